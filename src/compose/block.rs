//! A block of text in a box: paragraphs or list items, broken into lines, fitted between a wanted and a least size.
//!
//! Lengths are points. A block's own origin is its top left corner; `y` grows downwards. The first line stands with
//! its capitals (or whatever stands higher) at the top edge, the last with its descenders at the bottom, so that text
//! hangs on an edge as the eye sees it, in every script.

use std::collections::BTreeMap;

use parley::{Alignment, AlignmentOptions};

use super::breaks::{INK_GAP, Manner, NOMINAL_DEPTH, break_well};
use super::script;
use super::typeset::{Ink, SHAPE_SIZE, Shaped};
use crate::load::campaign::Locale;
use crate::model::layout::{Align, Style};
use crate::scene::Pt;

/// Room between the ink of two list items, in em: the rule between them stands in it.
const ITEM_INK_GAP: f32 = 0.42;
/// From this size on a text is a headline, in points.
const HEADLINE: Pt = 24.0;
/// A last line below this part of the longest one stands alone. The eye's choice over the kit's headlines: none is better
/// broken above it (`tests/headlines.rs` looks up to a half).
const ALONE: f32 = 0.42;
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
        let manner = Manner { balance: self.balance, single, cap: self.cap, leading: self.leading };
        for paragraph in self.items.iter_mut().flatten() {
            let (own, broken) = break_well(paragraph, measure, size, room, manner)?;
            lines.push(broken);
            measures.push(own);
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

fn alignment(align: Align) -> Alignment {
    match align {
        Align::Start => Alignment::Start,
        Align::Center => Alignment::Center,
        Align::End => Alignment::End,
    }
}
