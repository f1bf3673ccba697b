//! Lengths, colours and papers from their written forms, with a sentence for each way to get them wrong.
//!
//! Pure functions over strings: no TOML, no files.

use crate::ink;
use crate::model::layout::{Length, Paper, Track};
use crate::scene::{Color, Pt, Size};

/// What is wrong, and how to mend it.
pub type Fault = (String, Option<String>);

const MM: f32 = 72.0 / 25.4;

/// `15mm`, `2cm`, `0.5in`, `12pt`, `50%`.
pub fn length(text: &str) -> Result<Length, Fault> {
    let (number, unit) = split(text)?;
    match unit {
        "%" => Ok(Length::Percent(number / 100.0)),
        "fr" => Err(("`fr` shares out what is left: only columns and rows take it".to_owned(), None)),
        _ => points(text, number, unit).map(Length::Pt),
    }
}

/// A length that may not be a percentage.
pub fn pt(text: &str) -> Result<Pt, Fault> {
    let (number, unit) = split(text)?;
    if unit == "%" || unit == "fr" {
        let message = format!("`{text}` is a share of something; a fixed length is wanted here");
        return Err((message, Some("use mm, cm, in or pt".to_owned())));
    }
    points(text, number, unit)
}

/// A grid track: a length, `1fr`, `auto` or `minmax(LENGTH, auto)`.
pub fn track(text: &str) -> Result<Track, Fault> {
    if text == "auto" {
        return Ok(Track::Auto);
    }
    if let Some(inside) = text.strip_prefix("minmax(") {
        let least = inside.strip_suffix(')').and_then(|inside| inside.split_once(','));
        let Some((least, _)) = least.filter(|(_, most)| most.trim() == "auto") else {
            let hint = "written \"minmax(55mm, auto)\": as high as its content, and at least 55 mm";
            return Err((format!("`{text}` is not a track"), Some(hint.to_owned())));
        };
        return length(least.trim()).map(Track::AtLeast);
    }
    let (number, unit) = split(text)?;
    match unit {
        "fr" if number > 0.0 => Ok(Track::Fr(number)),
        "fr" => Err(("a share must be more than 0".to_owned(), None)),
        _ => length(text).map(Track::Length),
    }
}

fn split(text: &str) -> Result<(f32, &str), Fault> {
    let at = text.find(|c: char| !(c.is_ascii_digit() || c == '.')).unwrap_or(text.len());
    let (number, unit) = text.split_at(at);
    let unit = unit.trim();
    if text.starts_with('-') {
        return Err((format!("`{text}` is negative"), Some("lengths are 0 or more".to_owned())));
    }
    let Ok(number) = number.parse::<f32>() else {
        let hint = "a length is a number and a unit: \"15mm\", \"0.5in\", \"12pt\"";
        return Err((format!("`{text}` is not a length"), Some(hint.to_owned())));
    };
    if !number.is_finite() || number > 1_000_000.0 {
        return Err((format!("`{text}` is too large"), None));
    }
    if unit.is_empty() && number != 0.0 {
        let hint = format!("say which unit: \"{text}mm\", \"{text}pt\"");
        return Err((format!("`{text}` has no unit"), Some(hint)));
    }
    Ok((number, unit))
}

fn points(text: &str, number: f32, unit: &str) -> Result<Pt, Fault> {
    match unit {
        "" => Ok(0.0),
        "pt" => Ok(number),
        "mm" => Ok(number * MM),
        "cm" => Ok(number * 10.0 * MM),
        "in" | "inch" | "\"" => Ok(number * 72.0),
        "px" => {
            let hint = format!("print has no pixels: use pt or mm, e.g. \"{}pt\"", number * 0.75);
            Err((format!("`{text}` is in pixels"), Some(hint)))
        }
        _ => Err((format!("`{text}` has the unknown unit `{unit}`"), Some("use mm, cm, in or pt".to_owned()))),
    }
}

/// `#rrggbb`, `#rrggbbaa`, `#rgb` or `cmyk(c, m, y, k)`.
pub fn color(text: &str) -> Result<Color, Fault> {
    if let Some(inner) = text.strip_prefix("cmyk(").and_then(|rest| rest.strip_suffix(')')) {
        return cmyk(text, inner);
    }
    let bad = |hint: &str| Err((format!("`{text}` is not a colour"), Some(hint.to_owned())));
    let Some(hex) = text.strip_prefix('#') else {
        return bad("write it as \"#rrggbb\", e.g. \"#0a3d62\"");
    };
    if !hex.bytes().all(|b| b.is_ascii_hexdigit()) {
        return bad("after # come the digits 0-9 and a-f only");
    }
    let value = |at: usize, len: usize| {
        hex.get(at..at + len).and_then(|d| u8::from_str_radix(d, 16).ok()).unwrap_or(0) * if len == 1 { 17 } else { 1 }
    };
    match hex.len() {
        3 => Ok(Color::rgb(value(0, 1), value(1, 1), value(2, 1))),
        6 => Ok(Color::rgb(value(0, 2), value(2, 2), value(4, 2))),
        8 => Ok(Color::rgba(value(0, 2), value(2, 2), value(4, 2), value(6, 2))),
        n => bad(&format!("it has {n} digits; 6 are wanted, or 8 with opacity")),
    }
}

/// Inks in per cent; on a screen the colour is what the press makes of them.
fn cmyk(text: &str, inner: &str) -> Result<Color, Fault> {
    let parts: Vec<Option<u8>> =
        inner.split(',').map(|part| part.trim().trim_end_matches('%').parse().ok().filter(|v| *v <= 100)).collect();
    let &[Some(c), Some(m), Some(y), Some(k)] = parts.as_slice() else {
        let hint = "four whole numbers from 0 to 100: \"cmyk(100, 80, 0, 40)\"";
        return Err((format!("`{text}` is not a colour"), Some(hint.to_owned())));
    };
    let total = [c, m, y, k].into_iter().map(u16::from).sum::<u16>();
    if total > ink::TOTAL_INK {
        let hint = format!("at most {} in all: more does not dry", ink::TOTAL_INK);
        return Err((format!("`{text}` is {total} % of ink on one spot"), Some(hint)));
    }
    let [r, g, b] = ink::seen([c, m, y, k]);
    Ok(Color { cmyk: Some([c, m, y, k]), ..Color::rgb(r, g, b) })
}

/// Named papers, portrait, in points. ISO 216; ANSI/ASME Y14.1 for the US sizes.
pub const PAPERS: &[(&str, f32, f32)] = &[
    ("A0", 841.0 * MM, 1189.0 * MM),
    ("A1", 594.0 * MM, 841.0 * MM),
    ("A2", 420.0 * MM, 594.0 * MM),
    ("A3", 297.0 * MM, 420.0 * MM),
    ("A4", 210.0 * MM, 297.0 * MM),
    ("A5", 148.0 * MM, 210.0 * MM),
    ("A6", 105.0 * MM, 148.0 * MM),
    ("B4", 250.0 * MM, 353.0 * MM),
    ("B5", 176.0 * MM, 250.0 * MM),
    ("Letter", 612.0, 792.0),
    ("Legal", 612.0, 1008.0),
    ("Tabloid", 792.0, 1224.0),
];

/// A paper by name or a free size (`85mm x 55mm`).
pub fn paper(text: &str) -> Result<Paper, Fault> {
    if let Some((name, w, h)) = PAPERS.iter().find(|(name, ..)| name.eq_ignore_ascii_case(text)) {
        return Ok(Paper { name: (*name).to_owned(), size: Size { w: *w, h: *h } });
    }
    let Some((w, h)) = text.split_once(['x', '×']) else {
        let hint = crate::load::tables::suggest::hint(text, PAPERS.iter().map(|(name, ..)| *name));
        return Err((format!("`{text}` is not a paper"), hint));
    };
    let (w_text, h_text) = (w.trim(), h.trim());
    let size = Size { w: pt(w_text)?, h: pt(h_text)? };
    for side in [size.w, size.h] {
        if !(10.0..=crate::limits::PAGE_SIDE).contains(&side) {
            let hint = "a side is between 4 mm and 200 in".to_owned();
            return Err((format!("`{text}` is no size that can be printed"), Some(hint)));
        }
    }
    Ok(Paper { name: free_name(w_text, h_text), size })
}

/// `85x55mm` when both sides have one unit, else `3.5inx55mm`.
fn free_name(w: &str, h: &str) -> String {
    let unit = |t: &str| t.trim_start_matches(|c: char| c.is_ascii_digit() || c == '.').trim().to_owned();
    let number = |t: &str| t.chars().take_while(|c| c.is_ascii_digit() || *c == '.').collect::<String>();
    let (uw, uh) = (unit(w), unit(h));
    if uw == uh { format!("{}x{}{uw}", number(w), number(h)) } else { format!("{}{uw}x{}{uh}", number(w), number(h)) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lengths() {
        assert_eq!(length("72pt"), Ok(Length::Pt(72.0)));
        assert_eq!(length("1in"), Ok(Length::Pt(72.0)));
        assert_eq!(length("25.4mm"), Ok(Length::Pt(72.0)));
        assert_eq!(length("50%"), Ok(Length::Percent(0.5)));
        assert_eq!(length("0"), Ok(Length::Pt(0.0)));
        assert_eq!(track("1.5fr"), Ok(Track::Fr(1.5)));
        assert_eq!(track("minmax(10pt, auto)"), Ok(Track::AtLeast(Length::Pt(10.0))));
        for wrong in
            ["minmax(10pt, 1fr)", "minmax(10pt)", "minmax(10, auto)", "minmax(10pt, auto", "minmax(auto, auto)"]
        {
            assert!(track(wrong).is_err(), "{wrong}");
        }
        assert!(length("24px").is_err_and(|(_, hint)| hint.is_some_and(|h| h.contains("18pt"))));
        for bad in ["15", "mm", "-3mm", "1e9mm", "15 mms", "", "٣mm", "1fr", "9999999mm", "1..2mm"] {
            assert!(length(bad).is_err(), "{bad}");
        }
    }

    #[test]
    fn colours() {
        assert_eq!(color("#0a3d62"), Ok(Color::rgb(0x0a, 0x3d, 0x62)));
        assert_eq!(color("#fff"), Ok(Color::rgb(255, 255, 255)));
        assert_eq!(color("#00000080"), Ok(Color::rgba(0, 0, 0, 128)));
        assert_eq!(color("cmyk(0, 22%, 80, 0)").map(|c| c.cmyk), Ok(Some([0, 22, 80, 0])));
        assert!(color("cmyk(100, 100, 100, 1)").is_err_and(|(message, _)| message.contains("301 %")));
        for bad in [
            "cmyk(1, 2, 3)",
            "cmyk(1, 2, 3, 101)",
            "cmyk(1, 2, 3, -4)",
            "cmyk()",
            "cmyk(1,2,3,4",
            "0a3d62",
            "#0a3d6",
            "#ééé",
            "#gg0000",
            "red",
            "#",
        ] {
            assert!(color(bad).is_err(), "{bad}");
        }
    }

    #[test]
    fn papers() {
        assert!(paper("a4").is_ok_and(|p| p.name == "A4"));
        assert!(paper("85mm x 55mm").is_ok_and(|p| p.name == "85x55mm"));
        assert!(paper("3.5in x 2in").is_ok_and(|p| p.name == "3.5x2in" && p.size == Size { w: 252.0, h: 144.0 }));
        assert!(paper("A44").is_err_and(|(_, hint)| hint.is_some_and(|h| h.contains("A4"))));
        for bad in ["x", "0mm x 0mm", "9999in x 1in", "x x x"] {
            assert!(paper(bad).is_err(), "{bad}");
        }
    }
}
