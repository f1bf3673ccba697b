//! The first walk over a scene: checks it and numbers what its pages share (faces, images, forms).
//!
//! The numbers follow the order of first use, never an address, so that equal scenes give equal files.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use super::clusters::{Piece, pieces};
use super::composites::Shape;
use super::error::{PdfError, scene as fault};
use super::fonts::{Metrics, is_truetype};
use super::images;
use super::number::milli;
use super::shadings;
use crate::scene::{Content, FontFace, Gradient, Item, Raster, Scene, Shade, TextRun};

/// Clips inside clips; composed pages need two or three.
const MAX_DEPTH: usize = 16;

/// What the runs of one face show: every (shape, text) pair of the document.
#[derive(Debug)]
pub(super) struct FacePlan {
    pub face: Arc<FontFace>,
    pub truetype: bool,
    /// The code of each pair, as two bytes in the content stream.
    codes: BTreeMap<Shape, BTreeMap<String, u16>>,
}

/// One code of a face.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Entry<'a> {
    pub code: u16,
    pub shape: &'a Shape,
    pub text: &'a str,
}

impl FacePlan {
    /// The glyph ids in use, ascending.
    pub fn glyphs(&self) -> Vec<u16> {
        let ids: BTreeSet<u16> = self.codes.keys().flat_map(|shape| &shape.parts).map(|part| part.glyph).collect();
        ids.into_iter().collect()
    }

    /// The shapes that are no glyphs of the face, ascending.
    pub fn composites(&self) -> Vec<&Shape> {
        self.codes.keys().filter(|shape| shape.plain().is_none()).collect()
    }

    /// What each code shows, by code.
    pub fn entries(&self) -> Vec<Entry<'_>> {
        let mut out: Vec<Entry<'_>> = Vec::new();
        for (shape, texts) in &self.codes {
            out.extend(texts.iter().map(|(text, code)| Entry { code: *code, shape, text }));
        }
        // Under a CFF face the texts of a glyph share one code: the first speaks for it.
        out.dedup_by_key(|entry| entry.code);
        out
    }

    /// The code that shows `shape` as `text`, and whether a reader takes exactly `text` from it.
    pub fn code(&self, shape: &Shape, text: &str) -> Option<(u16, bool)> {
        let texts = self.codes.get(shape)?;
        let code = *texts.get(text)?;
        Some((code, self.truetype || texts.keys().next().is_some_and(|first| first == text)))
    }

    /// Gives every pair its code. A TrueType face has its own code for each pair, because a CIDToGIDMap may name a
    /// glyph many times; in a CFF face the code is the glyph's number in the subset.
    fn number(&mut self) -> Result<(), PdfError> {
        let mut next: u16 = 0;
        for texts in self.codes.values_mut() {
            for (i, code) in texts.values_mut().enumerate() {
                if self.truetype || i == 0 {
                    next = next
                        .checked_add(1)
                        .filter(|n| *n < u16::MAX)
                        .ok_or_else(|| PdfError::TooManyCodes { name: self.face.name.clone() })?;
                }
                *code = next;
            }
        }
        // Glyph 0 is `.notdef`: a missing character, which PDF/A forbids to show (ISO 19005-2, 6.2.11.8).
        if self.codes.keys().flat_map(|shape| &shape.parts).any(|part| part.glyph == 0) {
            return Err(PdfError::Glyph { name: self.face.name.clone(), id: 0 });
        }
        Ok(())
    }
}

/// Everything that is shared between pages.
#[derive(Debug, Default)]
pub(super) struct Plan {
    pub faces: Vec<FacePlan>,
    pub images: Vec<Arc<Raster>>,
    /// Gradients that differ in more than their place.
    pub shades: Vec<Gradient>,
    /// The forms in use: index in the scene → number in the file.
    pub forms: BTreeMap<usize, usize>,
    face_index: BTreeMap<(usize, u32), usize>,
    image_index: BTreeMap<usize, usize>,
    shade_index: BTreeMap<shadings::Key, usize>,
}

impl Plan {
    /// Walks every page, and every form that a page uses.
    pub fn new(scene: &Scene) -> Result<Self, PdfError> {
        let mut plan = Self::default();
        let mut wanted = BTreeSet::new();
        for page in &scene.pages {
            plan.walk(&page.items, scene, &mut wanted, 0)?;
        }
        let mut done = BTreeSet::new();
        // A form may use forms that come before it, so the walk goes down and ends.
        while let Some(form) = wanted.iter().rev().find(|f| !done.contains(*f)).copied() {
            done.insert(form);
            let mut inner = BTreeSet::new();
            plan.walk(&scene.forms[form].items, scene, &mut inner, 0)?;
            if inner.iter().any(|f| *f >= form) {
                return Err(fault("a form uses itself or a later form"));
            }
            wanted.extend(inner);
        }
        plan.forms = wanted.into_iter().enumerate().map(|(number, form)| (form, number)).collect();
        for face in &mut plan.faces {
            face.number()?;
        }
        Ok(plan)
    }

    fn walk(
        &mut self,
        items: &[Item],
        scene: &Scene,
        forms: &mut BTreeSet<usize>,
        depth: usize,
    ) -> Result<(), PdfError> {
        if depth > MAX_DEPTH {
            return Err(fault("clips are nested too deeply"));
        }
        for item in items {
            if item.tag.is_some_and(|tag| tag >= scene.tags.len()) {
                return Err(fault("an item names a tag that does not exist"));
            }
            match &item.content {
                Content::Path(_) => {}
                Content::Text(run) => self.add_run(run)?,
                Content::Image { raster, .. } => self.add_image(raster)?,
                Content::Form { form, .. } => {
                    if *form >= scene.forms.len() {
                        return Err(fault("an item names a form that does not exist"));
                    }
                    forms.insert(*form);
                }
                Content::Shade(shade) => self.add_shade(shade)?,
                Content::Clip { items, .. } | Content::Cut { items, .. } => {
                    self.walk(items, scene, forms, depth + 1)?;
                }
            }
        }
        Ok(())
    }

    fn add_run(&mut self, run: &TextRun) -> Result<(), PdfError> {
        if milli(run.size, "a type size")? <= 0.0 {
            return Err(fault("a type size that is not positive"));
        }
        // ISO 14289-1, 7.21.7: no code may stand for these.
        if run.text.contains(['\0', '\u{FEFF}', '\u{FFFE}']) {
            return Err(fault("text with U+0000, U+FEFF or U+FFFE"));
        }
        let key = face_key(&run.face);
        let index = match self.face_index.get(&key) {
            Some(index) => *index,
            None => {
                let truetype = is_truetype(&run.face)?;
                self.faces.push(FacePlan { face: run.face.clone(), truetype, codes: BTreeMap::new() });
                self.face_index.insert(key, self.faces.len() - 1);
                self.faces.len() - 1
            }
        };
        let FacePlan { truetype, codes, .. } = &mut self.faces[index];
        let metrics = Metrics::new(&run.face, *truetype)?;
        for Piece { shown, .. } in pieces(run, &metrics)? {
            for one in shown {
                let texts = codes.entry(one.shape).or_default();
                if !texts.contains_key(&*one.text) {
                    texts.insert(one.text.into_owned(), 0);
                }
            }
        }
        Ok(())
    }

    fn add_image(&mut self, raster: &Arc<Raster>) -> Result<(), PdfError> {
        let key = Arc::as_ptr(raster) as usize;
        if !self.image_index.contains_key(&key) {
            images::check(raster)?;
            self.image_index.insert(key, self.images.len());
            self.images.push(raster.clone());
        }
        Ok(())
    }

    fn add_shade(&mut self, shade: &Shade) -> Result<(), PdfError> {
        shadings::check(shade)?;
        let key = shadings::key(&shade.gradient);
        if !self.shade_index.contains_key(&key) {
            self.shade_index.insert(key, self.shades.len());
            self.shades.push(shade.gradient.clone());
        }
        Ok(())
    }

    /// The number of a gradient that the walk has seen.
    pub fn shade(&self, gradient: &Gradient) -> Option<usize> {
        self.shade_index.get(&shadings::key(gradient)).copied()
    }

    /// The number of a face that the walk has seen.
    pub fn face(&self, face: &Arc<FontFace>) -> Option<(usize, &FacePlan)> {
        let index = *self.face_index.get(&face_key(face))?;
        Some((index, self.faces.get(index)?))
    }

    /// The number of an image that the walk has seen.
    pub fn image(&self, raster: &Arc<Raster>) -> Option<usize> {
        self.image_index.get(&(Arc::as_ptr(raster) as usize)).copied()
    }
}

/// Faces over the same bytes are one face. The address serves for comparing only, while the scene is borrowed.
fn face_key(face: &FontFace) -> (usize, u32) {
    (face.data.bytes().as_ptr() as usize, face.index)
}
