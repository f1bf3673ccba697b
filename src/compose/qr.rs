//! QR codes: the symbol for a payload, and whether its box is large enough to be read from paper.

use qrcode::{Color as Module, EcLevel, QrCode, bits};

use crate::diag::Code;
use crate::scene::Pt;

/// Quiet zone on each side, in modules (ISO/IEC 18004:2015, 9.1: 4).
pub const QUIET: usize = 4;

/// Least side of a module, in points: 0.4 mm, what a phone reads from a cheap print at arm's length.
pub const MIN_MODULE: Pt = 0.4 * 72.0 / 25.4;

/// Longest payload that is accepted, in bytes. Version 10-M holds 213 bytes with 57 modules a side; what is longer makes
/// modules too small for any sheet of ours.
pub const MAX_PAYLOAD: usize = 213;

/// The dark modules of a symbol without its quiet zone, row by row.
#[derive(Debug, Clone, PartialEq)]
pub struct Symbol {
    pub side: usize,
    pub dark: Vec<bool>,
}

impl Symbol {
    /// The smallest symbol for the payload at level M, or Q where that costs no larger symbol. `None` when it is too
    /// long.
    pub fn new(payload: &str) -> Option<Self> {
        if payload.len() > MAX_PAYLOAD {
            return None;
        }
        // The search for the mask is what costs: only the symbol that is taken goes through it.
        let medium = bits::encode_auto(payload.as_bytes(), EcLevel::M).ok()?;
        let (bits, level) = match bits::encode_auto(payload.as_bytes(), EcLevel::Q) {
            Ok(better) if better.version() == medium.version() => (better, EcLevel::Q),
            _ => (medium, EcLevel::M),
        };
        let code = QrCode::with_bits(bits, level).ok()?;
        let dark = code.to_colors().into_iter().map(|m| m == Module::Dark).collect();
        Some(Self { side: code.width(), dark })
    }

    /// The side of a module when the symbol is `side` points wide: with its quiet zone, or without one that hangs.
    pub fn module(&self, side: Pt, hang: bool) -> Pt {
        side / (if hang { self.side } else { self.side + 2 * QUIET }) as f32
    }
}
