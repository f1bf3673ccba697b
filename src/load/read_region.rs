//! `hotlines/<REGION>.toml`: the only place from which a phone number or an address may come.

use std::sync::Arc;

use crate::diag::{Diagnostic, Spanned};
use crate::load::campaign::{Hotline, Region};
use crate::load::dates::Seen;
use crate::load::free_fields::FreeField;
use crate::load::layout::Family;
use crate::load::spec::{self, Cx, Table, Value};
use crate::load::{limits, values};

/// Reads one region. `None` when it cannot be used; every fault is in the report.
pub fn read(id: &str, cx: &mut Cx<'_>) -> Option<Region> {
    let parsed = spec::parse(cx.source, cx.text, cx.report)?;
    let before = cx.report.errors();
    let mut table = Table::new(parsed.get_ref(), parsed.span());
    let name = cx.require(&mut table, "name", "a region").and_then(|v| plain(v, cx));
    let families = &[("us", Family::Us), ("iso", Family::Iso)];
    let family = cx.require(&mut table, "paper", "a region").and_then(|v| cx.choice(v, families));
    let emergency = cx.require(&mut table, "emergency", "a region").and_then(|v| read_emergency(v, cx));
    let mut free = free(&table, cx);
    let hotlines = table.get("hotline").map_or(Vec::new(), |v| {
        let tables = cx.tables(v, "hotline");
        if tables.len() > limits::HOTLINES {
            cx.fault("too-many", table.head(cx.text), format!("a region has at most {} hotlines", limits::HOTLINES));
        }
        let tables = tables.into_iter().take(limits::HOTLINES);
        let tables = tables.filter_map(|t| {
            free.extend(self::free(&t, cx));
            read_hotline(t, cx)
        });
        tables.map(Arc::new).collect::<Vec<_>>()
    });
    if table.get("hotline").is_none() {
        cx.fault("missing-key", table.head(cx.text), "the region has no `[[hotline]]`");
    } else if !hotlines.is_empty() && hotlines.iter().all(|h| h.retired) {
        cx.fault("retired-hotline", table.head(cx.text), "every hotline of the region is retired");
    }
    let mut ids: Vec<&str> = Vec::new();
    for hotline in &hotlines {
        if ids.contains(&hotline.id.as_str()) {
            let message = format!("two hotlines have the id `{}`", hotline.id);
            cx.report.push(Diagnostic::new("duplicate-id", message).at(hotline.span));
        }
        ids.push(&hotline.id);
    }
    cx.finish(&table, "a region");
    if cx.report.errors() > before || hotlines.is_empty() {
        return None;
    }
    Some(Region { id: id.to_owned(), name: name?.value, family: family?, emergency: emergency?, hotlines, free })
}

/// `hotlines/US-CA.toml` → `US-CA`, when the stem is a country or a state (ISO 3166).
pub fn id_of(path: &str) -> Option<&str> {
    let stem = path.strip_prefix("hotlines/")?.strip_suffix(".toml")?;
    let (country, state) = stem.split_once('-').map_or((stem, None), |(c, s)| (c, Some(s)));
    let upper = |s: &str| s.bytes().all(|b| b.is_ascii_uppercase() || b.is_ascii_digit());
    let good = country.len() == 2 && upper(country) && state.is_none_or(|s| (1..=3).contains(&s.len()) && upper(s));
    good.then_some(stem)
}

fn read_emergency(value: &Value<'_>, cx: &mut Cx<'_>) -> Option<Spanned<String>> {
    let mut table = cx.table(value, "the emergency number, written `[emergency]`")?;
    let number = cx.require(&mut table, "number", "[emergency]").and_then(|v| number(v, cx));
    read_source(&mut table, "[emergency]", cx);
    let _evidence = table.get("evidence").and_then(|v| evidence(v, cx));
    table.get("note");
    cx.finish(&table, "[emergency]");
    number
}

/// What a region or a hotline prints as it was typed. Only keys that are there: no other becomes known by it.
fn free(table: &Table<'_>, cx: &Cx<'_>) -> Vec<FreeField> {
    let of = |key: &'static str| {
        let typed = table.map.get(key)?;
        Some(FreeField { key, value: Spanned::new(typed.get_ref().as_str()?.to_owned(), cx.span(typed.span())) })
    };
    ["name", "operator", "keyword"].into_iter().filter_map(of).collect()
}

fn read_source(table: &mut Table<'_>, what: &str, cx: &mut Cx<'_>) -> Option<String> {
    let source = cx.require(table, "source", what).and_then(|v| plain(v, cx))?;
    if source.value.is_empty() {
        let message = format!("{what} needs a source: where the number was seen");
        cx.report.push(Diagnostic::new("missing-key", message).at(source.span));
    }
    Some(source.value)
}

fn read_hotline(mut table: Table<'_>, cx: &mut Cx<'_>) -> Option<Hotline> {
    let t = &mut table;
    let what = "a hotline";
    let head = t.head(cx.text);
    let id = cx.require(t, "id", what).and_then(|v| plain(v, cx));
    let name = cx.require(t, "name", what).and_then(|v| plain(v, cx));
    let call = t.get("call").and_then(|v| number(v, cx));
    let dial = t.get("dial").and_then(|v| read_dial(v, call.as_ref(), cx));
    let dial = dial.or_else(|| call.as_ref().map(|c| dialled(&c.value)));
    let hours = t.get("hours").and_then(|v| plain(v, cx)).map(|h| h.value);
    let statuses = &[("active", false), ("retired", true)];
    let hotline = Hotline {
        span: cx.span(head.clone()),
        id: id.map_or_else(String::new, |i| i.value),
        name: name.map_or_else(String::new, |n| n.value),
        operator: t.get("operator").and_then(|v| plain(v, cx)).map(|o| o.value),
        call,
        dial,
        text: t.get("text").and_then(|v| number(v, cx)),
        keyword: t.get("keyword").and_then(|v| plain(v, cx)).map(|k| k.value),
        url: t.get("url").and_then(|v| url(v, cx)),
        chat: t.get("chat").and_then(|v| url(v, cx)),
        always_open: hours.is_some_and(|h| h == "24/7"),
        languages: t.get("languages").and_then(|v| cx.integer(v, 1..=1000)).and_then(|n| u32::try_from(n).ok()),
        source: read_source(t, what, cx).unwrap_or_default(),
        evidence: t.get("evidence").and_then(|v| evidence(v, cx)),
        retired: t.get("status").and_then(|v| cx.choice(v, statuses)).unwrap_or(false),
    };
    t.get("note");
    cx.finish(&table, what);
    if hotline.call.is_none() && hotline.text.is_none() && hotline.url.is_none() && hotline.chat.is_none() {
        let hint = "give it `call`, `text`, `url` or `chat`".to_owned();
        cx.fault_hint("missing-key", head, "the hotline cannot be reached", hint);
        return None;
    }
    Some(hotline)
}

/// A one-line text.
fn plain(value: &Value<'_>, cx: &mut Cx<'_>) -> Option<Spanned<String>> {
    let text = cx.string(value, "a text in quotes")?;
    if let Err(message) = values::check(&text.value, limits::VALUE_CHARS) {
        cx.fault("bad-value", value.span(), message);
        return None;
    }
    Some(text)
}

/// A number as it is published: digits and grouping, letters where it spells a word.
fn number(value: &Value<'_>, cx: &mut Cx<'_>) -> Option<Spanned<String>> {
    if value.get_ref().is_integer() {
        let digits = cx.text.get(value.span()).unwrap_or("").to_owned();
        let hint = format!("put it in quotes: \"{digits}\" (TOML drops leading zeros)");
        cx.fault_hint("bad-number", value.span(), "a phone number without quotes", hint);
        return None;
    }
    let text = plain(value, cx)?;
    let number = text.value.as_str();
    let good = number.chars().enumerate().all(|(at, c)| {
        c.is_ascii_digit() || c.is_ascii_uppercase() || " -.()/\u{A0}".contains(c) || (at == 0 && c == '+')
    });
    let digits = dialled(number).trim_start_matches('+').len();
    let first = number.chars().next().is_some_and(|c| c.is_ascii_digit() || c == '+' || c == '(');
    let last = number.chars().last().is_some_and(|c| c.is_ascii_alphanumeric());
    let balanced = number.matches('(').count() == number.matches(')').count();
    if good && first && last && balanced && (2..=15).contains(&digits) {
        return Some(text);
    }
    let hint = "digits with the published grouping, e.g. \"1-888-373-7888\"; letters only in capitals".to_owned();
    cx.fault_hint("bad-number", value.span(), format!("`{number}` is not a phone number"), hint);
    None
}

/// The digits of a number with its `+`, letters as on a keypad (ITU-T E.161).
pub fn dialled(number: &str) -> String {
    let keypad = |c: char| match c.to_ascii_uppercase() {
        'A'..='C' => Some('2'),
        'D'..='F' => Some('3'),
        'G'..='I' => Some('4'),
        'J'..='L' => Some('5'),
        'M'..='O' => Some('6'),
        'P'..='S' => Some('7'),
        'T'..='V' => Some('8'),
        'W'..='Z' => Some('9'),
        _ => None,
    };
    number.chars().filter_map(|c| if c.is_ascii_digit() || c == '+' { Some(c) } else { keypad(c) }).collect()
}

/// `dial` must end with what `call` shows, or the other way round, trunk zeros aside.
fn read_dial(value: &Value<'_>, call: Option<&Spanned<String>>, cx: &mut Cx<'_>) -> Option<String> {
    let dial = cx.string(value, "digits in quotes, e.g. \"+18883737888\"")?;
    let digits = dial.value.strip_prefix('+').unwrap_or(&dial.value);
    if !(2..=15).contains(&digits.len()) || !digits.bytes().all(|b| b.is_ascii_digit()) {
        let hint = "digits only, with an optional + in front".to_owned();
        cx.fault_hint("bad-number", value.span(), format!("`{}` cannot be dialled", dial.value), hint);
        return None;
    }
    let Some(call) = call else { return Some(dial.value) };
    let shown = dialled(&call.value);
    let shown = shown.trim_start_matches('+').trim_start_matches('0');
    let bare = digits.trim_start_matches('0');
    if shown.is_empty() || bare.is_empty() || !(bare.ends_with(shown) || shown.ends_with(bare)) {
        let message = format!("`dial` calls another number than `call` shows: {} and {}", dial.value, call.value);
        cx.report.push(Diagnostic::new("bad-number", message).at(dial.span).label(call.span, "shown"));
        return None;
    }
    Some(dial.value)
}

fn url(value: &Value<'_>, cx: &mut Cx<'_>) -> Option<Spanned<String>> {
    let url = cx.string(value, "an https address")?;
    if let Err(message) = check_url(&url.value) {
        cx.fault("bad-url", value.span(), message);
        return None;
    }
    Some(url)
}

/// An address that may be printed: https, a host with a dot, ASCII, no tracking, no shortener.
pub fn check_url(url: &str) -> Result<(), String> {
    let Some(rest) = url.strip_prefix("https://") else {
        return Err(format!("`{url}` does not begin with https://"));
    };
    let (host, path) = rest.split_once('/').map_or((rest, ""), |(h, p)| (h, p));
    let (host, query) = host.split_once('?').map_or((host, None), |(h, q)| (h, Some(q)));
    let good = |c: char| c.is_ascii_alphanumeric() || c == '-' || c == '.';
    let labels = host.split('.').all(|l| !l.is_empty() && !l.starts_with('-') && !l.ends_with('-'));
    let top = host.rsplit('.').next().is_some_and(|t| t.len() >= 2 && t.chars().any(|c| c.is_ascii_alphabetic()));
    if !host.contains('.') || !host.chars().all(good) || !labels || !top || url.len() > 500 {
        return Err(format!("`{url}` has no proper host name"));
    }
    if let Some(c) = url.chars().find(|c| !c.is_ascii_graphic() || "<>\"\\^`{|}".contains(*c)) {
        return Err(format!("`{url}` contains {c:?}, which no address may contain"));
    }
    let query = path.split_once('?').map(|(_, q)| q).or(query).unwrap_or("");
    let tracking = ["utm_", "fbclid", "gclid", "mc_cid", "mc_eid", "ref=", "source="];
    if let Some(tracker) = tracking.iter().find(|t| query.split('&').any(|p| p.starts_with(*t))) {
        return Err(format!("`{url}` tracks who opens it (`{tracker}`): a person in danger must not be traced"));
    }
    const SHORTENERS: [&str; 9] =
        ["bit.ly", "t.co", "tinyurl.com", "goo.gl", "ow.ly", "is.gd", "buff.ly", "rb.gy", "cutt.ly"];
    if SHORTENERS.contains(&host.to_ascii_lowercase().as_str()) {
        return Err(format!("`{url}` is a shortened address: nobody sees where it leads, and it may lapse"));
    }
    Ok(())
}

/// `2025`, `2025-11`, `2025-11-03`, `2016–23`.
fn evidence(value: &Value<'_>, cx: &mut Cx<'_>) -> Option<String> {
    let text = plain(value, cx)?;
    if Seen::parse(&text.value).is_some() {
        return Some(text.value);
    }
    let hint = "write \"2025\", \"2025-11\", \"2025-11-03\" or a range \"2016–23\"; leave it out for an undated page";
    cx.fault_hint("bad-value", value.span(), format!("`{}` is not a date", text.value), hint.to_owned());
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_dialled() {
        assert_eq!(dialled("1-888-373-7888"), "18883737888");
        assert_eq!(dialled("1-855-FLA-SAFE"), "18553527233");
        assert_eq!(dialled("+44 (0)800"), "+440800");
    }

    #[test]
    fn addresses() {
        assert_eq!(check_url("https://humantraffickinghotline.org/chat"), Ok(()));
        for bad in [
            "http://x.org",
            "https://",
            "https://localhost",
            "https://x.org/?utm_source=a",
            "https://bit.ly/abc",
            "https://x.org/a b",
            "https://x..org",
            "https://x.org?fbclid=1",
            "https://user@x.org",
            "https://ex.1",
        ] {
            assert!(check_url(bad).is_err(), "{bad}");
        }
    }

    #[test]
    fn region_ids() {
        assert_eq!(id_of("hotlines/US.toml"), Some("US"));
        assert_eq!(id_of("hotlines/US-CA.toml"), Some("US-CA"));
        assert_eq!(id_of("hotlines/usa.toml"), None);
    }
}
