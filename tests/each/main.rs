//! Each code, level, threshold, key, message format and command has a case of its own: what no case raises fails by name.
//!
//! | file | what |
//! |---|---|
//! | `codes` | every row of the rule table is raised, and near-missed |
//! | `levels` | allow, warn and deny, in a campaign and in a layout; `--strict` |
//! | `print`, `contrast`, `symbols`, `sizes`, `wording` | thresholds of the preflight, just below and just above |
//! | `limits` | bounds on a campaign, at the last that passes and the first that does not |
//! | `record` | what a record says, to its printed words; conditions of boxes |
//! | `keys` | every key of a layout changes what is drawn |
//! | `mirrored` | each property of a box in a right-to-left twin |
//! | `lines` | cut words, lines of scripts without spaces, links |
//! | `formats` | golden messages with every key |
//! | `own` | logos, gradients, pixels, fonts and colours of a campaign's own |
//! | `commands`, `photos` | every command on what is there already |
//! | `shells` | completions and the manual know every command |
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "a test that cannot prepare itself has failed"
)]

mod codes;
mod commands;
mod contrast;
mod formats;
mod keys;
mod levels;
mod limits;
mod lines;
mod mirrored;
mod own;
mod photos;
mod print;
mod record;
mod shells;
mod sizes;
pub mod support;
mod symbols;
mod wording;
