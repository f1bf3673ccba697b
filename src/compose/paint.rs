//! Placed boxes into items: paths, glyph runs, codes, pictures, with their tags and links.
//!
//! A box's content is drawn at the origin of its own room and then moved (and turned) to where the box stands, so that
//! turned tabs and straight posters go the same way.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::block::{Block, SetBlock};
use super::grid::{Content as Placed, Node};
use super::qr::{QUIET, Symbol};
use super::typeset::{SHAPE_SIZE, Typesetter};
use super::weight::Weight;
use super::{order, qr, script, svg};
use crate::diag::{Code, Diagnostic, Report};
use crate::load::campaign::{Art, Campaign, Locale};
use crate::model::layout::{Align, Edges, Marker, RoleSpec, Shape, Style};
use crate::resolve::wording::WordedContent;
use crate::scene::{Affine, Color, Content, Item, Join, Link, Origin, Part, Path, Pt, Rect, Role, Tag, shapes};

/// Indent of a list's text behind its marker, in em.
pub const MARKER_INDENT: f32 = 1.55;
/// Side of a checkbox and diameter of a bullet, in em.
const CHECKBOX: f32 = 0.66;
const BULLET: f32 = 0.34;
/// Stroke of a checkbox, in em.
const CHECKBOX_STROKE: f32 = 0.075;

/// What a face's boxes are painted into.
#[derive(Debug)]
pub struct Painter<'a> {
    pub campaign: &'a Campaign,
    /// The language of the box that is painted, and of the document.
    pub locale: Arc<Locale>,
    pub document: &'a str,
    pub typesetter: &'a Typesetter,
    /// The face's bleed edge, in the face's coordinates.
    pub bleed: Rect,
    pub scale: f32,
    pub tags: &'a mut Vec<Tag>,
    /// The node that the face's content hangs under.
    pub parent: usize,
    pub items: Vec<Item>,
    pub links: Vec<Link>,
    pub weight: Weight,
    /// It became too much, which is in the report.
    pub stopped: bool,
}

impl Painter<'_> {
    fn tag(&mut self, parent: usize, role: Role) -> usize {
        let lang = (self.locale.id != self.document).then(|| self.locale.id.clone());
        self.tags.push(Tag { parent: Some(parent), role, lang });
        self.tags.len() - 1
    }

    fn artifact(&mut self, path: Path) {
        self.items.push(Item::artifact(Content::Path(path)));
    }

    pub fn boxes(&mut self, nodes: &mut [Node], report: &mut Report) {
        for node in nodes {
            let (items, links, tags) = (self.items.len(), self.links.len(), self.tags.len());
            self.locale = Arc::clone(&node.worded.locale);
            self.frame(node);
            let frame = self.items.len();
            self.content(node, report);
            let group = matches!(node.content, Placed::Group { .. });
            // What a part has not named is the box's own; the boxes in a group have named theirs.
            let own = Origin { node: node.number, part: Part::Frame };
            self.items[items..].iter_mut().for_each(|item| item.comes_from(own));
            let own = items..if group { frame } else { self.items.len() };
            if let Err(what) = self.weight.add(&self.items[own]) {
                let message = format!("with box \"{}\" the face {what}", node.spec().name);
                let fault = Diagnostic::new(Code::TooMany, message).at(node.spec().span);
                report.push(fault.hint("repeat less, simplify the drawings, or make the dashes longer"));
                // What lies behind it is not painted: it would only cost more.
                self.stopped = true;
            }
            if self.stopped {
                return;
            }
            if node.copy > 0 {
                // A screen reader meets repeated matter once.
                for item in &mut self.items[items..] {
                    item.strip_tags();
                }
                self.links.truncate(links);
                self.tags.truncate(tags);
            }
        }
    }

    /// The box itself: its fill and stroke.
    fn frame(&mut self, node: &Node) {
        let spec = node.spec();
        let (Some(fill), stroke) = (spec.fill.or(spec.stroke.as_ref().map(|_| Color::rgba(0, 0, 0, 0))), &spec.stroke)
        else {
            return;
        };
        let outer = extend(node.outer, &spec.extend, self.bleed, self.locale.rtl);
        let mut path = Path {
            steps: shapes::rect(outer, spec.radius * self.scale),
            fill: (fill.a > 0).then_some(fill),
            even_odd: false,
            stroke: None,
        };
        if let (Some(stroke), true) = (stroke, !matches!(node.worded.content, WordedContent::Shape)) {
            path.stroke = Some(self.stroke(stroke));
        }
        if matches!(node.worded.content, WordedContent::Shape) {
            return;
        }
        self.artifact(path);
    }

    fn stroke(&self, stroke: &crate::model::layout::StrokeSpec) -> crate::scene::Stroke {
        crate::scene::Stroke {
            color: stroke.color,
            width: (stroke.width * self.scale).max(0.25),
            dash: stroke.dash.iter().map(|l| l * self.scale).collect(),
            round: false,
            join: Join::Miter,
        }
    }

    fn content(&mut self, node: &mut Node, report: &mut Report) {
        if let Placed::Group { children, .. } = &mut node.content {
            self.boxes(children, report);
            return;
        }
        let (mark, links) = (self.items.len(), self.links.len());
        let room = node.room();
        match &node.worded.content {
            WordedContent::Shape => self.shape(node),
            WordedContent::Image { .. } => self.image(node, report),
            WordedContent::Qr { .. } => self.code(node),
            WordedContent::Text(_) | WordedContent::List(_) | WordedContent::Hotline(_) => self.text(node, room),
            WordedContent::Boxes(_) => {}
        }
        let place = placement(node, self.locale.rtl);
        for item in &mut self.items[mark..] {
            item.transform(&place);
        }
        for link in &mut self.links[links..] {
            link.rect = place.apply_rect(link.rect);
            order::plain(&mut link.contents);
        }
    }

    /// The room of a box's content with the sides that `extend` names, which are those of the page, turned or not.
    fn extended(&self, node: &Node) -> Rect {
        let full = extend(node.inner, &node.spec().extend, self.bleed, self.locale.rtl);
        placement(node, self.locale.rtl).turned_back().apply_rect(full)
    }

    fn shape(&mut self, node: &Node) {
        let spec = node.spec();
        let Placed::Plain = node.content else { return };
        let crate::model::layout::ContentSpec::Shape(shape) = spec.content else { return };
        let own = self.extended(node);
        let stroke = spec.stroke.as_ref().map(|s| self.stroke(s));
        let steps = match shape {
            Shape::Rect => shapes::rect(own, spec.radius * self.scale),
            Shape::Circle => shapes::circle(own),
            Shape::Rule => {
                let y = own.y + own.h / 2.0;
                vec![crate::scene::PathStep::Move(own.x, y), crate::scene::PathStep::Line(own.right(), y)]
            }
            Shape::VerticalRule => {
                let x = own.x + own.w / 2.0;
                vec![crate::scene::PathStep::Move(x, own.y), crate::scene::PathStep::Line(x, own.bottom())]
            }
        };
        let fill = if matches!(shape, Shape::Rect | Shape::Circle) { spec.fill } else { None };
        self.artifact(Path { steps, fill, even_odd: false, stroke });
    }

    fn image(&mut self, node: &Node, report: &mut Report) {
        let WordedContent::Image { art } = &node.worded.content else { return };
        let spec = node.spec();
        let Some(art) = self.campaign.art.get(art) else { return };
        // A picture that fits inside its box has no side to extend; the box's own fill has.
        let (w, h) = node.room();
        let room = if spec.cover { self.extended(node) } else { Rect::new(0.0, 0.0, w, h) };
        let natural = match art {
            Art::Svg(drawn) => (drawn.tree.size().width(), drawn.tree.size().height()),
            Art::Raster(raster) => (raster.width as f32, raster.height as f32),
        };
        let (sx, sy) = (room.w / natural.0, room.h / natural.1);
        let scale = if spec.cover { sx.max(sy) } else { sx.min(sy) };
        let size = (natural.0 * scale, natural.1 * scale);
        let align = mirrored(spec.align.unwrap_or(Align::Center), self.locale.rtl);
        let (x, y) = (room.x + along(align, room.w, size.0), room.y + along(spec.valign, room.h, size.1));
        let target = Rect::new(x, y, size.0, size.1);
        let mirror = spec.mirror && self.locale.rtl;
        let tag = match &node.worded.alt {
            Some(alt) if spec.role != RoleSpec::None => Some(self.tag(self.parent, Role::Figure { alt: alt.clone() })),
            _ => None,
        };
        let mut items = Vec::new();
        match art {
            Art::Svg(drawn) => {
                let place = svg::Place { target, mirror, tag };
                items = svg::set(drawn, spec, &place, &self.campaign.palette, report);
            }
            Art::Raster(raster) => {
                items.push(Item::new(Content::Image { raster: Arc::clone(raster), rect: target, mirror }, tag));
            }
        }
        if spec.cover {
            items = vec![Item::artifact(Content::Clip { rect: room, items })];
        }
        let origin = Origin { node: node.number, part: Part::Picture };
        items.iter_mut().for_each(|item| item.comes_from(origin));
        self.items.extend(items);
    }

    fn code(&mut self, node: &Node) {
        let Placed::Qr(symbol) = &node.content else { return };
        let spec = node.spec();
        let (w, h) = node.room();
        let side = w.min(h);
        let align = mirrored(spec.align.unwrap_or(Align::Center), self.locale.rtl);
        let (x, y) = (along(align, w, side), along(spec.valign, h, side));
        let module = symbol.module(side, spec.hang);
        let quiet = module * QUIET as f32;
        let (x, y, side) = if spec.hang { (x - quiet, y - quiet, side + 2.0 * quiet) } else { (x, y, side) };
        let paper = Color::rgb(255, 255, 255);
        self.artifact(shapes::filled(shapes::rect(Rect::new(x, y, side, side), spec.radius * self.scale), paper));
        let alt = node.worded.alt.clone().unwrap_or_default();
        let read = spec.role != RoleSpec::None && !alt.is_empty();
        let tag = read.then(|| self.tag(self.parent, Role::Figure { alt }));
        let mut code = Item::new(Content::Path(modules(symbol, x + quiet, y + quiet, module, spec.ink)), tag);
        code.comes_from(Origin { node: node.number, part: Part::Modules(symbol.side) });
        self.items.push(code);
    }

    fn text(&mut self, node: &mut Node, room: (Pt, Pt)) {
        let spec = Arc::clone(node.spec());
        let (Some(style), size) = (spec.style.clone(), node.size) else { return };
        let Placed::Text { block, .. } = &mut node.content else { return };
        let Some(set) = block.set(room.0, size, Some(room.1)) else { return };
        let top = along(spec.valign, room.1, set.height);
        let is_list = matches!(node.worded.content, WordedContent::List(_));
        let parent = self.parent;
        let whole = match spec.role {
            RoleSpec::None => None,
            _ if is_list => Some(self.tag(parent, Role::List { numbered: spec.marker == Marker::Number })),
            RoleSpec::H1 => Some(self.tag(parent, Role::H1)),
            RoleSpec::H2 => Some(self.tag(parent, Role::H2)),
            RoleSpec::Auto | RoleSpec::P => Some(self.tag(parent, Role::P)),
        };
        if is_list {
            self.list_furniture(&spec, &style, block, &set, room.0, top);
        }
        let mut item_tag = whole;
        let mut current = usize::MAX;
        let mut link_tags = BTreeMap::new();
        for paragraph in &set.paragraphs {
            let first = self.items.len();
            if is_list && paragraph.item != current {
                current = paragraph.item;
                link_tags.clear();
                let item = whole.map(|list| self.tag(list, Role::ListItem));
                if let Some(number) = block.numbers.get(paragraph.item) {
                    let label = item.map(|item| self.tag(item, Role::Label));
                    let width = number.layout.width() * size / SHAPE_SIZE;
                    let x = if self.locale.rtl { room.0 - width } else { 0.0 };
                    let origin = (x, top + paragraph.first_baseline);
                    let color = spec.ink.unwrap_or(style.color);
                    let numbers = Style { color, emphasis: None, ..(*style).clone() };
                    self.lines(number, &numbers, size, origin, paragraph.pitch, label, &mut link_tags);
                }
                item_tag = item.map(|item| self.tag(item, Role::ListBody));
            }
            link_tags.clear();
            let shaped = &block.items[paragraph.item][paragraph.paragraph];
            let text_width = room.0 - block.hang.indent * size;
            let slack = (text_width - paragraph.measure).max(0.0);
            let indent = if self.locale.rtl { 0.0 } else { block.hang.indent * size };
            let x = indent + along(mirrored(style.align, self.locale.rtl), text_width, text_width - slack);
            let origin = (x, top + paragraph.first_baseline);
            self.lines(shaped, &style, size, origin, paragraph.pitch, item_tag, &mut link_tags);
            let own = Origin { node: node.number, part: Part::Text(paragraph.item) };
            self.items[first..].iter_mut().for_each(|item| item.comes_from(own));
        }
    }

    /// Markers and rules of a list.
    fn list_furniture(
        &mut self,
        spec: &crate::model::layout::BoxSpec,
        style: &Style,
        block: &Block,
        set: &SetBlock,
        width: Pt,
        top: Pt,
    ) {
        let size = set.size;
        let ink = spec.ink.unwrap_or(style.color);
        let cap = script::cap_height(&self.locale.script) * size;
        for (at, (item_top, _)) in set.items.iter().enumerate() {
            if let Some(rules) = spec.rules.as_ref().filter(|_| at > 0 || spec.first_rule) {
                // In the middle of what is free between this item and the one before.
                let above = if at == 0 { item_top - 2.0 * block.hang.lead * size } else { set.items[at - 1].1 };
                let y = top + f32::midpoint(above, *item_top);
                let stroke = self.stroke(rules);
                self.artifact(shapes::line((0.0, y), (width, y), stroke.color, stroke.width, stroke.dash));
            }
            let Some(first) = set.paragraphs.iter().find(|p| p.item == at) else { continue };
            let middle = top + first.first_baseline - cap / 2.0;
            let start = |side: Pt, inset: Pt| if self.locale.rtl { width - inset - side } else { inset };
            match spec.marker {
                Marker::Checkbox => {
                    let (side, line) = (CHECKBOX * size, CHECKBOX_STROKE * size);
                    let r = Rect::new(start(side, line / 2.0), middle - side / 2.0, side, side);
                    self.artifact(Path {
                        steps: shapes::rect(r, side * 0.16),
                        fill: None,
                        even_odd: false,
                        stroke: Some(crate::scene::Stroke {
                            color: ink,
                            width: line,
                            dash: Vec::new(),
                            round: false,
                            join: Join::Miter,
                        }),
                    });
                }
                Marker::Bullet => {
                    let side = BULLET * size;
                    let r = Rect::new(start(side, 0.0), middle - side / 2.0, side, side);
                    self.artifact(shapes::filled(shapes::circle(r), ink));
                }
                Marker::None | Marker::Number => {}
            }
        }
    }
}

fn modules(symbol: &Symbol, x: Pt, y: Pt, module: Pt, ink: Option<Color>) -> Path {
    Path {
        steps: qr::outline(&symbol.dark, symbol.side, x, y, module),
        fill: Some(ink.unwrap_or(Color::rgb(0, 0, 0))),
        even_odd: true,
        stroke: None,
    }
}

/// Offset from the left or top edge of something `size` long in `room`.
pub(super) fn along(align: Align, room: Pt, size: Pt) -> Pt {
    match align {
        Align::Start => 0.0,
        Align::Center => (room - size) / 2.0,
        Align::End => room - size,
    }
}

/// Start and end as left and right.
pub(super) fn mirrored(align: Align, rtl: bool) -> Align {
    match (align, rtl) {
        (Align::Start, true) => Align::End,
        (Align::End, true) => Align::Start,
        (other, _) => other,
    }
}

/// The rectangle grown to the bleed on the sides that ask for it.
fn extend(r: Rect, edges: &Edges<bool>, bleed: Rect, rtl: bool) -> Rect {
    let (left, right) = if rtl { (edges.end, edges.start) } else { (edges.start, edges.end) };
    let x0 = if left { bleed.x } else { r.x };
    let y0 = if edges.top { bleed.y } else { r.y };
    let x1 = if right { bleed.right() } else { r.right() };
    let y1 = if edges.bottom { bleed.bottom() } else { r.bottom() };
    Rect::new(x0, y0, x1 - x0, y1 - y0)
}

/// From the room of a box's content (top left at 0, 0) to the face.
///
/// A quarter turn goes the other way in right-to-left locales, as the columns do: the first line stays outermost.
fn placement(node: &Node, rtl: bool) -> Affine {
    let r = node.inner;
    let turn = node.spec().rotate;
    match if rtl { (360 - turn) % 360 } else { turn } {
        90 => Affine { a: 0.0, b: 1.0, c: -1.0, d: 0.0, e: r.x + r.w, f: r.y },
        180 => Affine { a: -1.0, b: 0.0, c: 0.0, d: -1.0, e: r.x + r.w, f: r.y + r.h },
        270 => Affine { a: 0.0, b: -1.0, c: 1.0, d: 0.0, e: r.x, f: r.y + r.h },
        _ => Affine::translate(r.x, r.y),
    }
}
