//! The elements of a drawing: what is drawn is written anew with plain attributes; the rest is silent or refused.
//!
//! Only what is reached counts: a gradient that nothing uses, or a hidden layer, harms nobody. First everything that
//! is drawn is looked at (`reach`), following references; then it is written (`write`).

use std::collections::{BTreeMap, BTreeSet};

use usvg::roxmltree::{Document, Node, NodeId};

use super::Fault;
use super::css::{self, Sheet};
use super::values::{self, Kind};
use crate::scene::Color;

const SVG: &str = "http://www.w3.org/2000/svg";

/// Faults of one drawing that are named.
const FAULTS: usize = 8;

/// Comparisons of style rules with elements: a second's work.
const COMPARISONS: usize = 30_000_000;

/// The drawing as usvg gets it.
#[derive(Debug, Default)]
pub struct Clean {
    pub text: String,
    pub recoloured: BTreeMap<String, usize>,
    pub namesakes: BTreeSet<String>,
    /// What only pixels can show.
    pub soft: Vec<Fault>,
}

/// What an element is to a page.
#[derive(Debug, Clone, Copy, PartialEq)]
enum Part {
    /// Drawn where it stands.
    Drawn,
    /// Drawn where something refers to it.
    Kept,
    /// Neither it nor what it holds is ever drawn.
    Silent,
    Refused(&'static str, &'static str),
}

/// A property as it will be written.
type Property = (String, String);

pub(crate) struct Cleaner<'a, 'i> {
    pub(crate) document: &'a Document<'i>,
    ids: BTreeMap<&'a str, Vec<Node<'a, 'i>>>,
    sheet: Sheet,
    palette: &'a BTreeMap<String, Color>,
    pub(crate) reached: BTreeMap<u32, Vec<Property>>,
    /// References between elements that are drawn.
    pub(crate) links: BTreeMap<u32, Vec<u32>>,
    waiting: Vec<Node<'a, 'i>>,
    faults: Vec<Fault>,
    spent: usize,
    /// Where the lines of the file end.
    lines: Vec<usize>,
    out: Clean,
}

/// Writes the drawing anew, or says what in it cannot be printed.
pub fn clean(document: &Document<'_>, palette: &BTreeMap<String, Color>) -> Result<Clean, Vec<Fault>> {
    let mut ids: BTreeMap<&str, Vec<Node<'_, '_>>> = BTreeMap::new();
    for node in document.descendants().filter(Node::is_element) {
        if let Some(id) = node.attribute("id") {
            ids.entry(id).or_default().push(node);
        }
    }
    let mut cleaner = Cleaner {
        document,
        ids,
        sheet: Sheet::default(),
        palette,
        reached: BTreeMap::new(),
        links: BTreeMap::new(),
        waiting: vec![document.root_element()],
        faults: Vec::new(),
        spent: 0,
        lines: document.input_text().match_indices('\n').map(|(at, _)| at).collect(),
        out: Clean::default(),
    };
    cleaner.prolog();
    cleaner.style_sheets();
    cleaner.reach();
    cleaner.circles();
    if !cleaner.faults.is_empty() {
        return Err(cleaner.faults);
    }
    let mut kept = BTreeSet::new();
    for id in cleaner.reached.keys() {
        let above = document
            .get_node(NodeId::new(*id))
            .into_iter()
            .flat_map(|node| node.ancestors().skip(1).map(|n| n.id().get()));
        kept.extend(above);
    }
    let mut out = std::mem::take(&mut cleaner.out);
    cleaner.write(document.root_element(), &kept, &mut out.text);
    Ok(out)
}

fn part(node: Node<'_, '_>) -> Part {
    let own = matches!(node.tag_name().namespace(), None | Some(SVG));
    if !own {
        return foreign(node.tag_name().namespace().unwrap_or_default());
    }
    match node.tag_name().name() {
        "svg" | "g" | "a" | "use" => Part::Drawn,
        name if is_shape(name) => Part::Drawn,
        "defs" | "symbol" | "clipPath" | "marker" | "linearGradient" | "radialGradient" | "pattern" | "mask"
        | "filter" => Part::Kept,
        "title" | "desc" | "metadata" | "style" | "stop" | "font" | "font-face" | "view" | "color-profile"
        | "cursor" | "hatch" | "meshgradient" | "solidColor" | "solidcolor" => Part::Silent,
        "text" => Part::Refused(
            "contains text, which would need its font",
            "convert the text to paths in the drawing program (Object to Path)",
        ),
        "image" => Part::Refused("contains a picture", "place the picture as a box of its own (PNG or JPEG)"),
        "flowRoot" => Part::Refused(
            "contains flowed text, which only old versions of Inkscape show",
            "convert the text to paths in the drawing program (Text to Path)",
        ),
        "foreignObject" | "switch" => {
            Part::Refused("contains what each reader shows differently", "export it as plain SVG")
        }
        "script" | "animate" | "animateTransform" | "animateMotion" | "animateColor" | "set" | "discard" => {
            Part::Refused("moves or changes", "export it as plain SVG, without animation and script")
        }
        _ => Part::Refused("contains an element that is not drawn", "delete it, or export the drawing as plain SVG"),
    }
}

/// What drawing programs write for themselves; no reader draws it.
fn foreign(namespace: &str) -> Part {
    const EDITORS: &[&str] = &[
        "inkscape.org",
        "sodipodi",
        "adobe",
        "w3.org/1999/02/22-rdf",
        "creativecommons",
        "purl.org",
        "bohemiancoding",
        "serif.com",
        "figma",
        "openoffice",
        "libreoffice",
        "corel",
        "vectornator",
        "svgjs",
        "boxy-svg",
        "canva",
        "sketch",
        "affinity",
        "ns.google",
        "openswatchbook",
        "karbon",
        "calligra",
    ];
    let namespace = namespace.to_ascii_lowercase();
    if EDITORS.iter().any(|editor| namespace.contains(editor)) {
        Part::Silent
    } else {
        Part::Refused("is no element of SVG", "delete it, or export the drawing as plain SVG")
    }
}

/// What stands in an element of its own kind alone: stops, and the steps of a filter that are known here. Steps that draw a
/// shape again beside itself are not: figures in relief were read by people, and by no judge here.
fn belongs(name: &str, parent: &str) -> bool {
    const STEPS: &[&str] =
        &["feBlend", "feColorMatrix", "feComponentTransfer", "feComposite", "feFlood", "feGaussianBlur", "feMerge"];
    match parent {
        "linearGradient" | "radialGradient" => name == "stop",
        "filter" => STEPS.contains(&name),
        "feMerge" => name == "feMergeNode",
        "feComponentTransfer" => matches!(name, "feFuncR" | "feFuncG" | "feFuncB" | "feFuncA"),
        _ => false,
    }
}

fn clips(name: &str) -> bool {
    is_shape(name) || name == "use"
}

fn is_shape(name: &str) -> bool {
    matches!(name, "path" | "rect" | "circle" | "ellipse" | "line" | "polyline" | "polygon")
}

impl<'a, 'i> Cleaner<'a, 'i> {
    pub(crate) fn fault(&mut self, node: Node<'_, '_>, what: impl Into<String>, hint: Option<&'static str>) {
        if self.faults.len() < FAULTS {
            let line = self.document.text_pos_at(node.range().start).row;
            let element = format!("<{}>", node.tag_name().name());
            self.faults.push(Fault { line, element, what: what.into(), hint });
        }
    }

    /// An external style sheet would be dropped.
    fn prolog(&mut self) {
        let sheet = self.document.descendants().find(|n| n.pi().is_some_and(|pi| pi.target == "xml-stylesheet"));
        if let Some(node) = sheet {
            let line = self.document.text_pos_at(node.range().start).row;
            let what = "refers to a style sheet outside the file".to_owned();
            let hint = Some("export the drawing with its styles inside");
            self.faults.push(Fault { line, element: "<?xml-stylesheet?>".to_owned(), what, hint });
        }
        let root = self.document.root_element();
        if root.tag_name().name() != "svg" || !matches!(root.tag_name().namespace(), None | Some(SVG)) {
            self.fault(root, "is no <svg>", None);
        }
    }

    fn style_sheets(&mut self) {
        let hint = Some("in the drawing program, export with presentation attributes or inline styles");
        for node in self.document.descendants().filter(|n| n.has_tag_name((SVG, "style")) || n.has_tag_name("style")) {
            let kind = node.attribute("type").unwrap_or("text/css");
            let media = node.attribute("media").unwrap_or("all");
            if !matches!(kind, "text/css" | "") || !matches!(media, "all" | "") {
                self.fault(node, "holds a style sheet that is not for every reader", hint);
            }
            for text in node.children().filter(Node::is_text) {
                let first = self.document.text_pos_at(text.range().start).row;
                if let Err((line, what)) = self.sheet.add(text.text().unwrap_or_default()) {
                    self.fault(node, format!("has {what}"), hint);
                    let line = u32::try_from(line).unwrap_or(0);
                    self.faults.iter_mut().next_back().into_iter().for_each(|f| f.line = first + line);
                }
            }
        }
    }

    /// Everything that is drawn, from the root and along references.
    fn reach(&mut self) {
        while let Some(node) = self.waiting.pop() {
            if self.reached.contains_key(&node.id().get()) || self.faults.len() >= FAULTS {
                continue;
            }
            let properties = self.properties(node);
            let hidden = properties.iter().any(|(name, value)| name == "display" && value == "none");
            self.geometry(node);
            self.reached.insert(node.id().get(), properties);
            if hidden {
                continue;
            }
            self.role(node);
            let mut inner: Vec<_> = node.children().filter(Node::is_element).collect();
            inner.reverse();
            for child in inner {
                self.child(child, node);
            }
            if self.spent > COMPARISONS {
                self.fault(node, "is one of too many elements for so many style rules", Some("simplify the drawing"));
                return;
            }
        }
    }

    /// The line of an element, from 1.
    fn line(&self, node: Node<'_, '_>) -> usize {
        1 + self.lines.partition_point(|end| *end < node.range().start)
    }

    /// The id that an element is written with: it says the element and its line to whoever refuses it later.
    pub(crate) fn name(&self, node: Node<'_, '_>) -> String {
        format!("l{}-{}-{}", self.line(node), node.tag_name().name(), node.id().get())
    }

    pub(crate) fn child(&mut self, child: Node<'a, 'i>, parent: Node<'a, 'i>) {
        match part(child) {
            _ if belongs(child.tag_name().name(), parent.tag_name().name()) => self.waiting.push(child),
            Part::Drawn if parent.tag_name().name() == "clipPath" && !clips(child.tag_name().name()) => {
                self.fault(child, "is no shape to clip with", Some("clip with a plain rectangle"));
            }
            Part::Drawn => self.waiting.push(child),
            Part::Kept | Part::Silent => {}
            // A hidden layer may hold anything.
            Part::Refused(..) if self.is_hidden(child) => {}
            Part::Refused(what, hint) => self.fault(child, what, Some(hint)),
        }
    }

    fn is_hidden(&mut self, node: Node<'a, 'i>) -> bool {
        let declared = self.declared(node).unwrap_or_default();
        declared.iter().rev().find(|(name, ..)| name == "display").is_some_and(|(_, value, _)| value == "none")
    }

    /// What attributes, style sheets and `style` say, the winner last; whether it is CSS.
    fn declared(&mut self, node: Node<'a, 'i>) -> Result<Vec<(String, String, bool)>, String> {
        let plain = node.attributes().filter(|a| a.namespace().is_none());
        let known = |name: &str| !matches!(values::kind(name), Kind::Idle | Kind::Unknown | Kind::PageSize);
        let not_css = |name: &str| matches!(name, "d" | "rotate" | "scale" | "mix-blend-mode");
        let mut out: Vec<_> = plain
            .filter(|a| known(a.name()) && !not_css(a.name()))
            .map(|a| (a.name().to_owned(), a.value().trim().to_owned(), false))
            .collect();
        let styles = self.sheet.declarations(node, &mut self.spent);
        out.extend(styles.into_iter().map(|(name, value)| (name.clone(), value.clone(), true)));
        let own = css::declarations(node.attribute("style").unwrap_or_default())?;
        out.extend(own.into_iter().map(|(name, value)| (name, value, true)));
        Ok(out)
    }

    /// The properties that an element has of its own, each once and read.
    fn properties(&mut self, node: Node<'a, 'i>) -> Vec<Property> {
        let declared = match self.declared(node) {
            Ok(declared) => declared,
            Err(what) => {
                let hint = Some("write one plain declaration after the other, without !important");
                self.fault(node, format!("has {what} in its style"), hint);
                return Vec::new();
            }
        };
        let mut last: BTreeMap<String, (String, bool)> = BTreeMap::new();
        for (name, value, css) in declared {
            if name == "marker" {
                for end in ["marker-start", "marker-mid", "marker-end"] {
                    last.insert(end.to_owned(), (value.clone(), css));
                }
            } else if last.get(&name).is_some_and(|(before, _)| values::stands_for(before, &value)) {
                // Figma writes every colour twice, first for the readers of sRGB that printers are.
            } else {
                last.insert(if name == "background" { "background-color".to_owned() } else { name }, (value, css));
            }
        }
        let mut out = Vec::new();
        for (name, (value, css)) in last {
            match self.property(node, &name, &value, css) {
                Ok(Some(value)) => out.push((name, value)),
                Ok(None) => {}
                Err(hint) => self.fault(node, format!("has {name}: {}", short(&value)), Some(hint)),
            }
        }
        out
    }

    /// The value as it is written, `None` where it says nothing; or how to do without it.
    fn property(
        &mut self,
        node: Node<'a, 'i>,
        name: &str,
        value: &str,
        css: bool,
    ) -> Result<Option<String>, &'static str> {
        const NUMBER: &str = "write a plain number or length (px, pt, mm, %)";
        let root = node == self.document.root_element();
        let viewport = matches!(node.tag_name().name(), "svg" | "symbol" | "marker");
        let kind = values::kind(name);
        let takes_inherit =
            !matches!(kind, Kind::Off(_) | Kind::Transform | Kind::Origin | Kind::Background | Kind::Clip);
        if value == "inherit" && takes_inherit && kind != Kind::Unknown && kind != Kind::Idle {
            return Ok((name != "display").then(|| value.to_owned()));
        }
        let when = |good: bool, hint: &'static str| if good { Ok(Some(value.to_owned())) } else { Err(hint) };
        match kind {
            Kind::Paint => self.paint(node, value).map(Some),
            Kind::Color => values::color(value).map(|c| Some(values::hex(c))).ok_or(COLOUR),
            Kind::Alpha => values::alpha(value).map(|n| Some(n.to_string())).ok_or(NUMBER),
            Kind::Width => when(values::length(value).is_some_and(|n| n >= 0.0), NUMBER),
            Kind::Length => when(values::length(value).is_some(), NUMBER),
            Kind::Dashes => when(values::dashes(value), NUMBER),
            Kind::Miter => when(values::number(value).is_some_and(|n| n >= 1.0), NUMBER),
            Kind::Words(words) if words.contains(&value) => {
                let says = match name {
                    "display" => value == "none",
                    "overflow" => !root && viewport,
                    _ => true,
                };
                Ok(says.then(|| value.to_owned()))
            }
            Kind::Words(_) if name == "overflow" && (root || !viewport) => Ok(None),
            Kind::Words(_) => Err("this word is not known; take another way to say it in the drawing program"),
            Kind::Clip | Kind::Marker if value == "none" => Ok(None),
            Kind::Clip => self.link(node, value, &["clipPath"]).map(Some),
            Kind::Marker => self.link(node, value, &["marker"]).map(Some),
            Kind::Transform if node.tag_name().name().ends_with("Gradient") => Err("write it as gradientTransform"),
            Kind::Transform => when(values::transform(value, css), "apply the transformation in the drawing program"),
            Kind::Origin => when(values::origin(value), "apply the transformation in the drawing program"),
            Kind::Background if matches!(value, "none" | "transparent") => Ok(None),
            Kind::Background if root => values::color(value).map(|c| Some(values::hex(c))).ok_or(COLOUR),
            Kind::Background => Err("draw the background as a rectangle"),
            Kind::Idle => Ok(None),
            Kind::PageSize if root => Ok(None),
            Kind::PageSize => Err("write it as an attribute"),
            Kind::Off(words) if words.contains(&value) => Ok(None),
            Kind::Off(_) if matches!(name, "mask" | "filter") && value.starts_with("url(") => {
                let found = self.link(node, value, &[if name == "mask" { "mask" } else { "filter" }])?;
                self.soft(node, format!("has {name}: {}", short(value)));
                Ok(Some(found))
            }
            Kind::Off(_) => Err("expand it in the drawing program, or delete it"),
            Kind::Unknown => Err("delete the property, or write it as an attribute"),
        }
    }

    /// `data-role="leaf"`: filled with the palette's colour of that name. A class of that name is the designer's own.
    fn role(&mut self, node: Node<'a, 'i>) {
        let namesakes = css::classes(node).filter(|class| self.palette.contains_key(*class)).map(str::to_owned);
        self.out.namesakes.extend(namesakes);
        let Some(role) = node.attribute("data-role") else { return };
        let Some(color) = self.palette.get(role) else {
            let hint = Some("name a colour of [colors], or delete the attribute");
            self.fault(node, format!("has data-role=\"{}\", which is no colour", short(role)), hint);
            return;
        };
        let Some(properties) = self.reached.get_mut(&node.id().get()) else { return };
        if properties.iter().any(|(name, value)| name == "fill" && value == "none") {
            return;
        }
        let what = if node.tag_name().name() == "stop" { "stop-color" } else { "fill" };
        properties.retain(|(name, _)| name != what);
        properties.push((what.to_owned(), values::hex([color.r, color.g, color.b, color.a])));
        *self.out.recoloured.entry(role.to_owned()).or_default() += 1;
    }

    fn paint(&mut self, node: Node<'a, 'i>, value: &str) -> Result<String, &'static str> {
        match value.to_ascii_lowercase().as_str() {
            "none" => return Ok("none".to_owned()),
            "currentcolor" => return Ok("currentColor".to_owned()),
            "context-fill" | "context-stroke" if node.ancestors().any(|n| n.tag_name().name() == "marker") => {
                return Ok(value.to_ascii_lowercase());
            }
            _ => {}
        }
        if !value.starts_with("url(") {
            return values::color(value).map(values::hex).ok_or(COLOUR);
        }
        let end = value.find(')').map_or(value.len(), |at| at + 1);
        const SERVERS: &[&str] =
            &["linearGradient", "radialGradient", "pattern", "hatch", "meshgradient", "solidColor", "solidcolor"];
        let target = self.target(node, &value[..end], SERVERS)?;
        let element = target.tag_name().name();
        if element.ends_with("Gradient") {
            if let Some(color) = self.only_stop(target) {
                return Ok(values::hex(color));
            }
            if !self.has_stops(target) {
                return Err("the gradient has no colours; export the drawing anew");
            }
        } else if element == "pattern" {
            self.soft(node, format!("has a pattern: {}", short(value)));
        } else {
            return Err("use one solid colour or a gradient instead of a mesh or a hatch");
        }
        self.follow(node, target);
        Ok(format!("url(#{})", self.name(target)))
    }

    /// Something that only pixels can show.
    fn soft(&mut self, node: Node<'a, 'i>, what: String) {
        if self.out.soft.len() < FAULTS {
            let line = u32::try_from(self.line(node)).unwrap_or(0);
            let element = format!("<{}>", node.tag_name().name());
            let hint =
                Some("expand it in the drawing program, or write raster = \"300ppi\" on its box to print pixels");
            self.out.soft.push(Fault { line, element, what, hint });
        }
    }

    /// Whether a gradient, or one that it refers to, has colours.
    fn has_stops(&self, gradient: Node<'a, 'i>) -> bool {
        let mut at = Some(gradient);
        for _ in 0..8 {
            let Some(node) = at else { return false };
            if node.children().any(|n| n.tag_name().name() == "stop") {
                return true;
            }
            at = href(node).and_then(values::reference).and_then(|id| self.ids.get(id)?.first().copied());
        }
        false
    }

    /// The colour of a gradient of one colour: Inkscape's swatches are such.
    fn only_stop(&mut self, gradient: Node<'a, 'i>) -> Option<[u8; 4]> {
        let mut at = gradient;
        for _ in 0..8 {
            if !at.tag_name().name().ends_with("Gradient") {
                return None;
            }
            let stops: Vec<_> = at.children().filter(|n| n.tag_name().name() == "stop").collect();
            if let [stop] = stops[..] {
                let properties = self.properties(stop);
                let find = |name: &str| properties.iter().find(|(n, _)| n == name).map(|(_, value)| value.as_str());
                let [r, g, b, a] = find("stop-color").map_or(Some([0, 0, 0, 255]), values::color)?;
                let alpha = find("stop-opacity").map_or(Some(1.0), values::alpha)?;
                return Some([r, g, b, (f64::from(a) * alpha).round() as u8]);
            }
            if !stops.is_empty() {
                return None;
            }
            let id = values::reference(href(at)?)?;
            at = *self.ids.get(id).filter(|nodes| nodes.len() == 1)?.first()?;
        }
        None
    }

    pub(crate) fn target(&self, node: Node<'a, 'i>, value: &str, names: &[&str]) -> Result<Node<'a, 'i>, &'static str> {
        let id = values::reference(value).ok_or("only parts of the file itself can be referred to: url(#name)")?;
        match self.ids.get(id).map(Vec::as_slice) {
            None | Some([]) => Err("nothing in the file has this id; export the drawing anew"),
            Some([one]) if names.contains(&one.tag_name().name()) && *one != node => Ok(*one),
            Some([_]) => Err("it refers to something that cannot be used so"),
            Some(_) => Err("several elements have this id; export the drawing anew"),
        }
    }

    pub(crate) fn by_id(&self, id: &str) -> Option<Node<'a, 'i>> {
        self.ids.get(id)?.first().copied()
    }

    pub(crate) fn follow(&mut self, node: Node<'a, 'i>, target: Node<'a, 'i>) {
        self.waiting.push(target);
        self.links.entry(node.id().get()).or_default().push(target.id().get());
    }

    /// A reference that is followed; `url(#id)`.
    fn link(&mut self, node: Node<'a, 'i>, value: &str, names: &[&str]) -> Result<String, &'static str> {
        let target = self.target(node, value, names)?;
        self.follow(node, target);
        Ok(format!("url(#{})", self.name(target)))
    }
}

const COLOUR: &str = "write the colour as #rrggbb, rgb(), hsl(), oklch() or color(display-p3 …)";

/// A value, cut for a message.
pub(crate) fn short(value: &str) -> String {
    let cut: String = value.chars().take(60).collect();
    if cut.len() < value.len() { format!("{cut}…") } else { cut }
}

/// SVG 2: the plain attribute wins.
pub(crate) fn href<'a>(node: Node<'a, '_>) -> Option<&'a str> {
    let links = || node.attributes().filter(|a| a.name() == "href");
    links().find(|a| a.namespace().is_none()).or_else(|| links().next()).map(|a| a.value())
}
