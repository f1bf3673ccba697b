//! Verdicts on pictures of codes: equal pixels are judged once in a run.
//!
//! The codes of a card sheet, and those of the same layout in other languages, come out of the renderer pixel for pixel
//! the same. A verdict depends on the pixels alone, so it may be kept; nothing of the writer enters.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::{Mutex, PoisonError};

use image::GrayImage;
use sha2::{Digest, Sha256};

use super::qr::{self, Found};

/// Most verdicts that are kept.
const LIMIT: usize = 4096;

type Key = [u8; 32];

/// What a symbol says, and how wide it is in points.
pub type Symbol = (String, i32);

/// What was found in each picture, and the symbols that could be read from every worse print.
#[derive(Debug, Default)]
pub struct Album {
    found: Mutex<BTreeMap<Key, Vec<Found>>>,
    holding: Mutex<BTreeSet<Symbol>>,
}

impl Album {
    /// Every code in the picture.
    pub fn find(&self, picture: &GrayImage) -> Vec<Found> {
        remember(&self.found, picture, qr::find)
    }

    /// Whether the symbol was read from worse prints already.
    pub fn holds(&self, symbol: &Symbol) -> bool {
        self.holding.lock().unwrap_or_else(PoisonError::into_inner).contains(symbol)
    }

    pub fn hold(&self, symbol: Symbol) {
        let mut holding = self.holding.lock().unwrap_or_else(PoisonError::into_inner);
        if holding.len() < LIMIT {
            holding.insert(symbol);
        }
    }
}

fn remember<T: Clone>(known: &Mutex<BTreeMap<Key, T>>, picture: &GrayImage, judge: impl FnOnce(&GrayImage) -> T) -> T {
    let key = key(picture);
    if let Some(verdict) = known.lock().unwrap_or_else(PoisonError::into_inner).get(&key) {
        return verdict.clone();
    }
    // Two threads may judge the same picture at once: they come to the same verdict.
    let verdict = judge(picture);
    let mut known = known.lock().unwrap_or_else(PoisonError::into_inner);
    if known.len() < LIMIT {
        known.insert(key, verdict.clone());
    }
    verdict
}

fn key(picture: &GrayImage) -> Key {
    let mut hash = Sha256::new();
    hash.update(picture.width().to_le_bytes());
    hash.update(picture.height().to_le_bytes());
    hash.update(picture.as_raw());
    hash.finalize().into()
}
