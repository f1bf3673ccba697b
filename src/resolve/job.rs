//! A job: a layout in a locale for a region on one paper, with the scale that the paper asks for.

use std::sync::Arc;

use crate::diag::{Diagnostic, Report};
use crate::load::campaign::{Campaign, Locale, Region};
use crate::load::layout::{Family, Layout, Paper, Papers};
use crate::load::tables::{suggest, units};
use crate::resolve::wording::Job;

fn of(papers: &Papers, family: Family) -> &[Paper] {
    match family {
        Family::Iso => &papers.iso,
        Family::Us => &papers.us,
    }
}

impl Job {
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
        let Some(hotline) = region.hotlines.iter().find(|h| !h.retired) else {
            let message = format!("every hotline of the region {} is retired", region.id);
            report.push(Diagnostic::new("retired-hotline", message).at(region.emergency.span));
            return None;
        };
        let name = format!("{} · {} · {} · {}", layout.id, locale.id, region.id, sheet.name);
        Some(Self {
            layout: Arc::clone(layout),
            locale: Arc::clone(locale),
            region: Arc::clone(region),
            hotline: Arc::clone(hotline),
            venue: campaign.settings.venue.clone(),
            paper: sheet,
            trim,
            scale,
            name,
        })
    }
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
    let mut fault = Diagnostic::new("unknown-paper", message);
    fault.hints.extend(suggest::hint(wanted, known));
    report.push(fault);
    None
}
