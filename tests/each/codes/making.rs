//! How the cases are made: campaigns, sheets, finished files and commands, and what is said of them.

use std::path::Path;
use std::sync::{Arc, OnceLock};

use handbill::batch::{self, Selection};
use handbill::diag::Report;
use handbill::export::pdf::{self, FontCache, PdfOptions};
use handbill::manifest::{Entry, Manifest};
use handbill::model::layout::Layout;
use handbill::resolve;
use handbill::resolve::wording::Job;
use handbill::scene::{Color, Content};
use handbill::verify::{self, Album, Depth};

pub use crate::each::own::with_font;
use crate::each::support::{Made, POSTER, TEXTS, Town, change, codes, handbill, repository};

pub type Codes = Vec<String>;
/// The code, what raises it, and its twin.
pub type Case = (&'static str, fn() -> Codes, fn() -> Codes);

pub fn own(report: &Report) -> Codes {
    codes(report).into_iter().map(str::to_owned).collect()
}

pub fn found(town: &Town) -> Codes {
    own(&town.report())
}

/// What a command says to a program.
pub fn said(folder: &Path, args: &[&str]) -> Codes {
    let out = handbill(folder, &[args, &["--message-format", "json"]].concat());
    let text = String::from_utf8(out.stdout).unwrap();
    let code = |line: &str| {
        let line: serde_json::Value = serde_json::from_str(line).unwrap_or_else(|_| panic!("{line}"));
        line["code"].as_str().unwrap().to_owned()
    };
    // `list` and `explain` print their results too.
    text.lines().filter(|line| line.starts_with('{')).map(code).collect()
}

pub const POSTER_EN: [&str; 4] = ["build", "poster", "-l", "en"];

pub fn built() -> Town {
    let town = Town::new();
    assert!(town.handbill(&POSTER_EN).status.success());
    town
}

/// A photograph of a code, or of nothing.
pub fn photo(payload: Option<&str>) -> Vec<u8> {
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

pub fn scanned(photo: Vec<u8>) -> Codes {
    let town = Town::new().put("photo.png", photo);
    said(town.path(), &["scan", "photo.png"])
}

pub fn drawn(svg: &str) -> Codes {
    boxed("", svg)
}

/// The drawing in a box with more keys.
pub fn boxed(keys: &str, svg: &str) -> Codes {
    let drawing = format!("<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 10 10'>{svg}</svg>");
    let boxes = format!(
        "[[box]]\narea = \"venue\"\nimage = \"art/own.svg\"\nwidth = \"9mm\"\nheight = \"9mm\"\nrole = \"none\"\n{keys}\n"
    );
    found(&Town::new().put("layouts/art/own.svg", drawing).append(POSTER, &boxes))
}

pub fn only(boxes: &str) -> Town {
    let head = "title = \"t\"\ndocument-title = \"headline\"\npaper = \"A4\"\nmargin = \"15mm\"\n[grid]\ncolumns = [\"1fr\"]\n";
    Town::new().put(POSTER, format!("{head}{boxes}"))
}

/// Two lines of 12 pt in a row of a height.
pub fn in_a_row(height: &str) -> Town {
    let text = "You do not have to give your name to anybody here. You do not have to give your name to anybody here.";
    only(&format!("[[box]]\ntext = \"note\"\nheight = \"{height}\"\n")).edit(
        TEXTS,
        "You do not have to give your name.",
        text,
    )
}

pub fn noted(note: &str) -> Town {
    Town::new().edit(TEXTS, "You do not have to give your name.", note)
}

/// A font of the campaign that has no Bold, and a locale that is set in it.
pub fn set_in_own_font(weight: &str) -> Codes {
    let layout = format!(
        "[styles.own]\nsize = \"14pt\"\nmin = \"12pt\"\nweight = \"{weight}\"\n[[box]]\ntext = \"note\"\nstyle = \"own\"\n"
    );
    let font = std::fs::read(repository().join("tests/bad/font-allowed/fonts/OwnSans.ttf")).unwrap();
    let family = skrifa_family(&font);
    found(
        &only(&layout).put("fonts/OwnSans.ttf", font).append("locales/en/locale.toml", &format!("font = \"{family}\"")),
    )
}

pub fn skrifa_family(font: &[u8]) -> String {
    use skrifa::MetadataProvider as _;
    let font = skrifa::FontRef::new(font).unwrap();
    font.localized_strings(skrifa::string::StringId::FAMILY_NAME).english_or_first().unwrap().to_string()
}

/// A locale with some of the texts.
pub fn with_spanish(texts: &str) -> Town {
    let facts = "native = \"Español\"\nenglish = \"Spanish\"\nreview = \"reviewed\"\nreviewers = [\"A. Lectora\"]\n";
    Town::new().put("locales/es/locale.toml", facts).put("locales/es/main.ftl", texts)
}

pub const SPANISH: &str = "headline = ¿Alguien controla su trabajo?\nsign-one = ¿Alguien guarda su pasaporte?\n\
    sign-two = ¿Tiene miedo de irse?\nemergency-line = ¿Está en peligro? Llame al { $emergency }.\n\
    phone-safety = Su teléfono puede ser revisado. Use uno de confianza.\nversion-line = Versión { $version }\n\
    venue-line = { $venue }\nqr-alt = Código que abre { $url }\nnote = No tiene que decir su nombre.\n\
    plain-line = Puede preguntarnos lo que quiera.\n";

/// The sheet of one locale, resolved though it lacks texts.
pub fn resolved(locale: &str) -> Codes {
    let (campaign, mut report) = with_spanish("headline = ¿Alguien controla su trabajo?\n").load();
    let campaign = campaign.unwrap();
    let (layout, locale) = (&campaign.layouts["poster"], campaign.find_locale(locale).unwrap());
    let job = Job::new(&campaign, layout, &locale, &campaign.regions["US"], None, &mut report).unwrap();
    resolve::resolve(&campaign, &job, &mut report);
    own(&report)
}

/// Two jobs for each of so many copies of one layout.
pub fn planned(layouts: usize) -> Codes {
    let town = with_spanish(SPANISH).put(POSTER, only("[[box]]\ntext = \"note\"\n").text(POSTER));
    let (campaign, mut report) = town.load();
    let mut campaign = campaign.unwrap();
    let layout = Arc::clone(&campaign.layouts["poster"]);
    for n in 1..layouts {
        let id = format!("poster-{n}");
        campaign.layouts.insert(id.clone(), Arc::new(Layout { id, ..(*layout).clone() }));
    }
    let plan = batch::plan(&campaign, &Selection::default(), &mut report);
    assert_eq!(plan.map_or(0, |plan| plan.jobs.len()), if report.has_errors() { 0 } else { 2 * layouts });
    own(&report)
}

/// A finished sheet with its entry.
pub struct Finished {
    pub made: Made,
    pub entry: Entry,
    pub manifest: Manifest,
    pub bytes: Vec<u8>,
}

pub fn finished() -> &'static Finished {
    static FINISHED: OnceLock<Finished> = OnceLock::new();
    FINISHED.get_or_init(|| {
        let town = built();
        let manifest: Manifest = serde_json::from_str(&town.text("output/manifest.json")).unwrap();
        let bytes = std::fs::read(town.path().join("output/en/poster.pdf")).unwrap();
        Finished { made: town.made("en"), entry: manifest.files[0].clone(), manifest, bytes }
    })
}

/// What is said of the file when its entry is another.
pub fn content(alter: impl FnOnce(&mut Entry)) -> Codes {
    let mut entry = finished().entry.clone();
    alter(&mut entry);
    let mut report = Report::default();
    verify::content(&entry, &finished().bytes, Depth::Full, &Album::default(), &mut report);
    own(&report)
}

pub fn of_bytes(bytes: &[u8]) -> Codes {
    let mut report = Report::default();
    verify::content(&finished().entry, bytes, Depth::Full, &Album::default(), &mut report);
    own(&report)
}

/// The sheet with its page turned by somebody else's program.
pub fn turned() -> Vec<u8> {
    let mut document = lopdf::Document::load_mem(&finished().bytes).unwrap();
    let page = document.page_iter().next().unwrap();
    document.get_dictionary_mut(page).unwrap().set("Rotate", 180);
    let mut out = Vec::new();
    document.save_to(&mut out).unwrap();
    out
}

/// The sheet written anew with a text somewhere else.
pub fn moved(by: f32) -> Codes {
    let mut scene = finished().made.scene.clone();
    change(&mut scene, "You do not have", |run| run.transform.e += by);
    of_bytes(&pdf::write(&scene, &PdfOptions::default(), &FontCache::default()).unwrap())
}

pub fn identity(bytes: &[u8]) -> Codes {
    let Finished { entry, manifest, .. } = finished();
    let mut report = Report::default();
    verify::identity(manifest, entry, bytes, &mut report);
    own(&report)
}

pub fn unchanged() -> Codes {
    content(|_| {})
}

/// What `verify` says of a folder of finished files after a change.
pub fn verified(alter: impl FnOnce(&Path), args: &[&str]) -> Codes {
    let town = built();
    alter(town.path());
    said(town.path(), &[&["verify"], args].concat())
}

pub fn put(root: &Path, path: &str, from: &str, to: &str) {
    let text = std::fs::read_to_string(root.join(path)).unwrap();
    assert!(text.contains(from));
    std::fs::write(root.join(path), text.replacen(from, to, 1)).unwrap();
}

/// The preflight after a change of the scene.
pub fn judged(alter: impl FnOnce(&mut handbill::scene::Scene)) -> Codes {
    finished().made.after(alter).into_iter().map(str::to_owned).collect()
}

pub fn inverted(inverted: bool) -> Codes {
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

pub fn lapsed(today: i64) -> Codes {
    own(&Town::new().run(&Selection { today: Some(today), ..Selection::default() }))
}
