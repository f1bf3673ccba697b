//! What `handbill scan` finds on walls, and what it does not: photographs made by rule, with codes of every kind on them.
//!
//!     cargo run --release --example walls              # a row a scene: how many of its codes were read, and what else
//!     cargo run --release --example walls -- FOLDER    # and the scenes as PNG, for `perf stat handbill scan`
//!     ONLY=noise cargo run --release --example walls   # the scenes whose name has this in it
//!
//! It asserts nothing: `tests/codes.rs` does. What a look costs is measured from outside.
#![allow(clippy::unwrap_used, clippy::print_stdout, reason = "a tool for measuring: a failure ends it")]

use handbill::verify::scan;
use image::{GrayImage, Luma};
use rxing::{BarcodeFormat, MultiFormatWriter, Writer};

/// Dark modules, row by row.
struct Matrix {
    kind: &'static str,
    payload: String,
    width: usize,
    height: usize,
    dark: Vec<bool>,
}

impl Matrix {
    fn new(kind: &'static str, format: BarcodeFormat, payload: &str) -> Self {
        let bits = MultiFormatWriter.encode(payload, &format, 0, 0).unwrap();
        let (width, height) = (bits.getWidth() as usize, bits.getHeight() as usize);
        let mut dark: Vec<bool> =
            (0..width * height).map(|at| bits.get((at % width) as u32, (at / width) as u32)).collect();
        let mut tall = height;
        if height == 1 {
            tall = width / 3;
            dark = dark.repeat(tall);
        }
        Self { kind, payload: payload.trim_matches('A').to_owned(), width, height: tall, dark }
    }

    fn micro(payload: &str) -> Self {
        let code = qrcode::QrCode::with_version(payload, qrcode::Version::Micro(4), qrcode::EcLevel::L).unwrap();
        let dark = code.to_colors().iter().map(|c| *c == qrcode::Color::Dark).collect();
        Self { kind: "Micro QR", payload: payload.to_owned(), width: code.width(), height: code.width(), dark }
    }

    fn at(&self, x: f64, y: f64) -> Option<bool> {
        let (w, h) = (self.width as f64, self.height as f64);
        if x < -4.0 || y < -4.0 || x >= w + 4.0 || y >= h + 4.0 {
            return None;
        }
        let inside = x >= 0.0 && y >= 0.0 && x < w && y < h;
        Some(inside && self.dark[y as usize * self.width + x as usize])
    }
}

fn kinds(n: usize) -> Vec<Matrix> {
    let url = format!("https://example.net/j{n}");
    vec![
        Matrix::new("QR", BarcodeFormat::QR_CODE, &url),
        Matrix::new("Data Matrix", BarcodeFormat::DATA_MATRIX, &url),
        Matrix::new("Aztec", BarcodeFormat::AZTEC, &url),
        Matrix::new("PDF417", BarcodeFormat::PDF_417, &url),
        Matrix::micro(&format!("JOB{n:05}")),
        Matrix::new("Code 128", BarcodeFormat::CODE_128, &format!("JOB-{n:05}")),
        Matrix::new("Code 39", BarcodeFormat::CODE_39, &format!("JOB{n:03}")),
        Matrix::new("Code 93", BarcodeFormat::CODE_93, &format!("JOB{n:03}")),
        Matrix::new("EAN-13", BarcodeFormat::EAN_13, "4006381333931"),
        Matrix::new("EAN-8", BarcodeFormat::EAN_8, "96385074"),
        Matrix::new("UPC-A", BarcodeFormat::UPC_A, "036000291452"),
        Matrix::new("UPC-E", BarcodeFormat::UPC_E, "04252614"),
        Matrix::new("ITF", BarcodeFormat::ITF, "30712345000010"),
        Matrix::new("Codabar", BarcodeFormat::CODABAR, "A123456A"),
    ]
}

/// One code on a wall.
#[derive(Clone, Copy)]
struct Put {
    module: f64,
    degrees: f64,
    inverted: bool,
    mirrored: bool,
    tones: [f64; 2],
}

const PLAIN: Put = Put { module: 4.0, degrees: 0.0, inverted: false, mirrored: false, tones: [35.0, 225.0] };

fn put(photo: &mut GrayImage, m: &Matrix, (cx, cy): (f64, f64), how: Put) {
    let (sin, cos) = how.degrees.to_radians().sin_cos();
    let reach = (m.width + 8).max(m.height + 8) as f64 * how.module;
    let clamp = |v: f64, most: u32| v.clamp(0.0, f64::from(most)) as u32;
    let (w, h) = photo.dimensions();
    for y in clamp(cy - reach, h)..clamp(cy + reach, h) {
        for x in clamp(cx - reach, w)..clamp(cx + reach, w) {
            let (mut sum, mut seen) = (0.0, 0.0);
            for at in 0..9 {
                let dx = f64::from(x) + (f64::from(at % 3) + 0.5) / 3.0 - cx;
                let dy = f64::from(y) + (f64::from(at / 3) + 0.5) / 3.0 - cy;
                let (u, v) = ((cos * dx + sin * dy) / how.module, (cos * dy - sin * dx) / how.module);
                let u = if how.mirrored { -u } else { u };
                if let Some(dark) = m.at(u + m.width as f64 / 2.0, v + m.height as f64 / 2.0) {
                    sum += how.tones[usize::from(dark == how.inverted)];
                    seen += 1.0;
                }
            }
            if seen > 0.0 {
                let under = f64::from(photo.get_pixel(x, y).0[0]);
                photo.put_pixel(x, y, Luma([((sum + under * (9.0 - seen)) / 9.0) as u8]));
            }
        }
    }
}

fn random(state: &mut u64) -> f64 {
    *state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
    f64::from((*state >> 40) as u32) / f64::from(1 << 24)
}

/// A wall of bricks under a lamp.
fn wall(w: u32, h: u32) -> GrayImage {
    let mut photo = GrayImage::from_fn(w, h, |x, y| {
        let (row, lamp) = (y / 90, f64::from(x) / f64::from(w) * 50.0);
        let joint = y % 90 < 8 || (x + row % 2 * 110) % 220 < 8;
        let tint = f64::from((row * 7 + (x + row % 2 * 110) / 220 * 13) % 9) * 4.0;
        Luma([(if joint { 170.0 } else { 105.0 + tint } + lamp) as u8])
    });
    grain(&mut photo, 10.0);
    photo
}

fn grain(photo: &mut GrayImage, amount: f64) {
    let mut state = 7;
    photo.pixels_mut().for_each(|Luma([v])| {
        *v = (f64::from(*v) + (random(&mut state) - 0.5) * 2.0 * amount).clamp(0.0, 255.0) as u8;
    });
}

struct Scene {
    name: String,
    photo: GrayImage,
    wanted: Vec<(&'static str, String)>,
}

/// Every kind, in rows.
fn rows(name: &str, how: Put, gap: f64, blur: f32) -> Scene {
    let all = kinds(name.len());
    let reach = |m: &Matrix| {
        let (w, h) = ((m.width + 8) as f64 * how.module, (m.height + 8) as f64 * how.module);
        let (sin, cos) = how.degrees.to_radians().sin_cos();
        (w * cos.abs() + h * sin.abs(), w * sin.abs() + h * cos.abs())
    };
    let side = (all.iter().map(|m| reach(m).0 * reach(m).1).sum::<f64>() * 2.0).sqrt().clamp(700.0, 3600.0);
    let (mut x, mut y, mut tall) = (gap, gap, 0.0_f64);
    let mut places = Vec::new();
    for m in &all {
        let (w, h) = reach(m);
        if x + w + gap > side {
            (x, y, tall) = (gap, y + tall + gap, 0.0);
        }
        places.push((x + w / 2.0 + 0.37, y + h / 2.0 + 0.21));
        x += w + gap;
        tall = tall.max(h);
    }
    let wide = all.iter().zip(&places).map(|(m, p)| p.0 + reach(m).0 / 2.0 + gap).fold(side, f64::max);
    let mut photo = wall(wide as u32, (y + tall + gap) as u32);
    for (m, place) in all.iter().zip(&places) {
        put(&mut photo, m, *place, how);
    }
    if blur > 0.0 {
        photo = image::imageops::blur(&photo, blur);
    }
    grain(&mut photo, 4.0);
    Scene { name: name.to_owned(), photo, wanted: all.into_iter().map(|m| (m.kind, m.payload)).collect() }
}

fn matrix_scenes() -> Vec<Scene> {
    let mut all = Vec::new();
    for module in [2.0, 3.0, 4.0, 6.0, 10.0] {
        for degrees in [0.0, 8.0, 30.0, 45.0, 90.0, 200.0] {
            all.push(rows(&format!("module {module} turned {degrees}"), Put { module, degrees, ..PLAIN }, 40.0, 0.0));
        }
    }
    for module in [3.0, 6.0] {
        all.push(rows(&format!("module {module} inverted"), Put { module, inverted: true, ..PLAIN }, 40.0, 0.0));
        all.push(rows(&format!("module {module} mirrored"), Put { module, mirrored: true, ..PLAIN }, 40.0, 0.0));
        all.push(rows(&format!("module {module} pale"), Put { module, tones: [130.0, 190.0], ..PLAIN }, 40.0, 0.0));
        all.push(rows(&format!("module {module} blurred"), Put { module, ..PLAIN }, 40.0, module as f32 / 3.0));
    }
    all
}

fn large(name: &str, photo: GrayImage) -> Scene {
    Scene { name: format!("12 megapixels {name}"), photo, wanted: Vec::new() }
}

/// A photograph of 12 megapixels with a poster on it: words as rows of small marks, and codes.
fn poster() -> Scene {
    let mut photo = wall(4000, 3000);
    let mut state = 3;
    for y in 300..2700 {
        (1000..3000).for_each(|x| photo.put_pixel(x, y, Luma([232])));
    }
    for line in 0..28 {
        let mut x = 1100;
        while x < 2850 {
            let (wide, tall) = (4 + (random(&mut state) * 14.0) as u32, 20 + (random(&mut state) * 16.0) as u32);
            for dy in 0..tall {
                (0..wide).for_each(|dx| photo.put_pixel(x + dx, 420 + line * 70 + dy, Luma([40])));
            }
            x += wide + 6 + if random(&mut state) < 0.2 { 20 } else { 0 };
        }
    }
    let all = [
        Matrix::new("QR", BarcodeFormat::QR_CODE, "https://humantraffickinghotline.org"),
        Matrix::new("QR", BarcodeFormat::QR_CODE, "https://example.net/job"),
        Matrix::new("Data Matrix", BarcodeFormat::DATA_MATRIX, "https://example.net/dm"),
        Matrix::new("EAN-13", BarcodeFormat::EAN_13, "4006381333931"),
    ];
    let places = [(2000.0, 2500.0, 9.0), (500.0, 2000.0, 5.0), (3400.0, 700.0, 6.0), (3500.0, 2200.0, 4.0)];
    for (m, (x, y, module)) in all.iter().zip(places) {
        put(&mut photo, m, (x, y), Put { module, degrees: 6.0, ..PLAIN });
    }
    photo = image::imageops::blur(&photo, 1.2);
    grain(&mut photo, 6.0);
    let wanted = all.into_iter().map(|m| (m.kind, m.payload)).collect();
    Scene { wanted, ..large("poster", photo) }
}

fn large_scenes() -> Vec<Scene> {
    let mut state = 5;
    let noise = GrayImage::from_fn(4000, 3000, |_, _| Luma([(random(&mut state) * 256.0) as u8]));
    let soft = image::imageops::blur(&noise, 2.0);
    let spread = |v: u8| ((f64::from(v) - 128.0) * 8.0 + 128.0).clamp(0.0, 255.0) as u8;
    let blots = GrayImage::from_fn(4000, 3000, |x, y| Luma([spread(soft.get_pixel(x, y).0[0])]));
    let hatched = GrayImage::from_fn(4000, 3000, |x, y| Luma([if (x + y) % 24 < 8 { 40 } else { 220 }]));
    let crossed = GrayImage::from_fn(4000, 3000, |x, y| {
        Luma([if (x + y) % 24 < 6 || (4000 + x - y) % 24 < 6 { 40 } else { 220 }])
    });
    let fence = GrayImage::from_fn(4000, 3000, |x, _| Luma([if x * 7919 % 31 < 13 && x % 8 < 6 { 40 } else { 220 }]));
    let board = GrayImage::from_fn(4000, 3000, |x, y| Luma([if (x / 20 + y / 20) % 2 == 0 { 40 } else { 220 }]));
    vec![
        poster(),
        large("wall", wall(4000, 3000)),
        large("noise", noise),
        large("blots", blots),
        large("hatching", hatched),
        large("cross-hatching", crossed),
        large("fence", fence),
        large("chessboard", board),
    ]
}

fn main() {
    let folder = std::env::args().nth(1);
    let only = std::env::var("ONLY").unwrap_or_default();
    let mut all = matrix_scenes();
    all.extend(large_scenes());
    let (mut read, mut wanted) = (0, 0);
    for scene in all.iter().filter(|scene| scene.name.contains(&only)) {
        if let Some(folder) = &folder {
            scene.photo.save(format!("{folder}/{}.png", scene.name.replace(' ', "-"))).unwrap();
        }
        let sight = scan::look(&scene.photo);
        let is_read = |payload: &str| sight.symbols.iter().any(|s| s.payload == payload);
        let lost: Vec<&str> = scene.wanted.iter().filter(|(_, p)| !is_read(p)).map(|(kind, _)| *kind).collect();
        let other = sight.symbols.iter().filter(|s| !scene.wanted.iter().any(|(_, p)| *p == s.payload));
        let other: Vec<String> = other.map(|s| format!("{} {}", s.kind, s.payload)).collect();
        read += scene.wanted.len() - lost.len();
        wanted += scene.wanted.len();
        println!(
            "| {} | {} | {} of {} | {} | {} |",
            scene.name,
            scene.photo.width() * scene.photo.height() / 10_000,
            scene.wanted.len() - lost.len(),
            scene.wanted.len(),
            lost.join(", "),
            other.join("; ")
        );
    }
    println!("{read} of {wanted}");
}
