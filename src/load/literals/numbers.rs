//! Which digits of a text are a number to dial: five or more that are no time, date or amount, whatever stands between
//! them, or a number that a registry knows.

use std::ops::Range;

use super::quantities::{self, Group, Shape, is_list, is_strong};
use super::reading::{Glyph, Sort};
use super::{Registry, vanity, words};
use crate::load::limits;

/// Groups of digits that only separators part.
#[derive(Debug)]
pub struct Run {
    pub groups: Vec<Group>,
    /// One more than groups: what stands before, between and behind them, as far as the next letter or wall.
    pub gaps: Vec<String>,
}

/// The words beside a run.
struct Around {
    /// The two before it, the nearest first, in lower case and without dots.
    before: [String; 2],
    /// The nearest as it is written.
    written: String,
    after: String,
    /// The word behind begins with a capital or is of a script without any.
    name: bool,
    /// A street's name stands behind.
    street: bool,
    /// The number of a house may stand not far before.
    house: bool,
}

/// The numbers to dial, as ranges of what was read.
pub fn find(glyphs: &[Glyph], registry: &Registry) -> Vec<Range<usize>> {
    let mut found = Vec::new();
    for run in runs(glyphs) {
        if found.len() >= limits::FINDINGS_OF_TEXT {
            break;
        }
        let spelled = vanity::range(&run, glyphs);
        let total: usize = run.groups.iter().map(|g| g.digits.len()).sum();
        if spelled.is_none() && total < 5 && windows(&run.groups, registry, 4).next().is_none() {
            continue;
        }
        let around = Around::of(&run, glyphs);
        let before = found.len();
        judge(&run, &around, registry, &mut found);
        if let Some(range) = spelled {
            found.truncate(before);
            found.push(range);
        }
    }
    found
}

pub fn runs(glyphs: &[Glyph]) -> Vec<Run> {
    let mut out = Vec::new();
    let mut open: Option<Run> = None;
    let mut gap = String::new();
    for (at, glyph) in glyphs.iter().enumerate() {
        match glyph.sort {
            Sort::Digit(value) => {
                let digit = char::from(b'0' + value);
                let run = open.get_or_insert_with(|| Run { groups: Vec::new(), gaps: Vec::new() });
                match run.groups.last_mut().filter(|_| gap.is_empty()) {
                    Some(group) => {
                        group.digits.push(digit);
                        group.to = at + 1;
                    }
                    None => {
                        run.gaps.push(std::mem::take(&mut gap));
                        run.groups.push(Group { digits: digit.to_string(), from: at, to: at + 1 });
                    }
                }
            }
            Sort::Separator => gap.push(glyph.c),
            Sort::Letter | Sort::Wall => {
                close(&mut open, &mut gap, &mut out);
            }
        }
    }
    close(&mut open, &mut gap, &mut out);
    out
}

fn close(open: &mut Option<Run>, gap: &mut String, out: &mut Vec<Run>) {
    let gap = std::mem::take(gap);
    if let Some(mut run) = open.take() {
        run.gaps.push(gap);
        out.push(run);
    }
}

/// The longest word that is looked at.
const WORD: usize = 24;

impl Around {
    fn of(run: &Run, glyphs: &[Glyph]) -> Self {
        let first = run.groups.first().map_or(0, |g| g.from);
        let last = run.groups.last().map_or(0, |g| g.to);
        let mut at = first - run.gaps.first().map_or(0, |gap| gap.chars().count());
        let written = word_before(glyphs, &mut at);
        let mut before = [plain(&written), String::new()];
        let apart = |glyph: &Glyph| glyph.sort == Sort::Separator && ". \u{A0}°".contains(glyph.c);
        while at > 0 && apart(&glyphs[at - 1]) {
            at -= 1;
        }
        before[1] = plain(&word_before(glyphs, &mut at));
        let from = last + run.gaps.last().map_or(0, |gap| gap.chars().count());
        let rest = glyphs.get(from..).unwrap_or_default();
        let after: String = rest.iter().take_while(|g| g.sort == Sort::Letter).take(WORD).map(|g| g.c).collect();
        let name = after.chars().next().is_some_and(|c| !c.is_lowercase());
        let next: String = rest.iter().take(WORD * 2).map(|g| g.c).take_while(|c| !"\n.!?;".contains(*c)).collect();
        let street = name && next.split([' ', ',']).take(4).any(|word| words::STREETS.contains(&plain(word).as_str()));
        let house = glyphs[at.saturating_sub(WORD * 2)..first].iter().any(|g| g.digit().is_some());
        Self { house, before, written, after: plain(&after), name, street }
    }

    fn is(&self, list: &[&str]) -> bool {
        list.contains(&self.before[0].as_str())
            // "Law No. 27", "Loi n° 2016-444".
            || ["no", "n", "nº", "num", "number", "número", "numéro", "nr", "số", "№"].contains(&self.before[0].as_str())
                && list.contains(&self.before[1].as_str())
    }

    fn ends(&self, list: &[&str]) -> bool {
        list.iter().any(|word| self.written.ends_with(word))
    }

    fn unit(&self) -> bool {
        // Endings follow the word in most languages but English.
        let inflected = |unit: &str| !unit.is_ascii() && unit.chars().count() > 2 && self.after.starts_with(unit);
        words::UNITS.contains(&self.after.as_str())
            || words::UNITS.iter().any(|unit| inflected(unit))
            || words::UNITS_JOINED.iter().any(|u| self.after.starts_with(u))
    }
}

/// The letters that end at `at`, which moves to their beginning; dots inside belong to them (U.S.C.).
fn word_before(glyphs: &[Glyph], at: &mut usize) -> String {
    let mut word = Vec::new();
    while *at > 0 && word.len() < WORD {
        let glyph = &glyphs[*at - 1];
        let dot = glyph.c == '.' && *at > 1 && glyphs[*at - 2].sort == Sort::Letter;
        if glyph.sort != Sort::Letter && !(dot && !word.is_empty()) {
            break;
        }
        word.push(glyph.c);
        *at -= 1;
    }
    word.iter().rev().collect()
}

fn plain(word: &str) -> String {
    word.chars().filter(|c| *c != '.').flat_map(char::to_lowercase).collect()
}

/// Money or a percentage in a gap.
fn is_money(gap: &str) -> bool {
    gap.contains(['$', '€', '£', '¥', '₹', '₽', '₴', '₺', '₪', '₩', '৳', '฿', '₫', '៛', '₱', '₦', '%', '‰', '°', '٪', '¢'])
}

/// Stretches of a run that no strong gap parts: ranges of its groups.
fn segments(run: &Run) -> Vec<Range<usize>> {
    let mut out = Vec::new();
    let mut from = 0;
    for at in 1..=run.groups.len() {
        if at == run.groups.len() || is_strong(&run.gaps[at]) || is_money(&run.gaps[at]) {
            out.push(from..at);
            from = at;
        }
    }
    out
}

fn judge(run: &Run, around: &Around, registry: &Registry, found: &mut Vec<Range<usize>>) {
    let segments = segments(run);
    let glyphs = |groups: Range<usize>| run.groups[groups.start].from..run.groups[groups.end - 1].to;
    let called = is_called(run, around) && !is_cited(run, around);
    let mut chain: Vec<Range<usize>> = Vec::new();
    let mut close = |chain: &mut Vec<Range<usize>>, last: bool| {
        if let (Some(first), Some(end)) = (chain.first(), chain.last())
            && is_dialled(run, chain, called && first.start == 0, last && around.street || around.is(words::PLACES))
        {
            found.push(glyphs(first.start..end.end));
        }
        chain.clear();
    };
    let mut own = Vec::new();
    for (at, segment) in segments.iter().enumerate() {
        let (first, last) = (at == 0, at + 1 == segments.len());
        let groups = &run.groups[segment.clone()];
        let total: usize = groups.iter().map(|g| g.digits.len()).sum();
        let relaxed = is_money(&run.gaps[segment.start])
            || is_money(&run.gaps[segment.end])
            || first && words::MONEY.contains(&around.before[0].as_str())
            || last && (words::MONEY.contains(&around.after.as_str()) || around.unit());
        let shape = quantities::shape(groups, &run.gaps[segment.start + 1..segment.end], relaxed);
        let known = is_known(run, segment, shape, registry, &|| {
            !(called && first) && excused(run, around, segment, first, last, relaxed)
        }) || called && first && dialled_in_two(groups, around, registry);
        let cited = first && is_cited(run, around) && total <= if groups.len() == 1 { 6 } else { 9 } && !is_national(groups);
        let odd = total >= 5
            && match shape {
                Shape::Odd => !cited && !is_postal(run, around, segment, first, last) && !is_count(groups, around, called, last),
                Shape::Loose => called && first && !relaxed,
                Shape::Typed | Shape::Bare => false,
            };
        if known || odd {
            own.push(glyphs(segment.clone()));
        }
        if shape == Shape::Bare && !known && !(cited || relaxed) {
            chain.push(segment.clone());
            continue;
        }
        close(&mut chain, false);
    }
    close(&mut chain, true);
    if let Some(across) = known_across(run, registry) {
        own.push(glyphs(across));
    }
    found.extend(own);
}

/// Whether a word before the run asks to call it.
fn is_called(run: &Run, around: &Around) -> bool {
    let gap = &run.gaps[0];
    let label = gap.contains(['☎', '☏', '✆', '📞', '📱', '📲']);
    let parted = gap.contains(['!', '?', '…', ',', ';', '(', '\n']);
    label || !parted && (around.is(words::CALLS) || around.ends(words::CALLS_JOINED))
}

/// Whether the run begins as the number of a law, a form, a page.
fn is_cited(run: &Run, around: &Around) -> bool {
    run.gaps[0].contains('§') || around.is(words::CITED)
}

/// 888 428 7581, 1 888 428 7581: no law has such a number.
fn is_national(groups: &[Group]) -> bool {
    let lens: Vec<usize> = groups.iter().map(|g| g.digits.len()).collect();
    lens.ends_with(&[3, 3, 4]) || lens.ends_with(&[3, 4])
}

/// `CA 90012`, `CA 90012-1234`, `P.O. Box 90012`, `…, 75001 Paris`.
fn is_postal(run: &Run, around: &Around, segment: &Range<usize>, first: bool, last: bool) -> bool {
    let groups = &run.groups[segment.clone()];
    let zip = match groups {
        [zip] => zip.digits.len() == 5,
        [zip, more] => zip.digits.len() == 5 && more.digits.len() == 4 && run.gaps[segment.start + 1] == "-",
        _ => false,
    };
    let state = words::STATES.split_whitespace().any(|state| state == around.written);
    let city = last && around.house && around.name && run.gaps[segment.start].contains([',', '\n', '-']) && run.gaps[segment.end] == " ";
    zip && (first && (state || around.is(&["box", "apartado", "bp", "cp", "apdo"])) || groups.len() == 1 && city)
}

/// 50000 people: round, and something is counted.
fn is_count(groups: &[Group], around: &Around, called: bool, last: bool) -> bool {
    let [group] = groups else { return false };
    let round = group.digits.ends_with("000") && !group.digits.starts_with('0') && group.digits.len() <= 9;
    !called && last && round && !around.after.is_empty() && !around.name
}

/// Several groups that strong gaps part, read together.
fn is_dialled(run: &Run, chain: &[Range<usize>], called: bool, street: bool) -> bool {
    let groups: Vec<&Group> = chain.iter().flat_map(|s| &run.groups[s.clone()]).collect();
    let total: usize = groups.iter().map(|g| g.digits.len()).sum();
    if total < 5 || chain.len() < 2 {
        return false;
    }
    called || chain.iter().any(|s| s.len() > 1) || !is_list(&groups, street)
}

/// `call 9-11`, but not `call 9–11 am`.
fn dialled_in_two(groups: &[Group], around: &Around, registry: &Registry) -> bool {
    let digits: String = groups.iter().map(|g| g.digits.as_str()).collect();
    let hours = ["am", "pm", "uhr", "ч"].contains(&around.after.as_str()) || around.unit();
    groups.len() > 1 && digits.len() <= 4 && !hours && registry.contains(&digits)
}

/// Why a short number that a registry knows is no call here.
fn excused(run: &Run, around: &Around, segment: &Range<usize>, first: bool, last: bool, relaxed: bool) -> bool {
    let attached = last && run.gaps[segment.end].is_empty() && words::ORDINALS.contains(&around.after.as_str());
    let place = around.is(words::PLACES) || around.ends(words::PLACES_JOINED);
    relaxed || attached || first && (is_cited(run, around) || place) || last && around.street
}

/// Whether a segment holds a number of the registry that is short: as a group of its own, or digit by digit.
fn is_known(run: &Run, segment: &Range<usize>, shape: Shape, registry: &Registry, excused: &dyn Fn() -> bool) -> bool {
    let groups = &run.groups[segment.clone()];
    let formed = groups.len() > 1 && matches!(shape, Shape::Typed | Shape::Loose);
    let whole = !formed && groups.iter().any(|g| registry.contains(&g.digits));
    let gaps = &run.gaps[segment.start + 1..segment.end];
    // 9-1-1, 9 11, 9·11; not 9-11, 9/11 or 9:11, which are hours, days and ages.
    let joined = |from: usize, to: usize| {
        let single = groups[from..to].iter().all(|g| g.digits.len() == 1);
        let honest = |gap: &String| gap.trim().is_empty() || !gap.contains(['-', '–', '—', '‑', '/', '⁄', ':', '.', ',', '+', '&']);
        single && to - from > 2 || gaps[from..to - 1].iter().all(honest)
    };
    let apart = !formed && groups.len() > 1 && windows(groups, registry, 4).any(|(from, to)| joined(from, to));
    (whole || apart) && !excused()
}

/// Groups that make a number of the registry with five digits or more, whatever parts them.
fn known_across(run: &Run, registry: &Registry) -> Option<Range<usize>> {
    windows(&run.groups, registry, 15).find(|(from, to)| {
        run.groups[*from..*to].iter().map(|g| g.digits.len()).sum::<usize>() >= 5
    }).map(|(from, to)| from..to)
}

/// Neighbouring groups that make a number of the registry of at most `most` digits.
fn windows<'a>(groups: &'a [Group], registry: &'a Registry, most: usize) -> impl Iterator<Item = (usize, usize)> + 'a {
    (0..groups.len()).filter_map(move |from| {
        let mut digits = String::new();
        for (at, group) in groups.iter().enumerate().skip(from) {
            digits.push_str(&group.digits);
            if digits.len() > most {
                break;
            }
            if registry.contains(&digits) {
                return Some((from, at + 1));
            }
        }
        None
    })
}
