//! What an SVG costs before it is built: elements and bytes with every reference carried out, and style rules.
//!
//! A drawing of a few lines can ask for millions of elements. Counts only; what a drawing may contain is `art`'s.

use std::collections::BTreeMap;

use usvg::roxmltree::{Document, Node};

use crate::limits;
use crate::load::pictures::art::Fault;

/// Refuses a drawing that grows without bound.
pub fn check(document: &Document<'_>) -> Result<(), Fault> {
    let size = expanded(document)?;
    if size.elements > limits::SVG_ELEMENTS {
        let message = format!("the SVG has more than {} elements", limits::SVG_ELEMENTS);
        return Err((message, Some("simplify the drawing")));
    }
    if size.bytes > limits::SVG_SPREAD {
        let message = "the SVG repeats long paths too often with its references".to_owned();
        return Err((message, Some("simplify the drawing, or draw the parts out")));
    }
    let bytes = document.input_text().len();
    if selectors(document).saturating_mul(bytes) > limits::SVG_MATCHES {
        let message = "the SVG has too many style rules for its elements".to_owned();
        return Err((message, Some("export it with presentation attributes instead of a style sheet")));
    }
    Ok(())
}

#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
struct Size {
    elements: usize,
    /// Of attributes, where path data stands.
    bytes: usize,
}

impl Size {
    fn plus(self, other: Self) -> Self {
        Self { elements: self.elements.saturating_add(other.elements), bytes: self.bytes.saturating_add(other.bytes) }
    }
}

/// The whole drawing. Each round counts every reference as what its target was found to hold in the round before, until
/// nothing changes; with references that go round or very deep it never would.
fn expanded(document: &Document<'_>) -> Result<Size, Fault> {
    let nodes: Vec<Node<'_, '_>> = document.descendants().filter(Node::is_element).collect();
    let ids: BTreeMap<&str, usize> = nodes.iter().filter_map(|n| Some((n.attribute("id")?, place(*n)))).collect();
    let own: Vec<(Size, Vec<usize>)> = nodes.iter().map(|node| own(*node, &ids)).collect();
    let ends = nodes.iter().map(|n| place(*n) + 1).max().unwrap_or(0);
    let mut sizes = vec![Size::default(); ends];
    for _ in 0..limits::SVG_CHAIN {
        let mut next = vec![Size::default(); ends];
        for (node, (size, targets)) in nodes.iter().zip(&own).rev() {
            let below = node.children().filter(Node::is_element).map(|child| next[place(child)]);
            let referred = targets.iter().map(|target| sizes[*target]);
            next[place(*node)] = below.chain(referred).fold(*size, Size::plus);
        }
        if next == sizes {
            return Ok(sizes[place(document.root_element())]);
        }
        sizes = next;
    }
    let message = format!("the SVG's references go round, or more than {} deep", limits::SVG_CHAIN);
    Err((message, Some("draw the parts out: in Inkscape, Edit > Clone > Unlink Clone")))
}

/// Where a node stands in the document.
fn place(node: Node<'_, '_>) -> usize {
    node.id().get() as usize
}

/// An element without what is below it, and what it refers to.
fn own(node: Node<'_, '_>, ids: &BTreeMap<&str, usize>) -> (Size, Vec<usize>) {
    let mut size = Size { elements: 1, bytes: 0 };
    let mut targets = Vec::new();
    for attribute in node.attributes() {
        let value = attribute.value();
        size.bytes += value.len();
        if attribute.name() == "href" {
            targets.extend(value.trim().strip_prefix('#').and_then(|id| ids.get(id.trim())));
        }
        let urls = value.split("url(").skip(1).filter_map(|rest| rest.split(')').next());
        let named =
            urls.filter_map(|url| url.trim_matches(|c: char| c.is_whitespace() || "'\"".contains(c)).strip_prefix('#'));
        targets.extend(named.filter_map(|id| ids.get(id)));
    }
    (size, targets)
}

/// Parts of the selectors of all style sheets: each may be held against each element and its ancestors.
fn selectors(document: &Document<'_>) -> usize {
    let sheets = document.descendants().filter(|n| n.is_element() && n.tag_name().name() == "style");
    let text = sheets.flat_map(|n| n.children()).filter_map(|n| n.text());
    text.map(|css| css.split('}').map(parts).sum::<usize>()).sum()
}

fn parts(rule: &str) -> usize {
    let selector = rule.split('{').next().unwrap_or_default().trim();
    if selector.is_empty() { 0 } else { 1 + selector.matches([',', ' ', '>', '+', '~', '.', '#', '[', ':']).count() }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn size(body: &str) -> Result<Size, String> {
        let text = format!("<svg xmlns='http://www.w3.org/2000/svg'>{body}</svg>");
        let document = Document::parse(&text).map_err(|e| e.to_string())?;
        check(&document).and_then(|()| expanded(&document)).map_err(|(message, _)| message)
    }

    #[test]
    fn references_are_counted_as_what_they_draw() {
        let found = size("<path id='a' d='M0 0H5'/><use href='#a'/><use href='#a'/>");
        // The root, the path and two references with what they draw.
        assert_eq!(found.map(|s| s.elements), Ok(6));
        let text = "<defs><clipPath id='c'><rect/></clipPath></defs><g clip-path=\"url('#c')\"/>";
        assert_eq!(size(text).map(|s| s.elements), Ok(7));
    }

    #[test]
    fn references_that_go_round_or_deep_are_refused() {
        assert!(
            size("<g id='a'><use href='#b'/></g><g id='b'><use href='#a'/></g>").is_err_and(|m| m.contains("round"))
        );
        let chain =
            |n: usize| -> String { (0..n).map(|at| format!("<g id='a{}'><use href='#a{at}'/></g>", at + 1)).collect() };
        assert!(size(&chain(30)).is_ok());
        assert!(size(&chain(60)).is_err_and(|m| m.contains("deep")));
    }

    #[test]
    fn long_paths_and_many_rules_multiply() {
        let path = format!("<path id='a' d='M0 0{}'/>", "h1v1".repeat(5000));
        assert!(size(&format!("{path}{}", "<use href='#a'/>".repeat(100))).is_ok());
        assert!(size(&format!("{path}{}", "<use href='#a'/>".repeat(900))).is_err_and(|m| m.contains("long paths")));
        let drawn = "<path class='st3' d='M0 0H5V5Z'/>".repeat(5000);
        let sheet = |rules: usize| format!("<style>{}</style>{drawn}", ".st3{fill:#123456}".repeat(rules));
        assert!(size(&sheet(200)).is_ok());
        assert!(size(&sheet(2000)).is_err_and(|m| m.contains("rules")));
    }
}
