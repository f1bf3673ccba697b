//! What a file's name tells: a part of a campaign, a copy of one, or what systems and tools leave lying about.
//!
//! Names come in, names go out. Nothing is opened here.

/// Endings of what a campaign is made of.
const PARTS: [&str; 6] = ["toml", "ftl", "svg", "png", "jpg", "jpeg"];
/// Endings of what drawing programs keep for themselves, and of pictures that handbill does not print.
const SOURCES: [&str; 24] = [
    "ai", "afdesign", "afphoto", "afpub", "avif", "bmp", "cdr", "eps", "fig", "gif", "heic", "idml", "indd", "kra",
    "odg", "pdf", "psd", "sketch", "svgz", "tif", "tiff", "webp", "xcf", "sla",
];
/// Endings that editors give to what was there before.
const BACKUPS: [&str; 10] = ["bak", "backup", "orig", "old", "save", "prev", "previous", "rej", "swp", "tmp"];
/// Endings that a download, a mail or a system that hides endings has put behind the real one.
const WRAPPERS: [&str; 22] = [
    "txt",
    "text",
    "md",
    "rtf",
    "htm",
    "html",
    "doc",
    "docx",
    "odt",
    "json",
    "yaml",
    "yml",
    "xml",
    "csv",
    "zip",
    "gz",
    "part",
    "crdownload",
    "download",
    "disabled",
    "off",
    "new",
];
/// Folders that systems, version control and editors make.
const TOOL_FOLDERS: [&str; 26] = [
    "$recycle.bin",
    ".appledouble",
    ".documentrevisions-v100",
    ".dropbox.cache",
    ".fseventsd",
    ".git",
    ".github",
    ".hg",
    ".idea",
    ".jj",
    ".obsidian",
    ".pijul",
    ".spotlight-v100",
    ".stfolder",
    ".stversions",
    ".svn",
    ".temporaryitems",
    ".trashes",
    ".tx",
    ".vscode",
    ".weblate",
    "@eadir",
    "__macosx",
    "cvs",
    "lost+found",
    "system volume information",
];
/// Files that systems and tools make. Names that begin with a dot and look like no part need no row.
const TOOL_FILES: [&str; 6] =
    ["codeowners", "desktop.ini", "ehthumbs.db", "icon\r", "thumbs.db", "thumbs.db:encryptable"];
/// Papers that may lie anywhere, whatever their ending.
const PAPERS: [&str; 13] = [
    "readme",
    "license",
    "licence",
    "copying",
    "copyright",
    "notice",
    "authors",
    "contributors",
    "credits",
    "changelog",
    "ofl",
    "translators",
    "history",
];

fn ending(name: &str) -> (&str, String) {
    match name.rsplit_once('.') {
        Some((stem, ending)) if !stem.is_empty() => (stem, ending.to_ascii_lowercase()),
        _ => (name, String::new()),
    }
}

/// What an editor or an office program leaves beside a file that is open, and what a network file system hides.
pub fn is_lock(name: &str) -> bool {
    let lower = name.to_ascii_lowercase();
    let swap = lower.starts_with('.')
        && lower
            .rsplit_once(".sw")
            .is_some_and(|(_, rest)| rest.len() == 1 && rest.bytes().all(|b| b.is_ascii_lowercase()));
    let syncing = lower.starts_with(".syncthing.") && lower.ends_with(".tmp");
    swap || syncing || [".#", ".~lock.", "~$", ".fuse_hidden", ".nfs"].iter().any(|head| lower.starts_with(head))
}

pub fn is_tool_folder(name: &str) -> bool {
    let lower = name.to_lowercase();
    TOOL_FOLDERS.contains(&lower.as_str()) || [".trash-", ".handbill-"].iter().any(|head| lower.starts_with(head))
}

/// Files of systems and version control, and papers: they may lie anywhere.
pub fn is_free(name: &str) -> bool {
    let lower = name.to_lowercase();
    if is_lock(name) || TOOL_FILES.contains(&lower.as_str()) {
        return true;
    }
    if looks_like_part(name) {
        return false;
    }
    let paper = PAPERS.iter().any(|paper| {
        lower.strip_prefix(paper).is_some_and(|rest| rest.is_empty() || rest.starts_with(['.', '-', '_']))
    });
    // A hidden file that looks like no part belongs to a program.
    paper || lower.ends_with(".md") || lower.starts_with('.') || lower == "cvs"
}

/// Whether a part's ending stands anywhere in the name: `US.toml`, `US.TOML~`, `US.toml.txt`, `US.toml (1)`.
pub fn looks_like_part(name: &str) -> bool {
    name.split('.').skip(1).any(|piece| {
        let word: String = piece.chars().take_while(char::is_ascii_alphanumeric).collect();
        PARTS.contains(&word.to_ascii_lowercase().as_str())
    })
}

/// What a drawing was made from, or a picture of a kind that is not printed: nobody takes it for a part.
pub fn is_source_of_art(name: &str) -> bool {
    SOURCES.contains(&ending(name).1.as_str())
}

/// A name without what was put around it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Bare {
    pub name: String,
    /// An editor has kept it: the file that it was is older than the one beside it.
    pub backup: bool,
}

/// `US.toml.txt`, `.US.toml`, `US (1).TOML`, `Copy of US.toml~` → `US.toml`.
pub fn bare(name: &str) -> Bare {
    let mut name = name.trim().trim_start_matches('.').to_owned();
    let mut backup = false;
    loop {
        let (stem, end) = ending(&name);
        if let Some(inner) = name.strip_suffix('~') {
            (name, backup) = (inner.to_owned(), true);
        } else if let Some(inner) = name.strip_prefix('#').and_then(|n| n.strip_suffix('#')) {
            (name, backup) = (inner.to_owned(), true);
        } else if BACKUPS.contains(&end.as_str()) && looks_like_part(stem) {
            (name, backup) = (stem.to_owned(), true);
        } else if looks_like_part(stem) && (WRAPPERS.contains(&end.as_str()) || !PARTS.contains(&end.as_str())) {
            name = stem.to_owned();
        } else {
            break;
        }
    }
    let (stem, end) = ending(&name);
    let stem = original(stem);
    // What stands behind the ending: `US.toml (1)`.
    let end: String = end.chars().take_while(char::is_ascii_alphanumeric).collect();
    Bare { name: if end.is_empty() { stem } else { format!("{stem}.{end}") }, backup }
}

/// A stem without the words for a copy, in the languages of the usual systems.
fn original(stem: &str) -> String {
    const BEFORE: [&str; 7] = ["copy of ", "kopie von ", "copia de ", "copie de ", "cópia de ", "copia di ", "копия "];
    let lower = stem.to_lowercase();
    let start = BEFORE.iter().find_map(|head| lower.starts_with(head).then(|| head.chars().count())).unwrap_or(0);
    let rest: String = stem.chars().skip(start).collect();
    let cut = rest.find([' ', '(', '~']).unwrap_or(rest.len());
    let cut = rest.find(".sync-conflict").map_or(cut, |at| at.min(cut));
    let word = if cut == 0 { rest.trim() } else { &rest[..cut] };
    ["_old", "-old", "_new", "-new", "_copy", "-copy", "_backup", "-backup", "_final", "-final"]
        .iter()
        .find(|tail| word.to_ascii_lowercase().ends_with(*tail))
        .and_then(|tail| word.get(..word.len() - tail.len()))
        .unwrap_or(word)
        .to_owned()
}

/// The country code of three letters, or of habit, in the two letters that ISO 3166 wants.
pub fn country(code: &str) -> Option<&'static str> {
    const CODES: [(&str, &str); 30] = [
        ("ARG", "AR"),
        ("AUS", "AU"),
        ("CAN", "CA"),
        ("DEU", "DE"),
        ("ENG", "GB"),
        ("ESP", "ES"),
        ("EL", "GR"),
        ("FRA", "FR"),
        ("GBR", "GB"),
        ("GER", "DE"),
        ("GRC", "GR"),
        ("GRE", "GR"),
        ("IND", "IN"),
        ("IRL", "IE"),
        ("ITA", "IT"),
        ("KHM", "KH"),
        ("MEX", "MX"),
        ("NGA", "NG"),
        ("NZL", "NZ"),
        ("PHI", "PH"),
        ("PHL", "PH"),
        ("POL", "PL"),
        ("THA", "TH"),
        ("UAE", "AE"),
        ("UK", "GB"),
        ("UKR", "UA"),
        ("USA", "US"),
        ("VIE", "VN"),
        ("VNM", "VN"),
        ("ZAF", "ZA"),
    ];
    CODES.iter().find(|(from, _)| from.eq_ignore_ascii_case(code)).map(|(_, to)| *to)
}

/// The language code that somebody meant.
pub fn language(word: &str) -> Option<&'static str> {
    const WORDS: [(&str, &str); 43] = [
        ("amharic", "am"),
        ("arabic", "ar"),
        ("bengali", "bn"),
        ("burmese", "my"),
        ("chinese", "zh-Hans"),
        ("cn", "zh-Hans"),
        ("gr", "el"),
        ("kr", "ko"),
        ("sp", "es"),
        ("cz", "cs"),
        ("deutsch", "de"),
        ("dk", "da"),
        ("english", "en"),
        ("eng", "en"),
        ("espanol", "es"),
        ("español", "es"),
        ("farsi", "fa"),
        ("francais", "fr"),
        ("français", "fr"),
        ("french", "fr"),
        ("german", "de"),
        ("greek", "el"),
        ("haitian", "ht"),
        ("hebrew", "he"),
        ("hindi", "hi"),
        ("italian", "it"),
        ("japanese", "ja"),
        ("jp", "ja"),
        ("khmer", "km"),
        ("korean", "ko"),
        ("persian", "fa"),
        ("polish", "pl"),
        ("portuguese", "pt"),
        ("romanian", "ro"),
        ("russian", "ru"),
        ("somali", "so"),
        ("spanish", "es"),
        ("tagalog", "fil"),
        ("thai", "th"),
        ("turkish", "tr"),
        ("ukrainian", "uk"),
        ("urdu", "ur"),
        ("vietnamese", "vi"),
    ];
    let word = word.to_lowercase();
    let first = word.split([' ', '-', '_']).next().unwrap_or_default();
    WORDS.iter().find(|(from, _)| *from == first).map(|(_, to)| *to)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_bared() {
        for (name, wanted, backup) in [
            ("US.toml.txt", "US.toml", false),
            ("US.TOML", "US.toml", false),
            (".US.toml", "US.toml", false),
            ("US.toml~", "US.toml", true),
            ("US.toml.bak", "US.toml", true),
            ("#US.toml#", "US.toml", true),
            ("US.toml.orig", "US.toml", true),
            ("US copy.toml", "US.toml", false),
            ("US (1).toml", "US.toml", false),
            ("US.toml (1)", "US.toml", false),
            ("US(1).toml", "US.toml", false),
            ("Copy of US.toml", "US.toml", false),
            ("US - Copy.toml", "US.toml", false),
            ("US_old.toml", "US.toml", false),
            ("US.toml.md", "US.toml", false),
            ("US.toml.zip.download", "US.toml", false),
            ("US.sync-conflict-20261125-101010.toml", "US.toml", false),
            ("Kopie von US.toml.txt", "US.toml", false),
            ("common.ftl.txt", "common.ftl", false),
            ("venue-poster.toml", "venue-poster.toml", false),
            ("venues.xlsx", "venues.xlsx", false),
        ] {
            assert_eq!(bare(name), Bare { name: wanted.to_owned(), backup }, "{name}");
        }
    }

    #[test]
    fn what_systems_leave_is_free() {
        for name in [
            ".DS_Store",
            "Thumbs.db",
            "desktop.ini",
            ".gitignore",
            ".gitkeep",
            ".keep",
            "README.md",
            "README",
            "README.txt",
            "notes.md",
            "LICENSE",
            "LICENSE-MIT",
            "OFL.txt",
            ".US.toml.swp",
            ".#US.toml",
            "~$venues.xlsx",
            ".~lock.venues.xlsx#",
            ".editorconfig",
            "Icon\r",
            "CODEOWNERS",
            "TRANSLATORS.txt",
        ] {
            assert!(is_free(name), "{name}");
        }
        for name in [
            ".US.toml",
            "US.toml.md",
            "README.toml",
            "US.toml~",
            "notes.txt",
            "venues.xlsx",
            "US.toml.txt",
            "common.FTL",
            "US",
            "license-plate.svg",
            "readmeter.txt",
        ] {
            assert!(!is_free(name), "{name}");
        }
    }
}
