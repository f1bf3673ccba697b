//! Numbers that come together on the sheet: `888-42` at the end of one text and `8-7581` at the beginning of the next.
//!
//! The texts of a face are read in the order of their boxes, as a reader goes over them. What stands in one text was judged
//! with it.

use crate::diag::{Code, Diagnostic, Report};
use crate::load::settings::free_fields::digits;
use crate::resolve::paragraphs::blanked;
use crate::resolve::wording::{Paragraph, RichText, WordedBox, WordedContent, WordedFace};
use crate::text::literals;
use crate::text::literals::Registry;

/// Every paragraph of the boxes with the text that it belongs to, in order.
fn collect<'a>(boxes: &'a [WordedBox], out: &mut Vec<(&'a RichText, &'a Paragraph)>) {
    for item in boxes {
        match &item.content {
            WordedContent::Text(text) | WordedContent::Hotline(text) => {
                out.extend(text.paragraphs.iter().map(|p| (text, p)));
            }
            WordedContent::List(items) => {
                out.extend(items.iter().flat_map(|t| t.paragraphs.iter().map(move |p| (t, p))));
            }
            WordedContent::Boxes(inner) => collect(inner, out),
            WordedContent::Qr { .. } | WordedContent::Image { .. } | WordedContent::Shape => {}
        }
    }
}

pub fn check(faces: &[WordedFace], registry: &Registry, report: &mut Report) {
    for face in faces {
        let mut paragraphs = Vec::new();
        collect(&face.boxes, &mut paragraphs);
        let mut all = String::new();
        let mut starts = Vec::new();
        for (_, paragraph) in &paragraphs {
            starts.push(all.len());
            all.push_str(&blanked(paragraph));
            all.push('\n');
        }
        lone(&paragraphs, report);
        let of = |at: usize| starts.partition_point(|start| *start <= at) - 1;
        let mut found: Vec<(&str, usize, usize)> = literals::find(&all, registry)
            .into_iter()
            .map(|literal| (literal.code, of(literal.range.start), of(literal.range.end - 1)))
            .filter(|(_, first, last)| first < last)
            .collect();
        found.extend(bare(&paragraphs, registry).into_iter().map(|(first, last)| (Code::LiteralNumber, first, last)));
        found.dedup();
        for (code, first, last) in found {
            let (text, other) = (paragraphs[first].0, paragraphs[last].0);
            let shown: Vec<&str> = paragraphs[first..=last].iter().map(|(_, p)| p.text.as_str()).collect();
            let (what, hint) = if code == Code::LiteralUrl {
                ("an address", "addresses come from hotlines/: write { $url } or { $chat }")
            } else {
                ("a number", "numbers come from hotlines/: write { $call }, { $text-number } or { $emergency }")
            };
            let message = format!("texts that follow each other read as {what}: `{}`", shown.join("` `"));
            let fault = Diagnostic::new(code, message).at(text.origin).label(other.origin, "and this one");
            report.push(fault.hint(hint));
        }
    }
}

/// The digits of a paragraph that has nothing else.
fn alone(paragraph: &Paragraph) -> Option<String> {
    let text = blanked(paragraph);
    let digits = digits(&text);
    (!digits.is_empty() && digits.len() <= 4 && !text.contains(char::is_alphabetic)).then_some(digits)
}

/// A text that is three digits or four, as a poster shows its number; a year, a round figure and one with what it counts in
/// the next text are none.
fn lone(paragraphs: &[(&RichText, &Paragraph)], report: &mut Report) {
    for (at, (text, paragraph)) in paragraphs.iter().enumerate() {
        let typed = paragraph.names.is_empty() && literals::is_number_alone(&blanked(paragraph));
        if !typed {
            continue;
        }
        let digits = digits(&paragraph.text);
        let value: u16 = digits.parse().unwrap_or(0);
        let figure = (1985..=2040).contains(&value) || value.is_multiple_of(50);
        let counts = paragraphs.get(at + 1).is_some_and(|(_, next)| literals::begins_with_unit(&next.text));
        if !figure && !counts {
            let message = format!("the text `{}` is `{digits}` alone, as a number to dial is", text.message);
            let hint =
                "write { $call }, { $text-number } or { $emergency }; a figure has what it counts in the same text";
            report.push(Diagnostic::new(Code::LiteralNumber, message).at(text.origin).hint(hint));
        }
    }
}

/// Paragraphs of digits alone that make a number of the registry: `9`, `11`.
fn bare(paragraphs: &[(&RichText, &Paragraph)], registry: &Registry) -> Vec<(usize, usize)> {
    let parts: Vec<Option<String>> = paragraphs.iter().map(|(_, p)| alone(p)).collect();
    let mut found = Vec::new();
    for first in 0..parts.len() {
        let mut number = String::new();
        for (last, part) in parts.iter().enumerate().skip(first).take(4) {
            let Some(part) = part else { break };
            number.push_str(part);
            if last > first && registry.contains(&number) {
                found.push((first, last));
            }
        }
    }
    found
}
