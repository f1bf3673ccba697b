//! Clusters → what is shown: one code each where the font can hold it, so that a reader gives the text back once and
//! in order.

use std::borrow::Cow;

use super::composites::{Part, Shape};
use super::error::{PdfError, scene as fault};
use super::fonts::Metrics;
use crate::scene::{Fence, Glyph, TextRun};

/// What one code paints, and the text that a reader takes from it.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Shown<'a> {
    pub shape: Shape,
    pub text: Cow<'a, str>,
    /// From the run's origin, in points; `y` grows downwards and is 0 under TrueType.
    pub x: f32,
    pub y: f32,
}

/// Codes that are shown together.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Piece<'a> {
    /// What they mean together, where the single codes cannot say it (`/ActualText`).
    pub actual: Option<&'a str>,
    pub shown: Vec<Shown<'a>>,
}

/// The pieces of a run in paint order, or what is wrong with its clusters.
pub(super) fn pieces<'a>(run: &'a TextRun, metrics: &Metrics<'_>) -> Result<Vec<Piece<'a>>, PdfError> {
    let mut covered = 0;
    let mut out = Vec::with_capacity(run.clusters.len());
    for (at, cluster) in run.clusters.iter().enumerate() {
        let text =
            run.text.get(cluster.text.clone()).ok_or_else(|| fault("a cluster's text range is outside its run"))?;
        let glyphs = run
            .glyphs
            .get(cluster.glyphs.clone())
            .ok_or_else(|| fault("a cluster's glyph range is outside its run"))?;
        if glyphs.is_empty() {
            return Err(fault("a cluster without glyphs"));
        }
        if cluster.glyphs.start != covered {
            return Err(fault("the clusters of a run do not follow one another"));
        }
        covered = cluster.glyphs.end;
        // A glyph that stands for nothing in the text: readers drop soft hyphens, and show a box for a code without text.
        let text = if text.is_empty() { "\u{AD}" } else { text };
        let mut piece = if metrics.truetype { compose(glyphs, text, run, metrics)? } else { share(glyphs, text) };
        // A CFF face cannot show a code without a glyph, and no right-to-left script is set in one.
        if let (Some(fence), true) = (run.fences.get(&at), metrics.truetype) {
            fenced(&mut piece, fence);
        }
        out.push(piece);
    }
    if covered != run.glyphs.len() {
        return Err(fault("glyphs that belong to no cluster"));
    }
    if metrics.truetype {
        close_gaps(&mut out, run.size, metrics);
    }
    Ok(out)
}

/// Puts direction marks round a cluster, without ink or width.
fn fenced(piece: &mut Piece<'_>, fence: &Fence) {
    // MuPDF takes the direction of a code from its first character, so a mark that ends what stands on the left has a
    // code of its own.
    let own = fence.left.rfind('\u{200F}').map_or(0, |at| at + '\u{200F}'.len_utf8());
    if let Some(first) = piece.shown.first_mut() {
        first.text.to_mut().insert_str(0, &fence.left[own..]);
    }
    if let Some(last) = piece.shown.last_mut() {
        last.text.to_mut().push_str(&fence.right);
    }
    if let (true, Some(x)) = (own > 0, piece.shown.first().map(|shown| shown.x)) {
        let shape = Shape { parts: Vec::new(), advance: None };
        piece.shown.insert(0, Shown { shape, text: Cow::Owned(fence.left[..own].to_owned()), x, y: 0.0 });
    }
}

/// One code for the whole cluster.
fn compose<'a>(glyphs: &[Glyph], text: &'a str, run: &TextRun, metrics: &Metrics<'_>) -> Result<Piece<'a>, PdfError> {
    let (size, rtl) = (run.size, run.rtl);
    let units = |length: f32| -> Result<i16, PdfError> {
        let value = f64::from(length) * f64::from(metrics.upem) / f64::from(size);
        // NaN fails here, too.
        if value.abs() <= 30_000.0 { Ok(value.round() as i16) } else { Err(PdfError::NotFinite("a glyph's place")) }
    };
    // The cluster begins where its first spacing glyph does.
    let mut origin = glyphs[0].x;
    let spacing = |g: &&Glyph| metrics.advance(g.id).is_some_and(|a| a > 0);
    if let Some(first) = glyphs.iter().filter(spacing).map(|g| g.x).reduce(f32::min) {
        origin = first;
    }
    let mut parts = Vec::with_capacity(glyphs.len());
    for glyph in glyphs {
        parts.push(Part { glyph: glyph.id, dx: units(glyph.x - origin)?, dy: units(-glyph.y)? });
    }
    let (text, rest) = match text.char_indices().nth(1) {
        Some((second, _)) if rtl => text.split_at(second),
        _ => (text, ""),
    };
    // Readers turn right-to-left text over code by code, and do not turn the text of one code when it has vowel signs.
    // So each further character gets a code of its own before the base: with its own glyph where it has one (PDFium
    // skips what has no ink), and without ink or width where it has none.
    let mut shown: Vec<Shown<'a>> = Vec::with_capacity(1 + rest.len() / 2);
    for (at, c) in rest.char_indices().rev() {
        let own = metrics.sign(c).and_then(|id| parts.iter().rposition(|part| part.glyph == id));
        let parts = match own {
            Some(own) if parts.len() > 1 => vec![parts.remove(own)],
            _ => Vec::new(),
        };
        shown.push(Shown {
            shape: Shape { parts, advance: None },
            text: Cow::Borrowed(&rest[at..at + c.len_utf8()]),
            x: origin,
            y: 0.0,
        });
    }
    shown.push(Shown { shape: Shape { parts, advance: None }, text: Cow::Borrowed(text), x: origin, y: 0.0 });
    Ok(Piece { actual: None, shown })
}

/// Lets a glyph reach to the next one, where readers would take the gap for a space (Poppler from a tenth of an em):
/// letter spacing, and the long kerns of Nastaliq. Wider gaps are meant.
fn close_gaps(pieces: &mut [Piece<'_>], size: f32, metrics: &Metrics<'_>) {
    for i in 1..pieces.len() {
        let Some(next) = pieces[i].shown.first().map(|shown| shown.x) else { continue };
        let Some(shown) = pieces[i - 1].shown.last_mut() else { continue };
        let Some(width) = metrics.width(&shown.shape) else { continue };
        let gap = (next - shown.x) * f32::from(metrics.upem) / size - f32::from(width);
        let em = f32::from(metrics.upem);
        if gap > 0.08 * em && gap < em && !shown.text.chars().all(char::is_whitespace) {
            shown.shape.advance = width.checked_add(gap.round() as u16);
        }
    }
}

/// Codes glyph by glyph, with the characters dealt out, and the whole text round them.
fn share<'a>(glyphs: &[Glyph], text: &'a str) -> Piece<'a> {
    let mut rest = text;
    let mut shown: Vec<Shown<'a>> = Vec::with_capacity(glyphs.len());
    for (i, glyph) in glyphs.iter().enumerate() {
        let first = rest.chars().next().map_or(0, char::len_utf8);
        let cut = if i + 1 == glyphs.len() { rest.len() } else { first };
        let (own, after) = rest.split_at(cut);
        rest = after;
        // A glyph too many says what the others say: a reader without ActualText repeats it, and loses nothing.
        let own = if own.is_empty() { text } else { own };
        shown.push(Shown {
            shape: Shape { parts: vec![Part { glyph: glyph.id, dx: 0, dy: 0 }], advance: None },
            text: Cow::Borrowed(own),
            x: glyph.x,
            y: glyph.y,
        });
    }
    Piece { actual: (glyphs.len() > 1).then_some(text), shown }
}
