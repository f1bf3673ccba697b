//! Telephone numbers: what a phone dials for a number as it is published, and whether there can be such a number.
//!
//! | file | what |
//! |---|---|
//! | `written` | which characters a number has, and their digits |
//! | `plan` | numbering plans: libphonenumber's data and its way of reading |
//! | `emergency` | the emergency numbers of a country |
//!
//! TOML, spans and reports may not enter; `read_region` words the faults at their places.

mod emergency;
mod plan;
mod written;

use std::ops::Range;

use plan::{From, Length, Parsed, Plan};
use written::Written;

pub use emergency::check as emergency;
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

/// Something about a number that its printer has to look at.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Doubt {
    pub message: String,
    pub hint: String,
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

fn misses_trunk(parsed: &Parsed, home: Plan) -> bool {
    parsed.from == From::Home && parsed.trunk.is_empty() && home.needs_trunk(&parsed.national)
}

fn read(text: &str, home: Plan, short: usize) -> Result<Number, Fault> {
    let written = written::read(text)?;
    let as_it_stands = |doubts| {
        let phone = Phone { shown: written.shown.clone(), dial: written.digits.clone(), doubts };
        Number { phone, parsed: None, sure: true }
    };
    let code = |digits: &str| home.is_short_code(digits) || emergency::is_listed(home, digits);
    let parts = if written.plus { &[][..] } else { &written.groups };
    if parts.len() > 1 && parts.iter().all(|g| code(g)) && parts.iter().any(|g| emergency::is_listed(home, g)) {
        return Err(two(&written));
    }
    if !written.plus && !written.letters && written.slash.is_none() && code(&written.digits) {
        return Ok(as_it_stands(Vec::new()));
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
    let few = written.digits.len() <= short && !written.plus && !written.letters && !sure;
    if few && written.slash.is_none() {
        let local = home.length(&parsed.national) == Length::Local && written.digits.len() > SHORT;
        if written.digits.len() >= 3 && (home.trunk.is_empty() || !written.digits.starts_with('0')) && !local {
            return Ok(as_it_stands(Vec::new()));
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
    let mut phone =
        Phone { shown: written.shown.clone(), dial: dial(&written, &parsed, sure, plan), doubts: Vec::new() };
    if !sure {
        phone.doubts.push(unassigned(&written, plan));
    }
    if old {
        phone.doubts.push(Doubt {
            message: format!("`{}` begins with 01, which Mexico gave up in 2019", written.shown),
            hint: format!("write the ten digits: {}", parsed.national),
        });
    }
    if plan.code != home.code && plan.country != "001" {
        phone.doubts.push(foreign(&phone, plan, home));
    }
    Ok(Number { phone, parsed: Some(parsed), sure })
}

/// Mexico's trunk prefix until August 2019 (Instituto Federal de Telecomunicaciones): libphonenumber has dropped it.
fn without_old_prefix(written: &Written, home: Plan) -> (&str, bool) {
    let old =
        written.digits.strip_prefix("01").filter(|rest| home.country == "MX" && !written.plus && rest.len() == 10);
    (old.unwrap_or(&written.digits), old.is_some())
}

fn two(written: &Written) -> Fault {
    let message = format!("`{}` is more than one number", written.shown);
    Fault::new(message, "a field holds one number: give every other line a [[hotline]] of its own")
}

fn length(written: &Written, parsed: &Parsed, plan: Plan) -> Result<(), Fault> {
    let shown = &written.shown;
    let place = format!("{} (+{})", plan.country, plan.code);
    let count = parsed.national.len();
    match plan.length(&parsed.national) {
        Length::Possible => Ok(()),
        Length::Local => {
            let message = format!("`{shown}` has no area code: elsewhere it reaches nobody, or a stranger");
            Err(Fault::new(message, "write the number with its area code"))
        }
        Length::Long if written.slash.is_some() => Err(two(written)),
        Length::Short | Length::Long | Length::Between => {
            let message = format!(
                "`{shown}` is no number of {place}: it has {count} digits without country code and trunk prefix, and {} are possible",
                plan.lengths_in_words()
            );
            let hint = if parsed.from == From::Home && count > 6 {
                "a number of another country is written with + and its country code; one number in a field, without remarks"
            } else {
                "copy the number from its source; one number in a field, without remarks"
            };
            Err(Fault::new(message, hint))
        }
    }
}

/// A trunk prefix or a zero that no number begins with: the digits have a possible length by chance.
fn first_digits(written: &Written, parsed: &Parsed, plan: Plan) -> Result<(), Fault> {
    let zero = parsed.national.starts_with('0');
    let trunk = parsed.from == From::Home && !plan.trunk.is_empty() && parsed.national.starts_with(plan.trunk);
    if !(zero || trunk) || plan.is_general(&parsed.national) {
        return Ok(());
    }
    let first = if trunk { plan.trunk } else { "0" };
    let message = if trunk {
        format!("`{}` is no number of {}: behind the {first} its count of digits is wrong", written.shown, plan.country)
    } else {
        format!("`{}` is no number of {}: none begins with 0 there", written.shown, plan.country)
    };
    Err(Fault::new(message, format!("numbers of {} have {} digits", plan.country, plan.lengths_in_words())))
}

/// What is shown must be what is dialled: no lost zero, no zero too many, no country code without its `+`.
fn grouping(written: &Written, parsed: &Parsed, home: Plan) -> Result<(), Fault> {
    let shown = &written.shown;
    if let Some((before, after)) = &written.slash {
        let before = before.strip_prefix(parsed.code).filter(|_| written.plus).unwrap_or(before);
        let area = before.strip_prefix(&parsed.trunk).unwrap_or(before);
        let has_trunk = written.plus || home.trunk.is_empty() || !parsed.trunk.is_empty();
        if area.len() > 5 || area.is_empty() || after.len() < 4 || !has_trunk {
            return Err(two(written));
        }
    }
    if parsed.from == From::Bare && parsed.code != home.trunk {
        let message = format!("`{shown}` begins with the country code {} and has no +", parsed.code);
        return Err(Fault::new(
            message,
            format!("write +{}, or the number as it is dialled inside the country", parsed.code),
        ));
    }
    if misses_trunk(parsed, home) {
        let message = format!("`{shown}` lacks the {} that is dialled first inside {}", home.trunk, home.country);
        return Err(Fault::new(
            message,
            format!("write it in quotes and with its {0} (spreadsheets drop it): \"{0}{shown}\"", home.trunk),
        ));
    }
    let in_parentheses = written.enclosed.as_deref() == Some(parsed.trunk.as_str());
    let international = matches!(parsed.from, From::Plus | From::Abroad);
    if international && !parsed.trunk.is_empty() && parsed.trunk.len() <= 2 && !in_parentheses {
        let message =
            format!("`{shown}` has a {} after the country code, which may not be dialled there", parsed.trunk);
        return Err(Fault::new(message, format!("write +{0} ({1})… or leave the {1} out", parsed.code, parsed.trunk)));
    }
    Ok(())
}

/// Letters are the word of a number that would not be complete without it.
fn letters(written: &Written, home: Plan, sure: bool) -> Result<(), Fault> {
    let without = plan::parse(home, written.plus, &written.plain);
    let complete = without.is_some_and(|p| {
        let possible = home.length(&p.national) == Length::Possible;
        plan::is_valid(p.code, &p.national) || (possible && !sure)
    });
    if !complete && (sure || written.digits.len() > SHORT) {
        return Ok(());
    }
    let message = format!("`{}` has letters that are no part of a number: a phone would dial them", written.shown);
    Err(Fault::new(message, "write the number alone; what is to be said about it stands in the texts or in `note`"))
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

fn unassigned(written: &Written, plan: Plan) -> Doubt {
    Doubt {
        message: format!(
            "`{}` has a possible length, but libphonenumber knows no such number in {} (+{})",
            written.shown, plan.country, plan.code
        ),
        hint: "compare it with its source, and call it; numbers of new ranges may be right all the same".to_owned(),
    }
}

fn foreign(phone: &Phone, plan: Plan, home: Plan) -> Doubt {
    let how = if phone.shown.starts_with(['+', '(']) {
        String::new()
    } else {
        format!(", written as inside {}", plan.country)
    };
    Doubt {
        message: format!(
            "`{}` is a number of {} (+{}){how}, in a file of {}",
            phone.shown, plan.country, plan.code, home.country
        ),
        hint: format!("make sure that it can be called from there: {}", phone.dial),
    }
}

#[cfg(test)]
mod tests;
