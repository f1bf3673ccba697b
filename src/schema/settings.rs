//! The keys of `handbill.toml`. Rows only.

use crate::limits;
use crate::schema::{Count, Group, Kind, Names, Rest, Section, forms, key, theme};

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
            "The languages to build; `\"en+es\"` is one sheet in both.",
            "[\"en\", \"es\"]",
        )
        .unless("all that the campaign has"),
        key(
            "hotlines",
            Kind::Many { of: &Kind::Text("the id of a hotline"), count: Count::Range(1..=usize::MAX), single: false },
            "Which hotlines are printed, by id and in this order; the first one is `hotline.*`.",
            "[\"county\", \"national\"]",
        )
        .unless("all of the region"),
        key("organization", Kind::Table(&ORGANIZATION), "Who prints.", "").unless("nobody is named"),
        key("values", Kind::Table(&VALUES), "Values of your own.", "").unless("none"),
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

/// Whether a name is a key of the file itself, and of no table in it: written below one, it would be taken for a name there.
pub fn is_plain(name: &str) -> bool {
    SETTINGS.key(name).is_some_and(|key| !matches!(key.kind, Kind::Table(_)))
}

/// One form for all locales, or one for each.
pub(super) const NAME: Kind = Kind::Either(&[Kind::Line("a name"), Kind::Table(&FORMS)]);
pub(super) const WEB: Kind = Kind::Either(&[Kind::Form(&forms::ADDRESS), Kind::Table(&FORMS)]);
const EMAIL: Kind = Kind::Either(&[Kind::Form(&forms::EMAIL), Kind::Table(&FORMS)]);
const PICTURE: Kind = Kind::Either(&[Kind::Form(&forms::PICTURE), Kind::Table(&FORMS)]);
const ANY: Kind =
    Kind::Either(&[Kind::Text("a text, an address, a date or a time"), Kind::Integer(0..=u32::MAX as i64)]);

pub static ORGANIZATION: Section = Section {
    name: "organization",
    what: "[organization]",
    written: "who prints, written `[organization]`",
    says: "Who prints, and with whom.",
    keys: &[
        key("name", NAME, "Its name.", "\"Harbour Help\"").unless("none"),
        key("web", WEB, "Its site.", "\"https://example.org/\"").unless("none"),
        key("email", EMAIL, "Its e-mail address.", "\"help@example.org\"").unless("none"),
        key("logo", PICTURE, "Its logo, below layouts/.", "\"art/logo.svg\"").unless("none"),
        key("partner", Kind::Tables { of: &PARTNER, most: limits::PARTNERS }, "Those who print with it.", "")
            .unless("none"),
    ],
    rest: None,
    groups: &[],
    slips: &[],
    example: "[organization]\nname = \"Harbour Help\"\nweb = \"https://example.org/\"\nlogo = \"art/logo.svg\"",
};

pub static PARTNER: Section = Section {
    name: "partner",
    what: "a partner",
    written: "tables, written `[[organization.partner]]`",
    says: "Somebody who prints with the organization.",
    keys: &[
        key("name", NAME, "Its name.", "\"City Clinic\"").required(),
        key("web", WEB, "Its site.", "\"https://example.org/clinic\"").unless("none"),
        key("logo", PICTURE, "Its logo, below layouts/.", "\"art/clinic.svg\"").unless("none"),
    ],
    rest: None,
    groups: &[],
    slips: &[],
    example: "[[organization.partner]]\nname = \"City Clinic\"",
};

pub static FORMS: Section = Section {
    name: "forms",
    what: "a value",
    written: "a text, or one form a locale: { en = \"…\", es = \"…\" }",
    says: "One form a locale.",
    keys: &[],
    rest: Some(Rest { name: "LOCALE", kind: Kind::Text("the form of this locale"), names: Names::Like(forms::LOCALE) }),
    groups: &[Group::NotEmpty],
    slips: &[],
    example: "name = { en = \"Harbour Help\", es = \"Ayuda del Puerto\" }",
};

pub static VALUES: Section = Section {
    name: "values",
    what: "[values]",
    written: "own values, written `[values]`",
    says: "What texts show as `$values-NAME`, boxes and codes as `values.NAME`; how it is written says what it is.",
    keys: &[],
    rest: Some(Rest {
        name: "NAME",
        kind: Kind::Either(&[ANY, Kind::Table(&VALUE)]),
        names: Names::Like(forms::VALUE_NAME),
    }),
    groups: &[],
    slips: &[],
    example: "[values]\nmotto = { en = \"We listen\", es = \"Te escuchamos\" }\nopens = \"18:00\"\nseal = { image = \"art/seal.svg\" }",
};

pub static VALUE: Section = Section {
    name: "value",
    what: "a picture",
    written: "a value, one form a locale, or a picture",
    says: "A picture, or a value in one form a locale.",
    keys: &[key("image", PICTURE, "A picture below layouts/.", "\"art/seal.svg\"").unless("the forms of a value")],
    rest: Some(Rest { name: "LOCALE", kind: ANY, names: Names::Like(forms::LOCALE) }),
    groups: &[Group::NotEmpty],
    slips: &[],
    example: "seal = { image = \"art/seal.svg\" }",
};
