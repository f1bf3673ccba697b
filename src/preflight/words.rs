//! Wording that harms, promises too much or cannot be checked, and what every sheet must say.
//!
//! The lists are English: a word list in a language that nobody here reads would be worse than none.

use super::face_view::Leaf;
use super::{Input, numbers, readability};
use crate::diag::{Code, Diagnostic, Report};
use crate::load::campaign::Locale;
use crate::model::layout::Covers;
use crate::resolve::wording::{Protected, ProtectedKind, RichText, WordedContent};

/// Words that label, frighten or make a picture of a person (`docs/facts.md#words-and-pictures`).
const SENSATIONAL: [&str; 14] = [
    "sex slave",
    "sex slaves",
    "slave",
    "slaves",
    "slavery ring",
    "prostitute",
    "prostitutes",
    "rescued",
    "voiceless",
    "bought and sold",
    "for sale",
    "horrific",
    "shocking",
    "predator",
];

/// Promises that no hotline can keep: some duties to report stand above every one of them.
const PROMISES: [&str; 13] = [
    "100% confidential",
    "completely confidential",
    "totally confidential",
    "fully confidential",
    "always confidential",
    "absolutely confidential",
    "strictly confidential",
    "completely anonymous",
    "totally anonymous",
    "100% anonymous",
    "no one will ever know",
    "nobody will ever know",
    "guaranteed",
];

/// A sixth-grade reader; a text of grade 7 or more asks too much.
const GRADE: f32 = 7.0;

/// Messages of the kit that name whom to call in danger.
const EMERGENCY: [&str; 2] = ["emergency-line", "card-emergency"];
/// Messages of the kit that say that a phone may be checked.
const PHONE_SAFETY: [&str; 2] = ["phone-safety", "card-safety"];

pub fn check(input: &Input<'_>, report: &mut Report) {
    let english = |locale: &Locale| locale.id.split('-').next() == Some("en");
    if input.wording.job.locales.iter().any(|locale| english(locale)) {
        for text in texts(input) {
            flagged(text, report);
        }
        reading(input, report);
    }
    said(input, report);
}

fn texts<'a>(input: &'a Input<'_>) -> impl Iterator<Item = &'a RichText> {
    let leaves = input.sheets.iter().flat_map(|s| &s.leaves);
    let english = |l: &&Leaf<'_>| l.worded.locale.id.split('-').next() == Some("en");
    leaves
        .filter(english)
        .filter(|l| !matches!(l.worded.content, WordedContent::Hotline(_)))
        .flat_map(|l| l.texts.iter().copied())
}

/// The words of a text in small letters, between single spaces, so that ` word ` finds whole words.
fn plain(text: &RichText) -> String {
    let all = text.paragraphs.iter().map(|p| p.text.to_lowercase()).collect::<Vec<_>>().join(" ");
    let words = all.split(|c: char| !c.is_alphanumeric() && c != '%').filter(|w| !w.is_empty());
    format!(" {} ", words.collect::<Vec<_>>().join(" "))
}

fn flagged(text: &RichText, report: &mut Report) {
    let words = plain(text);
    let first = |list: &[&'static str]| list.iter().copied().find(|w| words.contains(&format!(" {w} ")));
    if let Some(word) = first(&SENSATIONAL) {
        let message = format!("the text `{}` says \"{word}\"", text.message);
        report.push(Diagnostic::new(Code::SensationalWording, message).at(text.origin));
    }
    if let Some(word) = first(&PROMISES) {
        let message = format!("the text `{}` promises \"{word}\"", text.message);
        report.push(Diagnostic::new(Code::ConfidentialityPromise, message).at(text.origin));
    }
    if let Some(number) = statistic(&words)
        && !sourced(&words)
    {
        let message =
            format!("the text `{}` gives a statistic, \"{number}\", without its source and year", text.message);
        report.push(Diagnostic::new(Code::UnsourcedStatistic, message).at(text.origin));
    }
}

/// `40 million`, `71%`, `1 in 4`, `one in four`.
fn statistic(words: &str) -> Option<String> {
    const COUNTED: [&str; 7] = ["million", "millions", "billion", "thousand", "thousands", "percent", "per"];
    const SMALL: [&str; 6] = ["one", "two", "three", "four", "five", "ten"];
    let words: Vec<&str> = words.split_whitespace().collect();
    let number = |w: &str| w.chars().all(|c| c.is_ascii_digit()) || SMALL.contains(&w);
    words.iter().enumerate().find_map(|(at, word)| {
        let next = words.get(at + 1).copied().unwrap_or("");
        let after = words.get(at + 2).copied().unwrap_or("");
        if word.ends_with('%') && word.len() > 1 {
            return Some((*word).to_owned());
        }
        if number(word) && (COUNTED.contains(&next) && next != "per" || next == "per" && after == "cent") {
            return Some(format!("{word} {next}"));
        }
        (number(word) && next == "in" && number(after)).then(|| format!("{word} in {after}"))
    })
}

/// A year and a word that names who counted.
fn sourced(words: &str) -> bool {
    let year = words.split_whitespace().any(|w| w.len() == 4 && (w.starts_with("19") || w.starts_with("20")));
    year && [" source ", " according to ", " report ", " ilo ", " unodc ", " iom "].iter().any(|s| words.contains(s))
}

fn reading(input: &Input<'_>, report: &mut Report) {
    let sentences: Vec<String> = texts(input)
        .flat_map(|t| &t.paragraphs)
        .map(|p| {
            let mut text = p.text.clone();
            let opaque = p.protected.iter().map(|a| &a.range).chain(&p.names);
            opaque.for_each(|r| text.replace_range(r.clone(), &" ".repeat(r.len())));
            text
        })
        .collect();
    if let Some(grade) = readability::grade(&sentences).filter(|g| *g >= GRADE) {
        let job = &input.wording.job;
        let message = format!(
            "the texts of {} in {} ask for a reader of grade {grade:.1}; below {GRADE:.0} is plain",
            job.layout.id, job.locale.id
        );
        let longest = texts(input).max_by_key(|t| t.paragraphs.iter().map(|p| p.text.len()).sum::<usize>());
        let found = Diagnostic::new(Code::ReadingLevel, message);
        report.push(match longest {
            Some(text) => found.at(text.origin).hint("begin with this text, the longest one"),
            None => found,
        });
    }
}

/// What every sheet says: recognised by its values, by the kit's message, or by what a box says that it covers.
fn said(input: &Input<'_>, report: &mut Report) {
    let job = &input.wording.job;
    let leaves: Vec<&Leaf<'_>> = input.sheets.iter().flat_map(|s| &s.leaves).collect();
    let covered = |covers| leaves.iter().any(|l| l.spec().covers.contains(&covers));
    let held = |wanted: &dyn Fn(ProtectedKind, &str) -> bool| {
        let paragraphs = leaves.iter().flat_map(|l| &l.texts).flat_map(|t| &t.paragraphs);
        paragraphs.into_iter().any(|p| p.protected.iter().any(|a| wanted(a.kind, &p.text[a.range.clone()])))
    };
    let mut lacks = |code: Code, what: &str, hint: &str| {
        let message = format!("{} does not say {what} in locale {}", job.layout.id, job.locale.id);
        report.push(input.of_layout(code, message).hint(hint));
    };
    let emergency = numbers::keys(&job.region.emergency.value);
    if !covered(Covers::Emergency)
        && !held(&|kind, text| {
            matches!(kind, ProtectedKind::Phone | ProtectedKind::ShortCode) && numbers::keys(text) == emergency
        })
    {
        let text = job.hotline.text.as_ref().map(|text| numbers::keys(&text.value));
        let is_text = |a: &Protected, text_of: &str| {
            a.kind == ProtectedKind::ShortCode && Some(numbers::keys(&text_of[a.range.clone()])) == text
        };
        let calls_text = leaves.iter().flat_map(|l| &l.texts).filter(|t| EMERGENCY.contains(&t.message.as_str()));
        let calls_text =
            calls_text.flat_map(|t| &t.paragraphs).any(|p| p.protected.iter().any(|held| is_text(held, &p.text)));
        let hint = "add a box with `text = \"emergency-line\"`, or covers = \"emergency\" to the box that says it";
        if calls_text {
            let hint = "write { $emergency } into the text: a code for text messages cannot be called";
            lacks(Code::EmergencyNotCalled, "whom to call in danger but a code for text messages", hint);
        } else {
            lacks(Code::MissingEmergency, "whom to call in danger", hint);
        }
    }
    let messages = || leaves.iter().flat_map(|l| &l.texts).map(|t| t.message.as_str());
    if !covered(Covers::PhoneSafety) && !messages().any(|m| PHONE_SAFETY.contains(&m)) {
        let hint = "add a box with `text = \"phone-safety\"`, or covers = \"phone-safety\" to the box that says it";
        lacks(Code::MissingPhoneSafety, "to use a phone that can be trusted", hint);
    }
    let version = input.campaign.settings.version.as_deref();
    let printed = version.is_some_and(|v| held(&|kind, text| kind == ProtectedKind::Other && text == v));
    // A card is too small for it, and its hotline stands behind it.
    let card = input.sheets.iter().any(super::face_view::FaceView::is_card);
    if !card && !printed && !covered(Covers::Version) {
        let hint = "give handbill.toml a `version` and add a box with `text = \"version-line\"`";
        lacks(Code::MissingVersion, "which version it is", hint);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn statistics() {
        assert_eq!(statistic(" 40 million people "), Some("40 million".to_owned()));
        assert_eq!(statistic(" 71% are women "), Some("71%".to_owned()));
        assert_eq!(statistic(" one in four "), Some("one in four".to_owned()));
        assert_eq!(statistic(" more than 200 languages "), None);
        assert_eq!(statistic(" 24 hours 7 days "), None);
        assert!(sourced(" source ilo 2022 ") && !sourced(" 2022 "));
    }
}
