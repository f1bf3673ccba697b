//! Only the record's numbers stand on the sheet, drawn from left to right.
//!
//! `load` and `resolve` refuse numbers in texts; this room looks at what came in by other ways (a venue's name, an
//! operator) and at what was really drawn.

use std::collections::BTreeMap;

use super::Input;
use super::page::Sheet;
use crate::contact::address;
use crate::diag::{Code, Diagnostic, Report, SourceId, Span};
use crate::load::dialled;
use crate::load::settings::free_fields;
use crate::model::hotline::Region;
use crate::resolve::wording::{AtomKind, Paragraph};
use crate::scene::TextRun;
use crate::text::literals::Registry;
use crate::text::{characters, literals};

pub fn check(input: &Input<'_>, report: &mut Report) {
    for sheet in input.sheets {
        literals(input, sheet, report);
        drawn(input, sheet, report);
    }
    doubts(input, report);
}

/// What `load` found doubtful of the record, and addresses in other letters with the form that is opened.
fn doubts(input: &Input<'_>, report: &mut Report) {
    let job = &input.wording.job;
    let hotlines = &input.wording.hotlines;
    for doubt in job.region.doubts.iter().chain(hotlines.iter().flat_map(|h| &h.doubts)) {
        let found = Diagnostic::new(Code::NumberDoubtful, doubt.value.message.clone()).at(doubt.span);
        report.push(found.hint(doubt.value.hint.clone()));
    }
    for url in hotlines.iter().flat_map(|h| h.addresses()) {
        if address::is_example(&url.value) {
            let message = format!("`{}` is an address that manuals use: no help is there", url.value);
            let hint = "write the hotline's own address, or leave the key out";
            report.push(Diagnostic::new(Code::AddressExample, message).at(url.span).hint(hint));
        }
        if let Some((letters, opened)) = address::both_forms(&url.value) {
            let message = format!("`{letters}` is opened as `{opened}` (punycode)");
            let hint = "see that it prints in every locale, and type it into a phone once";
            report.push(Diagnostic::new(Code::AddressLetters, message).at(url.span).hint(hint));
        }
    }
}

/// Digits only, without the plus of an international number.
fn bare(number: &str) -> String {
    dialled(number).trim_start_matches('+').to_owned()
}

/// What is dialled for a number as it is printed, in the digits of any script.
pub fn keys(printed: &str) -> String {
    let latin = printed.chars().map(|c| characters::digit(c).map_or(c, |d| char::from(b'0' + d)));
    bare(&latin.collect::<String>())
}

fn numbers_of(region: &Region) -> Registry {
    let mut numbers = Registry::new();
    numbers.insert(bare(&region.emergency.value));
    for hotline in &region.hotlines {
        let dialled = hotline.dial.iter().chain(&hotline.whatsapp_dial).map(String::as_str);
        numbers.extend(hotline.numbers().map(|n| n.value.as_str()).chain(dialled).map(bare));
    }
    numbers
}

/// Numbers beside the atoms: they came with a name.
fn literals(input: &Input<'_>, sheet: &Sheet<'_>, report: &mut Report) {
    let job = &input.wording.job;
    let others = input.campaign.regions.values().filter(|r| r.id != job.region.id);
    let foreign: Vec<(&Region, Registry)> = others.map(|r| (r.as_ref(), numbers_of(r))).collect();
    let own = numbers_of(&job.region);
    for (at, leaf) in sheet.leaves.iter().enumerate() {
        for paragraph in leaf.texts.iter().flat_map(|t| &t.paragraphs) {
            for number in outside_atoms(paragraph, &input.campaign.numbers) {
                let digits = free_fields::digits(&number);
                if own.contains(&digits) {
                    continue;
                }
                if job.venue.as_deref().is_some_and(|venue| literals::is_postal_code(&number, venue)) {
                    continue;
                }
                let place = input.in_box(sheet, Some(at));
                let found = match foreign.iter().find(|(_, numbers)| numbers.contains(&digits)) {
                    Some((region, _)) => Diagnostic::new(
                        Code::NumberWrongRegion,
                        format!("`{number}` is a number of {}, {place}", region.name),
                    )
                    .hint(format!("the sheet is for {}: take the number out", job.region.name)),
                    None => Diagnostic::new(Code::NumberNotInRegistry, format!("`{number}` is in no record, {place}"))
                        .hint("take it out of the name; what is to be dialled stands in hotlines/"),
                };
                report.push(match venue_span(input, &number) {
                    Some(span) => found.at(span).label(leaf.spec().span, "printed here"),
                    None => leaf.at(found),
                });
            }
        }
    }
}

/// Where the number is written, when the venue's name brought it.
fn venue_span(input: &Input<'_>, number: &str) -> Option<Span> {
    input.wording.job.venue.as_deref().filter(|v| v.contains(number))?;
    let sources = &input.campaign.sources;
    let (at, source) = sources.iter().enumerate().find(|(_, s)| s.name == "handbill.toml")?;
    let start = source.text.find(number)?;
    Some(Span::new(SourceId(u32::try_from(at).ok()?), start..start + number.len()))
}

fn outside_atoms(paragraph: &Paragraph, registry: &Registry) -> Vec<String> {
    let mut text = paragraph.text.clone();
    for atom in &paragraph.atoms {
        text.replace_range(atom.range.clone(), &"\u{1}".repeat(atom.range.len()));
    }
    let found = literals::find(&text, registry);
    let numbers = found.into_iter().filter(|l| l.code == Code::LiteralNumber);
    numbers.map(|l| paragraph.text[l.range].to_owned()).collect()
}

/// Each number, as its characters follow each other on the paper, is there as often as the boxes ask for it.
fn drawn(input: &Input<'_>, sheet: &Sheet<'_>, report: &mut Report) {
    let solid = |text: &str| text.chars().filter(|c| !c.is_whitespace()).collect::<String>();
    // Runs come in the order of the text: read them as they stand on the paper. Clusters do already.
    let mut runs: Vec<&TextRun> = sheet.runs().map(|(_, run, _)| run).collect();
    runs.sort_by_key(|run| on_paper(run));
    let mut seen = String::new();
    for run in runs {
        run.clusters.iter().filter_map(|c| run.text.get(c.text.clone())).for_each(|text| seen.push_str(text));
        seen.push(' ');
    }
    let seen = solid(&seen);
    let mut asked: BTreeMap<String, Vec<usize>> = BTreeMap::new();
    for (at, leaf) in sheet.leaves.iter().enumerate() {
        for paragraph in leaf.texts.iter().flat_map(|t| &t.paragraphs) {
            let numbers = paragraph.atoms.iter().filter(|a| matches!(a.kind, AtomKind::Phone | AtomKind::ShortCode));
            numbers.for_each(|a| asked.entry(solid(&paragraph.text[a.range.clone()])).or_default().push(at));
        }
    }
    for (number, boxes) in asked {
        if seen.matches(&number).count() < boxes.len() {
            let first = boxes.first().copied();
            let message = format!("`{number}` is drawn in another order, {}", input.in_box(sheet, first));
            report.push(sheet.place(first, Diagnostic::new(Code::NumberScrambled, message)));
        }
    }
}

/// Sorts the runs of a page: by their direction, their baseline, and their place along it (steps of a tenth of a point).
fn on_paper(run: &TextRun) -> [i64; 4] {
    let t = &run.transform;
    let step = |v: f32| (v * 10.0).round() as i64;
    [step(t.a), step(t.b), step(t.a * t.f - t.b * t.e), step(t.a * t.e + t.b * t.f)]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_in_names() {
        let paragraph = |text: &str| Paragraph { text: text.to_owned(), ..Paragraph::default() };
        let registry = Registry::new();
        assert_eq!(outside_atoms(&paragraph("Bar Sol, 212-555-0100"), &registry), ["212-555-0100"]);
        assert!(outside_atoms(&paragraph("Bar 42, 2026-11"), &registry).is_empty());
    }
}
