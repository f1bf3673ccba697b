//! What is drawn around a number and belongs to no text: it may be anything but what reads as a figure of the number.
//!
//! Icons, arrows, bullets, frames and rules may stand there; a digit may not, in any colour, hollow or of dots.

use hayro::RenderCache;
use hayro::kurbo::Rect;

use super::super::read::Mark;
use super::blob::Blob;
use super::ink::{self, DUST, Frame, STRANGE, Seen, apart};
use super::pieces::Piece;
use super::texts::Texts;
use super::{Sheet, masks, nearest, pieces, shapes};

/// Closer than this, nothing of a figure's height and proportions may stand, in em.
const CLOSE: f64 = 0.16;
/// Heights of a figure that may be read on to the number, of the number's height.
const HEIGHTS: std::ops::Range<f64> = 0.45..1.6;
/// The same above and below it, and how far away, in heights.
const STACKED: std::ops::Range<f64> = 0.6..1.45;
const OVER: f64 = 0.8;
/// Width to height of a figure.
const WIDE: f64 = 1.3;
/// A pale figure differs by this much from its ground, of 255 and of the contrast of the number.
const PALE: [f32; 2] = [14.0, 0.06];
/// Colours differ by less than this in one piece.
const SAME: f32 = 14.0;
/// Fewest pixels of a colour, and most colours, that are looked at.
const COLOUR: usize = 40;
const COLOURS: usize = 8;
/// A piece of which this much of its box is ink is a bar or a block.
const BLOCK: f32 = 0.93;
/// A bar is all ink but for round ends.
const SOLID: f32 = 0.8;
/// How close a bar is read on as a 1, a dash as a hyphen, in heights of the number, and what parts columns, in mm.
const BAR_AWAY: f64 = 0.6;
const DASH_AWAY: f64 = 0.35;
const RULE_AWAY: f64 = 2.9;
/// The least width of a figure's stem, in heights of the number.
const STEM: f64 = 0.16;
/// A ring that is rounder than this is no 0.
const ROUND: f32 = 0.88;
/// How close a plus sign is to one of a font.
const PLUS: f32 = 0.07;
/// Turns at which a figure beside a number is read, in radians.
const TURNS: [f32; 3] = [0.0, -0.21, 0.21];
/// How far the place above and below is drawn, in em.
const AROUND: f64 = 1.6;

impl Seen<'_> {
    /// Ink beside the number that belongs to no text, and looks like a figure.
    pub fn beside(&self) -> Result<(), String> {
        let (ink, ground) = self.tones()?;
        let contrast = apart(ink, ground);
        let strange = self.strange(ground, STRANGE * contrast);
        self.smudged(&strange)?;
        let tall = self.frame.ink.height();
        for piece in pieces::of(&strange, self.width()) {
            let place = rect(&piece);
            let close = place.overlaps(self.frame.ink.inflate(CLOSE * self.frame.em, 0.0));
            let (wide, high) = (place.width(), place.height());
            let like = (0.5 * tall..1.5 * tall).contains(&high) && wide < 1.05 * high && !self.is_large(place);
            let share = Blob::new(piece).share();
            if let Some(what) = self.stroke(place).filter(|_| share > SOLID) {
                return Err(format!(
                    "a bar that reads as {what} is drawn {:.1} mm beside it: leave more room between them",
                    self.millimetres(self.away(place))
                ));
            }
            if close && like && share < BLOCK {
                return Err(format!(
                    "something of the height of a figure is drawn {:.1} mm beside it: it needs a sixth of its size",
                    self.millimetres(self.away(place))
                ));
            }
        }
        self.figure(ground, contrast, &HEIGHTS, &|_| true)
    }

    /// What a bar beside the number reads as. Rules and frames reach farther up and down than a figure.
    fn stroke(&self, place: Rect) -> Option<&'static str> {
        let own = self.frame.ink;
        let gap = (place.x0 - own.x1).max(own.x0 - place.x1);
        let (wide, high, tall) = (place.width(), place.height(), own.height());
        // A rule between columns is thinner than the stem of a figure.
        let most = if wide < STEM * tall { RULE_AWAY } else { f64::MAX };
        if self.is_large(place) || gap < -0.1 * tall || gap > BAR_AWAY * tall || self.millimetres(gap) > most {
            return None;
        }
        let both = place.y1.min(own.y1) - place.y0.max(own.y0);
        if (0.6 * tall..1.5 * tall).contains(&high) && wide < 0.45 * high && both > 0.6 * tall {
            return Some("a 1");
        }
        let middle = (own.y0 + 0.25 * tall..own.y1 - 0.2 * tall).contains(&place.center().y);
        let dash = (0.12 * tall..1.3 * tall).contains(&wide) && high < 0.35 * tall && wide > 1.5 * high;
        (dash && middle && gap < DASH_AWAY * tall).then_some("a hyphen")
    }

    /// A figure that is drawn there, in one of the ways in which it may be drawn.
    fn figure(
        &self,
        ground: [f32; 3],
        contrast: f32,
        heights: &std::ops::Range<f64>,
        counts: &dyn Fn(Rect) -> bool,
    ) -> Result<(), String> {
        let tall = self.frame.ink.height();
        let mut found: Vec<(char, Rect)> = Vec::new();
        for mask in self.masks(ground, contrast) {
            for piece in pieces::of(&mask, self.width()) {
                let place = rect(&piece);
                let (wide, high) = (place.width(), place.height());
                let fits = (heights.start * tall..heights.end * tall).contains(&high) && wide < WIDE * high;
                if !fits
                    || self.is_large(place)
                    || !counts(place)
                    || found.iter().any(|(_, known)| known.overlaps(place))
                {
                    continue;
                }
                let left = place.x1 <= self.frame.ink.x0;
                found.extend(read(&Blob::new(piece), left).map(|c| (c, place)));
            }
        }
        found.sort_by(|a, b| a.1.x0.total_cmp(&b.1.x0));
        let all: String = found.iter().map(|(c, _)| *c).collect();
        // `24/7` and a year are read as what they are.
        let harmless = all == "247" || all.len() == 4 && (all.starts_with("20") || all.starts_with("19"));
        match found.first().filter(|_| !harmless) {
            Some((c, place)) => Err(format!(
                "a figure that looks like `{c}` is drawn {:.1} mm from it",
                self.millimetres(self.away(*place))
            )),
            None => Ok(()),
        }
    }

    /// What differs from the ground and belongs to no text.
    fn strange(&self, ground: [f32; 3], least: f32) -> Vec<bool> {
        let seen =
            |i: usize| self.own[i] == 0 && self.rest[i] == 0 && apart(self.page[i].map(f32::from), ground) > least;
        (0..self.page.len()).map(seen).collect()
    }

    /// Several ways to part what is drawn from what it is drawn on.
    fn masks(&self, ground: [f32; 3], contrast: f32) -> Vec<Vec<bool>> {
        let bold = self.strange(ground, STRANGE * contrast);
        let pale = self.strange(ground, PALE[0].max(PALE[1] * contrast));
        if !pale.contains(&true) {
            return Vec::new();
        }
        let dots = masks::joined(&bold, self.width(), 3);
        let texts = |i: usize| self.own[i] == 0 && self.rest[i] == 0;
        let mut all = Vec::new();
        for colour in self.colours() {
            let same = |i: usize| texts(i) && apart(self.page[i].map(f32::from), colour) < SAME;
            let mask: Vec<bool> = (0..self.page.len()).map(same).collect();
            // What the ground shows inside a hollow figure; the counters of texts are no figures.
            all.push(if apart(colour, ground) < SAME { self.without_counters(&mask) } else { mask });
        }
        all.extend([bold, pale, dots]);
        all
    }

    /// Flat colours around the number, the commonest first.
    fn colours(&self) -> Vec<[f32; 3]> {
        let mut counts: std::collections::BTreeMap<[u8; 3], usize> = std::collections::BTreeMap::new();
        for i in (0..self.page.len()).filter(|i| self.own[*i] == 0 && self.rest[*i] == 0) {
            *counts.entry(self.page[i]).or_default() += 1;
        }
        let mut order: Vec<([u8; 3], usize)> = counts.into_iter().filter(|(_, count)| *count >= COLOUR).collect();
        order.sort_by_key(|(_, count)| std::cmp::Reverse(*count));
        let mut colours: Vec<[f32; 3]> = Vec::new();
        for (colour, _) in order {
            let colour = colour.map(f32::from);
            if colours.len() < COLOURS && colours.iter().all(|known| apart(*known, colour) >= SAME) {
                colours.push(colour);
            }
        }
        colours
    }

    /// Ground that no text touches.
    fn without_counters(&self, mask: &[bool]) -> Vec<bool> {
        let w = self.width();
        let mut out = vec![false; mask.len()];
        for piece in pieces::of(mask, w) {
            let [x0, y0, x1, y1] = piece.bounds.map(|v| v as usize);
            let around = |x: usize, y: usize| {
                let i = y * w + x;
                self.own[i] > 0 || self.rest[i] > 0
            };
            let high = usize::from(self.frame.size[1]);
            let free = (y0.saturating_sub(2)..(y1 + 2).min(high))
                .all(|y| (x0.saturating_sub(2)..(x1 + 2).min(w)).all(|x| !around(x, y)));
            if free {
                for y in y0..y1 {
                    for x in x0..x1 {
                        out[y * w + x] |= piece.ink[(y - y0) * (x1 - x0) + x - x0];
                    }
                }
            }
        }
        out
    }

    /// Reaches out of the frame, or goes around the number: an edge, a rule, a frame.
    fn is_large(&self, place: Rect) -> bool {
        let [w, h] = self.frame.size.map(f64::from);
        let out = place.x0 <= 0.0 || place.y0 <= 0.0 || place.x1 >= w || place.y1 >= h;
        out || place.x0 < self.frame.ink.x0 && place.x1 > self.frame.ink.x1
    }

    fn away(&self, place: Rect) -> f64 {
        let own = self.frame.ink;
        let across = (place.x0 - own.x1).max(own.x0 - place.x1).max(0.0);
        across.max(place.y0 - own.y1).max(own.y0 - place.y1)
    }

    fn millimetres(&self, pixels: f64) -> f64 {
        let scale = self.frame.onto.determinant().abs().sqrt().max(1e-6);
        pixels / scale * 25.4 / 72.0
    }

    /// Ink that touches the glyphs of a text beside the number and belongs to none: a figure over the next word.
    fn smudged(&self, strange: &[bool]) -> Result<(), String> {
        let (w, high) = (self.width(), usize::from(self.frame.size[1]));
        for piece in pieces::of(strange, w) {
            let place = rect(&piece);
            let near = place.overlaps(self.frame.ink.inflate(0.6 * self.frame.em, 0.0));
            let area = piece.ink.iter().filter(|ink| **ink).count();
            if !near || area <= 2 * DUST || self.is_large(place) || place.width() > 1.5 * self.frame.em {
                continue;
            }
            let [x0, y0, x1, y1] = piece.bounds.map(|v| v as usize);
            let own = |x: usize, y: usize| {
                (x0..x1).contains(&x) && (y0..y1).contains(&y) && piece.ink[(y - y0) * (x1 - x0) + x - x0]
            };
            let touches =
                (y0..y1).flat_map(|y| (x0..x1).map(move |x| (x, y))).filter(|(x, y)| own(*x, *y)).any(|(x, y)| {
                    let rows = y.saturating_sub(1)..(y + 2).min(high);
                    rows.into_iter().any(|y| (x.saturating_sub(1)..(x + 2).min(w)).any(|x| self.rest[y * w + x] > 127))
                });
            if touches {
                return Err("something is drawn over the text beside it".to_owned());
            }
        }
        Ok(())
    }
}

/// The digit, or the plus sign before a number, that a piece looks like.
fn read(blob: &Blob, left: bool) -> Option<char> {
    if blob.share() > BLOCK {
        return None;
    }
    let figures: Vec<_> = TURNS.iter().filter_map(|turn| blob.figure(*turn, 0.0)).collect();
    if left && figures.first().is_some_and(|figure| shapes::distance(figure, '+') < PLUS) {
        return Some('+');
    }
    let digits = figures.iter().filter_map(|figure| {
        let digit = nearest::reading(&nearest::within(figure, nearest::NEAR)).digit?;
        let ring = digit == '0' && figure.aspect > ROUND;
        (!ring).then_some(digit)
    });
    digits.into_iter().next()
}

fn rect(piece: &Piece) -> Rect {
    let [x0, y0, x1, y1] = piece.bounds.map(f64::from);
    Rect::new(x0, y0, x1, y1)
}

/// Figures above and below the number, which would be its next line.
pub fn stacked<'p>(
    sheet: Sheet<'_, 'p>,
    cache: &RenderCache<'p>,
    texts: &Texts<'_>,
    marks: &[Mark],
) -> Result<(), String> {
    let Some(frame) = ink::frame(marks, AROUND / 3.0, AROUND) else { return Ok(()) };
    let [w, h] = frame.size.map(f64::from);
    let area = frame.onto.inverse().transform_rect_bbox(Rect::new(0.0, 0.0, w, h));
    let scale = frame.onto.determinant().abs().sqrt().max(1e-6);
    if sheet.display.is_some_and(|display| !display.has_small(area, 6.0 * frame.em / scale)) {
        return Ok(());
    }
    let others = ink::neighbours(texts, marks, &frame);
    let Some(seen) = ink::see(sheet, cache, &frame, marks, &others) else { return Ok(()) };
    let Ok((ink, ground)) = seen.tones() else { return Ok(()) };
    seen.figure(ground, apart(ink, ground), &STACKED, &|place| is_stacked(&frame, place))
}

fn is_stacked(frame: &Frame, place: Rect) -> bool {
    let own = frame.ink;
    let gap = (place.y0 - own.y1).max(own.y0 - place.y1);
    let over = place.x1 > own.x0 - 0.3 * frame.em && place.x0 < own.x1 + 0.3 * frame.em;
    over && gap > -0.2 * own.height() && gap < OVER * own.height()
}
