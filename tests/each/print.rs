//! Thresholds between page and paper: safe area, bleed, resolution, hairlines, rich black, home printers; what lies over what.

use std::sync::Arc;

use handbill::ink::Ink;
use handbill::preflight::Options;
use handbill::scene::{Color, Content, Item, Join, Path, PathStep, Pixels, Raster, Rect, Scene, Stroke, TextRun};

use crate::each::support::{MM, Made, POSTER, Town, area, behind, change, codes, ink, over};

const SIDES: [&str; 4] = ["left", "top", "right", "bottom"];
const PALE: Color = Color::rgb(238, 238, 238);

/// An area 100 pt long at one side of the trim: from 20 pt inside it to `past` points beyond it.
fn at_side(trim: Rect, side: usize, past: f32) -> Rect {
    let (x, y) = (trim.x + trim.w / 2.0, trim.y + trim.h / 2.0);
    match side {
        0 => Rect::new(trim.x - past, y, 20.0 + past, 100.0),
        1 => Rect::new(x, trim.y - past, 100.0, 20.0 + past),
        2 => Rect::new(trim.right() - 20.0, y, 20.0 + past, 100.0),
        _ => Rect::new(x, trim.bottom() - 20.0, 100.0, 20.0 + past),
    }
}

fn raster(width: u32, height: u32, value: u8) -> Arc<Raster> {
    let data = vec![value; (width * height) as usize].into();
    Arc::new(Raster { width, height, pixels: Pixels::Raw { data, grey: true, alpha: None } })
}

fn picture(rect: Rect) -> Content {
    // Enough pixels for any size here.
    Content::Image { raster: raster(900, 900, 238), rect, mirror: false }
}

fn poster() -> Made {
    Town::new().made("en")
}

#[test]
fn artwork_that_ends_at_the_cut_is_seen_on_each_side() {
    let made = poster();
    let trim = made.scene.pages[0].trim;
    let bleed = 3.0 * MM;
    // What is painted, and a picture of the same size.
    let kinds: [fn(Rect) -> Content; 2] = [|r| area(r, PALE), picture];
    for (side, name) in SIDES.iter().enumerate() {
        for kind in kinds {
            for (past, short) in [
                (-1.2, false),
                (-0.8, true),
                (0.0, true),
                (1.0, true),
                (bleed - 0.5, true),
                (bleed - 0.2, false),
                (bleed, false),
            ] {
                let found = made.after(|scene| behind(scene, kind(at_side(trim, side, past))));
                assert_eq!(found.contains(&"bleed-short"), short, "{name}, {past} pt past the cut: {found:?}");
            }
        }
        // White on white needs no bleed, and what goes on under it in a colour has one.
        let white = made.after(|scene| behind(scene, area(at_side(trim, side, 0.0), Color::rgb(255, 255, 255))));
        assert!(!white.contains(&"bleed-short"), "{name}");
        let under = made.after(|scene| {
            behind(scene, area(at_side(trim, side, 0.0), Color::rgb(220, 220, 220)));
            behind(scene, area(at_side(trim, side, bleed), PALE));
        });
        assert!(!under.contains(&"bleed-short"), "{name}");
        // A clip may cut it at the trim.
        let clipped = made.after(|scene| {
            let item = Item::artifact(area(at_side(trim, side, bleed), PALE));
            behind(scene, Content::Clip { rect: trim, items: vec![item] });
        });
        assert!(clipped.contains(&"bleed-short"), "{name}");
    }
}

/// Moves a run so that its ink is `distance` inside one side of the trim.
fn moved(trim: Rect, run: &mut TextRun, side: usize, distance: f32) {
    let r = ink(run);
    let (dx, dy) = match side {
        0 => (trim.x + distance - r.x, 0.0),
        1 => (0.0, trim.y + distance - r.y),
        2 => (trim.right() - distance - r.right(), 0.0),
        _ => (0.0, trim.bottom() - distance - r.bottom()),
    };
    run.transform.e += dx;
    run.transform.f += dy;
}

const CARD: &str = "title = \"Card\"\ndocument-title = \"headline\"\npaper = \"85mm x 55mm\"\nmargin = \"6mm\"\n\
                    [grid]\ncolumns = [\"1fr\"]\n[[box]]\ntext = \"plain-line\"\nstyle = \"small\"\n";

#[test]
fn text_near_the_cut_is_seen_on_each_side() {
    let card = Town::new().put(POSTER, CARD).made("en");
    let tab = Town::new().edit(POSTER, "area = \"note\"\ntext = \"note\"", "text = \"note\"\nrepeat = 2").edit(
        POSTER,
        "address  address\nnote     note",
        "address  address\n.        .",
    );
    let tab = tab.made("en");
    // A sheet, a card of 55 mm and a tab to tear off.
    for (made, text, safe) in [
        (&poster(), "You do not have to give your name.", 18.0),
        (&card, "You can ask us anything.", 9.0),
        (&tab, "You do not have to give your name.", 9.0),
    ] {
        let trim = made.scene.pages[0].trim;
        for (side, name) in SIDES.iter().enumerate() {
            for (distance, near) in [(safe - 0.5, true), (safe - 0.1, false), (safe + 2.0, false), (1.0, true)] {
                let found = made.after(|scene| change(scene, text, |run| moved(trim, run, side, distance)));
                assert_eq!(found.contains(&"outside-safe-area"), near, "{name}, {distance} pt of {safe}: {found:?}");
            }
        }
    }
}

/// 65 mm is the widest side of a card.
#[test]
fn a_card_is_a_card_up_to_65_mm() {
    for (side, card) in [("64.9mm", true), ("65.3mm", false)] {
        for paper in [format!("{side} x 120mm"), format!("120mm x {side}")] {
            let made = Town::new().put(POSTER, CARD.replace("85mm x 55mm", &paper)).made("en");
            let trim = made.scene.pages[0].trim;
            let found = made.after(|scene| change(scene, "You can ask", |run| moved(trim, run, 0, 12.0)));
            assert_eq!(found.contains(&"outside-safe-area"), !card, "{paper}: {found:?}");
        }
    }
}

#[test]
fn pictures_have_150_and_300_pixels_an_inch() {
    let made = poster();
    let at = |pixels: (u32, u32), ppi: f32, across: bool| {
        // The other direction has twice as many.
        let (x, y) = if across { (ppi, 2.0 * ppi) } else { (2.0 * ppi, ppi) };
        let rect = Rect::new(60.0, 500.0, pixels.0 as f32 * 72.0 / x, pixels.1 as f32 * 72.0 / y);
        made.after(|scene| {
            behind(scene, Content::Image { raster: raster(pixels.0, pixels.1, 255), rect, mirror: false });
        })
    };
    for across in [true, false] {
        for (ppi, wanted) in [
            (149.0, &["image-below-150"][..]),
            (151.0, &["image-below-300"]),
            (299.0, &["image-below-300"]),
            (301.0, &[]),
        ] {
            assert_eq!(at((200, 200), ppi, across), wanted, "{ppi}, {across}");
            assert_eq!(at((300, 100), ppi, across), wanted, "{ppi}, {across}");
        }
    }
}

fn line(width: f32, color: Color) -> Content {
    let stroke = Stroke { color, width, dash: Vec::new(), round: false, join: Join::Miter };
    let steps = vec![PathStep::Move(60.0, 560.0), PathStep::Line(300.0, 560.0)];
    Content::Path(Path { steps, fill: None, even_odd: false, stroke: Some(stroke) })
}

#[test]
fn lines_are_a_quarter_of_a_point_wide() {
    let made = poster();
    let black = Color::rgb(0, 0, 0);
    for (width, thin) in [(0.05, true), (0.24, true), (0.25, false), (0.3, false)] {
        let found = made.after(|scene| behind(scene, line(width, black)));
        assert_eq!(found.contains(&"hairline"), thin, "{width}");
    }
    assert_eq!(made.after(|scene| behind(scene, line(0.1, Color::rgba(0, 0, 0, 0)))), [""; 0]);
    // The thinnest of several.
    let several = made.after(|scene| {
        behind(scene, line(2.0, black));
        behind(scene, line(0.2, black));
        behind(scene, line(1.0, black));
    });
    assert_eq!(several, ["hairline"]);
}

#[test]
fn small_black_text_is_on_one_plate() {
    let made = poster();
    let with = |size: f32, inks: [u8; 4]| {
        made.after(|scene| {
            change(scene, "You do not have to", |run| {
                run.size = size;
                run.color.cmyk = Some(inks);
            });
        })
        .contains(&"rich-black-text")
    };
    for inks in [[1, 0, 0, 80], [0, 1, 0, 80], [0, 0, 1, 80], [30, 30, 30, 100]] {
        assert!(with(11.9, inks) && !with(12.0, inks), "{inks:?}");
    }
    for inks in [[0, 0, 0, 100], [0, 0, 0, 80], [1, 1, 1, 79], [60, 40, 40, 79]] {
        assert!(!with(9.5, inks), "{inks:?}");
    }
}

/// 4.2 mm, on each side, for what is painted, a picture and a text.
#[test]
fn a_home_printer_leaves_a_frame() {
    let made = poster();
    let trim = made.scene.pages[0].trim;
    let told = |scene: &dyn Fn(&mut Scene)| made.after(scene).contains(&"home-printer-margin");
    for (side, name) in SIDES.iter().enumerate() {
        for (inside, reached) in [(3.9 * MM, true), (4.15 * MM, false)] {
            let rect = at_side(trim, side, -inside);
            assert_eq!(told(&|scene| behind(scene, area(rect, PALE))), reached, "{name}, {inside}");
            assert_eq!(told(&|scene| behind(scene, picture(rect))), reached, "{name}, {inside}");
            let text = |scene: &mut Scene| change(scene, "You do not", |run| moved(trim, run, side, inside));
            assert_eq!(told(&text), reached, "{name}, {inside}");
        }
        assert!(!told(&|scene| behind(scene, area(at_side(trim, side, 0.0), Color::rgb(255, 255, 255)))));
    }
}

/// No home printer takes a wider sheet, an edition for a press, or paints up to the edge of a sheet of cards.
#[test]
fn a_home_printer_takes_sheets_up_to_216_5_mm() {
    let bleeding = |paper: &str| {
        let town =
            Town::new().edit(POSTER, "paper = { iso = \"A4\", us = \"Letter\" }", &format!("paper = \"{paper}\""));
        town.edit(POSTER, "[grid]", "fill = \"#eeeeee\"\n[grid]")
    };
    let told = |made: &Made| codes(&made.judged(&made.scene, &Options::default())).contains(&"home-printer-margin");
    for (paper, home) in [
        ("Letter", true),
        ("A4", true),
        ("216.4mm x 330mm", true),
        ("216.7mm x 330mm", false),
        ("330mm x 216.4mm", true),
        ("330mm x 216.7mm", false),
    ] {
        assert_eq!(told(&bleeding(paper).made("en")), home, "{paper}");
    }
    let mut press = bleeding("A4").made("en");
    press.campaign.ink = Ink::Cmyk;
    assert!(!told(&press));
    let copies = "size = \"80mm x 50mm\"\n[impose]\ncolumns = 1\nrows = 1\n[grid]";
    let card =
        CARD.replace("85mm x 55mm", "A4").replace("[grid]", copies).replace("margin", "fill = \"#eeeeee\"\nmargin");
    assert!(!told(&Town::new().put(POSTER, card).made("en")));
}

/// Letters meet when their cores do: 0.58 em of their height.
#[test]
fn texts_are_printed_into_one_another_by_their_cores() {
    let made = poster();
    let (one, two) = ("You do not have to give your name.", "In danger now?");
    let size = made.run(two).size;
    let place = |dx: f32, dy: f32| {
        let to = made.run(one).transform;
        made.after(|scene| {
            change(scene, two, |run| {
                run.transform.e = to.e + dx;
                run.transform.f = to.f + dy;
            });
        })
        .contains(&"text-overlap")
    };
    for sign in [1.0, -1.0] {
        assert!(place(0.0, sign * 0.56 * size) && !place(0.0, sign * 0.60 * size));
    }
    let wide = ink(made.run(one)).w;
    assert!(place(wide - 1.0, 0.0) && !place(wide + 1.5, 0.0));
}

/// A picture over a letter, over nothing but paper, under it, and behind a clip.
#[test]
fn a_picture_over_text_covers_it() {
    let made = poster();
    let digit = |made: &Made| {
        let run = made.run("373");
        let (x, y) = run.transform.apply(run.glyphs.last().unwrap().x, -0.75 * run.size);
        Rect::new(x, y, 0.6 * run.size, 0.8 * run.size)
    };
    let rect = digit(&made);
    let white = |value: u8, alpha: Option<u8>| {
        let pixels = Pixels::Raw {
            data: vec![value; 160_000].into(),
            grey: true,
            alpha: alpha.map(|a| vec![a; 160_000].into()),
        };
        Arc::new(Raster { width: 400, height: 400, pixels })
    };
    let image = |rect: Rect, raster: Arc<Raster>| Content::Image { raster, rect, mirror: false };
    assert_eq!(made.after(|scene| over(scene, image(rect, white(255, None)))), ["text-covered"]);
    assert_eq!(made.after(|scene| over(scene, image(rect, white(0, None)))), ["text-covered"]);
    assert_eq!(made.after(|scene| over(scene, image(rect, white(255, Some(20))))), [""; 0]);
    assert_eq!(made.after(|scene| over(scene, image(rect, white(255, Some(0))))), [""; 0]);
    assert_eq!(made.after(|scene| behind(scene, image(rect, white(255, None)))), [""; 0]);
    // Beside the letters of the same run.
    let beside = Rect::new(rect.x, rect.y - 3.0 * rect.h, rect.w, rect.h);
    assert_eq!(made.after(|scene| over(scene, image(beside, white(255, None)))), [""; 0]);
    // Half of it is clear: its left half lies over the digit, or, mirrored, its right half.
    let half = |mirror: bool, left: u8| {
        let alpha = (0..160_000).map(|at| if (at % 400 < 200) == (left == 1) { 255 } else { 0 }).collect::<Vec<u8>>();
        let pixels = Pixels::Raw { data: vec![255; 160_000].into(), grey: true, alpha: Some(alpha.into()) };
        let raster = Arc::new(Raster { width: 400, height: 400, pixels });
        let wide = Rect::new(rect.x, rect.y, 2.0 * rect.w, rect.h);
        made.after(|scene| over(scene, Content::Image { raster, rect: wide, mirror }))
    };
    assert_eq!((half(false, 1), half(true, 0)), (vec!["text-covered"], vec!["text-covered"]));
    assert_eq!((half(false, 0), half(true, 1)), (vec![], vec![]));
    let clipped = |rect: Rect, clip: Rect| {
        let item = Item::artifact(image(rect, white(255, None)));
        made.after(|scene| over(scene, Content::Clip { rect: clip, items: vec![item] }))
    };
    assert_eq!(clipped(rect, rect), ["text-covered"]);
    assert_eq!(clipped(rect, beside), [""; 0]);
}

/// A veil that leaves 3 : 1 does not cover.
#[test]
fn a_veil_covers_below_three_to_one() {
    let made = poster();
    let run = made.run("373");
    let rect = ink(run);
    // White of this opacity over #111111: the letter becomes 17 + (255 - 17) × alpha / 255.
    let veil = |alpha: u8| made.after(|scene| over(scene, area(rect, Color::rgba(255, 255, 255, alpha))));
    let ratio = |alpha: u8| {
        let level = f32::from(17 + u16::from(alpha) * 238 / 255) / 255.0;
        1.05 / (((level + 0.055) / 1.055).powf(2.4) + 0.05)
    };
    let last = (0..=255).rfind(|alpha| ratio(*alpha) > 3.05).unwrap();
    let first = (0..=255).find(|alpha| ratio(*alpha) < 2.95).unwrap();
    assert!(!veil(last).contains(&"text-covered"), "{last}");
    assert!(veil(first).contains(&"text-covered"), "{first}");
}
