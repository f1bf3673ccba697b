//! Boxes from TOML: one kind of content each, its place, its paint. Faces and grids are read elsewhere.
//!
//! What a box refers to (area, style, colour, image file) is checked here; messages of texts only in `resolve`, for
//! each locale.

use std::path::{Component, Path};
use std::sync::Arc;

use crate::contact::address;
use crate::diag::{Code, Diagnostic, Spanned};
use crate::limits;
use crate::load::layouts::{Known, each, grids, idle_keys};
use crate::load::pictures::art;
use crate::load::settings::theme::{read_length, read_pt};
use crate::load::tables::spec::{Cx, Table, Value};
use crate::load::tables::suggest;
use crate::model::layout::{
    Align, BoxSpec, ContentSpec, Edges, Grid, Length, Marker, Place, RoleSpec, Shape, StrokeSpec, Style,
};
use crate::model::values::{Kind, ValueId};
use crate::scene::Color;
use crate::schema::layout::{BOX, DASHES, ITEM_GAP, KINDS, LINE, PPI, REPEAT, TURNS};
use crate::schema::words::{ALIGNS, COVERS, FITS, MARKERS, ROLES, SHAPES, SIDES};

/// Reads boxes level by level and counts them.
#[derive(Debug)]
pub struct Boxes<'a> {
    known: &'a Known<'a>,
    count: usize,
}

impl<'a> Boxes<'a> {
    pub fn new(known: &'a Known<'a>) -> Self {
        Self { known, count: 0 }
    }

    /// The grid and the boxes of a face or of a nested box.
    pub fn read_level(
        &mut self,
        table: &Table<'_>,
        key: &'static str,
        depth: usize,
        cx: &mut Cx<'_>,
    ) -> (Grid, Vec<Arc<BoxSpec>>) {
        let grid = grids::read(table.get("grid"), &table.head(cx.text), cx);
        let Some(value) = table.get(key) else { return (grid.grid, Vec::new()) };
        if depth > limits::BOX_DEPTH {
            cx.fault(Code::TooMany, table.head(cx.text), format!("boxes nest at most {} deep", limits::BOX_DEPTH));
            return (grid.grid, Vec::new());
        }
        let mut boxes = Vec::new();
        let mut places = Vec::new();
        for table in cx.tables(value, key, &BOX) {
            self.count += 1;
            if self.count == limits::BOXES + 1 {
                cx.fault(Code::TooMany, table.head(cx.text), format!("a layout has at most {} boxes", limits::BOXES));
            }
            if self.count > limits::BOXES {
                break;
            }
            let (place, spec) = self.read_box(&table, depth, cx);
            places.push(place);
            boxes.extend(spec.map(Arc::new));
        }
        let mut used = Vec::new();
        for place in &places {
            let Place::Areas(areas) = place else { continue };
            for area in areas {
                used.push(area.value.as_str());
                if !grid.names.contains_key(&area.value) {
                    let mut fault =
                        Diagnostic::new(Code::UnknownArea, format!("the grid has no area `{}`", area.value));
                    fault.hints.extend(suggest::hint(&area.value, grid.names.keys().map(String::as_str)));
                    cx.report.push(fault.at(area.span).label(grid.grid.span, "the grid"));
                }
            }
        }
        grids::unused_areas(&grid, &used, cx);
        (grid.grid, boxes)
    }

    /// A colour by name or written out.
    pub fn color(&self, value: &Value<'_>, cx: &mut Cx<'_>) -> Option<Color> {
        let written = cx.string(value, "a colour's name")?;
        self.known.theme.color(&written, cx.report)
    }

    fn read_box(&mut self, t: &Table<'_>, depth: usize, cx: &mut Cx<'_>) -> (Place, Option<BoxSpec>) {
        let head = t.head(cx.text);
        let place = t.get("area").map_or(Place::Auto, |v| read_place(v, cx));
        let name = t.get("name").and_then(|v| cx.string(v, "a name")).map(|n| n.value);
        let content = self.read_content(t, depth, cx);
        if let Some(content) = &content {
            idle_keys::check(t, content, &place, depth, cx);
        }
        let style = self.read_style(t, content.as_ref(), cx);
        let marked = t.get("marker").and_then(|v| v.get_ref().as_str()) != Some("none");
        if matches!(content, Some(ContentSpec::List(_)) if marked)
            && style.as_ref().is_some_and(|style| style.align != Align::Start)
        {
            let hint = "take a style that begins at the start edge, or `marker = \"none\"`".to_owned();
            let message = "the markers of a list stand at its start, and its style sets the items elsewhere";
            cx.fault_hint(Code::WrongValue, t.key_range("style").unwrap_or_else(|| head.clone()), message, hint);
        }
        let zero = Length::Pt(0.0);
        let item_gap = t.get("item-gap").and_then(|v| cx.number(v, ITEM_GAP)).unwrap_or(0.4);
        let spec = BoxSpec {
            span: cx.span(head),
            name: name.unwrap_or_else(|| default_name(&place, content.as_ref())),
            place: place.clone(),
            style,
            role: t.get("role").and_then(|v| cx.choice(v, ROLES)).unwrap_or(RoleSpec::Auto),
            alt: t.get("alt").and_then(|v| cx.string(v, "a message id")),
            align: t.get("align").and_then(|v| cx.choice(v, ALIGNS)),
            valign: t.get("valign").and_then(|v| cx.choice(v, ALIGNS)).unwrap_or(Align::Start),
            padding: t
                .get("padding")
                .map_or(Edges { top: zero, end: zero, bottom: zero, start: zero }, |v| padding(v, cx)),
            fill: t.get("fill").and_then(|v| self.color(v, cx)),
            stroke: t.get("stroke").and_then(|v| self.stroke(v, cx)),
            radius: t.get("radius").and_then(|v| read_pt(v, cx)).unwrap_or(0.0),
            extend: t.get("extend").map_or(NO_EDGE, |v| extend(v, cx)),
            rotate: t.get("rotate").map_or(0, |v| rotation(v, cx)),
            when: t.get("when").and_then(|v| self.value(v, "", |_| true, cx)),
            unless: t.get("unless").and_then(|v| self.value(v, "", |_| true, cx)),
            each: each::read(t, cx),
            repeat: t.get("repeat").and_then(|v| cx.integer(v, REPEAT)).map_or(1, |n| u16::try_from(n).unwrap_or(1)),
            marker: t.get("marker").and_then(|v| cx.choice(v, MARKERS)).unwrap_or(Marker::Bullet),
            item_gap,
            item_gap_max: t.get("item-gap-max").and_then(|v| cx.number(v, ITEM_GAP)).unwrap_or(item_gap),
            first_rule: t.get("first-rule").and_then(|v| cx.bool(v)).unwrap_or(true),
            rules: t.get("rules").and_then(|v| self.stroke(v, cx)),
            hang: t.get("hang").and_then(|v| cx.bool(v)).unwrap_or(false),
            mirror: t.get("mirror").and_then(|v| cx.bool(v)).unwrap_or(false),
            raster: t.get("raster").and_then(|v| pixels(v, cx)),
            width: t.get("width").and_then(|v| read_length(v, cx)),
            height: t.get("height").and_then(|v| read_length(v, cx)),
            cover: t.get("fit").and_then(|v| cx.choice(v, FITS)).unwrap_or(false),
            ink: t.get("ink").and_then(|v| self.color(v, cx)),
            covers: t.get("covers").map_or(Vec::new(), |v| {
                let items = cx.array(v, "what the text says", true);
                items.into_iter().filter_map(|item| cx.choice(item, COVERS)).collect()
            }),
            // A box without content is reported; this stands in so that its other faults are seen too.
            content: content.clone().unwrap_or(ContentSpec::Shape(Shape::Rect)),
        };
        let fits_inside = matches!(content, Some(ContentSpec::Image(_))) && !spec.cover;
        if fits_inside && spec.extend != NO_EDGE && spec.fill.is_none() && spec.stroke.is_none() {
            let place = t.key_range("extend").unwrap_or_else(|| t.head(cx.text));
            let hint = "add `fit = \"cover\"`: the picture fills its box, and keeps its proportions".to_owned();
            cx.fault_hint(Code::WrongValue, place, "a picture that fits inside its box has no side to extend", hint);
        }
        cx.finish(t);
        (place, content.is_some().then_some(spec))
    }

    fn read_content(&mut self, table: &Table<'_>, depth: usize, cx: &mut Cx<'_>) -> Option<ContentSpec> {
        let found: Vec<(&'static str, &Value<'_>)> =
            KINDS.into_iter().filter_map(|kind| Some((kind, table.get(kind)?))).collect();
        let (kind, value) = match found.as_slice() {
            [] => {
                let hint = format!("give it one of: {}", KINDS.join(", "));
                cx.fault_hint(Code::BoxKind, table.head(cx.text), "the box has no content", hint);
                return None;
            }
            [one] => *one,
            [(first, _), (second, _), ..] => {
                let place = table.key_range(second).unwrap_or_else(|| table.head(cx.text));
                let message = format!("the box has both `{first}` and `{second}`");
                cx.fault_hint(
                    Code::BoxKind,
                    place,
                    message,
                    "a box holds one kind of content: make two boxes".to_owned(),
                );
                return None;
            }
        };
        match kind {
            "text" => cx.string(value, "a message id").map(ContentSpec::Text),
            "list" => {
                let items = cx.array(value, "a list of message ids", false);
                let wanted = items.len();
                if wanted > limits::LIST_ITEMS {
                    cx.fault(Code::TooMany, value.span(), format!("a list has at most {} items", limits::LIST_ITEMS));
                    return None;
                }
                let ids: Vec<_> = items.into_iter().filter_map(|item| cx.string(item, "a message id")).collect();
                if wanted == 0 && value.get_ref().is_array() {
                    cx.fault(Code::WrongValue, value.span(), "the list is empty");
                }
                (wanted > 0 && ids.len() == wanted).then_some(ContentSpec::List(ids))
            }
            "hotline" => self.value(value, "hotline.", Kind::in_boxes, cx).map(ContentSpec::Value),
            "value" => self.value(value, "", Kind::in_boxes, cx).map(ContentSpec::Value),
            "qr" => self.qr(value, cx).map(ContentSpec::Qr),
            "image" if value.get_ref().as_str().is_some_and(|text| text.starts_with('{')) => {
                self.value(value, "", |kind| kind == Kind::Image, cx).map(ContentSpec::Picture)
            }
            "image" => self.image(value, cx).map(ContentSpec::Image),
            "shape" => cx.choice(value, SHAPES).map(ContentSpec::Shape),
            _ => {
                let (grid, boxes) = self.read_level(table, "boxes", depth + 1, cx);
                Some(ContentSpec::Boxes { grid, boxes })
            }
        }
    }

    fn read_style(&self, table: &Table<'_>, content: Option<&ContentSpec>, cx: &mut Cx<'_>) -> Option<Arc<Style>> {
        let styles = &self.known.styles;
        if let Some(value) = table.get("style") {
            let name = cx.string(value, "the name of a style")?;
            let found = styles.get(&name.value).cloned();
            if found.is_none() && !self.known.theme.has_style(&name.value) {
                let hint = suggest::hint(&name.value, styles.keys().map(String::as_str));
                let message = format!("there is no style `{}`", name.value);
                let mut fault = Diagnostic::new(Code::UnknownStyle, message).at(name.span);
                fault.hints.extend(hint);
                cx.report.push(fault);
            }
            return found;
        }
        let text = matches!(content, Some(ContentSpec::Text(_) | ContentSpec::List(_) | ContentSpec::Value(_)));
        let body = styles.get("body").cloned();
        if text && body.is_none() && !self.known.theme.has_style("body") {
            let hint = "name one with `style`, or define `[styles.body]`".to_owned();
            cx.fault_hint(Code::MissingKey, table.head(cx.text), "the text has no style", hint);
        }
        if text { body } else { None }
    }

    /// The value of that name, which may be short or in braces. `prefix` may be left out: `hotline = "call"`.
    fn value(&self, value: &Value<'_>, prefix: &str, fits: fn(Kind) -> bool, cx: &mut Cx<'_>) -> Option<ValueId> {
        let values = self.known.values;
        let written = cx.string(value, "the name of a value, e.g. \"hotline.call\"")?;
        let name = written.value.trim_matches(['{', '}']);
        let found = values.find(&format!("{prefix}{name}")).or_else(|| values.find(name));
        if let Some(id) = found.filter(|id| fits(values.kind(*id))) {
            return Some(id);
        }
        if values.incomplete && found.is_none() {
            return None;
        }
        let message = match found {
            Some(id) => format!("`{name}` is a {}, which cannot stand here", values.kind(id).named()),
            None => format!("there is no value `{name}`"),
        };
        let known: Vec<&str> = values.all().filter(|id| fits(values.kind(*id))).map(|id| values.name(id)).collect();
        let known = known.iter().map(|name| name.strip_prefix(prefix).unwrap_or(name));
        let mut fault = Diagnostic::new(Code::WrongValue, message).at(written.span);
        fault.hints.extend(suggest::hint(name, known));
        cx.report.push(fault);
        None
    }

    fn qr(&self, value: &Value<'_>, cx: &mut Cx<'_>) -> Option<Spanned<String>> {
        let payload = cx.string(value, "a payload, e.g. \"{hotline.url}\"")?;
        let text = payload.value.as_str();
        if text.starts_with("https://") {
            return match address::check(text) {
                Ok(opened) => Some(Spanned::new(opened, payload.span)),
                Err(fault) => {
                    cx.fault_hint(Code::BadUrl, value.span(), fault.message, fault.hint.to_owned());
                    None
                }
            };
        }
        let values = self.known.values;
        let name = text.strip_prefix('{').and_then(|name| name.strip_suffix('}'));
        let found = name.and_then(|name| values.find(name));
        if found.is_some_and(|id| values.kind(id).in_codes()) {
            return Some(payload);
        }
        if name.is_some() && found.is_none() && values.incomplete {
            return None;
        }
        let known: Vec<String> = values
            .all()
            .filter(|id| values.kind(*id).in_codes())
            .map(|id| format!("{{{}}}", values.name(id)))
            .collect();
        let hint = if text.starts_with('{') {
            suggest::hint(text, known.iter().map(String::as_str))
        } else {
            Some(format!("a code holds {} or a literal https:// address", known.join(", ")))
        };
        cx.fault_hint(Code::QrPayload, value.span(), format!("`{text}` cannot be made a QR code"), hint);
        None
    }

    fn stroke(&self, value: &Value<'_>, cx: &mut Cx<'_>) -> Option<StrokeSpec> {
        let table = cx.table(value, &LINE)?;
        let color = cx.require(&table, "color").and_then(|v| self.color(v, cx));
        let width = cx.require(&table, "width").and_then(|v| read_pt(v, cx));
        let dash = table.get("dash").map_or(Vec::new(), |v| {
            let items = cx.array(v, "lengths, on and off", false);
            if items.len() > DASHES {
                cx.fault(Code::TooMany, v.span(), format!("a dash pattern has at most {DASHES} lengths"));
                return Vec::new();
            }
            let dash: Vec<f32> = items.into_iter().filter_map(|item| read_pt(item, cx)).collect();
            if !dash.is_empty() && dash.iter().sum::<f32>() < 0.1 {
                cx.fault(Code::WrongValue, v.span(), "the dash pattern has no length");
                return Vec::new();
            }
            dash
        });
        cx.finish(&table);
        Some(StrokeSpec { color: color?, width: width?, dash })
    }

    fn image(&self, value: &Value<'_>, cx: &mut Cx<'_>) -> Option<Spanned<String>> {
        let path = cx.string(value, "a path below layouts/")?;
        if let Err((code, message, hint)) = image_path(&path.value) {
            cx.fault_hint(code, value.span(), message, hint);
            return None;
        }
        let full = format!("layouts/{}", path.value);
        if !self.known.files.contains(&full) {
            cx.report.push(art::unknown(&path.value, path.span, self.known.files));
            return None;
        }
        Some(path)
    }
}

/// `300ppi`: how many pixels an inch a drawing is printed with.
fn pixels(value: &Value<'_>, cx: &mut Cx<'_>) -> Option<u16> {
    let text = cx.string(value, "a number of pixels an inch, e.g. \"300ppi\"")?;
    let count = text.value.trim().strip_suffix("ppi").and_then(|number| number.trim().parse::<u16>().ok());
    if let Some(count) = count.filter(|count| PPI.contains(count)) {
        return Some(count);
    }
    let message = format!("`{}` is no number of pixels an inch from {} to {}", text.value, PPI.start(), PPI.end());
    cx.fault_hint(Code::WrongValue, value.span(), message, "write \"300ppi\", or \"600ppi\" for fine lines".to_owned());
    None
}

const NO_EDGE: Edges<bool> = Edges { top: false, end: false, bottom: false, start: false };

fn default_name(place: &Place, content: Option<&ContentSpec>) -> String {
    if let Place::Areas(areas) = place {
        return areas.iter().map(|a| a.value.as_str()).collect::<Vec<_>>().join("+");
    }
    match content {
        Some(ContentSpec::Text(id) | ContentSpec::Qr(id) | ContentSpec::Image(id)) => id.value.clone(),
        Some(ContentSpec::List(ids)) => ids.first().map_or_else(|| "list".to_owned(), |id| id.value.clone()),
        Some(ContentSpec::Value(_)) => "value".to_owned(),
        Some(ContentSpec::Picture(_)) => "picture".to_owned(),
        Some(ContentSpec::Boxes { .. }) => "boxes".to_owned(),
        Some(ContentSpec::Shape(_)) | None => "box".to_owned(),
    }
}

fn read_place(value: &Value<'_>, cx: &mut Cx<'_>) -> Place {
    let items = cx.array(value, "an area", true);
    let areas: Vec<_> = items.into_iter().filter_map(|item| cx.string(item, "an area's name")).collect();
    if let [only] = areas.as_slice()
        && only.value == "page"
    {
        return Place::Page;
    }
    if areas.is_empty() { Place::Auto } else { Place::Areas(areas) }
}

/// One length for all sides, `[vertical, horizontal]` or `[top, end, bottom, start]`.
fn padding(value: &Value<'_>, cx: &mut Cx<'_>) -> Edges<Length> {
    let zero = Length::Pt(0.0);
    let items = cx.array(value, "a length", true);
    let all: Vec<Length> = items.into_iter().map(|item| read_length(item, cx).unwrap_or(zero)).collect();
    match all.as_slice() {
        [a] => Edges { top: *a, end: *a, bottom: *a, start: *a },
        [v, h] => Edges { top: *v, end: *h, bottom: *v, start: *h },
        [top, end, bottom, start] => Edges { top: *top, end: *end, bottom: *bottom, start: *start },
        _ => {
            let hint =
                "\"4mm\", [\"vertical\", \"horizontal\"] or [\"top\", \"end\", \"bottom\", \"start\"]".to_owned();
            cx.fault_hint(Code::WrongValue, value.span(), format!("`padding` has {} lengths", all.len()), hint);
            Edges { top: zero, end: zero, bottom: zero, start: zero }
        }
    }
}

fn extend(value: &Value<'_>, cx: &mut Cx<'_>) -> Edges<bool> {
    if let Some(all) = value.get_ref().as_bool() {
        return Edges { top: all, end: all, bottom: all, start: all };
    }
    let mut edges = NO_EDGE;
    for item in cx.array(value, "true, or a list of sides", true) {
        match cx.choice(item, SIDES) {
            Some(0) => edges.top = true,
            Some(1) => edges.end = true,
            Some(2) => edges.bottom = true,
            Some(_) => edges.start = true,
            None => {}
        }
    }
    edges
}

fn rotation(value: &Value<'_>, cx: &mut Cx<'_>) -> u16 {
    let Some(degrees) = cx.integer(value, 0..=270) else { return 0 };
    if !TURNS.contains(&degrees) {
        cx.fault(Code::WrongValue, value.span(), "`rotate` is 0, 90, 180 or 270");
        return 0;
    }
    u16::try_from(degrees).unwrap_or(0)
}

/// Refuses paths that leave `layouts/` or are no picture.
pub fn image_path(path: &str) -> Result<(), (Code, String, String)> {
    let inside = "images stand below the campaign's layouts/ folder, e.g. \"art/door.svg\"".to_owned();
    let plain = Path::new(path).components().all(|c| matches!(c, Component::Normal(_)));
    if path.is_empty() || !plain || path.contains(['\\', ':', '\0']) || path.contains("//") || path.ends_with('/') {
        return Err((Code::PathOutside, format!("the image path `{path}` leaves the campaign"), inside));
    }
    let extension = path.rsplit_once('.').map_or("", |(_, e)| e).to_ascii_lowercase();
    if !["svg", "png", "jpg", "jpeg"].contains(&extension.as_str()) {
        let hint = "save it as SVG, PNG or JPEG".to_owned();
        return Err((Code::BadImage, format!("`{path}` is not an image that can be printed"), hint));
    }
    Ok(())
}

/// The images of a level and the levels below it.
pub fn images<'a>(boxes: &'a [Arc<BoxSpec>], out: &mut Vec<(&'a Spanned<String>, bool)>) {
    for item in boxes {
        match &item.content {
            ContentSpec::Image(path) => out.push((path, item.raster.is_some())),
            ContentSpec::Boxes { boxes, .. } => images(boxes, out),
            _ => {}
        }
    }
}

/// Whether a picture of a level, or of those below it, is a value.
pub fn shows_values(boxes: &[Arc<BoxSpec>]) -> bool {
    boxes.iter().any(|item| match &item.content {
        ContentSpec::Picture(_) => true,
        ContentSpec::Boxes { boxes, .. } => shows_values(boxes),
        _ => false,
    })
}
