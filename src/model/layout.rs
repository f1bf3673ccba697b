//! A layout as it was checked: every length has a unit, every colour and style is resolved, every box one content.
//!
//! Lengths are points at the design size (the first paper of the family); `compose` scales them to other papers.
//! Only data lives here; `layouts` makes it from TOML and `compose` places it.

use std::collections::BTreeMap;
use std::sync::Arc;

use crate::diag::{SourceId, Span, Spanned};
use crate::model::levels::Levels;
use crate::model::values::ValueId;
use crate::scene::{Color, Pt, Size};

pub use crate::schema::words::{Align, Covers, Family, FlipEdge, List, Marker, RoleSpec, Shape, Weight};

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
    /// `where = { id = […] }`: only these, in this order.
    pub ids: Vec<Spanned<String>>,
    /// More entries than this are an error.
    pub at_most: u16,
    /// Copies side by side.
    pub across: u16,
    /// Between copies: across and down.
    pub gap: (Length, Length),
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
    /// From how far the headline and the number are read.
    pub reading_distance: Option<Pt>,
    /// From how far the code is scanned.
    pub scan_distance: Option<Pt>,
    /// Posting profiles that the sheet is meant for.
    pub postings: Vec<Spanned<String>>,
    /// Levels of rules for this layout.
    pub rules: Levels,
    /// For messages: which colour names are known.
    pub colors: BTreeMap<String, Color>,
}
