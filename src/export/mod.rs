//! A finished scene becomes a file: `pdf` writes it with printpdf and makes it conform, `png` draws a page of
//! that file. Nothing is laid out here, and nothing that an earlier stage knows of texts, files or layouts may enter.

pub mod pdf;
pub mod png;
