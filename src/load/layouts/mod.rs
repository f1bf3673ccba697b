//! A layout from TOML: papers, faces, imposition; boxes and grids are read by their own files.

pub(crate) mod boxes;
pub(crate) mod each;
pub(crate) mod grids;
pub(crate) mod idle_keys;
pub(crate) mod needs;

use std::collections::BTreeMap;
use std::sync::Arc;

use crate::diag::{Code, Diagnostic, SourceId, Spanned};
use crate::limits;
use crate::load::files::Files;
use crate::load::layouts::boxes::Boxes;
use crate::load::settings::levels;
use crate::load::settings::theme::{Theme, read_length, read_pt};
use crate::load::tables::spec::{Cx, Table, Value};
use crate::load::tables::{spec, units};
use crate::model::layout::{BoxSpec, ContentSpec, Face, Imposition, Insist, Layout, Length, Paper, Papers, Style};
use crate::model::levels::Levels;
use crate::model::values::Values;
use crate::scene::{Pt, Size};
use crate::schema::layout::{COPIES, FACE, IMPOSE, INSIST, LAYOUT, PAPERS};
use crate::schema::words::{CHANNELS, FLIP_EDGES, ORIENTATIONS};

/// What the boxes of a layout may refer to.
#[derive(Debug)]
pub struct Known<'a> {
    pub theme: &'a Theme,
    pub styles: BTreeMap<String, Arc<Style>>,
    pub files: &'a Files,
    pub values: &'a Values,
}

/// Reads one layout. `None` when it cannot be used; every fault is in the report.
pub fn read(
    id: &str,
    source: SourceId,
    theme: &Theme,
    (files, values): (&Files, &Values),
    cx: &mut Cx<'_>,
) -> Option<Layout> {
    let parsed = spec::parse(source, cx.text, cx.report)?;
    let before = cx.report.errors();
    let table = Table::new(parsed.get_ref(), parsed.span(), &LAYOUT);
    let mut theme = theme.clone();
    theme.read(&table, cx);
    let styles = theme.resolve(cx.report);
    let known = Known { theme: &theme, styles, files, values };

    let title = table.get("title").and_then(|v| cx.string(v, "a title")).map_or_else(|| id.to_owned(), |t| t.value);
    let document_title = cx.require(&table, "document-title");
    let document_title = document_title.and_then(|v| cx.string(v, "a message id"));
    let landscape = table.get("orientation").and_then(|v| cx.choice(v, ORIENTATIONS));
    let papers = cx.require(&table, "paper").and_then(|v| read_papers(v, landscape, cx));
    let trim = table.get("size").and_then(|v| read_papers(v, None, cx));
    let bleed = table.get("bleed").and_then(|v| read_pt(v, cx)).unwrap_or(0.0);
    let margin = table.get("margin").and_then(|v| read_length(v, cx)).unwrap_or(Length::Pt(0.0));
    let impose = table.get("impose").and_then(|v| read_imposition(v, cx));
    let hotlines = table.get("hotlines").map_or(Vec::new(), |v| {
        let items = cx.array(v, "the id of a hotline, or a list of them", true);
        items.into_iter().filter_map(|item| cx.string(item, "the id of a hotline")).collect()
    });
    let needs = table.get("needs").map_or(Vec::new(), |v| needs::read(v, values, cx));
    let languages = table.get("languages").and_then(|v| needs::languages(v, cx));
    let sets = table.get("sets").map_or(Vec::new(), |v| {
        let items = cx.array(v, "languages of one sheet, or a list of them", true);
        items.into_iter().filter_map(|item| cx.string(item, "languages of one sheet")).collect()
    });
    let reading_distance = table.get("reading-distance").and_then(|v| read_pt(v, cx));
    let scan_distance = table.get("scan-distance").and_then(|v| read_pt(v, cx));
    let postings = table.get("postings").map_or(Vec::new(), |v| {
        let items = cx.array(v, "the name of a posting rule", true);
        items.into_iter().filter_map(|item| cx.string(item, "the name of a posting rule")).collect()
    });
    let insist = table.get("insist").map_or(Vec::new(), |v| read_insist(v, cx));
    let tips = table.get("tips").and_then(|v| cx.bool(v)).unwrap_or(false);
    let rules = table.get("rules").map_or_else(Levels::default, |v| levels::read_of_layout(v, cx));
    let faces = read_faces(&table, margin, &known, cx);
    check_imposition(&table, papers.as_ref(), trim.as_ref(), impose.as_ref(), cx);
    check_copies(&faces, impose.as_ref(), cx);
    faces.iter().for_each(|face| each::nested(&face.boxes, &mut Vec::new(), cx.report));
    cx.finish(&table);
    if cx.report.errors() > before {
        return None;
    }
    Some(Layout {
        id: id.to_owned(),
        source,
        title,
        document_title: document_title?,
        papers: papers?,
        trim,
        bleed,
        margin,
        faces,
        impose,
        hotlines,
        needs,
        languages,
        sets,
        insist,
        tips,
        reading_distance,
        scan_distance,
        postings,
        rules,
        colors: theme.palette(),
    })
}

/// Channels that are printed in languages which they do not serve.
fn read_insist(value: &Value<'_>, cx: &mut Cx<'_>) -> Vec<Insist> {
    let mut all: Vec<Insist> = Vec::new();
    for table in cx.tables(value, "insist", &INSIST) {
        let span = cx.span(table.head(cx.text));
        let channel = cx.require(&table, "channel").and_then(|v| cx.choice(v, CHANNELS));
        let reason = cx.require(&table, "reason").and_then(|v| cx.string(v, "a reason"));
        if let Some(reason) = reason.as_ref().filter(|reason| reason.value.trim().is_empty()) {
            let message = "the reason is empty: say why a channel is printed that nobody answers in the language";
            cx.report.push(Diagnostic::new(Code::WrongValue, message).at(reason.span));
        }
        cx.finish(&table);
        let Some((channel, reason)) = channel.zip(reason) else { continue };
        if all.iter().any(|other| other.channel == channel) {
            let message = format!("`{}` is insisted on twice", channel.word());
            cx.report.push(Diagnostic::new(Code::DuplicateId, message).at(span));
        }
        all.push(Insist { channel, reason: reason.value.trim().to_owned(), span });
    }
    all
}

/// `layouts/x.toml` → `x`, when the stem is a valid id.
pub fn id_of(path: &str) -> Option<&str> {
    let stem = path.strip_prefix("layouts/")?.strip_suffix(".toml")?;
    let good = !stem.is_empty() && stem.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-');
    good.then_some(stem)
}

fn read_papers(value: &Value<'_>, landscape: Option<bool>, cx: &mut Cx<'_>) -> Option<Papers> {
    if value.get_ref().is_str() || value.get_ref().is_array() {
        let papers = paper_list(value, landscape, cx)?;
        return Some(Papers { iso: papers.clone(), us: papers });
    }
    let table = cx.table(value, &PAPERS)?;
    let iso = cx.require(&table, "iso").and_then(|v| paper_list(v, landscape, cx));
    let us = cx.require(&table, "us").and_then(|v| paper_list(v, landscape, cx));
    cx.finish(&table);
    Some(Papers { iso: iso?, us: us? })
}

fn paper_list(value: &Value<'_>, landscape: Option<bool>, cx: &mut Cx<'_>) -> Option<Vec<Paper>> {
    let items = cx.array(value, "a paper", true);
    if items.is_empty() {
        cx.fault(Code::WrongValue, value.span(), "no paper is named");
    }
    let papers: Vec<Paper> = items
        .into_iter()
        .filter_map(|item| {
            let text = cx.string(item, "a paper: \"A4\", \"Letter\" or \"85mm x 55mm\"")?;
            match units::paper(text.value.trim()) {
                Ok(paper) => Some(turn(paper, landscape)),
                Err((message, hint)) => {
                    cx.fault_hint(Code::UnknownPaper, item.span(), message, hint);
                    None
                }
            }
        })
        .collect();
    (!papers.is_empty()).then_some(papers)
}

fn turn(paper: Paper, landscape: Option<bool>) -> Paper {
    let Size { w, h } = paper.size;
    let size = match landscape {
        Some(true) => Size { w: w.max(h), h: w.min(h) },
        Some(false) => Size { w: w.min(h), h: w.max(h) },
        None => paper.size,
    };
    Paper { name: paper.name, size }
}

fn read_imposition(value: &Value<'_>, cx: &mut Cx<'_>) -> Option<Imposition> {
    let table = cx.table(value, &IMPOSE)?;
    let count = |key: &'static str, cx: &mut Cx<'_>| cx.require(&table, key).and_then(|v| cx.integer(v, COPIES));
    let (columns, rows) = (count("columns", cx), count("rows", cx));
    let gutter = table.get("gutter").map_or(vec![0.0], |v| {
        let items = cx.array(v, "a length", true);
        if items.is_empty() || items.len() > 2 {
            cx.fault(Code::WrongValue, v.span(), "`gutter` is one length, or [\"x\", \"y\"]");
        }
        items.into_iter().map(|item| read_pt(item, cx).unwrap_or(0.0)).collect()
    });
    let crop_marks = table.get("crop-marks").and_then(|v| cx.bool(v)).unwrap_or(false);
    let duplex = table.get("duplex").and_then(|v| cx.choice(v, FLIP_EDGES));
    cx.finish(&table);
    Some(Imposition {
        columns: u16::try_from(columns?).unwrap_or(1),
        rows: u16::try_from(rows?).unwrap_or(1),
        gutter_x: gutter.first().copied().unwrap_or(0.0),
        gutter_y: gutter.last().copied().unwrap_or(0.0),
        crop_marks,
        duplex,
    })
}

/// Size and imposition belong together, and the copies must fit on every sheet.
fn check_imposition(
    table: &Table<'_>,
    papers: Option<&Papers>,
    trim: Option<&Papers>,
    impose: Option<&Imposition>,
    cx: &mut Cx<'_>,
) {
    let (Some(trim), Some(impose)) = (trim, impose) else {
        if let (Some(_), None, Some(range)) = (trim, impose, table.key_range("size")) {
            let message = "`size` is the size of one copy, but there is no `[impose]`";
            cx.fault_hint(Code::Imposition, range, message, "add `[impose]` with `columns` and `rows`".to_owned());
        }
        if let (None, Some(_), Some(range)) = (trim, impose, table.key_range("impose")) {
            let hint = "e.g. size = { iso = \"85mm x 55mm\", us = \"3.5in x 2in\" }".to_owned();
            cx.fault_hint(Code::Imposition, range, "`[impose]` needs `size`, the size of one copy", hint);
        }
        return;
    };
    let Some(papers) = papers else { return };
    let range = table.key_range("impose").unwrap_or(0..0);
    for (sheets, copies) in [(&papers.iso, &trim.iso), (&papers.us, &trim.us)] {
        let Some(copy) = copies.first() else { continue };
        for sheet in sheets {
            let need = |n: u16, side: Pt, gutter: Pt| f32::from(n) * side + f32::from(n.saturating_sub(1)) * gutter;
            let (w, h) =
                (need(impose.columns, copy.size.w, impose.gutter_x), need(impose.rows, copy.size.h, impose.gutter_y));
            if w > sheet.size.w + 0.5 || h > sheet.size.h + 0.5 {
                let mm = |pt: Pt| (pt * 25.4 / 72.0).round();
                let message = format!(
                    "{} × {} copies of {} need {} × {} mm; {} has {} × {} mm",
                    impose.columns,
                    impose.rows,
                    copy.name,
                    mm(w),
                    mm(h),
                    sheet.name,
                    mm(sheet.size.w),
                    mm(sheet.size.h)
                );
                cx.fault(Code::Imposition, range, message);
                return;
            }
        }
    }
}

/// Repeats inside repeats multiply, and copies multiply them again.
fn check_copies(faces: &[Face], impose: Option<&Imposition>, cx: &mut Cx<'_>) {
    let copies = impose.map_or(1, |plan| usize::from(plan.columns) * usize::from(plan.rows));
    for face in faces {
        let placed = placed(&face.boxes);
        let message = if placed > limits::BOXES_PLACED {
            format!("with every `repeat` the face `{}` has more than {} boxes", face.name, limits::BOXES_PLACED)
        } else if placed.saturating_mul(copies) > limits::BOXES_COPIED {
            format!(
                "{copies} copies of {placed} boxes are more than the {} that a sheet may have",
                limits::BOXES_COPIED
            )
        } else {
            continue;
        };
        let widest = face.boxes.iter().max_by_key(|spec| placed_of(spec));
        let span = widest.map_or(face.span, |spec| spec.span);
        cx.report.push(Diagnostic::new(Code::TooMany, message).at(span).hint("repeat fewer boxes"));
    }
}

fn placed(boxes: &[Arc<BoxSpec>]) -> usize {
    boxes.iter().fold(0, |sum: usize, spec| sum.saturating_add(placed_of(spec)))
}

fn placed_of(spec: &BoxSpec) -> usize {
    let inside = match &spec.content {
        ContentSpec::Boxes { boxes, .. } => placed(boxes),
        _ => 0,
    };
    inside.saturating_add(1).saturating_mul(usize::from(spec.repeat))
}

fn read_faces(table: &Table<'_>, margin: Length, known: &Known<'_>, cx: &mut Cx<'_>) -> Vec<Face> {
    let mut boxes = Boxes::new(known);
    let faces = table.get("face").map(|v| (cx.tables(v, "face", &FACE), v.span()));
    let Some((tables, range)) = faces else {
        let name = Spanned::new("front".to_owned(), cx.span(table.head(cx.text)));
        return vec![read_face(table, name, margin, &mut boxes, cx)];
    };
    for key in ["box", "grid", "fill"] {
        if table.get(key).is_some()
            && let Some(range) = table.key_range(key)
        {
            let hint = format!("write it as `face.{key}` inside a [[face]]");
            cx.fault_hint(Code::WrongValue, range, format!("`{key}` stands beside `[[face]]`"), hint);
        }
    }
    if tables.len() > limits::FACES {
        cx.fault(Code::TooMany, range, format!("a layout has at most {} faces", limits::FACES));
        return Vec::new();
    }
    let mut faces = Vec::new();
    for (index, face) in tables.into_iter().enumerate() {
        let span = cx.span(face.head(cx.text));
        let name = face.get("name").and_then(|v| cx.string(v, "a name"));
        let name = name.unwrap_or_else(|| Spanned::new(format!("face {}", index + 1), span));
        let margin = face.get("margin").and_then(|v| read_length(v, cx)).unwrap_or(margin);
        faces.push(read_face(&face, name, margin, &mut boxes, cx));
        cx.finish(&face);
    }
    faces
}

fn read_face(table: &Table<'_>, name: Spanned<String>, margin: Length, boxes: &mut Boxes<'_>, cx: &mut Cx<'_>) -> Face {
    let fill = table.get("fill").and_then(|v| boxes.color(v, cx));
    let (grid, children) = boxes.read_level(table, "box", 0, cx);
    if children.is_empty() && table.get("box").is_none() {
        let message = format!("the face `{}` has no box", name.value);
        cx.fault_hint(Code::MissingKey, table.head(cx.text), message, "add a `[[box]]`".to_owned());
    }
    Face { name: name.value, span: name.span, fill, margin, grid, boxes: children }
}
