//! The keys of `resources/*.toml`. Rows only.

use crate::limits;
use crate::schema::hotlines::{HOURS, SPOKEN};
use crate::schema::settings::{NAME, WEB};
use crate::schema::{Count, Kind, Section, forms, key};

pub static RESOURCES: Section = Section {
    name: "resources",
    what: "a file of resources",
    written: "a file of resources",
    says: "Addresses worth leading to, each with its source.",
    keys: &[key("resource", Kind::Tables { of: &RESOURCE, most: limits::RESOURCES }, "Its resources.", "").required()],
    rest: None,
    groups: &[],
    slips: &[],
    example: "[[resource]]\nid = \"rights\"\ntitle = \"Your rights\"\nurl = \"https://example.org/rights\"\nsource = \"https://example.org/\"",
};

pub static RESOURCE: Section = Section {
    name: "resource",
    what: "a resource",
    written: "tables, written `[[resource]]`",
    says: "An address worth leading to; `resource.ID.url` in codes, `$resource-ID-title` in texts.",
    keys: &[
        key("id", Kind::Form(&forms::ID), "Its name here, once in the campaign.", "\"rights\"").required(),
        key("title", NAME, "How it is called.", "{ en = \"Your rights\", es = \"Sus derechos\" }").required(),
        key("url", WEB, "What it opens.", "\"https://example.org/rights\"").required(),
        key("organization", NAME, "Who runs it.", "\"Example Legal Aid\"").unless("none"),
        key(
            "phone",
            Kind::Text("the id of a hotline"),
            "The hotline that is called for it, by its id in `hotlines/`; never a number.",
            "\"national\"",
        )
        .unless("none"),
        key(
            "languages",
            SPOKEN,
            "In which languages people are helped there; a list in others leaves it out.",
            "[\"en\", \"es\"]",
        )
        .unless("not said"),
        key("hours", HOURS, "When it is open: `\"24/7\"`, or anything else for less.", "\"24/7\"").unless("not said"),
        key(
            "tags",
            Kind::Many { of: &Kind::Text("a tag"), count: Count::Range(0..=usize::MAX), single: true },
            "What `where = { tag = … }` asks for.",
            "[\"legal\"]",
        )
        .unless("none"),
        key("source", Kind::Text("where it was seen"), "Where the address was seen.", "\"https://example.org/\"")
            .required(),
        key("evidence", Kind::Form(&forms::DATE), "When it was seen there.", "\"2026-11\"")
            .unless("the page has no date"),
        key("note", Kind::Text("a note"), "For yourself.", "\"moved in June\"").unless("none"),
    ],
    rest: None,
    groups: &[],
    slips: &[],
    example: "[[resource]]\nid = \"rights\"\ntitle = \"Your rights\"\nurl = \"https://example.org/rights\"\nsource = \"https://example.org/\"",
};
