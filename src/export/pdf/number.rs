//! The gate that every number passes on its way into a file.

use super::PdfError;

/// Rounds to a thousandth (1/1000 pt is 0.35 µm) and refuses what is not finite or absurdly large.
/// `what` names the number in the message.
pub(super) fn milli(value: f32, what: &'static str) -> Result<f32, PdfError> {
    round(value, 1000.0, what)
}

/// Like [`milli`], but for the four factors of a matrix, which multiply lengths: five digits.
pub(super) fn factor(value: f32, what: &'static str) -> Result<f32, PdfError> {
    round(value, 100_000.0, what)
}

fn round(value: f32, steps: f64, what: &'static str) -> Result<f32, PdfError> {
    // Readers hold reals as 32-bit floats or as fixed-point numbers with 16 integer bits and more; nothing that is
    // printed needs a million points (350 m).
    if !value.is_finite() || value.abs() > 1e6 {
        return Err(PdfError::NotFinite(what));
    }
    let rounded = (f64::from(value) * steps).round() / steps;
    // Minus zero would be written as "-0".
    Ok(if rounded == 0.0 { 0.0 } else { rounded as f32 })
}
