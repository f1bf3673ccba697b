//! The library's interface: what a program sees of handbill. Wrappers that hand on to the stages; no rule, no position and no byte is
//! decided here, and nothing prints or asks the clock.
//!
//! | file | what |
//! |---|---|
//! | `campaign` | a campaign that was opened, and what is in it |
//! | `plan` | which sheets; one of them, or all of them into a folder |
//! | `sheet` | a finished sheet: its PDF, its pictures, what stands on it |
//! | `findings` | what is wrong, where, and how to mend it, as data |

mod campaign;
mod findings;
mod plan;
mod sheet;

pub use crate::batch::Lack;
pub use crate::export::png::PngError as PictureError;
pub use crate::ink::Ink;
pub use crate::rules::Severity;
pub use campaign::{Campaign, HotlineInfo, LayoutInfo, LocaleInfo, RegionInfo};
pub use findings::{Finding, Findings, Place};
pub use plan::{Built, Existing, Job, Plan, Selection, SkippedSheet};
pub use sheet::{FinishedSheet, PageBoxes};
