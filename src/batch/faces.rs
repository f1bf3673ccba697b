//! The fonts on a sheet, each with the hash of its file. A file is hashed once in a run.

use std::collections::BTreeMap;
use std::sync::{Mutex, PoisonError};

use sha2::{Digest, Sha256};

use crate::disk::hex;
use crate::scene::{Content, FontFace, Item, Scene};

#[derive(Debug, Default)]
pub struct Faces(Mutex<BTreeMap<(usize, usize), String>>);

impl Faces {
    /// By the face's name.
    pub fn of(&self, scene: &Scene) -> BTreeMap<String, String> {
        let mut found = BTreeMap::new();
        let pages = scene.pages.iter().map(|page| &page.items);
        for items in pages.chain(scene.forms.iter().map(|form| &form.items)) {
            self.items(items, &mut found);
        }
        found
    }

    fn items(&self, items: &[Item], found: &mut BTreeMap<String, String>) {
        for item in items {
            match &item.content {
                Content::Text(run) if !found.contains_key(&run.face.name) => {
                    found.insert(run.face.name.clone(), self.hash(&run.face));
                }
                Content::Clip { items, .. } | Content::Cut { items, .. } => self.items(items, found),
                Content::Text(_)
                | Content::Path(_)
                | Content::Shade(_)
                | Content::Image { .. }
                | Content::Form { .. } => {}
            }
        }
    }

    fn hash(&self, face: &FontFace) -> String {
        let bytes = face.data.bytes();
        // The campaign keeps its fonts for as long as the run lasts.
        let key = (bytes.as_ptr() as usize, bytes.len());
        if let Some(hash) = self.0.lock().unwrap_or_else(PoisonError::into_inner).get(&key) {
            return hash.clone();
        }
        let hash = hex(&Sha256::digest(bytes));
        self.0.lock().unwrap_or_else(PoisonError::into_inner).insert(key, hash.clone());
        hash
    }
}
