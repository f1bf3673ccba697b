//! A shading of the file against the gradient of the scene: its way, and its colours at every stop and half way between.

use handbill::ink::Ink;
use handbill::scene::{Color, Course, Gradient};
use hayro::hayro_syntax::object::{Array, Dict, Number};

use super::file::{has_keys, name, near, number, numbers};
use super::inks;
use super::stream::{Look, Paint};

pub fn check(what: &str, resources: &Dict<'_>, key: &str, gradient: &Gradient, ink: Ink) {
    let all: Dict<'_> = resources.get("Shading").expect("shadings");
    let shading: Dict<'_> = all.get(key).expect("a shading");
    has_keys(&shading, &["ShadingType", "ColorSpace", "Coords", "Function", "Extend"]);
    let (kind, way) = match gradient.course {
        Course::Linear { from, to } => (2.0, vec![from.0, from.1, to.0, to.1]),
        Course::Radial { from, to } => (3.0, vec![from.0, from.1, from.2, to.0, to.1, to.2]),
    };
    assert_eq!(number(&shading, "ShadingType"), Some(kind), "{what}");
    near(what, &numbers(&shading, "Coords"), &way.into_iter().map(f64::from).collect::<Vec<_>>(), 0.000_02);
    let extend: Array<'_> = shading.get("Extend").expect("ends");
    assert_eq!(extend.iter::<bool>().collect::<Vec<_>>(), [true, true], "{what}");
    let function: Dict<'_> = shading.get("Function").expect("a function");
    let space = name(&shading, "ColorSpace").expect("a space");
    let paint = |place: f64| paint(&space, &value(&function, place));
    let stops = &gradient.stops;
    for (at, stop) in stops.iter().enumerate() {
        // Where two colours stand on one place there is no colour of the place itself.
        let close =
            |other: usize| stops.get(other).is_some_and(|o| (o.at - stop.at).abs() < 0.001 && o.color != stop.color);
        if close(at + 1) || at > 0 && close(at - 1) {
            continue;
        }
        let color = Color { a: 255, ..stop.color };
        let look = Look { paint: paint(f64::from(stop.at)), alpha: 1.0, overprints: false };
        inks::check(&format!("{what}: the colour at {}", stop.at), ink, color, false, &look);
    }
    for pair in stops.windows(2).filter(|pair| pair[1].at - pair[0].at > 0.001) {
        // A hair from each end, where a step of colour is over.
        let at = |share: f32| f64::from(pair[0].at + share * (pair[1].at - pair[0].at));
        let [from, half, to] = [0.1, 0.5, 0.9].map(|share| value(&function, at(share)));
        let middle: Vec<f64> = from.iter().zip(&to).map(|(a, b)| a.midpoint(*b)).collect();
        near(what, &half, &middle, 0.002);
    }
}

fn paint(space: &str, parts: &[f64]) -> Paint {
    match (space, parts) {
        ("DeviceGray", [v]) => Paint::Grey(*v),
        // A neutral colour among others.
        ("DeviceRGB", [r, g, b]) if r == g && g == b => Paint::Grey(*r),
        ("DeviceRGB", [r, g, b]) => Paint::Rgb([*r, *g, *b]),
        ("DeviceCMYK", [c, m, y, k]) => Paint::Cmyk([*c, *m, *y, *k]),
        other => panic!("{other:?}"),
    }
}

/// ISO 32000-1, 7.10: functions of types 2 and 3.
fn value(function: &Dict<'_>, place: f64) -> Vec<f64> {
    if number(function, "FunctionType") == Some(2.0) {
        assert_eq!(number(function, "N"), Some(1.0));
        let (from, to) = (numbers(function, "C0"), numbers(function, "C1"));
        return from.iter().zip(&to).map(|(a, b)| a + place * (b - a)).collect();
    }
    assert_eq!(number(function, "FunctionType"), Some(3.0));
    let bounds: Vec<f64> = numbers(function, "Bounds");
    assert!(bounds.windows(2).all(|pair| pair[0] < pair[1]), "{bounds:?}");
    assert!(bounds.iter().all(|bound| *bound > 0.0 && *bound < 1.0), "{bounds:?}");
    let parts: Array<'_> = function.get("Functions").expect("functions");
    let parts: Vec<Dict<'_>> = parts.iter::<Dict<'_>>().collect();
    let encode: Array<'_> = function.get("Encode").expect("ranges");
    let encode: Vec<f64> = encode.iter::<Number>().map(|n| n.as_f64()).collect();
    assert_eq!((parts.len(), encode.len()), (bounds.len() + 1, 2 * parts.len()));
    let at = bounds.iter().filter(|bound| **bound <= place).count();
    let low = if at == 0 { 0.0 } else { bounds[at - 1] };
    let high = bounds.get(at).copied().unwrap_or(1.0);
    let share = (place - low) / (high - low);
    value(&parts[at], encode[2 * at] + share * (encode[2 * at + 1] - encode[2 * at]))
}
