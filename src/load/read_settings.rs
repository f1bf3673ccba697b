//! `handbill.toml`: the campaign's name, region and locales, and the colours and styles its layouts inherit.

use crate::diag::Spanned;
use crate::load::campaign::Settings;
use crate::load::spec::{self, Cx, Table, Value};
use crate::load::theme::Theme;
use crate::load::{limits, values};

/// Reads the file over `theme`. `None` when it has a fault that leaves no settings.
pub fn read(theme: &mut Theme, cx: &mut Cx<'_>) -> Option<Settings> {
    let parsed = spec::parse(cx.source, cx.text, cx.report)?;
    let mut table = Table::new(parsed.get_ref(), parsed.span());
    let t = &mut table;
    let name = cx.require(t, "name", "handbill.toml").and_then(|v| value(v, cx));
    let region = t.get("region").and_then(|v| cx.string(v, "a region, e.g. \"US\""));
    let version = t.get("version").and_then(|v| value(v, cx));
    let venue = t.get("venue").and_then(|v| value(v, cx));
    let locales = t.get("locales").map(|v| {
        let items = cx.array(v, "a list of locales, e.g. [\"en\", \"es\"]", false);
        items.into_iter().filter_map(|item| cx.string(item, "a locale")).collect::<Vec<_>>()
    });
    theme.read(t, cx);
    cx.finish(&table, "handbill.toml");
    let region = region.unwrap_or_else(|| Spanned::new("US".to_owned(), cx.span(0..0)));
    Some(Settings { name: name.unwrap_or_default(), region, version, venue, locales })
}

/// A text that is printed as it stands: one line, no control characters.
fn value(value: &Value<'_>, cx: &mut Cx<'_>) -> Option<String> {
    let text = cx.string(value, "a text in quotes")?;
    match values::check(&text.value, limits::VALUE_CHARS) {
        Ok(()) => Some(text.value.trim().to_owned()),
        Err(message) => {
            cx.fault("bad-value", value.span(), message);
            None
        }
    }
}
