//! SVG artwork as parts of a page: areas and lines in solid colours and gradients, under clips, in page space.
//!
//! - `gradients`: colours that run into one another
//! - `clips`: what a clip path leaves
//! - `outlines`: shapes and lines in the words of the scene
//! - `pixels`: drawings whose box asks for pixels
//!
//! What a page of ink cannot show as it is meant (filters, masks, patterns, blend modes), and what a line of the scene has
//! no word for (square ends, dash offsets, uneven widths), is refused by name: the artist mends it, not the printer.

mod clips;
mod gradients;
mod outlines;
mod pixels;

use std::collections::BTreeMap;
use std::sync::Arc;

use usvg::{Node, Paint};

use crate::diag::{Code, Diagnostic, Report};
use crate::limits;
use crate::load::campaign::Drawn;
use crate::model::layout::BoxSpec;
use crate::scene::{Affine, Color, Content, Item, Path, PathStep, Rect, Shade, Stroke};
use gradients::Fill;
use outlines::{affine, common, overlap, pen, rect, solid, steps};

/// Something drawn, and the rectangle that it is cut to where it would reach further.
#[derive(Debug, Clone, PartialEq)]
pub enum Part {
    Path(Path, Option<Rect>),
    Shade(Shade, Option<Rect>),
    /// Parts under a clip that is no upright rectangle.
    Cut(Path, Vec<Part>),
}

/// What is not supported, and the id of the element that has it, which says its line.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Refusal {
    pub what: &'static str,
    pub id: String,
}

impl Refusal {
    fn at(self, id: &str) -> Self {
        if self.id.is_empty() { Self { id: id.to_owned(), ..self } } else { self }
    }
}

impl From<&'static str> for Refusal {
    fn from(what: &'static str) -> Self {
        Self { what, id: String::new() }
    }
}

/// Where a drawing goes.
#[derive(Debug, Clone, Copy)]
pub struct Place {
    pub target: Rect,
    pub mirror: bool,
    pub tag: Option<usize>,
}

/// The items of a drawing in a box: its areas and lines, or pixels where the box asks for them.
pub fn set(
    drawn: &Drawn,
    spec: &BoxSpec,
    place: &Place,
    palette: &BTreeMap<String, Color>,
    report: &mut Report,
) -> Vec<Item> {
    let Place { target, mirror, tag } = *place;
    let file = format!("layouts/{}", drawn.path);
    let fault = |message: String| Diagnostic::new(Code::SvgUnsupported, message).at(spec.span);
    if let Some(ppi) = spec.raster {
        return match pixels::draw(&drawn.tree, (target.w, target.h), f32::from(ppi)) {
            Ok(raster) => {
                let message = format!("{file} is printed as pixels in box \"{}\", {ppi} an inch", spec.name);
                report.push(Diagnostic::new(Code::ArtAsPixels, message).at(spec.span));
                vec![Item::new(Content::Image { raster: Arc::new(raster), rect: target, mirror }, tag)]
            }
            Err(what) => {
                report.push(fault(format!("{file} has {what}")));
                Vec::new()
            }
        };
    }
    const PIXELS: &str = "expand it in the drawing program, or write raster = \"300ppi\" on the box to print pixels";
    if !drawn.soft.is_empty() {
        drawn.soft.iter().for_each(|what| report.push(fault(format!("{file}, {what}")).hint(PIXELS)));
        return Vec::new();
    }
    match parts(&drawn.tree, target, mirror) {
        Ok(parts) => items(parts, tag, palette),
        Err(Refusal { what, id }) => {
            let message = match named(&id) {
                Some((line, element)) => format!("{file}, line {line}: <{element}> has {what}"),
                None => format!("{file} in box \"{}\" has {what}", spec.name),
            };
            report.push(fault(message).hint(PIXELS));
            Vec::new()
        }
    }
}

/// The line and the element that an id names: `load` gives every element one (see `pictures/svg/shapes`).
fn named(id: &str) -> Option<(u32, &str)> {
    let (line, rest) = id.strip_prefix('l')?.split_once('-')?;
    let (element, _) = rest.split_once('-')?;
    Some((line.parse().ok()?, element))
}

/// The parts of a drawing, fitted into `target` and cut to it; `mirror` flips it left to right. `Err` names what is not
/// supported.
pub fn parts(tree: &usvg::Tree, target: Rect, mirror: bool) -> Result<Vec<Part>, Refusal> {
    let size = tree.size();
    let scale = (target.w / size.width(), target.h / size.height());
    let place = if mirror {
        Affine { a: -scale.0, b: 0.0, c: 0.0, d: scale.1, e: target.x + target.w, f: target.y }
    } else {
        Affine { a: scale.0, b: 0.0, c: 0.0, d: scale.1, e: target.x, f: target.y }
    };
    // How fine curves of lines are that become areas: the same however large the drawing stands on the page.
    let fine = FINE / size.width().max(size.height());
    let slack = UNSEEN * target.w.max(target.h);
    let mut drawing = Drawing { fine, slack, compared: 0, deep: 0, parts: Vec::new() };
    drawing.group(tree.root(), &place, 1.0, target)?;
    Ok(drawing.parts)
}

/// The paths of parts, in their order.
#[cfg(test)]
pub fn paths(parts: &[Part]) -> Vec<&Path> {
    let mut all = Vec::new();
    for part in parts {
        match part {
            Part::Path(path, _) => all.push(path),
            Part::Shade(shade, _) => all.push(&shade.area),
            Part::Cut(_, inner) => all.extend(paths(inner)),
        }
    }
    all
}

/// The items of parts. Where a colour of the drawing is one of the palette, it gets that colour's inks.
pub fn items(parts: Vec<Part>, tag: Option<usize>, palette: &BTreeMap<String, Color>) -> Vec<Item> {
    let own = |c: &mut Color| {
        let same = |p: &&Color| p.cmyk.is_some() && (p.r, p.g, p.b) == (c.r, c.g, c.b);
        c.cmyk = palette.values().find(same).and_then(|p| p.cmyk);
    };
    let place = |content: Content, clip: Option<Rect>| {
        let item = Item::new(content, tag);
        match clip {
            Some(rect) => Item::artifact(Content::Clip { rect, items: vec![item] }),
            None => item,
        }
    };
    let item = |part: Part| match part {
        Part::Path(mut path, clip) => {
            path.fill.iter_mut().for_each(own);
            path.stroke.iter_mut().for_each(|stroke| own(&mut stroke.color));
            place(Content::Path(path), clip)
        }
        Part::Shade(mut shade, clip) => {
            shade.area.fill.iter_mut().for_each(own);
            shade.gradient.stops.iter_mut().for_each(|stop| own(&mut stop.color));
            place(Content::Shade(shade), clip)
        }
        Part::Cut(shape, inner) => Item::artifact(Content::Cut { shape, items: items(inner, tag, palette) }),
    };
    parts.into_iter().map(item).collect()
}

/// What a clip may cut off without being seen, as a part of the drawing.
const UNSEEN: f32 = 0.000_2;

/// Steps along the longer side of a drawing that curves are exact to.
const FINE: f32 = 2000.0;

/// Cuts inside one another; drawings have two or three.
const DEEP: usize = 6;

/// Places are added up here, from each group's own: those of usvg leave out the one of a `<use>` of a `<symbol>`.
struct Drawing {
    fine: f32,
    slack: f32,
    compared: usize,
    deep: usize,
    parts: Vec<Part>,
}

impl Drawing {
    fn group(&mut self, group: &usvg::Group, outer: &Affine, opacity: f32, clip: Rect) -> Result<(), Refusal> {
        let place = affine(group.transform()).then(outer);
        self.in_group(group, &place, opacity, clip).map_err(|refusal| refusal.at(group.id()))
    }

    fn in_group(&mut self, group: &usvg::Group, place: &Affine, opacity: f32, outer: Rect) -> Result<(), Refusal> {
        if group.mask().is_some() {
            return Err("a mask".into());
        }
        if !group.filters().is_empty() {
            return Err("a filter".into());
        }
        if group.blend_mode() != usvg::BlendMode::Normal {
            return Err("a blend mode".into());
        }
        let left = self.clip(group, place, outer)?;
        if left.cuts.iter().any(|cut| cut.steps.is_empty()) {
            // A clip of nothing leaves nothing.
            return Ok(());
        }
        if !left.cuts.is_empty() {
            self.deep += left.cuts.len();
            if self.deep > DEEP {
                return Err("clip paths inside one another, very deep".into());
            }
            let before = std::mem::take(&mut self.parts);
            self.children(group, place, opacity, left.rect)?;
            let mut inner = std::mem::replace(&mut self.parts, before);
            self.deep -= left.cuts.len();
            for cut in left.cuts.into_iter().rev() {
                inner = vec![Part::Cut(cut, inner)];
            }
            self.parts.extend(inner);
            return Ok(());
        }
        self.children(group, place, opacity, left.rect)
    }

    fn children(&mut self, group: &usvg::Group, place: &Affine, opacity: f32, clip: Rect) -> Result<(), Refusal> {
        let own = group.opacity().get();
        if own < 1.0 {
            // What lies over another part would let it shine through: a group is one thing, and then as pale as it says.
            let mut parts = Vec::new();
            painted(group, place, &mut parts);
            if parts.len() > limits::SVG_PALE {
                return Err("an opacity over a group of very many parts".into());
            }
            let over = |at: usize| parts[at + 1..].iter().any(|other| overlap(parts[at], *other));
            if (0..parts.len()).any(over) {
                return Err("an opacity over parts that overlap (lines and areas are parts too)".into());
            }
        }
        let opacity = opacity * own;
        for node in group.children() {
            match node {
                Node::Group(inner) => self.group(inner, place, opacity, clip)?,
                Node::Path(path) if path.is_visible() => {
                    self.path(path, place, opacity, clip).map_err(|what| Refusal::from(what).at(path.id()))?;
                }
                Node::Path(_) => {}
                Node::Image(_) => return Err("an embedded picture".into()),
                Node::Text(_) => return Err("text (convert it to paths)".into()),
            }
        }
        Ok(())
    }

    fn path(&mut self, path: &usvg::Path, map: &Affine, opacity: f32, clip: Rect) -> Result<(), &'static str> {
        let ink = map.apply_rect(rect(path.stroke_bounding_box()));
        let seen = common(clip, ink);
        // A line along an axis has no area and is seen all the same.
        if seen.w < -self.slack || seen.h < -self.slack {
            return Ok(());
        }
        let cut = |a: Rect, b: Rect| (a.x - b.x).max(a.y - b.y).max(b.right() - a.right()).max(b.bottom() - a.bottom());
        let clip = (cut(clip, ink) > self.slack).then_some(clip);
        let steps = steps(path.data(), map);
        let even_odd = path.fill().is_some_and(|fill| fill.rule() == usvg::FillRule::EvenOdd);
        let fill = path.fill().map(|f| filled(f.paint(), f.opacity().get() * opacity, map, &steps)).transpose()?;
        let line = path.stroke().map(|stroke| self.line(path, stroke, opacity, map)).transpose()?;
        let mut parts = match (fill, line) {
            // One path of the scene is filled and then stroked.
            (Some(Fill::Flat(fill)), Some(Line::Plain(stroke)))
                if path.paint_order() == usvg::PaintOrder::FillAndStroke =>
            {
                vec![Part::Path(Path { steps, fill: Some(fill), even_odd, stroke: Some(stroke) }, clip)]
            }
            (fill, line) => {
                let stroke = line.map(|line| match line {
                    Line::Plain(stroke) => {
                        Part::Path(Path { steps: steps.clone(), fill: None, even_odd, stroke: Some(stroke) }, clip)
                    }
                    Line::Area(steps, fill) => area(steps, false, fill, clip),
                });
                let fill = fill.map(|fill| area(steps, even_odd, fill, clip));
                fill.into_iter().chain(stroke).collect()
            }
        };
        if path.paint_order() == usvg::PaintOrder::StrokeAndFill {
            parts.reverse();
        }
        self.parts.append(&mut parts);
        Ok(())
    }

    /// A line; with a gradient it becomes an area.
    fn line(&self, path: &usvg::Path, stroke: &usvg::Stroke, opacity: f32, map: &Affine) -> Result<Line, &'static str> {
        if matches!(stroke.paint(), Paint::Color(_)) {
            return pen(stroke, map, opacity).map(Line::Plain);
        }
        if stroke.dasharray().is_some() {
            return Err("a broken line with a gradient");
        }
        let line = stroke.to_tiny_skia();
        let outline = path.data().stroke(&line, self.fine).ok_or("a line that has no outline")?;
        let steps = steps(&outline, map);
        let fill = filled(stroke.paint(), stroke.opacity().get() * opacity, map, &steps)?;
        Ok(Line::Area(steps, fill))
    }
}

enum Line {
    Plain(Stroke),
    Area(Vec<PathStep>, Fill),
}

fn area(steps: Vec<PathStep>, even_odd: bool, fill: Fill, clip: Option<Rect>) -> Part {
    match fill {
        Fill::Flat(color) => Part::Path(Path { steps, fill: Some(color), even_odd, stroke: None }, clip),
        Fill::Gradient(gradient) => {
            let light = |c: Color| 2 * u32::from(c.r) + 5 * u32::from(c.g) + u32::from(c.b);
            let fill = gradient.stops.iter().map(|stop| stop.color).min_by_key(|c| light(*c));
            let area = Path { steps, fill, even_odd, stroke: None };
            Part::Shade(Shade { area, gradient }, clip)
        }
    }
}

fn filled(paint: &Paint, opacity: f32, map: &Affine, steps: &[PathStep]) -> Result<Fill, &'static str> {
    match paint {
        Paint::Color(c) => Ok(Fill::Flat(solid(*c, opacity))),
        Paint::LinearGradient(own) => gradients::linear(own, opacity, map, steps),
        Paint::RadialGradient(own) => gradients::radial(own, opacity, map, steps),
        Paint::Pattern(_) => Err("a pattern"),
    }
}

/// Where each area and each line of a group lies, whose place this is.
fn painted(group: &usvg::Group, place: &Affine, out: &mut Vec<Rect>) {
    for node in group.children() {
        match node {
            Node::Group(inner) => painted(inner, &affine(inner.transform()).then(place), out),
            Node::Path(path) if path.is_visible() => {
                let parts = usize::from(path.fill().is_some()) + usize::from(path.stroke().is_some());
                out.extend(std::iter::repeat_n(place.apply_rect(rect(path.stroke_bounding_box())), parts));
            }
            _ => {}
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::scene::Join;

    fn drawn(body: &str) -> Result<Vec<Path>, &'static str> {
        clipped(body).map(|parts| paths(&parts).into_iter().cloned().collect())
    }

    fn clip_of(part: &Part) -> Option<Rect> {
        match part {
            Part::Path(_, clip) | Part::Shade(_, clip) => *clip,
            Part::Cut(..) => None,
        }
    }

    fn clipped(body: &str) -> Result<Vec<Part>, &'static str> {
        let text = format!("<svg xmlns='http://www.w3.org/2000/svg' width='100' height='100'>{body}</svg>");
        match usvg::Tree::from_str(&text, &usvg::Options::default()) {
            Ok(tree) => parts(&tree, Rect::new(0.0, 0.0, 50.0, 50.0), false).map_err(|refusal| refusal.what),
            Err(_) => Err("no SVG"),
        }
    }

    fn refused(body: &str, word: &str) {
        assert!(drawn(body).is_err_and(|why| why.contains(word)), "{body}: {:?}", drawn(body));
    }

    const CORNER: &str = "d='M10 10H50V50' fill='none' stroke='#000'";

    #[test]
    fn corners_and_ends() {
        let join = |name: &str| {
            let body = format!("<path {CORNER} stroke-linejoin='{name}' stroke-linecap='round'/>");
            drawn(&body).ok().and_then(|p| p[0].stroke.as_ref().map(|s| (s.join, s.round)))
        };
        assert_eq!(join("miter"), Some((Join::Sharp(400), true)));
        assert_eq!(join("miter' stroke-miterlimit='10"), Some((Join::Miter, true)));
        assert_eq!(join("round"), Some((Join::Round, true)));
        assert_eq!(join("bevel"), Some((Join::Bevel, true)));
        refused(&format!("<path {CORNER} stroke-linejoin='miter-clip'/>"), "corners");
        refused(&format!("<path {CORNER} stroke-linecap='square'/>"), "square");
    }

    #[test]
    fn dashes_begin_with_the_line() {
        assert!(drawn(&format!("<path {CORNER} stroke-dasharray='4 2'/>")).is_ok());
        refused(&format!("<path {CORNER} stroke-dasharray='4 2' stroke-dashoffset='3'/>"), "dash offset");
    }

    #[test]
    fn a_stroke_that_is_painted_first_lies_below() {
        let both = "<path d='M10 10H50V50Z' fill='#f00' stroke='#000' paint-order='stroke'/>";
        let parts = drawn(both).unwrap_or_default();
        assert_eq!(
            parts.iter().map(|p| (p.fill.is_some(), p.stroke.is_some())).collect::<Vec<_>>(),
            [(false, true), (true, false)]
        );
    }

    #[test]
    fn a_pale_group_is_one_thing() {
        let group =
            |x: u8| format!("<g opacity='0.5'><path d='M0 0H20V20H0Z'/><path d='M{x} 0h20v20h-20Z' fill='#f00'/></g>");
        refused(&group(10), "opacity");
        assert!(drawn(&group(30)).is_ok_and(|p| p.iter().all(|p| p.fill.is_some_and(|c| c.a == 128))));
        refused("<path opacity='0.5' d='M10 10H50V50Z' fill='#f00' stroke='#000'/>", "opacity");
        assert!(drawn("<path opacity='0.5' d='M10 10H50V50Z'/>").is_ok());
    }

    #[test]
    fn lines_are_of_one_width() {
        refused(&format!("<path {CORNER} transform='scale(2 1)'/>"), "stretched");
        refused(&format!("<path {CORNER} transform='skewX(20)'/>"), "slanted");
        assert!(drawn(&format!("<path {CORNER} transform='rotate(30) scale(-2 2)'/>")).is_ok());
        assert!(drawn("<path d='M10 10H50V50Z' transform='scale(2 1)'/>").is_ok());
    }

    #[test]
    fn drawings_end_where_their_paper_ends() {
        let cut = |body: &str| clipped(body).unwrap_or_default().iter().map(clip_of).collect::<Vec<_>>();
        assert_eq!(cut("<path d='M0 0H100V100H0Z'/>"), [None]);
        assert_eq!(cut("<path d='M10 10H150V50Z'/>"), [Some(Rect::new(0.0, 0.0, 50.0, 50.0))]);
        assert!(cut("<path d='M110 10H150V50Z'/>").is_empty());
        assert_eq!(cut("<path d='M10 50H90' stroke='#000'/>"), [None]);
    }

    #[test]
    fn rectangles_clip() {
        let cut = |shape: &str, body: &str| {
            let all = format!("<clipPath id='c'>{shape}</clipPath><g clip-path='url(#c)'>{body}</g>");
            clipped(&all).map(|parts| parts.iter().map(clip_of).collect::<Vec<_>>())
        };
        let circle = "<circle cx='50' cy='50' r='40'/>";
        assert_eq!(cut("<rect width='100' height='100'/>", circle), Ok(vec![None]));
        let half = Some(Rect::new(0.0, 0.0, 25.0, 50.0));
        assert_eq!(cut("<path d='M0 0V100H50V0Z'/>", circle), Ok(vec![half]));
        assert_eq!(cut("<rect width='25' height='50' transform='scale(2)'/>", circle), Ok(vec![half]));
        // Rounded corners that meet nothing.
        assert_eq!(cut("<rect width='100' height='100' rx='8'/>", circle), Ok(vec![None]));
    }

    /// usvg leaves the place of the `<use>` out of the clip of its symbol.
    #[test]
    fn symbols_lie_where_their_use_says() {
        let ray = "<symbol id='s' viewBox='0 0 4 12'><path d='M2 0L4 12H0Z'/></symbol>";
        let body = format!("{ray}<use href='#s' x='48' y='10' width='4' height='12' transform='rotate(90 50 50)'/>");
        let parts = clipped(&body).unwrap_or_default();
        let bounds: Vec<PathStep> = paths(&parts).into_iter().flat_map(|path| path.steps.clone()).collect();
        // From (50, 10) to 22 below, turned to the right around (50, 50); at half the size.
        let near = |step: &PathStep, x: f32, y: f32| match step {
            PathStep::Move(a, b) | PathStep::Line(a, b) => (a - x).abs() < 0.01 && (b - y).abs() < 0.01,
            _ => false,
        };
        assert!(bounds.len() == 4 && near(&bounds[0], 45.0, 25.0) && near(&bounds[1], 39.0, 26.0), "{parts:?}");
    }

    #[test]
    fn other_shapes_cut() {
        let cut = |shapes: &str, body: &str| {
            let all = format!("<clipPath id='c'>{shapes}</clipPath><g clip-path='url(#c)'>{body}</g>");
            clipped(&all).map(|parts| match &parts[..] {
                [Part::Cut(shape, inner)] => (shape.steps.len(), shape.even_odd, inner.len()),
                _ => (0, false, parts.len()),
            })
        };
        let all = "<path d='M0 0H100V100H0Z'/>";
        assert_eq!(cut("<rect width='90' height='90' transform='rotate(5)'/>", all), Ok((5, false, 1)));
        assert_eq!(cut("<path d='M50 0 80 95 2 36H98L20 95Z'/>", all), Ok((6, false, 1)));
        assert_eq!(cut("<path clip-rule='evenodd' d='M50 0 80 95 2 36H98L20 95Z'/>", all), Ok((6, true, 1)));
        // Two shapes beside one another, and two that meet and run in other senses: no hole where they meet.
        let two = "<rect width='10' height='9'/><rect y='9' width='10' height='9'/>";
        assert_eq!(cut(two, all), Ok((10, false, 1)));
        let over = "<path d='M0 0H50V50H0Z'/><path d='M20 20V80H80V20Z'/>";
        let Ok(parts) = clipped(&format!("<clipPath id='c'>{over}</clipPath><g clip-path='url(#c)'>{all}</g>")) else {
            panic!("refused")
        };
        let [Part::Cut(shape, _)] = &parts[..] else { panic!("{parts:?}") };
        let area = |points: &[(f32, f32)]| -> f32 {
            (0..points.len())
                .map(|n| (points[n], points[(n + 1) % points.len()]))
                .map(|(a, b)| a.0 * b.1 - b.0 * a.1)
                .sum()
        };
        let rings: Vec<Vec<(f32, f32)>> = shape
            .steps
            .split(|step| *step == PathStep::Close)
            .filter(|ring| !ring.is_empty())
            .map(|ring| {
                ring.iter()
                    .filter_map(
                        |s| if let PathStep::Move(x, y) | PathStep::Line(x, y) = s { Some((*x, *y)) } else { None },
                    )
                    .collect()
            })
            .collect();
        assert_eq!(rings.len(), 2);
        assert!(rings.iter().all(|ring| area(ring) > 0.0), "{rings:?}");
        assert!(cut("<path d='M0 0H50V50H25L0 50 25 25Z'/><rect width='30' height='30'/>", all).is_err());
        // A clip that is clipped, and clips inside one another.
        let own = "<clipPath id='d'><circle cx='50' cy='50' r='30'/></clipPath>";
        let nested = format!("{own}<clipPath id='c' clip-path='url(#d)'><circle cx='60' cy='50' r='30'/></clipPath>");
        let parts = clipped(&format!("{nested}<g clip-path='url(#c)'>{all}</g>")).unwrap_or_default();
        assert!(matches!(&parts[..], [Part::Cut(_, inner)] if matches!(&inner[..], [Part::Cut(..)])), "{parts:?}");
        let deep = (0..8).fold(all.to_owned(), |body, _| format!("<g clip-path='url(#d)'>{body}</g>"));
        assert!(clipped(&format!("{own}{deep}")).is_err_and(|why| why.contains("deep")));
    }

    fn shade(body: &str) -> Result<Shade, &'static str> {
        clipped(body).map(|parts| match &parts[..] {
            [Part::Shade(shade, _)] => shade.clone(),
            other => panic!("{other:?}"),
        })
    }

    fn stops(colors: &[(&str, &str)]) -> String {
        colors.iter().map(|(at, color)| format!("<stop offset='{at}' stop-color='{color}'/>")).collect()
    }

    #[test]
    fn gradients_lie_where_they_were_drawn() {
        let two = stops(&[("0", "#000"), ("1", "#fff")]);
        let area = "<rect x='20' y='40' width='40' height='20' fill='url(#g)'/>";
        let grey = |shade: &Shade, x: f32, y: f32| {
            shade.gradient.place(x, y).map(|place| shade.gradient.color(place).r).unwrap_or_default()
        };
        // The drawing is placed at half its size.
        let across =
            shade(&format!("<linearGradient id='g'>{two}</linearGradient>{area}")).unwrap_or_else(|e| panic!("{e}"));
        assert_eq!([10.0, 20.0, 30.0].map(|x| grey(&across, x, 25.0)), [0, 128, 255]);
        assert_eq!([5.0, 40.0].map(|x| grey(&across, x, 25.0)), [0, 255]);
        let turned = format!("<linearGradient id='g' gradientTransform='rotate(90)'>{two}</linearGradient>{area}");
        let turned = shade(&turned).unwrap_or_else(|e| panic!("{e}"));
        assert_eq!([20.0, 25.0, 30.0].map(|y| grey(&turned, 15.0, y)), [0, 128, 255]);
        let round = format!("<radialGradient id='g'>{two}</radialGradient>{area}");
        let round = shade(&round).unwrap_or_else(|e| panic!("{e}"));
        assert_eq!(
            [(20.0, 25.0), (25.0, 25.0), (30.0, 25.0), (20.0, 30.0)].map(|(x, y)| grey(&round, x, y)),
            [0, 128, 255, 255]
        );
        let focus = "cx='40' cy='50' r='20' fx='30' fy='50' gradientUnits='userSpaceOnUse'";
        let focus = shade(&format!("<radialGradient id='g' {focus}>{two}</radialGradient>{area}"))
            .unwrap_or_else(|e| panic!("{e}"));
        // A third of the way from the focus to the left edge, and from it to the right edge.
        assert_eq!([(15.0, 25.0), (12.5, 25.0), (22.5, 25.0)].map(|(x, y)| grey(&focus, x, y)), [0, 128, 128]);
    }

    #[test]
    fn gradients_that_repeat_are_rolled_out() {
        let two = stops(&[("0", "#000"), ("1", "#fff")]);
        let with = |spread: &str, way: &str| {
            let gradient =
                format!("<linearGradient id='g' gradientUnits='userSpaceOnUse' spreadMethod='{spread}' {way}>");
            shade(&format!("{gradient}{two}</linearGradient><rect width='100' height='9' fill='url(#g)'/>"))
        };
        let grey = |spread: &str, x: f32| {
            let shade = with(spread, "x1='40' x2='60'").unwrap_or_else(|e| panic!("{e}"));
            shade.gradient.place(x, 2.0).map(|place| shade.gradient.color(place).r).unwrap_or_default()
        };
        // From 20 to 30 on the page, once; then 30 to 40, and 10 to 20.
        assert_eq!(["pad", "repeat", "reflect"].map(|spread| grey(spread, 22.5)), [64; 3]);
        assert_eq!(["pad", "repeat", "reflect"].map(|spread| grey(spread, 32.5)), [255, 64, 191]);
        assert_eq!(["pad", "repeat", "reflect"].map(|spread| grey(spread, 12.5)), [0, 64, 191]);
        assert!(with("repeat", "x1='40' x2='40.1'").is_err_and(|why| why.contains("repeats")));
    }

    #[test]
    fn what_no_gradient_of_a_page_shows() {
        let of = |stops: &str| {
            shade(&format!(
                "<linearGradient id='g'>{stops}</linearGradient><rect width='9' height='9' fill='url(#g)'/>"
            ))
        };
        let pale = "<stop offset='0' stop-color='#f00' stop-opacity='0.5'/>";
        let paler = "<stop offset='1' stop-color='#00f' stop-opacity='0.2'/>";
        assert!(of(&format!("{pale}{paler}")).is_err_and(|why| why.contains("opacity")));
        let even = of(&format!("{pale}<stop offset='1' stop-color='#00f' stop-opacity='0.5'/>"));
        assert!(even.is_ok_and(|shade| shade.gradient.stops.iter().all(|stop| stop.color.a == 128)));
        let two = stops(&[("0", "#000"), ("1", "#fff")]);
        let cone = format!("<radialGradient id='g' cx='.5' cy='.5' r='.2' fx='.9'>{two}</radialGradient>");
        let body = "<rect width='9' height='9' fill='url(#g)'/>";
        assert!(shade(&format!("{cone}{body}")).is_err_and(|why| why.contains("focus")));
        let flat = format!("<linearGradient id='g' gradientTransform='scale(1 0.0001)'>{two}</linearGradient>{body}");
        assert!(shade(&flat).is_err_and(|why| why.contains("squeezed")));
        // A line with a gradient becomes an area.
        let line =
            format!("<linearGradient id='g'>{two}</linearGradient><path d='M9 9H90V90' fill='none' stroke='url(#g)'");
        assert!(shade(&format!("{line} stroke-width='4'/>")).is_ok_and(|shade| shade.area.steps.len() > 4));
        assert!(shade(&format!("{line} stroke-dasharray='2'/>")).is_err_and(|why| why.contains("broken")));
    }
}
