//! Every bound on what a campaign may contain, in one place. Inputs are hostile until they fit in here.
//!
//! Only constants live here; the readers name them when they refuse something.

/// A TOML spec or an `.ftl` file, in bytes.
pub const SPEC_BYTES: u64 = 1 << 20;
/// An SVG file, in bytes.
pub const SVG_BYTES: u64 = 2 << 20;
/// Elements of an SVG after its `<use>` references are expanded.
pub const SVG_ELEMENTS: usize = 100_000;
/// Elements of an SVG, one inside the other.
pub const SVG_DEPTH: usize = 100;
/// A PNG or JPEG file, in bytes.
pub const RASTER_BYTES: u64 = 40 << 20;
/// Pixels of an image.
pub const RASTER_PIXELS: u64 = 100_000_000;
/// Memory that decoding one image may take, in bytes.
pub const RASTER_MEMORY: u64 = 1 << 30;
/// Pixels that fit in [`RASTER_MEMORY`] are few enough for the PDF; a wider image is refused before it is decoded.
pub const RASTER_SIDE: u32 = 30_000;
/// Files that are looked at below the campaign's folders.
pub const FILES: usize = 2000;
/// Folders, one inside the other.
pub const FOLDER_DEPTH: usize = 6;
/// Boxes, one inside the other.
pub const BOX_DEPTH: usize = 8;
/// Findings of one file that are kept: nobody mends more in one go, and a hostile file could make a million.
pub const FINDINGS: usize = 100;
/// Findings of one kind in one text.
pub const FINDINGS_OF_TEXT: usize = 10;
/// Items of a list.
pub const LIST_ITEMS: usize = 100;
/// Hotlines of a region.
pub const HOTLINES: usize = 100;
/// Boxes of one layout.
pub const BOXES: usize = 500;
/// `repeat` of a box.
pub const REPEAT: u16 = 200;
/// Tracks of a grid in either direction.
pub const TRACKS: usize = 100;
/// Faces of a layout.
pub const FACES: usize = 8;
/// Copies on a sheet in either direction.
pub const COPIES: u16 = 50;
/// A formatted message, in characters.
pub const MESSAGE_CHARS: usize = 20_000;
/// Opening braces and parentheses of one Fluent entry: bounds the recursion of the parser.
pub const FLUENT_OPENERS: usize = 200;
/// Messages of a locale.
pub const MESSAGES: usize = 5000;
/// A value that is printed (a venue, a hotline's name), in characters.
pub const VALUE_CHARS: usize = 300;
/// The longest side of a paper or a trim, in points (the PDF limit of 200 in).
pub const PAGE_SIDE: f32 = 14_400.0;
