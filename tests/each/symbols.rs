//! QR codes: the least module, the longest payload, the quiet zone, contrast and size, just below and just above.

use handbill::compose::qr::QrSymbol;
use handbill::preflight::Options;
use handbill::scene::{Color, Content, Rect};

use crate::each::support::{MM, Made, POSTER, Town, area, behind, bounds, change, codes, ink, over};

const BOX: &str = "width = \"44mm\"\nheight = \"44mm\"\n";

/// The modules of the poster's code: the path with the most steps.
fn symbol(made: &Made) -> Rect {
    let path = made.paths().into_iter().max_by_key(|path| path.steps.len()).unwrap();
    bounds(path)
}

fn modules(payload: &str) -> f32 {
    QrSymbol::new(payload).unwrap().side as f32
}

const ADDRESS: &str = "https://humantraffickinghotline.org";

#[test]
fn a_module_is_at_least_0_4_mm() {
    let side = modules(ADDRESS);
    for (hang, count) in [(false, side + 8.0), (true, side)] {
        for (module, small) in [(0.39, true), (0.402, false)] {
            let width = module * count;
            let size = format!("width = \"{width}mm\"\nheight = \"{width}mm\"\nhang = {hang}\n");
            let town = Town::new().edit(POSTER, BOX, &size);
            assert_eq!(town.says("qr-too-small"), small, "{module} mm, hang = {hang}: {:?}", town.codes());
            if !small {
                // And it is drawn so.
                let drawn = symbol(&town.made("en")).w / side;
                assert!((drawn - module * MM).abs() < 0.01, "{drawn}");
            }
        }
    }
    // The shorter side counts.
    let low = Town::new().edit(POSTER, BOX, &format!("width = \"44mm\"\nheight = \"{}mm\"\n", 0.39 * (side + 8.0)));
    assert!(low.says("qr-too-small"));
}

#[test]
fn a_payload_has_at_most_213_bytes() {
    let with = |bytes: usize| {
        let address = format!("{ADDRESS}/{}", "a".repeat(bytes - ADDRESS.len() - 1));
        assert_eq!(address.len(), bytes);
        Town::new().edit(POSTER, "{hotline.url}", &address)
    };
    assert!(with(214).says("qr-too-long"));
    assert!(!with(213).says("qr-too-long"), "{:?}", with(213).codes());
    assert_eq!(modules(&"a".repeat(213)), 57.0);
    assert!(QrSymbol::new(&"a".repeat(214)).is_none());
}

/// At least level M; Q where it costs nothing (ISO/IEC 18004:2015, table 7: 26 bytes of version 2-M, 20 of 2-Q).
#[test]
fn codes_repair_a_seventh_and_more_where_it_is_free() {
    let level = |payload: &str| {
        let symbol = QrSymbol::new(payload).unwrap();
        let mut image = image::GrayImage::from_pixel(
            8 * (symbol.side as u32 + 8),
            8 * (symbol.side as u32 + 8),
            image::Luma([255]),
        );
        for (at, _) in symbol.dark.iter().enumerate().filter(|(_, dark)| **dark) {
            let (x, y) = ((at % symbol.side + 4) as u32 * 8, (at / symbol.side + 4) as u32 * 8);
            (0..64).for_each(|n| image.put_pixel(x + n % 8, y + n / 8, image::Luma([0])));
        }
        let (w, h) = image.dimensions();
        let mut prepared = rqrr::PreparedImage::prepare_from_greyscale(w as usize, h as usize, |x, y| {
            image.get_pixel(x as u32, y as u32)[0]
        });
        let (meta, text) = prepared.detect_grids().into_iter().next().unwrap().decode().unwrap();
        assert_eq!(text, payload);
        (symbol.side, meta.ecc_level)
    };
    // rqrr numbers the levels as the symbol has them: 0 is M, 3 is Q.
    assert_eq!(level("https://example.org/"), (25, 3));
    assert_eq!(level("https://example.org/help"), (25, 0));
    assert_eq!(level("tel:911"), (21, 3));
}

/// A bar beside the code, from `modules` away on.
fn bar(code: Rect, module: f32, side: usize, modules: f32) -> Rect {
    let away = modules * module;
    match side {
        0 => Rect::new(code.x - away - 9.0, code.y + 10.0, 9.0, 20.0),
        1 => Rect::new(code.x + 10.0, code.y - away - 9.0, 20.0, 9.0),
        2 => Rect::new(code.right() + away, code.y + 10.0, 9.0, 20.0),
        _ => Rect::new(code.x + 10.0, code.bottom() + away, 20.0, 9.0),
    }
}

#[test]
fn four_modules_stay_clear_on_each_side() {
    let made = Town::new().made("en");
    let code = symbol(&made);
    let module = code.w / modules(ADDRESS);
    let black = Color::rgb(0, 0, 0);
    for side in 0..4 {
        for (away, disturbed) in [(0.3, true), (1.3, true), (2.3, true), (3.3, true), (4.05, false)] {
            let found = made.after(|scene| behind_code(scene, area(bar(code, module, side, away), black)));
            assert_eq!(found.contains(&"qr-quiet-zone"), disturbed, "side {side}, {away} modules: {found:?}");
        }
        // Nearer to the paper than to the modules is paper to a scanner.
        let pale = made.after(|scene| {
            behind_code(scene, area(bar(code, module, side, 1.0), Color::rgb(220, 220, 220)));
        });
        assert!(!pale.contains(&"qr-quiet-zone"), "{pale:?}");
        // A text.
        for (away, disturbed) in [(3.5, true), (4.1, false)] {
            let found = made.after(|scene| {
                change(scene, "In danger now?", |run| {
                    let (r, to) = (ink(run), bar(code, module, side, away));
                    let (dx, dy) = match side {
                        0 => (to.right() - r.right(), to.y - r.y),
                        1 => (to.x - r.x, to.bottom() - r.bottom()),
                        _ => (to.x - r.x, to.y - r.y),
                    };
                    run.transform.e += dx;
                    run.transform.f += dy;
                });
            });
            assert_eq!(found.contains(&"qr-quiet-zone"), disturbed, "text at side {side}, {away}: {found:?}");
        }
    }
}

/// After everything: the white of the code's own box lies below it.
fn behind_code(scene: &mut handbill::scene::Scene, content: Content) {
    scene.pages[0].items.push(handbill::scene::Item::artifact(content));
}

/// A code at the edge of the media has no quiet there.
#[test]
fn a_quiet_zone_ends_with_the_sheet() {
    let head = "title = \"t\"\ndocument-title = \"headline\"\npaper = \"A4\"\nmargin = \"15mm\"\n[grid]\ncolumns = [\"1fr\"]\n";
    let boxes = format!("[[box]]\nqr = \"{{hotline.url}}\"\nalt = \"qr-alt\"\n{BOX}[[box]]\nhotline = \"url\"\n");
    let made = Town::new().put(POSTER, format!("{head}{boxes}")).made("en");
    let (code, media) = (symbol(&made), made.scene.pages[0].media);
    let module = code.w / modules(ADDRESS);
    for (side, x) in [(0, module * 3.0), (1, module * 4.0), (2, media.w - code.w - module * 3.0)] {
        let found = made.after(|scene| {
            for item in &mut scene.pages[0].items {
                if let Content::Path(path) = &item.content
                    && (path.steps.len() > 500 || bounds(path).x == code.x - 4.0 * module)
                {
                    item.transform(&handbill::scene::Affine::translate(x - code.x, 0.0));
                }
            }
        });
        assert_eq!(found.contains(&"qr-quiet-zone"), side != 1, "{side}: {found:?}");
    }
}

#[test]
fn a_code_has_forty_per_cent_of_contrast() {
    let made = Town::new().made("en");
    let with = |level: u8| {
        made.after(|scene| {
            for item in &mut scene.pages[0].items {
                if let Content::Path(path) = &mut item.content
                    && path.steps.len() > 500
                {
                    path.fill = Some(Color::rgb(level, level, level));
                }
            }
        })
    };
    // Reflectance 0.597 and 0.604 on white.
    assert!(!with(0xcb).contains(&"qr-contrast"), "{:?}", with(0xcb));
    assert!(with(0xcc).contains(&"qr-contrast"), "{:?}", with(0xcc));
    // A code that nobody can see is no code at all to the eye, and is still too pale.
    assert!(with(0xfe).contains(&"qr-contrast"), "{:?}", with(0xfe));
}

/// A card 15 mm, a flyer 25 mm, a poster 40 mm, or a tenth of the distance; half a point is no fault.
#[test]
fn a_code_is_large_enough_for_its_format() {
    let flyer = |width: f32, more: &str| {
        let size = format!("width = \"{width}mm\"\nheight = \"{width}mm\"\n");
        Town::new().edit(POSTER, BOX, &size).edit(POSTER, "bleed = ", &format!("{more}bleed = "))
    };
    let small = |town: &Town| {
        let made = town.made("en");
        codes(&made.judged(&made.scene, &Options::default())).contains(&"qr-size")
    };
    let sheet = |width: f32, paper: &str| {
        let papers = "paper = { iso = \"A4\", us = \"Letter\" }";
        let columns = "columns = [\"1fr\", \"60mm\"]";
        flyer(width, "").edit(POSTER, papers, &format!("paper = \"{paper}\"")).edit(POSTER, columns, columns)
    };
    assert!(small(&flyer(24.7, "")) && !small(&flyer(25.0, "")));
    for paper in ["219mm x 310mm", "310mm x 219mm"] {
        assert!(small(&sheet(24.7, paper)) && !small(&sheet(25.0, paper)), "{paper}");
    }
    for paper in ["221mm x 310mm", "Tabloid", "310mm x 221mm"] {
        assert!(small(&sheet(39.7, paper)) && !small(&sheet(40.0, paper)), "{paper}");
    }
    assert!(small(&flyer(44.0, "scan-distance = \"443mm\"\n")) && !small(&flyer(44.0, "scan-distance = \"440mm\"\n")));
    assert!(!small(&flyer(20.0, "scan-distance = \"200mm\"\n")));
    let card = |width: f32| {
        let layout = format!(
            "title = \"Card\"\ndocument-title = \"headline\"\npaper = \"85mm x 55mm\"\nmargin = \"6mm\"\n\
             [[box]]\nqr = \"{{hotline.call}}\"\nalt = \"qr-alt\"\nwidth = \"{width}mm\"\nheight = \"{width}mm\"\n"
        );
        Town::new().put(POSTER, layout)
    };
    assert!(small(&card(14.7)) && !small(&card(15.0)));
}

/// A number or an address beside it, on the same face; the emergency number is none.
#[test]
fn a_code_is_not_alone() {
    let only = |boxes: &str| {
        let head = "title = \"t\"\ndocument-title = \"headline\"\npaper = \"A4\"\nmargin = \"15mm\"\n[grid]\ncolumns = [\"1fr\"]\n";
        let code = "[[box]]\nqr = \"{hotline.url}\"\nalt = \"qr-alt\"\nwidth = \"44mm\"\nheight = \"44mm\"\n";
        Town::new().put(POSTER, format!("{head}{code}{boxes}")).says("qr-alone")
    };
    assert!(only("[[box]]\ntext = \"note\"\n"));
    assert!(only("[[box]]\ntext = \"emergency-line\"\n"));
    assert!(only("[[box]]\ntext = \"version-line\"\n"));
    assert!(!only("[[box]]\nhotline = \"url\"\n"));
    assert!(!only("[[box]]\nhotline = \"call\"\n"));
    // Painted behind the code: another code at its place is not asked.
    let made = Town::new().made("en");
    assert!(made.after(|scene| behind(scene, area(symbol(&made), Color::rgb(255, 255, 255)))).is_empty());
}

/// Something that is painted later reaches into the symbol: an area, a picture, a text; and what only touches its edge.
#[test]
fn nothing_is_painted_over_a_code() {
    let made = Town::new().made("en");
    let code = symbol(&made);
    let module = code.w / modules(ADDRESS);
    let said = |content: Content| made.after(|scene| over(scene, content)).contains(&"qr-quiet-zone");
    let white = Color::rgb(255, 255, 255);
    let inside = Rect::new(code.x + 8.0 * module, code.y + 8.0 * module, 4.0 * module, 4.0 * module);
    assert!(said(area(inside, white)));
    let data = vec![255; 64].into();
    let pixels = handbill::scene::Pixels::Raw { data, grey: true, alpha: None };
    let raster = std::sync::Arc::new(handbill::scene::Raster { width: 8, height: 8, pixels });
    assert!(said(Content::Image { raster, rect: inside, mirror: false }));
    let text = made.after(|scene| {
        change(scene, "In danger now?", |run| {
            let r = ink(run);
            run.transform.e += code.x + code.w / 2.0 - r.x;
            run.transform.f += code.y + code.h / 2.0 - r.y;
        });
    });
    assert!(text.contains(&"qr-quiet-zone"), "{text:?}");
    // White beside it, in the colour of its quiet zone.
    assert!(!said(area(Rect::new(code.right() + module, code.y, 2.0 * module, 9.0), white)));
    assert!(!made.after(|scene| behind(scene, area(inside, white))).contains(&"qr-quiet-zone"));
}
