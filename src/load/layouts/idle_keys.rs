//! Keys of a box that its kind, its place or its depth leave without any effect.

use crate::diag::Code;
use crate::load::tables::spec::{Cx, Table};
use crate::model::layout::{ContentSpec, Place, Shape};
use crate::schema::layout::{BOX, OF_EACH};

/// Keys that would do nothing: somebody wrote them to see something change.
pub fn check(table: &Table<'_>, content: &ContentSpec, place: &Place, depth: usize, cx: &mut Cx<'_>) {
    let kind = match content {
        ContentSpec::Text(_) => "text",
        ContentSpec::List(_) => "list",
        ContentSpec::Value(_) => "hotline",
        ContentSpec::Qr(_) => "qr",
        ContentSpec::Image(_) | ContentSpec::Picture(_) => "image",
        ContentSpec::Shape(_) => "shape",
        ContentSpec::Boxes { .. } => "boxes",
    };
    let mut idle = |key: &str, message: String, hint: &str| {
        if let Some(range) = table.key_range(key) {
            cx.fault_hint(Code::UnknownKey, range, message, hint.to_owned());
        }
    };
    for key in BOX.keys.iter().filter(|key| !key.only.is_empty() && !key.only.contains(&kind)) {
        let hint = format!("it belongs to a box with {}: take it out", key.only.join(" or "));
        idle(key.name, format!("`{}` does nothing in a box with `{kind}`", key.name), &hint);
    }
    if let ContentSpec::Image(path) = content
        && !path.value.to_ascii_lowercase().ends_with(".svg")
    {
        idle(
            "raster",
            "a photograph has its own pixels".to_owned(),
            "`raster` belongs to drawings (.svg): take it out",
        );
    }
    if kind == "boxes" && table.key_range("each").is_none() {
        for key in OF_EACH {
            idle(
                key,
                format!("`{key}` does nothing in a box without `each`"),
                "add `each = \"hotlines\"`, or take it out",
            );
        }
    }
    if kind == "boxes" {
        idle("rotate", "a box with boxes cannot be turned".to_owned(), "turn the boxes in it, each for itself");
    }
    if matches!(kind, "text" | "list" | "hotline") && table.key_range("width").is_none() {
        let hint = "write `align` into its style, or give the box a `width`";
        idle("align", "a text that fills its cell stands as its style says".to_owned(), hint);
    }
    if matches!(place, Place::Areas(_)) {
        let hint = "leave `area` out: copies fill the free cells of the grid, one after the other";
        idle("repeat", "the copies of a box with an `area` would lie on one another".to_owned(), hint);
    }
    if matches!(place, Place::Page) && depth > 0 {
        let hint = "put the box on the first level, beside the other boxes of the face";
        idle("area", "`area = \"page\"` inside another box is not the page".to_owned(), hint);
    }
    if let ContentSpec::Shape(Shape::Rule | Shape::VerticalRule) = content {
        idle("fill", "a rule has no inside to fill".to_owned(), "give it a `stroke` with `color` and `width`");
        if table.key_range("stroke").is_none() {
            let hint = "stroke = { color = \"ink\", width = \"0.5pt\" }".to_owned();
            cx.fault_hint(Code::MissingKey, table.head(cx.text), "a rule without a `stroke` draws nothing", hint);
        }
    }
}
