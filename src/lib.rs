//! Posters, hotline cards and flyers that lead people out of human trafficking: every language, ready to print, refused when
//! wrong.
//!
//! This is the library behind the command `handbill`. A *campaign* is a folder of texts, designs and hotline numbers; what it
//! lacks comes from the *kit* inside the library. [`Campaign::open`] reads it, [`Campaign::plan`] says which sheets there are,
//! [`Job::make`] makes one of them and reads it back, [`Plan::build`] makes all of them into a folder.
//!
//! # A folder becomes PDFs
//!
//! ```
//! use handbill::{Campaign, Selection};
//!
//! let campaign = Campaign::open(".")?; // the folder with handbill.toml
//! let selection = Selection::default().layout("venue-poster").locale("es");
//! for job in campaign.plan(&selection)?.jobs() {
//!     let sheet = job.make()?;
//!     assert_eq!(sheet.path(), "es/venue-poster.pdf");
//!     assert!(sheet.pdf().starts_with(b"%PDF-"));
//! }
//! # Ok::<(), handbill::Findings>(())
//! ```
//!
//! # One sheet with values of its own
//!
//! ```
//! use handbill::{Campaign, Selection};
//!
//! let campaign = Campaign::open(".")?;
//! let here = Selection::default().layout("venue-poster").locale("en").set("venue", "Hotel Sunrise");
//! let plan = campaign.plan(&here)?;
//! let job = plan.jobs().next().expect("a plan has a job");
//! let sheet = job.make()?;
//! assert!(sheet.texts().iter().any(|text| text.contains("Hotel Sunrise")));
//!
//! let picture = sheet.picture(0, 30.0)?; // PNG, 30 dots an inch
//! assert!(picture.starts_with(b"\x89PNG"));
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```
//!
//! # Findings as data
//!
//! ```
//! use handbill::{Campaign, Selection, Severity};
//!
//! let campaign = Campaign::open(".")?;
//! // A number that is typed into a value would not change with the record, and is refused.
//! let typed = Selection::default().layout("venue-poster").locale("en").set("venue", "Hotel, 212 555 0100");
//! let findings = campaign.plan(&typed)?.check();
//! assert!(findings.has_errors());
//! for finding in findings.list().iter().filter(|finding| finding.severity == Severity::Error) {
//!     assert_eq!(finding.code, "number-not-in-registry");
//!     let place = finding.place.as_ref().expect("the box that shows it");
//!     assert!(place.file == "layouts/venue-poster.toml" && place.line > 1);
//!     println!("{place}: {}; {}", finding.message, finding.hints.join("; "));
//! }
//! # Ok::<(), handbill::Findings>(())
//! ```
//!
//! # Measures
//!
//! Lengths are points, 1/72 inch. The origin of a page is the lower left corner of its paper, and y grows upwards, as in the PDF.
//! Resolutions are dots an inch. Times are seconds since 1970-01-01 UTC, and always handed in: the library asks neither the clock
//! nor the environment, so that equal inputs give equal bytes.
//!
//! # Errors
//!
//! What is wrong with a campaign or a sheet is a [`Finding`], never a panic: a code, a message, the place in the file and how to
//! mend it. One run finds as much as it can. What must not be printed comes as `Err(`[`Findings`]`)`; warnings and notes come
//! beside the result. A picture has an error of its own, [`PictureError`].
//!
//! # Bounds
//!
//! Folders may be anybody's. Each file, list, picture and page is bounded, and what goes over a bound is a finding that names it. A
//! plan has at most 100,000 sheets, a picture at most 40 million pixels. Links that leave the campaign are not followed. Nothing is
//! fetched from a network.

#![deny(missing_docs)]

mod api;

// The rooms of `docs/architecture.md`. They are no interface: tests and examples for judges look into them, and they change
// without notice. The feature `narrow` closes them, so that the compiler sees what nobody uses.
#[cfg_attr(not(feature = "narrow"), doc(hidden))]
#[path = ""]
mod rooms {
    pub mod batch;
    pub mod cmd;
    pub mod compose;
    pub mod contact;
    pub mod diag;
    pub mod disk;
    pub mod export;
    pub mod impose;
    pub mod ink;
    pub mod limits;
    pub mod load;
    pub mod manifest;
    pub mod model;
    pub mod preflight;
    pub mod resolve;
    pub mod rules;
    pub mod scene;
    pub mod schema;
    pub mod text;
    pub mod verify;
}
#[cfg(not(feature = "narrow"))]
#[doc(hidden)]
pub use rooms::*;
#[cfg(feature = "narrow")]
use rooms::*;

/// The page about the library: its examples are compiled.
#[cfg(doctest)]
#[doc = include_str!("../docs/library.md")]
struct Page;

pub use api::{
    Built, Campaign, Existing, Finding, Findings, FinishedSheet, HotlineInfo, Ink, Job, Lack, LayoutInfo, LocaleInfo,
    PageBoxes, PictureError, Place, Plan, RegionInfo, Selection, Severity, SkippedSheet,
};

/// The command line: reads the arguments of this process, prints, and gives its exit code. 0: all well; 1: faults were found, and
/// what they concern was not written; 2: wrong usage.
///
/// The only part of the library that prints, and asks the clock and the environment.
pub fn main() -> std::process::ExitCode {
    cmd::run()
}
