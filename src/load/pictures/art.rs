//! The pictures of layouts: read once, bounded, and refused when they are not what the file name says.
//!
//! `svg` reads drawings, `raster` PNG and JPEG; here their faults are worded.

use std::collections::BTreeMap;
use std::sync::Arc;

use crate::diag::{Code, Diagnostic, Report, Span};
use crate::limits;
use crate::load::campaign::{Art, Drawn};
use crate::load::files::Files;
use crate::load::layouts::boxes;
use crate::load::pictures::{raster, svg};
use crate::load::tables::suggest;
use crate::model::layout::Layout;
use crate::model::values::{Kind, Localized, Organization, Values};
use crate::scene::{Color, Pixels, Raster};

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
        boxes::images(&face.boxes, &mut wanted);
    }
    let mut sound = true;
    for (path, pixels) in wanted {
        if !pictures.contains_key(&path.value) {
            let art = read_one(&path.value, path.span, pixels, (palette, files), report);
            let art = art.filter(|art| fits(art, pictures, &path.value, path.span, report));
            pictures.insert(path.value.clone(), art);
        }
        sound &= pictures.get(&path.value).is_some_and(Option::is_some);
    }
    sound
}

/// Loads the pictures that are values: logos, and what `[values]` names. Only sheets that show one are touched by its fault.
pub fn read_values(
    organization: &Organization,
    values: &Values,
    (palette, files): (&BTreeMap<String, Color>, &Files),
    pictures: &mut BTreeMap<String, Option<Art>>,
    report: &mut Report,
) {
    let logos = std::iter::once(&organization.logo).chain(organization.partners.iter().map(|partner| &partner.logo));
    let own = values.own().iter().filter(|own| own.kind == Kind::Image).map(|own| &own.forms);
    for path in logos.chain(own).flat_map(Localized::all) {
        if pictures.contains_key(&path.value) {
            continue;
        }
        if !files.contains(&format!("layouts/{}", path.value)) {
            report.push(unknown(&path.value, path.span, files));
            continue;
        }
        // Which box shows it is not known here: the box says whether it may be pixels.
        let art = read_one(&path.value, path.span, true, (palette, files), report);
        let art = art.filter(|art| fits(art, pictures, &path.value, path.span, report));
        pictures.insert(path.value.clone(), art);
    }
}

/// A picture that is not there.
pub fn unknown(path: &str, at: Span, files: &Files) -> Diagnostic {
    let known = files.under("layouts").filter_map(|p| p.strip_prefix("layouts/"));
    let mut fault = Diagnostic::new(Code::UnknownImage, format!("there is no image layouts/{path}")).at(at);
    fault.hints.extend(suggest::hint(path, known.filter(|p| !p.ends_with(".toml"))));
    fault
}

/// Whether the picture and those before it are few enough together: each is unpacked for every sheet that shows it.
fn fits(art: &Art, before: &BTreeMap<String, Option<Art>>, path: &str, at: Span, report: &mut Report) -> bool {
    let pixels = |raster: &Raster| u64::from(raster.width) * u64::from(raster.height);
    let (mut all, mut raw, mut drawn) = (0, 0, 0);
    for art in before.values().flatten().chain([art]) {
        match art {
            Art::Raster(raster) => {
                all += pixels(raster);
                raw += if matches!(raster.pixels, Pixels::Raw { .. }) { pixels(raster) } else { 0 };
            }
            Art::Svg(own) => drawn += nodes(own.tree.root()),
        }
    }
    let million = |pixels: u64| pixels / 1_000_000;
    let (message, hint) = if raw > limits::RAW_PIXELS {
        let bound = million(limits::RAW_PIXELS);
        let message = format!("with layouts/{path} the PNG pictures have more than {bound} million pixels together");
        (message, "save photographs as JPEG, or scale them down: 300 pixels per printed inch are enough")
    } else if all > limits::PIXELS_TOTAL {
        let bound = million(limits::PIXELS_TOTAL);
        let message = format!("with layouts/{path} the pictures have more than {bound} million pixels together");
        (message, "scale them down: 300 pixels per printed inch are enough")
    } else if drawn > limits::SVG_TOTAL {
        let message = format!("with layouts/{path} the drawings have more than {} parts together", limits::SVG_TOTAL);
        (message, "simplify the drawings")
    } else {
        return true;
    };
    report.push(Diagnostic::new(Code::TooMany, message).at(at).hint(hint));
    false
}

/// Groups and paths of a drawing.
fn nodes(group: &usvg::Group) -> usize {
    let below = |node: &usvg::Node| if let usvg::Node::Group(inner) = node { nodes(inner) } else { 0 };
    group.children().iter().map(|node| 1 + below(node)).sum()
}

/// What is wrong with a picture, and how to mend it.
pub type Fault = (String, Option<&'static str>);

/// One picture; `pixels` where a drawing may hold what only pixels can show.
fn read_one(
    path: &str,
    at: Span,
    pixels: bool,
    (palette, files): (&BTreeMap<String, Color>, &Files),
    report: &mut Report,
) -> Option<Art> {
    let full = format!("layouts/{path}");
    let vector = path.to_ascii_lowercase().ends_with(".svg");
    let limit = if vector { limits::SVG_BYTES } else { limits::RASTER_BYTES };
    let bytes = files.bytes(&full, limit, Some(at), report)?;
    let fault = |message: String, hint: Option<&'static str>| {
        let mut fault = Diagnostic::new(Code::BadImage, message).at(at);
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
    let place = |found: &svg::Fault| match found.line {
        0 => ": ".to_owned(),
        line => format!(", line {line}: {} ", found.element),
    };
    let faults = match svg::read(&bytes, palette) {
        Ok(drawing) if pixels || drawing.soft.is_empty() => {
            if !files.is_kits_own(&full, &bytes) {
                colours(&full, at, &drawing, report);
            }
            let soft =
                drawing.soft.iter().map(|found| format!("line {}: {} {}", found.line, found.element, found.what));
            return Some(Art::Svg(Arc::new(Drawn { path: path.to_owned(), soft: soft.collect(), tree: drawing.tree })));
        }
        Ok(drawing) => drawing.soft,
        Err(faults) => faults,
    };
    for found in faults {
        report.push(fault(format!("{full}{}{}", place(&found), found.what), found.hint));
    }
    None
}

/// Says what of a drawing takes its colours from the campaign, and what looks as if it should.
fn colours(path: &str, at: Span, drawing: &svg::Drawing, report: &mut Report) {
    if !drawing.recoloured.is_empty() {
        let list: Vec<String> = drawing.recoloured.iter().map(|(role, n)| format!("{n} as `{role}`")).collect();
        let message = format!("{path}: elements take colours of the campaign: {}", list.join(", "));
        report.push(Diagnostic::new(Code::ArtRecoloured, message).at(at));
    } else if !drawing.namesakes.is_empty() {
        let list: Vec<&str> = drawing.namesakes.iter().map(String::as_str).collect();
        let message =
            format!("{path}: has classes named like colours ({}); it is printed as it is drawn", list.join(", "));
        let hint = "to give an element a colour of the campaign, write data-role=\"NAME\" on it";
        report.push(Diagnostic::new(Code::ArtRecoloured, message).at(at).hint(hint));
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diag::Sources;

    /// Pictures of one kind, so many pixels each: what is said of the last.
    fn last(jpeg: bool, sizes: &[u64]) -> Option<String> {
        let picture = |pixels: u64| {
            let bytes: Arc<[u8]> = Arc::from([]);
            let pixels_of = || match jpeg {
                true => Pixels::Jpeg { bytes: bytes.clone(), grey: false },
                false => Pixels::Raw { data: bytes.clone(), grey: false, alpha: None },
            };
            Art::Raster(Arc::new(Raster { width: u32::try_from(pixels).unwrap(), height: 1, pixels: pixels_of() }))
        };
        let (last, before) = sizes.split_last().unwrap();
        let before = before.iter().enumerate().map(|(at, size)| (at.to_string(), Some(picture(*size)))).collect();
        let at = Span::new(Sources::default().add("a.toml", ""), 0..0);
        let mut report = Report::default();
        let fits = fits(&picture(*last), &before, "a.png", at, &mut report);
        assert_eq!(fits, report.diagnostics.is_empty());
        report.diagnostics.first().map(|d| d.message.clone())
    }

    #[test]
    fn pictures_are_bounded_together() {
        let (all, raw) = (limits::PIXELS_TOTAL, limits::RAW_PIXELS);
        assert_eq!(last(true, &[all / 2, all / 2]), None);
        assert!(last(true, &[all / 2, all / 2, 1]).is_some_and(|m| m.contains("150 million")));
        assert_eq!(last(false, &[raw - 1, 1]), None);
        assert!(last(false, &[raw, 1]).is_some_and(|m| m.contains("PNG") && m.contains("40 million")));
    }
}
