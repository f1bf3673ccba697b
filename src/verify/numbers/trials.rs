//! Drawn numbers in every manner that an eye reads, and honest drawings that are none.

use std::f64::consts::PI;
use std::path::Path;

use hayro::kurbo::{Affine, BezPath, Circle, Rect, Shape};
use image::GrayImage;
use skrifa::instance::{LocationRef, Size};
use skrifa::outline::{DrawSettings, OutlinePen};
use skrifa::{FontRef, MetadataProvider};

use super::{art, figure};

/// Glyphs as paths.
pub struct Pen(pub BezPath);

impl OutlinePen for Pen {
    fn move_to(&mut self, x: f32, y: f32) {
        self.0.move_to((f64::from(x), f64::from(y)));
    }
    fn line_to(&mut self, x: f32, y: f32) {
        self.0.line_to((f64::from(x), f64::from(y)));
    }
    fn quad_to(&mut self, cx: f32, cy: f32, x: f32, y: f32) {
        self.0.quad_to((f64::from(cx), f64::from(cy)), (f64::from(x), f64::from(y)));
    }
    fn curve_to(&mut self, ax: f32, ay: f32, bx: f32, by: f32, x: f32, y: f32) {
        let [a, b, c] = [(ax, ay), (bx, by), (x, y)].map(|(x, y)| (f64::from(x), f64::from(y)));
        self.0.curve_to(a, b, c);
    }
    fn close(&mut self) {
        self.0.close_path();
    }
}

/// The glyphs of a text, 1 high an em, y down from the baseline, each with its place along it.
fn glyphs(text: &str, face: &str) -> Vec<(BezPath, f64)> {
    let bytes = file(&format!("fonts/{face}"));
    let font = FontRef::new(&bytes).unwrap();
    let metrics = font.glyph_metrics(Size::unscaled(), LocationRef::default());
    let mut at = 0.0;
    let mut out = Vec::new();
    for c in text.chars() {
        let id = font.charmap().map(c).unwrap();
        let mut pen = Pen(BezPath::new());
        font.outline_glyphs()
            .get(id)
            .unwrap()
            .draw(DrawSettings::unhinted(Size::unscaled(), LocationRef::default()), &mut pen)
            .unwrap();
        out.push((Affine::scale_non_uniform(0.001, -0.001) * pen.0, at));
        at += f64::from(metrics.advance_width(id).unwrap()) / 1000.0;
    }
    out
}

#[allow(clippy::disallowed_methods, reason = "the kit's fonts are read as files")]
fn file(below: &str) -> Vec<u8> {
    std::fs::read(Path::new(env!("CARGO_MANIFEST_DIR")).join(below)).unwrap()
}

const W: u16 = 1100;
const H: u16 = 900;

struct Sheet(GrayImage);

impl Sheet {
    fn new() -> Self {
        Self(GrayImage::from_pixel(u32::from(W), u32::from(H), image::Luma([255])))
    }

    fn coverage(path: &BezPath) -> Vec<u8> {
        figure::draw(path, Affine::IDENTITY, [W, H]).unwrap()
    }

    fn paint(&mut self, path: &BezPath, tone: u8) {
        let cover = Self::coverage(path);
        for (pixel, cover) in self.0.pixels_mut().zip(cover) {
            let (own, cover) = (u32::from(pixel.0[0]), u32::from(cover));
            pixel.0[0] = ((own * (255 - cover) + u32::from(tone) * cover) / 255) as u8;
        }
    }

    fn digits(&self) -> Vec<String> {
        art::rows(&self.0, &[]).into_iter().map(|row| row.digits).collect()
    }
}

const NUMBER: &str = "888-428-7581";

/// A number, each glyph put into place by its distance along the line, in em.
fn placed(text: &str, place: impl Fn(f64) -> Affine) -> BezPath {
    let mut all = BezPath::new();
    for (glyph, at) in glyphs(text, "NotoSans-Bold.ttf") {
        all.extend(place(at) * glyph);
    }
    all
}

fn line(size: f64) -> impl Fn(f64) -> Affine {
    move |at| Affine::translate((100.0 + at * size, 400.0)) * Affine::scale(size)
}

fn turned(size: f64, degrees: f64) -> impl Fn(f64) -> Affine {
    move |at| {
        Affine::translate((550.0, 450.0))
            * Affine::rotate(degrees * PI / 180.0)
            * Affine::translate((at * size - 3.4 * size, 0.35 * size))
            * Affine::scale(size)
    }
}

/// What fails of some drawings that must be found.
fn missed(manners: Vec<(String, Sheet)>) -> Vec<String> {
    let mut missed = Vec::new();
    for (name, sheet) in manners {
        if sheet.digits().is_empty() {
            missed.push(name);
        }
    }
    missed
}

fn one(name: &str, path: &BezPath) -> (String, Sheet) {
    let mut sheet = Sheet::new();
    sheet.paint(path, 20);
    (name.to_owned(), sheet)
}

#[test]
fn turned_numbers_are_found() {
    let mut all = Vec::new();
    for (degrees, size) in
        [(0.0, 40.0), (15.0, 100.0), (30.0, 40.0), (45.0, 100.0), (110.0, 40.0), (180.0, 100.0), (315.0, 40.0)]
    {
        all.push(one(&format!("{degrees}° at {size}"), &placed(NUMBER, turned(size, degrees))));
    }
    assert_eq!(missed(all), Vec::<String>::new());
}

#[test]
fn bent_stacked_and_sloped_numbers_are_found() {
    let size = 90.0;
    let arc = |at: f64| {
        let angle = (at - 3.4) * size / 450.0;
        Affine::translate((550.0, 600.0))
            * Affine::rotate(angle)
            * Affine::translate((0.0, -450.0))
            * Affine::scale(size)
    };
    let zigzag = |at: f64| {
        let up = if ((at / 0.57).round() as i64) % 2 == 0 { 0.0 } else { 0.45 * size };
        Affine::translate((100.0 + at * size, 400.0 + up)) * Affine::scale(size)
    };
    let sloped = |at: f64| {
        Affine::translate((100.0 + at * size, 400.0))
            * Affine::scale(size)
            * Affine::new([1.0, 0.0, -0.27, 1.0, 0.0, 0.0])
    };
    let mut column = BezPath::new();
    for (n, (glyph, _)) in glyphs("8884287581", "NotoSans-Bold.ttf").into_iter().enumerate() {
        column.extend(Affine::translate((500.0, 100.0 + 80.0 * n as f64)) * Affine::scale(size) * glyph);
    }
    let mut lines = BezPath::new();
    for (n, part) in ["888", "428", "7581"].into_iter().enumerate() {
        lines.extend(placed(part, |at| {
            Affine::translate((300.0 + at * size, 200.0 + n as f64 * 1.15 * size)) * Affine::scale(size)
        }));
    }
    let all = vec![
        one("arc", &placed(NUMBER, arc)),
        one("zigzag", &placed(NUMBER, zigzag)),
        one("sloped", &placed(NUMBER, sloped)),
        one("column", &column),
        one("three lines", &lines),
    ];
    assert_eq!(missed(all), Vec::<String>::new());
}

#[test]
fn joined_and_struck_numbers_are_found() {
    let size = 110.0;
    let mut struck = placed(NUMBER, line(size));
    struck.extend(Rect::new(95.0, 355.0, 830.0, 365.0).to_path(0.1));
    let mut under = placed("8884287581", line(size));
    under.extend(Rect::new(95.0, 399.0, 760.0, 408.0).to_path(0.1));
    let close = |at: f64| Affine::translate((100.0 + at * size * 0.88, 400.0)) * Affine::scale(size);
    let mut turned_struck = placed(NUMBER, turned(size, 20.0));
    let bar = Rect::new(-400.0, -8.0, 400.0, 4.0).to_path(0.1);
    turned_struck.extend(Affine::translate((550.0, 450.0)) * Affine::rotate(20.0 * PI / 180.0) * bar);
    let all = vec![
        one("struck", &struck),
        one("underlined", &under),
        one("touching", &placed("8884287581", close)),
        one("struck and turned", &turned_struck),
    ];
    assert_eq!(missed(all), Vec::<String>::new());
}

/// Ten digits of segments or lamps.
fn device(lit: impl Fn(u8, usize, usize) -> Option<Rect>) -> BezPath {
    let mut all = BezPath::new();
    for (n, digit) in [8_u8, 8, 8, 4, 2, 8, 7, 5, 8, 1].into_iter().enumerate() {
        for y in 0..7 {
            for x in 0..5 {
                if let Some(rect) = lit(digit, x, y) {
                    let at = Affine::translate((80.0 + 90.0 * n as f64, 300.0));
                    all.extend(at * rect.to_path(0.1));
                }
            }
        }
    }
    all
}

/// Segments a to g: left, top, right, bottom.
const SEGMENTS: [[f64; 4]; 7] = [
    [6.0, 0.0, 44.0, 9.0],
    [42.0, 4.0, 51.0, 44.0],
    [42.0, 52.0, 51.0, 92.0],
    [6.0, 87.0, 44.0, 96.0],
    [-1.0, 52.0, 8.0, 92.0],
    [-1.0, 4.0, 8.0, 44.0],
    [6.0, 43.5, 44.0, 52.5],
];
const ON: [u8; 10] = [0x3F, 0x06, 0x5B, 0x4F, 0x66, 0x6D, 0x7D, 0x07, 0x7F, 0x6F];

#[test]
fn numbers_of_segments_and_stripes_are_found() {
    let size = 110.0;
    let segments = device(|digit, x, y| {
        let at = y * 5 + x;
        let [x0, y0, x1, y1] = *SEGMENTS.get(at)?;
        // Bevelled: the segments do not touch.
        (ON[usize::from(digit)] >> at & 1 == 1).then(|| Rect::new(x0 + 2.0, y0 + 1.0, x1 - 2.0, y1 - 1.0))
    });
    let number = placed("8884287581", line(size));
    let mut stripes = Sheet::new();
    stripes.paint(&number, 20);
    for y in (300..420).step_by(8) {
        stripes.paint(&Rect::new(0.0, f64::from(y), 1100.0, f64::from(y) + 3.0).to_path(0.1), 255);
    }
    let mut stencil = Sheet::new();
    stencil.paint(&number, 20);
    for (_, at) in glyphs("8884287581", "NotoSans-Bold.ttf") {
        let middle = 100.0 + (at + 0.286) * size;
        stencil.paint(&Rect::new(middle - 3.0, 300.0, middle + 3.0, 420.0).to_path(0.1), 255);
    }
    let all = vec![one("segments", &segments), ("stripes".to_owned(), stripes), ("stencil".to_owned(), stencil)];
    assert_eq!(missed(all), Vec::<String>::new());
}

#[test]
fn numbers_on_two_grounds_pale_and_hollow_are_found() {
    let size = 110.0;
    let number = placed("8884287581", line(size));
    let halves = |area: Rect| {
        let mut sheet = Sheet::new();
        let cover = Sheet::coverage(&number);
        for (at, (pixel, cover)) in sheet.0.pixels_mut().zip(cover).enumerate() {
            let (x, y) = ((at % usize::from(W)) as f64, (at / usize::from(W)) as f64);
            let [ground, ink] = if area.contains(hayro::kurbo::Point::new(x, y)) { [30_u32, 255] } else { [255, 30] };
            pixel.0[0] = ((ground * u32::from(255 - cover) + ink * u32::from(cover)) / 255) as u8;
        }
        sheet
    };
    let mut pale = Sheet::new();
    pale.paint(&Rect::new(0.0, 600.0, 1100.0, 700.0).to_path(0.1), 0);
    pale.paint(&number, 232);
    let mut hollow = Sheet::new();
    let around =
        hayro::kurbo::stroke(&number, &hayro::kurbo::Stroke::new(5.0), &hayro::kurbo::StrokeOpts::default(), 0.1);
    hollow.paint(&around, 20);
    let all = vec![
        ("left and right".to_owned(), halves(Rect::new(0.0, 0.0, 420.0, 900.0))),
        ("above and below".to_owned(), halves(Rect::new(0.0, 0.0, 1100.0, 362.0))),
        ("pale".to_owned(), pale),
        ("hollow".to_owned(), hollow),
    ];
    assert_eq!(missed(all), Vec::<String>::new());
}

#[test]
fn short_numbers_of_many_ones_and_of_letters_are_found() {
    let all = ["7581", "988", "1111", "0800 1111", "116 123"].map(|text| one(text, &placed(text, line(150.0))));
    let words = ["1-800-HELP-NOW", "0800-HELP"].map(|text| one(text, &placed(text, line(100.0))));
    assert_eq!(missed(all.into_iter().chain(words).collect()), Vec::<String>::new());
}

#[test]
fn honest_drawings_are_no_numbers() {
    let size = 90.0;
    let mut all = Vec::new();
    for text in [
        "2026",
        "24/7",
        "12",
        "SOLIDARITY",
        "boss sons",
        "HOSTELS",
        "pods",
        "1450",
        "SOS",
        "2026",
        "safe bus",
        "Bibliotheque",
        "15/12/2025",
        "KLO 4821",
        "1234567890",
        "OOO LOO",
    ] {
        for degrees in [0.0, 15.0] {
            // A house number is small.
            let size = if text == "1450" { 40.0 } else { size };
            let text: String = text.chars().filter(|c| *c != ' ').collect();
            all.push(one(&format!("{text} at {degrees}°"), &placed(&text, turned(size, degrees))));
        }
    }
    let mut clock = BezPath::new();
    for hour in 1..=12 {
        let angle = f64::from(hour) * PI / 6.0;
        let [x, y] = [550.0 + 280.0 * angle.sin(), 450.0 - 280.0 * angle.cos()];
        for (glyph, at) in glyphs(&hour.to_string(), "NotoSans-Bold.ttf") {
            clock.extend(Affine::translate((x - 20.0 + at * 70.0, y + 25.0)) * Affine::scale(70.0) * glyph);
        }
    }
    all.push(one("clock", &clock));
    let mut beads = BezPath::new();
    let mut bars = BezPath::new();
    let mut mixed = BezPath::new();
    for n in 0..18 {
        let x = 60.0 + 55.0 * f64::from(n);
        beads.extend(Circle::new((x, 300.0), 22.0).to_path(0.1));
        bars.extend(Rect::new(x, 500.0, x + 14.0, 570.0).to_path(0.1));
        let half = if n % 2 == 0 {
            Rect::new(x, 700.0, x + 30.0, 760.0).to_path(0.1)
        } else {
            Circle::new((x + 10.0, 730.0), 28.0).to_path(0.1)
        };
        mixed.extend(half);
    }
    // Cutting lines of a flyer whose dashes were joined.
    let mut fence = BezPath::new();
    for x in [37.0, 450.0, 864.0, 1001.0] {
        fence.extend(Rect::new(x, 300.0, x + 25.0, 665.0).to_path(0.1));
    }
    all.push(one("cutting lines", &fence));
    all.push(one("beads", &beads));
    all.push(one("bars", &bars));
    all.push(one("beads and bars", &mixed));
    let found: Vec<String> = all
        .into_iter()
        .filter_map(|(name, sheet)| {
            let digits = sheet.digits();
            (!digits.is_empty()).then(|| format!("{name}: {digits:?}"))
        })
        .collect();
    assert_eq!(found, Vec::<String>::new());
}
