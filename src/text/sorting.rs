//! In which order a language lists names: CLDR's rules, by ICU4X.

use icu_collator::CollatorBorrowed;
use icu_collator::options::CollatorOptions;
use icu_locale::Locale;

/// Sorts by a name as the language of a locale does; a language without rules of its own takes the root's. Equal names keep
/// their order.
pub fn by_name<T>(items: &mut [T], locale: &str, name: impl Fn(&T) -> &str) {
    let locale: Locale = locale.parse().unwrap_or(Locale::UNKNOWN);
    match CollatorBorrowed::try_new((&locale).into(), CollatorOptions::default()) {
        Ok(collator) => items.sort_by(|a, b| collator.compare(name(a), name(b))),
        Err(_) => items.sort_by(|a, b| name(a).cmp(name(b))),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_language_has_its_own_order() {
        let sorted = |locale: &str, names: &[&str]| {
            let mut all = names.to_vec();
            by_name(&mut all, locale, |name| name);
            all.join(" ")
        };
        let names = ["Zug", "Öl", "Ofen"];
        assert_eq!(sorted("de", &names), "Ofen Öl Zug");
        assert_eq!(sorted("sv", &names), "Ofen Zug Öl");
        assert_eq!(sorted("es", &["ñu", "nube", "oso"]), "nube ñu oso");
        assert_eq!(sorted("en-XA", &["b", "A", "c"]), "A b c");
        assert_eq!(sorted("ht", &["b", "a"]), "a b");
    }
}
