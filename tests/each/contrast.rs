//! Contrast against an arithmetic of its own: WCAG 2.2, the luma of an office printer, three kinds of colour blindness.

use handbill::scene::Color;

use crate::each::support::{Made, Town, area, behind, change, ink};

type Rgb = [u8; 3];

fn linear([r, g, b]: Rgb) -> [f64; 3] {
    [r, g, b].map(|v| {
        let v = f64::from(v) / 255.0;
        if v <= 0.040_45 { v / 12.92 } else { ((v + 0.055) / 1.055).powf(2.4) }
    })
}

fn luminance(c: [f64; 3]) -> f64 {
    0.2126 * c[0] + 0.7152 * c[1] + 0.0722 * c[2]
}

fn ratio(a: f64, b: f64) -> f64 {
    (a.max(b) + 0.05) / (a.min(b) + 0.05)
}

fn plain(a: Rgb, b: Rgb) -> f64 {
    ratio(luminance(linear(a)), luminance(linear(b)))
}

fn grey(a: Rgb, b: Rgb) -> f64 {
    let luma = |[r, g, b]: Rgb| {
        let y = (0.299 * f64::from(r) + 0.587 * f64::from(g) + 0.114 * f64::from(b)).round() as u8;
        [y, y, y]
    };
    plain(luma(a), luma(b))
}

/// Machado, Oliveira, Fernandes 2009, table 1, severity 1.0: protanopia, deuteranopia, tritanopia.
const MACHADO: [[f64; 9]; 3] = [
    [0.152286, 1.052583, -0.204868, 0.114503, 0.786281, 0.099216, -0.003882, -0.048116, 1.051998],
    [0.367322, 0.860646, -0.227968, 0.280085, 0.672501, 0.047413, -0.011820, 0.042940, 0.968881],
    [1.255528, -0.076749, -0.178779, -0.078411, 0.930809, 0.147602, 0.004733, 0.691367, 0.303900],
];

fn deficient(a: Rgb, b: Rgb) -> f64 {
    let seen = |c: Rgb, m: &[f64; 9]| {
        let c = linear(c);
        let row = |at: usize| (m[at] * c[0] + m[at + 1] * c[1] + m[at + 2] * c[2]).clamp(0.0, 1.0);
        luminance([row(0), row(3), row(6)])
    };
    MACHADO.iter().map(|m| ratio(seen(a, m), seen(b, m))).fold(f64::MAX, f64::min)
}

const NOTE: &str = "You do not have to give your name.";

fn judged(made: &Made, text: Rgb, paper: Rgb, size: f32, bold: bool) -> Vec<&'static str> {
    let face = made.run("373").face.clone();
    let found = made.after(|scene| {
        let place = ink(made.run(NOTE)).outset(12.0);
        behind(scene, area(place, Color::rgb(paper[0], paper[1], paper[2])));
        change(scene, NOTE, |run| {
            run.color = Color::rgb(text[0], text[1], text[2]);
            run.size = size;
            if bold {
                run.face = face.clone();
            }
        });
    });
    found.into_iter().filter(|code| code.starts_with("text-contrast") || *code == "text-invisible").collect()
}

/// What must be said, or `None` where the two are too near to a threshold to tell.
fn wanted(text: Rgb, paper: Rgb, need: f64) -> Option<Vec<&'static str>> {
    let (plain, grey, deficient) = (plain(text, paper), grey(text, paper), deficient(text, paper));
    let close = |a: f64, b: f64| (a / b - 1.0).abs() < 0.004;
    if close(plain, need) || close(grey, need) || close(deficient, need) || close(plain, 1.2) {
        return None;
    }
    Some(if plain < 1.2 {
        vec!["text-invisible"]
    } else if plain < need {
        vec!["text-contrast"]
    } else if grey < need {
        vec!["text-contrast-grey"]
    } else if deficient < need {
        vec!["text-contrast-color-vision"]
    } else {
        vec![]
    })
}

/// Colours all over the cube, and all their pairs that come near to a threshold.
#[test]
fn pairs_of_colours_are_judged_as_the_formulas_say() {
    let made = Town::new().made("en");
    let levels = [0, 51, 102, 128, 153, 204, 255];
    let mut pairs = Vec::new();
    for paper in [[255, 255, 255], [255, 240, 200], [0, 60, 30], [20, 20, 90]] {
        for r in levels {
            for g in levels {
                for b in levels {
                    let (text, near) = ([r, g, b], |v: f64, t: f64| (v / t - 1.0).abs() < 0.12);
                    let all = [plain(text, paper), grey(text, paper), deficient(text, paper)];
                    if all.iter().any(|v| near(*v, 4.5)) || near(all[0], 1.2) {
                        pairs.push((text, paper));
                    }
                }
            }
        }
    }
    let mut seen = std::collections::BTreeMap::new();
    for (text, paper) in pairs {
        let Some(wanted) = wanted(text, paper, 4.5) else { continue };
        assert_eq!(judged(&made, text, paper, 14.0, false), wanted, "{text:?} on {paper:?}");
        *seen.entry(wanted).or_insert(0) += 1;
    }
    // Each of the five ways was met, several times.
    assert!(seen.len() == 5 && seen.values().all(|n| *n >= 3), "{seen:?}");
}

/// The W3C's own pair: #767676 is 4.54 : 1 on white, #777777 is 4.48 : 1; #949494 is 3.03, #959595 is 2.99.
#[test]
fn four_and_a_half_and_three_to_one() {
    let made = Town::new().made("en");
    let white = [255; 3];
    let pale = |level: u8, size: f32, bold: bool| judged(&made, [level; 3], white, size, bold) == ["text-contrast"];
    assert!(pale(0x77, 14.0, false) && !pale(0x76, 14.0, false));
    assert!(pale(0x95, 18.0, false) && !pale(0x94, 18.0, false));
    // Large is 18 pt, or 14 pt in bold.
    assert!(pale(0x8a, 17.9, false) && !pale(0x8a, 18.0, false));
    assert!(pale(0x8a, 13.9, true) && !pale(0x8a, 14.0, true));
    assert!(pale(0x8a, 14.0, false) && pale(0x95, 14.0, true));
}

#[test]
fn below_1_2_to_one_nothing_is_seen() {
    let made = Town::new().made("en");
    let said = |level: u8| judged(&made, [level; 3], [255; 3], 14.0, false);
    // 1.203 : 1 and 1.192 : 1 on white.
    assert_eq!((said(0xea), said(0xeb)), (vec!["text-contrast"], vec!["text-invisible"]));
    // Whatever its size.
    assert_eq!(judged(&made, [0xeb; 3], [255; 3], 60.0, true), ["text-invisible"]);
}

/// What is behind a part of the letters counts, and so does a veil.
#[test]
fn the_worst_place_behind_a_text_counts() {
    let made = Town::new().made("en");
    let place = ink(made.run(NOTE));
    let part = |from: f32, to: f32| {
        let rect =
            handbill::scene::Rect::new(place.x + from * place.w, place.y - 2.0, (to - from) * place.w, place.h + 4.0);
        made.after(|scene| behind(scene, area(rect, Color::rgb(60, 60, 60))))
    };
    for (from, to) in [(0.0, 0.2), (0.4, 0.6), (0.8, 1.0)] {
        assert!(part(from, to).contains(&"text-contrast"), "{from} to {to}");
    }
    let beside = handbill::scene::Rect::new(place.right() + 12.0, place.y, 20.0, place.h);
    assert!(made.after(|scene| behind(scene, area(beside, Color::rgb(60, 60, 60)))).is_empty());
    // Black of 60 % over white is #666666: the text of #111111 has 3.3 : 1 on it.
    let veil = made.after(|scene| behind(scene, area(place.outset(2.0), Color::rgba(0, 0, 0, 153))));
    assert!(veil.contains(&"text-contrast"), "{veil:?}");
    let light = made.after(|scene| behind(scene, area(place.outset(2.0), Color::rgba(0, 0, 0, 51))));
    assert!(light.is_empty(), "{light:?}");
}
