//! Lines as they are drawn: hyphens at cut words, lines of scripts without spaces, links over their words, sizes of codes.

use std::path::Path;
use std::sync::{Arc, OnceLock};

use handbill::compose::typeset::Typesetter;
use handbill::compose::{hyphens, script};
use handbill::diag::{Report, Sources};
use handbill::load;
use handbill::load::campaign::Campaign;
use handbill::load::campaign::Locale;
use handbill::model::layout::Weight;
use handbill::resolve::wording::Job;
use handbill::resolve::{self, paragraphs};
use handbill::scene::{Content, Item, Role, Scene, TextRun};
use handbill::text::texts::Formatted;
use rayon::prelude::*;
use skrifa::{FontRef, MetadataProvider as _};

use crate::each::support::{POSTER, TEXTS, Town, ink, repository, runs};

/// Every sheet of the kit, composed once.
fn kit() -> &'static [(String, Scene)] {
    static KIT: OnceLock<Vec<(String, Scene)>> = OnceLock::new();
    KIT.get_or_init(|| {
        let campaign = load::load(&repository(), &mut Sources::default(), &mut Report::default()).unwrap();
        let mut jobs = Vec::new();
        for region in ["US", "GB"] {
            for locale in campaign.locales.values() {
                for layout in campaign.layouts.values() {
                    jobs.push(
                        Job::new(&campaign, layout, locale, &campaign.regions[region], None, &mut Report::default())
                            .unwrap(),
                    );
                }
            }
        }
        jobs.par_iter()
            .map_init(Typesetter::default, |typesetter, job| {
                let wording = resolve::resolve(&campaign, job, &mut Report::default()).unwrap();
                (
                    job.name.clone(),
                    crate::stages::scene(&campaign, &wording, typesetter, &mut Report::default()).unwrap(),
                )
            })
            .collect()
    })
}

const GERMAN: &str = "Hat jemand anderes Ihre Aufenthaltsgenehmigung oder Arbeitserlaubnis weggenommen?";

/// German in a narrow box, cut where it must be.
fn cut(hyphens: bool, align: &str) -> Vec<TextRun> {
    let facts = "native = \"Deutsch\"\nenglish = \"German\"\nreview = \"draft\"\n";
    let layout = format!(
        "title = \"t\"\ndocument-title = \"note\"\npaper = \"A4\"\nmargin = \"15mm\"\n[styles.own]\nsize = \"14pt\"\nmin = \"6pt\"\n\
         color = \"#aa0000\"\nhyphens = {hyphens}\nalign = \"{align}\"\n[grid]\ncolumns = [\"1fr\"]\n[[box]]\ntext = \"note\"\nwidth = \"34mm\"\nstyle = \"own\"\n"
    );
    let town = Town::new()
        .put("locales/de/locale.toml", facts)
        .put("locales/de/main.ftl", format!("note = {GERMAN}\n"))
        .put(POSTER, layout);
    runs(&town.made("de").scene).into_iter().cloned().collect()
}

#[test]
fn a_cut_word_ends_in_a_hyphen() {
    for align in ["start", "center", "end"] {
        let runs = cut(true, align);
        let hyphens: Vec<usize> = (0..runs.len()).filter(|at| runs[*at].text == "\u{AD}").collect();
        assert!(!hyphens.is_empty());
        for at in hyphens {
            let (hyphen, before) = (&runs[at], &runs[at - 1]);
            // A hyphen of the same font, beside the last letter of its line.
            let font = FontRef::from_index(hyphen.face.data.bytes(), hyphen.face.index).unwrap();
            let glyphs: Vec<u32> =
                ['-', '\u{2010}'].iter().filter_map(|c| font.charmap().map(*c)).map(skrifa::GlyphId::to_u32).collect();
            assert!(hyphen.glyphs.len() == 1 && glyphs.contains(&u32::from(hyphen.glyphs[0].id)), "{hyphen:?}");
            let line = ink(before);
            let gap = hyphen.transform.e - line.right();
            assert!(gap.abs() < 0.3, "{align}: {gap} pt behind {:?}", before.text);
            assert_eq!(
                (hyphen.transform.f, hyphen.size, hyphen.color),
                (before.transform.f, before.size, before.color)
            );
            assert!(Arc::ptr_eq(&hyphen.face, &before.face));
            assert!(before.text.ends_with(char::is_alphabetic), "{:?}", before.text);
        }
        // Lines that end with a word have none, and the letters are those of the text.
        let text: String = runs.iter().map(|r| r.text.trim_matches('\u{AD}')).collect();
        assert_eq!(text.replace(' ', ""), GERMAN.replace(' ', ""));
    }
    assert!(cut(false, "start").iter().all(|run| run.text != "\u{AD}"));
}

#[test]
fn words_in_capitals_short_ones_and_values_are_not_cut() {
    let cut = |text: &str, language: &str| {
        let formatted = Formatted { text: text.to_owned(), values: Vec::new() };
        let paragraph = paragraphs::build(&formatted, &|_| None, None).unwrap().remove(0);
        hyphens::hyphenate(&paragraph, language).text.replace(hyphens::SOFT, "-")
    };
    assert_eq!(cut("Arbeitserlaubnis", "de"), "Ar-beits-er-laub-nis");
    assert_eq!(cut("Arbeit", "de"), "Ar-beit");
    for (text, language) in
        [("Leben", "de"), ("ARBEITSERLAUBNIS", "de"), ("menschenhandel.org", "de"), ("Arbeitserlaubnis", "ar")]
    {
        assert_eq!(cut(text, language), text);
    }
}

fn corpus(language: &str) -> Vec<String> {
    let text = std::fs::read_to_string(repository().join(format!("tests/corpus/{language}.txt"))).unwrap();
    text.lines().map(|l| l.trim().to_owned()).filter(|l| !l.is_empty()).collect()
}

/// Marks and vowels that lean on the letter before, from the Unicode tables and not from the code.
fn leans(c: char) -> bool {
    let after =
        ['\u{E30}', '\u{E32}', '\u{E33}', '\u{E45}', '\u{E46}', '\u{EB0}', '\u{EB2}', '\u{EB3}', '\u{EC6}', '\u{17D7}'];
    let mark = icu_properties::CodePointMapData::<icu_properties::props::GeneralCategory>::new().get(c);
    use icu_properties::props::GeneralCategory as G;
    after.contains(&c) || matches!(mark, G::NonspacingMark | G::SpacingMark | G::EnclosingMark)
}

fn campaign(names: &[&str]) -> Campaign {
    let root = tempfile::tempdir().unwrap();
    std::fs::write(root.path().join("handbill.toml"), "name = \"t\"\nregion = \"GB\"\nversion = \"2026\"\n").unwrap();
    for name in names {
        let folder = root.path().join("locales").join(name);
        std::fs::create_dir_all(&folder).unwrap();
        std::fs::write(folder.join("locale.toml"), format!("native = \"{name}\"\nenglish = \"{name}\"\n")).unwrap();
    }
    load::load(Path::new(root.path()), &mut Sources::default(), &mut Report::default()).unwrap()
}

/// The lines of a text when every break that is allowed is taken.
fn broken(campaign: &Campaign, locale: &Arc<Locale>, text: &str) -> Vec<String> {
    let formatted = Formatted { text: text.to_owned(), values: Vec::new() };
    let paragraph = paragraphs::build(&formatted, &|_| None, locale.digits).unwrap().remove(0);
    let mut shaped = Typesetter::default()
        .shape_in(&campaign.fonts, None, locale, &paragraph, Weight::Regular, &mut Vec::new())
        .unwrap();
    shaped.layout.break_all_lines(Some(1.0));
    shaped.layout.lines().map(|l| shaped.display[l.text_range()].replace(['\u{2060}', '\u{200B}'], "")).collect()
}

#[test]
fn no_line_begins_with_a_sign_or_ends_before_its_letter() {
    let languages = ["th", "lo", "km", "my"];
    let campaign = campaign(&languages);
    // Vowels that are written before their letter, and stackers.
    let before = |c: char| matches!(c, '\u{E40}'..='\u{E44}' | '\u{EC0}'..='\u{EC4}' | '\u{17D2}' | '\u{1039}');
    for language in languages {
        let locale = campaign.find_locale(language).unwrap();
        let mut breaks = 0;
        for text in corpus(language) {
            let lines = broken(&campaign, &locale, &text);
            breaks += lines.len() - 1;
            for line in &lines {
                let first = line.chars().next();
                assert!(!first.is_some_and(leans), "{language}: a line begins with {first:?} in {lines:?}");
                let last = line.trim_end().chars().next_back();
                assert!(!last.is_some_and(before), "{language}: a line ends with {last:?} in {lines:?}");
            }
        }
        assert!(breaks > 100, "{language}: only {breaks} breaks");
    }
}

/// Every sign of the scripts of the kit, whether the corpus has it or not.
#[test]
fn every_mark_of_the_scripts_leans_on_its_letter() {
    let blocks = [0x0E00..=0x0E7F, 0x0E80..=0x0EFF, 0x1780..=0x17D3, 0x1000..=0x109F, 0x0900..=0x0957, 0x0980..=0x09E3];
    for c in blocks.into_iter().flatten().filter_map(char::from_u32) {
        // Khmer's inherent vowels are not written.
        if leans(c) && !matches!(c, '\u{17B4}' | '\u{17B5}') {
            assert!(script::is_dependent(c), "U+{:04X}", u32::from(c));
        }
    }
    for c in ['ก', 'ม', 'ກ', 'ក', 'က', 'अ', 'আ', 'a', '1', ' '] {
        assert!(!script::is_dependent(c), "{c}");
    }
    assert!(script::closes('န', '\u{103A}') && script::closes('က', '\u{1039}') && !script::closes('က', '\u{102D}'));
    assert!(script::closes('ក', '\u{17CB}') && !script::closes('ក', '\u{17B6}') && !script::closes('ก', '\u{E4C}'));
}

fn items<'s>(list: &'s [Item], out: &mut Vec<&'s Item>) {
    for item in list {
        match &item.content {
            Content::Clip { items: inner, .. } => items(inner, out),
            _ => out.push(item),
        }
    }
}

/// A link lies over the glyphs of its run, all of them, and over no other run.
#[test]
fn links_lie_over_their_words() {
    let mut seen = 0;
    for (name, scene) in kit() {
        for page in &scene.pages {
            let mut all = Vec::new();
            items(&page.items, &mut all);
            let runs: Vec<(&TextRun, Option<usize>)> = all
                .iter()
                .filter_map(|item| match &item.content {
                    Content::Text(run) => Some((run, item.tag)),
                    _ => None,
                })
                .collect();
            for link in &page.links {
                let own: Vec<&TextRun> =
                    runs.iter().filter(|(_, tag)| tag.is_some() && *tag == link.tag).map(|(r, _)| *r).collect();
                let covers = |run: &&&TextRun| {
                    let (r, l) = (ink(run), link.rect);
                    l.x <= r.x + 0.3
                        && l.right() >= r.right() - 0.3
                        && l.y <= r.y + 0.5
                        && l.bottom() >= r.bottom() - 0.5
                };
                assert!(own.iter().any(|run| covers(&run)), "{name}: no words of its own under {link:?}");
                assert_eq!(scene.tags[link.tag.unwrap()].role, Role::Link, "{name}");
                // Not a line higher or lower.
                let size = own.iter().map(|run| run.size).fold(0.0, f32::max);
                assert!(link.rect.h.min(link.rect.w) < 1.4 * size, "{name}: {link:?}");
                seen += 1;
            }
            // And every number or address that leads somewhere has its rectangle.
            for (run, tag) in &runs {
                let leads = tag.is_some_and(|tag| scene.tags[tag].role == Role::Link);
                assert!(!leads || page.links.iter().any(|link| link.tag == *tag), "{name}: {:?} has no link", run.text);
            }
        }
    }
    assert!(seen > 300, "{seen}");
}

/// A value with spaces stays one link, and what a reader is told is the value.
#[test]
fn a_link_says_its_value() {
    let town = Town::new().edit(
        TEXTS,
        "You do not have to give your name.",
        "Call { $call } or { $emergency }, or open { $url }.",
    );
    let made = town.made("en");
    let links: Vec<(&str, &str)> =
        made.scene.pages[0].links.iter().map(|l| (l.contents.as_str(), l.uri.as_str())).collect();
    for link in [
        ("1-888-373-7888", "tel:+18883737888"),
        ("911", "tel:911"),
        ("humantraffickinghotline.org", "https://humantraffickinghotline.org"),
    ] {
        assert_eq!(links.iter().filter(|l| **l == link).count(), 2, "{link:?} in {links:?}");
    }
}

/// Syllables that no dictionary has: where the segmenter guesses, it cuts before vowels and inside clusters.
#[test]
fn no_line_begins_with_a_sign_in_words_that_nobody_knows() {
    // A syllable: what stands before its letter, letters, what stands after or on them, a final; each may be missing.
    let scripts: [(&str, [&[&str]; 5]); 4] = [
        (
            "th",
            [
                &["", "", "เ", "แ", "โ", "ไ"],
                &["ก", "ฉ", "ฑ", "ฬ", "ฮ", "ฟ"],
                &["", "ั", "ิ", "ื", "ู", "็"],
                &["", "่", "้", "ะ", "า", "ำ", "ๆ"],
                &["", "ฆ", "ณ์"],
            ],
        ),
        (
            "lo",
            [
                &["", "", "ເ", "ແ", "ໂ", "ໄ"],
                &["ກ", "ຂ", "ຜ", "ຝ", "ຢ", "ຮ"],
                &["", "ັ", "ິ", "ື", "ູ"],
                &["", "່", "້", "ະ", "າ", "ຳ"],
                &["", "ຍ", "ວ"],
            ],
        ),
        ("km", [&["", ""], &["ក", "ឆ", "ឌ", "ឡ", "ហ"], &["", "្រ", "្ឋ", "៉"], &["", "ា", "ើ", "ោះ", "ុំ"], &["", "ក់", "ម"]]),
        (
            "my",
            [
                &["", ""],
                &["က", "ဆ", "ဠ", "ဟ", "ဘ"],
                &["", "ျ", "ြွ", "ှ"],
                &["", "ာ", "ို့", "ေး", "ံ"],
                &["", "န်", "က်", "တ္တ"],
            ],
        ),
    ];
    let campaign = campaign(&scripts.map(|(language, _)| language));
    for (language, parts) in scripts {
        let locale = campaign.find_locale(language).unwrap();
        // Knuth's MMIX constants.
        let mut state = 2026_u64;
        let mut below = |n: usize| {
            state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
            usize::try_from(state >> 33).unwrap() % n
        };
        let mut breaks = 0;
        for _ in 0..150 {
            let syllable = |below: &mut dyn FnMut(usize) -> usize| parts.map(|part| part[below(part.len())]).concat();
            let text: String = (0..12).map(|_| syllable(&mut below)).collect();
            let lines = broken(&campaign, &locale, &text);
            breaks += lines.len() - 1;
            for line in &lines {
                let mut letters = line.chars();
                let (first, second) = (letters.next(), letters.next());
                assert!(!first.is_some_and(leans), "{language}: {first:?} begins a line in {lines:?}");
                // A letter under an asat or a bantoc ends the syllable before it.
                assert!(!matches!(second, Some('\u{103A}' | '\u{1039}' | '\u{17CB}')), "{language}: {lines:?}");
                let last = line.trim_end().chars().next_back();
                let before =
                    matches!(last, Some('\u{E40}'..='\u{E44}' | '\u{EC0}'..='\u{EC4}' | '\u{17D2}' | '\u{1039}'));
                assert!(!before, "{language}: {last:?} ends a line in {lines:?}");
            }
        }
        assert!(breaks > 150, "{language}: only {breaks} breaks");
    }
    for c in ['เ', 'แ', 'โ', 'ใ', 'ไ', 'ເ', 'ແ', 'ໂ', 'ໃ', 'ໄ', '\u{17D2}', '\u{1039}'] {
        assert!(script::binds_next(c), "{c}");
    }
    assert!(!['ก', 'ะ', 'ๅ', 'ກ', 'ក', 'က', '\u{103A}', '\u{17CB}'].into_iter().any(script::binds_next));
}
