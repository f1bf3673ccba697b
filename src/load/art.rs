//! The pictures of layouts: read once, bounded, and refused when they are not what the file name says.
//!
//! `svg` reads drawings, `raster` PNG and JPEG; here their faults are worded.

use std::collections::BTreeMap;
use std::sync::Arc;

use crate::diag::{Diagnostic, Report, Span};
use crate::load::campaign::Art;
use crate::load::files::Files;
use crate::load::layout::Layout;
use crate::load::{limits, raster, read_box, svg};
use crate::scene::Color;

/// Loads what the layout shows; `false` when a picture is at fault. `None` in `pictures` marks one that was refused.
///
/// An element of a drawing with `data-role="light"` takes that colour from the palette.
pub fn read(
    layout: &Layout,
    palette: &BTreeMap<String, Color>,
    files: &Files,
    pictures: &mut BTreeMap<String, Option<Art>>,
    report: &mut Report,
) -> bool {
    let mut wanted = Vec::new();
    for face in &layout.faces {
        read_box::images(&face.boxes, &mut wanted);
    }
    let mut sound = true;
    for path in wanted {
        if !pictures.contains_key(&path.value) {
            let art = read_one(&path.value, path.span, palette, files, report);
            pictures.insert(path.value.clone(), art);
        }
        sound &= pictures.get(&path.value).is_some_and(Option::is_some);
    }
    sound
}

/// What is wrong with a picture, and how to mend it.
pub type Fault = (String, Option<&'static str>);

fn read_one(
    path: &str,
    at: Span,
    palette: &BTreeMap<String, Color>,
    files: &Files,
    report: &mut Report,
) -> Option<Art> {
    let full = format!("layouts/{path}");
    let vector = path.to_ascii_lowercase().ends_with(".svg");
    let limit = if vector { limits::SVG_BYTES } else { limits::RASTER_BYTES };
    let bytes = files.bytes(&full, limit, Some(at), report)?;
    let fault = |message: String, hint: Option<&'static str>| {
        let mut fault = Diagnostic::new("bad-image", message).at(at);
        fault.hints.extend(hint.map(str::to_owned));
        fault
    };
    if !vector {
        return match raster::read(&bytes) {
            Ok(raster) => Some(Art::Raster(Arc::new(raster))),
            Err((message, hint)) => {
                report.push(fault(format!("{full}: {message}"), hint));
                None
            }
        };
    }
    match svg::read(&bytes, palette) {
        Ok(drawing) => {
            if !files.is_kits_own(&full, &bytes) {
                colours(&full, at, &drawing, report);
            }
            Some(Art::Svg(Arc::new(drawing.tree)))
        }
        Err(faults) => {
            for found in faults {
                let place =
                    if found.line > 0 { format!(", line {}: {} ", found.line, found.element) } else { ": ".into() };
                report.push(fault(format!("{full}{place}{}", found.what), found.hint));
            }
            None
        }
    }
}

/// Says what of a drawing takes its colours from the campaign, and what looks as if it should.
fn colours(path: &str, at: Span, drawing: &svg::Drawing, report: &mut Report) {
    if !drawing.recoloured.is_empty() {
        let list: Vec<String> = drawing.recoloured.iter().map(|(role, n)| format!("{n} as `{role}`")).collect();
        let message = format!("{path}: elements take colours of the campaign: {}", list.join(", "));
        report.push(Diagnostic::new("art-recoloured", message).at(at));
    } else if !drawing.namesakes.is_empty() {
        let list: Vec<&str> = drawing.namesakes.iter().map(String::as_str).collect();
        let message =
            format!("{path}: has classes named like colours ({}); it is printed as it is drawn", list.join(", "));
        let hint = "to give an element a colour of the campaign, write data-role=\"NAME\" on it";
        report.push(Diagnostic::new("art-recoloured", message).at(at).hint(hint));
    }
}
