//! What stands near a protected span, not at it, and is dialled or opened with it: extensions, lone numbers, `dot uk`.

use std::ops::Range;

use super::{Kind, Seen, Sides, endings, is_break, kind};

impl Sides<'_> {
    /// What stands behind the span and a sign or a space, and is dialled with it: `ext. 5`, `x55`, `– 55`, `OO`.
    pub fn extended(&self, at: usize) -> Option<Range<usize>> {
        if self.address {
            return self.continued(at);
        }
        let space = |s: &&Seen| kind(s) == Kind::Space;
        let mut from = at + self.seen[at..].iter().take_while(space).count();
        if is_break(&self.seen[at..from]) {
            return None;
        }
        let sign = self.get(Some(from)).filter(|s| s.span.is_none() && ",;:(–—-−|·•+#*~/".contains(s.c));
        if sign.is_some() {
            from += 1;
            from += self.seen[from..].iter().take_while(space).count();
        }
        let first = self.get(Some(from)).filter(|s| s.span.is_none())?;
        let (mut letters, mut word) = self.word(from);
        // The first of the two words of Vietnamese.
        if word == "máy" {
            from += letters + 1;
            (letters, word) = self.word(from);
        }
        let mut behind = from + letters + self.signs(from + letters);
        // extension number 5
        let (len, next) = self.word(behind);
        if super::super::call_words::is_number_word(&next) || ["no", "n"].contains(&next.as_str()) {
            behind += len + self.signs(behind + len);
        }
        let digit = self.get(Some(behind)).is_some_and(|s| kind(s) == Kind::Digit);
        let next = self.seen[from + letters..].iter().find(|s| kind(s) != Kind::Space);
        let last = next.is_none_or(|s| matches!(kind(s), Kind::Parts | Kind::Stop | Kind::Danda | Kind::Wide));
        let read_on = letters > 0
            && (digit && endings::is_extension(&word)
                || endings::is_like_digits(&word)
                || last && endings::is_digit_word(&word)
                || last && endings::is_last_like_digit(&word));
        let lone = sign.is_some() && kind(first) == Kind::Digit && self.is_lone(from);
        let digits = if letters == 0 { from } else { behind };
        let digits = self.seen[digits..].iter().take_while(|s| kind(s) == Kind::Digit).count() + digits - from;
        let len = if digit || letters == 0 { digits } else { letters };
        (read_on || lone).then(|| first.at.start..self.seen[from + len.max(1) - 1].at.end)
    }

    /// What may stand between `ext` and its digits.
    fn signs(&self, at: usize) -> usize {
        self.seen[at..].iter().take_while(|s| s.span.is_none() && ".: #№º°".contains(s.c)).count()
    }

    /// What an address is read on into, behind a space: `/help`, `dot uk`.
    fn continued(&self, at: usize) -> Option<Range<usize>> {
        let spaces = self.seen[at..].iter().take_while(|s| kind(s) == Kind::Space).count();
        let first = self.get(Some(at + spaces)).filter(|s| s.span.is_none() && spaces > 0)?;
        let next = self.get(Some(at + spaces + 1)).is_some_and(|s| kind(s) == Kind::Letter);
        let (len, word) = self.word(at + spaces);
        let more = self.word(at + spaces + len + 1).0 > 0;
        let dot = super::super::addresses::is_dot_word(&word) && more;
        (matches!(first.c, '/' | '.' | '@') && next || dot).then(|| first.at.clone())
    }

    fn word(&self, at: usize) -> (usize, String) {
        let rest = self.seen.get(at..).unwrap_or_default();
        let letters = rest.iter().take_while(|s| matches!(kind(s), Kind::Letter | Kind::Mark));
        let word: String = letters.map(|s| s.c).collect();
        (word.chars().count(), word)
    }

    /// Whether a number says nothing: no unit, no year, no street behind it, and it is no range.
    fn is_lone(&self, at: usize) -> bool {
        let rest = &self.seen[at..];
        let len = rest.iter().take_while(|s| kind(s) == Kind::Digit).count();
        let text: String = rest[..len].iter().map(|s| s.c).collect();
        let year = len == 4 && text.parse().is_ok_and(|year: u16| (1985..=2040).contains(&year));
        let spaces = rest[len..].iter().take_while(|s| kind(s) == Kind::Space).count();
        let next = rest.get(len + spaces);
        let ends = next.is_none_or(|s| match kind(s) {
            Kind::Wide | Kind::Danda => true,
            Kind::Parts => ")]}»”\"".contains(s.c),
            Kind::Stop => rest.get(len + spaces + 1).is_none_or(|s| kind(s) == Kind::Space),
            _ => false,
        });
        ends && !year
    }

    /// `(212)` in front of the span, and a zero in words.
    pub fn prefixed(&self, at: usize) -> Option<Range<usize>> {
        let spaces = self.seen[..at].iter().rev().take_while(|s| kind(s) == Kind::Space).count();
        let letters =
            self.seen[..at - spaces].iter().rev().take_while(|s| matches!(kind(s), Kind::Letter | Kind::Mark));
        let mut word: Vec<char> = letters.map(|s| s.c).collect();
        word.reverse();
        if !self.address && !word.is_empty() && endings::is_zero(&word.iter().collect::<String>()) {
            return self.get(Some(at - spaces - 1)).map(|s| s.at.clone());
        }
        let before: Vec<&Seen> = self.seen[..at].iter().rev().skip_while(|s| kind(s) == Kind::Space).take(10).collect();
        let close = before.first().filter(|s| s.c == ')' && s.span.is_none())?;
        let inner = before[1..].iter().take_while(|s| matches!(kind(s), Kind::Digit) || s.c == '+').count();
        let open = before.get(1 + inner).is_some_and(|s| s.c == '(');
        (!self.address && open && (1..=5).contains(&inner)).then(|| close.at.clone())
    }
}
