//! Every bound on what a campaign may contain, in one place. Inputs are hostile until they fit in here.
//!
//! Only constants live here; the readers name them when they refuse something. A bound on one thing is not enough where
//! there may be many: what multiplies (boxes × repeat × copies, rules × elements) or adds up (bytes, pixels, findings)
//! has a bound of its own below. Together they keep a run below 1 GB of memory.

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
/// Pixels of a JPEG; other pictures may have [`RAW_PIXELS`].
pub const RASTER_PIXELS: u64 = 100_000_000;
/// Memory that decoding one image may take, in bytes.
pub const RASTER_MEMORY: u64 = 512 << 20;
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
/// Copies of a box with `each`.
pub const COPIES_OF_EACH: u16 = 24;
/// Languages on one sheet.
pub const LOCALES_OF_SHEET: u16 = 24;
/// Values that a campaign brings.
pub const OWN_VALUES: usize = 500;
/// Resources of a campaign.
pub const RESOURCES: usize = 500;
/// Partners of an organization.
pub const PARTNERS: usize = 24;
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

/// All texts and specs of a campaign together, in bytes.
pub const TEXT_TOTAL: u64 = 16 << 20;
/// All pictures of a campaign together, in bytes.
pub const ART_TOTAL: u64 = 128 << 20;
/// All pixels of a campaign's pictures, and of those that one face shows; of those that are no JPEG only [`RAW_PIXELS`].
pub const PIXELS_TOTAL: u64 = 150_000_000;
/// Pixels of all pictures that stand in the PDF unpacked and packed anew (PNG, turned JPEG).
pub const RAW_PIXELS: u64 = 40_000_000;
/// All fonts of a campaign's own, unpacked, in bytes.
pub const FONT_TOTAL: u64 = 256 << 20;
/// Named styles, and how many of them may extend one another.
pub const STYLES: usize = 300;
pub const STYLE_CHAIN: usize = 20;
/// Named colours.
pub const COLORS: usize = 300;
/// Layouts of a campaign.
pub const LAYOUTS: usize = 300;
/// Boxes of a layout when every `repeat` is carried out, and with the copies of its imposition.
pub const BOXES_PLACED: usize = 5000;
pub const BOXES_COPIED: usize = 100_000;
/// What one face may paint: glyphs, and steps of paths.
pub const FACE_STEPS: usize = 1_000_000;
/// Dashes of all broken lines of a face.
pub const FACE_DASHES: f64 = 100_000.0;
/// References in an SVG that lead to one another.
pub const SVG_CHAIN: usize = 40;
/// Bytes of an SVG's attributes after its `<use>` references are expanded.
pub const SVG_SPREAD: usize = 8 << 20;
/// Selectors of an SVG's style sheet times its bytes: each is held against each element.
pub const SVG_MATCHES: usize = 200_000_000;
/// Elements of all drawings of a campaign, expanded.
pub const SVG_TOTAL: usize = 300_000;
/// Parts of a group with an opacity, each of which is held against each other.
pub const SVG_PALE: usize = 2000;
/// Colours of one gradient, each round of a repeated one counted.
pub const GRADIENT_STOPS: usize = 500;
/// Pixels of a drawing that is printed as pixels, and how often its filters and masks may go over all of them.
pub const DRAWN_PIXELS: u64 = 20_000_000;
pub const DRAWN_LAYERS: u64 = 400_000_000;
/// One text of an `.ftl` file with all its variants, in bytes.
pub const FLUENT_ENTRY: usize = 100_000;
/// Hotlines of all regions.
pub const HOTLINES_TOTAL: usize = 10_000;
/// Findings of a whole run that are kept.
pub const FINDINGS_TOTAL: usize = 10_000;
