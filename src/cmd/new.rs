//! `handbill new campaign|layout|locale NAME`: the kit's own parts as files to change.

use std::path::{Path, PathBuf};

use clap::Subcommand;

use super::Global;
use super::output::Console;
use crate::diag::{Code, Diagnostic};
use crate::load::files::kit::Kit;
use crate::text::locales;
use crate::{disk, load};

#[derive(Debug, Subcommand)]
pub enum Part {
    /// A folder with every layout, text and hotline of the kit, ready to change
    Campaign { name: PathBuf },
    /// A design of your own, started from the venue poster
    Layout { name: String },
    /// A language of your own, started from the English texts
    Locale { name: String },
}

pub fn new(global: &Global, console: &Console, part: &Part) -> bool {
    let made = match part {
        Part::Campaign { name } => new_campaign(name),
        Part::Layout { name } => in_campaign(global).and_then(|root| new_layout(&root, name)),
        Part::Locale { name } => in_campaign(global).and_then(|root| new_locale(&root, name)),
    };
    match made {
        Ok(words) => {
            console.say(&words);
            true
        }
        Err(fault) => console.fault(*fault),
    }
}

type Made = Result<String, Box<Diagnostic>>;

fn in_campaign(global: &Global) -> Result<PathBuf, Box<Diagnostic>> {
    let found = match &global.campaign {
        Some(dir) => Some(dir.clone()),
        None => std::env::current_dir().ok().and_then(|here| load::find_root(&here)),
    };
    found.ok_or_else(|| {
        Box::new(
            Diagnostic::new(Code::NoCampaign, "there is no handbill.toml in this folder or in one above it")
                .hint("start one with `handbill new campaign my-town`"),
        )
    })
}

fn unwritable(path: &Path, error: &std::io::Error) -> Box<Diagnostic> {
    Box::new(Diagnostic::new(Code::OutputUnwritable, format!("{} cannot be written: {error}", path.display())))
}

fn exists(path: &Path) -> Box<Diagnostic> {
    Box::new(
        Diagnostic::new(
            Code::FileConflict,
            format!("{} is there already, and nothing of it was changed", path.display()),
        )
        .hint("choose another name"),
    )
}

fn write(path: &Path, bytes: &[u8]) -> Result<(), Box<Diagnostic>> {
    if let Some(folder) = path.parent() {
        std::fs::create_dir_all(folder).map_err(|e| unwritable(folder, &e))?;
    }
    disk::write_whole(path, bytes).map_err(|e| unwritable(path, &e))
}

fn new_campaign(root: &Path) -> Made {
    if root.exists() && std::fs::read_dir(root).map_or(true, |mut entries| entries.next().is_some()) {
        return Err(exists(root));
    }
    for (name, bytes) in Kit::embedded().files().into_iter().filter(|(name, _)| name != load::files::SETTINGS) {
        write(&root.join(name), bytes)?;
    }
    for folder in ["fonts", "resources"] {
        let folder = root.join(folder);
        std::fs::create_dir_all(&folder).map_err(|e| unwritable(&folder, &e))?;
    }
    // The settings last: without them a folder that was left half-made is no campaign.
    write(&root.join(load::files::SETTINGS), settings(root).as_bytes())?;
    let shown = root.display();
    Ok(format!(
        "{shown} is ready: its texts are in locales/, its numbers in hotlines/, its designs in layouts/.\n\
         Next: open {shown}/handbill.toml and fill in region, organization and place; then run: handbill -C {shown} build"
    ))
}

/// The settings of a new campaign: what there is to fill in, with a comment each.
fn settings(root: &Path) -> String {
    let name = root.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
    let plain = |c: char| c.is_alphanumeric() || matches!(c, ' ' | '-' | '_' | '\'' | '.');
    let name: String = name.chars().filter(|c| plain(*c)).take(80).collect();
    let name = if name.trim().is_empty() { "My campaign" } else { name.trim() };
    include_str!("campaign.toml").replace("NAME", name).replace("VERSION", TEXTS_OF)
}

/// The month of the kit's texts.
const TEXTS_OF: &str = "2026-11";

/// Names become files: small letters, digits and hyphens only.
fn checked(name: &str) -> Result<&str, Box<Diagnostic>> {
    let fine = !name.is_empty()
        && name.len() <= 64
        && name.chars().all(|c| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-');
    if fine {
        return Ok(name);
    }
    Err(Box::new(
        Diagnostic::new(Code::BadName, format!("\"{name}\" cannot be a layout's name"))
            .hint("use small letters, digits and hyphens, e.g. `clinic-poster`"),
    ))
}

/// The parts of a campaign are not written through a link that leaves it.
fn inside(root: &Path, below: &str) -> Result<(), Box<Diagnostic>> {
    if !disk::passes_link(root, below) {
        return Ok(());
    }
    let message = format!("{} is a link, and is not written through", root.join(below).display());
    Err(Box::new(Diagnostic::new(Code::PathOutside, message).hint("put a folder of the campaign's own there")))
}

fn new_layout(root: &Path, name: &str) -> Made {
    inside(root, "layouts")?;
    let path = root.join("layouts").join(format!("{}.toml", checked(name)?));
    if path.exists() {
        return Err(exists(&path));
    }
    let from = Kit::embedded().files().into_iter().find(|(file, _)| file == "layouts/venue-poster.toml");
    write(&path, from.map_or(&[][..], |(_, bytes)| bytes))?;
    Ok(format!("{} is a copy of the venue poster: change it, then run: handbill build {name}", path.display()))
}

fn new_locale(root: &Path, name: &str) -> Made {
    let Some(id) = locales::identify(name).map(|l| l.id) else {
        return Err(Box::new(
            Diagnostic::new(Code::BadLocale, format!("\"{name}\" is no language tag"))
                .hint("use a BCP 47 tag: `so`, `zh-Hant`, `pt-BR`"),
        ));
    };
    inside(root, &format!("locales/{id}"))?;
    let folder = root.join("locales").join(&id);
    if folder.exists() {
        return Err(exists(&folder));
    }
    // The folder as a whole: one with half of its texts would look like a translation that lacks the others.
    let made = tempfile::Builder::new().prefix(".handbill-").tempdir_in(root).map_err(|e| unwritable(root, &e))?;
    let draft = made.path().join("locale");
    for (file, bytes) in Kit::embedded().files() {
        if let Some(below) = file.strip_prefix("locales/en/").filter(|f| f.ends_with(".ftl")) {
            write(&draft.join(below), bytes)?;
        }
    }
    let settings = format!("native = \"{id}\"\nenglish = \"{id}\"\nreview = \"draft\"\nreviewers = []\n");
    write(&draft.join("locale.toml"), settings.as_bytes())?;
    let locales = root.join("locales");
    std::fs::create_dir_all(&locales)
        .and_then(|()| std::fs::rename(&draft, &folder))
        .map_err(|e| unwritable(&folder, &e))?;
    Ok(format!("{} holds the English texts to translate; keep the names and what stands in braces", folder.display()))
}
