//! The rules of `verify/`: what is wrong with a finished file or a photograph. Sorted by code.

use super::{Code, Rule, error, note, warning};

pub static RULES: &[Rule] = &[
    error(
        Code::VerifyChanged,
        "A file is not the one that the manifest names: cut short, changed or exchanged.",
        "Whoever prints it prints something that nobody has checked.",
        "Run `handbill build` again and replace the file.",
    ),
    error(
        Code::VerifyCode,
        "A code on a finished page is missing, damaged, or cannot be read from a worse print.",
        "A code that does not scan leads nobody to help.",
        "Make the code larger or its box emptier, then build again; throw the damaged file away.",
    ),
    error(
        Code::VerifyExtra,
        "A finished file holds something that handbill never writes: an action, a script, an attachment, a form, a layer.",
        "It can change what a screen shows or a printer prints, or lead a person to a stranger.",
        "Somebody has changed the file: throw it away and run `handbill build` again.",
    ),
    error(
        Code::VerifyForeignCode,
        "A code on a finished page (QR, Data Matrix, Aztec, PDF417, bar code) is none of those that its layout names.",
        "It could lead a person who seeks help to a stranger.",
        "Take the code out of the picture or drawing that brings it; a file that somebody changed is built again.",
    ),
    error(
        Code::VerifyForeignNumber,
        "A long number stands on a finished page, as text or drawn, that is not in its wording.",
        "A wrong number may ring at a trafficker's, and nobody changes a drawn one when it changes.",
        "Take it out of the drawing or picture; if the file was changed, find out by whom, and build again.",
    ),
    error(
        Code::VerifyLink,
        "A link, or a path that leads out of the folder, stands where a finished file should be.",
        "What is printed through it may be another file every day.",
        "Replace the link by the file itself, or run `handbill build` again.",
    ),
    error(
        Code::VerifyLinkTarget,
        "A link on a finished page opens something else than the number or address that it lies over.",
        "A finger on the page would call or open a stranger.",
        "Throw the file away and run `handbill build` again.",
    ),
    error(
        Code::VerifyMissing,
        "A file that the manifest names, or that was asked for, is not there.",
        "A language or a venue would go without its sheet.",
        "Run `handbill build` again, or give the file its name back.",
    ),
    warning(
        Code::VerifyNoTexts,
        "The manifest is that of an older handbill and names no texts.",
        "Nobody can tell whether a message is missing.",
        "Run `handbill build` again.",
    ),
    error(
        Code::VerifyNumber,
        "A number or address on a finished page is missing, broken, out of order, or an eye would read it otherwise.",
        "One wrong digit, and nobody answers.",
        "Look at what is drawn over and beside the number, and at your own fonts; do not print a file that was changed, build it again.",
    ),
    error(
        Code::VerifyOutdated,
        "A finished sheet was made from files of the campaign that have changed since.",
        "What hangs on the wall would not be what the campaign says now.",
        "Run `handbill build` again.",
    ),
    error(
        Code::VerifyOutside,
        "Text stands outside the trim, or artwork outside the bleed.",
        "The knife cuts it off, or it prints on the neighbour.",
        "Mend the layout's margins or extents.",
    ),
    error(
        Code::VerifyPages,
        "A file has other pages or page boxes than the manifest says.",
        "The sheet would be printed on the wrong paper, or cut in the wrong place.",
        "Run `handbill build` again and replace the file.",
    ),
    error(
        Code::VerifyRegistry,
        "A number or code on a finished sheet is not the one that the campaign's registry has now.",
        "A number that was changed or retired answers nobody, or a stranger.",
        "Throw the sheet away and run `handbill build` again.",
    ),
    note(
        Code::VerifySeen,
        "The numbers and codes that were read from a PDF that handbill has not made.",
        "What is drawn as a picture was not read: only a file that handbill has made can be proven.",
        "Compare them with the registry, or make the sheet with `handbill build`.",
    ),
    error(
        Code::VerifyText,
        "A message of the wording is not on the finished page, or cannot be seen there.",
        "A sign that is missing may be the one that somebody needed to read.",
        "Run `handbill build` again; report it if a fresh file fails.",
    ),
    error(
        Code::VerifyUnlisted,
        "A PDF is in no manifest, or has another name than it was given.",
        "Somebody who cannot read the language hangs up the wrong sheet.",
        "Give the file its own name back, or remove it.",
    ),
    error(
        Code::VerifyUnreadable,
        "A finished file cannot be opened or drawn within bounds.",
        "A print shop could not print it either.",
        "Run `handbill build` again and replace the file.",
    ),
];
