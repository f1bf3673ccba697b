//! A finished scene becomes a file: `pdf` writes it with printpdf and makes it conform. Nothing is laid out here, and nothing
//! that an earlier stage knows of texts, files or layouts may enter.

pub mod pdf;
