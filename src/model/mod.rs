//! What the stages hand on: data without behaviour of a stage. Nothing is read, judged or placed here.
//!
//! | file | what |
//! |---|---|
//! | `hotline` | regions and their hotlines |
//! | `layout` | a design as it was checked |
//! | `levels` | how severe findings are wanted |
//! | `values` | what a sheet may show beside its texts |

pub mod channels;
pub mod hotline;
pub mod layout;
pub mod levels;
pub mod values;

use crate::diag::Spanned;

/// A value that is printed as it stands.
#[derive(Debug, Clone, PartialEq)]
pub struct FreeField {
    /// As it is called in the file.
    pub key: &'static str,
    pub value: Spanned<String>,
}
