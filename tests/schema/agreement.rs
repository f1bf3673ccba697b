//! Schemas against readers, key by key: what a reader takes a schema takes, and a wrong type is wrong to both.

use std::path::Path;

use handbill::diag::{Report, Sources};
use handbill::load;
use handbill::load::files::kit::Kit;
use handbill::schema::layout::KINDS;
use handbill::schema::{FILES, Key, Section, find};
use rayon::prelude::*;

use super::probes::probes;
use super::{Judge, as_json};

type Keys = Vec<(&'static str, String)>;

const RESOURCE: &str = "[{ id = \"rights\", title = \"Your rights\", url = \"https://example.org/rights\", source = \"https://example.org/\" }]";

/// A required key that is not there.
const LEFT_OUT: &str = "(left out)";

const SETTINGS: &str = "name = \"Town\"\n[colors]\nink = \"#000000\"\npaper = \"#ffffff\"\nlight = \"#ffc845\"\n\
    rule = \"#c9d3e6\"\nfield = \"#10203f\"\n[styles.body]\nsize = \"12pt\"\n[styles.headline]\nsize = \"50pt\"\n";
const TEXTS: &str = "headline = Headline\nsign-debt = One\nsign-papers = Two\nqr-alt = The site\n";
const SVG: &str =
    "<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 10 10'><path d='M0 0H5V10H0Z' fill='#ff0000'/></svg>";

/// Where the European emergency number is one: as many regions in one campaign.
const REGIONS: &str = "AT BE BG CZ DE DK EE ES FI FR GR HR HU IE IT LT LU LV NL PL PT RO SE SI SK";

/// A sound campaign that probes are laid over.
fn campaign() -> tempfile::TempDir {
    let place = tempfile::tempdir().unwrap();
    for (path, text) in [
        ("handbill.toml", SETTINGS.to_owned()),
        ("locales/en/locale.toml", file(&base("locale"))),
        ("locales/en/main.ftl", TEXTS.to_owned()),
        ("locales/ur/locale.toml", file(&base("locale"))),
        ("locales/ur/main.ftl", String::new()),
        ("layouts/one.toml", file(&base("layout"))),
        ("layouts/two.toml", file(&with(base("layout"), "box", "[{ image = \"art/door.svg\" }]"))),
        ("layouts/art/door.svg", SVG.to_owned()),
        ("hotlines/US.toml", file(&base("hotlines"))),
        ("resources/one.toml", file(&base("resources"))),
        ("hotlines/GB.toml", file(&base("hotlines"))),
    ] {
        put(place.path(), path, &text);
    }
    place
}

fn put(root: &Path, path: &str, text: &str) {
    let path = root.join(path);
    std::fs::create_dir_all(path.parent().unwrap()).unwrap();
    std::fs::write(path, text).unwrap();
}

fn keys(all: &[(&'static str, &str)]) -> Keys {
    all.iter().map(|(key, value)| (*key, (*value).to_owned())).collect()
}

/// What a section must have to be sound.
fn base(section: &str) -> Keys {
    keys(match section {
        "layout" => &[("document-title", "\"headline\""), ("paper", "\"A3\""), ("box", "[{ shape = \"rect\" }]")],
        "papers" => &[("iso", "\"A4\""), ("us", "\"Letter\"")],
        "impose" => &[("columns", "1"), ("rows", "1")],
        "face" => &[("box", "[{ shape = \"rect\" }]")],
        "stroke" => &[("color", "\"#000000\""), ("width", "\"1pt\"")],
        "box" => &[("shape", "\"rect\"")],
        "style" => &[("size", "\"12pt\"")],
        "rule" => &[("level", "\"warn\"")],
        "settings" => &[("name", "\"Town\""), ("styles", "{ body = { size = \"12pt\" } }")],
        "organization" => &[("name", "\"Harbour Help\"")],
        "partner" => &[("name", "\"City Clinic\"")],
        "where" => &[("tag", "\"local\"")],
        "insist" => &[("channel", "\"text\""), ("reason", "\"for a reason\"")],
        "value" => &[("image", "\"art/door.svg\"")],
        "resources" => &[("resource", RESOURCE)],
        "resource" => &[
            ("id", "\"rights\""),
            ("title", "\"Your rights\""),
            ("url", "\"https://example.org/rights\""),
            ("source", "\"https://example.org/\""),
        ],
        "hotlines" => &[
            ("name", "\"Town\""),
            ("paper", "\"us\""),
            ("emergency", "{ number = \"112\", source = \"https://example.org\" }"),
            (
                "hotline",
                "[{ id = \"a\", name = \"A\", url = \"https://example.org/a\", source = \"https://example.org\" }]",
            ),
        ],
        "emergency" => &[("number", "\"112\""), ("source", "\"https://example.org\"")],
        "hotline" => &[
            ("id", "\"a\""),
            ("name", "\"A\""),
            ("url", "\"https://example.org/a\""),
            ("source", "\"https://example.org\""),
        ],
        "retired" => &[("number", "\"1-888-428-7581\""), ("source", "\"https://example.org\"")],
        "locale" => &[("native", "\"اردو\""), ("english", "\"Urdu\"")],
        _ => &[],
    })
}

/// What a key asks of the keys beside it.
fn company(section: &str, key: &Key) -> Keys {
    let mut all = base(section);
    if section == "box" && (KINDS.contains(&key.name) || !key.only.is_empty()) {
        all.clear();
        all.extend(key.only.first().map(|kind| {
            let value = match *kind {
                "list" => "[\"headline\"]",
                "qr" => "\"{hotline.url}\"",
                "image" => "\"art/door.svg\"",
                "boxes" => "[{ shape = \"rect\" }]",
                _ => "\"headline\"",
            };
            (*kind, value.to_owned())
        }));
    }
    match (section, key.name) {
        ("layout", "size") => all.push(("impose", "{ columns = 1, rows = 1 }".to_owned())),
        ("layout", "impose") => all.push(("size", "\"10mm x 10mm\"".to_owned())),
        ("layout", "face") => all.retain(|(name, _)| *name != "box"),
        ("locale", "review") => all.push(("reviewers", "[\"A. Reader\"]".to_owned())),
        ("hotline", name) if name.starts_with("chat-") => {
            all.push(("chat", "\"https://example.org/chat\"".to_owned()));
        }
        ("hotline", name) if name.starts_with("call-") => all.push(("call", "\"1-888-373-7888\"".to_owned())),
        ("hotline", name) if name.starts_with("text-") => all.push(("text", "\"233733\"".to_owned())),
        ("hotline", name) if name.starts_with("whatsapp-") => {
            all.push(("whatsapp", "\"+44 7400 123456\"".to_owned()));
        }
        ("box", "where" | "order" | "at-most" | "across" | "gap" | "if-none" | "equal" | "row-heights") => {
            all.push(("each", "\"hotlines\"".to_owned()))
        }
        ("box", "first-rule") => all.push(("rules", "{ color = \"ink\", width = \"1pt\" }".to_owned())),
        ("rule", "level") => all.push(("reason", "\"for a reason\"".to_owned())),
        _ => {}
    }
    all
}

fn with(mut all: Keys, key: &'static str, value: &str) -> Keys {
    all.retain(|(name, _)| *name != key);
    all.push((key, value.to_owned()));
    all
}

fn inline(keys: &Keys) -> String {
    format!("{{ {} }}", keys.iter().map(|(key, value)| format!("{key} = {value}")).collect::<Vec<_>>().join(", "))
}

fn file(keys: &Keys) -> String {
    keys.iter().map(|(key, value)| format!("{key} = {value}\n")).collect()
}

/// The file in which a section with these keys stands.
fn whole(section: &str, own: &Keys) -> (&'static str, String) {
    let layout = |key, value: &str| ("layouts/one.toml", file(&with(base("layout"), key, value)));
    let boxed = |inner: &str| layout("box", &format!("[{inner}]"));
    match section {
        "layout" => ("layouts/one.toml", file(own)),
        "papers" => layout("paper", &inline(own)),
        "needs" => layout("needs", &inline(own)),
        "impose" => {
            let sized = with(base("layout"), "size", "\"10mm x 10mm\"");
            ("layouts/one.toml", file(&with(sized, "impose", &inline(own))))
        }
        "face" => {
            let mut faces = with(base("layout"), "face", &format!("[{}]", inline(own)));
            faces.retain(|(key, _)| *key != "box");
            ("layouts/one.toml", file(&faces))
        }
        "grid" => layout("grid", &inline(own)),
        "box" => boxed(&inline(own)),
        "stroke" => boxed(&format!("{{ shape = \"rect\", stroke = {} }}", inline(own))),
        "colors" => layout("colors", &inline(own)),
        "style" => layout("styles", &format!("{{ own = {} }}", inline(own))),
        "styles" => layout("styles", &inline(own)),
        "edition" => layout("colors", &format!("{{ ink = \"#000000\", grey = {} }}", inline(own))),
        "layout.rules" => layout("rules", &inline(own)),
        "rules" => ("handbill.toml", file(&with(base("settings"), "rules", &inline(own)))),
        "where" => {
            boxed(&format!("{{ each = \"hotlines\", boxes = [{{ shape = \"rect\" }}], where = {} }}", inline(own)))
        }
        "insist" => layout("insist", &format!("[{}]", inline(own))),
        "organization" => ("handbill.toml", file(&with(base("settings"), "organization", &inline(own)))),
        "partner" => (
            "handbill.toml",
            file(&with(base("settings"), "organization", &format!("{{ partner = [{}] }}", inline(own)))),
        ),
        "forms" => {
            ("handbill.toml", file(&with(base("settings"), "organization", &format!("{{ name = {} }}", inline(own)))))
        }
        "values" => ("handbill.toml", file(&with(base("settings"), "values", &inline(own)))),
        "value" => ("handbill.toml", file(&with(base("settings"), "values", &format!("{{ own = {} }}", inline(own))))),
        "resources" => ("resources/one.toml", file(own)),
        "resource" => ("resources/one.toml", format!("resource = [{}]\n", inline(own))),
        "rule" => layout("rules", &format!("{{ bleed-short = {} }}", inline(own))),
        "settings" => ("handbill.toml", file(own)),
        "hotlines" => ("hotlines/GB.toml", file(own)),
        "emergency" => ("hotlines/GB.toml", file(&with(base("hotlines"), "emergency", &inline(own)))),
        "hotline" => ("hotlines/GB.toml", file(&with(base("hotlines"), "hotline", &format!("[{}]", inline(own))))),
        "retired" => ("hotlines/GB.toml", file(&with(base("hotlines"), "retired", &format!("[{}]", inline(own))))),
        "locale" => ("locales/ur/locale.toml", file(own)),
        _ => panic!("no way to write `{section}`: tell `whole` of it"),
    }
}

/// Errors of the readers, by file and code; what has no file stands under none.
fn read(root: &Path) -> Vec<(String, &'static str)> {
    let (mut sources, mut report) = (Sources::default(), Report::default());
    load::load_edition(Kit::none(), root, handbill::ink::Ink::default(), &mut sources, &mut report);
    // A value that no text of the probe prints is none the worse for it.
    let told =
        |d: &&handbill::diag::Diagnostic| d.severity == handbill::diag::Severity::Error && d.code != "unused-value";
    let errors = report.diagnostics.iter().filter(told);
    let name = |d: &handbill::diag::Diagnostic| Some(sources.get(d.span?.source)?.name.clone());
    errors.map(|d| (name(d).unwrap_or_default(), d.code.name())).collect()
}

/// How many probes one campaign can hold: layouts and regions have names of their own.
fn room(path: &str) -> usize {
    match path.split('/').next() {
        Some("layouts") => 200,
        Some("hotlines") => REGIONS.split(' ').count(),
        _ => 1,
    }
}

fn slot(path: &str, at: usize) -> String {
    match path.split('/').next() {
        Some("layouts") => format!("layouts/probe-{at}.toml"),
        Some("hotlines") => format!("hotlines/{}.toml", REGIONS.split(' ').nth(at).unwrap()),
        _ => path.to_owned(),
    }
}

/// What both must refuse.
const WRONG_TO_BOTH: [&str; 11] = [
    "bad-color",
    "bad-length",
    "bad-url",
    "bad-value",
    "box-kind",
    "missing-key",
    "qr-payload",
    "unknown-key",
    "unknown-paper",
    "wrong-type",
    "wrong-value",
];

/// What only a reader can know.
fn is_beyond(section: &str, key: &str, value: &str, code: &str) -> bool {
    match (section, key) {
        // A percentage of ink, and colours by a name that the file does not have.
        _ if code == "bad-color" && value.contains("cmyk(") => true,
        // Which languages there are.
        ("hotline", "text-languages" | "chat-languages") if code == "wrong-value" => true,
        // A name has a letter in any script, a text in quotes is no number.
        (_, "name" | "title" | "organization" | "native" | "english") | ("values" | "value" | "forms", _)
            if code == "bad-value" =>
        {
            !value.chars().any(char::is_alphabetic)
        }
        // Which words carriers take for their own, and what is no word.
        ("hotline", "keyword") if code == "bad-value" => true,
        // A style may have its size from another file.
        ("styles", _) if code == "missing-key" => true,
        // A source that is there and empty; a list of reviewers likewise.
        (_, "source") | ("locale", "reviewers") => code == "missing-key",
        // Type between 1 and 2000 pt, and `min` below `size`.
        ("style", "size" | "min") if code == "wrong-value" => true,
        // The sum of a dash pattern.
        ("stroke", "dash") if code == "wrong-value" => true,
        // Integers of JSON may have a point.
        _ if value.contains(".0") && code == "wrong-type" => true,
        // A paper that is too small or too large.
        _ if code == "unknown-paper" => value.contains("mm") && value.contains(['x', '×']),
        _ => false,
    }
}

/// Names of messages are looked for when a sheet is made: what can be none is marked before.
fn is_message(section: &str, key: &str) -> bool {
    matches!((section, key), ("layout", "document-title") | ("box", "text" | "list" | "alt"))
}

/// A key with a value, in its file.
struct Probe {
    section: &'static str,
    key: &'static str,
    value: String,
    is_example: bool,
    file: usize,
    path: &'static str,
    text: String,
}

/// A name of one's own, where a section has such.
fn own_name(section: &str) -> &'static str {
    match section {
        "rules" | "layout.rules" => "bleed-short",
        "edition" => "ink",
        "forms" | "value" => "en",
        _ => "own",
    }
}

fn all_probes() -> Vec<Probe> {
    let mut all: Vec<Probe> = Vec::new();
    let mut tried: Vec<&str> = Vec::new();
    for file in 0..FILES.len() {
        for section in find::sections(file).iter().map(|section| *section as &'static Section) {
            if tried.contains(&section.name) {
                continue;
            }
            tried.push(section.name);
            let probe = |key: &'static str, keys: &Keys, value: String, is_example: bool| {
                let (path, text) = whole(section.name, keys);
                Probe { section: section.name, key, value, is_example, file, path, text }
            };
            for key in section.keys {
                all.extend(probes(&key.kind, key.example).into_iter().map(|value| {
                    let keys = with(company(section.name, key), key.name, &value);
                    let is_example = value == key.example;
                    probe(key.name, &keys, value, is_example)
                }));
                if key.is_required() {
                    let mut rest = base(section.name);
                    rest.retain(|(name, _)| *name != key.name);
                    all.push(probe(key.name, &rest, LEFT_OUT.to_owned(), false));
                }
            }
            if let Some(rest) = &section.rest {
                let name = own_name(section.name);
                let values = probes(&rest.kind, "").into_iter();
                all.extend(values.map(|value| probe(name, &keys(&[(name, &value)]), value, false)));
            }
        }
    }
    all
}

/// What is wrong with the judgements of one probe.
fn judged(probe: &Probe, codes: &[&str], judge: &Judge) -> Option<String> {
    let Probe { section, key, value, text, .. } = probe;
    let json = as_json(text).unwrap_or_else(|| panic!("{text}"));
    let place = format!("{section}.{key} = {value}");
    if value == LEFT_OUT && codes.is_empty() {
        return Some(format!("{place}: the reader does not miss it"));
    }
    match (codes.is_empty(), judge.fault(&json)) {
        (true, Some(_)) if is_message(section, key) => None,
        (true, Some(why)) => Some(format!("{place}: the reader takes it, the schema does not\n{why}")),
        (false, None) => {
            let wrong = codes.iter().find(|code| WRONG_TO_BOTH.contains(code))?;
            (!is_beyond(section, key, value, wrong)).then(|| format!("{place}: {wrong}, and the schema takes it"))
        }
        // What the papers show must pass, but for what a campaign must have: numbers that are registered (and what stands
        // beside one), and files.
        _ if probe.is_example && *key != "text-languages" => {
            let wrong = codes.iter().find(|code| WRONG_TO_BOTH.contains(code) || code.starts_with("wrong"))?;
            Some(format!("{place}: the example is refused ({wrong})"))
        }
        _ => None,
    }
}

fn judge_batch(batch: &[Probe]) -> Vec<String> {
    let place = campaign();
    for (at, probe) in batch.iter().enumerate() {
        put(place.path(), &slot(probe.path, at), &probe.text);
    }
    let errors = read(place.path());
    let judge = Judge::of(batch[0].file, "");
    let of = |at: usize| {
        let name = slot(batch[at].path, at);
        errors.iter().filter(|(file, _)| *file == name).map(|(_, code)| *code).collect::<Vec<_>>()
    };
    (0..batch.len()).filter_map(|at| judged(&batch[at], &of(at), &judge)).collect()
}

#[test]
fn a_sound_section_is_sound_to_both() {
    assert_eq!(read(campaign().path()), []);
    for (file, (_, files)) in FILES.iter().enumerate() {
        let judge = Judge::of(file, "");
        for section in find::sections(file).iter().filter(|section| !section.keys.is_empty()) {
            let (path, text) = whole(section.name, &base(section.name));
            let place = campaign();
            put(place.path(), path, &text);
            assert_eq!(read(place.path()), [], "{text}");
            if files.split('/').next() == path.split('/').next() {
                assert_eq!(judge.fault(&as_json(&text).unwrap()), None, "{text}");
            }
        }
    }
}

#[test]
fn readers_and_schemas_judge_alike() {
    let mut probes = all_probes();
    assert!(probes.len() > 2000, "{}", probes.len());
    // A fifth of them in every run, always the same; all with ALL=1.
    if std::env::var_os("ALL").is_none() {
        let mut at = 0_usize;
        probes.retain(|probe| {
            at += 1;
            probe.is_example || probe.value == LEFT_OUT || at.is_multiple_of(5)
        });
    }
    let mut batches: Vec<&[Probe]> = Vec::new();
    for group in probes.chunk_by(|a, b| a.path == b.path) {
        batches.extend(group.chunks(room(group[0].path)));
    }
    let told: Vec<String> = batches.par_iter().flat_map_iter(|batch| judge_batch(batch)).collect();
    assert!(told.is_empty(), "{} of {}:\n{}", told.len(), probes.len(), told.join("\n"));
}
