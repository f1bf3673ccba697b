//! Every key of a layout is set at least once and seen in the scene; a key that the readers know and no case sets fails.

use std::collections::BTreeSet;
use std::panic::catch_unwind;

use handbill::load::layout::Covers;
use handbill::scene::{Color, Content, PathStep, Rect, Role};
use rayon::prelude::*;

use crate::support::{MM, Made, POSTER, TEXTS, Town, bounds, ink, near, repository, runs, why};

const RED: Color = Color::rgb(255, 0, 0);
const HEAD: &str = "title = \"Keys\"\ndocument-title = \"headline\"\npaper = \"200mm x 300mm\"\n";
const RECT: &str = "shape = \"rect\"\nfill = \"#ff0000\"\n";

/// A square whose left half is painted, a photograph of 3 : 2, and texts of their own.
fn town(layout: &str) -> Town {
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
fn boxes(boxes: &str) -> Made {
    town(&format!("{HEAD}[grid]\ncolumns = [\"1fr\"]\n{boxes}")).made("en")
}

/// One box with a height, so that its cell is 200 × 100 mm.
fn cell(keys: &str) -> Made {
    boxes(&format!("[[box]]\nheight = \"100mm\"\n{keys}"))
}

fn red(made: &Made) -> Rect {
    *made.filled(RED).first().expect("something red")
}

fn mm(x: f32, y: f32, w: f32, h: f32) -> Rect {
    Rect::new(x * MM, y * MM, w * MM, h * MM)
}

fn is(found: Rect, wanted: Rect) {
    assert!(near(found, wanted, 0.1), "{found:?} and not {wanted:?}");
}

fn drawn(made: &Made) -> Vec<Rect> {
    [RED, Color::rgb(0, 0, 255)].iter().flat_map(|c| made.filled(*c)).collect()
}

fn whole(rects: &[Rect]) -> Rect {
    crate::support::around(rects.iter().flat_map(|r| [(r.x, r.y), (r.right(), r.bottom())]))
}

fn baselines(made: &Made) -> Vec<f32> {
    let mut found: Vec<f32> = runs(&made.scene).iter().map(|run| run.transform.f).collect();
    found.dedup_by(|a, b| (*a - *b).abs() < 0.01);
    found
}

fn roles(made: &Made) -> Vec<Role> {
    made.scene.tags.iter().map(|tag| tag.role.clone()).collect()
}

type Case = (&'static str, &'static str, fn());

/// Table, key, and what it must do.
const KEYS: &[Case] = &[
    ("box", "area", || {
        let at = |area: &str| {
            let grid = "[grid]\ncolumns = [\"50mm\", \"1fr\"]\nrows = [\"20mm\", \"30mm\"]\nareas = \"\"\"\na b\nc d\n\"\"\"\n";
            let rest: String =
                ["a", "b", "c", "d"].iter().map(|n| format!("[[box]]\narea = \"{n}\"\nshape = \"rect\"\n")).collect();
            red(&town(&format!("{HEAD}{grid}{rest}[[box]]\narea = {area}\n{RECT}")).made("en"))
        };
        is(at("\"a\""), mm(0.0, 0.0, 50.0, 20.0));
        is(at("\"b\""), mm(50.0, 0.0, 150.0, 20.0));
        is(at("\"d\""), mm(50.0, 20.0, 150.0, 30.0));
        is(at("[\"a\", \"b\"]"), mm(0.0, 0.0, 200.0, 20.0));
        is(at("[\"a\", \"d\"]"), mm(0.0, 0.0, 200.0, 50.0));
        is(at("\"page\""), mm(0.0, 0.0, 200.0, 300.0));
    }),
    ("box", "name", || {
        assert_eq!(cell(&format!("name = \"own\"\n{RECT}")).wording.faces[0].boxes[0].spec.name, "own");
    }),
    ("box", "text", || {
        assert_eq!(cell("text = \"note\"").printed().replace('|', ""), "You do not have to give your name.")
    }),
    ("box", "list", || {
        let printed = cell("list = [\"sign-one\", \"sign-two\"]").printed();
        assert_eq!(printed.replace('|', ""), "Does someone keep your passport?Are you afraid to leave?");
    }),
    ("box", "hotline", || assert_eq!(cell("hotline = \"call\"").printed(), "1-888-373-7888")),
    ("box", "qr", || {
        let made = cell("qr = \"{hotline.url}\"\nwidth = \"100mm\"\n");
        let code = made.paths().into_iter().max_by_key(|p| p.steps.len()).unwrap();
        let module = 100.0 / 37.0;
        is(bounds(code), mm(4.0 * module, 4.0 * module, 29.0 * module, 29.0 * module));
        is(made.filled(Color::rgb(255, 255, 255))[0], mm(0.0, 0.0, 100.0, 100.0));
    }),
    ("box", "image", || {
        is(whole(&drawn(&cell("image = \"art/half.svg\""))), mm(50.0, 0.0, 100.0, 100.0));
        let made = cell("image = \"art/photo.png\"");
        let image = made.scene.pages[0].items.iter().find_map(|item| match &item.content {
            Content::Image { rect, mirror, raster } => Some((*rect, *mirror, raster.width)),
            _ => None,
        });
        let (rect, mirror, width) = image.unwrap();
        is(rect, mm(25.0, 0.0, 150.0, 100.0));
        assert!(!mirror && width == 600);
    }),
    ("box", "shape", || {
        is(red(&cell(RECT)), mm(0.0, 0.0, 200.0, 100.0));
        let cubic = |made: &Made| made.paths()[0].steps.iter().filter(|s| matches!(s, PathStep::Cubic(..))).count();
        let circle = cell("shape = \"circle\"\nfill = \"#ff0000\"");
        assert_eq!(cubic(&circle), 4);
        let line = |shape: &str| {
            bounds(cell(&format!("shape = \"{shape}\"\nstroke = {{ color = \"ink\", width = \"2pt\" }}")).paths()[0])
        };
        is(line("rule"), mm(0.0, 50.0, 200.0, 0.0));
        is(line("vertical-rule"), mm(100.0, 0.0, 0.0, 100.0));
    }),
    ("box", "boxes", || {
        let made = cell(
            "[box.grid]\ncolumns = [\"30mm\", \"1fr\"]\nrows = [\"100mm\"]\n[[box.boxes]]\nshape = \"rect\"\n[[box.boxes]]\nshape = \"rect\"\nfill = \"#ff0000\"",
        );
        is(red(&made), mm(30.0, 0.0, 170.0, 100.0));
    }),
    ("box", "style", || {
        let size = |style: &str| runs(&cell(&format!("text = \"note\"\nstyle = \"{style}\"")).scene)[0].size;
        assert_eq!((size("small"), size("body")), (10.0, 14.0));
        assert_eq!(runs(&cell("text = \"note\"").scene)[0].size, 14.0, "body is the default");
    }),
    ("box", "role", || {
        for (role, wanted) in [("h1", Some(Role::H1)), ("h2", Some(Role::H2)), ("p", Some(Role::P)), ("none", None)] {
            let made = cell(&format!("text = \"note\"\nrole = \"{role}\""));
            assert_eq!(roles(&made).get(2), wanted.as_ref(), "{role}");
            assert_eq!(made.scene.pages[0].items[0].tag, wanted.map(|_| 2));
        }
        assert_eq!(roles(&cell("text = \"note\"")).get(2), Some(&Role::P));
        let list = cell("list = [\"sign-one\"]\nrole = \"none\"");
        assert_eq!(roles(&list), [Role::Document, Role::Sect]);
    }),
    ("box", "alt", || {
        let made = cell("image = \"art/half.svg\"\nalt = \"note\"");
        let alt = "You do not have to give your name.".to_owned();
        assert_eq!(roles(&made)[2..], [Role::Figure { alt: alt.clone() }]);
        assert_eq!(roles(&cell("image = \"art/half.svg\"")).len(), 2);
        assert_eq!(roles(&cell("image = \"art/half.svg\"\nalt = \"note\"\nrole = \"none\"")).len(), 2);
        assert_eq!(
            roles(&cell("qr = \"{hotline.url}\"\nwidth = \"50mm\"\nalt = \"note\""))[2..],
            [Role::Figure { alt }]
        );
    }),
    ("box", "align", || {
        let at = |align: &str| red(&cell(&format!("{RECT}width = \"50mm\"\nalign = \"{align}\""))).x / MM;
        for (align, x) in [("start", 0.0), ("center", 75.0), ("end", 150.0)] {
            assert!((at(align) - x).abs() < 0.1, "{align}: {}", at(align));
            // A drawing stands so in a box that is wider than it.
            let drawing = whole(&drawn(&cell(&format!("image = \"art/half.svg\"\nalign = \"{align}\"")))).x / MM;
            assert!((drawing - x / 1.5).abs() < 0.1, "{align}: {drawing}");
            let code =
                cell(&format!("qr = \"{{hotline.url}}\"\nalign = \"{align}\"")).filled(Color::rgb(255, 255, 255))[0];
            assert!((code.x / MM - x / 1.5).abs() < 0.1, "{align}: {code:?}");
        }
    }),
    ("box", "valign", || {
        let text =
            |valign: &str| runs(&cell(&format!("text = \"plain-line\"\nvalign = \"{valign}\"")).scene)[0].transform.f;
        let (start, center, end) = (text("start"), text("center"), text("end"));
        // The first line hangs on its capitals, the last stands on its descenders.
        assert!((0.7 * 14.0..0.78 * 14.0).contains(&start), "{start}");
        assert!((end - (100.0 * MM - 0.2 * 14.0)).abs() < 0.7, "{end}");
        assert!((center - f32::midpoint(start, end)).abs() < 0.1, "{center}");
        let tall = |valign: &str| {
            whole(&drawn(&boxes(&format!(
                "[[box]]\nheight = \"100mm\"\nwidth = \"40mm\"\nimage = \"art/half.svg\"\nvalign = \"{valign}\""
            ))))
            .y / MM
        };
        assert!(
            (tall("start") - 0.0).abs() < 0.1
                && (tall("center") - 30.0).abs() < 0.1
                && (tall("end") - 60.0).abs() < 0.1
        );
        // A box with a height of its own in a higher row.
        let rows = |valign: &str| {
            red(&town(&format!("{HEAD}[grid]\ncolumns = [\"1fr\"]\nrows = [\"100mm\"]\n[[box]]\nheight = \"40mm\"\nvalign = \"{valign}\"\n{RECT}")).made("en")).y / MM
        };
        assert!((rows("start")).abs() < 0.1 && (rows("center") - 30.0).abs() < 0.1 && (rows("end") - 60.0).abs() < 0.1);
        // A group at the foot of its box.
        let group = |valign: &str| {
            red(&cell(&format!(
                "valign = \"{valign}\"\n[box.grid]\ncolumns = [\"1fr\"]\nrows = [\"20mm\"]\n[[box.boxes]]\n{RECT}"
            )))
            .y / MM
        };
        assert!(
            (group("start")).abs() < 0.1 && (group("center") - 40.0).abs() < 0.1 && (group("end") - 80.0).abs() < 0.1
        );
    }),
    ("box", "padding", || {
        let inside = |padding: &str| red(&cell(&format!("padding = {padding}\n{RECT}")));
        is(inside("\"10mm\""), mm(10.0, 10.0, 180.0, 80.0));
        is(inside("[\"10mm\", \"20mm\"]"), mm(20.0, 10.0, 160.0, 80.0));
        is(inside("[\"1mm\", \"2mm\", \"3mm\", \"4mm\"]"), mm(4.0, 1.0, 194.0, 96.0));
        is(inside("\"10%\""), mm(20.0, 20.0, 160.0, 60.0));
        let text = |padding: &str| runs(&cell(&format!("text = \"note\"\npadding = {padding}")).scene)[0].transform;
        let (plain, padded) = (text("\"0mm\""), text("[\"3mm\", \"0mm\", \"0mm\", \"7mm\"]"));
        assert!((padded.e - plain.e - 7.0 * MM).abs() < 0.1 && (padded.f - plain.f - 3.0 * MM).abs() < 0.1);
    }),
    ("box", "fill", || {
        let made = cell("text = \"note\"\nfill = \"#ff0000\"\npadding = \"5mm\"");
        is(red(&made), mm(0.0, 0.0, 200.0, 100.0));
        assert_eq!(cell("text = \"note\"\nfill = \"night\"").filled(Color::rgb(0x10, 0x20, 0x3f)).len(), 1);
    }),
    ("box", "stroke", || {
        let made = cell("text = \"note\"\nstroke = { color = \"#ff0000\", width = \"3pt\" }");
        let stroke = made.paths()[0].stroke.clone().unwrap();
        assert_eq!((stroke.color, stroke.width, stroke.dash.len()), (RED, 3.0, 0));
        assert_eq!(made.paths()[0].fill, None);
        is(bounds(made.paths()[0]), mm(0.0, 0.0, 200.0, 100.0));
        let shape = cell("shape = \"rect\"\nstroke = { color = \"#ff0000\", width = \"3pt\" }");
        assert_eq!((shape.paths().len(), shape.paths()[0].stroke.as_ref().unwrap().width), (1, 3.0));
    }),
    ("line", "color", || {
        let made = cell("shape = \"rule\"\nstroke = { color = \"#00ff00\", width = \"1pt\" }");
        assert_eq!(made.paths()[0].stroke.as_ref().unwrap().color, Color::rgb(0, 255, 0));
    }),
    ("line", "width", || {
        let width = |w: &str| {
            cell(&format!("shape = \"rule\"\nstroke = {{ color = \"ink\", width = \"{w}\" }}")).paths()[0]
                .stroke
                .as_ref()
                .unwrap()
                .width
        };
        assert_eq!((width("2pt"), width("0.1pt")), (2.0, 0.25));
    }),
    ("line", "dash", || {
        let made = cell("shape = \"rule\"\nstroke = { color = \"ink\", width = \"1pt\", dash = [\"3pt\", \"2pt\"] }");
        assert_eq!(made.paths()[0].stroke.as_ref().unwrap().dash, [3.0, 2.0]);
    }),
    ("box", "radius", || {
        let corners = |keys: &str| {
            let made = cell(keys);
            made.paths()[0].steps.iter().filter(|s| matches!(s, PathStep::Cubic(..))).count()
        };
        assert_eq!(corners(&format!("{RECT}radius = \"5mm\"")), 4);
        assert_eq!(corners(RECT), 0);
        assert_eq!(corners("text = \"note\"\nfill = \"#ff0000\"\nradius = \"5mm\""), 4);
        let PathStep::Cubic(.., x, y) = *cell(&format!("{RECT}radius = \"5mm\"")).paths()[0]
            .steps
            .iter()
            .find(|s| matches!(s, PathStep::Cubic(..)))
            .unwrap()
        else {
            panic!()
        };
        // A corner ends where the side begins.
        let near_edge = |v: f32, far: f32| [0.0, 5.0, far - 5.0, far].iter().any(|e| (v / MM - e).abs() < 0.1);
        assert!(near_edge(x, 200.0) && near_edge(y, 100.0), "{x} {y}");
    }),
    ("box", "extend", || {
        let sides = |extend: &str| {
            let layout = format!(
                "{HEAD}bleed = \"3mm\"\nmargin = \"10mm\"\n[grid]\ncolumns = [\"1fr\"]\nrows = [\"1fr\"]\n[[box]]\n{RECT}extend = {extend}\n"
            );
            let r = red(&town(&layout).made("en"));
            // From the corner of the trim, which stands 3 mm inside the media.
            [r.x, r.y, r.right(), r.bottom()].map(|v| (v / MM - 3.0).round() as i32)
        };
        assert_eq!(sides("false"), [10, 10, 190, 290]);
        assert_eq!(sides("true"), [-3, -3, 203, 303]);
        assert_eq!(sides("\"start\""), [-3, 10, 190, 290]);
        assert_eq!(sides("[\"top\"]"), [10, -3, 190, 290]);
        assert_eq!(sides("[\"end\"]"), [10, 10, 203, 290]);
        assert_eq!(sides("[\"bottom\"]"), [10, 10, 190, 303]);
        assert_eq!(sides("[\"top\", \"end\"]"), [10, -3, 203, 290]);
    }),
    ("box", "rotate", || {
        let turn = |degrees: u16| {
            let made = cell(&format!("text = \"plain-line\"\nrotate = {degrees}"));
            let run = runs(&made.scene)[0].clone();
            let middle = ink(&run);
            let t = run.transform;
            (
                [t.a, t.b, t.c, t.d].map(|v| v.round() as i32),
                (middle.x / MM, middle.right() / MM, middle.y / MM, middle.bottom() / MM),
            )
        };
        let (upright, turned) = (turn(0), [turn(90), turn(180), turn(270)]);
        assert_eq!(upright.0, [1, 0, 0, 1]);
        assert_eq!(turned[0].0, [0, 1, -1, 0]);
        assert_eq!(turned[1].0, [-1, 0, 0, -1]);
        assert_eq!(turned[2].0, [0, -1, 1, 0]);
        // The first line stands at the right, at the foot, at the left, and begins there at the top, the right, the foot.
        assert!(turned[0].1.1 > 198.0 && turned[0].1.2 < 2.0, "{turned:?}");
        assert!(turned[1].1.3 > 98.0 && turned[1].1.1 > 198.0, "{turned:?}");
        assert!(turned[2].1.0 < 2.0 && turned[2].1.3 > 98.0, "{turned:?}");
    }),
    ("box", "when", || {
        assert_eq!(
            boxes(&format!("[[box]]\ntext = \"note\"\n[[box]]\nheight = \"9mm\"\nwhen = \"venue\"\n{RECT}"))
                .filled(RED)
                .len(),
            0
        );
    }),
    ("box", "unless", || {
        let with = |field: &str| {
            boxes(&format!("[[box]]\ntext = \"note\"\n[[box]]\nheight = \"9mm\"\nunless = \"{field}\"\n{RECT}"))
                .filled(RED)
                .len()
        };
        assert_eq!((with("venue"), with("hotline.url")), (1, 0));
    }),
    ("box", "repeat", || {
        let layout = format!(
            "{HEAD}[grid]\ncolumns = [\"1fr\", \"1fr\", \"1fr\", \"1fr\"]\nrows = [\"10mm\", \"10mm\"]\n[[box]]\nrepeat = 6\n{RECT}"
        );
        let places = town(&layout).made("en").filled(RED);
        assert_eq!(places.len(), 6);
        is(places[0], mm(0.0, 0.0, 50.0, 10.0));
        is(places[5], mm(50.0, 10.0, 50.0, 10.0));
        // A screen reader meets the first alone.
        let made = boxes("[[box]]\ntext = \"note\"\nrepeat = 3");
        let tags: Vec<_> = made.scene.pages[0].items.iter().map(|item| item.tag.is_some()).collect();
        assert_eq!(tags, [true, false, false]);
    }),
    ("box", "marker", || {
        let list = |marker: &str| cell(&format!("list = [\"sign-one\", \"sign-two\"]\nmarker = \"{marker}\""));
        let (none, bullet, check, number) = (list("none"), list("bullet"), list("checkbox"), list("number"));
        assert_eq!((none.paths().len(), bullet.paths().len(), check.paths().len()), (0, 2, 2));
        assert!(
            bullet.paths().iter().all(|p| p.fill.is_some())
                && check.paths().iter().all(|p| p.fill.is_none() && p.stroke.is_some())
        );
        let side = |made: &Made| bounds(made.paths()[0]).w / 14.0;
        assert!((side(&bullet) - 0.34).abs() < 0.01 && (side(&check) - 0.66).abs() < 0.01);
        assert_eq!(number.printed(), "1.|Does someone keep your passport?|2.|Are you afraid to leave?");
        assert!(
            roles(&number).contains(&Role::List { numbered: true })
                && roles(&bullet).contains(&Role::List { numbered: false })
        );
        assert_eq!(roles(&number).iter().filter(|r| **r == Role::Label).count(), 2);
        // The text stands behind its marker, and at the edge without one; the marker in the middle of its capitals.
        let x = |made: &Made| made.run("Does").transform.e;
        assert!(x(&none) < 0.1 && (x(&bullet) - 1.55 * 14.0).abs() < 0.1 && (x(&check) - 1.55 * 14.0).abs() < 0.1);
        assert!(x(&number) > 0.4 * 14.0 && number.run("1.").transform.e < 0.1);
        for made in [&bullet, &check] {
            let (mark, line) = (bounds(made.paths()[0]), made.run("Does").transform.f);
            assert!((mark.y + mark.h / 2.0 - (line - 0.357 * 14.0)).abs() < 0.1 && mark.right() < x(made), "{mark:?}");
        }
        assert!(matches!(boxes("[[box]]\nlist = [\"sign-one\"]").paths()[..], [_]), "bullets unless said otherwise");
    }),
    ("box", "item-gap", || {
        let step = |gap: &str| {
            let lines = baselines(&cell(&format!("list = [\"sign-one\", \"sign-two\"]\n{gap}")));
            (lines[1] - lines[0]) / 14.0
        };
        assert!((step("item-gap = 2.0") - step("item-gap = 1.0") - 1.0).abs() < 0.01);
        assert!((step("item-gap = 1.0") - (0.714 + 0.2 + 1.0)).abs() < 0.05, "{}", step("item-gap = 1.0"));
    }),
    ("box", "rules", || {
        let made = cell(
            "list = [\"sign-one\", \"sign-two\"]\nmarker = \"none\"\nitem-gap = 2.0\nrules = { color = \"#ff0000\", width = \"1pt\" }",
        );
        let lines = made.paths();
        assert_eq!(lines.len(), 2);
        assert!(lines.iter().all(|l| l.stroke.as_ref().is_some_and(|s| s.color == RED && s.width == 1.0)));
        let (first, second) = (bounds(lines[0]), bounds(lines[1]));
        assert!(first.w / MM > 199.0 && first.h < 0.1);
        let text = baselines(&made);
        assert!(first.y < text[0] && text[0] < second.y && second.y < text[1], "{first:?} {second:?} {text:?}");
    }),
    ("box", "hang", || {
        let code = |hang: bool| {
            let layout = format!(
                "{HEAD}margin = \"20mm\"\n[[box]]\nqr = \"{{hotline.url}}\"\nwidth = \"58mm\"\nheight = \"58mm\"\nhang = {hang}\n"
            );
            let made = town(&layout).made("en");
            let path = made.paths().into_iter().max_by_key(|p| p.steps.len()).unwrap();
            (bounds(path), made.filled(Color::rgb(255, 255, 255))[0])
        };
        // 29 modules: 2 mm each, and 4 of them of white outside the box.
        let (symbol, white) = code(true);
        is(symbol, mm(20.0, 20.0, 58.0, 58.0));
        is(white, mm(12.0, 12.0, 74.0, 74.0));
        is(code(false).1, mm(20.0, 20.0, 58.0, 58.0));
    }),
    ("box", "mirror", || {
        let halves = |mirror: bool, locale: &str| {
            let made = town(&format!(
                "{HEAD}[[box]]\nheight = \"100mm\"\nwidth = \"100mm\"\nimage = \"art/half.svg\"\nmirror = {mirror}\n"
            ))
            .made(locale);
            red(&made).x < made.filled(Color::rgb(0, 0, 255))[0].x
        };
        assert!(halves(true, "en") && halves(false, "en") && halves(false, "ar-XB") && !halves(true, "ar-XB"));
        let photo = |mirror: bool, locale: &str| {
            let made =
                town(&format!("{HEAD}[[box]]\nheight = \"100mm\"\nimage = \"art/photo.png\"\nmirror = {mirror}\n"))
                    .made(locale);
            made.scene.pages[0].items.iter().any(|item| matches!(&item.content, Content::Image { mirror: true, .. }))
        };
        assert!(!photo(true, "en") && !photo(false, "ar-XB") && photo(true, "ar-XB"));
    }),
    ("box", "width", || {
        is(red(&cell(&format!("{RECT}width = \"30mm\""))), mm(0.0, 0.0, 30.0, 100.0));
        is(red(&cell(&format!("{RECT}width = \"25%\""))), mm(0.0, 0.0, 50.0, 100.0));
    }),
    ("box", "height", || {
        is(red(&boxes(&format!("[[box]]\nheight = \"40mm\"\n{RECT}"))), mm(0.0, 0.0, 200.0, 40.0));
    }),
    ("box", "fit", || {
        let drawing = |fit: &str| {
            let made = cell(&format!("image = \"art/half.svg\"\nfit = \"{fit}\""));
            let clip = made.scene.pages[0].items.iter().find_map(|i| match &i.content {
                Content::Clip { rect, .. } => Some(*rect),
                _ => None,
            });
            (whole(&drawn(&made)), clip)
        };
        let (inside, clip) = drawing("contain");
        is(inside, mm(50.0, 0.0, 100.0, 100.0));
        assert_eq!(clip, None);
        let (over, clip) = drawing("cover");
        is(over, mm(0.0, 0.0, 200.0, 200.0));
        is(clip.unwrap(), mm(0.0, 0.0, 200.0, 100.0));
    }),
    ("box", "ink", || {
        let code = cell("qr = \"{hotline.url}\"\nwidth = \"50mm\"\nink = \"#ff0000\"");
        assert_eq!(code.paths().into_iter().max_by_key(|p| p.steps.len()).unwrap().fill, Some(RED));
        let list = |marker: &str| cell(&format!("list = [\"sign-one\"]\nmarker = \"{marker}\"\nink = \"#ff0000\""));
        assert_eq!(list("bullet").paths()[0].fill, Some(RED));
        assert_eq!(list("checkbox").paths()[0].stroke.as_ref().map(|s| s.color), Some(RED));
        assert_eq!(
            (list("number").run("1.").color, list("number").run("Does").color),
            (RED, Color::rgb(0x11, 0x11, 0x11))
        );
    }),
    ("box", "covers", || {
        let made = cell("text = \"note\"\ncovers = [\"emergency\", \"phone-safety\", \"version\"]");
        assert_eq!(
            made.wording.faces[0].boxes[0].spec.covers,
            [Covers::Emergency, Covers::PhoneSafety, Covers::Version]
        );
    }),
    ("style", "extends", || {
        let made = styled("extends = \"title\"\nsize = \"20pt\"\nmin = \"20pt\"", "note");
        assert!(runs(&made.scene)[0].face.name.contains("Bold"));
    }),
    ("style", "size", || assert_eq!(runs(&styled("size = \"21pt\"", "note").scene)[0].size, 21.0)),
    ("style", "min", || {
        let narrow = |min: &str| {
            let layout = format!(
                "{HEAD}[styles.own]\nsize = \"40pt\"\nmin = \"{min}\"\n[[box]]\nheight = \"20mm\"\nwidth = \"60mm\"\ntext = \"long\"\nstyle = \"own\"\n"
            );
            town(&layout)
        };
        let shrunk = runs(&narrow("8pt").made("en").scene)[0].size;
        assert!((8.0..20.0).contains(&shrunk), "{shrunk}");
        assert!(narrow("20pt").says("text-overflow"));
    }),
    ("style", "weight", || {
        let face = |weight: &str| {
            runs(&styled(&format!("size = \"14pt\"\nweight = \"{weight}\""), "note").scene)[0].face.name.clone()
        };
        assert_eq!((face("regular"), face("bold")), ("NotoSans-Regular".to_owned(), "NotoSans-Bold".to_owned()));
    }),
    ("style", "color", || {
        assert_eq!(runs(&styled("size = \"14pt\"\ncolor = \"#ff0000\"", "note").scene)[0].color, RED)
    }),
    ("style", "emphasis", || {
        let made = styled("size = \"14pt\"\nemphasis = \"#ff0000\"", "emphatic");
        assert_eq!((made.run("marked").color, made.run("One").color), (RED, Color::rgb(0x11, 0x11, 0x11)));
        let plain = styled("size = \"14pt\"", "emphatic");
        assert!(runs(&plain.scene).iter().all(|run| run.color == Color::rgb(0x11, 0x11, 0x11)));
    }),
    ("style", "leading", || {
        let step = |leading: &str| {
            let made = styled_in(&format!("size = \"14pt\"\n{leading}"), "long", "width = \"50mm\"");
            let lines = baselines(&made);
            (lines[1] - lines[0]) / 14.0
        };
        assert!((step("leading = 2.0") - 2.0).abs() < 0.01 && (step("leading = 3.0") - 3.0).abs() < 0.01);
        assert!((step("") - 1.25).abs() < 0.06, "{}", step(""));
    }),
    ("style", "paragraph-gap", || {
        let step = |gap: &str| {
            let lines = baselines(&styled(&format!("size = \"14pt\"\n{gap}"), "two"));
            (lines[1] - lines[0]) / 14.0
        };
        assert!((step("paragraph-gap = 3.0") - step("paragraph-gap = 1.0") - 2.0).abs() < 0.01);
        assert!((step("paragraph-gap = 1.0") - step("") - 0.5).abs() < 0.01);
    }),
    ("style", "align", || {
        let at = |align: &str| ink(runs(&styled(&format!("size = \"14pt\"\nalign = \"{align}\""), "note").scene)[0]);
        assert!(at("start").x.abs() < 0.5 && (at("end").right() - 200.0 * MM).abs() < 0.5);
        assert!((at("center").x + at("center").w / 2.0 - 100.0 * MM).abs() < 0.5);
    }),
    ("style", "balance", || {
        let widths = |balance: bool| {
            let made = styled_in(&format!("size = \"14pt\"\nbalance = {balance}"), "long", "width = \"120mm\"");
            let lines: Vec<f32> = runs(&made.scene).iter().map(|run| ink(run).w).collect();
            lines.iter().copied().fold(0.0, f32::max) - lines.iter().copied().fold(f32::MAX, f32::min)
        };
        assert!(widths(true) < widths(false) / 2.0, "{} {}", widths(true), widths(false));
    }),
    ("style", "hyphens", || {
        let cut = |hyphens: bool| {
            let made =
                styled_in(&format!("size = \"14pt\"\nmin = \"6pt\"\nhyphens = {hyphens}"), "words", "width = \"26mm\"");
            runs(&made.scene).iter().filter(|run| run.text == "\u{AD}").count()
        };
        assert!(cut(true) > 0 && cut(false) == 0);
    }),
    ("grid", "columns", || {
        let made = town(&format!(
            "{HEAD}[grid]\ncolumns = [\"10%\", \"1fr\", \"3fr\"]\nrows = [\"9mm\"]\n[[box]]\nrepeat = 3\n{RECT}"
        ))
        .made("en");
        is(made.filled(RED)[1], mm(20.0, 0.0, 45.0, 9.0));
        is(made.filled(RED)[2], mm(65.0, 0.0, 135.0, 9.0));
    }),
    ("grid", "rows", || {
        let made = town(&format!(
            "{HEAD}[grid]\ncolumns = [\"1fr\"]\nrows = [\"10%\", \"1fr\", \"2fr\"]\n[[box]]\nrepeat = 3\n{RECT}"
        ))
        .made("en");
        is(made.filled(RED)[1], mm(0.0, 30.0, 200.0, 90.0));
        is(made.filled(RED)[2], mm(0.0, 120.0, 200.0, 180.0));
    }),
    ("grid", "areas", || {
        let layout = format!(
            "{HEAD}[grid]\ncolumns = [\"1fr\", \"1fr\"]\nrows = [\"10mm\", \"10mm\"]\nareas = \"\"\"\na .\na b\n\"\"\"\n[[box]]\narea = \"a\"\nshape = \"rect\"\n[[box]]\narea = \"b\"\n{RECT}"
        );
        is(red(&town(&layout).made("en")), mm(100.0, 10.0, 100.0, 10.0));
    }),
    ("grid", "gap", || {
        let second = |gap: &str| {
            let layout = format!(
                "{HEAD}[grid]\ncolumns = [\"50mm\", \"50mm\"]\nrows = [\"10mm\", \"10mm\"]\ngap = {gap}\n[[box]]\nrepeat = 4\n{RECT}"
            );
            town(&layout).made("en").filled(RED)[3]
        };
        is(second("\"6mm\""), mm(56.0, 16.0, 50.0, 10.0));
        is(second("[\"2mm\", \"8mm\"]"), mm(58.0, 12.0, 50.0, 10.0));
    }),
    ("layout", "title", || assert_eq!(cell(RECT).scene.subject, "Keys")),
    ("layout", "document-title", || assert_eq!(cell(RECT).scene.title, "Is someone controlling your work?")),
    ("layout", "paper", || {
        let trim = |paper: &str, region: &str| {
            let layout = format!(
                "title = \"t\"\ndocument-title = \"headline\"\npaper = {paper}\n[[box]]\nheight = \"9mm\"\n{RECT}"
            );
            let trim = town(&layout)
                .edit("hotlines/US.toml", "paper = \"us\"", &format!("paper = \"{region}\""))
                .made("en")
                .scene
                .pages[0]
                .trim;
            ((trim.w / MM).round() as i32, (trim.h / MM).round() as i32)
        };
        assert_eq!(trim("\"A5\"", "us"), (148, 210));
        let both = "{ iso = [\"A4\", \"A3\"], us = \"Legal\" }";
        assert_eq!((trim(both, "iso"), trim(both, "us")), ((210, 297), (216, 356)));
    }),
    ("papers", "iso", || assert_eq!(cell(RECT).wording.job.layout.papers.iso[0].name, "200x300mm")),
    ("papers", "us", || assert_eq!(cell(RECT).wording.job.layout.papers.us[0].name, "200x300mm")),
    ("layout", "orientation", || {
        let trim = |orientation: &str, paper: &str| {
            let layout = format!(
                "title = \"t\"\ndocument-title = \"headline\"\npaper = \"{paper}\"\norientation = \"{orientation}\"\n[[box]]\nheight = \"9mm\"\n{RECT}"
            );
            let trim = town(&layout).made("en").scene.pages[0].trim;
            ((trim.w / MM).round() as i32, (trim.h / MM).round() as i32)
        };
        assert_eq!((trim("landscape", "A5"), trim("portrait", "A5")), ((210, 148), (148, 210)));
        assert_eq!((trim("landscape", "90mm x 50mm"), trim("portrait", "90mm x 50mm")), ((90, 50), (50, 90)));
    }),
    ("layout", "bleed", || {
        let page = town(&format!("{HEAD}bleed = \"3mm\"\n[[box]]\nheight = \"9mm\"\n{RECT}")).made("en").scene.pages[0]
            .clone();
        is(page.trim, mm(3.0, 3.0, 200.0, 300.0));
        is(page.bleed, mm(0.0, 0.0, 206.0, 306.0));
        assert!((page.media.w - 206.0 * MM).abs() < 0.1);
    }),
    ("layout", "margin", || {
        let made = |margin: &str| {
            town(&format!(
                "{HEAD}margin = \"{margin}\"\n[grid]\nrows = [\"1fr\"]\ncolumns = [\"1fr\"]\n[[box]]\n{RECT}"
            ))
            .made("en")
        };
        is(red(&made("15mm")), mm(15.0, 15.0, 170.0, 270.0));
        is(red(&made("5%")), mm(10.0, 10.0, 180.0, 280.0));
    }),
    ("layout", "size", || is(copies("", "").scene.pages[0].trim, mm(0.0, 0.0, 200.0, 300.0))),
    ("layout", "impose", || assert_eq!(places(&copies("", ""), 0).len(), 6)),
    ("impose", "columns", || {
        let all = places(&copies("", ""), 0);
        is(all[0], mm(10.0, 30.0, 60.0, 120.0));
        is(all[1], mm(70.0, 30.0, 60.0, 120.0));
    }),
    ("impose", "rows", || is(places(&copies("", ""), 0)[3], mm(10.0, 150.0, 60.0, 120.0))),
    ("impose", "gutter", || {
        let all = places(&copies("gutter = [\"4mm\", \"10mm\"]", ""), 0);
        is(all[0], mm(6.0, 25.0, 60.0, 120.0));
        is(all[1], mm(70.0, 25.0, 60.0, 120.0));
        is(all[3], mm(6.0, 155.0, 60.0, 120.0));
        is(places(&copies("gutter = \"4mm\"", ""), 0)[4], mm(70.0, 152.0, 60.0, 120.0));
    }),
    ("impose", "crop-marks", || {
        let marks = |keys: &str| copies(keys, "").paths().iter().filter(|p| p.stroke.is_some()).count();
        // Four cuts across and three down, at both ends.
        assert_eq!((marks("crop-marks = true"), marks("")), (14, 0));
    }),
    ("impose", "duplex", || {
        let first = |duplex: &str| {
            let made = copies(duplex, "back");
            places(&made, 1)[0].x / MM
        };
        assert!((first("duplex = \"long-edge\"") - 130.0).abs() < 0.1);
        assert!((first("duplex = \"short-edge\"") - 10.0).abs() < 0.1);
        let down = |duplex: &str| places(&copies(duplex, "back"), 1)[0].y / MM;
        assert!(
            (down("duplex = \"long-edge\"") - 30.0).abs() < 0.1
                && (down("duplex = \"short-edge\"") - 150.0).abs() < 0.1
        );
    }),
    ("layout", "reading-distance", || {
        let made = town(
            &format!("{HEAD}reading-distance = \"3m\"\n[[box]]\nheight = \"9mm\"\n{RECT}").replace("3m\"", "3000mm\""),
        )
        .made("en");
        assert!((made.wording.job.layout.reading_distance.unwrap() - 3000.0 * MM).abs() < 0.1);
    }),
    ("layout", "scan-distance", || {
        let made = town(&format!("{HEAD}scan-distance = \"400mm\"\n[[box]]\nheight = \"9mm\"\n{RECT}")).made("en");
        assert!((made.wording.job.layout.scan_distance.unwrap() - 400.0 * MM).abs() < 0.1);
    }),
    ("layout", "postings", || {
        let found =
            |postings: &str| town(&format!("{HEAD}postings = {postings}\n[[box]]\nheight = \"9mm\"\n{RECT}")).codes();
        assert!(
            found("\"us-md-15-207\"").contains(&"posting-language")
                && found("[\"us-md-15-207\"]").contains(&"posting-wording")
        );
    }),
    // Each level of each rule is tried in `levels`.
    ("layout", "rules", || {
        let layout = format!("{HEAD}[[box]]\ntext = \"note\"\n[rules]\nmissing-version = \"deny\"\n");
        assert_eq!(town(&layout).made("en").wording.job.layout.rules.len(), 1);
    }),
    ("layout", "colors", || {
        let layout = format!(
            "{HEAD}[colors]\nnight = \"#ff0000\"\n[[box]]\nheight = \"9mm\"\nshape = \"rect\"\nfill = \"night\"\n"
        );
        assert_eq!(town(&layout).made("en").filled(RED).len(), 1);
    }),
    ("layout", "styles", || {
        let layout = format!("{HEAD}[styles.body]\nsize = \"22pt\"\n[[box]]\ntext = \"note\"\n");
        assert_eq!(runs(&town(&layout).made("en").scene)[0].size, 22.0);
    }),
    ("layout", "face", || assert_eq!(faces("").scene.pages.len(), 2)),
    ("face", "name", || assert_eq!(faces("name = \"reverse\"").wording.job.layout.faces[1].name, "reverse")),
    ("face", "fill", || {
        let made = faces("fill = \"#00ff00\"");
        let page = |at: usize| {
            made.scene.pages[at]
                .items
                .iter()
                .filter(|i| matches!(&i.content, Content::Path(p) if p.fill == Some(Color::rgb(0, 255, 0))))
                .count()
        };
        assert_eq!((page(0), page(1)), (0, 1));
        let layout = format!("{HEAD}bleed = \"3mm\"\nfill = \"#ff0000\"\n[[box]]\ntext = \"note\"\n");
        is(red(&town(&layout).made("en")), mm(0.0, 0.0, 206.0, 306.0));
    }),
    ("face", "margin", || is(red(&faces("margin = \"20mm\"")), mm(20.0, 20.0, 160.0, 30.0))),
    ("face", "grid", || is(red(&faces("")), mm(0.0, 0.0, 200.0, 30.0))),
    ("face", "box", || assert_eq!(faces("").filled(RED).len(), 1)),
];

fn styled(style: &str, text: &str) -> Made {
    styled_in(style, text, "")
}

fn styled_in(style: &str, text: &str, keys: &str) -> Made {
    let layout = format!(
        "{HEAD}[styles.own]\n{style}\n[grid]\ncolumns = [\"1fr\"]\n[[box]]\ntext = \"{text}\"\nstyle = \"own\"\n{keys}\n"
    );
    town(&layout).made("en")
}

/// Six copies of 60 × 120 mm.
fn copies(keys: &str, back: &str) -> Made {
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
fn places(made: &Made, page: usize) -> Vec<Rect> {
    let of = |content: &Content| match content {
        Content::Clip { rect, .. } => Some(*rect),
        Content::Form { clip, .. } => *clip,
        _ => None,
    };
    made.scene.pages[page].items.iter().filter_map(|item| of(&item.content)).collect()
}

/// Two faces; keys for the second, which has something red of 30 mm.
fn faces(keys: &str) -> Made {
    let first = "[[face]]\nname = \"front\"\n[[face.box]]\ntext = \"note\"\n";
    let second = format!("[[face]]\n{keys}\n[face.grid]\ncolumns = [\"1fr\"]\nrows = [\"30mm\"]\n[[face.box]]\n{RECT}");
    town(&format!("{HEAD}{first}{second}")).made("en")
}

#[test]
fn each_key_is_seen_in_the_scene() {
    let failed: Vec<String> = KEYS
        .par_iter()
        .filter_map(|(table, key, case)| Some(format!("{table}.{key}: {}", why(catch_unwind(case).err()?))))
        .collect();
    assert!(failed.is_empty(), "not as it was written:\n{}", failed.join("\n"));
}

/// The keys that the readers of a layout ask for, from their sources.
#[test]
fn no_key_is_without_a_case() {
    let mut known: BTreeSet<String> = BTreeSet::new();
    for file in ["read_box", "read_grid", "read_layout", "theme"] {
        let text = std::fs::read_to_string(repository().join(format!("src/load/{file}.rs"))).unwrap();
        let text = text.split("#[cfg(test)]").next().unwrap();
        for call in [".get(\"", "require(&mut table, \"", "count(\""] {
            let rest = text.match_indices(call).map(|(at, _)| &text[at + call.len()..]);
            known.extend(rest.filter_map(|rest| rest.split('"').next()).map(str::to_owned));
        }
        if let Some(kinds) = text.split_once("const KINDS: [&str; 7] = [") {
            let kinds = kinds.1.split(']').next().unwrap();
            known.extend(kinds.split(',').map(|k| k.trim().trim_matches('"').to_owned()));
        }
    }
    assert!(known.len() > 55, "the search is broken: {known:?}");
    // A style that is asked for by name.
    known.remove("body");
    let tried: BTreeSet<String> = KEYS.iter().map(|(_, key, _)| (*key).to_owned()).collect();
    let missing: Vec<_> = known.difference(&tried).collect();
    assert!(missing.is_empty(), "no case sets {missing:?}");
}
