//! Writing that is broken or unfinished: signs without their letters, text that was decoded wrongly or typed for a
//! legacy font, sentences in the wrong script, work that was left for later.
//!
//! | file | what |
//! |---|---|
//! | `chars` | scripts, classes of characters, what is invisible |
//! | `signs` | signs without a letter, presentation forms, text that was turned round |
//! | `drawn` | pictures of letters: in circles, turned over, under heaps of marks |
//! | `mojibake` | UTF-8 that was read in another encoding |
//! | `single_byte` | KOI8 as Windows-1251, Macintosh as Windows-1252 and their like |
//! | `legacy` | Zawgyi, VNI, TCVN3, fonts that draw other letters than they say |
//! | `sister` | a whole file or locale in another language of the same script |
//! | `scripts` | texts in another script than their language's, words of two scripts |
//! | `unfinished` | `$name` outside braces, TODO, lorem ipsum, letters that became question marks |
//! | `placeholders` | `[your number here]`, `####`, `%s`, `null`, DRAFT |
//!
//! Characters only: where a text stands and what becomes of a finding is the caller's (`check_writing`).

pub mod chars;
mod drawn;
mod legacy;
mod mojibake;
mod placeholders;
mod scripts;
mod signs;
mod single_byte;
pub mod sister;
mod unfinished;

use std::ops::Range;

use crate::diag::{Code, Severity};

pub use chars::is_blank;
pub use unfinished::says_nothing;

/// Stands for a value in a text that is looked at.
pub const VALUE: char = '\u{FFFC}';
/// Stands for each byte of a tag.
pub const TAG: char = '\u{1A}';

/// Whose text it is.
#[derive(Debug, Clone, Copy)]
pub struct Language<'a> {
    /// BCP 47.
    pub id: &'a str,
    /// ISO 15924; empty for a value, which may be in any.
    pub script: &'a str,
}

impl Language<'_> {
    /// The language without script and region.
    fn primary(&self) -> &str {
        self.id.split('-').next().unwrap_or(self.id)
    }
}

/// One thing that is wrong with a text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fault {
    pub range: Range<usize>,
    pub code: Code,
    pub message: String,
    pub hint: &'static str,
    /// Where it is not that of the rule.
    pub severity: Option<Severity>,
}

impl Fault {
    fn new(code: Code, range: Range<usize>, message: impl Into<String>, hint: &'static str) -> Self {
        Self { range, code, message: message.into(), hint, severity: None }
    }
}

/// What is wrong with the writing of a text, one finding of a kind.
pub fn find(text: &str, language: Language<'_>) -> Vec<Fault> {
    let misread = mojibake::find(text, language).or_else(|| single_byte::find(text, language));
    let mut found: Vec<Fault> = [misread, legacy::find(text, language)].into_iter().flatten().collect();
    // What was decoded wrongly or typed for another font is in no script: one finding is enough.
    if found.is_empty() {
        found.extend(signs::presentation_forms(text).or_else(|| drawn::find(text, language)));
        found.extend(signs::turned_round(text, language));
        found.extend(scripts::wrong_script(text, language));
    }
    if !found.iter().any(|f| matches!(f.code, Code::LegacyEncoding | Code::Mojibake)) {
        found.extend(signs::alone(text));
        found.extend(scripts::mixed(text, language));
    }
    let stray = unfinished::stray_variable(text);
    let open = || placeholders::find(text, language).or_else(|| unfinished::left_for_later(text, language));
    found.extend(stray.or_else(open));
    found.extend(unfinished::lost_letters(text));
    found
}

/// Why a value of one line cannot be printed as it is written.
pub fn fault_of_value(value: &str) -> Option<String> {
    if !value.is_empty() && value.chars().all(is_blank) {
        return Some("the value has nothing in it that could be seen".to_owned());
    }
    let language = Language { id: "und", script: "" };
    let writing = [
        mojibake::find(value, language),
        signs::presentation_forms(value),
        drawn::find(value, language),
        signs::alone(value),
    ];
    // An address may have `%` and `=` where a text has none.
    let open = [placeholders::find(value, language), unfinished::left_for_later(value, language)];
    let open = open.into_iter().flatten().filter(|fault| fault.severity.is_none() && !value.contains("://"));
    writing.into_iter().flatten().chain(open).next().map(|fault| format!("{} ({})", fault.message, fault.hint))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::locales;

    /// The codes that a text of a language comes to.
    pub(crate) fn codes(id: &str, text: &str) -> Vec<&'static str> {
        let script = locales::identify(id).map_or_else(String::new, |i| i.script);
        find(text, Language { id, script: &script }).into_iter().map(|f| f.code).collect()
    }

    /// The honest neighbours: sentences in 55 languages, with names, numbers and quotes of others.
    #[test]
    fn the_corpus_is_free_of_findings() {
        let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/corpus");
        let mut languages = 0;
        let mut failed = Vec::new();
        for entry in std::fs::read_dir(folder).unwrap().flatten() {
            let path = entry.path();
            let Some(id) =
                path.file_stem().and_then(|s| s.to_str()).filter(|_| path.extension().is_some_and(|e| e == "txt"))
            else {
                continue;
            };
            languages += 1;
            for line in std::fs::read_to_string(&path).unwrap().lines() {
                for code in codes(id, line) {
                    failed.push(format!("{id}: {code}: {line}"));
                }
                // A value may be in any language.
                failed.extend(
                    fault_of_value(line).filter(|_| !line.is_empty()).map(|why| format!("{id}: {why}: {line}")),
                );
            }
        }
        assert_eq!(languages, 55);
        assert!(failed.is_empty(), "{}", failed.join("\n"));
    }

    /// What a bad decoder makes of each sentence of the corpus is found in nearly all of them.
    #[test]
    fn a_corpus_that_was_decoded_wrongly_is_found() {
        let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/corpus");
        for (id, encoding) in [
            ("es", encoding_rs::WINDOWS_1252),
            ("vi", encoding_rs::WINDOWS_1252),
            ("ar", encoding_rs::WINDOWS_1252),
            ("ar", encoding_rs::WINDOWS_1256),
            ("ru", encoding_rs::WINDOWS_1251),
            ("ru", encoding_rs::WINDOWS_1252),
            ("uk", encoding_rs::WINDOWS_1251),
            ("hi", encoding_rs::WINDOWS_1252),
            ("fr", encoding_rs::MACINTOSH),
            ("pl", encoding_rs::WINDOWS_1250),
            ("tr", encoding_rs::WINDOWS_1254),
            ("el", encoding_rs::WINDOWS_1253),
            ("zh-Hans", encoding_rs::GBK),
        ] {
            let text = std::fs::read_to_string(folder.join(format!("{id}.txt"))).unwrap();
            let (mut found, mut all) = (0, 0);
            for line in text.lines().filter(|l| l.chars().filter(|c| !c.is_ascii()).count() > 4) {
                let (bad, _, _) = encoding.decode(line.as_bytes());
                // Controls and U+FFFD are refused before.
                if bad.chars().any(|c| c.is_control() || c == '\u{FFFD}') {
                    continue;
                }
                all += 1;
                found += usize::from(codes(id, &bad).contains(&"mojibake"));
            }
            assert!(all == 0 || found * 100 >= all * 95, "{id} as {}: {found} of {all}", encoding.name());
        }
    }
}
