//! Whom a complete number reaches: a line that costs, another country under the same code, a number for films, one that
//! was given up; and whether its groups are those of a number.
//!
//! Kinds are libphonenumber's (`kinds.tsv`); what real hotlines have in spite of them stands in `KNOWN`.

use super::plan::{self, From, Parsed, Plan};
use super::written::Written;
use crate::model::hotline::Doubt;

use super::Fault;

const KINDS: &str = include_str!("kinds.tsv");
const FICTITIOUS: &str = include_str!("fictitious.tsv");
const DEAD: &str = include_str!("dead.tsv");

/// What a kind of number means for whoever calls it.
const MEANINGS: [&str; 4] = [
    "a premium rate number: a call costs more than most people in need have, and prepaid phones often cannot make it",
    "a shared cost number: the caller pays, and prepaid phones often cannot call it",
    "a personal number: a call costs what a mobile phone abroad does, and leads on to a number that nobody sees",
    "a pager: nobody answers",
];

/// How a listed beginning is taken.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Taken {
    /// Real hotlines stand there at the price of an ordinary call.
    Free,
    /// They stand there, and the call may cost.
    Doubtful,
}

/// Country, first digits of the national number, and how it is taken (2026-11-29).
const KNOWN: [(&str, &str, Taken); 8] = [
    // The Australian Federal Police on 131 237 (hotlines/AU.toml), at the price of a local call.
    ("AU", "13", Taken::Free),
    // The national line ACT212 on 0840 212 212 (act212.ch), at the price of a local call.
    ("CH", "84", Taken::Free),
    // The police's Crime Stop line, 08600 10111 (saps.gov.za).
    ("ZA", "860", Taken::Free),
    // Authorities have 077 lines at the price of an ordinary call (PTS, numbering plan).
    ("SE", "77", Taken::Free),
    // The police outside emergencies: 0900-8844 (politie.nl).
    ("NL", "900", Taken::Doubtful),
    // Helplines of the Women's Union stand on 1900.
    ("VN", "1900", Taken::Doubtful),
    // Charities still have 084 numbers; they cost up to 7p a minute (Ofcom, service charges).
    ("GB", "84", Taken::Doubtful),
    // Belgian 070 costs at most 0.30 euros a minute (BIPT), and associations have them.
    ("BE", "70", Taken::Doubtful),
];

/// Countries and territories that are one state: their numbers are not foreign to each other (ISO 3166-1).
const STATES: [&str; 6] = ["US PR VI GU AS MP", "AU CX CC", "FI AX", "NO SJ", "IT VA", "RE YT"];

/// Whether two countries, or a country and itself, are parts of one state.
pub fn same_state(one: &str, other: &str) -> bool {
    one == other || STATES.iter().any(|state| state.contains(one) && state.contains(other))
}

/// Everything that speaks against a complete number: the first fault, or all doubts.
pub fn check(written: &Written, parsed: &Parsed, home: Plan, sure: bool) -> Result<Vec<Doubt>, Fault> {
    let mut doubts = Vec::new();
    let owner = plan::owner(parsed.code, &parsed.national);
    if parsed.code == home.code {
        doubts.extend(elsewhere(written, parsed, home)?);
    }
    if sure {
        let home_has = parsed.code == home.code && plan::fits(home, &parsed.national);
        let country = if home_has { Some(home) } else { owner };
        doubts.extend(country.map_or(Ok(None), |country| cost(written, parsed, country))?);
    }
    doubts.extend(no_country(written, parsed)?);
    doubts.extend(given_up(written, parsed)?);
    doubts.extend(made_up(written, parsed));
    doubts.extend(too_long(written, parsed));
    doubts.extend(zero_before_free(written, parsed));
    doubts.extend(fictitious(written, parsed));
    doubts.extend(groups(written, parsed)?);
    Ok(doubts)
}

/// A number of another country that has the same code: nothing in it says that the call goes abroad.
fn elsewhere(written: &Written, parsed: &Parsed, home: Plan) -> Result<Option<Doubt>, Fault> {
    let Some(other) = plan::other_owner(home, &parsed.national).filter(|o| !same_state(home.country, o.country)) else {
        return Ok(None);
    };
    let message = format!(
        "`{}` is a number of {} (+{} too), in a file of {}: the call goes abroad, and is charged so",
        written.shown, other.country, other.code, home.country
    );
    let hint = format!("numbers of {0} stand in hotlines/{0}.toml; a region prints numbers of its own", other.country);
    // Canada and the United States call each other as at home; from a small country the large one's lines serve it too.
    let near = ["US", "CA"].contains(&home.country) && ["US", "CA"].contains(&other.country);
    if near || (!home.is_main() && other.is_main()) {
        let hint = "make sure that it can be called from there, and that it helps people from there".to_owned();
        return Ok(Some(Doubt { message, hint }));
    }
    Err(Fault::new(message, hint))
}

/// What the call costs whoever makes it.
fn cost(written: &Written, parsed: &Parsed, country: Plan) -> Result<Option<Doubt>, Fault> {
    let line = KINDS.lines().find_map(|l| l.strip_prefix(country.country)?.strip_prefix('\t'));
    let mut kinds = line.unwrap_or("").split('\t');
    let Some(kind) = kinds.position(|pattern| plan::whole(pattern, &parsed.national)) else { return Ok(None) };
    let known = KNOWN.iter().find(|(c, start, _)| *c == country.country && parsed.national.starts_with(start));
    let message = format!("`{}` is, in {}, {}", written.shown, country.country, MEANINGS[kind]);
    match known.map(|(.., taken)| taken) {
        Some(Taken::Free) => Ok(None),
        None if kind == 0 => {
            Err(Fault::new(message, "print a number that is free to call, or one at an ordinary price"))
        }
        _ => Ok(Some(Doubt { message, hint: "ask the operator for a number that is free to call".to_owned() })),
    }
}

/// Codes of no country (ITU-T E.164, list of assigned codes): premium rate, shared cost, satellites and networks. +800 is free.
fn no_country(written: &Written, parsed: &Parsed) -> Result<Option<Doubt>, Fault> {
    let what = match parsed.code {
        "979" => {
            let message = format!("`{}` is an international premium rate number", written.shown);
            return Err(Fault::new(message, "print a number that is free to call, or one at an ordinary price"));
        }
        "808" => "an international shared cost number: the caller pays",
        "870" | "881" | "882" | "883" => {
            "a number of a satellite or of a network of no country: a call costs very much"
        }
        _ => return Ok(None),
    };
    let message = format!("`{}` is {what}", written.shown);
    Ok(Some(Doubt { message, hint: "ask the operator for a number that is free to call".to_owned() }))
}

/// `888-888-8888`, `234-567-8901`: digits that stand for others, and may be assigned all the same.
fn made_up(written: &Written, parsed: &Parsed) -> Option<Doubt> {
    let bytes = parsed.national.as_bytes();
    let steps = |by: u8| bytes.windows(2).all(|two| (two[0] - b'0' + by) % 10 == two[1] - b'0');
    (bytes.len() > 8 && (steps(0) || steps(1) || steps(9))).then(|| Doubt {
        message: format!("`{}` looks like digits that stand for others", written.shown),
        hint: "compare it with its source, and call it".to_owned(),
    })
}

/// Country code and national number have at most 15 digits (ITU-T E.164); libphonenumber allows more in Germany and
/// Austria, for extensions of old switchboards.
const LONGEST: usize = 15;

fn too_long(written: &Written, parsed: &Parsed) -> Option<Doubt> {
    let count = parsed.code.len() + parsed.national.len();
    (count > LONGEST).then(|| Doubt {
        message: format!(
            "`{}` has {count} digits with its country code, and no number has more than 15",
            written.shown
        ),
        hint: "compare it with its source; leave out what is said at the switchboard".to_owned(),
    })
}

/// Italy's free numbers begin with 800 and 803 (libphonenumber's metadata), and with a 0 in front they are dialled as numbers of
/// the area 080. It may be one, so it is doubted and not refused: handbill's own choice.
fn zero_before_free(written: &Written, parsed: &Parsed) -> Option<Doubt> {
    let group = written.groups.first()?;
    (parsed.code == "39" && ["0800", "0803"].contains(&group.as_str())).then(|| Doubt {
        message: format!(
            "`{}` is dialled as a number of Bari (080): free numbers of Italy have no 0 in front",
            written.shown
        ),
        hint: format!("write it as it is dialled: {}", written.shown.replacen('0', "", 1)),
    })
}

/// A number that is known to be dead, or that its operator has given up.
fn given_up(written: &Written, parsed: &Parsed) -> Result<Option<Doubt>, Fault> {
    let full = format!("{}{}", parsed.code, parsed.national);
    let line = DEAD.lines().find_map(|l| l.strip_prefix(full.as_str())?.strip_prefix('\t'));
    let mut columns = line.unwrap_or("").split('\t');
    let (Some(new), Some(state)) = (columns.next().filter(|new| !new.is_empty()), columns.next()) else {
        return Ok(None);
    };
    let source = columns.next().unwrap_or("");
    let hint = format!("it became {new}; look for the number that the operator prints today");
    if state == "dead" {
        return Err(Fault::new(format!("`{}` is a dead number ({source})", written.shown), hint));
    }
    Ok(Some(Doubt { message: format!("`{}` was given up by its operator ({source})", written.shown), hint }))
}

/// Kept free by the regulator for films and examples.
fn fictitious(written: &Written, parsed: &Parsed) -> Option<Doubt> {
    let row = FICTITIOUS.lines().filter(|l| !l.starts_with('#')).find_map(|line| {
        let mut columns = line.split('\t');
        let plan = plan::of(columns.next()?)?;
        let (pattern, source) = (columns.next()?, columns.next()?);
        (plan.code == parsed.code && plan::whole(pattern, &parsed.national)).then_some(source)
    })?;
    Some(Doubt {
        message: format!("`{}` is kept for films and examples: nobody answers ({row})", written.shown),
        hint: "put the operator's own number in its place before anything is printed".to_owned(),
    })
}

/// Groups as nobody writes them: an eye that reads the number out, or a finger that dials it, loses its place.
fn groups(written: &Written, parsed: &Parsed) -> Result<Option<Doubt>, Fault> {
    if written.letters || written.groups.len() < 2 {
        return Ok(None);
    }
    let groups = national_groups(written, parsed);
    let single = groups.iter().filter(|group| **group == 1).count();
    if single >= 3 {
        return Err(scattered(written));
    }
    // The area code of +1 has three digits, and stands together whoever writes it.
    let split_area = parsed.code == "1" && groups.len() > 1 && (groups[0] < 3 || [4, 5].contains(&groups[0]));
    Ok((single == 2 || split_area).then(|| unusual(written)))
}

pub fn scattered(written: &Written) -> Fault {
    let message = format!("`{}` is taken apart digit by digit: nobody dials it without a slip", written.shown);
    Fault::new(message, "write it with the groups in which it is published: 1-888-373-7888, 08000 121 700")
}

pub fn unusual(written: &Written) -> Doubt {
    Doubt {
        message: format!("`{}` has groups in which nobody writes such a number", written.shown),
        hint: "compare it with its source, and write it with the groups that stand there".to_owned(),
    }
}

/// The lengths of the groups, without trunk prefix and country code.
fn national_groups(written: &Written, parsed: &Parsed) -> Vec<usize> {
    let in_front = written.digits.strip_suffix(&parsed.national).map_or(0, str::len);
    let in_front = if parsed.from == From::Abroad { 0 } else { in_front };
    let mut skip = in_front;
    let lengths = written.groups.iter().map(|group| {
        let cut = skip.min(group.len());
        skip -= cut;
        group.len() - cut
    });
    lengths.filter(|length| *length > 0).collect()
}

#[cfg(test)]
mod tests;
