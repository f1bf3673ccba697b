//! Short numbers that a text asks to call: `Text HELP to 988`, `988 पर कॉल करें`, `*123#`.
//!
//! Two to four digits are a room, an age or a year as often as a number to dial; what tells them apart is a word of calling
//! in the same clause, right beside them or with words between that lead to a number (`to`, `at`, `number`). Which words
//! those are is `call_words`' matter; what excuses a number (a unit, a place, money) is judged by `numbers`.

use std::ops::Range;

use super::reading::{Glyph, Sort};
use super::{call_words as lists, words};

/// How far a clause is looked at, in characters, and how many words may stand between a call and what leads to its number.
const CLAUSE: usize = 90;
const BETWEEN: usize = 4;
/// As much of a text without spaces.
const JOINED: usize = 24;

enum Token {
    Word(String),
    /// Whether it is a year.
    Number(bool),
    /// A value of a record.
    Wall,
    /// The end of a sentence.
    Stop,
    Line,
    Sign(char),
}

impl Token {
    fn word(&self) -> Option<&str> {
        if let Self::Word(word) = self { Some(word) } else { None }
    }
}

/// Whether digits, two to four in all, are a number that the text around them asks to call.
pub fn asked(glyphs: &[Glyph], at: &Range<usize>, digits: &str) -> bool {
    if !(2..=4).contains(&digits.len()) {
        return false;
    }
    let short = Short { digits, left: left(glyphs, at.start), right: right(glyphs, at.end) };
    keyed(glyphs, at)
        || short.alone()
        || typed(glyphs, at) && at.len() == digits.len() && short.offered()
        || short.led(glyphs, at)
        || short.followed(glyphs, at)
}

/// Whether a word of calling stands not far before a place, in the same clause.
pub fn speaks_of_calls(glyphs: &[Glyph], at: usize) -> bool {
    let words = left(glyphs, at);
    let mut words = words.iter().take_while(|t| !matches!(t, Token::Stop)).filter_map(Token::word).take(BETWEEN + 1);
    words.any(|w| lists::is_call(w) || lists::is_number_word(w) || lists::is_line(w) || lists::calls_joined(w))
}

/// Whether the word right before a place asks to call.
pub fn is_called(glyphs: &[Glyph], at: usize) -> bool {
    left(glyphs, at).first().and_then(Token::word).is_some_and(lists::is_dial)
}

/// Whether a colon stands right before a place.
pub fn is_labelled(glyphs: &[Glyph], at: usize) -> bool {
    matches!(left(glyphs, at).first(), Some(Token::Sign(':' | '：')))
}

/// Whether a call stands right behind a place, or behind the word that leads to it: `पर कॉल`, `تماس`.
pub fn is_called_behind(glyphs: &[Glyph], at: usize) -> bool {
    let words = right(glyphs, at);
    let mut words = words.iter().map_while(Token::word).take(3);
    let Some(first) = words.next() else { return false };
    lists::is_call(first) || lists::is_link(first) && words.any(lists::is_call)
}

/// In digits and not in words; digits that nothing parts are as many as their place is long.
fn typed(glyphs: &[Glyph], at: &Range<usize>) -> bool {
    glyphs[at.clone()].iter().all(|g| g.digit().is_none() || g.at.len() == g.c.len_utf8())
}

/// `*123#`, `#31#`: what a keypad sends to the network.
fn keyed(glyphs: &[Glyph], at: &Range<usize>) -> bool {
    let before = at.start.checked_sub(1).map(|b| glyphs[b].c);
    let after = glyphs.get(at.end).map(|g| g.c);
    matches!(before, Some('*' | '#')) && after == Some('#')
}

struct Short<'a> {
    digits: &'a str,
    /// What stands before it, the nearest first, and behind it.
    left: Vec<Token>,
    right: Vec<Token>,
}

impl Short<'_> {
    /// Three digits or four, and no year of our days.
    fn plain(&self) -> bool {
        self.digits.len() >= 3 && !self.is_year()
    }

    fn is_year(&self) -> bool {
        is_year(self.digits)
    }

    /// It is a clause by itself behind another: `Need help? 988`; or it begins with a zero behind an article: `el 016`.
    fn alone(&self) -> bool {
        let ends = |t: Option<&Token>| t.is_none_or(|t| matches!(t, Token::Stop));
        let stands = matches!(self.left.first(), Some(Token::Stop)) && ends(self.right.first());
        // `016: aide`, `988 (free)`, where nothing stands before it; no round figure.
        let begins = self.left.iter().all(|t| matches!(t, Token::Stop | Token::Line));
        let headed = begins && matches!(self.right.first(), Some(Token::Sign('(' | '（' | ':' | '：' | '–' | '—')));
        let round = self.digits.parse().is_ok_and(|n: u16| n.is_multiple_of(50)) && !self.digits.starts_with('0');
        let zero = begins && self.digits.starts_with('0') && !self.right.is_empty();
        let article =
            self.left.first().and_then(Token::word).is_some_and(|w| ["el", "le", "al", "au", "o", "ao"].contains(&w));
        self.plain() && (stands || zero || headed && !round || article && self.digits.starts_with('0'))
    }

    /// Nothing says that it counts something, and it is said as a number to dial is: alone, after `or`, after `for help`.
    fn offered(&self) -> bool {
        let round = self.digits.parse().is_ok_and(|n: u16| n.is_multiple_of(50)) && !self.digits.starts_with('0');
        // A whole text of digits is judged by itself.
        if !self.plain() || round || self.left.is_empty() && self.right.is_empty() {
            return false;
        }
        let behind = self.right.iter().find(|t| !matches!(t, Token::Sign('"' | '”' | '’' | ')' | '»')));
        let hand = |word: &str| words::has("on in into down by en dans sur na no علي في на в पर में پر ميں", word);
        let ends = match behind {
            None | Some(Token::Stop | Token::Line) => true,
            Some(Token::Sign(c)) => ",;—–".contains(*c),
            _ => false,
        };
        let plain = |t: &&Token| {
            !matches!(
                t,
                Token::Line | Token::Sign('"' | '“' | '‘' | '(' | '«' | '→' | '➜' | '▶' | ':' | '—' | '–' | ',' | ';')
            )
        };
        let before: Vec<&Token> = self.left.iter().filter(plain).take(2).collect();
        let word = |at: usize| before.get(at).and_then(|t| t.word()).unwrap_or_default();
        // `988 or { $call }`; `o al 922`; `In danger: { $emergency }. Otherwise: 988`.
        let also = before.is_empty()
            && behind.and_then(Token::word).is_some_and(lists::is_also)
            && matches!(self.right.get(1), Some(Token::Wall));
        let article = words::has("al au ao", word(0)) && lists::is_also(word(1)) && self.left.len() == 2;
        let other = words::has("otherwise sinon иначе", word(0)) && matches!(before.get(1), None | Some(Token::Stop));
        // `Then 988`, `Note down 988`, `Free: 988`, `Number 988`.
        let counted = self.left.iter().any(|t| matches!(t, Token::Number(_)));
        let then = words::has("then luego entonces puis затем ثم", word(0)) && !counted;
        let noted = word(0) == "down" && words::has("note write jot take put", word(1));
        let free = words::has("free gratis gratuit grátis бесплатно", word(0))
            && matches!(self.left.first(), Some(Token::Sign(':')))
            && before.len() == 1;
        let named = lists::is_number_word(word(0)) && self.left.len() == 1;
        if also || (article || other || then || noted || free || named) && ends {
            return true;
        }
        match before.first() {
            None | Some(Token::Stop) => {
                ends || behind.and_then(Token::word).is_some_and(lists::is_behind)
                    && !matches!(self.right.get(1), Some(Token::Number(_)))
            }
            Some(Token::Word(word)) if lists::is_also(word) => ends && matches!(before.get(1), Some(Token::Wall)),
            // `Line 4, line 12 and line 146.`, `Tram line 114`.
            Some(Token::Word(word))
                if word == "line"
                    && (self.left.iter().any(|t| matches!(t, Token::Number(_)))
                        || before.get(1).and_then(|t| t.word()).is_some_and(|w| words::has(words::PLACES, w))) =>
            {
                false
            }
            // `Key in 988`, `Say it: 988`, `Retenez le 3919`.
            Some(Token::Word(word))
                if lists::is_lead(word)
                    || ["in", "it", "le", "el", "o"].contains(&word.as_str())
                        && before.get(1).and_then(|t| t.word()).is_some_and(lists::is_lead) =>
            {
                ends || behind.and_then(Token::word).is_some_and(hand) && self.right.len() > 1
            }
            _ => false,
        }
    }

    /// A call stands before the number.
    fn led(&self, glyphs: &[Glyph], at: &Range<usize>) -> bool {
        let joined = self.left.iter().find(|t| !matches!(t, Token::Sign(_) | Token::Line)).and_then(Token::word);
        if joined.and_then(|w| w.chars().next_back()).is_some_and(lists::is_joined) {
            return self.led_joined(glyphs, at);
        }
        let (mut linked, mut to, mut hour, mut named, mut between) = (false, false, false, false, 0);
        // Behind another number two digits are an hour.
        let another = |upto: usize| self.left[..upto].iter().any(|t| matches!(t, Token::Number(_) | Token::Wall));
        for (i, token) in self.left.iter().enumerate() {
            match token {
                Token::Stop => return false,
                Token::Line if between > 0 => return false,
                Token::Line => {}
                Token::Sign(c) if between == 0 && ":：(（–—=→".contains(*c) => (to, named) = (true, true),
                Token::Sign(c) if between == 0 && "☎☏✆📞📱📲".contains(*c) => return self.digits.len() > 2,
                Token::Sign(_) => {}
                // From 2020 to 2024.
                Token::Number(true) if self.is_year() => return false,
                // `911 or 988`.
                Token::Number(_) | Token::Wall if linked || to => between += usize::from(between > 0),
                Token::Number(_) | Token::Wall => return false,
                Token::Word(word) if lists::is_call(word) => {
                    let object = lists::is_send(word) && !to;
                    return !object && !self.is_bus(i, word) && self.fits(word, between, hour || another(i));
                }
                // Help on 988; help on 300 farms.
                Token::Word(word) if between == 0 && to && lists::is_label(word) && self.is_last() => {
                    return self.digits.len() > 2;
                }
                Token::Word(word) if between == 0 && (named && lists::is_label(word) || linked && word == "short") => {
                    return self.digits.len() > 2;
                }
                // `The line is 988`.
                Token::Word(word) if between == 0 && named && lists::is_line_noun(word) && self.is_last() => {
                    return self.plain() && !self.is_bus(i, word);
                }
                Token::Word(word) if between == 0 && lists::is_number_word(word) && self.is_named(i, named) => {
                    return self.plain();
                }
                Token::Word(word) if between == 0 && lists::is_link(word) => {
                    linked = true;
                    to |= lists::is_to(word);
                    hour |= lists::is_hour_link(word);
                    named |= lists::is_copula(word);
                }
                Token::Word(word) => {
                    between += 1;
                    let mixed = word.chars().any(lists::is_joined);
                    if mixed || !to || between > BETWEEN {
                        return false;
                    }
                }
            }
        }
        false
    }

    /// No word stands right behind it.
    fn is_last(&self) -> bool {
        self.right.first().and_then(Token::word).is_none()
    }

    /// The line of a bus or a metro: `línea 145 de autobús`.
    fn is_bus(&self, at: usize, word: &str) -> bool {
        let place = |t: &Token| t.word().is_some_and(|w| words::has(words::PLACES, w));
        let near = self.left.iter().skip(at + 1).take(2).chain(self.right.iter().take(3)).any(place);
        lists::is_line_noun(word) && (near || self.digits.len() < 3)
    }

    /// With words between, only three digits or four are a number; two only behind the first words of calling, where no
    /// hour or day is meant.
    fn fits(&self, word: &str, between: usize, hour: bool) -> bool {
        let month = self.right.first().and_then(Token::word).is_some_and(lists::is_month);
        let range = self.right.first().and_then(Token::word).is_some_and(lists::is_hour_link)
            && matches!(self.right.get(1), Some(Token::Number(_)));
        if self.digits.len() == 2 {
            return between == 0 && !hour && !month && !range && lists::is_dial(word);
        }
        between > 0 || !month
    }

    /// `our number is 988`, `Número: 988`; not `room number 112`.
    fn is_named(&self, at: usize, named: bool) -> bool {
        let before = self.left.get(at + 1).and_then(Token::word);
        let other = before.is_some_and(|w| words::has(words::PLACES, w) || words::has(words::CITED, w));
        !other && (named || before.is_some_and(lists::is_whose))
    }

    /// What ends before the number in a script without spaces.
    fn led_joined(&self, glyphs: &[Glyph], at: &Range<usize>) -> bool {
        let from = at.start.saturating_sub(JOINED);
        // `โทร.1300` is one clause.
        let ends = |i: &usize| {
            let next = glyphs.get(i + 1).is_none_or(|g| g.c.is_whitespace());
            glyphs[*i].sort == Sort::Wall || is_end(glyphs[*i].c) && (glyphs[*i].c != '.' || next)
        };
        let start = (from..at.start).rev().take_while(|i| !ends(i)).last().unwrap_or(at.start);
        let text: String = glyphs[start..at.start].iter().flat_map(|g| g.c.to_lowercase()).collect();
        let text = text.trim_end_matches(|c: char| !c.is_alphanumeric() && !super::reading::is_mark(c));
        let (call, link) = lists::ends_joined(text);
        call || link && self.plain() && lists::calls_joined(text)
    }

    /// A call stands behind the number.
    fn followed(&self, glyphs: &[Glyph], at: &Range<usize>) -> bool {
        let mut tokens = self.right.iter().filter(|t| !matches!(t, Token::Line)).peekable();
        let mut signs = false;
        // Bengali writes its endings behind a hyphen.
        let ending = |t: &Token| t.word().and_then(|w| w.chars().next()).is_some_and(lists::is_verb_last);
        if matches!(self.right.first(), Some(Token::Sign('-'))) && self.right.get(1).is_some_and(ending) {
            tokens.next();
        }
        while let Some(Token::Sign(c)) = tokens.peek() {
            if !":：(（–—=,，→-".contains(*c) {
                return false;
            }
            signs = true;
            tokens.next();
        }
        let rest: Vec<&str> = tokens.map_while(|t| t.word()).take(BETWEEN + 1).collect();
        let Some(first) = rest.first() else { return false };
        let Some(initial) = first.chars().next() else { return false };
        if signs {
            // `988: call or text`, where nothing else stands before it.
            let begins = self.left.iter().all(|t| matches!(t, Token::Sign(_) | Token::Line | Token::Stop))
                || matches!(self.left.first(), Some(Token::Stop));
            let joined = lists::is_joined(initial) && lists::begins_joined(first).0;
            return begins && self.plain() && (joined || lists::is_call(first));
        }
        if lists::is_joined(initial) {
            let head: String = glyphs[at.end..].iter().take(JOINED).map(|g| g.c).take_while(|c| !is_end(*c)).collect();
            let (call, link) = lists::begins_joined(head.trim_start());
            return self.plain() && (call || link && lists::calls_joined(&head));
        }
        let called = |words: &[&str]| words.iter().any(|w| lists::is_call(w));
        if lists::is_verb_last(initial) {
            let led = self.left.first().and_then(Token::word).is_some_and(lists::is_to);
            let link = lists::is_link(first);
            return (self.plain() || link || led && lists::is_call(first))
                && (lists::is_call(first) || (link || led) && called(&rest));
        }
        let line = lists::is_line(first)
            // `Nine eight eight line`, by itself.
            || *first == "line" && rest.len() == 1 && self.left.is_empty()
            || lists::is_kind(first) && rest.get(1).is_some_and(|w| *w == "line" || lists::is_line(w));
        // `988 by phone`, `Le 3919 vous répond`.
        let way = ["by", "per", "par", "por", "via"].contains(first) && rest.get(1).is_some_and(|w| lists::is_call(w));
        let begins = match self.left.first() {
            Some(Token::Word(word)) => {
                lists::is_link(word) && self.left.get(1).is_none_or(|t| matches!(t, Token::Stop))
            }
            left => left.is_none_or(|t| matches!(t, Token::Stop | Token::Line)),
        };
        let free = |w: &&str| words::has("free gratis gratuit gratuito grátis help there here open available", w);
        let offers = (lists::is_copula(first) || *first == "for") && rest.get(1).is_some_and(free);
        // `El 988 le ayuda`, `Le 17 vous répond`.
        let pronoun = words::has("le les te vous la los lhe os nos", first);
        let serves = begins && !self.left.is_empty() && pronoun && rest.get(1).is_some_and(|w| lists::is_answer(w));
        if serves && !self.is_year() {
            return true;
        }
        let answers = begins && (offers || lists::is_answer(first) && rest.get(1) != Some(&"of"));
        let named = lists::is_copula(first)
            && rest.iter().skip(1).any(|w| lists::is_number_word(w) || lists::is_line(w) || lists::is_line_noun(w))
            && !rest.iter().any(|w| matches!(*w, "of" | "de" | "d"));
        self.plain() && (line || named || way || answers)
    }
}

fn is_end(c: char) -> bool {
    ".!?…。！？؟۔।॥።፧။។៕\n".contains(c)
}

/// What stands before a place, the nearest first.
fn left(glyphs: &[Glyph], end: usize) -> Vec<Token> {
    let mut out = Vec::new();
    let mut at = end;
    let least = end.saturating_sub(CLAUSE);
    while at > least {
        at -= 1;
        let glyph = &glyphs[at];
        match glyph.sort {
            Sort::Letter => {
                let from = at - glyphs[least..at].iter().rev().take_while(|g| g.sort == Sort::Letter).count();
                out.push(word(&glyphs[from..=at]));
                at = from;
            }
            Sort::Digit(_) => {
                let end = at + 1;
                at -= glyphs[least..at].iter().rev().take_while(|g| g.digit().is_some()).count();
                out.push(number(&glyphs[at..end]));
            }
            Sort::Wall => out.push(Token::Wall),
            Sort::Separator => out.extend(sign(glyph.c, glyphs.get(at + 1), &glyphs[least..at])),
        }
        if matches!(out.last(), Some(Token::Stop)) {
            break;
        }
    }
    out
}

/// What stands behind a place.
fn right(glyphs: &[Glyph], start: usize) -> Vec<Token> {
    let mut out = Vec::new();
    let most = glyphs.len().min(start + CLAUSE);
    let mut at = start;
    while at < most {
        let glyph = &glyphs[at];
        let len = match glyph.sort {
            Sort::Letter => {
                let len = glyphs[at..most].iter().take_while(|g| g.sort == Sort::Letter).count();
                out.push(word(&glyphs[at..at + len]));
                len
            }
            Sort::Digit(_) => {
                let len = glyphs[at..most].iter().take_while(|g| g.digit().is_some()).count();
                out.push(number(&glyphs[at..at + len]));
                len
            }
            Sort::Wall => {
                out.push(Token::Wall);
                1
            }
            Sort::Separator => {
                out.extend(sign(glyph.c, glyphs.get(at + 1), &[]));
                1
            }
        };
        at += len;
        if matches!(out.last(), Some(Token::Stop)) {
            break;
        }
    }
    out
}

fn number(glyphs: &[Glyph]) -> Token {
    let digits: String = glyphs.iter().filter_map(Glyph::digit).map(|d| char::from(b'0' + d)).collect();
    Token::Number(is_year(&digits))
}

/// Of our days.
fn is_year(digits: &str) -> bool {
    digits.len() == 4 && digits.parse().is_ok_and(|year: u16| (1985..=2040).contains(&year))
}

fn word(glyphs: &[Glyph]) -> Token {
    Token::Word(lists::fold(&glyphs.iter().map(|g| g.c).collect::<String>()))
}

/// What a separator is; `before`: what stands before it, where an abbreviation may end.
fn sign(c: char, next: Option<&Glyph>, before: &[Glyph]) -> Option<Token> {
    match c {
        '\n' => Some(Token::Line),
        // `Tel. 988`, `No. 988`, `U.S.`.
        '.' => {
            const SHORT: [&str; 12] = ["tel", "tél", "tels", "ph", "no", "nr", "num", "núm", "тел", "n", "hotl", "fon"];
            let len = before.iter().rev().take_while(|g| g.sort == Sort::Letter).count();
            let short = word(&before[before.len() - len..]).word().is_some_and(|w| SHORT.contains(&w));
            let inside = next.is_some_and(|g| matches!(g.sort, Sort::Letter | Sort::Digit(_)));
            (!short && !inside).then_some(Token::Stop)
        }
        c if is_end(c) => Some(Token::Stop),
        c if c.is_whitespace() => None,
        c => Some(Token::Sign(c)),
    }
}

#[cfg(test)]
mod tests;
