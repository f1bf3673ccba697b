//! `NUMBER`, `DATETIME` and `LIST`: what a text may call. `check_functions` refuses every other call when a text is read.
//!
//! Numbers and dates leave Fluent as they came, marked, and take their form when the text is finished (`texts`): the
//! bundle's formatter cannot know the locale, because the bundle counts in the name of another one (`plurals`).

use std::sync::Arc;

use fluent::types::{FluentNumber, FluentNumberOptions};
use fluent::{FluentArgs, FluentValue};

use crate::text::forms::DateStyle;

use crate::text::forms::Forms;

use crate::text::forms::Grouping;

use crate::text::forms::ListKind;

use crate::text::characters::{CLOSE_SENTINEL, FIRST_SENTINEL};
use crate::text::forms::ListWidth;
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
    Function { name: "DATETIME", named: &[("dateStyle", &["long", "medium", "short"])] },
    Function { name: "LIST", named: &[("type", &["and", "or", "unit"]), ("style", &["wide", "short", "narrow"])] },
];

/// What a marked stretch of a text becomes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Form {
    Number(Grouping),
    Date(DateStyle),
}

const FORMS: [Form; 6] = [
    Form::Number(Grouping::Auto),
    Form::Number(Grouping::FromFive),
    Form::Number(Grouping::Never),
    Form::Date(DateStyle::Long),
    Form::Date(DateStyle::Medium),
    Form::Date(DateStyle::Short),
];
/// Behind the sentinels of the variables.
const FIRST_FORM: u32 = FIRST_SENTINEL as u32 + 16;

impl Form {
    pub fn of_sentinel(c: char) -> Option<Self> {
        let at = u32::from(c).checked_sub(FIRST_FORM)?;
        FORMS.get(usize::try_from(at).ok()?).copied()
    }

    fn mark(self, text: &str) -> String {
        let at = FORMS.iter().position(|form| *form == self).and_then(|at| u32::try_from(at).ok()).unwrap_or(0);
        let open = char::from_u32(FIRST_FORM + at).unwrap_or(FIRST_SENTINEL);
        format!("{open}{text}{CLOSE_SENTINEL}")
    }
}

/// A number that counts as `counted` and prints as `shown`: where they differ, the field that nothing here uses otherwise
/// carries it. Nowhere else: a number with options equals no `[0]`.
pub fn number(counted: u32, shown: u32) -> FluentNumber {
    if counted == shown {
        return FluentNumber::new(f64::from(shown), FluentNumberOptions::default());
    }
    let marked = Form::Number(Grouping::Auto).mark(&shown.to_string());
    let options = FluentNumberOptions { currency: Some(marked), ..FluentNumberOptions::default() };
    FluentNumber::new(f64::from(counted), options)
}

/// What is printed of a number, marked.
pub fn printed(number: &FluentNumber) -> String {
    let carried = number.options.currency.clone();
    carried.unwrap_or_else(|| Form::Number(Grouping::Auto).mark(&number.as_string()))
}

fn bare(marked: &str) -> String {
    marked.chars().filter(|c| !('\u{FDD0}'..=CLOSE_SENTINEL).contains(c)).collect()
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
        out.options.currency = Some(Form::Number(grouping).mark(&bare(&printed(number))));
    }
    FluentValue::Number(out)
}

pub fn date_function<'a>(positional: &[FluentValue<'a>], named: &FluentArgs<'_>) -> FluentValue<'a> {
    let Some(FluentValue::String(value)) = positional.first() else { return FluentValue::Error };
    if value == ABSENT {
        return FluentValue::from(ABSENT);
    }
    let known = [("long", DateStyle::Long), ("medium", DateStyle::Medium), ("short", DateStyle::Short)];
    FluentValue::from(Form::Date(chosen(named, "dateStyle", &known)).mark(&bare(value)))
}

/// What the record lacks is left out; a list of nothing is lacking itself.
pub fn list_function<'a>(
    forms: &Arc<Forms>,
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
    let plain: Vec<String> = marked.iter().map(|item| unwrap_values(item, forms).text).collect();
    let (mut text, places) = forms.list(&plain, kind, chosen(named, "style", &widths));
    for (place, item) in places.into_iter().zip(&marked).rev() {
        text.replace_range(place, item);
    }
    FluentValue::from(text)
}
