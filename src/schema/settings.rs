//! The keys of `handbill.toml`. Rows only.

use crate::schema::{Count, Kind, Section, forms, key, theme};

pub static SETTINGS: Section = Section {
    name: "settings",
    what: "handbill.toml",
    written: "handbill.toml",
    says: "A campaign: its name, whose numbers it prints, and what all its designs share.",
    keys: &[
        key("name", Kind::Line("a name"), "The campaign's name.", "\"Harbour campaign\"").required(),
        key("region", Kind::Form(&forms::REGION), "Whose numbers are printed: a file in hotlines/.", "\"GB\"")
            .or("\"US\""),
        key(
            "version",
            Kind::Line("a date, and more words if you like"),
            "Stands in the small print; it has a date.",
            "\"2026-11\"",
        )
        .unless("none"),
        key(
            "venue",
            Kind::Line("a place"),
            "Where the sheets hang; it stands in the small print.",
            "\"Hotel Sunrise\"",
        )
        .unless("none"),
        key(
            "locales",
            Kind::Many { of: &Kind::Text("a locale"), count: Count::Range(0..=usize::MAX), single: false },
            "The languages to build.",
            "[\"en\", \"es\"]",
        )
        .unless("all that the campaign has"),
        key("max-evidence-age", Kind::Form(&forms::AGE), "How old the evidence of a number may be.", "\"2 years\"")
            .or("\"18 months\""),
        key("colors", Kind::Table(&theme::COLORS), "Colours of all designs.", "").unless("the kit's"),
        key("styles", Kind::Table(&theme::STYLES), "Styles that several designs share.", "").unless("none"),
        key("rules", Kind::Table(&theme::RULES), "Levels of findings.", "")
            .unless("each as `handbill list rules` says"),
    ],
    rest: None,
    groups: &[],
    slips: &[],
    example: "name = \"Harbour campaign\"\nregion = \"GB\"\nversion = \"2026-11\"\nvenue = \"Hotel Sunrise\"",
};
