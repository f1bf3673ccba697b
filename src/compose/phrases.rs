//! Chinese and Japanese words and phrases that stay on one line where lines are balanced.
//!
//! Both languages may break between any two characters, and prose does; a headline that breaks inside a word reads like
//! a mistake. Words come from ICU4X's dictionary. Japanese particles and endings, written in hiragana, lean on the word
//! before them: だれかに | 見張られて | いませんか. Breaks inside values and Latin text are not this file's.

use icu_segmenter::WordSegmenter;
use icu_segmenter::options::WordBreakInvariantOptions;

use crate::resolve::wording::Paragraph;

/// The longest phrase that is kept whole, in characters: a headline's line has room for six and more.
const LONGEST: usize = 6;

/// The paragraph with its words kept whole; `None` where the script has spaces.
pub fn keep(paragraph: &Paragraph, script: &str) -> Option<Paragraph> {
    if !matches!(script, "Jpan" | "Hans" | "Hant") {
        return None;
    }
    let text = &paragraph.text;
    let segmenter = WordSegmenter::new_dictionary(WordBreakInvariantOptions::default());
    let ends: Vec<usize> = segmenter.segment_str(text).collect();
    let mut out = paragraph.clone();
    for ends in ends.windows(2) {
        let word = ends[0]..ends[1];
        let shown = &text[word.clone()];
        if !shown.chars().all(is_letter) {
            continue;
        }
        match out.whole.last_mut() {
            Some(last)
                if script == "Jpan"
                    && last.end == word.start
                    && leans(&text[last.clone()], shown)
                    && text[last.start..word.end].chars().count() <= LONGEST =>
            {
                last.end = word.end;
            }
            _ => out.whole.push(word),
        }
    }
    out.whole.retain(|range| (2..=LONGEST).contains(&text[range.clone()].chars().count()));
    Some(out)
}

/// Whether a word goes on with the phrase before it: endings and particles do, but not what follows a て or で (an auxiliary
/// may begin a line), and the second half of a compound that the dictionary cut.
fn leans(phrase: &str, word: &str) -> bool {
    let ideograph = |c: Option<char>| c.is_some_and(|c| is_letter(c) && !('\u{3041}'..='\u{30FF}').contains(&c));
    let auxiliary = phrase.ends_with(['て', 'で']) && phrase.chars().count() > 2;
    word.chars().all(is_hiragana) && !auxiliary
        || ideograph(phrase.chars().next_back()) && ideograph(word.chars().next())
}

fn is_hiragana(c: char) -> bool {
    matches!(c, '\u{3041}'..='\u{309F}')
}

/// Kana, the prolonged sound mark and ideographs.
fn is_letter(c: char) -> bool {
    matches!(c, '\u{3005}'..='\u{3007}' | '\u{3041}'..='\u{30FF}' | '\u{3400}'..='\u{4DBF}' | '\u{4E00}'..='\u{9FFF}'
        | '\u{F900}'..='\u{FAFF}' | '\u{20000}'..='\u{3FFFF}')
}

#[cfg(test)]
mod tests {
    use super::*;

    fn kept(text: &str, script: &str) -> Vec<String> {
        let paragraph = Paragraph { text: text.to_owned(), ..Paragraph::default() };
        let kept = keep(&paragraph, script).map(|p| p.whole).unwrap_or_default();
        kept.into_iter().map(|range| text[range].to_owned()).collect()
    }

    #[test]
    fn japanese_endings_lean_on_their_words() {
        assert_eq!(kept("だれかに見張られていませんか？", "Jpan"), ["だれかに", "見張られて", "いませんか"]);
        assert_eq!(kept("無料の電話相談があります。", "Jpan"), ["無料の", "電話相談が", "あります"]);
    }

    #[test]
    fn chinese_words_are_whole() {
        let words = kept("不管你的证件是什么情况，你都有权利。", "Hans");
        assert!(["不管", "证件", "什么", "情况", "权利"].iter().all(|w| words.iter().any(|k| k == w)), "{words:?}");
    }

    #[test]
    fn other_scripts_have_spaces() {
        assert_eq!(keep(&Paragraph::default(), "Latn"), None);
        assert_eq!(kept("Call 911", "Jpan"), [""; 0]);
    }

    #[test]
    fn an_auxiliary_may_begin_a_line() {
        assert!(!leans("見張られて", "いる") && !leans("食べて", "いる"));
        assert!(leans("して", "いる") && leans("電話", "が") && leans("電", "話"));
        assert!(!leans("電話が", "番号"));
    }
}
