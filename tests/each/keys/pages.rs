//! The keys of styles, grids, sheets, faces and copies.

use super::*;

/// A design that says whom to call.
const CALLING: &str = "title = \"Other\"\ndocument-title = \"headline\"\npaper = \"200mm x 300mm\"\nmargin = \"20mm\"\n[grid]\ncolumns = [\"1fr\"]\n\
                       [[box]]\ntext = \"headline\"\nrole = \"h1\"\n[[box]]\nhotline = \"call\"\n";

pub const KEYS: &[Case] = &[
    ("style", "extends", || {
        let made = styled("extends = \"title\"\nsize = \"20pt\"\nmin = \"20pt\"", "note");
        assert!(runs(&made.scene)[0].face.name.contains("Bold"));
    }),
    ("style", "size", || assert_eq!(runs(&styled("size = \"21pt\"", "note").scene)[0].size, 21.0)),
    ("style", "min", || {
        let narrow = |min: &str| {
            let layout = format!(
                "{HEAD}[styles.own]\nsize = \"40pt\"\nmin = \"{min}\"\n[[box]]\nheight = \"20mm\"\nwidth = \"60mm\"\ntext = \"long\"\nstyle = \"own\"\n"
            );
            town(&layout)
        };
        let shrunk = runs(&narrow("8pt").made("en").scene)[0].size;
        assert!((8.0..20.0).contains(&shrunk), "{shrunk}");
        assert!(narrow("20pt").says("text-overflow"));
    }),
    ("style", "weight", || {
        let face = |weight: &str| {
            runs(&styled(&format!("size = \"14pt\"\nweight = \"{weight}\""), "note").scene)[0].face.name.clone()
        };
        assert_eq!((face("regular"), face("bold")), ("NotoSans-Regular".to_owned(), "NotoSans-Bold".to_owned()));
    }),
    ("style", "font", || {
        let face = |font: &str| runs(&styled(&format!("size = \"14pt\"\n{font}"), "note").scene)[0].face.name.clone();
        assert_eq!(face("font = \"Noto Sans Hebrew\""), "NotoSansHebrew-Regular");
        assert_eq!(face(""), "NotoSans-Regular");
    }),
    ("style", "color", || {
        assert_eq!(runs(&styled("size = \"14pt\"\ncolor = \"#ff0000\"", "note").scene)[0].color, RED);
    }),
    ("style", "emphasis", || {
        let made = styled("size = \"14pt\"\nemphasis = \"#ff0000\"", "emphatic");
        assert_eq!((made.run("marked").color, made.run("One").color), (RED, Color::rgb(0x11, 0x11, 0x11)));
        let plain = styled("size = \"14pt\"", "emphatic");
        assert!(runs(&plain.scene).iter().all(|run| run.color == Color::rgb(0x11, 0x11, 0x11)));
    }),
    ("style", "leading", || {
        let step = |leading: &str| {
            let made = styled_in(&format!("size = \"14pt\"\n{leading}"), "long", "width = \"50mm\"");
            let lines = baselines(&made);
            (lines[1] - lines[0]) / 14.0
        };
        assert!((step("leading = 2.0") - 2.0).abs() < 0.01 && (step("leading = 3.0") - 3.0).abs() < 0.01);
        assert!((step("") - 1.25).abs() < 0.06, "{}", step(""));
    }),
    ("style", "paragraph-gap", || {
        let step = |gap: &str| {
            let lines = baselines(&styled(&format!("size = \"14pt\"\n{gap}"), "two"));
            (lines[1] - lines[0]) / 14.0
        };
        assert!((step("paragraph-gap = 3.0") - step("paragraph-gap = 1.0") - 2.0).abs() < 0.01);
        assert!((step("paragraph-gap = 1.0") - step("") - 0.5).abs() < 0.01);
    }),
    ("style", "align", || {
        let at = |align: &str| ink(runs(&styled(&format!("size = \"14pt\"\nalign = \"{align}\""), "note").scene)[0]);
        assert!(at("start").x.abs() < 0.5 && (at("end").right() - 200.0 * MM).abs() < 0.5);
        assert!((at("center").x + at("center").w / 2.0 - 100.0 * MM).abs() < 0.5);
    }),
    ("style", "balance", || {
        let widths = |balance: bool| {
            let made = styled_in(&format!("size = \"14pt\"\nbalance = {balance}"), "long", "width = \"120mm\"");
            let lines: Vec<f32> = runs(&made.scene).iter().map(|run| ink(run).w).collect();
            lines.iter().copied().fold(0.0, f32::max) - lines.iter().copied().fold(f32::MAX, f32::min)
        };
        assert!(widths(true) < widths(false) / 2.0, "{} {}", widths(true), widths(false));
    }),
    ("style", "hyphens", || {
        let cut = |hyphens: bool| {
            let made =
                styled_in(&format!("size = \"14pt\"\nmin = \"6pt\"\nhyphens = {hyphens}"), "words", "width = \"26mm\"");
            runs(&made.scene).iter().filter(|run| run.text == "\u{AD}").count()
        };
        assert!(cut(true) > 0 && cut(false) == 0);
    }),
    ("layout", "needs", || {
        let layout = format!(
            "{HEAD}needs = {{ motto = \"text\" }}\n[grid]\ncolumns = [\"1fr\"]\n[[box]]\nvalue = \"values.motto\"\n"
        );
        let said = |town: Town, args: &[&str]| crate::each::support::words(&town.handbill(args));
        let lacks = said(town(&layout), &["check", "poster"]);
        assert!(lacks.contains("error[no-jobs]") && lacks.contains("the campaign lacks values.motto"), "{lacks}");
        // Beside other designs it is skipped, and missed where it is asked for by name.
        let two = || town(&layout).put("layouts/other.toml", CALLING);
        let skipped = said(two(), &["check", "-l", "en"]);
        assert!(skipped.contains("skipped: poster, for which the campaign lacks values.motto"), "{skipped}");
        assert!(!skipped.contains("skipped-sheet"), "{skipped}");
        let named = said(two(), &["check", "poster", "other"]);
        assert!(named.contains("error[skipped-sheet]") && named.contains("--set"), "{named}");
        let given = said(town(&layout), &["check", "poster", "--set", "motto=We listen"]);
        assert!(!given.contains("no-jobs") && given.contains("nothing-to-call"), "{given}");
        let has = town(&layout).append("handbill.toml", "[values]\nmotto = \"We listen\"\n");
        assert_eq!(has.made("en").run("listen").text, "We listen");
        let other = town(&layout).append("handbill.toml", "[values]\nmotto = \"2026-12-05\"\n");
        assert!(other.says("wrong-type"));
        assert!(town(&layout.replace("\"text\"", "\"txt\"")).says("wrong-value"));
    }),
    ("layout", "languages", || {
        let layout = |languages: &str| {
            format!("{HEAD}languages = {languages}\n[grid]\ncolumns = [\"1fr\"]\n[[box]]\ntext = \"headline\"\n")
        };
        let said =
            |languages: &str, args: &[&str]| crate::each::support::words(&town(&layout(languages)).handbill(args));
        for fits in ["1", "[1, 3]"] {
            let one = said(fits, &["check", "-l", "en"]);
            assert!(!one.contains("no-jobs") && one.contains("nothing-to-call"), "{one}");
        }
        for (needs, said_of) in [("2", "poster is for 2 languages"), ("[2, 4]", "poster is for 2 to 4 languages")] {
            let two = said(needs, &["check", "poster", "-l", "en"]);
            assert!(two.contains("error[no-jobs]") && two.contains(said_of), "{two}");
        }
        assert!(town(&layout("[3, 2]")).says("wrong-value") && town(&layout("[1, 2, 3]")).says("wrong-value"));
    }),
    ("layout", "sets", || {
        let layout = |sets: &str| {
            format!(
                "{HEAD}languages = 2\nsets = {sets}\n[[box]]\neach = \"locales\"\n[box.grid]\ncolumns = [\"1fr\"]\n[[box.boxes]]\ntext = \"headline\"\n"
            )
        };
        let spanish = |sets: &str| {
            town(&layout(sets))
                .put("locales/es/locale.toml", "native = \"Español\"\nenglish = \"Spanish\"\n")
                .put("locales/es/common.ftl", "headline = ¿Alguien te controla?\n")
        };
        let said = |town: Town, args: &[&str]| crate::each::support::words(&town.handbill(args));
        let made = said(spanish("[\"en+es\"]"), &["check", "poster"]);
        assert!(made.contains("poster · en+es ·"), "{made}");
        let twice = said(spanish("[\"en+es\", \"es+en\"]"), &["check", "poster"]);
        assert!(twice.contains("in 2 jobs, the first is poster · en+es ·"), "{twice}");
        let few = said(spanish("[\"en+es\", \"en\"]"), &["check", "poster"]);
        assert!(few.contains("error[wrong-value]: `en` in `sets`: the design is for 2 languages"), "{few}");
        let same = said(spanish("[\"en+es\", \"en + es\"]"), &["check", "poster"]);
        assert!(same.contains("error[duplicate-id]") && same.contains("layouts/poster.toml:"), "{same}");
        // Whoever names languages knows better.
        let asked = said(spanish("[\"en+es\"]"), &["check", "poster", "-l", "en"]);
        assert!(asked.contains("error[no-jobs]") && asked.contains("poster is for 2 languages"), "{asked}");
        let unknown = said(spanish("[\"en+xx\"]"), &["check", "poster"]);
        assert!(unknown.contains("error[unknown-locale]") && unknown.contains("layouts/poster.toml:"), "{unknown}");
    }),
    ("style", "shrink", || {
        // Two texts of two lines, and room for three: the first rank gives way, the other does not have to, 0 never.
        let sizes = |ranks: [u8; 2], high: &str| {
            let style =
                |name: &str, rank: u8| format!("[styles.{name}]\nsize = \"40pt\"\nmin = \"10pt\"\nshrink = {rank}\n");
            let layout = format!(
                "title = \"Keys\"\ndocument-title = \"headline\"\npaper = \"200mm x {high}\"\n{}{}[grid]\ncolumns = [\"1fr\"]\n\
                 [[box]]\ntext = \"headline\"\nstyle = \"a\"\n[[box]]\ntext = \"headline\"\nstyle = \"b\"\n",
                style("a", ranks[0]),
                style("b", ranks[1])
            );
            let made = town(&layout).made("en");
            let all: Vec<f32> = runs(&made.scene).iter().map(|run| run.size).collect();
            (all[0], *all.last().unwrap())
        };
        let (first, second) = sizes([1, 2], "55mm");
        assert!(first < 39.0 && second > 39.9, "{first} {second}");
        let (first, second) = sizes([2, 1], "55mm");
        assert!(first > 39.9 && second < 39.0, "{first} {second}");
        let (first, second) = sizes([3, 3], "55mm");
        assert!(first < 39.0 && (first - second).abs() < 0.2, "{first} {second}");
        let (first, second) = sizes([0, 3], "55mm");
        assert!(first > 39.9 && second < 39.0, "{first} {second}");
    }),
    ("grid", "columns", || {
        let made = town(&format!(
            "{HEAD}[grid]\ncolumns = [\"10%\", \"1fr\", \"3fr\"]\nrows = [\"9mm\"]\n[[box]]\nrepeat = 3\n{RECT}"
        ))
        .made("en");
        is(made.filled(RED)[1], mm(20.0, 0.0, 45.0, 9.0));
        is(made.filled(RED)[2], mm(65.0, 0.0, 135.0, 9.0));
    }),
    ("grid", "rows", || {
        let made = town(&format!(
            "{HEAD}[grid]\ncolumns = [\"1fr\"]\nrows = [\"10%\", \"1fr\", \"2fr\"]\n[[box]]\nrepeat = 3\n{RECT}"
        ))
        .made("en");
        is(made.filled(RED)[1], mm(0.0, 30.0, 200.0, 90.0));
        is(made.filled(RED)[2], mm(0.0, 120.0, 200.0, 180.0));
        let made = town(&format!(
            "{HEAD}[grid]\ncolumns = [\"1fr\"]\nrows = [\"minmax(20mm, auto)\", \"minmax(20mm, auto)\", \"1fr\"]\n\
             [[box]]\n{RECT}[[box]]\n{RECT}height = \"50mm\"\n[[box]]\n{RECT}"
        ))
        .made("en");
        is(made.filled(RED)[0], mm(0.0, 0.0, 200.0, 20.0));
        is(made.filled(RED)[1], mm(0.0, 20.0, 200.0, 50.0));
        is(made.filled(RED)[2], mm(0.0, 70.0, 200.0, 230.0));
    }),
    ("grid", "areas", || {
        let layout = format!(
            "{HEAD}[grid]\ncolumns = [\"1fr\", \"1fr\"]\nrows = [\"10mm\", \"10mm\"]\nareas = \"\"\"\na .\na b\n\"\"\"\n[[box]]\narea = \"a\"\nshape = \"rect\"\n[[box]]\narea = \"b\"\n{RECT}"
        );
        is(red(&town(&layout).made("en")), mm(100.0, 10.0, 100.0, 10.0));
    }),
    ("grid", "gap", || {
        let second = |gap: &str| {
            let layout = format!(
                "{HEAD}[grid]\ncolumns = [\"50mm\", \"50mm\"]\nrows = [\"10mm\", \"10mm\"]\ngap = {gap}\n[[box]]\nrepeat = 4\n{RECT}"
            );
            town(&layout).made("en").filled(RED)[3]
        };
        is(second("\"6mm\""), mm(56.0, 16.0, 50.0, 10.0));
        is(second("[\"2mm\", \"8mm\"]"), mm(58.0, 12.0, 50.0, 10.0));
    }),
    ("layout", "title", || assert_eq!(cell(RECT).scene.subject, "Keys")),
    ("layout", "document-title", || assert_eq!(cell(RECT).scene.title, "Is someone controlling your work?")),
    ("layout", "paper", || {
        let trim = |paper: &str, region: &str| {
            let layout = format!(
                "title = \"t\"\ndocument-title = \"headline\"\npaper = {paper}\n[[box]]\nheight = \"9mm\"\n{RECT}"
            );
            let trim = town(&layout)
                .edit("hotlines/US.toml", "paper = \"us\"", &format!("paper = \"{region}\""))
                .made("en")
                .scene
                .pages[0]
                .trim;
            ((trim.w / MM).round() as i32, (trim.h / MM).round() as i32)
        };
        assert_eq!(trim("\"A5\"", "us"), (148, 210));
        let both = "{ iso = [\"A4\", \"A3\"], us = \"Legal\" }";
        assert_eq!((trim(both, "iso"), trim(both, "us")), ((210, 297), (216, 356)));
    }),
    ("papers", "iso", || assert_eq!(cell(RECT).wording.job.layout.papers.iso[0].name, "200x300mm")),
    ("papers", "us", || assert_eq!(cell(RECT).wording.job.layout.papers.us[0].name, "200x300mm")),
    ("layout", "orientation", || {
        let trim = |orientation: &str, paper: &str| {
            let layout = format!(
                "title = \"t\"\ndocument-title = \"headline\"\npaper = \"{paper}\"\norientation = \"{orientation}\"\n[[box]]\nheight = \"9mm\"\n{RECT}"
            );
            let trim = town(&layout).made("en").scene.pages[0].trim;
            ((trim.w / MM).round() as i32, (trim.h / MM).round() as i32)
        };
        assert_eq!((trim("landscape", "A5"), trim("portrait", "A5")), ((210, 148), (148, 210)));
        assert_eq!((trim("landscape", "90mm x 50mm"), trim("portrait", "90mm x 50mm")), ((90, 50), (50, 90)));
    }),
    ("layout", "bleed", || {
        let page = town(&format!("{HEAD}bleed = \"3mm\"\n[[box]]\nheight = \"9mm\"\n{RECT}")).made("en").scene.pages[0]
            .clone();
        is(page.trim, mm(3.0, 3.0, 200.0, 300.0));
        is(page.bleed, mm(0.0, 0.0, 206.0, 306.0));
        assert!((page.media.w - 206.0 * MM).abs() < 0.1);
    }),
    ("layout", "margin", || {
        let made = |margin: &str| {
            town(&format!(
                "{HEAD}margin = \"{margin}\"\n[grid]\nrows = [\"1fr\"]\ncolumns = [\"1fr\"]\n[[box]]\n{RECT}"
            ))
            .made("en")
        };
        is(red(&made("15mm")), mm(15.0, 15.0, 170.0, 270.0));
        is(red(&made("5%")), mm(10.0, 10.0, 180.0, 280.0));
    }),
    ("layout", "size", || is(copies("", "").scene.pages[0].trim, mm(0.0, 0.0, 200.0, 300.0))),
    ("layout", "impose", || assert_eq!(places(&copies("", ""), 0).len(), 6)),
    ("impose", "columns", || {
        let all = places(&copies("", ""), 0);
        is(all[0], mm(10.0, 30.0, 60.0, 120.0));
        is(all[1], mm(70.0, 30.0, 60.0, 120.0));
    }),
    ("impose", "rows", || is(places(&copies("", ""), 0)[3], mm(10.0, 150.0, 60.0, 120.0))),
    ("impose", "gutter", || {
        let all = places(&copies("gutter = [\"4mm\", \"10mm\"]", ""), 0);
        is(all[0], mm(6.0, 25.0, 60.0, 120.0));
        is(all[1], mm(70.0, 25.0, 60.0, 120.0));
        is(all[3], mm(6.0, 155.0, 60.0, 120.0));
        is(places(&copies("gutter = \"4mm\"", ""), 0)[4], mm(70.0, 152.0, 60.0, 120.0));
    }),
    ("impose", "crop-marks", || {
        let marks = |keys: &str| copies(keys, "").paths().iter().filter(|p| p.stroke.is_some()).count();
        // Four cuts across and three down, at both ends.
        assert_eq!((marks("crop-marks = true"), marks("")), (14, 0));
    }),
    ("impose", "duplex", || {
        let first = |duplex: &str| {
            let made = copies(duplex, "back");
            places(&made, 1)[0].x / MM
        };
        assert!((first("duplex = \"long-edge\"") - 130.0).abs() < 0.1);
        assert!((first("duplex = \"short-edge\"") - 10.0).abs() < 0.1);
        let down = |duplex: &str| places(&copies(duplex, "back"), 1)[0].y / MM;
        assert!(
            (down("duplex = \"long-edge\"") - 30.0).abs() < 0.1
                && (down("duplex = \"short-edge\"") - 150.0).abs() < 0.1
        );
    }),
    ("layout", "reading-distance", || {
        let made = town(
            &format!("{HEAD}reading-distance = \"3m\"\n[[box]]\nheight = \"9mm\"\n{RECT}").replace("3m\"", "3000mm\""),
        )
        .made("en");
        assert!((made.wording.job.layout.reading_distance.unwrap() - 3000.0 * MM).abs() < 0.1);
    }),
    ("layout", "scan-distance", || {
        let made = town(&format!("{HEAD}scan-distance = \"400mm\"\n[[box]]\nheight = \"9mm\"\n{RECT}")).made("en");
        assert!((made.wording.job.layout.scan_distance.unwrap() - 400.0 * MM).abs() < 0.1);
    }),
    ("layout", "postings", || {
        let found =
            |postings: &str| town(&format!("{HEAD}postings = {postings}\n[[box]]\nheight = \"9mm\"\n{RECT}")).codes();
        assert!(
            found("\"us-md-15-207\"").contains(&"posting-language")
                && found("[\"us-md-15-207\"]").contains(&"posting-wording")
        );
    }),
    // Each level of each rule is tried in `levels`.
    ("layout", "rules", || {
        let layout = format!("{HEAD}[[box]]\ntext = \"note\"\n[rules]\nmissing-version = \"deny\"\n");
        assert_eq!(town(&layout).made("en").wording.job.layout.rules.len(), 1);
    }),
    ("layout", "colors", || {
        let layout = format!(
            "{HEAD}[colors]\nnight = \"#ff0000\"\n[[box]]\nheight = \"9mm\"\nshape = \"rect\"\nfill = \"night\"\n"
        );
        assert_eq!(town(&layout).made("en").filled(RED).len(), 1);
    }),
    ("layout", "styles", || {
        let layout = format!("{HEAD}[styles.body]\nsize = \"22pt\"\n[[box]]\ntext = \"note\"\n");
        assert_eq!(runs(&town(&layout).made("en").scene)[0].size, 22.0);
    }),
    ("layout", "face", || assert_eq!(faces("").scene.pages.len(), 2)),
    ("face", "name", || assert_eq!(faces("name = \"reverse\"").wording.job.layout.faces[1].name, "reverse")),
    ("face", "fill", || {
        let made = faces("fill = \"#00ff00\"");
        let page = |at: usize| {
            made.scene.pages[at]
                .items
                .iter()
                .filter(|i| matches!(&i.content, Content::Path(p) if p.fill == Some(Color::rgb(0, 255, 0))))
                .count()
        };
        assert_eq!((page(0), page(1)), (0, 1));
        let layout = format!("{HEAD}bleed = \"3mm\"\nfill = \"#ff0000\"\n[[box]]\ntext = \"note\"\n");
        is(red(&town(&layout).made("en")), mm(0.0, 0.0, 206.0, 306.0));
    }),
    ("face", "margin", || is(red(&faces("margin = \"20mm\"")), mm(20.0, 20.0, 160.0, 30.0))),
    ("face", "grid", || is(red(&faces("")), mm(0.0, 0.0, 200.0, 30.0))),
    ("face", "box", || assert_eq!(faces("").filled(RED).len(), 1)),
];
