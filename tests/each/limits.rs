//! Bounds of what a campaign may contain, at the last that passes and the first that does not. The numbers are written out
//! here: a bound that moves by accident fails.

use std::fmt::Write as _;

use rayon::prelude::*;

use crate::each::support::{POSTER, RECORD, SETTINGS, TEXTS, Town};

const HEAD: &str = "title = \"t\"\ndocument-title = \"headline\"\npaper = \"A4\"\nmargin = \"15mm\"\n";
const RECT: &str = "shape = \"rect\"\nfill = \"#ff0000\"\nheight = \"1mm\"\n";

fn many(n: usize, line: impl Fn(usize) -> String) -> String {
    (0..n).fold(String::new(), |mut out, at| {
        writeln!(out, "{}", line(at)).unwrap();
        out
    })
}

fn layout(boxes: &str) -> Town {
    Town::new().put(POSTER, format!("{HEAD}{boxes}"))
}

fn key(key: &str, value: &str) -> Town {
    layout(&format!("[[box]]\n{key} = {value}\n{RECT}"))
}

fn style(keys: &str) -> Town {
    layout(&format!("[styles.own]\n{keys}\n[[box]]\ntext = \"note\"\nstyle = \"own\"\n"))
}

fn depth(n: usize) -> Town {
    let mut boxes = String::from("[[box]]\nname = \"b\"\n");
    let mut path = String::from("box");
    for _ in 0..n {
        path.push_str(".boxes");
        writeln!(boxes, "[[{path}]]\nname = \"b\"").unwrap();
    }
    // The innermost one is a shape.
    let boxes = boxes.trim_end().strip_suffix("name = \"b\"").map(|b| format!("{b}{RECT}")).unwrap();
    layout(&boxes)
}

fn chain(n: usize) -> Town {
    let styles = many(n, |at| format!("[styles.s{}]\nextends = \"s{at}\"", at + 1));
    layout(&format!("[styles.s0]\nsize = \"12pt\"\n{styles}[[box]]\ntext = \"note\"\nstyle = \"s{n}\"\n"))
}

fn hotlines(n: usize) -> Town {
    let one = |at| {
        format!(
            "[[hotline]]\nid = \"h{at}\"\nname = \"Help line\"\ncall = \"1-888-373-7888\"\nsource = \"https://example.org\""
        )
    };
    Town::new().append(RECORD, &many(n - 1, one))
}

fn folders(n: usize) -> Town {
    let path = (0..n).map(|at| format!("d{at}")).collect::<Vec<_>>().join("/");
    Town::new().put(&format!("layouts/{path}/note.md"), "a note")
}

/// What is refused, the bound, a campaign of a size, and the code.
type Bound = (&'static str, usize, fn(usize) -> Town, &'static str);

const BOUNDS: &[Bound] = &[
    ("boxes of a layout", 500, |n| layout(&many(n, |_| format!("[[box]]\n{RECT}"))), "too-many"),
    ("boxes, one inside the other", 8, depth, "too-many"),
    (
        "items of a list",
        100,
        |n| layout(&format!("[[box]]\nlist = [{}]\n", many(n, |_| "\"note\",".to_owned()))),
        "too-many",
    ),
    (
        "columns",
        100,
        |n| layout(&format!("[grid]\ncolumns = [{}]\n[[box]]\n{RECT}", many(n, |_| "\"1fr\",".to_owned()))),
        "too-many",
    ),
    (
        "rows",
        100,
        |n| layout(&format!("[grid]\nrows = [{}]\n[[box]]\n{RECT}", many(n, |_| "\"1fr\",".to_owned()))),
        "too-many",
    ),
    (
        "columns of areas",
        100,
        |n| layout(&format!("[grid]\nareas = \"{}\"\n[[box]]\narea = \"a\"\n{RECT}", "a ".repeat(n))),
        "too-many",
    ),
    (
        "rows of areas",
        100,
        |n| layout(&format!("[grid]\nareas = \"\"\"\n{}\"\"\"\n[[box]]\narea = \"a\"\n{RECT}", "a\n".repeat(n))),
        "too-many",
    ),
    ("faces", 8, |n| layout(&many(n, |_| format!("[[face]]\n[[face.box]]\n{RECT}"))), "too-many"),
    (
        "lengths of a dash",
        8,
        |n| key("stroke", &format!("{{ color = \"ink\", width = \"1pt\", dash = [{}] }}", "\"1pt\", ".repeat(n))),
        "too-many",
    ),
    (
        "repeat",
        200,
        |n| {
            layout(&format!(
                "[grid]\ncolumns = [\"1fr\"]\n[[box]]\nshape = \"rect\"\nheight = \"0.9mm\"\nrepeat = {n}\n"
            ))
        },
        "wrong-value",
    ),
    (
        "boxes when repeats are carried out",
        5000,
        |n| {
            let inner = many(n / 200 - 1, |_| "[[box.boxes]]\nshape = \"rect\"\nheight = \"0.01mm\"".to_owned());
            let rest = many(n % 200, |_| "[[box]]\nshape = \"rect\"\nheight = \"0.01mm\"".to_owned());
            layout(&format!("[[box]]\nrepeat = 200\n{inner}{rest}"))
        },
        "too-many",
    ),
    (
        "copies on a sheet",
        50,
        |n| layout(&format!("size = \"4mm x 4mm\"\n[impose]\ncolumns = {n}\nrows = 1\n[[face]]\n[[face.box]]\n{RECT}")),
        "wrong-value",
    ),
    ("hotlines of a region", 100, hotlines, "too-many"),
    (
        "styles",
        300,
        |n| Town::new().append(SETTINGS, &many(n - 4, |at| format!("[styles.s{at}]\nsize = \"12pt\""))),
        "too-many",
    ),
    (
        "colours",
        300,
        |n| {
            let colors = many(n - 3, |at| format!("c{at} = \"#000000\""));
            Town::new().edit(SETTINGS, "[colors]\n", &format!("[colors]\n{colors}"))
        },
        "too-many",
    ),
    ("styles that extend one another", 20, chain, "too-many"),
    (
        "layouts",
        300,
        |n| {
            (1..n).fold(Town::new(), |town, at| {
                town.put(&format!("layouts/l{at}.toml"), format!("{HEAD}[[box]]\n{RECT}"))
            })
        },
        "too-many",
    ),
    ("texts of a locale", 5000, |n| Town::new().append(TEXTS, &many(n - 10, |at| format!("m{at} = x"))), "too-many"),
    ("braces of a text", 200, |n| Town::new().append(TEXTS, &format!("m = {}", "{ \"x\" }".repeat(n))), "too-many"),
    (
        "bytes of a text",
        100_000,
        |n| Town::new().append(TEXTS, &format!("m = {}", "ab".repeat(n).split_at(n - 5).0)),
        "too-many",
    ),
    (
        "bytes of a spec",
        1 << 20,
        |n| {
            let text = Town::new().text(POSTER);
            Town::new().put(POSTER, format!("{text}#{}", " ".repeat(n - text.len() - 1)))
        },
        "file-too-large",
    ),
    (
        "characters of a value",
        300,
        |n| Town::new().edit(SETTINGS, "version = ", &format!("venue = \"{}\"\nversion = ", "Ä".repeat(n))),
        "bad-value",
    ),
    (
        "characters of a record's name",
        300,
        |n| Town::new().edit(RECORD, "National Human Trafficking Hotline", &"Ä".repeat(n)),
        "bad-value",
    ),
    ("folders in one another", 6, folders, "too-many-files"),
    (
        "files",
        2000,
        |n| (0..n - 4).fold(Town::new(), |town, at| town.put(&format!("layouts/art/n{at}.md"), "")),
        "too-many-files",
    ),
];

#[test]
fn bounds_hold_at_their_numbers() {
    let failed: Vec<String> = BOUNDS
        .par_iter()
        .flat_map(|(what, bound, town, code)| {
            let found = |n: usize| {
                let (_, report) = town(n).load();
                report.diagnostics.iter().map(|d| format!("{}: {}", d.code, d.message)).collect::<Vec<_>>()
            };
            let refused = |found: &[String]| found.iter().any(|f| f.starts_with(&format!("{code}:")));
            let (at, above) = (found(*bound), found(bound + 1));
            let mut faults = Vec::new();
            if refused(&at) {
                faults.push(format!("{bound} {what} are refused: {at:?}"));
            }
            if !refused(&above) {
                faults.push(format!("{} {what} are not refused: {above:?}", bound + 1));
            }
            faults
        })
        .collect();
    assert!(failed.is_empty(), "{}", failed.join("\n"));
}

/// A key, a campaign with a value of it, values that pass, values that do not, and the code.
type Ends = (&'static str, fn(&str) -> Town, &'static [&'static str], &'static [&'static str], &'static str);

/// Values of keys: the last that passes and the first that does not, at both ends.
#[test]
#[expect(clippy::too_many_lines, reason = "a table, one row a key")]
fn values_have_their_ends() {
    let cases: Vec<Ends> = vec![
        (
            "a size of type",
            |v| style(&format!("size = \"{v}\"")),
            &["1pt", "2000pt"],
            &["0.99pt", "2001pt"],
            "wrong-value",
        ),
        (
            "leading",
            |v| style(&format!("size = \"12pt\"\nleading = {v}")),
            &["0.5", "4.0", "1"],
            &["0.49", "4.01", "-1", "nan"],
            "wrong-value",
        ),
        (
            "paragraph-gap",
            |v| style(&format!("size = \"12pt\"\nparagraph-gap = {v}")),
            &["0", "10"],
            &["-0.1", "10.1"],
            "wrong-value",
        ),
        (
            "item-gap",
            |v| layout(&format!("[[box]]\nlist = [\"note\"]\nitem-gap = {v}\n")),
            &["0", "20"],
            &["-0.1", "20.1"],
            "wrong-value",
        ),
        ("repeat", |v| key("repeat", v), &["1", "200"], &["0", "-1", "201"], "wrong-value"),
        ("rotate", |v| key("rotate", v), &["0", "90", "180", "270"], &["45", "360", "-90", "1"], "wrong-value"),
        (
            "a paper",
            |v| Town::new().put(POSTER, HEAD.replace("A4", v) + "[[box]]\n" + RECT),
            &["4mm x 4mm", "200in x 200in"],
            &["3.5mm x 9mm", "9mm x 3.5mm", "201in x 9mm", "9mm x 201in"],
            "unknown-paper",
        ),
        (
            "copies",
            |v| {
                layout(&format!(
                    "size = \"4mm x 4mm\"\n[impose]\ncolumns = {v}\nrows = 1\n[[face]]\n[[face.box]]\n{RECT}"
                ))
            },
            &["1", "50"],
            &["0", "51"],
            "wrong-value",
        ),
        (
            "languages",
            |v| Town::new().edit(RECORD, "hours = ", &format!("languages = {v}\nhours = ")),
            &["1", "1000"],
            &["0", "1001", "-1"],
            "wrong-value",
        ),
        (
            "ink on one spot",
            |v| key("stroke", &format!("{{ color = \"cmyk({v})\", width = \"1pt\" }}")),
            &["100, 100, 100, 0", "75, 75, 75, 75", "0, 0, 0, 0"],
            &["100, 100, 100, 1", "101, 0, 0, 0"],
            "bad-color",
        ),
        (
            "a dash",
            |v| key("stroke", &format!("{{ color = \"ink\", width = \"1pt\", dash = [{v}] }}")),
            &["\"0.1pt\"", "\"0pt\", \"1pt\""],
            &["\"0.09pt\"", "\"0pt\", \"0pt\""],
            "wrong-value",
        ),
        (
            "a length",
            |v| key("radius", &format!("\"{v}\"")),
            &["0", "0mm", "1pt", "1cm", "1in"],
            &["-1mm", "1", "1px", "1em", "50%", "1fr"],
            "bad-length",
        ),
        (
            "padding",
            |v| key("padding", v),
            &["\"1mm\"", "[\"1mm\", \"2mm\"]", "[\"1mm\", \"2mm\", \"3mm\", \"4mm\"]"],
            &["[]", "[\"1mm\", \"1mm\", \"1mm\"]", "[\"1mm\", \"1mm\", \"1mm\", \"1mm\", \"1mm\"]"],
            "wrong-value",
        ),
        (
            "gap",
            |v| layout(&format!("[grid]\ngap = {v}\n[[box]]\n{RECT}")),
            &["\"1mm\"", "[\"1mm\", \"2mm\"]", "\"5%\""],
            &["[]", "[\"1mm\", \"1mm\", \"1mm\"]"],
            "wrong-value",
        ),
        (
            "gutter",
            |v| {
                layout(&format!(
                    "size = \"4mm x 4mm\"\n[impose]\ncolumns = 2\nrows = 2\ngutter = {v}\n[[face]]\n[[face.box]]\n{RECT}"
                ))
            },
            &["\"1mm\"", "[\"1mm\", \"2mm\"]"],
            &["[]", "[\"1mm\", \"1mm\", \"1mm\"]"],
            "wrong-value",
        ),
    ];
    for (what, town, good, bad, code) in cases {
        for value in good {
            let (_, report) = town(value).load();
            assert!(!report.has_errors(), "{what} of {value}: {report:?}");
        }
        for value in bad {
            let found = town(value).load().1;
            assert!(found.diagnostics.iter().any(|d| d.code == code), "{what} of {value}: {found:?}");
        }
    }
}

/// Copies must fit on every sheet, to half a point.
#[test]
fn copies_fit_on_their_sheet() {
    let plan = |columns: u16, rows: u16, gutter: &str| {
        let boxes = format!(
            "size = \"52mm x 74mm\"\n[impose]\ncolumns = {columns}\nrows = {rows}\ngutter = {gutter}\n[[face]]\n[[face.box]]\n{RECT}"
        );
        layout(&boxes).says("imposition")
    };
    // A4 is 210 × 297 mm.
    assert!(!plan(4, 4, "\"0.1mm\"") && plan(5, 4, "\"0mm\"") && plan(4, 5, "\"0mm\""));
    assert!(!plan(4, 1, "[\"0.7mm\", \"0mm\"]") && plan(4, 1, "[\"0.9mm\", \"0mm\"]"));
    assert!(!plan(1, 4, "[\"0mm\", \"0.3mm\"]") && plan(1, 4, "[\"0mm\", \"0.6mm\"]"));
}
