//! The emergency numbers of a country: libphonenumber's, and those that it lacks with their sources.

use super::plan::{self, Plan};
use crate::model::hotline::Doubt;

use super::{Fault, Phone, home, written};

const MORE: &str = include_str!("emergency.tsv");

/// Whether the country lists the digits as an emergency number.
pub fn is_emergency(digits: &str, country: &str) -> bool {
    plan::of(country).is_some_and(|plan| is_listed(plan, digits))
}

fn more(country: &str) -> impl Iterator<Item = &'static str> {
    let line = MORE.lines().find_map(|l| l.strip_prefix(country)?.strip_prefix('\t'));
    line.and_then(|l| l.split('\t').next()).unwrap_or("").split(' ').filter(|n| !n.is_empty())
}

pub(crate) fn is_listed(plan: Plan, digits: &str) -> bool {
    plan.is_emergency(digits) || more(plan.country).any(|n| n == digits)
}

/// An emergency number, as it is dialled: digits only, and one of the country's.
pub fn check(text: &str, country: &str) -> Result<Phone, Fault> {
    let plan = home(country)?;
    let written = written::read(text)?;
    let digits = written.digits.clone();
    let phone = |doubts| Phone { shown: written.shown.clone(), dial: digits.clone(), doubts };
    if !written.plus && !written.letters && written.slash.is_none() && written.enclosed.is_none() {
        let mobile_only = digits == "112" && plan.code == "1";
        if is_listed(plan, &digits)
            && !mobile_only
            && !(written.groups.len() > 1 && written.groups.iter().all(|g| is_listed(plan, g)))
        {
            return Ok(phone(Vec::new()));
        }
        // 3GPP TS 22.101: every mobile phone takes 112 for an emergency call, whatever the country.
        if digits == "112" {
            return Ok(phone(vec![Doubt {
                message: format!(
                    "112 is not listed as an emergency number of {country}: only mobile phones know it there"
                ),
                hint: format!("listed are {}", known(plan)),
            }]));
        }
        if plan::of(country).is_some_and(|p| p.emergency_numbers().is_empty()) && more(country).next().is_none() {
            return Ok(phone(vec![Doubt {
                message: format!("no emergency numbers of {country} are known to handbill"),
                hint: "compare it with its source, and call nobody to try".to_owned(),
            }]));
        }
    }
    let message = format!("`{text}` is no emergency number of {country}");
    Err(Fault::new(message, format!("one number, in digits; listed are {}", known(plan))))
}

/// The listed ones, for messages.
pub(crate) fn known(plan: Plan) -> String {
    let mut all = plan.emergency_numbers();
    all.extend(more(plan.country).map(str::to_owned));
    all.join(", ")
}
