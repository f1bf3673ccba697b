//! What keeps a face from being made, in words: texts without room or glyphs, pictures and codes that nobody could use.
//!
//! Positions come in, findings go out. Nothing is placed or painted here.

use super::grid::{Content as Placed, Misfit, Node};
use super::qr;
use super::typeset::Fault;
use crate::diag::{Code, Diagnostic, Report, Span};
use crate::load::campaign::{Art, Campaign};
use crate::model::layout::{ContentSpec, Place, Shape, Weight};
use crate::resolve::wording::{Job, RichText, WordedBox, WordedContent};
use crate::scene::{Pt, Rect};

/// Characters that a message lists; the rest is counted.
const LISTED: usize = 8;

/// `"क" (U+0915)`.
fn named(characters: &str) -> String {
    let codes: Vec<String> = characters.chars().map(|c| format!("U+{:04X}", u32::from(c))).collect();
    format!("\"{characters}\" ({})", codes.join(" "))
}

/// All findings about one text; the characters that its font lacks, and its broken syllables, are one finding each.
pub fn of_texts(faults: &[Fault], worded: &WordedBox, text: &RichText, job: &Job, report: &mut Report) {
    let mut missing: Vec<&str> = Vec::new();
    let mut circles = 0;
    for fault in faults {
        match fault {
            Fault::MissingGlyph { character, .. } if !missing.contains(&character.as_str()) => missing.push(character),
            Fault::DottedCircle { .. } => circles += 1,
            _ => {}
        }
    }
    let (mut said, mut drawn) = (false, false);
    for fault in faults {
        let mut found = of_text(fault, worded, text, job);
        match fault {
            Fault::MissingGlyph { .. } if std::mem::replace(&mut said, true) => continue,
            Fault::DottedCircle { .. } if std::mem::replace(&mut drawn, true) => continue,
            Fault::MissingGlyph { family, .. } if missing.len() > 1 => {
                let listed: Vec<String> = missing.iter().take(LISTED).map(|c| named(c)).collect();
                let rest = missing.len() - listed.len();
                let more = if rest > 0 { format!(" and {rest} more") } else { String::new() };
                found.message = format!(
                    "\"{family}\" has no glyph for {} characters in \"{}\": {}{more}",
                    missing.len(),
                    text.message,
                    listed.join(", ")
                );
            }
            Fault::DottedCircle { .. } if circles > 1 => {
                found.message += &format!("; {} more syllables like it", circles - 1);
            }
            _ => {}
        }
        report.push(found);
    }
}

/// Where a finding about a whole face points.
pub fn face_span(job: &Job) -> Span {
    job.layout.faces.first().map_or(job.layout.document_title.span, |f| f.span)
}

/// What went wrong while a text was shaped.
fn of_text(fault: &Fault, worded: &WordedBox, text: &RichText, job: &Job) -> Diagnostic {
    let name = &worded.spec.name;
    let diagnostic = match fault {
        Fault::MissingGlyph { character, family } => {
            Diagnostic::new(
                Code::MissingGlyph,
                format!("\"{family}\" has no glyph for {} in \"{}\"", named(character), text.message),
            )
            .hint("use a character that the font has, or name another `font` in the locale's locale.toml")
        }
        Fault::DottedCircle { text: syllable } => Diagnostic::new(
            Code::DottedCircle,
            format!("a dotted circle would be printed in \"{}\": {} has a sign without its letter", text.message, named(syllable)),
        )
        .hint("type the letter first and its signs behind it, without a space between them, in the order in which they are spoken"),
        Fault::OtherFamily { character, own, family } => {
            let character = character.to_string();
            let message =
                format!("\"{own}\" has no glyph for {} in \"{}\", which is set in \"{family}\"", named(&character), text.message);
            Diagnostic::new(Code::FontLacksLetters, message)
                .hint("take a font with the letters of the language, or a style without `font` for this text")
        }
        Fault::MissingBold { family } => {
            // In a regular style only `<strong>` asks for it.
            let regular = worded.spec.style.as_ref().is_some_and(|style| style.weight == Weight::Regular);
            let other =
                if regular { "take `<strong>` out of the text" } else { "set the style to `weight = \"regular\"`" };
            Diagnostic::new(Code::MissingBold, format!("\"{family}\" has no Bold, and handbill draws no false one"))
                .hint(format!("add the Bold file to fonts/, or {other}"))
        }
        // One finding for the whole locale, not one for each of its texts.
        Fault::Font(why) => {
            return Diagnostic::new(Code::MissingFont, format!("{why}, which locale {} is set in", worded.locale.id))
                .hint("check the `font` key of the locale's locale.toml and the files in fonts/");
        }
    };
    diagnostic
        .at(text.origin)
        .label(worded.spec.span, format!("printed in box \"{name}\" of {}, locale {}", job.layout.id, worded.locale.id))
}

fn find<'n>(nodes: &'n [Node], path: &[usize]) -> Option<&'n Node> {
    let (first, rest) = path.split_first()?;
    let node = nodes.get(*first)?;
    match (&node.content, rest) {
        (_, []) => Some(node),
        (Placed::Group { children, .. }, rest) => find(children, rest),
        _ => None,
    }
}

fn mm(pt: Pt) -> String {
    format!("{:.1} mm", pt * 25.4 / 72.0)
}

fn describe(misfit: &Misfit, nodes: &[Node], job: &Job) -> Diagnostic {
    let locale = &job.locale.id;
    match misfit {
        Misfit::Text { path, needs, room, least } => {
            let Some(node) = find(nodes, path) else {
                return Diagnostic::new(Code::TextOverflow, "a text does not fit");
            };
            let spec = node.spec();
            if spec.rotate % 180 == 90 && room.0 < LEAST_ROOM {
                let message = format!("the text of box \"{}\" is turned, and its cell has no height", spec.name);
                let hint =
                    "an `auto` row is no higher than upright texts: give the row a length, or the box a `height`";
                return with_text(Diagnostic::new(Code::TextOverflow, message).at(spec.span), node).hint(hint);
            }
            let least = format!("{least:.1} pt");
            let message = match needs {
                Some(height) => format!(
                    "the text of box \"{}\" does not fit in locale {locale}: at its least size of {least} it needs {}, there are {}",
                    spec.name,
                    mm(*height),
                    mm(room.1)
                ),
                None => format!(
                    "a word or number in box \"{}\" is wider than the box in locale {locale}: {} are there, at the least size of {least}",
                    spec.name,
                    mm(room.0)
                ),
            };
            with_text(Diagnostic::new(Code::TextOverflow, message).at(spec.span), node).hint(
                "shorten the text, give the box more room, or lower `min` of its style if it can still be read from where people stand",
            )
        }
        Misfit::Box { over, across: true, .. } => too_wide(*over, job),
        Misfit::Box { over, .. } => too_long(*over, nodes, job),
    }
}

/// One finding for each text that is too large for its box; one for a page that its rows run over together.
pub fn of_layout(misfits: &[Misfit], nodes: &[Node], job: &Job, report: &mut Report) {
    for misfit in misfits.iter().filter(|m| matches!(m, Misfit::Text { .. })) {
        report.push(describe(misfit, nodes, job));
    }
    let down = over_most(misfits, false);
    if down > 0.0 {
        report.push(too_long(down, nodes, job));
    }
    let across = over_most(misfits, true);
    if across > 0.0 {
        report.push(too_wide(across, job));
    }
}

fn over_most(misfits: &[Misfit], wanted: bool) -> Pt {
    let over = misfits.iter().map(|m| match m {
        Misfit::Box { over, across, .. } if *across == wanted => *over,
        _ => 0.0,
    });
    over.fold(0.0, f32::max)
}

/// Columns, gaps, padding and widths need more than the page has: no text can mend that.
fn too_wide(over: Pt, job: &Job) -> Diagnostic {
    let message = format!("the boxes are together {} wider than their room in locale {}", mm(over), job.locale.id);
    Diagnostic::new(Code::PageOverflow, message)
        .at(face_span(job))
        .hint("make a column, a `gap`, a `padding` or a box's `width` smaller; \"1fr\" takes what is left")
}

/// The rows of a face need more than it has, at the least sizes: the text that takes most is the one to shorten.
fn too_long(over: Pt, nodes: &[Node], job: &Job) -> Diagnostic {
    let mut longest: Option<&Node> = None;
    let mut rest: Vec<&Node> = nodes.iter().filter(|node| node.spec().place != Place::Page).collect();
    while let Some(node) = rest.pop() {
        match &node.content {
            Placed::Group { children, .. } => rest.extend(children),
            Placed::Text { .. } if longest.is_none_or(|l| node.outer.h >= l.outer.h) => longest = Some(node),
            _ => {}
        }
    }
    let locale = &job.locale.id;
    let mut message =
        format!("the page is {} too small for its texts in locale {locale}, even at their least sizes", mm(over));
    let Some(node) = longest else { return Diagnostic::new(Code::PageOverflow, message).at(face_span(job)) };
    message += &format!("; box \"{}\" takes most, {}", node.spec().name, mm(node.outer.h));
    with_text(Diagnostic::new(Code::PageOverflow, message).at(node.spec().span), node).hint(
        "shorten the text, take a box out, or lower `min` of a style if it can still be read from where people stand",
    )
}

/// Points at the text of a box too; in a list at the longest item.
fn with_text(diagnostic: Diagnostic, node: &Node) -> Diagnostic {
    let length = |text: &&RichText| text.paragraphs.iter().map(|p| p.text.len()).sum::<usize>();
    match &node.worded.content {
        WordedContent::Text(text) | WordedContent::Hotline(text) => diagnostic.label(text.origin, "the text is here"),
        WordedContent::List(texts) => match texts.iter().max_by_key(length) {
            Some(longest) => diagnostic.label(longest.origin, "the longest item is here"),
            None => diagnostic,
        },
        _ => diagnostic,
    }
}

/// Every picture and every filled shape has room, and stands as its file does where it cannot be turned.
pub fn check_pictures(campaign: &Campaign, nodes: &[Node], report: &mut Report) {
    let mut leaves = Vec::new();
    collect_leaves(nodes, &mut leaves);
    for node in leaves {
        let (name, span) = (&node.spec().name, node.spec().span);
        let filled = matches!(&node.spec().content, ContentSpec::Shape(Shape::Rect | Shape::Circle));
        let WordedContent::Image { art } = &node.worded.content else {
            if filled && node.inner.w.min(node.inner.h) < LEAST_ROOM {
                report.push(no_room("shape", name).at(span));
            }
            continue;
        };
        if node.inner.w.min(node.inner.h) < LEAST_ROOM {
            report.push(no_room("picture", name).at(span));
        }
        let pixels = node.spec().raster.is_some() || matches!(campaign.art.get(art), Some(Art::Raster(_)));
        if node.spec().rotate != 0 && pixels {
            let message = format!("the picture in box \"{name}\" is made of pixels and cannot be turned");
            report.push(
                Diagnostic::new(Code::BadImage, message).at(span).hint("turn the file itself, or use a drawing (SVG)"),
            );
        }
    }
}

/// Below it a picture is invisible, in points.
const LEAST_ROOM: Pt = 0.5;

fn no_room(what: &str, name: &str) -> Diagnostic {
    Diagnostic::new(Code::NoRoom, format!("the {what} in box \"{name}\" has no room"))
        .hint("an `auto` row is as high as its texts: give the box a `height`, or the row a length or \"1fr\"")
}

/// Every code is large enough to be scanned from paper, and nothing stands in a quiet zone that hangs outside its box.
pub fn check_codes(nodes: &[Node], trim: Rect, report: &mut Report) {
    let mut leaves = Vec::new();
    collect_leaves(nodes, &mut leaves);
    for node in &leaves {
        let Placed::Qr(symbol) = &node.content else { continue };
        let (name, span, hang) = (&node.spec().name, node.spec().span, node.spec().hang);
        let side = node.inner.w.min(node.inner.h);
        let module = symbol.module(side, hang);
        if module < qr::MIN_MODULE {
            let modules = if hang { symbol.side } else { symbol.side + 2 * qr::QUIET };
            let message = format!(
                "the QR code in box \"{name}\" is {} wide: a module is {:.2} mm, and 0.4 mm is the least that scans from paper",
                mm(side),
                module * 25.4 / 72.0
            );
            report.push(Diagnostic::new(Code::QrTooSmall, message).at(span).hint(format!(
                "give the box at least {}, or shorten the address",
                mm(qr::MIN_MODULE * modules as f32)
            )));
        }
        if !hang {
            continue;
        }
        let quiet = module * qr::QUIET as f32;
        let zone = Rect::new(node.inner.x, node.inner.y, side, side).outset(quiet);
        let inside = |r: Rect| r.x > trim.x && r.y > trim.y && r.right() < trim.right() && r.bottom() < trim.bottom();
        let in_the_way = leaves.iter().find(|other| !std::ptr::eq(**other, *node) && other.paints_in(zone));
        if let Some(other) = in_the_way {
            let message = format!(
                "box \"{}\" stands in the quiet zone of the QR code in box \"{name}\", {} around it",
                other.spec().name,
                mm(quiet)
            );
            report.push(
                Diagnostic::new(Code::QrQuietZone, message)
                    .at(span)
                    .label(other.spec().span, "this box")
                    .hint("make the code smaller, the gap wider, or take `hang` away"),
            );
        } else if !inside(zone) {
            let message = format!("the quiet zone of the QR code in box \"{name}\" reaches over the edge of the sheet");
            report.push(
                Diagnostic::new(Code::QrQuietZone, message).at(span).hint("take `hang` away, or move the code inwards"),
            );
        }
    }
}

fn collect_leaves<'n>(nodes: &'n [Node], out: &mut Vec<&'n Node>) {
    for node in nodes {
        match &node.content {
            Placed::Group { children, .. } => collect_leaves(children, out),
            _ => out.push(node),
        }
    }
}
