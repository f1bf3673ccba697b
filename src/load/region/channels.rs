//! What is known of each channel of a hotline: `text-languages`, `chat-hours`, `call-source`, `call-evidence`.

use super::{evidence, plain};
use crate::diag::{Code, Diagnostic, Spanned};
use crate::load::tables::spec::{Cx, Table};
use crate::model::channels::{Service, Services, Spoken};
use crate::schema::hotlines::INTERPRETERS;
use crate::text::locales;

/// The keys of a channel, and the key of the channel itself.
struct Keys {
    channel: &'static str,
    languages: &'static str,
    hours: &'static str,
    source: &'static str,
    evidence: &'static str,
}

macro_rules! keys {
    ($channel:literal) => {
        Keys {
            channel: $channel,
            languages: concat!($channel, "-languages"),
            hours: concat!($channel, "-hours"),
            source: concat!($channel, "-source"),
            evidence: concat!($channel, "-evidence"),
        }
    };
}

const ALL: [Keys; 4] = [keys!("call"), keys!("text"), keys!("chat"), keys!("whatsapp")];

pub(super) fn read(table: &Table<'_>, cx: &mut Cx<'_>) -> Services {
    Services::new(ALL.map(|keys| service(table, &keys, cx)))
}

fn service(table: &Table<'_>, keys: &Keys, cx: &mut Cx<'_>) -> Service {
    for key in [keys.languages, keys.hours, keys.source, keys.evidence] {
        if let Some(value) = table.get(key)
            && !table.map.contains_key(keys.channel)
        {
            let range = table.key_range(key).unwrap_or_else(|| value.span());
            let message = format!("`{key}` without `{}`: nothing says what it is about", keys.channel);
            cx.fault(Code::WrongValue, range, message);
        }
    }
    let source = table.get(keys.source).and_then(|v| plain(v, cx));
    if let Some(source) = source.as_ref().filter(|source| source.value.trim().is_empty()) {
        let message = format!("`{}` is empty: leave it out where it is the record's", keys.source);
        cx.report.push(Diagnostic::new(Code::WrongValue, message).at(source.span));
    }
    Service {
        languages: spoken(table, keys.languages, cx),
        always_open: table.get(keys.hours).and_then(|v| plain(v, cx)).map(|hours| hours.value == "24/7"),
        source: source.map(|source| source.value),
        evidence: table.get(keys.evidence).and_then(|v| evidence(v, cx)),
    }
}

/// `["en", "es"]`, or `"interpreters"`.
pub(crate) fn spoken(table: &Table<'_>, key: &'static str, cx: &mut Cx<'_>) -> Spoken {
    let Some(value) = table.get(key) else { return Spoken::Unknown };
    if value.get_ref().as_str() == Some(INTERPRETERS) {
        return Spoken::Interpreters;
    }
    let items = cx.array(value, "\"interpreters\", or a list of languages: [\"en\", \"es\"]", false);
    if value.get_ref().is_array() && items.is_empty() {
        cx.fault(Code::WrongValue, value.span(), "no language is named: leave the key out where they are not known");
    }
    let written = items.into_iter().filter_map(|item| cx.string(item, "a language, e.g. \"es\""));
    let written: Vec<Spanned<String>> = written.collect();
    let mut out = Vec::new();
    for language in written {
        match locales::canonical(&language.value).filter(|_| locales::is_language(&language.value)) {
            Some(id) => out.push(id.id.to_string()),
            None => {
                let message = format!("`{}` is no language", language.value);
                let fault = Diagnostic::new(Code::WrongValue, message).at(language.span);
                cx.report.push(fault.hint("write language tags, e.g. [\"en\", \"es\", \"zh-Hans\"]"));
            }
        }
    }
    if out.is_empty() { Spoken::Unknown } else { Spoken::In(out) }
}
