//! "Did you mean": the nearest known word to a mistyped one. Strings in, strings out.

/// The candidate that a person most likely meant, if one is near enough.
pub fn nearest<'a>(word: &str, candidates: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    let wanted = normal(word);
    let mut best: Option<(f64, &str)> = None;
    for candidate in candidates {
        let other = normal(candidate);
        let score = if wanted == other {
            1.0
        } else {
            let near = strsim::normalized_damerau_levenshtein(&wanted, &other);
            let grown =
                wanted.len() >= 3 && other.len() >= 3 && (other.starts_with(&wanted) || wanted.starts_with(&other));
            if grown { near.max(0.65) } else { near }
        };
        if score >= 0.6 && best.is_none_or(|(s, _)| score > s) {
            best = Some((score, candidate));
        }
    }
    best.map(|(_, candidate)| candidate)
}

/// The hint itself: the nearest word, else the list when it is short enough to read.
pub fn hint<'a>(word: &str, candidates: impl IntoIterator<Item = &'a str> + Clone) -> Option<String> {
    if let Some(near) = nearest(word, candidates.clone()) {
        return Some(format!("did you mean `{near}`?"));
    }
    let mut known: Vec<&str> = candidates.into_iter().collect();
    known.sort_unstable();
    known.dedup();
    match known.len() {
        0 => None,
        n if n <= 24 => Some(format!("known: {}", known.join(", "))),
        n => Some(format!("{n} are known, e.g. {}", known[..8].join(", "))),
    }
}

fn normal(word: &str) -> String {
    word.chars().take(80).flat_map(char::to_lowercase).map(|c| if c == '_' || c == ' ' { '-' } else { c }).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn finds_the_word_meant() {
        let known = ["headline", "hotline", "signs", "footer"];
        assert_eq!(nearest("headlin", known), Some("headline"));
        assert_eq!(nearest("HotLine", known), Some("hotline"));
        assert_eq!(nearest("foot", known), Some("footer"));
        assert_eq!(nearest("qr", known), None);
        assert_eq!(hint("qr", known).as_deref(), Some("known: footer, headline, hotline, signs"));
    }
}
