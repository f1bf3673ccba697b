//! Figures in boxes beside or under one another that read as one number: `9` `8` `8`.
//!
//! `resolve/neighbours` reads texts one after the other and cannot see how far apart they stand; here their places are known.

use super::Input;
use super::face_view::{FaceView, ink, overlap, printed_size};
use crate::diag::{Code, Diagnostic, Report};
use crate::resolve::wording::ProtectedKind;
use crate::scene::Rect;
use crate::text::characters::digit;

/// Figures that stand farther apart than this are read one by one, in em.
const READ_ON: f32 = 1.2;
/// Figures of one number have about one size.
const SIZES: f32 = 1.5;
/// Words beside a figure say what it is, up to this far, in em of the figure.
const WORDS: f32 = 3.0;
/// A sign or a unit that touches a figure.
const UNIT: f32 = 0.35;

/// A text of digits alone, or a number of the record.
#[derive(Debug, Clone)]
struct Figure {
    digits: String,
    leaf: usize,
    place: Rect,
    size: f32,
}

pub fn check(input: &Input<'_>, report: &mut Report) {
    for sheet in input.sheets {
        let (figures, numbers, others) = sort(sheet);
        let mut told: Vec<usize> = Vec::new();
        let rows = chains(&figures, &follows_in_row);
        let columns = chains(&figures, &follows_below);
        let columns = columns.into_iter().filter(|column| !are_steps(column, &others));
        for chain in rows.into_iter().chain(columns).filter(|chain| reads_as_number(chain)) {
            if chain.iter().any(|figure| told.contains(&figure.leaf)) {
                continue;
            }
            told.extend(chain.iter().map(|figure| figure.leaf));
            let shown: Vec<&str> = chain.iter().map(|figure| figure.digits.as_str()).collect();
            let message = format!("`{}` stand together and read as the number {}", shown.join("` `"), shown.concat());
            push(input, sheet, chain[0].leaf, &message, report);
        }
        for figure in figures.iter().filter(|figure| !told.contains(&figure.leaf)) {
            let beside = |n: &&Figure| follows_in_row(n, figure) || follows_in_row(figure, n);
            if let Some(number) = numbers.iter().find(beside) {
                let message =
                    format!("`{}` stands in the row of {} and is read as a part of it", figure.digits, number.digits);
                push(input, sheet, figure.leaf, &message, report);
            }
        }
    }
}

fn push(input: &Input<'_>, sheet: &FaceView<'_>, leaf: usize, message: &str, report: &mut Report) {
    let message = format!("{message}, {}", input.in_box(sheet, Some(leaf)));
    let found = Diagnostic::new(Code::NumberNotInRegistry, message);
    report.push(
        sheet
            .place(Some(leaf), found)
            .hint("a figure has what it counts in the same text; numbers come from hotlines/"),
    );
}

/// Texts of digits alone, the numbers of the record, and the places of all other texts.
fn sort(sheet: &FaceView<'_>) -> (Vec<Figure>, Vec<Figure>, Vec<Rect>) {
    let (mut figures, mut numbers, mut others, mut signs) = (Vec::new(), Vec::new(), Vec::new(), Vec::new());
    for (_, run, leaf) in sheet.runs() {
        let (place, text) = (ink(run), run.text.trim());
        let upright = run.transform.a > 0.0 && run.transform.b.abs() < 0.05 * run.transform.a;
        let Some(leaf) = leaf.filter(|_| upright) else { continue };
        let paragraphs = || sheet.leaves[leaf].texts.iter().flat_map(|t| &t.paragraphs);
        let is_number = |kind| matches!(kind, ProtectedKind::Phone | ProtectedKind::ShortCode);
        let own = |p: &&crate::resolve::wording::Paragraph| p.text.trim() == text;
        let figure = Figure { digits: digits(text), leaf, place, size: printed_size(run) };
        match paragraphs().find(own) {
            Some(p) if p.protected.iter().any(|a| is_number(a.kind)) => numbers.push(figure),
            Some(_) if is_bare(text) => figures.push(figure),
            _ if text.starts_with(['/', '%', '°', '€', '$', '£', ':', '+']) => signs.push(place),
            _ if text.chars().any(char::is_alphabetic) => others.push(place),
            _ => {}
        }
    }
    // `24` `/7` in two boxes.
    figures.retain(|f| !signs.iter().any(|sign| overlap(*sign, sideways(f.place, UNIT * f.size))));
    (figures, numbers, others)
}

/// Digits in any script, in Latin ones.
fn digits(text: &str) -> String {
    text.chars().filter_map(digit).map(|d| char::from(b'0' + d)).collect()
}

fn is_bare(text: &str) -> bool {
    let count = text.chars().filter(|c| digit(*c).is_some()).count();
    let joins =
        |c: char| digit(c).is_some() || matches!(c, '-' | '.' | '(' | ')' | ' ' | '\u{A0}' | '\u{2010}'..='\u{2013}');
    (1..=4).contains(&count) && text.chars().all(joins)
}

fn sideways(r: Rect, by: f32) -> Rect {
    Rect::new(r.x - by, r.y, r.w + 2.0 * by, r.h)
}

fn alike(a: &Figure, b: &Figure) -> bool {
    // A list has its items in one box.
    a.place != b.place && a.size < SIZES * b.size && b.size < SIZES * a.size
}

fn follows_in_row(a: &Figure, b: &Figure) -> bool {
    let both = a.place.bottom().min(b.place.bottom()) - a.place.y.max(b.place.y);
    let gap = b.place.x - a.place.right();
    let em = a.size.max(b.size);
    alike(a, b) && both > 0.5 * a.place.h.min(b.place.h) && (-0.3 * em..READ_ON * em).contains(&gap)
}

fn follows_below(a: &Figure, b: &Figure) -> bool {
    let both = a.place.right().min(b.place.right()) - a.place.x.max(b.place.x);
    let gap = b.place.y - a.place.bottom();
    let em = a.size.max(b.size);
    alike(a, b) && both > 0.3 * a.place.w.min(b.place.w) && (-0.3 * em..READ_ON * em).contains(&gap)
}

/// Figures of which each follows the one before.
fn chains(figures: &[Figure], follows: &dyn Fn(&Figure, &Figure) -> bool) -> Vec<Vec<Figure>> {
    let next = |figure: &Figure| figures.iter().find(|other| follows(figure, other));
    let begins = |figure: &&Figure| !figures.iter().any(|other| follows(other, figure));
    let chain = |first: &Figure| {
        let mut chain = vec![first.clone()];
        while let Some(figure) = chain.last().and_then(next).filter(|_| chain.len() <= figures.len()) {
            chain.push(figure.clone());
        }
        chain
    };
    figures.iter().filter(begins).map(chain).collect()
}

/// The numbers of steps stand under one another with words beside them.
fn are_steps(column: &[Figure], others: &[Rect]) -> bool {
    let worded =
        |figure: &&Figure| others.iter().any(|other| overlap(*other, sideways(figure.place, WORDS * figure.size)));
    column.iter().filter(worded).count() * 2 > column.len()
}

/// Three digits or more, and no days of a calendar, no steps, no year.
fn reads_as_number(chain: &[Figure]) -> bool {
    let all: String = chain.iter().map(|figure| figure.digits.as_str()).collect();
    let values: Vec<i32> = chain.iter().filter_map(|figure| figure.digits.parse().ok()).collect();
    let step = values.get(1).zip(values.first()).map_or(0, |(b, a)| b - a);
    let follows = |two: &[i32]| two[1] - two[0] == step || two[1] == 1 && two[0] >= 28;
    let counts = values.len() >= 3 && step != 0 && values.windows(2).all(follows);
    let year = all.len() == 4 && (all.starts_with("19") || all.starts_with("20"));
    let short = chain.iter().any(|figure| figure.digits.len() == 1);
    let parts = short || all.len() >= 7;
    chain.len() >= 2 && (3..=15).contains(&all.len()) && parts && !counts && !year && all != "247"
}

#[cfg(test)]
mod tests {
    use super::*;

    fn row(parts: &[&str]) -> Vec<Figure> {
        let figure = |(at, part): (usize, &&str)| {
            let place = Rect::new(20.0 * at as f32, 0.0, 12.0, 19.0);
            Figure { digits: digits(part), leaf: at, place, size: 20.0 }
        };
        parts.iter().enumerate().map(figure).collect()
    }

    #[test]
    fn figures_that_read_as_a_number() {
        for bad in [&["9", "8", "8"][..], &["98", "8"], &["1", "1", "2"], &["9", "1", "1"], &["888", "373", "7888"]] {
            assert!(reads_as_number(&row(bad)), "{bad:?}");
        }
        let calendar = ["29", "30", "1", "2"];
        for good in
            [&["1", "2", "3"][..], &["1", "8", "15"], &["20", "26"], &["10", "12"], &["24", "7"], &["9"], &calendar]
        {
            assert!(!reads_as_number(&row(good)), "{good:?}");
        }
    }

    #[test]
    fn chains_end_at_gaps() {
        let mut figures = row(&["9", "8", "8"]);
        assert_eq!(chains(&figures, &follows_in_row).len(), 1);
        assert_eq!(chains(&figures, &follows_below).len(), 3);
        figures[2].place.x += 24.0;
        assert_eq!(chains(&figures, &follows_in_row).len(), 2);
    }

    #[test]
    fn bare_digits() {
        for bare in ["9", "988", "8-8", "٩"] {
            assert!(is_bare(bare), "{bare}");
        }
        for text in ["/7", "$5", "9 am", "24/7", "12345", ""] {
            assert!(!is_bare(text), "{text}");
        }
    }
}
