//! A sheet leads to help: a number to call, an address to open or a code to scan, as it is printed.

use super::page::Sheet;
use super::{Input, numbers};
use crate::diag::{Code, Diagnostic, Report};
use crate::load::dialled;
use crate::resolve::wording::{AtomKind, WordedContent};

/// Decided from what is painted: a layout may ask for a number in a box that this record leaves out.
pub fn check(input: &Input<'_>, report: &mut Report) {
    promised(input, report);
    if input.sheets.iter().any(|sheet| leads(input, sheet)) {
        return;
    }
    let job = &input.wording.job;
    let message = format!(
        "{} has neither a number, an address nor a code in locale {}: nobody who reads it could ask for help",
        job.layout.id, job.locale.id
    );
    let hint = "add a box with hotline = \"call\", or look at the `when` and `unless` of the one that is there";
    report.push(input.of_layout(Code::NothingToCall, message).hint(hint));
}

/// Messages of the kit that ask to call, in every language; their number stands in a box of its own.
const ASKS: [&str; 2] = ["call-label", "bystander"];

/// A sheet that asks to call has a number to call.
fn promised(input: &Input<'_>, report: &mut Report) {
    let job = &input.wording.job;
    let emergency = numbers::keys(&job.region.emergency.value);
    let hotlines = &input.wording.hotlines;
    let calls: Vec<String> = hotlines.iter().filter_map(|h| h.call.as_ref()).map(|n| numbers::keys(&n.value)).collect();
    let texts: Vec<String> =
        hotlines.iter().flat_map(|h| h.text.iter().chain(&h.whatsapp)).map(|n| numbers::keys(&n.value)).collect();
    let alone = !calls.contains(&emergency);
    let dials = |kind: &AtomKind| matches!(kind, AtomKind::Phone | AtomKind::ShortCode);
    let solid = |text: &str| text.chars().filter(|c| !c.is_whitespace()).collect::<String>();
    for sheet in input.sheets {
        let printed: String = sheet.runs().map(|(_, run, _)| solid(&run.text)).collect();
        let paragraphs = sheet.leaves.iter().flat_map(|l| &l.texts).flat_map(|t| &t.paragraphs);
        let mut atoms = paragraphs.flat_map(|p| p.atoms.iter().map(move |a| (&a.kind, &p.text[a.range.clone()])));
        let to_call = |(kind, text): (&AtomKind, &str)| {
            let key = numbers::keys(text);
            dials(kind)
                && !(alone && key == emergency)
                && (calls.contains(&key) || !texts.contains(&key))
                && printed.contains(&solid(text))
        };
        if atoms.any(to_call) {
            return;
        }
    }
    for sheet in input.sheets {
        for (at, leaf) in sheet.leaves.iter().enumerate() {
            let asks = leaf.texts.iter().any(|text| {
                let english = job.locale.id.starts_with("en")
                    && text.paragraphs.iter().any(|p| asks_to_call(&p.text) && !p.atoms.iter().any(|a| dials(&a.kind)));
                english || ASKS.contains(&text.message.as_str())
            });
            if asks {
                let message = format!(
                    "a text asks to call, and no number to call stands on the sheet, {}",
                    input.in_box(sheet, Some(at))
                );
                let hint = "add a box with hotline = \"call\", or take the words out; a record without `call` has no number to print";
                report.push(sheet.place(Some(at), Diagnostic::new(Code::CallWithoutNumber, message)).hint(hint));
                return;
            }
        }
    }
}

/// A sentence that begins with `Call`.
fn asks_to_call(text: &str) -> bool {
    text.match_indices("Call").any(|(at, word)| {
        let before = text[..at].trim_end();
        let whole = text[at + word.len()..].chars().next().is_none_or(|c| !c.is_alphanumeric());
        whole && before.chars().next_back().is_none_or(|c| matches!(c, '.' | '!' | '?' | ':' | '·'))
    })
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
    let calls = input.wording.hotlines.iter().filter_map(|h| h.call.as_ref());
    let alone = calls.map(|call| numbers::keys(&call.value)).all(|call| call != emergency);
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_sentence_that_asks_to_call() {
        for text in ["Call, day or night", "Call", "Worried? Call and ask for advice."] {
            assert!(asks_to_call(text), "{text}");
        }
        for text in ["Does someone call you names?", "Callers stay anonymous.", "On Call tonight"] {
            assert!(!asks_to_call(text), "{text}");
        }
    }
}
