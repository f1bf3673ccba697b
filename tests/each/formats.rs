//! Golden messages: every key of every format, with and without a place, labels, hints and jobs.

use handbill::diag::render::{self, Options};
use handbill::diag::{Code, Diagnostic, Report, Sources, Span};
use handbill::rules;
use serde_json::json;

use crate::each::support::{Town, handbill, repository, words};

const FILE: &str = "ä = 1\nbox = \"x\"\nc = 3\n";

/// An error with everything, seen in two jobs; a warning without a place; a note over two lines.
fn report() -> (Report, Sources) {
    let mut sources = Sources::default();
    let id = sources.add("layouts/a,b.toml", FILE);
    let other = sources.add("kit:locales/en/ä b.ftl", "one = 1\ntwo = 2\n");
    let mut report = Report::default();
    for job in ["poster · en · US · A4", "card · en · US · A4", "card · en · US · A4"] {
        let mut found = Diagnostic::new(Code::UnknownKey, "50 % of \"it\"")
            .at(Span::new(id, 13..16))
            .label(Span::new(other, 8..11), "asked for here")
            .hint("mend: it, now")
            .hint("or not");
        found.job = Some(job.to_owned());
        report.push(found);
    }
    report.push(Diagnostic::new(Code::UnreadFile, "no place"));
    report.push(Diagnostic::new(Code::ArtRecoloured, "two lines").at(Span::new(id, 0..9)));
    (report, sources)
}

#[test]
fn json_has_these_keys_and_no_others() {
    let (report, sources) = report();
    let wanted = [
        r#"{"code":"unknown-key","severity":"error","message":"50 % of \"it\"","file":"layouts/a,b.toml","line":2,"column":7,"end_line":2,"end_column":10,"labels":[{"file":"kit:locales/en/ä b.ftl","line":2,"column":1,"end_line":2,"end_column":4,"message":"asked for here"}],"hints":["mend: it, now","or not"],"job":"poster · en · US · A4","jobs":2}"#,
        r#"{"code":"unread-file","severity":"warning","message":"no place","file":null,"line":null,"column":null,"end_line":null,"end_column":null,"labels":[],"hints":[],"job":null,"jobs":0}"#,
        r#"{"code":"art-recoloured","severity":"note","message":"two lines","file":"layouts/a,b.toml","line":1,"column":1,"end_line":2,"end_column":3,"labels":[],"hints":[],"job":null,"jobs":0}"#,
    ];
    assert_eq!(render::json_lines(&report, &sources).lines().collect::<Vec<_>>(), wanted);
}

#[test]
fn github_has_these_properties_and_no_others() {
    let (report, sources) = report();
    let wanted = [
        "::error file=posters/layouts/a%2Cb.toml,line=2,col=7,endColumn=10,endLine=2,title=unknown-key::50 %25 of \"it\"%0Ahelp: mend: it, now%0Ahelp: or not",
        "::warning title=unread-file::no place",
        "::notice file=posters/layouts/a%2Cb.toml,line=1,endLine=2,title=art-recoloured::two lines",
    ];
    assert_eq!(render::github(&report, &sources, "posters/").lines().collect::<Vec<_>>(), wanted);
}

#[test]
fn sarif_has_these_objects_and_no_others() {
    let (report, sources) = report();
    let log: serde_json::Value = serde_json::from_str(&render::sarif(&report, &sources, "posters/")).unwrap();
    let rule = |code: &str, level: &str| {
        let rule = rules::find(code).unwrap();
        json!({
            "id": code,
            "shortDescription": { "text": rule.what },
            "fullDescription": { "text": rule.why },
            "help": { "text": rule.mend },
            "defaultConfiguration": { "level": level },
        })
    };
    let place = |uri: &str, at: [usize; 4]| {
        json!({
            "artifactLocation": { "uri": uri },
            "region": { "startLine": at[0], "startColumn": at[1], "endLine": at[2], "endColumn": at[3] },
        })
    };
    let layout = "posters/layouts/a%2Cb.toml";
    let wanted = json!({
        "$schema": "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json",
        "version": "2.1.0",
        "runs": [{
            "tool": { "driver": {
                "name": "handbill",
                "semanticVersion": env!("CARGO_PKG_VERSION"),
                "rules": [rule("art-recoloured", "note"), rule("unknown-key", "error"), rule("unread-file", "warning")],
            } },
            "columnKind": "unicodeCodePoints",
            "results": [
                {
                    "ruleId": "unknown-key",
                    "ruleIndex": 1,
                    "level": "error",
                    "message": { "text": "50 % of \"it\". Help: mend: it, now. Help: or not" },
                    "locations": [{ "physicalLocation": place(layout, [2, 7, 2, 10]) }],
                    "relatedLocations": [{
                        "id": 1,
                        "message": { "text": "asked for here" },
                        "physicalLocation": place("kit%3Alocales/en/%C3%A4%20b.ftl", [2, 1, 2, 4]),
                    }],
                    "properties": { "jobs": ["poster · en · US · A4", "card · en · US · A4"] },
                },
                {
                    "ruleId": "unread-file",
                    "ruleIndex": 2,
                    "level": "warning",
                    "message": { "text": "no place" },
                    "locations": [],
                    "properties": { "jobs": [] },
                },
                {
                    "ruleId": "art-recoloured",
                    "ruleIndex": 0,
                    "level": "note",
                    "message": { "text": "two lines" },
                    "locations": [{ "physicalLocation": place(layout, [1, 1, 2, 3]) }],
                    "properties": { "jobs": [] },
                },
            ],
        }],
    });
    assert_eq!(log, wanted);
    // The measure of a rule that has one.
    let mut measured = Report::default();
    measured.push(Diagnostic::new(Code::QrContrast, "pale"));
    let log: serde_json::Value = serde_json::from_str(&render::sarif(&measured, &sources, "")).unwrap();
    let rule = rules::find("qr-contrast").unwrap();
    let text = format!("{} Its measure: {}.", rule.why, rule.source);
    assert_eq!(log["runs"][0]["tool"]["driver"]["rules"][0]["fullDescription"]["text"], text);
}

#[test]
fn people_read_this() {
    let (report, sources) = report();
    let wanted = r#"error[unknown-key]: 50 % of "it"
 --> layouts/a,b.toml:2:7
  |
2 | box = "x"
  |       ^^^
  |
 ::: kit:locales/en/ä b.ftl:2:1
  |
2 | two = 2
  | --- asked for here
  |
  = help: mend: it, now
  = help: or not
  = note: in 2 jobs, the first is poster · en · US · A4

warning[unread-file]: no place

note[art-recoloured]: two lines
 --> layouts/a,b.toml:1:1
  |
1 | ä = 1
  | ^^^^^

1 error, 1 warning
"#;
    assert_eq!(render::human(&report, &sources, Options::default()), wanted);
    let colored = render::human(&report, &sources, Options { color: true, width: 100 });
    assert!(colored.contains("\u{1b}[") && colored.ends_with("1 error, 1 warning\n"));
    let mut two = Report::default();
    two.push(Diagnostic::new(Code::UnknownKey, "a"));
    two.push(Diagnostic::new(Code::UnknownKey, "b"));
    two.push(Diagnostic::new(Code::UnreadFile, "c"));
    two.push(Diagnostic::new(Code::UnreadFile, "d"));
    assert!(render::human(&two, &sources, Options::default()).ends_with("2 errors, 2 warnings\n"));
    assert_eq!(render::human(&Report::default(), &sources, Options::default()), "");
}

/// Errors first, then warnings, then notes; in each by file, place and code.
#[test]
fn the_order_is_stable() {
    let mut sources = Sources::default();
    let (a, b) = (sources.add("a", "0123456789"), sources.add("b", "0123456789"));
    let mut report = Report::default();
    let mut push = |code: &'static str, source, at: usize| {
        report.push(Diagnostic::new(Code::named(code).unwrap(), "m").at(Span::new(source, at..at + 1)));
    };
    push("art-recoloured", a, 0);
    push("unread-file", a, 0);
    push("unknown-key", b, 1);
    push("unknown-key", a, 7);
    push("wrong-type", a, 2);
    push("unknown-key", a, 2);
    push("unknown-key", a, 2);
    let shown = render::json_lines(&report, &sources);
    let lines: Vec<serde_json::Value> = shown.lines().map(|l| serde_json::from_str(l).unwrap()).collect();
    let found: Vec<String> = lines
        .iter()
        .map(|l| format!("{} {} {}", l["code"].as_str().unwrap(), l["file"].as_str().unwrap(), l["column"]))
        .collect();
    assert_eq!(
        found,
        [
            "unknown-key a 3",
            "wrong-type a 3",
            "unknown-key a 8",
            "unknown-key b 2",
            "unread-file a 1",
            "art-recoloured a 1"
        ]
    );
}

/// Through the command: findings on standard output for programs, on standard error for people; words beside them never.
#[test]
fn commands_print_each_format() {
    let town = Town::new().edit("layouts/poster.toml", "marker = \"checkbox\"", "markr = \"checkbox\"");
    let check = |format: &str| town.handbill(&["check", "poster", "-l", "en", "--message-format", format]);
    let json = check("json");
    assert_eq!(json.status.code(), Some(1));
    let line: serde_json::Value = serde_json::from_slice(json.stdout.split(|b| *b == b'\n').next().unwrap()).unwrap();
    let wanted = json!({
        "code": "unknown-key",
        "severity": "error",
        "message": "a box has no key `markr`",
        "file": "layouts/poster.toml",
        "line": 30,
        "column": 1,
        "end_line": 30,
        "end_column": 6,
        "labels": [],
        "hints": ["did you mean `marker`?", "`handbill explain box` lists its keys"],
        "job": null,
        "jobs": 0,
    });
    assert_eq!(line, wanted);
    assert!(json.stderr.is_empty(), "{}", words(&json));
    let github = check("github");
    let text = String::from_utf8_lossy(&github.stdout).into_owned();
    assert!(text.starts_with("::error file=layouts/poster.toml,line=30,col=1,endColumn=6,endLine=30,title=unknown-key::a box has no key `markr`%0A"), "{text}");
    let sarif = check("sarif");
    let log: serde_json::Value = serde_json::from_slice(&sarif.stdout).unwrap();
    assert_eq!(log["runs"][0]["results"][0]["ruleId"], "unknown-key");
    let human = check("human");
    assert!(
        human.stdout.is_empty()
            && String::from_utf8_lossy(&human.stderr)
                .starts_with("error[unknown-key]: a box has no key `markr`\n  --> layouts/poster.toml:30:1\n")
    );
    let unknown = check("xml");
    assert_eq!(unknown.status.code(), Some(2));
}

/// `aged evidence` by its line in the record, in its format.
#[test]
fn aged_evidence_is_named_at_its_record() {
    let town = Town::new().edit("hotlines/US.toml", "evidence = \"2026-10\"", "evidence = \"2024-10\"");
    let out = town.handbill(&["check", "poster", "-l", "en", "--message-format", "github"]);
    let lines = String::from_utf8(out.stdout).unwrap();
    let aged = "::warning file=hotlines/US.toml,line=8,col=1,endColumn=12,endLine=8,title=evidence-age::the number of National \
                Human Trafficking Hotline was last seen in its source 25 months before this campaign (2024-10); 18 are allowed";
    assert!(lines.contains(aged), "{lines}");
    assert!(out.status.success());
    let fresh = Town::new().handbill(&["check", "poster", "-l", "en", "--message-format", "github"]);
    assert!(!words(&fresh).contains("evidence-"), "{}", words(&fresh));
}

/// Every row of the table can be explained, and the list has each once.
#[test]
fn every_code_is_listed_and_explained() {
    let list = words(&handbill(&repository(), &["list", "rules"]));
    for rule in rules::all() {
        let line = list
            .lines()
            .find(|l| l.split_whitespace().next() == Some(rule.code.name()))
            .unwrap_or_else(|| panic!("{}", rule.code));
        let severity = format!("{:?}", rule.severity).to_lowercase();
        assert_eq!(line.split_whitespace().nth(1), Some(severity.as_str()));
        assert!(line.ends_with(rule.what), "{line}");
    }
    assert_eq!(list.lines().count(), rules::all().len());
    for code in ["evidence-age", "text-overflow", "home-printer-margin", "qr-contrast", "unread-file"] {
        let rule = rules::find(code).unwrap();
        let text = words(&handbill(&repository(), &["explain", code]));
        let severity = format!("{:?}", rule.severity).to_lowercase();
        let head = format!(
            "{code} ({severity})\n\n{}\n\nWhy it matters: {}\n\nTo mend it: {}",
            rule.what, rule.why, rule.mend
        );
        assert!(text.starts_with(&head), "{text}");
        assert_eq!(text.contains("Its level can be set in [rules]"), rule.adjustable, "{code}");
        assert_eq!(text.contains(&format!("Its measure: {}.", rule.source)), !rule.source.is_empty(), "{code}");
    }
}
