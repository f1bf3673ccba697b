//! What `resolve` hands on: every slot of a layout filled for one job, each text with the place it came from.

use std::ops::Range;
use std::sync::Arc;

use crate::diag::Span;
use crate::load::campaign::Locale;
use crate::model::hotline::{Hotline, Region};
use crate::model::layout::{BoxSpec, Face, Layout, Paper};
use crate::model::values::{Fact, ValueId};

/// layout × locale × region × record, on one paper.
#[derive(Debug, Clone)]
pub struct Job {
    pub layout: Arc<Layout>,
    pub locale: Arc<Locale>,
    pub region: Arc<Region>,
    /// The languages of the sheet, in the order in which they are read; the first is `locale`.
    pub locales: Vec<Arc<Locale>>,
    /// The first of `hotlines`.
    pub hotline: Arc<Hotline>,
    /// Those that it may print, in this order.
    pub hotlines: Vec<Arc<Hotline>>,
    /// Where the sheet hangs; the `$venue` of the texts.
    pub venue: Option<String>,
    /// What this sheet has instead of the campaign's values.
    pub given: Vec<(ValueId, Fact)>,
    /// The sheet.
    pub paper: Paper,
    /// The size of one face; equals the paper's for a layout without imposition.
    pub trim: Paper,
    /// Multiplies every length of the layout except minimum sizes.
    pub scale: f32,
    /// `venue-poster · ar · US · Tabloid`, for messages.
    pub name: String,
}

/// Something in a text that must never break, be reordered or be retyped.
#[derive(Debug, Clone, PartialEq)]
pub struct Protected {
    pub range: Range<usize>,
    pub kind: ProtectedKind,
    /// `tel:`, `sms:` or `https:`; `None` for a protected span that leads nowhere (a date).
    pub uri: Option<String>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ProtectedKind {
    Phone,
    ShortCode,
    Url,
    /// A date, a version: kept together.
    Other,
    /// A number, code or address that the translation spells out: reads left to right, in the font of the text.
    Literal,
    /// A number in the locale's own digits: kept together, in the order of the text around it.
    Kept,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Emphasis {
    /// `<strong>`: Bold.
    Strong,
    /// `<em>`: the style's emphasis colour; never slanted.
    Em,
}

/// One paragraph, free of markup and of isolates (compose adds isolation from `protected` and `names`).
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Paragraph {
    pub text: String,
    pub emphasis: Vec<(Range<usize>, Emphasis)>,
    pub protected: Vec<Protected>,
    /// Values of unknown direction (a venue's name): isolated, but they may break.
    pub names: Vec<Range<usize>>,
    /// Words that stay on one line though the language may break inside them.
    pub whole: Vec<Range<usize>>,
    /// Days that are values: their digits are no number that somebody typed.
    pub dates: Vec<Range<usize>>,
}

#[derive(Debug, Clone, PartialEq)]
pub struct RichText {
    pub paragraphs: Vec<Paragraph>,
    /// The message in the `.ftl` (or the record in the hotline file) that it came from.
    pub origin: Span,
    pub message: String,
}

#[derive(Debug, Clone)]
pub enum WordedContent {
    Text(RichText),
    List(Vec<RichText>),
    /// A number or an address on its own: one protected span.
    Hotline(RichText),
    Qr {
        payload: String,
    },
    Image {
        art: String,
    },
    Shape,
    Boxes(Vec<WordedBox>),
}

#[derive(Debug, Clone)]
pub struct WordedBox {
    pub spec: Arc<BoxSpec>,
    pub content: WordedContent,
    /// What a screen reader says for a picture or a code.
    pub alt: Option<String>,
    /// The language that it and the boxes in it are in.
    pub locale: Arc<Locale>,
}

#[derive(Debug, Clone)]
pub struct WordedFace {
    pub index: usize,
    pub boxes: Vec<WordedBox>,
}

impl WordedFace {
    pub fn spec<'a>(&self, layout: &'a Layout) -> &'a Face {
        &layout.faces[self.index]
    }
}

#[derive(Debug, Clone)]
pub struct Wording {
    pub job: Job,
    /// The document's title, plain text.
    pub title: String,
    pub faces: Vec<WordedFace>,
    /// Hotlines whose values it shows, each once.
    pub hotlines: Vec<Arc<Hotline>>,
}
