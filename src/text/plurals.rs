//! Plural rules as CLDR has them today.
//!
//! Fluent takes its rules from `intl_pluralrules`: CLDR 37, with `n % 100` lost in Arabic and Romanian, and English rules
//! for a language that it does not know. So a number that it would count wrongly is given to it as another one that it
//! counts as ICU4X says, and printed as itself.

use std::collections::BTreeSet;

use icu_locale::Locale;
use icu_plurals::{PluralCategory, PluralRules};
use intl_pluralrules::{PluralCategory as Old, PluralRuleType, PluralRules as OldRules};
use unic_langid::LanguageIdentifier;

/// The numbers that stand for others; rules repeat from 100 on.
const NUMBERS: std::ops::RangeInclusive<u32> = 0..=200;

/// How one locale counts.
pub struct Plurals {
    /// What the bundle is given as its language.
    pub language: LanguageIdentifier,
    /// The current rules cannot be shared between threads, and are found again in no time.
    id: String,
    old: Option<OldRules>,
}

impl Plurals {
    pub fn new(id: &str) -> Self {
        let language = rules(id).and_then(|new| stand_in(id, &new)).unwrap_or_default();
        let old = OldRules::create(language.clone(), PluralRuleType::CARDINAL).ok();
        Self { language, id: id.to_owned(), old }
    }

    /// The number that Fluent counts as `n` is counted: nearly always `n` itself.
    pub fn counted_as(&self, n: u32) -> u32 {
        let (Some(new), Some(old)) = (rules(&self.id), &self.old) else { return n };
        let wanted = Some(category(&new, n));
        if old_category(old, n) == wanted {
            return n;
        }
        NUMBERS.rev().find(|m| old_category(old, *m) == wanted).unwrap_or(n)
    }
}

fn rules(id: &str) -> Option<PluralRules> {
    let locale: Locale = id.parse().ok()?;
    PluralRules::try_new_cardinal(locale.into()).ok()
}

/// The locale's own language where it knows all the forms that are used today, else the one that counts most alike.
fn stand_in(id: &str, new: &PluralRules) -> Option<LanguageIdentifier> {
    let own: LanguageIdentifier = id.parse().ok()?;
    let known = OldRules::get_locales(PluralRuleType::CARDINAL);
    let language = LanguageIdentifier::from_parts(own.language, None, None, &[]);
    let forms: BTreeSet<_> = NUMBERS.map(|n| category(new, n)).collect();
    let complete = |candidate: &LanguageIdentifier| {
        let old = OldRules::create(candidate.clone(), PluralRuleType::CARDINAL).ok();
        let has: BTreeSet<_> = NUMBERS.filter_map(|n| old_category(old.as_ref()?, n)).collect();
        forms.is_subset(&has)
    };
    if let Some(found) = [own, language].into_iter().find(|l| known.contains(l) && complete(l)) {
        return Some(found);
    }
    known.into_iter().filter(complete).min_by_key(|candidate| {
        let old = OldRules::create(candidate.clone(), PluralRuleType::CARDINAL).ok();
        NUMBERS.filter(|n| old.as_ref().and_then(|old| old_category(old, *n)) != Some(category(new, *n))).count()
    })
}

fn category(rules: &PluralRules, n: u32) -> &'static str {
    match rules.category_for(n) {
        PluralCategory::Zero => "zero",
        PluralCategory::One => "one",
        PluralCategory::Two => "two",
        PluralCategory::Few => "few",
        PluralCategory::Many => "many",
        PluralCategory::Other => "other",
    }
}

fn old_category(rules: &OldRules, n: u32) -> Option<&'static str> {
    Some(match rules.select(n).ok()? {
        Old::ZERO => "zero",
        Old::ONE => "one",
        Old::TWO => "two",
        Old::FEW => "few",
        Old::MANY => "many",
        Old::OTHER => "other",
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The languages that handbill has fonts for.
    const IDS: [&str; 56] = [
        "en", "es", "fr", "pt", "de", "it", "nl", "pl", "ro", "hu", "cs", "uk", "ru", "bg", "sr", "sq", "tr", "el",
        "vi", "fil", "id", "sw", "so", "ha", "yo", "ht", "ar", "fa", "fa-AF", "ps", "ur", "he", "hi", "ne", "bn", "pa",
        "gu", "ta", "te", "ml", "kn", "si", "th", "lo", "km", "my", "am", "ti", "ka", "hy", "mn", "zh-Hans", "zh-Hant",
        "ja", "ko", "fr-CA",
    ];

    #[test]
    fn every_language_counts_as_cldr_says() {
        let mut replaced = BTreeSet::new();
        for id in IDS {
            let plurals = Plurals::new(id);
            let (new, old) = (rules(id).unwrap(), plurals.old.as_ref().unwrap());
            for n in 0..=1200 {
                let counted = plurals.counted_as(n);
                assert_eq!(old_category(old, counted), Some(category(&new, n)), "{id} {n} as {counted}");
                if n <= 200 && counted != n {
                    replaced.insert(id);
                }
            }
        }
        // CLDR 37 against today's, and the two that lost `n % 100`.
        assert_eq!(replaced.into_iter().collect::<Vec<_>>(), ["ar", "he", "ro"]);
    }

    #[test]
    fn an_unknown_language_does_not_count_as_english() {
        let ht = Plurals::new("ht");
        let old = ht.old.as_ref().unwrap();
        assert!(NUMBERS.into_iter().all(|n| old_category(old, n) == Some("other")), "{}", ht.language);
    }
}
