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
