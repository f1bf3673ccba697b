//! Locale ids: canonical forms, direction, script, font family, and which locale serves a request.
//!
//! ICU4X knows the languages; no file is read here.

use std::collections::BTreeMap;

use icu_decimal::DecimalFormatter;
use icu_decimal::input::Decimal;
use icu_decimal::options::DecimalFormatterOptions;
use icu_locale::fallback::LocaleFallbackConfig;
use icu_locale::{LocaleCanonicalizer, LocaleDirectionality, LocaleExpander, LocaleFallbacker, TransformResult};

/// The language in which every message exists.
pub const SOURCE: &str = "en";

/// A locale id and what follows from it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Identity {
    /// Canonical BCP 47: `fil` for `tl`.
    pub id: String,
    pub rtl: bool,
    /// ISO 15924.
    pub script: String,
}

/// Reads a BCP 47 id (also with `_`) into its canonical form. `None` for what is no language.
pub fn identify(text: &str) -> Option<Identity> {
    let locale = canonical(text)?;
    let mut full = locale.id.clone();
    LocaleExpander::new_extended().maximize(&mut full);
    Some(Identity {
        id: locale.id.to_string(),
        rtl: LocaleDirectionality::new_extended().is_right_to_left(&locale.id),
        script: full.script.map_or_else(|| "Latn".to_owned(), |s| s.to_string()),
    })
}

pub(crate) fn canonical(text: &str) -> Option<icu_locale::Locale> {
    if text.len() > 35 || text.starts_with("und") {
        return None;
    }
    let mut locale: icu_locale::Locale = text.replace('_', "-").parse().ok()?;
    LocaleCanonicalizer::new_extended().canonicalize(&mut locale);
    // Extensions choose calendars and the like: nothing that a folder of texts differs by.
    locale.extensions = icu_locale::extensions::Extensions::default();
    Some(locale)
}

/// Whether CLDR knows the language: `english`, `sp` and `jp` are well-formed and nobody's.
pub fn is_language(text: &str) -> bool {
    let Some(locale) = canonical(text) else { return false };
    let mut alone = icu_locale::LanguageIdentifier::from(locale.id.language);
    // Where the script is said, nothing has to be known.
    locale.id.script.is_some() || LocaleExpander::new_extended().maximize(&mut alone) == TransformResult::Modified
}

/// The shortest id that means the same: `zh-Hans` and `zh-CN` are both `zh`.
fn shortest(id: &icu_locale::LanguageIdentifier) -> String {
    let mut short = id.clone();
    LocaleExpander::new_extended().minimize(&mut short);
    short.to_string()
}

/// The ids that may serve a request, best first, in their shortest forms: the request, its parents, never another
/// language or script.
fn chain(text: &str) -> Vec<String> {
    let Some(locale) = canonical(text) else { return Vec::new() };
    let expander = LocaleExpander::new_extended();
    let mut wanted = locale.id.clone();
    expander.maximize(&mut wanted);
    let mut ids = vec![shortest(&locale.id)];
    let fallbacker = LocaleFallbacker::new();
    let mut steps = fallbacker.for_config(LocaleFallbackConfig::default()).fallback_for((&locale.id).into());
    for _ in 0..10 {
        if steps.get().is_unknown() {
            break;
        }
        let step = steps.get().into_locale().id;
        let mut full = step.clone();
        expander.maximize(&mut full);
        if full.language == wanted.language && full.script == wanted.script {
            ids.push(shortest(&step));
        }
        steps.step();
    }
    ids.dedup();
    ids
}

/// The key in `locales` that serves `text` best.
pub fn find<'a, T>(locales: &'a BTreeMap<String, T>, text: &str) -> Option<&'a str> {
    let by_shortest: BTreeMap<String, &str> =
        locales.keys().filter_map(|id| Some((shortest(&canonical(id)?.id), id.as_str()))).collect();
    if let Some(exact) = canonical(text).and_then(|l| locales.get_key_value(&l.id.to_string())) {
        return Some(exact.0);
    }
    chain(text).iter().find_map(|id| by_shortest.get(id).copied())
}

/// The locale whose texts fill the gaps of `id` (`fr` for `fr-CA`), among those that exist.
pub fn parent<'a, T>(locales: &'a BTreeMap<String, T>, id: &str) -> Option<&'a str> {
    let by_shortest: BTreeMap<String, &str> =
        locales.keys().filter_map(|id| Some((shortest(&canonical(id)?.id), id.as_str()))).collect();
    chain(id).iter().skip(1).find_map(|step| by_shortest.get(step).copied()).filter(|found| *found != id)
}

/// The font family of a locale that names none in its `locale.toml`.
pub fn family(id: &str, script: &str) -> &'static str {
    let language = id.split('-').next().unwrap_or(id);
    match script {
        "Arab" if matches!(language, "ur" | "ks") => "Noto Nastaliq Urdu",
        "Arab" | "Aran" => "Noto Sans Arabic",
        "Hebr" => "Noto Sans Hebrew",
        "Deva" => "Noto Sans Devanagari",
        "Beng" => "Noto Sans Bengali",
        "Guru" => "Noto Sans Gurmukhi",
        "Gujr" => "Noto Sans Gujarati",
        "Taml" => "Noto Sans Tamil",
        "Telu" => "Noto Sans Telugu",
        "Mlym" => "Noto Sans Malayalam",
        "Knda" => "Noto Sans Kannada",
        "Sinh" => "Noto Sans Sinhala",
        "Thai" => "Noto Sans Thai",
        "Laoo" => "Noto Sans Lao",
        "Khmr" => "Noto Sans Khmer",
        "Mymr" => "Noto Sans Myanmar",
        "Ethi" => "Noto Sans Ethiopic",
        "Geor" => "Noto Sans Georgian",
        "Armn" => "Noto Sans Armenian",
        "Hans" | "Hani" => "Noto Sans CJK SC",
        "Hant" => "Noto Sans CJK TC",
        "Jpan" | "Hira" | "Kana" => "Noto Sans CJK JP",
        "Kore" | "Hang" => "Noto Sans CJK KR",
        _ => "Noto Sans",
    }
}

/// The zero of a locale's own digits (CLDR 48, `numbers/otherNumberingSystems/native`); `None` where they are Latin.
pub fn native_zero(id: &str, script: &str) -> Option<char> {
    let language = id.split('-').next().unwrap_or(id);
    Some(match script {
        "Arab" | "Aran" if matches!(language, "fa" | "ps" | "ur" | "ks" | "prs") => '\u{06F0}',
        "Arab" | "Aran" => '\u{0660}',
        "Deva" => '\u{0966}',
        "Beng" => '\u{09E6}',
        "Guru" => '\u{0A66}',
        "Gujr" => '\u{0AE6}',
        "Taml" => '\u{0BE6}',
        "Telu" => '\u{0C66}',
        "Knda" => '\u{0CE6}',
        "Mlym" => '\u{0D66}',
        "Thai" => '\u{0E50}',
        "Laoo" => '\u{0ED0}',
        "Mymr" => '\u{1040}',
        "Khmr" => '\u{17E0}',
        _ => return None,
    })
}

/// The same where the locale's prose uses them by default (CLDR 48, `numbers/defaultNumberingSystem`, in the country that
/// `likelySubtags` names: CLDR has Latin digits for Arabic without a country): in Arabic outside the Maghreb and the
/// Emirates, Persian, Dari, Pashto, Bengali, Nepali, Burmese; not in Hindi, Urdu, Khmer, Thai.
pub fn default_zero(id: &str) -> Option<char> {
    let mut locale: icu_locale::Locale = known(id).parse().ok()?;
    LocaleExpander::new_extended().maximize(&mut locale.id);
    let formatter = DecimalFormatter::try_new((&locale).into(), DecimalFormatterOptions::default()).ok()?;
    let zero = formatter.format(&Decimal::from(0)).to_string().chars().next()?;
    numbering_system(zero).and(Some(zero))
}

/// The id under which CLDR has a language: Dari is the Persian of Afghanistan.
pub fn known(id: &str) -> &str {
    if id == "prs" { "fa-AF" } else { id }
}

/// CLDR's name of the digits from `zero` on, as in `-u-nu-arab`.
pub fn numbering_system(zero: char) -> Option<&'static str> {
    Some(match zero {
        '\u{0660}' => "arab",
        '\u{06F0}' => "arabext",
        '\u{0966}' => "deva",
        '\u{09E6}' => "beng",
        '\u{0A66}' => "guru",
        '\u{0AE6}' => "gujr",
        '\u{0BE6}' => "tamldec",
        '\u{0C66}' => "telu",
        '\u{0CE6}' => "knda",
        '\u{0D66}' => "mlym",
        '\u{0E50}' => "thai",
        '\u{0ED0}' => "laoo",
        '\u{1040}' => "mymr",
        '\u{17E0}' => "khmr",
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn served(request: &str) -> Option<String> {
        let known = ["en", "es", "fil", "fr", "fr-CA", "he", "pt", "zh-Hans", "zh-Hant", "sr"];
        let map: BTreeMap<String, ()> = known.iter().map(|id| ((*id).to_owned(), ())).collect();
        find(&map, request).map(str::to_owned)
    }

    #[test]
    fn requests_find_their_locale() {
        for (request, id) in [
            ("en", "en"),
            ("en-GB", "en"),
            ("es-MX", "es"),
            ("tl", "fil"),
            ("iw", "he"),
            ("zh-CN", "zh-Hans"),
            ("zh", "zh-Hans"),
            ("zh-TW", "zh-Hant"),
            ("zh_HK", "zh-Hant"),
            ("pt-BR", "pt"),
            ("fr-CA", "fr-CA"),
            ("fr-BE", "fr"),
            ("EN", "en"),
        ] {
            assert_eq!(served(request).as_deref(), Some(id), "{request}");
        }
        for request in ["de", "", "und", "sr-Latn", "../en", "x", "zh-Hant-u-\u{0}"] {
            assert_eq!(served(request), None, "{request}");
        }
    }

    #[test]
    fn parents_share_language_and_script() {
        let map: BTreeMap<String, ()> =
            ["fr", "fr-CA", "zh-Hans", "zh-Hant", "en"].iter().map(|id| ((*id).to_owned(), ())).collect();
        assert_eq!(parent(&map, "fr-CA"), Some("fr"));
        assert_eq!(parent(&map, "fr"), None);
        assert_eq!(parent(&map, "zh-Hant"), None);
    }

    #[test]
    fn digits() {
        for (id, script, zero) in [
            ("ar", "Arab", Some('٠')),
            ("ar-MA", "Arab", None),
            ("fa", "Arab", Some('۰')),
            ("fa-AF", "Arab", Some('۰')),
            ("ur", "Arab", None),
            ("hi", "Deva", None),
            ("ne", "Deva", Some('०')),
            ("my", "Mymr", Some('၀')),
            ("km", "Khmr", None),
            ("en", "Latn", None),
            ("mr", "Deva", Some('०')),
            ("ckb", "Arab", Some('٠')),
            ("prs", "Arab", Some('۰')),
            ("ur-IN", "Arab", Some('۰')),
            ("ht", "Latn", None),
        ] {
            assert_eq!(default_zero(id), zero, "{id}");
            let native = native_zero(id, script);
            assert!(zero.is_none() || zero == native, "{id}");
        }
        assert_eq!(native_zero("ur", "Arab"), Some('۰'));
        assert_eq!(native_zero("th", "Thai"), Some('๐'));
    }

    #[test]
    fn codes_that_nobody_has() {
        for id in [
            "en", "es-MX", "zh-Hans", "ht", "rhg-Rohg", "prs", "ckb", "hmn", "quc", "mam", "nv", "tl", "fil", "kea",
            "xyz-Latn",
        ] {
            assert!(is_language(id), "{id}");
        }
        for id in ["english", "sp", "jp", "cn", "spanish", "xx", "not a locale"] {
            assert!(!is_language(id), "{id}");
        }
    }

    #[test]
    fn identities() {
        let ar = identify("ar");
        assert!(ar.is_some_and(|i| i.rtl && i.script == "Arab"));
        assert!(identify("zh-TW").is_some_and(|i| i.script == "Hant"));
        assert!(identify("tl").is_some_and(|i| i.id == "fil"));
        assert!(identify("not a locale").is_none());
    }
}
