//! `NUMBER`, `DATETIME` and `LIST`: what a text may call. `check_functions` refuses every other call when a text is read.
//!
//! Numbers and dates leave Fluent as they came, marked, and take their form when the text is finished (`texts`): the
//! bundle's formatter cannot know the locale, because the bundle counts in the name of another one (`plurals`).

use std::sync::Arc;

use fluent::types::{FluentNumber, FluentNumberOptions};
use fluent::{FluentArgs, FluentValue};

use crate::model::values::Values;
use crate::text::dates;
use crate::text::marks::{Form, Mark, bare};
use crate::text::number_format::{DateStyle, Forms, Grouping, ListKind, ListWidth};
use crate::text::texts::{ABSENT, MISSING, unwrap_values};

/// A function with its named arguments and their values, the default first.
pub struct Function {
    pub name: &'static str,
    pub named: &'static [(&'static str, &'static [&'static str])],
}

pub const FUNCTIONS: [Function; 3] = [
    Function {
        name: "NUMBER",
        named: &[("type", &["cardinal", "ordinal"]), ("useGrouping", &["auto", "min2", "never"])],
    },
    Function {
        name: "DATETIME",
        named: &[("dateStyle", &["long", "full", "medium", "short"]), ("timeStyle", &["short"])],
    },
    Function { name: "LIST", named: &[("type", &["and", "or", "unit"]), ("style", &["wide", "short", "narrow"])] },
];

/// A number that counts as `counted` and prints as `shown`: where they differ, the field that nothing here uses otherwise
/// carries it. Nowhere else: a number with options equals no `[0]`.
pub fn number(counted: u32, shown: u32) -> FluentNumber {
    if counted == shown {
        return FluentNumber::new(f64::from(shown), FluentNumberOptions::default());
    }
    let marked = Mark::Form(Form::Number(Grouping::Auto)).wrap(&shown.to_string());
    let options = FluentNumberOptions { currency: Some(marked), ..FluentNumberOptions::default() };
    FluentNumber::new(f64::from(counted), options)
}

/// What is printed of a number, marked.
pub fn printed(number: &FluentNumber) -> String {
    let carried = number.options.currency.clone();
    carried.unwrap_or_else(|| Mark::Form(Form::Number(Grouping::Auto)).wrap(&number.as_string()))
}

/// Which of the values of a named argument was written; the first where none was.
fn chosen<T: Copy>(named: &FluentArgs<'_>, name: &str, known: &[(&str, T)]) -> T {
    let written = named.get(name).and_then(|v| if let FluentValue::String(s) = v { Some(s.as_ref()) } else { None });
    known.iter().find(|(word, _)| Some(*word) == written).map_or(known[0].1, |(_, value)| *value)
}

pub fn number_function<'a>(positional: &[FluentValue<'a>], named: &FluentArgs<'_>) -> FluentValue<'a> {
    let Some(FluentValue::Number(number)) = positional.first() else { return FluentValue::Error };
    let known = [("auto", Grouping::Auto), ("min2", Grouping::FromFive), ("never", Grouping::Never)];
    let grouping = chosen(named, "useGrouping", &known);
    let mut out = number.clone();
    if let Some(FluentValue::String(counting)) = named.get("type") {
        out.options.r#type = counting.as_ref().into();
    }
    if grouping != Grouping::Auto {
        out.options.currency = Some(Mark::Form(Form::Number(grouping)).wrap(&bare(&printed(number))));
    }
    FluentValue::Number(out)
}

pub fn date_function<'a>(positional: &[FluentValue<'a>], named: &FluentArgs<'_>) -> FluentValue<'a> {
    let Some(FluentValue::String(value)) = positional.first() else { return FluentValue::Error };
    if value == ABSENT {
        return FluentValue::from(ABSENT);
    }
    let bare = bare(value);
    if dates::time(&bare).is_some() {
        return FluentValue::from(Mark::Form(Form::Time).wrap(&bare));
    }
    let known = [
        ("long", DateStyle::Long),
        ("full", DateStyle::Full),
        ("medium", DateStyle::Medium),
        ("short", DateStyle::Short),
    ];
    FluentValue::from(Mark::Form(Form::Date(chosen(named, "dateStyle", &known))).wrap(&bare))
}

/// What the record lacks is left out; a list of nothing is lacking itself.
pub fn list_function<'a>(
    forms: &Arc<Forms>,
    values: &Values,
    positional: &[FluentValue<'a>],
    named: &FluentArgs<'_>,
) -> FluentValue<'a> {
    let mut marked: Vec<String> = Vec::new();
    for value in positional {
        match value {
            FluentValue::Number(number) => marked.push(printed(number)),
            FluentValue::String(text) if text == ABSENT || text.is_empty() || text.contains(MISSING) => {}
            FluentValue::String(text) => marked.push(text.as_ref().to_owned()),
            _ => return FluentValue::Error,
        }
    }
    if marked.is_empty() {
        return FluentValue::from(ABSENT);
    }
    let kind = chosen(named, "type", &[("and", ListKind::And), ("or", ListKind::Or), ("unit", ListKind::Unit)]);
    let widths = [("wide", ListWidth::Wide), ("short", ListWidth::Short), ("narrow", ListWidth::Narrow)];
    // The words between the items may hang on how an item begins (Spanish "o", "u"): so on what will be printed.
    let plain: Vec<String> = marked.iter().map(|item| unwrap_values(item, forms, values).text).collect();
    let (mut text, places) = forms.list(&plain, kind, chosen(named, "style", &widths));
    for (place, item) in places.into_iter().zip(&marked).rev() {
        text.replace_range(place, item);
    }
    FluentValue::from(text)
}
