//! Verdicts on pictures of codes: equal pixels are judged once in a run.
//!
//! The codes of a card sheet, and those of the same layout in other languages, come out of the renderer pixel for pixel
//! the same. A verdict depends on the pixels alone, so it may be kept; nothing of the writer enters. Where the same is
//! painted in the same way, as the listener's marks tell, the pixels need not be drawn again.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::{Mutex, PoisonError};

use image::GrayImage;
use sha2::{Digest, Sha256};

use super::canvas::Mark;
use super::codes::Verdict;
use super::numbers::{self, Reading};
use super::qr::{self, Found};
use super::read::Outline;
use super::symbols::Sight;
use super::tones;

/// Most verdicts that are kept.
const LIMIT: usize = 4096;

/// Most pictures that are kept, and the pixels of each.
const PICTURES: usize = 128;
const PIXELS: usize = 400_000;

pub type Key = [u8; 32];

/// What a symbol says, and how wide it is in points.
pub type Symbol = (String, i32);

/// What was found in each picture, and the symbols that could be read from every worse print.
#[derive(Debug, Default)]
pub struct VerdictCache {
    found: Mutex<BTreeMap<Key, Vec<Found>>>,
    read: Mutex<BTreeMap<Key, bool>>,
    holding: Mutex<BTreeSet<Symbol>>,
    figures: Mutex<BTreeMap<(u64, char), Reading>>,
    disguises: Mutex<BTreeMap<(u64, char), Option<char>>>,
    signs: Mutex<BTreeMap<(u64, char), Option<char>>>,
    inks: Mutex<BTreeMap<Key, Result<(), String>>>,
    /// By all that is painted in a part of a page: no second picture is made of it.
    verdicts: Mutex<BTreeMap<Mark, Verdict>>,
    sights: Mutex<BTreeMap<Mark, Sight>>,
    /// Pictures in which nothing was found, and how they were looked at.
    bare: Mutex<Vec<(Look, GrayImage)>>,
}

/// What is looked for in a picture.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Look {
    Symbols,
    Figures,
}

impl VerdictCache {
    /// Every code in the picture; `symbol` as in `qr::look`.
    pub fn look(&self, picture: &GrayImage, symbol: Option<[f64; 4]>) -> Vec<Found> {
        let more: Vec<u8> = symbol.into_iter().flatten().flat_map(f64::to_le_bytes).collect();
        remember(&self.found, key(picture, &more), || qr::look(picture, symbol))
    }

    /// Whether exactly these payloads are read.
    pub fn reads(&self, picture: &GrayImage, symbol: Option<[f64; 4]>, payloads: &[&str]) -> bool {
        let mut more: Vec<u8> = symbol.into_iter().flatten().flat_map(f64::to_le_bytes).collect();
        more.extend(payloads.join("\0").bytes());
        remember(&self.read, key(picture, &more), || qr::reads(picture, symbol, payloads))
    }

    /// How an outline reads that should be `wanted`. Equal outlines are looked at once, whatever font they come from.
    pub fn figure(&self, outline: &Outline, wanted: char) -> Reading {
        remember(&self.figures, (outline.key, wanted), || numbers::reading(outline, wanted))
    }

    /// The digit as which an outline is drawn that is said to be another character.
    pub fn disguise(&self, outline: &Outline, said: char) -> Option<char> {
        remember(&self.disguises, (outline.key, said), || numbers::disguise(outline, said))
    }

    /// The digit that a sign looks like which is said to be none.
    pub fn sign(&self, outline: &Outline, said: char) -> Option<char> {
        remember(&self.signs, (outline.key, said), || numbers::sign(outline, said))
    }

    /// What was found where a number stands.
    pub fn ink(&self, key: Key, judge: impl FnOnce() -> Result<(), String>) -> Result<(), String> {
        remember(&self.inks, key, judge)
    }

    /// What a drawing that may be a code has come to.
    pub fn verdict(&self, mark: Mark, judge: impl FnOnce() -> Verdict) -> Verdict {
        remember(&self.verdicts, mark, judge)
    }

    /// The symbols in an area.
    pub fn sight(&self, mark: Mark, search: impl FnOnce() -> Sight) -> Sight {
        remember(&self.sights, mark, search)
    }

    /// What is in a picture without texts. Where nothing was found in one that is alike, nothing is looked for.
    pub fn seen(&self, how: Look, picture: GrayImage, search: impl FnOnce(&GrayImage) -> Sight) -> Sight {
        let known = |(look, other): &(Look, GrayImage)| *look == how && tones::alike(&picture, other);
        if self.bare.lock().unwrap_or_else(PoisonError::into_inner).iter().any(known) {
            return Sight::default();
        }
        let sight = search(&picture);
        let mut bare = self.bare.lock().unwrap_or_else(PoisonError::into_inner);
        if sight == Sight::default() && bare.len() < PICTURES && picture.len() < PIXELS {
            bare.push((how, picture));
        }
        sight
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

fn remember<K: Ord, T: Clone>(known: &Mutex<BTreeMap<K, T>>, key: K, judge: impl FnOnce() -> T) -> T {
    if let Some(verdict) = known.lock().unwrap_or_else(PoisonError::into_inner).get(&key) {
        return verdict.clone();
    }
    // Two threads may judge the same picture at once: they come to the same verdict.
    let verdict = judge();
    let mut known = known.lock().unwrap_or_else(PoisonError::into_inner);
    if known.len() < LIMIT {
        known.insert(key, verdict.clone());
    }
    verdict
}

fn key(picture: &GrayImage, more: &[u8]) -> Key {
    let mut hash = Sha256::new();
    hash.update(picture.width().to_le_bytes());
    hash.update(picture.height().to_le_bytes());
    hash.update(picture.as_raw());
    hash.update(more);
    hash.finalize().into()
}

#[cfg(test)]
mod tests {
    use image::Luma;

    use super::*;
    use crate::verify::numbers::art::Row;

    /// How often a search ran for pictures of these tones, where it finds something in those below 100.
    fn searches(looks: &[(Look, u8)]) -> usize {
        let (verdicts, mut count) = (VerdictCache::default(), 0);
        for (how, tone) in looks {
            let found = Row { digits: "988".to_owned(), bounds: [0; 4] };
            let found = Sight { figures: if *tone < 100 { vec![found] } else { Vec::new() }, ..Sight::default() };
            let seen = verdicts.seen(*how, GrayImage::from_pixel(8, 8, Luma([*tone])), |_| {
                count += 1;
                found.clone()
            });
            assert_eq!(seen, found);
        }
        count
    }

    #[test]
    fn only_what_is_like_a_bare_picture_is_passed_over() {
        use Look::{Figures, Symbols};
        assert_eq!(searches(&[(Symbols, 200), (Symbols, 200), (Symbols, 204), (Symbols, 196)]), 1);
        assert_eq!(searches(&[(Symbols, 200), (Symbols, 205)]), 2);
        assert_eq!(searches(&[(Symbols, 200), (Figures, 200)]), 2);
        // What has something in it is searched each time: where it lies is told.
        assert_eq!(searches(&[(Figures, 50), (Figures, 50)]), 2);
    }
}
