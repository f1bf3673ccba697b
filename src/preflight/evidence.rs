//! When a number was last seen in its source: not too long ago, and not in the future.
//!
//! No clock is asked here: what day it is comes with the options.

use super::Input;
use crate::diag::{Code, Diagnostic, Report};
use crate::model::channels::CHANNELS;
use crate::model::hotline::Hotline;
use crate::text::dates;
use crate::text::dates::Seen;

/// Midnight comes up to 14 hours earlier elsewhere.
const FIRST_TIME_ZONE: i64 = 14 * 3600;

pub fn check(input: &Input<'_>, report: &mut Report) {
    for hotline in &input.wording.hotlines {
        if hotline.draft {
            let message = format!(
                "{} is a draft: its number was seen in the press or with others, and not with who answers it",
                hotline.name
            );
            let hint = "see it on the operator's own page, call it, write both into `source` and `evidence`, and take \
                        `status = \"draft\"` out";
            report.push(Diagnostic::new(Code::DraftHotline, message).at(hotline.span).hint(hint));
        }
        of_hotline(input, hotline, report);
        for (word, channel) in CHANNELS.iter().filter(|(_, channel)| hotline.has(*channel)) {
            if let Some(seen) = &hotline.services.of(*channel).evidence {
                let what = format!("what is said of `{word}` of {}", hotline.name);
                dated(input, hotline, (&what, seen), report);
            }
        }
    }
}

fn of_hotline(input: &Input<'_>, hotline: &Hotline, report: &mut Report) {
    let Some(seen) = &hotline.evidence else {
        let message = format!("nobody knows when the number of {} was last seen in its source", hotline.name);
        report.push(
            Diagnostic::new(Code::EvidenceUndated, message)
                .at(hotline.span)
                .hint("open the source, call the number, and write the month into `evidence`"),
        );
        return;
    };
    dated(input, hotline, (&format!("the number of {}", hotline.name), seen), report);
}

/// Something that was seen on a day: neither to come nor too long ago.
fn dated(input: &Input<'_>, hotline: &Hotline, (what, seen): (&str, &str), report: &mut Report) {
    let version = input.campaign.settings.version.as_deref().and_then(dates::of_version);
    let Some(date) = Seen::parse(seen) else { return };
    if let Some(now) = now(input, version)
        && begins_after(date, now)
    {
        let message = format!("{what} cannot have been seen in its source in {seen}: that is still to come");
        let hint = "write the month in which somebody opened the source and called the number";
        report.push(Diagnostic::new(Code::EvidenceFuture, message).at(hotline.span).hint(hint));
        return;
    }
    age(input, hotline, (what, seen), (date, version), report);
}

/// Against the campaign's version, or `SOURCE_DATE_EPOCH`; a version of long ago does not make an old number new, so that
/// the day of the run is looked at too.
fn age(
    input: &Input<'_>,
    hotline: &Hotline,
    (what, seen): (&str, &str),
    (date, version): (Seen, Option<Seen>),
    report: &mut Report,
) {
    let allowed = input.campaign.settings.max_evidence_age;
    let months = |year: u16, month: u8| u32::from(year) * 12 + u32::from(month);
    let month_of = |(year, month, _): (u16, u8, u8)| months(year, month);
    let last = |date: Seen| months(date.last_month().0, date.last_month().1);
    let made = version.map(last).or_else(|| input.options.epoch.and_then(day_of).map(month_of));
    let today = input.options.today.and_then(day_of).map(month_of);
    let over = |now: Option<u32>| now.map(|now| now.saturating_sub(last(date))).filter(|age| *age > allowed);
    let (code, age, before) = match (over(made), over(today)) {
        (Some(age), _) => (Code::EvidenceAge, age, "before this campaign"),
        (None, Some(age)) => (Code::EvidenceLapsed, age, "ago"),
        (None, None) => return,
    };
    let message = format!("{what} was last seen in its source {age} months {before} ({seen}); {allowed} are allowed");
    report.push(
        Diagnostic::new(code, message)
            .at(hotline.span)
            .hint("open the source, call the number, and write the month into `evidence`"),
    );
}

/// The latest day that can have come: today, where the caller knows it; else the later of `SOURCE_DATE_EPOCH`, which may
/// be a placeholder of long ago, and the campaign's version.
fn now(input: &Input<'_>, version: Option<Seen>) -> Option<(u16, u8, u8)> {
    let options = input.options;
    let today = options.today.and_then(|today| day_of(today + FIRST_TIME_ZONE));
    today.or_else(|| {
        let version = version.map(|v| (v.last_month().0, v.last_month().1, 31));
        version.into_iter().chain(options.epoch.and_then(day_of)).max()
    })
}

/// Whether nothing of what a date speaks of has begun.
fn begins_after(date: Seen, now: (u16, u8, u8)) -> bool {
    match date {
        Seen::Year(year) | Seen::Years(_, year) => year > now.0,
        Seen::Month(year, month) => (year, month) > (now.0, now.1),
        Seen::Day(year, month, day) => (year, month, day) > now,
    }
}

/// A moment in Unix seconds as a day.
fn day_of(seconds: i64) -> Option<(u16, u8, u8)> {
    let moment = time::OffsetDateTime::from_unix_timestamp(seconds).ok()?;
    Some((u16::try_from(moment.year()).ok()?, u8::from(moment.month()), moment.day()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days() {
        assert_eq!(day_of(1_796_000_000), Some((2026, 11, 30)));
        assert_eq!(day_of(0), Some((1970, 1, 1)));
    }

    #[test]
    fn the_future() {
        let now = (2026, 11, 25);
        for bad in ["2099", "2099-12", "2026-12", "2026-11-26", "2016–2027", "2027"] {
            assert!(begins_after(Seen::parse(bad).unwrap(), now), "{bad}");
        }
        for good in ["2026", "2026-11", "2026-11-25", "2016–26", "2025-12", "2016–2026"] {
            assert!(!begins_after(Seen::parse(good).unwrap(), now), "{good}");
        }
    }
}
