//! The keys of a box and of its lines.

use super::*;

pub const KEYS: &[Case] = &[
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
        assert_eq!(cell("text = \"note\"").printed().replace('|', ""), "You do not have to give your name.");
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
    ("box", "item-gap-max", || {
        let step = |keys: &str| {
            let lines = baselines(&cell(&format!("list = [\"sign-one\", \"sign-two\"]\nitem-gap = 1.0\n{keys}")));
            (lines[1] - lines[0]) / 14.0
        };
        assert!((step("item-gap-max = 3.0") - step("") - 2.0).abs() < 0.01);
        // No further than the box is high: 100 mm are 20 em.
        let all = step("item-gap-max = 20.0");
        assert!(all > 10.0 && all < 20.0, "{all}");
    }),
    ("box", "first-rule", || {
        let lines = |keys: &str| {
            let made = cell(&format!(
                "list = [\"sign-one\", \"sign-two\"]\nmarker = \"none\"\nrules = {{ color = \"#ff0000\", width = \"1pt\" }}\n{keys}"
            ));
            let text = baselines(&made);
            (made.paths().iter().map(|line| bounds(line).y).collect::<Vec<_>>(), text)
        };
        let (with, below) = lines("");
        let (without, text) = lines("first-rule = false");
        assert!(with.len() == 2 && without.len() == 1, "{with:?} {without:?}");
        assert!(text[0] < without[0] && without[0] < text[1], "{without:?} {text:?}");
        // Without it the list begins at the top of its box.
        assert!(text[0] < below[0]);
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
    ("box", "raster", || {
        let made = cell("image = \"art/half.svg\"\nraster = \"200ppi\"");
        let image = made.scene.pages[0].items.iter().find_map(|item| match &item.content {
            Content::Image { rect, raster, .. } => Some((*rect, raster.width, raster.height)),
            _ => None,
        });
        let (rect, width, height) = image.unwrap();
        is(rect, mm(50.0, 0.0, 100.0, 100.0));
        // 100 mm at 200 an inch.
        assert_eq!((width, height), (788, 788));
        let with = |keys: &str| town(&format!("{HEAD}[[box]]\nheight = \"100mm\"\n{keys}"));
        for value in ["100ppi", "700ppi", "300", "fine"] {
            assert!(with(&format!("image = \"art/half.svg\"\nraster = \"{value}\"")).says("wrong-value"), "{value}");
        }
        assert!(with("image = \"art/photo.png\"\nraster = \"300ppi\"").says("unknown-key"));
        assert!(with("image = \"art/half.svg\"\nraster = \"300ppi\"\nrotate = 90").says("bad-image"));
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
];
