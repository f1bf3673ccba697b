//! What `load` hands on: everything that was read, parsed and checked, immutable.

use std::collections::{BTreeMap, BTreeSet};
use std::path::PathBuf;
use std::sync::Arc;

use crate::diag::{Sources, Spanned};
use crate::ink::Ink;
use crate::load::files::inputs::Inputs;
use crate::load::settings::values;
use crate::model::FreeField;
use crate::model::hotline::Region;
use crate::model::layout::Layout;
use crate::model::levels::Levels;
use crate::model::values::{Organization, Own, Resource, Values};
use crate::scene::{Color, Raster};
use crate::text::literals::Registry;
use crate::text::locales;
use crate::text::pseudo::Pseudo;
use crate::text::texts::Texts;

pub use crate::schema::words::Review;

/// `handbill.toml`.
#[derive(Debug, Clone)]
pub struct Settings {
    pub name: String,
    /// The region whose record is printed when no `--region` is given.
    pub region: Spanned<String>,
    /// Printed in the small print, e.g. `2026-11`.
    pub version: Option<String>,
    /// Where the sheets hang; the `$venue` of the texts.
    pub venue: Option<String>,
    /// Who prints.
    pub organization: Organization,
    /// `[values]`.
    pub own: Vec<Own>,
    /// Which hotlines are printed, in this order; `None` prints the region's first.
    pub hotlines: Option<Vec<Spanned<String>>>,
    /// Restricts the locales that are built; `None` builds all.
    pub locales: Option<Vec<Spanned<String>>>,
    /// How many months may lie between the evidence of a number and the campaign's version.
    pub max_evidence_age: u32,
    /// Levels of rules for every layout.
    pub rules: Levels,
    /// What is printed as it was typed.
    pub free: Vec<FreeField>,
}

/// `locales/<bcp47>/`: a language.
#[derive(Debug)]
pub struct Locale {
    /// Canonical BCP 47: `zh-Hans`, `fil`.
    pub id: String,
    /// Its folders below `locales/`, its own first, then those that it inherits from.
    pub folders: Vec<String>,
    pub native_name: String,
    pub english_name: String,
    pub review: Review,
    pub reviewers: Vec<String>,
    pub rtl: bool,
    /// ISO 15924: `Latn`, `Arab`.
    pub script: String,
    /// The font family, from `locale.toml` or by script.
    pub family: String,
    /// The zero of the digits that prose is written in where they are not Latin; codes never are, and phone numbers only by `phone_digits`.
    pub digits: Option<char>,
    /// The zero of the digits that telephone numbers are printed in, where the locale asks for its own; what is dialled
    /// stays Latin.
    pub phone_digits: Option<char>,
    /// Made from English by the machine.
    pub pseudo: Option<Pseudo>,
    pub texts: Texts,
    /// `sources.toml`: the mark of the English text that each text was translated from.
    pub translated_from: BTreeMap<String, Spanned<String>>,
}

/// `posting/<name>.txt` or `posting/<name>.<locale>.txt`: wording that a statute fixes, pasted by the user.
#[derive(Debug, Clone)]
pub struct PostedWording {
    pub text: Arc<str>,
}

/// An image of a layout, decoded and bounded.
#[derive(Debug, Clone)]
pub enum Art {
    Svg(Arc<Drawn>),
    Raster(Arc<Raster>),
}

/// A drawing.
#[derive(Debug)]
pub struct Drawn {
    /// Below `layouts/`.
    pub path: String,
    pub tree: usvg::Tree,
    /// What in it only pixels can show, by line and element.
    pub soft: Vec<String>,
}

/// A campaign, complete: the user's parts over the kit's.
#[derive(Debug)]
pub struct Campaign {
    pub root: PathBuf,
    /// What it is printed with: colours, art and sheets are of this edition.
    pub ink: Ink,
    /// The campaign's colours in this edition.
    pub palette: BTreeMap<String, Color>,
    pub settings: Settings,
    pub sources: Arc<Sources>,
    pub layouts: BTreeMap<String, Arc<Layout>>,
    /// Layouts whose file is there and has faults: they were reported, and are not unknown.
    pub refused_layouts: BTreeSet<String>,
    pub locales: BTreeMap<String, Arc<Locale>>,
    /// Locales with faults: they were reported, no sheet is made of them, and no other locale serves in their place.
    pub refused_locales: BTreeMap<String, Arc<Locale>>,
    /// `en-XA` and `ar-XB`: built when they are named, never by default.
    pub pseudo: BTreeMap<String, Arc<Locale>>,
    pub regions: BTreeMap<String, Arc<Region>>,
    /// Every number of every region, retired ones too: none of them is typed anywhere.
    pub numbers: Registry,
    /// What sheets may show beside their texts.
    pub values: Arc<Values>,
    /// `resources/`, by id.
    pub resources: BTreeMap<String, Arc<Resource>>,
    /// By family name. A compressed face is unpacked when it is first asked for: see `crate::load::fonts`.
    pub fonts: crate::load::fonts::Fonts,
    /// By path below `layouts/`.
    pub art: BTreeMap<String, Art>,
    /// By the file's stem: `us-ca-52-6`, `us-ca-52-6.es`.
    pub posted: BTreeMap<String, PostedWording>,
    /// What was read, with hashes.
    pub inputs: Inputs,
}

impl Campaign {
    /// The locale that serves a request: `zh-CN` → `zh-Hans`, `es-MX` → `es`, `tl` → `fil`.
    pub fn find_locale(&self, request: &str) -> Option<Arc<Locale>> {
        if let Some(pseudo) = locales::canonical(request).and_then(|l| self.pseudo.get(&l.id.to_string())) {
            return Some(Arc::clone(pseudo));
        }
        self.served_by(request).and_then(|id| self.locales.get(&id)).cloned()
    }

    /// Whether the locale that serves a request has faults.
    pub fn is_refused(&self, request: &str) -> bool {
        let pseudo =
            locales::canonical(request).is_some_and(|l| Pseudo::ALL.iter().any(|p| p.id() == l.id.to_string()));
        let id = if pseudo { Some(locales::SOURCE.to_owned()) } else { self.served_by(request) };
        id.is_some_and(|id| self.refused_locales.contains_key(&id))
    }

    /// The id that serves a request, among the sound locales and those with faults: a request for one with faults is
    /// not served by another.
    fn served_by(&self, request: &str) -> Option<String> {
        let all: BTreeMap<String, ()> =
            self.locales.keys().chain(self.refused_locales.keys()).map(|id| (id.clone(), ())).collect();
        locales::find(&all, request).map(str::to_owned)
    }

    /// The texts that the others are translated from, with or without faults.
    pub fn source_locale(&self) -> Option<&Arc<Locale>> {
        self.locales.get(locales::SOURCE).or_else(|| self.refused_locales.get(locales::SOURCE))
    }

    /// The addresses that are values of the campaign, beside those of its hotlines.
    pub fn own_addresses(&self) -> Vec<String> {
        values::addresses(&self.settings.organization, &self.values)
    }
}
