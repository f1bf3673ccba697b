//! Every key of a layout is set at least once and seen in the scene; a key that the readers know and no case sets fails.

mod boxes;
mod each;
mod pages;

use std::collections::BTreeSet;
use std::panic::catch_unwind;

use handbill::model::layout::Covers;
use handbill::scene::{Color, Content, PathStep, Rect, Role, TextRun};
use handbill::schema::find;
use rayon::prelude::*;

use crate::each::support::{MM, Made, POSTER, RECORD, TEXTS, Town, bounds, ink, near, runs, why};

pub const RED: Color = Color::rgb(255, 0, 0);
pub const HEAD: &str = "title = \"Keys\"\ndocument-title = \"headline\"\npaper = \"200mm x 300mm\"\n";
pub const RECT: &str = "shape = \"rect\"\nfill = \"#ff0000\"\n";

/// A square whose left half is painted, a photograph of 3 : 2, and texts of their own.
pub fn town(layout: &str) -> Town {
    let mut png = std::io::Cursor::new(Vec::new());
    image::RgbImage::from_pixel(600, 400, image::Rgb([90, 90, 90]))
        .write_to(&mut png, image::ImageFormat::Png)
        .unwrap();
    let half = "<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 10 10'><path d='M0 0H5V10H0Z' fill='#ff0000'/>\
                <path d='M5 0H10V10H5Z' fill='#0000ff'/></svg>";
    Town::new()
        .append(TEXTS, "two = First paragraph.\n\n    Second paragraph.\nemphatic = One <em>marked</em> word.\nlong = A text that runs over several lines of its narrow box and more.\nwords = Documentation immediately necessary.")
        .put(POSTER, layout)
        .beside("art/half.svg", half)
        .beside("art/photo.png", png.into_inner())
}

/// One column of the page, and boxes in it.
pub fn boxes(boxes: &str) -> Made {
    town(&format!("{HEAD}[grid]\ncolumns = [\"1fr\"]\n{boxes}")).made("en")
}

/// One box with a height, so that its cell is 200 × 100 mm.
pub fn cell(keys: &str) -> Made {
    boxes(&format!("[[box]]\nheight = \"100mm\"\n{keys}"))
}

pub fn red(made: &Made) -> Rect {
    *made.filled(RED).first().expect("something red")
}

pub fn mm(x: f32, y: f32, w: f32, h: f32) -> Rect {
    Rect::new(x * MM, y * MM, w * MM, h * MM)
}

pub fn is(found: Rect, wanted: Rect) {
    assert!(near(found, wanted, 0.1), "{found:?} and not {wanted:?}");
}

pub fn drawn(made: &Made) -> Vec<Rect> {
    [RED, Color::rgb(0, 0, 255)].iter().flat_map(|c| made.filled(*c)).collect()
}

pub fn whole(rects: &[Rect]) -> Rect {
    crate::each::support::around(rects.iter().flat_map(|r| [(r.x, r.y), (r.right(), r.bottom())]))
}

pub fn baselines(made: &Made) -> Vec<f32> {
    let mut found: Vec<f32> = runs(&made.scene).iter().map(|run| run.transform.f).collect();
    found.dedup_by(|a, b| (*a - *b).abs() < 0.01);
    found
}

pub fn roles(made: &Made) -> Vec<Role> {
    made.scene.tags.iter().map(|tag| tag.role.clone()).collect()
}

/// Table, key, and what it must do.
pub type Case = (&'static str, &'static str, fn());

pub fn styled(style: &str, text: &str) -> Made {
    styled_in(style, text, "")
}

pub fn styled_in(style: &str, text: &str, keys: &str) -> Made {
    let layout = format!(
        "{HEAD}[styles.own]\n{style}\n[grid]\ncolumns = [\"1fr\"]\n[[box]]\ntext = \"{text}\"\nstyle = \"own\"\n{keys}\n"
    );
    town(&layout).made("en")
}

/// Six copies of 60 × 120 mm.
pub fn copies(keys: &str, back: &str) -> Made {
    let face = |fill: &str| {
        format!(
            "[[face]]\nname = \"{fill}\"\nfill = \"#ff0000\"\n[face.grid]\ncolumns = [\"1fr\"]\nrows = [\"1fr\"]\n[[face.box]]\nshape = \"rect\"\n"
        )
    };
    let back = if back.is_empty() { String::new() } else { face(back) };
    let front = face("front");
    town(&format!("{HEAD}size = \"60mm x 120mm\"\n[impose]\ncolumns = 3\nrows = 2\n{keys}\n{front}{back}")).made("en")
}

/// Where the copies of a page stand, in the order in which they are painted.
pub fn places(made: &Made, page: usize) -> Vec<Rect> {
    let of = |content: &Content| match content {
        Content::Clip { rect, .. } => Some(*rect),
        Content::Form { clip, .. } => *clip,
        _ => None,
    };
    made.scene.pages[page].items.iter().filter_map(|item| of(&item.content)).collect()
}

/// Two faces; keys for the second, which has something red of 30 mm.
pub fn faces(keys: &str) -> Made {
    let first = "[[face]]\nname = \"front\"\n[[face.box]]\ntext = \"note\"\n";
    let second = format!("[[face]]\n{keys}\n[face.grid]\ncolumns = [\"1fr\"]\nrows = [\"30mm\"]\n[[face.box]]\n{RECT}");
    town(&format!("{HEAD}{first}{second}")).made("en")
}

fn all() -> impl Iterator<Item = &'static Case> {
    boxes::KEYS.iter().chain(pages::KEYS).chain(each::KEYS)
}

#[test]
fn each_key_is_seen_in_the_scene() {
    let failed: Vec<String> = all()
        .collect::<Vec<_>>()
        .par_iter()
        .filter_map(|(table, key, case)| Some(format!("{table}.{key}: {}", why(catch_unwind(case).err()?))))
        .collect();
    assert!(failed.is_empty(), "not as it was written:\n{}", failed.join("\n"));
}

/// The keys of a layout, from their table; `[rules]` is tried by `levels`, the colours of editions by `pdf_inks`.
#[test]
fn no_key_is_without_a_case() {
    let sections = find::sections(0).iter().filter(|section| !["rule", "colors"].contains(&section.name));
    let known: BTreeSet<String> = sections.flat_map(|section| section.names()).map(str::to_owned).collect();
    assert!(known.len() > 55, "the search is broken: {known:?}");
    let tried: BTreeSet<String> = all().map(|(_, key, _)| (*key).to_owned()).collect();
    let missing: Vec<_> = known.difference(&tried).collect();
    assert!(missing.is_empty(), "no case sets {missing:?}");
}
