//! What speaks against a number that was read: faults, which refuse it, and doubts, which are said.

use super::plan::{self, From, Length, Parsed, Plan};
use super::written::Written;
use crate::model::hotline::Doubt;

use super::{Fault, Phone, SHORT, emergency, reach};

/// Whether the first or the last group is an emergency number, and the others are a number without it.
pub fn has_emergency_number(written: &Written, home: Plan, sure: bool) -> bool {
    let emergency = |group: &str| ["112", "911", "999"].contains(&group) || emergency::is_listed(home, group);
    let complete = |groups: &[String]| {
        let digits = groups.concat();
        let known = home.is_short_code(&digits) || emergency::is_listed(home, &digits);
        let full = || plan::parse(home, written.plus, &digits).is_some_and(|p| plan::is_valid(p.code, &p.national));
        known || (!sure && (3..=5).contains(&digits.len())) || (digits.len() > SHORT && full())
    };
    match written.groups.as_slice() {
        [rest @ .., last] if !rest.is_empty() && emergency(last) && complete(rest) => true,
        [first, rest @ ..] if !rest.is_empty() && !written.plus && emergency(first) && complete(rest) => true,
        _ => false,
    }
}

pub fn two(written: &Written) -> Fault {
    let message = format!("`{}` is more than one number", written.shown);
    Fault::new(message, "a field holds one number; if it is one, write its last two groups as one")
}

pub fn length(written: &Written, parsed: &Parsed, plan: Plan) -> Result<(), Fault> {
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
pub fn first_digits(written: &Written, parsed: &Parsed, plan: Plan) -> Result<(), Fault> {
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
pub fn grouping(written: &Written, parsed: &Parsed, home: Plan) -> Result<(), Fault> {
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
    if let Some(before) = written.digits.strip_suffix(&parsed.national) {
        let known = match parsed.from {
            From::Plus => before.strip_prefix(parsed.code).is_some_and(|rest| rest == parsed.trunk),
            From::Abroad => before.ends_with(&format!("{}{}", parsed.code, parsed.trunk)),
            From::Bare => before == parsed.code,
            From::Home => before == parsed.trunk || before == "01",
        };
        if !known {
            let message = format!("`{shown}` has digits in front, `{before}`, that are not dialled");
            return Err(Fault::new(message, format!("write it as it is dialled: {}", parsed.national)));
        }
    }
    if misses_trunk(parsed, home) {
        let message = format!("`{shown}` lacks the {} that is dialled first inside {}", home.trunk, home.country);
        return Err(Fault::new(
            message,
            format!("write it in quotes and with its {0} (spreadsheets drop it): \"{0}{shown}\"", home.trunk),
        ));
    }
    // libphonenumber lets the 8 of +7 be left out, as people do where a city is meant. A free number is published as 8-800;
    // that it is refused without is handbill's own choice.
    let free = parsed.national.starts_with("800") && ["RU", "KZ"].contains(&home.country);
    if free && parsed.from == From::Home && parsed.trunk.is_empty() {
        let message = format!("`{shown}` lacks the 8 that is dialled first inside {}", home.country);
        return Err(Fault::new(message, format!("write it with its 8: \"8 {shown}\"")));
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

pub fn misses_trunk(parsed: &Parsed, home: Plan) -> bool {
    parsed.from == From::Home && parsed.trunk.is_empty() && home.needs_trunk(&parsed.national)
}

/// Letters are the word of a number that would not be complete without it.
pub fn letters(written: &Written, home: Plan, sure: bool) -> Result<(), Fault> {
    let without = plan::parse(home, written.plus, &written.plain);
    let number = |digits: &str| {
        let valid = plan::parse(home, written.plus, digits).is_some_and(|p| plan::is_valid(p.code, &p.national));
        valid || home.is_short_code(digits) || emergency::is_listed(home, digits)
    };
    let possible = without.is_some_and(|p| home.length(&p.national) == Length::Possible);
    let complete =
        number(&written.plain) || (possible && !sure) || written.before_last_word.as_deref().is_some_and(number);
    if !complete && (sure || written.digits.len() > SHORT) {
        return Ok(());
    }
    let message = format!("`{}` has letters that are no part of a number: a phone would dial them", written.shown);
    Err(Fault::new(message, "write only what is dialled; what is to be said about it stands in the texts or in `note`"))
}

pub fn unassigned(written: &Written, plan: Plan) -> Doubt {
    Doubt {
        message: format!(
            "`{}` has a possible length, but libphonenumber knows no such number in {} (+{})",
            written.shown, plan.country, plan.code
        ),
        hint: "compare it with its source, and call it; numbers of new ranges may be right all the same".to_owned(),
    }
}

/// The United States, Canada and the territories: what is called there has three digits (N11, 988) or ten, and codes of five or
/// six take messages only (NANPA; CTIA, short code guidelines). Other countries of +1 have codes of their own.
const NORTH: [&str; 7] = ["US", "CA", "PR", "VI", "GU", "AS", "MP"];
/// Emergency numbers that people know from elsewhere (ITU-T E.161.1; AOSP's eccdata).
const FAMOUS: [&str; 6] = ["000", "110", "112", "119", "911", "999"];

/// N11 codes that lead to other services (NANPA, N11 codes); 211 and 311 lead to help, and 811 does in Canada.
const SERVICES: [(&str, &str); 5] = [
    ("411", "directory assistance, which costs"),
    ("511", "traffic information"),
    ("611", "the phone company's own service"),
    ("711", "the relay for deaf people"),
    ("811", "the call before digging"),
];

/// A number of few digits, dialled as it stands: a code of this country, and not another's emergency number.
pub fn code(written: &Written, home: Plan, message: bool) -> Result<Vec<Doubt>, Fault> {
    let (digits, shown, country) = (written.digits.as_str(), &written.shown, home.country);
    let north = NORTH.contains(&country);
    let shared = north && country != "CA" && plan::of("US").is_some_and(|plan| plan.is_short_code(digits));
    let listed = home.is_short_code(digits) || emergency::is_listed(home, digits) || shared;
    // +1 knows 112 from mobile phones only, which turn it into 911. Elsewhere it may be right, though it is not listed.
    if !north && !listed && digits == "112" {
        return Ok(vec![unlisted(written, home)]);
    }
    if FAMOUS.contains(&digits) && (!listed || (north && digits == "112")) && !home.has_no_codes() {
        let message = format!("`{shown}` is an emergency number of other countries, and none of {country}");
        return Err(Fault::new(message, format!("listed there are {}", emergency::known(home))));
    }
    if north && !message && (!listed || digits.len() > 3) {
        let message =
            format!("`{shown}` cannot be called in {country}: what is called has ten digits, or three (211, 988)");
        return Err(Fault::new(message, "a code of five or six digits is for text messages: write it into `text`"));
    }
    if north && message && !listed {
        let message = format!(
            "`{shown}` is no code for text messages of {country}: these have five or six digits, and begin with 2 to 9"
        );
        return Err(Fault::new(message, "copy the code from its source"));
    }
    // Directory enquiries in Europe (118 is kept for them by all countries of the CEPT): the dearest calls there are.
    let europe = home.code.starts_with(['3', '4']);
    if europe && digits.starts_with("118") && digits.len() > 4 {
        let message =
            format!("`{shown}` is a directory enquiry service: a call costs more than most people in need have");
        return Err(Fault::new(message, "print a number that is free to call, or one at an ordinary price"));
    }
    let mut doubts = Vec::new();
    if let Some((_, service)) =
        SERVICES.iter().find(|(n, _)| north && *n == digits && !(country == "CA" && *n == "811"))
    {
        let message = format!("`{shown}` is {service} in {country}, and no help line");
        doubts.push(Doubt { message, hint: "compare it with its source, and call it".to_owned() });
    }
    if !listed && is_made_up(digits) {
        doubts.push(unlisted(written, home));
    }
    if digits.len() > 3 && written.groups.iter().filter(|group| group.len() == 1).count() >= 3 {
        doubts.push(reach::unusual(written));
    }
    Ok(doubts)
}

/// `12345`, `0000`: digits that stand for others.
fn is_made_up(digits: &str) -> bool {
    let bytes = digits.as_bytes();
    let steps = |by: u8| bytes.windows(2).all(|two| two[1] == two[0] + by);
    bytes.len() >= 4 && (steps(0) || steps(1))
}

pub fn unlisted(written: &Written, home: Plan) -> Doubt {
    Doubt {
        message: format!("`{}` is not listed as a short code of {}", written.shown, home.country),
        hint: "compare it with its source, and call it".to_owned(),
    }
}

pub fn foreign(phone: &Phone, plan: Plan, home: Plan) -> Doubt {
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
