//! Drawings: what is understood is written anew for usvg, and all else is refused by line and element.
//!
//! | file | what it knows |
//! |---|---|
//! | `clean` | elements: which are drawn, which are silent, which cannot be printed |
//! | `shapes` | where elements stand; the writing |
//! | `css` | style sheets |
//! | `values` | the grammar of values, and how they are written for usvg |
//!
//! Nothing reaches usvg that was not read here: it falls back in silence. What a page of ink cannot show (see
//! `compose/svg`) is found later, in the finished tree.

mod clean;
mod css;
mod shapes;
mod values;

use std::collections::{BTreeMap, BTreeSet};

use usvg::roxmltree::{Document, Error, ParsingOptions};

use crate::limits;

use crate::load::pictures::svg_bounds;
use crate::scene::Color;

/// One thing that is wrong with a drawing.
#[derive(Debug, Clone, PartialEq)]
pub struct Fault {
    /// From 1; 0 for the whole file.
    pub line: u32,
    /// `<path>`; empty for the whole file.
    pub element: String,
    pub what: String,
    pub hint: Option<&'static str>,
}

impl Fault {
    pub fn whole(what: impl Into<String>, hint: Option<&'static str>) -> Self {
        Self { line: 0, element: String::new(), what: what.into(), hint }
    }
}

/// A drawing that can be printed, and what was found in it.
#[derive(Debug)]
pub struct Drawing {
    pub tree: usvg::Tree,
    /// How many elements take their colour from the palette, by role.
    pub recoloured: BTreeMap<String, usize>,
    /// Roles that are names of classes too, and recolour nothing.
    pub namesakes: BTreeSet<String>,
    /// What in it only pixels can show.
    pub soft: Vec<Fault>,
}

/// Reads a drawing. `data-role="leaf"` gives an element the palette's colour of that name.
pub fn read(bytes: &[u8], palette: &BTreeMap<String, Color>) -> Result<Drawing, Vec<Fault>> {
    let text = std::str::from_utf8(bytes).map_err(|_| vec![Fault::whole("the SVG is not UTF-8", None)])?;
    let text = without_doctype(text.trim_start_matches('\u{FEFF}')).map_err(|fault| vec![fault])?;
    let document = Document::parse_with_options(&text, parsing()).map_err(|error| vec![unreadable(&error)])?;
    size(&document).map_err(|fault| vec![fault])?;
    let clean = clean::clean(&document, palette)?;
    let document = Document::parse_with_options(&clean.text, parsing()).map_err(|error| vec![unreadable(&error)])?;
    // Style sheets refer to parts too; written anew, each reference stands on its element.
    size(&document).map_err(|fault| vec![fault])?;
    let tree = usvg::Tree::from_xmltree(&document, &options()).map_err(|error| {
        vec![Fault::whole(format!("the SVG cannot be read: {error}"), Some("give it a width, a height and a viewBox"))]
    })?;
    let size = tree.size();
    let ink = tree.root().abs_stroke_bounding_box();
    let inside = ink.right() >= 0.0 && ink.bottom() >= 0.0 && ink.left() <= size.width() && ink.top() <= size.height();
    if tree.root().children().is_empty() || !inside {
        return Err(vec![Fault::whole("the SVG draws nothing inside its viewBox", None)]);
    }
    Ok(Drawing { tree, recoloured: clean.recoloured, namesakes: clean.namesakes, soft: clean.soft })
}

fn parsing<'a>() -> ParsingOptions<'a> {
    ParsingOptions {
        allow_dtd: false,
        nodes_limit: u32::try_from(limits::SVG_ELEMENTS * 2).unwrap_or(u32::MAX),
        ..ParsingOptions::default()
    }
}

fn options() -> usvg::Options<'static> {
    usvg::Options {
        image_href_resolver: usvg::ImageHrefResolver {
            resolve_data: Box::new(|_, _, _| None),
            resolve_string: Box::new(|_, _| None),
        },
        ..usvg::Options::default()
    }
}

fn unreadable(error: &Error) -> Fault {
    match error {
        Error::DtdDetected => Fault::whole(
            "the SVG has a DOCTYPE with definitions",
            Some("export it as plain SVG, or delete the <!DOCTYPE …> lines"),
        ),
        error => Fault::whole(format!("the SVG cannot be read: {error}"), None),
    }
}

/// A DOCTYPE that only names the SVG standard says nothing; it is blanked, so that lines stay where they are.
fn without_doctype(text: &str) -> Result<String, Fault> {
    let Some(start) = text.find("<!DOCTYPE") else { return Ok(text.to_owned()) };
    let length = text[start..].find(['>', '[']).unwrap_or(0);
    let before_root = !text[..start].contains("<svg");
    if !before_root || length == 0 || text.as_bytes()[start + length] == b'[' {
        return Err(unreadable(&Error::DtdDetected));
    }
    let end = start + length + 1;
    let blank: String = text[start..end].chars().map(|c| if c == '\n' { '\n' } else { ' ' }).collect();
    Ok(format!("{}{blank}{}", &text[..start], &text[end..]))
}

/// Refuses what grows without bound.
fn size(document: &Document<'_>) -> Result<(), Fault> {
    svg_bounds::check(document).map_err(|(what, hint)| Fault::whole(what, hint))?;
    let depth = document.descendants().map(|n| n.ancestors().take(limits::SVG_DEPTH + 2).count()).max().unwrap_or(0);
    if depth > limits::SVG_DEPTH {
        let what = format!("the SVG nests more than {} deep", limits::SVG_DEPTH);
        return Err(Fault::whole(what, Some("ungroup the drawing")));
    }
    Ok(())
}
