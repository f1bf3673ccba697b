//! What a run of digits is when it is no telephone number: a time, a date, an amount, a range, a fraction.
//!
//! A grammar over groups of digits and what stands between them; which words stand around is `numbers`' matter.

/// Digits that nothing parts.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Group {
    pub digits: String,
    /// Places in what was read.
    pub from: usize,
    pub to: usize,
}

impl Group {
    fn len(&self) -> usize {
        self.digits.len()
    }

    fn value(&self) -> u64 {
        self.digits.parse().unwrap_or(u64::MAX)
    }

    /// A number as it is counted, not as it is dialled.
    fn counts(&self) -> bool {
        self.len() == 1 || !self.digits.starts_with('0')
    }

    /// Of our calendar, of the Hijri ones, of the Buddhist one.
    pub fn is_year(&self) -> bool {
        self.len() == 4 && (1000..=2199).contains(&self.value())
            || self.len() == 4 && (2480..=2599).contains(&self.value())
    }
}

/// What a stretch without strong gaps is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Shape {
    /// It has the form of a time, a date, an amount …
    Typed,
    /// Two small numbers or two years with a dash between them.
    Range,
    /// Like it, but of a kind that a number to dial can imitate: an amount, a range.
    Loose,
    /// One group, which says nothing by its form.
    Bare,
    /// Anything else.
    Odd,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Item {
    Date,
    Time,
    Amount,
    Decimal,
    Fraction,
    Bare,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Join {
    Dash,
    Slash,
    Space,
    Other,
}

fn join(gap: &str) -> Join {
    match gap.trim() {
        "-" | "–" | "—" | "‐" | "‑" | "‒" | "−" | "~" | "〜" | "～" => Join::Dash,
        "/" | "⁄" | "×" => Join::Slash,
        "" => Join::Space,
        _ => Join::Other,
    }
}

/// What parts what it stands between: an end of a sentence or a line, a comma, a bracket, a sign with spaces round it.
pub fn is_strong(gap: &str) -> bool {
    let spaced = gap.contains(char::is_whitespace);
    // A line may break behind the hyphen of a number.
    let line = gap.contains('\n') && join(gap) != Join::Dash;
    line || gap.contains([
        ';', '!', '?', '…', '。', '？', '！', '；', '،', '؛', '、', '，', '।', '॥', '۔', '፣', '፤', '።', '፥', '፦', '၊',
        '။', '។', '៖', '（', '）', '(', ')', '[', ']', '“', '”', '«', '»',
    ]) || spaced && gap.contains(['.', ',', ':', '·', '•', '|', '/', '&', '+', '=', '"'])
}

/// `relaxed`: money or a unit stands beside it, which makes an amount of any length one.
pub fn shape(groups: &[Group], gaps: &[String], relaxed: bool) -> Shape {
    let total: usize = groups.iter().map(Group::len).sum();
    if let [group] = groups {
        let long = group.len() > 4 && !(relaxed && group.len() <= 9 && group.counts());
        return if long {
            Shape::Odd
        } else if relaxed {
            Shape::Loose
        } else {
            Shape::Bare
        };
    }
    if counted(groups, gaps) || hours(groups, gaps) || groups.iter().map(|g| g.digits.as_str()).eq(["24", "7", "365"]) {
        return Shape::Typed;
    }
    let items = items(groups, gaps, relaxed);
    let shape = match items.as_slice() {
        [(Item::Date | Item::Time | Item::Fraction, _)] => Shape::Typed,
        [(Item::Amount | Item::Decimal, _)] => Shape::Loose,
        [(Item::Bare, a), (Item::Bare, b)] => range(&groups[*a], &groups[*b], join(&gaps[*a])),
        items => sequence(items, groups, gaps),
    };
    if shape == Shape::Odd && total < 5 { Shape::Bare } else { shape }
}

/// Several times, dates and amounts, joined by dashes and slashes.
fn sequence(items: &[(Item, usize)], groups: &[Group], gaps: &[String]) -> Shape {
    let mut shape = Shape::Typed;
    for pair in items.windows(2) {
        let [(left, from), (right, to)] = [pair[0], pair[1]];
        let gap = join(&gaps[to - 1]);
        let timed = |item| matches!(item, Item::Date | Item::Time | Item::Fraction);
        let fits = match gap {
            Join::Dash | Join::Slash => match (left, right) {
                (Item::Bare, Item::Bare) => false,
                (Item::Bare, _) => groups[from].len() <= 2,
                (_, Item::Bare) => groups[to].len() <= 2,
                _ if timed(left) && timed(right) => true,
                // 10,000–15,000 rises; 88.84-28.75 is a number to dial.
                _ => amount(groups, from, to) < amount(groups, to, items.get(2).map_or(groups.len(), |i| i.1)),
            },
            Join::Space => timed(left) && timed(right),
            Join::Other => false,
        };
        if !fits {
            return Shape::Odd;
        }
        if !(timed(left) && timed(right)) {
            shape = Shape::Loose;
        }
    }
    if items.len() > 6 || shape == Shape::Loose && items.len() > 2 { Shape::Odd } else { shape }
}

fn amount(groups: &[Group], from: usize, to: usize) -> u64 {
    groups[from..to].iter().map(|g| g.digits.as_str()).collect::<String>().parse().unwrap_or(u64::MAX)
}

/// Two numbers with a dash or a slash between them.
fn range(a: &Group, b: &Group, gap: Join) -> Shape {
    if !matches!(gap, Join::Dash | Join::Slash) {
        return Shape::Odd;
    }
    let (x, y) = (a.value(), b.value());
    let years = a.is_year() && (b.is_year() && x < y || b.len() == 2);
    let small = a.len() <= 2 && b.len() <= 2 && (x < y && a.counts() || x <= 24 && y <= 24);
    if years || small {
        return Shape::Range;
    }
    if !a.counts() || !b.counts() || x >= y || b.len() > 5 || a.digits == "116" {
        return Shape::Odd;
    }
    let round = x % 100 == 0 && y % 100 == 0 || x % 10 == 0 && y % 10 == 0 && y <= x.saturating_mul(3);
    // House numbers, pages.
    let near = a.len() == b.len() && y - x <= 100;
    if a.len() <= 2 && b.len() <= 4 || round || near { Shape::Loose } else { Shape::Odd }
}

/// 1 2 3 4 5: nobody dials that, and calendars, scales and steps are full of it.
fn counted(groups: &[Group], gaps: &[String]) -> bool {
    groups.len() >= 3
        && groups.windows(2).all(|w| w[0].counts() && w[1].value() == w[0].value().saturating_add(1) && w[1].len() <= 3)
        && gaps.windows(2).all(|w| w[0] == w[1])
}

/// 9-12/14-18.
fn hours(groups: &[Group], gaps: &[String]) -> bool {
    groups.len() == 4
        && groups.iter().all(|g| g.len() <= 2 && g.value() <= 24)
        && gaps.iter().map(|g| join(g)).eq([Join::Dash, Join::Slash, Join::Dash])
}

/// The items with the group that each begins at.
fn items(groups: &[Group], gaps: &[String], relaxed: bool) -> Vec<(Item, usize)> {
    let mut out = Vec::new();
    let mut at = 0;
    while at < groups.len() {
        let (groups, gaps) = (&groups[at..], &gaps[at.min(gaps.len())..]);
        let found = date(groups, gaps)
            .or_else(|| time(groups, gaps))
            .or_else(|| grouped(groups, gaps, relaxed))
            .or_else(|| pair(groups, gaps));
        if let Some((item, used)) = found {
            out.push((item, at));
            at += used;
            continue;
        }
        // What one mark parts throughout is no pair at its end: 9/1/1.
        let chain = gaps.iter().take_while(|gap| Some(*gap) == gaps.first()).count();
        let used = if chain > 1 { chain + 1 } else { 1 };
        out.extend((at..at + used).map(|at| (Item::Bare, at)));
        at += used;
    }
    out
}

fn month(group: &Group) -> bool {
    group.len() <= 2 && (1..=12).contains(&group.value())
}

fn day(group: &Group) -> bool {
    group.len() <= 2 && (1..=32).contains(&group.value())
}

/// 2025-11-03, 3. 11. 2025, 11/3/25, 2025-11, 11.2025.
fn date(groups: &[Group], gaps: &[String]) -> Option<(Item, usize)> {
    let mark = gaps.first().map(|g| g.trim()).filter(|g| ["-", ".", "/", "–", "‑"].contains(g))?;
    if let [a, b, c, ..] = groups
        && gaps.get(1).map(|g| g.trim()) == Some(mark)
    {
        let year = |g: &Group| g.is_year() || g.len() == 2;
        let parts = a.is_year() && month(b) && day(c)
            || year(c) && (day(a) && month(b) || month(a) && day(b)) && (c.len() == 4 || gaps.len() == 2);
        if parts {
            return Some((Item::Date, 3));
        }
    }
    let [a, b, ..] = groups else { return None };
    let parted = gaps.get(1).is_none_or(|next| next.trim() != mark);
    let parts = a.is_year() && b.len() == 2 && month(b) || month(a) && b.is_year() && mark != "-";
    (parts && parted).then_some((Item::Date, 2))
}

/// 9:00, 17:30:00.
fn time(groups: &[Group], gaps: &[String]) -> Option<(Item, usize)> {
    let part = |g: &Group| g.len() == 2 && g.value() < 60;
    let [a, b, ..] = groups else { return None };
    if !matches!(gaps.first().map(String::as_str), Some(":" | "：" | "∶")) || a.len() > 2 || a.value() > 24 || !part(b)
    {
        return None;
    }
    let seconds = gaps.get(1).map(String::as_str) == Some(":") && groups.get(2).is_some_and(part);
    Some((Item::Time, if seconds { 3 } else { 2 }))
}

/// 10,000; 1.500.000; 10 000; 1,00,000; 1,234.56.
fn grouped(groups: &[Group], gaps: &[String], relaxed: bool) -> Option<(Item, usize)> {
    let mark = gaps.first().map(String::as_str)?;
    let spaces = mark.chars().count() == 1 && mark.trim().is_empty() && mark != "\n";
    if !(spaces || [",", ".", "'", "’", "٬"].contains(&mark)) {
        return None;
    }
    let first = groups.first().filter(|g| g.len() <= 3 && g.counts() && g.value() > 0)?;
    let more = gaps.iter().zip(&groups[1..]).take_while(|(gap, g)| gap.as_str() == mark && (2..=3).contains(&g.len()));
    let lens: Vec<usize> = more.map(|(_, g)| g.len()).collect();
    let used = 1 + lens.len();
    let (last, inner) = lens.split_last()?;
    let indian = mark == "," && !inner.is_empty() && first.len() <= 2 && inner.iter().all(|len| *len == 2);
    if *last != 3 || !(inner.iter().all(|len| *len == 3) || indian) || gaps.get(used - 1).is_some_and(|g| g == mark) {
        return None;
    }
    let digits: usize = first.len() + lens.iter().sum::<usize>();
    let round = groups[used - 1].digits == "000";
    // Helplines of the European Union are 116 and three digits.
    let short = if mark == "," { digits <= 8 } else { digits <= 6 && first.digits != "116" };
    if !(relaxed || round || short) || digits > 15 {
        return None;
    }
    let decimals = gaps.get(used - 1).is_some_and(|g| [".", ","].contains(&g.as_str()) && g != mark)
        && groups.get(used).is_some_and(|g| g.len() <= 2);
    Some((Item::Amount, used + usize::from(decimals)))
}

/// 3.14, 236.1, 24/7.
fn pair(groups: &[Group], gaps: &[String]) -> Option<(Item, usize)> {
    let [a, b, ..] = groups else { return None };
    let mark = gaps.first()?.as_str();
    if gaps.get(1).is_some_and(|next| next == mark) {
        return None;
    }
    if [".", ",", "٫"].contains(&mark) && a.len() <= 4 && b.len() <= 2 {
        let timed = a.len() <= 2 && a.value() <= 24 && b.len() == 2 && b.value() < 60;
        return Some((if timed { Item::Time } else { Item::Decimal }, 2));
    }
    (["/", "⁄"].contains(&mark) && a.len() <= 2 && b.len() <= 2).then_some((Item::Fraction, 2))
}

/// Groups that strong gaps part: rooms, bus lines, ages, a room and a house number. Never what a number looks like.
pub fn is_list(groups: &[&Group], street: bool) -> bool {
    if !groups.iter().all(|g| g.counts() && g.len() <= 4) {
        return false;
    }
    let lens: Vec<usize> = groups.iter().map(|g| g.len()).collect();
    if let [a, b] = groups {
        let local = lens == [3, 4] && !street;
        return !local || a.is_year() && b.is_year();
    }
    let national = lens.ends_with(&[3, 3, 4]) && groups[groups.len() - 3].value() >= 200;
    let rises = groups.windows(2).all(|w| w[0].value() < w[1].value());
    let large = lens.iter().filter(|len| **len > 2).count();
    rises && !national || large <= 1 && lens.len() <= 3
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parse(text: &str) -> Shape {
        let mut groups: Vec<Group> = Vec::new();
        let mut gaps = vec![String::new()];
        let mut open = false;
        for (at, c) in text.chars().enumerate() {
            match (c.is_ascii_digit(), open, groups.last_mut()) {
                (true, true, Some(group)) => group.digits.push(c),
                (true, ..) => {
                    groups.push(Group { digits: c.to_string(), from: at, to: at });
                    gaps.push(String::new());
                }
                _ => gaps.last_mut().unwrap().push(c),
            }
            open = c.is_ascii_digit();
        }
        shape(&groups, &gaps[1..gaps.len() - 1], false)
    }

    #[test]
    fn quantities() {
        for text in [
            "9:00–17:00",
            "09:00 - 17:30",
            "9–17:00",
            "9.30–17.00",
            "31.12.2025",
            "2025-11-03",
            "2016–23",
            "1.1.2025–31.12.2025",
            "2025-11-03 09:00",
            "10–12.11.2025",
            "24/7/365",
            "10,000",
            "10.000",
            "10 000",
            "1,00,000",
            "27,600,000",
            "27 600 000",
            "10,000–15,000",
            "1,234.56",
            "100–150",
            "800–1200",
            "1412–1418",
            "50–1000",
            "1 2 3 4 5",
            "9-12/14-18",
            "236.1",
            "1990–2025",
            "11/2025",
            "1355.40",
        ] {
            assert!(matches!(parse(text), Shape::Typed | Shape::Range | Shape::Loose), "{text}: {:?}", parse(text));
        }
        for text in [
            "888-428-7581",
            "888.428.7581",
            "888 428 7581",
            "1,888,428,758",
            "428-7581",
            "2012 3456",
            "01 23 45 67 89",
            "01.23.45.67.89",
            "116 111",
            "800 290 290",
            "88.84-28.75",
            "12345",
            "2012-1998",
            "13 11 14",
            "131-237",
            "0800 222 777",
            "420-7580",
        ] {
            assert_eq!(parse(text), Shape::Odd, "{text}");
        }
    }

    #[test]
    fn what_is_no_time() {
        let group = |digits: &str| Group { digits: digits.to_owned(), from: 0, to: 0 };
        let read = |a: &str, b: &str, mark: &str| time(&[group(a), group(b)], &[mark.to_owned()]).is_some();
        assert!(read("9", "00", ":") && read("17", "30", "：") && read("24", "00", ":"));
        assert!(!read("123", "45", ":") && !read("25", "10", ":") && !read("9", "75", ":") && !read("9", "5", ":"));
        assert!(!read("9", "00", "-"));
    }
}
