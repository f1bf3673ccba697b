//! The texts of one locale: a Fluent bundle that never falls back in silence, and knows where each value landed.
//!
//! Reading and checking the `.ftl` files is `load/locale`'s; filling layouts is `resolve`'s.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;
use std::sync::Arc;

use fluent::concurrent::FluentBundle;
use fluent::resolver::ResolverError;
use fluent::resolver::errors::ReferenceKind;
use fluent::{FluentArgs, FluentError, FluentResource, FluentValue};

use crate::diag::Span;
use crate::limits;
use crate::model::values::{Kind, ROWS, ValueId, Values};
use crate::text::functions;
use crate::text::marks::{Form, Mark, pieces};
use crate::text::number_format::{DateStyle, Forms};
use crate::text::plurals::Plurals;
use crate::text::pseudo::Pseudo;

/// The selector's word for a variable that the record lacks: `{ $evidence -> [none] … }`.
pub const ABSENT: &str = "none";
/// Printed in place of a value that is for selectors only; found and refused after formatting.
const SELECTOR_ONLY: char = '\u{FDED}';
/// Printed in place of [`ABSENT`].
pub const MISSING: char = '\u{FDEE}';

/// The values of one job, as they are printed. One that is not set counts as absent.
#[derive(Debug, Clone, Default)]
pub struct Args {
    pub values: BTreeMap<ValueId, String>,
}

/// What was printed at a place of a text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Printed {
    /// The value as it is in the record.
    Value(ValueId),
    /// A date in the words of the locale.
    Date,
    /// A time of day; behind a word of calling it is read as a number like one that is typed.
    Time,
}

/// A formatted message with the places of its values; markup is still in it.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Formatted {
    pub text: String,
    pub values: Vec<(Range<usize>, Printed)>,
}

/// Why a message could not be formatted.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum TextFault {
    /// The locale has no such message.
    Unknown,
    /// The message itself was refused when it was read; that fault is in the report already.
    Broken,
    /// It prints values that the record lacks.
    Missing(Vec<ValueId>),
    /// It prints a variable that is for selectors only.
    SelectorOnly,
    /// Anything else, in words.
    Other(String),
}

/// One message or attribute.
#[derive(Debug, Clone)]
pub struct Template {
    pub span: Span,
    /// Every variable that any of its variants mentions, through references too.
    pub variables: BTreeSet<ValueId>,
    pub broken: bool,
}

/// The messages of a locale, those of its parent locale included.
pub struct Texts {
    bundle: FluentBundle<Arc<FluentResource>>,
    plurals: Plurals,
    forms: Arc<Forms>,
    values: Arc<Values>,
    entries: BTreeMap<String, Template>,
    /// A file of the locale could not be read: texts may seem to be missing that are not.
    pub incomplete: bool,
    /// What is done to a text after it was formatted.
    pub pseudo: Option<Pseudo>,
}

impl std::fmt::Debug for Texts {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Texts").field("entries", &self.entries.len()).finish_non_exhaustive()
    }
}

impl Texts {
    /// From resources in ascending order of precedence; `id` is the locale's, `zero` that of its digits where they are
    /// not Latin.
    pub fn new(
        id: &str,
        zero: Option<char>,
        values: &Arc<Values>,
        resources: &[Arc<FluentResource>],
        entries: BTreeMap<String, Template>,
    ) -> Self {
        let plurals = Plurals::new(id);
        let forms = Arc::new(Forms::new(id, zero));
        let mut bundle = FluentBundle::new_concurrent(vec![plurals.language.clone()]);
        bundle.set_use_isolating(false);
        // The bundle is new: nothing in it can be defined twice.
        let _ = bundle.add_function("NUMBER", functions::number_function);
        let _ = bundle.add_function("DATETIME", functions::date_function);
        let (own, known) = (Arc::clone(&forms), Arc::clone(values));
        let _ = bundle.add_function("LIST", move |items, named| functions::list_function(&own, &known, items, named));
        bundle.set_formatter(Some(mark_unprintable));
        for resource in resources {
            bundle.add_resource_overriding(Arc::clone(resource));
        }
        Self { bundle, plurals, forms, values: Arc::clone(values), entries, incomplete: false, pseudo: None }
    }

    /// Whether the message (`id`) or attribute (`id.attribute`) exists and has a value.
    pub fn contains(&self, key: &str) -> bool {
        self.entries.contains_key(key)
    }

    /// Where the message is written.
    pub fn span(&self, key: &str) -> Option<Span> {
        self.entries.get(key).map(|e| e.span)
    }

    /// Every key, sorted.
    pub fn keys(&self) -> impl Iterator<Item = &str> + Clone {
        self.entries.keys().map(String::as_str)
    }

    /// The variables that any variant of the message mentions.
    pub fn variables(&self, key: &str) -> BTreeSet<ValueId> {
        self.entries.get(key).map(|e| e.variables.clone()).unwrap_or_default()
    }

    /// Formats a message.
    ///
    /// # Errors
    /// Whatever would make the sheet wrong: nothing is ever printed in place of a value.
    pub fn format(&self, key: &str, args: &Args) -> Result<Formatted, Vec<TextFault>> {
        let Some(entry) = self.entries.get(key) else { return Err(vec![TextFault::Unknown]) };
        if entry.broken {
            return Err(vec![TextFault::Broken]);
        }
        let (id, attribute) = key.split_once('.').map_or((key, None), |(id, a)| (id, Some(a)));
        let message = self.bundle.get_message(id);
        let pattern = message.as_ref().and_then(|m| match attribute {
            Some(name) => m.get_attribute(name).map(|a| a.value()),
            None => m.value(),
        });
        let Some(pattern) = pattern else { return Err(vec![TextFault::Unknown]) };
        let mut errors = Vec::new();
        let mut text = Bounded::default();
        // Not `format_pattern`: that would run the formatter over the finished text as well.
        let written = self.bundle.write_pattern(&mut text, pattern, Some(&self.arguments(entry, args)), &mut errors);
        let mut faults: Vec<TextFault> = errors.iter().map(explain).collect();
        let text = text.0;
        if written.is_err() || text.chars().count() > limits::MESSAGE_CHARS {
            faults.push(TextFault::Other(format!("it is longer than {} characters", limits::MESSAGE_CHARS)));
        }
        let formatted = unwrap_values(&text, &self.forms, &self.values);
        if text.contains(SELECTOR_ONLY) {
            faults.push(TextFault::SelectorOnly);
        }
        if text.contains(MISSING) {
            let lacking = entry.variables.iter().filter(|v| !args.values.contains_key(v)).copied().collect();
            faults.push(TextFault::Missing(lacking));
        }
        faults.dedup();
        if !faults.is_empty() {
            return Err(faults);
        }
        Ok(match self.pseudo {
            Some(pseudo) => pseudo.transform(formatted),
            None => formatted,
        })
    }
}

impl Texts {
    /// What the message asks for, under every name that texts know it by.
    fn arguments(&self, entry: &Template, args: &Args) -> FluentArgs<'static> {
        let mut out = FluentArgs::with_capacity(entry.variables.len() * 2);
        for id in &entry.variables {
            let number = |value: &String| value.parse::<u32>().ok();
            let value = match (self.values.kind(*id), args.values.get(id)) {
                (_, None) => FluentValue::from(ABSENT),
                (Kind::Choice(_), Some(word)) => FluentValue::from(word.clone()),
                (Kind::Number | Kind::Count, Some(value)) if number(value).is_some() => {
                    let shown = number(value).unwrap_or_default();
                    FluentValue::Number(functions::number(self.plurals.counted_as(shown), shown))
                }
                (_, Some(value)) => FluentValue::from(Mark::Value(*id).wrap(value)),
            };
            for name in self.values.names_in_texts(*id) {
                out.set(name, value.clone());
            }
        }
        out
    }
}

/// Takes no more than a text may have: references to references multiply.
#[derive(Debug, Default)]
struct Bounded(String);

impl std::fmt::Write for Bounded {
    fn write_str(&mut self, text: &str) -> std::fmt::Result {
        if self.0.len() + text.len() > limits::MESSAGE_CHARS * 4 {
            return Err(std::fmt::Error);
        }
        self.0.push_str(text);
        Ok(())
    }
}

/// Runs where a value is printed, never where it is compared: marks numbers, and what only a selector may see.
fn mark_unprintable<M>(value: &FluentValue<'_>, _: &M) -> Option<String> {
    match value {
        FluentValue::Number(number) => Some(functions::printed(number)),
        FluentValue::String(s) if s == ABSENT => Some(MISSING.to_string()),
        FluentValue::String(s) if is_choice(s) => Some(SELECTOR_ONLY.to_string()),
        _ => None,
    }
}

/// Whether it is a word of a value that texts only choose by. Values that are printed have marks around them.
fn is_choice(word: &str) -> bool {
    ROWS.iter().any(|row| matches!(row.kind, Kind::Choice(words) if words.contains(&word)))
}

/// Takes the marks out: gives numbers and dates their form, and notes where values stand. A number in a sentence is
/// prose, like one that the translation spells out: `resolve::tokens` keeps it with its unit.
pub fn unwrap_values(text: &str, forms: &Forms, values: &Values) -> Formatted {
    let mut out = Formatted { text: String::with_capacity(text.len()), values: Vec::new() };
    for (mark, piece) in pieces(text) {
        let start = out.text.len();
        let form = match mark {
            None => None,
            Some(Mark::Form(form)) => Some(form),
            Some(Mark::Value(id)) => match values.kind(id) {
                Kind::Date => Some(Form::Date(DateStyle::Long)),
                Kind::Time => Some(Form::Time),
                _ => None,
            },
        };
        match form {
            None => out.text.push_str(piece),
            Some(Form::Number(grouping)) => out.text.push_str(&forms.number(piece, grouping)),
            Some(Form::Date(style)) => out.text.push_str(&forms.date(piece, style)),
            Some(Form::Time) => out.text.push_str(&forms.time(piece)),
        }
        let range = start..out.text.len();
        match (form, mark) {
            (Some(Form::Date(_)), _) => out.values.push((range, Printed::Date)),
            (Some(Form::Time), _) => out.values.push((range, Printed::Time)),
            (None, Some(Mark::Value(id))) => out.values.push((range, Printed::Value(id))),
            _ => {}
        }
    }
    out
}

fn explain(error: &FluentError) -> TextFault {
    let FluentError::ResolverError(error) = error else { return TextFault::Other(error.to_string()) };
    TextFault::Other(match error {
        ResolverError::Reference(ReferenceKind::Variable { id }) => format!("it uses the unknown variable ${id}"),
        ResolverError::Reference(ReferenceKind::Message { id, attribute }) => {
            let attribute = attribute.as_ref().map(|a| format!(".{a}")).unwrap_or_default();
            format!("it refers to the unknown message `{id}{attribute}`")
        }
        ResolverError::Reference(ReferenceKind::Term { id, attribute }) => {
            let attribute = attribute.as_ref().map(|a| format!(".{a}")).unwrap_or_default();
            format!("it refers to the unknown term `-{id}{attribute}`")
        }
        ResolverError::Reference(ReferenceKind::Function { id }) => format!("it uses the unknown function {id}()"),
        ResolverError::NoValue(id) => format!("`{id}` has no value"),
        ResolverError::MissingDefault => "a selector has no default variant".to_owned(),
        ResolverError::Cyclic => "it refers to itself".to_owned(),
        ResolverError::TooManyPlaceables => "it has more than 100 placeables".to_owned(),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn text(locale: &str, languages: u32) -> String {
        let source = "m = { $languages ->\n    [few] few { $languages }\n    [many] many { $languages }\n   *[other] other { $languages }\n}\n";
        let resource = Arc::new(FluentResource::try_new(source.to_owned()).unwrap());
        let span = Span { source: crate::diag::SourceId(0), start: 0, end: 0 };
        let id = crate::model::values::built_in("languages").unwrap();
        let entry = Template { span, variables: BTreeSet::from([id]), broken: false };
        let texts = Texts::new(locale, None, &Arc::default(), &[resource], BTreeMap::from([("m".to_owned(), entry)]));
        texts.format("m", &Args { values: BTreeMap::from([(id, languages.to_string())]) }).unwrap().text
    }

    #[test]
    fn numbers_are_counted_by_current_rules_and_printed_as_they_are() {
        assert_eq!(text("ar", 105), "few 105");
        assert_eq!(text("ar", 240), "many 240");
        assert_eq!(text("ar", 200), "other 200");
        assert_eq!(text("ro", 101), "few 101");
        assert_eq!(text("he", 20), "other 20");
        assert_eq!(text("ht", 1), "other 1");
    }
}
