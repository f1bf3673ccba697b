//! `[organization]` and `[values]` of `handbill.toml`: what a campaign shows beside its texts and its hotlines.
//!
//! A value's type follows from how it is written; each may have one form a locale. Telephone numbers may not come in here:
//! `free_fields` looks for them.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use crate::contact::address;
use crate::diag::{Code, Diagnostic, Report, Spanned};
use crate::limits;
use crate::load::campaign::Locale;
use crate::load::layouts::boxes;
use crate::load::tables::spec::{Cx, Table, Value};
use crate::load::tables::suggest;
use crate::model::FreeField;
use crate::model::layout::{BoxSpec, ContentSpec, Layout};
use crate::model::values::{Fact, Kind, Localized, Organization, Own, Partner, ValueId, Values};
use crate::schema::settings::{self, ORGANIZATION, PARTNER, VALUE, VALUES};
use crate::text::dates::Seen;
use crate::text::{characters, dates, locales};

/// `[organization]`; what is printed as it was typed goes to `free`.
pub fn organization(value: &Value<'_>, free: &mut Vec<FreeField>, cx: &mut Cx<'_>) -> Organization {
    let Some(table) = cx.table(value, &ORGANIZATION) else { return Organization::default() };
    let t = &table;
    let name = form(t, "name", Kind::Name, cx);
    free.extend(typed("name", &name));
    let organization = Organization {
        name,
        web: form(t, "web", Kind::Web, cx),
        email: form(t, "email", Kind::Email, cx),
        logo: form(t, "logo", Kind::Image, cx),
        partners: partners(t, free, cx),
    };
    cx.finish(&table);
    organization
}

fn partners(t: &Table<'_>, free: &mut Vec<FreeField>, cx: &mut Cx<'_>) -> Vec<Arc<Partner>> {
    let Some(value) = t.get("partner") else { return Vec::new() };
    let tables = cx.tables(value, "organization.partner", &PARTNER);
    if tables.len() > limits::PARTNERS {
        cx.fault(Code::TooMany, value.span(), format!("an organization has at most {} partners", limits::PARTNERS));
    }
    let mut partners: Vec<Arc<Partner>> = Vec::new();
    for table in tables.into_iter().take(limits::PARTNERS) {
        let head = table.head(cx.text);
        let t = &table;
        if t.get("name").is_none() {
            cx.fault(Code::MissingKey, head.clone(), "a partner needs `name`");
        }
        let partner = Partner {
            span: cx.span(head),
            name: form(t, "name", Kind::Name, cx),
            web: form(t, "web", Kind::Web, cx),
            logo: form(t, "logo", Kind::Image, cx),
        };
        free.extend(typed("name", &partner.name));
        cx.finish(&table);
        partners.push(Arc::new(partner));
    }
    partners
}

/// A free field for every form of a text.
pub fn typed(key: &'static str, forms: &Localized) -> Vec<FreeField> {
    forms.all().map(|form| FreeField { key, value: form.clone() }).collect()
}

/// A key of one known type, in one form for all locales or one each.
pub fn form(table: &Table<'_>, key: &'static str, kind: Kind, cx: &mut Cx<'_>) -> Localized {
    let Some(value) = table.get(key) else { return Localized::default() };
    let mut forms = Localized::default();
    for (locale, value) in split(value, cx) {
        let read = text(value, cx).and_then(|text| match kind {
            Kind::Name => plain(&text, cx),
            _ => checked(text, kind, cx),
        });
        put(&mut forms, locale, read);
    }
    forms
}

fn put(forms: &mut Localized, locale: Option<String>, value: Option<Spanned<String>>) {
    match (locale, value) {
        (Some(locale), Some(value)) => _ = forms.by_locale.insert(locale, value),
        (None, value) => forms.any = value,
        (Some(_), None) => {}
    }
}

/// `"…"`, or `{ en = "…", es = "…" }`: the forms with their locales.
fn split<'t>(value: &'t Value<'t>, cx: &mut Cx<'_>) -> Vec<(Option<String>, &'t Value<'t>)> {
    let Some(map) = value.get_ref().as_table() else { return vec![(None, value)] };
    if map.is_empty() {
        cx.fault(Code::WrongValue, value.span(), "a value of no form");
    }
    let mut out = Vec::new();
    for (key, value) in map {
        let name = key.get_ref().as_ref();
        match locales::canonical(name) {
            Some(id) if locales::is_language(name) => out.push((Some(id.id.to_string()), value)),
            _ => {
                let hint = "a value has one form, or one a locale: { en = \"…\", es = \"…\" }".to_owned();
                cx.fault_hint(Code::WrongValue, key.span(), format!("`{name}` is no locale"), hint);
            }
        }
    }
    out
}

fn text(value: &Value<'_>, cx: &mut Cx<'_>) -> Option<Spanned<String>> {
    cx.string(value, "a text in quotes")
}

fn plain(text: &Spanned<String>, cx: &mut Cx<'_>) -> Option<Spanned<String>> {
    let range = text.span.start..text.span.end;
    if let Err(message) = characters::check(&text.value, limits::VALUE_CHARS) {
        cx.fault(Code::BadValue, range, message);
        return None;
    }
    if text.value.trim().is_empty() {
        cx.fault(Code::BadValue, range, "nothing is written here: leave the key out where there is nothing to say");
        return None;
    }
    Some(Spanned::new(text.value.trim().to_owned(), text.span))
}

/// An address, a date, a time or a picture as it is kept.
fn checked(text: Spanned<String>, kind: Kind, cx: &mut Cx<'_>) -> Option<Spanned<String>> {
    let range = text.span.start..text.span.end;
    let written = text.value.as_str();
    match kind {
        Kind::Web => match address::check(written) {
            Ok(opened) => Some(Spanned::new(opened, text.span)),
            Err(fault) => {
                cx.fault_hint(Code::BadUrl, range, fault.message, fault.hint.to_owned());
                None
            }
        },
        Kind::Email if !is_email(written) => {
            let hint = "write it as it is published: name@example.org".to_owned();
            cx.fault_hint(Code::BadUrl, range, format!("`{written}` is no e-mail address"), hint);
            None
        }
        Kind::Image => match boxes::image_path(written) {
            Ok(()) => Some(text),
            Err((code, message, hint)) => {
                cx.fault_hint(code, range, message, hint);
                None
            }
        },
        _ => Some(text),
    }
}

/// `[values]`.
pub fn own(value: &Value<'_>, free: &mut Vec<FreeField>, cx: &mut Cx<'_>) -> Vec<Own> {
    let Some(map) = value.get_ref().as_table() else {
        cx.table(value, &VALUES);
        return Vec::new();
    };
    let mut out: Vec<Own> = Vec::new();
    for (key, value) in map {
        let name = key.get_ref().as_ref();
        if settings::is_plain(name) {
            let hint = "put it above the first line in square brackets".to_owned();
            let message = format!("`{name}` stands below `[values]`, and is no value");
            cx.fault_hint(Code::UnknownKey, key.span(), message, hint);
            continue;
        }
        let letters = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-';
        if !name.starts_with(|c: char| c.is_ascii_lowercase()) || !name.chars().all(letters) || name.len() > 40 {
            let hint = "lower-case letters, digits and hyphens, at most 40".to_owned();
            cx.fault_hint(Code::WrongValue, key.span(), format!("`{name}` is no name for a value"), hint);
            continue;
        }
        if out.len() == limits::OWN_VALUES {
            cx.fault(Code::TooMany, key.span(), format!("a campaign has at most {} values", limits::OWN_VALUES));
            break;
        }
        let span = cx.span(key.span());
        if let Some((kind, forms)) = one(value, cx) {
            if kind == Kind::Name {
                free.extend(typed("values", &forms));
            }
            out.push(Own { name: format!("values.{name}"), kind, span, forms, line: None });
        }
    }
    out
}

/// The type that a value is written in, with its forms.
fn one(value: &Value<'_>, cx: &mut Cx<'_>) -> Option<(Kind, Localized)> {
    let image = value.get_ref().as_table().and_then(|map| map.get("image"));
    if let Some(path) = image {
        let table = cx.table(value, &VALUE)?;
        table.get("image");
        cx.finish(&table);
        let mut forms = Localized::default();
        for (locale, path) in split(path, cx) {
            let read = text(path, cx).and_then(|path| checked(path, Kind::Image, cx));
            put(&mut forms, locale, read);
        }
        return Some((Kind::Image, forms));
    }
    let mut found: Option<Kind> = None;
    let mut forms = Localized::default();
    for (locale, value) in split(value, cx) {
        let (kind, written) = scalar(value, cx)?;
        if found.is_some_and(|before| before != kind) {
            let before = found.map_or("", Kind::named);
            let message = format!("this form is a {}, and the first one is a {before}", kind.named());
            cx.fault(Code::WrongValue, value.span(), message);
            return None;
        }
        found = Some(kind);
        put(&mut forms, locale, Some(written));
    }
    Some((found?, forms))
}

fn scalar(value: &Value<'_>, cx: &mut Cx<'_>) -> Option<(Kind, Spanned<String>)> {
    let span = cx.span(value.span());
    if value.get_ref().is_str() {
        let written = text(value, cx)?;
        let kind = kind_of(written.value.trim());
        if kind == Kind::Name
            && let Some(what) = almost(written.value.trim())
        {
            let message = format!("`{}` is written like a {what}, and there is none", written.value.trim());
            let hint = format!("write a {what} that there is, or words");
            cx.fault_hint(Code::BadValue, value.span(), message, hint);
            return None;
        }
        let read = if kind == Kind::Name { plain(&written, cx) } else { checked(written, kind, cx) };
        return read.map(|text| (kind, text));
    }
    if value.get_ref().is_integer() {
        let number = cx.integer(value, 0..=i64::from(u32::MAX))?;
        return Some((Kind::Number, Spanned::new(number.to_string(), span)));
    }
    let shown = cx.text.get(value.span()).unwrap_or_default().to_owned();
    if let toml::de::DeValue::Datetime(at) = value.get_ref() {
        match (at.date, at.time) {
            (Some(date), None) => {
                let day = format!("{:04}-{:02}-{:02}", date.year, date.month, date.day);
                if kind_of(&day) == Kind::Date {
                    return Some((Kind::Date, Spanned::new(day, span)));
                }
            }
            (None, Some(time)) => {
                let written = format!("{:02}:{:02}", time.hour, time.minute);
                return Some((Kind::Time, Spanned::new(written, span)));
            }
            _ => {
                let hint = "write the day and the time as two values".to_owned();
                cx.fault_hint(Code::WrongValue, value.span(), format!("`{shown}` is a day with a time"), hint);
                return None;
            }
        }
    }
    let hint = "a text, an https address, an e-mail address, a date 2026-12-05, a time \"18:00\", a whole number, \
                { image = \"art/logo.svg\" }, or one form a locale";
    cx.fault_hint(Code::WrongValue, value.span(), format!("`{shown}` is no value"), hint.to_owned());
    None
}

/// The type of what is written in quotes.
pub fn kind_of(written: &str) -> Kind {
    if written.contains("://") {
        Kind::Web
    } else if matches!(Seen::parse(written), Some(Seen::Day(..))) {
        Kind::Date
    } else if dates::time(written).is_some() {
        Kind::Time
    } else if is_email(written) {
        Kind::Email
    } else {
        Kind::Name
    }
}

/// What has the form of a day or a time and is none: `2026-13-40`, `25:00`.
fn almost(written: &str) -> Option<&'static str> {
    let form: String = written.chars().map(|c| if c.is_ascii_digit() { '0' } else { c }).collect();
    match form.as_str() {
        "0000-00-00" => Some("day"),
        "0:00" | "00:00" => Some("time"),
        _ => None,
    }
}

fn is_email(text: &str) -> bool {
    let Some((local, host)) = text.split_once('@') else { return false };
    let plain = |c: char| c.is_ascii_alphanumeric() || ".!#$%&'*+/=?^_`{|}~-".contains(c);
    // `4142240017@…` reads as a number to call.
    let figures = local.bytes().filter(u8::is_ascii_digit).count();
    !local.is_empty()
        && local.len() <= 64
        && figures < 7
        && local.chars().all(plain)
        && !local.starts_with('.')
        && !local.ends_with('.')
        && !local.contains("..")
        && host.chars().all(|c| c.is_ascii_alphanumeric() || c == '-' || c == '.')
        && address::check(&format!("https://{host}/")).is_ok()
}

/// A value that is given for one run: `motto=We listen`, `venue=Hotel`, `organization.name=…`. It is of the type that the
/// campaign gives it.
///
/// # Errors
/// A name that is no value of the campaign, or what is no value of its type.
pub fn given(values: &Values, name: &str, written: &str) -> Result<(ValueId, Fact), Box<Diagnostic>> {
    const OPEN: [&str; 3] = ["record.venue", "organization.name", "organization.web"];
    let open = |id: ValueId| {
        let dotted = values.name(id);
        dotted.starts_with("values.") || OPEN.contains(&dotted) || dotted == "organization.email"
    };
    let found = values.find(&format!("values.{name}")).or_else(|| values.find(name)).filter(|id| open(*id));
    let Some(id) = found else {
        let known: Vec<&str> = values.all().filter(|id| open(*id)).map(|id| values.name(id)).collect();
        let short = known.iter().map(|name| name.strip_prefix("values.").unwrap_or(name));
        let mut fault =
            Diagnostic::new(Code::UnknownValue, format!("`{name}`: the campaign has no value of this name"));
        fault.hints.extend(suggest::hint(name, short));
        return Err(Box::new(fault.hint("a new value is written into `[values]` of handbill.toml first")));
    };
    let kind = values.kind(id);
    let wrong = |message: String| Box::new(Diagnostic::new(Code::WrongValue, format!("`{name}`: {message}")));
    let written = written.trim();
    let text = match kind {
        Kind::Number => written.parse::<u32>().map(|number| number.to_string()).ok(),
        Kind::Web => Some(address::check(written).map_err(|why| Box::new(wrong(why.message).hint(why.hint)))?),
        Kind::Name | Kind::Image => Some(written.to_owned()),
        kind => (kind_of(written) == kind).then(|| written.to_owned()),
    };
    let Some(text) = text else { return Err(wrong(format!("`{written}` is no {}", kind.named()))) };
    characters::check(&text, limits::VALUE_CHARS).map_err(wrong)?;
    if text.is_empty() {
        return Err(wrong("it is empty".to_owned()));
    }
    let opens = (kind == Kind::Web).then(|| text.clone());
    Ok((id, Fact { text, opens, span: None }))
}

/// The addresses that are values of the campaign.
pub fn addresses(organization: &Organization, values: &Values) -> Vec<String> {
    let webs = std::iter::once(&organization.web).chain(organization.partners.iter().map(|partner| &partner.web));
    let own = values.own().iter().filter(|own| own.kind == Kind::Web).map(|own| &own.forms);
    webs.chain(own).flat_map(Localized::all).map(|form| form.value.clone()).collect()
}

/// Values of `[values]` that no text, box, code or condition asks for. Asked when all layouts and texts are known.
pub fn unused(
    campaign: (&Values, &[Own]),
    layouts: &BTreeMap<String, Arc<Layout>>,
    locales: [&BTreeMap<String, Arc<Locale>>; 2],
    report: &mut Report,
) {
    let (values, own) = campaign;
    let texts = locales.iter().flat_map(|locales| locales.values()).map(|locale| &locale.texts);
    let mut used: BTreeSet<ValueId> =
        texts.flat_map(|texts| texts.keys().flat_map(|key| texts.variables(key))).collect();
    for face in layouts.values().flat_map(|layout| &layout.faces) {
        named(&face.boxes, values, &mut used);
    }
    for own in own {
        if values.find(&own.name).is_none_or(|id| !used.contains(&id)) {
            let name = own.name.strip_prefix("values.").unwrap_or(&own.name);
            let message = format!("the value `{name}` stands on no sheet");
            let hint = format!("a text prints it with {{ $values-{name} }}, a box with value = \"{}\"", own.name);
            report.push(Diagnostic::new(Code::UnusedValue, message).at(own.span).hint(hint));
        }
    }
}

fn named(boxes: &[Arc<BoxSpec>], values: &Values, used: &mut BTreeSet<ValueId>) {
    for item in boxes {
        used.extend(item.when.iter().chain(&item.unless));
        match &item.content {
            ContentSpec::Value(id) | ContentSpec::Picture(id) => _ = used.insert(*id),
            ContentSpec::Qr(payload) => used.extend(values.find(payload.value.trim_matches(['{', '}']))),
            ContentSpec::Boxes { boxes, .. } => named(boxes, values, used),
            _ => {}
        }
    }
}
