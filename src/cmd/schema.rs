//! `handbill schema layout|settings|hotlines|resources|locale`: the table of keys for editors.

use clap::ValueEnum;

use super::output::Console;
use crate::load::tables::lists;
use crate::schema::{FILES, json};

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum File {
    /// layouts/*.toml
    Layout,
    /// handbill.toml
    Settings,
    /// hotlines/*.toml
    Hotlines,
    /// resources/*.toml
    Resources,
    /// locales/*/locale.toml
    Locale,
}

pub fn schema(console: &Console, file: File) -> bool {
    let name = match file {
        File::Layout => "layout",
        File::Settings => "settings",
        File::Hotlines => "hotlines",
        File::Resources => "resources",
        File::Locale => "locale",
    };
    let at = FILES.iter().position(|(root, _)| root.name == name);
    let Some(text) = at.and_then(|at| json::schema(at, &lists::lists())).map(|schema| format!("{schema:#}")) else {
        return false;
    };
    console.result(&text);
    true
}
