//! Named colours and styles: the kit's, the campaign's over them, a layout's over both, key by key.
//!
//! Raw styles keep only what was written; [`Theme::resolve`] applies `extends` and the defaults. No layout grammar here.

use std::collections::BTreeMap;
use std::sync::Arc;

use crate::diag::{Code, Diagnostic, Report, Span, Spanned};
use crate::ink::Ink;
use crate::limits;
use crate::load::tables::spec::{Cx, Table, Value};
use crate::load::tables::{suggest, units};
use crate::model::layout::{Align, Length, OwnFamily, Style, Weight};
use crate::scene::{Color, Pt};
use crate::schema::settings;
use crate::schema::theme::{COLORS, EDITION, LEADING, PARAGRAPH_GAP, SHRINK, STYLE, STYLES};
use crate::schema::words::{ALIGNS, WEIGHTS};

/// Colours and styles as far as they are known.
#[derive(Debug, Clone, Default)]
pub struct Theme {
    pub colors: BTreeMap<String, Color>,
    /// The edition that is made, and its own colours: `[colors.grey]`, `[colors.cmyk]`.
    pub ink: Ink,
    edition: BTreeMap<String, Color>,
    /// Every family of fonts, and whether numbers may be set in it.
    families: Arc<BTreeMap<String, bool>>,
    styles: BTreeMap<String, RawStyle>,
}

#[derive(Debug, Clone)]
struct RawStyle {
    span: Span,
    /// A fault in it was reported already.
    faulty: bool,
    extends: Option<Spanned<String>>,
    size: Option<Spanned<Pt>>,
    min: Option<Spanned<Pt>>,
    weight: Option<Weight>,
    font: Option<Spanned<String>>,
    color: Option<Spanned<String>>,
    emphasis: Option<Spanned<String>>,
    leading: Option<f32>,
    paragraph_gap: Option<f32>,
    align: Option<Align>,
    balance: Option<bool>,
    hyphens: Option<bool>,
    shrink: Option<u8>,
}

/// A key of the campaign that was written behind the last table of its file, where it belongs to that table.
fn is_misplaced(name: &str, range: std::ops::Range<usize>, cx: &mut Cx<'_>) -> bool {
    let misplaced = settings::is_plain(name);
    if misplaced {
        let hint = "put it above the first line in square brackets".to_owned();
        cx.fault_hint(Code::UnknownKey, range, format!("`{name}` stands below `[colors]`, and is no colour"), hint);
    }
    misplaced
}

impl Theme {
    /// Nothing yet, in the edition for an ink.
    pub fn new(ink: Ink) -> Self {
        Self { ink, ..Self::default() }
    }

    /// Says which families of fonts there are.
    pub fn with_families(self, families: BTreeMap<String, bool>) -> Self {
        Self { families: Arc::new(families), ..self }
    }

    /// Reads `[colors]` and `[styles.*]` of a file over what is there.
    pub fn read(&mut self, table: &Table<'_>, cx: &mut Cx<'_>) {
        if let Some(colors) = table.get("colors").and_then(|v| cx.table(v, &COLORS)) {
            self.read_colors(&colors, cx);
        }
        let Some(styles) = table.get("styles").and_then(|v| cx.table(v, &STYLES)) else { return };
        if self.styles.len() + styles.map.len() > limits::STYLES {
            let message = format!("there are more than {} styles", limits::STYLES);
            cx.fault(Code::TooMany, styles.head(cx.text), message);
            return;
        }
        for (key, value) in styles.map {
            let Some(table) = cx.table(value, &STYLE) else { continue };
            let raw = RawStyle::read(&table, cx.span(key.span()), cx);
            let name = key.get_ref().to_string();
            let merged = match self.styles.remove(&name) {
                Some(mut below) if raw.extends.is_none() => {
                    // A size of its own begins anew: the least size was meant for the one below.
                    let smaller = |size: &Spanned<Pt>| below.min.as_ref().is_some_and(|min| min.value > size.value);
                    if raw.min.is_none() && raw.size.as_ref().is_some_and(smaller) {
                        below.min = None;
                    }
                    raw.over(below)
                }
                _ => raw,
            };
            self.styles.insert(name, merged);
        }
    }

    fn read_colors(&mut self, colors: &Table<'_>, cx: &mut Cx<'_>) {
        if self.colors.len() + colors.map.len() > limits::COLORS {
            let message = format!("there are more than {} colours", limits::COLORS);
            cx.fault(Code::TooMany, colors.head(cx.text), message);
            return;
        }
        let editions = [Ink::Grey, Ink::Cmyk].map(|ink| {
            let own = colors.get(ink.name()).filter(|v| v.get_ref().is_table());
            (ink, own.and_then(|v| cx.table(v, &EDITION)))
        });
        for (key, value) in colors.map {
            let name = key.get_ref().to_string();
            if editions.iter().any(|(ink, own)| own.is_some() && ink.name() == name) {
                continue;
            }
            if is_misplaced(&name, key.span(), cx) {
                continue;
            }
            if let Some(color) = read_color(value, cx) {
                // Inks belong to the colour that they were chosen for; a grey belongs to the role.
                if self.ink == Ink::Cmyk {
                    self.edition.remove(&name);
                }
                self.colors.insert(name, color);
            }
        }
        for (ink, own) in editions {
            for (key, value) in own.iter().flat_map(|own| own.map.iter()) {
                let name = key.get_ref().to_string();
                if is_misplaced(&name, key.span(), cx) {
                    continue;
                }
                let Some(color) = read_color(value, cx) else { continue };
                if !self.colors.contains_key(&name) {
                    let hint = suggest::hint(&name, self.colors.keys().map(String::as_str));
                    cx.fault_hint(Code::UnknownColor, key.span(), format!("there is no colour `{name}`"), hint);
                } else if ink == self.ink {
                    self.edition.insert(name, color);
                }
            }
        }
    }

    /// Every colour as the edition prints it.
    pub fn palette(&self) -> BTreeMap<String, Color> {
        let mut all = self.colors.clone();
        all.extend(self.edition.iter().map(|(name, color)| (name.clone(), *color)));
        all
    }

    fn named(&self, name: &str) -> Option<Color> {
        self.edition.get(name).or_else(|| self.colors.get(name)).copied()
    }

    /// Every style, complete. Faults are reported once, where they are written.
    pub fn resolve(&self, report: &mut Report) -> BTreeMap<String, Arc<Style>> {
        self.styles.keys().filter_map(|name| Some((name.clone(), Arc::new(self.style(name, report)?)))).collect()
    }

    /// Whether a style of this name was written, sound or not.
    pub fn has_style(&self, name: &str) -> bool {
        self.styles.contains_key(name)
    }

    fn style(&self, name: &str, report: &mut Report) -> Option<Style> {
        let mut raw = self.styles.get(name)?.clone();
        let span = raw.span;
        let mut chain = vec![name.to_owned()];
        while let Some(base) = raw.extends.take() {
            if chain.contains(&base.value) {
                let message = format!("the style `{name}` extends itself: {} → {}", chain.join(" → "), base.value);
                report.push(Diagnostic::new(Code::StyleCycle, message).at(base.span));
                return None;
            }
            if chain.len() > limits::STYLE_CHAIN {
                let message = format!("more than {} styles extend one another", limits::STYLE_CHAIN);
                report.push(Diagnostic::new(Code::TooMany, message).at(base.span));
                return None;
            }
            let Some(below) = self.styles.get(&base.value) else {
                let mut fault =
                    Diagnostic::new(Code::UnknownStyle, format!("there is no style `{}`", base.value)).at(base.span);
                fault.hints.extend(suggest::hint(&base.value, self.styles.keys().map(String::as_str)));
                report.push(fault);
                return None;
            };
            raw = raw.over(below.clone());
            chain.push(base.value);
        }
        if raw.faulty {
            return None;
        }
        let Some(size) = raw.size else {
            report.push(
                Diagnostic::new(Code::MissingKey, format!("the style `{name}` needs `size`"))
                    .at(span)
                    .hint("e.g. size = \"12pt\""),
            );
            return None;
        };
        let shrink = raw.shrink.unwrap_or(*SHRINK.end() as u8);
        // What never shrinks is as large as the paper makes it, unless it says at least how large.
        let own = if shrink == 0 { 0.0 } else { size.value };
        let min = raw.min.as_ref().map_or(own, |min| min.value);
        if let Some(written) = raw.min.filter(|min| min.value > size.value) {
            let message = format!("the style `{name}` has a `min` larger than its `size`");
            report.push(
                Diagnostic::new(Code::WrongValue, message)
                    .at(written.span)
                    .label(size.span, "the wanted size")
                    .hint("`size` is the wanted size, `min` the smallest that the text may shrink to"),
            );
        }
        let font = match raw.font {
            Some(name) => Some(self.family(&name, report)?),
            None => None,
        };
        let default = self.named("ink").unwrap_or(Color::rgb(0, 0, 0));
        let color = raw.color.map_or(Some(default), |c| self.color(&c, report));
        let emphasis = raw.emphasis.map(|c| self.color(&c, report));
        Some(Style {
            name: name.to_owned(),
            span,
            size: size.value,
            min: min.min(size.value),
            weight: raw.weight.unwrap_or(Weight::Regular),
            font,
            color: color?,
            emphasis: match emphasis {
                Some(found) => Some(found?),
                None => None,
            },
            leading: raw.leading.unwrap_or(1.25),
            paragraph_gap: raw.paragraph_gap.unwrap_or(0.5),
            align: raw.align.unwrap_or(Align::Start),
            balance: raw.balance.unwrap_or(false),
            hyphens: raw.hyphens.unwrap_or(false),
            shrink,
        })
    }

    fn family(&self, written: &Spanned<String>, report: &mut Report) -> Option<Arc<OwnFamily>> {
        let name = &written.value;
        if let Some(digits) = self.families.get(name) {
            return Some(Arc::new(OwnFamily { name: name.clone(), digits: *digits }));
        }
        let message = format!("there is no font family \"{name}\"");
        let mut fault = Diagnostic::new(Code::MissingFont, message).at(written.span);
        let near = suggest::hint(name, self.families.keys().map(String::as_str));
        let files = || "put its .ttf or .otf files into fonts/; the name of a family stands inside them".to_owned();
        fault.hints.push(near.unwrap_or_else(files));
        report.push(fault);
        None
    }

    /// A colour by name, or written out as `#rrggbb` or `cmyk(c, m, y, k)`.
    pub fn color(&self, written: &Spanned<String>, report: &mut Report) -> Option<Color> {
        let text = &written.value;
        if let Some(color) = self.named(text) {
            return Some(color);
        }
        if text.starts_with('#') || text.starts_with("cmyk(") {
            return match units::color(text) {
                Ok(color) => Some(color),
                Err((message, hint)) => {
                    let mut fault = Diagnostic::new(Code::BadColor, message).at(written.span);
                    fault.hints.extend(hint);
                    report.push(fault);
                    None
                }
            };
        }
        let mut fault = Diagnostic::new(Code::UnknownColor, format!("there is no colour `{text}`")).at(written.span);
        fault.hints.extend(suggest::hint(text, self.colors.keys().map(String::as_str)));
        report.push(fault);
        None
    }
}

impl RawStyle {
    fn read(t: &Table<'_>, span: Span, cx: &mut Cx<'_>) -> Self {
        let before = cx.report.errors();
        let mut raw = Self {
            span,
            faulty: false,
            extends: t.get("extends").and_then(|v| cx.string(v, "the name of a style")),
            size: t.get("size").and_then(|v| type_size(v, cx)),
            min: t.get("min").and_then(|v| type_size(v, cx)),
            weight: t.get("weight").and_then(|v| cx.choice(v, WEIGHTS)),
            font: t.get("font").and_then(|v| cx.string(v, "the name of a font family")),
            color: t.get("color").and_then(|v| cx.string(v, "the name of a colour")),
            emphasis: t.get("emphasis").and_then(|v| cx.string(v, "the name of a colour")),
            leading: t.get("leading").and_then(|v| cx.number(v, LEADING)),
            paragraph_gap: t.get("paragraph-gap").and_then(|v| cx.number(v, PARAGRAPH_GAP)),
            align: t.get("align").and_then(|v| cx.choice(v, ALIGNS)),
            balance: t.get("balance").and_then(|v| cx.bool(v)),
            hyphens: t.get("hyphens").and_then(|v| cx.bool(v)),
            shrink: t.get("shrink").and_then(|v| cx.integer(v, SHRINK)).and_then(|n| u8::try_from(n).ok()),
        };
        cx.finish(t);
        raw.faulty = cx.report.errors() > before;
        raw
    }

    /// What `self` leaves open comes from `below`.
    fn over(self, below: Self) -> Self {
        Self {
            span: self.span,
            faulty: self.faulty || below.faulty,
            extends: self.extends.or(below.extends),
            size: self.size.or(below.size),
            min: self.min.or(below.min),
            weight: self.weight.or(below.weight),
            font: self.font.or(below.font),
            color: self.color.or(below.color),
            emphasis: self.emphasis.or(below.emphasis),
            leading: self.leading.or(below.leading),
            paragraph_gap: self.paragraph_gap.or(below.paragraph_gap),
            align: self.align.or(below.align),
            balance: self.balance.or(below.balance),
            hyphens: self.hyphens.or(below.hyphens),
            shrink: self.shrink.or(below.shrink),
        }
    }
}

fn read_color(value: &Value<'_>, cx: &mut Cx<'_>) -> Option<Color> {
    let written = cx.string(value, "a colour like \"#0a3d62\"")?;
    match units::color(&written.value) {
        Ok(color) => Some(color),
        Err((message, hint)) => {
            cx.fault_hint(Code::BadColor, value.span(), message, hint);
            None
        }
    }
}

fn type_size(value: &Value<'_>, cx: &mut Cx<'_>) -> Option<Spanned<Pt>> {
    let size = read_pt(value, cx)?;
    if !(1.0..=2000.0).contains(&size) {
        cx.fault(Code::WrongValue, value.span(), "a type size is between 1pt and 2000pt");
        return None;
    }
    Some(Spanned::new(size, cx.span(value.span())))
}

/// A fixed length.
pub fn read_pt(value: &Value<'_>, cx: &mut Cx<'_>) -> Option<Pt> {
    read_unit(value, cx, units::pt)
}

/// A length or a percentage.
pub fn read_length(value: &Value<'_>, cx: &mut Cx<'_>) -> Option<Length> {
    read_unit(value, cx, units::length)
}

/// A quoted value with a unit; a bare number gets its own message.
pub fn read_unit<T>(value: &Value<'_>, cx: &mut Cx<'_>, parse: impl Fn(&str) -> Result<T, units::Fault>) -> Option<T> {
    use toml::de::DeValue;
    let bare = match value.get_ref() {
        DeValue::Integer(i) => Some(i.as_str().to_owned()),
        DeValue::Float(f) => Some(f.as_str().to_owned()),
        _ => None,
    };
    if let Some(number) = bare {
        let hint = format!("say which unit, in quotes: \"{number}mm\" or \"{number}pt\"");
        cx.fault_hint(Code::BadLength, value.span(), format!("the length {number} has no unit"), hint);
        return None;
    }
    let text = cx.string(value, "a length in quotes, e.g. \"15mm\"")?;
    match parse(text.value.trim()) {
        Ok(found) => Some(found),
        Err((message, hint)) => {
            cx.fault_hint(Code::BadLength, value.span(), message, hint);
            None
        }
    }
}
