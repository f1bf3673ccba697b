//! How many copies of a box over a list fit, measured: asked when a face with one has too little room.
//!
//! The face is laid out again with fewer copies. Nothing of it is kept but the number.

use std::sync::Arc;

use super::{compose_face, typeset::Typesetter};
use crate::diag::{Code, Report};
use crate::load::campaign::Campaign;
use crate::model::layout::{BoxSpec, ContentSpec, Face};
use crate::resolve::wording::{Job, WordedBox, WordedContent};
use crate::scene::{Role, Tag};

const OVERFLOW: [Code; 2] = [Code::TextOverflow, Code::PageOverflow];

/// Says with the findings behind `before` how many copies there is room for.
pub fn advise(
    campaign: &Campaign,
    job: &Job,
    (face, boxes): (&Face, &[WordedBox]),
    typesetter: &mut Typesetter,
    before: usize,
    report: &mut Report,
) {
    let overflows = |report: &Report, from: usize| {
        report.diagnostics.iter().enumerate().skip(from).find(|(_, d)| OVERFLOW.contains(&d.code)).map(|(at, _)| at)
    };
    let Some(at) = overflows(report, before) else { return };
    let mut lists = Vec::new();
    find(boxes, &mut Vec::new(), &mut lists);
    for (path, copies) in lists {
        let mut fits = |copies: usize| {
            let mut own = Report::default();
            let fewer = with(boxes, &path, copies);
            let mut tags = vec![Tag { parent: None, role: Role::Document, lang: None }];
            compose_face(campaign, job, face, &fewer, typesetter, &mut tags, &mut own);
            !own.has_errors()
        };
        // Fewer copies never need more room: half of what is left is tried each time.
        let (mut good, mut bad) = (0, copies);
        while bad - good > 1 {
            let middle = usize::midpoint(good, bad);
            if fits(middle) { good = middle } else { bad = middle }
        }
        if good == 0 {
            continue;
        }
        let name = named(boxes, &path);
        let finding = &mut report.diagnostics[at];
        finding.message += &format!("; of the {copies} copies of box \"{name}\" {good} fit");
        finding.hints.push("choose some with `where`, put more of them `across`, or take a larger paper".to_owned());
        return;
    }
}

/// Where the outermost boxes over a list stand, with the number of their copies; the longest first.
fn find(boxes: &[WordedBox], path: &mut Vec<usize>, out: &mut Vec<(Vec<usize>, usize)>) {
    for (at, worded) in boxes.iter().enumerate() {
        let WordedContent::Boxes(inner) = &worded.content else { continue };
        path.push(at);
        if worded.spec.each.is_some() {
            out.push((path.clone(), inner.len()));
        } else {
            find(inner, path, out);
        }
        path.pop();
    }
    out.sort_by_key(|(_, copies)| usize::MAX - copies);
}

fn named<'a>(boxes: &'a [WordedBox], path: &[usize]) -> &'a str {
    let Some((first, rest)) = path.split_first() else { return "" };
    match boxes.get(*first) {
        Some(WordedBox { content: WordedContent::Boxes(inner), .. }) if !rest.is_empty() => named(inner, rest),
        Some(worded) => &worded.spec.name,
        None => "",
    }
}

/// The boxes with fewer copies in one of them.
fn with(boxes: &[WordedBox], path: &[usize], copies: usize) -> Vec<WordedBox> {
    let mut boxes = boxes.to_vec();
    let Some((first, rest)) = path.split_first() else { return boxes };
    let Some(worded) = boxes.get_mut(*first) else { return boxes };
    let WordedContent::Boxes(inner) = &mut worded.content else { return boxes };
    if !rest.is_empty() {
        *inner = with(inner, rest, copies);
        return boxes;
    }
    inner.truncate(copies);
    if let ContentSpec::Boxes { grid, boxes } = &worded.spec.content {
        let mut grid = grid.clone();
        grid.rows.truncate(copies.div_ceil(grid.columns.len().max(1)));
        let content = ContentSpec::Boxes { grid, boxes: boxes.clone() };
        worded.spec = Arc::new(BoxSpec { content, ..(*worded.spec).clone() });
    }
    boxes
}
