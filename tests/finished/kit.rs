//! The kit's sheets: every layout in every locale, in three inks, in a region of each paper family. Composed and written
//! once for all tests of a binary.

use std::path::Path;
use std::sync::{Arc, OnceLock};

use handbill::compose::typeset::Typesetter;
use handbill::diag::{Report, Sources};
use handbill::export::pdf::{FontCache, PdfOptions, write};
use handbill::ink::Ink;
use handbill::load;
use handbill::load::campaign::Campaign;
use handbill::load::files::kit::Kit;
use handbill::resolve;
use handbill::resolve::wording::{Job, Wording};
use handbill::scene::Scene;
use rayon::prelude::*;

pub const INKS: [Ink; 3] = [Ink::Colour, Ink::Grey, Ink::Cmyk];

/// A finished sheet with what it was made from.
pub struct Made {
    pub name: String,
    pub campaign: &'static Campaign,
    pub job: Job,
    pub wording: Wording,
    pub scene: Scene,
    pub options: PdfOptions,
    pub bytes: Vec<u8>,
}

/// The campaign of this repository, in an edition.
pub fn campaign(ink: Ink) -> &'static Campaign {
    static ALL: [OnceLock<Campaign>; 3] = [const { OnceLock::new() }; 3];
    ALL[ink as usize].get_or_init(|| load_at(Path::new(env!("CARGO_MANIFEST_DIR")), ink))
}

pub fn load_at(root: &Path, ink: Ink) -> Campaign {
    let (mut sources, mut report) = (Sources::default(), Report::default());
    let campaign = load::load_edition(Kit::embedded(), root, ink, &mut sources, &mut report);
    report.diagnostics.retain(|d| d.code != "stray-file");
    assert!(!report.has_errors(), "{:?}", report.diagnostics);
    campaign.expect("the campaign loads")
}

pub fn make(
    campaign: &'static Campaign,
    layout: &str,
    locale: &str,
    region: &str,
    typesetter: &mut Typesetter,
    cache: &FontCache,
) -> Made {
    let (layout, locale) = (&campaign.layouts[layout], campaign.find_locale(locale).expect("a locale"));
    let region = Arc::clone(&campaign.regions[region]);
    let mut report = Report::default();
    let job = Job::new(campaign, layout, &locale, &region, None, &mut report).expect("a job");
    let wording = resolve::resolve(campaign, &job, &mut report).expect("a wording");
    let scene = crate::stages::scene(campaign, &wording, typesetter, &mut report);
    let scene = scene.unwrap_or_else(|| panic!("{}: {:?}", job.name, report.diagnostics));
    let options = PdfOptions {
        version: campaign.settings.version.clone(),
        evidence: job.hotline.evidence.clone(),
        ink: campaign.ink,
        ..PdfOptions::default()
    };
    let bytes = write(&scene, &options, cache).expect("a file");
    Made { name: format!("{} · {}", job.name, campaign.ink.name()), campaign, job, wording, scene, options, bytes }
}

/// 3 layouts × 17 locales × 3 inks × 2 regions.
pub fn sheets() -> &'static [Made] {
    static ALL: OnceLock<Vec<Made>> = OnceLock::new();
    ALL.get_or_init(|| {
        let mut jobs = Vec::new();
        for ink in INKS {
            let campaign = campaign(ink);
            for region in ["US", "GB"] {
                for locale in campaign.locales.keys() {
                    jobs.extend(campaign.layouts.keys().map(|layout| (campaign, layout, locale, region)));
                }
            }
        }
        let cache = FontCache::default();
        jobs.into_par_iter()
            .map_init(Typesetter::default, |typesetter, (campaign, layout, locale, region)| {
                make(campaign, layout, locale, region, typesetter, &cache)
            })
            .collect()
    })
}
