//! The table of rules: every diagnostic code with what it means, why it matters and how to mend it.
//!
//! A code that is not in this table may not be used (`tests/rules.rs` checks it).

mod preflight;

use crate::diag::Severity;

/// One rule, as `handbill explain CODE` shows it.
#[derive(Debug, Clone, Copy)]
pub struct Rule {
    /// Stable kebab-case name.
    pub code: &'static str,
    pub severity: Severity,
    /// One sentence: what was found.
    pub what: &'static str,
    /// Why a poster with this fault would fail the person it is for.
    pub why: &'static str,
    /// How to mend it.
    pub mend: &'static str,
    /// Where its threshold or its wording comes from; empty where the rule is handbill's own.
    pub source: &'static str,
    /// Whether `[rules]` may set its level. A sheet that cannot be made as it was meant is an error always.
    pub adjustable: bool,
}

impl Rule {
    const fn from(mut self, source: &'static str) -> Self {
        self.source = source;
        self
    }
    const fn adjustable(mut self) -> Self {
        self.adjustable = true;
        self
    }
}

/// Every rule, sorted by code.
pub fn all() -> Vec<&'static Rule> {
    let mut rules: Vec<_> = RULES.iter().chain(preflight::RULES).collect();
    rules.sort_by_key(|rule| rule.code);
    rules
}

/// The rule with this code.
pub fn find(code: &str) -> Option<&'static Rule> {
    RULES.iter().chain(preflight::RULES).find(|rule| rule.code == code)
}

/// The rows are long sentences: one line each, in the order code, what, why, mend.
const fn error(code: &'static str, what: &'static str, why: &'static str, mend: &'static str) -> Rule {
    Rule { code, severity: Severity::Error, what, why, mend, source: "", adjustable: false }
}

const fn warning(code: &'static str, what: &'static str, why: &'static str, mend: &'static str) -> Rule {
    Rule { code, severity: Severity::Warning, what, why, mend, source: "", adjustable: false }
}

const fn note(code: &'static str, what: &'static str, why: &'static str, mend: &'static str) -> Rule {
    Rule { code, severity: Severity::Note, what, why, mend, source: "", adjustable: false }
}

/// The rules of the stages, sorted by code; those of the preflight stand in their own file.
pub static RULES: &[Rule] = &[
    note(
        "art-recoloured",
        "Elements of a drawing take colours of the campaign, or have classes that are named like them.",
        "A logo that changes its colours by accident is no longer the logo.",
        "Nothing, when it is meant. `data-role=\"leaf\"` on an element asks for the colour `leaf`; a class asks for nothing.",
    ),
    error(
        "bad-character",
        "A text contains a control, bidi or private character.",
        "Such characters are invisible, turn numbers around or print as empty boxes.",
        "Delete the character; directions and line breaks are set for you.",
    ),
    error(
        "bad-color",
        "A colour is not written as `#rrggbb` or `cmyk(c, m, y, k)`, or has more ink than dries.",
        "A colour that is guessed may make the number unreadable.",
        "Write six hexadecimal digits after #, in quotes (eight with opacity), or four inks in per cent, 300 in all at most.",
    ),
    error(
        "bad-image",
        "A picture cannot be read, is too large or contains what print cannot show.",
        "A missing picture leaves a hole that nobody sees before the print run.",
        "Save the picture anew as plain SVG, PNG or an RGB JPEG; convert text in drawings to paths.",
    ),
    error(
        "bad-length",
        "A length has no unit, or one that print does not know.",
        "15 may be millimetres or points: a guess makes a poster nobody can read.",
        "Write the unit in quotes: \"15mm\", \"0.5in\", \"12pt\".",
    ),
    error(
        "bad-locale",
        "A folder below locales/ is not named after a language.",
        "Direction, script and fonts follow from the language code.",
        "Rename it to a BCP 47 code such as `es`, `zh-Hans` or `fr-CA`.",
    ),
    error(
        "bad-manifest",
        "The manifest of the output folder cannot be read.",
        "It says which files are handbill's: without it they cannot be told from other people's.",
        "Put the manifest back from a copy, move it away, or write it anew with `--force`.",
    ),
    error(
        "bad-message",
        "A text refers to itself or grows without bound.",
        "It cannot be printed at all.",
        "Take the reference out of the text.",
    ),
    error(
        "bad-name",
        "A new layout's name cannot be a file's name everywhere.",
        "Names become files and addresses on every system.",
        "Use small letters, digits and hyphens: `clinic-poster`.",
    ),
    error(
        "bad-number",
        "A phone number contains what no number contains, or dials another one than it shows.",
        "A wrong digit sends a person in danger to a stranger.",
        "Copy the number from its source, with its published grouping, in quotes.",
    ),
    error(
        "bad-photo",
        "A photograph cannot be opened.",
        "Nothing can be said about the poster on it.",
        "Take a JPEG or PNG of at most 64 MB and 16,000 pixels a side.",
    ),
    error(
        "bad-url",
        "An address is not a plain https address.",
        "Trackers and shorteners tell others who asked for help, and lapse.",
        "Write the operator's own https address, without anything after a question mark.",
    ),
    error(
        "bad-value",
        "A value that is printed as it stands is too long, empty, or has forbidden characters.",
        "It would break the line or the sheet.",
        "Write one short line of plain text.",
    ),
    error(
        "box-kind",
        "A box has no content, or two kinds of it.",
        "The layout does not say what to print.",
        "Give each box exactly one of text, list, hotline, qr, image, shape and boxes.",
    ),
    error(
        "broken-font",
        "A file in fonts/ cannot be read as a font.",
        "Text set in it would come out as boxes or not at all.",
        "Replace it with a static TrueType or OpenType font, or take it away.",
    ),
    warning(
        "code-other-address",
        "A code opens another address than its text says.",
        "Who cannot see the code is told of a site that it does not open.",
        "Write the same value into `qr` and into the text of `alt`.",
    ),
    error(
        "dotted-circle",
        "A sign has no letter to stand on.",
        "It is printed on a dotted circle, or beside its word: a reader sees at once that nobody could read the sheet.",
        "Type the letter first and its signs behind it; take the space away that parts them.",
    )
    .from("what HarfBuzz's shapers draw for a broken syllable; Unicode 16, 2.11 and 3.6"),
    warning(
        "draft-translation",
        "A translation has not been read by a native speaker.",
        "A phrase that is wrong, rude or dangerous in context fails the person it is for, and nobody here would notice.",
        "Have someone who speaks the language read every sheet; then set `review = \"reviewed\"` and their name in its locale.toml.",
    )
    .adjustable(),
    error(
        "duplicate-id",
        "Two parts of the campaign have the same name.",
        "Which of them is printed would be chance.",
        "Rename or remove one.",
    ),
    error(
        "duplicate-message",
        "A text is defined twice in a locale.",
        "Fluent would keep the first in silence, and the newer text would never be printed.",
        "Remove one of the two.",
    ),
    error(
        "empty-list",
        "A box repeats over a list that has no entries.",
        "The sheet would have a hole where help should stand.",
        "Add an entry, or write `if-none = \"leave-out\"`.",
    ),
    error(
        "empty-text",
        "A text is empty.",
        "An empty box on a poster looks like an accident and helps nobody.",
        "Write the text, or give the box a `when`.",
    ),
    error(
        "file-conflict",
        "A file is in the way that handbill has not made, or that is another sheet.",
        "A file of somebody else's, or another poster, would be lost.",
        "Move it away, name another folder with `-o DIR`, or overwrite it with `--force`.",
    ),
    error(
        "file-too-large",
        "A file is larger than the limit.",
        "A campaign is text and a few pictures: a larger file is a mistake or an attack.",
        "Make the file smaller.",
    ),
    error(
        "file-unreadable",
        "A file or folder cannot be opened.",
        "Without it the campaign is incomplete.",
        "Check that it exists and may be read.",
    ),
    note(
        "font-replaced",
        "A font of the campaign takes the place of one of the kit.",
        "Every text and number of that family is set in it, also in languages that were checked with the kit's font.",
        "Nothing, when it is meant; otherwise rename the file, or give the font a family name of its own.",
    ),
    error(
        "ftl-syntax",
        "A text file breaks the rules of Fluent.",
        "Fluent passes over what it cannot read: the text would be missing.",
        "Mend the line that is shown; continued lines are indented.",
    ),
    error(
        "grid-shape",
        "The drawing of a grid is ragged, or an area is no rectangle.",
        "Boxes would land on top of each other.",
        "Draw every row with the same number of cells; `.` is an empty one.",
    ),
    error(
        "imposition",
        "The copies do not fit on the sheet, or their size is missing.",
        "Cards would be cut through.",
        "Write `size` and `[impose]` together, with fewer columns or rows.",
    ),
    error(
        "legacy-encoding",
        "A text was typed for an old font and not in Unicode.",
        "In every other font it is rubbish: Zawgyi, VNI, TCVN3, Kruti Dev, Bijoy and TAB draw other letters than they store.",
        "Convert the text to Unicode and have somebody read it.",
    )
    .from("orders that UTN #11 excludes for Burmese; letters that no Vietnamese word has; signs inside Latin words in a language of another script"),
    error(
        "literal-number",
        "A number is typed into a text.",
        "Typed numbers are mistyped and go out of date; in right-to-left text they are scrambled.",
        "Write { $call }, { $text-number } or { $emergency }: numbers come from hotlines/.",
    ),
    error(
        "literal-url",
        "An address is typed into a text.",
        "Addresses change, and a mistyped one leads elsewhere.",
        "Write { $url } or { $chat }: addresses come from hotlines/. Where a sentence ends, put a space behind the full stop.",
    ),
    error(
        "markup",
        "The markup of a text is unknown or not closed.",
        "The tags would be printed, or half the text would be bold.",
        "Use <strong>…</strong> and <em>…</em> only, each closed inside the same text.",
    ),
    error(
        "mojibake",
        "A text was read in the wrong encoding.",
        "`Ã©` for `é` cannot be read, and shows that nobody has looked.",
        "Save the source as UTF-8 and paste the text again.",
    )
    .from("the characters, written in that encoding, are UTF-8 again (Windows-1252, -1251, -1256, Macintosh, GBK, Shift_JIS, Big5, EUC-KR, DOS)"),
    error(
        "missing-bold",
        "A style asks for bold and the font has none.",
        "A smeared fake bold is hard to read.",
        "Choose a family with a bold face, or a regular weight.",
    ),
    error(
        "missing-font",
        "A font family is not there.",
        "Without it a text has no glyphs at all.",
        "Put the font into fonts/, or name a bundled family in locale.toml.",
    ),
    error(
        "missing-glyph",
        "A font lacks a character of the text.",
        "It would be printed as an empty box.",
        "Use another font, or another character.",
    ),
    error(
        "missing-key",
        "Something that is needed is not written.",
        "It cannot be guessed.",
        "Add the key that is named.",
    ),
    error(
        "missing-message",
        "A locale lacks a text that the layout needs.",
        "A line in the wrong language, or none, leaves the reader out.",
        "Translate the text in locales/<language>/, or build the layout without this locale.",
    ),
    error(
        "missing-value",
        "A text or a box shows what the region's record does not have.",
        "A poster would say \"text\" and give no number.",
        "Give the box a `when`, or the text a variant for [none].",
    ),
    error(
        "no-campaign",
        "There is no campaign in this folder or above it.",
        "Without a campaign there is nothing to print.",
        "Run `handbill new campaign my-town`, or name a folder with `-C DIR`.",
    ),
    error(
        "no-jobs",
        "Nothing is left to build.",
        "The run would end well and make nothing.",
        "Name an existing layout, locale and region.",
    ),
    error(
        "no-manifest",
        "There is no manifest to compare files or photographs with.",
        "The manifest alone says what must be on a sheet.",
        "Keep manifest.json in the folder that `build` wrote, or name it with --manifest.",
    ),
    error(
        "no-room",
        "A picture or shape has no height or no width.",
        "It would be there for the screen reader and nobody else.",
        "Give its box a `height`, or its row a length.",
    ),
    note(
        "not-compared",
        "Finished files were not compared with a registry.",
        "A number may have changed since the sheets were made.",
        "Run `handbill verify` in the campaign's folder, or name the campaign with `-C DIR`.",
    ),
    error(
        "not-utf8",
        "A file is not valid UTF-8.",
        "Letters of other scripts would come out as rubbish.",
        "Save the file as UTF-8.",
    ),
    error(
        "number-glued",
        "A number or an address touches a letter, a digit, a sign or another number.",
        "`911` with a 1 behind it is dialled as 9111; a number with a letter looks like one spelled in letters.",
        "Put a space, a comma or a word between them; endings are written with an apostrophe or a hyphen (911'i, 112-t).",
    ),
    note(
        "old-date",
        "A day of the campaign lies before its version.",
        "It may be a day that is remembered, or an event that is over.",
        "Nothing, if it is remembered; a name such as `founded` says so.",
    ),
    error(
        "one-language",
        "A sheet does not show every language that is asked for.",
        "The readers of the others would find nothing in their own language.",
        "Use a layout that has a box with each = \"locales\", or build a sheet for each language.",
    ),
    error(
        "output-over-parts",
        "The output folder is one that the campaign is read from.",
        "Finished sheets among the parts would be taken for parts, or lie over them.",
        "Name another folder with `-o DIR`; without it, output/ in the campaign is taken.",
    ),
    error(
        "output-unwritable",
        "The output cannot be written.",
        "The sheets would be lost.",
        "Check the folder given with -o and the space on the disk.",
    ),
    warning(
        "own-region-unused",
        "The campaign has numbers of its own, and the region that is printed comes from handbill.",
        "Whoever wrote the numbers believes that they are printed.",
        "Set `region` in handbill.toml to the file that is to be printed, or name it with `--region`.",
    ),
    error(
        "page-overflow",
        "A box reaches beyond the page.",
        "What is outside is cut off by the printer.",
        "Make the content smaller or the margins wider.",
    ),
    error(
        "past-date",
        "A day that announces an event lies before the campaign's version.",
        "Who reads the sheet would come to an evening that is over.",
        "Write the day of the next one, or bring `version` to the month of these texts.",
    )
    .from("a day announces when a text prints it with a time or its weekday, or when its name says so (load/settings/days.rs)"),
    error(
        "path-outside",
        "A path leads out of the campaign.",
        "A campaign from elsewhere must not read other files of this computer.",
        "Copy the file into the campaign.",
    ),
    error(
        "pdf-not-written",
        "The finished page cannot be written as a PDF.",
        "A damaged font or picture would print wrong or not at all.",
        "Mend what the message names; if it names nothing of yours, it is a fault of handbill: report it.",
    ),
    warning(
        "pseudo-locale",
        "The sheet is in a language that the program made up from English.",
        "en-XA and ar-XB show a designer what a translation will do to a layout; nobody can be helped by them.",
        "Look at it on the screen and leave the locale out of what goes to the printer.",
    ),
    error(
        "presentation-forms",
        "Letters are written as shapes or signs and not as letters.",
        "Arabic shapes do not join and often run backwards; no search and no screen reader finds a word in letters in circles or of mathematics.",
        "Type the text anew, or paste it from where it was typed.",
    )
    .from("Unicode 16, 9.2: U+FB50 to U+FEFC are for old encodings; words that are one sign (ﷲ, ﷺ) are free"),
    error(
        "qr-payload",
        "A QR code would hold something else than the record's addresses.",
        "A code is scanned blindly: it must lead to the hotline.",
        "Use {hotline.url}, {hotline.chat}, {hotline.call}, {emergency} or a literal https address.",
    ),
    error(
        "qr-quiet-zone",
        "Something stands in the quiet zone of a QR code.",
        "A scanner finds a code by the white around it: four modules on each side.",
        "Make the code smaller, the gap wider, or take `hang` away.",
    )
    .from("ISO/IEC 18004:2015, 9.1: 4 modules"),
    error(
        "qr-too-long",
        "The payload makes a code too dense for its size.",
        "Phones cannot scan it.",
        "Use a shorter address or a larger box.",
    )
    .from("213 bytes: version 10 at level M, ISO/IEC 18004:2015 table 7"),
    error(
        "qr-too-small",
        "A QR code is too small.",
        "Modules below 0.4 mm do not scan on a wrinkled poster.",
        "Make the box larger.",
    )
    .from("docs/facts.md#print-numbers: module ≥ 0.4 mm; ISO/IEC 18004 leaves the module size to the reader"),
    error(
        "reversed-writing",
        "A text is written backwards.",
        "It came from a PDF or a drawing that keeps letters in the order of the eye.",
        "Paste the text from where it was typed.",
    )
    .from("words that begin with an Arabic ة or a Hebrew final letter, as no word does"),
    error(
        "retired-hotline",
        "A hotline or its number is retired.",
        "A dead number is worse than none.",
        "Add the number that replaced it, with its source.",
    ),
    warning(
        "retired-number",
        "A hotline has a number that the registry calls retired elsewhere.",
        "A number that was given up answers nobody, or a stranger.",
        "Look for the number that the operator prints today, or take the retired entry out if it came back.",
    ),
    error(
        "scan-foreign-code",
        "A photographed code leads where no sheet of the campaign leads, or where it no longer leads.",
        "Stickers over codes send people who seek help to strangers.",
        "Do not open the address; go to the poster, remove the sticker and replace the sheet.",
    ),
    note(
        "scan-match",
        "A photographed code leads where the campaign says.",
        "It tells which sheets can hang there.",
        "Nothing is to be done.",
    ),
    error(
        "scan-no-code",
        "A photograph shows no code, or one that cannot be read.",
        "What a phone cannot read helps nobody, and a damaged code looks the same as a bad photograph.",
        "Photograph it from the front in even light; replace the poster if a phone cannot read it either.",
    ),
    error(
        "selector-only",
        "A text prints a variable that is for choosing only.",
        "The reader would see the word `always` in English.",
        "Choose by it: { $hours -> [always] … *[limited] … }.",
    ),
    warning(
        "skipped-locale",
        "A locale of the campaign has no layout whose texts it has all.",
        "Its language gets no sheet.",
        "Write the texts that are missing, or take the folder away.",
    ),
    error(
        "skipped-sheet",
        "A sheet that was asked for by name cannot be made: its locale lacks texts.",
        "Who asked for it would believe that it was printed.",
        "Write the texts that are missing, or name only the layouts that the locale has texts for.",
    ),
    error(
        "stale-number",
        "A sheet of an earlier run lies in the output folder, and its number is in no record of its region now.",
        "It looks as finished as the others, and who calls the number reaches nobody, or a stranger.",
        "Build it again together with the others, or take the old file away.",
    ),
    warning(
        "stale-sheet",
        "A sheet of an earlier run lies in the output folder, and this run refused to make it anew.",
        "It looks as finished as the others, and says what the campaign does not say any more.",
        "Mend what was refused and build again; until then, take the old file away.",
    ),
    error(
        "stray-file",
        "A file or folder looks like a part of the campaign and is not read.",
        "What it says would not be printed, and handbill's own text or number would be in its place.",
        "Name it or move it as the message says; notes stand outside the folders of parts, or in .md files.",
    ),
    error(
        "stray-variable",
        "A variable stands in a text without its braces.",
        "Its name would be printed in place of the number.",
        "Write { $name }.",
    ),
    error("style-cycle", "A style extends itself.", "It has no size.", "Take out one `extends`."),
    error(
        "svg-unsupported",
        "A drawing uses an effect that is not printed.",
        "The print would differ from the drawing.",
        "Flatten the effect in the drawing program; expand lines that are stretched, offset or square-ended into areas.",
    ),
    error(
        "text-below-minimum",
        "A text is smaller than the eye or the law asks.",
        "It is not read from where people stand.",
        "Use a larger `min`, a shorter text or a larger paper.",
    ),
    error(
        "text-overflow",
        "A text does not fit into its box, at its smallest size.",
        "The end would be cut off.",
        "Shorten the text, or give the box more room.",
    ),
    error(
        "toml-syntax",
        "A specification breaks the rules of TOML.",
        "Nothing in the file can be trusted until it is mended.",
        "Mend the line that is shown; values of text, colour and length stand in straight quotes.",
    ),
    error("too-many", "More parts than the limit allows.", "Such a file is a mistake or an attack.", "Make fewer."),
    error(
        "too-many-copies",
        "A box repeats over more entries than fit in it.",
        "What does not fit would be cut off or too small to read.",
        "Choose some with `where`, or raise `at-most` if the design has room.",
    ),
    error(
        "too-many-files",
        "The campaign has too many files or folders.",
        "Such a folder is a mistake or an attack.",
        "Move what does not belong to the campaign elsewhere.",
    ),
    error(
        "too-many-jobs",
        "One run has more sheets than handbill makes at once.",
        "It would fill the disk before anybody looked at the first sheet.",
        "Name layouts and locales, and run several times.",
    ),
    error(
        "unknown-address",
        "A code of a layout leads to an address that no hotline has.",
        "Nobody sees on paper where a code leads: a wrong one sends people to strangers.",
        "Write `{hotline.url}`, or the address with its source into a file in hotlines/.",
    ),
    error(
        "unknown-area",
        "A box names an area that the grid does not draw.",
        "The box has no place.",
        "Use one of the names in `areas`.",
    ),
    error(
        "undated-version",
        "The campaign's version has no date.",
        "Nobody could tell how old its numbers are, and which sheets are to be replaced.",
        "Begin it with the month of the texts: \"2026-11\", \"2026-11 second print\".",
    ),
    error(
        "unknown-code",
        "There is no finding with this code.",
        "Every finding can be looked up.",
        "`handbill list rules` names them all.",
    ),
    error(
        "unknown-color",
        "A colour's name is not defined.",
        "The box would have no colour.",
        "Define it in [colors], or write it out as \"#rrggbb\".",
    ),
    error(
        "unknown-entry",
        "`where` names an entry that its list does not have.",
        "What somebody counts on would be missing from the sheet.",
        "Use a tag or an id that is there.",
    ),
    error(
        "unknown-function",
        "A text calls a function that does not exist, or with what it does not take.",
        "Fluent would print its name.",
        "Use NUMBER($languages), DATETIME($evidence), LIST($call, $text-number), or no function.",
    ),
    error(
        "unknown-hotline",
        "The region has no hotline with this id.",
        "The number that somebody counts on would be missing.",
        "Use an id from the region's file in hotlines/.",
    ),
    error(
        "unknown-image",
        "A picture that a box names is not there.",
        "The poster would have a hole.",
        "Put the file below layouts/, or mend the name.",
    ),
    error(
        "unknown-key",
        "A key is not known.",
        "A mistyped key does nothing, in silence.",
        "Mend its spelling; the message names the nearest known one.",
    ),
    error(
        "unknown-layout",
        "There is no layout with this name.",
        "A sheet that somebody counts on would be missing.",
        "Use a name from `handbill list layouts`.",
    ),
    error(
        "unknown-locale",
        "A locale is not there.",
        "The sheets of that language would be missing.",
        "Make it with `handbill new locale`, or mend the code.",
    ),
    error(
        "unknown-message",
        "A layout names a text that no locale has.",
        "The box would be empty.",
        "Mend the name, or write the text in locales/en/.",
    ),
    error(
        "unknown-paper",
        "A paper is not known, or the layout is not made for it.",
        "The sheet would be scaled by the printer.",
        "Use one of the papers that the message lists.",
    ),
    error(
        "unknown-reference",
        "A text refers to a text or term that is not there.",
        "Fluent would print the name in braces.",
        "Mend the name, or write the text.",
    ),
    error(
        "unknown-region",
        "A region has no file below hotlines/.",
        "There is no number to print.",
        "Mend the code, or write hotlines/<REGION>.toml.",
    ),
    error(
        "unknown-style",
        "A style's name is not defined.",
        "The text would have no size.",
        "Define it in [styles.NAME], or mend the name.",
    ),
    error(
        "unknown-value",
        "A value is set that the campaign does not have.",
        "What was meant to be printed would not be.",
        "Write the value into [values] of handbill.toml, or use a name that is there.",
    ),
    error(
        "unknown-variable",
        "A text uses a variable that does not exist.",
        "Fluent would print its name in braces.",
        "Use one of the variables that the message lists.",
    ),
    warning(
        "unread-file",
        "A file of the campaign is not read.",
        "Somebody may believe that it counts.",
        "Name it or move it as the message says, or take it away.",
    ),
    warning(
        "unused-area",
        "An area is drawn and no box stands in it.",
        "Most often a box names another area than was meant.",
        "Give a box this area, or write `.` in the drawing.",
    ),
    error(
        "unused-value",
        "A value of the campaign stands on no sheet.",
        "Somebody counts on it being printed: its name may be mistyped where it should be used.",
        "Use it in a text, a box or a code, or take it out.",
    ),
    error(
        "variant-key",
        "A variant can never be chosen.",
        "Its text would never be printed, and another one in its place.",
        "Use the words that the variable can have.",
    ),
    error(
        "verify-changed",
        "A file is not the one that the manifest names: cut short, changed or exchanged.",
        "Whoever prints it prints something that nobody has checked.",
        "Run `handbill build` again and replace the file.",
    ),
    error(
        "verify-code",
        "A code on a finished page is missing, damaged, or cannot be read from a worse print.",
        "A code that does not scan leads nobody to help.",
        "Make the code larger or its box emptier, then build again; throw the damaged file away.",
    ),
    error(
        "verify-extra",
        "A finished file holds something that handbill never writes: an action, a script, an attachment, a form, a layer.",
        "It can change what a screen shows or a printer prints, or lead a person to a stranger.",
        "Somebody has changed the file: throw it away and run `handbill build` again.",
    ),
    error(
        "verify-foreign-code",
        "A code on a finished page (QR, Data Matrix, Aztec, PDF417, bar code) is none of those that its layout names.",
        "It could lead a person who seeks help to a stranger.",
        "Take the code out of the picture or drawing that brings it; a file that somebody changed is built again.",
    ),
    error(
        "verify-foreign-number",
        "A long number stands on a finished page, as text or drawn, that is not in its wording.",
        "A wrong number may ring at a trafficker's, and nobody changes a drawn one when it changes.",
        "Take it out of the drawing or picture; if the file was changed, find out by whom, and build again.",
    ),
    error(
        "verify-link",
        "A link, or a path that leads out of the folder, stands where a finished file should be.",
        "What is printed through it may be another file every day.",
        "Replace the link by the file itself, or run `handbill build` again.",
    ),
    error(
        "verify-link-target",
        "A link on a finished page opens something else than the number or address that it lies over.",
        "A finger on the page would call or open a stranger.",
        "Throw the file away and run `handbill build` again.",
    ),
    error(
        "verify-missing",
        "A file that the manifest names, or that was asked for, is not there.",
        "A language or a venue would go without its sheet.",
        "Run `handbill build` again, or give the file its name back.",
    ),
    warning(
        "verify-no-texts",
        "The manifest is that of an older handbill and names no texts.",
        "Nobody can tell whether a message is missing.",
        "Run `handbill build` again.",
    ),
    error(
        "verify-number",
        "A number or address on a finished page is missing, broken, out of order, or an eye would read it otherwise.",
        "One wrong digit, and nobody answers.",
        "Look at what is drawn over and beside the number, and at your own fonts; do not print a file that was changed, build it again.",
    ),
    error(
        "verify-outdated",
        "A finished sheet was made from files of the campaign that have changed since.",
        "What hangs on the wall would not be what the campaign says now.",
        "Run `handbill build` again.",
    ),
    error(
        "verify-outside",
        "Text stands outside the trim, or artwork outside the bleed.",
        "The knife cuts it off, or it prints on the neighbour.",
        "Mend the layout's margins or extents.",
    ),
    error(
        "verify-pages",
        "A file has other pages or page boxes than the manifest says.",
        "The sheet would be printed on the wrong paper, or cut in the wrong place.",
        "Run `handbill build` again and replace the file.",
    ),
    error(
        "verify-registry",
        "A number or code on a finished sheet is not the one that the campaign's registry has now.",
        "A number that was changed or retired answers nobody, or a stranger.",
        "Throw the sheet away and run `handbill build` again.",
    ),
    note(
        "verify-seen",
        "The numbers and codes that were read from a PDF that handbill has not made.",
        "What is drawn as a picture was not read: only a file that handbill has made can be proven.",
        "Compare them with the registry, or make the sheet with `handbill build`.",
    ),
    error(
        "verify-text",
        "A message of the wording is not on the finished page, or cannot be seen there.",
        "A sign that is missing may be the one that somebody needed to read.",
        "Run `handbill build` again; report it if a fresh file fails.",
    ),
    error(
        "verify-unlisted",
        "A PDF is in no manifest, or has another name than it was given.",
        "Somebody who cannot read the language hangs up the wrong sheet.",
        "Give the file its own name back, or remove it.",
    ),
    error(
        "verify-unreadable",
        "A finished file cannot be opened or drawn within bounds.",
        "A print shop could not print it either.",
        "Run `handbill build` again and replace the file.",
    ),
    error(
        "victim-only",
        "A sheet that asks for tips has only lines that are for victims.",
        "Whoever calls for somebody else is sent away, and keeps those waiting who need the line.",
        "Print a line that takes tips, or take `tips` and the text `bystander` out of the layout.",
    ),
    error(
        "wrong-type",
        "A value is of another kind than is wanted.",
        "It cannot be read.",
        "Write it as the message says.",
    ),
    error(
        "wrong-value",
        "A value is not one of those that are possible.",
        "It cannot be used.",
        "Write one of the values that the message lists.",
    ),
];
