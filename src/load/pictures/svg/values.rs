//! What the values of a drawing may be, and how they are written down for usvg.
//!
//! usvg falls back to black, to nothing or to the default where it does not understand a value. So every value is
//! read here first, and what cannot be read is refused. No element and no file may enter.

use css_color::{ColorSpaceTag, parse_color};
use svgtypes::{Length, LengthUnit};

/// The largest number that a drawing may contain: beyond it 32 bits have no fractions left.
const LARGEST: f64 = 1e7;

/// How a property is read.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Kind {
    Paint,
    Color,
    Alpha,
    /// A length that is not negative.
    Width,
    Length,
    Dashes,
    Miter,
    Words(&'static [&'static str]),
    Clip,
    Marker,
    Transform,
    Origin,
    Background,
    /// Has no effect in print, or none without text.
    Idle,
    /// Sizes of the box in a web page: idle on the root, unknown elsewhere.
    PageSize,
    /// Only these words mean "not there"; anything else cannot be drawn.
    Off(&'static [&'static str]),
    /// A property that is not known here. A browser may know it.
    Unknown,
}

/// The table of properties: of `style`, of style sheets, and of attributes that stand for them.
pub fn kind(name: &str) -> Kind {
    match name {
        "fill" | "stroke" => Kind::Paint,
        "color" => Kind::Color,
        "stop-color" | "flood-color" => Kind::Color,
        "flood-opacity" | "opacity" | "fill-opacity" | "stroke-opacity" | "stop-opacity" => Kind::Alpha,
        "stroke-width" => Kind::Width,
        "stroke-dashoffset" => Kind::Length,
        "stroke-dasharray" => Kind::Dashes,
        "stroke-miterlimit" => Kind::Miter,
        "mask-type" => Kind::Words(&["luminance", "alpha"]),
        "color-interpolation-filters" => Kind::Words(&["auto", "sRGB", "linearRGB"]),
        "fill-rule" | "clip-rule" => Kind::Words(&["nonzero", "evenodd"]),
        "stroke-linecap" => Kind::Words(&["butt", "round", "square"]),
        "stroke-linejoin" => Kind::Words(&["miter", "round", "bevel", "miter-clip"]),
        "visibility" => Kind::Words(&["visible", "hidden", "collapse"]),
        "display" => Kind::Words(&["none", "inline", "block", "inline-block", "initial"]),
        "overflow" => Kind::Words(&["visible", "hidden"]),
        "paint-order" => Kind::Words(&[
            "normal",
            "fill",
            "fill stroke",
            "fill stroke markers",
            "fill markers stroke",
            "stroke",
            "stroke fill",
            "stroke fill markers",
            "stroke markers fill",
            "markers",
            "markers fill",
            "markers stroke",
            "markers fill stroke",
            "markers stroke fill",
        ]),
        "clip-path" => Kind::Clip,
        "marker" | "marker-start" | "marker-mid" | "marker-end" => Kind::Marker,
        "transform" => Kind::Transform,
        "transform-origin" => Kind::Origin,
        "background" | "background-color" => Kind::Background,
        "mask" | "filter" | "backdrop-filter" => Kind::Off(&["none"]),
        "mix-blend-mode" => Kind::Off(&["normal"]),
        "vector-effect" => Kind::Off(&["none"]),
        "clip" => Kind::Off(&["auto"]),
        "transform-box" => Kind::Off(&["view-box", "border-box"]),
        "animation" | "animation-name" | "rotate" | "scale" | "translate" | "offset-path" | "d" => Kind::Off(&["none"]),
        "width" | "height" => Kind::PageSize,
        _ if is_idle(name) => Kind::Idle,
        _ => Kind::Unknown,
    }
}

/// Properties of text, of pointers, of pages and of quality, and what editors write for themselves.
fn is_idle(name: &str) -> bool {
    const PREFIXES: &[&str] = &[
        "--",
        "-inkscape-",
        "-sodipodi-",
        "font",
        "text-",
        "line-",
        "letter-",
        "word-",
        "glyph-",
        "shape-",
        "margin",
        "padding",
        "max-",
        "min-",
        "outline",
        "solid-",
        "border-radius",
        "-ms-",
        "-webkit-font",
        "-moz-osx",
        "-webkit-text-size",
        "-webkit-tap",
    ];
    const NAMES: &[&str] = &[
        "alignment-baseline",
        "baseline-shift",
        "block-progression",
        "box-sizing",
        "color-interpolation",
        "color-profile",
        "color-rendering",
        "cursor",
        "direction",
        "dominant-baseline",
        "enable-background",
        "float",
        "image-rendering",
        "inline-size",
        "isolation",
        "kerning",
        "lighting-color",
        "pointer-events",
        "position",
        "left",
        "top",
        "shape-rendering",
        "tab-size",
        "touch-action",
        "transition",
        "unicode-bidi",
        "user-select",
        "-webkit-user-select",
        "-moz-user-select",
        "vertical-align",
        "white-space",
        "will-change",
        "writing-mode",
        "z-index",
    ];
    NAMES.contains(&name) || PREFIXES.iter().any(|prefix| name.starts_with(prefix))
}

/// A colour of CSS Color 4 as sRGB. What lies outside sRGB is clipped, as every sRGB screen does.
pub fn color(value: &str) -> Option<[u8; 4]> {
    let value = value.to_ascii_lowercase();
    // SVG 1.1: the sRGB colour, and behind it the same one in a profile.
    let plain = value.split_once(" icc-color(").map_or(value.as_str(), |(plain, _)| plain).trim();
    let parsed = parse_color(plain).ok()?.convert(ColorSpaceTag::Srgb);
    let byte = |v: f32| v.is_finite().then(|| (v.clamp(0.0, 1.0) * 255.0).round() as u8);
    let [r, g, b, a] = parsed.components;
    Some([byte(r)?, byte(g)?, byte(b)?, byte(a)?])
}

/// Whether `plain` is the sRGB colour that an artist gave for the wide one that follows it.
pub fn stands_for(plain: &str, wide: &str) -> bool {
    let is_wide = |value: &str| value.get(..6).is_some_and(|start| start.eq_ignore_ascii_case("color("));
    let (Some(a), Some(b)) = (color(plain), color(wide)) else { return false };
    is_wide(wide) && !is_wide(plain) && a.iter().zip(b).all(|(a, b)| a.abs_diff(b) <= 48)
}

/// `#rrggbb`, or `#rrggbbaa` where it is not opaque.
pub fn hex([r, g, b, a]: [u8; 4]) -> String {
    if a == 255 { format!("#{r:02x}{g:02x}{b:02x}") } else { format!("#{r:02x}{g:02x}{b:02x}{a:02x}") }
}

/// `0.5` or `50%`, from 0 to 1.
pub fn alpha(value: &str) -> Option<f64> {
    let number = match value.strip_suffix('%') {
        Some(percent) => number(percent)? / 100.0,
        None => number(value)?,
    };
    Some(number.clamp(0.0, 1.0))
}

pub fn number(value: &str) -> Option<f64> {
    let plain = !value.is_empty() && value.bytes().all(|b| b.is_ascii_digit() || b"+-.eE".contains(&b));
    value.parse().ok().filter(|n: &f64| plain && n.abs() <= LARGEST)
}

/// A length in units that do not depend on a font.
pub fn length(value: &str) -> Option<f64> {
    let length: Length = value.trim().parse().ok()?;
    let fixed = !matches!(length.unit, LengthUnit::Em | LengthUnit::Ex);
    (fixed && length.number.abs() <= LARGEST).then_some(length.number)
}

pub fn dashes(value: &str) -> bool {
    value == "none"
        || value
            .split([',', ' ', '\t', '\n', '\r'])
            .filter(|v| !v.is_empty())
            .all(|v| length(v).is_some_and(|n| n >= 0.0))
}

/// `matrix(…) rotate(…)`; in a style sheet only what CSS and SVG write alike.
pub fn transform(value: &str, css: bool) -> bool {
    if value == "none" {
        return true;
    }
    let Ok(t) = value.parse::<svgtypes::Transform>() else { return false };
    let small = [t.a, t.b, t.c, t.d, t.e, t.f].iter().all(|n| n.abs() <= LARGEST);
    let alike =
        !css || (value.starts_with("matrix(") && value.matches('(').count() == 1 && value.matches(',').count() == 5);
    small && alike
}

/// Two lengths; no key words and no shares.
pub fn origin(value: &str) -> bool {
    let parts: Vec<_> = value.split_ascii_whitespace().collect();
    parts.len() == 2 && parts.iter().all(|p| !p.ends_with('%') && length(p).is_some())
}

/// A path that can be read to its end.
pub fn path(value: &str) -> Result<(), String> {
    let mut at = (0.0_f64, 0.0_f64);
    for (index, segment) in svgtypes::SimplifyingPathParser::from(value).enumerate() {
        use svgtypes::SimplePathSegment as S;
        match segment {
            Ok(S::MoveTo { x, y } | S::LineTo { x, y } | S::CurveTo { x, y, .. } | S::Quadratic { x, y, .. }) => {
                at = (x, y);
            }
            Ok(S::ClosePath) => {}
            Err(_) => return Err(format!("its path data breaks off after step {index}")),
        }
        if !(at.0.abs() <= LARGEST && at.1.abs() <= LARGEST) {
            return Err("its path data has numbers that are too large".to_owned());
        }
    }
    Ok(())
}

/// Numbers with spaces or commas between them.
pub fn numbers(value: &str) -> bool {
    svgtypes::NumberListParser::from(value).all(|n| n.is_ok_and(|n| n.abs() <= LARGEST))
}

/// Pairs of numbers.
pub fn points(value: &str) -> bool {
    let numbers: Result<Vec<f64>, _> = svgtypes::NumberListParser::from(value).collect();
    numbers.is_ok_and(|n| n.len() % 2 == 0 && n.iter().all(|n| n.abs() <= LARGEST))
}

pub fn view_box(value: &str) -> bool {
    value
        .parse::<svgtypes::ViewBox>()
        .is_ok_and(|v| [v.x, v.y, v.w, v.h].iter().all(|n| n.abs() <= LARGEST) && v.w > 0.0 && v.h > 0.0)
}

/// The id in `url(#id)`, `url("#id")` or `#id`.
pub fn reference(value: &str) -> Option<&str> {
    let value = value.trim();
    let inner = match value.strip_prefix("url(") {
        Some(rest) => rest.strip_suffix(')')?.trim().trim_matches(['"', '\'']),
        None => value,
    };
    let id = inner.strip_prefix('#')?;
    (!id.is_empty() && !id.contains(|c: char| c.is_whitespace() || "()'\"\\#".contains(c))).then_some(id)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn colours_are_what_css_says() {
        let rgb = |value: &str| color(value).map(hex).unwrap_or_default();
        assert_eq!(rgb("hsl(16 87% 45%)"), "#d7440f");
        assert_eq!(rgb("hsl(16, 87%, 45%)"), "#d7440f");
        assert_eq!(rgb("rgb(217 72 15 / 80%)"), "#d9480fcc");
        assert_eq!(rgb("RED"), "#ff0000");
        assert_eq!(rgb("#CD853F icc-color(p, 0.1, 0.2, 0.3)"), "#cd853f");
        assert_eq!(rgb("transparent"), "#00000000");
        assert_eq!(rgb("color(display-p3 1 0 0)"), "#ff0000");
        // 0.8 0.3 0.1 in Display P3 is a little redder than sRGB: the red channel grows, green and blue shrink.
        assert_eq!(rgb("color(display-p3 0.8 0.3 0.1)"), "#dd4000");
        assert!(stands_for("#D9480F", "color(display-p3 0.8510 0.2824 0.0588)"));
        assert!(!stands_for("#fff", "color(display-p3 0 0 0)") && !stands_for("#fff", "#fefefe"));
        for bad in ["", "var(--x)", "url(#a)", "reddish", "#12", "rgb(1,2)", "Canvas", "device-cmyk(0 1 1 0)"] {
            assert_eq!(color(bad), None, "{bad}");
        }
    }

    #[test]
    fn lengths_and_paths() {
        assert!(length("2px").is_some() && length("-3.5").is_some() && length("50%").is_some());
        for bad in ["2em", "calc(1px)", "1e40", "wide", "", "2 px", "NaN", "inf"] {
            assert_eq!(length(bad), None, "{bad}");
        }
        assert!(path("M0 0h5v5z").is_ok() && path("").is_ok());
        for bad in ["M0 0 L10", "M0 0 X5 5", "L5 5", "M0 0 L1e30 5", "M0 0 h9999999 h9999999"] {
            assert!(path(bad).is_err(), "{bad}");
        }
        assert!(points("0,0 5 5") && !points("0 0 5") && !points("0 0 a"));
        assert!(transform("rotate(45) translate(1,2)", false) && !transform("rotate(45deg)", false));
        assert!(transform("matrix(1,0,0,1,3,4)", true) && !transform("rotate(45)", true));
    }
}
