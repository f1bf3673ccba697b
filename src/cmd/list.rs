//! `handbill list layouts|locales|regions|papers|rules|postings`.

use clap::ValueEnum;

use super::Global;
use super::output::{Console, campaign};
use crate::diag::{Report, Severity};
use crate::load::campaign::{Campaign, Review};
use crate::model::layout::{Layout, Papers};
use crate::preflight::profiles::PROFILES;
use crate::{load, resolve, rules};

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum What {
    Layouts,
    Locales,
    Regions,
    Papers,
    Rules,
    Postings,
}

pub fn list(global: &Global, console: &Console, what: What) -> bool {
    match what {
        What::Rules => {
            let rows = rules::all().map(|r| {
                let severity = match r.severity {
                    Severity::Error => "error",
                    Severity::Warning => "warning",
                    Severity::Note => "note",
                };
                vec![r.code.to_string(), severity.to_owned(), r.what.to_owned()]
            });
            table(console, &rows.collect::<Vec<_>>());
            return true;
        }
        What::Papers => {
            let mm = |pt: f32| format!("{:.1}", pt * 25.4 / 72.0);
            let rows = load::tables::units::PAPERS.iter();
            let rows = rows.map(|(name, w, h)| vec![(*name).to_owned(), format!("{} × {} mm", mm(*w), mm(*h))]);
            table(console, &rows.collect::<Vec<_>>());
            return true;
        }
        What::Postings => {
            let rows = PROFILES.iter().map(|p| {
                vec![p.name.to_owned(), p.place.to_owned(), p.date.to_owned(), p.source.to_owned(), p.rules()]
            });
            table(console, &rows.collect::<Vec<_>>());
            return true;
        }
        What::Layouts | What::Locales | What::Regions => {}
    }
    let mut report = Report::default();
    let Some(campaign) = campaign(global, console, crate::ink::Ink::default(), &mut report) else { return false };
    table(
        console,
        &match what {
            What::Layouts => layouts(&campaign),
            What::Locales => locales(&campaign),
            _ => regions(&campaign),
        },
    );
    console.findings(&report, &campaign.sources)
}

fn layouts(campaign: &Campaign) -> Vec<Vec<String>> {
    let names =
        |papers: &Papers| papers.iso.iter().chain(&papers.us).map(|p| p.name.clone()).collect::<Vec<_>>().join(", ");
    let complete =
        |layout: &Layout| campaign.locales.values().filter(|l| resolve::missing(layout, l).is_empty()).count();
    let row = |l: &Layout| {
        vec![
            l.id.clone(),
            l.title.clone(),
            names(&l.papers),
            format!("{} of {} locales", complete(l), campaign.locales.len()),
        ]
    };
    campaign.layouts.values().map(|l| row(l)).collect()
}

fn locales(campaign: &Campaign) -> Vec<Vec<String>> {
    let row = |l: &load::campaign::Locale| {
        let review = match l.review {
            Review::Draft => "draft: no native speaker has read it",
            Review::Reviewed => "reviewed",
        };
        vec![l.id.clone(), l.native_name.clone(), l.english_name.clone(), l.family.clone(), review.to_owned()]
    };
    campaign.locales.values().map(|l| row(l)).collect()
}

fn regions(campaign: &Campaign) -> Vec<Vec<String>> {
    let mut rows = Vec::new();
    for region in campaign.regions.values() {
        for hotline in &region.hotlines {
            let number = hotline.call.as_ref().or(hotline.text.as_ref()).map_or("", |n| n.value.as_str());
            rows.push(vec![
                region.id.clone(),
                region.name.clone(),
                number.to_owned(),
                hotline.name.clone(),
                format!("emergency {}", region.emergency.value),
                hotline.evidence.as_ref().map_or("undated".to_owned(), |e| format!("seen {e}")),
            ]);
        }
    }
    rows
}

/// Columns as wide as their longest cell; the last one runs free.
fn table(console: &Console, rows: &[Vec<String>]) {
    let width = |column: usize| rows.iter().filter_map(|r| r.get(column)).map(|c| c.chars().count()).max().unwrap_or(0);
    let widths: Vec<usize> = (0..rows.first().map_or(0, Vec::len)).map(width).collect();
    for row in rows {
        let mut line = String::new();
        for (at, cell) in row.iter().enumerate() {
            line.push_str(cell);
            if at + 1 < row.len() {
                let pad = widths[at].saturating_sub(cell.chars().count()) + 2;
                line.extend(std::iter::repeat_n(' ', pad));
            }
        }
        console.result(&line);
    }
}
