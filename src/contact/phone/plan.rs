//! Numbering plans: what libphonenumber's metadata says of a country, and which number some digits are there.
//!
//! The steps are those of libphonenumber's `parse`, so that its reference can judge them (`tests/phone`). A pattern is
//! compiled when it is asked for: a campaign asks for a few, and all of them would cost more than a poster.

use regex_lite::Regex;

/// See `README.md` beside it for the columns.
const PLANS: &str = include_str!("plans.tsv");

/// A line of the table: one country, or one code that no country has (`001`: +800, +870 …).
#[derive(Debug, Clone, Copy)]
pub struct Plan {
    pub country: &'static str,
    /// The country code: `44`.
    pub code: &'static str,
    main: bool,
    leading: &'static str,
    abroad: &'static str,
    /// The trunk prefix that is dialled inside the country: `0`, `8`, `06`; empty where there is none.
    pub trunk: &'static str,
    trunk_pattern: &'static str,
    transform: &'static str,
    lengths: &'static str,
    local_lengths: &'static str,
    general: &'static str,
    valid: &'static str,
    at_home_only: &'static str,
    short: &'static str,
    emergency: &'static str,
    formats: &'static str,
}

/// How many digits the national number has, against the plan.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Length {
    Possible,
    /// A number without its area code.
    Local,
    Short,
    Long,
    /// Between the shortest and the longest, and neither.
    Between,
}

/// How the country code came to be known.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum From {
    Plus,
    /// The prefix for calls abroad: `00`, `011`.
    Abroad,
    /// Written without `+`.
    Bare,
    Home,
}

/// Which number some digits are.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Parsed {
    pub code: &'static str,
    pub national: String,
    pub from: From,
    /// What was taken off as the trunk prefix.
    pub trunk: String,
}

fn split(line: &'static str) -> Option<Plan> {
    let mut columns = line.split('\t');
    let mut next = || columns.next();
    Some(Plan {
        country: next()?,
        code: next()?,
        main: next()? == "1",
        leading: next()?,
        abroad: next()?,
        trunk: next()?,
        trunk_pattern: next()?,
        transform: next()?,
        lengths: next()?,
        local_lengths: next()?,
        general: next()?,
        valid: next()?,
        at_home_only: next()?,
        short: next()?,
        emergency: next()?,
        formats: next()?,
    })
}

/// The plans of all countries that share a code.
fn sharing(code: &str) -> impl Iterator<Item = Plan> {
    let has = move |line: &&str| {
        let rest = line.get(3..).unwrap_or("");
        let rest = rest.strip_prefix('\t').unwrap_or(rest);
        rest.strip_prefix(code).is_some_and(|rest| rest.starts_with('\t'))
    };
    PLANS.lines().filter(has).filter_map(split).filter(move |plan| plan.code == code)
}

/// The plan of a country (ISO 3166, two letters).
pub fn of(country: &str) -> Option<Plan> {
    let line = PLANS.lines().find(|l| l.strip_prefix(country).is_some_and(|rest| rest.starts_with('\t')))?;
    split(line).filter(|plan| plan.country.len() == 2)
}

/// The plan that speaks for a country code; several countries share some.
pub fn of_code(code: &str) -> Option<Plan> {
    sharing(code).find(|plan| plan.main)
}

pub fn whole(pattern: &str, text: &str) -> bool {
    !pattern.is_empty() && Regex::new(&format!("^(?:{pattern})$")).is_ok_and(|re| re.is_match(text))
}

/// The bytes that the pattern takes at the start.
fn start(pattern: &str, text: &str) -> Option<usize> {
    if pattern.is_empty() {
        return None;
    }
    Regex::new(&format!("^(?:{pattern})")).ok()?.find(text).map(|found| found.end())
}

impl Plan {
    /// Whether the country speaks for its code.
    pub fn is_main(&self) -> bool {
        self.main
    }

    /// Whether the digits are a short code that is listed for the country.
    pub fn is_short_code(&self, digits: &str) -> bool {
        whole(self.short, digits)
    }

    /// Whether no short code of the country is known: then nothing can be said of one.
    pub fn has_no_codes(&self) -> bool {
        self.short.is_empty()
    }

    pub fn is_emergency(&self, digits: &str) -> bool {
        whole(self.emergency, digits)
    }

    /// Emergency numbers of up to five digits, for messages.
    pub fn emergency_numbers(&self) -> Vec<String> {
        let Ok(pattern) = Regex::new(&format!("^(?:{})$", self.emergency)) else { return Vec::new() };
        if self.emergency.is_empty() {
            return Vec::new();
        }
        let of_length = |n: u32| (0..10_u32.pow(n)).map(move |v| format!("{v:0width$}", width = n as usize));
        (2..=5).flat_map(of_length).filter(|n| pattern.is_match(n)).take(5).collect()
    }

    /// Whether any number of the country can begin and end so.
    pub fn is_general(&self, national: &str) -> bool {
        whole(self.general, national)
    }

    /// Whether the number can be dialled inside the country only.
    pub fn at_home_only(&self, national: &str) -> bool {
        whole(self.at_home_only, national)
    }

    pub fn length(&self, national: &str) -> Length {
        let numbers = |list: &str| list.split(',').filter_map(|n| n.parse().ok()).collect::<Vec<usize>>();
        let possible = numbers(self.lengths);
        let n = national.len();
        match (possible.first(), possible.last()) {
            _ if numbers(self.local_lengths).contains(&n) => Length::Local,
            _ if possible.contains(&n) => Length::Possible,
            (Some(first), _) if n < *first => Length::Short,
            (_, Some(last)) if n > *last => Length::Long,
            _ => Length::Between,
        }
    }

    /// The number of digits that a number has, for messages: `10`, `9 or 10`.
    pub fn lengths_in_words(&self) -> String {
        let all: Vec<&str> = self.lengths.split(',').collect();
        match all.as_slice() {
            [one] => (*one).to_owned(),
            [head @ .., last] => format!("{} or {last}", head.join(", ")),
            [] => String::new(),
        }
    }

    /// Takes the trunk prefix off, unless the number needs it: the rest, and what was taken.
    fn without_trunk(&self, number: &str) -> Option<(String, String)> {
        let pattern = Regex::new(&format!("^(?:{})", self.trunk_pattern)).ok()?;
        if self.trunk_pattern.is_empty() || number.is_empty() {
            return None;
        }
        let found = pattern.captures(number)?;
        let end = found.get(0)?.end();
        let groups = found.len() - 1;
        let transformed = !self.transform.is_empty() && (groups == 0 || found.get(groups).is_some());
        let rest = if transformed {
            pattern.replace(number, self.transform).into_owned()
        } else {
            number.get(end..)?.to_owned()
        };
        if whole(self.general, number) && !whole(self.general, &rest) {
            return None;
        }
        Some((rest, number.get(..end)?.to_owned()))
    }

    /// Whether the number is written with its trunk prefix inside the country: 1 always, 0 as one likes, 2 never.
    fn written_with_trunk(&self, national: &str) -> u8 {
        let formats = of_code(self.code).map_or(self.formats, |main| main.formats);
        let parts = formats.split(';').filter_map(|form| {
            let mut parts = form.split('~');
            Some((parts.next()?, parts.next()?, parts.next()?))
        });
        let mut fitting = parts.filter(|(pattern, leading, _)| {
            (leading.is_empty() || start(leading, national).is_some()) && whole(pattern, national)
        });
        fitting.next().and_then(|(_, _, flag)| flag.parse().ok()).unwrap_or(0)
    }

    pub fn needs_trunk(&self, national: &str) -> bool {
        self.written_with_trunk(national) == 1
    }

    pub fn never_has_trunk(&self, national: &str) -> bool {
        self.written_with_trunk(national) == 2
    }
}

/// Whether the country has the number in use.
pub fn fits(plan: Plan, national: &str) -> bool {
    (plan.leading.is_empty() || start(plan.leading, national).is_some()) && whole(plan.valid, national)
}

/// Whether any country of the code has the number in use.
pub fn is_valid(code: &str, national: &str) -> bool {
    sharing(code).any(|plan| fits(plan, national))
}

/// The country that has the number in use: the one that speaks for the code, if it is one of several.
pub fn owner(code: &str, national: &str) -> Option<Plan> {
    of_code(code).filter(|main| fits(*main, national)).or_else(|| sharing(code).find(|plan| fits(*plan, national)))
}

/// Another country of the same code that has the number, or its area code, when `home` has not.
pub fn other_owner(home: Plan, national: &str) -> Option<Plan> {
    let leads = |plan: &Plan| !plan.leading.is_empty() && start(plan.leading, national).is_some();
    // Without its leading digits: numbers such as 800 belong to all countries of a code.
    if whole(home.valid, national) || leads(&home) {
        return None;
    }
    let other = |plan: &Plan| plan.country != home.country;
    owner(home.code, national).filter(other).or_else(|| sharing(home.code).filter(other).find(leads))
}

/// The country code at the start of the digits, and its plan.
fn leading_code(digits: &str) -> Option<Plan> {
    (1..=3).filter_map(|n| digits.get(..n)).find_map(of_code)
}

/// Which number the digits are when they are dialled in the plan's country. `None` when no country has the code.
pub fn parse(home: Plan, plus: bool, digits: &str) -> Option<Parsed> {
    let abroad = start(home.abroad, digits).filter(|end| !plus && !digits[*end..].starts_with('0'));
    let (from, rest) = match abroad {
        Some(end) => (From::Abroad, &digits[end..]),
        None if plus => (From::Plus, digits),
        None => (From::Home, digits),
    };
    if from != From::Home {
        let plan = leading_code(rest)?;
        return Some(national(plan, from, &rest[plan.code.len()..]));
    }
    if let Some(rest) = digits.strip_prefix(home.code) {
        let bare = home.without_trunk(rest).map_or_else(|| rest.to_owned(), |(rest, _)| rest);
        let better = !whole(home.general, digits) && whole(home.general, &bare);
        if better || home.length(digits) == Length::Long {
            return Some(national(of_code(home.code).unwrap_or(home), From::Bare, &bare));
        }
    }
    Some(national(home, From::Home, digits))
}

fn national(plan: Plan, from: From, digits: &str) -> Parsed {
    let usable = |rest: &str| !matches!(plan.length(rest), Length::Short | Length::Local | Length::Between);
    let stripped = plan.without_trunk(digits).filter(|(rest, _)| usable(rest));
    let (national, trunk) = stripped.unwrap_or_else(|| (digits.to_owned(), String::new()));
    Parsed { code: plan.code, national, from, trunk }
}
