//! The pictures of layouts: read once, bounded, and refused when they are not what the file name says.
//!
//! SVG becomes a usvg tree; `raster` handles PNG and JPEG.

use std::collections::BTreeMap;
use std::sync::Arc;

use usvg::roxmltree;

use crate::diag::{Diagnostic, Report, Span};
use crate::load::campaign::Art;
use crate::load::files::Files;
use crate::load::layout::Layout;
use crate::load::{limits, raster, read_box, svg_bounds};
use crate::scene::{Color, Pixels, Raster};

/// Loads what the layout shows; `false` when a picture is at fault. `None` in `pictures` marks one that was refused.
///
/// A drawing whose paths have the class of a role (`class="light"`) takes its colour from the palette.
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
            let art = art.filter(|art| fits(art, pictures, &path.value, path.span, report));
            pictures.insert(path.value.clone(), art);
        }
        sound &= pictures.get(&path.value).is_some_and(Option::is_some);
    }
    sound
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
            Art::Svg(tree) => drawn += nodes(tree.root()),
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
    report.push(Diagnostic::new("too-many", message).at(at).hint(hint));
    false
}

/// Groups and paths of a drawing.
fn nodes(group: &usvg::Group) -> usize {
    let below = |node: &usvg::Node| if let usvg::Node::Group(inner) = node { nodes(inner) } else { 0 };
    group.children().iter().map(|node| 1 + below(node)).sum()
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
    let art = if vector {
        svg(&bytes, palette).map(|tree| Art::Svg(Arc::new(tree)))
    } else {
        raster::read(&bytes).map(|raster| Art::Raster(Arc::new(raster)))
    };
    match art {
        Ok(art) => Some(art),
        Err((message, hint)) => {
            let mut fault = Diagnostic::new("bad-image", format!("layouts/{path}: {message}")).at(at);
            fault.hints.extend(hint.map(str::to_owned));
            report.push(fault);
            None
        }
    }
}

/// `.light { fill: … }` for every role.
fn style_sheet(palette: &BTreeMap<String, Color>) -> String {
    let rule = |(name, c): (&String, &Color)| {
        let plain = name.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'-' || b == b'_');
        plain.then(|| format!(".{name}{{fill:#{:02x}{:02x}{:02x}}}", c.r, c.g, c.b))
    };
    palette.iter().filter_map(rule).collect()
}

fn svg(bytes: &[u8], palette: &BTreeMap<String, Color>) -> Result<usvg::Tree, Fault> {
    let text = std::str::from_utf8(bytes).map_err(|_| ("the SVG is not UTF-8".to_owned(), None))?;
    let options = roxmltree::ParsingOptions {
        allow_dtd: false,
        nodes_limit: u32::try_from(limits::SVG_ELEMENTS * 2).unwrap_or(u32::MAX),
        ..roxmltree::ParsingOptions::default()
    };
    let document = roxmltree::Document::parse_with_options(text, options).map_err(|error| match error {
        roxmltree::Error::DtdDetected => {
            ("the SVG has a DOCTYPE".to_owned(), Some("export it as plain SVG, or delete the <!DOCTYPE …> line"))
        }
        error => (format!("the SVG cannot be read: {error}"), None),
    })?;
    check_svg(&document)?;
    let options = usvg::Options {
        image_href_resolver: usvg::ImageHrefResolver {
            resolve_data: Box::new(|_, _, _| None),
            resolve_string: Box::new(|_, _| None),
        },
        style_sheet: Some(style_sheet(palette)),
        ..usvg::Options::default()
    };
    let tree = usvg::Tree::from_xmltree(&document, &options)
        .map_err(|error| (format!("the SVG cannot be read: {error}"), None))?;
    if tree.root().children().is_empty() {
        return Err(("the SVG draws nothing".to_owned(), None));
    }
    Ok(tree)
}

/// Refuses what would be dropped in silence, and what grows without bound.
fn check_svg(document: &roxmltree::Document<'_>) -> Result<(), Fault> {
    for node in document.descendants().filter(roxmltree::Node::is_element) {
        match node.tag_name().name() {
            "text" => {
                let hint = "convert the text to paths in the drawing program (Object to Path)";
                return Err(("the SVG contains text, which would need its font".to_owned(), Some(hint)));
            }
            "image" => {
                let hint = "place the picture as a box of its own (PNG or JPEG)";
                return Err(("the SVG contains a picture".to_owned(), Some(hint)));
            }
            "script" | "foreignObject" | "animate" | "animateTransform" | "animateMotion" | "set" => {
                let message = format!("the SVG contains <{}>", node.tag_name().name());
                return Err((message, Some("export it as plain SVG")));
            }
            _ => {}
        }
        let outside = node.attributes().any(|a| a.name() == "href" && !a.value().trim().starts_with('#'));
        if outside && node.tag_name().name() != "a" {
            return Err(("the SVG refers to another file".to_owned(), Some("embed what it shows")));
        }
    }
    let depth = document.descendants().map(|n| n.ancestors().take(limits::SVG_DEPTH + 2).count()).max().unwrap_or(0);
    if depth > limits::SVG_DEPTH {
        return Err((format!("the SVG nests more than {} deep", limits::SVG_DEPTH), Some("ungroup the drawing")));
    }
    svg_bounds::check(document)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn message(svg_body: &str) -> String {
        let text = format!("<svg xmlns='http://www.w3.org/2000/svg' width='10' height='10'>{svg_body}</svg>");
        match svg(text.as_bytes(), &BTreeMap::new()) {
            Ok(_) => "sound".to_owned(),
            Err((message, _)) => message,
        }
    }

    #[test]
    fn drawings() {
        assert_eq!(message("<path d='M0 0H5V5Z'/>"), "sound");
        assert!(message("<text>x</text>").contains("contains text"));
        assert!(message("<image href='/etc/passwd'/>").contains("picture"));
        assert!(message("<use href='other.svg#a'/>").contains("another file"));
        assert!(message("").contains("draws nothing"));
        assert!(message("<g>".repeat(500).as_str()).contains("cannot be read"));
        let deep = format!("{}<path d='M0 0H5V5Z'/>{}", "<g>".repeat(200), "</g>".repeat(200));
        assert!(message(&deep).contains("nests"), "{}", message(&deep));
    }

    #[test]
    fn bombs() {
        let mut laughs = "<g id='a0'><path d='M0 0H5V5Z'/></g>".to_owned();
        for i in 1..30 {
            let use_ = format!("<use href='#a{}'/>", i - 1);
            laughs.push_str(&format!("<g id='a{i}'>{}</g>", use_.repeat(10)));
        }
        assert!(message(&laughs).contains("elements"), "{}", message(&laughs));
        let entity = "<!DOCTYPE svg [<!ENTITY a 'aaaa'>]><svg xmlns='http://www.w3.org/2000/svg'>&a;</svg>";
        assert!(svg(entity.as_bytes(), &BTreeMap::new()).is_err_and(|(m, _)| m.contains("DOCTYPE")));
        let _ = message("<g id='a'><use href='#a'/></g><path d='M0 0H5V5Z'/>");
    }
}
