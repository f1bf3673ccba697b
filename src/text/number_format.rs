//! How a locale writes numbers, dates and lists: ICU4X, with the data of CLDR 48.
//!
//! Which digits are used is not decided here: they come with the locale ([`crate::load::campaign::Locale::digits`]). Dates are
//! Gregorian in every locale, also in Thai, Persian and Amharic.

use std::fmt;
use std::ops::Range;
use std::str::FromStr;

use icu_calendar::Gregorian;
use icu_datetime::FixedCalendarDateTimeFormatter as DateFormatter;
use icu_datetime::NoCalendarFormatter;
use icu_datetime::fieldsets::{T, Y, YM, YMD, YMDE};
use icu_datetime::input::{Date, Time};
use icu_datetime::options::{Length, YearStyle};
use icu_datetime::pattern::FixedCalendarDateTimeNames as Names;
use icu_decimal::DecimalFormatter;
use icu_decimal::input::Decimal;
use icu_decimal::options::{DecimalFormatterOptions, GroupingStrategy};
use icu_list::options::{ListFormatterOptions, ListLength};
use icu_list::{ListFormatter, parts};
use icu_locale::{Locale, locale};
use writeable::{Part, PartsWrite, Writeable};

use crate::text::dates::Seen;
use crate::text::{characters, dates, locales};

/// `useGrouping` of `NUMBER`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Grouping {
    /// As CLDR has it: `1500` and `15 000` in Spanish, `1,500` in English.
    Auto,
    /// From five digits on.
    FromFive,
    Never,
}

/// `dateStyle` of `DATETIME`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum DateStyle {
    /// With the day of the week.
    Full,
    Long,
    Medium,
    Short,
}

/// `type` of `LIST`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ListKind {
    And,
    Or,
    Unit,
}

/// `style` of `LIST`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ListWidth {
    Wide,
    Short,
    Narrow,
}

/// A date by a field set, in a function that returns an option. Each field set is a type of its own.
///
/// The digits are loaded by hand: ICU4X 2.4 looks for years in the pattern with an era, which in Brazilian Portuguese
/// has none.
macro_rules! formatted {
    ($locale:expr, $fields:expr, $date:expr) => {{
        let (prefs, fields) = ($locale.into(), $fields);
        let formatter = DateFormatter::<Gregorian, _>::try_new(prefs, fields).ok()?;
        let mut names = Names::from_formatter(prefs, formatter);
        names.include_decimal_formatter().ok()?;
        names.try_into_formatter(fields).ok()?.format(&$date).to_string()
    }};
}

/// The forms of one locale. ICU4X's formatters cannot be shared between threads, and are made again in no time.
#[derive(Debug)]
pub struct Forms {
    /// With its numbering system.
    locale: Locale,
    zero: Option<char>,
    /// CLDR has names of months for the language.
    dated: bool,
}

impl Forms {
    /// `zero` is that of the locale's digits, `None` for Latin ones.
    pub fn new(id: &str, zero: Option<char>) -> Self {
        let id = locales::known(id);
        let with = |system: &str| format!("{id}-u-nu-{system}").parse::<Locale>().ok();
        let latin = with("latn").unwrap_or(locale!("und-u-nu-latn"));
        let month = |locale: &Locale| {
            let date = Date::try_new_gregorian(2000, 1, 1).ok()?;
            Some(formatted!(locale, YM::long(), date))
        };
        let dated = month(&latin) != month(&locale!("und-u-nu-latn"));
        let native = zero.and_then(locales::numbering_system).and_then(with);
        Self { locale: native.unwrap_or(latin), zero, dated }
    }

    /// A decimal number in ASCII (`1500`, `2.5`) with the locale's digits, groups and separators; what is no number stays.
    pub fn number(&self, ascii: &str, grouping: Grouping) -> String {
        let strategy = match grouping {
            Grouping::Auto => GroupingStrategy::Auto,
            Grouping::FromFive => GroupingStrategy::Min2,
            Grouping::Never => GroupingStrategy::Never,
        };
        let mut options = DecimalFormatterOptions::default();
        options.grouping_strategy = Some(strategy);
        let formatter = DecimalFormatter::try_new((&self.locale).into(), options);
        match (formatter, Decimal::from_str(ascii)) {
            (Ok(formatter), Ok(number)) => formatter.format(&number).to_string(),
            _ => ascii.to_owned(),
        }
    }

    /// A date as precise as it is given. In a language without names of months in CLDR (Haitian Creole) it stays as it
    /// is typed in the record, in the locale's digits.
    pub fn date(&self, typed: &str, style: DateStyle) -> String {
        let formatted = if self.dated { Seen::parse(typed).and_then(|seen| self.seen(seen, style)) } else { None };
        formatted.unwrap_or_else(|| {
            self.zero.map_or_else(|| typed.to_owned(), |zero| characters::native_digits(typed, zero))
        })
    }

    /// A time of day, `18:00`, by the clock that the locale goes by; what is no time stays.
    pub fn time(&self, typed: &str) -> String {
        let formed = dates::time(typed).and_then(|(hour, minute)| {
            let formatter = NoCalendarFormatter::try_new((&self.locale).into(), T::hm()).ok()?;
            Some(formatter.format(&Time::try_new(hour, minute, 0, 0).ok()?).to_string())
        });
        formed.unwrap_or_else(|| typed.to_owned())
    }

    fn seen(&self, seen: Seen, style: DateStyle) -> Option<String> {
        let length = match style {
            DateStyle::Full | DateStyle::Long => Length::Long,
            DateStyle::Medium => Length::Medium,
            DateStyle::Short => Length::Short,
        };
        // A short date too has its century: it is years old.
        let full = YearStyle::Full;
        let date = |year: u16, month: u8, day: u8| Date::try_new_gregorian(i32::from(year), month, day).ok();
        Some(match seen {
            Seen::Year(year) => {
                formatted!(&self.locale, Y::for_length(length).with_year_style(full), date(year, 1, 1)?)
            }
            Seen::Month(year, month) => {
                formatted!(&self.locale, YM::for_length(length).with_year_style(full), date(year, month, 1)?)
            }
            Seen::Day(year, month, day) if style == DateStyle::Full => {
                formatted!(&self.locale, YMDE::long().with_year_style(full), date(year, month, day)?)
            }
            Seen::Day(year, month, day) => {
                formatted!(&self.locale, YMD::for_length(length).with_year_style(full), date(year, month, day)?)
            }
            // ICU4X has no stable intervals; a dash between years is what CLDR has nearly everywhere. What stands beside a
            // year (2023年, ค.ศ. 2023) stands beside both.
            Seen::Years(from, to) => {
                let [from, last] = [from, to].map(|year| self.number(&year.to_string(), Grouping::Never));
                self.seen(Seen::Year(to), style)?.replacen(&last, &format!("{from}–{last}"), 1)
            }
        })
    }

    /// The items as one text, and the place of each in it.
    pub fn list(&self, items: &[String], kind: ListKind, width: ListWidth) -> (String, Vec<Range<usize>>) {
        let length = match width {
            ListWidth::Wide => ListLength::Wide,
            ListWidth::Short => ListLength::Short,
            ListWidth::Narrow => ListLength::Narrow,
        };
        let options = ListFormatterOptions::default().with_length(length);
        let prefs = (&self.locale).into();
        let formatter = match kind {
            ListKind::And => ListFormatter::try_new_and(prefs, options),
            ListKind::Or => ListFormatter::try_new_or(prefs, options),
            ListKind::Unit => ListFormatter::try_new_unit(prefs, options),
        };
        let mut out = Placed::default();
        let written = formatter.is_ok_and(|f| f.format(items.iter()).write_to_parts(&mut out).is_ok());
        if !written || out.items.len() != items.len() {
            // Data for every language is compiled in; a plain list is no worse than a fault here.
            out = Placed::default();
            for item in items {
                out.text.push_str(if out.items.is_empty() { "" } else { ", " });
                out.items.push(out.text.len()..out.text.len() + item.len());
                out.text.push_str(item);
            }
        }
        (out.text, out.items)
    }
}

/// A text that is written part by part. Direction marks are left out (Persian has one behind its comma): typesetting
/// isolates the values.
#[derive(Default)]
struct Placed {
    text: String,
    items: Vec<Range<usize>>,
}

impl fmt::Write for Placed {
    fn write_str(&mut self, s: &str) -> fmt::Result {
        self.text.extend(s.chars().filter(|c| !matches!(c, '\u{200E}' | '\u{200F}' | '\u{61C}')));
        Ok(())
    }
}

impl PartsWrite for Placed {
    type SubPartsWrite = Self;

    fn with_part(&mut self, part: Part, mut write: impl FnMut(&mut Self) -> fmt::Result) -> fmt::Result {
        let start = self.text.len();
        write(self)?;
        if part == parts::ELEMENT {
            self.items.push(start..self.text.len());
        }
        Ok(())
    }
}
