//! The editions: what grey and CMYK files hold, and how a campaign's palette turns into them.

use crate::pdf_support as support;

use std::sync::Arc;

use handbill::diag::{Report, Sources};
use handbill::export::pdf::{FontCache, PdfOptions, write};
use handbill::ink::Ink;
use handbill::load;
use handbill::load::campaign::Campaign;
use handbill::load::files::kit::Kit;
use handbill::scene::*;
use lopdf::content::Content as Stream;
use lopdf::{Document, Object};
use support::*;

fn document(scene: &Scene, ink: Ink) -> Document {
    let options = PdfOptions { ink, evidence: Some("2025-11".into()), ..PdfOptions::default() };
    Document::load_mem(&write(scene, &options, &FontCache::default()).unwrap()).unwrap()
}

/// Shapes in colour, a thin line, and pictures of every kind.
fn shapes() -> Scene {
    let jpeg = {
        let picture = image::RgbImage::from_fn(16, 16, |x, y| image::Rgb([255, (x * 16) as u8, (y * 16) as u8]));
        let mut out = std::io::Cursor::new(Vec::new());
        image::DynamicImage::ImageRgb8(picture).write_to(&mut out, image::ImageFormat::Jpeg).unwrap();
        out.into_inner()
    };
    let raster = |pixels| Arc::new(Raster { width: 16, height: 16, pixels });
    let pictures = [
        Pixels::Jpeg { bytes: jpeg.into(), grey: false },
        Pixels::Raw { data: vec![200; 768].into(), grey: false, alpha: Some(vec![128; 256].into()) },
        Pixels::Raw { data: vec![90; 256].into(), grey: true, alpha: None },
    ];
    let mut items = vec![
        filled(Rect::new(0.0, 0.0, 50.0, 50.0), Color::rgb(255, 0, 0), None),
        filled(Rect::new(0.0, 0.0, 50.0, 50.0), Color { a: 90, ..Color::rgb(0, 90, 200) }, None),
        filled(Rect::new(9.0, 9.0, 5.0, 5.0), Color { cmyk: Some([7, 0, 95, 3]), ..Color::rgb(1, 2, 3) }, None),
        filled(Rect::new(9.0, 9.0, 5.0, 5.0), Color::REGISTRATION, None),
    ];
    let stroke = Stroke { color: Color::rgb(0, 0, 60), width: 0.5, dash: Vec::new(), round: false, join: Join::Miter };
    let line =
        Path { steps: rectangle(Rect::new(1.0, 1.0, 5.0, 5.0)), fill: None, even_odd: false, stroke: Some(stroke) };
    items.push(Item::artifact(Content::Path(line)));
    for pixels in pictures {
        let rect = Rect::new(20.0, 20.0, 20.0, 20.0);
        items.push(Item::artifact(Content::Image { raster: raster(pixels), rect, mirror: false }));
    }
    one_page("en", items, Vec::new())
}

/// Every colour operator of the first page with its numbers, and every colour space of a picture or a group.
fn colours(doc: &Document) -> Vec<String> {
    let page = doc.get_pages()[&1];
    let content = Stream::decode(&doc.get_page_content(page)).unwrap();
    let mut found: Vec<String> = content
        .operations
        .iter()
        .filter(|o| matches!(o.operator.as_str(), "g" | "G" | "rg" | "RG" | "k" | "K" | "cs" | "CS"))
        .map(|o| {
            let numbers = o.operands.iter().map(|v| v.as_float().map_or("All".into(), |v| v.to_string()));
            format!("{} {}", numbers.collect::<Vec<_>>().join(" "), o.operator)
        })
        .collect();
    for object in doc.objects.values() {
        if let Object::Stream(stream) = object
            && let Ok(Object::Name(name)) = stream.dict.get(b"ColorSpace")
        {
            found.push(String::from_utf8_lossy(name).into_owned());
        }
    }
    let group = doc.get_dictionary(page).unwrap().get(b"Group").unwrap().as_dict().unwrap();
    found.push(String::from_utf8_lossy(group.get(b"CS").unwrap().as_name().unwrap()).into_owned());
    found
}

#[test]
fn a_grey_file_holds_nothing_but_grey() {
    for one in colours(&document(&shapes(), Ink::Grey)) {
        assert!(one == "DeviceGray" || one.ends_with(" g") || one.ends_with(" G"), "{one}");
    }
}

#[test]
fn a_cmyk_file_holds_no_rgb_and_keeps_the_inks_that_the_layout_names() {
    let found = colours(&document(&shapes(), Ink::Cmyk));
    for one in &found {
        let good = ["DeviceGray", "DeviceCMYK", "All cs"].contains(&one.as_str()) || one.ends_with([' ', 'k', 'K']);
        assert!(good && !one.contains("RGB"), "{one}");
    }
    assert!(found.contains(&"0.07 0 0.95 0.03 k".to_owned()), "{found:?}");
    // A thin dark line is black ink alone.
    assert!(found.contains(&"0 0 0 1 K".to_owned()), "{found:?}");
    assert_eq!(found.iter().filter(|f| *f == "DeviceCMYK").count(), 3, "two pictures and the page: {found:?}");
}

#[test]
fn pictures_stay_what_they_were_in_colour() {
    let doc = document(&shapes(), Ink::Colour);
    let filters: Vec<&[u8]> = doc
        .objects
        .values()
        .filter_map(|o| o.as_stream().ok())
        .filter(|s| s.dict.get(b"Subtype").is_ok_and(|v| v.as_name().is_ok_and(|n| n == b"Image")))
        .map(|s| s.dict.get(b"Filter").unwrap().as_name().unwrap())
        .collect();
    assert_eq!(filters.iter().filter(|f| **f == b"DCTDecode").count(), 1);
}

#[test]
fn a_sheet_for_the_press_has_its_intent_and_no_links() {
    let mut shaper = Shaper::new();
    if !shaper.has("Noto Sans") {
        return;
    }
    let doc = document(&showcase(&mut shaper), Ink::Cmyk);
    let intents = doc.catalog().unwrap().get(b"OutputIntents").unwrap().as_array().unwrap();
    let kinds: Vec<&[u8]> =
        intents.iter().map(|i| i.as_dict().unwrap().get(b"S").unwrap().as_name().unwrap()).collect();
    assert_eq!(kinds, [b"GTS_PDFX".as_slice(), b"GTS_PDFA1"]);
    assert!(!doc.get_dictionary(doc.get_pages()[&1]).unwrap().has(b"Annots"));
    assert_eq!(doc.version, "1.6");
    let text = format!("{:?}", doc.objects);
    assert!(text.contains("Decimal") && !text.contains("/S/Link"));
}

fn loaded(colors: &str, ink: Ink) -> (Option<Campaign>, Vec<String>) {
    let folder = tempfile::tempdir().unwrap();
    std::fs::write(folder.path().join("handbill.toml"), format!("name = \"t\"\n[colors]\n{colors}")).unwrap();
    let (mut sources, mut report) = (Sources::default(), Report::default());
    let campaign = load::load_edition(Kit::embedded(), folder.path(), ink, &mut sources, &mut report);
    (campaign, report.diagnostics.iter().map(|d| d.message.clone()).collect())
}

fn role(colors: &str, ink: Ink, name: &str) -> Color {
    loaded(colors, ink).0.unwrap().palette[name]
}

#[test]
fn an_edition_has_its_own_colours() {
    assert_eq!(role("", Ink::Colour, "field"), Color::rgb(0x10, 0x20, 0x3f));
    assert_eq!(role("", Ink::Grey, "field"), Color::rgb(255, 255, 255));
    assert_eq!(role("", Ink::Cmyk, "ink").cmyk, Some([0, 0, 0, 100]));
    // Another field is another colour on the press, and still white in grey.
    assert_eq!(role("field = \"#400000\"", Ink::Cmyk, "field"), Color::rgb(0x40, 0, 0));
    assert_eq!(role("field = \"#400000\"", Ink::Grey, "field"), Color::rgb(255, 255, 255));
    let own = "field = \"cmyk(0, 100, 100, 40)\"\n[colors.grey]\nfield = \"#888888\"";
    assert_eq!(role(own, Ink::Grey, "field"), Color::rgb(0x88, 0x88, 0x88));
    assert_eq!(role(own, Ink::Cmyk, "field").cmyk, Some([0, 100, 100, 40]));
    let red = role(own, Ink::Colour, "field");
    assert!(red.r > 100 && red.g < 40, "{red:?}");
}

#[test]
fn faults_of_an_edition_are_found_in_every_edition() {
    for ink in [Ink::Colour, Ink::Grey, Ink::Cmyk] {
        let (_, faults) = loaded("[colors.cmyk]\nfeild = \"cmyk(0,0,0,0)\"\nlight = \"cmyk(90, 90, 90, 90)\"", ink);
        assert!(faults.iter().any(|f| f.contains("feild")), "{faults:?}");
        assert!(faults.iter().any(|f| f.contains("360 %")), "{faults:?}");
    }
}

/// WCAG 2.1: what is read has 4.5 : 1 and more, in the kit's own editions.
#[test]
fn contrast_holds_in_grey_and_on_the_press() {
    let pairs = [("on-field", "field"), ("mist", "field"), ("ink", "light"), ("ink", "paper"), ("ink", "glow")];
    for ink in [Ink::Colour, Ink::Grey, Ink::Cmyk] {
        let (campaign, _) = loaded("", ink);
        let palette = campaign.unwrap().palette;
        let light = |name: &str| {
            let c = palette[name];
            let part = |v: u8| {
                let v = f64::from(v) / 255.0;
                if v <= 0.040_45 { v / 12.92 } else { ((v + 0.055) / 1.055).powf(2.4) }
            };
            0.2126 * part(c.r) + 0.7152 * part(c.g) + 0.0722 * part(c.b)
        };
        for (text, ground) in pairs {
            let (a, b) = (light(text), light(ground));
            let ratio = (a.max(b) + 0.05) / (a.min(b) + 0.05);
            assert!(ratio >= 7.0, "{ink:?}: {text} on {ground} is {ratio:.1} : 1");
        }
    }
}
