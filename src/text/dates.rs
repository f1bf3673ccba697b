//! The date of a record's evidence, as precise as the record is.

/// When a number was last seen in its source.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Seen {
    /// `2025`
    Year(u16),
    /// `2025-11`
    Month(u16, u8),
    /// `2025-11-03`
    Day(u16, u8, u8),
    /// `2016–23`, `2016/2023`: the first and the last year.
    Years(u16, u16),
}

impl Seen {
    /// `None` for what is no date between 1990 and 2100.
    pub fn parse(text: &str) -> Option<Self> {
        if let Some((from, to)) = text.split_once(['–', '/']) {
            let from = year(from)?;
            let to = match number(to, 2) {
                // 1998–02 goes over the turn of the century.
                Some(short) => [0, 100].map(|more| from / 100 * 100 + more + short).into_iter().find(|y| *y > from)?,
                None => year(to)?,
            };
            return (from < to && YEARS.contains(&to)).then_some(Self::Years(from, to));
        }
        let mut parts = text.split('-');
        let year = parts.next().and_then(year)?;
        let Some(month) = parts.next() else { return Some(Self::Year(year)) };
        let month = u8::try_from(number(month, 2)?).ok()?;
        let named = time::Month::try_from(month).ok()?;
        let Some(day) = parts.next() else { return Some(Self::Month(year, month)) };
        let day = u8::try_from(number(day, 2)?).ok()?;
        let real = day >= 1 && day <= named.length(i32::from(year));
        (real && parts.next().is_none()).then_some(Self::Day(year, month, day))
    }

    /// The last year and month that it speaks of: `2016–23` is December 2023.
    pub fn last_month(self) -> (u16, u8) {
        match self {
            Self::Year(year) | Self::Years(_, year) => (year, 12),
            Self::Month(year, month) | Self::Day(year, month, _) => (year, month),
        }
    }
}

/// `18:00`, `9:30`: the hour and the minute.
pub fn time(text: &str) -> Option<(u8, u8)> {
    let (hour, minute) = text.split_once(':')?;
    let figures = |part: &str| part.bytes().all(|b| b.is_ascii_digit());
    let sound = (1..=2).contains(&hour.len()) && minute.len() == 2 && figures(hour) && figures(minute);
    let (hour, minute) = (hour.parse().ok()?, minute.parse().ok()?);
    (sound && hour < 24 && minute < 60).then_some((hour, minute))
}

/// The date in a campaign's version: `2026-11`, `2026-11-25 b`, `2nd print, 2026`, `2026-W47` (ISO 8601), as its year.
pub fn of_version(version: &str) -> Option<Seen> {
    let words = version.split(|c: char| !c.is_ascii_alphanumeric() && c != '-');
    // `2026-11b` is a date with a letter behind it.
    let bare = words.map(|word| word.trim_end_matches(|c: char| c.is_ascii_alphabetic()).trim_end_matches('-'));
    let is_week = |week: &str| number(week, 2).is_some_and(|w| (1..=53).contains(&w));
    let year = |word: &str| match word.split_once("-W") {
        Some((year, week)) if is_week(week) => Seen::parse(year),
        _ => Seen::parse(word),
    };
    bare.filter_map(year).next()
}

const YEARS: std::ops::RangeInclusive<u16> = 1990..=2100;

fn year(text: &str) -> Option<u16> {
    number(text, 4).filter(|year| YEARS.contains(year))
}

fn number(text: &str, len: usize) -> Option<u16> {
    (text.len() == len && text.bytes().all(|b| b.is_ascii_digit())).then(|| text.parse().ok())?
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn versions() {
        for (text, seen) in [
            ("2026-11", Seen::Month(2026, 11)),
            ("2026-11-25", Seen::Day(2026, 11, 25)),
            ("2026", Seen::Year(2026)),
            ("2026-11b", Seen::Month(2026, 11)),
            ("2026-11 second print", Seen::Month(2026, 11)),
            ("spring, 2026-03", Seen::Month(2026, 3)),
            ("2026-W47", Seen::Year(2026)),
        ] {
            assert_eq!(of_version(text), Some(seen), "{text}");
        }
        for bad in ["summer", "final v2", "1", "", "11/26", "20261125", "2026-13", "9999"] {
            assert_eq!(of_version(bad), None, "{bad}");
        }
    }

    #[test]
    fn dates() {
        for (text, seen) in [
            ("2025", Seen::Year(2025)),
            ("2025-11", Seen::Month(2025, 11)),
            ("2025-11-03", Seen::Day(2025, 11, 3)),
            ("2024-02-29", Seen::Day(2024, 2, 29)),
            ("2016–23", Seen::Years(2016, 2023)),
            ("2016–2023", Seen::Years(2016, 2023)),
            ("2016/23", Seen::Years(2016, 2023)),
            ("1998–02", Seen::Years(1998, 2002)),
        ] {
            assert_eq!(Seen::parse(text), Some(seen), "{text}");
        }
        for bad in
            ["25", "2025-13", "2025-00", "2025-11-", "2025-02-29", "late 2025", "2025-11-03-1", "2016–16", "2150", ""]
        {
            assert_eq!(Seen::parse(bad), None, "{bad}");
        }
    }
}
