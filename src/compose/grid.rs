//! Boxes into rectangles: a face's grid through taffy, with text fitted where a track leaves it less room than it wants.
//!
//! Coordinates are points from the face's trim, top left, y down. `fit` says which texts give way when the auto-sized tracks of
//! a face do not fit; a text in a fixed track also shrinks by itself.
//! Nothing is painted here.

use std::sync::Arc;

use taffy::prelude::{AvailableSpace, NodeId, TaffyAuto, TaffyTree, fr, length, line, minmax, percent};
use taffy::style_helpers::zero;

use super::block::Block;
use super::fit::{self, Factors};
use super::qr::QrSymbol;
use crate::model::layout::{Align, BoxSpec, ContentSpec, Grid, Length, Place, Shape, Track};
use crate::resolve::wording::WordedBox;
use crate::scene::{Pt, Rect, Size};

/// How often copies that are to be equal are bounded by the smallest of them.
const ROUNDS: usize = 4;
/// Rounding of taffy and of floating point that is no overflow, in points.
const TOLERANCE: Pt = 0.5;

/// What stands in a box, ready to be measured.
#[derive(Debug)]
pub enum Content {
    Text { block: Block, wanted: Pt, least: Pt, shrink: u8 },
    Qr(QrSymbol),
    Plain,
    Group { grid: Grid, children: Vec<Node> },
}

/// A box in the tree of a face, with its place once it is laid out.
#[derive(Debug)]
pub struct Node {
    pub worded: WordedBox,
    pub content: Content,
    /// `n` of `repeat`, from 0.
    pub copy: u16,
    /// Its place among all boxes of the face, copies counted: what its items say that they come from.
    pub number: usize,
    /// The painted box and the room inside its padding.
    pub outer: Rect,
    pub inner: Rect,
    /// The size that its text is set in.
    pub size: Pt,
}

impl Node {
    pub fn new(worded: WordedBox, content: Content, copy: u16, number: usize) -> Self {
        Self { worded, content, copy, number, outer: Rect::default(), inner: Rect::default(), size: 0.0 }
    }
    pub fn spec(&self) -> &Arc<BoxSpec> {
        &self.worded.spec
    }
    fn sideways(&self) -> bool {
        self.spec().rotate % 180 == 90
    }
    /// Whether something of it is painted inside the rectangle; a rule is as thin as it is drawn.
    pub fn paints_in(&self, zone: Rect) -> bool {
        let own = match &self.spec().content {
            ContentSpec::Shape(Shape::Rule) => {
                Rect::new(self.inner.x, self.inner.y + self.inner.h / 2.0, self.inner.w, 0.0)
            }
            ContentSpec::Shape(Shape::VerticalRule) => {
                Rect::new(self.inner.x + self.inner.w / 2.0, self.inner.y, 0.0, self.inner.h)
            }
            _ => self.inner,
        };
        own.x < zone.right() && own.right() > zone.x && own.y < zone.bottom() && own.bottom() > zone.y
    }
    /// Width and height of the content before it is turned.
    pub fn room(&self) -> (Pt, Pt) {
        if self.sideways() { (self.inner.h, self.inner.w) } else { (self.inner.w, self.inner.h) }
    }
}

/// Why a face cannot be set.
#[derive(Debug, Clone, PartialEq)]
pub enum Misfit {
    /// The text does not fit at its least size; what it would need there, if that is known, and what there is.
    Text { path: Vec<usize>, needs: Option<Pt>, room: (Pt, Pt), least: Pt },
    /// A box, or the tracks in it, reach over an edge by so much; `across` is to the left or right.
    Box { path: Vec<usize>, over: Pt, across: bool },
}

/// Lays out the boxes of a face and fits their texts. On failure says what does not fit at the least sizes.
pub fn lay_out(nodes: &mut [Node], grid: &Grid, frame: &Frame) -> Result<(), Vec<Misfit>> {
    let ranks = fit::ranks(nodes);
    fit::by_order(&ranks, |factors| attempt(nodes, grid, frame, factors))?;
    // Copies that are bounded are placed anew, and may come out a step smaller again.
    for _ in 0..ROUNDS {
        if !fit::equalize(nodes) {
            break;
        }
        fit::by_order(&ranks, |factors| attempt(nodes, grid, frame, factors))?;
    }
    Ok(())
}

/// The face that is laid out.
#[derive(Debug, Clone, Copy)]
pub struct Frame {
    pub trim: Size,
    pub margin: Pt,
    pub scale: f32,
    pub rtl: bool,
}

fn attempt(nodes: &mut [Node], grid: &Grid, frame: &Frame, factors: &Factors) -> Vec<Misfit> {
    let mut misfits = Vec::new();
    let area = Rect::new(0.0, 0.0, frame.trim.w, frame.trim.h).outset(-frame.margin);
    let (page, flow): (Vec<_>, Vec<_>) = nodes.iter_mut().enumerate().partition(|(_, n)| n.spec().place == Place::Page);
    place_all(flow, grid, area, frame, factors, &mut misfits);
    for (at, node) in page {
        let whole = Rect::new(0.0, 0.0, frame.trim.w, frame.trim.h);
        place_all(vec![(at, node)], &single_cell(grid), whole, frame, factors, &mut misfits);
    }
    misfits
}

fn single_cell(grid: &Grid) -> Grid {
    Grid {
        span: grid.span,
        columns: vec![Track::Fr(1.0)],
        rows: vec![Track::Fr(1.0)],
        areas: Vec::new(),
        column_gap: Length::Pt(0.0),
        row_gap: Length::Pt(0.0),
    }
}

/// Lays out one grid and everything below it in `area`.
fn place_all(
    mut nodes: Vec<(usize, &mut Node)>,
    grid: &Grid,
    area: Rect,
    frame: &Frame,
    factors: &Factors,
    misfits: &mut Vec<Misfit>,
) {
    let mut tree: TaffyTree<Vec<usize>> = TaffyTree::new();
    tree.disable_rounding();
    let mut refs: Vec<&mut Node> = Vec::with_capacity(nodes.len());
    let mut indices = Vec::with_capacity(nodes.len());
    for (at, node) in nodes.drain(..) {
        indices.push(at);
        refs.push(node);
    }
    let children: Vec<NodeId> =
        refs.iter().enumerate().filter_map(|(at, node)| build(&mut tree, node, grid, frame, vec![at]).ok()).collect();
    let style = taffy::Style {
        size: taffy::Size { width: length(area.w), height: length(area.h) },
        ..grid_style(grid, frame, frame.rtl)
    };
    let Ok(root) = tree.new_with_children(style, &children) else { return };
    let available = taffy::Size { width: AvailableSpace::Definite(area.w), height: AvailableSpace::Definite(area.h) };
    let measured = tree.compute_layout_with_measure(root, available, |inputs, _, path, style| {
        taffy::compute_leaf_layout(
            inputs,
            style,
            |_, _| 0.0,
            |known, available| match path {
                Some(path) => {
                    find(&mut refs, path).map_or(taffy::Size::ZERO, |n| measure(n, known, available, factors))
                }
                None => taffy::Size::ZERO,
            },
        )
    });
    if measured.is_err() {
        return;
    }
    let origin = (area.x, area.y);
    tracks_reach_out(&tree, root, origin, area, &[], misfits);
    for ((node, id), index) in refs.into_iter().zip(&children).zip(indices) {
        settle(&tree, *id, node, origin, area, &[index], factors, misfits);
    }
}

fn find<'n>(refs: &'n mut [&mut Node], path: &[usize]) -> Option<&'n mut Node> {
    let (first, rest) = path.split_first()?;
    let mut node: &mut Node = refs.get_mut(*first)?;
    for at in rest {
        let Content::Group { children, .. } = &mut node.content else { return None };
        node = children.get_mut(*at)?;
    }
    Some(node)
}

fn build(
    tree: &mut TaffyTree<Vec<usize>>,
    node: &Node,
    parent: &Grid,
    frame: &Frame,
    path: Vec<usize>,
) -> Result<NodeId, taffy::TaffyError> {
    let own = box_style(node, parent, frame);
    let Content::Group { grid, children } = &node.content else { return tree.new_leaf_with_context(own, path) };
    let mut ids = Vec::with_capacity(children.len());
    for (at, child) in children.iter().enumerate() {
        let mut below = path.clone();
        below.push(at);
        ids.push(build(tree, child, grid, frame, below)?);
    }
    let inside = grid_style(grid, frame, node.worded.locale.rtl);
    let style = taffy::Style {
        display: inside.display,
        direction: inside.direction,
        grid_template_columns: inside.grid_template_columns,
        grid_template_rows: inside.grid_template_rows,
        grid_auto_rows: inside.grid_auto_rows,
        gap: inside.gap,
        align_content: match node.spec().valign {
            Align::Start => taffy::AlignContent::START,
            Align::Center => taffy::AlignContent::CENTER,
            Align::End => taffy::AlignContent::END,
        },
        ..own
    };
    tree.new_with_children(style, &ids)
}

/// Notes tracks that reach over the edge of their grid: those that no box stands in push the others out of the page, too.
fn tracks_reach_out(
    tree: &TaffyTree<Vec<usize>>,
    id: NodeId,
    origin: (Pt, Pt),
    around: Rect,
    path: &[usize],
    misfits: &mut Vec<Misfit>,
) {
    let taffy::DetailedLayoutInfo::Grid(info) = tree.detailed_layout_info(id) else { return };
    let span = |positions: &[taffy::Line<f32>]| {
        let ends = positions.iter().flat_map(|track| [track.start, track.end]);
        ends.fold(None, |found: Option<(f32, f32)>, at| {
            Some(found.map_or((at, at), |(low, high)| (low.min(at), high.max(at))))
        })
    };
    let (Some((left, right)), Some((top, bottom))) = (span(&info.columns.positions), span(&info.rows.positions)) else {
        return;
    };
    let tracks = Rect::new(origin.0 + left, origin.1 + top, right - left, bottom - top);
    overhang(tracks, around, path, misfits);
}

/// Notes by how much a rectangle reaches over the edge of the one around it.
fn overhang(inner: Rect, around: Rect, path: &[usize], misfits: &mut Vec<Misfit>) {
    let down = (inner.bottom() - around.bottom()).max(around.y - inner.y);
    let across = (inner.right() - around.right()).max(around.x - inner.x);
    for (over, across) in [(down, false), (across, true)] {
        if over > TOLERANCE {
            misfits.push(Misfit::Box { path: path.to_vec(), over, across });
        }
    }
}

fn grid_style(grid: &Grid, frame: &Frame, rtl: bool) -> taffy::Style {
    let column = |track: &Track| match *track {
        Track::Length(l) => track_length(l, frame),
        Track::Fr(f) => minmax(zero(), fr(f)),
        Track::Auto => minmax(taffy::MinTrackSizingFunction::AUTO, taffy::MaxTrackSizingFunction::AUTO),
        // The larger of both: a track between two bounds would ignore its content.
        Track::AtLeast(l) => at_least(l, frame),
    };
    let rows = grid.rows.iter().map(column).map(taffy::GridTemplateComponent::Single).collect();
    let columns = grid.columns.iter().map(column).map(taffy::GridTemplateComponent::Single).collect();
    taffy::Style {
        display: taffy::Display::Grid,
        direction: if rtl { taffy::Direction::Rtl } else { taffy::Direction::Ltr },
        grid_template_columns: columns,
        grid_template_rows: rows,
        gap: taffy::Size { width: gap(grid.column_gap, frame), height: gap(grid.row_gap, frame) },
        align_content: taffy::AlignContent::START,
        ..taffy::Style::default()
    }
}

fn track_length(length_: Length, frame: &Frame) -> taffy::TrackSizingFunction {
    match length_ {
        Length::Pt(pt) => minmax(length(pt * frame.scale), length(pt * frame.scale)),
        Length::Percent(p) => minmax(percent(p), percent(p)),
    }
}

fn at_least(length_: Length, frame: &Frame) -> taffy::TrackSizingFunction {
    let most = taffy::MaxTrackSizingFunction::AUTO;
    match length_ {
        Length::Pt(pt) => minmax(length(pt * frame.scale), most),
        Length::Percent(p) => minmax(percent(p), most),
    }
}

fn gap(length_: Length, frame: &Frame) -> taffy::LengthPercentage {
    match length_ {
        Length::Pt(pt) => length(pt * frame.scale),
        Length::Percent(p) => percent(p),
    }
}

fn fixed(wanted: Option<Length>, frame: &Frame) -> taffy::Dimension {
    match wanted {
        Some(Length::Pt(pt)) => length(pt * frame.scale),
        Some(Length::Percent(p)) => percent(p),
        None => taffy::Dimension::AUTO,
    }
}

fn box_style(node: &Node, parent: &Grid, frame: &Frame) -> taffy::Style {
    let (spec, rtl) = (node.spec(), node.worded.locale.rtl);
    let mut style = taffy::Style {
        size: taffy::Size { width: fixed(spec.width, frame), height: fixed(spec.height, frame) },
        padding: taffy::Rect {
            left: gap(if rtl { spec.padding.end } else { spec.padding.start }, frame),
            right: gap(if rtl { spec.padding.start } else { spec.padding.end }, frame),
            top: gap(spec.padding.top, frame),
            bottom: gap(spec.padding.bottom, frame),
        },
        ..taffy::Style::default()
    };
    // A box with a size of its own stands in its cell by `align` and `valign`; any other fills the cell.
    let self_alignment = |align: Align| match align {
        Align::Start => taffy::AlignItems::START,
        Align::Center => taffy::AlignItems::CENTER,
        Align::End => taffy::AlignItems::END,
    };
    if spec.width.is_some() {
        style.justify_self = Some(self_alignment(spec.align.unwrap_or(Align::Start)));
    }
    if spec.height.is_some() {
        style.align_self = Some(self_alignment(spec.valign));
    }
    if let Place::Areas(names) = &spec.place
        && let Some((rows, columns)) = bounds(parent, names.iter().map(|n| n.value.as_str()))
    {
        style.grid_row = taffy::Line { start: line(rows.0), end: line(rows.1) };
        style.grid_column = taffy::Line { start: line(columns.0), end: line(columns.1) };
    }
    style
}

/// Grid lines (from 1) around the named areas: rows, columns.
fn bounds<'a>(grid: &Grid, names: impl Iterator<Item = &'a str>) -> Option<((i16, i16), (i16, i16))> {
    let mut found: Option<((i16, i16), (i16, i16))> = None;
    let names: Vec<&str> = names.collect();
    for (r, row) in grid.areas.iter().enumerate() {
        for (c, cell) in row.iter().enumerate() {
            if !cell.as_deref().is_some_and(|name| names.contains(&name)) {
                continue;
            }
            let (r, c) = (i16::try_from(r).ok()? + 1, i16::try_from(c).ok()? + 1);
            let ((r0, r1), (c0, c1)) = found.unwrap_or(((r, r + 1), (c, c + 1)));
            found = Some(((r0.min(r), r1.max(r + 1)), (c0.min(c), c1.max(c + 1))));
        }
    }
    found
}

fn measure(
    node: &mut Node,
    known: taffy::Size<Option<f32>>,
    available: taffy::Size<AvailableSpace>,
    factors: &Factors,
) -> taffy::Size<f32> {
    if let (Some(width), Some(height)) = (known.width, known.height) {
        return taffy::Size { width, height };
    }
    if node.sideways() {
        // Turned text takes the cell that it is given; only definite tracks can hold it.
        return taffy::Size { width: known.width.unwrap_or(0.0), height: known.height.unwrap_or(0.0) };
    }
    match &mut node.content {
        Content::Text { block, wanted, least, shrink } => {
            let (size, least) = factors.sizes(*shrink, *wanted, *least);
            let width = known.width.unwrap_or_else(|| match available.width {
                AvailableSpace::Definite(w) => w.min(block.max_width(size).ceil()),
                AvailableSpace::MaxContent => block.max_width(size).ceil(),
                AvailableSpace::MinContent => block.min_width(least).ceil(),
            });
            let size = block.fit(width, f32::MAX, size, least).unwrap_or(least);
            let height = block.height(width, size).or_else(|| block.height(f32::MAX / 1e6, size)).unwrap_or(0.0);
            taffy::Size { width, height: known.height.unwrap_or(height) }
        }
        Content::Qr(_) => {
            let side = known.width.or(known.height).unwrap_or(match (available.width, available.height) {
                (AvailableSpace::Definite(w), AvailableSpace::Definite(h)) => w.min(h),
                (AvailableSpace::Definite(side), _) | (_, AvailableSpace::Definite(side)) => side,
                _ => 0.0,
            });
            taffy::Size { width: side, height: side }
        }
        Content::Plain | Content::Group { .. } => {
            taffy::Size { width: known.width.unwrap_or(0.0), height: known.height.unwrap_or(0.0) }
        }
    }
}

/// Reads the rectangles back, fits the texts and notes what does not fit.
#[expect(clippy::too_many_arguments, reason = "one recursion over two trees")]
fn settle(
    tree: &TaffyTree<Vec<usize>>,
    id: NodeId,
    node: &mut Node,
    origin: (Pt, Pt),
    around: Rect,
    path: &[usize],
    factors: &Factors,
    misfits: &mut Vec<Misfit>,
) {
    let Ok(layout) = tree.layout(id) else { return };
    let outer =
        Rect::new(origin.0 + layout.location.x, origin.1 + layout.location.y, layout.size.width, layout.size.height);
    overhang(outer, around, path, misfits);
    let padding = layout.padding;
    let inner = Rect::new(
        outer.x + padding.left,
        outer.y + padding.top,
        (outer.w - padding.left - padding.right).max(0.0),
        (outer.h - padding.top - padding.bottom).max(0.0),
    );
    node.outer = outer;
    node.inner = inner;
    let room = node.room();
    match &mut node.content {
        Content::Text { block, wanted, least, shrink } => {
            let (size, least) = factors.sizes(*shrink, *wanted, *least);
            match block.fit(room.0, room.1 + TOLERANCE, size, least) {
                Some(size) => node.size = size,
                None => {
                    misfits.push(Misfit::Text { path: path.to_vec(), needs: block.height(room.0, least), room, least });
                }
            }
        }
        Content::Group { children, .. } => {
            let ids = tree.children(id).unwrap_or_default();
            tracks_reach_out(tree, id, (outer.x, outer.y), inner, path, misfits);
            for (at, (child, child_id)) in children.iter_mut().zip(ids).enumerate() {
                let mut below = path.to_vec();
                below.push(at);
                settle(tree, child_id, child, (outer.x, outer.y), inner, &below, factors, misfits);
            }
        }
        Content::Qr(_) | Content::Plain => {}
    }
}
