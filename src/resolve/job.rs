//! A job: a layout in a locale for a region on one paper, with the scale that the paper asks for.

use std::sync::Arc;

use crate::diag::{Code, Diagnostic, Report, Span};
use crate::load::campaign::{Campaign, Locale};
use crate::load::tables::{suggest, units};
use crate::model::hotline::{Hotline, LineKind, Region};
use crate::model::layout::{Family, Layout, Paper, Papers};
use crate::model::values::{Fact, ValueId};
use crate::resolve::missing;
use crate::resolve::wording::Job;

fn of(papers: &Papers, family: Family) -> &[Paper] {
    match family {
        Family::Iso => &papers.iso,
        Family::Us => &papers.us,
    }
}

impl Job {
    /// The same sheet in several languages; the first is that of the document.
    pub fn in_languages(mut self, locales: &[Arc<Locale>]) -> Self {
        if let [first, _, ..] = locales {
            self.locale = Arc::clone(first);
            self.locales = locales.to_vec();
            self.name = self.named();
        }
        self
    }

    /// The same sheet with other values than the campaign's.
    pub fn with(mut self, given: &[(ValueId, Fact)], campaign: &Campaign) -> Self {
        self.given = given.to_vec();
        let venue = given.iter().find(|(id, _)| campaign.values.name(*id) == "record.venue");
        if let Some((_, venue)) = venue {
            self.venue = Some(venue.text.clone());
        }
        self
    }

    /// `en`, `en+es`
    pub fn languages(&self) -> String {
        let ids: Vec<&str> = self.locales.iter().map(|locale| locale.id.as_str()).collect();
        ids.join("+")
    }

    fn named(&self) -> String {
        format!("{} · {} · {} · {}", self.layout.id, self.languages(), self.region.id, self.paper.name)
    }

    /// `paper` names one of the layout's papers; without it the first of the region's family is taken.
    pub fn new(
        campaign: &Campaign,
        layout: &Arc<Layout>,
        locale: &Arc<Locale>,
        region: &Arc<Region>,
        paper: Option<&str>,
        report: &mut Report,
    ) -> Option<Self> {
        let (sheet, family) = choose(layout, region.family, paper, report)?;
        let design = of(&layout.papers, family).first()?;
        let (trim, scale) = match (&layout.trim, &layout.impose) {
            (Some(trims), Some(_)) => (of(trims, family).first()?.clone(), 1.0),
            _ => {
                let area = |p: &Paper| p.size.w * p.size.h;
                (sheet.clone(), (area(&sheet) / area(design)).sqrt())
            }
        };
        let hotlines = hotlines(campaign, layout, region, report)?;
        let mut job = Self {
            layout: Arc::clone(layout),
            locale: Arc::clone(locale),
            region: Arc::clone(region),
            locales: vec![Arc::clone(locale)],
            hotline: Arc::clone(hotlines.first()?),
            hotlines,
            venue: campaign.settings.venue.clone(),
            given: Vec::new(),
            paper: sheet,
            trim,
            scale,
            name: String::new(),
        };
        job.name = job.named();
        Some(job)
    }
}

/// The hotlines that the sheet may print, in their order: those that the layout or the campaign names, or all that the region
/// has.
fn hotlines(campaign: &Campaign, layout: &Layout, region: &Region, report: &mut Report) -> Option<Vec<Arc<Hotline>>> {
    let active: Vec<&Arc<Hotline>> = region.hotlines.iter().filter(|h| !h.retired).collect();
    if active.is_empty() {
        let message = format!("every hotline of the region {} is retired", region.id);
        report.push(Diagnostic::new(Code::RetiredHotline, message).at(region.emergency.span));
        return None;
    }
    let tips = missing::asks_for_tips(layout);
    let asked = |hotline: &Hotline| !tips || hotline.kind != Some(LineKind::VictimOnly);
    let named = if layout.hotlines.is_empty() { campaign.settings.hotlines.as_ref() } else { Some(&layout.hotlines) };
    let Some(named) = named else {
        let found: Vec<Arc<Hotline>> = active.iter().filter(|h| asked(h)).map(|h| Arc::clone(h)).collect();
        if let (true, Some(first)) = (found.is_empty(), active.first()) {
            report.push(victims_only(layout, first, layout.document_title.span));
        }
        return (!found.is_empty()).then_some(found);
    };
    let mut refused: Option<Diagnostic> = None;
    let before = report.errors();
    let mut found: Vec<Arc<Hotline>> = Vec::new();
    for id in named {
        match region.hotlines.iter().find(|h| h.id == id.value) {
            Some(hotline) if hotline.retired => {
                let message = format!("the hotline `{}` is retired", id.value);
                report
                    .push(Diagnostic::new(Code::RetiredHotline, message).at(id.span).label(hotline.span, "the record"));
            }
            Some(hotline) if found.iter().any(|other| other.id == hotline.id) => {
                let message = format!("the hotline `{}` is named twice", id.value);
                report.push(Diagnostic::new(Code::DuplicateId, message).at(id.span));
            }
            // What handbill.toml names is for all designs: this one leaves it out.
            Some(hotline) if !asked(hotline) => {
                let fault = victims_only(layout, hotline, id.span);
                if layout.hotlines.is_empty() { refused = Some(fault) } else { report.push(fault) }
            }
            Some(hotline) => found.push(Arc::clone(hotline)),
            None => {
                let message = format!("{} has no hotline `{}`", region.name, id.value);
                let mut fault = Diagnostic::new(Code::UnknownHotline, message).at(id.span);
                fault.hints.extend(suggest::hint(&id.value, active.iter().map(|h| h.id.as_str())));
                report.push(fault);
            }
        }
    }
    if found.is_empty() && report.errors() == before {
        report.diagnostics.extend(refused);
    }
    (report.errors() == before && !found.is_empty()).then_some(found)
}

fn victims_only(layout: &Layout, hotline: &Hotline, at: Span) -> Diagnostic {
    let message =
        format!("{} asks for tips of others, and the hotline `{}` is for victims only", layout.id, hotline.id);
    let hint = "print a line that takes tips, or take `tips` and the text `bystander` out of the layout";
    Diagnostic::new(Code::VictimOnly, message).at(at).label(hotline.span, "the record").hint(hint)
}

/// The sheet and the family that it stands in: the region's own first.
fn choose(layout: &Layout, family: Family, wanted: Option<&str>, report: &mut Report) -> Option<(Paper, Family)> {
    let Some(wanted) = wanted else { return Some((of(&layout.papers, family).first()?.clone(), family)) };
    let other = if family == Family::Iso { Family::Us } else { Family::Iso };
    // `85mm x 55mm` and `85x55mm` are the same free size.
    let name = units::paper(wanted.trim()).map_or_else(|_| wanted.trim().to_owned(), |p| p.name);
    for family in [family, other] {
        if let Some(paper) = of(&layout.papers, family).iter().find(|p| p.name.eq_ignore_ascii_case(&name)) {
            return Some((paper.clone(), family));
        }
    }
    let known: Vec<&str> = layout.papers.iso.iter().chain(&layout.papers.us).map(|p| p.name.as_str()).collect();
    let message = format!("{} is not made for the paper `{wanted}`", layout.id);
    let mut fault = Diagnostic::new(Code::UnknownPaper, message);
    fault.hints.extend(suggest::hint(wanted, known));
    report.push(fault);
    None
}
