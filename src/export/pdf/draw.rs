//! Scene → content streams, by printpdf.

use std::collections::BTreeMap;

use printpdf::{Mm, PdfDocument, PdfPage, PdfSaveOptions};

use super::content::{Drawn, Painter};
use super::error::{PdfError, scene as fault};
use super::plan::Plan;
use crate::ink::Ink;
use crate::scene::{Item, Scene};

/// The content of one page or form.
#[derive(Debug)]
pub(super) struct Sheet {
    pub content: Vec<u8>,
    pub drawn: Drawn,
}

/// Every page of the scene, and every form that is used, by its number in the file.
#[derive(Debug)]
pub(super) struct Sheets {
    pub pages: Vec<Sheet>,
    pub forms: Vec<Sheet>,
}

/// Paints pages and forms alike as pages of one printpdf document, and takes their content streams out of it.
pub(super) fn draw(scene: &Scene, plan: &Plan, ink: Ink) -> Result<Sheets, PdfError> {
    let mut drawn = Vec::new();
    for page in &scene.pages {
        drawn.push(paint(scene, plan, ink, (page.media.h, true), &page.items)?);
    }
    // `plan.forms` is ordered by form, and numbers ascend with it.
    let forms: BTreeMap<usize, usize> = plan.forms.iter().map(|(form, number)| (*number, *form)).collect();
    for form in forms.values() {
        let form = scene.forms.get(*form).ok_or_else(|| fault("a form appeared from nowhere"))?;
        drawn.push(paint(scene, plan, ink, (0.0, false), &form.items)?);
    }
    let mut document = PdfDocument::new("");
    for sheet in &mut drawn {
        // The boxes are set later: printpdf writes every box that does not begin at the origin wrong.
        document.pages.push(PdfPage::new(Mm(1.0), Mm(1.0), std::mem::take(&mut sheet.ops)));
    }
    let mut sheets = Vec::new();
    for (content, drawn) in contents(&document)?.into_iter().zip(drawn) {
        sheets.push(Sheet { content, drawn });
    }
    if sheets.len() != scene.pages.len() + forms.len() {
        return Err(PdfError::Writer("printpdf lost a page".into()));
    }
    let forms = sheets.split_off(scene.pages.len());
    Ok(Sheets { pages: sheets, forms })
}

fn paint(
    scene: &Scene,
    plan: &Plan,
    ink: Ink,
    (base, marking): (f32, bool),
    items: &[Item],
) -> Result<Drawn, PdfError> {
    let mut painter = Painter::new(scene, plan, ink, base, marking);
    painter.items(items)?;
    Ok(painter.finish())
}

/// Serializes the pages. `secure` would drop the path operators that this stage writes itself; no optimizer may touch
/// the streams. The fonts that the pages name are not known to printpdf, so it writes our codes as they are.
fn contents(document: &PdfDocument) -> Result<Vec<Vec<u8>>, PdfError> {
    let options = PdfSaveOptions { optimize: false, subset_fonts: false, secure: false, image_optimization: None };
    let mut warnings = Vec::new();
    let mut drawn = document.to_lopdf_document(&options, &mut warnings);
    let lost = |e: lopdf::Error| PdfError::Writer(e.to_string());
    let mut out = Vec::new();
    for id in drawn.get_pages().into_values() {
        let page = drawn.get_dictionary(id).map_err(lost)?;
        let stream = page.get(b"Contents").and_then(lopdf::Object::as_reference).map_err(lost)?;
        let stream = drawn.get_object_mut(stream).and_then(lopdf::Object::as_stream_mut).map_err(lost)?;
        out.push(std::mem::take(&mut stream.content));
    }
    Ok(out)
}
