//! Where the links of a page lead, and over what they lie: a finger on a number must dial that number.
//!
//! The page's annotations, its glyphs and the manifest's links come in, findings go out.

use std::collections::BTreeSet;

use hayro::hayro_syntax::object::{self, Array, Dict, Name};
use hayro::hayro_syntax::page::Page;
use hayro::kurbo::{Point, Rect};

use super::extras::extra;
use super::lines::Line;
use crate::diag::{Code, Diagnostic, Report};
use crate::ink::Ink;
use crate::manifest::Entry;
use crate::text::characters;

/// Most annotations of a page; a page of tear-off tabs has 40.
const MAX_LINKS: usize = 1000;
/// Most findings of a page.
const MAX_TOLD: usize = 20;

/// Rectangles narrower than this cannot be tapped, in points.
const NO_SIZE: f64 = 0.5;

const CHANGED: &str = "the file was changed, or its manifest is older: throw it away and run `handbill build` again";

const ANNOTATION: &[&str] = &["A", "Border", "Contents", "F", "Rect", "StructParent", "Subtype", "Type"];
const ACTION: &[&str] = &["S", "Type", "URI"];

/// Looks at the links of one page; `opened`: what those of all pages open.
pub fn page(
    entry: &Entry,
    page: &Page<'_>,
    number: usize,
    lines: &[Line],
    (opened, report): (&mut BTreeSet<String>, &mut Report),
) {
    let Some(list) = page.raw().get::<Array<'_>>(b"Annots") else { return };
    let mut told = Vec::new();
    for (at, link) in list.iter::<Dict<'_>>().enumerate() {
        if at >= MAX_LINKS {
            told.push(extra(entry, &format!("page {number} has more than {MAX_LINKS} links")));
            break;
        }
        told.extend(fault(entry, &link, number, lines));
        opened.insert(uri(&link));
        if told.len() >= MAX_TOLD {
            break;
        }
    }
    told.into_iter().for_each(|fault| report.push(fault));
}

/// Every number and address of the manifest opens something on a screen. A sheet for the press has no links.
pub fn finish(entry: &Entry, opened: &BTreeSet<String>, report: &mut Report) {
    if entry.ink == Ink::Cmyk.name() {
        return;
    }
    let lost: BTreeSet<&String> =
        entry.links.iter().map(|link| &link.uri).filter(|uri| !opened.contains(*uri)).collect();
    for uri in lost.into_iter().take(MAX_TOLD) {
        let message = format!("{}: no link on the pages opens {}", entry.path, short(uri));
        report.push(Diagnostic::new(Code::VerifyLinkTarget, message).hint(CHANGED));
    }
}

fn uri(link: &Dict<'_>) -> String {
    let action = link.get::<Dict<'_>>(b"A").unwrap_or_default();
    let uri = action.get::<object::String<'_>>(b"URI");
    uri.map(|uri| String::from_utf8_lossy(uri.as_bytes()).into_owned()).unwrap_or_default()
}

fn fault(entry: &Entry, link: &Dict<'_>, number: usize, lines: &[Line]) -> Option<Diagnostic> {
    let kind = |dict: &Dict<'_>, key: &[u8]| dict.get::<Name<'_>>(key).map(|name| short(name.as_str()));
    let subtype = kind(link, b"Subtype").unwrap_or_default();
    if subtype != "Link" {
        return Some(extra(entry, &format!("page {number} has an annotation of the kind `{subtype}`")));
    }
    if let Some(key) = link.keys().find(|key| !ANNOTATION.contains(&key.as_str())) {
        return Some(extra(entry, &format!("a link on page {number} has /{}", short(key.as_str()))));
    }
    let action = link.get::<Dict<'_>>(b"A").unwrap_or_default();
    let does = kind(&action, b"S").unwrap_or_default();
    if does != "URI" || action.keys().any(|key| !ACTION.contains(&key.as_str())) {
        return Some(extra(
            entry,
            &format!("a link on page {number} does something else than open an address ({does})"),
        ));
    }
    let uri = uri(link);
    let of_uri: Vec<_> = entry.links.iter().filter(|link| link.uri == uri).collect();
    let wanted: Vec<String> = of_uri.iter().map(|link| key(&link.text)).collect();
    let wrong =
        |what: String| Some(Diagnostic::new(Code::VerifyLinkTarget, format!("{}: {what}", entry.path)).hint(CHANGED));
    if wanted.is_empty() {
        return wrong(format!("a link on page {number} opens {}, which the manifest does not name", short(&uri)));
    }
    let rect = link.get::<object::Rect>(b"Rect").map(|r| Rect::from_points((r.x0, r.y0), (r.x1, r.y1)));
    // Where a number begins behind a mark of direction, the mark has a rectangle of no width: nothing can be tapped there.
    if rect.is_some_and(|rect| rect.width().min(rect.height()) < NO_SIZE) {
        return None;
    }
    let below: String = rect.map_or_else(String::new, |rect| under(rect, lines));
    let own = key(&below);
    // A hyphen between native digits is a run of its own.
    let is_sign = !below.trim().is_empty() && of_uri.iter().any(|link| link.text.contains(below.trim()));
    let is_own = if own.is_empty() { is_sign } else { wanted.iter().any(|text| text.contains(&own)) };
    if !is_own {
        let what = if below.trim().is_empty() { "no text".to_owned() } else { format!("\"{}\"", short(below.trim())) };
        return wrong(format!("the link on page {number} that opens {} lies over {what}", short(&uri)));
    }
    None
}

/// How far above the baseline the middle of a letter is, in em: half an x-height. Where lines stand close, the baseline of one
/// may touch the rectangle of a number in the next.
const MIDDLE: f64 = 0.27;

/// The text of the glyphs whose middle lies in a rectangle.
fn under(rect: Rect, lines: &[Line]) -> String {
    let marks = lines.iter().flat_map(|line| &line.marks);
    let middle = |mark: &super::read::Mark| {
        let (half, up) = (mark.advance / 2.0, MIDDLE * mark.size);
        let (along, across) = (mark.along, (-mark.along.1, mark.along.0));
        Point::new(mark.at.x + along.0 * half + across.0 * up, mark.at.y + along.1 * half + across.1 * up)
    };
    marks.filter(|mark| rect.contains(middle(mark))).map(|mark| mark.text.as_str()).collect()
}

/// Letters and digits, small, in the digits of ASCII.
fn key(text: &str) -> String {
    let plain = |c: char| match characters::digit(c) {
        Some(digit) => vec![char::from(b'0' + digit)],
        None if c.is_alphanumeric() => c.to_lowercase().collect(),
        None => Vec::new(),
    };
    text.chars().flat_map(plain).collect()
}

fn short(text: &str) -> String {
    text.chars().take(100).flat_map(char::escape_debug).collect()
}
