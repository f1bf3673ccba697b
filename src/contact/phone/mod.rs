//! Telephone numbers: what a phone dials for a number as it is published, and whether there can be such a number.
//!
//! | file | what |
//! |---|---|
//! | `written` | which characters a number has, and their digits |
//! | `plan` | numbering plans: libphonenumber's data and its way of reading |
//! | `checks` | what speaks against a number |
//! | `reach` | whom a complete number reaches: premium rates, other countries, numbers for films, dead ones |
//! | `emergency` | the emergency numbers of a country |
//!
//! TOML, spans and reports may not enter; `load/region` words the faults at their places.

mod checks;
mod emergency;
mod plan;
mod reach;
mod written;

use std::ops::Range;

use checks::{
    first_digits, foreign, grouping, has_emergency_number, length, letters, misses_trunk, two, unassigned, unlisted,
};
use plan::{From, Length, Parsed, Plan};
use written::Written;

use crate::model::hotline::Doubt;

pub use emergency::{check as emergency, is_emergency};
pub use reach::same_state;
pub use written::invisible;

/// A number that can be printed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Phone {
    /// What is printed: the published grouping, with plain spaces and hyphens.
    pub shown: String,
    /// What a phone dials: `+` with country code and national number, or the digits of a number that is dialled as it is.
    pub dial: String,
    /// What speaks against it, though it may be right.
    pub doubts: Vec<Doubt>,
}

/// Why a number may not be printed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fault {
    pub message: String,
    pub hint: String,
    /// The bytes of the number that are meant.
    pub at: Option<Range<usize>>,
    /// Whether it is about `dial` and not about `call`.
    pub dial: bool,
}

impl Fault {
    fn new(message: impl Into<String>, hint: impl Into<String>) -> Self {
        Self { message: message.into(), hint: hint.into(), at: None, dial: false }
    }
}

/// Fewer digits than any number with an area code has: such a number is dialled as it stands.
const SHORT: usize = 6;
/// Codes for text messages are longer in some countries.
const SHORT_TEXT: usize = 8;

/// Whether anybody can have a telephone there: an ISO 3166 code with a numbering plan.
pub fn is_country(country: &str) -> bool {
    plan::of(country).is_some()
}

/// The digits of a number with its `+`, letters as on a keypad. What it dials is in [`call`]; this is for comparing.
pub fn dialled(number: &str) -> String {
    let digit = |c: char| if c.is_ascii_digit() || c == '+' { Some(c) } else { written::key(c) };
    number.chars().filter_map(digit).collect()
}

/// What a phone dials for `call` in a country, and whether `dial` says the same.
pub fn call(call: &str, dial: Option<&str>, country: &str) -> Result<Phone, Fault> {
    let home = home(country)?;
    let found = read(call, home, SHORT);
    let Some(dial) = dial else { return found.map(|number| number.phone) };
    let (plus, digits) = dial.strip_prefix('+').map_or((false, dial), |rest| (true, rest));
    if !(2..=15).contains(&digits.len()) || !digits.bytes().all(|b| b.is_ascii_digit()) {
        let hint = "digits only, with an optional + in front; leave `dial` out, and it follows from `call`";
        return Err(Fault { dial: true, ..Fault::new(format!("`{dial}` cannot be dialled"), hint) });
    }
    let other = plus.then(|| plan::parse(home, true, digits)).flatten();
    let far = other.filter(|p| p.code != home.code).and_then(|p| plan::of_code(p.code));
    match (found, far) {
        // A number of another country in the way in which it is written there.
        (Ok(Number { sure: false, .. }) | Err(_), Some(far)) if same(read(call, far, SHORT), dial, far).is_some() => {
            let mut phone = read(call, far, SHORT)?.phone;
            dial.clone_into(&mut phone.dial);
            phone.doubts = vec![foreign(&phone, far, home)];
            Ok(phone)
        }
        (Ok(number), _) => match same(Ok(number.clone()), dial, home) {
            Some(dial) => Ok(Phone { dial, ..number.phone }),
            None => {
                let message = format!("`dial` calls another number than `call` shows: {dial} and {call}");
                let hint =
                    format!("`{}` is dialled {}; after a + comes the country code", call.trim(), number.phone.dial);
                Err(Fault { dial: true, ..Fault::new(message, hint) })
            }
        },
        (Err(fault), _) => Err(fault),
    }
}

/// What a phone sends a message to.
pub fn text(text: &str, country: &str) -> Result<Phone, Fault> {
    let number = read(text, home(country)?, SHORT_TEXT)?;
    if number.phone.dial.len() < 3 {
        let hint = "codes for text messages have 3 to 8 digits; other numbers are written in full";
        return Err(Fault::new(format!("`{text}` is too short for text messages"), hint));
    }
    Ok(number.phone)
}

fn home(country: &str) -> Result<Plan, Fault> {
    let fault =
        || Fault::new(format!("no numbering plan is known for `{country}`"), "use the ISO 3166 code of the country");
    plan::of(country).ok_or_else(fault)
}

/// A number in one country's plan.
#[derive(Debug, Clone)]
struct Number {
    phone: Phone,
    /// `None` for one that is dialled as it stands.
    parsed: Option<Parsed>,
    /// Whether the plan has the number in use.
    sure: bool,
}

/// What is dialled, when `dial` reaches the number that was read.
fn same(number: Result<Number, Fault>, dial: &str, home: Plan) -> Option<String> {
    let number = number.ok()?;
    let Some(parsed) = number.parsed.filter(|_| number.phone.dial != dial) else {
        return (number.phone.dial == dial).then(|| dial.to_owned());
    };
    let (plus, digits) = dial.strip_prefix('+').map_or((false, dial), |rest| (true, rest));
    let other = plan::parse(home, plus, digits)?;
    let trunk_is_right = if plus {
        other.trunk.is_empty()
    } else {
        !misses_trunk(&other, home) && (other.from != From::Bare || home.trunk == home.code)
    };
    let equal = other.code == parsed.code && other.national == parsed.national;
    (equal && trunk_is_right).then(|| dial.to_owned())
}

fn read(text: &str, home: Plan, short: usize) -> Result<Number, Fault> {
    let written = written::read(text)?;
    let as_it_stands = |doubts| {
        let phone = Phone { shown: written.shown.clone(), dial: written.digits.clone(), doubts };
        Number { phone, parsed: None, sure: true }
    };
    let message = short == SHORT_TEXT;
    let code = |digits: &str| home.is_short_code(digits) || emergency::is_listed(home, digits);
    let parts = if written.plus { &[][..] } else { &written.groups };
    if parts.len() > 1 && parts.iter().all(|g| code(g)) && parts.iter().any(|g| emergency::is_listed(home, g)) {
        return Err(two(&written));
    }
    if !written.plus && !written.letters && written.slash.is_none() && code(&written.digits) {
        return Ok(as_it_stands(checks::code(&written, home, message)?));
    }
    if parts.len() > 1 && parts.iter().all(|g| code(g)) {
        return Err(two(&written));
    }
    let (digits, old) = without_old_prefix(&written, home);
    let Some(parsed) = plan::parse(home, written.plus, digits) else {
        let message = format!("no country has a code that `{}` begins with", written.shown);
        return Err(Fault::new(message, "after a + comes the country code: +1, +44, +380"));
    };
    let sure = plan::is_valid(parsed.code, &parsed.national);
    if has_emergency_number(&written, home, sure) {
        return Err(two(&written));
    }
    let few = written.digits.len() <= short && !written.plus && !written.letters && !sure;
    if few && written.slash.is_none() {
        let local = home.length(&parsed.national) == Length::Local && written.digits.len() > SHORT;
        if written.digits.len() >= 3 && (home.trunk.is_empty() || !written.digits.starts_with('0')) && !local {
            let mut doubts = checks::code(&written, home, message)?;
            if written.digits.starts_with('0') {
                doubts.push(unlisted(&written, home));
            }
            return Ok(as_it_stands(doubts));
        }
    }
    let plan = if parsed.code == home.code { home } else { plan::of_code(parsed.code).unwrap_or(home) };
    if written.letters {
        letters(&written, home, sure)?;
    }
    length(&written, &parsed, plan)?;
    if !sure {
        first_digits(&written, &parsed, plan)?;
    }
    grouping(&written, &parsed, home)?;
    let doubts = reach::check(&written, &parsed, home, sure)?;
    let mut phone = Phone { shown: written.shown.clone(), dial: dial(&written, &parsed, sure, plan), doubts };
    if !sure {
        phone.doubts.push(unassigned(&written, plan));
    }
    if sure && parsed.from == From::Home && parsed.trunk == "0" && home.never_has_trunk(&parsed.national) {
        phone.doubts.push(Doubt {
            message: format!("`{}` begins with 0, which is not dialled before this number", written.shown),
            hint: format!("write it as it is dialled: {}", parsed.national),
        });
    }
    if old {
        phone.doubts.push(Doubt {
            message: format!("`{}` begins with 01, which Mexico gave up in 2019", written.shown),
            hint: format!("write the ten digits: {}", parsed.national),
        });
    }
    if plan.code != home.code && plan.country != "001" {
        phone.doubts.push(foreign(&phone, plan::owner(parsed.code, &parsed.national).unwrap_or(plan), home));
    }
    Ok(Number { phone, parsed: Some(parsed), sure })
}

/// Mexico's trunk prefix until August 2019 (Instituto Federal de Telecomunicaciones): libphonenumber has dropped it.
fn without_old_prefix(written: &Written, home: Plan) -> (&str, bool) {
    let old =
        written.digits.strip_prefix("01").filter(|rest| home.country == "MX" && !written.plus && rest.len() == 10);
    (old.unwrap_or(&written.digits), old.is_some())
}

fn dial(written: &Written, parsed: &Parsed, sure: bool, plan: Plan) -> String {
    let international = matches!(parsed.from, From::Plus | From::Abroad);
    // Numbers such as Australia's 13 and 1800 are dialled as they stand, and cannot be reached from abroad.
    let bare = parsed.trunk.is_empty() && plan.at_home_only(&parsed.national);
    if international || (sure && !bare) {
        return format!("+{}{}", parsed.code, parsed.national);
    }
    written.digits.clone()
}

#[cfg(test)]
mod tests;
