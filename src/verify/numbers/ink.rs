//! The place of a number on the drawn page against a clean drawing of the same glyphs: ink that is there and should not
//! be, ink that is missing, figures that somebody has put beside it.

use hayro::RenderCache;
use hayro::kurbo::{Affine, Rect};

use sha2::Digest;

use super::super::lines::normal;
use super::super::read::Mark;
use super::super::verdicts::VerdictCache;
use super::super::{display, picture};
use super::texts::{Glyph, Texts};
use super::{Sheet, around, figure, upright};
use crate::text::characters::digit;

/// Pixels an em: a hairline of 0.25 pt through a number of 12 pt covers a pixel.
const EM: f64 = 48.0;
/// Fewest pixels a point: 110 dpi, at which a line of 0.25 pt still covers more than [`STRANGE`] of a pixel.
const SCALE: f64 = 110.0 / 72.0;
/// Most pixels a side of a picture.
const SIDE: f64 = 8000.0;
/// Room around the number that must be as plain as its ground, in em.
const CLEAR: f64 = 0.08;
/// How far figures beside it are looked for, in em.
const BESIDE: f64 = 1.05;
/// Difference to the clean drawing that counts, of the contrast between ink and ground.
pub const STRANGE: f32 = 0.3;
/// Pixels of such difference that an eye does not notice: a quarter of a stroke's width in length.
pub const DUST: usize = 6;
/// One part in so many of its ink may be touched by letters of the lines around it: Nastaliq reaches far.
const CROSSED: usize = 25;
/// Least contrast of ink and ground, of 255.
const CONTRAST: f32 = 40.0;

const PALE: &str = "it has the colour of its ground";

/// A number in a frame in which it stands upright: pixels, y downwards.
pub struct Frame {
    /// From the page.
    pub onto: Affine,
    pub size: [u16; 2],
    /// The ink of the number.
    pub ink: Rect,
    pub em: f64,
}

/// With room to its sides and above and below, in em.
pub fn frame(marks: &[Mark], beside: f64, over: f64) -> Option<Frame> {
    let upright = upright(marks);
    let boxes = marks.iter().filter_map(|m| {
        let outline = m.ink.outline.as_ref().filter(|o| o.bounds.area() > 0.0)?;
        Some((upright * m.ink.place).transform_rect_bbox(outline.bounds))
    });
    let all = boxes.reduce(|a, b| a.union(b))?;
    let size = marks.iter().map(|m| m.size).fold(1.0, f64::max);
    let around = all.inflate(beside * size, over * size);
    let scale = (EM / size).max(SCALE).min(SIDE / around.width().max(around.height()));
    let onto = Affine::new([scale, 0.0, 0.0, -scale, -around.x0 * scale, around.y1 * scale]) * upright;
    let side = |points: f64| (points * scale).ceil().clamp(1.0, SIDE) as u16;
    let place = Affine::new([scale, 0.0, 0.0, -scale, -around.x0 * scale, around.y1 * scale]);
    Some(Frame {
        onto,
        size: [side(around.width()), side(around.height())],
        ink: place.transform_rect_bbox(all),
        em: size * scale,
    })
}

/// Is the place as a clean drawing would be?
pub fn compare<'p>(
    sheet: Sheet<'_, 'p>,
    cache: &RenderCache<'p>,
    texts: &Texts<'_>,
    marks: &[Mark],
    verdicts: &VerdictCache,
) -> Result<(), String> {
    let Some(frame) = frame(marks, BESIDE, CLEAR + 0.12) else { return Err("it has no ink".to_owned()) };
    around::stacked(sheet, cache, texts, marks)?;
    let others = neighbours(texts, marks, &frame);
    if let Some((ink, ground)) = plain(sheet, &frame, marks, &others) {
        if apart(ink.map(f32::from), ground.map(f32::from)) < CONTRAST {
            return Err(PALE.to_owned());
        }
        return figures(&others, &frame, verdicts);
    }
    match key(sheet, &frame, marks, &others) {
        Some(key) => verdicts.ink(key, || look(sheet, cache, &frame, (marks, &others), verdicts)),
        None => look(sheet, cache, &frame, (marks, &others), verdicts),
    }
}

/// The colours of number and ground, where nothing but texts is painted there and none of them touches it.
fn plain(sheet: Sheet<'_, '_>, frame: &Frame, marks: &[Mark], others: &[&Mark]) -> Option<([u8; 3], [u8; 3])> {
    let inked = |mark: &&Mark| mark.ink.bounds().is_some();
    let own: Vec<_> = marks.iter().filter(inked).filter_map(|m| Some((m.ink.outline.as_ref()?, m.ink.place))).collect();
    let touched = others.iter().filter_map(|m| m.ink.bounds()).any(|other| {
        let other = frame.onto.transform_rect_bbox(other);
        frame.ink.inflate(1.0, 1.0).overlaps(other)
    });
    if touched { None } else { sheet.display?.plain(frame.onto, frame.size, &own) }
}

/// The same glyphs of a number among the same steps: judged once.
fn key(sheet: Sheet<'_, '_>, frame: &Frame, marks: &[Mark], others: &[&Mark]) -> Option<[u8; 32]> {
    let mut hash = sheet.display?.key(frame.onto, frame.size)?;
    for mark in marks.iter().chain(others.iter().copied()) {
        hash.update(&mark.text);
        hash.update([0]);
        if let Some(outline) = &mark.ink.outline {
            display::glyph_key(&mut hash, outline, frame.onto * mark.ink.place);
        }
    }
    hash.update(marks.len().to_le_bytes());
    Some(hash.finalize().into())
}

fn look<'p>(
    sheet: Sheet<'_, 'p>,
    cache: &RenderCache<'p>,
    frame: &Frame,
    (marks, others): (&[Mark], &[&Mark]),
    verdicts: &VerdictCache,
) -> Result<(), String> {
    let seen = see(sheet, cache, frame, marks, others).ok_or("its place cannot be drawn")?;
    seen.clean()?;
    seen.beside()?;
    figures(others, frame, verdicts)
}

/// The place as it is on the page, and how texts cover it.
pub fn see<'f, 'p>(
    sheet: Sheet<'_, 'p>,
    cache: &RenderCache<'p>,
    frame: &'f Frame,
    marks: &[Mark],
    others: &[&Mark],
) -> Option<Seen<'f>> {
    let page = sheet.display.and_then(|display| display.draw(frame.onto, frame.size));
    let page = page.or_else(|| picture::colours(sheet.page, cache, frame.onto, frame.size))?;
    let drawn = |marks: &mut dyn Iterator<Item = &Mark>| {
        let outlines = marks.filter_map(|m| Some((m.ink.outline.as_ref()?, frame.onto * m.ink.place)));
        let outlines: Vec<_> = outlines.collect();
        figure::draw_all(outlines.iter().map(|(o, place)| (&o.path, *place)), frame.size)
    };
    let own = drawn(&mut marks.iter())?;
    let rest = drawn(&mut others.iter().copied())?;
    Some(Seen { frame, page, own, rest })
}

/// Other glyphs whose ink reaches into the frame.
pub fn neighbours<'l>(texts: &Texts<'l>, marks: &[Mark], frame: &Frame) -> Vec<&'l Mark> {
    let target = Rect::new(0.0, 0.0, f64::from(frame.size[0]), f64::from(frame.size[1]));
    let near = texts.around(frame.onto.inverse().transform_rect_bbox(target), marks);
    near.filter(|glyph| frame.onto.transform_rect_bbox(glyph.ink).overlaps(target)).map(Glyph::mark).collect()
}

pub struct Seen<'f> {
    pub frame: &'f Frame,
    pub page: Vec<[u8; 3]>,
    /// Coverage of the number, of all other glyphs.
    pub own: Vec<u8>,
    pub rest: Vec<u8>,
}

impl Seen<'_> {
    pub fn width(&self) -> usize {
        usize::from(self.frame.size[0])
    }

    /// The pixels of a rectangle.
    fn within(&self, rect: Rect) -> impl Iterator<Item = usize> + use<> {
        let (w, h) = (self.width(), usize::from(self.frame.size[1]));
        let clamp = |v: f64, most: usize| (v.max(0.0) as usize).min(most);
        let (x0, x1) = (clamp(rect.x0.floor(), w), clamp(rect.x1.ceil(), w));
        let (y0, y1) = (clamp(rect.y0.floor(), h), clamp(rect.y1.ceil(), h));
        (y0..y1).flat_map(move |y| (x0..x1).map(move |x| y * w + x))
    }

    fn zone(&self) -> Rect {
        self.frame.ink.inflate(CLEAR * self.frame.em, CLEAR * self.frame.em)
    }

    /// The colours of ink and ground.
    pub fn tones(&self) -> Result<([f32; 3], [f32; 3]), String> {
        let (own, rest) = (&self.own, &self.rest);
        let ink = median(self.within(self.zone()).filter(|i| own[*i] == 255 && rest[*i] == 0).map(|i| self.page[i]));
        let ground = median(self.within(self.zone()).filter(|i| own[*i] == 0 && rest[*i] == 0).map(|i| self.page[i]));
        let (Some(ink), Some(ground)) = (ink, ground) else { return Err("it is too small to be read".to_owned()) };
        if apart(ink, ground) < CONTRAST {
            return Err(PALE.to_owned());
        }
        Ok((ink, ground))
    }

    fn clean(&self) -> Result<(), String> {
        let (ink, ground) = self.tones()?;
        let contrast = apart(ink, ground);
        let (mut more, mut less, mut crossed) = (0, 0, 0);
        for i in self.within(self.zone()) {
            let cover = f32::from(self.own[i]) / 255.0;
            if self.rest[i] > 0 {
                crossed += usize::from(self.own[i] > 127 && self.rest[i] > 127);
                continue;
            }
            let seen = self.page[i].map(f32::from);
            let clean: [f32; 3] = std::array::from_fn(|k| ground[k] + (ink[k] - ground[k]) * cover);
            if apart(seen, clean) > STRANGE * contrast {
                if cover > 0.5 { less += 1 } else { more += 1 }
            }
        }
        let own = self.own.iter().filter(|cover| **cover > 127).count();
        if crossed > DUST.max(own / CROSSED) {
            return Err("another text lies over it".to_owned());
        }
        if less > DUST {
            return Err("a part of it is covered or changed".to_owned());
        }
        if more > DUST {
            return Err("something is drawn over it or close around it".to_owned());
        }
        Ok(())
    }
}

/// Glyphs beside the number that look like a digit and are said to be something else.
fn figures(others: &[&Mark], frame: &Frame, verdicts: &VerdictCache) -> Result<(), String> {
    for mark in others {
        let Some(outline) = &mark.ink.outline else { continue };
        let text = normal(&mark.text);
        let said = text.chars().next();
        if text.chars().any(|c| digit(c).is_some()) || said.is_some_and(|c| !c.is_ascii()) {
            continue;
        }
        let ink = (frame.onto * mark.ink.place).transform_rect_bbox(outline.bounds);
        let in_row = ink.height() > frame.ink.height() * 0.45 && ink.y1 > frame.ink.y0 && ink.y0 < frame.ink.y1;
        if in_row && let Some(c) = verdicts.sign(outline, said.unwrap_or('\0')) {
            return Err(format!("a sign that looks like `{c}` and is none stands beside it"));
        }
    }
    Ok(())
}

/// Largest difference of a channel.
pub fn apart(a: [f32; 3], b: [f32; 3]) -> f32 {
    a.iter().zip(b).map(|(a, b)| (a - b).abs()).fold(0.0, f32::max)
}

fn median(pixels: impl Iterator<Item = [u8; 3]>) -> Option<[f32; 3]> {
    let mut counts = [[0_u32; 256]; 3];
    let mut all = 0;
    for pixel in pixels {
        all += 1;
        for (count, value) in counts.iter_mut().zip(pixel) {
            count[usize::from(value)] += 1;
        }
    }
    (all > 0).then(|| {
        counts.map(|count| {
            let mut sum = 0;
            let at = count.iter().position(|n| {
                sum += n;
                sum * 2 >= all
            });
            at.unwrap_or(0) as f32
        })
    })
}
