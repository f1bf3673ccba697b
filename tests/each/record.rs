//! What a record says, to its printed words: hours, retired numbers, each field, and the conditions of boxes.

use handbill::batch::{self, Lack, Selection};
use handbill::compose::typeset::Typesetter;
use handbill::manifest::Manifest;
use handbill::resolve::wording::{Job, WordedBox, WordedContent};

use crate::each::support::{POSTER, RECORD, SETTINGS, TEXTS, Town, runs, words};

const HOURS: &str = "hours = \"24/7\"";

/// A sheet whose note says when the line is open.
fn open(hours: &str) -> String {
    let note = "note = Call us { $hours ->\n    [always] at any hour\n   *[limited] in the afternoon\n }.";
    let town = Town::new().edit(TEXTS, "note = You do not have to give your name.", note).edit(RECORD, HOURS, hours);
    town.made("en").printed()
}

#[test]
fn only_24_7_is_open_at_any_hour() {
    let printed = open(HOURS);
    assert!(printed.contains("at any hour") && !printed.contains("afternoon"), "{printed}");
    for limited in [
        "",
        "hours = \"Mon–Fri 9:00–17:00\"",
        "hours = \"24/7 by chat, calls until 22:00\"",
        "hours = \"9-5\"",
        "hours = \"7/24\"",
        "hours = \"24 / 7\"",
        "hours = \"24/5\"",
        "hours = \"always\"",
    ] {
        let printed = open(limited);
        assert!(printed.contains("in the afternoon") && !printed.contains("any hour"), "{limited}: {printed}");
    }
}

/// The kit's own sheets: a record with limited hours promises nothing more, in any language.
#[test]
fn limited_hours_change_the_kits_words_in_every_language() {
    let town = |hours: &str| {
        let record = std::fs::read_to_string(crate::each::support::repository().join("hotlines/US.toml")).unwrap();
        assert!(record.contains(HOURS), "{record}");
        let settings = "name = \"t\"\nregion = \"US\"\nversion = \"2026-11\"\n";
        let town = Town::of(&[]).put(SETTINGS, settings).put(RECORD, record.replace(HOURS, hours));
        kit_texts(&town)
    };
    let (always, limited) = (town(HOURS), town("hours = \"10:00–16:00\""));
    assert_eq!(always.len(), 17 * 3);
    let mut same = Vec::new();
    for ((job, always), (_, limited)) in always.iter().zip(&limited) {
        let says = |texts: &[String]| texts.iter().any(|text| text.contains("24"));
        if always == limited {
            same.push(job);
        }
        // The flyer and the card of a language may leave the hours out; whoever says 24 hours says it of the record.
        assert!(!says(limited), "{job}: {limited:?}");
    }
    assert!(!same.iter().any(|job| job.starts_with("venue-poster")), "the same words for other hours: {same:?}");
}

/// Every paragraph of the kit's sheets.
fn kit_texts(town: &Town) -> Vec<(String, Vec<String>)> {
    use handbill::batch::{self, Selection};
    use handbill::diag::{Report, Sources};
    let (mut sources, mut report) = (Sources::default(), Report::default());
    let campaign = handbill::load::load(town.path(), &mut sources, &mut report).unwrap();
    let plan = batch::plan(&campaign, &Selection::default(), &mut report).unwrap();
    let texts = |job| {
        let wording = handbill::resolve::resolve(&campaign, job, &mut Report::default()).unwrap();
        let mut found = Vec::new();
        wording.faces.iter().for_each(|face| collect(&face.boxes, &mut found));
        found
    };
    plan.jobs.iter().map(|job| (job.name.clone(), texts(job))).collect()
}

fn collect(boxes: &[WordedBox], out: &mut Vec<String>) {
    for item in boxes {
        match &item.content {
            WordedContent::Text(text) | WordedContent::Hotline(text) => {
                out.extend(text.paragraphs.iter().map(|p| p.text.clone()));
            }
            WordedContent::List(items) => {
                out.extend(items.iter().flat_map(|t| &t.paragraphs).map(|p| p.text.clone()));
            }
            WordedContent::Boxes(inner) => collect(inner, out),
            WordedContent::Qr { payload } => out.push(payload.clone()),
            WordedContent::Image { .. } | WordedContent::Shape => {}
        }
    }
}

const SECOND: &str = "\n[[hotline]]\nid = \"county\"\nname = \"County Line\"\ncall = \"1-855-352-7233\"\n\
                      url = \"https://example.org\"\nsource = \"https://example.org\"\nevidence = \"2026-10\"\n";

/// To the sheet and to the manifest.
#[test]
fn the_first_hotline_that_is_not_retired_is_printed() {
    let both = |first: &str, second: &str| {
        Town::new().edit(RECORD, "status = \"active\"", first).append(RECORD, &format!("{SECOND}{second}"))
    };
    let (active, retired) = ("status = \"active\"", "status = \"retired\"");
    for (first, second, id, number, other) in [
        (retired, active, "county", "1-855-352-7233", "1-888-373-7888"),
        (retired, "", "county", "1-855-352-7233", "1-888-373-7888"),
        (active, retired, "national", "1-888-373-7888", "1-855-352-7233"),
        (active, active, "national", "1-888-373-7888", "1-855-352-7233"),
    ] {
        let town = both(first, second);
        let made = town.handbill(&["build", "poster", "-l", "en", "-q"]);
        assert!(made.status.success(), "{}", words(&made));
        let manifest: Manifest = serde_json::from_str(&town.text("output/manifest.json")).unwrap();
        let [entry] = manifest.files.as_slice() else { panic!("{manifest:?}") };
        assert_eq!((entry.hotline.id.as_str(), entry.hotline.call.as_deref()), (id, Some(number)));
        assert!(entry.numbers.iter().any(|n| n == number) && !entry.numbers.iter().any(|n| n == other), "{entry:?}");
        let address = if id == "county" { "https://example.org" } else { "https://humantraffickinghotline.org" };
        assert_eq!(entry.qr, [address]);
    }
    assert_eq!(both(retired, retired).codes(), ["retired-hotline"]);
}

/// Each field as a box and as a variable prints the record's value, and the code of each leads there.
#[test]
fn each_field_is_printed_as_the_record_has_it() {
    let full = "call = \"1-888-373-7888\"\ntext = \"233733\"\nkeyword = \"BEFREE\"\nchat = \"https://example.org/chat\"\n\
                languages = 1000\noperator = \"Polaris\"";
    let note = "note = { $call }, { $text-number }, { $text-keyword }, { $url }, { $chat }, { $emergency }, { $hotline-name }, \
                { $operator }, { $region-name }, { DATETIME($evidence) }, { $venue }, { $version }, { $languages }.";
    let boxes = |field: &str| format!("[[box]]\narea = \"danger\"\nhotline = \"{field}\"\n");
    let town = || {
        Town::new()
            .edit(RECORD, "call = \"1-888-373-7888\"\ndial = \"+18883737888\"", full)
            .edit(TEXTS, "note = You do not have to give your name.", note)
            .edit(SETTINGS, "version = ", "venue = \"Hotel Sunrise\"\nversion = ")
    };
    let printed = town().made("en").printed().replace('\u{A0}', " ");
    let line: String = printed.split('|').collect();
    for wanted in [
        "1-888-373-7888, 233733, BEFREE, humantraffickinghotline.org, example.org/chat, 911",
        "National Human Trafficking Hotline",
        "Polaris, United States, October 2026, Hotel Sunrise, 2026-11, 1,000.",
    ] {
        let solid = |text: &str| text.replace(' ', "");
        assert!(solid(&line).contains(&solid(wanted)), "{wanted}: {line}");
    }
    let danger = "[[box]]\narea = \"danger\"\ntext = \"emergency-line\"\n";
    for (field, printed) in [
        ("call", "1-888-373-7888"),
        ("text", "233733"),
        ("keyword", "BEFREE"),
        ("url", "humantraffickinghotline.org"),
        ("chat", "example.org/chat"),
        ("emergency", "911"),
    ] {
        let made = town().edit(POSTER, danger, &boxes(field)).made("en");
        let wording = made.wording.faces[0].boxes.iter().find(|b| b.spec.name == "danger").unwrap();
        let WordedContent::Hotline(text) = &wording.content else { panic!("{wording:?}") };
        assert_eq!(text.paragraphs[0].text, printed, "{field}");
    }
    for (payload, leads) in [
        ("{hotline.url}", "https://humantraffickinghotline.org"),
        ("{hotline.chat}", "https://example.org/chat"),
        ("{hotline.call}", "tel:+18883737888"),
        ("{emergency}", "tel:911"),
        ("https://example.org/chat", "https://example.org/chat"),
    ] {
        let made = town().edit(POSTER, "{hotline.url}", payload).made("en");
        let code = made.wording.faces[0].boxes.iter().find(|b| b.spec.name == "qr").unwrap();
        assert!(matches!(&code.content, WordedContent::Qr { payload } if payload == leads), "{payload}");
    }
}

/// `when` and `unless` for each field, with a record that has it and one that lacks it.
#[test]
fn boxes_follow_their_conditions_both_ways() {
    let record = |field: &str| match field {
        "hotline.text" => ("text = \"233733\"\n", RECORD),
        "hotline.keyword" => ("keyword = \"BEFREE\"\n", RECORD),
        "hotline.chat" => ("chat = \"https://example.org/chat\"\n", RECORD),
        "venue" => ("venue = \"Hotel Sunrise\"\n", SETTINGS),
        _ => ("", RECORD),
    };
    for field in
        ["hotline.call", "hotline.text", "hotline.keyword", "hotline.url", "hotline.chat", "emergency", "venue"]
    {
        let (line, file) = record(field);
        for there in [true, false] {
            if field == "emergency" && !there {
                // Every region has one.
                continue;
            }
            let mut town = Town::new().edit(POSTER, "[[box]]\narea = \"note\"", "[[box]]\narea = \"note\"\nCONDITION");
            if !line.is_empty() && there {
                let before = if file == RECORD { "name = \"National" } else { "version = " };
                town = town.edit(file, before, &format!("{line}{before}"));
            }
            if !there && field == "hotline.call" {
                town = town.edit(RECORD, "call = \"1-888-373-7888\"\ndial = \"+18883737888\"\n", "").edit(
                    POSTER,
                    "area = \"number\"\n",
                    "area = \"number\"\nwhen = \"hotline.call\"\n",
                );
            }
            if !there && field == "hotline.url" {
                let gone = "url = \"https://humantraffickinghotline.org\"\n";
                town = town
                    .edit(RECORD, gone, "")
                    .edit(POSTER, "hotline = \"url\"\n", "hotline = \"url\"\nwhen = \"hotline.url\"\n")
                    .edit(POSTER, "qr = \"{hotline.url}\"\nalt = \"qr-alt\"\n", "shape = \"rect\"\nfill = \"night\"\n");
            }
            let layout = town.text(POSTER);
            for (key, shown) in [("when", there), ("unless", !there)] {
                let condition = format!("{key} = \"{field}\"");
                let made = town.with(POSTER, layout.replace("CONDITION", &condition)).made("en");
                let says = made.printed().contains("You do not have to give your name.");
                assert_eq!(says, shown, "{condition}, the record {} it", if there { "has" } else { "lacks" });
            }
        }
    }
}

/// A condition on a box of boxes is one on all of them, and one inside decides inside.
#[test]
fn conditions_hold_at_every_level() {
    let group = |outer: &str, inner: &str| {
        let boxes = format!(
            "[[box]]\narea = \"note\"\n{outer}\n[box.grid]\ncolumns = [\"1fr\"]\n[[box.boxes]]\ntext = \"note\"\n{inner}\n\
             [[box.boxes]]\ntext = \"plain-line\"\n"
        );
        let made = Town::new().edit(POSTER, "[[box]]\narea = \"note\"\ntext = \"note\"\n", &boxes).made("en");
        let printed = made.printed();
        (printed.contains("You do not have to"), printed.contains("You can ask us anything."))
    };
    assert_eq!(group("", ""), (true, true));
    assert_eq!(group("", "when = \"venue\""), (false, true));
    assert_eq!(group("", "unless = \"venue\""), (true, true));
    assert_eq!(group("", "unless = \"hotline.call\""), (false, true));
    assert_eq!(group("when = \"venue\"", ""), (false, false));
    assert_eq!(group("unless = \"hotline.url\"", ""), (false, false));
    assert_eq!(group("unless = \"hotline.text\"\nwhen = \"hotline.url\"", ""), (true, true));
    assert_eq!(group("unless = \"hotline.url\"\nwhen = \"hotline.url\"", ""), (false, false));
}

/// A number to text is a link of its own, and a card of words is none.
#[test]
fn each_field_leads_where_it_says() {
    let more = "text = \"233733\"\nkeyword = \"BEFREE\"\nchat = \"https://example.org/chat\"\nhours = ";
    for (field, leads) in [
        ("call", Some("tel:+18883737888")),
        ("text", Some("sms:233733")),
        ("keyword", None),
        ("url", Some("https://humantraffickinghotline.org")),
        ("chat", Some("https://example.org/chat")),
        ("emergency", Some("tel:911")),
    ] {
        let head = "title = \"t\"\ndocument-title = \"headline\"\npaper = \"A4\"\nmargin = \"15mm\"\n";
        let town = Town::new().edit(RECORD, "hours = ", more);
        let made = town.put(POSTER, format!("{head}[[box]]\nhotline = \"{field}\"\n")).made("en");
        let links: Vec<&str> = made.scene.pages[0].links.iter().map(|link| link.uri.as_str()).collect();
        assert_eq!(links, leads.into_iter().collect::<Vec<_>>(), "{field}");
    }
}

/// Lengths and wanted sizes grow with the square root of the area; least sizes and the bleed do not.
#[test]
fn a_layout_grows_with_its_paper() {
    let town =
        Town::new().edit(POSTER, "paper = { iso = \"A4\", us = \"Letter\" }", "paper = [\"A4\", \"A3\", \"A5\"]");
    let made = |paper: &str| {
        let (campaign, mut report) = town.load();
        let campaign = campaign.unwrap();
        let (layout, locale) = (&campaign.layouts["poster"], &campaign.locales["en"]);
        let job = Job::new(&campaign, layout, locale, &campaign.regions["US"], Some(paper), &mut report).unwrap();
        let wording = handbill::resolve::resolve(&campaign, &job, &mut report).unwrap();
        let scene = crate::stages::scene(&campaign, &wording, &mut Typesetter::default(), &mut report);
        let scene = scene.unwrap_or_else(|| panic!("{report:?}"));
        let size = |text: &str| runs(&scene).iter().find(|run| run.text.contains(text)).unwrap().size;
        let sizes = (size("You do not have"), size("Version"), size("controlling"));
        (job.scale, sizes, scene.pages[0].trim.x)
    };
    let ((one, small, bleed), (two, large, same)) = (made("A4"), made("A3"));
    assert!((one - 1.0).abs() < 0.001 && (two - 2.0_f32.sqrt()).abs() < 0.005, "{one} {two}");
    assert!((small.0 - 14.0).abs() < 0.01 && (large.0 - 14.0 * two).abs() < 0.1, "{small:?} {large:?}");
    assert!((large.1 - 10.0 * two).abs() < 0.1 && (large.2 - 48.0 * two).abs() < 0.2, "{large:?}");
    assert_eq!(bleed, same);
    // On half the paper the least size holds: 12 pt and not 9.9.
    let (half, sizes, _) = made("A5");
    assert!((half - 0.5_f32.sqrt()).abs() < 0.005 && sizes.0 >= 12.0 && sizes.1 >= 9.0, "{half} {sizes:?}");
}

/// A locale has no sheet while it lacks any text of the layout: title, text, item of a list, or alternative text, at any depth.
#[test]
fn each_text_that_a_layout_names_is_needed() {
    let all = [
        "headline",
        "sign-one",
        "sign-two",
        "emergency-line",
        "note",
        "venue-line",
        "phone-safety",
        "version-line",
        "qr-alt",
    ];
    let layout = Town::new().text(POSTER).replace(
        "[[box]]\narea = \"note\"\ntext = \"note\"",
        "[[box]]\narea = \"note\"\n[box.grid]\ncolumns = [\"1fr\"]\n[[box.boxes]]\ntext = \"note\"",
    );
    let facts = "native = \"Español\"\nenglish = \"Spanish\"\nreview = \"reviewed\"\nreviewers = [\"A. Lectora\"]\n";
    let town = Town::new().put(POSTER, layout).put("locales/es/locale.toml", facts);
    let skipped = |lacks: &str| {
        let own: String =
            all.iter().filter(|id| **id != lacks).map(|id| format!("{id} = Palabras de {id}.\n")).collect();
        let (campaign, mut report) = town.with("locales/es/main.ftl", own).load();
        let plan = batch::plan(&campaign.unwrap(), &Selection::default(), &mut report).unwrap();
        let jobs: Vec<String> = plan.jobs.iter().map(|job| job.locale.id.clone()).collect();
        (jobs, plan.skipped.into_iter().map(|s| (s.locale, texts(s.lack))).collect::<Vec<_>>())
    };
    assert_eq!(skipped(""), (vec!["en".to_owned(), "es".to_owned()], vec![]));
    for id in all {
        assert_eq!(skipped(id), (vec!["en".to_owned()], vec![("es".to_owned(), vec![id.to_owned()])]), "{id}");
    }
}

/// `locales` of the settings restricts the languages, and what is named restricts them further.
#[test]
fn the_settings_restrict_the_locales() {
    let own = |locale: &str| {
        let facts = format!("native = \"{locale}\"\nenglish = \"{locale}\"\nreview = \"draft\"\n");
        let texts = Town::new().text(TEXTS);
        (format!("locales/{locale}/locale.toml"), facts, format!("locales/{locale}/main.ftl"), texts)
    };
    let mut town = Town::new();
    for locale in ["de", "nl"] {
        let (toml, facts, ftl, texts) = own(locale);
        town = town.put(&toml, facts).put(&ftl, texts);
    }
    let jobs = |town: &Town, locales: &[&str]| {
        let (campaign, mut report) = town.load();
        let locales = locales.iter().map(|l| (*l).to_owned()).collect();
        let plan = batch::plan(&campaign.unwrap(), &Selection { locales, ..Selection::default() }, &mut report);
        plan.map(|plan| plan.jobs.into_iter().map(|job| job.locale.id.clone()).collect::<Vec<_>>())
    };
    assert_eq!(jobs(&town, &[]).unwrap(), ["de", "en", "nl"]);
    let some = town
        .with(SETTINGS, town.text(SETTINGS).replace("version = ", "locales = [\"nl\", \"en\", \"nl\"]\nversion = "));
    assert_eq!(jobs(&some, &[]).unwrap(), ["nl", "en"]);
    assert_eq!(jobs(&some, &["de"]).unwrap(), ["de"]);
    assert_eq!(jobs(&some, &["NL", "nl"]).unwrap(), ["nl"]);
    assert_eq!(jobs(&some, &["fr"]), None);
    let unknown = town.with(SETTINGS, town.text(SETTINGS).replace("version = ", "locales = [\"fr\"]\nversion = "));
    assert!(unknown.says("unknown-locale"));
}

/// The texts that a locale lacks.
fn texts(lack: Lack) -> Vec<String> {
    let Lack::Texts(ids) = lack else { panic!("{lack:?}") };
    ids
}

/// A box outside the parts of a sheet is for readers of all of them: so is the number in it.
#[test]
fn a_number_for_all_languages_is_answered_in_each() {
    const LAYOUT: &str = "title = \"Two\"\ndocument-title = \"headline\"\npaper = \"200mm x 300mm\"\n[grid]\ncolumns = [\"1fr\"]\n\
        [[box]]\neach = \"locales\"\n[box.grid]\ncolumns = [\"1fr\"]\n[[box.boxes]]\ntext = \"headline\"\n[[box]]\nhotline = \"call\"\n";
    let said = |languages: &str, order: &str, more: &str| {
        let town = Town::new()
            .put(POSTER, format!("{LAYOUT}{more}"))
            .put("locales/es/locale.toml", "native = \"Español\"\nenglish = \"Spanish\"\n")
            .put("locales/es/common.ftl", "headline = ¿Alguien te controla?\n")
            .append(RECORD, languages);
        words(&town.handbill(&["check", "poster", "-l", order]))
    };
    for order in ["en+es", "es+en"] {
        let one = said("call-languages = [\"en\"]\n", order, "");
        assert!(one.contains("error[missing-value]"), "{order}: {one}");
        let both = said("call-languages = [\"en\", \"es\"]\n", order, "");
        assert!(!both.contains("missing-value"), "{order}: {both}");
        let insist = "[[insist]]\nchannel = \"call\"\nreason = \"short words are understood\"\n";
        let insisted = said("call-languages = [\"en\"]\n", order, insist);
        assert!(!insisted.contains("missing-value"), "{order}: {insisted}");
    }
}

/// A line for victims alone comes onto no sheet that asks for tips, through a resource either.
#[test]
fn a_resource_brings_no_line_for_victims_onto_a_sheet_that_asks_for_tips() {
    const LAYOUT: &str = "title = \"Tips\"\ndocument-title = \"headline\"\npaper = \"200mm x 300mm\"\n[grid]\ncolumns = [\"1fr\"]\n\
        [[box]]\nhotline = \"call\"\n[[box]]\neach = \"resources\"\n[box.grid]\ncolumns = [\"1fr\"]\n[[box.boxes]]\nvalue = \"resource.phone\"\n";
    const LINE: &str = "[[hotline]]\nid = \"shelter\"\nname = \"Shelter\"\nkind = \"victim-only\"\ncall = \"1-866-488-7386\"\n\
        source = \"https://humantraffickinghotline.org/\"\nevidence = \"2025-11\"\n";
    const RESOURCE: &str = "[[resource]]\nid = \"one\"\ntitle = \"One\"\nurl = \"https://humantraffickinghotline.org/one\"\n\
        phone = \"shelter\"\nsource = \"https://humantraffickinghotline.org/\"\n";
    let said = |tips: &str| {
        let layout = LAYOUT.replacen("paper =", &format!("{tips}paper ="), 1);
        let town = Town::new().put(POSTER, layout).append(RECORD, LINE).put("resources/own.toml", RESOURCE);
        words(&town.handbill(&["check", "poster", "-l", "en"]))
    };
    assert!(said("tips = true\n").contains("error[missing-value]"), "{}", said("tips = true\n"));
    assert!(!said("").contains("missing-value"), "{}", said(""));
}
