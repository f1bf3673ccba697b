//! What the words of a sheet may not be, and must be: translations beside the English, lists of words, the school grade.

use crate::each::support::{POSTER, TEXTS, Town};

fn noted(note: &str) -> Town {
    Town::new().edit(TEXTS, "You do not have to give your name.", note)
}

const SPANISH: &str = "headline = ¿Alguien controla su trabajo?\nsign-one = ¿Alguien guarda su pasaporte?\n\
    sign-two = ¿Tiene miedo de irse?\nemergency-line = ¿Está en peligro? Llame al { $emergency }.\n\
    phone-safety = Su teléfono puede ser revisado. Use uno de confianza.\nversion-line = Versión { $version }\n\
    venue-line = { $venue }\nqr-alt = Código que abre { $url }\nplain-line = Puede preguntarnos lo que quiera.\n";

/// The base in English and Spanish, with a note of its own in each.
fn both(english: &str, spanish: &str) -> Town {
    let facts = "native = \"Español\"\nenglish = \"Spanish\"\nreview = \"reviewed\"\nreviewers = [\"A. Lectora\"]\n";
    noted(english)
        .put("locales/es/locale.toml", facts)
        .put("locales/es/main.ftl", format!("{SPANISH}note = {spanish}\n"))
}

fn mismatch(english: &str, spanish: &str) -> Option<String> {
    let report = both(english, spanish).report();
    let found = report.diagnostics.into_iter().find(|d| d.code == "placeholder-mismatch")?;
    Some(found.message.split_once("locale es ").unwrap().1.to_owned())
}

#[test]
fn a_translation_has_the_values_of_the_english_text() {
    let lost = mismatch("Call { $call } or ask a friend.", "Llame o pida ayuda a un amigo.");
    assert_eq!(lost.as_deref(), Some("lacks $call"));
    let added = mismatch("Call us or ask a friend.", "Llame al { $call } o pida ayuda a un amigo.");
    assert_eq!(added.as_deref(), Some("has $call, which the English text has not"));
    let other = mismatch("Call { $call } or ask.", "Visite { $url } o pida ayuda.");
    assert_eq!(other.as_deref(), Some("lacks $call and has $url instead"));
    assert_eq!(mismatch("Call { $call } or { $emergency }.", "Llame al { $emergency } o al { $call }."), None);
    // What only chooses between forms may differ.
    let hours = "Llame { $hours ->\n    [always] a toda hora\n   *[limited] por la tarde\n }.";
    assert_eq!(mismatch("Call us at once, please.", hours), None);
}

#[test]
fn twelve_letters_in_english_are_no_translation() {
    let same = |text: &str| both(text, text).says("same-as-english");
    // Eleven letters and twelve.
    assert!(!same("Ask me today. O!") && same("Ask me today. Ok!"));
    assert!(!both("Ask me today. Fine!", "Ask me today. Find!").says("same-as-english"));
}

const SENSATIONAL: [&str; 14] = [
    "sex slave",
    "sex slaves",
    "slave",
    "slaves",
    "slavery ring",
    "prostitute",
    "prostitutes",
    "rescued",
    "voiceless",
    "bought and sold",
    "for sale",
    "horrific",
    "shocking",
    "predator",
];

const PROMISES: [&str; 13] = [
    "100% confidential",
    "completely confidential",
    "totally confidential",
    "fully confidential",
    "always confidential",
    "absolutely confidential",
    "strictly confidential",
    "completely anonymous",
    "totally anonymous",
    "100% anonymous",
    "no one will ever know",
    "nobody will ever know",
    "guaranteed",
];

#[test]
fn each_word_that_harms_or_promises_is_found_and_its_neighbours_are_not() {
    for (code, list) in [("sensational-wording", &SENSATIONAL[..]), ("confidentiality-promise", &PROMISES)] {
        for word in list {
            for text in [format!("It is {word}, they say."), format!("{}!", word.to_uppercase())] {
                assert!(noted(&text).says(code), "{text}");
            }
        }
    }
    for free in [
        "Slavery is a crime, and you are not at fault.",
        "We keep what you say confidential.",
        "You may stay anonymous if you like.",
        "Is your room part of your salespeople's pay?",
        "No guarantee was given to you?",
    ] {
        let found = noted(free).codes();
        assert!(found.is_empty(), "{free}: {found:?}");
    }
}

#[test]
fn a_statistic_names_who_counted_and_when() {
    for number in [
        "40 million people are in forced labour.",
        "Some 71% of them are women.",
        "1 in 4 is a child.",
        "One in four is a child.",
        "Two thousand people a year.",
        "There are 3 billion of it.",
        "Some 20 percent are paid.",
        "Some 20 per cent are paid.",
        "Ten millions are in need.",
        "Five thousands are.",
    ] {
        assert!(noted(number).says("unsourced-statistic"), "{number}");
        for source in ["ILO", "UNODC", "IOM"] {
            assert!(!noted(&format!("{number} {source} 2022")).says("unsourced-statistic"), "{number} {source}");
        }
        assert!(!noted(&format!("{number} Source: a study, 2019")).says("unsourced-statistic"), "{number}");
        assert!(!noted(&format!("{number} According to a report of 2019")).says("unsourced-statistic"), "{number}");
        assert!(noted(&format!("{number} Source: a study")).says("unsourced-statistic"), "{number} without a year");
        assert!(noted(&format!("{number} In 2022")).says("unsourced-statistic"), "{number} without a source");
    }
    for free in ["We speak more than 200 languages.", "Come in twos.", "Are 4 of you in 1 room?", "Open 24 hours."] {
        assert!(!noted(free).says("unsourced-statistic"), "{free}");
    }
}

/// A sheet with this text alone.
fn alone(text: &str) -> Town {
    let layout =
        "title = \"t\"\ndocument-title = \"headline\"\npaper = \"A4\"\nmargin = \"15mm\"\n[[box]]\ntext = \"note\"\n";
    noted(text).put(POSTER, layout)
}

/// `count` sentences of as many words of one syllable: 0.39 × words + 11.8 − 15.59.
fn easy(count: usize, words: usize) -> String {
    let sentence = |_| (0..words).map(|at| ["we", "can", "help", "you", "now"][at % 5]).collect::<Vec<_>>().join(" ");
    (0..count).map(sentence).collect::<Vec<_>>().join(". ")
}

#[test]
fn texts_ask_for_a_reader_below_grade_7() {
    // 27 words are grade 6.74, 28 are 7.13.
    assert!(!alone(&easy(3, 27)).says("reading-level") && alone(&easy(3, 28)).says("reading-level"));
    // 30 words are enough to tell, 29 are not.
    assert!(!alone(&easy(1, 29)).says("reading-level") && alone(&easy(1, 30)).says("reading-level"));
    // Long words count as well: 5 words of 4 syllables a sentence.
    let hard = "information immediately comfortably necessary accommodate. ".repeat(8);
    assert!(alone(hard.trim()).says("reading-level"));
}

/// Each sign of another markup, and what only looks like it.
#[test]
fn each_leftover_of_markup_is_found() {
    for left in [
        "a &lt; b",
        "a &gt; b",
        "it&#39;s",
        "one\\ntwo",
        "caf\\u00e9",
        "**help**",
        "__help__",
        "call %s",
        "call %d",
        "call %1$s",
        "call %2$s",
        "call %@",
        "call %(name)",
        "a &amp; b",
        "a&nbsp;b",
        "caf&eacute;",
    ] {
        // What a web page or a program spells, and blanks, are refused while loading.
        let refused = ["leftover-markup", "mojibake", "unfinished-text"];
        assert!(refused.iter().any(|code| noted(left).says(code)), "{left}");
    }
    for braces in ["${\"{\"} us", "{\"{{\"} us", "us {\"}}\"}"] {
        let found = noted(&format!("call {braces}")).codes();
        assert!(found.contains(&"leftover-markup"), "{braces}: {found:?}");
    }
    for free in ["Food & rent", "5 % of it", "a * b * c", "AT&T; and more", "snake_case"] {
        assert!(!noted(free).says("leftover-markup"), "{free}");
    }
}

/// Each thing that every sheet says, in each of its three ways.
#[test]
fn what_every_sheet_says_is_recognised() {
    let line = |text: &str, key: &str, area: &str, more: &str| {
        let from = format!("area = \"{area}\"\ntext = \"{key}\"");
        Town::new().edit(POSTER, &from, &format!("area = \"{area}\"\ntext = \"{text}\"\n{more}"))
    };
    for (code, key, area, covers) in [
        ("missing-emergency", "emergency-line", "danger", "emergency"),
        ("missing-phone-safety", "phone-safety", "safety", "phone-safety"),
        ("missing-version", "version-line", "version", "version"),
    ] {
        assert!(!line(key, key, area, "").says(code));
        assert!(line("plain-line", key, area, "").says(code), "{code}");
        assert!(!line("plain-line", key, area, &format!("covers = \"{covers}\"")).says(code), "{code}");
        assert!(!line("plain-line", key, area, &format!("covers = [\"{covers}\"]")).says(code), "{code}");
        let other = if covers == "version" { "emergency" } else { "version" };
        assert!(line("plain-line", key, area, &format!("covers = \"{other}\"")).says(code), "{code} by {other}");
    }
    // The kit's other message, a number in other words, and as a box of its own.
    let card = Town::new().append(TEXTS, "card-safety = Use a phone you trust.");
    assert!(!card.edit(POSTER, "text = \"phone-safety\"", "text = \"card-safety\"").says("missing-phone-safety"));
    let own = Town::new().edit(POSTER, "text = \"emergency-line\"", "hotline = \"emergency\"");
    assert!(!own.says("missing-emergency"));
}
