//! The keys of `locales/*/locale.toml`. Rows only.

use crate::schema::words::{DIGITS, REVIEWS};
use crate::schema::{Count, Group, Kind, Section, key};

pub static LOCALE: Section = Section {
    name: "locale",
    what: "locale.toml",
    written: "locale.toml",
    says: "A language: its names, who has read its texts, and how it is set.",
    keys: &[
        key("native", Kind::Line("a name"), "Its name in itself.", "\"اردو\"").required(),
        key("english", Kind::Line("a name"), "Its name in English.", "\"Urdu\"").required(),
        key("review", Kind::Word(REVIEWS), "Whether a native speaker has read the printed sheets.", "\"reviewed\"")
            .or("\"draft\""),
        key(
            "reviewers",
            Kind::Many { of: &Kind::Line("a name"), count: Count::Range(0..=usize::MAX), single: false },
            "Who has read them; they are not printed.",
            "[\"A. Reader\"]",
        )
        .unless("none, but `reviewed` needs one"),
        key(
            "font",
            Kind::Line("a family"),
            "Another family of type, of `fonts/` or of the kit: Noto Naskh Arabic, Noto Sans Arabic, Noto Nastaliq Urdu.",
            "\"Noto Naskh Arabic\"",
        )
        .unless("the kit's for its script"),
        key(
            "digits",
            Kind::Word(DIGITS),
            "The digits of prose, where the language's habit is not wanted.",
            "\"latin\"",
        )
        .unless("the language's habit"),
        key(
            "phone-digits",
            Kind::Word(DIGITS),
            "The digits of telephone numbers; what is dialled stays the same.",
            "\"native\"",
        )
        .or("\"latin\""),
    ],
    rest: None,
    groups: &[Group::When("review", "reviewed", "reviewers")],
    slips: &[],
    example: "native = \"اردو\"\nenglish = \"Urdu\"\nreview = \"draft\"",
};
