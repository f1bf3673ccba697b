//! Channels and the languages that they are answered in: what a layout insists on, and what a text promises of them.
//!
//! `resolve` leaves out what does not serve the language of a sheet. Here stands what is printed all the same.

use std::ops::Range;

use super::Input;
use super::page::{Leaf, Sheet};
use crate::diag::{Code, Diagnostic, Report};
use crate::model::channels::{Channel, Spoken};
use crate::model::hotline::Hotline;
use crate::resolve::wording::{Atom, Paragraph};
use crate::text::characters;

pub fn check(input: &Input<'_>, report: &mut Report) {
    for sheet in input.sheets {
        for (at, leaf) in sheet.leaves.iter().enumerate() {
            for text in &leaf.texts {
                for paragraph in &text.paragraphs {
                    insisted(input, leaf, paragraph, report);
                    promised(input, sheet, (at, leaf), paragraph, report);
                }
            }
        }
    }
}

/// The hotline and the channel that a printed value leads to.
fn leads<'a>(input: &'a Input<'_>, atom: &Atom) -> Option<(&'a Hotline, Channel)> {
    let uri = atom.uri.as_deref()?;
    let (scheme, dialled) = uri.split_once(':')?;
    input.wording.hotlines.iter().find_map(|hotline| {
        let is = |dial: &Option<String>| dial.as_deref() == Some(dialled);
        let whatsapp = |dial: &String| uri.strip_prefix("https://wa.me/") == Some(dial.trim_start_matches('+'));
        let channel = match scheme {
            "tel" if is(&hotline.dial) => Channel::Call,
            "sms" if is(&hotline.text_dial) => Channel::Text,
            "https" if hotline.whatsapp_dial.as_ref().is_some_and(whatsapp) => Channel::WhatsApp,
            "https" if hotline.chat.all().any(|chat| chat.value == uri) => Channel::Chat,
            _ => return None,
        };
        Some((hotline.as_ref(), channel))
    })
}

/// What nobody understands there, and the layout prints.
fn insisted(input: &Input<'_>, leaf: &Leaf<'_>, paragraph: &Paragraph, report: &mut Report) {
    let locale = &leaf.worded.locale.id;
    for (hotline, channel) in paragraph.atoms.iter().filter_map(|atom| leads(input, atom)) {
        let Some(insist) = input.wording.job.layout.insist.iter().find(|own| own.channel == channel) else { continue };
        let languages = &hotline.services.of(channel).languages;
        if languages.serves(locale) {
            continue;
        }
        let message = format!(
            "{} prints {} in {} and not in {locale}: \"{}\"",
            input.wording.job.layout.id,
            channel.named(),
            languages.listed().unwrap_or_default().join(", "),
            insist.reason
        );
        let found = Diagnostic::new(Code::ChannelInsisted, message).at(insist.span).label(hotline.span, "the record");
        report.push(found.label(leaf.spec().span, "printed here"));
    }
}

/// A sentence that names a channel with languages in which nobody answers it.
fn promised(
    input: &Input<'_>,
    sheet: &Sheet<'_>,
    (at, leaf): (usize, &Leaf<'_>),
    paragraph: &Paragraph,
    report: &mut Report,
) {
    for range in sentences(paragraph) {
        let inside = |atom: &&Atom| range.start <= atom.range.start && atom.range.end <= range.end;
        let named: Vec<(&Hotline, Channel)> =
            paragraph.atoms.iter().filter(inside).filter_map(|atom| leads(input, atom)).collect();
        let Some((hotline, channel)) = named.first() else { continue };
        let words = prose(paragraph, &range);
        let mut push = |what: &str| {
            let languages = hotline.services.of(*channel).languages.listed().unwrap_or_default().join(", ");
            let known = if languages.is_empty() { "nothing of it".to_owned() } else { languages };
            let message = format!(
                "a sentence with {} promises {what}, and the record of `{}` says {known}, {}",
                channel.number(),
                hotline.id,
                input.in_box(sheet, Some(at))
            );
            let hint = "say it of the channel that has it, for example \"on the phone\", in a sentence of its own";
            let found = sheet.place(Some(at), Diagnostic::new(Code::LanguagePromised, message));
            report.push(found.label(hotline.span, "the record").hint(hint));
        };
        // How many languages there are is known of the phone alone.
        let spoken = |(hotline, channel): &(&Hotline, Channel)| {
            *channel == Channel::Call || hotline.services.of(*channel).languages == Spoken::Interpreters
        };
        if let Some(count) = hotline.languages.filter(|_| !named.iter().any(spoken))
            && numbers(&words).contains(&count)
        {
            push(&format!("{count} languages"));
            continue;
        }
        for locale in input.campaign.locales.values() {
            let serves =
                |(hotline, channel): &(&Hotline, Channel)| hotline.services.of(*channel).languages.serves(&locale.id);
            let english = leaf.worded.locale.id.split('-').next() == Some("en");
            let name = english.then_some(&locale.english_name).into_iter().chain([&locale.native_name]);
            if !named.iter().any(serves)
                && let Some(name) = name.into_iter().find(|name| says(&words, name))
            {
                push(name);
                break;
            }
        }
    }
}

/// Ends of sentences in the kit's scripts and others.
const ENDS: [char; 12] = ['.', '!', '?', '。', '！', '？', '؟', '۔', '।', '።', '។', '။'];

/// The sentences of a paragraph; a stop inside an address ends none.
fn sentences(paragraph: &Paragraph) -> Vec<Range<usize>> {
    let text = &paragraph.text;
    let inside = |at: usize| paragraph.atoms.iter().any(|atom| atom.range.contains(&at));
    let mut found = Vec::new();
    let mut start = 0;
    for (at, c) in text.char_indices() {
        let end = at + c.len_utf8();
        let stops = !c.is_ascii() || text[end..].chars().next().is_none_or(char::is_whitespace);
        if ENDS.contains(&c) && stops && !inside(at) {
            found.push(start..end);
            start = end;
        }
    }
    found.push(start..text.len());
    found
}

/// A sentence without its numbers and addresses of the record.
fn prose(paragraph: &Paragraph, range: &Range<usize>) -> String {
    let is_value = |at: usize| paragraph.atoms.iter().any(|a| a.uri.is_some() && a.range.contains(&at));
    let kept = paragraph.text[range.clone()].char_indices().map(|(at, c)| (at + range.start, c));
    kept.map(|(at, c)| if is_value(at) { '\u{1}' } else { c }).collect()
}

/// The whole numbers of a text, in the digits of any script; their groups may be parted.
fn numbers(text: &str) -> Vec<u32> {
    let mut found = Vec::new();
    let mut digits = String::new();
    let mut chars = text.chars().peekable();
    while let Some(c) = chars.next() {
        match characters::digit(c) {
            Some(digit) => digits.push(char::from(b'0' + digit)),
            None if matches!(c, ',' | '.' | '\u{A0}' | '\u{202F}' | '٬' | '’')
                && !digits.is_empty()
                && chars.peek().is_some_and(|next| characters::digit(*next).is_some()) => {}
            None => {
                found.extend(digits.parse::<u32>());
                digits.clear();
            }
        }
    }
    found.extend(digits.parse::<u32>());
    found
}

/// Whether a name stands there as a word of its own; scripts without spaces have no such thing.
fn says(text: &str, name: &str) -> bool {
    let (text, name) = (text.to_lowercase(), name.to_lowercase());
    let spaceless = !name.chars().any(|c| c.is_ascii_alphabetic()) && !name.contains(char::is_whitespace);
    text.match_indices(&name).any(|(at, found)| {
        let before = text[..at].chars().next_back();
        let after = text[at + found.len()..].chars().next();
        let apart = |c: Option<char>| c.is_none_or(|c| !c.is_alphanumeric());
        spaceless || apart(before) && apart(after)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sentences_and_numbers() {
        let text = "Text us. In 1,200 languages? Yes";
        let paragraph = Paragraph { text: text.to_owned(), ..Paragraph::default() };
        let all: Vec<&str> = sentences(&paragraph).into_iter().map(|range| text[range].trim()).collect();
        assert_eq!(all, ["Text us.", "In 1,200 languages?", "Yes"]);
        assert_eq!(numbers("in 1,200 or ٢٠٠ or 1 500."), [1200, 200, 1, 500]);
    }

    #[test]
    fn names_of_languages_are_words() {
        assert!(says("Text us in Vietnamese.", "Vietnamese"));
        assert!(says("用中文短信", "中文"));
        assert!(!says("Thailand is far.", "Thai"));
    }
}
