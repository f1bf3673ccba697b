//! The places that require a notice, and what a machine can check of each.
//!
//! A table and nothing else. It is no legal advice: rules change, and a machine sees only the format.

use crate::load::tables::suggest;

/// Inches in points.
const INCH: f32 = 72.0;
const LETTER: (f32, f32) = (8.5 * INCH, 11.0 * INCH);

/// One place.
#[derive(Debug, Clone, Copy)]
pub struct Profile {
    pub name: &'static str,
    pub place: &'static str,
    /// The statute.
    pub source: &'static str,
    /// When the rule was last read.
    pub date: &'static str,
    /// Least width and height, in points; the sheet may be turned.
    pub sheet: (f32, f32),
    /// Least type size of everything on the sheet, in points.
    pub type_size: Option<f32>,
    /// Primary language tags, over all files of the run.
    pub languages: &'static [&'static str],
    /// A language of the county, beside those.
    pub another_language: bool,
    /// Digits of the numbers that must be printed.
    pub numbers: &'static [&'static str],
    pub bold_number: bool,
    /// English about two thirds of the notice, Spanish one third.
    pub two_thirds_english: bool,
    /// What only a person can see.
    pub unseen: &'static str,
}

const BASE: Profile = Profile {
    name: "",
    place: "",
    source: "",
    date: "2026-11",
    sheet: LETTER,
    type_size: Some(16.0),
    languages: &["en", "es"],
    another_language: false,
    numbers: &[],
    bold_number: false,
    two_thirds_english: false,
    unseen: "where it hangs, that it is conspicuous, and whether this business is one that the rule names",
};

/// `docs/facts.md#posting-rules`.
pub static PROFILES: &[Profile] = &[
    Profile {
        name: "us-ca-52-6",
        place: "California",
        source: "California Civil Code § 52.6",
        another_language: true,
        numbers: &["8883737888"],
        unseen: "where it hangs (near the public entrance, or in clear view), that it is conspicuous, and which third language the county needs",
        ..BASE
    },
    Profile {
        name: "us-fl-787-29",
        place: "Florida",
        source: "Florida Statutes § 787.29 (7/2024)",
        numbers: &["8553527233"],
        ..BASE
    },
    Profile {
        name: "us-ga-16-5-47",
        place: "Georgia (US)",
        source: "O.C.G.A. § 16-5-47",
        numbers: &["8883737888"],
        unseen: "where it hangs, that it is conspicuous, and that the Georgia number stands beside the national one",
        ..BASE
    },
    Profile {
        name: "us-il-50-10",
        place: "Illinois",
        source: "775 ILCS 50/10",
        another_language: true,
        unseen: "where it hangs, that it is conspicuous, and which third language the county needs",
        ..BASE
    },
    Profile {
        name: "us-md-15-207",
        place: "Maryland",
        source: "Maryland Code § 15-207",
        sheet: (3.0 * INCH, 5.0 * INCH),
        type_size: None,
        bold_number: true,
        ..BASE
    },
    Profile { name: "us-nj-52-17b-237-1", place: "New Jersey", source: "N.J.S.A. 52:17B-237.1", ..BASE },
    Profile {
        name: "us-tx-104-07",
        place: "Texas, places that serve alcohol",
        source: "Texas Alcoholic Beverage Code § 104.07",
        type_size: None,
        two_thirds_english: true,
        ..BASE
    },
    Profile {
        name: "us-tx-54-103",
        place: "Texas, lodging",
        source: "Texas Business & Commerce Code § 54.103",
        sheet: (11.0 * INCH, 17.0 * INCH),
        unseen: "where it hangs, that it is conspicuous, and which languages a tenth of the staff speak",
        ..BASE
    },
];

/// A profile by its name, or by the beginning of it when only one begins so.
///
/// # Errors
/// A hint: which names there are.
pub fn find(name: &str) -> Result<&'static Profile, String> {
    let wanted = name.trim().to_ascii_lowercase();
    if let Some(profile) = PROFILES.iter().find(|p| p.name == wanted) {
        return Ok(profile);
    }
    let begins = format!("{wanted}-");
    let mut near = PROFILES.iter().filter(|p| p.name.starts_with(&begins));
    match (near.next(), near.next()) {
        (Some(only), None) => Ok(only),
        (Some(_), Some(_)) => {
            let names: Vec<&str> = PROFILES.iter().map(|p| p.name).filter(|n| n.starts_with(&begins)).collect();
            Err(format!("say which: {}", names.join(", ")))
        }
        _ => Err(suggest::hint(&wanted, PROFILES.iter().map(|p| p.name)).unwrap_or_default()),
    }
}

impl Profile {
    /// The rules in one line, for lists and results.
    pub fn rules(&self) -> String {
        let mut rules = vec![format!("at least {} × {} in", self.sheet.0 / INCH, self.sheet.1 / INCH)];
        rules.extend(self.type_size.map(|size| format!("type of at least {size} pt")));
        let more = if self.another_language { " and a third language" } else { "" };
        rules.push(format!("languages {}{more}", self.languages.join(", ")));
        if !self.numbers.is_empty() {
            rules.push(format!("number {}", self.numbers.join(", ")));
        }
        if self.bold_number {
            rules.push("number in bold".to_owned());
        }
        if self.two_thirds_english {
            rules.push("English about 2/3, Spanish about 1/3 of the text's area".to_owned());
        }
        rules.push("the wording of the statute".to_owned());
        rules.join("; ")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_and_beginnings() {
        assert!(find("us-ca").is_ok_and(|p| p.name == "us-ca-52-6"));
        assert!(find("us-tx").is_err_and(|hint| hint.contains("us-tx-54-103")));
        assert!(find("us-ca-52-7").is_err_and(|hint| hint.contains("did you mean")));
        assert!(PROFILES.windows(2).all(|p| p[0].name < p[1].name));
    }
}
