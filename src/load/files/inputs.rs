//! Which files a sheet is made from, with the hash of each: what `verify` compares with the campaign as it is then.

use std::collections::BTreeMap;
use std::sync::Arc;

use crate::load::campaign::Locale;
use crate::load::files::SETTINGS;
use crate::load::layouts::boxes;
use crate::model::layout::Layout;

/// Every file that was read, by the name that messages give it (`kit:…` for the kit's own).
#[derive(Debug, Clone, Default)]
pub struct Inputs(BTreeMap<String, String>);

impl Inputs {
    pub fn new(hashes: BTreeMap<String, String>) -> Self {
        Self(hashes)
    }

    /// The settings, the layout and its pictures, the locale's texts and those it inherits, the region's registry.
    pub fn of(&self, layout: &Layout, locales: &[Arc<Locale>], region: &str) -> BTreeMap<String, String> {
        let mut pictures = Vec::new();
        layout.faces.iter().for_each(|face| boxes::images(&face.boxes, &mut pictures));
        // A picture that is a value: which of them depends on more than the layout.
        let values = layout.faces.iter().any(|face| boxes::shows_values(&face.boxes));
        let belongs = |path: &str| {
            path == SETTINGS
                || path.starts_with("resources/")
                || values && path.starts_with("layouts/") && !path.ends_with(".toml")
                || (path.strip_prefix("hotlines/").and_then(|p| p.strip_suffix(".toml")))
                    .is_some_and(|id| id == region || region.split_once('-').is_some_and(|(country, _)| country == id))
                || path.strip_prefix("layouts/").is_some_and(|below| {
                    below.strip_suffix(".toml") == Some(layout.id.as_str())
                        || pictures.iter().any(|(p, _)| p.value == below)
                })
                || path
                    .strip_prefix("locales/")
                    .and_then(|below| below.split_once('/'))
                    .is_some_and(|(folder, _)| locales.iter().flat_map(|l| &l.folders).any(|f| f == folder))
        };
        let all = self.0.iter().filter(|(path, _)| belongs(path.strip_prefix("kit:").unwrap_or(path)));
        all.map(|(path, hash)| (path.clone(), hash.clone())).collect()
    }

    /// The campaign's own registries, when a region's comes from the kit.
    pub fn own_beside(&self, region: &str) -> Vec<&str> {
        let paths = self.0.keys().map(String::as_str);
        let kit = self.0.contains_key(&format!("kit:hotlines/{region}.toml"));
        paths.filter(|path| kit && path.starts_with("hotlines/")).collect()
    }

    /// Whether the campaign itself, not only the kit, has texts of this locale.
    pub fn has_own(&self, locale: &Locale) -> bool {
        let own = |folder: &String| self.0.keys().any(|path| path.starts_with(&format!("locales/{folder}/")));
        locale.folders.first().is_some_and(own)
    }
}
