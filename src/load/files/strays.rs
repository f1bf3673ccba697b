//! What lies in a campaign and is not read: a part with a wrong name must never give way to the kit's in silence.
//!
//! In the folders of parts everything is read, or an error that says the name it should have; the names of `stray_names`
//! are free. Names and the list of what was read come in; only a few bytes of a hidden file are looked at.

use std::collections::BTreeSet;

use crate::diag::{Code, Diagnostic, Report};
use crate::load::files::{Files, stray_names, strays_root};
use crate::load::region::countries;
use crate::load::{layouts, region};
use crate::text::locales;
use crate::{disk, limits};

/// Names every file that nobody has asked for. `complete` is false when a layout was refused: its pictures were not
/// asked for.
pub fn report(files: &Files, complete: bool, report: &mut Report) {
    let listed = files.listed();
    let mut folders = BTreeSet::new();
    for path in listed.files.iter().filter(|path| !files.was_read(path)) {
        let name = path.rsplit('/').next().unwrap_or(path);
        let picture = path.starts_with("layouts/") && is_picture(path);
        if stray_names::is_free(name) || is_kit_copy(files, path) || (picture && !complete) {
            continue;
        }
        // A folder that is no language's has its own message.
        let language = path.strip_prefix("locales/").and_then(|below| below.split_once('/'));
        if language.is_some_and(|(folder, _)| !locales::is_language(folder)) {
            continue;
        }
        if is_apple_double(files, path, name) {
            continue;
        }
        report.push(stray(files, path, name));
    }
    for path in &listed.hidden {
        let name = path.rsplit('/').next().unwrap_or(path);
        if files.root().join(path).is_dir() {
            if holds_parts(files, path) && folders.insert(path) {
                let message = format!("{path} is hidden, and nothing in it is read");
                report.push(Diagnostic::new(Code::StrayFile, message).hint(format!("name it {}", unhidden(path))));
            }
        } else if !stray_names::is_free(name) && !is_apple_double(files, path, name) {
            report.push(stray(files, path, name));
        }
    }
    strays_root::report(files, report);
}

fn is_picture(path: &str) -> bool {
    let lower = path.to_ascii_lowercase();
    [".svg", ".png", ".jpg", ".jpeg"].iter().any(|end| lower.ends_with(end))
}

/// What `handbill new campaign` has copied and no layout shows any more: the kit's own is the same.
fn is_kit_copy(files: &Files, path: &str) -> bool {
    let Some(kit) = files.kit_bytes(path) else { return false };
    disk::read(&files.root().join(path), kit.len() as u64).is_ok_and(|bytes| bytes.is_some_and(|bytes| bytes == kit))
}

/// `._US.toml`: what macOS keeps of a file on a disk that is not its own. Known by its first bytes, not by its name.
fn is_apple_double(files: &Files, path: &str, name: &str) -> bool {
    const MAGIC: [u8; 4] = [0, 5, 22, 7];
    name.starts_with("._")
        && disk::read(&files.root().join(path), limits::SPEC_BYTES)
            .is_ok_and(|bytes| bytes.is_some_and(|bytes| bytes.starts_with(&MAGIC)))
}

fn holds_parts(files: &Files, folder: &str) -> bool {
    let Ok(entries) = std::fs::read_dir(files.root().join(folder)) else { return true };
    entries
        .take(limits::FILES)
        .any(|entry| entry.map_or(true, |entry| stray_names::looks_like_part(&entry.file_name().to_string_lossy())))
}

fn unhidden(path: &str) -> String {
    let (folder, name) = path.rsplit_once('/').unwrap_or(("", path));
    format!("{folder}/{}", name.trim_start_matches('.'))
}

/// The finding for one file.
fn stray(files: &Files, path: &str, name: &str) -> Diagnostic {
    let bare = stray_names::bare(name);
    let wanted = wanted(path, &bare.name);
    let taken = wanted.iter().any(|w| files.contains(w) && !files.is_kit(w));
    if bare.backup && taken {
        let message = format!("{path} is a backup, and is not read");
        return Diagnostic::new(Code::UnreadFile, message)
            .hint("take it out of the campaign when it is no longer needed");
    }
    let folder = path.split('/').next().unwrap_or_default();
    if folder == "layouts" && stray_names::is_source_of_art(name) {
        let message = format!("{path} is not read: handbill prints SVG, PNG and JPEG");
        return Diagnostic::new(Code::UnreadFile, message).hint("save the picture in one of these formats, for print");
    }
    let fault = Diagnostic::new(Code::StrayFile, format!("{path} is not read{}", why(path)));
    match wanted {
        Some(wanted) if taken => fault.hint(format!(
            "{wanted} is there too, and is what is read: keep in it what should be printed, and move this file out of {folder}/"
        )),
        Some(wanted) => {
            let kit = files.is_kit(&wanted);
            let fault = fault.hint(format!("name it {wanted}"));
            if kit { fault.hint(format!("without it, handbill's own {wanted} would be printed")) } else { fault }
        }
        None => fault.hint(place(path)).hint(format!("notes and drafts stand outside {folder}/, or in a .md file")),
    }
}

/// What is wrong with it, where the hint alone would not say.
fn why(path: &str) -> &'static str {
    if path.starts_with("layouts/") && layouts::id_of(path).is_none() && path.ends_with(".toml") {
        ": it is no name for a layout"
    } else if path.starts_with("layouts/") && is_picture(path) {
        ": no layout shows it"
    } else if path.starts_with("hotlines/") && path.ends_with(".toml") {
        ": it is not named after a country or a state"
    } else {
        ""
    }
}

/// What stands in the folder of `path`.
fn place(path: &str) -> &'static str {
    match path.split('/').next() {
        Some("hotlines") => "regions stand directly in hotlines/, named by their ISO 3166 code: US.toml, US-CA.toml",
        Some("resources") => "resources stand directly in resources/, in files like resources/legal.toml",
        Some("layouts") if is_picture(path) => "show it in a layout (`image = \"art/…\"`), or move it out of layouts/",
        Some("layouts") => "layouts stand directly in layouts/, named with a-z, 0-9 and -: clinic-poster.toml",
        Some("locales") => "texts stand in the folder of a language: locales/es/common.ftl",
        _ => "statutory wording stands in posting/<profile>.txt",
    }
}

/// The name that the file should have, where its own tells.
fn wanted(path: &str, bare: &str) -> Option<String> {
    let mut parts = path.split('/');
    let (folder, below) = (parts.next()?, parts.next()?);
    let deeper = parts.next().is_some();
    let (stem, end) = bare.rsplit_once('.').unwrap_or((bare, ""));
    let found = match folder {
        "hotlines" if matches!(end, "toml" | "") => {
            let code = stem.replace(['_', ' '], "-").to_ascii_uppercase();
            let (head, tail) = code.split_once('-').map_or((code.as_str(), None), |(h, t)| (h, Some(t)));
            let head = stray_names::country(head).unwrap_or(head);
            let name = tail.map_or_else(|| head.to_owned(), |tail| format!("{head}-{tail}"));
            let wanted = format!("hotlines/{name}.toml");
            region::id_of(&wanted).is_some_and(countries::is_region).then_some(wanted)
        }
        "resources" if matches!(end, "toml" | "") => Some(format!("resources/{stem}.toml")),
        "layouts" if end == "toml" => {
            let plain = |c: char| if c.is_ascii_alphanumeric() { c.to_ascii_lowercase() } else { '-' };
            let name: String = stem.chars().map(plain).collect();
            let wanted = format!("layouts/{}.toml", name.trim_matches('-'));
            layouts::id_of(&wanted).map(|_| wanted.clone())
        }
        "layouts" if is_picture(bare) && !is_picture(path) => {
            path.rsplit_once('/').map(|(folder, _)| format!("{folder}/{bare}"))
        }
        "locales" if end == "toml" && deeper => {
            let name = if stem.eq_ignore_ascii_case("sources") { "sources" } else { "locale" };
            Some(format!("locales/{below}/{name}.toml"))
        }
        "locales" if end == "ftl" && deeper => Some(format!("locales/{below}/{bare}")),
        "locales" if end == "ftl" => Some(format!("locales/en/{bare}")),
        "posting" if !bare.ends_with(".txt") => Some(format!("posting/{}.txt", stem.to_ascii_lowercase())),
        _ => None,
    };
    found.filter(|wanted| wanted != path)
}
