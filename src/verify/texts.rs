//! Is every message of the wording on the pages, and does every number read left to right?
//!
//! Lines and the manifest's words come in, findings go out. No picture and no PDF object may enter.

use std::collections::BTreeSet;

use super::lines::{Line, bare, is_rtl, normal};
use super::numbers;
use crate::diag::{Code, Diagnostic, Report};
use crate::manifest::Entry;
use crate::text::characters;

/// Digits from which a figure is a telephone number and no date or count.
const NUMBER_DIGITS: usize = 7;
/// Most lines that one paragraph takes, where the order inside its lines cannot be told.
const MAX_LINES: usize = 24;

/// Most bytes that are searched for such paragraphs in one file: the kit's longest needs a few million.
const MAX_WORK: usize = 500_000_000;
/// Most foreign numbers that are named.
const MAX_TOLD: usize = 50;

pub fn check(entry: &Entry, lines: &[Line], rtl: bool, report: &mut Report) {
    let stream: String = lines.iter().map(|line| line.read(rtl)).collect();
    let stream = normal(&stream);
    let plain = bare(&stream);
    let per_line: Vec<String> = lines.iter().map(|l| bare(&normal(&l.read(true)))).collect();
    let mut work = MAX_WORK;
    for text in &entry.texts {
        let wanted = normal(text);
        let found = if rtl || wanted.contains(is_rtl) {
            plain.contains(&bare(&wanted)) || in_some_order(text, &per_line, &mut work)
        } else {
            stream.contains(&wanted)
        };
        if !found {
            report.push(
                Diagnostic::new(
                    Code::VerifyText,
                    format!("{}: the text \"{}\" is not on the page", entry.path, short(text)),
                )
                .hint("the file was changed, or belongs to other texts: run `handbill build` again"),
            );
        }
    }
    for wanted in &entry.numbers {
        number(entry, wanted, "number", lines, report);
    }
    for address in &entry.addresses {
        number(entry, address, "address", lines, report);
    }
    foreign_numbers(entry, lines, report);
}

fn short(text: &str) -> String {
    let mut out: String = text.chars().take(60).collect();
    if out.len() < text.len() {
        out.push('…');
    }
    out
}

/// A paragraph of mixed directions: its words stand in a few lines that follow one another, in whatever order. When the
/// `work` for the whole file is used up, nothing is found any more.
fn in_some_order(text: &str, per_line: &[String], work: &mut usize) -> bool {
    let words: BTreeSet<String> =
        text.split_whitespace().map(|word| bare(&normal(word))).filter(|word| !word.is_empty()).collect();
    (0..per_line.len()).any(|from| {
        let window: String = per_line[from..per_line.len().min(from + MAX_LINES)].concat();
        *work = work.saturating_sub(window.len() * words.len());
        *work > 0 && words.iter().all(|word| window.contains(word))
    })
}

/// One occurrence at least, drawn in order along one baseline, unbroken.
fn number(entry: &Entry, wanted: &str, what: &str, lines: &[Line], report: &mut Report) {
    let mut closest = None;
    for spot in lines.iter().flat_map(|line| numbers::find(line, wanted)) {
        match spot.within {
            None if spot.whole => return,
            None => closest = Some("its characters are torn apart or out of order"),
            Some(_) => closest = closest.or(Some("another figure touches it")),
        }
    }
    let mut digits: Vec<char> = normal(wanted).chars().collect();
    digits.sort_unstable();
    let scrambled = lines.iter().any(|line| {
        let drawn = normal(&line.drawn());
        drawn.split(|c: char| c.is_alphabetic()).any(|part| {
            let mut found: Vec<char> = part.chars().collect();
            found.sort_unstable();
            found == digits
        })
    });
    let why = match closest {
        Some(why) => why,
        None if scrambled => "its digits stand there in another order",
        None => "it is not drawn on the page",
    };
    report.push(
        Diagnostic::new(Code::VerifyNumber, format!("{}: the {what} {wanted} cannot be read: {why}", entry.path)).hint(
            "nobody must print this file: run `handbill build` again, and compare the hotline file with its source",
        ),
    );
}

/// A long figure that is no part of the wording: a number that somebody has put there.
fn foreign_numbers(entry: &Entry, lines: &[Line], report: &mut Report) {
    // In the digits of any script: a number may be printed in the locale's own.
    let digits = |text: &str| {
        text.chars().filter_map(characters::digit).map(|value| char::from(b'0' + value)).collect::<String>()
    };
    let mut known: Vec<String> = entry.texts.iter().chain(&entry.numbers).map(|t| digits(t)).collect();
    known.retain(|k| !k.is_empty());
    known.sort_by_key(|k| std::cmp::Reverse(k.len()));
    known.dedup();
    let mut judged = BTreeSet::new();
    let mut told: Vec<String> = Vec::new();
    for line in lines {
        let drawn = line.drawn();
        let figures =
            drawn.split(|c: char| !(characters::digit(c).is_some() || matches!(c, '-' | '\u{2011}' | ' ' | '\u{A0}')));
        for figure in figures.filter(|f| digits(f).len() >= NUMBER_DIGITS) {
            let mut rest = digits(figure);
            if told.len() >= MAX_TOLD || !judged.insert(rest.clone()) || known.iter().any(|k| k.contains(&rest)) {
                continue;
            }
            for part in &known {
                rest = rest.replace(part.as_str(), "");
            }
            let figure = figure.trim().to_owned();
            if rest.len() >= NUMBER_DIGITS && !told.contains(&figure) {
                let message = format!("{}: the number {figure} stands on the page and not in the wording", entry.path);
                report.push(Diagnostic::new(Code::VerifyForeignNumber, message));
                told.push(figure);
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use hayro::kurbo::Point;

    use super::super::lines::lines;
    use super::super::read::Mark;
    use super::*;

    /// Glyphs of 10 pt that stand `pitch` apart, one a character.
    fn row(text: &str, y: f64, pitch: f64) -> Vec<Mark> {
        let place = |(at, c): (usize, char)| Mark {
            text: c.to_string(),
            at: Point::new(at as f64 * pitch, y),
            along: (1.0, 0.0),
            size: 10.0,
            advance: 5.0,
            ink: super::super::read::Ink::default(),
        };
        text.chars().enumerate().map(place).collect()
    }

    fn faults(entry: &Entry, marks: Vec<Mark>, rtl: bool) -> Vec<&'static str> {
        let mut report = Report::default();
        check(entry, &lines(marks), rtl, &mut report);
        report.diagnostics.iter().map(|d| d.code).collect()
    }

    fn entry(texts: &[&str], numbers: &[&str]) -> Entry {
        let json = serde_json::json!({
            "path": "a.pdf", "sha256": "", "bytes": 0, "pages": 1, "layout": "a", "locale": "ar", "review": "draft",
            "region": "US", "paper": "A4", "hotline": {"id": "a", "call": null, "text": null, "source": "", "evidence": null},
            "qr": [], "warnings": [], "texts": texts, "numbers": numbers,
        });
        serde_json::from_value(json).expect("an entry")
    }

    #[test]
    fn a_number_in_arabic_reads_left_to_right_or_is_caught() {
        let wanted = entry(&["اتصل 1-888-373-7888"], &["1-888-373-7888"]);
        // On paper, from the left: the number, a space, the word from its last letter.
        assert!(faults(&wanted, row("1-888-373-7888 لصتا", 0.0, 5.0), true).is_empty());
        let scrambled = faults(&wanted, row("7888-373-888-1 لصتا", 0.0, 5.0), true);
        assert!(scrambled.contains(&"verify-number"), "{scrambled:?}");
        assert_eq!(faults(&wanted, row("1-888-373-7888 ", 0.0, 5.0), true), ["verify-text"]);
    }

    #[test]
    fn a_number_torn_apart_or_inside_another_is_caught() {
        let wanted = entry(&[], &["233733"]);
        assert!(faults(&wanted, row("233733", 0.0, 5.0), false).is_empty());
        assert_eq!(faults(&wanted, row("233733", 0.0, 14.0), false), ["verify-number"]);
        assert_eq!(faults(&wanted, row("52337331", 0.0, 5.0), false), ["verify-number"]);
        let mut broken = row("233", 0.0, 5.0);
        broken.extend(row("733", -14.0, 5.0));
        assert_eq!(faults(&wanted, broken, false), ["verify-number"]);
    }

    #[test]
    fn a_paragraph_over_several_lines_is_one_text() {
        let wanted = entry(&["Is someone holding your passport?"], &[]);
        let mut marks = row("Is someone hold\u{AD}", 0.0, 5.0);
        marks.extend(row("ing your passport?", -14.0, 5.0));
        assert!(faults(&wanted, marks, false).is_empty());
        assert_eq!(faults(&wanted, row("Is someone your passport?", 0.0, 5.0), false), ["verify-text"]);
    }

    #[test]
    fn a_number_that_nobody_asked_for_is_caught() {
        let wanted = entry(&["Version 2026 · 2025-11"], &["1-888-373-7888"]);
        let mut marks = row("Version 2026 · 2025-11", 0.0, 5.0);
        marks.extend(row("1-888-373-7888", -14.0, 5.0));
        assert!(faults(&wanted, marks.clone(), false).is_empty());
        marks.extend(row("888-428-7581", -28.0, 5.0));
        assert_eq!(faults(&wanted, marks, false), ["verify-foreign-number"]);
    }
}
