//! The manifest against the files and the campaign, field by field; files that are other than it says; manifests that mean harm.
#![allow(
    clippy::expect_used,
    clippy::panic,
    clippy::unwrap_used,
    reason = "a test that cannot set itself up has failed"
)]

#[path = "manifest/fields.rs"]
mod fields;
#[path = "manifest/files.rs"]
mod files;
use crate::read_back as finished;
#[path = "manifest/hostile.rs"]
mod hostile;
#[path = "manifest/town.rs"]
mod town;
