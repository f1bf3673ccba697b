//! The rules of `batch/` and `cmd/`: what stands in the way of a command and its files. Sorted by code.

use super::{Code, Rule, error, note, warning};

pub static RULES: &[Rule] = &[
    error(
        Code::BadManifest,
        "The manifest of the output folder cannot be read.",
        "It says which files are handbill's: without it they cannot be told from other people's.",
        "Put the manifest back from a copy, move it away, or write it anew with `--force`.",
    ),
    error(
        Code::BadName,
        "A new layout's name cannot be a file's name everywhere.",
        "Names become files and addresses on every system.",
        "Use small letters, digits and hyphens: `clinic-poster`.",
    ),
    error(
        Code::BadPhoto,
        "A photograph cannot be opened.",
        "Nothing can be said about the poster on it.",
        "Take a JPEG or PNG of at most 64 MB and 16,000 pixels a side.",
    ),
    error(
        Code::FileConflict,
        "A file is in the way that handbill has not made, or that is another sheet.",
        "A file of somebody else's, or another poster, would be lost.",
        "Move it away, name another folder with `-o DIR`, or overwrite it with `--force`.",
    ),
    error(
        Code::NoCampaign,
        "There is no campaign in this folder or above it.",
        "Without a campaign there is nothing to print.",
        "Run `handbill new campaign my-town`, or name a folder with `-C DIR`.",
    ),
    error(
        Code::NoJobs,
        "Nothing is left to build.",
        "The run would end well and make nothing.",
        "Name an existing layout, locale and region.",
    ),
    error(
        Code::NoManifest,
        "There is no manifest to compare files or photographs with.",
        "The manifest alone says what must be on a sheet.",
        "Keep manifest.json in the folder that `build` wrote, or name it with --manifest.",
    ),
    note(
        Code::NotCompared,
        "Finished files were not compared with a registry.",
        "A number may have changed since the sheets were made.",
        "Run `handbill verify` in the campaign's folder, or name the campaign with `-C DIR`.",
    ),
    error(
        Code::OutputOverParts,
        "The output folder is one that the campaign is read from.",
        "Finished sheets among the parts would be taken for parts, or lie over them.",
        "Name another folder with `-o DIR`; without it, output/ in the campaign is taken.",
    ),
    error(
        Code::OutputUnwritable,
        "The output cannot be written.",
        "The sheets would be lost.",
        "Check the folder given with -o and the space on the disk.",
    ),
    warning(
        Code::OwnRegionUnused,
        "The campaign has numbers of its own, and the region that is printed comes from handbill.",
        "Whoever wrote the numbers believes that they are printed.",
        "Set `region` in handbill.toml to the file that is to be printed, or name it with `--region`.",
    ),
    error(
        Code::PdfNotWritten,
        "The finished page cannot be written as a PDF.",
        "A damaged font or picture would print wrong or not at all.",
        "Mend what the message names; if it names nothing of yours, it is a fault of handbill: report it.",
    ),
    warning(
        Code::PseudoLocale,
        "The sheet is in a language that the program made up from English.",
        "en-XA and ar-XB show a designer what a translation will do to a layout; nobody can be helped by them.",
        "Look at it on the screen and leave the locale out of what goes to the printer.",
    ),
    error(
        Code::ScanForeignCode,
        "A photographed code leads where no sheet of the campaign leads, or where it no longer leads.",
        "Stickers over codes send people who seek help to strangers.",
        "Do not open the address; go to the poster, remove the sticker and replace the sheet.",
    ),
    note(
        Code::ScanMatch,
        "A photographed code leads where the campaign says.",
        "It tells which sheets can hang there.",
        "Nothing is to be done.",
    ),
    error(
        Code::ScanNoCode,
        "A photograph shows no code, or one that cannot be read.",
        "What a phone cannot read helps nobody, and a damaged code looks the same as a bad photograph.",
        "Photograph it from the front in even light; replace the poster if a phone cannot read it either.",
    ),
    warning(
        Code::SkippedLocale,
        "A locale of the campaign has no layout whose texts it has all.",
        "Its language gets no sheet.",
        "Write the texts that are missing, or take the folder away.",
    ),
    error(
        Code::SkippedSheet,
        "A sheet that was asked for by name cannot be made: its locale lacks texts.",
        "Who asked for it would believe that it was printed.",
        "Write the texts that are missing, or name only the layouts that the locale has texts for.",
    ),
    error(
        Code::StaleNumber,
        "A sheet of an earlier run lies in the output folder, and its number is in no record of its region now.",
        "It looks as finished as the others, and who calls the number reaches nobody, or a stranger.",
        "Build it again together with the others, or take the old file away.",
    ),
    warning(
        Code::StaleSheet,
        "A sheet of an earlier run lies in the output folder, and this run refused to make it anew.",
        "It looks as finished as the others, and says what the campaign does not say any more.",
        "Mend what was refused and build again; until then, take the old file away.",
    ),
    error(
        Code::TooManyJobs,
        "One run has more sheets than handbill makes at once.",
        "It would fill the disk before anybody looked at the first sheet.",
        "Name layouts and locales, and run several times.",
    ),
    error(
        Code::UnknownLayout,
        "There is no layout with this name.",
        "A sheet that somebody counts on would be missing.",
        "Use a name from `handbill list layouts`.",
    ),
];
