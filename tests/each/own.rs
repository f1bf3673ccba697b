//! What a campaign brings of its own: logos with gradients and clips, drawings as pixels, fonts, colours.

use std::fmt::Write as _;

use handbill::scene::{Content, Item};
use hayro::hayro_syntax::Pdf;
use hayro::hayro_syntax::content::UntypedIter;
use hayro::hayro_syntax::object::Object;
use skrifa::instance::{LocationRef, Size};
use skrifa::outline::{DrawSettings, OutlinePen};
use skrifa::raw::TableProvider;
use skrifa::{FontRef, MetadataProvider};

use super::support::{POSTER, SETTINGS, Town, repository, runs, words};

/// A campaign whose texts are set in a family of the kit under another name ("Nova …"), by a style that names it; its
/// Regular may be spoiled.
pub fn with_font(stem: &str, family: &str, spoil: impl Fn(&mut [u8])) -> Town {
    let own = family.replacen("Noto", "Nova", 1);
    let wide = |text: &str| text.encode_utf16().flat_map(u16::to_be_bytes).collect::<Vec<u8>>();
    let (from, to) = (wide(family), wide(&own));
    let mut town = Town::new().append(POSTER, &format!("[styles.body]\nfont = \"{own}\"\n"));
    for weight in ["Regular", "Bold"] {
        let mut bytes = std::fs::read(repository().join(format!("fonts/{stem}-{weight}.ttf"))).unwrap();
        let places: Vec<usize> = (0..bytes.len() - from.len()).filter(|at| bytes[*at..].starts_with(&from)).collect();
        places.into_iter().for_each(|at| bytes[at..at + to.len()].copy_from_slice(&to));
        spoil(&mut bytes);
        town = town.put(&format!("fonts/Own-{weight}.ttf"), bytes);
    }
    town
}

/// A 1 that is drawn as an l.
fn one_as_l(bytes: &mut [u8]) {
    let (glyf, from, to) = {
        let font = FontRef::new(bytes).unwrap();
        let loca = font.loca(None).unwrap();
        let at = |c: char| {
            let glyph = font.charmap().map(c).unwrap().to_u32() as usize;
            loca.get_raw(glyph).unwrap() as usize..loca.get_raw(glyph + 1).unwrap() as usize
        };
        let records = font.table_directory().table_records();
        let glyf = records.iter().find(|r| r.tag() == "glyf").unwrap().offset() as usize;
        (glyf, at('l'), at('1'))
    };
    let room = to.len().min(from.len());
    bytes.copy_within(glyf + from.start..glyf + from.start + room, glyf + to.start);
}

#[test]
fn texts_and_numbers_stand_in_the_font_of_their_style() {
    let faces = |town: &Town| {
        let made = town.made("en");
        let face = |text: &str| made.run(text).face.name.clone();
        [face("name"), face("1-888-373-7888"), face("Version")]
    };
    let town = with_font("NotoSansHebrew", "Noto Sans Hebrew", |_| {});
    assert_eq!(faces(&town), ["NotoSansHebrew-Regular", "NotoSansHebrew-Bold", "NotoSansHebrew-Regular"]);
    // What was built is read back and proven, now and later.
    let built = town.handbill(&["build", "poster", "-l", "en", "-q"]);
    assert!(built.status.success(), "{}", words(&built));
    let proven = town.handbill(&["verify", "output", "-q"]);
    assert!(proven.status.success(), "{}", words(&proven));
    // Digits that are taken for letters are not printed, in numbers or in prose.
    let spoiled = with_font("NotoSansHebrew", "Noto Sans Hebrew", one_as_l);
    let made = spoiled.made("en");
    assert_eq!(made.run("name").face.name, "NotoSansHebrew-Regular");
    for run in runs(&made.scene).into_iter().filter(|run| run.text.contains(|c: char| c.is_ascii_digit())) {
        assert!(run.face.name.starts_with("NotoSans-"), "{}: {}", run.text, run.face.name);
    }
    let typo = Town::new().append(POSTER, "[styles.body]\nfont = \"Noto Sans Hebrw\"\n").report();
    let found = typo.diagnostics.iter().find(|d| d.code == "missing-font").expect("a fault");
    assert!(found.hints.iter().any(|hint| hint.contains("Noto Sans Hebrew")), "{found:?}");
    // Without Bold nothing is made bold.
    let light = with_font("NotoSansHebrew", "Noto Sans Hebrew", |_| {});
    std::fs::remove_file(light.path().join("fonts/Own-Bold.ttf")).unwrap();
    assert!(light.says("missing-bold"));
}

#[test]
fn a_text_is_set_in_one_family_as_a_whole() {
    let town = with_font("NotoSansHebrew", "Noto Sans Hebrew", |_| {}).edit(
        "locales/en/main.ftl",
        "your name.",
        "your name in Việt Nam.",
    );
    let made = town.made("en");
    assert_eq!(made.run("name in").face.name, "NotoSans-Regular");
    assert!(made.run("Việt").face.name == "NotoSans-Regular" && town.says("font-lacks-letters"));
    assert_eq!(made.run("Version").face.name, "NotoSansHebrew-Regular");
}

/// The layout with a drawing across the page and white text over it.
fn over(svg: &str, keys: &str) -> Town {
    let layout = format!(
        "title = \"t\"\ndocument-title = \"headline\"\npaper = \"200mm x 150mm\"\n[styles.white]\nsize = \"20pt\"\ncolor = \"paper\"\n\
         [grid]\ncolumns = [\"1fr\"]\nrows = [\"100mm\", \"auto\", \"auto\"]\nareas = \"\"\"\na\nb\nc\n\"\"\"\n\
         [[box]]\narea = \"b\"\nhotline = \"call\"\npadding = \"5mm\"\n[[box]]\narea = \"c\"\ntext = \"emergency-line\"\npadding = \"5mm\"\n\
         [[box]]\narea = \"a\"\nimage = \"art/own.svg\"\nfit = \"cover\"\nrole = \"none\"\n{keys}\n[[box]]\narea = \"a\"\ntext = \"note\"\nstyle = \"white\"\n"
    );
    let drawing = format!("<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 200 100'>\n{svg}\n</svg>");
    Town::new().put(POSTER, layout).put("layouts/art/own.svg", drawing)
}

fn gradient(stops: &[(&str, &str)]) -> String {
    let stops: String = stops.iter().map(|(at, c)| format!("<stop offset='{at}' stop-color='{c}'/>")).collect();
    format!("<linearGradient id='g'>{stops}</linearGradient><rect width='200' height='100' fill='url(#g)'/>")
}

#[test]
fn contrast_knows_what_a_gradient_comes_through() {
    let says = |stops: &[(&str, &str)], code: &str| over(&gradient(stops), "").says(code);
    assert!(!says(&[("0", "#10203f"), ("1", "#3a1c71")], "text-contrast"));
    assert!(says(&[("0", "#10203f"), ("0.5", "#e0e0e0"), ("1", "#e0e0e0")], "text-contrast"));
    // The text ends at 100 mm of 200: what is light beyond it harms nobody.
    assert!(!says(&[("0", "#10203f"), ("0.9", "#10203f"), ("1", "#ffffff")], "text-contrast"));
    // A band that is narrower than a letter.
    let band = [("0", "#10203f"), ("0.2499", "#10203f"), ("0.25", "#dddddd"), ("0.2501", "#10203f"), ("1", "#10203f")];
    assert!(says(&band, "text-contrast"));
    // A clip leaves no light behind the text; the same light without it does.
    let light = "<rect width='200' height='100' fill='#10203f'/><rect width='200' height='100' fill='#ddd'";
    let clip = "<clipPath id='c'><path d='M0 100L200 60V100Z'/></clipPath>";
    assert!(!over(&format!("{clip}{light} clip-path='url(#c)'/>"), "").says("text-contrast"));
    assert!(over(&format!("{clip}{light}/>"), "").says("text-contrast"));
}

const MASK: &str = "<mask id='m'><rect width='90' height='90' fill='#fff'/></mask>";
const BLUR: &str = "<filter id='f'><feGaussianBlur stdDeviation='2'/></filter>";
const DOTS: &str = "<pattern id='p' width='9' height='9' patternUnits='userSpaceOnUse'><circle cx='4' cy='4' r='3' fill='#24406f'/></pattern>";

#[test]
fn what_needs_pixels_is_refused_or_drawn_as_pixels() {
    let night = "<rect width='200' height='100' fill='#10203f'/>";
    for (what, svg) in [
        ("line 2: <rect> has mask: url(#m)", format!("{MASK}{night}<rect width='200' height='99' mask='url(#m)'/>")),
        (
            "line 2: <rect> has filter: url(#f)",
            format!("{BLUR}{night}<rect width='200' height='99' filter='url(#f)'/>"),
        ),
        (
            "line 2: <rect> has a pattern: url(#p)",
            format!("{DOTS}{night}<rect width='200' height='99' fill='url(#p)'/>"),
        ),
    ] {
        let report = over(&svg, "").report();
        assert!(report.diagnostics.iter().any(|d| d.code == "bad-image" && d.message.contains(what)), "{report:?}");
        let town = over(&svg, "raster = \"300ppi\"");
        assert!(!town.report().has_errors() && town.says("art-as-pixels"), "{what}: {:?}", town.report());
        let made = town.made("en");
        let image = |item: &Item| match &item.content {
            Content::Clip { items, .. } => {
                items.iter().any(|i| matches!(&i.content, Content::Image { raster, .. } if raster.width == 2363))
            }
            _ => false,
        };
        assert!(made.scene.pages[0].items.iter().any(image), "{what}");
    }
    // As a logo too, where the box decides.
    let svg = format!(
        "<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 9 9'>{DOTS}<rect width='9' height='9' fill='url(#p)'/></svg>"
    );
    let logo = |keys: &str| {
        Town::new()
            .append(SETTINGS, "[organization]\nname = \"Door\"\nlogo = \"art/logo.svg\"\n")
            .put("layouts/art/logo.svg", &svg)
            .append(POSTER, &format!("[[box]]\narea = \"venue\"\nimage = \"{{organization.logo}}\"\nwidth = \"9mm\"\nheight = \"9mm\"\nrole = \"none\"\n{keys}\n"))
    };
    assert!(logo("").says("svg-unsupported"));
    assert!(!logo("raster = \"600ppi\"").says("svg-unsupported") && logo("raster = \"600ppi\"").says("art-as-pixels"));
    // Text has no font there, and would be lost.
    let text = over("<text x='9' y='50'>Call</text>", "raster = \"300ppi\"").report();
    assert!(text.diagnostics.iter().any(|d| d.message.contains("line 2: <text> contains text")), "{text:?}");
    // An attack of filters.
    let many = format!("{BLUR}{night}{}", "<rect width='200' height='99' filter='url(#f)'/>".repeat(400));
    assert!(over(&many, "raster = \"600ppi\"").says("svg-unsupported"));
}

/// Digits as an outline, as tall as `size`, from (x, y) on.
fn drawn(text: &str, (x, y): (f32, f32), size: f32) -> String {
    struct Pen(String, f32, f32);
    impl OutlinePen for Pen {
        fn move_to(&mut self, x: f32, y: f32) {
            write!(self.0, "M{} {}", self.1 + x, self.2 - y).unwrap();
        }
        fn line_to(&mut self, x: f32, y: f32) {
            write!(self.0, "L{} {}", self.1 + x, self.2 - y).unwrap();
        }
        fn quad_to(&mut self, a: f32, b: f32, x: f32, y: f32) {
            write!(self.0, "Q{} {} {} {}", self.1 + a, self.2 - b, self.1 + x, self.2 - y).unwrap();
        }
        fn curve_to(&mut self, _: f32, _: f32, _: f32, _: f32, _: f32, _: f32) {
            panic!("TrueType has none");
        }
        fn close(&mut self) {
            self.0.push('Z');
        }
    }
    let bytes = std::fs::read(repository().join("fonts/NotoSans-Bold.ttf")).unwrap();
    let font = FontRef::new(&bytes).unwrap();
    let mut pen = Pen(String::new(), x, y);
    for c in text.chars() {
        let glyph = font.charmap().map(c).unwrap();
        let outline = font.outline_glyphs().get(glyph).unwrap();
        outline.draw(DrawSettings::unhinted(Size::new(size), LocationRef::default()), &mut pen).unwrap();
        pen.1 += font.glyph_metrics(Size::new(size), LocationRef::default()).advance_width(glyph).unwrap();
    }
    pen.0
}

#[test]
fn numbers_in_gradients_clips_and_pixels_are_found() {
    let number = drawn("888-373-7889", (12.0, 60.0), 26.0);
    let two = "<linearGradient id='g'><stop offset='0' stop-color='#ffc845'/><stop offset='1' stop-color='#fff'/></linearGradient>";
    let night = "<rect width='200' height='100' fill='#10203f'/>";
    let build = |svg: &str, keys: &str| {
        let town = over(svg, keys);
        let built = town.handbill(&["build", "poster", "-l", "en", "-q"]);
        (built.status.code(), words(&built))
    };
    let clip = format!(
        "<clipPath id='c'><path d='{number}'/></clipPath>{two}{night}<rect width='200' height='100' clip-path='url(#c)' fill='url(#g)'/>"
    );
    let area = format!("{two}{night}<path d='{number}' fill='url(#g)'/>");
    for (svg, keys) in [(&area, ""), (&clip, ""), (&area, "raster = \"300ppi\""), (&clip, "raster = \"300ppi\"")] {
        let (code, said) = build(svg, keys);
        assert!(code == Some(1) && said.contains("8883737889"), "{keys} {svg}\n{said}");
    }
    // The same drawings without a number.
    let (code, said) = build(&format!("{two}{night}<circle cx='150' cy='50' r='30' fill='url(#g)'/>"), "");
    assert_eq!(code, Some(0), "{said}");
}

#[test]
fn logos_are_there_and_sharp() {
    let logo = |path: &str| {
        Town::new()
            .append(SETTINGS, &format!("[organization]\nname = \"Door\"\nlogo = \"{path}\"\n"))
            .append(POSTER, "[[box]]\narea = \"venue\"\nimage = \"{organization.logo}\"\nwidth = \"40mm\"\nheight = \"20mm\"\nrole = \"none\"\n")
    };
    let png = |width: u32| {
        let mut bytes = std::io::Cursor::new(Vec::new());
        image::RgbImage::from_pixel(width, width / 2, image::Rgb([90, 90, 90]))
            .write_to(&mut bytes, image::ImageFormat::Png)
            .unwrap();
        bytes.into_inner()
    };
    assert!(logo("art/logo.png").says("unknown-image"));
    // 40 mm at 150 an inch are 237 pixels.
    assert!(logo("art/logo.png").put("layouts/art/logo.png", png(230)).says("image-below-150"));
    let sharp = logo("art/logo.png").put("layouts/art/logo.png", png(480)).report();
    assert!(!sharp.has_errors(), "{sharp:?}");
    // A partner without a logo, where the box shows it.
    let partners = |logo: &str, when: &str| {
        Town::new()
            .append(SETTINGS, &format!("[organization]\nname = \"Door\"\n[[organization.partner]]\nname = \"House\"\n{logo}\n"))
            .put("layouts/art/logo.png", png(480))
            .append(POSTER, &format!(
                "[[box]]\narea = \"venue\"\neach = \"partners\"\n[box.grid]\ncolumns = [\"1fr\"]\n[[box.boxes]]\nvalue = \"partner.name\"\n\
                 [[box.boxes]]\nimage = \"{{partner.logo}}\"\nwidth = \"40mm\"\nheight = \"20mm\"\nrole = \"none\"\n{when}\n"
            ))
    };
    assert!(partners("", "").says("missing-value"));
    assert!(!partners("logo = \"art/logo.png\"", "").report().has_errors());
    let left_out = partners("", "when = \"partner.logo\"").codes();
    assert!(!left_out.contains(&"missing-value"), "{left_out:?}");
}

/// The inks that a file's first page sets.
fn inks(pdf: Vec<u8>) -> Vec<[f32; 4]> {
    let pdf = Pdf::new(pdf).unwrap();
    let page = &pdf.pages()[0];
    let mut found = Vec::new();
    let mut operators = UntypedIter::new(page.page_stream().unwrap());
    while let Some(one) = operators.next() {
        let operator: &[u8] = one.operator;
        if matches!(operator, b"k" | b"K") {
            let parts: Vec<f32> =
                one.operands().cloned().filter_map(Object::into_number).map(|n| n.as_f64() as f32).collect();
            found.push(parts.try_into().unwrap());
        }
    }
    found
}

/// A palette that says a colour in RGB has inks of that colour, never the kit's for it.
#[test]
fn brand_colours_reach_the_press() {
    let build = |colors: &str| {
        let root = tempfile::tempdir().unwrap();
        let settings = format!("name = \"t\"\nregion = \"US\"\nversion = \"2026-11\"\n\n{colors}\n");
        std::fs::write(root.path().join("handbill.toml"), settings).unwrap();
        let built =
            super::support::handbill(root.path(), &["build", "venue-poster", "-l", "en", "--ink", "cmyk", "-q"]);
        assert!(built.status.success(), "{}", words(&built));
        inks(std::fs::read(root.path().join("output/en/venue-poster-cmyk.pdf")).unwrap())
    };
    let near = |found: &[[f32; 4]], wanted: [f32; 4]| {
        found.iter().any(|ink| ink.iter().zip(wanted).all(|(a, b)| (a - b).abs() < 0.005))
    };
    let kit = [1.0, 0.85, 0.3, 0.5];
    assert!(near(&build(""), kit));
    let wine = handbill::ink::pixel([0x5c, 0x10, 0x2e]).map(|v| v as f32);
    let derived = build("[colors]\nfield = \"#5c102e\"\n");
    assert!(near(&derived, wine) && !near(&derived, kit), "{derived:?}");
    let named = build("[colors]\nfield = \"#5c102e\"\n[colors.cmyk]\nfield = \"cmyk(30, 100, 60, 40)\"\n");
    assert!(near(&named, [0.3, 1.0, 0.6, 0.4]) && !near(&named, kit) && !near(&named, wine), "{named:?}");
}
