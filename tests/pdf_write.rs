//! The PDF stage, judged by other people's readers.

#[path = "pdf/support.rs"]
mod support;

use handbill::pdf::{FontCache, PdfOptions, write};
use support::*;

/// (language, family, text)
const SAMPLES: &[(&str, &str, &str)] = &[
    ("en", "Noto Sans", "Call for help: office, affluent; waffles. Is someone holding your passport?"),
    ("vi", "Noto Sans", "Bạn có đang bị ai đó giữ hộ chiếu không? Hãy gọi điện thoại."),
    ("ar", "Noto Sans Arabic", "هل يحتفظ شخص ما بجواز سفرك؟ اتصل بنا الآن. السلام عليكم لا إله الإسلام"),
    ("ar", "Noto Naskh Arabic", "هَلْ يَحْتَفِظُ شَخْصٌ مَا بِجَوَازِ سَفَرِكَ؟ الْآنَ"),
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

#[test]
fn samples() {
    let mut shaper = Shaper::new();
    let cache = FontCache::default();
    for (lang, family, text) in SAMPLES {
        if !shaper.has(family) {
            eprintln!("no {family}");
            continue;
        }
        let scene = paragraph_scene(&mut shaper, &Paragraph::new(text, family, lang));
        let bytes = write(&scene, &PdfOptions::default(), &cache).unwrap();
        let file = format!("{lang}-{}.pdf", family.replace(' ', ""));
        std::fs::write(out_dir().join(&file), &bytes).unwrap();
        std::fs::write(out_dir().join(file.replace(".pdf", ".src")), text).unwrap();
        eprintln!("{file} {}", bytes.len());
    }
}
