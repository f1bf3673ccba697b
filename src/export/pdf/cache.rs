//! Font programs that several documents share, subset and compressed once.

use std::collections::BTreeMap;
use std::sync::{Arc, Mutex, PoisonError};

use super::composites::Shape;
use super::error::PdfError;
use crate::scene::{FontData, FontFace};

/// A font program as it goes into a file.
#[derive(Debug, Clone)]
pub(super) struct Program {
    /// The stream's data, deflated.
    pub compressed: Arc<[u8]>,
    /// The length before compression.
    pub length: usize,
    /// The number of the first glyph of our own (TrueType only).
    pub first_composite: u16,
}

/// The address of the font's bytes, their length, the face's index, the glyphs, and the composites.
type Key = (usize, usize, u32, Vec<u16>, Vec<Shape>);

#[derive(Debug, Default)]
struct Entries {
    /// The font data is kept with its program: as long as it lives, no other font can get its address.
    map: BTreeMap<Key, (FontData, Program, u64)>,
    bytes: usize,
    clock: u64,
}

/// Font programs by face and glyph set. Share one among all threads of a batch; an empty one gives the same bytes.
#[derive(Debug)]
pub struct FontCache {
    entries: Mutex<Entries>,
    limit: usize,
}

impl Default for FontCache {
    /// Room for 32 MB of compressed programs: a campaign of fifty languages has about three.
    fn default() -> Self {
        Self::with_limit(32 << 20)
    }
}

impl FontCache {
    /// A cache that holds about `bytes` of compressed programs; 0 keeps nothing.
    pub fn with_limit(bytes: usize) -> Self {
        Self { entries: Mutex::default(), limit: bytes }
    }

    /// The program for `glyphs` of `face`, made by `make` if it is not there. Two threads may make the same one at the
    /// same time; they make the same bytes.
    pub(super) fn program(
        &self,
        face: &FontFace,
        glyphs: &[u16],
        composites: &[&Shape],
        make: impl FnOnce() -> Result<Program, PdfError>,
    ) -> Result<Program, PdfError> {
        let data = face.data.bytes();
        let key: Key = (
            data.as_ptr() as usize,
            data.len(),
            face.index,
            glyphs.to_vec(),
            composites.iter().map(|c| (*c).clone()).collect(),
        );
        {
            let mut entries = self.entries.lock().unwrap_or_else(PoisonError::into_inner);
            entries.clock += 1;
            let now = entries.clock;
            if let Some((_, program, used)) = entries.map.get_mut(&key) {
                *used = now;
                return Ok(program.clone());
            }
        }
        let program = make()?;
        if program.compressed.len() <= self.limit {
            self.insert(key, face.data.clone(), program.clone());
        }
        Ok(program)
    }

    fn insert(&self, key: Key, data: FontData, program: Program) {
        let size = program.compressed.len();
        let mut entries = self.entries.lock().unwrap_or_else(PoisonError::into_inner);
        while entries.bytes + size > self.limit {
            let Some(oldest) = entries.map.iter().min_by_key(|(_, (_, _, used))| *used).map(|(k, _)| k.clone()) else {
                break;
            };
            if let Some((_, gone, _)) = entries.map.remove(&oldest) {
                entries.bytes -= gone.compressed.len();
            }
        }
        let now = entries.clock;
        if entries.map.insert(key, (data, program, now)).is_none() {
            entries.bytes += size;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// What goes out when the room is full is what was asked for longest ago, and its room is free again.
    #[test]
    fn a_full_cache_forgets_the_oldest() {
        let face = FontFace { name: "F".into(), data: FontData(Arc::new(vec![0; 4])), index: 0 };
        let cache = FontCache::with_limit(100);
        let ask = |glyph: u16| {
            let mut is_made = false;
            let make = || {
                is_made = true;
                Ok(Program { compressed: vec![0; 40].into(), length: 40, first_composite: 0 })
            };
            cache.program(&face, &[glyph], &[], make).unwrap();
            is_made
        };
        assert!(ask(1) && ask(2) && !ask(1), "both are kept");
        assert!(ask(3), "a third takes the room of the second");
        assert!(!ask(1) && !ask(3) && ask(2));
        // The room of what has gone is counted once: two fit, however many have gone.
        assert!((4..20).all(ask) && !ask(19) && !ask(18));
        assert_eq!(cache.entries.lock().unwrap().bytes, 80);
    }
}
