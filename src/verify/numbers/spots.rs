//! Where a number or an address stands in a line, by what the file says of its glyphs.

use super::super::lines::{Line, normal};

/// Most that may lie between two characters of a number, in em of its size.
const NUMBER_GAP: f64 = 0.6;

/// One occurrence: the marks from `first` to `last` of a line.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Spot {
    pub first: usize,
    pub last: usize,
    /// Its characters follow one another along the baseline without a tear.
    pub whole: bool,
    /// The longer figure that it is a part of: what touches it, from its first to its last mark.
    pub within: Option<(usize, usize)>,
}

/// Every occurrence of `wanted`.
pub fn find(line: &Line, wanted: &str) -> Vec<Spot> {
    let needle: Vec<char> = normal(wanted).chars().collect();
    if needle.is_empty() {
        return Vec::new();
    }
    // Every visible character with the glyph that it belongs to.
    let chars: Vec<(char, usize)> = line
        .marks
        .iter()
        .enumerate()
        .flat_map(|(at, mark)| normal(&mark.text).chars().map(move |c| (c, at)).collect::<Vec<_>>())
        .collect();
    let mut spots = Vec::new();
    for start in 0..(chars.len() + 1).saturating_sub(needle.len()) {
        let end = start + needle.len();
        let found = &chars[start..end];
        if found.iter().map(|(c, _)| c).ne(&needle) {
            continue;
        }
        let (first, last) = (found[0].1, found[found.len() - 1].1);
        let digit = |at: Option<usize>| {
            at.and_then(|at| chars.get(at)).is_some_and(|(c, mark)| {
                // A digit behind a space belongs to something else.
                c.is_numeric() && (adjacent(line, *mark, first) || adjacent(line, last, *mark))
            })
        };
        let glued = digit(start.checked_sub(1)) || digit(Some(end));
        let within = glued.then(|| figure(line, first, last));
        let whole = (first..last).all(|at| (-0.3..NUMBER_GAP).contains(&gap(line, at, at + 1)));
        spots.push(Spot { first, last, whole, within });
    }
    spots
}

/// The marks around that touch one another.
fn figure(line: &Line, mut first: usize, mut last: usize) -> (usize, usize) {
    let seen = |at: usize| !normal(&line.marks[at].text).is_empty();
    while first > 0 && seen(first - 1) && adjacent(line, first - 1, first) {
        first -= 1;
    }
    while last + 1 < line.marks.len() && seen(last + 1) && adjacent(line, last, last + 1) {
        last += 1;
    }
    (first, last)
}

/// No room for a space between two glyphs.
fn adjacent(line: &Line, left: usize, right: usize) -> bool {
    right == left + 1 && gap(line, left, right) < 0.15
}

/// From the end of one glyph to the begin of another, in em.
fn gap(line: &Line, left: usize, right: usize) -> f64 {
    let (a, b) = (&line.marks[left], &line.marks[right]);
    let along = (b.at.x - a.at.x) * a.along.0 + (b.at.y - a.at.y) * a.along.1;
    (along - a.advance) / a.size
}
