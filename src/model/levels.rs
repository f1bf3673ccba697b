//! How severe a campaign or a layout wants a finding to be.

use std::collections::BTreeMap;

use crate::diag::{Code, Severity};

pub use crate::schema::words::Level;

impl Level {
    /// What a finding becomes; `None` when it is not shown.
    pub fn severity(self) -> Option<Severity> {
        match self {
            Self::Allow => None,
            Self::Warn => Some(Severity::Warning),
            Self::Deny => Some(Severity::Error),
        }
    }
}

/// By code.
pub type Levels = BTreeMap<Code, Level>;
