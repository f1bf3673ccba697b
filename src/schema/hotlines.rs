//! The keys of `hotlines/*.toml`. Rows only; examples name no real line.

use std::ops::RangeInclusive;

use crate::limits;
use crate::schema::settings::WEB;
use crate::schema::words::{FAMILIES, LINE_KINDS, STATUSES};
use crate::schema::{Count, Group, Key, Kind, Section, forms, key};

const NUMBER: Kind = Kind::Line("a number in quotes, as it is published");
const DATE: Kind = Kind::Form(&forms::DATE);

/// In any language, by interpreters.
pub const INTERPRETERS: &str = "interpreters";
const BY_INTERPRETERS: &[(&str, ()); 1] = &[(INTERPRETERS, ())];
const LISTED: Kind =
    Kind::Many { of: &Kind::Form(&forms::LANGUAGE), count: Count::Range(1..=usize::MAX), single: false };
pub(super) const SPOKEN: Kind = Kind::Either(&[Kind::Word(BY_INTERPRETERS), LISTED]);
pub(super) const HOURS: Kind = Kind::Line("hours");

const fn languages(name: &'static str, says: &'static str) -> Key {
    key(name, SPOKEN, says, "[\"en\", \"es\"]").unless("not said")
}

const fn hours(name: &'static str, says: &'static str) -> Key {
    key(name, HOURS, says, "\"24/7\"").unless("as `hours`")
}

const fn source(name: &'static str, says: &'static str) -> Key {
    key(name, Kind::Line("where it was seen"), says, "\"https://example.org/chat\"").unless("as `source`")
}

const fn seen(name: &'static str, says: &'static str) -> Key {
    key(name, DATE, says, "\"2026-11\"").unless("as `evidence`")
}

/// Spoken on one line; handbill's own choice of a bound.
pub const LANGUAGES: RangeInclusive<i64> = 1..=1000;

pub static HOTLINES: Section = Section {
    name: "hotlines",
    what: "a region",
    written: "a region",
    says: "A country or a part of one, by its code (`GB.toml`, `US-CA.toml`): its emergency number and its hotlines.",
    keys: &[
        key("name", Kind::Line("a name"), "The region's name.", "\"Examplia\"").required(),
        key("paper", Kind::Word(FAMILIES), "The papers of its printers: Letter, or ISO 216.", "\"iso\"")
            .unless("the country's, in the file of a state"),
        key("emergency", Kind::Table(&EMERGENCY), "Whom to call in danger.", "")
            .unless("the country's, in the file of a state"),
        key(
            "hotline",
            Kind::Tables { of: &HOTLINE, most: limits::HOTLINES },
            "Its hotlines; the first one that is active is printed.",
            "",
        )
        .required(),
        key(
            "retired",
            Kind::Tables { of: &RETIRED, most: limits::HOTLINES },
            "Numbers that are dialled no more: each is recognised wherever it turns up.",
            "",
        )
        .unless("none"),
    ],
    rest: None,
    groups: &[],
    slips: &[],
    example: "name = \"Examplia\"\npaper = \"iso\"",
};

pub static EMERGENCY: Section = Section {
    name: "emergency",
    what: "[emergency]",
    written: "the emergency number, written `[emergency]`",
    says: "Whom to call in danger.",
    keys: &[
        key("number", NUMBER, "The number.", "\"112\"").required(),
        key("source", Kind::Line("where it was seen"), "Where it was seen.", "\"https://example.org/emergency\"")
            .required(),
        key("evidence", DATE, "When it was seen there.", "\"2026-11\"").unless("the page has no date"),
        key("note", Kind::Text("a note"), "For yourself.", "\"also by text\"").unless("none"),
    ],
    rest: None,
    groups: &[],
    slips: &[],
    example: "[emergency]\nnumber = \"112\"\nsource = \"https://example.org/emergency\"",
};

pub static RETIRED: Section = Section {
    name: "retired",
    what: "a retired number",
    written: "tables, written `[[retired]]`",
    says: "A number that is dialled no more. `check`, `verify` and `scan` name it wherever it still stands.",
    keys: &[
        key("number", NUMBER, "The number, as it was published.", "\"+44 20 …\"").required(),
        key("replaced-by", Kind::Line("the id of a hotline"), "The hotline that answers now.", "\"county\"")
            .unless("not said"),
        key("since", DATE, "When it was given up.", "\"2024-06\"").unless("not said"),
        key("source", Kind::Line("where it was seen"), "Where that was seen.", "\"https://example.org/news\"")
            .required(),
        key("note", Kind::Text("a note"), "For yourself.", "\"still on old cards\"").unless("none"),
    ],
    rest: None,
    groups: &[],
    slips: &[],
    example: "[[retired]]\nnumber = \"+44 20 …\"\nreplaced-by = \"county\"\nsource = \"https://example.org/news\"",
};

pub static HOTLINE: Section = Section {
    name: "hotline",
    what: "a hotline",
    written: "tables, written `[[hotline]]`",
    says: "A line that helps, as its operator publishes it.",
    keys: &[
        key("id", Kind::Line("a name"), "Its name here, once in the file.", "\"county\"").required(),
        key("name", Kind::Line("a name"), "How it is called.", "\"County help line\"").required(),
        key("operator", Kind::Line("a name"), "Who runs it.", "\"Example County\"").unless("none"),
        key("call", NUMBER, "The number, as it is published.", "\"+44 20 …\"").unless("it cannot be called"),
        key(
            "dial",
            Kind::Text("digits in quotes, e.g. \"+18883737888\""),
            "What a phone dials, where it does not follow from `call`.",
            "\"+4420…\"",
        )
        .unless("by the country's numbering plan"),
        key("text", NUMBER, "The number for messages.", "\"…\"").unless("it takes none"),
        key("keyword", Kind::Line("a word"), "The word to send to `text`.", "\"HELP\"").unless("none"),
        key("whatsapp", NUMBER, "The number on WhatsApp.", "\"+44 7…\"").unless("none"),
        key("url", WEB, "The operator's site; one form a language where it has them.", "\"https://example.org/help\"")
            .unless("none"),
        key("chat", WEB, "Where to chat; one form a language where it has them.", "\"https://example.org/chat\"")
            .unless("none"),
        key("kind", Kind::Word(LINE_KINDS), "What kind of line it is; `victim-only` takes no tips.", "\"local\"")
            .unless("not said"),
        languages("call-languages", "In which languages calls are answered; sheets in others leave the number out."),
        hours("call-hours", "When calls are answered."),
        source("call-source", "Where that was seen."),
        seen("call-evidence", "When that was seen."),
        languages("text-languages", "In which languages messages are read; sheets in others leave them out."),
        hours("text-hours", "When messages are answered."),
        source("text-source", "Where that was seen."),
        seen("text-evidence", "When that was seen."),
        languages("chat-languages", "In which languages the chat is held; sheets in others leave it out."),
        hours("chat-hours", "When the chat is answered."),
        source("chat-source", "Where that was seen."),
        seen("chat-evidence", "When that was seen."),
        languages("whatsapp-languages", "In which languages it is answered there; sheets in others leave it out."),
        hours("whatsapp-hours", "When it is answered there."),
        source("whatsapp-source", "Where that was seen."),
        seen("whatsapp-evidence", "When that was seen."),
        key("hours", Kind::Line("hours"), "When it answers: `\"24/7\"`, or anything else for less.", "\"24/7\"")
            .unless("not always"),
        key("languages", Kind::Integer(LANGUAGES), "How many are spoken on the phone.", "200").unless("not said"),
        key("source", Kind::Line("where it was seen"), "Where it was seen.", "\"https://example.org/help\"").required(),
        key("evidence", DATE, "When it was seen there.", "\"2026-11\"").unless("the page has no date"),
        key(
            "status",
            Kind::Word(STATUSES),
            "A draft is printed and named by every build; a retired line is never printed, and found where it still is.",
            "\"retired\"",
        )
        .or("\"active\""),
        key(
            "tags",
            Kind::Many { of: &Kind::Text("a tag"), count: Count::Range(0..=usize::MAX), single: true },
            "What `where = { tag = … }` asks for.",
            "[\"local\"]",
        )
        .unless("none"),
        key("note", Kind::Text("a note"), "For yourself.", "\"evenings only since June\"").unless("none"),
    ],
    rest: None,
    groups: &[
        Group::AtLeastOne(&["call", "text", "url", "chat", "whatsapp"]),
        Group::Needs("dial", "call"),
        Group::Needs("call-languages", "call"),
        Group::Needs("call-hours", "call"),
        Group::Needs("call-source", "call"),
        Group::Needs("call-evidence", "call"),
        Group::Needs("text-languages", "text"),
        Group::Needs("text-hours", "text"),
        Group::Needs("text-source", "text"),
        Group::Needs("text-evidence", "text"),
        Group::Needs("chat-languages", "chat"),
        Group::Needs("chat-hours", "chat"),
        Group::Needs("chat-source", "chat"),
        Group::Needs("chat-evidence", "chat"),
        Group::Needs("whatsapp-languages", "whatsapp"),
        Group::Needs("whatsapp-hours", "whatsapp"),
        Group::Needs("whatsapp-source", "whatsapp"),
        Group::Needs("whatsapp-evidence", "whatsapp"),
    ],
    slips: &[("text-keyword", "did you mean `keyword`? `$text-keyword` is its name in the texts")],
    example: "[[hotline]]\nid = \"county\"\nname = \"County help line\"\nurl = \"https://example.org/help\"\n\
              source = \"https://example.org/help\"\nevidence = \"2026-11\"",
};
