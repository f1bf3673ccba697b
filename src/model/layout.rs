//! A layout as it was checked: every length has a unit, every colour and style is resolved, every box one content.
//!
//! Lengths are points at the design size (the first paper of the family); `compose` scales them to other papers.
//! Only data and its geometry live here; `layouts` makes it from TOML and `compose` places it.

use std::collections::BTreeMap;
use std::sync::Arc;

use crate::diag::{SourceId, Span, Spanned};
use crate::model::levels::Levels;
use crate::model::values::ValueId;
use crate::scene::{Color, Pt, Rect, Size};

use crate::model::channels::Channel;
use crate::model::hotline::LineKind;

pub use crate::schema::words::{Align, Covers, Family, FlipEdge, List, Marker, Order, RoleSpec, Shape, Weight};

/// A length in a spec. Percentages are of the containing box's width (height for row tracks), as in CSS.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Length {
    Pt(Pt),
    /// As a part of 1.
    Percent(f32),
}

#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Track {
    Length(Length),
    Fr(f32),
    /// As large as its content.
    Auto,
    /// `minmax(LENGTH, auto)`: as large as its content, and at least so large.
    AtLeast(Length),
}

/// `areas` is a rectangle of names, row by row; `None` is an empty cell (`.`).
#[derive(Debug, Clone, PartialEq)]
pub struct Grid {
    pub span: Span,
    pub columns: Vec<Track>,
    pub rows: Vec<Track>,
    pub areas: Vec<Vec<Option<String>>>,
    pub column_gap: Length,
    pub row_gap: Length,
}

/// Named papers and free sizes for both families; the first of each is the design size and the default.
#[derive(Debug, Clone, PartialEq)]
pub struct Papers {
    pub iso: Vec<Paper>,
    pub us: Vec<Paper>,
}

#[derive(Debug, Clone, PartialEq)]
pub struct Paper {
    /// `A4`, `Letter`, or `85x55mm` for a free size.
    pub name: String,
    pub size: Size,
}

/// A family of fonts that a style names.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OwnFamily {
    pub name: String,
    /// It has digits that are told apart from one another and from letters: numbers may be set in it.
    pub digits: bool,
}

/// A named style, inheritance already applied.
#[derive(Debug, Clone, PartialEq)]
pub struct Style {
    pub name: String,
    pub span: Span,
    /// The wanted size at the design paper.
    pub size: Pt,
    /// Never smaller than this, on any paper.
    pub min: Pt,
    pub weight: Weight,
    /// `None` for the family of the language.
    pub font: Option<Arc<OwnFamily>>,
    pub color: Color,
    /// Colour of `<em>`; `None` keeps the text's own.
    pub emphasis: Option<Color>,
    /// Line pitch in em for Latin; other scripts get at least what their ink needs.
    pub leading: f32,
    /// Space between paragraphs, in em.
    pub paragraph_gap: f32,
    pub align: Align,
    /// Lines of about equal length, no single word on the last one.
    pub balance: bool,
    /// Words may be cut where the language has patterns for it.
    pub hyphens: bool,
    /// When it gives way where a face is too full: 1 first, 9 last, 0 never.
    pub shrink: u8,
}

/// Edges in writing order: `start` is left in a left-to-right locale and right in a right-to-left one.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Edges<T> {
    pub top: T,
    pub end: T,
    pub bottom: T,
    pub start: T,
}

/// Where a box stands in its grid.
#[derive(Debug, Clone, PartialEq)]
pub enum Place {
    /// The bounding rectangle of these areas; several boxes may share an area, later ones paint over earlier ones.
    Areas(Vec<Spanned<String>>),
    /// The whole trim of the face (`area = "page"`), out of the grid's flow.
    Page,
    /// No `area`: the next free cell of the grid, as CSS places it.
    Auto,
}

#[derive(Debug, Clone, PartialEq)]
pub enum ContentSpec {
    /// A message id, or `id.attribute`.
    Text(Spanned<String>),
    /// Message ids, one an item.
    List(Vec<Spanned<String>>),
    /// A value alone, with a link where it leads somewhere.
    Value(ValueId),
    /// The payload, e.g. `{hotline.url}`.
    Qr(Spanned<String>),
    /// A path under `layouts/`, checked and loaded: the key into `Campaign::art`.
    Image(Spanned<String>),
    /// A picture that is a value: `{organization.logo}`.
    Picture(ValueId),
    Shape(Shape),
    Boxes {
        grid: Grid,
        boxes: Vec<Arc<BoxSpec>>,
    },
}

#[derive(Debug, Clone, PartialEq)]
pub struct StrokeSpec {
    pub color: Color,
    pub width: Pt,
    /// On and off lengths; empty for solid.
    pub dash: Vec<Pt>,
}

/// One box. `fill`, `stroke` and `radius` paint the box itself, behind its content.
#[derive(Debug, Clone, PartialEq)]
pub struct BoxSpec {
    pub span: Span,
    /// How messages name it: its `name` key, else its area.
    pub name: String,
    pub place: Place,
    pub content: ContentSpec,
    pub style: Option<Arc<Style>>,
    pub role: RoleSpec,
    /// A message id.
    pub alt: Option<Spanned<String>>,
    /// Where the content stands in the box when it is smaller.
    pub align: Option<Align>,
    pub valign: Align,
    pub padding: Edges<Length>,
    pub fill: Option<Color>,
    pub stroke: Option<StrokeSpec>,
    pub radius: Pt,
    /// The painted box, a shape, or a picture that covers its box grows over these sides to the edge of the bleed.
    pub extend: Edges<bool>,
    /// Degrees clockwise: 0, 90, 180 or 270.
    pub rotate: u16,
    /// Only when there is the value.
    pub when: Option<ValueId>,
    /// Only when there is none.
    pub unless: Option<ValueId>,
    /// The box once for every entry of a list, each with that entry's values.
    pub each: Option<Each>,
    /// The box this many times, in successive cells; a screen reader meets the first only.
    pub repeat: u16,
    pub marker: Marker,
    /// Space between list items, in em of the style; a hairline between them when `rules` has a stroke.
    pub item_gap: f32,
    /// The gap may grow to this where the box is higher than the list.
    pub item_gap_max: f32,
    /// Whether the first item has a rule above it, too.
    pub first_rule: bool,
    pub rules: Option<StrokeSpec>,
    /// A QR code fills its box with its modules, and its quiet zone hangs outside it, so that it stands on the same edge
    /// as the text around it.
    pub hang: bool,
    /// Flip an image in right-to-left locales.
    pub mirror: bool,
    /// A drawing is printed as so many pixels an inch.
    pub raster: Option<u16>,
    /// Fixed size, instead of the content's own.
    pub width: Option<Length>,
    pub height: Option<Length>,
    /// Fill the box and cut off what is over (images), instead of fitting inside.
    pub cover: bool,
    /// Colours of the modules (qr) or the marker (list).
    pub ink: Option<Color>,
    /// Which of the things that every sheet says are said here, in words that the preflight cannot know.
    pub covers: Vec<Covers>,
}

/// `each`: a box over a list.
#[derive(Debug, Clone, PartialEq)]
pub struct Each {
    pub list: List,
    pub span: Span,
    /// `where = { tag = … }`: only entries with this tag.
    pub tag: Option<Spanned<String>>,
    /// `where = { kind = […] }`: only lines of these kinds.
    pub kinds: Vec<LineKind>,
    /// `where = { id = […] }`: only these, in this order.
    pub ids: Vec<Spanned<String>>,
    /// More entries than this are an error.
    pub at_most: u16,
    pub order: Order,
    /// Copies side by side.
    pub across: u16,
    /// Between copies: across and down.
    pub gap: (Length, Length),
    /// Rows of copies are of one height, and fill the box.
    pub equal_rows: bool,
    /// Texts are as large in every copy as in the one that has least room for them.
    pub equal: bool,
    /// A list of none leaves the box out instead of stopping the sheet.
    pub optional: bool,
}

#[derive(Debug, Clone, PartialEq)]
pub struct Face {
    pub name: String,
    pub span: Span,
    pub fill: Option<Color>,
    /// The layout's margin, or the face's own.
    pub margin: Length,
    pub grid: Grid,
    pub boxes: Vec<Arc<BoxSpec>>,
}

/// Several copies on a sheet.
#[derive(Debug, Clone, PartialEq)]
pub struct Imposition {
    pub columns: u16,
    pub rows: u16,
    /// Between neighbouring trims.
    pub gutter_x: Pt,
    pub gutter_y: Pt,
    pub crop_marks: bool,
    /// The second face is mirrored over this edge.
    pub duplex: Option<FlipEdge>,
}

impl Imposition {
    /// One copy, with marks.
    pub fn alone() -> Self {
        Self { columns: 1, rows: 1, gutter_x: 0.0, gutter_y: 0.0, crop_marks: true, duplex: None }
    }
    /// Space left and above of the block of copies, and as much right and below; `None` when they do not fit.
    pub fn margins(&self, sheet: Size, trim: Size) -> Option<(Pt, Pt)> {
        let (cols, rows) = (f32::from(self.columns), f32::from(self.rows));
        let x = (sheet.w - cols * trim.w - (cols - 1.0) * self.gutter_x) / 2.0;
        let y = (sheet.h - rows * trim.h - (rows - 1.0) * self.gutter_y) / 2.0;
        (x >= -0.01 && y >= -0.01).then_some((x.max(0.0), y.max(0.0)))
    }
    /// The column and row of a copy; on the back as the paper is turned.
    pub fn cell(&self, (column, row): (u16, u16), back: bool) -> (u16, u16) {
        match (back, self.duplex) {
            (true, Some(FlipEdge::Long)) => (self.columns.saturating_sub(1 + column), row),
            (true, Some(FlipEdge::Short)) => (column, self.rows.saturating_sub(1 + row)),
            _ => (column, row),
        }
    }
    /// Where the copy in a cell is cut.
    pub fn trim_of(&self, (column, row): (u16, u16), (x0, y0): (Pt, Pt), trim: Size) -> Rect {
        let x = x0 + f32::from(column) * (trim.w + self.gutter_x);
        let y = y0 + f32::from(row) * (trim.h + self.gutter_y);
        Rect::new(x, y, trim.w, trim.h)
    }
    /// What the copy in a cell may paint: its trim, its bleed on the outside, half of the gutter towards a neighbour.
    pub fn reach(&self, (column, row): (u16, u16), trim: Rect, bleed: Pt) -> Rect {
        let side = |outermost: bool, gutter: Pt| if outermost { bleed } else { bleed.min(gutter / 2.0) };
        let left = side(column == 0, self.gutter_x);
        let right = side(column + 1 == self.columns, self.gutter_x);
        let top = side(row == 0, self.gutter_y);
        let bottom = side(row + 1 == self.rows, self.gutter_y);
        Rect::new(trim.x - left, trim.y - top, trim.w + left + right, trim.h + top + bottom)
    }
}

/// A channel that is printed in languages that it does not serve, and why.
#[derive(Debug, Clone, PartialEq)]
pub struct Insist {
    pub channel: Channel,
    pub reason: String,
    pub span: Span,
}

/// A design.
#[derive(Debug, Clone, PartialEq)]
pub struct Layout {
    /// The file's stem: `venue-poster`.
    pub id: String,
    pub source: SourceId,
    pub title: String,
    /// Message id of the document's title (PDF metadata), e.g. the headline.
    pub document_title: Spanned<String>,
    /// The sheet that comes out of the printer.
    pub papers: Papers,
    /// The size of one face when several stand on a sheet; else the paper itself.
    pub trim: Option<Papers>,
    pub bleed: Pt,
    pub margin: Length,
    pub faces: Vec<Face>,
    pub impose: Option<Imposition>,
    /// Which hotlines are printed, in this order; empty leaves it to the campaign.
    pub hotlines: Vec<Spanned<String>>,
    /// Channels that are printed whatever is spoken there.
    pub insist: Vec<Insist>,
    /// It asks people to tell what they saw: lines for victims alone are not on it.
    pub tips: bool,
    /// From how far the headline and the number are read.
    pub reading_distance: Option<Pt>,
    /// From how far the code is scanned.
    pub scan_distance: Option<Pt>,
    /// Posting profiles that the sheet is meant for.
    pub postings: Vec<Spanned<String>>,
    /// Values that the campaign may lack; without them no sheet is made of it.
    pub needs: Vec<ValueId>,
    /// The least and the most languages on a sheet.
    pub languages: Option<(usize, usize)>,
    /// Languages of its sheets, `en+es`, where the campaign says none.
    pub sets: Vec<Spanned<String>>,
    /// Levels of rules for this layout.
    pub rules: Levels,
    /// For messages: which colour names are known.
    pub colors: BTreeMap<String, Color>,
}
