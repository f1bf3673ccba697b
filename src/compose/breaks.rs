//! Where the lines of a paragraph end: as wide as the measure lets them, or of about equal length.
//!
//! Lengths are points, those of [`Lines`] in em. Nothing is placed here.

use super::hyphens::SOFT;
use super::typeset::{Ink, SHAPE_SIZE, Shaped};
use crate::scene::Pt;

/// Room that is kept between the ink of two lines, in em.
pub const INK_GAP: f32 = 0.06;
/// Depth below the last baseline that letters may need, kept even where a line has none, so that rhythms stay even.
pub const NOMINAL_DEPTH: f32 = 0.2;

/// Lines of a paragraph at one width and size.
#[derive(Debug, Clone, Default)]
pub struct Lines {
    pub count: usize,
    /// Ink above the first baseline, below the last, and the widest sum between neighbours; in em.
    pub top: f32,
    pub bottom: f32,
    pub between: f32,
    pub fits: bool,
}

/// What the breaks of a paragraph take from its block.
#[derive(Debug, Clone, Copy)]
pub struct Manner {
    pub balance: bool,
    /// It is the only paragraph of the block.
    pub single: bool,
    pub cap: f32,
    pub leading: f32,
}

/// Breaks a paragraph; with a room as it will be drawn, and then perhaps narrower than it might be. `None` when a piece that
/// may not break is wider than the measure.
pub fn break_well(
    paragraph: &mut Shaped,
    measure: Pt,
    size: Pt,
    room: Option<Pt>,
    manner: Manner,
) -> Option<(Pt, Lines)> {
    let broken = break_at(paragraph, measure, size);
    if !broken.fits {
        return None;
    }
    let Manner { balance: balanced, single, cap, leading } = manner;
    let Some(room) = room.filter(|_| balanced && broken.count > 1) else { return Some((measure, broken)) };
    // Balanced lines have other letters in them, and so other ink: no more than there is room for.
    let most = Lines {
        top: broken.top.max(cap),
        between: broken.between.max(leading - INK_GAP),
        bottom: broken.bottom.max(NOMINAL_DEPTH),
        ..broken
    };
    let less = |new: f32, old: f32| new <= old + 1e-3;
    let holds = |l: &Lines| {
        let height = l.top.max(cap)
            + l.count.saturating_sub(1) as f32 * leading.max(l.between + INK_GAP)
            + l.bottom.max(NOMINAL_DEPTH);
        single && height * size <= room
            || less(l.top, most.top) && less(l.between, most.between) && less(l.bottom, most.bottom)
    };
    Some(balance(paragraph, measure, size, most.count, holds))
}

/// Breaks a paragraph at `measure` points when it is set in `size`, and takes the ink of its lines.
fn break_at(paragraph: &mut Shaped, measure: Pt, size: Pt) -> Lines {
    let limit = measure * SHAPE_SIZE / size;
    paragraph.layout.break_all_lines(Some(limit));
    if paragraph.hyphen > 0.0
        && paragraph.layout.lines().any(|line| cut(paragraph, &line) && over(paragraph, &line, limit))
    {
        // Room for the hyphen on every line: lines that need none may end a little early.
        paragraph.layout.break_all_lines(Some(limit - paragraph.hyphen));
    }
    let mut lines = Lines { fits: paragraph.layout.width() <= limit + 0.5, ..Lines::default() };
    let mut above = 0.0_f32;
    let mut clusters = paragraph.ink.as_slice();
    for line in paragraph.layout.lines() {
        let end = line.text_range().end;
        let (own, rest) = clusters.split_at(clusters.partition_point(|(start, ..)| *start < end));
        clusters = rest;
        let (up, down) =
            own.iter().fold((0.0_f32, 0.0_f32), |(up, down), (_, top, bottom)| (up.max(*top), down.max(*bottom)));
        if lines.count == 0 {
            lines.top = up;
        } else {
            lines.between = lines.between.max(above + up);
        }
        above = down;
        lines.bottom = down;
        lines.count += 1;
    }
    lines
}

/// Whether a line ends inside a word, with a hyphen to be drawn.
pub fn cut(paragraph: &Shaped, line: &parley::Line<'_, Ink>) -> bool {
    paragraph.hyphen > 0.0 && paragraph.display[line.text_range()].ends_with(SOFT)
}

fn over(paragraph: &Shaped, line: &parley::Line<'_, Ink>, limit: f32) -> bool {
    line.metrics().advance + paragraph.hyphen > limit
}

/// Widths that are tried for a balanced paragraph.
const BALANCE_STEPS: u16 = 24;

/// The measure at which a paragraph looks best without another line: lines of about equal length, no word alone on the
/// last line, breaks after punctuation rather than after a short word that belongs to the next line.
fn balance(paragraph: &mut Shaped, measure: Pt, size: Pt, count: usize, holds: impl Fn(&Lines) -> bool) -> (Pt, Lines) {
    let mut best = (f32::MAX, measure);
    let narrowest = measure / count as f32 * 0.9;
    for step in 0..=BALANCE_STEPS {
        let width = measure - (measure - narrowest) * f32::from(step) / f32::from(BALANCE_STEPS);
        // As long as the longest line fits, the lines are those of the step before.
        if step > 0 && paragraph.hyphen == 0.0 && width * SHAPE_SIZE / size > paragraph.layout.width() + 0.1 {
            continue;
        }
        let lines = break_at(paragraph, width, size);
        if !lines.fits || lines.count > count {
            break;
        }
        if !holds(&lines) {
            continue;
        }
        let score = ugliness(paragraph, measure * SHAPE_SIZE / size);
        if score < best.0 - 1e-4 {
            best = (score, width);
        }
    }
    (best.1, break_at(paragraph, best.1, size))
}

/// How uneven the lines are, and how badly they break; 0 is perfect.
fn ugliness(paragraph: &Shaped, measure: f32) -> f32 {
    let lines: Vec<_> = paragraph.layout.lines().collect();
    let length = |line: &parley::Line<'_, _>| {
        let metrics = line.metrics();
        (metrics.advance - metrics.hanging_advance) / measure
    };
    let longest = lines.iter().map(length).fold(0.0, f32::max);
    let mut score = 0.0;
    for (at, line) in lines.iter().enumerate() {
        let short = longest - length(line);
        let text = paragraph.display[line.text_range()].trim_end();
        let last_word = text.rsplit(char::is_whitespace).next().unwrap_or_default();
        if at + 1 == lines.len() {
            // A last line may be shorter, but not one word under a full block.
            score += 0.5 * short * short;
            if !text.contains(char::is_whitespace) && short > longest * 0.4 {
                score += 0.3;
            }
            continue;
        }
        score += short * short;
        if last_word.ends_with(SOFT) {
            score += 0.08;
        }
        if last_word.ends_with([',', ';', ':', '.', '?', '!', '،', '؛', '؟', '।', '၊', '፣', '，', '、', '。'])
        {
            score -= 0.12;
        } else if last_word.chars().count() <= 3 && last_word.chars().all(char::is_alphabetic) && last_word != text {
            score += 0.05;
        }
    }
    score
}
