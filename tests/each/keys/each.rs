//! The keys of boxes over a list, of values alone in a box, and of the hotlines of a layout.

use super::*;

const SECOND: &str = "[[hotline]]\nid = \"second\"\nname = \"Second Hotline\"\ncall = \"1-866-488-7386\"\nurl = \"https://humantraffickinghotline.org/two\"\n\
                      source = \"https://humantraffickinghotline.org/\"\nevidence = \"2025-11\"\ntags = [\"local\"]\n";

/// A campaign with two hotlines, the second with a tag, and a box over them with these keys.
fn over(keys: &str) -> Town {
    let layout =
        format!("{HEAD}[[box]]\n{keys}\n[box.grid]\ncolumns = [\"1fr\"]\n[[box.boxes]]\nvalue = \"hotline.name\"\n");
    town(&layout).append(RECORD, SECOND)
}

/// The names on the sheet, in their order, with their places.
fn names(made: &Made) -> Vec<(String, f32, f32)> {
    let run = |run: &&TextRun| run.text.contains("Hotline");
    let place = |run: &TextRun| (run.text.clone(), run.transform.e, run.transform.f);
    runs(&made.scene).into_iter().filter(run).map(place).collect()
}

fn texts(made: &Made) -> Vec<String> {
    names(made).into_iter().map(|(text, ..)| text).collect()
}

pub const KEYS: &[Case] = &[
    ("box", "each", || {
        assert_eq!(
            texts(&over("each = \"hotlines\"").made("en")),
            ["National Human Trafficking Hotline", "Second Hotline"]
        );
    }),
    ("box", "where", || {
        assert_eq!(texts(&over("each = \"hotlines\"\nwhere = { tag = \"local\" }").made("en")), ["Second Hotline"]);
    }),
    ("where", "tag", || {
        assert!(over("each = \"hotlines\"\nwhere = { tag = \"locl\" }").says("unknown-entry"));
    }),
    ("where", "id", || {
        let both = over("each = \"hotlines\"\nwhere = { id = [\"second\", \"national\"] }").made("en");
        assert_eq!(texts(&both), ["Second Hotline", "National Human Trafficking Hotline"]);
    }),
    ("where", "kind", || {
        let local = |keys: &str| {
            over(keys).edit(RECORD, "[[hotline]]\nid = \"second\"", "[[hotline]]\nkind = \"local\"\nid = \"second\"")
        };
        let made = local("each = \"hotlines\"\nwhere = { kind = [\"local\", \"state\"] }").made("en");
        assert_eq!(texts(&made), ["Second Hotline"]);
        assert!(local("each = \"hotlines\"\nwhere = { kind = \"police\" }").says("empty-list"));
        assert!(local("each = \"partners\"\nwhere = { kind = \"local\" }").says("unknown-key"));
    }),
    ("box", "order", || {
        let both = ["National Human Trafficking Hotline", "Second Hotline"];
        assert_eq!(texts(&over("each = \"hotlines\"\norder = \"name\"").made("en")), both);
        let down = texts(&over("each = \"hotlines\"\norder = \"-name\"").made("en"));
        assert_eq!(down, [both[1], both[0]]);
        let ids = "each = \"hotlines\"\nwhere = { id = [\"second\", \"national\"] }\norder = \"name\"";
        assert_eq!(texts(&over(ids).made("en")), both);
    }),
    ("layout", "insist", || {
        let channels = "text = \"233733\"\ntext-languages = [\"es\"]\ncall = \"1-888-373-7888\"";
        let made = |insist: &str| {
            let layout = format!(
                "{HEAD}{insist}\n[[box]]\nvalue = \"hotline.text\"\nwhen = \"hotline.text\"\n[[box]]\nhotline = \"call\"\n"
            );
            town(&layout).edit(RECORD, "call = \"1-888-373-7888\"", channels).made("en").printed()
        };
        assert!(!made("").contains("233733"));
        assert!(made("[[insist]]\nchannel = \"text\"\nreason = \"short\"").contains("233733"));
    }),
    ("insist", "channel", || {
        assert!(
            over("each = \"hotlines\"")
                .edit(POSTER, HEAD, &format!("{HEAD}insist = [{{ channel = \"fax\", reason = \"r\" }}]\n"))
                .says("wrong-value")
        );
    }),
    ("insist", "reason", || {
        let insist = |what: &str| over("each = \"hotlines\"").edit(POSTER, HEAD, &format!("{HEAD}insist = [{what}]\n"));
        assert!(insist("{ channel = \"text\" }").says("missing-key"));
        assert!(insist("{ channel = \"text\", reason = \" \" }").says("wrong-value"));
        assert!(
            insist("{ channel = \"text\", reason = \"r\" }, { channel = \"text\", reason = \"s\" }")
                .says("duplicate-id")
        );
    }),
    ("layout", "tips", || {
        let kind = |town: Town| town.edit(RECORD, "status = \"active\"", "kind = \"victim-only\"");
        let layout = |keys: &str| town(&format!("{HEAD}{keys}\n[[box]]\nvalue = \"hotline.name\"\n"));
        assert_eq!(texts(&kind(layout("")).made("en")), ["National Human Trafficking Hotline"]);
        assert!(kind(layout("tips = true")).says("victim-only"));
        let both = kind(layout("tips = true")).append(RECORD, SECOND);
        assert_eq!(texts(&both.made("en")), ["Second Hotline"]);
        assert!(kind(layout("tips = true\nhotlines = \"national\"")).append(RECORD, SECOND).says("victim-only"));
    }),
    ("box", "at-most", || {
        assert!(over("each = \"hotlines\"\nat-most = 1").says("too-many-copies"));
        assert_eq!(texts(&over("each = \"hotlines\"\nat-most = 2").made("en")).len(), 2);
    }),
    ("box", "across", || {
        let down = names(&over("each = \"hotlines\"").made("en"));
        assert!(down[0].1 == down[1].1 && down[0].2 < down[1].2);
        let beside = names(&over("each = \"hotlines\"\nacross = 2").made("en"));
        assert!((beside[1].1 - beside[0].1 - 100.0 * MM).abs() < 0.5 && (beside[0].2 - beside[1].2).abs() < 0.1);
    }),
    ("box", "gap", || {
        let step = |gap: &str| {
            let all = names(&over(&format!("each = \"hotlines\"\n{gap}")).made("en"));
            all[1].2 - all[0].2
        };
        assert!((step("gap = \"10mm\"") - step("") - 10.0 * MM).abs() < 0.1);
        let beside = names(&over("each = \"hotlines\"\nacross = 2\ngap = [\"20mm\", \"0mm\"]").made("en"));
        assert!((beside[1].1 - beside[0].1 - 110.0 * MM).abs() < 0.5);
    }),
    ("box", "row-heights", || {
        let second =
            |keys: &str| names(&over(&format!("each = \"hotlines\"\nheight = \"200mm\"\n{keys}")).made("en"))[1].2;
        let first =
            |keys: &str| names(&over(&format!("each = \"hotlines\"\nheight = \"200mm\"\n{keys}")).made("en"))[0].2;
        let step = |keys: &str| second(keys) - first(keys);
        assert!((step("row-heights = \"equal\"") - 100.0 * MM).abs() < 0.5, "{}", step("row-heights = \"equal\""));
        assert!(step("") < 20.0 * MM);
    }),
    ("box", "equal", || {
        // The first entry has the longer name, and less room than its size wants.
        let sizes = |keys: &str| {
            let layout = format!(
                "{HEAD}[styles.name]\nsize = \"60pt\"\nmin = \"8pt\"\n[[box]]\neach = \"hotlines\"\nacross = 2\n{keys}\n\
                 [box.grid]\ncolumns = [\"1fr\"]\nrows = [\"20mm\"]\n[[box.boxes]]\nvalue = \"hotline.name\"\nstyle = \"name\"\n"
            );
            let made = town(&layout).append(RECORD, SECOND).made("en");
            let of = |text: &str| runs(&made.scene).into_iter().find(|run| run.text.contains(text)).unwrap().size;
            (of("National"), of("Second"))
        };
        let (apart, equal) = (sizes(""), sizes("equal = true"));
        assert!((apart.0 - apart.1).abs() > 1.0, "{apart:?}");
        assert!((equal.0 - equal.1).abs() < 0.01 && equal.0 <= apart.0.min(apart.1) + 0.01, "{apart:?} {equal:?}");
    }),
    ("box", "if-none", || {
        assert!(over("each = \"partners\"").says("empty-list"));
        assert!(!over("each = \"partners\"\nif-none = \"leave-out\"").says("empty-list"));
    }),
    ("box", "value", || {
        let made = cell("value = \"hotline.call\"");
        assert_eq!(made.run("888").text.trim(), "1-888-373-7888");
    }),
    ("layout", "hotlines", || {
        let layout = |keys: &str| {
            let layout = format!("{HEAD}{keys}\n[[box]]\nvalue = \"hotline.name\"\n");
            texts(&town(&layout).append(RECORD, SECOND).made("en"))
        };
        assert_eq!(layout(""), ["National Human Trafficking Hotline"]);
        assert_eq!(layout("hotlines = \"second\""), ["Second Hotline"]);
    }),
];
