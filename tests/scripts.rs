//! Every language of `tests/corpus` through the typesetter and the block: room for the ink, forms of the locale, faults.

use std::path::Path;
use std::sync::Arc;

use handbill::compose;
use handbill::compose::block::{Block, Hang};
use handbill::compose::typeset::{Fault, SHAPE_SIZE, Shaped, Typesetter};
use handbill::diag::{Report, Sources};
use handbill::load;
use handbill::load::campaign::Campaign;
use handbill::load::campaign::Locale;
use handbill::model::layout::Style;
use handbill::model::layout::Weight;
use handbill::resolve::wording::{Job, Paragraph};
use handbill::resolve::{self, paragraphs};
use handbill::text::texts::Formatted;
use skrifa::instance::{LocationRef, Size};
use skrifa::{FontRef, GlyphId, MetadataProvider as _};

fn corpus() -> Vec<(String, Vec<String>)> {
    let mut found: Vec<_> = std::fs::read_dir(Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/corpus"))
        .unwrap()
        .map(|e| e.unwrap().path())
        .filter(|p| p.extension().is_some_and(|e| e == "txt"))
        .map(|path| {
            let text = std::fs::read_to_string(&path).unwrap();
            let lines = text.lines().map(|l| l.trim().to_owned()).filter(|l| !l.is_empty()).collect();
            (path.file_stem().unwrap().to_string_lossy().into_owned(), lines)
        })
        .collect();
    found.sort();
    found
}

fn campaign(names: &[&str], extra: &str) -> Campaign {
    let root = tempfile::tempdir().unwrap();
    std::fs::write(root.path().join("handbill.toml"), "name = \"t\"\nregion = \"GB\"\nversion = \"2026\"\n").unwrap();
    for name in names {
        let folder = root.path().join("locales").join(name);
        std::fs::create_dir_all(&folder).unwrap();
        let text = format!("native = \"{name}\"\nenglish = \"{name}\"\n{extra}");
        std::fs::write(folder.join("locale.toml"), text).unwrap();
    }
    load::load(root.path(), &mut Sources::default(), &mut Report::default()).unwrap()
}

fn paragraph(text: &str, locale: &Locale) -> Paragraph {
    let formatted = Formatted { text: text.to_owned(), values: Vec::new() };
    paragraphs::build(&formatted, &|_| None, locale.digits).unwrap().remove(0)
}

fn shape(campaign: &Campaign, locale: &Arc<Locale>, text: &str, weight: Weight) -> (Option<Shaped>, Vec<Fault>) {
    let mut faults = Vec::new();
    let p = paragraph(text, locale);
    let shaped = Typesetter::default().shape_in(&campaign.fonts, None, locale, &p, weight, &mut faults);
    (shaped, faults)
}

/// Ids of the glyphs with ink, in visual order.
fn glyphs(campaign: &Campaign, id: &str, text: &str) -> Vec<u32> {
    let locale = campaign.find_locale(id).unwrap();
    let (shaped, faults) = shape(campaign, &locale, text, Weight::Regular);
    assert_eq!(faults, []);
    let shaped = shaped.unwrap();
    let runs: Vec<_> = shaped.layout.lines().flat_map(|l| l.runs().collect::<Vec<_>>()).collect();
    runs.iter().flat_map(|r| r.visual_clusters().flat_map(|c| c.glyphs().map(|g| g.id).collect::<Vec<_>>())).collect()
}

/// Left, top, right, bottom of a glyph's ink, from the block's top left corner, y down.
type Ink = [f32; 4];

fn ink(shaped: &Shaped, size: f32, first_baseline: f32, pitch: f32) -> Vec<Vec<Ink>> {
    let scale = size / SHAPE_SIZE;
    let mut lines = Vec::new();
    for (at, line) in shaped.layout.lines().enumerate() {
        let baseline = first_baseline + at as f32 * pitch;
        let metrics = line.metrics();
        let mut pen = (metrics.inline_min_coord + metrics.offset) * scale;
        let mut found = Vec::new();
        for run in line.runs() {
            let font = run.font();
            let face = FontRef::from_index(font.data.as_ref(), font.index).unwrap();
            let bounds = face.glyph_metrics(Size::new(size), LocationRef::default());
            for glyph in run.visual_clusters().flat_map(|c| c.glyphs().collect::<Vec<_>>()) {
                let (x, y) = (pen + glyph.x * scale, baseline + glyph.y * scale);
                if let Some(b) = bounds.bounds(GlyphId::new(glyph.id)).filter(|b| b.x_max > b.x_min) {
                    found.push([x + b.x_min, y - b.y_max, x + b.x_max, y - b.y_min]);
                }
                pen += glyph.advance * scale;
            }
        }
        lines.push(found);
    }
    lines
}

fn style(campaign: &Campaign, leading: f32, weight: Weight) -> Style {
    let layout = &campaign.layouts["venue-poster"];
    let mut boxes: Vec<_> = layout.faces[0].boxes.iter().collect();
    while let Some(spec) = boxes.pop() {
        if let handbill::model::layout::ContentSpec::Boxes { boxes: inner, .. } = &spec.content {
            boxes.extend(inner);
        }
        if let Some(style) = &spec.style {
            return Style { leading, weight, ..(**style).clone() };
        }
    }
    unreachable!("the poster has styles")
}

#[test]
fn no_ink_leaves_its_block_and_no_two_lines_touch() {
    no_ink_leaves_its_block(&corpus(), "");
}

#[test]
fn ink_has_room_in_a_family_of_choice() {
    let arabic = ["ar", "fa", "prs", "ps", "ur"];
    let corpus: Vec<_> = corpus().into_iter().filter(|(name, _)| arabic.contains(&name.as_str())).collect();
    for family in ["Noto Nastaliq Urdu", "Noto Naskh Arabic", "Noto Sans Arabic"] {
        no_ink_leaves_its_block(&corpus, &format!("font = \"{family}\"\n"));
    }
}

/// The kit's leadings are 1.0 to 1.3; its weights both.
fn no_ink_leaves_its_block(corpus: &[(String, Vec<String>)], extra: &str) {
    let names: Vec<&str> = corpus.iter().map(|(n, _)| n.as_str()).collect();
    let campaign = campaign(&names, extra);
    let mut typesetter = Typesetter::default();
    let mut faults = Vec::new();
    for (name, lines) in corpus {
        let locale = campaign.find_locale(name).unwrap();
        for (leading, weight) in [(1.0, Weight::Bold), (1.2, Weight::Regular)] {
            let style = style(&campaign, leading, weight);
            for text in lines {
                let p = paragraph(text, &locale);
                let mut missing = Vec::new();
                let shaped = typesetter.shape_in(&campaign.fonts, None, &locale, &p, weight, &mut missing).unwrap();
                faults.extend(missing.iter().map(|fault| format!("{name}: {fault:?}")));
                let mut block = Block::new(vec![vec![shaped]], &style, &locale, Hang::default());
                let size = 20.0;
                let width = block.min_width(size).max(220.0);
                // A space after a Latin word at the end of a right-to-left line is drawn inside the line, and needs room.
                let width = if block.height(width, size).is_some() { width } else { width + 0.25 * size };
                let room = block.height(width, size).unwrap();
                let set = block.set(width, size, Some(room)).unwrap();
                if set.height > room + 0.3 {
                    faults.push(format!("{name}: {} are drawn, {room} were measured: {text}", set.height));
                }
                let place = &set.paragraphs[0];
                let lines = ink(&block.items[0][0], size, place.first_baseline, place.pitch);
                let all = lines.iter().flatten();
                let (top, bottom) = all.fold((0.0_f32, 0.0_f32), |(t, b), i| (t.min(i[1]), b.max(i[3])));
                if top < -0.3 || bottom > set.height + 0.3 {
                    faults.push(format!("{name}: ink from {top} to {bottom} of {}: {text}", set.height));
                }
                for pair in lines.windows(2) {
                    let touch = |a: &Ink, b: &Ink| a[3] > b[1] && a[1] < b[3] && a[2] > b[0] && a[0] < b[2];
                    if pair[0].iter().any(|a| pair[1].iter().any(|b| touch(a, b))) {
                        faults.push(format!("{name}: two lines touch: {text}"));
                    }
                }
            }
        }
    }
    assert!(faults.is_empty(), "{} faults\n{}", faults.len(), faults.join("\n"));
}

#[test]
fn forms_of_the_locale() {
    let ids = ["ro", "tr", "en", "sr", "bg", "ru", "zh-Hans", "zh-Hant", "ja", "ko"];
    let campaign = campaign(&ids, "");
    let forms = |text: &str, ids: &[&str]| ids.iter().map(|id| glyphs(&campaign, id, text)).collect::<Vec<_>>();
    // Romanian writes commas below where old texts have cedillas; Serbian has its own б. Noto Sans has no Bulgarian forms.
    for (text, ids) in [("ş", ["ro", "tr"]), ("б", ["sr", "ru"])] {
        let found = forms(text, &ids);
        assert_ne!(found[0], found[1], "{text} in {ids:?}");
    }
    let mut bones = forms("骨", &["zh-Hans", "zh-Hant", "ja", "ko"]);
    bones.sort();
    bones.dedup();
    assert!(bones.len() >= 2, "{bones:?}");
    let mut directly = forms("直", &["zh-Hans", "zh-Hant", "ja"]);
    directly.sort();
    directly.dedup();
    assert!(directly.len() >= 2, "{directly:?}");
}

/// The conjuncts that harfrust 0.12 drew with a visible hasanta in newer faces: a hasanta of its own would be one glyph more.
#[test]
fn bengali_conjuncts_are_joined() {
    let campaign = campaign(&["bn"], "");
    let hasanta = glyphs(&campaign, "bn", "ক্\u{200C}ষ");
    for (conjunct, most) in [("ক্ষ", 1), ("ন্ত্র", 1), ("জ্ঞ", 1), ("স্থ্য", 3), ("ষ্ট্র", 2), ("ন্ধ", 1)]
    {
        let found = glyphs(&campaign, "bn", conjunct);
        assert!(found.len() <= most, "{conjunct}: {found:?}");
    }
    assert!(hasanta.len() >= 2);
}

#[test]
fn what_a_font_lacks_is_an_error() {
    let campaign = campaign(&["de", "th"], "");
    let de = campaign.find_locale("de").unwrap();
    let (_, faults) = shape(&campaign, &de, "Hallo 你好", Weight::Regular);
    assert!(matches!(&faults[0], Fault::MissingGlyph { character, .. } if character == "你"), "{faults:?}");
    let missing = self::campaign(&["de"], "font = \"No Such Font\"\n");
    let de = missing.find_locale("de").unwrap();
    let (shaped, faults) = shape(&missing, &de, "Hallo", Weight::Regular);
    assert!(
        shaped.is_none() && matches!(&faults[..], [Fault::Font(why)] if why.contains("No Such Font")),
        "{faults:?}"
    );
}

/// Whole sentences of all languages have none: `no_ink_leaves_its_block_and_no_two_lines_touch` allows no fault at all.
#[test]
fn a_dotted_circle_that_the_text_has_not_is_an_error() {
    let campaign = campaign(&["hi", "bn", "my", "km", "mr"], "");
    // A vowel sign on a vowel, a sign behind a space, a sign behind a letter of another script.
    for (id, bad) in [
        ("hi", "अ\u{93E}"),
        ("hi", "क \u{93F}"),
        ("hi", "OK\u{93F}"),
        ("bn", "অ\u{9BE}"),
        ("my", " \u{1031}က"),
        ("km", "A\u{17B6}"),
        ("mr", "अ\u{945}प"),
    ] {
        let locale = campaign.find_locale(id).unwrap();
        let (_, faults) = shape(&campaign, &locale, bad, Weight::Regular);
        assert!(faults.iter().any(|f| matches!(f, Fault::DottedCircle { .. })), "{id} {bad}: {faults:?}");
    }
    let hi = campaign.find_locale("hi").unwrap();
    assert_eq!(shape(&campaign, &hi, "\u{25CC}\u{93F} ज़िंदगी", Weight::Regular).1, []);
}

#[test]
fn a_family_without_bold_is_an_error() {
    let root = tempfile::tempdir().unwrap();
    let kit = Path::new(env!("CARGO_MANIFEST_DIR")).join("fonts/NotoSansThai-Regular.ttf");
    let mut bytes = std::fs::read(kit).unwrap();
    // The same face under another name: "Noto Sans Thai" in UTF-16 becomes "Noto Sans Thaj".
    let wide = |s: &str| s.encode_utf16().flat_map(u16::to_be_bytes).collect::<Vec<u8>>();
    let (from, to) = (wide("Sans Thai"), wide("Sans Thaj"));
    let places: Vec<usize> = (0..bytes.len() - from.len()).filter(|at| bytes[*at..].starts_with(&from)).collect();
    assert!(!places.is_empty());
    for at in places {
        bytes[at..at + to.len()].copy_from_slice(&to);
    }
    std::fs::create_dir_all(root.path().join("fonts")).unwrap();
    std::fs::create_dir_all(root.path().join("locales/th")).unwrap();
    std::fs::write(root.path().join("fonts/Thaj.ttf"), bytes).unwrap();
    std::fs::write(root.path().join("handbill.toml"), "name = \"t\"\nregion = \"GB\"\nversion = \"2026\"\n").unwrap();
    let locale = "native = \"th\"\nenglish = \"th\"\nfont = \"Noto Sans Thaj\"\n";
    std::fs::write(root.path().join("locales/th/locale.toml"), locale).unwrap();
    let campaign = load::load(root.path(), &mut Sources::default(), &mut Report::default()).unwrap();
    let th = campaign.find_locale("th").unwrap();
    assert_eq!(shape(&campaign, &th, "ช่วยเหลือ", Weight::Regular).1, []);
    let (_, faults) = shape(&campaign, &th, "ช่วยเหลือ", Weight::Bold);
    assert!(faults.contains(&Fault::MissingBold { family: "Noto Sans Thaj".to_owned() }), "{faults:?}");
    // A regular style cannot be made regular: it is the `<strong>` of the emergency line that asks for Bold.
    let mut report = Report::default();
    let region = Arc::clone(&campaign.regions["GB"]);
    let layout = &campaign.layouts["venue-poster"];
    let job = Job::new(&campaign, layout, &th, &region, None, &mut report).unwrap();
    let wording = resolve::resolve(&campaign, &job, &mut report).unwrap();
    crate::stages::scene(&campaign, &wording, &mut Typesetter::default(), &mut report);
    let bold: Vec<_> = report.diagnostics.iter().filter(|d| d.code == "missing-bold").collect();
    let hinted = |part: &str| bold.iter().filter(|d| d.hints.iter().any(|h| h.contains(part))).count();
    assert!(hinted("`<strong>`") > 0 && hinted("`weight = \"regular\"`") > 0, "{bold:?}");
    assert_eq!(hinted("`<strong>`") + hinted("`weight = \"regular\"`"), bold.len(), "{bold:?}");
}

#[test]
fn an_open_isolate_and_an_empty_text_are_refused() {
    let build =
        |text: &str| paragraphs::build(&Formatted { text: text.to_owned(), values: Vec::new() }, &|_| None, None);
    for bad in ["a \u{2067}b", "a\u{2069}", "\u{202E}a", "a\u{200F}"] {
        assert!(build(bad).is_err(), "{bad:?}");
    }
    assert_eq!(build("  \n ").unwrap(), []);
}

#[test]
fn hyphens_fit_and_are_asked_for() {
    let campaign = campaign(&["de"], "");
    let de = campaign.find_locale("de").unwrap();
    let p = paragraph("Hat jemand anderes Ihre Aufenthaltsgenehmigung oder Arbeitserlaubnis weggenommen?", &de);
    let cut = compose::hyphens::hyphenate(&p, "de");
    let mut typesetter = Typesetter::default();
    let style = style(&campaign, 1.2, Weight::Regular);
    let mut lines_ending_in_hyphens = 0;
    for width in [60.0, 75.0, 90.0, 120.0, 150.0] {
        let shaped = typesetter.shape_in(&campaign.fonts, None, &de, &cut, Weight::Regular, &mut Vec::new()).unwrap();
        let hyphen = shaped.hyphen;
        let mut block = Block::new(vec![vec![shaped]], &style, &de, Hang::default());
        if block.set(width, 10.0, Some(f32::MAX)).is_none() {
            continue;
        }
        let shaped = &block.items[0][0];
        for line in shaped.layout.lines() {
            let ends = compose::breaks::cut(shaped, &line);
            lines_ending_in_hyphens += usize::from(ends);
            let length = line.metrics().advance - line.metrics().hanging_advance + if ends { hyphen } else { 0.0 };
            assert!(length <= width * 10.0 + 0.5, "{length} in {width}");
        }
    }
    assert!(lines_ending_in_hyphens > 0);
}

/// The characters of a paragraph as the eye meets them, from left to right.
fn seen(campaign: &Campaign, id: &str, text: &str) -> String {
    let locale = campaign.find_locale(id).unwrap();
    let (shaped, faults) = shape(campaign, &locale, text, Weight::Regular);
    assert_eq!(faults, []);
    let shaped = shaped.unwrap();
    let runs: Vec<_> = shaped.layout.lines().flat_map(|l| l.runs().collect::<Vec<_>>()).collect();
    let text = |run: &parley::Run<'_, _>| {
        let chars = shaped.display[run.text_range()].chars();
        if run.is_rtl() { chars.rev().collect::<String>() } else { chars.collect() }
    };
    let all: String = runs.iter().map(text).collect();
    all.chars().filter(|c| !compose::typeset::is_invisible(*c)).collect()
}

#[test]
fn what_a_translation_spells_out_reads_from_left_to_right() {
    let words = [("ar", "اتصل"), ("fa", "تماس"), ("ur", "فون"), ("ps", "زنګ"), ("he", "התקשרו")];
    let campaign = campaign(&words.map(|(id, _)| id), "digits = \"latin\"\n");
    let tokens = [
        "24/7",
        "10–20",
        "$5",
        "5 €",
        "A4",
        "2026-11",
        "50%",
        "200+",
        "+44",
        "9:30",
        "3,000",
        "COVID-19",
        "C++",
        "1-888-373-7888",
        "08000 121 700",
        "help@example.org",
        "https://example.org/a/",
        "#help",
    ];
    for (id, word) in words {
        for token in tokens {
            for text in
                [format!("{word} {token} {word}"), format!("{word} ({token}): {word}"), format!("{token} {word}")]
            {
                let found = seen(&campaign, id, &text);
                assert!(found.contains(token), "{id}: {token} is seen as {found}");
            }
        }
    }
}

#[test]
fn prose_has_native_digits_and_phone_numbers_have_not() {
    let campaign = campaign(&["fa", "ur", "ne", "my"], "");
    let text = |id: &str, text: &str| paragraph(text, &campaign.find_locale(id).unwrap()).text;
    assert_eq!(text("fa", "200: 1-888-373-7888, 24/7, A4"), "۲۰۰: 1-888-373-7888, ۲۴/۷, A4");
    assert_eq!(text("ne", "18 / 08000 121 700"), "१८ / 08000 121 700");
    assert_eq!(text("my", "18"), "၁၈");
    assert_eq!(text("ur", "18"), "18");
    let native = self::campaign(&["ur"], "digits = \"native\"\n");
    assert_eq!(paragraph("18", &native.find_locale("ur").unwrap()).text, "۱۸");
}

#[test]
fn numbers_stay_whole_and_with_their_units() {
    let campaign = campaign(&["en", "fr", "my", "ko", "ja"], "");
    let lines = |id: &str, text: &str| -> Vec<String> {
        let locale = campaign.find_locale(id).unwrap();
        let mut shaped = shape(&campaign, &locale, text, Weight::Regular).0.unwrap();
        shaped.layout.break_all_lines(Some(1.0));
        shaped.layout.lines().map(|l| shaped.display[l.text_range()].trim().to_owned()).collect()
    };
    assert_eq!(lines("en", "walk 5 km or 10–20 min"), ["walk", "5 km", "or", "10–20 min"]);
    assert_eq!(lines("fr", "le 24/7 pour 5 €"), ["le", "24/7", "pour", "5 €"]);
    assert_eq!(lines("ko", "혼자가 아닙니다"), ["혼자가", "아닙니다"]);
    // No break in front of small kana, long marks and closing brackets; one after a number.
    let ja = lines("ja", "「チャット」は24/7です。");
    assert!(ja.iter().all(|l| !l.starts_with(['ャ', 'ッ', 'ー', '」', '。'])), "{ja:?}");
    assert!(ja.contains(&"24/7".to_owned()), "{ja:?}");
    // A consonant under an asat ends its syllable.
    let my = lines("my", "တစ်ယောက်တည်း မဟုတ်ပါ။");
    assert!(my.iter().all(|l| l.chars().nth(1) != Some('\u{103A}')), "{my:?}");
}

#[test]
fn words_without_spaces_are_not_cut_inside() {
    let campaign = campaign(&["km", "lo", "my", "th"], "");
    let cases = [
        ("km", "គ្មាននរណាអាចបង្ខំអ្នកឱ្យធ្វើការទេ។", ["បង្ខំ", "អ្នក"]),
        ("km", "អ្នកអាចបញ្ចប់ការហៅនេះ", ["បញ្ចប់", "ការ"]),
        ("lo", "ໂທຫາ 1-888-373-7888 ໄດ້ຟຣີ 24/7", ["ຟຣີ", "24/7"]),
        ("my", "သင် ဒါမှမဟုတ် သင့်မိသားစု", ["ဒါမှမဟုတ်", "မိသားစု"]),
        ("my", "သင့်ပတ်စ်ပို့ ဒါမှမဟုတ် အိမ်", ["ပတ်စ်ပို့", "အိမ်"]),
        ("th", "ภาษาอังกฤษ [ดูรายชื่อที่ example.org]", ["รายชื่อ", "example.org"]),
    ];
    for (id, text, words) in cases {
        let locale = campaign.find_locale(id).unwrap();
        let mut shaped = shape(&campaign, &locale, text, Weight::Regular).0.unwrap();
        shaped.layout.break_all_lines(Some(1.0));
        let lines: Vec<&str> = shaped.layout.lines().map(|l| &shaped.display[l.text_range()]).collect();
        for word in words {
            assert_eq!(lines.iter().filter(|l| l.contains(word)).count(), 1, "{id}: {word} in {lines:?}");
        }
        assert!(lines.len() > 2, "{lines:?}");
    }
}
