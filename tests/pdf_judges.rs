//! The PDF stage, judged by other people's readers: Poppler, MuPDF, qpdf, Ghostscript, veraPDF.

use crate::pdf_support as support;

use std::path::{Path, PathBuf};
use std::sync::OnceLock;

use handbill::export::pdf::{FontCache, PdfOptions, write};
use handbill::scene::{Cluster, Content, Scene};
use support::*;

/// (language, family, text)
const SAMPLES: &[(&str, &str, &str)] = &[
    ("en", "Noto Sans", "Call for help: office, affluent; waffles. Is someone holding your passport?"),
    ("vi", "Noto Sans", "Bạn có đang bị ai đó giữ hộ chiếu không? Hãy gọi điện thoại."),
    ("ar", "Noto Sans Arabic", "هل يحتفظ شخص ما بجواز سفرك؟ اتصل بنا الآن. السلام عليكم لا إله الإسلام"),
    ("ar", "Noto Naskh Arabic", "هَلْ يَحْتَفِظُ شَخْصٌ مَا بِجَوَازِ سَفَرِكَ؟ الْآنَ"),
    ("ar", "Noto Sans Arabic", "اتصل بالرقم 1109 الآن"),
    ("fa", "Noto Naskh Arabic", "آیا کسی گذرنامهٔ شما را نگه داشته است؟ می‌خواهید کمک بگیرید؟"),
    ("ur", "Noto Nastaliq Urdu", "کیا کسی نے آپ کا پاسپورٹ اپنے پاس رکھا ہوا ہے؟ ہم سے رابطہ کریں۔"),
    ("he", "Noto Sans Hebrew", "האם מישהו מחזיק בדרכון שלך? התקשרו עכשיו."),
    ("hi", "Noto Sans Devanagari", "क्या किसी ने आपका पासपोर्ट रख लिया है? मदद के लिए कॉल करें। विद्यार्थी क्षेत्र"),
    ("bn", "Noto Sans Bengali", "কেউ কি আপনার পাসপোর্ট রেখে দিয়েছে? সাহায্যের জন্য ফোন করুন। মুক্তি ক্ষমা"),
    ("ta", "Noto Sans Tamil", "யாராவது உங்கள் பாஸ்போர்ட்டை வைத்திருக்கிறார்களா? கொடு"),
    ("th", "Noto Sans Thai", "มีใครยึดหนังสือเดินทางของคุณไหม โทรหาเราได้ น้ำ กำลัง ที่นี่"),
    ("km", "Noto Sans Khmer", "តើមាននរណាម្នាក់កាន់លិខិតឆ្លងដែនរបស់អ្នកទេ? កម្ពុជា"),
    ("my", "Noto Sans Myanmar", "တစ်စုံတစ်ယောက်က သင့်နိုင်ငံကူးလက်မှတ်ကို သိမ်းထားသလား။ ကမ္ဘာ့ မြန်မာ"),
    ("am", "Noto Sans Ethiopic", "ፓስፖርትዎን የያዘ ሰው አለ? አሁኑኑ ይደውሉ።"),
    ("zh", "Noto Sans CJK SC", "有人扣押你的护照吗？请立即拨打电话 1-888-373-7888。"),
];

/// A file for each sample whose font is here, with its text beside it; and the showcase.
fn files() -> &'static [(PathBuf, Option<String>, bool)] {
    // Written once: the tests run side by side.
    static FILES: OnceLock<Vec<(PathBuf, Option<String>, bool)>> = OnceLock::new();
    FILES.get_or_init(write_files)
}

fn write_files() -> Vec<(PathBuf, Option<String>, bool)> {
    let mut shaper = Shaper::new();
    let cache = FontCache::default();
    let mut out = Vec::new();
    for (number, (lang, family, text)) in SAMPLES.iter().enumerate() {
        if !shaper.has(family) {
            continue;
        }
        let scene = paragraph_scene(&mut shaper, &Paragraph::new(text, family, lang));
        let bytes = write(&scene, &PdfOptions::default(), &cache).unwrap();
        let path = out_dir().join(format!("{number:02}-{lang}-{}.pdf", family.replace(' ', "")));
        std::fs::write(&path, &bytes).unwrap();
        std::fs::write(path.with_extension("src"), text).unwrap();
        out.push((path, Some((*text).to_owned()), scene.rtl));
    }
    if shaper.has("Noto Sans CJK SC") {
        let path = out_dir().join("cff.pdf");
        std::fs::write(&path, write(&cff(&mut shaper), &PdfOptions::default(), &cache).unwrap()).unwrap();
        out.push((path, None, false));
    }
    if shaper.has("Noto Sans") {
        let path = out_dir().join("judged.pdf");
        let options = PdfOptions { created: Some(1_767_225_600), version: Some("3".into()), ..PdfOptions::default() };
        std::fs::write(&path, write(&showcase(&mut shaper), &options, &cache).unwrap()).unwrap();
        out.push((path, None, false));
    }
    out
}

/// A CFF face cannot hold glyphs of our own: a cluster of two glyphs, one of them raised, and a glyph with two meanings.
fn cff(shaper: &mut Shaper) -> Scene {
    let mut scene = paragraph_scene(shaper, &Paragraph::new("電話電", "Noto Sans CJK SC", "zh"));
    if let Content::Text(run) = &mut scene.pages[0].items[0].content {
        run.text = "電話A".into();
        run.glyphs[1].y = -4.0;
        run.clusters = vec![Cluster { text: 0..6, glyphs: 0..2 }, Cluster { text: 6..7, glyphs: 2..3 }];
    }
    scene
}

#[test]
fn a_cff_face_says_with_actual_text_what_its_codes_cannot() {
    if let Some((path, ..)) = files().iter().find(|(path, ..)| path.ends_with("cff.pdf"))
        && let Some((_, got)) = judge("pdftotext", &[str(path), "-"])
    {
        assert_eq!(bare(&got), "電話A");
    }
}

/// Without white space, which lines add and take away, and without marks of direction, which Poppler adds.
fn bare(text: &str) -> String {
    let control = |c: char| matches!(c, '\u{200E}' | '\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}');
    text.chars().filter(|c| !c.is_whitespace() && !control(*c)).collect()
}

fn str(path: &Path) -> &str {
    path.to_str().unwrap()
}

#[test]
fn poppler_gives_the_text_back() {
    for (path, text, _) in files() {
        let Some(text) = text else { continue };
        let Some((_, got)) = judge("pdftotext", &[str(path), "-"]) else { return };
        assert_eq!(bare(&got), bare(text), "{}", path.display());
        // Words stay whole: a break comes only where a space or a line end is.
        let words = text.split_whitespace().count();
        if text.contains("1109") {
            continue; // Poppler moves the space after a number inside a right-to-left line to the front of it.
        }
        let (found, lines) = (bare_words(&got), got.trim().lines().count());
        assert!((words..words + lines).contains(&found), "{}: {got}", path.display());
    }
}

fn bare_words(text: &str) -> usize {
    text.split_whitespace().filter(|w| !bare(w).is_empty()).count()
}

#[test]
fn letter_spacing_does_not_tear_words() {
    let mut shaper = Shaper::new();
    if !shaper.has("Noto Sans") {
        return;
    }
    let mut scene = paragraph_scene(&mut shaper, &Paragraph::new("HELP IS NEAR", "Noto Sans", "en"));
    if let Content::Text(run) = &mut scene.pages[0].items[0].content {
        for (i, glyph) in (0_u16..).zip(&mut run.glyphs) {
            glyph.x += 5.0 * f32::from(i);
        }
    }
    let path = out_dir().join("spaced.pdf");
    std::fs::write(&path, write(&scene, &PdfOptions::default(), &FontCache::default()).unwrap()).unwrap();
    if let Some((_, got)) = judge("pdftotext", &[str(&path), "-"]) {
        assert_eq!(got.trim(), "HELP IS NEAR");
    }
}

#[test]
fn mupdf_gives_the_text_back() {
    for (path, text, rtl) in files() {
        // Digits inside a right-to-left line run from left to right: not a matter of turning the line.
        let Some(text) = text.as_ref().filter(|text| !rtl || !text.contains(|c: char| c.is_ascii_digit())) else {
            continue;
        };
        let Some((_, got)) = judge("mutool", &["draw", "-q", "-F", "txt", str(path)]) else { return };
        let got: String =
            got.lines().filter(|l| !l.starts_with("warning: ICC support")).fold(String::new(), |all, line| {
                // MuPDF leaves right-to-left lines as they are painted.
                let line: String = if *rtl { line.chars().rev().collect() } else { line.into() };
                all + &line + "\n"
            });
        assert_eq!(bare(&got), bare(text), "{}", path.display());
    }
}

#[test]
fn fonts_are_embedded_subset_and_readable() {
    for (path, ..) in files() {
        let Some((_, table)) = judge("pdffonts", &[str(path)]) else { return };
        for row in table.lines().skip(2) {
            assert!(row.contains("yes yes yes"), "{row}");
        }
    }
}

#[test]
fn qpdf_and_ghostscript_find_no_fault() {
    for (path, ..) in files() {
        if let Some((good, said)) = judge("qpdf", &["--check", str(path)]) {
            assert!(good && !said.contains("WARNING"), "{said}");
        }
        let quiet = ["-q", "-dNOPAUSE", "-dBATCH", "-dPDFSTOPONERROR", "-sDEVICE=nullpage", str(path)];
        if let Some((good, said)) = judge("gs", &quiet) {
            assert!(good && said.trim().is_empty(), "{}: {said}", path.display());
        }
    }
}

/// `HANDBILL_VERAPDF` names a driver that is called as `driver FLAVOUR FILE…` and fails when a file does.
#[test]
fn verapdf_finds_every_file_accessible_and_archivable() {
    let Some(driver) = std::env::var_os("HANDBILL_VERAPDF") else {
        skipped("veraPDF", "HANDBILL_VERAPDF names no driver");
        return;
    };
    let files: Vec<PathBuf> = files().iter().map(|(path, ..)| path.clone()).collect();
    for flavour in ["ua1", "2a"] {
        let mut args = vec![flavour];
        args.extend(files.iter().map(|path| str(path)));
        let (good, said) = judge(driver.to_str().unwrap(), &args).unwrap();
        assert!(good, "{said}");
    }
}
