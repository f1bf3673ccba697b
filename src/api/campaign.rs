//! A campaign that was opened, and what is in it.

use std::fmt;
use std::path::Path;
use std::sync::{Arc, Mutex, PoisonError};

use super::{Findings, Plan, Selection};
use crate::batch::{self, Caches};
use crate::compose::typeset::Typesetter;
use crate::diag::{Report, Sources};
use crate::ink::Ink;
use crate::load::campaign::Review;
use crate::load::files::kit::Kit;
use crate::load::{self, campaign};
use crate::model::layout::Papers;

/// A campaign: its own files over those of the kit. Nothing of it changes once it is open, and threads may share it.
///
/// A file that is changed later is not seen: open the campaign again.
pub struct Campaign {
    pub(super) inner: campaign::Campaign,
    /// What was found while it was read.
    pub(super) report: Report,
    pub(super) caches: Caches,
    /// Each thread that makes a sheet borrows one.
    typesetters: Mutex<Vec<Typesetter>>,
}

/// A design.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct LayoutInfo {
    /// The name of its file: `venue-poster`.
    pub id: String,
    /// What people call it.
    pub title: String,
    /// The papers that it is made for, the default of each family first: `A3`, `Tabloid`.
    pub papers: Vec<String>,
}

/// A language.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct LocaleInfo {
    /// The BCP 47 tag: `zh-Hans`.
    pub id: String,
    /// Its name for those who speak it.
    pub native_name: String,
    /// Its name in English.
    pub english_name: String,
    /// Written from right to left.
    pub right_to_left: bool,
    /// A native speaker has read its texts.
    pub reviewed: bool,
    /// Who has.
    pub reviewers: Vec<String>,
}

/// A country or a state, and whom to call there.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct RegionInfo {
    /// ISO 3166: `US`, `US-CA`.
    pub id: String,
    /// Its name in English.
    pub name: String,
    /// Whom to call in danger, as it is printed.
    pub emergency: String,
    /// The first is printed when nothing else is asked for; retired ones are left out.
    pub hotlines: Vec<HotlineInfo>,
}

/// One hotline, as its operator publishes it.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct HotlineInfo {
    /// What `hotlines = ["…"]` names it by.
    pub id: String,
    /// Its name.
    pub name: String,
    /// The number, as it is printed.
    pub call: Option<String>,
    /// The number for messages, as it is printed.
    pub text: Option<String>,
    /// The page on which the number was seen.
    pub source: String,
    /// When it was last seen there: `2025-11`, `2023`; `None` where the page has no date.
    pub evidence: Option<String>,
}

impl fmt::Debug for Campaign {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Campaign").field("name", &self.name()).field("folder", &self.folder()).finish_non_exhaustive()
    }
}

impl Campaign {
    /// Opens the campaign in a folder, in colour. The folder holds a `handbill.toml`; what it lacks comes from the kit in the
    /// library.
    ///
    /// A part with faults is left out and the rest handed on: see [`Campaign::findings`].
    ///
    /// # Errors
    /// The findings, when there are no settings to go by.
    pub fn open(folder: impl AsRef<Path>) -> Result<Self, Findings> {
        Self::open_edition(folder, Ink::Colour)
    }

    /// The same for an ink: the colours of the campaign, and what its files are made for, follow from it.
    ///
    /// # Errors
    /// As [`Campaign::open`].
    pub fn open_edition(folder: impl AsRef<Path>, ink: Ink) -> Result<Self, Findings> {
        Self::read(Kit::embedded(), folder.as_ref(), ink)
    }

    /// The same without the kit's designs, texts and numbers: the folder stands on its own. Fonts are still there.
    ///
    /// # Errors
    /// As [`Campaign::open`].
    pub fn open_without_kit(folder: impl AsRef<Path>, ink: Ink) -> Result<Self, Findings> {
        Self::read(Kit::none(), folder.as_ref(), ink)
    }

    fn read(kit: Kit, folder: &Path, ink: Ink) -> Result<Self, Findings> {
        let (mut sources, mut report) = (Sources::default(), Report::default());
        match load::load_edition(kit, folder, ink, &mut sources, &mut report) {
            Some(inner) => Ok(Self { inner, report, caches: Caches::default(), typesetters: Mutex::default() }),
            None => Err(Findings::new(report, &Arc::new(sources))),
        }
    }

    /// What was found while it was read. An error in a layout or a locale stops the sheets that need it, any other error all of
    /// them.
    pub fn findings(&self) -> Findings {
        self.with(self.report.clone())
    }

    pub(super) fn with(&self, report: Report) -> Findings {
        Findings::new(report, &self.inner.sources)
    }

    /// Its name, from `handbill.toml`.
    pub fn name(&self) -> &str {
        &self.inner.settings.name
    }

    /// Its folder.
    pub fn folder(&self) -> &Path {
        &self.inner.root
    }

    /// The designs without faults, by id.
    pub fn layouts(&self) -> Vec<LayoutInfo> {
        let names = |papers: &Papers| papers.iso.iter().chain(&papers.us).map(|paper| paper.name.clone()).collect();
        let all = self.inner.layouts.values();
        all.map(|l| LayoutInfo { id: l.id.clone(), title: l.title.clone(), papers: names(&l.papers) }).collect()
    }

    /// The languages without faults, by id.
    pub fn locales(&self) -> Vec<LocaleInfo> {
        let all = self.inner.locales.values();
        all.map(|l| LocaleInfo {
            id: l.id.clone(),
            native_name: l.native_name.clone(),
            english_name: l.english_name.clone(),
            right_to_left: l.rtl,
            reviewed: l.review == Review::Reviewed,
            reviewers: l.reviewers.clone(),
        })
        .collect()
    }

    /// The regions without faults, by id.
    pub fn regions(&self) -> Vec<RegionInfo> {
        let hotline = |h: &crate::model::hotline::Hotline| HotlineInfo {
            id: h.id.clone(),
            name: h.name.clone(),
            call: h.call.as_ref().map(|call| call.value.clone()),
            text: h.text.as_ref().map(|text| text.value.clone()),
            source: h.source.clone(),
            evidence: h.evidence.clone(),
        };
        let all = self.inner.regions.values();
        all.map(|region| RegionInfo {
            id: region.id.clone(),
            name: region.name.clone(),
            emergency: region.emergency.value.clone(),
            hotlines: region.hotlines.iter().filter(|h| !h.retired).map(|h| hotline(h)).collect(),
        })
        .collect()
    }

    /// Which sheets are to be made: every layout in every language, or those of the selection.
    ///
    /// # Errors
    /// All findings so far, when something is asked for that is not there, or when there is nothing to make.
    pub fn plan(&self, selection: &Selection) -> Result<Plan<'_>, Findings> {
        let mut report = self.report.clone();
        match batch::plan(&self.inner, selection.asked(), &mut report) {
            Some(plan) => Ok(Plan::new(self, plan, report)),
            None => Err(self.with(report)),
        }
    }

    /// Work with a typesetter, which keeps what it has learnt of the fonts.
    pub(super) fn with_typesetter<T>(&self, work: impl FnOnce(&mut Typesetter) -> T) -> T {
        let idle = || self.typesetters.lock().unwrap_or_else(PoisonError::into_inner);
        let free = idle().pop();
        let mut typesetter = free.unwrap_or_default();
        let made = work(&mut typesetter);
        idle().push(typesetter);
        made
    }
}
