//! Pictures: read strictly, bounded before they are decoded, refused when they are not what the file name says.
//!
//! `art` finds them for a layout; `raster` hands on PNG (`png`) and JPEG (`jpeg`, `jpeg_scan`) with their ICC profiles
//! (`profile`); `svg` writes drawings anew for usvg, `svg_bounds` says what they cost.

pub mod art;
mod jpeg;
mod jpeg_scan;
mod png;
mod profile;
mod raster;
mod svg;
mod svg_bounds;
