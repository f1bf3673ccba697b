//! Each property of a box in a right-to-left twin: what stands on one side stands on the other, in the scene and in the
//! drawn picture. The twin of English is `ar-XB`: the same letters, turned round.

use handbill::export::pdf::{self, FontCache, PdfOptions};
use handbill::scene::{Color, Content, Item, Rect, Scene};
use hayro::hayro_syntax::Pdf;

use crate::each::support::{MM, Made, POSTER, TEXTS, Town, around, bounds, ink, runs};

const HEAD: &str =
    "title = \"Twins\"\ndocument-title = \"headline\"\npaper = \"567pt x 850pt\"\nbleed = \"8pt\"\nmargin = \"28pt\"\n";

fn town(boxes: &str) -> Town {
    let square =
        "<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 10 10'><path d='M0 0H10V10H0Z' fill='#ff0000'/></svg>";
    Town::new()
        .append(TEXTS, "long = A text that runs over several lines of its narrow box and more than these.")
        .put(POSTER, format!("{HEAD}{boxes}"))
        .beside("art/square.svg", square)
}

/// Everything that is painted: paths and pictures one by one, text by its lines.
fn places(scene: &Scene) -> Vec<(&'static str, Rect)> {
    let mut found = Vec::new();
    scene.pages.iter().for_each(|page| collect(&page.items, &mut found));
    let mut lines: Vec<(f32, bool, Rect)> = Vec::new();
    for run in runs(scene).into_iter().filter(|run| !run.text.trim().is_empty()) {
        let upright = run.transform.b.abs() < 0.5;
        let (r, at) = (ink(run), if upright { run.transform.f } else { run.transform.e });
        // Turned lines are mirrored across: each is one of its own.
        match lines.iter_mut().find(|(a, u, _)| *u && upright && (*a - at).abs() < 0.01) {
            Some((.., all)) => {
                *all = around(
                    [(r.x, r.y), (r.right(), r.bottom()), (all.x, all.y), (all.right(), all.bottom())].into_iter(),
                );
            }
            None => lines.push((at, upright, r)),
        }
    }
    found.extend(lines.into_iter().map(|(.., r)| ("line", r)));
    for link in scene.pages.iter().flat_map(|page| &page.links) {
        found.push(("link", link.rect));
    }
    found
}

fn collect(items: &[Item], out: &mut Vec<(&'static str, Rect)>) {
    for item in items {
        match &item.content {
            Content::Path(path) => out.push(("path", bounds(path))),
            Content::Shade(shade) => out.push(("path", bounds(&shade.area))),
            Content::Cut { shape, items } => {
                out.push(("path", bounds(shape)));
                collect(items, out);
            }
            Content::Image { rect, .. } => out.push(("image", *rect)),
            Content::Clip { rect, items } => {
                out.push(("clip", *rect));
                collect(items, out);
            }
            Content::Text(_) | Content::Form { .. } => {}
        }
    }
}

/// What one scene paints is the other seen in a mirror.
fn twins(what: &str, left: &Scene, right: &Scene) {
    let (left_to_right, mut right_to_left) = (places(left), places(right));
    assert_eq!(left_to_right.len(), right_to_left.len(), "{what}: another number of things");
    let width = left.pages[0].media.w;
    for (kind, r) in &left_to_right {
        let wanted = Rect::new(width - r.right(), r.y, r.w, r.h);
        let near = |found: &Rect| {
            // The space at the end of a line that goes on is counted in the twin where lines are centred or at the end.
            let by = if *kind == "path" || *kind == "image" || *kind == "clip" { 0.1 } else { 4.0 };
            crate::each::support::near(*found, wanted, by)
        };
        let at = right_to_left.iter().position(|(k, found)| k == kind && near(found));
        let at =
            at.unwrap_or_else(|| panic!("{what}: the {kind} at {r:?} is not at {wanted:?}, but {right_to_left:?}"));
        right_to_left.swap_remove(at);
    }
}

fn made(boxes: &str) -> (Made, Made) {
    let town = town(boxes);
    (town.made("en"), town.made("ar-XB"))
}

const SHAPE: &str = "shape = \"rect\"\nfill = \"#ff0000\"\n";
const GRID: &str = "[grid]\ncolumns = [\"150pt\", \"1fr\", \"120pt\"]\nrows = [\"170pt\", \"170pt\", \"226pt\"]\ngap = [\"11pt\", \"20pt\"]\n\
                    areas = \"\"\"\na b c\nd d e\nf g g\n\"\"\"\n";

/// One box in the grid, and plain ones in the other areas.
fn in_grid(area: &str, keys: &str) -> String {
    let rest = ["a", "b", "c", "d", "e", "f", "g"].iter().filter(|n| !area.contains(**n));
    let rest: String =
        rest.map(|n| format!("[[box]]\narea = \"{n}\"\nshape = \"rect\"\nfill = \"#dddddd\"\n")).collect();
    let area = if area.contains('[') { area.to_owned() } else { format!("\"{area}\"") };
    format!("{GRID}{rest}[[box]]\narea = {area}\n{keys}\n")
}

const PADDING: &str = "padding = [\"6pt\", \"9pt\", \"14pt\", \"31pt\"]\n";

#[expect(clippy::too_many_lines, reason = "a table, one row a property")]
fn cases() -> Vec<(String, String)> {
    let mut cases: Vec<(String, String)> = Vec::new();
    let mut add = |what: &str, boxes: String| cases.push((what.to_owned(), boxes));
    add("columns and gaps", in_grid("a", SHAPE));
    add("a span of areas", in_grid("[\"f\", \"g\"]", SHAPE));
    add(
        "nested boxes",
        in_grid(
            "d",
            &format!(
                "{PADDING}[box.grid]\ncolumns = [\"57pt\", \"1fr\"]\ngap = \"8pt\"\nrows = [\"58pt\"]\n[[box.boxes]]\n{SHAPE}[[box.boxes]]\nshape = \"circle\"\nfill = \"#00ff00\"\n"
            ),
        ),
    );
    add("a page", in_grid("page", &format!("{SHAPE}{PADDING}")));
    add(
        "repeat",
        format!(
            "[grid]\ncolumns = [\"85pt\", \"113pt\", \"142pt\"]\nrows = [\"57pt\", \"57pt\"]\n[[box]]\n{SHAPE}repeat = 5\n"
        ),
    );
    for area in ["a", "c", "d", "g"] {
        for content in [
            SHAPE,
            "image = \"art/square.svg\"\n",
            "qr = \"{hotline.url}\"\n",
            "text = \"long\"\n",
            "list = [\"sign-one\", \"sign-two\"]\n",
        ] {
            // Lines of a narrow column may break elsewhere, for the spaces at their ends.
            if area == "c" && !content.starts_with("shape") && !content.starts_with("image") {
                continue;
            }
            add(
                &format!("padding of {content} in {area}"),
                in_grid(
                    area,
                    &format!("{content}{PADDING}{}", if content == SHAPE { "" } else { "fill = \"#eeeeee\"\n" }),
                ),
            );
        }
    }
    for align in ["start", "center", "end"] {
        add(&format!("align {align}"), in_grid("d", &format!("{SHAPE}width = \"88pt\"\nalign = \"{align}\"\n")));
        add(
            &format!("a text {align}"),
            in_grid("d", &format!("text = \"plain-line\"\nwidth = \"170pt\"\nalign = \"{align}\"\n")),
        );
        add(&format!("a drawing {align}"), in_grid("d", &format!("image = \"art/square.svg\"\nalign = \"{align}\"\n")));
        add(&format!("a code {align}"), in_grid("d", &format!("qr = \"{{hotline.url}}\"\nalign = \"{align}\"\n")));
        let style = format!("[styles.own]\nsize = \"14pt\"\nalign = \"{align}\"\n");
        add(&format!("a style {align}"), format!("{style}{}", in_grid("d", "text = \"long\"\nstyle = \"own\"\n")));
    }
    for side in
        ["\"start\"", "\"end\"", "\"top\"", "\"bottom\"", "true", "[\"start\", \"top\"]", "[\"end\", \"bottom\"]"]
    {
        add(&format!("extend {side}"), in_grid("a", &format!("{SHAPE}extend = {side}\n")));
        add(
            &format!("extend {side} of a fill"),
            in_grid("e", &format!("text = \"note\"\nfill = \"#eeeeee\"\nextend = {side}\n")),
        );
        add(
            &format!("extend {side} of a picture"),
            in_grid("g", &format!("image = \"art/square.svg\"\nfit = \"cover\"\nextend = {side}\n")),
        );
    }
    for degrees in [90, 180, 270] {
        add(&format!("rotate {degrees}"), in_grid("d", &format!("{SHAPE}{PADDING}rotate = {degrees}\n")));
        if degrees != 180 {
            add(
                &format!("a text turned by {degrees}"),
                in_grid("c", &format!("text = \"long\"\n{PADDING}rotate = {degrees}\n")),
            );
            add(
                &format!("a number turned by {degrees}"),
                in_grid("d", &format!("hotline = \"call\"\n{PADDING}rotate = {degrees}\n")),
            );
        }
    }
    for marker in ["none", "bullet", "checkbox", "number"] {
        let list = format!(
            "list = [\"sign-one\", \"sign-two\", \"long\"]\nmarker = \"{marker}\"\nrules = {{ color = \"ink\", width = \"1pt\" }}\n"
        );
        add(&format!("marker {marker}"), in_grid("d", &list));
        add(&format!("marker {marker} in a padded box"), in_grid("g", &format!("{list}{PADDING}")));
    }
    add(
        "stroke and radius",
        in_grid("d", "text = \"note\"\nstroke = { color = \"#ff0000\", width = \"3pt\" }\nradius = \"11pt\"\n"),
    );
    add(
        "rules",
        in_grid(
            "a",
            "shape = \"vertical-rule\"\nstroke = { color = \"ink\", width = \"1pt\" }\npadding = [\"0mm\", \"25pt\", \"0mm\", \"0mm\"]\n",
        ),
    );
    add(
        "a code that hangs",
        in_grid(
            "d",
            "qr = \"{hotline.url}\"\nhang = true\nwidth = \"40mm\"\nheight = \"40mm\"\nalign = \"start\"\nvalign = \"center\"\n",
        ),
    );
    add("a link", in_grid("d", "hotline = \"url\"\n"));
    add("two columns of text", in_grid("[\"a\", \"b\"]", "text = \"emergency-line\"\n"));
    cases
}

#[test]
fn every_property_is_mirrored_in_the_scene() {
    let cases = cases();
    assert!(cases.len() > 60);
    let mut seen_apart = 0;
    for (what, boxes) in &cases {
        let (en, twin) = made(boxes);
        assert!(!en.scene.rtl && twin.scene.rtl);
        // Not the same by being in the middle.
        let plain = places(&en.scene);
        let width = en.scene.pages[0].media.w;
        seen_apart += usize::from(plain.iter().any(|(_, r)| (r.x - (width - r.right())).abs() > 5.0));
        twins(what, &en.scene, &twin.scene);
    }
    assert!(seen_apart + 4 > cases.len(), "only {seen_apart} of {} cases have two sides", cases.len());
}

/// A checkbox stands beside its text and not over it, at the side where the line begins.
#[test]
fn markers_stand_before_their_lines() {
    for marker in ["bullet", "checkbox", "number"] {
        let boxes = in_grid("d", &format!("list = [\"sign-one\", \"long\"]\nmarker = \"{marker}\"\n"));
        for made in [made(&boxes).0, made(&boxes).1] {
            let size = 14.0;
            let marks: Vec<Rect> = match marker {
                "number" => runs(&made.scene)
                    .iter()
                    .filter(|r| r.text.ends_with('.') && r.text.len() <= 2)
                    .map(|r| ink(r))
                    .collect(),
                _ => made.paths().iter().map(|p| bounds(p)).filter(|r| r.w < size && r.h < size).collect(),
            };
            let words = |text: &str| {
                let own: Vec<Rect> = runs(&made.scene)
                    .iter()
                    .filter(|r| r.text.len() > 4 && text.contains(r.text.trim()))
                    .map(|r| ink(r))
                    .collect();
                own[0]
            };
            let lines = [
                words("Does someone keep your passport?"),
                words("A text that runs over several lines of its narrow box and more than these."),
            ];
            assert_eq!(marks.len(), 2, "{marker}");
            for (mark, line) in marks.iter().zip(lines) {
                let gap = if made.scene.rtl { mark.x - line.right() } else { line.x - mark.right() };
                assert!(gap > 0.1 * size && gap < 1.5 * size, "{marker}, right to left {}: {gap} pt", made.scene.rtl);
            }
        }
    }
}

fn picture(made: &Made) -> image::GrayImage {
    let bytes = pdf::write(&made.scene, &PdfOptions::default(), &FontCache::default()).unwrap();
    let pdf = Pdf::new(bytes).unwrap();
    let settings =
        hayro::PixmapSettings { x_scale: 1.0, y_scale: 1.0, bg_color: hayro::vello_cpu::color::palette::css::WHITE };
    let pixmap = hayro::render(
        &pdf.pages()[0],
        &hayro::RenderCache::new(),
        &hayro::hayro_interpret::InterpreterSettings::default(),
        &hayro::RenderSettings::default(),
        &settings,
    );
    let (w, h) = (u32::from(pixmap.width()), u32::from(pixmap.height()));
    let grey = pixmap.data_as_u8_slice().chunks_exact(4).map(|p| p[1]).collect();
    image::GrayImage::from_raw(w, h, grey).unwrap()
}

/// The drawn pages, with letters in the colour of the paper: everything else is the twin's in a mirror.
#[test]
fn the_drawn_pages_are_mirrored() {
    let white = "[styles.body]\nsize = \"14pt\"\ncolor = \"#ffffff\"\n";
    let mut differing = 0;
    for (what, boxes) in cases().iter().filter(|(what, _)| !what.contains("code") && !what.contains("qr")) {
        let (en, twin) = made(&format!(
            "{white}{}",
            boxes
                .replace("[styles.own]\n", "[styles.own]\ncolor = \"#ffffff\"\n")
                .replace("marker =", "ink = \"#000000\"\nmarker =")
                .replace("marker = \"number\"\n", "marker = \"bullet\"\n")
        ));
        let (left, right) = (picture(&en), picture(&twin));
        assert_eq!(left.dimensions(), right.dimensions());
        let mirrored = image::imageops::flip_horizontal(&left);
        // An edge between two pixels may fall to either side.
        let far = |a: &image::GrayImage, b: &image::GrayImage| {
            a.pixels().zip(b.pixels()).filter(|(a, b)| a[0].abs_diff(b[0]) > 130).count()
        };
        let faults = far(&mirrored, &right);
        assert!(faults <= 40, "{what}: {faults} pixels are not where the twin has them");
        differing += usize::from(far(&left, &right) > 200);
    }
    assert!(differing > 40, "only {differing} pages have two sides");
}

/// A number and an address read from left to right in a line that does not, and stand at its end.
#[test]
fn a_drawing_is_mirrored_only_when_it_asks_for_it() {
    let half =
        "<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 10 10'><path d='M0 0H5V10H0Z' fill='#ff0000'/></svg>";
    let side = |mirror: bool, locale: &str| {
        let boxes = in_grid(
            "d",
            &format!("image = \"art/half.svg\"\nmirror = {mirror}\nwidth = \"40mm\"\nheight = \"40mm\"\n"),
        );
        let made = town(&boxes).put("layouts/art/half.svg", half).made(locale);
        let (r, width) = (made.filled(Color::rgb(255, 0, 0))[0], made.scene.pages[0].media.w);
        // From the side where the column begins.
        let from = if made.scene.rtl { width - r.right() } else { r.x };
        (from - 36.0) / MM
    };
    for (mirror, locale, wanted) in
        [(false, "en", 0.0), (true, "en", 0.0), (true, "ar-XB", 0.0), (false, "ar-XB", 20.0)]
    {
        let found = side(mirror, locale);
        assert!((found - wanted).abs() < 0.2, "{mirror} {locale}: {found} and not {wanted}");
    }
}
