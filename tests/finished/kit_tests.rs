//! The kit's sheets: each file against its scene, and what a wrong scene would do to people (links, languages, inks, marks).

use std::collections::{BTreeMap, BTreeSet};

use handbill::ink::Ink;
use handbill::scene::{Content, Item, PathStep, Role, Scene};
use rayon::prelude::*;

use super::finished::file::{File, members, numbers};
use super::finished::kit::{self, Made};
use super::finished::stream::{Event, Mark, Matrix, Paint, Shape};
use super::finished::{self, Read};

/// The kit's locales whose script runs from right to left.
const RIGHT_TO_LEFT: [&str; 3] = ["ar", "fa", "ur"];

fn each(test: impl Fn(&Made, &File, &Read<'_>) + Sync) {
    let sheets = kit::sheets();
    assert_eq!(sheets.len(), 3 * 17 * 3 * 2);
    sheets.par_iter().for_each(|made| {
        let file = File::open(&made.bytes);
        let read = finished::compare(&made.name, &file, &made.scene, &made.options);
        test(made, &file, &read);
    });
}

/// All at once, because each file is read once: 306 files.
#[test]
fn every_file_is_its_scene_and_every_scene_its_campaign() {
    each(|made, file, read| {
        whole(made);
        languages(made);
        links(made, file, read);
        inks(made, read);
        figures(made);
        boxes(made);
    });
}

fn whole(made: &Made) {
    let (scene, locale) = (&made.scene, &made.job.locale.id);
    let name = &made.name;
    assert_eq!(&scene.lang, locale, "{name}");
    assert_eq!(scene.rtl, RIGHT_TO_LEFT.contains(&locale.as_str()), "{name}");
    assert_eq!(scene.title, made.wording.title, "{name}");
    assert!(!scene.title.trim().is_empty() && !scene.subject.is_empty(), "{name}");
    let pages = if made.job.layout.id == "wallet-card" { 2 } else { 1 };
    assert_eq!(scene.pages.len(), pages, "{name}");
}

/// No tag names a language that is not the document's own: nothing in the kit is in another.
fn languages(made: &Made) {
    for tag in &made.scene.tags {
        let tag_lang = tag.lang.as_deref().unwrap_or(&made.scene.lang);
        assert_eq!(tag_lang, made.scene.lang, "{}", made.name);
    }
}

/// The corners of a code on the page, from the foot of the letters to their head.
fn quad(matrix: &Matrix, [x0, y0, x1, y1]: [f64; 4]) -> [f64; 4] {
    let [a, b, c, d, e, f] = *matrix;
    let corners = [[x0, y0], [x1, y0], [x0, y1], [x1, y1]].map(|[x, y]| [a * x + c * y + e, b * x + d * y + f]);
    corners.iter().fold([f64::MAX, f64::MAX, f64::MIN, f64::MIN], |all, [x, y]| {
        [all[0].min(*x), all[1].min(*y), all[2].max(*x), all[3].max(*y)]
    })
}

/// What a link's element shows on one page.
struct Words {
    text: String,
    /// The letters alone, one box a code.
    letters: Vec<[f64; 4]>,
    size: f64,
}

fn words(read: &Read<'_>, page: usize) -> BTreeMap<usize, Words> {
    let mut found: BTreeMap<usize, Words> = BTreeMap::new();
    for Event { shape, mark, .. } in &read.sheets[page].events {
        let (Shape::Text { font, size, matrix, codes, .. }, Mark::Content(_, id)) = (shape, mark) else { continue };
        let font = read.fonts.get(font);
        let own =
            found.entry(read.tags[page][id]).or_insert(Words { text: String::new(), letters: Vec::new(), size: *size });
        for code in codes {
            own.text.push_str(font.text(code.code));
            let (left, right) = (code.at * size / 1000.0, (code.at + font.width(code.code)) * size / 1000.0);
            if right > left {
                own.letters.push(quad(matrix, [left, 0.0, right, 0.5 * size]));
            }
        }
    }
    found
}

/// Every link lies on its words, all of them and nothing else, and leads where the words say.
pub fn links(made: &Made, file: &File, read: &Read<'_>) {
    let name = &made.name;
    let hotline = &made.job.hotline;
    let value = |v: &Option<handbill::diag::Spanned<String>>| v.as_ref().map(|v| v.value.clone());
    let emergency = made.job.region.emergency.value.clone();
    let mut targets = BTreeMap::from([(emergency.clone(), format!("tel:{emergency}"))]);
    targets.extend(value(&hotline.call).zip(hotline.dial.as_ref().map(|dial| format!("tel:{dial}"))));
    targets.extend(value(&hotline.text).map(|text| (text.clone(), format!("sms:{text}"))));
    if let Some(url) = hotline.url.any.as_ref().map(|v| v.value.clone()) {
        let shown = url.trim_start_matches("https://").to_owned();
        targets.insert(shown.trim_start_matches("www.").to_owned(), url.clone());
        targets.insert(shown, url);
    }
    for (at, page) in made.scene.pages.iter().enumerate() {
        let words = words(read, at);
        let is_link = |tag: usize| made.scene.tags[tag].role == Role::Link;
        for (tag, own) in &words {
            let text = own.text.replace('\u{A0}', " ").replace(['\u{200E}', '\u{200F}'], "");
            match targets.get(text.trim()) {
                Some(_) => assert!(is_link(*tag), "{name}: {text} opens nothing"),
                None => assert!(!is_link(*tag), "{name}: {text:?} is a link"),
            }
        }
        if made.options.ink == Ink::Cmyk {
            continue;
        }
        let found = members(file.pages()[at].raw(), "Annots");
        let rects: Vec<Vec<f64>> = found.into_iter().map(|(_, a)| numbers(&a.into_dict().unwrap(), "Rect")).collect();
        assert_eq!(rects.len(), page.links.len(), "{name}");
        for (tag, own) in words.iter().filter(|(tag, _)| is_link(**tag)) {
            let text = own.text.replace('\u{A0}', " ").replace(['\u{200E}', '\u{200F}'], "");
            let mine: Vec<usize> = (0..rects.len()).filter(|i| page.links[*i].tag == Some(*tag)).collect();
            for link in mine.iter().map(|i| &page.links[*i]) {
                assert_eq!(targets.get(text.trim()), Some(&link.uri), "{name}: where {text} leads");
                assert_eq!(link.contents.replace('\u{A0}', " ").trim(), text.trim(), "{name}: what is read out");
            }
            covers(&format!("{name}: {text}"), own, &mine.iter().map(|i| rects[*i].as_slice()).collect::<Vec<_>>());
        }
        let linked: BTreeSet<usize> = page.links.iter().filter_map(|link| link.tag).collect();
        assert!(linked.iter().all(|tag| words.contains_key(tag)), "{name}: a link without words");
    }
}

/// Each letter lies in one of the rectangles, and no side of a rectangle is further from its letters than an em.
pub fn covers_all(what: &str, letters: &[[f64; 4]], size: f64, rects: &[&[f64]]) {
    let inside = |[x0, y0, x1, y1]: [f64; 4], r: &[f64]| {
        x0 >= r[0] - 0.3 && y0 >= r[1] - 0.3 && x1 <= r[2] + 0.3 && y1 <= r[3] + 0.3
    };
    for letter in letters {
        assert!(rects.iter().any(|r| inside(*letter, r)), "{what}: {letter:?} is not in {rects:?}");
    }
    for rect in rects {
        let own = letters.iter().filter(|letter| inside(**letter, rect));
        let all = own.fold([f64::MAX, f64::MAX, f64::MIN, f64::MIN], |all, l| {
            [all[0].min(l[0]), all[1].min(l[1]), all[2].max(l[2]), all[3].max(l[3])]
        });
        let near = (0..4).all(|side| (rect[side] - all[side]).abs() <= 0.6 * size);
        assert!(near, "{what}: {rect:?} is wider than its letters in {all:?}");
    }
}

fn covers(what: &str, own: &Words, rects: &[&[f64]]) {
    assert!(!rects.is_empty(), "{what}: no link on the page");
    covers_all(what, &own.letters, own.size, rects);
}

/// The builds of `[colors.cmyk]` in handbill.toml: what is painted on the press is one of them, paper, black, or a mark.
fn inks(made: &Made, read: &Read<'_>) {
    if made.options.ink != Ink::Cmyk {
        return;
    }
    let name = &made.name;
    let builds: BTreeSet<[i64; 4]> = [
        [100, 85, 30, 50],
        [95, 70, 15, 15],
        [0, 24, 80, 0],
        [0, 0, 0, 100],
        [22, 12, 2, 0],
        [75, 55, 15, 15],
        [0, 0, 0, 25],
        [0, 8, 34, 0],
        [0, 0, 0, 0],
    ]
    .into();
    let mut seen = BTreeSet::new();
    for event in read.sheets.iter().flat_map(|sheet| &sheet.events) {
        let build = match event.look.paint {
            Paint::Cmyk(inks) => inks.map(|v| (v * 100.0).round() as i64),
            Paint::All(_) => continue,
            // Forms and pictures take no ink of their own.
            Paint::Grey(_) if matches!(event.shape, Shape::Form { .. }) => continue,
            other => panic!("{name}: {other:?} on the press"),
        };
        assert!(builds.contains(&build), "{name}: {build:?} is no ink of the palette: {event:?}");
        seen.insert(build);
    }
    // The door's leaf and the light are drawn by art, with the palette's inks.
    let art = made.job.layout.id == "venue-poster";
    assert!(!art || seen.contains(&[95, 70, 15, 15]) && seen.contains(&[0, 24, 80, 0]), "{name}: {seen:?}");
}

/// Every code has words for those who cannot see it.
fn figures(made: &Made) {
    let figures = made.scene.tags.iter().filter(|tag| matches!(tag.role, Role::Figure { .. })).count();
    assert_eq!(figures, 1, "{}: a code with a text alternative", made.name);
}

fn boxes(made: &Made) {
    let (name, press) = (&made.name, made.options.ink == Ink::Cmyk);
    let card = made.job.layout.id == "wallet-card";
    let near = |a: f32, b: f32| (a - b).abs() < 0.01;
    for page in &made.scene.pages {
        let (crop, bleed, trim) = (page.crop, page.bleed, page.trim);
        assert!(near(page.trim.w, made.job.paper.size.w) || card, "{name}: {trim:?}");
        let whole = |r: handbill::scene::Rect| {
            near(r.x, 0.0) && near(r.y, 0.0) && near(r.w, page.media.w) && near(r.h, page.media.h)
        };
        match (card, press) {
            // An office printer gets the trim, a print shop the bleed and the marks.
            (false, false) => assert!(near(crop.w, trim.w) && near(crop.h, trim.h) && whole(bleed), "{name}: {page:?}"),
            (false, true) | (true, true) => assert!(whole(crop) && !whole(bleed), "{name}"),
            (true, false) => assert!(whole(crop) && whole(bleed) && whole(trim), "{name}"),
        }
        marks(name, page, made, press);
    }
}

/// Straight lines of one path: from, to.
fn hairline(item: &Item) -> Option<[(f32, f32); 2]> {
    let Content::Path(path) = &item.content else { return None };
    let stroke = path.stroke.as_ref()?;
    match (path.steps.as_slice(), path.fill, stroke.width) {
        ([PathStep::Move(a, b), PathStep::Line(c, d)], None, width) if (width - 0.25).abs() < 0.001 => {
            Some([(*a, *b), (*c, *d)])
        }
        _ => None,
    }
}

/// Crop marks: on the line of each cut, outside the block and its bleed, on all four sides, inside the paper.
fn marks(name: &str, page: &handbill::scene::Page, made: &Made, press: bool) {
    let plan = made.job.layout.impose.as_ref().filter(|_| made.job.layout.id == "wallet-card");
    let lines: Vec<[(f32, f32); 2]> = page.items.iter().filter(|i| i.tag.is_none()).filter_map(hairline).collect();
    if plan.is_none() && !press {
        assert!(lines.is_empty(), "{name}: marks on an office sheet");
        return;
    }
    let (columns, rows, size) = plan.map_or((1, 1, made.job.paper.size), |p| (p.columns, p.rows, made.job.trim.size));
    let (gx, gy) = plan.map_or((0.0, 0.0), |p| (p.gutter_x, p.gutter_y));
    let block = |n: u16, size: f32, gutter: f32| f32::from(n) * size + f32::from(n - 1) * gutter;
    let (w, h) = (block(columns, size.w, gx), block(rows, size.h, gy));
    let (left, top) = ((page.media.w - w) / 2.0, (page.media.h - h) / 2.0);
    let cuts = |from: f32, n: u16, size: f32, gutter: f32| {
        (0..n)
            .flat_map(move |i| [0.0, size].map(|end| from + f32::from(i) * (size + gutter) + end))
            .collect::<Vec<f32>>()
    };
    let near = |a: f32, b: f32| (a - b).abs() < 0.02;
    // 2 mm of air, so that a knife that strays meets no mark.
    let air = 5.6;
    let mut found = [0_usize; 4];
    for [(x0, y0), (x1, y1)] in lines {
        let (upright, flat) = (near(x0, x1), near(y0, y1));
        assert!(upright || flat, "{name}: a slanting mark");
        let cut = upright && cuts(left, columns, size.w, gx).iter().any(|cut| near(*cut, x0))
            || flat && cuts(top, rows, size.h, gy).iter().any(|cut| near(*cut, y0));
        if !cut {
            // The crosses of registration marks.
            assert!(press, "{name}: a mark at no cut: {x0} {y0} {x1} {y1}");
        }
        let side = if upright && y0.max(y1) <= top - air {
            0
        } else if upright && y0.min(y1) >= top + h + air {
            1
        } else if flat && x0.max(x1) <= left - air {
            2
        } else if flat && x0.min(x1) >= left + w + air {
            3
        } else {
            assert!(!cut, "{name}: a mark inside the sheets: {x0} {y0} {x1} {y1}");
            continue;
        };
        found[side] += usize::from(cut);
        let on_paper = [x0, x1].iter().all(|x| (0.0..=page.media.w).contains(x));
        assert!(on_paper && [y0, y1].iter().all(|y| (0.0..=page.media.h).contains(y)), "{name}: a mark off the paper");
        assert!(!cut || (x1 - x0).abs() + (y1 - y0).abs() > 5.0, "{name}: a mark of no length");
    }
    let distinct = |mut all: Vec<f32>| {
        all.sort_by(f32::total_cmp);
        all.dedup_by(|a, b| near(*a, *b));
        all.len()
    };
    let (across, down) = (distinct(cuts(left, columns, size.w, gx)), distinct(cuts(top, rows, size.h, gy)));
    assert_eq!(found, [across, across, down, down], "{name}: marks above, below, left, right");
}

/// The cards of a back lie behind those of the front when the paper is turned over its long edge.
#[test]
fn backs_lie_behind_their_fronts() {
    let places = |scene: &Scene, page: usize| -> Vec<[i32; 2]> {
        let mut found: Vec<[i32; 2]> = scene.pages[page]
            .items
            .iter()
            .filter_map(|item| match &item.content {
                Content::Form { transform, .. } => Some([transform.e, transform.f].map(|v| v.round() as i32)),
                _ => None,
            })
            .collect();
        found.sort_unstable();
        found
    };
    for made in kit::sheets().iter().filter(|made| made.job.layout.id == "wallet-card") {
        let (front, back) = (places(&made.scene, 0), places(&made.scene, 1));
        let (width, card) = (made.scene.pages[0].media.w, made.job.trim.size.w);
        let mut turned: Vec<[i32; 2]> = front.iter().map(|[x, y]| [(width - card).round() as i32 - x, *y]).collect();
        turned.sort_unstable();
        assert_eq!(back.len(), 9, "{}", made.name);
        // Rounding may take one point.
        let near = turned.iter().zip(&back).all(|(a, b)| a.iter().zip(b).all(|(a, b)| a.abs_diff(*b) <= 1));
        assert!(near, "{}: {turned:?} and {back:?}", made.name);
    }
}
