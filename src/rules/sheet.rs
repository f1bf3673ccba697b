//! The rules of `resolve/` and `compose/`: why a sheet cannot be made. Sorted by code.

use super::{Code, Rule, error};

pub static RULES: &[Rule] = &[
    error(
        Code::BadMessage,
        "A text refers to itself or grows without bound.",
        "It cannot be printed at all.",
        "Take the reference out of the text.",
    ),
    error(
        Code::CodeOtherAddress,
        "A code opens another address than its text says.",
        "Who cannot see the code is told of a site that it does not open.",
        "Write the same value into `qr` and into the text of `alt`.",
    ),
    error(
        Code::EmptyList,
        "A box repeats over a list that has no entries.",
        "The sheet would have a hole where help should stand.",
        "Add an entry, or write `if-none = \"leave-out\"`.",
    ),
    error(
        Code::EmptyText,
        "A text is empty.",
        "An empty box on a poster looks like an accident and helps nobody.",
        "Write the text, or give the box a `when`.",
    ),
    error(
        Code::MissingBold,
        "A style asks for bold and the font has none.",
        "A smeared fake bold is hard to read.",
        "Choose a family with a bold face, or a regular weight.",
    ),
    error(
        Code::MissingFont,
        "A font family is not there.",
        "Without it a text has no glyphs at all.",
        "Put the font into fonts/, or name a bundled family in locale.toml.",
    ),
    error(
        Code::MissingGlyph,
        "A font lacks a character of the text.",
        "It would be printed as an empty box.",
        "Use another font, or another character.",
    ),
    error(
        Code::MissingMessage,
        "A locale lacks a text that the layout needs.",
        "A line in the wrong language, or none, leaves the reader out.",
        "Translate the text in locales/<language>/, or build the layout without this locale.",
    ),
    error(
        Code::MissingValue,
        "A text or a box shows what the region's record does not have.",
        "A poster would say \"text\" and give no number.",
        "Give the box a `when`, or the text a variant for [none].",
    ),
    error(
        Code::NoRoom,
        "A picture or shape has no height or no width.",
        "It would be there for the screen reader and nobody else.",
        "Give its box a `height`, or its row a length.",
    ),
    error(
        Code::OneLanguage,
        "A sheet does not show every language that is asked for.",
        "The readers of the others would find nothing in their own language.",
        "Use a layout that has a box with each = \"locales\", or build a sheet for each language.",
    ),
    error(
        Code::PageOverflow,
        "A box reaches beyond the page.",
        "What is outside is cut off by the printer.",
        "Make the content smaller or the margins wider.",
    ),
    error(
        Code::QrQuietZone,
        "Something stands in the quiet zone of a QR code.",
        "A scanner finds a code by the white around it: four modules on each side.",
        "Make the code smaller, the gap wider, or take `hang` away.",
    )
    .from("ISO/IEC 18004:2015, 9.1: 4 modules"),
    error(
        Code::QrTooLong,
        "The payload makes a code too dense for its size.",
        "Phones cannot scan it.",
        "Use a shorter address or a larger box.",
    )
    .from("213 bytes: version 10 at level M, ISO/IEC 18004:2015 table 7"),
    error(
        Code::QrTooSmall,
        "A QR code is too small.",
        "Modules below 0.4 mm do not scan on a wrinkled poster.",
        "Make the box larger.",
    )
    .from("docs/facts.md#print-numbers: module ≥ 0.4 mm; ISO/IEC 18004 leaves the module size to the reader"),
    error(
        Code::SvgUnsupported,
        "A drawing uses an effect that is not printed.",
        "The print would differ from the drawing.",
        "Flatten the effect in the drawing program; expand lines that are stretched, offset or square-ended into areas.",
    ),
    error(
        Code::TextOverflow,
        "A text does not fit into its box, at its smallest size.",
        "The end would be cut off.",
        "Shorten the text, or give the box more room.",
    ),
    error(
        Code::TooManyCopies,
        "A box repeats over more entries than fit in it.",
        "What does not fit would be cut off or too small to read.",
        "Choose some with `where`, or raise `at-most` if the design has room.",
    ),
    error(
        Code::UnknownEntry,
        "`where` names an entry that its list does not have.",
        "What somebody counts on would be missing from the sheet.",
        "Use a tag or an id that is there.",
    ),
    error(
        Code::UnknownMessage,
        "A layout names a text that no locale has.",
        "The box would be empty.",
        "Mend the name, or write the text in locales/en/.",
    ),
    error(
        Code::VictimOnly,
        "A sheet that asks for tips has only lines that are for victims.",
        "Whoever calls for somebody else is sent away, and keeps those waiting who need the line.",
        "Print a line that takes tips, or take `tips` and the text `bystander` out of the layout.",
    ),
];
