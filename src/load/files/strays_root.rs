//! The campaign's own folder: a part whose folder, or whose settings, have almost the right name.
//!
//! A campaign may lie in a repository with anything else in it: only what looks like a part is named.

use std::path::Path;

use unicode_normalization::UnicodeNormalization;

use crate::diag::{Code, Diagnostic, Report, Severity};
use crate::load::files::walk::FOLDERS;
use crate::load::files::{Files, SETTINGS, stray_names, walk};
use crate::load::{fonts, region};
use crate::{disk, limits};

/// Most entries of a folder that are looked at.
const ENTRIES: usize = 5000;
/// Entries of all folders below one that are looked at for parts, and how deep.
const BUDGET: usize = 2000;
const DEPTH: usize = 3;
/// Folders of programs: what looks like a part there is somebody's test or somebody's copy.
const PROGRAMS: [&str; 12] = [
    "build",
    "dist",
    "example",
    "examples",
    "node_modules",
    "src",
    "target",
    "test",
    "tests",
    "vendor",
    "venv",
    "__pycache__",
];
/// Where people write: a part there may be waiting to be printed.
const PAPERS: [&str; 5] = ["doc", "docs", "draft", "drafts", "output"];
/// Where people put what they do not want to be read: it is named, and nothing more.
const SET_ASIDE: [&str; 6] = ["archive", "archives", "attic", "backup", "backups", "old"];

pub fn report(files: &Files, report: &mut Report) {
    let entries = match names(files.root()) {
        Ok(entries) => entries,
        Err(e) => {
            report.push(Diagnostic::new(Code::FileUnreadable, format!("the campaign's folder cannot be listed: {e}")));
            return;
        }
    };
    for name in &entries {
        let known = FOLDERS.contains(&name.as_str()) || [SETTINGS, "fonts"].contains(&name.as_str());
        if known || stray_names::is_tool_folder(name) || stray_names::is_lock(name) {
            continue;
        }
        let path = files.root().join(name);
        let Ok(found) = std::fs::metadata(&path) else { continue };
        if found.is_dir() {
            report.diagnostics.extend(folder(files, &path, name));
        } else {
            report.diagnostics.extend(file(files, name));
        }
    }
    own_fonts(files, report);
}

fn names(folder: &Path) -> std::io::Result<Vec<String>> {
    let mut names = Vec::new();
    for entry in std::fs::read_dir(folder)?.take(ENTRIES) {
        names.push(entry?.file_name().to_string_lossy().into_owned());
    }
    names.sort();
    Ok(names)
}

/// Letters alone, without accents and size: `Hôtlines ` → `hotlines`.
fn plain(name: &str) -> String {
    name.nfkd().filter(char::is_ascii_alphanumeric).map(|c| c.to_ascii_lowercase()).collect()
}

/// The folder that was meant, and whether its name is a slip of the pen, not another word for it.
fn meant(name: &str) -> Option<(&'static str, bool)> {
    let plain = plain(name);
    let near = |folder: &str| {
        let far = strsim::osa_distance(&plain, folder);
        let slip = far <= if folder.len() > 6 { 2 } else { 1 } && plain.get(..1) == folder.get(..1);
        slip || plain.strip_prefix(folder).is_some_and(is_copy)
    };
    match plain.as_str() {
        "hotline" => Some(("hotlines", true)),
        "numbers" | "phones" | "phonenumbers" | "registry" => Some(("hotlines", false)),
        "languages" | "language" | "texts" | "translations" | "locals" | "i18n" | "l10n" => Some(("locales", false)),
        _ => FOLDERS.into_iter().chain(["fonts"]).find(|folder| near(folder)).map(|folder| (folder, true)),
    }
}

/// `hotlines copy`, `hotlines (1)`, `hotlines_new`.
fn is_copy(rest: &str) -> bool {
    rest.is_empty() || rest.bytes().all(|b| b.is_ascii_digit()) || ["copy", "kopie", "new", "final"].contains(&rest)
}

/// One finding for a folder that is not the campaign's, however much lies in it.
fn folder(files: &Files, path: &Path, name: &str) -> Option<Diagnostic> {
    let lower = name.to_lowercase();
    if path.join(SETTINGS).exists() || PROGRAMS.contains(&lower.as_str()) {
        return None;
    }
    let papers = PAPERS.contains(&lower.as_str());
    if papers || SET_ASIDE.contains(&lower.as_str()) {
        let part = part_below(path, true, &mut { BUDGET }, 0)?;
        let mut found = Diagnostic::new(Code::UnreadFile, format!("{name}/{part} looks like a part, and is not read"));
        if !papers {
            found.severity = Severity::Note;
        }
        let hint =
            format!("parts stand in hotlines/, layouts/ and locales/; if it is not to be printed, leave it in {name}/");
        return Some(found.hint(hint));
    }
    if let Some((wanted, slip)) = meant(name)
        && holds(path, wanted, slip, 0)
    {
        let code = if wanted == "fonts" { Code::UnreadFile } else { Code::StrayFile };
        let fault = Diagnostic::new(code, format!("the folder {name} is not read"));
        return Some(fault.hint(format!("name it {wanted}; what it holds is not printed now, and handbill's own is")));
    }
    let inside = names(path).unwrap_or_default();
    let part = inside.iter().find(|inner| {
        let parts = FOLDERS[..4].contains(&inner.as_str()) && path.join(inner).is_dir();
        parts || inner.ends_with(".ftl") || is_region(inner)
    });
    let Some(part) = part else { return art(files, &inside, name).or_else(|| below(path, name)) };
    // Numbers are what nobody may take for granted.
    if holds_hotlines(&path.join(part)) {
        let fault = Diagnostic::new(Code::StrayFile, format!("{name}/{part} holds hotlines, and is not read"));
        return Some(fault.hint(format!("move it to hotlines/{part}, or put the folder {name} out of the campaign")));
    }
    let message = format!("{name}/{part} looks like a part of the campaign, and is not read");
    Some(
        Diagnostic::new(Code::UnreadFile, message)
            .hint("parts stand in hotlines/, layouts/ and locales/ beside handbill.toml"),
    )
}

/// `art/door.svg`, where a layout shows layouts/art/door.svg.
fn art(files: &Files, inside: &[String], name: &str) -> Option<Diagnostic> {
    let twin = |inner: &&String| files.contains(&format!("layouts/{name}/{inner}"));
    let inner = inside.iter().find(twin)?;
    let fault = Diagnostic::new(Code::UnreadFile, format!("{name}/{inner} is not read"));
    Some(fault.hint(format!("the picture that layouts show is layouts/{name}/{inner}: put it there")))
}

/// Hotlines further down in a folder of any other name.
fn below(path: &Path, name: &str) -> Option<Diagnostic> {
    let part = part_below(path, false, &mut { BUDGET }, 0)?;
    let fault = Diagnostic::new(Code::UnreadFile, format!("{name}/{part} holds hotlines, and is not read"));
    Some(fault.hint("regions stand in hotlines/ beside handbill.toml"))
}

/// The first file below a folder that is a registry or, with `texts`, holds texts. Campaigns of their own and folders of tools are left out.
fn part_below(folder: &Path, texts: bool, budget: &mut usize, depth: usize) -> Option<String> {
    let inside = names(folder).ok()?;
    let mut folders = Vec::new();
    for inner in inside {
        *budget = budget.checked_sub(1)?;
        let path = folder.join(&inner);
        let Ok(found) = std::fs::symlink_metadata(&path) else { continue };
        let part =
            found.is_file() && (texts && inner.ends_with(".ftl") || inner.ends_with(".toml") && holds_hotlines(&path));
        if part {
            return Some(inner);
        }
        let program = PROGRAMS.contains(&inner.as_str()) || stray_names::is_tool_folder(&inner);
        if found.is_dir() && depth < DEPTH && !program && !path.join(SETTINGS).exists() {
            folders.push((path, inner));
        }
    }
    folders
        .into_iter()
        .find_map(|(path, inner)| Some(format!("{inner}/{}", part_below(&path, texts, budget, depth + 1)?)))
}

/// Whether a file is written as a registry.
fn holds_hotlines(path: &Path) -> bool {
    has_line(&start_of(path), "[[hotline]]")
}

/// What a small file says; nothing of what cannot be read.
fn start_of(path: &Path) -> String {
    let bytes = disk::read(path, limits::SPEC_BYTES).ok().flatten().unwrap_or_default();
    String::from_utf8_lossy(&bytes).into_owned()
}

fn has_line(text: &str, head: &str) -> bool {
    text.lines().any(|line| line.trim_start().starts_with(head))
}

fn is_region(name: &str) -> bool {
    region::id_of(&format!("hotlines/{}", stray_names::bare(name).name)).is_some()
}

/// Whether something in it could be a part of that kind.
/// `slip` is false where the folder's name is a common word: then its files must be plain about it.
fn holds(folder: &Path, kind: &str, slip: bool, depth: usize) -> bool {
    // What cannot be looked into may hold anything.
    let Ok(names) = names(folder) else { return true };
    names.iter().any(|name| {
        let path = folder.join(name);
        if std::fs::metadata(&path).is_ok_and(|m| m.is_dir()) {
            return depth < 2 && !stray_names::is_tool_folder(name) && holds(&path, kind, slip, depth + 1);
        }
        match kind {
            "posting" => name.to_lowercase().ends_with(".txt") && !stray_names::is_free(name),
            "fonts" => is_font(name),
            "hotlines" if !slip => is_region(name),
            "locales" if !slip => stray_names::bare(name).name.ends_with(".ftl"),
            _ => stray_names::looks_like_part(name),
        }
    })
}

/// `Handbill.toml`, `handbill.toml.txt`, `handbil.toml`, and handbill.toml itself.
fn is_near_settings(name: &str) -> bool {
    let bare = stray_names::bare(name).name;
    let (stem, end) = bare.rsplit_once('.').unwrap_or((&bare, ""));
    strsim::osa_distance(&plain(stem), "handbill") <= 1 && (end == "toml" || strsim::osa_distance(end, "toml") == 1)
}

/// Whether a folder has settings under another name only.
pub fn has_near_settings(folder: &Path) -> bool {
    names(folder).is_ok_and(|names| {
        names.iter().any(|name| !stray_names::is_lock(name) && is_near_settings(name) && folder.join(name).is_file())
    })
}

/// A file beside handbill.toml.
fn file(files: &Files, name: &str) -> Option<Diagnostic> {
    let bare = stray_names::bare(name);
    let (_, end) = bare.name.rsplit_once('.').unwrap_or((&bare.name, ""));
    if is_near_settings(name) {
        let own = files.contains(SETTINGS) && !files.is_kit(SETTINGS);
        let code = if bare.backup && own { Code::UnreadFile } else { Code::StrayFile };
        let hint = if own {
            "handbill.toml is there too, and is what is read: move this file away"
        } else {
            "name it handbill.toml"
        };
        return Some(Diagnostic::new(code, format!("{name} is not read")).hint(hint));
    }
    if end == "toml" && region::id_of(&format!("hotlines/{}", bare.name)).is_none() {
        let text = start_of(&files.root().join(name));
        if has_line(&text, "[[hotline]]") {
            let fault = Diagnostic::new(Code::StrayFile, format!("{name} holds hotlines, and is not read"));
            return Some(fault.hint("move it to hotlines/, named by its region: hotlines/US.toml"));
        }
        return (has_line(&text, "[[box]]") && has_line(&text, "[grid]")).then(|| {
            let fault = Diagnostic::new(Code::UnreadFile, format!("{name} looks like a layout, and is not read"));
            fault.hint(format!("move it to layouts/{}", bare.name))
        });
    }
    if end == "toml" {
        let hint = format!("move it to hotlines/{}", bare.name);
        return Some(Diagnostic::new(Code::StrayFile, format!("{name} is not read")).hint(hint));
    }
    if end == "ftl" {
        let hint = "texts stand in the folder of a language: locales/es/common.ftl";
        return Some(Diagnostic::new(Code::UnreadFile, format!("{name} is not read")).hint(hint));
    }
    None
}

fn is_font(name: &str) -> bool {
    const ENDINGS: [&str; 11] = ["ttf", "otf", "ttc", "otc", "woff", "woff2", "eot", "pfb", "pfa", "dfont", "suit"];
    name.split('.').skip(1).any(|piece| ENDINGS.contains(&piece.to_ascii_lowercase().as_str()))
}

/// What of `fonts/` is not opened.
fn own_fonts(files: &Files, report: &mut Report) {
    let folder = files.root().join("fonts");
    if walk::leaves(files.root(), "fonts").is_some() || !folder.is_dir() {
        return;
    }
    let inside = match names(&folder) {
        Ok(inside) => inside,
        Err(e) => {
            report.push(Diagnostic::new(Code::FileUnreadable, format!("the folder fonts cannot be listed: {e}")));
            return;
        }
    };
    for name in inside {
        let path = folder.join(&name);
        let Ok(found) = std::fs::symlink_metadata(&path) else { continue };
        let unread = |why: &str, hint: &str| {
            Diagnostic::new(Code::UnreadFile, format!("fonts/{name} is not read: {why}")).hint(hint)
        };
        let here = "put the font file itself directly into fonts/";
        if found.is_dir() {
            if !stray_names::is_tool_folder(&name) && holds(&path, "fonts", true, 0) {
                report.push(unread("fonts are looked for directly in fonts/", here));
            }
        } else if !is_font(&name) || name.starts_with("._") {
        } else if !found.is_file() {
            report.push(unread("it is a link, a pipe or a device", here));
        } else if !fonts::is_read(&name) {
            let hint = "take the font's .ttf or .otf file: packed web fonts are not read";
            report.push(unread("it is no TrueType or OpenType file by its name", hint));
        }
    }
}
