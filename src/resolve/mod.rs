//! Stage 2, layout + locale + region → [`wording::Wording`]: every text slot filled, with where it came from.
//!
//! | file | what |
//! |---|---|
//! | `wording` | what is handed on, and the job |
//! | `job` | which paper, which scale |
//! | `args` | the record's values for the texts, and where each leads |
//! | `paragraphs` | formatted text → paragraphs, emphasis, protected spans |
//! | `tokens` | numbers, codes and addresses that a translation spells out; native digits |
//! | `boxes` | the boxes of a layout, one after the other |
//! | `each` | one copy of a box for every entry of a list |
//! | `neighbours` | numbers that come together from several texts |
//! | `missing` | which texts a layout needs and a locale lacks |

mod args;
mod boxes;
mod each;
mod job;
mod missing;
mod neighbours;
pub mod paragraphs;
mod tokens;
pub mod wording;

pub use boxes::resolve;
pub use missing::{check_layout, missing, needed};
