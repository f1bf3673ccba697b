//! One run against the codes that show it: the text that a reader takes, the place and the outline of every cluster, the
//! widths.

use handbill::scene::{Cluster, TextRun};

use super::fonts::{Font, Ink, face_ink};
use super::stream::Code;

/// What a soft hyphen stands for: a glyph without a text of its own.
const NOTHING: &str = "\u{AD}";

/// The text of a cluster as its codes must say it, from left to right.
fn wanted(run: &TextRun, at: usize, cluster: &Cluster, truetype: bool) -> String {
    let text = &run.text[cluster.text.clone()];
    let text = if text.is_empty() { NOTHING } else { text };
    if !truetype {
        return text.to_owned();
    }
    // Readers turn right-to-left text over code by code, so its characters stand in the order of the paper.
    let text: String = if run.rtl { text.chars().rev().collect() } else { text.to_owned() };
    match run.fences.get(&at) {
        Some(fence) => format!("{}{text}{}", fence.left, fence.right),
        None => text,
    }
}

/// The codes of the next cluster, and the text that a reader takes from them.
fn take<'c>(name: &str, codes: &mut &'c [Code], font: &Font, wanted: &str, glyphs: usize) -> (&'c [Code], String) {
    let all = *codes;
    let first = all.first().unwrap_or_else(|| panic!("{name}: {wanted:?} is not shown"));
    let (count, text) = if let Some((group, text)) = &first.actual {
        let own = |code: &&Code| code.actual.as_ref().is_some_and(|(other, _)| other == group);
        (all.iter().take_while(own).count(), text.clone())
    } else {
        let mut text = String::new();
        let mut count = 0;
        while count < all.len() && text.len() < wanted.len() && all[count].actual.is_none() {
            text.push_str(font.text(all[count].code));
            count += 1;
        }
        (count, text)
    };
    if !font.truetype {
        assert_eq!(count, glyphs, "{name}: a code for each glyph of {wanted:?}");
    }
    let (own, rest) = all.split_at(count);
    *codes = rest;
    (own, text)
}

/// `size` is that of the file, which is rounded.
pub fn check(name: &str, run: &TextRun, font: &Font, size: f64, codes: &[Code]) {
    // Points to thousandths of an em. What rounding may move: half a unit of the font, half a thousandth twice, and half a
    // thousandth of a point.
    let em = 1000.0 / size;
    let slack = 1.6 + 0.001 * em;
    let mut rest = codes;
    for (at, cluster) in run.clusters.iter().enumerate() {
        let wanted = wanted(run, at, cluster, font.truetype);
        let glyphs = &run.glyphs[cluster.glyphs.clone()];
        let (own, text) = take(name, &mut rest, font, &wanted, glyphs.len());
        assert_eq!(text, wanted, "{name}: what a reader takes from cluster {at}");
        let mut painted = Ink::default();
        for code in own {
            painted = painted.with(font.ink(code.code).moved(code.at, code.rise * em));
        }
        let (mut shape, mut origin, mut end): (Ink, Option<f64>, f64) = (Ink::default(), None, f64::MIN);
        for glyph in glyphs {
            let (ink, advance) = face_ink(&run.face, glyph.id);
            let (x, y) = (f64::from(glyph.x) * em, -f64::from(glyph.y) * em);
            shape = shape.with(ink.moved(x, y));
            if advance > 0.0 {
                origin = Some(origin.map_or(x, |o| o.min(x)));
                end = end.max(x + advance);
            }
        }
        assert!(painted.is_near(&shape, slack), "{name}: the ink of cluster {at}: {painted:?} and not {shape:?}");
        let (Some(first), Some(last)) = (own.first(), own.last()) else { continue };
        let origin = origin.unwrap_or(f64::from(glyphs[0].x) * em);
        assert!((first.at - origin).abs() <= slack, "{name}: cluster {at} at {} and not {origin}", first.at);
        // To its own end, or, where a reader would see a gap, to the next cluster.
        let width = last.at + font.width(last.code) - origin;
        let own_width = (end - origin).max(0.0);
        let next = run.clusters.get(at + 1).map(|next| start(run, next) * em - origin);
        let reached = next.is_some_and(|next| next > own_width + 78.0 && (width - next).abs() <= slack);
        assert!((width - own_width).abs() <= slack || reached, "{name}: cluster {at} is {width} wide, not {own_width}");
        let torn = next.is_some_and(|next| next > own_width + 82.0 && next < own_width + 998.0);
        let space = run.text[cluster.text.clone()].chars().all(char::is_whitespace);
        assert!(
            !torn || reached || space || !font.truetype,
            "{name}: a gap after cluster {at} that is read as a space"
        );
    }
    assert!(rest.is_empty(), "{name}: more is shown than the run has: {rest:?}");
}

/// Where a cluster begins, in points.
fn start(run: &TextRun, cluster: &Cluster) -> f64 {
    let glyphs = &run.glyphs[cluster.glyphs.clone()];
    let spacing = glyphs.iter().filter(|g| face_ink(&run.face, g.id).1 > 0.0).map(|g| f64::from(g.x));
    spacing.reduce(f64::min).unwrap_or(f64::from(glyphs[0].x))
}
