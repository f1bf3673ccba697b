//! What can be read from a PDF that handbill has not made: figures that may be telephone numbers, and payloads of codes.
//!
//! No verdict is made here. What is drawn as a picture is not read.

use std::collections::BTreeSet;

use hayro::RenderCache;
use hayro::hayro_interpret::InterpreterCache;
use hayro::hayro_syntax::Pdf;

use super::meter::Meter;
use super::{MAX_BYTES, MAX_PAGES, extras, guarded, lines, picture, qr, read, unpack, weigh};
use crate::text::characters;

/// As fine as codes are looked at elsewhere.
const DPI: f64 = 150.0;
/// Pages that are drawn.
const DRAWN: usize = 20;
/// Most fonts of a page that are named.
const MAX_FONTS: usize = 20;
/// Digits of the shortest code that is dialled.
const LEAST: usize = 3;

/// Numbers as they stand there, and what codes say; each once, in the order of the alphabet.
#[derive(Debug, Default)]
pub struct Survey {
    pub numbers: BTreeSet<String>,
    pub codes: BTreeSet<String>,
    /// A page was not read to its end.
    pub heavy: bool,
    /// Fonts whose letters could not be read.
    pub unread: BTreeSet<String>,
}

/// `None` when no reader can open the file, or it asks for more than any poster needs.
pub fn survey(bytes: &[u8]) -> Option<Survey> {
    if bytes.len() as u64 > MAX_BYTES || unpack::trap(bytes).is_some() {
        return None;
    }
    guarded(|| look(bytes)).flatten()
}

fn look(bytes: &[u8]) -> Option<Survey> {
    let pdf = Pdf::new(bytes.to_vec()).ok()?;
    let (cache, mut found, mut meter) = (InterpreterCache::new(), Survey::default(), Meter::default());
    if weigh::trap(&pdf).is_some() {
        return None;
    }
    let pages = pdf.pages();
    found.heavy = pages.len() > MAX_PAGES.min(DRAWN);
    for page in pages.iter().take(MAX_PAGES.min(DRAWN)) {
        let boxes = read::boxes(page);
        let mut seen = read::read(&pdf, page, &cache, &boxes, &mut meter);
        found.unread.extend(extras::unread_fonts(page).into_iter().take(MAX_FONTS));
        if seen.marks.iter().any(|mark| mark.text == "\u{FFFD}") {
            found.unread.insert("a font that does not say what its letters are".to_owned());
        }
        for line in lines::lines(std::mem::take(&mut seen.marks)) {
            numbers(&line.drawn(), &mut found.numbers);
        }
        if seen.heavy {
            found.heavy = true;
            continue;
        }
        let drawn = picture::take(page, &RenderCache::new(), boxes.media, DPI);
        found.codes.extend(drawn.iter().flat_map(qr::find).filter_map(|code| code.payload));
    }
    Some(found)
}

/// Figures with what stands between the groups of a number.
fn numbers(line: &str, found: &mut BTreeSet<String>) {
    let part = |c: char| characters::digit(c).is_some() || "+()-. \u{A0}\u{2010}\u{2011}".contains(c);
    for figure in line.split(|c| !part(c)) {
        let figure = figure.trim_matches(|c: char| characters::digit(c).is_none() && !"+(".contains(c));
        if figure.chars().filter_map(characters::digit).count() >= LEAST && !is_date(figure) {
            found.insert(figure.to_owned());
        }
    }
}

/// `25.11.2026`, `2026-11-25`.
fn is_date(figure: &str) -> bool {
    let groups: Vec<usize> = figure.split(['.', '-', '/']).map(|g| g.trim().chars().count()).collect();
    matches!(groups[..], [1 | 2, 1 | 2, 4] | [4, 1 | 2, 1 | 2] | [4, 2])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn figures_that_may_be_numbers() {
        let found = |line: &str| {
            let mut found = BTreeSet::new();
            numbers(line, &mut found);
            found.into_iter().collect::<Vec<_>>()
        };
        assert_eq!(found("Call 1-888-373-7888 now, or (888) 373.7888."), ["(888) 373.7888", "1-888-373-7888"]);
        assert_eq!(found("on 25.11.2026 at 9:00, 24/7, version 2026-11"), Vec::<String>::new());
        assert_eq!(found("text 233733"), ["233733"]);
    }
}
