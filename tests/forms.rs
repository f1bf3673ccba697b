//! Numbers, dates and lists as each locale writes them, and telephone numbers in a locale's own digits.

use handbill::compose::typeset::Typesetter;
use handbill::diag::{Report, Sources};
use handbill::load;
use handbill::load::campaign::Campaign;
use handbill::model::values::{ValueId, built_in};
use handbill::resolve;
use handbill::resolve::wording::Job;
use handbill::scene::{Content, Item, TextRun};
use handbill::text::texts::Args;
use handbill::text::texts::TextFault;

/// A campaign of the kit with a text of its own, `bystander`, in each of some locales, and lines for their locale.toml.
fn campaign(locales: &[(&str, &str, &str)]) -> Campaign {
    let root = tempfile::tempdir().unwrap();
    let settings = "name = \"t\"\nregion = \"US\"\nversion = \"2026-11\"\n";
    std::fs::write(root.path().join("handbill.toml"), settings).unwrap();
    for (id, facts, texts) in locales {
        let folder = root.path().join("locales").join(id);
        std::fs::create_dir_all(&folder).unwrap();
        let facts = format!("native = \"{id}\"\nenglish = \"{id}\"\n{facts}");
        std::fs::write(folder.join("locale.toml"), facts).unwrap();
        std::fs::write(folder.join("own.ftl"), texts).unwrap();
    }
    let (mut sources, mut report) = (Sources::default(), Report::default());
    let campaign = load::load(root.path(), &mut sources, &mut report).unwrap();
    assert!(!report.has_errors(), "{:?}", report.diagnostics);
    campaign
}

fn args(evidence: &str, languages: u32) -> Args {
    let values = [
        (value("call"), "1-888-373-7888"),
        (value("text-number"), "233733"),
        (value("url"), "example.org"),
        (value("evidence"), evidence),
    ];
    let mut args = Args::default();
    args.values.extend(values.into_iter().filter(|(_, v)| !v.is_empty()).map(|(k, v)| (k, v.to_owned())));
    args.values.insert(value("languages"), languages.to_string());
    args.values.insert(value("hours"), "limited".to_owned());
    args
}

fn value(name: &str) -> ValueId {
    built_in(name).unwrap()
}

fn says(campaign: &Campaign, locale: &str, key: &str, args: &Args) -> String {
    campaign.find_locale(locale).unwrap().texts.format(key, args).unwrap().text
}

#[test]
fn numbers_have_the_groups_and_digits_of_the_locale() {
    let text = "n = { $languages }\nnever = { NUMBER($languages, useGrouping: \"never\") }\n\
                five = { NUMBER($languages, useGrouping: \"min2\") }\nown = { NUMBER(2500) } { 1.5 }\n";
    let native = "digits = \"native\"\n";
    let latin = "digits = \"latin\"\n";
    let campaign = campaign(&[
        ("en", "", text),
        ("es", "", text),
        ("pl", "", text),
        ("pt", "", text),
        ("pt-PT", "", text),
        ("fr", "", text),
        ("hi", "", text),
        ("ar", "", text),
        ("ar-EG", latin, text),
        ("fa", "", text),
        ("ur", native, text),
        ("th", native, text),
        ("my", "", text),
        ("ht", "", text),
    ]);
    for (locale, small, large) in [
        ("en", "1,500", "150,000"),
        ("es", "1500", "150.000"),
        ("pl", "1500", "150\u{A0}000"),
        ("pt", "1.500", "150.000"),
        ("pt-PT", "1500", "150\u{A0}000"),
        ("fr", "1\u{202F}500", "150\u{202F}000"),
        ("hi", "1,500", "1,50,000"),
        ("ar", "١٬٥٠٠", "١٥٠٬٠٠٠"),
        ("ar-EG", "1,500", "150,000"),
        ("fa", "۱٬۵۰۰", "۱۵۰٬۰۰۰"),
        ("ur", "۱٬۵۰۰", "۱۵۰٬۰۰۰"),
        ("th", "๑,๕๐๐", "๑๕๐,๐๐๐"),
        ("my", "၁,၅၀၀", "၁၅၀,၀၀၀"),
    ] {
        assert_eq!(says(&campaign, locale, "n", &args("", 1500)), small, "{locale}");
        assert_eq!(says(&campaign, locale, "n", &args("", 150_000)), large, "{locale}");
    }
    assert_eq!(says(&campaign, "en", "never", &args("", 1500)), "1500");
    assert_eq!(says(&campaign, "ar", "never", &args("", 1500)), "١٥٠٠");
    assert_eq!(says(&campaign, "en", "five", &args("", 1500)), "1500");
    assert_eq!(says(&campaign, "en", "five", &args("", 15_000)), "15,000");
    assert_eq!(says(&campaign, "es", "own", &args("", 0)), "2500 1,5");
    assert_eq!(says(&campaign, "ar", "own", &args("", 0)), "٢٬٥٠٠ ١٫٥");
}

#[test]
fn a_number_is_chosen_by_and_printed() {
    let text = "n = { NUMBER($languages, useGrouping: \"never\") ->\n    [few] few { $languages }\n   *[other] { $languages }\n}\n";
    let campaign = campaign(&[("ar", "", text), ("en", "", text)]);
    assert_eq!(says(&campaign, "ar", "n", &args("", 1105)), "few ١٬١٠٥");
    assert_eq!(says(&campaign, "en", "n", &args("", 1105)), "1,105");
}

/// A number that has a form is still equal to what a text names.
#[test]
fn a_number_is_chosen_by_its_value() {
    let text = "n = { $languages ->\n    [0] none\n    [1500] many\n   *[other] { $languages }\n}\n\
                f = { NUMBER($languages) ->\n    [0] none\n   *[other] { $languages }\n}\n";
    let campaign = campaign(&[("en", "", text), ("fa", "", text)]);
    for locale in ["en", "fa"] {
        assert_eq!(says(&campaign, locale, "n", &args("", 0)), "none", "{locale}");
        assert_eq!(says(&campaign, locale, "n", &args("", 1500)), "many", "{locale}");
        assert_eq!(says(&campaign, locale, "f", &args("", 0)), "none", "{locale}");
    }
    for locale in campaign.locales.keys() {
        let mut args = args("", 0);
        args.values.insert(value("hours"), "always".to_owned());
        let said = says(&campaign, locale, "languages-line", &args);
        assert!(!said.contains(|c: char| c.is_numeric()), "{locale}: {said}");
    }
}

const DATE: &str = "d = { DATETIME($evidence) }\nmedium = { DATETIME($evidence, dateStyle: \"medium\") }\n\
                    short = { DATETIME($evidence, dateStyle: \"short\") }\n";

#[test]
fn dates_are_gregorian_in_the_words_of_the_locale() {
    let dates = [
        ("en", ["2025", "November 2025", "November 3, 2025", "2016–2023"]),
        ("es", ["2025", "noviembre de 2025", "3 de noviembre de 2025", "2016–2023"]),
        ("fr", ["2025", "novembre 2025", "3 novembre 2025", "2016–2023"]),
        ("pt", ["2025", "novembro de 2025", "3 de novembro de 2025", "2016–2023"]),
        // The month alone stands in the nominative, with a day in the genitive.
        ("ru", ["2025", "ноябрь 2025\u{202F}г.", "3 ноября 2025\u{202F}г.", "2016–2023"]),
        ("uk", ["2025", "листопад 2025\u{202F}р.", "3 листопада 2025\u{202F}р.", "2016–2023"]),
        ("pl", ["2025", "listopad 2025", "3 listopada 2025", "2016–2023"]),
        ("vi", ["2025", "tháng 11 năm 2025", "3 tháng 11 2025", "2016–2023"]),
        ("ar", ["٢٠٢٥", "نوفمبر ٢٠٢٥", "٣ نوفمبر ٢٠٢٥", "٢٠١٦–٢٠٢٣"]),
        ("he", ["2025", "נובמבר 2025", "3 בנובמבר 2025", "2016–2023"]),
        ("fa", ["۲۰۲۵", "نوامبر ۲۰۲۵", "۳ نوامبر ۲۰۲۵", "۲۰۱۶–۲۰۲۳"]),
        ("prs", ["۲۰۲۵", "نومبر ۲۰۲۵", "۳ نومبر ۲۰۲۵", "۲۰۱۶–۲۰۲۳"]),
        ("ur", ["2025", "نومبر 2025", "3 نومبر، 2025", "2016–2023"]),
        ("hi", ["2025", "नवंबर 2025", "3 नवंबर, 2025", "2016–2023"]),
        ("bn", ["২০২৫", "নভেম্বর ২০২৫", "৩ নভেম্বর, ২০২৫", "২০১৬–২০২৩"]),
        ("th", ["ค.ศ. 2025", "พฤศจิกายน ค.ศ. 2025", "3 พฤศจิกายน ค.ศ. 2025", "ค.ศ. 2016–2023"]),
        ("km", ["2025", "វិច្ឆិកា 2025", "3 វិច្ឆិកា 2025", "2016–2023"]),
        ("my", ["၂၀၂၅", "၂၀၂၅ နိုဝင်ဘာ", "၂၀၂၅ နိုဝင်ဘာ ၃", "၂၀၁၆–၂၀၂၃"]),
        ("am", ["2025", "ኖቬምበር 2025", "ኖቬምበር 3 2025", "2016–2023"]),
        ("zh-Hans", ["2025年", "2025年11月", "2025年11月3日", "2016–2023年"]),
        ("ko", ["2025년", "2025년 11월", "2025년 11월 3일", "2016–2023년"]),
        // CLDR has no Haitian Creole: as it is typed.
        ("ht", ["2025", "2025-11", "2025-11-03", "2016–23"]),
    ];
    let campaign = campaign(&dates.map(|(id, _)| (id, "", DATE)));
    for (id, wanted) in dates {
        for (typed, wanted) in ["2025", "2025-11", "2025-11-03", "2016–23"].into_iter().zip(wanted) {
            assert_eq!(says(&campaign, id, "d", &args(typed, 0)), wanted, "{id} {typed}");
        }
    }
    assert_eq!(says(&campaign, "en", "medium", &args("2025-11", 0)), "Nov 2025");
    assert_eq!(says(&campaign, "en", "short", &args("2025-11-03", 0)), "11/3/2025");
    assert_eq!(says(&campaign, "fr", "short", &args("2025-11-03", 0)), "03/11/2025");
}

#[test]
fn a_date_takes_the_digits_that_the_locale_asks_for() {
    let campaign = campaign(&[("ar", "digits = \"latin\"\n", DATE), ("hi", "digits = \"native\"\n", DATE)]);
    assert_eq!(says(&campaign, "ar", "d", &args("2025-11", 0)), "نوفمبر 2025");
    assert_eq!(says(&campaign, "hi", "d", &args("2025-11", 0)), "नवंबर २०२५");
}

/// Every locale of the kit says when the number was checked, in words, after what CLDR puts alone.
#[test]
fn the_small_print_says_the_month() {
    let campaign = campaign(&[]);
    let mut args = args("2025-11", 0);
    args.values.insert(value("version"), "2026-11".to_owned());
    for (id, end) in [
        ("am", "ቁጥሩ የተረጋገጠው እ.ኤ.አ. ኖቬምበር 2025"),
        ("en", "number checked November 2025"),
        ("km", "បានពិនិត្យលេខ៖ វិច្ឆិកា 2025"),
        ("ru", "номер проверен: ноябрь 2025\u{202F}г."),
        ("zh-Hans", "号码核对于2025年11月"),
    ] {
        let said = says(&campaign, id, "version-line", &args);
        assert!(said.ends_with(end), "{id}: {said}");
    }
    for id in campaign.locales.keys().filter(|id| *id != "ht") {
        let said = says(&campaign, id, "version-line", &args);
        assert!(!said.contains("2025-11") && said.contains("2026-11"), "{id}: {said}");
    }
}

const LISTS: &str = "or = { LIST($call, $text-number, $url, type: \"or\") }\n\
                     gaps = { LIST($chat, $call, letter, $url, type: \"or\") }\n\
                     one = { LIST($chat, $url) }\nnone = { LIST($chat, letter) }\n\
                     and = { LIST($call, $url) }\n\
                     literals = { LIST(\"8\", \"o\", type: \"or\") } { LIST(\"a\", \"i\") } { LIST($languages, \"b\", type: \"unit\", style: \"narrow\") }\n\
                     letter = write to { $venue }\n";

#[test]
fn lists_leave_out_what_is_not_there() {
    let lists = [
        ("en", "1-888-373-7888, 233733, or example.org", "1-888-373-7888 and example.org"),
        ("es", "1-888-373-7888, 233733 o example.org", "1-888-373-7888 y example.org"),
        ("ar", "1-888-373-7888 أو 233733 أو example.org", "1-888-373-7888 وexample.org"),
        ("fa", "1-888-373-7888، 233733، یا example.org", "1-888-373-7888 و example.org"),
        ("th", "1-888-373-7888, 233733 หรือ example.org", "1-888-373-7888และexample.org"),
        ("zh-Hans", "1-888-373-7888、233733或example.org", "1-888-373-7888和example.org"),
        ("ru", "1-888-373-7888, 233733 или example.org", "1-888-373-7888 и example.org"),
    ];
    let campaign = campaign(&lists.map(|(id, _, _)| (id, "", LISTS)));
    let args = args("", 1500);
    for (id, or, and) in lists {
        assert_eq!(says(&campaign, id, "or", &args), or, "{id}");
        assert_eq!(says(&campaign, id, "and", &args), and, "{id}");
        assert_eq!(says(&campaign, id, "one", &args), "example.org", "{id}");
        let lacking = campaign.locales[id].texts.format("none", &args);
        let wanted = vec![TextFault::Missing(vec![value("chat"), value("venue")])];
        assert_eq!(lacking.unwrap_err(), wanted, "{id}");
    }
    assert_eq!(says(&campaign, "en", "gaps", &args), "1-888-373-7888 or example.org");
    assert_eq!(says(&campaign, "es", "literals", &args), "8 u o a e i 1500 b");
    let mut open = args.clone();
    open.values.insert(value("venue"), "Bar Sol".to_owned());
    assert_eq!(says(&campaign, "en", "gaps", &open), "1-888-373-7888, write to Bar Sol, or example.org");
    // Each value is still known by its place.
    let formatted = campaign.locales["zh-Hans"].texts.format("gaps", &open).unwrap();
    let values: Vec<&str> = formatted.values.iter().map(|(range, _)| &formatted.text[range.clone()]).collect();
    assert_eq!(values, ["1-888-373-7888", "Bar Sol", "example.org"]);
}

const SLIP: &str = r#"title = "Slip"
document-title = "bystander"
paper = { iso = ["A4"], us = ["Letter"] }
margin = "15mm"
fill = "paper"

[styles.slip]
size = "14pt"

[grid]
columns = ["1fr"]
areas = """
line
call
list
"""

[[box]]
area = "line"
text = "bystander"
style = "slip"

[[box]]
area = "call"
hotline = "call"
style = "slip"

[[box]]
area = "list"
list = ["bystander"]
marker = "number"
style = "slip"
"#;

/// The lines of a slip of paper as they stand on it, from left to right and from the top.
fn lines(locale: &str, facts: &str, text: &str, evidence: &str) -> Vec<String> {
    let root = tempfile::tempdir().unwrap();
    let write = |path: &str, text: &str| {
        let path = root.path().join(path);
        std::fs::create_dir_all(path.parent().unwrap()).unwrap();
        std::fs::write(path, text).unwrap();
    };
    write("handbill.toml", "name = \"t\"\nregion = \"XK\"\nversion = \"2026-11\"\n");
    write("layouts/slip.toml", SLIP);
    let record = format!(
        "name = \"Town\"\npaper = \"iso\"\n[emergency]\nnumber = \"112\"\nsource = \"s\"\n[[hotline]]\nid = \"a\"\nname = \"Line\"\n\
         call = \"08000 121-700\"\ntext = \"233733\"\nurl = \"https://example.org/\"\nsource = \"s\"\nevidence = \"{evidence}\"\n"
    );
    write("hotlines/XK.toml", &record);
    write(&format!("locales/{locale}/locale.toml"), &format!("native = \"a\"\nenglish = \"a\"\n{facts}"));
    write(&format!("locales/{locale}/own.ftl"), &format!("bystander = {text}\n"));
    let (mut sources, mut report) = (Sources::default(), Report::default());
    let campaign = load::load(root.path(), &mut sources, &mut report).unwrap();
    assert!(!report.has_errors(), "{:?}", report.diagnostics);
    let (layout, locale) = (&campaign.layouts["slip"], campaign.find_locale(locale).unwrap());
    let job = Job::new(&campaign, layout, &locale, &campaign.regions["XK"], None, &mut report).unwrap();
    let wording = resolve::resolve(&campaign, &job, &mut report);
    let mut typesetter = Typesetter::default();
    let scene = wording.and_then(|w| crate::stages::scene(&campaign, &w, &mut typesetter, &mut report));
    assert!(!report.has_errors(), "{:?}", report.diagnostics);
    let scene = scene.unwrap();
    assert!(scene.pages[0].links.iter().all(|l| l.uri.is_ascii() && !l.contents.contains('\u{202D}')));
    let mut runs = Vec::new();
    collect(&scene.pages[0].items, &mut runs);
    let mut placed: Vec<(i32, f32, &str)> = Vec::new();
    for run in runs {
        for cluster in &run.clusters {
            let glyph = run.glyphs[cluster.glyphs.start].x;
            let (x, y) = run.transform.apply(glyph, 0.0);
            placed.push(((y * 10.0) as i32, x, &run.text[cluster.text.clone()]));
        }
    }
    placed.sort_by(|a, b| a.0.cmp(&b.0).then(a.1.total_cmp(&b.1)));
    let mut lines: Vec<String> = Vec::new();
    let mut last = None;
    for (y, _, text) in placed {
        if last != Some(y) {
            lines.push(String::new());
        }
        last = Some(y);
        lines.last_mut().unwrap().push_str(text);
    }
    lines.iter().map(|line| line.replace('\u{A0}', " ").trim().to_owned()).collect()
}

fn collect<'s>(items: &'s [Item], out: &mut Vec<&'s TextRun>) {
    for item in items {
        match &item.content {
            Content::Text(run) => out.push(run),
            Content::Clip { items, .. } | Content::Cut { items, .. } => collect(items, out),
            _ => {}
        }
    }
}

fn reversed(text: &str) -> String {
    text.chars().rev().collect()
}

#[test]
fn a_date_runs_from_right_to_left_with_its_words() {
    let latin = "digits = \"latin\"\n";
    for (locale, facts, month, year, day) in [
        ("ar", "", "نوفمبر", "٢٠٢٥", "٣"),
        ("ar", latin, "نوفمبر", "2025", "3"),
        ("fa", "", "نوامبر", "۲۰۲۵", "۳"),
        ("he", "", "נובמבר", "2025", "3"),
        ("ur", "", "نومبر", "2025", "3"),
    ] {
        let text = "PDF { DATETIME($evidence) }";
        let line = lines(locale, facts, text, "2025-11").remove(0);
        assert_eq!(line, format!("{year} {} PDF", reversed(month)), "{locale}");
        let line = lines(locale, facts, text, "2025-11-03").remove(0);
        assert!(line.starts_with(&format!("{year} ")) && line.ends_with(&format!(" {day} PDF")), "{locale}: {line}");
    }
    // In CLDR's short Arabic dates the day stands on the right; in Persian ones it stands on the left of the year.
    let short = "{ DATETIME($evidence, dateStyle: \"short\") }";
    assert_eq!(lines("ar", "", short, "2025-11-03")[0], "٢٠٢٥/١١/٣");
    assert_eq!(lines("ar", latin, short, "2025-11-03")[0], "2025/11/3");
    assert_eq!(lines("fa", "", short, "2025-11-03")[0], "۲۰۲۵/۱۱/۳");
    assert_eq!(lines("he", "", short, "2025-11-03")[0], "3.11.2025");
    // Years in the locale's own digits are read from right to left, as prose is.
    assert_eq!(lines("ar", "", "{ DATETIME($evidence) }", "2016–23")[0], "٢٠٢٣–٢٠١٦");
    assert_eq!(lines("ur", "", "{ DATETIME($evidence) }", "2016–23")[0], "2016–2023");
}

#[test]
fn a_list_keeps_its_numbers_in_order_in_right_to_left_text() {
    let line = lines("ar", "", "{ LIST($call, $text-number, $url, type: \"or\") }", "2025").remove(0);
    assert_eq!(line, format!("example.org {} 233733 {} 08000 121-700", reversed("أو"), reversed("أو")));
}

/// Arabic-Indic digits are AN, Persian ones EN; the groups stand in the published order all the same.
#[test]
fn telephone_numbers_in_native_digits_keep_their_groups() {
    let native = "phone-digits = \"native\"\n";
    for (locale, number, word) in
        [("ar", "٠٨٠٠٠ ١٢١-٧٠٠", "اتصل"), ("fa", "۰۸۰۰۰ ۱۲۱-۷۰۰", "تماس"), ("ur", "۰۸۰۰۰ ۱۲۱-۷۰۰", "کال")]
    {
        let found = lines(locale, native, &format!("{word} {{ $call }} {word}"), "2025");
        assert_eq!(found[0], format!("{0} {number} {0}", reversed(word)), "{locale}");
        assert_eq!(found[1], number, "{locale}");
        // Without the wish nothing changes.
        assert_eq!(lines(locale, "", word, "2025")[1], "08000 121-700", "{locale}");
    }
    assert_eq!(lines("bn", native, "কল { $call }", "2025")[..2], ["কল ০৮০০০ ১২১-৭০০", "০৮০০০ ১২১-৭০০"]);
}

#[test]
fn the_items_of_a_list_are_counted_in_the_digits_of_the_locale() {
    let word = |text: &str| text.chars().filter(|c| c.is_alphabetic()).count();
    for (locale, facts, marker) in
        [("bn", "", "১."), ("bn", "digits = \"latin\"\n", "1."), ("ar", "", ".١"), ("hi", "", "1."), ("en", "", "1.")]
    {
        let line = lines(locale, facts, "A", "2025").remove(2);
        assert!(line.contains(marker) && word(&line) == 1, "{locale}: {line}");
    }
}
