//! The comparison itself bites: a file that is other than the scene in one thing is told from it.

use std::sync::Arc;

use handbill::export::pdf::{FontCache, write};
use handbill::ink::Ink;
use handbill::scene::*;

use super::by_hand::options;
use super::finished::{self, file::File};
use super::support::*;

#[test]
fn a_change_of_any_value_is_seen() {
    type Change = (&'static str, fn(&mut Scene));
    let changes: &[Change] = &[
        ("language", |s| s.lang = "fr".into()),
        ("direction", |s| s.rtl = !s.rtl),
        ("title", |s| s.title.push('!')),
        ("subject", |s| s.subject.clear()),
        ("page", |s| s.pages.push(s.pages[0].clone())),
        ("media", |s| s.pages[0].media.w += 0.01),
        ("crop", |s| s.pages[0].crop.x += 0.01),
        ("bleed", |s| s.pages[0].bleed.h -= 0.01),
        ("trim", |s| s.pages[0].trim.y += 0.01),
        ("role", |s| s.tags[1].role = Role::H2),
        ("numbers of a list", |s| s.tags[5].role = Role::List { numbered: false }),
        ("text alternative", |s| s.tags[4].role = Role::Figure { alt: "Another".into() }),
        ("a tag's language", |s| s.tags[2].lang = Some("fr".into())),
        ("a tag's parent", |s| s.tags[8].parent = Some(0)),
        ("an empty tag", |s| s.pages[0].items[1].tag = Some(9)),
        ("an item's tag", |s| s.pages[0].items[0].tag = Some(2)),
        ("an artifact", |s| s.pages[0].items[1].tag = None),
        ("a link's place", |s| s.pages[0].links[0].rect.y += 0.01),
        ("a link's target", |s| s.pages[0].links[0].uri.push('0')),
        ("a link's words", |s| s.pages[0].links[0].contents.push('0')),
        ("no link", |s| s.pages[0].links.clear()),
        ("an item less", |s| drop(s.pages[0].items.pop())),
        ("order", |s| s.pages[0].items.swap(0, 1)),
        ("a letter", |s| run(s).text = run(s).text.replace('Y', "N")),
        ("a glyph", |s| run(s).glyphs[0].id = run(s).glyphs[1].id),
        ("a glyph's place", |s| run(s).glyphs[2].x += 0.4),
        ("a glyph's height", |s| run(s).glyphs[2].y += 0.4),
        ("type size", |s| run(s).size += 0.01),
        ("type colour", |s| run(s).color = Color::rgb(255, 255, 254)),
        ("a run's place", |s| run(s).transform.f += 0.01),
        ("a run's slant", |s| run(s).transform.c += 0.001),
        ("a run's language", |s| run(s).lang = Some("fr".into())),
        ("a fill", |s| path(s, 0).fill = Some(Color::rgb(10, 61, 99))),
        ("an alpha", |s| path(s, 2).fill.as_mut().unwrap().a -= 1),
        ("a point", |s| path(s, 2).steps[0] = PathStep::Move(440.0, 300.01)),
        ("a rule", |s| path(s, 2).even_odd = false),
        ("a line's width", |s| stroke(s).width += 0.01),
        ("a line's colour", |s| stroke(s).color.g += 1),
        ("dashes", |s| stroke(s).dash = vec![6.0, 3.1]),
        ("ends", |s| stroke(s).round = false),
        ("corners", |s| stroke(s).join = Join::Bevel),
        ("a picture's place", |s| picture(s).1.x += 0.01),
        ("a mirrored picture", |s| *picture(s).2 = true),
        ("a pixel", |s| pixels(s, |data, _| data[5] ^= 16)),
        ("a mask", |s| pixels(s, |_, alpha| alpha[5] ^= 16)),
        ("a clip", |s| *clip(s).0 = Rect::new(60.0, 500.0, 150.0, 80.01)),
        ("a clip's items", |s| drop(clip(s).1.pop())),
        ("a form's place", |s| form(s).0.e += 0.01),
        ("a form's clip", |s| *form(s).1 = Some(Rect::new(1.0, 1.0, 9.0, 9.0))),
        ("a form's box", |s| s.forms[1].bounds.w += 0.01),
        ("a form's items", |s| drop(s.forms[1].items.pop())),
    ];
    let scene = showcase(&mut Shaper::new());
    let bytes = write(&scene, &options(Ink::Colour), &FontCache::default()).unwrap();
    let file = File::open(&bytes);
    let same = |scene: &Scene| {
        let judge = || finished::compare("changed", &file, scene, &options(Ink::Colour));
        std::panic::catch_unwind(std::panic::AssertUnwindSafe(judge)).is_ok()
    };
    assert!(same(&scene));
    let quiet = std::panic::take_hook();
    std::panic::set_hook(Box::new(|_| {}));
    let unseen: Vec<&str> = changes
        .iter()
        .filter(|(_, change)| {
            let mut other = scene.clone();
            change(&mut other);
            same(&other)
        })
        .map(|(what, _)| *what)
        .collect();
    std::panic::set_hook(quiet);
    assert_eq!(unseen, [""; 0]);
}

fn run(scene: &mut Scene) -> &mut TextRun {
    let runs = scene.pages[0].items.iter_mut().find_map(|item| match &mut item.content {
        Content::Text(run) => Some(run),
        _ => None,
    });
    runs.unwrap()
}

fn path(scene: &mut Scene, number: usize) -> &mut Path {
    let paths = scene.pages[0].items.iter_mut().filter_map(|item| match &mut item.content {
        Content::Path(path) => Some(path),
        _ => None,
    });
    paths.into_iter().nth(number).unwrap()
}

fn stroke(scene: &mut Scene) -> &mut Stroke {
    path(scene, 2).stroke.as_mut().unwrap()
}

fn picture(scene: &mut Scene) -> (&mut Arc<Raster>, &mut Rect, &mut bool) {
    let found = scene.pages[0].items.iter_mut().find_map(|item| match &mut item.content {
        Content::Image { raster, rect, mirror } => Some((raster, rect, mirror)),
        _ => None,
    });
    found.unwrap()
}

fn pixels(scene: &mut Scene, change: impl Fn(&mut Vec<u8>, &mut Vec<u8>)) {
    let raster = picture(scene).0;
    let Pixels::Raw { data, grey, alpha } = &raster.pixels else { panic!("raw pixels") };
    let (mut data, mut alpha, grey) = (data.to_vec(), alpha.as_ref().unwrap().to_vec(), *grey);
    change(&mut data, &mut alpha);
    let pixels = Pixels::Raw { data: data.into(), grey, alpha: Some(alpha.into()) };
    *raster = Arc::new(Raster { pixels, ..**raster });
}

fn clip(scene: &mut Scene) -> (&mut Rect, &mut Vec<Item>) {
    let found = scene.pages[0].items.iter_mut().find_map(|item| match &mut item.content {
        Content::Clip { rect, items } => Some((rect, items)),
        _ => None,
    });
    found.unwrap()
}

fn form(scene: &mut Scene) -> (&mut Affine, &mut Option<Rect>) {
    let found = scene.pages[0].items.iter_mut().find_map(|item| match &mut item.content {
        Content::Form { transform, clip, .. } => Some((transform, clip)),
        _ => None,
    });
    found.unwrap()
}
