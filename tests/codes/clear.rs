//! Codes that a camera makes clear: pale, soft, small, over two pictures; and bars and pale drawings that say nothing.

use super::*;

/// A code whose dark and light modules have these colours, blurred by so many pixels of twenty a module.
fn tinted(m: &Matrix, [dark, light]: [[u8; 3]; 2], sigma: f32) -> Vec<u8> {
    let side = (m.width as u32 + 8) * 20;
    let is_dark = |x: u32, y: u32| {
        let (x, y) = ((x as usize / 20).wrapping_sub(4), (y as usize / 20).wrapping_sub(4));
        x < m.width && y < m.height && m.dark[y * m.width + x]
    };
    let picture = image::RgbImage::from_fn(side, side, |x, y| image::Rgb(if is_dark(x, y) { dark } else { light }));
    let picture = if sigma > 0.0 { image::imageops::blur(&picture, sigma) } else { picture };
    let mut bytes = std::io::Cursor::new(Vec::new());
    picture.write_to(&mut bytes, image::ImageFormat::Png).expect("png");
    bytes.into_inner()
}

const WHITE: [u8; 3] = [255; 3];
const BLACK: [u8; 3] = [0; 3];

#[test]
fn codes_that_a_camera_makes_clear_are_refused() {
    let m = Matrix::qr(JOB);
    all_refused(&[
        picture("paler than any print", "png", tinted(&m, [[220; 3], WHITE], 0.0)),
        picture("paler still", "png", tinted(&m, [[225; 3], WHITE], 0.0)),
        picture("blue on black", "png", tinted(&m, [[0, 0, 255], BLACK], 0.0)),
        picture("black on blue", "png", tinted(&m, [BLACK, [0, 0, 255]], 0.0)),
        picture("blurred by two fifths of a module", "png", tinted(&m, [BLACK, WHITE], 8.0)),
        picture("blurred and pale", "png", tinted(&m, [[120; 3], WHITE], 8.0)),
        picture("5 mm", "svg", beside(&m, 5.0 / m.width as f64, "")),
    ]);
}

/// What one build says of a sheet that shows these pictures in a row, with a gap between them.
fn in_a_row(pictures: &[Picture], gap: &str, [width, height]: [u32; 2]) -> (bool, Vec<(&'static str, String)>) {
    let scratch = tempfile::tempdir().expect("tempdir");
    let write = |below: &str, bytes: &[u8]| put(scratch.path(), below, bytes);
    write("handbill.toml", SETTINGS.as_bytes());
    let (mut boxes, mut columns, mut areas) = (Vec::new(), Vec::new(), Vec::new());
    for (at, (_, ending, bytes)) in pictures.iter().enumerate() {
        write(&format!("layouts/art/p{at}.{ending}"), bytes);
        boxes.push(format!("{{ area = \"d{at}\", image = \"art/p{at}.{ending}\", role = \"none\" }}"));
        columns.push(format!("\"{width}mm\""));
        areas.push(format!("d{at}"));
    }
    let row = format!(
        "boxes = [{}]\n[box.grid]\ncolumns = [{}]\nrows = [\"{height}mm\"]\ngap = \"{gap}\"\nareas = \"{}\"\n",
        boxes.join(", "),
        columns.join(", "),
        areas.join(" ")
    );
    write("layouts/mini.toml", LAYOUT.replace("image = \"art/PICTURE\"\nrole = \"none\"\n", &row).as_bytes());
    let (mut sources, mut report) = (Sources::default(), Report::default());
    run(scratch.path(), &["mini".to_owned()], &mut sources, &mut report);
    let errors = report.diagnostics.iter().filter(|d| d.severity == Severity::Error);
    (scratch.path().join("output/en/mini.pdf").is_file(), errors.map(|d| (d.code.name(), d.message.clone())).collect())
}

/// Left and right half of a picture.
fn halves(bytes: &[u8]) -> [Picture; 2] {
    let whole = image::load_from_memory(bytes).expect("png").into_luma8();
    let (w, h) = whole.dimensions();
    [0, w / 2].map(|x| picture("half", "png", png(&image::imageops::crop_imm(&whole, x, 0, w / 2, h).to_image())))
}

#[test]
fn a_code_over_two_pictures_is_refused() {
    let (made, errors) = in_a_row(&halves(&Matrix::qr(JOB).png(12)), "1mm", [25, 50]);
    assert!(!made && errors.iter().any(|(code, _)| *code == "verify-foreign-code"), "{errors:?}");
    // Two photographs beside one another are none.
    let photo = |seed: usize| {
        let grain = GrayImage::from_fn(300, 600, |x, y| {
            let wave = (f64::from(x) / 31.0).sin() * 60.0 + (f64::from(y) / 17.0).cos() * 50.0;
            Luma([(128.0 + wave + (noise((y * 300 + x) as usize + seed) % 30) as f64) as u8])
        });
        picture("a photograph", "png", png(&grain))
    };
    let (made, errors) = in_a_row(&[photo(0), photo(7)], "1mm", [25, 50]);
    assert!(made && errors.is_empty(), "{errors:?}");
}

/// Drawings of bars that say nothing: rulers, hatching, keys, fences turned to any side, pale and soft ones.
#[test]
fn bars_that_say_nothing_pass() {
    let bars = |angle: usize, step: &dyn Fn(usize) -> (usize, usize, usize)| {
        let mut at = 0;
        let mut all = String::new();
        while at < 190 {
            let (gap, wide, high) = step(at);
            let _ =
                write!(all, "<rect x=\"{}\" y=\"60\" width=\"{wide}\" height=\"{high}\" fill=\"#10203f\"/>", at + gap);
            at += gap + wide;
        }
        honest(&format!("<g transform=\"rotate({angle} 100 100)\">{all}</g>"))
    };
    let ruler = |at: usize| {
        (
            3,
            1,
            if at.is_multiple_of(40) {
                60
            } else if at.is_multiple_of(20) {
                40
            } else {
                25
            },
        )
    };
    let keys = |at: usize| (if at.is_multiple_of(3) { 9 } else { 4 }, 5, 70);
    let fence = |at: usize| (2 + noise(at) % 4, 2 + noise(at + 500) % 3, 80);
    let wide = |at: usize| (3 + 3 * (noise(at) % 2), 3 + 3 * (noise(at + 9) % 2), 80);
    let soft = {
        let art = GrayImage::from_fn(840, 840, |x, y| Luma([if (x / 24 + y / 80) % 2 == 0 { 90 } else { 235 }]));
        png(&image::imageops::blur(&art, 12.0))
    };
    let mut all = vec![picture("soft bars", "png", soft)];
    for angle in [0, 30, 90] {
        all.push(picture(&format!("a ruler, {angle}"), "svg", bars(angle, &ruler)));
        all.push(picture(&format!("keys, {angle}"), "svg", bars(angle, &keys)));
        all.push(picture(&format!("a fence, {angle}"), "svg", bars(angle, &fence)));
        all.push(picture(&format!("slats, {angle}"), "svg", bars(angle, &wide)));
    }
    for (what, svg) in honest_drawings() {
        let pale = svg.replace("#10203f", "#dcdcdc").replace("#000000", "#dcdcdc");
        all.push(picture(&format!("{what}, pale"), "svg", pale));
    }
    all_pass(&all);
}
