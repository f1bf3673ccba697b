//! Gradients of a drawing as the scene has them: placed on the page, rolled out where they repeat.

use usvg::{BaseGradient, SpreadMethod};

use super::affine;
use crate::limits;
use crate::scene::{Affine, Color, Course, Gradient, PathStep, Pt, Stop};

/// What an area is filled with.
#[derive(Debug, Clone, PartialEq)]
pub enum Fill {
    Flat(Color),
    Gradient(Gradient),
}

pub fn linear(
    own: &usvg::LinearGradient,
    opacity: f32,
    map: &Affine,
    steps: &[PathStep],
) -> Result<Fill, &'static str> {
    let course = Course::Linear { from: (own.x1(), own.y1()), to: (own.x2(), own.y2()) };
    placed(own, course, opacity, map, steps)
}

pub fn radial(
    own: &usvg::RadialGradient,
    opacity: f32,
    map: &Affine,
    steps: &[PathStep],
) -> Result<Fill, &'static str> {
    let (inner, outer) = (own.fr().get(), own.r().get());
    let away = (own.fx() - own.cx()).hypot(own.fy() - own.cy());
    // Programs draw a cone there, or move the focus, or paint nothing.
    if away + inner >= outer {
        return Err("a radial gradient whose focus lies outside of its circle");
    }
    if inner > 0.0 && own.spread_method() != SpreadMethod::Pad {
        return Err("a repeated gradient with an inner circle");
    }
    let course = Course::Radial { from: (own.fx(), own.fy(), inner), to: (own.cx(), own.cy(), outer) };
    placed(own, course, opacity, map, steps)
}

fn placed(
    own: &BaseGradient,
    course: Course,
    opacity: f32,
    map: &Affine,
    steps: &[PathStep],
) -> Result<Fill, &'static str> {
    let byte = |share: f32| (share * opacity * 255.0).round() as u8;
    let color = |stop: &usvg::Stop| {
        Color::rgba(stop.color().red, stop.color().green, stop.color().blue, byte(stop.opacity().get()))
    };
    let stops: Vec<Stop> =
        own.stops().iter().map(|stop| Stop { at: stop.offset().get(), color: color(stop) }).collect();
    let (Some(first), Some(last)) = (stops.first(), stops.last()) else { return Err("a gradient without colours") };
    if stops.iter().any(|stop| stop.color.a != first.color.a) {
        return Err("a gradient from one opacity to another");
    }
    // SVG 1.1, 13.2.2: where the way has no length, the last colour fills the area.
    if matches!(course, Course::Linear { from, to } if from == to) {
        return Ok(Fill::Flat(last.color));
    }
    let transform = affine(own.transform()).then(map);
    if transform.inverse().is_none() {
        return Err(SQUEEZED);
    }
    let gradient = Gradient { course, transform, stops };
    let gradient = match own.spread_method() {
        SpreadMethod::Pad => bounded(gradient)?,
        spread => rolled_out(&gradient, spread == SpreadMethod::Reflect, steps)?,
    };
    plain(gradient).map(Fill::Gradient)
}

const SQUEEZED: &str = "a gradient that is squeezed to a line";

/// In a space of its own, where the way is as long as 1: a file has few digits for it.
fn plain(gradient: Gradient) -> Result<Gradient, &'static str> {
    let (own, course) = match gradient.course {
        Course::Linear { from, to } => {
            let (dx, dy) = (to.0 - from.0, to.1 - from.1);
            let own = Affine { a: dx, b: dy, c: -dy, d: dx, e: from.0, f: from.1 };
            (own, Course::Linear { from: (0.0, 0.0), to: (1.0, 0.0) })
        }
        Course::Radial { from, to } => {
            let (x, y, radius) = to;
            let own = Affine { a: radius, b: 0.0, c: 0.0, d: radius, e: x, f: y };
            let from = ((from.0 - x) / radius, (from.1 - y) / radius, from.2 / radius);
            (own, Course::Radial { from, to: (0.0, 0.0, 1.0) })
        }
    };
    let transform = own.then(&gradient.transform);
    let Affine { a, b, c, d, e, f } = transform;
    let (along, across) = (a.hypot(b), c.hypot(d));
    if along.min(across) < SHORTEST
        || (a * d - b * c).abs() < SHORTEST * along.max(across)
        || transform.inverse().is_none()
    {
        return Err(SQUEEZED);
    }
    if ![along, across, e, f].iter().all(|v| v.abs() < LONGEST) {
        return Err("a gradient that is very much larger than any page");
    }
    Ok(Gradient { course, transform, ..gradient })
}

/// Lengths of a gradient on the page, in points: a file has five digits for its factors, and a page at most 14 400 points.
const SHORTEST: Pt = 0.005;
const LONGEST: Pt = 200_000.0;

fn bounded(gradient: Gradient) -> Result<Gradient, &'static str> {
    if gradient.stops.len() > limits::GRADIENT_STOPS { Err("a gradient of very many colours") } else { Ok(gradient) }
}

/// As far as an area reaches, said colour by colour: a PDF's gradients do not repeat.
fn rolled_out(gradient: &Gradient, turns: bool, steps: &[PathStep]) -> Result<Gradient, &'static str> {
    const OFTEN: &str = "a gradient that repeats very often";
    let (mut low, mut high) = (0.0_f32, 1.0_f32);
    for (x, y) in box_of(steps) {
        let Some(place) = gradient.place(x, y) else { continue };
        (low, high) = (low.min(place), high.max(place));
    }
    // The circles bulge outwards: the farthest place of a box is at a corner, and none lies before the focus.
    let radial = matches!(gradient.course, Course::Radial { .. });
    let (first, end) = (if radial { 0.0 } else { low.floor() }, high.ceil());
    let rounds = end - first;
    if !rounds.is_finite() || rounds * gradient.stops.len() as f32 > limits::GRADIENT_STOPS as f32 {
        return Err(OFTEN);
    }
    let mut stops: Vec<Stop> = Vec::new();
    for round in 0..rounds as i32 {
        let turned = turns && (first as i32 + round).rem_euclid(2) == 1;
        let at = |stop: &Stop| (round as f32 + if turned { 1.0 - stop.at } else { stop.at }) / rounds;
        let mut own: Vec<Stop> = gradient.stops.iter().map(|stop| Stop { at: at(stop), color: stop.color }).collect();
        if turned {
            own.reverse();
        }
        // Each round begins and ends with its own colours.
        let (start, stop) = (round as f32 / rounds, (round as f32 + 1.0) / rounds);
        own.first().copied().into_iter().for_each(|edge| own.insert(0, Stop { at: start, ..edge }));
        own.last().copied().into_iter().for_each(|edge| own.push(Stop { at: stop, ..edge }));
        stops.extend(own);
    }
    let along = |from: f32, to: f32, t: f32| from + t * (to - from);
    let course = match gradient.course {
        Course::Linear { from, to } => {
            let at = |t: f32| (along(from.0, to.0, t), along(from.1, to.1, t));
            Course::Linear { from: at(first), to: at(end) }
        }
        Course::Radial { from, to } => {
            let at = |t: f32| (along(from.0, to.0, t), along(from.1, to.1, t), along(from.2, to.2, t));
            Course::Radial { from: at(first), to: at(end) }
        }
    };
    bounded(Gradient { course, transform: gradient.transform, stops })
}

/// The corners of the box around an area.
fn box_of(steps: &[PathStep]) -> Vec<(Pt, Pt)> {
    let mut points = Vec::new();
    for step in steps {
        match *step {
            PathStep::Move(x, y) | PathStep::Line(x, y) => points.push((x, y)),
            PathStep::Cubic(ax, ay, bx, by, x, y) => points.extend([(ax, ay), (bx, by), (x, y)]),
            PathStep::Close => {}
        }
    }
    let edge = |own: fn(&(Pt, Pt)) -> Pt, pick: fn(Pt, Pt) -> Pt| points.iter().map(own).reduce(pick).unwrap_or(0.0);
    let (x0, x1) = (edge(|p| p.0, f32::min), edge(|p| p.0, f32::max));
    let (y0, y1) = (edge(|p| p.1, f32::min), edge(|p| p.1, f32::max));
    vec![(x0, y0), (x1, y0), (x0, y1), (x1, y1)]
}
