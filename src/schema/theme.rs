//! The keys that layouts and `handbill.toml` share: colours, styles and levels of findings. Rows only.

use std::ops::RangeInclusive;

use crate::schema::words::{ALIGNS, LEVELS, WEIGHTS, Without};
use crate::schema::{Group, Kind, List, Names, Rest, Section, forms, key};

const COLOR: Kind = Kind::Form(&forms::COLOR);
const COLOR_OR_NAME: Kind = Kind::Form(&forms::COLOR_OR_NAME);
const LENGTH: Kind = Kind::Form(&forms::LENGTH);
const EDITED: Kind = Kind::Either(&[Kind::Table(&EDITION), COLOR]);

/// In em; handbill's own choices.
pub const LEADING: RangeInclusive<f32> = 0.5..=4.0;
pub const PARAGRAPH_GAP: RangeInclusive<f32> = 0.0..=10.0;

/// Ranks: 0 never, 1 first, 9 last.
pub const SHRINK: RangeInclusive<i64> = 0..=9;

pub static COLORS: Section = Section {
    name: "colors",
    what: "a table of colours",
    written: "a table of colours",
    says: "Colours by role, such as `field`, `light`, `paper`, `ink`; drawings take them by `data-role`.",
    keys: &[
        key("grey", EDITED, "Other colours for `--ink grey`.", "{ ink = \"#000000\" }").unless("the same colours"),
        key("cmyk", EDITED, "Other colours for `--ink cmyk`.", "{ ink = \"cmyk(0, 0, 0, 100)\" }")
            .unless("the same colours"),
    ],
    rest: Some(Rest { name: "ROLE", kind: COLOR, names: Names::Any }),
    groups: &[],
    slips: &[],
    example: "[colors]\nlight = \"#ffc845\"\nink = \"#10203f\"\n\n[colors.grey]\nlight = \"#dcdcdc\"",
};

pub static EDITION: Section = Section {
    name: "edition",
    what: "a table of colours",
    written: "a table of colours",
    says: "Colours of one edition, by roles that `[colors]` has.",
    keys: &[],
    rest: Some(Rest { name: "ROLE", kind: COLOR, names: Names::Any }),
    groups: &[],
    slips: &[],
    example: "[colors.grey]\nlight = \"#dcdcdc\"",
};

pub static STYLES: Section = Section {
    name: "styles",
    what: "styles",
    written: "styles, written `[styles.NAME]`",
    says: "How texts are set, by names of your own; `body` is for texts without a `style`.",
    keys: &[],
    rest: Some(Rest { name: "NAME", kind: Kind::Table(&STYLE), names: Names::Any }),
    groups: &[],
    slips: &[],
    example: "[styles.body]\nsize = \"14pt\"\nmin = \"12pt\"",
};

pub static STYLE: Section = Section {
    name: "style",
    what: "a style",
    written: "a style, written `[styles.NAME]`",
    says: "How a text is set.",
    keys: &[
        key("extends", Kind::Text("the name of a style"), "The style that it begins with.", "\"body\"").unless("none"),
        key("size", LENGTH, "The size of its type at the first paper of the layout, 1 to 2000 pt.", "\"60pt\"")
            .unless("that of the style it extends; one of them must say it"),
        key("min", LENGTH, "Never smaller, on any paper.", "\"40pt\"").unless("`size`"),
        key("weight", Kind::Word(WEIGHTS), "Regular or bold.", "\"bold\"").or("\"regular\""),
        key(
            "font",
            Kind::Text("the name of a font family"),
            "A family of the files in `fonts/`; a text with letters that it lacks is set in the language's own.",
            "\"Noto Sans\"",
        )
        .unless("the family of the language"),
        key("color", COLOR_OR_NAME, "Its colour.", "\"ink\"").or("\"ink\""),
        key("emphasis", COLOR_OR_NAME, "The colour of `<em>`.", "\"light\"").unless("the text's own"),
        key(
            "leading",
            Kind::Number(LEADING, "em"),
            "From line to line; a script gets at least what its ink needs.",
            "1.15",
        )
        .or("1.25"),
        key("paragraph-gap", Kind::Number(PARAGRAPH_GAP, "em"), "Between paragraphs.", "0.8").or("0.5"),
        key("align", Kind::Word(ALIGNS), "Where its lines stand.", "\"center\"").or("\"start\""),
        key("balance", Kind::Flag, "Lines of about equal length, no single word on the last one.", "true").or("false"),
        key("hyphens", Kind::Flag, "Words may be cut where the language has patterns for it.", "true").or("false"),
        key(
            "shrink",
            Kind::Integer(SHRINK),
            "When it gives way on a face that is too full: 1 first, 9 last and together, 0 never.",
            "0",
        )
        .or("9"),
    ],
    rest: None,
    groups: &[],
    slips: &[],
    example: "[styles.headline]\nextends = \"body\"\nsize = \"60pt\"\nmin = \"40pt\"\nweight = \"bold\"",
};

/// What is allowed needs a reason, and so a table.
const LEVEL: Kind = Kind::Either(&[Kind::Word(&Without(LEVELS, "allow")), Kind::Table(&RULE)]);

pub static RULES: Section = Section {
    name: "rules",
    what: "rules",
    written: "rules: text-contrast = \"deny\"",
    says: "Levels of findings, by their code (`handbill list rules`); `handbill explain CODE` says whether one can be set.",
    keys: &[],
    rest: Some(Rest { name: "CODE", kind: LEVEL, names: Names::Of(List::Rules) }),
    groups: &[],
    slips: &[],
    example: "[rules]\nreading-level = \"deny\"\nevidence-age = { level = \"allow\", reason = \"called on 3 November\" }",
};

pub static RULES_OF_LAYOUT: Section = Section {
    name: "layout.rules",
    what: "rules",
    written: "rules: text-contrast = \"deny\"",
    says: "Levels of findings for one design; what is about the texts of a language has its level in handbill.toml.",
    keys: &[],
    rest: Some(Rest { name: "CODE", kind: LEVEL, names: Names::Of(List::RulesOfSheets) }),
    groups: &[],
    slips: &[],
    example: "[rules]\nbleed-short = { level = \"allow\", reason = \"nobody cuts it\" }",
};

pub static RULE: Section = Section {
    name: "rule",
    what: "a rule",
    written: "a level: \"warn\" or { level = \"allow\", reason = \"…\" }",
    says: "A level and why it was set; what is allowed needs a reason.",
    keys: &[
        key("level", Kind::Word(LEVELS), "What the finding becomes.", "\"allow\"").required(),
        key("reason", Kind::Text("a reason"), "A few words for the next person.", "\"called on 3 November\"")
            .unless("none, but `allow` needs one"),
    ],
    rest: None,
    groups: &[Group::When("level", "allow", "reason")],
    slips: &[],
    example: "evidence-age = { level = \"allow\", reason = \"called on 3 November\" }",
};
