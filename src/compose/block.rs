//! A block of text in a box: paragraphs or list items, broken into lines, fitted between a wanted and a least size.
//!
//! Lengths are points. A block's own origin is its top left corner; `y` grows downwards. The first line stands with
//! its capitals (or whatever stands higher) at the top edge, the last with its descenders at the bottom, so that text
//! hangs on an edge as the eye sees it, in every script.

use std::collections::BTreeMap;

use parley::{Alignment, AlignmentOptions};

use super::hyphens::SOFT;
use super::script;
use super::typeset::{Ink, SHAPE_SIZE, Shaped};
use crate::load::campaign::Locale;
use crate::model::layout::{Align, Style};
use crate::scene::Pt;

/// Room that is kept between the ink of two lines, in em.
const INK_GAP: f32 = 0.06;
/// Depth below the last baseline that letters may need, kept even where a line has none, so that rhythms stay even.
const NOMINAL_DEPTH: f32 = 0.2;
/// Room between the ink of two list items, in em: the rule between them stands in it.
const ITEM_INK_GAP: f32 = 0.42;
/// From this size on a text is a headline, in points.
const HEADLINE: Pt = 24.0;
/// A last line below this part of the longest one stands alone. The eye's choice over the kit's headlines: none is better
/// broken above it (`tests/headlines.rs` looks up to a half).
const ALONE: f32 = 0.42;
/// The same in running text, where a short last line is a matter of course.
const LONE: f32 = 0.33;
/// How much narrower a paragraph may be broken so that its last line is longer, in hundredths.
const NARROWER: u8 = 18;
/// How often a headline is made 2 % smaller to save its last line.
const ORPHAN_STEPS: u8 = 10;
/// Sizes are rounded down to this step, in points.
const SIZE_STEP: f32 = 0.1;

/// How a list hangs.
#[derive(Debug, Clone, Copy, PartialEq, Default)]
pub struct Hang {
    /// Start-side indent of the text, in em.
    pub indent: f32,
    /// Between items, in em.
    pub item_gap: f32,
    /// The gap grows up to this where there is room, in em.
    pub item_gap_max: f32,
    /// Above the first item, in em (room for a rule).
    pub lead: f32,
}

/// Paragraphs with one style, shaped and ready to be broken.
#[derive(Debug)]
pub struct Block {
    /// One vector of paragraphs an item; a plain text is one item.
    pub items: Vec<Vec<Shaped>>,
    /// The number before each item of a numbered list; empty otherwise.
    pub numbers: Vec<Shaped>,
    pub hang: Hang,
    leading: f32,
    paragraph_gap: f32,
    cap: f32,
    balance: bool,
    align: Align,
    memo: BTreeMap<(u32, u32), Option<Pt>>,
}

/// Lines of a paragraph at one width and size.
#[derive(Debug, Clone, Default)]
struct Lines {
    count: usize,
    /// Ink above the first baseline, below the last, and the widest sum between neighbours; in em.
    top: f32,
    bottom: f32,
    between: f32,
    fits: bool,
}

/// Where one paragraph stands once its block is set.
#[derive(Debug, Clone)]
pub struct SetParagraph {
    pub item: usize,
    pub paragraph: usize,
    /// Baseline of its first line, from the block's top.
    pub first_baseline: Pt,
    /// From baseline to baseline.
    pub pitch: Pt,
    /// The width at which it was broken (narrower than the block's for a balanced one).
    pub measure: Pt,
}

/// A block at its final size.
#[derive(Debug, Clone)]
pub struct SetBlock {
    pub size: Pt,
    pub height: Pt,
    pub paragraphs: Vec<SetParagraph>,
    /// The top and bottom of each item, from the block's top.
    pub items: Vec<(Pt, Pt)>,
}

impl Block {
    pub fn new(items: Vec<Vec<Shaped>>, style: &Style, locale: &Locale, hang: Hang) -> Self {
        let language = locale.id.split('-').next().unwrap_or_default();
        let leading = script::leading(style.leading, language, &locale.script, &locale.family);
        Self {
            items,
            numbers: Vec::new(),
            hang,
            leading,
            paragraph_gap: style.paragraph_gap,
            cap: script::cap_height(&locale.script),
            balance: style.balance,
            align: style.align,
            memo: BTreeMap::new(),
        }
    }

    /// The widest line when nothing is broken but paragraphs, at `size`.
    pub fn max_width(&mut self, size: Pt) -> Pt {
        let widest = self.items.iter_mut().flatten().map(|p| {
            p.layout.break_all_lines(None);
            p.layout.width()
        });
        (widest.fold(0.0, f32::max) / SHAPE_SIZE + self.hang.indent) * size
    }

    /// The narrowest width in which every unbreakable piece fits, at `size`.
    pub fn min_width(&mut self, size: Pt) -> Pt {
        let widest = self.items.iter().flatten().map(|p| p.layout.calculate_content_widths().min);
        (widest.fold(0.0, f32::max) / SHAPE_SIZE + self.hang.indent) * size
    }

    /// Height at this width and size; `None` when a piece that may not break is wider.
    pub fn height(&mut self, width: Pt, size: Pt) -> Option<Pt> {
        let key = (width.to_bits(), size.to_bits());
        if let Some(known) = self.memo.get(&key) {
            return *known;
        }
        let height = self.set(width, size, None).map(|set| set.height);
        self.memo.insert(key, height);
        height
    }

    /// Whether the block fits into a box at this size.
    pub fn fits(&mut self, width: Pt, height: Pt, size: Pt) -> bool {
        self.height(width, size).is_some_and(|h| h <= height + 0.05)
    }

    /// The largest size between `least` and `wanted` at which the block fits, rounded down to 0.1 pt; a headline a little
    /// smaller where that saves it from a last line of one short word.
    pub fn fit(&mut self, width: Pt, height: Pt, wanted: Pt, least: Pt) -> Option<Pt> {
        let size = self.largest(width, height, wanted, least)?;
        if !self.balance || self.items.len() != 1 || size < HEADLINE || !self.ends_alone(width, height, size) {
            return Some(size);
        }
        let smaller = (1..=ORPHAN_STEPS).map(|step| size * (1.0 - 0.02 * f32::from(step)));
        for smaller in smaller.take_while(|s| *s >= least) {
            if self.fits(width, height, smaller) && !self.ends_alone(width, height, smaller) {
                return Some(smaller);
            }
        }
        Some(size)
    }

    /// Whether the last line, as it would be drawn, is a fraction of the longest.
    fn ends_alone(&mut self, width: Pt, height: Pt, size: Pt) -> bool {
        // A track that takes the height of the text has no room but that.
        let room = if height < f32::MAX { height } else { self.height(width, size).unwrap_or(0.0) };
        if self.set(width, size, Some(room)).is_none() {
            return false;
        }
        let lines = self.items.iter().flatten().last().map(|p| {
            let length = |line: parley::Line<'_, Ink>| line.metrics().advance - line.metrics().hanging_advance;
            p.layout.lines().map(length).collect::<Vec<f32>>()
        });
        let lines = lines.unwrap_or_default();
        let longest = lines.iter().copied().fold(0.0, f32::max);
        lines.len() > 1 && lines.last().is_some_and(|last| *last < longest * ALONE)
    }

    fn largest(&mut self, width: Pt, height: Pt, wanted: Pt, least: Pt) -> Option<Pt> {
        if self.fits(width, height, wanted) {
            return Some(wanted);
        }
        if !self.fits(width, height, least) {
            return None;
        }
        let (mut low, mut high) = (least, wanted);
        while high - low > SIZE_STEP {
            let middle = f32::midpoint(low, high);
            if self.fits(width, height, middle) { low = middle } else { high = middle }
        }
        let stepped = (low / SIZE_STEP).floor() * SIZE_STEP;
        Some(if stepped >= least && self.fits(width, height, stepped) { stepped } else { low })
    }

    /// Breaks every paragraph at the size and says where it stands. With a `room` (the height of the box), balanced styles
    /// are balanced inside it, and the layouts are left broken as they will be drawn.
    pub fn set(&mut self, width: Pt, size: Pt, room: Option<Pt>) -> Option<SetBlock> {
        let measure = width - self.hang.indent * size;
        if measure <= 0.0 || size <= 0.0 {
            return None;
        }
        let mut set = SetBlock { size, height: 0.0, paragraphs: Vec::new(), items: Vec::new() };
        let mut lines = Vec::new();
        let mut measures = Vec::new();
        let single = self.items.len() == 1 && self.items[0].len() == 1;
        for item in &mut self.items {
            for paragraph in item.iter_mut() {
                let mut broken = break_at(paragraph, measure, size);
                if !broken.fits {
                    return None;
                }
                let mut own = measure;
                if let Some(room) = room.filter(|_| self.balance && broken.count > 1) {
                    let (cap, leading, unbalanced) = (self.cap, self.leading, broken.clone());
                    // Balanced lines have other letters in them, and so other ink: no more than there is room for.
                    let holds = |l: &Lines| {
                        let less = |new: f32, old: f32| new <= old + 1e-3;
                        let height = l.top.max(cap)
                            + l.count.saturating_sub(1) as f32 * leading.max(l.between + INK_GAP)
                            + l.bottom.max(NOMINAL_DEPTH);
                        single && height * size <= room
                            || less(l.top, unbalanced.top.max(cap))
                                && less(l.bottom, unbalanced.bottom.max(NOMINAL_DEPTH))
                                && less(l.between, unbalanced.between.max(leading - INK_GAP))
                    };
                    (own, broken) = balance(paragraph, measure, size, broken.count, holds);
                } else if room.is_some() && broken.count > 1 && last_line(paragraph) < LONE {
                    let room = Lines {
                        top: broken.top.max(self.cap),
                        between: broken.between.max(self.leading - INK_GAP),
                        bottom: broken.bottom.max(NOMINAL_DEPTH),
                        ..broken
                    };
                    (own, broken) = fuller(paragraph, measure, size, &room);
                }
                lines.push(broken);
                measures.push(own);
            }
        }
        // One pitch for the whole block: the wanted one, or what the tightest pair of lines needs.
        let needed = lines.iter().map(|l| l.between + INK_GAP).fold(0.0, f32::max);
        let pitch = self.leading.max(needed) * size;
        let mut y = self.hang.lead * size;
        let mut at = 0;
        let mut ink_below = 0.0;
        for (item_at, item) in self.items.iter_mut().enumerate() {
            if item_at > 0 {
                // From baseline to baseline items stand as far apart as the gap says for letters of ordinary height;
                // scripts that reach further use up the gap, but for what their ink and a rule need.
                let above = lines.get(at).map_or(0.0, |l| l.top);
                let wanted = self.cap + NOMINAL_DEPTH + self.hang.item_gap;
                let needed = ink_below + above + ITEM_INK_GAP;
                let reach = ink_below.max(NOMINAL_DEPTH) + above.max(self.cap);
                y += (wanted.max(needed) - reach) * size;
            }
            let top = y;
            for (paragraph_at, paragraph) in item.iter_mut().enumerate() {
                if paragraph_at > 0 {
                    y += self.paragraph_gap * size;
                }
                let (l, measure) = (&lines[at], measures[at]);
                at += 1;
                if room.is_some() {
                    paragraph.layout.align(alignment(self.align), AlignmentOptions::default());
                }
                let numeric = paragraph.display.chars().all(|c| !c.is_alphabetic());
                let depth = if numeric { l.bottom.max(0.0) } else { l.bottom.max(NOMINAL_DEPTH) };
                let first_baseline = y + l.top.max(self.cap) * size;
                y = first_baseline + (l.count.saturating_sub(1)) as f32 * pitch + depth * size;
                ink_below = if numeric { l.bottom.max(0.0) } else { l.bottom };
                set.paragraphs.push(SetParagraph {
                    item: item_at,
                    paragraph: paragraph_at,
                    first_baseline,
                    pitch,
                    measure,
                });
            }
            set.items.push((top, y));
        }
        set.height = y;
        if let Some(room) = room {
            self.spread(&mut set, room);
        }
        Some(set)
    }
}

impl Block {
    /// Moves the items of a list apart until the room is full or the gaps are as large as they may be.
    fn spread(&self, set: &mut SetBlock, room: Pt) {
        let gaps = set.items.len().saturating_sub(1) as f32;
        let most = (self.hang.item_gap_max - self.hang.item_gap) * set.size;
        let more = ((room - set.height) / gaps.max(1.0)).min(most);
        if gaps < 1.0 || more <= 0.0 {
            return;
        }
        for paragraph in &mut set.paragraphs {
            paragraph.first_baseline += paragraph.item as f32 * more;
        }
        for (at, (top, bottom)) in set.items.iter_mut().enumerate() {
            *top += at as f32 * more;
            *bottom += at as f32 * more;
        }
        set.height += gaps * more;
    }
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

/// The last line as a part of the longest one.
fn last_line(paragraph: &Shaped) -> f32 {
    let length = |line: parley::Line<'_, Ink>| line.metrics().advance - line.metrics().hanging_advance;
    let lines: Vec<f32> = paragraph.layout.lines().map(length).collect();
    let longest = lines.iter().copied().fold(0.0, f32::max);
    lines.last().map_or(1.0, |last| last / longest.max(1e-3))
}

/// The widest measure at which the last line is no lone word, with as many lines that need no more room; else the whole one.
fn fuller(paragraph: &mut Shaped, measure: Pt, size: Pt, whole: &Lines) -> (Pt, Lines) {
    for step in 1..=NARROWER {
        let width = measure * (1.0 - f32::from(step) / 100.0);
        let lines = break_at(paragraph, width, size);
        if !lines.fits || lines.count > whole.count {
            break;
        }
        let less = |new: f32, old: f32| new <= old + 1e-3;
        let holds = less(lines.top, whole.top) && less(lines.bottom, whole.bottom);
        if holds && less(lines.between, whole.between) && last_line(paragraph) >= LONE {
            return (width, lines);
        }
    }
    (measure, break_at(paragraph, measure, size))
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

fn alignment(align: Align) -> Alignment {
    match align {
        Align::Start => Alignment::Start,
        Align::Center => Alignment::Center,
        Align::End => Alignment::End,
    }
}
