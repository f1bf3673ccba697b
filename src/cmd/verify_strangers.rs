//! PDFs that handbill has not made: what can be read from them, and whether the campaign's registry knows it.

use std::collections::BTreeSet;

use crate::batch::{Comparison, figures};
use crate::diag::{Code, Diagnostic, Report};
use crate::verify::{self, Survey};

/// Digits from which a figure is a telephone number and no price or year.
const NUMBER_DIGITS: usize = 7;
/// Most numbers and codes that are listed.
const LISTED: usize = 20;

pub fn look(name: &str, bytes: &[u8], comparison: Option<&Comparison<'_>>, report: &mut Report) {
    let Some(seen) = verify::survey(bytes) else {
        report.push(Diagnostic::new(Code::VerifyUnreadable, format!("{name}: no PDF reader can open the file")));
        return;
    };
    report.push(Diagnostic::new(Code::VerifySeen, format!("{name}: {}", words(&seen))));
    if seen.heavy {
        let message = format!("{name}: a page uses patterns or masks, or there are many pages; not all was read");
        report.push(Diagnostic::new(Code::VerifyUnreadable, message));
    }
    if !seen.unread.is_empty() {
        let fonts: Vec<&str> = seen.unread.iter().take(LISTED).map(String::as_str).collect();
        let message = format!("{name}: text was not read, numbers in it neither: it is set in {}", fonts.join("; in "));
        report.push(Diagnostic::new(Code::VerifyUnreadable, message).hint("make the sheet with `handbill build`"));
    }
    let Some(comparison) = comparison else { return };
    let (numbers, payloads) = (comparison.all_numbers(), comparison.all_payloads());
    let mut known = 0;
    for number in &seen.numbers {
        let figure = figures(number);
        if is_known(&figure, &numbers) {
            known += 1;
        } else if let Some(fate) = comparison.fate(&figure) {
            let message = format!("{name}: the number {number} is dead: {fate}");
            let hint = "take down what hangs, and put up a sheet with the number of today";
            report.push(Diagnostic::new(Code::VerifyRegistry, message).hint(hint));
        } else if figure.len() >= NUMBER_DIGITS {
            let message = format!("{name}: the number {number} is not in the campaign's registry");
            report.push(Diagnostic::new(Code::VerifyForeignNumber, message));
        }
    }
    let plain = |address: &str| address.trim_end_matches('/').to_lowercase();
    for code in &seen.codes {
        if payloads.iter().any(|payload| plain(payload) == plain(code)) {
            known += 1;
        } else {
            let shown: String = code.chars().take(120).flat_map(char::escape_debug).collect();
            let message = format!("{name}: a code leads to {shown}, which the campaign's registry does not have");
            report.push(Diagnostic::new(Code::VerifyForeignCode, message));
        }
    }
    if known == 0 {
        let message = format!("{name}: no number and no code of the campaign could be read from it");
        report.push(Diagnostic::new(Code::VerifyUnreadable, message).hint("make the sheet with `handbill build`"));
    }
}

/// The number itself, the same with or without the code of its country, or several of them side by side.
fn is_known(figure: &str, numbers: &BTreeSet<String>) -> bool {
    let long = numbers.iter().filter(|n| n.len() >= NUMBER_DIGITS).map(|n| n.trim_start_matches('0'));
    let shorter = |n: &str| figure.len() >= NUMBER_DIGITS && n.ends_with(figure);
    let longer = |n: &str| figure.strip_suffix(n).is_some_and(|country| country.len() <= COUNTRY_DIGITS);
    if numbers.contains(figure) || long.clone().any(|n| shorter(n) || longer(n)) {
        return true;
    }
    let mut rest = figure.to_owned();
    let mut all: Vec<&String> = numbers.iter().collect();
    all.sort_by_key(|n| std::cmp::Reverse(n.len()));
    all.into_iter().for_each(|n| rest = rest.replacen(n.as_str(), "", 1));
    rest.is_empty()
}

/// `+44`, `0044`, `+1`.
const COUNTRY_DIGITS: usize = 5;

fn words(seen: &Survey) -> String {
    let list = |what: &str, found: &BTreeSet<String>| {
        let shown: Vec<String> =
            found.iter().take(LISTED).map(|f| f.chars().take(120).flat_map(char::escape_debug).collect()).collect();
        // Where something was not read, nobody knows that there is nothing.
        let none = if seen.heavy || !seen.unread.is_empty() { "that could be read" } else { "" };
        if shown.is_empty() {
            format!("no {what} {none}").trim_end().to_owned()
        } else {
            format!("{what} {}", shown.join(", "))
        }
    };
    format!(
        "nothing here says that handbill has made it; it shows {} and {}",
        list("numbers", &seen.numbers),
        list("codes", &seen.codes)
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_of_the_registry_in_other_clothes() {
        let numbers: BTreeSet<String> = ["18883737888", "233733", "911", "08000121700"].map(str::to_owned).into();
        for known in ["18883737888", "8883737888", "0018883737888", "448000121700", "18883737888233733", "911"] {
            assert!(is_known(known, &numbers), "{known}");
        }
        for foreign in ["188837378889", "18883737889", "123", "7888", "8000121701"] {
            assert!(!is_known(foreign, &numbers), "{foreign}");
        }
    }
}
