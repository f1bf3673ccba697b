//! QR codes as they were painted: quiet zone, contrast, size, and where they lead.

use super::page::{MM, Prim, QrCode, Sheet, ink, overlap};
use super::{Input, mm, numbers, shape, vision};
use crate::contact::address;
use crate::contact::address::Service;
use crate::diag::{Code, Diagnostic, Report};
use crate::resolve::wording::{AtomKind, RichText, WordedBox, WordedContent};
use crate::scene::{Color, Pt};

/// ISO/IEC 18004:2015, 9.1.
const QUIET: f32 = 4.0;
/// ISO/IEC 15415:2011, 7.8.3: a symbol contrast of 40 % is grade 2 of 4, the least that scanners are sold for.
const SYMBOL_CONTRAST: f32 = 0.40;
/// The code is a tenth as wide as its distance (`docs/facts.md#print-numbers`).
const DISTANCE: f32 = 10.0;
/// Least sides by format: card, sheets up to A4 and Letter, larger ones (`docs/facts.md#print-numbers`).
const SIDES: [Pt; 3] = [15.0 * MM, 25.0 * MM, 40.0 * MM];

pub fn check(input: &Input<'_>, report: &mut Report) {
    for sheet in input.sheets {
        for code in &sheet.codes {
            quiet_zone(sheet, code, report);
            contrast(sheet, code, report);
            size(input, sheet, code, report);
            beside(sheet, code, report);
            other_beside(input, sheet, code, report);
            address(sheet, code, report);
        }
    }
}

fn push(sheet: &Sheet<'_>, code: &QrCode, report: &mut Report, rule: Code, message: &str, hint: &str) {
    let name = &sheet.leaves[code.leaf].spec().name;
    let found = Diagnostic::new(rule, format!("the QR code in box \"{name}\" {message}"));
    report.push(sheet.place(Some(code.leaf), found).hint(hint));
}

/// Samples around the symbol, inside its four modules of quiet.
fn zone(code: &QrCode) -> Vec<(Pt, Pt)> {
    let b = code.bounds;
    let mut points = Vec::new();
    let steps = 24;
    for away in [0.5, 1.5, 2.5, 3.5].map(|n| n * code.module) {
        for n in 0..=steps {
            let along = |start: Pt, length: Pt| start - away + (length + 2.0 * away) * n as f32 / steps as f32;
            let (x, y) = (along(b.x, b.w), along(b.y, b.h));
            points.extend([(x, b.y - away), (x, b.bottom() + away), (b.x - away, y), (b.right() + away, y)]);
        }
    }
    points
}

fn modules_color(sheet: &Sheet<'_>, code: &QrCode) -> Option<(Color, Color)> {
    let Prim::Path(outline) = &sheet.painted[code.painted].prim else { return None };
    let fill = outline.path.fill?;
    let (x, y) = (code.bounds.x + code.bounds.w / 2.0, code.bounds.y + code.bounds.h / 2.0);
    let behind = shape::color_at(&sheet.painted[..code.painted], x, y);
    Some((shape::blend(fill, behind), behind))
}

fn quiet_zone(sheet: &Sheet<'_>, code: &QrCode, report: &mut Report) {
    let Some((dark, paper)) = modules_color(sheet, code) else { return };
    let zone_rect = code.bounds.outset(QUIET * code.module * 0.95);
    // A scanner takes for a module what is nearer to the modules than to the paper.
    let limit = (vision::luminance(paper) - vision::luminance(dark)).abs() / 2.0;
    let disturbed = zone(code).into_iter().any(|(x, y)| {
        let color = shape::color_at(&sheet.painted, x, y);
        (vision::luminance(color) - vision::luminance(paper)).abs() > limit
    });
    let text = sheet.runs().any(|(_, run, _)| overlap(ink(run), zone_rect));
    let m = sheet.media;
    let cut =
        zone_rect.x < m.x || zone_rect.y < m.y || zone_rect.right() > m.right() || zone_rect.bottom() > m.bottom();
    let upon = covered(sheet, code);
    if disturbed || text || cut || upon {
        let what = if upon { "has something painted over it" } else { "has something painted in its quiet zone" };
        push(
            sheet,
            code,
            report,
            Code::QrQuietZone,
            &format!("{what}: {} on every side stay clear", mm(QUIET * code.module)),
            "move what is near it away, or make the box of the code smaller",
        );
    }
}

/// Whether anything that is painted later reaches into the symbol.
fn covered(sheet: &Sheet<'_>, code: &QrCode) -> bool {
    let inner = code.bounds.outset(-0.5 * code.module);
    let grid = (0..=12).flat_map(|i| (0..=12).map(move |j| (i as f32 / 12.0, j as f32 / 12.0)));
    let points: Vec<(Pt, Pt)> = grid.map(|(u, v)| (inner.x + u * inner.w, inner.y + v * inner.h)).collect();
    sheet.painted[code.painted + 1..].iter().any(|p| match &p.prim {
        Prim::Path(outline) => {
            overlap(outline.bounds, inner)
                && points.iter().any(|(x, y)| outline.path.fill.is_some() && outline.fills(*x, *y))
        }
        Prim::Image { rect, .. } => overlap(*rect, inner),
        Prim::Text { run } => overlap(ink(run), inner),
    })
}

fn contrast(sheet: &Sheet<'_>, code: &QrCode, report: &mut Report) {
    let Some((dark, light)) = modules_color(sheet, code) else { return };
    let (d, l) = (vision::luminance(dark), vision::luminance(light));
    if d > l {
        let message = "is light on dark, which many scanners do not read";
        push(sheet, code, report, Code::QrInverted, message, "give it a dark `ink`, or leave `ink` out");
    } else if l - d < SYMBOL_CONTRAST {
        let message = format!(
            "has {:.0} % of contrast between its modules and what is behind them; {:.0} % are needed",
            (l - d) * 100.0,
            SYMBOL_CONTRAST * 100.0
        );
        push(sheet, code, report, Code::QrContrast, &message, "give it a darker `ink`");
    }
}

fn size(input: &Input<'_>, sheet: &Sheet<'_>, code: &QrCode, report: &mut Report) {
    let side = code.bounds.w + 2.0 * QUIET * code.module;
    let distance = input.wording.job.layout.scan_distance;
    let (need, why) = match distance {
        Some(distance) => (distance / DISTANCE, format!("it is scanned from {:.1} m", distance / MM / 1000.0)),
        None => {
            let format = if sheet.is_card() { 0 } else { usize::from(sheet.trim.w.min(sheet.trim.h) > 220.0 * MM) + 1 };
            (SIDES[format], ["a card", "a flyer", "a poster"][format].to_owned())
        }
    };
    if side + 0.5 < need {
        let message = format!("is {} wide with its quiet zone; {why}: at least {}", mm(side), mm(need));
        push(sheet, code, report, Code::QrSize, &message, "make its box larger");
    }
}

/// A person whose phone cannot scan needs the address or a number in print, on the same face.
fn beside(sheet: &Sheet<'_>, code: &QrCode, report: &mut Report) {
    let paragraphs = sheet.leaves.iter().flat_map(|l| &l.texts).flat_map(|t| &t.paragraphs);
    let emergency = numbers::keys(&sheet.job.region.emergency.value);
    let printed = paragraphs.into_iter().any(|p| {
        p.atoms.iter().any(|a| {
            matches!(a.kind, AtomKind::Url | AtomKind::Phone | AtomKind::ShortCode)
                && numbers::keys(&p.text[a.range.clone()]) != emergency
        })
    });
    if !printed {
        let message = "has neither an address nor a number beside it";
        push(
            sheet,
            code,
            report,
            Code::QrAlone,
            message,
            "add a box with hotline = \"url\" or \"call\" on the same face",
        );
    }
}

/// Who types what stands beside a code comes to the site that the code opens.
fn other_beside(input: &Input<'_>, sheet: &Sheet<'_>, code: &QrCode, report: &mut Report) {
    let worded = sheet.leaves[code.leaf].worded;
    let WordedContent::Qr { payload } = &worded.content else { return };
    let site = |address: &str| {
        let host = address.strip_prefix("https://").and_then(|rest| rest.split('/').next())?;
        Some(host.strip_prefix("www.").unwrap_or(host).to_owned())
    };
    let Some(own) = site(payload) else { return };
    let sites = |texts: &[&RichText]| -> Vec<String> {
        let atoms = texts.iter().flat_map(|text| &text.paragraphs).flat_map(|p| &p.atoms);
        atoms.filter(|a| a.kind == AtomKind::Url).filter_map(|a| site(a.uri.as_deref()?)).collect()
    };
    if sheet.leaves.iter().any(|leaf| sites(&leaf.texts).contains(&own)) {
        return;
    }
    let Some(group) = input.wording.faces.iter().find_map(|face| group(&face.boxes, worded)) else { return };
    let mut texts = Vec::new();
    collect(group, &mut texts);
    if let Some(other) = sites(&texts).first() {
        let message = format!("opens {own}, and the address beside it is {other}");
        let hint = "print the address that the code opens, or give both the same value";
        push(sheet, code, report, Code::CodeBesideOther, &message, hint);
    }
}

/// The boxes among which one stands.
fn group<'a>(boxes: &'a [WordedBox], wanted: &WordedBox) -> Option<&'a [WordedBox]> {
    if boxes.iter().any(|worded| std::ptr::eq(worded, wanted)) {
        return Some(boxes);
    }
    boxes.iter().find_map(|worded| match &worded.content {
        WordedContent::Boxes(inner) => group(inner, wanted),
        _ => None,
    })
}

fn collect<'a>(boxes: &'a [WordedBox], out: &mut Vec<&'a RichText>) {
    for worded in boxes {
        match &worded.content {
            WordedContent::Text(text) | WordedContent::Hotline(text) => out.push(text),
            WordedContent::List(items) => out.extend(items),
            WordedContent::Boxes(inner) => collect(inner, out),
            _ => {}
        }
    }
}

/// Where a code leads; `load` refuses what tracks, redirects, or cannot be opened (`bad-url`, `unknown-address`).
fn address(sheet: &Sheet<'_>, code: &QrCode, report: &mut Report) {
    let WordedContent::Qr { payload } = &sheet.leaves[code.leaf].worded.content else { return };
    let (host, rest) = address::split(payload);
    if payload.starts_with("https://") && address::service(host, rest) == Some(Service::Hub) {
        let message = format!("leads to `{host}`, a list of links: whoever has the account changes where they lead");
        let hint = "use the operator's own address; if this is it, allow the rule and say so";
        push(sheet, code, report, Code::QrHost, &message, hint);
    }
}
