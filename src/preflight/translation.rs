//! Translations that have fallen behind, were never made, or say other values than the English text.

use std::collections::BTreeMap;

use sha2::{Digest, Sha256};

use super::Input;
use crate::diag::{Code, Diagnostic, Report, Sources};
use crate::load::campaign::Locale;
use crate::model::values::{ValueId, Values};
use crate::resolve::needed;

/// The language that the others are translated from.
pub const SOURCE: &str = "en";

/// A text that is the same in two languages by chance has fewer letters than this; handbill's own choice.
const SAME_LETTERS: usize = 12;

pub fn check(input: &Input<'_>, report: &mut Report) {
    markup(input, report);
    for locale in &input.wording.job.locales {
        of_locale(input, locale, report);
    }
}

fn of_locale(input: &Input<'_>, locale: &Locale, report: &mut Report) {
    let Some(english) = input.campaign.source_locale().filter(|en| en.id != locale.id) else { return };
    let english_too = locale.id.split('-').next() == Some(SOURCE);
    for id in needed(&input.wording.job.layout) {
        let key = id.value.as_str();
        let Some(span) = locale.texts.span(key).filter(|s| Some(*s) != english.texts.span(key)) else { continue };
        if let Some(found) = placeholders(key, english, locale, &input.campaign.values) {
            report.push(found.at(span));
        }
        let sources = &input.campaign.sources;
        if let Some(found) = stale(key, english, locale, sources) {
            report.push(found.at(span));
        }
        let same = written(key, english, sources).is_some_and(|text| {
            letters(&text) >= SAME_LETTERS && Some(&text) == written(key, locale, sources).as_ref()
        });
        if same && !english_too {
            let message = format!("the text `{key}` of locale {} is the English one, word for word", locale.id);
            report.push(Diagnostic::new(Code::SameAsEnglish, message).at(span));
        }
    }
}

/// The letters of a text outside its braces: what is a value is the same in every language.
fn letters(text: &str) -> usize {
    let mut depth = 0_usize;
    text.chars()
        .filter(|c| {
            match c {
                '{' => depth += 1,
                '}' => depth = depth.saturating_sub(1),
                _ => {}
            }
            depth == 0 && c.is_alphabetic()
        })
        .count()
}

fn placeholders(key: &str, english: &Locale, locale: &Locale, values: &Values) -> Option<Diagnostic> {
    let printed = |locale: &Locale| {
        let mut variables = locale.texts.variables(key);
        variables.retain(|v| !values.kind(*v).chooses());
        variables
    };
    let (theirs, ours) = (printed(english), printed(locale));
    let names = |a: &std::collections::BTreeSet<ValueId>, b: &std::collections::BTreeSet<ValueId>| {
        a.difference(b).map(|v| format!("${}", values.text_name(*v))).collect::<Vec<_>>().join(", ")
    };
    let (lacks, adds) = (names(&theirs, &ours), names(&ours, &theirs));
    let what = match (lacks.is_empty(), adds.is_empty()) {
        (true, true) => return None,
        (false, true) => format!("lacks {lacks}"),
        (true, false) => format!("has {adds}, which the English text has not"),
        (false, false) => format!("lacks {lacks} and has {adds} instead"),
    };
    Some(Diagnostic::new(Code::PlaceholderMismatch, format!("the text `{key}` of locale {} {what}", locale.id)))
}

/// The entry of a message as it is written, without its name; white space does not count.
fn written(key: &str, locale: &Locale, sources: &Sources) -> Option<String> {
    let span = locale.texts.span(key)?;
    let text = &sources.get(span.source)?.text;
    let mut lines = text.get(span.start..)?.split('\n');
    let first = lines.next()?;
    let first = first.split_once('=').map_or(first, |(_, value)| value);
    let rest = lines.take_while(|l| l.is_empty() || l.starts_with([' ', '}']));
    let words = std::iter::once(first).chain(rest).flat_map(str::split_whitespace);
    Some(words.collect::<Vec<_>>().join(" "))
}

/// The mark of a source text: changes when its words do, not when its line ends do.
pub fn mark(key: &str, english: &Locale, sources: &Sources) -> Option<String> {
    let digest = Sha256::digest(written(key, english, sources)?.as_bytes());
    Some(digest.iter().take(6).map(|b| format!("{b:02x}")).collect())
}

/// The marks of every text that a locale has of its own: what `handbill translated` writes.
pub fn marks(english: &Locale, locale: &Locale, sources: &Sources) -> BTreeMap<String, String> {
    let own = locale.texts.keys().filter(|key| locale.texts.span(key) != english.texts.span(key));
    own.filter_map(|key| Some((key.to_owned(), mark(key, english, sources)?))).collect()
}

fn stale(key: &str, english: &Locale, locale: &Locale, sources: &Sources) -> Option<Diagnostic> {
    let recorded = locale.translated_from.get(key)?;
    if mark(key, english, sources)? == recorded.value {
        return None;
    }
    let message = format!("the English text `{key}` has changed since locale {} translated it", locale.id);
    let found = Diagnostic::new(Code::StaleTranslation, message);
    let found = match english.texts.span(key) {
        Some(span) => found.label(span, "the English text as it is now"),
        None => found,
    };
    Some(found.hint(format!("mend the translation, then run `handbill translated {} {key}`", locale.id)))
}

/// What a word processor, a web page or another template language leaves behind.
const LEFT_OVER: [&str; 16] =
    ["&lt;", "&gt;", "&#", "\\n", "\\u", "**", "__", "%s", "%d", "%1$", "%2$", "%@", "%(", "${", "{{", "}}"];

/// `&amp;`, `&nbsp;`, `&eacute;`: a character by its name in a web page.
fn entity(text: &str) -> Option<&str> {
    text.match_indices('&').find_map(|(at, _)| {
        let len = text[at + 1..].find(|c: char| !c.is_ascii_alphanumeric())?;
        let end = at + 1 + len;
        (len >= 2 && text[end..].starts_with(';')).then(|| &text[at..=end])
    })
}

fn markup(input: &Input<'_>, report: &mut Report) {
    for leaf in input.sheets.iter().flat_map(|s| &s.leaves) {
        for text in &leaf.texts {
            let all: String = text.paragraphs.iter().map(|p| p.text.as_str()).collect::<Vec<_>>().join("\n");
            if let Some(left) = LEFT_OVER.iter().copied().find(|l| all.contains(*l)).or_else(|| entity(&all)) {
                let message = format!("the text `{}` would print `{left}` as it stands", text.message);
                report.push(Diagnostic::new(Code::LeftoverMarkup, message).at(text.origin));
            }
        }
    }
}
