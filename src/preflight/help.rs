//! A sheet leads to help: a number to call, an address to open or a code to scan, as it is printed.

use super::page::Sheet;
use super::{Input, numbers};
use crate::diag::Report;
use crate::load::dialled;
use crate::resolve::wording::{AtomKind, WordedContent};

/// Decided from what is painted: a layout may ask for a number in a box that this record leaves out.
pub fn check(input: &Input<'_>, report: &mut Report) {
    if input.sheets.iter().any(|sheet| leads(input, sheet)) {
        return;
    }
    let job = &input.wording.job;
    let message = format!(
        "{} has neither a number, an address nor a code in locale {}: nobody who reads it could ask for help",
        job.layout.id, job.locale.id
    );
    let hint = "add a box with hotline = \"call\", or look at the `when` and `unless` of the one that is there";
    report.push(input.of_layout("nothing-to-call", message).hint(hint));
}

fn leads(input: &Input<'_>, sheet: &Sheet<'_>) -> bool {
    let job = &input.wording.job;
    let police = format!("tel:{}", dialled(&job.region.emergency.value));
    let elsewhere = |leaf: usize| match &sheet.leaves[leaf].worded.content {
        WordedContent::Qr { payload } => *payload != police,
        _ => false,
    };
    if sheet.codes.iter().any(|code| elsewhere(code.leaf)) {
        return true;
    }
    let solid = |text: &str| text.chars().filter(|c| !c.is_whitespace()).collect::<String>();
    let emergency = numbers::keys(&job.region.emergency.value);
    // The emergency number sends the police: it is the hotline only where the record says so.
    let alone = job.hotline.call.as_ref().is_none_or(|call| numbers::keys(&call.value) != emergency);
    let printed: String = sheet.runs().map(|(_, run, _)| solid(&run.text)).collect();
    let paragraphs = sheet.leaves.iter().flat_map(|l| &l.texts).flat_map(|t| &t.paragraphs);
    paragraphs.into_iter().any(|p| {
        p.atoms.iter().any(|a| {
            let text = &p.text[a.range.clone()];
            let leads = matches!(a.kind, AtomKind::Phone | AtomKind::ShortCode | AtomKind::Url);
            leads && !(alone && numbers::keys(text) == emergency) && printed.contains(&solid(text))
        })
    })
}
