//! How the glyphs of a cluster share its text, so that a reader gives the text back once and in order.

use super::error::{PdfError, scene};
use crate::scene::{Glyph, TextRun};

/// A glyph and the text that a reader takes from it.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Shown<'a> {
    pub glyph: Glyph,
    pub text: &'a str,
}

/// Glyphs that are painted together.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Piece<'a> {
    /// What the glyphs mean together, where the single glyphs cannot say it (`/ActualText`).
    pub actual: Option<&'a str>,
    pub shown: Vec<Shown<'a>>,
}

/// The pieces of a run in paint order, or what is wrong with its clusters.
pub(super) fn pieces(run: &TextRun) -> Result<Vec<Piece<'_>>, PdfError> {
    let mut covered = 0;
    let mut out = Vec::with_capacity(run.clusters.len());
    for cluster in &run.clusters {
        let text =
            run.text.get(cluster.text.clone()).ok_or_else(|| scene("a cluster's text range is outside its run"))?;
        let glyphs = run
            .glyphs
            .get(cluster.glyphs.clone())
            .ok_or_else(|| scene("a cluster's glyph range is outside its run"))?;
        if glyphs.is_empty() {
            return Err(scene("a cluster without glyphs"));
        }
        if cluster.glyphs.start != covered {
            return Err(scene("the clusters of a run do not follow one another"));
        }
        covered = cluster.glyphs.end;
        out.push(share(glyphs, text, run.rtl));
    }
    if covered != run.glyphs.len() {
        return Err(scene("glyphs that belong to no cluster"));
    }
    Ok(out)
}

/// Deals the characters of `text` out to `glyphs`.
fn share<'a>(glyphs: &[Glyph], text: &'a str, rtl: bool) -> Piece<'a> {
    if let [glyph] = glyphs {
        return Piece { actual: None, shown: vec![Shown { glyph: *glyph, text }] };
    }
    let mut order: Vec<Glyph> = glyphs.to_vec();
    if rtl {
        order.reverse();
    }
    let mut rest = text;
    let last = order.len() - 1;
    let mut shown: Vec<Shown<'a>> = Vec::new();
    for (i, glyph) in order.into_iter().enumerate() {
        let cut = if i == last { rest.len() } else { rest.chars().next().map_or(0, char::len_utf8) };
        let (own, after) = rest.split_at(cut);
        rest = after;
        shown.push(Shown { glyph, text: own });
    }
    Piece { actual: Some(text), shown }
}
