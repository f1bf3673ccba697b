//! Grids from TOML: tracks, gaps and the drawn `areas`, with the checks that CSS would pass over in silence.
//!
//! Boxes are read elsewhere; they hand back the areas that they use to [`unused_areas`].

use std::collections::BTreeMap;
use std::ops::Range;

use crate::diag::{Code, Diagnostic, Span};
use crate::limits;
use crate::load::settings::theme::{read_length, read_unit};
use crate::load::tables::spec::{Cx, Value};
use crate::load::tables::units;
use crate::model::layout::{Grid, Length, Track};
use crate::schema::layout::GRID;

/// A grid and where each of its area names stands first.
#[derive(Debug)]
pub struct ReadGrid {
    pub grid: Grid,
    pub names: BTreeMap<String, Span>,
}

/// Reads `[grid]`; without one, a single column of automatic rows.
pub fn read(value: Option<&Value<'_>>, around: &Range<usize>, cx: &mut Cx<'_>) -> ReadGrid {
    let zero = Length::Pt(0.0);
    let mut grid = Grid {
        span: cx.span(around.clone()),
        columns: vec![Track::Auto],
        rows: Vec::new(),
        areas: Vec::new(),
        column_gap: zero,
        row_gap: zero,
    };
    let mut names = BTreeMap::new();
    let Some(table) = value.and_then(|v| cx.table(v, &GRID)) else { return ReadGrid { grid, names } };
    grid.span = cx.span(table.head(cx.text));
    let columns = table.get("columns").map(|v| (tracks(v, cx), v.span()));
    let rows = table.get("rows").map(|v| (tracks(v, cx), v.span()));
    if let Some(value) = table.get("areas") {
        (grid.areas, names) = areas(value, cx);
    }
    (grid.row_gap, grid.column_gap) = table.get("gap").map_or((zero, zero), |v| gaps(v, cx));
    let (wide, high) = (grid.areas.first().map_or(0, Vec::len), grid.areas.len());
    grid.columns = fit_tracks(columns, wide, "columns", cx);
    grid.rows = fit_tracks(rows, high, "rows", cx);
    if grid.columns.is_empty() {
        grid.columns.push(Track::Auto);
    }
    cx.finish(&table);
    ReadGrid { grid, names }
}

fn fit_tracks(
    written: Option<(Option<Vec<Track>>, Range<usize>)>,
    drawn: usize,
    what: &str,
    cx: &mut Cx<'_>,
) -> Vec<Track> {
    let Some((tracks, range)) = written else { return vec![Track::Auto; drawn] };
    let Some(tracks) = tracks else { return vec![Track::Auto; drawn] };
    if drawn > 0 && tracks.len() != drawn {
        let message = format!("`{what}` has {} entries, but `areas` draws {drawn} {what}", tracks.len());
        cx.fault_hint(Code::GridShape, range, message, "write one entry for each, or leave the key out".to_owned());
    }
    tracks
}

fn tracks(value: &Value<'_>, cx: &mut Cx<'_>) -> Option<Vec<Track>> {
    let items = cx.array(value, "a list of lengths, e.g. [\"1fr\", \"70mm\"]", false);
    if items.len() > limits::TRACKS {
        cx.fault(Code::TooMany, value.span(), format!("a grid has at most {} tracks", limits::TRACKS));
        return None;
    }
    let wanted = items.len();
    let found: Vec<_> = items.into_iter().filter_map(|item| read_unit(item, cx, units::track)).collect();
    (wanted > 0 && found.len() == wanted).then_some(found)
}

fn gaps(value: &Value<'_>, cx: &mut Cx<'_>) -> (Length, Length) {
    let zero = Length::Pt(0.0);
    let items = cx.array(value, "a length", true);
    if items.len() > 2 || items.is_empty() {
        cx.fault(Code::WrongValue, value.span(), "`gap` is one length, or [\"row\", \"column\"]");
        return (zero, zero);
    }
    let lengths: Vec<_> = items.into_iter().map(|item| read_length(item, cx).unwrap_or(zero)).collect();
    (lengths[0], lengths[lengths.len() - 1])
}

type Areas = (Vec<Vec<Option<String>>>, BTreeMap<String, Span>);

/// The drawing: rows of names, each name one filled rectangle.
fn areas(value: &Value<'_>, cx: &mut Cx<'_>) -> Areas {
    let nothing = (Vec::new(), BTreeMap::new());
    if cx.string(value, "a drawing of names, row by row").is_none() {
        return nothing;
    }
    // Each name has its place in the file, so the drawing is read as it is written.
    if cx.text.get(value.span()).is_some_and(|written| written.contains('\\')) {
        let hint = "draw the rows below one another between \"\"\" and \"\"\"".to_owned();
        cx.fault_hint(Code::GridShape, value.span(), "`areas` is a drawing: it has no escapes", hint);
        let span = cx.span(value.span());
        let names = value.get_ref().as_str().unwrap_or_default().split_whitespace().filter(|name| *name != ".");
        return (Vec::new(), names.map(|name| (name.to_owned(), span)).collect());
    }
    let rows = words(value, cx.text);
    let wide = rows.first().map_or(0, Vec::len);
    if rows.len() > limits::TRACKS || wide > limits::TRACKS {
        cx.fault(Code::TooMany, value.span(), format!("`areas` has at most {0} rows and {0} columns", limits::TRACKS));
        return nothing;
    }
    let mut names: BTreeMap<String, Span> = BTreeMap::new();
    let mut whole = true;
    for row in &rows {
        if row.len() != wide {
            let range = row.first().map_or(value.span(), |(_, r)| r.start..row.last().map_or(r.end, |(_, l)| l.end));
            let message = format!("this row has {} cells, the first has {wide}", row.len());
            cx.fault_hint(Code::GridShape, range, message, "write `.` for an empty cell".to_owned());
            whole = false;
        }
        for (name, range) in row {
            if name == "page" {
                let hint = "`area = \"page\"` means the whole page already".to_owned();
                cx.fault_hint(Code::GridShape, range.clone(), "an area may not be called `page`", hint);
            }
            if name != "." {
                let span = cx.span(range.clone());
                names.entry(name.clone()).or_insert(span);
            }
        }
    }
    if whole {
        rectangles(&rows, &names, cx);
    }
    let cells = rows.into_iter().map(|row| row.into_iter().map(|(name, _)| (name != ".").then_some(name)).collect());
    (if whole { cells.collect() } else { Vec::new() }, names)
}

fn rectangles(rows: &[Vec<(String, Range<usize>)>], names: &BTreeMap<String, Span>, cx: &mut Cx<'_>) {
    let mut bounds: BTreeMap<&str, (usize, usize, usize, usize, usize)> = BTreeMap::new();
    for (y, row) in rows.iter().enumerate() {
        for (x, (name, _)) in row.iter().enumerate() {
            let b = bounds.entry(name).or_insert((x, y, x, y, 0));
            *b = (b.0.min(x), b.1.min(y), b.2.max(x), b.3.max(y), b.4 + 1);
        }
    }
    for (name, span) in names {
        let Some((x0, y0, x1, y1, cells)) = bounds.get(name.as_str()) else { continue };
        if (x1 - x0 + 1) * (y1 - y0 + 1) != *cells {
            cx.report.push(
                Diagnostic::new(Code::GridShape, format!("the area `{name}` is not a rectangle"))
                    .at(*span)
                    .hint("its cells must form one filled rectangle in the drawing"),
            );
        }
    }
}

/// The words of the drawing with their places in the file. TOML escapes make no sense in it and are not decoded.
fn words(value: &Value<'_>, text: &str) -> Vec<Vec<(String, Range<usize>)>> {
    let range = crate::load::tables::syntax::clamp(text, value.span());
    let raw = &text[range.clone()];
    let quotes = if raw.starts_with("\"\"\"") || raw.starts_with("'''") { 3 } else { 1 };
    let inner = raw.get(quotes..raw.len().saturating_sub(quotes)).unwrap_or("");
    let mut at = range.start + quotes;
    let mut rows = Vec::new();
    for line in inner.split('\n') {
        let mut row = Vec::new();
        let mut offset = 0;
        for word in line.split_inclusive(char::is_whitespace) {
            let trimmed = word.trim();
            if !trimmed.is_empty() {
                let start = at + offset;
                row.push((trimmed.to_owned(), start..start + trimmed.len()));
            }
            offset += word.len();
        }
        if !row.is_empty() {
            rows.push(row);
        }
        at += line.len() + 1;
    }
    rows
}

/// A warning for each area that is drawn and not used.
pub fn unused_areas(grid: &ReadGrid, used: &[&str], cx: &mut Cx<'_>) {
    for (name, span) in &grid.names {
        if !used.contains(&name.as_str()) {
            cx.report.push(
                Diagnostic::new(Code::UnusedArea, format!("no box stands in the area `{name}`"))
                    .at(*span)
                    .hint("give a box this area, or write `.` in the drawing"),
            );
        }
    }
}
