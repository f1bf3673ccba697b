//! Which digits of a text are a number to dial: five or more that are no time, date or amount, whatever stands between
//! them, or a number that a registry knows.

use std::ops::Range;

use super::quantities::{self, Group, Shape, is_list, is_strong};
use super::reading::{Glyph, Sort};
use super::{Registry, calls, postal, vanity, words};
use crate::limits;

/// Groups of digits that only separators part.
#[derive(Debug)]
pub struct Run {
    pub groups: Vec<Group>,
    /// One more than groups: what stands before, between and behind them, as far as the next letter or wall.
    pub gaps: Vec<String>,
}

/// The words beside a run.
pub struct Around {
    /// The two before it, the nearest first, in lower case and without dots.
    pub before: [String; 2],
    /// The nearest as it is written.
    pub written: String,
    after: String,
    /// The word behind begins with a capital or is of a script without any.
    pub name: bool,
    /// A street's name stands behind.
    pub street: bool,
    /// The number of a house may stand not far before.
    pub house: bool,
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
        if spelled.is_none() && total < 2 {
            continue;
        }
        let around = Around::of(&run, glyphs);
        let before = found.len();
        judge(&run, &around, glyphs, registry, &mut found);
        if let Some(range) = spelled {
            found.truncate(before);
            found.push(range);
        }
    }
    for range in vanity::words(glyphs) {
        if !found.iter().any(|f: &Range<usize>| f.start < range.end && range.start < f.end) {
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
        // `988 day or night` counts no days.
        let (_, behind) = rest.split_at(after.chars().count().min(rest.len()));
        let behind: String = behind.iter().take(WORD).map(|g| g.c).collect();
        let always = after == "day" && (behind.starts_with(" or night") || behind.starts_with(" and night"));
        let after = if always { String::new() } else { after };
        let name = after.chars().next().is_some_and(|c| !c.is_lowercase());
        let next: String = rest.iter().take(WORD * 2).map(|g| g.c).take_while(|c| !"\n.!?;".contains(*c)).collect();
        let street = words::has(words::STREETS, &plain(&after))
            || name && next.split([' ', ',']).take(4).any(|word| words::has(words::STREETS, &plain(word)));
        let house = glyphs[at.saturating_sub(WORD * 2)..first].iter().any(|g| g.digit().is_some());
        Self { house, before, written, after: plain(&after), name, street }
    }

    pub fn is(&self, list: &str) -> bool {
        const COUNTS: &str =
            "no n nº num número numero number numéro nr số № nimewo номер رقم شماره نمبر नंबर नम्बर নম্বর নাম্বার ቁጥር";
        words::has(list, &self.before[0])
            // "Law No. 27", "Loi n° 2016-444".
            || words::has(COUNTS, &self.before[0]) && words::has(list, &self.before[1])
    }

    fn ends(&self, list: &str) -> bool {
        words::ends(list, &self.written)
    }

    fn unit(&self) -> bool {
        words::is_unit(&self.after)
    }
}

/// The letters that end at `at`, which moves to their beginning; dots inside belong to them (U.S.C.).
fn word_before(glyphs: &[Glyph], at: &mut usize) -> String {
    let mut word = Vec::new();
    while *at > 0 && word.len() < WORD {
        let glyph = &glyphs[*at - 1];
        let dot = glyph.c == '.' && *at > 1 && glyphs[*at - 2].sort == Sort::Letter;
        if glyph.sort != Sort::Letter && (!dot || word.is_empty()) {
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
pub fn is_money(gap: &str) -> bool {
    gap.contains([
        '$', '€', '£', '¥', '₹', '₽', '₴', '₺', '₪', '₩', '৳', '฿', '₫', '៛', '₱', '₦', '%', '‰', '°', '٪', '¢',
    ])
}

/// Stretches of a run that no strong gap parts: ranges of its groups. `COVID-19 2020`: a code ends with its number.
fn segments(run: &Run, around: &Around) -> Vec<Range<usize>> {
    let code = run.gaps[0] == "-" && !around.written.is_empty() && run.gaps[1].trim().is_empty();
    let mut out = Vec::new();
    let mut from = 0;
    for at in 1..=run.groups.len() {
        if at == run.groups.len() || is_strong(&run.gaps[at]) || is_money(&run.gaps[at]) || at == 1 && code {
            out.push(from..at);
            from = at;
        }
    }
    out
}

/// A stretch of a run, judged.
struct Part {
    groups: Range<usize>,
    shape: Shape,
    /// A number by itself.
    dialled: bool,
    /// What it is hangs on what stands beside it.
    open: bool,
}

fn judge(run: &Run, around: &Around, glyphs: &[Glyph], registry: &Registry, found: &mut Vec<Range<usize>>) {
    let called = is_called(run, around) && !is_cited(run, around);
    let all = segments(run, around);
    let parts = all.iter().enumerate().map(|(at, groups)| {
        let (first, last) = (at == 0, at + 1 == all.len());
        let place = Place { run, around, glyphs, groups: groups.clone(), first, last };
        place.judge(called, registry)
    });
    let parts: Vec<Part> = parts.collect();
    let place = |groups: Range<usize>| run.groups[groups.start].from..run.groups[groups.end - 1].to;
    // 888-4, 28-75: beside half a number a range is the other half.
    let halves = parts.iter().any(|p| p.open && p.groups.len() > 1);
    let open = |p: &Part| p.open || halves && p.shape == Shape::Range;
    for chain in parts.chunk_by(|a, b| open(a) && open(b)).filter(|chain| chain.len() > 1) {
        let whole = chain[0].groups.start..chain[chain.len() - 1].groups.end;
        let street = whole.end == run.groups.len() && around.street || around.is(words::PLACES);
        let digits: String = run.groups[whole.clone()].iter().map(|g| g.digits.as_str()).collect();
        // Call 9, 8, 8.
        let single = digits.len() == whole.len() && digits.len() > 2;
        let asked = single && calls::asked(glyphs, &place(whole.clone()), &digits);
        if asked || is_dialled(run, chain, called && whole.start == 0, street) {
            found.push(place(whole));
        }
    }
    found.extend(parts.iter().filter(|p| p.dialled).map(|p| place(p.groups.clone())));
    found.extend(known_across(run, registry).map(place));
}

/// A segment where it stands.
pub struct Place<'a> {
    pub run: &'a Run,
    pub around: &'a Around,
    glyphs: &'a [Glyph],
    pub groups: Range<usize>,
    pub first: bool,
    pub last: bool,
}

impl Place<'_> {
    pub fn groups(&self) -> &[Group] {
        &self.run.groups[self.groups.clone()]
    }

    /// What stands between the groups.
    pub fn gaps(&self) -> &[String] {
        &self.run.gaps[self.groups.start + 1..self.groups.end]
    }

    fn judge(&self, called: bool, registry: &Registry) -> Part {
        let groups = self.groups();
        let total: usize = groups.iter().map(|g| g.digits.len()).sum();
        let called = called && self.first;
        let relaxed = self.is_relaxed();
        let shape = quantities::shape(groups, self.gaps(), relaxed);
        let cited = self.first && is_cited(self.run, self.around) && !is_national(groups);
        let cited = cited && total <= if groups.len() == 1 { 6 } else { 9 };
        let known = is_known(groups, self.gaps(), shape, registry) && (called || !self.is_excused(relaxed))
            || called && dialled_in_two(groups, self.around, registry);
        let odd = match shape {
            Shape::Odd => !cited && !self.is_registered() && !postal::is_postal(self) && !self.is_count(called),
            Shape::Loose => called && !relaxed,
            Shape::Typed | Shape::Range => called && is_years(groups),
            Shape::Bare => false,
        };
        let dialled = known || odd && total >= 5 || self.is_asked(shape, relaxed);
        Part { groups: self.groups.clone(), shape, dialled, open: shape == Shape::Bare && !known && !cited && !relaxed }
    }

    /// `EIN 12-3456789`, `VAT DE123456789`, `Charity No. 1234567`; not in the groups of a telephone number.
    fn is_registered(&self) -> bool {
        let around = self.around;
        let groups = self.groups();
        let pairs = groups.len() >= 4 && groups.iter().all(|g| g.digits.len() == 2);
        let letters = (1..=3).contains(&around.written.len()) && around.written.chars().all(|c| c.is_ascii_uppercase());
        let glued = letters && self.run.gaps[0].is_empty() && words::has(words::REGISTERED, &around.before[1]);
        self.first && !is_national(groups) && !pairs && (around.is(words::REGISTERED) || glued)
    }

    /// A short number that a word of calling asks for.
    fn is_asked(&self, shape: Shape, relaxed: bool) -> bool {
        let groups = self.groups();
        let digits: String = groups.iter().map(|g| g.digits.as_str()).collect();
        // Ages from 18+, hours until 24.
        let more = self.run.gaps[self.groups.end].starts_with('+') && digits.len() == 2;
        let hours = shape == Shape::Range && groups.iter().all(|g| g.digits.parse().is_ok_and(|n: u16| n <= 31));
        let free = matches!(shape, Shape::Typed | Shape::Loose) || hours || more || self.is_excused(relaxed);
        !free && calls::asked(self.glyphs, &(groups[0].from..groups[groups.len() - 1].to), &digits)
    }

    /// Whether money or a unit stands beside it.
    fn is_relaxed(&self) -> bool {
        is_money(&self.run.gaps[self.groups.start])
            || is_money(&self.run.gaps[self.groups.end])
            || self.first && words::has(words::MONEY, &self.around.before[0])
            || self.last && (words::has(words::MONEY, &self.around.after) || self.around.unit()) && self.is_joined()
    }

    /// Nothing parts it from the word behind: `1550, day and night`.
    fn is_joined(&self) -> bool {
        !self.run.gaps[self.groups.end].contains([',', '.', ':', '!', '?', '،'])
    }

    /// 50000 people: round, and something is counted.
    fn is_count(&self, called: bool) -> bool {
        let [group] = self.groups() else { return false };
        let round = group.digits.ends_with("000") && !group.digits.starts_with('0') && group.digits.len() <= 9;
        !called && self.last && round && !self.around.after.is_empty() && !self.around.name
    }

    /// Why a short number that a registry knows is no call here.
    fn is_excused(&self, relaxed: bool) -> bool {
        let Self { run, around, first, last, .. } = *self;
        let attached = last && run.gaps[self.groups.end].is_empty() && words::has(words::ORDINALS, &around.after);
        let road = around.before.iter().any(|word| words::has(words::ROADS, word));
        let place = around.is(words::PLACES) || around.ends(words::PLACES_JOINED) || road;
        // A112, I-111: a road, a form.
        let letters =
            (1..=2).contains(&around.written.chars().count()) && around.written.chars().all(char::is_uppercase);
        let code = letters && ["", "-"].contains(&run.gaps[0].as_str());
        relaxed
            || postal::is_postal(self)
            || attached
            || first && (is_cited(run, around) || place || code)
            || last && around.street
    }
}

/// 1990-2025 behind a word that asks to call it.
fn is_years(groups: &[Group]) -> bool {
    groups.len() == 2 && groups.iter().all(Group::is_year)
}

/// Whether a word before the run asks to call it.
fn is_called(run: &Run, around: &Around) -> bool {
    let gap = &run.gaps[0];
    let label = gap.contains(['☎', '☏', '✆', '📞', '📱', '📲']);
    let parted = gap.contains(['!', '?', '…', ',', ';', '(', '\n']);
    let place = around.is(words::PLACES) || around.ends(words::PLACES_JOINED);
    label || !parted && !place && (around.is(words::CALLS) || around.ends(words::CALLS_JOINED))
}

/// Whether the run begins as the number of a law, a form, a page.
fn is_cited(run: &Run, around: &Around) -> bool {
    // A short code is dialled.
    let cited = around.is(words::CITED) && !(around.before[0] == "code" && around.before[1] == "short");
    run.gaps[0].contains('§') || cited || around.ends(words::CITED_JOINED)
}

/// 888 428 7581, 1 888 428 7581: no law has such a number.
fn is_national(groups: &[Group]) -> bool {
    let lens: Vec<usize> = groups.iter().map(|g| g.digits.len()).collect();
    lens.ends_with(&[3, 3, 4]) || lens.ends_with(&[3, 4])
}

/// Several parts that strong gaps part, read together.
fn is_dialled(run: &Run, chain: &[Part], called: bool, street: bool) -> bool {
    let groups: Vec<&Group> = chain.iter().flat_map(|p| &run.groups[p.groups.clone()]).collect();
    let total: usize = groups.iter().map(|g| g.digits.len()).sum();
    let halves = chain.iter().any(|p| p.groups.len() > 1);
    total >= 5 && (called || halves || !is_list(&groups, street))
}

/// `call 9-11`, but not `call 9–11 am`.
fn dialled_in_two(groups: &[Group], around: &Around, registry: &Registry) -> bool {
    let digits: String = groups.iter().map(|g| g.digits.as_str()).collect();
    let hours = ["am", "pm", "uhr", "ч"].contains(&around.after.as_str()) || around.unit();
    groups.len() > 1 && digits.len() <= 4 && !hours && registry.contains(&digits)
}

/// Whether a segment holds a number of the registry that is short: as a group of its own, or digit by digit.
fn is_known(groups: &[Group], gaps: &[String], shape: Shape, registry: &Registry) -> bool {
    let formed = groups.len() > 1 && !matches!(shape, Shape::Bare | Shape::Odd);
    let mut each = groups.iter().map(|g| registry.contains(&g.digits));
    let whole = if formed { each.all(|known| known) } else { each.any(|known| known) };
    // 9-1-1, 9 11, 9·11; not 9-11, 9/11 or 9:11, which are hours, days and ages.
    let joined = |from: usize, to: usize| {
        let single = groups[from..to].iter().all(|g| g.digits.len() == 1);
        let honest = |gap: &String| {
            gap.trim().is_empty() || !gap.contains(['-', '–', '—', '‑', '/', '⁄', ':', '.', ',', '+', '&'])
        };
        single && to - from > 2 || gaps[from..to - 1].iter().all(honest)
    };
    whole || !formed && groups.len() > 1 && windows(groups, registry, 4).any(|(from, to)| joined(from, to))
}

/// Groups that make a number of the registry with five digits or more, whatever parts them.
fn known_across(run: &Run, registry: &Registry) -> Option<Range<usize>> {
    windows(&run.groups, registry, 15)
        .find(|(from, to)| run.groups[*from..*to].iter().map(|g| g.digits.len()).sum::<usize>() >= 5)
        .map(|(from, to)| from..to)
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
