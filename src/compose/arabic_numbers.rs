//! Telephone numbers in Arabic digits: their groups in the published order.
//!
//! An isolate is enough for Latin digits. Arabic-Indic ones are of the class AN, and between two of them a hyphen or a
//! space runs from right to left (UAX #9, rules N1 and I1), inside a left-to-right isolate too: ٧٨٨٨-٣٧٣-٨٨٨-١. So such a
//! number is overridden as a whole. The controls stand in what is shaped only; what is read and extracted has none.

use crate::resolve::wording::{Paragraph, ProtectedKind};

/// U+202D … U+202C.
const CONTROLS: [char; 2] = ['\u{202D}', '\u{202C}'];

/// The paragraph with its Arabic telephone numbers overridden; `None` where it has none.
pub fn overridden(paragraph: &Paragraph) -> Option<Paragraph> {
    let arabic = |c: char| matches!(c, '\u{660}'..='\u{669}' | '\u{6F0}'..='\u{6F9}');
    let numbers =
        paragraph.protected.iter().filter(|a| matches!(a.kind, ProtectedKind::Phone | ProtectedKind::ShortCode));
    let ranges = numbers.map(|a| a.range.clone()).filter(|r| paragraph.text[r.clone()].contains(arabic));
    let mut cuts: Vec<(usize, char)> = ranges.flat_map(|r| [(r.start, CONTROLS[0]), (r.end, CONTROLS[1])]).collect();
    if cuts.is_empty() {
        return None;
    }
    cuts.sort_unstable();
    let mut out = paragraph.clone();
    for (at, control) in cuts.iter().rev() {
        out.text.insert(*at, *control);
    }
    // What begins with a number takes the opening control in, what ends with it the closing one.
    let moved = |at: usize| {
        let before = cuts.iter().filter(|(cut, control)| *cut < at || *cut == at && *control == CONTROLS[1]);
        at + before.map(|(_, control)| control.len_utf8()).sum::<usize>()
    };
    let ranges = (out.protected.iter_mut().map(|a| &mut a.range))
        .chain(&mut out.names)
        .chain(&mut out.whole)
        .chain(out.emphasis.iter_mut().map(|(range, _)| range));
    for range in ranges {
        *range = moved(range.start)..moved(range.end);
    }
    Some(out)
}

/// A text without the controls.
pub fn plain(text: &mut String) {
    text.retain(|c| !CONTROLS.contains(&c));
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::resolve::wording::{Emphasis, Protected};

    #[test]
    fn arabic_numbers_are_overridden_and_ranges_move() {
        let text = "a ١-٢ ٣ b".to_owned();
        let number = |range: std::ops::Range<usize>| Protected { range, kind: ProtectedKind::Phone, uri: None };
        let paragraph = Paragraph {
            protected: vec![number(2..7), number(8..10)],
            emphasis: vec![(0..7, Emphasis::Strong), (2..12, Emphasis::Em)],
            names: std::iter::once(10..12).collect(),
            text,
            ..Paragraph::default()
        };
        let out = overridden(&paragraph).unwrap();
        assert_eq!(out.text, "a \u{202D}١-٢\u{202C} \u{202D}٣\u{202C} b");
        let at = |range: &std::ops::Range<usize>| out.text[range.clone()].to_owned();
        assert_eq!(at(&out.protected[0].range), "\u{202D}١-٢\u{202C}");
        assert_eq!(at(&out.protected[1].range), "\u{202D}٣\u{202C}");
        assert_eq!(at(&out.emphasis[0].0), "a \u{202D}١-٢\u{202C}");
        assert_eq!(at(&out.names[0]), " b");
        let mut back = out.text.clone();
        plain(&mut back);
        assert_eq!(back, paragraph.text);
        assert_eq!(
            overridden(&Paragraph { text: "1-2".into(), protected: vec![number(0..3)], ..Default::default() }),
            None
        );
    }
}
