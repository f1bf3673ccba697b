//! The format rules of a posting profile over a sheet, and over all sheets of a run.
//!
//! The result never says more than that the listed format rules are met: placement and law are for people.

use super::face_view::{ink, printed_size};
use super::profiles::{self, Profile};
use super::{Input, numbers};
use crate::diag::{Code, Diagnostic, Report, Span};
use crate::load::campaign::{Campaign, Locale};
use crate::resolve::wording::{Job, ProtectedKind};
use crate::text::writing::is_blank;

/// The profiles of a job, each with the place that asked for it; unknown names are reported once, by [`conclude`].
fn profiles_of(job: &Job, asked: &[String]) -> Vec<(&'static Profile, Span)> {
    let layout = &job.layout;
    let own = layout.postings.iter().map(|p| (p.value.as_str(), p.span));
    let all = own.chain(asked.iter().map(|name| (name.as_str(), layout.document_title.span)));
    let mut found: Vec<(&'static Profile, Span)> = Vec::new();
    for (name, span) in all {
        if let Ok(profile) = profiles::find(name)
            && !found.iter().any(|(p, _)| p.name == profile.name)
        {
            found.push((profile, span));
        }
    }
    found
}

/// How every message of a profile and a layout begins.
fn head(profile: &Profile, layout: &str) -> String {
    format!("{}: {layout} ", profile.name)
}

pub fn check(input: &Input<'_>, report: &mut Report) {
    let job = &input.wording.job;
    for (profile, span) in profiles_of(job, &input.options.postings) {
        let mut push = |code: Code, message: String| {
            let message = format!("{}{message}", head(profile, &job.layout.id));
            report.push(Diagnostic::new(code, message).at(span).hint(format!("{} ({})", profile.source, profile.date)));
        };
        let size = job.paper.size;
        let (w, h) = (size.w.min(size.h) + 0.5, size.w.max(size.h) + 0.5);
        if w < profile.sheet.0 || h < profile.sheet.1 {
            let need = format!("{} × {} in", profile.sheet.0 / 72.0, profile.sheet.1 / 72.0);
            push(Code::PostingSheet, format!("is printed on {}; at least {need} are asked for", job.paper.name));
        }
        if let Some(message) = profile.type_size.and_then(|least| type_size(input, least)) {
            push(Code::PostingType, message);
        }
        for number in profile.numbers.iter().filter(|n| !prints(input, n)) {
            push(Code::PostingNumber, format!("does not print {number} in locale {}", job.locale.id));
        }
        if profile.bold_number && !bold_number(input) {
            push(Code::PostingNumber, format!("does not print the number in bold in locale {}", job.locale.id));
        }
        // On a sheet in several languages those that the place does not ask for need no wording of it.
        let asked = |locale: &Locale| {
            let language = locale.id.split('-').next().unwrap_or_default();
            job.locales.len() == 1 || profile.another_language || profile.languages.contains(&language)
        };
        for locale in job.locales.iter().filter(|locale| asked(locale)) {
            if let Some(message) = wording(input, profile, locale) {
                push(Code::PostingWording, message);
            }
        }
        if profile.two_thirds_english
            && let Some(message) = shares(input)
        {
            push(Code::PostingShare, message);
        }
    }
}

fn type_size(input: &Input<'_>, least: f32) -> Option<String> {
    let sheets = input.sheets.iter();
    let runs = sheets.flat_map(|sheet| sheet.runs().map(move |(_, run, leaf)| (sheet, printed_size(run), leaf)));
    let (sheet, size, leaf) = runs.min_by(|a, b| a.1.total_cmp(&b.1))?;
    (size + 0.05 < least)
        .then(|| format!("has type of {size:.1} pt {}; {least} pt are asked for", input.in_box(sheet, leaf)))
}

fn prints(input: &Input<'_>, number: &str) -> bool {
    let leaves = input.sheets.iter().flat_map(|s| &s.leaves);
    let paragraphs = leaves.flat_map(|l| &l.texts).flat_map(|t| &t.paragraphs);
    paragraphs
        .into_iter()
        .any(|p| p.protected.iter().any(|a| numbers::keys(&p.text[a.range.clone()]).ends_with(number)))
}

fn bold_number(input: &Input<'_>) -> bool {
    input.sheets.iter().any(|sheet| {
        sheet.runs().any(|(_, run, leaf)| {
            let paragraphs = leaf.into_iter().flat_map(|l| &sheet.leaves[l].texts).flat_map(|t| &t.paragraphs);
            let mut phones =
                paragraphs.flat_map(|p| p.protected.iter().map(move |a| (a.kind, &p.text[a.range.clone()])));
            run.face.name.contains("Bold")
                && phones.any(|(kind, text)| kind == ProtectedKind::Phone && run.text.contains(text))
        })
    })
}

/// The words of a text between single spaces, its numbers by their digits: a statute's `233-733` is the record's `233733`.
fn words(text: &str) -> String {
    let all: Vec<char> = text.split_whitespace().collect::<Vec<_>>().join(" ").chars().collect();
    let digit = |at: Option<usize>| at.and_then(|at| all.get(at)).is_some_and(char::is_ascii_digit);
    let kept = |(at, c): (usize, &char)| {
        let (before, after) = (digit(at.checked_sub(1)), digit(Some(at + 1)));
        let grouping = match c {
            '-' | '\u{2011}' => before && after,
            '(' => after,
            ')' => before,
            _ => false,
        };
        (!grouping).then_some(*c)
    };
    all.iter().enumerate().filter_map(kept).collect()
}

/// Letters alone, as they are painted: spaces and soft hyphens may be lost at line ends.
fn solid(text: &str) -> String {
    text.chars().filter(|c| !c.is_whitespace() && !matches!(c, '\u{AD}' | '\u{2011}' | '-' | '(' | ')')).collect()
}

/// The shortest notice of the table, Texas Alcoholic Beverage Code § 104.07, has 24 words and 120 letters; half of it is
/// no statute's. Scripts without spaces say as much in a fifth of the letters.
const LEAST_LETTERS: usize = 60;
const LEAST_SIGNS: usize = 15;
/// Different words, or different signs.
const LEAST_WORDS: usize = 8;

/// Stems of which every statute's wording has two or more, in the languages that places give.
const SUBJECT: [(&str, &str); 2] = [
    ("en", "traffick slaver enslav servitude force coerc crime labor labour prostitut sex exploit victim hotline help"),
    (
        "es",
        "trata traficante tráfico esclav servidumbre forzad forzos fuerza delito trabaj laboral prostitu sexual explot víctima ayuda",
    ),
];

/// Whether a wording is about people who are held or made to work; languages without a list are not judged.
fn names_subject(locale: &str, text: &str) -> bool {
    let language = locale.split('-').next().unwrap_or(locale);
    let Some((_, stems)) = SUBJECT.iter().find(|(of, _)| *of == language) else { return true };
    let text = text.to_lowercase();
    let words: Vec<&str> = text.split(|c: char| !c.is_alphabetic()).collect();
    stems.split(' ').filter(|stem| words.iter().any(|word| word.starts_with(stem))).count() >= 2
}

/// Why what was pasted cannot be a statute's wording.
fn no_wording(input: &Input<'_>, profile: &Profile, of: &Locale, text: &str) -> Option<String> {
    let locale = of.id.as_str();
    let file =
        |what: &str| Some(format!("cannot be compared with the statute in locale {locale}: the pasted wording {what}"));
    if text.chars().all(is_blank) {
        return file("is empty");
    }
    let letters = text.chars().filter(|c| c.is_alphabetic()).count();
    let dense = matches!(of.script.as_str(), "Hans" | "Hant" | "Hani" | "Jpan" | "Kore");
    let spaceless = dense || matches!(of.script.as_str(), "Thai" | "Laoo" | "Khmr" | "Mymr");
    let mut different: Vec<String> = match spaceless {
        true => text.chars().filter(|c| c.is_alphabetic()).map(String::from).collect(),
        false => text.split(|c: char| !c.is_alphanumeric()).filter(|w| !w.is_empty()).map(str::to_lowercase).collect(),
    };
    different.sort_unstable();
    different.dedup();
    let least = if dense { LEAST_SIGNS } else { LEAST_LETTERS };
    if letters < least || different.len() < LEAST_WORDS {
        return file(&format!(
            "has {letters} letters and {} different words or signs, fewer than any statute's: paste the whole of it",
            different.len()
        ));
    }
    if !names_subject(locale, text) {
        return file("says nothing of what the statutes are about: paste the statute's own words");
    }
    let own = words(text);
    let same = |name: &str| name == profile.name || name.starts_with(&format!("{}.", profile.name));
    let twins = input.campaign.posted.iter().filter(|(name, other)| same(name) && words(&other.text) == own).count();
    if twins > 1 {
        return file("is the same in two languages: paste the translation that the place gives");
    }
    None
}

/// The pasted wording, paragraph by paragraph, word for word.
fn wording(input: &Input<'_>, profile: &Profile, of: &Locale) -> Option<String> {
    let locale = of.id.as_str();
    let posted = &input.campaign.posted;
    let own = posted.get(&format!("{}.{locale}", profile.name));
    let file = own.or_else(|| posted.get(profile.name).filter(|_| locale == super::translation::SOURCE));
    let Some(file) = file else {
        let file = if locale == super::translation::SOURCE { String::new() } else { format!(".{locale}") };
        return Some(format!(
            "cannot be compared with the statute: paste its wording into posting/{}{file}.txt",
            profile.name
        ));
    };
    if let Some(why) = no_wording(input, profile, of, &file.text) {
        return Some(why);
    }
    let leaves = input.sheets.iter().flat_map(|s| &s.leaves);
    let texts = leaves.flat_map(|l| &l.texts).flat_map(|t| &t.paragraphs);
    let asked: Vec<String> = texts.map(|p| words(&p.text)).filter(|p| !p.is_empty()).collect();
    // What a box asks for is there when its letters were painted.
    let runs = input.sheets.iter().flat_map(super::face_view::FaceView::runs);
    // Who has to turn the head does not read a notice.
    let runs = runs.filter(|(_, run, _)| run.transform.a > 0.0 && run.transform.b.abs() < 0.05 * run.transform.a);
    let painted = solid(&runs.map(|(_, run, _)| run.text.as_str()).collect::<String>());
    let paragraphs = file.text.split("\n\n").map(words).filter(|p| !p.is_empty());
    let mut lacking = paragraphs.filter(|p| !is_whole(p, &asked) || !painted.contains(&solid(p)));
    let lacking = lacking.next()?;
    let begin: String = lacking.chars().take(60).collect();
    Some(format!(
        "does not print \"{begin}…\" of its statutory wording, upright, word for word and without other words in its text, in locale {locale}"
    ))
}

/// Whether a text is one paragraph of the sheet or several together: words before or after it may turn it round.
fn is_whole(text: &str, paragraphs: &[String]) -> bool {
    (0..paragraphs.len()).any(|first| {
        let mut rest = Some(text);
        for paragraph in &paragraphs[first..] {
            rest = rest.and_then(|rest| rest.strip_prefix(paragraph.as_str()));
            match rest {
                Some("") => return true,
                Some(more) => rest = more.strip_prefix(' '),
                None => return false,
            }
        }
        false
    })
}

/// The area of the text in each language, within a tenth of what is asked for.
fn shares(input: &Input<'_>) -> Option<String> {
    let (mut english, mut spanish, mut all) = (0.0_f32, 0.0_f32, 0.0_f32);
    let runs = input.sheets.iter().flat_map(|sheet| sheet.runs().map(move |(_, run, leaf)| (sheet, run, leaf)));
    for (sheet, run, leaf) in runs {
        let r = ink(run);
        let lang =
            leaf.and_then(|at| sheet.leaves.get(at)).map_or(input.composition.lang.as_str(), |l| &l.worded.locale.id);
        let area = r.w * r.h;
        all += area;
        match lang.split('-').next() {
            Some("en") => english += area,
            Some("es") => spanish += area,
            _ => {}
        }
    }
    let (en, es) = (english / all.max(1.0), spanish / all.max(1.0));
    let near = |share: f32, wanted: f32| (share - wanted).abs() <= 0.1;
    (!near(en, 2.0 / 3.0) || !near(es, 1.0 / 3.0)).then(|| {
        format!(
            "gives English {:.0} % and Spanish {:.0} % of the text; about 67 and 33 are asked for",
            en * 100.0,
            es * 100.0
        )
    })
}

/// What concerns all sheets of a run: unknown names, the languages, and the result.
pub fn conclude(campaign: &Campaign, jobs: &[Job], asked: &[String], report: &mut Report) {
    for name in asked {
        unknown(name, None, report);
    }
    for layout in campaign.layouts.values().filter(|l| jobs.iter().any(|j| j.layout.id == l.id)) {
        layout.postings.iter().for_each(|name| unknown(&name.value, Some(name.span), report));
        let of_layout: Vec<&Job> = jobs.iter().filter(|j| j.layout.id == layout.id).collect();
        let Some(first) = of_layout.first() else { continue };
        for (profile, span) in profiles_of(first, asked) {
            let locales = of_layout.iter().flat_map(|job| &job.locales);
            let mut languages: Vec<&str> = locales.filter_map(|locale| locale.id.split('-').next()).collect();
            languages.sort_unstable();
            languages.dedup();
            let head = head(profile, &layout.id);
            let lacks: Vec<&str> = profile.languages.iter().filter(|l| !languages.contains(l)).copied().collect();
            let third = profile.another_language && languages.iter().all(|l| profile.languages.contains(l));
            // A language with faults of its own has them in the report, and stops its own sheets alone.
            let refused = campaign
                .refused_locales
                .keys()
                .any(|id| id.split('-').next().is_some_and(|l| lacks.contains(&l) || third));
            if !refused && (!lacks.is_empty() || third) {
                let mut wanted: Vec<&str> = lacks;
                wanted.extend(third.then_some("a third language"));
                let message =
                    format!("{head}is not made in every language in this run; it lacks {}", wanted.join(", "));
                report.push(Diagnostic::new(Code::PostingLanguage, message).at(span).hint(profile.source));
            }
            let failed = report
                .diagnostics
                .iter()
                .any(|d| d.code.name().starts_with("posting-") && d.message.starts_with(&head));
            // What was not made meets nothing.
            let stopped = report.failed_jobs();
            let made = !of_layout.iter().any(|job| stopped.contains(&job.name));
            if !failed && made && !refused && !report.stops_everything() {
                let message = format!(
                    "{head}meets the listed format rules of {} ({}, read {}): {}",
                    profile.place,
                    profile.source,
                    profile.date,
                    profile.rules()
                );
                let unseen = format!("a machine cannot see {}; this is no legal advice", profile.unseen);
                report.push(Diagnostic::new(Code::PostingMet, message).at(span).hint(unseen));
            }
        }
    }
}

fn unknown(name: &str, span: Option<Span>, report: &mut Report) {
    let Err(hint) = profiles::find(name) else { return };
    let found = Diagnostic::new(Code::UnknownPosting, format!("there is no posting rule `{name}`")).hint(hint);
    report.push(match span {
        Some(span) => found.at(span),
        None => found,
    });
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_wording_is_a_text_of_its_own() {
        let of = |all: &[&str]| all.iter().map(|p| (*p).to_owned()).collect::<Vec<_>>();
        for good in [&["Title", "It is a crime.", "Call"][..], &["It is", "a crime."], &["It is a crime."]] {
            assert!(is_whole("It is a crime.", &of(good)), "{good:?}");
        }
        let before = ["It is not true that: It is a crime."];
        for bad in [&before[..], &["It is a crime. This is void."], &["It is"], &["a crime."], &[]] {
            assert!(!is_whole("It is a crime.", &of(bad)), "{bad:?}");
        }
    }

    #[test]
    fn a_wording_names_the_subject() {
        assert!(names_subject("en", "It is a crime to make someone work by force. Call the hotline."));
        assert!(names_subject("es", "Obligar a alguien a trabajar por la fuerza es un delito."));
        assert!(names_subject("fr", "Voici une pizza"));
        assert!(!names_subject("en", "Our pizza has the best cheese, and the oven works all night."));
        assert!(!names_subject("es", "Nuestra pizza tiene el mejor queso de la ciudad."));
    }
}
