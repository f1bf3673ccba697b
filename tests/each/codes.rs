//! Each row of the rule table is raised by a campaign, a sheet or a command, and near-missed by its twin.
//!
//! `tests/bad` and `tests/preflight` hold campaigns of their own (`bad_cases` and `preflight` run them); what is in neither
//! is here. A row that nothing raises fails by name.

use std::collections::BTreeSet;
use std::panic::catch_unwind;
use std::path::Path;
use std::sync::{Arc, OnceLock};

use handbill::compose::{compose, typeset::Typesetter};
use handbill::diag::Report;
use handbill::load::layout::Layout;
use handbill::pdf::{self, FontCache, PdfOptions};
use handbill::preflight::Options;
use handbill::press::{self, Entry, Manifest, Selection};
use handbill::resolve::wording::Job;
use handbill::scene::{Color, Content};
use handbill::verify::{self, Album, Depth};
use handbill::{resolve, rules};
use rayon::prelude::*;

use crate::support::{Made, POSTER, RECORD, SETTINGS, TEXTS, Town, change, codes, handbill, repository, why};

type Codes = Vec<String>;
/// The code, what raises it, and its twin.
type Case = (&'static str, fn() -> Codes, fn() -> Codes);

fn own(report: &Report) -> Codes {
    codes(report).into_iter().map(str::to_owned).collect()
}

fn found(town: &Town) -> Codes {
    own(&town.report())
}

/// What a command says to a program.
fn said(folder: &Path, args: &[&str]) -> Codes {
    let out = handbill(folder, &[args, &["--message-format", "json"]].concat());
    let text = String::from_utf8(out.stdout).unwrap();
    let code = |line: &str| {
        let line: serde_json::Value = serde_json::from_str(line).unwrap_or_else(|_| panic!("{line}"));
        line["code"].as_str().unwrap().to_owned()
    };
    // `list` and `explain` print their results too.
    text.lines().filter(|line| line.starts_with('{')).map(code).collect()
}

const POSTER_EN: [&str; 4] = ["build", "poster", "-l", "en"];

fn built() -> Town {
    let town = Town::new();
    assert!(town.handbill(&POSTER_EN).status.success());
    town
}

/// A photograph of a code, or of nothing.
fn photo(payload: Option<&str>) -> Vec<u8> {
    let side = 400;
    let mut image = image::GrayImage::from_pixel(side, side, image::Luma([235]));
    if let Some(payload) = payload {
        let code = qrcode::QrCode::new(payload).unwrap();
        for (at, _) in code.to_colors().iter().enumerate().filter(|(_, c)| **c == qrcode::Color::Dark) {
            let (x, y) = (at % code.width() * 8 + 60, at / code.width() * 8 + 60);
            (0..64).for_each(|n| image.put_pixel((x + n % 8) as u32, (y + n / 8) as u32, image::Luma([30])));
        }
    }
    let mut bytes = std::io::Cursor::new(Vec::new());
    image.write_to(&mut bytes, image::ImageFormat::Png).unwrap();
    bytes.into_inner()
}

fn scanned(photo: Vec<u8>) -> Codes {
    let town = Town::new().put("photo.png", photo);
    said(town.path(), &["scan", "photo.png"])
}

fn drawn(svg: &str) -> Codes {
    let drawing = format!("<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 10 10'>{svg}</svg>");
    let boxes =
        "[[box]]\narea = \"venue\"\nimage = \"art/own.svg\"\nwidth = \"9mm\"\nheight = \"9mm\"\nrole = \"none\"\n";
    found(&Town::new().put("layouts/art/own.svg", drawing).append(POSTER, boxes))
}

fn only(boxes: &str) -> Town {
    let head = "title = \"t\"\ndocument-title = \"headline\"\npaper = \"A4\"\nmargin = \"15mm\"\n[grid]\ncolumns = [\"1fr\"]\n";
    Town::new().put(POSTER, format!("{head}{boxes}"))
}

/// Two lines of 12 pt in a row of a height.
fn in_a_row(height: &str) -> Town {
    let text = "You do not have to give your name to anybody here. You do not have to give your name to anybody here.";
    only(&format!("[[box]]\ntext = \"note\"\nheight = \"{height}\"\n")).edit(
        TEXTS,
        "You do not have to give your name.",
        text,
    )
}

fn noted(note: &str) -> Town {
    Town::new().edit(TEXTS, "You do not have to give your name.", note)
}

/// A font of the campaign that has no Bold, and a locale that is set in it.
fn set_in_own_font(weight: &str) -> Codes {
    let layout = format!(
        "[styles.own]\nsize = \"14pt\"\nmin = \"12pt\"\nweight = \"{weight}\"\n[[box]]\ntext = \"note\"\nstyle = \"own\"\n"
    );
    let font = std::fs::read(repository().join("tests/bad/font-allowed/fonts/OwnSans.ttf")).unwrap();
    let family = skrifa_family(&font);
    found(
        &only(&layout).put("fonts/OwnSans.ttf", font).append("locales/en/locale.toml", &format!("font = \"{family}\"")),
    )
}

fn skrifa_family(font: &[u8]) -> String {
    use skrifa::MetadataProvider as _;
    let font = skrifa::FontRef::new(font).unwrap();
    font.localized_strings(skrifa::string::StringId::FAMILY_NAME).english_or_first().unwrap().to_string()
}

/// A locale with some of the texts.
fn with_spanish(texts: &str) -> Town {
    let facts = "native = \"Español\"\nenglish = \"Spanish\"\nreview = \"reviewed\"\nreviewers = [\"A. Lectora\"]\n";
    Town::new().put("locales/es/locale.toml", facts).put("locales/es/main.ftl", texts)
}

const SPANISH: &str = "headline = ¿Alguien controla su trabajo?\nsign-one = ¿Alguien guarda su pasaporte?\n\
    sign-two = ¿Tiene miedo de irse?\nemergency-line = ¿Está en peligro? Llame al { $emergency }.\n\
    phone-safety = Su teléfono puede ser revisado. Use uno de confianza.\nversion-line = Versión { $version }\n\
    venue-line = { $venue }\nqr-alt = Código que abre { $url }\nnote = No tiene que decir su nombre.\n\
    plain-line = Puede preguntarnos lo que quiera.\n";

/// The sheet of one locale, resolved though it lacks texts.
fn resolved(locale: &str) -> Codes {
    let (campaign, mut report) = with_spanish("headline = ¿Alguien controla su trabajo?\n").load();
    let campaign = campaign.unwrap();
    let (layout, locale) = (&campaign.layouts["poster"], campaign.find_locale(locale).unwrap());
    let job = Job::new(&campaign, layout, &locale, &campaign.regions["US"], None, &mut report).unwrap();
    resolve::resolve(&campaign, &job, &mut report);
    own(&report)
}

/// Two jobs for each of so many copies of one layout.
fn planned(layouts: usize) -> Codes {
    let town = with_spanish(SPANISH).put(POSTER, only("[[box]]\ntext = \"note\"\n").text(POSTER));
    let (campaign, mut report) = town.load();
    let mut campaign = campaign.unwrap();
    let layout = Arc::clone(&campaign.layouts["poster"]);
    for n in 1..layouts {
        let id = format!("poster-{n}");
        campaign.layouts.insert(id.clone(), Arc::new(Layout { id, ..(*layout).clone() }));
    }
    let plan = press::plan(&campaign, &Selection::default(), &mut report);
    assert_eq!(plan.map_or(0, |plan| plan.jobs.len()), if report.has_errors() { 0 } else { 2 * layouts });
    own(&report)
}

/// A finished sheet with its entry.
struct Finished {
    made: Made,
    entry: Entry,
    manifest: Manifest,
    bytes: Vec<u8>,
}

fn finished() -> &'static Finished {
    static FINISHED: OnceLock<Finished> = OnceLock::new();
    FINISHED.get_or_init(|| {
        let town = built();
        let manifest: Manifest = serde_json::from_str(&town.text("output/manifest.json")).unwrap();
        let bytes = std::fs::read(town.path().join("output/en/poster.pdf")).unwrap();
        Finished { made: town.made("en"), entry: manifest.files[0].clone(), manifest, bytes }
    })
}

/// What is said of the file when its entry is another.
fn content(alter: impl FnOnce(&mut Entry)) -> Codes {
    let mut entry = finished().entry.clone();
    alter(&mut entry);
    let mut report = Report::default();
    verify::content(&entry, &finished().bytes, Depth::Full, &Album::default(), &mut report);
    own(&report)
}

fn of_bytes(bytes: &[u8]) -> Codes {
    let mut report = Report::default();
    verify::content(&finished().entry, bytes, Depth::Full, &Album::default(), &mut report);
    own(&report)
}

/// The sheet written anew with a text somewhere else.
fn moved(by: f32) -> Codes {
    let mut scene = finished().made.scene.clone();
    change(&mut scene, "You do not have", |run| run.transform.e += by);
    of_bytes(&pdf::write(&scene, &PdfOptions::default(), &FontCache::default()).unwrap())
}

fn identity(bytes: &[u8]) -> Codes {
    let Finished { entry, manifest, .. } = finished();
    let mut report = Report::default();
    verify::identity(manifest, entry, bytes, &mut report);
    own(&report)
}

fn unchanged() -> Codes {
    content(|_| {})
}

/// What `verify` says of a folder of finished files after a change.
fn verified(alter: impl FnOnce(&Path), args: &[&str]) -> Codes {
    let town = built();
    alter(town.path());
    said(town.path(), &[&["verify"], args].concat())
}

fn put(root: &Path, path: &str, from: &str, to: &str) {
    let text = std::fs::read_to_string(root.join(path)).unwrap();
    assert!(text.contains(from));
    std::fs::write(root.join(path), text.replacen(from, to, 1)).unwrap();
}

/// The preflight after a change of the scene.
fn judged(alter: impl FnOnce(&mut handbill::scene::Scene)) -> Codes {
    finished().made.after(alter).into_iter().map(str::to_owned).collect()
}

fn inverted(inverted: bool) -> Codes {
    judged(|scene| {
        let items = &mut scene.pages[0].items;
        let at = items.iter().position(|i| matches!(&i.content, Content::Path(p) if p.steps.len() > 500)).unwrap();
        let (black, white) = (Color::rgb(0, 0, 0), Color::rgb(255, 255, 255));
        for (item, color) in
            [(at - 1, if inverted { black } else { white }), (at, if inverted { white } else { black })]
        {
            if let Content::Path(path) = &mut items[item].content {
                path.fill = Some(color);
            }
        }
    })
}

fn lapsed(today: i64) -> Codes {
    own(&Town::new().run(&Selection { today: Some(today), ..Selection::default() }))
}

const CASES: &[Case] = &[
    (
        "art-recoloured",
        || drawn("<path data-role='night' d='M0 0H9V9Z'/>"),
        || drawn("<path fill='#10203f' d='M0 0H9V9Z'/>"),
    ),
    (
        "bad-color",
        || found(&only("[[box]]\ntext = \"note\"\nfill = \"#12345\"\n")),
        || found(&only("[[box]]\ntext = \"note\"\nfill = \"#123456\"\n")),
    ),
    (
        "bad-manifest",
        || said(built().put("output/manifest.json", "{").path(), &POSTER_EN),
        || said(built().path(), &POSTER_EN),
    ),
    (
        "bad-name",
        || said(Town::new().path(), &["new", "layout", "My"]),
        || said(Town::new().path(), &["new", "layout", "my"]),
    ),
    ("bad-photo", || scanned(b"no picture".to_vec()), || scanned(photo(None))),
    (
        "draft-translation",
        || found(&Town::new().edit("locales/en/locale.toml", "\"reviewed\"", "\"draft\"")),
        || found(&Town::new()),
    ),
    ("evidence-lapsed", || lapsed(1_840_000_000 + 400 * 86_400), || lapsed(1_796_000_000)),
    (
        "file-conflict",
        || said(Town::new().put("output/en/poster.pdf", "mine").path(), &POSTER_EN),
        || said(Town::new().put("output/en/other.pdf", "mine").path(), &POSTER_EN),
    ),
    (
        "file-too-large",
        || found(&Town::new().append(TEXTS, &"#\n".repeat(600_000))),
        || found(&Town::new().append(TEXTS, &"#\n".repeat(400_000))),
    ),
    (
        "file-unreadable",
        || {
            let town = Town::new();
            std::fs::remove_file(town.path().join(SETTINGS)).unwrap();
            found(&town)
        },
        || found(&Town::new()),
    ),
    (
        "font-replaced",
        || {
            let font = std::fs::read(repository().join("fonts/NotoSans-Regular.ttf")).unwrap();
            found(&Town::new().put("fonts/NotoSans-Regular.ttf", [font, vec![0; 4]].concat()))
        },
        || {
            let font = std::fs::read(repository().join("tests/bad/font-allowed/fonts/OwnSans.ttf")).unwrap();
            found(&Town::new().put("fonts/OwnSans.ttf", font))
        },
    ),
    ("missing-bold", || set_in_own_font("bold"), || set_in_own_font("regular")),
    (
        "missing-font",
        || found(&Town::new().append("locales/en/locale.toml", "font = \"No Such Sans\"")),
        || found(&Town::new().append("locales/en/locale.toml", "font = \"Noto Sans\"")),
    ),
    ("missing-glyph", || found(&noted("You do not have to ᏣᎳᎩ.")), || found(&noted("You do not have to → ask."))),
    ("missing-message", || resolved("es"), || resolved("en")),
    (
        "no-campaign",
        || said(tempfile::tempdir().unwrap().path(), &["check"]),
        || said(Town::new().path(), &["check", "poster", "-l", "en"]),
    ),
    (
        "no-jobs",
        || {
            found(&with_spanish("headline = ¿Alguien?\n").edit(
                SETTINGS,
                "version = ",
                "locales = [\"es\"]\nversion = ",
            ))
        },
        || found(&with_spanish(SPANISH).edit(SETTINGS, "version = ", "locales = [\"es\"]\nversion = ")),
    ),
    (
        "no-manifest",
        || {
            let folder = tempfile::tempdir().unwrap();
            std::fs::write(folder.path().join("photo.png"), photo(None)).unwrap();
            said(folder.path(), &["scan", "photo.png"])
        },
        || scanned(photo(None)),
    ),
    (
        "no-room",
        || found(&only("[[box]]\nshape = \"rect\"\nfill = \"#ff0000\"\n")),
        || found(&only("[[box]]\nshape = \"rect\"\nfill = \"#ff0000\"\nheight = \"1mm\"\n")),
    ),
    (
        "not-compared",
        || {
            let (town, elsewhere) = (built(), tempfile::tempdir().unwrap());
            said(elsewhere.path(), &["verify", town.path().join("output").to_str().unwrap()])
        },
        || verified(|_| {}, &[]),
    ),
    ("number-scrambled", || judged(|scene| change(scene, "373", |run| run.clusters.reverse())), || judged(|_| {})),
    (
        "output-unwritable",
        || said(Town::new().put("file", "").path(), &["build", "poster", "-l", "en", "-o", "file"]),
        || said(Town::new().path(), &["build", "poster", "-l", "en", "-o", "folder"]),
    ),
    (
        "own-region-unused",
        || {
            said(
                Town::new().edit(SETTINGS, "region = \"US\"", "region = \"GB\"").path(),
                &["check", "poster", "-l", "en"],
            )
        },
        || said(Town::new().path(), &["check", "poster", "-l", "en"]),
    ),
    (
        "page-overflow",
        || found(&only("[[box]]\nshape = \"rect\"\nheight = \"268mm\"\n")),
        || found(&only("[[box]]\nshape = \"rect\"\nheight = \"267mm\"\n")),
    ),
    (
        "pseudo-locale",
        || said(Town::new().path(), &["check", "poster", "-l", "en-XA"]),
        || said(Town::new().path(), &["check", "poster", "-l", "en"]),
    ),
    ("qr-inverted", || inverted(true), || inverted(false)),
    (
        "qr-too-long",
        || {
            found(&Town::new().edit(
                POSTER,
                "{hotline.url}",
                &format!("https://humantraffickinghotline.org/{}", "a".repeat(178)),
            ))
        },
        || {
            found(&Town::new().edit(
                POSTER,
                "{hotline.url}",
                &format!("https://humantraffickinghotline.org/{}", "a".repeat(177)),
            ))
        },
    ),
    (
        "qr-too-small",
        || {
            found(&Town::new().edit(
                POSTER,
                "width = \"44mm\"\nheight = \"44mm\"",
                "width = \"14.7mm\"\nheight = \"14.7mm\"",
            ))
        },
        || {
            found(&Town::new().edit(
                POSTER,
                "width = \"44mm\"\nheight = \"44mm\"",
                "width = \"14.9mm\"\nheight = \"14.9mm\"",
            ))
        },
    ),
    ("retired-hotline", || found(&Town::new().edit(RECORD, "\"active\"", "\"retired\"")), || found(&Town::new())),
    (
        "scan-foreign-code",
        || scanned(photo(Some("https://example.net/"))),
        || scanned(photo(Some("https://humantraffickinghotline.org"))),
    ),
    (
        "scan-match",
        || scanned(photo(Some("https://humantraffickinghotline.org"))),
        || scanned(photo(Some("https://humantraffickinghotline.com"))),
    ),
    ("scan-no-code", || scanned(photo(None)), || scanned(photo(Some("https://humantraffickinghotline.org")))),
    ("skipped-locale", || found(&with_spanish("headline = ¿Alguien?\n")), || found(&with_spanish(SPANISH))),
    (
        "skipped-sheet",
        || said(with_spanish("headline = ¿Alguien?\n").path(), &["check", "poster", "-l", "es", "-l", "en"]),
        || said(with_spanish(SPANISH).path(), &["check", "poster", "-l", "es", "-l", "en"]),
    ),
    (
        "svg-unsupported",
        || drawn("<path d='M1 1H9' stroke='#000' stroke-width='1' stroke-linecap='square'/>"),
        || drawn("<path d='M1 1H9' stroke='#000' stroke-width='1' stroke-linecap='round'/>"),
    ),
    ("text-overflow", || found(&in_a_row("9mm")), || found(&in_a_row("9.4mm"))),
    (
        "too-many",
        || found(&only(&"[[box]]\nshape = \"rect\"\nheight = \"0.1mm\"\n".repeat(501))),
        || found(&only(&"[[box]]\nshape = \"rect\"\nheight = \"0.1mm\"\n".repeat(500))),
    ),
    (
        "too-many-files",
        || found(&Town::new().put("layouts/a/b/c/d/e/f/g/note.md", "")),
        || found(&Town::new().put("layouts/a/b/c/d/e/f/note.md", "")),
    ),
    ("too-many-jobs", || planned(50_001), || planned(50_000)),
    (
        "unknown-code",
        || said(Town::new().path(), &["explain", "text-overflw"]),
        || said(Town::new().path(), &["explain", "text-overflow"]),
    ),
    (
        "unknown-layout",
        || said(Town::new().path(), &["check", "postr"]),
        || said(Town::new().path(), &["check", "poster"]),
    ),
    (
        "unread-file",
        || found(&Town::new().put("layouts/art/logo.ai", "")),
        || found(&Town::new().put("layouts/art/logo.md", "")),
    ),
    ("verify-changed", || identity(b"%PDF-1.7"), || identity(&finished().bytes)),
    ("verify-code", || content(|e| e.qr.push("https://example.org/other".to_owned())), unchanged),
    ("verify-foreign-code", || content(|e| e.qr.clear()), unchanged),
    (
        "verify-foreign-number",
        || {
            content(|e| {
                e.numbers.retain(|n| n != "1-888-373-7888");
                e.texts.retain(|t| !t.contains("373"));
            })
        },
        unchanged,
    ),
    (
        "verify-link",
        || {
            verified(
                |root| {
                    std::fs::rename(root.join("output/en/poster.pdf"), root.join("there.pdf")).unwrap();
                    std::os::unix::fs::symlink(root.join("there.pdf"), root.join("output/en/poster.pdf")).unwrap();
                },
                &[],
            )
        },
        || verified(|_| {}, &[]),
    ),
    (
        "verify-missing",
        || verified(|root| std::fs::remove_file(root.join("output/en/poster.pdf")).unwrap(), &[]),
        || verified(|_| {}, &[]),
    ),
    (
        "verify-no-texts",
        || {
            content(|e| {
                e.texts.clear();
                e.sheets.clear();
            })
        },
        unchanged,
    ),
    ("verify-number", || content(|e| e.numbers.push("1-888-373-7889".to_owned())), unchanged),
    (
        "verify-outdated",
        || verified(|root| put(root, TEXTS, "to give your name", "to say your name"), &[]),
        || verified(|root| put(root, "output/manifest.json", "{", " {"), &[]),
    ),
    ("verify-outside", || moved(-60.0), || moved(-20.0)),
    ("verify-pages", || content(|e| e.pages = 2), unchanged),
    (
        "verify-registry",
        || {
            verified(
                |root| {
                    put(root, RECORD, "call = \"1-888-373-7888\"\ndial = \"+18883737888\"", "call = \"1-855-352-7233\"")
                },
                &[],
            )
        },
        || verified(|root| put(root, RECORD, "status = \"active\"", "status = \"active\" # still"), &[]),
    ),
    (
        "verify-seen",
        || {
            verified(
                |root| {
                    std::fs::create_dir(root.join("leaflets")).unwrap();
                    std::fs::rename(root.join("output/en/poster.pdf"), root.join("leaflets/poster.pdf")).unwrap();
                },
                &["leaflets"],
            )
        },
        || verified(|_| {}, &[]),
    ),
    ("verify-text", || content(|e| e.texts.push("You are not alone.".to_owned())), unchanged),
    (
        "verify-unlisted",
        || {
            verified(
                |root| std::fs::rename(root.join("output/en/poster.pdf"), root.join("output/en/other.pdf")).unwrap(),
                &[],
            )
        },
        || verified(|_| {}, &[]),
    ),
    ("verify-unreadable", || of_bytes(b"no PDF at all"), unchanged),
    (
        "wrong-type",
        || found(&Town::new().edit(POSTER, "title = \"Poster\"", "title = 5")),
        || found(&Town::new().edit(POSTER, "title = \"Poster\"", "title = \"5\"")),
    ),
];

/// What no campaign, sheet or command can raise, and the test that raises it by hand.
const BY_HAND: [(&str, &str); 1] = [("pdf-not-written", "pdf_write")];

#[test]
fn each_case_raises_its_code_and_its_twin_does_not() {
    let faults: Vec<String> = CASES
        .par_iter()
        .flat_map(|(code, raise, twin)| {
            let run = |case: &fn() -> Codes| {
                catch_unwind(case).unwrap_or_else(|e| vec![format!("the case itself failed: {}", why(e))])
            };
            let (raised, missed) = (run(raise), run(twin));
            let mut faults = Vec::new();
            if !raised.iter().any(|c| c == code) {
                faults.push(format!("{code} is not raised: {raised:?}"));
            }
            if missed.iter().any(|c| c == code || c.contains("failed")) {
                faults.push(format!("{code} is raised by its twin too: {missed:?}"));
            }
            faults
        })
        .collect();
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

/// The codes that a folder of cases says in its `expected.txt`.
fn of_folders(folder: &str, out: &mut BTreeSet<String>) {
    for entry in std::fs::read_dir(repository().join(folder)).unwrap().flatten() {
        let Ok(text) = std::fs::read_to_string(entry.path().join("expected.txt")) else { continue };
        let lines = text.split("---").next().unwrap().lines();
        out.extend(lines.flat_map(str::split_whitespace).map(str::to_owned));
    }
}

#[test]
fn every_code_of_the_table_is_raised_somewhere() {
    let mut raised = BTreeSet::new();
    of_folders("tests/bad", &mut raised);
    of_folders("tests/preflight", &mut raised);
    let folders = raised.len();
    raised.extend(CASES.iter().map(|(code, ..)| (*code).to_owned()));
    for (code, test) in BY_HAND {
        let text = std::fs::read_to_string(repository().join(format!("tests/{test}.rs"))).unwrap();
        assert!(!text.is_empty(), "{code}");
        raised.insert(code.to_owned());
    }
    assert!(folders > 90, "the search is broken: {folders}");
    let missing: Vec<&str> = rules::all().into_iter().map(|r| r.code).filter(|code| !raised.contains(*code)).collect();
    assert!(missing.is_empty(), "no case raises {missing:?}");
    for (code, ..) in CASES {
        assert!(rules::find(code).is_some(), "{code} is no row of the table");
    }
}

/// Each severity of the table is the one that its finding has.
#[test]
fn findings_have_the_severity_of_their_row() {
    let sheet = Town::new().append(POSTER, "[[box]]\ntext = \"note\"\narea = \"note\"\n").report();
    for finding in &sheet.diagnostics {
        assert_eq!(finding.severity, rules::find(finding.code).unwrap().severity, "{finding:?}");
    }
    assert!(sheet.diagnostics.iter().any(|d| d.code == "text-overlap"), "{sheet:?}");
    let made = finished();
    let mut report = Report::default();
    let again = compose(&made.made.campaign, &made.made.wording, &mut Typesetter::default(), &mut report).unwrap();
    assert!(made.made.judged(&again, &Options::default()).diagnostics.is_empty());
}
