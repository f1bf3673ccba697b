//! What a page paints, kept in paint order, so that a small part of it can be drawn without interpreting the page again.
//!
//! The steps come from hayro's interpreter and are drawn by the rasteriser that hayro uses, in the same way. What is more
//! than plain colour on a path (pictures, patterns, masks, blending) is marked: parts with such steps are left to hayro.

mod covered;

use std::sync::Arc;

use hayro::hayro_interpret::{DrawMode, FillRule, Paint, StrokeProps};
use hayro::kurbo::{Affine, BezPath, Cap, Join, PathEl, Point, Rect, Shape, Stroke};
use hayro::vello_cpu::color::palette::css::WHITE;
use hayro::vello_cpu::color::{AlphaColor, Srgb};
use hayro::vello_cpu::peniko::Fill;
use hayro::vello_cpu::{Pixmap, RasterizerSettings, RenderContext, Resources, TargetInit};

use sha2::{Digest, Sha256};

use super::read::Outline;

/// One step.
#[derive(Debug)]
struct Step {
    /// On the page, inside its clips.
    bounds: Rect,
    what: What,
    /// Index of the innermost clip, from 1; 0 for none.
    clip: usize,
}

#[derive(Debug)]
enum What {
    Fill {
        path: BezPath,
        onto: Affine,
        rule: Fill,
        color: AlphaColor<Srgb>,
    },
    Line {
        path: BezPath,
        onto: Affine,
        stroke: Stroke,
        color: AlphaColor<Srgb>,
    },
    Glyph {
        outline: Arc<Outline>,
        onto: Affine,
        color: AlphaColor<Srgb>,
    },
    /// Not drawn here.
    Hard,
}

/// A clip and the one around it.
#[derive(Debug)]
struct Clip {
    path: BezPath,
    rule: Fill,
    bounds: Rect,
    is_rect: bool,
    around: usize,
}

/// The steps of a page.
#[derive(Debug, Default)]
pub struct DisplayList {
    steps: Vec<Step>,
    clips: Vec<Clip>,
    open: usize,
}

fn rule(rule: FillRule) -> Fill {
    match rule {
        FillRule::NonZero => Fill::NonZero,
        FillRule::EvenOdd => Fill::EvenOdd,
    }
}

fn solid(paint: &Paint<'_>) -> Option<AlphaColor<Srgb>> {
    let Paint::Color(color) = paint else { return None };
    let [r, g, b, a] = color.to_rgba().to_rgba8();
    Some(AlphaColor::from_rgba8(r, g, b, a))
}

impl DisplayList {
    fn push(&mut self, bounds: Rect, what: What) {
        let bounds = self.clips.get(self.open.wrapping_sub(1)).map_or(bounds, |clip| clip.bounds.intersect(bounds));
        // A line has no area.
        if bounds.width() >= 0.0 && bounds.height() >= 0.0 {
            self.steps.push(Step { bounds, what, clip: self.open });
        }
    }

    /// A step that only hayro can draw.
    pub fn hard(&mut self, bounds: Rect) {
        self.push(bounds, What::Hard);
    }

    pub fn path(&mut self, path: &BezPath, onto: Affine, paint: &Paint<'_>, mode: &DrawMode) {
        let bounds = onto.transform_rect_bbox(path.bounding_box());
        let (fill, line) = match mode {
            DrawMode::Fill(rule) => (Some(*rule), None),
            DrawMode::Stroke(line) => (None, Some(line)),
            DrawMode::FillAndStroke(rule, line) => (Some(*rule), Some(line)),
            DrawMode::Invisible => return,
        };
        // Joins and the least width of a line reach farther than half of it.
        let reach = line
            .map_or(0.0, |l| f64::from(l.line_width) * widest(onto) * f64::from(l.miter_limit.clamp(1.5, 20.0)) + 1.0);
        let bounds = bounds.inflate(reach, reach);
        let Some(color) = solid(paint) else { return self.hard(bounds) };
        if let Some(fill) = fill {
            self.push(bounds, What::Fill { path: path.clone(), onto, rule: rule(fill), color });
        }
        if let Some(line) = line {
            self.push(bounds, What::Line { path: path.clone(), onto, stroke: stroke(line), color });
        }
    }

    pub fn glyph(&mut self, outline: &Arc<Outline>, onto: Affine, paint: &Paint<'_>, mode: &DrawMode) {
        let bounds = onto.transform_rect_bbox(outline.bounds);
        match (solid(paint), mode) {
            (_, DrawMode::Invisible) => {}
            (Some(color), DrawMode::Fill(_)) => {
                self.push(bounds, What::Glyph { outline: Arc::clone(outline), onto, color });
            }
            _ => self.hard(bounds.inflate(bounds.height(), bounds.height())),
        }
    }

    pub fn clip(&mut self, path: &BezPath, fill: FillRule) {
        let bounds = path.bounding_box();
        let around = self.open;
        let inside = self.clips.get(around.wrapping_sub(1)).map_or(bounds, |clip| clip.bounds.intersect(bounds));
        let is_rect = (path.area().abs() - bounds.area()).abs() < bounds.area() * 1e-6;
        self.clips.push(Clip { path: path.clone(), rule: rule(fill), bounds: inside, is_rect, around });
        self.open = self.clips.len();
    }

    pub fn unclip(&mut self) {
        self.open = self.clips.get(self.open.wrapping_sub(1)).map_or(0, |clip| clip.around);
    }

    /// Whether something small is drawn in an area that is no text. Grounds, rules and frames are larger.
    pub fn has_small(&self, area: Rect, most: f64) -> bool {
        self.steps.iter().any(|step| {
            let small = step.bounds.width().max(step.bounds.height()) < most || matches!(step.what, What::Hard);
            small && !matches!(step.what, What::Glyph { .. }) && touches(step.bounds, area)
        })
    }

    /// A part of the page in a frame of its own (pixels, y downwards) on white paper; `None` when hayro must draw it.
    pub fn draw(&self, onto: Affine, [w, h]: [u16; 2]) -> Option<Vec<[u8; 3]>> {
        let area = onto.inverse().transform_rect_bbox(Rect::new(0.0, 0.0, f64::from(w), f64::from(h)));
        let steps = || self.steps.iter().filter(|step| touches(step.bounds, area));
        if steps().any(|step| matches!(step.what, What::Hard)) {
            return None;
        }
        let mut ctx = RenderContext::new(w, h);
        for step in steps() {
            let clips = self.clip_to(&mut ctx, step.clip, onto, area);
            step.what.draw(&mut ctx, onto);
            (0..clips).for_each(|_| ctx.pop_clip());
        }
        ctx.flush();
        let mut pixmap = Pixmap::new(w, h);
        let paper = RasterizerSettings { target_init: TargetInit::Clear(WHITE), ..RasterizerSettings::default() };
        ctx.render_with(&mut pixmap, &mut Resources::default(), paper);
        Some(pixmap.data_as_u8_slice().chunks_exact(4).map(|p| [p[0], p[1], p[2]]).collect())
    }

    /// The ink of some glyphs and their ground, where a part of the page holds nothing but glyphs on a plain ground: its
    /// drawing can be no other than a clean one. `None` when the part must be looked at.
    pub fn plain(&self, onto: Affine, [w, h]: [u16; 2], own: &[Placed<'_>]) -> Option<([u8; 3], [u8; 3])> {
        let area = onto.inverse().transform_rect_bbox(Rect::new(0.0, 0.0, f64::from(w), f64::from(h)));
        let (mut ground, mut ink, mut seen) = (WHITE, None, 0);
        for step in self.steps.iter().filter(|step| touches(step.bounds, area)) {
            if self.is_cut(step.clip, area) {
                return None;
            }
            match &step.what {
                What::Fill { path, onto, rule, color } => match cover(path, *onto, *rule, area) {
                    Cover::Apart => {}
                    Cover::All if seen == 0 && color.components[3] >= 1.0 => ground = *color,
                    _ => return None,
                },
                What::Glyph { outline, onto, color } => {
                    if own.iter().any(|(known, place)| Arc::ptr_eq(known, outline) && place == onto) {
                        if color.components[3] < 1.0 || ink.is_some_and(|ink| ink != *color) {
                            return None;
                        }
                        ink = Some(*color);
                    }
                    seen += 1;
                }
                What::Line { .. } | What::Hard => return None,
            }
        }
        let count = |glyph: &Placed<'_>| {
            let same = |what: &What| matches!(what, What::Glyph { outline, onto, .. } if Arc::ptr_eq(glyph.0, outline) && glyph.1 == *onto);
            self.steps.iter().filter(|step| same(&step.what)).count()
        };
        let tone = |color: AlphaColor<Srgb>| {
            let [r, g, b, _] = color.to_rgba8().to_u8_array();
            [r, g, b]
        };
        own.iter().all(|glyph| count(glyph) == 1).then_some((tone(ink?), tone(ground)))
    }

    /// Whether a clip cuts into the area.
    fn is_cut(&self, mut at: usize, area: Rect) -> bool {
        while let Some(clip) = self.clips.get(at.wrapping_sub(1)) {
            if !clip.is_rect || clip.bounds.intersect(area) != area {
                return true;
            }
            at = clip.around;
        }
        false
    }

    /// What a part of the page is drawn from, in its frame: equal keys are equal pictures, wherever they stand. `None` when
    /// hayro must draw it.
    pub fn key(&self, onto: Affine, [w, h]: [u16; 2]) -> Option<Sha256> {
        let frame = Rect::new(0.0, 0.0, f64::from(w), f64::from(h));
        let area = onto.inverse().transform_rect_bbox(frame);
        let mut hash = Sha256::new();
        hash.update(w.to_le_bytes());
        hash.update(h.to_le_bytes());
        for step in self.steps.iter().filter(|step| touches(step.bounds, area)) {
            if matches!(&step.what, What::Fill { path, onto, rule, .. } if cover(path, *onto, *rule, area) == Cover::Apart)
            {
                continue;
            }
            let mut at = step.clip;
            while let Some(clip) = self.clips.get(at.wrapping_sub(1)) {
                if !clip.is_rect || clip.bounds.intersect(area) != area {
                    hash.update(b"clip");
                    path_key(&mut hash, &clip.path, onto, frame);
                }
                at = clip.around;
            }
            match &step.what {
                What::Hard => return None,
                What::Fill { path, onto: own, rule, color } => {
                    hash.update([b'f', *rule as u8]);
                    hash.update(color.to_rgba8().to_u8_array());
                    match cover(path, *own, *rule, area) {
                        // Wherever its edges lie.
                        Cover::All => hash.update(b"all"),
                        _ => path_key(&mut hash, path, onto * *own, frame),
                    }
                }
                What::Line { path, onto: own, stroke, color } => {
                    hash.update(b"l");
                    hash.update(color.to_rgba8().to_u8_array());
                    hash.update(format!("{stroke:?}"));
                    path_key(&mut hash, path, onto * *own, frame);
                }
                What::Glyph { outline, onto: own, color } => {
                    hash.update(b"g");
                    hash.update(color.to_rgba8().to_u8_array());
                    glyph_key(&mut hash, outline, onto * *own);
                }
            }
        }
        Some(hash)
    }

    /// Opens the clips that cut into the area; how many they are.
    fn clip_to(&self, ctx: &mut RenderContext, mut at: usize, onto: Affine, area: Rect) -> usize {
        let mut count = 0;
        while let Some(clip) = self.clips.get(at.wrapping_sub(1)) {
            if !clip.is_rect || clip.bounds.intersect(area) != area {
                ctx.set_transform(onto);
                ctx.set_fill_rule(clip.rule);
                ctx.push_clip_path(&clip.path);
                count += 1;
            }
            at = clip.around;
        }
        count
    }
}

/// An outline and its place on the page.
pub type Placed<'a> = (&'a Arc<Outline>, Affine);

/// How a filled path lies to an area.
#[derive(Debug, PartialEq, Eq)]
enum Cover {
    All,
    Apart,
    Partly,
}

fn cover(path: &BezPath, onto: Affine, rule: Fill, area: Rect) -> Cover {
    // A segment lies in the box of its points.
    let first = path.elements().first().and_then(PathEl::end_point).map_or(Point::ZERO, |p| onto * p);
    let (mut at, mut start) = (first, first);
    for element in path.elements() {
        let (points, end) = match *element {
            PathEl::MoveTo(a) => {
                // An open shape is closed where it is filled.
                if touches(Rect::from_points(at, start), area) {
                    return Cover::Partly;
                }
                start = onto * a;
                (vec![], start)
            }
            PathEl::LineTo(a) => (vec![], onto * a),
            PathEl::QuadTo(a, b) => (vec![onto * a], onto * b),
            PathEl::CurveTo(a, b, c) => (vec![onto * a, onto * b], onto * c),
            PathEl::ClosePath => (vec![], start),
        };
        if !matches!(element, PathEl::MoveTo(_)) {
            let bounds = points.iter().fold(Rect::from_points(at, end), |all, p| all.union_pt(*p));
            if touches(bounds, area) {
                return Cover::Partly;
            }
        }
        at = end;
    }
    if touches(Rect::from_points(at, start), area) {
        return Cover::Partly;
    }
    let winding = path.winding(onto.inverse() * area.center());
    let inside = if rule == Fill::EvenOdd { winding % 2 != 0 } else { winding != 0 };
    if inside { Cover::All } else { Cover::Apart }
}

/// A path in a frame; what covers the frame altogether is the same wherever its edges lie.
fn path_key(hash: &mut Sha256, path: &BezPath, onto: Affine, frame: Rect) {
    let path = onto * path;
    let bounds = path.bounding_box();
    if bounds.union(frame) == bounds && (path.area().abs() - bounds.area()).abs() < bounds.area() * 1e-6 {
        hash.update(b"all");
        return;
    }
    for element in path.elements() {
        let points = match *element {
            PathEl::MoveTo(a) => [Some(a), None, None],
            PathEl::LineTo(a) => [None, Some(a), None],
            PathEl::QuadTo(a, b) => [Some(a), Some(b), None],
            PathEl::CurveTo(a, b, c) => [Some(a), Some(b), Some(c)],
            PathEl::ClosePath => [None; 3],
        };
        for point in points {
            hash.update(point.map_or([0; 16], |p| {
                let mut bytes = [0; 16];
                bytes[..8].copy_from_slice(&sixteenth(p.x).to_le_bytes());
                bytes[8..].copy_from_slice(&sixteenth(p.y).to_le_bytes());
                bytes
            }));
        }
    }
}

/// An outline in a frame.
pub fn glyph_key(hash: &mut Sha256, outline: &Outline, onto: Affine) {
    hash.update(outline.key.to_le_bytes());
    // An em is a thousand units: its corners tell size and turn.
    let [a, b, c, d, e, f] = onto.as_coeffs();
    for value in [a * 1000.0, b * 1000.0, c * 1000.0, d * 1000.0, e, f] {
        hash.update(sixteenth(value).to_le_bytes());
    }
}

/// Pixels, to a sixteenth; never the bytes of nothing.
fn sixteenth(pixels: f64) -> i64 {
    (pixels * 16.0).round() as i64 * 2 + 1
}

/// Rectangles without area count too.
fn touches(a: Rect, b: Rect) -> bool {
    a.x0 <= b.x1 && b.x0 <= a.x1 && a.y0 <= b.y1 && b.y0 <= a.y1
}

impl What {
    fn draw(&self, ctx: &mut RenderContext, frame: Affine) {
        match self {
            Self::Fill { path, onto, rule, color } => {
                ctx.set_paint(*color);
                ctx.set_fill_rule(*rule);
                ctx.set_transform(frame * *onto);
                ctx.fill_path(path);
            }
            Self::Glyph { outline, onto, color } => {
                ctx.set_paint(*color);
                ctx.set_fill_rule(Fill::NonZero);
                ctx.set_transform(frame * *onto);
                ctx.fill_path(&outline.path);
            }
            Self::Line { path, onto, stroke, color } => {
                let scale = widest(frame * *onto);
                // No line is thinner than a pixel (ISO 32000-1, 8.4.3.2).
                let width = stroke.width.max(0.01 / scale).max(1.0 / scale);
                ctx.set_paint(*color);
                ctx.set_transform(frame * *onto);
                ctx.set_stroke(Stroke { width, ..stroke.clone() });
                ctx.stroke_path(path);
            }
            Self::Hard => {}
        }
    }
}

fn stroke(line: &StrokeProps) -> Stroke {
    let (cap, join): (Cap, Join) = (line.line_cap, line.line_join);
    Stroke {
        width: f64::from(line.line_width),
        join,
        miter_limit: f64::from(line.miter_limit),
        start_cap: cap,
        end_cap: cap,
        dash_pattern: line.dash_array.iter().map(|n| f64::from(*n)).collect(),
        dash_offset: f64::from(line.dash_offset),
    }
}

/// How much a map enlarges at most along its axes.
fn widest(onto: Affine) -> f64 {
    let [a, b, c, d, _, _] = onto.as_coeffs();
    a.hypot(b).max(c.hypot(d)).max(1e-9)
}
