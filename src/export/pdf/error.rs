//! What can be wrong with a scene, as far as the PDF writer is concerned.

use std::fmt;

/// Why a scene could not be written. Each is a fault of the stage before, or of a font or image that came with it;
/// the writer itself does no input or output.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum PdfError {
    /// A position, length or matrix is NaN or infinite; the word says where.
    NotFinite(&'static str),
    /// The subsetter or the metrics reader refuses the font.
    Font { name: String, reason: String },
    /// A glyph id that the face does not have.
    Glyph { name: String, id: u16 },
    /// One font would need more than 65 535 codes.
    TooManyCodes { name: String },
    /// Pixels and dimensions do not agree, or the bytes are no JPEG.
    Image(String),
    /// A link target that is not tel:, sms:, mailto: or https:, or not plain ASCII.
    Link(String),
    /// The scene contradicts itself (a range outside the glyphs, a tag that does not exist, …).
    Scene(String),
    /// printpdf or lopdf gave something back that cannot be used.
    Writer(String),
}

impl fmt::Display for PdfError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::NotFinite(what) => write!(f, "{what} is not a finite number"),
            Self::Font { name, reason } => write!(f, "the font {name} cannot be embedded: {reason}"),
            Self::Glyph { name, id } => write!(f, "the font {name} has no glyph {id}"),
            Self::TooManyCodes { name } => write!(f, "the font {name} would need more than 65535 codes"),
            Self::Image(why) => write!(f, "an image cannot be embedded: {why}"),
            Self::Link(uri) => write!(f, "not a link target that may be printed: {uri}"),
            Self::Scene(why) => write!(f, "the scene is inconsistent: {why}"),
            Self::Writer(why) => write!(f, "the PDF writer failed: {why}"),
        }
    }
}

impl std::error::Error for PdfError {}

/// A scene fault, for `ok_or_else` and friends.
pub(super) fn scene(why: impl Into<String>) -> PdfError {
    PdfError::Scene(why.into())
}
