//! Gradients and clips of any shape: the area clips, and a shading of the edition's own colours is painted into it.
//!
//! A shading is written once for each way and its colours; where it lies stands in the content stream.

use lopdf::{Dictionary, Document, Object, ObjectId, dictionary};
use printpdf::{CurTransMat, DictItem, Op};

use super::content::{Painter, shade_name};
use super::error::{PdfError, scene as fault};
use super::number::{factor, milli};
use crate::ink::{self, Ink, Paint};
use crate::scene::{Course, Gradient, Path, Shade};

/// Places that are nearer to one another are one: numbers have five digits.
const NEAR: f32 = 0.000_05;

/// What tells two shadings apart: the bits of their numbers and their colours.
pub(super) type Key = Vec<u32>;

pub(super) fn key(gradient: &Gradient) -> Key {
    let mut key = Vec::new();
    match gradient.course {
        Course::Linear { from, to } => key.extend([from.0, from.1, to.0, to.1].map(f32::to_bits)),
        Course::Radial { from, to } => {
            key.extend([from.0, from.1, from.2, to.0, to.1, to.2].map(f32::to_bits));
        }
    }
    for stop in &gradient.stops {
        let color = stop.color;
        key.extend([stop.at.to_bits(), u32::from_be_bytes([color.r, color.g, color.b, 0])]);
        key.push(color.cmyk.map_or(u32::MAX, u32::from_be_bytes));
    }
    key
}

/// What must hold of a gradient.
pub(super) fn check(shade: &Shade) -> Result<(), PdfError> {
    let stops = &shade.gradient.stops;
    if stops.len() < 2 {
        return Err(fault("a gradient of fewer than two colours"));
    }
    if stops.windows(2).any(|pair| pair[1].at < pair[0].at || pair[1].color.a != pair[0].color.a) {
        return Err(fault("a gradient whose colours are out of order, or more or less opaque"));
    }
    if stops.iter().any(|stop| !(0.0..=1.0).contains(&stop.at)) {
        return Err(fault("a gradient with a colour outside of its way"));
    }
    if shade.area.stroke.is_some() {
        return Err(fault("an area with a gradient and a line"));
    }
    Ok(())
}

impl Painter<'_> {
    /// The path clips what follows, until the state is restored.
    pub fn cut(&mut self, shape: &Path) -> Result<(), PdfError> {
        if shape.steps.is_empty() {
            return Err(fault("a clip without a shape"));
        }
        self.outline(&shape.steps, true)?;
        self.operator(if shape.even_odd { "W*" } else { "W" }, &[]);
        self.operator("n", &[]);
        Ok(())
    }

    pub fn shade(&mut self, shade: &Shade) -> Result<(), PdfError> {
        let alpha = shade.gradient.stops.first().map_or(0, |stop| stop.color.a);
        if shade.area.steps.is_empty() || alpha == 0 {
            return Ok(());
        }
        let number = self.plan.shade(&shade.gradient).ok_or_else(|| fault("a gradient appeared from nowhere"))?;
        self.resources.shades.insert(number);
        self.alpha(alpha);
        self.overprint(false);
        self.save();
        self.cut(&shade.area)?;
        let what = "a gradient";
        let t = &shade.gradient.transform;
        let [a, b, c, d] = [t.a, -t.b, t.c, -t.d].map(|v| factor(v, what));
        let matrix = [a?, b?, c?, d?, milli(t.e, what)?, milli(self.base - t.f, what)?];
        self.ops.push(Op::SetTransformationMatrix { matrix: CurTransMat::Raw(matrix) });
        let name = DictItem::Name(shade_name(number).into_bytes());
        self.ops.push(Op::Unknown { key: "sh".into(), value: vec![name] });
        self.restore();
        Ok(())
    }
}

/// Writes a shading in the colours of the edition.
pub(super) fn write(doc: &mut Document, gradient: &Gradient, ink: Ink) -> Result<ObjectId, PdfError> {
    let (kind, coords) = match gradient.course {
        Course::Linear { from, to } => (2, vec![from.0, from.1, to.0, to.1]),
        Course::Radial { from, to } => (3, vec![from.0, from.1, from.2, to.0, to.1, to.2]),
    };
    let coords = coords.into_iter().map(|v| Ok(Object::Real(factor(v, "a gradient")?)));
    let colors: Vec<_> = gradient.stops.iter().map(|stop| stop.color).collect();
    let paints: Vec<Vec<f32>> = ink::gradient(ink, &colors).into_iter().map(parts).collect();
    let space = match paints.first().map(Vec::len) {
        Some(1) => "DeviceGray",
        Some(3) => "DeviceRGB",
        _ => "DeviceCMYK",
    };
    let places: Vec<f32> = gradient.stops.iter().map(|stop| stop.at).collect();
    let shading = dictionary! {
        "ShadingType" => kind,
        "ColorSpace" => space,
        "Coords" => coords.collect::<Result<Vec<_>, PdfError>>()?,
        "Function" => function(&places, &paints),
        "Extend" => vec![true.into(), true.into()],
    };
    Ok(doc.add_object(shading))
}

fn parts(paint: Paint) -> Vec<f32> {
    let part = |v: u16| f32::from(v) / 1000.0;
    match paint {
        Paint::Grey(v) => vec![part(v)],
        Paint::Rgb(rgb) => rgb.map(part).to_vec(),
        Paint::Cmyk(cmyk) => cmyk.map(part).to_vec(),
        Paint::Registration => vec![0.0, 0.0, 0.0, 1.0],
    }
}

/// From a place to a colour: straight from one stop to the next. Beyond the first and the last their colours go on; where
/// another one stands at the very end, it begins a hair from there.
fn function(places: &[f32], paints: &[Vec<f32>]) -> Object {
    let mut stops: Vec<(f32, &Vec<f32>)> = places.iter().copied().zip(paints).collect();
    stops.insert(0, (0.0, &paints[0]));
    stops.extend(paints.last().map(|last| (1.0, last)));
    let last = stops.len() - 1;
    for at in 1..last {
        let low = if stops[at].1 == stops[0].1 { 0.0 } else { NEAR };
        let high = if stops[at].1 == stops[last].1 { 1.0 } else { 1.0 - NEAR };
        stops[at].0 = stops[at].0.clamp(low, high);
    }
    let mut pieces = Vec::new();
    let mut bounds: Vec<f32> = Vec::new();
    for pair in stops.windows(2) {
        let ((_, from), (end, to)) = (pair[0], pair[1]);
        if end - bounds.last().copied().unwrap_or(0.0) >= NEAR / 2.0 {
            pieces.push(piece(from, to));
            bounds.push(end);
        }
    }
    bounds.pop();
    match pieces.len() {
        0 => Object::Dictionary(piece(&paints[0], &paints[0])),
        1 => Object::Dictionary(pieces.remove(0)),
        count => Object::Dictionary(dictionary! {
            "FunctionType" => 3,
            "Domain" => vec![0.into(), 1.into()],
            "Functions" => pieces.into_iter().map(Object::Dictionary).collect::<Vec<_>>(),
            "Bounds" => bounds.into_iter().map(|v| Object::Real((v * 100_000.0).round() / 100_000.0)).collect::<Vec<_>>(),
            "Encode" => (0..2 * count).map(|n| Object::Integer((n % 2) as i64)).collect::<Vec<_>>(),
        }),
    }
}

fn piece(from: &[f32], to: &[f32]) -> Dictionary {
    let list = |color: &[f32]| color.iter().map(|v| Object::Real(*v)).collect::<Vec<_>>();
    dictionary! {
        "FunctionType" => 2, "Domain" => vec![0.into(), 1.into()], "N" => 1, "C0" => list(from), "C1" => list(to),
    }
}
