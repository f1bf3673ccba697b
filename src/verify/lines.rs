//! Drawn glyphs → lines, and lines → text in reading order.
//!
//! Glyphs come as they are painted; a line is a stretch along one baseline (which may be turned). Only [`Mark`]s may enter.

use unicode_normalization::UnicodeNormalization;

use super::read::Mark;

/// How far a glyph may leave the baseline, in em: less than any leading, more than any raised letter.
const RISE: f64 = 0.3;
/// A gap that no space fills, in em: another column.
const GAP: f64 = 2.5;

/// Glyphs along one baseline, as they stand on the paper from its start to its end.
#[derive(Debug, Clone)]
pub struct Line {
    pub marks: Vec<Mark>,
}

/// Consecutive glyphs that share a baseline and go forward along it.
pub fn lines(marks: Vec<Mark>) -> Vec<Line> {
    let mut lines: Vec<Line> = Vec::new();
    for mark in marks {
        let open = lines.last_mut().filter(|line| line.marks.last().is_some_and(|last| follows(last, &mark)));
        match open {
            Some(line) => line.marks.push(mark),
            None => lines.push(Line { marks: vec![mark] }),
        }
    }
    lines
}

fn follows(last: &Mark, next: &Mark) -> bool {
    let (ux, uy) = last.along;
    let turned = ux * next.along.0 + uy * next.along.1 < 0.999;
    let (dx, dy) = (next.at.x - last.at.x, next.at.y - last.at.y);
    let em = last.size.max(next.size);
    let forward = dx * ux + dy * uy;
    let rise = (dy * ux - dx * uy).abs();
    !turned && rise < RISE * em && forward > -0.2 * em && forward - last.advance < GAP * em
}

/// Free of what cannot be seen, in composed form.
pub fn normal(text: &str) -> String {
    if text.is_ascii() {
        return text.chars().filter(|c| !is_unseen(*c)).collect();
    }
    text.nfc().filter(|c| !is_unseen(*c)).collect()
}

/// White space, controls and format characters.
pub fn is_unseen(c: char) -> bool {
    c.is_whitespace()
        || c.is_control()
        || matches!(c, '\u{AD}' | '\u{61C}' | '\u{180E}' | '\u{200B}'..='\u{200F}' | '\u{202A}'..='\u{202E}'
            | '\u{2060}'..='\u{206F}' | '\u{FE00}'..='\u{FE0F}' | '\u{FEFF}')
}

/// Letters, digits and their signs only: what remains in place when punctuation changes sides.
pub fn bare(text: &str) -> String {
    text.chars().filter(|c| !is_neutral(*c)).collect()
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Way {
    Left,
    Right,
    Neutral,
}

pub fn is_rtl(c: char) -> bool {
    let digit =
        matches!(c, '\u{660}'..='\u{669}' | '\u{66B}'..='\u{66C}' | '\u{6F0}'..='\u{6F9}' | '\u{7C0}'..='\u{7C9}');
    !digit
        && matches!(c, '\u{590}'..='\u{8FF}' | '\u{FB1D}'..='\u{FDFF}' | '\u{FE70}'..='\u{FEFE}'
            | '\u{10800}'..='\u{10FFF}' | '\u{1E800}'..='\u{1EFFF}')
        && !matches!(c, '،' | '؛' | '؟' | '٪' | '۔')
}

fn is_neutral(c: char) -> bool {
    use unicode_normalization::char::is_combining_mark;
    !(c.is_alphanumeric() || is_combining_mark(c) || is_rtl(c))
}

fn way(text: &str) -> Way {
    text.chars().find(|c| !is_neutral(*c)).map_or(Way::Neutral, |c| if is_rtl(c) { Way::Right } else { Way::Left })
}

/// The nearest strong direction before and after each place, found in one walk each way: a line may be long.
fn neighbours(ways: &[Way]) -> (Vec<Option<Way>>, Vec<Option<Way>>) {
    let strong = |last: &mut Option<Way>, way: &Way| {
        if *way != Way::Neutral {
            *last = Some(*way);
        }
        Some(*last)
    };
    let before = ways.iter().scan(None, strong).collect();
    let mut after: Vec<Option<Way>> = ways.iter().rev().scan(None, strong).collect();
    after.reverse();
    (before, after)
}

impl Line {
    /// As it stands on the paper, from the start of the baseline.
    pub fn drawn(&self) -> String {
        self.marks.iter().map(|m| m.text.as_str()).collect()
    }

    /// In reading order: the stretches of each direction, found from the letters alone.
    pub fn read(&self, rtl: bool) -> String {
        let mut stretches: Vec<(Way, Vec<&str>)> = Vec::new();
        let ways: Vec<Way> = self.marks.iter().map(|m| way(&m.text)).collect();
        let base = if rtl { Way::Right } else { Way::Left };
        let (before, after) = neighbours(&ways);
        for (at, mark) in self.marks.iter().enumerate() {
            let way = match ways[at] {
                Way::Neutral => {
                    if before[at] == after[at] {
                        before[at].unwrap_or(base)
                    } else {
                        base
                    }
                }
                strong => strong,
            };
            match stretches.last_mut() {
                Some((last, marks)) if *last == way => marks.push(&mark.text),
                _ => stretches.push((way, vec![&mark.text])),
            }
        }
        for (way, marks) in &mut stretches {
            if *way == Way::Right {
                marks.reverse();
            }
        }
        if rtl {
            stretches.reverse();
        }
        stretches.into_iter().flat_map(|(_, marks)| marks).collect()
    }
}
