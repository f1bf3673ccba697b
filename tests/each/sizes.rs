//! Least sizes of type, just below and just above: by format, by what is said, by the distance, by the place's rules.

use handbill::batch::Selection;
use handbill::diag::Report;
use handbill::preflight::Options;

use crate::each::support::{POSTER, SETTINGS, Town, codes, severity};

/// What the preflight says of the sheet as it is.
fn judged(town: &Town) -> Report {
    let made = town.made("en");
    made.judged(&made.scene, &Options::default())
}

/// Whether a code is said of a box.
fn said(town: &Town, code: &str, name: &str) -> bool {
    let in_box = format!("in box \"{name}\"");
    judged(town).diagnostics.iter().any(|d| d.code == code && d.message.contains(&in_box))
}

/// A style of one size.
fn sized(town: Town, style: &str, size: &str) -> Town {
    town.append(SETTINGS, &format!("[styles.{style}]\nsize = \"{size}\"\nmin = \"{size}\"\n"))
}

/// The base poster with a box in a style of its own.
fn with(area: &str, size: &str) -> Town {
    let line = format!("area = \"{area}\"\n");
    let text = Town::new().text(POSTER);
    let at = text.find(&line).unwrap();
    let end = text[at..].find("\n\n").map_or(text.len(), |end| at + end);
    let (before, block) = (&text[..at], &text[at..end]);
    let block: Vec<&str> = block.lines().filter(|l| !l.starts_with("style")).collect();
    let layout = format!("{before}{}\nstyle = \"own\"{}", block.join("\n"), &text[end..]);
    sized(Town::new().put(POSTER, layout), "own", size)
}

#[test]
fn small_print_has_9_pt_and_what_has_to_be_read_12() {
    assert!(said(&with("note", "8.9pt"), "text-too-small", "note"));
    assert!(!said(&with("note", "9pt"), "text-too-small", "note"));
    // A heading, a list, a line with a number.
    let heading = |size| with("note", size).edit(POSTER, "area = \"note\"\n", "area = \"note\"\nrole = \"h2\"\n");
    assert!(said(&heading("11.9pt"), "text-too-small", "note") && !said(&heading("12pt"), "text-too-small", "note"));
    for name in ["headline", "signs", "danger"] {
        assert!(said(&with(name, "11.9pt"), "text-too-small", name), "{name}");
        assert!(!said(&with(name, "12pt"), "text-too-small", name), "{name}");
    }
    let plain = |size| with("note", size).edit(POSTER, "area = \"note\"\n", "area = \"note\"\nrole = \"p\"\n");
    assert!(!said(&plain("9pt"), "text-too-small", "note"));
}

#[test]
fn nothing_is_printed_below_6_pt_and_no_number_below_8() {
    for (area, below, least) in [
        ("note", "5.9pt", "6pt"),
        ("danger", "7.9pt", "8pt"),
        ("number", "11.9pt", "12pt"),
        ("address", "5.9pt", "6pt"),
    ] {
        assert!(said(&with(area, below), "text-below-minimum", area), "{area} {below}");
        assert!(!said(&with(area, below), "text-too-small", area), "{area}: said once");
        assert!(!said(&with(area, least), "text-below-minimum", area), "{area} {least}");
    }
}

const CARD: &str = "title = \"Card\"\ndocument-title = \"headline\"\npaper = \"85mm x 55mm\"\nmargin = \"6mm\"\n\
                    [grid]\ncolumns = [\"1fr\"]\n[[box]]\nname = \"line\"\ntext = \"plain-line\"\nstyle = \"own\"\n\
                    [[box]]\nname = \"number\"\nhotline = \"call\"\nstyle = \"own\"\n";

#[test]
fn a_card_has_8_pt() {
    let card = |size| sized(Town::new().put(POSTER, CARD), "own", size);
    assert!(said(&card("7.9pt"), "text-too-small", "line") && said(&card("7.9pt"), "text-below-minimum", "number"));
    let found = codes(&judged(&card("8pt")));
    assert!(!found.contains(&"text-too-small") && !found.contains(&"text-below-minimum"), "{found:?}");
}

#[test]
fn a_tab_has_11_pt() {
    let tab = |size: &str, content: &str| {
        let boxes = format!("[[box]]\nname = \"tab\"\n{content}\nstyle = \"own\"\nrepeat = 2\n");
        let head = "title = \"t\"\ndocument-title = \"headline\"\npaper = \"A4\"\nmargin = \"15mm\"\n[grid]\ncolumns = [\"1fr\"]\n";
        sized(Town::new().put(POSTER, format!("{head}{boxes}")), "own", size)
    };
    let (line, number) = ("text = \"plain-line\"", "hotline = \"call\"");
    assert!(said(&tab("10.9pt", line), "text-too-small", "tab") && !said(&tab("11pt", line), "text-too-small", "tab"));
    assert!(said(&tab("10.9pt", number), "text-below-minimum", "tab"));
    assert!(!said(&tab("11pt", number), "text-below-minimum", "tab"));
    // The tab inside a repeated group is one too.
    let inside = |size: &str| {
        let boxes = format!(
            "title = \"t\"\ndocument-title = \"headline\"\npaper = \"A4\"\nmargin = \"15mm\"\n[grid]\ncolumns = [\"1fr\"]\n\
             [[box]]\nrepeat = 2\n[box.grid]\ncolumns = [\"1fr\"]\n[[box.boxes]]\nname = \"tab\"\n{line}\nstyle = \"own\"\n"
        );
        sized(Town::new().put(POSTER, boxes), "own", size)
    };
    assert!(said(&inside("10.9pt"), "text-too-small", "tab") && !said(&inside("11pt"), "text-too-small", "tab"));
}

/// 160 pt at 7.5 m: the title of 48 pt is read from 2.25 m, the number of 44 pt from 2.06 m.
#[test]
fn headline_and_number_have_21_pt_a_metre() {
    let from = |mm: u32| Town::new().edit(POSTER, "bleed = ", &format!("reading-distance = \"{mm}mm\"\nbleed = "));
    let code = "text-too-small-for-distance";
    assert!(!said(&from(2240), code, "headline") && said(&from(2260), code, "headline"));
    assert!(!said(&from(2055), code, "number") && said(&from(2070), code, "number"));
    // What is read up close has no distance.
    let names: Vec<String> =
        judged(&from(9000)).diagnostics.into_iter().filter(|d| d.code == code).map(|d| d.message).collect();
    assert_eq!(names.len(), 2, "{names:?}");
    assert!(!codes(&judged(&Town::new())).contains(&code));
}

/// The last month that is allowed, and the next.
#[test]
fn evidence_is_at_most_18_months_old() {
    let old = |evidence: &str, more: &str| {
        let town =
            Town::new().edit("hotlines/US.toml", "evidence = \"2026-10\"", &format!("evidence = \"{evidence}\""));
        town.edit(SETTINGS, "version = ", &format!("{more}version = ")).says("evidence-age")
    };
    assert!(!old("2025-05", "") && old("2025-04", ""));
    assert!(!old("2025-05-01", "") && old("2025-04-30", ""));
    // A year is as old as its last month.
    assert!(!old("2025", "") && old("2024", ""));
    assert!(!old("2019–2025", "") && old("2019–2024", ""));
    for months in [1, 6, 30] {
        let limit = format!("max-evidence-age = \"{months} months\"\n");
        let month = |age: i32| {
            let all = 2026 * 12 + 11 - 1 - age;
            format!("{}-{:02}", all / 12, all % 12 + 1)
        };
        assert!(!old(&month(months), &limit) && old(&month(months + 1), &limit), "{months}");
    }
}

fn unix(year: i32, month: u8, day: u8, hour: u8) -> i64 {
    let date = time::Date::from_calendar_date(year, time::Month::try_from(month).unwrap(), day).unwrap();
    date.with_hms(hour, 0, 0).unwrap().assume_utc().unix_timestamp()
}

/// Against the day of the run; it is tomorrow 14 hours earlier elsewhere.
#[test]
fn evidence_of_tomorrow_is_refused() {
    let seen = |evidence: &str, today: Option<i64>| {
        let town =
            Town::new().edit("hotlines/US.toml", "evidence = \"2026-10\"", &format!("evidence = \"{evidence}\""));
        severity(&town.run(&Selection { today, ..Selection::default() }), "evidence-future").is_some()
    };
    let now = Some(unix(2026, 11, 25, 9));
    assert!(!seen("2026-11-25", now) && seen("2026-11-26", now));
    let evening = Some(unix(2026, 11, 25, 10));
    assert!(!seen("2026-11-26", evening) && seen("2026-11-27", evening));
    assert!(!seen("2026-11", now) && seen("2026-12", now) && !seen("2026", now) && seen("2027", now));
    // Without a clock the campaign's version says what month it is.
    assert!(!seen("2026-11-30", None) && seen("2026-12", None));
}

/// The day of the run against `max-evidence-age`, when the version is as old as the number.
#[test]
fn evidence_lapses_by_the_day_of_the_run() {
    let lapsed = |today: i64| {
        let report = Town::new().run(&Selection { today: Some(today), ..Selection::default() });
        severity(&report, "evidence-lapsed").is_some()
    };
    assert!(!lapsed(unix(2028, 4, 30, 9)) && lapsed(unix(2028, 5, 1, 9)));
}

/// 16 pt and Letter, where a place asks for them.
#[test]
fn a_place_asks_for_type_and_sheet() {
    let near = || Town::of(&["tests/preflight/_base", "tests/preflight/posting-type/near"]);
    let smaller = |size: &str| {
        let settings = near().text(SETTINGS).replace("16pt", size);
        near().put(SETTINGS, settings)
    };
    assert!(smaller("15.9pt").says("posting-type") && !smaller("16pt").says("posting-type"));
    let paper = |name: &str| near().edit(POSTER, "us = \"Letter\"", &format!("us = \"{name}\"")).says("posting-sheet");
    assert!(!paper("8.5in x 11in") && paper("8.4in x 11in") && paper("8.5in x 10.9in"));
    assert!(!paper("11in x 8.5in") && paper("11in x 8.4in") && paper("10.9in x 8.5in"));
}
