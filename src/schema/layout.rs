//! The keys of `layouts/*.toml`: pages, faces, grids and boxes. Rows only.

use std::ops::RangeInclusive;

use crate::limits;
use crate::schema::words::{
    ALIGNS, CHANNELS, COVERS, FITS, FLIP_EDGES, IF_NONE, LINE_KINDS, LISTS, MARKERS, ORDERS, ORIENTATIONS, ROLES,
    ROW_HEIGHTS, SHAPES, SIDES, VALUE_TYPES,
};
use crate::schema::{Count, Group, Kind, List, Names, Rest, Section, forms, key, theme};

const LENGTH: Kind = Kind::Form(&forms::LENGTH);
const SHARE: Kind = Kind::Form(&forms::SHARE);
const COLOR: Kind = Kind::Form(&forms::COLOR_OR_NAME);
const MESSAGE: Kind = Kind::Form(&forms::MESSAGE);
const PAPER: Kind = Kind::Either(&[Kind::Listed(List::Papers), Kind::Form(&forms::SIZE)]);
const PAPER_LIST: Kind = Kind::Many { of: &PAPER, count: Count::Range(1..=MANY), single: true };
const BY_FAMILY: Kind = Kind::Either(&[PAPER_LIST, Kind::Table(&PAPERS)]);
const LINES: Kind = Kind::Table(&LINE);
const IMAGE: Kind = Kind::Either(&[Kind::Form(&forms::PICTURE), Kind::Listed(List::Pictures)]);
const BOXES: Kind = Kind::Tables { of: &BOX, most: limits::BOXES };
const TRACKS: Kind =
    Kind::Many { of: &Kind::Form(&forms::TRACK), count: Count::Range(0..=limits::TRACKS), single: false };

/// Lists that have no bound of their own end with the file.
const MANY: usize = usize::MAX;

pub const COPIES: RangeInclusive<i64> = 1..=limits::COPIES as i64;
pub const REPEAT: RangeInclusive<i64> = 1..=limits::REPEAT as i64;
/// Languages on one sheet.
pub const LANGUAGES: RangeInclusive<i64> = 1..=limits::LOCALES_OF_SHEET as i64;
/// In em; handbill's own choice.
pub const ITEM_GAP: RangeInclusive<f32> = 0.0..=20.0;
/// Quarter turns.
/// Of a drawing; 150 is the floor for pictures (`docs/facts.md`), and no press shows more than 600.
pub const PPI: RangeInclusive<u16> = 150..=600;
pub const TURNS: [i64; 4] = [0, 90, 180, 270];
/// On and off lengths of a broken line: PDF readers were seen to differ beyond.
pub const DASHES: usize = 8;

/// The kinds of content: a box holds one of them.
pub const KINDS: [&str; 8] = ["text", "list", "hotline", "value", "qr", "image", "shape", "boxes"];
/// What has a meaning beside `each` alone.
pub const OF_EACH: [&str; 6] = ["where", "order", "at-most", "across", "gap", "if-none"];
/// Copies of a box over a list.
pub const OF_LIST: RangeInclusive<i64> = 1..=limits::COPIES_OF_EACH as i64;

pub static LAYOUT: Section = Section {
    name: "layout",
    what: "a layout",
    written: "a layout",
    says: "A design: its papers, its styles, and what stands on each side.",
    keys: &[
        key("title", Kind::Text("a title"), "Its name in lists.", "\"Venue poster\"").unless("the file's name"),
        key("document-title", MESSAGE, "The message that becomes the PDF's title, e.g. the headline.", "\"headline\"")
            .required(),
        key(
            "paper",
            BY_FAMILY,
            "The papers that it may be printed on; the first one is the size that lengths are meant for.",
            "{ iso = [\"A3\", \"A4\"], us = [\"Tabloid\", \"Letter\"] }",
        )
        .required(),
        key("orientation", Kind::Word(ORIENTATIONS), "Turns the papers.", "\"landscape\"")
            .unless("as the paper is named"),
        key(
            "size",
            BY_FAMILY,
            "The size of one copy, where several stand on a sheet.",
            "{ iso = \"85mm x 55mm\", us = \"3.5in x 2in\" }",
        )
        .unless("the paper itself"),
        key("impose", Kind::Table(&IMPOSE), "Several copies on a sheet.", "").unless("one on a sheet"),
        key("bleed", LENGTH, "Artwork beyond the trim, so that a cut that is off leaves no white line.", "\"3mm\"")
            .or("\"0\""),
        key("margin", SHARE, "Between the trim and the grid.", "\"15mm\"").or("\"0\""),
        key("fill", COLOR, "The colour of the page.", "\"paper\"").unless("none"),
        key("needs", Kind::Table(&NEEDS), "Values of handbill.toml without which it is skipped.", "").unless("none"),
        key(
            "languages",
            Kind::Many { of: &Kind::Integer(LANGUAGES), count: Count::Range(1..=2), single: true },
            "For how many languages on one sheet it is: so many, or `[least, most]`.",
            "[2, 3]",
        )
        .unless("one, or any number where a box has `each = \"locales\"`"),
        key(
            "sets",
            Kind::Many { of: &Kind::Text("languages of one sheet"), count: Count::Range(0..=MANY), single: true },
            "The languages of its sheets, where the campaign says none.",
            "[\"en+es\", \"en+zh-Hans\"]",
        )
        .unless("each locale for itself"),
        key(
            "hotlines",
            Kind::Many { of: &Kind::Text("the id of a hotline"), count: Count::Range(0..=MANY), single: true },
            "Which hotlines it prints, in this order.",
            "[\"county\", \"national\"]",
        )
        .unless("those of handbill.toml"),
        key(
            "insist",
            Kind::Tables { of: &INSIST, most: CHANNELS.len() },
            "Channels that are printed in languages which they do not serve, each with a reason.",
            "",
        )
        .unless("a sheet prints what serves its language"),
        key("tips", Kind::Flag, "It asks people to tell what they saw: no line for victims alone is on it.", "true")
            .unless("false; true where it shows the text `bystander`"),
        key("reading-distance", LENGTH, "From how far the headline and the number are read.", "\"200cm\"")
            .unless("not checked"),
        key("scan-distance", LENGTH, "From how far the code is scanned.", "\"60cm\"").unless("not checked"),
        key(
            "postings",
            Kind::Many { of: &Kind::Text("the name of a posting rule"), count: Count::Range(0..=MANY), single: true },
            "Format rules of a place that the sheet is meant to meet (`handbill list postings`).",
            "[\"us-ca-52-6\"]",
        )
        .unless("none"),
        key("rules", Kind::Table(&theme::RULES_OF_LAYOUT), "Levels of findings for this design.", "")
            .unless("those of handbill.toml"),
        key("colors", Kind::Table(&theme::COLORS), "Colours over those of handbill.toml.", "")
            .unless("those of handbill.toml"),
        key("styles", Kind::Table(&theme::STYLES), "Styles over those of handbill.toml.", "")
            .unless("those of handbill.toml"),
        key("grid", Kind::Table(&GRID), "Where its boxes stand.", "").unless("one column, a row for each box"),
        key("box", BOXES, "What stands on it.", "").unless("the faces have them"),
        key("face", Kind::Tables { of: &FACE, most: limits::FACES }, "Its sides, where there is more than one.", "")
            .unless("one side"),
    ],
    rest: None,
    groups: &[
        Group::AtLeastOne(&["box", "face"]),
        Group::Apart("face", &["box", "grid", "fill"]),
        Group::Needs("size", "impose"),
        Group::Needs("impose", "size"),
    ],
    slips: &[],
    example: "title = \"Clinic poster\"\ndocument-title = \"headline\"\npaper = { iso = \"A4\", us = \"Letter\" }\nmargin = \"15mm\"",
};

pub static NEEDS: Section = Section {
    name: "needs",
    what: "values and their types",
    written: "values and their types: { title = \"text\", day = \"date\" }",
    says: "Values of `[values]` that a design shows. A campaign that lacks one skips the design; `--set` may give it.",
    keys: &[],
    rest: Some(Rest { name: "NAME", kind: Kind::Word(VALUE_TYPES), names: Names::Any }),
    groups: &[],
    slips: &[],
    example: "[needs]\ntitle = \"text\"\nday = \"date\"",
};

pub static INSIST: Section = Section {
    name: "insist",
    what: "`insist`",
    written: "tables, written `[[insist]]`",
    says: "A channel that is printed whatever is spoken there. Every build names it.",
    keys: &[
        key("channel", Kind::Word(CHANNELS), "Which.", "\"text\"").required(),
        key("reason", Kind::Text("a reason"), "Why.", "\"short words are understood\"").required(),
    ],
    rest: None,
    groups: &[],
    slips: &[],
    example: "[[insist]]\nchannel = \"text\"\nreason = \"messages of one word are understood\"",
};

pub static PAPERS: Section = Section {
    name: "papers",
    what: "papers",
    written: "papers: { iso = \"A4\", us = \"Letter\" }",
    says: "Papers for both families of paper; the region says which of them is printed.",
    keys: &[
        key("iso", PAPER_LIST, "Where paper is measured by ISO 216.", "[\"A3\", \"A4\"]").required(),
        key("us", PAPER_LIST, "Where it is Letter.", "\"Letter\"").required(),
    ],
    rest: None,
    groups: &[],
    slips: &[],
    example: "paper = { iso = \"A4\", us = \"Letter\" }",
};

pub static IMPOSE: Section = Section {
    name: "impose",
    what: "[impose]",
    written: "the imposition, written `[impose]`",
    says: "Several copies of a face on a sheet; `size` says how large one is.",
    keys: &[
        key("columns", Kind::Integer(COPIES), "Copies beside one another.", "2").required(),
        key("rows", Kind::Integer(COPIES), "Copies below one another.", "5").required(),
        key(
            "gutter",
            Kind::Many { of: &LENGTH, count: Count::Range(1..=2), single: true },
            "Between neighbouring copies: one length, or `[across, down]`.",
            "[\"5mm\", \"0mm\"]",
        )
        .or("\"0\""),
        key("crop-marks", Kind::Flag, "Marks that say where to cut.", "true").or("false"),
        key(
            "duplex",
            Kind::Word(FLIP_EDGES),
            "The edge over which the sheet is turned for the second face.",
            "\"long-edge\"",
        )
        .unless("faces are sheets of their own"),
    ],
    rest: None,
    groups: &[],
    slips: &[],
    example: "[impose]\ncolumns = 2\nrows = 5\ncrop-marks = true\nduplex = \"long-edge\"",
};

pub static FACE: Section = Section {
    name: "face",
    what: "a face",
    written: "tables, written `[[face]]`",
    says: "A side of its own.",
    keys: &[
        key("name", Kind::Text("a name"), "How findings name it.", "\"back\"").unless("its number"),
        key("fill", COLOR, "The colour of the page.", "\"field\"").unless("none"),
        key("margin", SHARE, "Between the trim and the grid.", "\"4.5mm\"").unless("the layout's"),
        key("grid", Kind::Table(&GRID), "Where its boxes stand.", "").unless("one column, a row for each box"),
        key("box", BOXES, "What stands on it, written `[[face.box]]`.", "").required(),
    ],
    rest: None,
    groups: &[],
    slips: &[],
    example: "[[face]]\nname = \"back\"\nfill = \"paper\"\n\n[[face.box]]\ntext = \"headline\"",
};

pub static GRID: Section = Section {
    name: "grid",
    what: "a grid",
    written: "a grid",
    says: "Columns and rows, as in CSS; boxes stand in its areas.",
    keys: &[
        key("columns", TRACKS, "Their widths, from the start edge on.", "[\"1fr\", \"66mm\"]")
            .unless("as `areas` draws them"),
        key("rows", TRACKS, "Their heights, from the top.", "[\"auto\", \"1fr\"]").unless("as `areas` draws them"),
        key(
            "areas",
            Kind::Text("a drawing of names, row by row"),
            "A drawing of names, row by row, between three quotes; `.` is an empty cell.",
            "\"\"\"\nheadline headline\nsigns    code\n\"\"\"",
        )
        .unless("boxes fill the cells one after the other"),
        key(
            "gap",
            Kind::Many { of: &SHARE, count: Count::Range(1..=2), single: true },
            "One length, or `[between rows, between columns]`.",
            "[\"2mm\", \"4mm\"]",
        )
        .or("\"0\""),
    ],
    rest: None,
    groups: &[],
    slips: &[],
    example: "[grid]\ncolumns = [\"1fr\", \"66mm\"]\nareas = \"\"\"\nheadline headline\nsigns    code\n\"\"\"",
};

pub static LINE: Section = Section {
    name: "stroke",
    what: "a line",
    written: "a line: { color = \"ink\", width = \"0.5pt\" }",
    says: "A line: the outline of a box, a rule, or what stands between the items of a list.",
    keys: &[
        key("color", COLOR, "Its colour.", "\"ink\"").required(),
        key("width", LENGTH, "Its thickness.", "\"0.5pt\"").required(),
        key(
            "dash",
            Kind::Many { of: &LENGTH, count: Count::Range(0..=DASHES), single: false },
            "Lengths, on and off in turn.",
            "[\"3pt\", \"2pt\"]",
        )
        .unless("unbroken"),
    ],
    rest: None,
    groups: &[],
    slips: &[],
    example: "stroke = { color = \"ink\", width = \"0.5pt\", dash = [\"3pt\", \"2pt\"] }",
};

pub static BOX: Section = Section {
    name: "box",
    what: "a box",
    written: "tables, written `[[box]]`",
    says: "A rectangle with one kind of content: `text`, `list`, `hotline`, `value`, `qr`, `image`, `shape` or `boxes`.",
    keys: &[
        key("text", MESSAGE, "Content: a message.", "\"headline\""),
        key(
            "list",
            Kind::Many { of: &MESSAGE, count: Count::Range(1..=limits::LIST_ITEMS), single: false },
            "Content: messages, one an item.",
            "[\"sign-debt\", \"sign-papers\"]",
        ),
        key(
            "hotline",
            Kind::Listed(List::OfHotlines),
            "Content: a value of the hotline, as large text with its link.",
            "\"call\"",
        ),
        key(
            "value",
            Kind::Listed(List::Shown),
            "Content: a value, as large text with its link.",
            "\"organization.name\"",
        ),
        key(
            "qr",
            Kind::Either(&[Kind::Listed(List::Payloads), Kind::Form(&forms::ADDRESS)]),
            "Content: a code.",
            "\"{hotline.url}\"",
        ),
        key("image", IMAGE, "Content: a picture, or a value that is one.", "\"art/door.svg\""),
        key("shape", Kind::Word(SHAPES), "Content: a shape; a rule needs a `stroke`.", "\"rect\""),
        key(
            "boxes",
            Kind::Tables { of: &BOX, most: limits::BOXES },
            "Content: boxes in a `grid` of their own.",
            "[{ text = \"headline\" }]",
        ),
        key("grid", Kind::Table(&GRID), "Where the boxes in it stand.", "")
            .unless("one column, a row for each box")
            .only(&["boxes"]),
        key(
            "area",
            Kind::Many { of: &Kind::Text("an area's name"), count: Count::Range(0..=MANY), single: true },
            "An area of the grid or several; `\"page\"` is the whole trim.",
            "\"headline\"",
        )
        .unless("the next free cell"),
        key("name", Kind::Text("a name"), "How findings name it.", "\"small print\"")
            .unless("its area, or its content"),
        key("style", Kind::Text("the name of a style"), "How its text is set.", "\"headline\"")
            .or("\"body\"")
            .only(&["text", "list", "hotline", "value"]),
        key("role", Kind::Word(ROLES), "What it is to a screen reader; `none` is decoration.", "\"h1\"")
            .unless("what the content suggests"),
        key("alt", MESSAGE, "What a screen reader says of it.", "\"qr-alt\"").unless("none").only(&["qr", "image"]),
        key("when", Kind::Listed(List::Conditions), "It is there only if the sheet has this value.", "\"hotline.url\"")
            .unless("always"),
        key(
            "unless",
            Kind::Listed(List::Conditions),
            "It is there only if the sheet lacks this value.",
            "\"hotline.text\"",
        )
        .unless("always"),
        key("repeat", Kind::Integer(REPEAT), "So many copies, in the next free cells.", "9").or("1"),
        key("each", Kind::Word(LISTS), "The box once for each entry of a list, whose values it shows.", "\"hotlines\"")
            .unless("once")
            .only(&["boxes"]),
        key("where", Kind::Table(&WHERE), "Which entries of the list.", "{ tag = \"local\" }")
            .unless("all")
            .only(&["boxes"]),
        key("order", Kind::Word(ORDERS), "As they are listed, or by name as the sheet's language sorts.", "\"name\"")
            .or("\"listed\"")
            .only(&["boxes"]),
        key("at-most", Kind::Integer(OF_LIST), "More entries than this are an error.", "3").or("24").only(&["boxes"]),
        key("across", Kind::Integer(OF_LIST), "Copies beside one another.", "2").or("1").only(&["boxes"]),
        key(
            "gap",
            Kind::Many { of: &SHARE, count: Count::Range(1..=2), single: true },
            "Between copies: one length, or `[across, down]`.",
            "[\"4mm\", \"2mm\"]",
        )
        .or("\"0\"")
        .only(&["boxes"]),
        key(
            "row-heights",
            Kind::Word(ROW_HEIGHTS),
            "As high as their content, or all alike, sharing the height of the box.",
            "\"equal\"",
        )
        .or("\"content\"")
        .only(&["boxes"]),
        key("equal", Kind::Flag, "Texts are as large in every copy as where they have least room.", "true")
            .or("false")
            .only(&["boxes"]),
        key("if-none", Kind::Word(IF_NONE), "What a list without entries does.", "\"leave-out\"")
            .or("\"error\"")
            .only(&["boxes"]),
        key("width", SHARE, "Its width, instead of the content's own.", "\"22mm\"")
            .unless("the content's, or the cell's"),
        key("height", SHARE, "Its height, instead of the content's own.", "\"30mm\"")
            .unless("the content's, or the cell's"),
        key(
            "align",
            Kind::Word(ALIGNS),
            "Where smaller content stands across; a text needs a `width` for it.",
            "\"center\"",
        )
        .unless("pictures and codes in the middle, all else at the start"),
        key("valign", Kind::Word(ALIGNS), "Where smaller content stands from top to bottom.", "\"end\"")
            .or("\"start\""),
        key(
            "padding",
            Kind::Many { of: &SHARE, count: Count::Of(&[1, 2, 4]), single: true },
            "Between its edge and its content: one length, `[vertical, horizontal]` or `[top, end, bottom, start]`.",
            "[\"2mm\", \"4mm\"]",
        )
        .or("\"0\""),
        key("fill", COLOR, "Painted behind the content.", "\"light\"").unless("none"),
        key("stroke", LINES, "A line around it, or the line of a rule.", "{ color = \"rule\", width = \"0.5pt\" }")
            .unless("none"),
        key("radius", LENGTH, "Round corners.", "\"2mm\"").or("\"0\""),
        key(
            "extend",
            Kind::Either(&[
                Kind::Flag,
                Kind::Many { of: &Kind::Word(SIDES), count: Count::Range(0..=MANY), single: true },
            ]),
            "The sides that grow to the edge of the bleed, or `true` for all.",
            "[\"top\", \"start\"]",
        )
        .or("false"),
        key("rotate", Kind::Numbers(&TURNS), "Turned clockwise, in degrees.", "90").or("0"),
        key("marker", Kind::Word(MARKERS), "What stands before each item.", "\"checkbox\"")
            .or("\"bullet\"")
            .only(&["list"]),
        key("item-gap", Kind::Number(ITEM_GAP, "em"), "Between items.", "0.6").or("0.4").only(&["list"]),
        key("item-gap-max", Kind::Number(ITEM_GAP, "em"), "The gap grows up to this where the box is higher.", "1.2")
            .unless("`item-gap`")
            .only(&["list"]),
        key("rules", LINES, "A line between items, and above the first.", "{ color = \"rule\", width = \"0.5pt\" }")
            .unless("none")
            .only(&["list"]),
        key("first-rule", Kind::Flag, "Whether a line stands above the first item too.", "false")
            .or("true")
            .only(&["list"]),
        key(
            "covers",
            Kind::Many { of: &Kind::Word(COVERS), count: Count::Range(0..=MANY), single: true },
            "What every sheet must say, and this text says in words of its own.",
            "[\"phone-safety\"]",
        )
        .unless("none")
        .only(&["text", "list"]),
        key("hang", Kind::Flag, "The code fills the box, and its quiet zone hangs outside.", "true")
            .or("false")
            .only(&["qr"]),
        key("ink", COLOR, "The colour of the modules, or of the markers.", "\"ink\"")
            .unless("black; the text's own")
            .only(&["qr", "list"]),
        key("fit", Kind::Word(FITS), "Inside the box, or over all of it and cut.", "\"cover\"")
            .or("\"contain\"")
            .only(&["image"]),
        key("mirror", Kind::Flag, "Turned round in right-to-left locales.", "true").or("false").only(&["image"]),
        key(
            "raster",
            Kind::Form(&forms::PPI),
            "A drawing is printed as pixels: for filters, masks and patterns, 150 to 600 an inch.",
            "\"300ppi\"",
        )
        .unless("drawn in areas and lines")
        .only(&["image"]),
    ],
    rest: None,
    groups: &[
        Group::OneOf(&KINDS),
        Group::Needs("where", "each"),
        Group::Needs("order", "each"),
        Group::Needs("at-most", "each"),
        Group::Needs("across", "each"),
        Group::Needs("gap", "each"),
        Group::Needs("if-none", "each"),
        Group::Needs("equal", "each"),
        Group::Needs("row-heights", "each"),
        Group::Needs("first-rule", "rules"),
        Group::When("shape", "rule", "stroke"),
        Group::When("shape", "vertical-rule", "stroke"),
    ],
    slips: &[],
    example: "[[box]]\narea = \"headline\"\ntext = \"headline\"\nrole = \"h1\"",
};

pub static WHERE: Section = Section {
    name: "where",
    what: "`where`",
    written: "which entries: { tag = \"local\" }",
    says: "Which entries of a list a box is repeated over.",
    keys: &[
        key("tag", Kind::Text("a tag"), "Those with this tag.", "\"local\"").unless("all"),
        key(
            "kind",
            Kind::Many { of: &Kind::Word(LINE_KINDS), count: Count::Range(0..=MANY), single: true },
            "Lines of this kind; of `hotlines` alone.",
            "\"local\"",
        )
        .unless("all"),
        key(
            "id",
            Kind::Many { of: &Kind::Text("an id"), count: Count::Range(0..=MANY), single: true },
            "These, in this order.",
            "[\"county\", \"national\"]",
        )
        .unless("all"),
    ],
    rest: None,
    groups: &[],
    slips: &[],
    example: "where = { tag = \"local\" }",
};
