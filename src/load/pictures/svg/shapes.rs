//! The attributes that say where an element stands, and the writing of what was read.

use std::collections::BTreeSet;
use std::fmt::Write as _;

use usvg::roxmltree::{Node, NodeId};

use super::clean::{Cleaner, href, short};
use super::values;

/// How an attribute is read.
#[derive(Debug, Clone, Copy, PartialEq)]
enum Attribute {
    Length,
    /// A length that is not negative.
    Size,
    Path,
    Points,
    ViewBox,
    Aspect,
    Units,
    Angle,
    Transform,
    /// A place of a stop: a number or a percentage.
    Offset,
    Words(&'static [&'static str]),
    Numbers,
    /// The name of a picture inside a filter.
    Name,
}

/// The attributes of an element that are drawn.
fn attributes(element: &str) -> &'static [(&'static str, Attribute)] {
    use Attribute::{Angle, Aspect, Length, Path, Points, Size, Units, ViewBox};
    match element {
        "svg" => &[
            ("x", Length),
            ("y", Length),
            ("width", Size),
            ("height", Size),
            ("viewBox", ViewBox),
            ("preserveAspectRatio", Aspect),
        ],
        "use" => &[("x", Length), ("y", Length), ("width", Size), ("height", Size)],
        "symbol" => &[("viewBox", ViewBox), ("preserveAspectRatio", Aspect)],
        "path" => &[("d", Path)],
        "rect" => &[("x", Length), ("y", Length), ("width", Size), ("height", Size), ("rx", Size), ("ry", Size)],
        "circle" => &[("cx", Length), ("cy", Length), ("r", Size)],
        "ellipse" => &[("cx", Length), ("cy", Length), ("rx", Size), ("ry", Size)],
        "line" => &[("x1", Length), ("y1", Length), ("x2", Length), ("y2", Length)],
        "polyline" | "polygon" => &[("points", Points)],
        "clipPath" => &[("clipPathUnits", Units)],
        "marker" => &[
            ("viewBox", ViewBox),
            ("preserveAspectRatio", Aspect),
            ("refX", Length),
            ("refY", Length),
            ("markerWidth", Size),
            ("markerHeight", Size),
            ("markerUnits", Units),
            ("orient", Angle),
        ],
        _ => paint_attributes(element),
    }
}

/// Those of gradients, patterns, masks and filters.
fn paint_attributes(element: &str) -> &'static [(&'static str, Attribute)] {
    use Attribute::{Aspect, Length, Name, Numbers, Offset, Size, Transform, Units, ViewBox, Words};
    match element {
        "linearGradient" => &[
            ("x1", Length),
            ("y1", Length),
            ("x2", Length),
            ("y2", Length),
            ("gradientUnits", Units),
            ("gradientTransform", Transform),
            ("spreadMethod", Words(SPREADS)),
        ],
        "radialGradient" => &[
            ("cx", Length),
            ("cy", Length),
            ("r", Size),
            ("fx", Length),
            ("fy", Length),
            ("fr", Size),
            ("gradientUnits", Units),
            ("gradientTransform", Transform),
            ("spreadMethod", Words(SPREADS)),
        ],
        "stop" => &[("offset", Offset)],
        "mask" => &[
            ("x", Length),
            ("y", Length),
            ("width", Size),
            ("height", Size),
            ("maskUnits", Units),
            ("maskContentUnits", Units),
        ],
        "pattern" => &[
            ("x", Length),
            ("y", Length),
            ("width", Size),
            ("height", Size),
            ("patternUnits", Units),
            ("patternContentUnits", Units),
            ("patternTransform", Transform),
            ("viewBox", ViewBox),
            ("preserveAspectRatio", Aspect),
        ],
        "filter" => &[
            ("x", Length),
            ("y", Length),
            ("width", Size),
            ("height", Size),
            ("filterUnits", Units),
            ("primitiveUnits", Units),
        ],
        name if name.starts_with("fe") => &[
            ("x", Length),
            ("y", Length),
            ("width", Size),
            ("height", Size),
            ("in", Name),
            ("in2", Name),
            ("result", Name),
            ("mode", Name),
            ("operator", Name),
            ("type", Name),
            ("edgeMode", Name),
            ("stdDeviation", Numbers),
            ("dx", Numbers),
            ("dy", Numbers),
            ("k1", Numbers),
            ("k2", Numbers),
            ("k3", Numbers),
            ("k4", Numbers),
            ("values", Numbers),
            ("tableValues", Numbers),
            ("slope", Numbers),
            ("intercept", Numbers),
            ("amplitude", Numbers),
            ("exponent", Numbers),
            ("offset", Numbers),
        ],
        _ => &[],
    }
}

const SPREADS: &[&str] = &["pad", "reflect", "repeat"];

/// Attributes that a browser heeds and usvg does not.
const UNHEEDED: &[&str] = &["pathLength", "requiredExtensions", "requiredFeatures", "systemLanguage"];

fn sound(kind: Attribute, value: &str) -> Result<(), String> {
    let good = match kind {
        Attribute::Length => values::length(value).is_some(),
        Attribute::Size => values::length(value).is_some_and(|n| n >= 0.0),
        Attribute::Path => return values::path(value),
        Attribute::Points => values::points(value),
        Attribute::ViewBox => values::view_box(value),
        Attribute::Aspect => value.parse::<svgtypes::AspectRatio>().is_ok(),
        Attribute::Units => matches!(value, "userSpaceOnUse" | "objectBoundingBox" | "strokeWidth"),
        Attribute::Transform => values::transform(value, false),
        Attribute::Offset => values::number(value.strip_suffix('%').unwrap_or(value)).is_some(),
        Attribute::Words(words) => words.contains(&value),
        Attribute::Numbers => values::numbers(value),
        Attribute::Name => !value.is_empty() && value.bytes().all(|b| b.is_ascii_alphanumeric() || b"-_.".contains(&b)),
        Attribute::Angle => matches!(value, "auto" | "auto-start-reverse") || values::number(value).is_some(),
    };
    if good { Ok(()) } else { Err(format!("{} cannot be read", short(value))) }
}

impl<'a, 'i> Cleaner<'a, 'i> {
    /// Where the element stands can be read.
    pub(crate) fn geometry(&mut self, node: Node<'a, 'i>) {
        let element = node.tag_name().name();
        for (name, kind) in attributes(element) {
            let Some(value) = node.attribute(*name) else { continue };
            let auto = value.trim() == "auto" && matches!(*name, "rx" | "ry" | "width" | "height");
            if let Err(what) = sound(*kind, value.trim()).or_else(|e| if auto { Ok(()) } else { Err(e) }) {
                let what = if *kind == Attribute::Path { what } else { format!("{name}: {what}") };
                self.fault(node, what, Some("write plain numbers; export the drawing anew"));
            }
        }
        let heeded = |name: &str, value: &str| UNHEEDED.contains(&name) && value != "none";
        for a in node.attributes().filter(|a| a.namespace().is_none() && heeded(a.name(), a.value())) {
            let hint = Some("expand it in the drawing program, or delete the attribute");
            self.fault(node, format!("has {}=\"{}\"", a.name(), short(a.value())), hint);
        }
        if element == "symbol" && ["x", "y", "width", "height", "refX", "refY"].iter().any(|a| node.has_attribute(*a)) {
            self.fault(node, "has a place of its own", Some("give the place to the <use> instead"));
        }
        if node == self.document.root_element() {
            self.root(node);
        }
        if element == "use" {
            self.use_of(node);
        }
        if is_server(element)
            && let Some(value) = href(node)
        {
            let kinds: &[&str] =
                if element == "pattern" { &["pattern"] } else { &["linearGradient", "radialGradient"] };
            match self.target(node, value, kinds) {
                Ok(target) => self.follow(node, target),
                Err(hint) => self.fault(node, format!("refers to {}", short(value)), Some(hint)),
            }
        }
    }

    fn root(&mut self, node: Node<'a, 'i>) {
        let fixed = |name: &str| node.attribute(name).is_some_and(|v| !v.trim().ends_with('%') && v.trim() != "auto");
        if node.attribute("viewBox").is_none() && !(fixed("width") && fixed("height")) {
            self.fault(
                node,
                "has neither a viewBox nor a width and a height",
                Some("add viewBox=\"0 0 WIDTH HEIGHT\""),
            );
        }
    }

    fn use_of(&mut self, node: Node<'a, 'i>) {
        const DRAWN: &[&str] =
            &["svg", "g", "a", "use", "symbol", "path", "rect", "circle", "ellipse", "line", "polyline", "polygon"];
        let Some(value) = href(node) else {
            self.fault(node, "refers to nothing", Some("delete it"));
            return;
        };
        let other = ["text", "image", "switch", "foreignObject"];
        let clip = node.parent_element().is_some_and(|parent| parent.tag_name().name() == "clipPath");
        let drawn = if clip { &DRAWN[5..] } else { DRAWN };
        let names: Vec<&str> = drawn.iter().chain(&other).copied().collect();
        match self.target(node, value, &names) {
            Ok(target) if other.contains(&target.tag_name().name()) => self.child(target, node),
            Ok(target) => self.follow(node, target),
            Err(hint) => self.fault(node, format!("refers to {}", short(value)), Some(hint)),
        }
    }

    /// Nothing may be drawn inside itself.
    pub(crate) fn circles(&mut self) {
        let mut done = BTreeSet::new();
        let starts: Vec<u32> = self.links.keys().copied().collect();
        for start in starts {
            if let Some(at) = self.circle(start, &mut done)
                && let Some(node) = self.document.get_node(NodeId::new(at))
            {
                self.fault(node, "is drawn inside itself", Some("export the drawing anew"));
                return;
            }
        }
    }

    /// Depth first, without recursion: references may be long chains.
    fn circle(&self, start: u32, done: &mut BTreeSet<u32>) -> Option<u32> {
        let mut open = BTreeSet::new();
        let mut stack = vec![(start, false)];
        while let Some((id, leaving)) = stack.pop() {
            if leaving {
                open.remove(&id);
                done.insert(id);
                continue;
            }
            if open.contains(&id) {
                return Some(id);
            }
            if done.contains(&id) {
                continue;
            }
            open.insert(id);
            stack.push((id, true));
            let inner = self.document.get_node(NodeId::new(id)).into_iter().flat_map(|n| n.children());
            let drawn = inner.map(|n| n.id().get()).filter(|n| self.reached.contains_key(n));
            stack.extend(drawn.chain(self.links.get(&id).into_iter().flatten().copied()).map(|next| (next, false)));
        }
        None
    }

    /// The element, and what of it is drawn.
    pub(crate) fn write(&self, node: Node<'_, '_>, kept: &BTreeSet<u32>, out: &mut String) {
        let properties = self.reached.get(&node.id().get());
        if properties.is_none() && !kept.contains(&node.id().get()) {
            return;
        }
        let element = if properties.is_some() { node.tag_name().name() } else { "defs" };
        let element = if element == "a" { "g" } else { element };
        let root = node == self.document.root_element();
        let _ = write!(out, "<{element}");
        if root {
            out.push_str(" xmlns=\"http://www.w3.org/2000/svg\"");
        }
        if let Some(properties) = properties {
            attribute("id", &self.name(node), out);
            self.write_attributes(node, element, root, out);
            properties.iter().for_each(|(name, value)| attribute(name, value, out));
        }
        out.push('>');
        for child in node.children().filter(Node::is_element) {
            self.write(child, kept, out);
        }
        let _ = write!(out, "</{element}>");
    }

    fn write_attributes(&self, node: Node<'_, '_>, element: &str, root: bool, out: &mut String) {
        for (name, _) in attributes(element) {
            match node.attribute(*name).map(str::trim) {
                Some("auto") if *name != "orient" => {}
                Some(value) => attribute(name, value, out),
                // usvg clips an inner drawing only where it has a size.
                None if !root && element == "svg" && matches!(*name, "width" | "height") => {
                    attribute(name, "100%", out);
                }
                None => {}
            }
        }
        if element == "use" || is_server(element) {
            let target = href(node).and_then(values::reference).and_then(|id| self.by_id(id));
            if let Some(target) = target {
                attribute("href", &format!("#{}", self.name(target)), out);
            }
        }
    }
}

/// What may take its contents from another of its kind.
fn is_server(element: &str) -> bool {
    matches!(element, "linearGradient" | "radialGradient" | "pattern")
}

fn attribute(name: &str, value: &str, out: &mut String) {
    let _ = write!(out, " {name}=\"");
    for c in value.chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '"' => out.push_str("&quot;"),
            '\n' | '\t' | '\r' => out.push(' '),
            c => out.push(c),
        }
    }
    out.push('"');
}
