//! `[[hotline]]` and `[[retired]]`: what is published of one line. Regions and what holds between lines are read elsewhere.

use super::{channels, evidence, numbered, plain, quoted, read_source};
use crate::contact::phone;
use crate::diag::{Code, Diagnostic, Spanned};
use crate::load::settings::values::form;
use crate::load::tables::spec::{Cx, Table};
use crate::model::channels::Services;
use crate::model::hotline::{DEAD, Doubt, Hotline};
use crate::model::values::{Kind, Localized};
use crate::schema::hotlines::{HOTLINE, LANGUAGES, RETIRED};
use crate::schema::words::{LINE_KINDS, STATUSES, Status};

pub(super) fn read(t: &Table<'_>, country: &str, cx: &mut Cx<'_>) -> Option<Hotline> {
    let head = t.head(cx.text);
    let id = cx.require(t, "id").and_then(|v| plain(v, cx));
    let name = cx.require(t, "name").and_then(|v| plain(v, cx));
    let mut doubts = Vec::new();
    let (call, dial) = read_call(t, country, &mut doubts, cx).unzip();
    let text = t.get("text").and_then(|v| quoted(v, cx));
    let text = text.and_then(|text| numbered(&text, phone::text(&text.value, country), &mut doubts, cx));
    let (text, text_dial) = text.unzip();
    emergency_lines(t, country, [&call, &text], [&dial, &text_dial], &mut doubts, cx);
    let whatsapp = t.get("whatsapp").and_then(|v| quoted(v, cx));
    let whatsapp =
        whatsapp.and_then(|number| numbered(&number, phone::call(&number.value, None, country), &mut doubts, cx));
    let (whatsapp, whatsapp_dial) = whatsapp.filter(|number| is_international(number, cx)).unzip();
    let hours = t.get("hours").and_then(|v| plain(v, cx)).map(|h| h.value);
    let status = t.get("status").and_then(|v| cx.choice(v, STATUSES)).unwrap_or(Status::Active);
    let hotline = Hotline {
        span: cx.span(head.clone()),
        id: id.map_or_else(String::new, |i| i.value),
        name: name.map_or_else(String::new, |n| n.value),
        operator: t.get("operator").and_then(|v| plain(v, cx)).map(|o| o.value),
        call,
        dial,
        text,
        text_dial,
        keyword: t.get("keyword").and_then(|v| plain(v, cx)).map(|k| k.value),
        whatsapp,
        whatsapp_dial,
        url: form(t, "url", Kind::Web, cx),
        chat: form(t, "chat", Kind::Web, cx),
        services: channels::read(t, cx),
        kind: t.get("kind").and_then(|v| cx.choice(v, LINE_KINDS)),
        always_open: hours.is_some_and(|h| h == "24/7"),
        languages: t.get("languages").and_then(|v| cx.integer(v, LANGUAGES)).and_then(|n| u32::try_from(n).ok()),
        source: read_source(t, HOTLINE.what, cx).unwrap_or_default(),
        evidence: t.get("evidence").and_then(|v| evidence(v, cx)),
        retired: status == Status::Retired,
        draft: status == Status::Draft,
        replaced_by: None,
        since: None,
        tags: t.get("tags").map_or(Vec::new(), |v| {
            let items = cx.array(v, "a tag, or a list of them", true);
            items.into_iter().filter_map(|item| cx.string(item, "a tag")).map(|tag| tag.value).collect()
        }),
        doubts,
    };
    let _note = t.get("note").and_then(|v| cx.string(v, "a note"));
    cx.finish(t);
    if hotline.numbers().next().is_none() && hotline.addresses().next().is_none() {
        // What is written and was refused has its own message.
        if ["call", "text", "url", "chat", "whatsapp"].iter().any(|key| t.map.contains_key(*key)) {
            return None;
        }
        let hint = "give it `call`, `text`, `url`, `chat` or `whatsapp`".to_owned();
        cx.fault_hint(Code::MissingKey, head, "the hotline cannot be reached", hint);
        return None;
    }
    Some(hotline)
}

/// WhatsApp opens a chat with a number that has its country code.
fn is_international(number: &(Spanned<String>, String), cx: &mut Cx<'_>) -> bool {
    let (shown, dial) = number;
    let good = dial.starts_with('+');
    if !good {
        let message = format!("`{}` is no number that WhatsApp can open", shown.value);
        let fault = Diagnostic::new(Code::BadNumber, message).at(shown.span);
        cx.report.push(fault.hint("write the whole number, with the area code or with + and the country code"));
    }
    good
}

/// `[[retired]]`: a number that is dialled no more, so that it is recognised wherever it turns up.
pub(super) fn read_retired(t: &Table<'_>, country: &str, cx: &mut Cx<'_>) -> Option<Hotline> {
    let head = t.head(cx.text);
    let number = cx.require(t, "number").and_then(|v| quoted(v, cx));
    let source = read_source(t, RETIRED.what, cx);
    let replaced_by = t.get("replaced-by").and_then(|v| plain(v, cx)).map(|id| id.value);
    let since = t.get("since").and_then(|v| evidence(v, cx));
    let _note = t.get("note").and_then(|v| cx.string(v, "a note"));
    cx.finish(t);
    let number = number?;
    // What is wrong with a number that nobody may print is no matter; what it dials is.
    let dial = match phone::call(&number.value, None, country) {
        Ok(phone) => phone.dial,
        Err(_) => phone::dialled(&number.value),
    };
    if dial.chars().filter(char::is_ascii_digit).count() < 3 {
        let message = format!("`{}` is no number", number.value);
        cx.report.push(Diagnostic::new(Code::BadNumber, message).at(number.span));
        return None;
    }
    Some(Hotline {
        span: cx.span(head),
        id: format!("{DEAD}{}", number.value),
        name: number.value.clone(),
        operator: None,
        call: Some(number),
        dial: Some(dial),
        text: None,
        text_dial: None,
        keyword: None,
        whatsapp: None,
        whatsapp_dial: None,
        url: Localized::default(),
        chat: Localized::default(),
        services: Services::default(),
        kind: None,
        always_open: false,
        languages: None,
        source: source?,
        evidence: None,
        retired: true,
        draft: false,
        replaced_by,
        since,
        tags: Vec::new(),
        doubts: Vec::new(),
    })
}

/// The emergency number in the place of a hotline: as a text line it is a slip; as the number to call it needs a word, because
/// the sheet would name it twice, as the help line and for danger.
fn emergency_lines(
    table: &Table<'_>,
    country: &str,
    [call, text]: [&Option<Spanned<String>>; 2],
    [dial, text_dial]: [&Option<String>; 2],
    doubts: &mut Vec<Spanned<Doubt>>,
    cx: &mut Cx<'_>,
) {
    let listed = |dial: &Option<String>| dial.as_ref().is_some_and(|dial| phone::is_emergency(dial, country));
    if let Some(text) = text.as_ref().filter(|_| listed(text_dial) && dial != text_dial) {
        let message = format!("`{}` is an emergency number of {country}, and no text line of a hotline", text.value);
        let hint = "write the hotline's own code for text messages, or leave `text` out";
        cx.report.push(Diagnostic::new(Code::BadNumber, message).at(text.span).hint(hint));
    }
    let of_kind = table.map.get("kind").and_then(|kind| kind.get_ref().as_str());
    let told = of_kind.is_some_and(|kind| matches!(kind, "emergency" | "police"));
    let told = told
        || table.map.get("note").and_then(|note| note.get_ref().as_str()).is_some_and(|note| !note.trim().is_empty());
    if let Some(call) = call.as_ref().filter(|_| listed(dial) && !told) {
        let doubt = Doubt {
            message: format!(
                "`{}` is an emergency number of {country}, and stands as the number of a hotline",
                call.value
            ),
            hint: "write the hotline's own number; if there is none, say what kind of line this is: kind = \"police\", or a `note`"
                .to_owned(),
        };
        doubts.push(Spanned::new(doubt, call.span));
    }
}

/// What is called, and what is dialled for it.
fn read_call(
    table: &Table<'_>,
    country: &str,
    doubts: &mut Vec<Spanned<Doubt>>,
    cx: &mut Cx<'_>,
) -> Option<(Spanned<String>, String)> {
    let mut dial = table.get("dial").and_then(|v| cx.string(v, "digits in quotes, e.g. \"+18883737888\""));
    // Spaces between the groups are for the reader; what is dialled has none.
    if let Some(dial) = &mut dial
        && dial.value.starts_with(|c: char| c == '+' || c.is_ascii_digit())
        && dial.value.ends_with(|c: char| c.is_ascii_digit())
    {
        dial.value.retain(|c| !matches!(c, ' ' | '\u{A0}' | '\u{202F}'));
    }
    let Some(call) = table.get("call") else {
        if let Some(dial) = dial {
            let fault = Diagnostic::new(Code::BadNumber, "`dial` without `call`: nothing says which number it is")
                .at(dial.span);
            cx.report.push(fault.hint("write the number as it is published into `call`"));
        }
        return None;
    };
    let call = quoted(call, cx)?;
    match (phone::call(&call.value, dial.as_ref().map(|d| d.value.as_str()), country), dial) {
        (Err(fault), Some(dial)) if fault.dial => {
            let found = Diagnostic::new(Code::BadNumber, fault.message).at(dial.span).label(call.span, "shown");
            cx.report.push(found.hint(fault.hint));
            None
        }
        (read, _) => numbered(&call, read, doubts, cx),
    }
}
