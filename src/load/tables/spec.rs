//! Reading a spanned TOML table by hand: every wrong type, unknown key and missing key is recorded, none stops the rest.
//!
//! The readers of settings, layouts, regions and `locale.toml` stand on this; which keys a table has is said by its
//! section of `schema`. Nothing in here knows any of the readers.

use std::ops::Range;

use toml::de::{DeTable, DeValue};

use crate::diag::{Code, Diagnostic, Report, SourceId, Span, Spanned};
use crate::limits;
use crate::load::tables::{suggest, syntax};
use crate::schema::{Section, find};

/// A value and its byte range.
pub type Value<'t> = toml::Spanned<DeValue<'t>>;

/// Parses a whole file. All syntax errors are reported in one go; with any, the table is not handed on, as what
/// follows from a broken line would only be noise.
pub fn parse<'t>(source: SourceId, text: &'t str, report: &mut Report) -> Option<toml::Spanned<DeTable<'t>>> {
    let (table, errors) = DeTable::parse_recoverable(text);
    if errors.is_empty() {
        return Some(table);
    }
    syntax::report_errors(source, text, &errors, report);
    None
}

/// Where faults go while one file is read.
#[derive(Debug)]
pub struct Cx<'a> {
    pub source: SourceId,
    pub text: &'a str,
    pub report: &'a mut Report,
}

impl Cx<'_> {
    pub fn span(&self, range: Range<usize>) -> Span {
        Span::new(self.source, range)
    }

    /// Records a fault at a place; returns the diagnostic's slot for hints.
    pub fn fault(&mut self, code: Code, range: Range<usize>, message: impl Into<String>) {
        let span = self.span(range);
        self.report.push(Diagnostic::new(code, message).at(span));
    }

    pub fn fault_hint(
        &mut self,
        code: Code,
        range: Range<usize>,
        message: impl Into<String>,
        hint: impl Into<Option<String>>,
    ) {
        let span = self.span(range);
        let mut diagnostic = Diagnostic::new(code, message).at(span);
        diagnostic.hints.extend(hint.into());
        self.report.push(diagnostic);
    }

    fn wrong_type(&mut self, value: &Value<'_>, wanted: &str) {
        let message = format!("expected {wanted}, found {}", kind_of(value));
        self.fault(Code::WrongType, value.span(), message);
    }

    pub fn string(&mut self, value: &Value<'_>, wanted: &str) -> Option<Spanned<String>> {
        if let Some(text) = value.get_ref().as_str() {
            return Some(Spanned::new(text.to_owned(), self.span(value.span())));
        }
        self.wrong_type(value, wanted);
        None
    }

    pub fn bool(&mut self, value: &Value<'_>) -> Option<bool> {
        let found = value.get_ref().as_bool();
        if found.is_none() {
            self.wrong_type(value, "true or false");
        }
        found
    }

    /// An integer within bounds.
    pub fn integer(&mut self, value: &Value<'_>, bounds: std::ops::RangeInclusive<i64>) -> Option<i64> {
        let wanted = format!("a whole number from {} to {}", bounds.start(), bounds.end());
        let Some(integer) = value.get_ref().as_integer() else {
            self.wrong_type(value, &wanted);
            return None;
        };
        let number = i64::from_str_radix(integer.as_str(), integer.radix()).ok().filter(|n| bounds.contains(n));
        if number.is_none() {
            self.fault(Code::WrongValue, value.span(), format!("expected {wanted}"));
        }
        number
    }

    /// A finite number within bounds.
    pub fn number(&mut self, value: &Value<'_>, bounds: std::ops::RangeInclusive<f32>) -> Option<f32> {
        let wanted = format!("a number from {} to {}", bounds.start(), bounds.end());
        let number = match value.get_ref() {
            DeValue::Integer(i) => i64::from_str_radix(i.as_str(), i.radix()).ok().map(|n| n as f32),
            DeValue::Float(f) => f.as_str().parse::<f32>().ok(),
            _ => {
                self.wrong_type(value, &wanted);
                return None;
            }
        };
        let number = number.filter(|n| n.is_finite() && bounds.contains(n));
        if number.is_none() {
            self.fault(Code::WrongValue, value.span(), format!("expected {wanted}"));
        }
        number
    }

    /// One of a few words.
    pub fn choice<T: Copy>(&mut self, value: &Value<'_>, choices: &[(&str, T)]) -> Option<T> {
        let words = choices.iter().map(|(word, _)| format!("\"{word}\"")).collect::<Vec<_>>().join(", ");
        let found = self.string(value, &format!("one of {words}"))?;
        if let Some((_, choice)) = choices.iter().find(|(word, _)| *word == found.value) {
            return Some(*choice);
        }
        let hint = suggest::hint(&found.value, choices.iter().map(|(word, _)| *word));
        self.fault_hint(Code::WrongValue, value.span(), format!("`{}` is not one of {words}", found.value), hint);
        None
    }

    pub fn table<'t>(&mut self, value: &'t Value<'t>, section: &'static Section) -> Option<Table<'t>> {
        self.table_or(value, section, section.written)
    }

    fn table_or<'t>(&mut self, value: &'t Value<'t>, section: &'static Section, wanted: &str) -> Option<Table<'t>> {
        if let Some(table) = value.get_ref().as_table() {
            return Some(Table::new(table, value.span(), section));
        }
        self.wrong_type(value, wanted);
        None
    }

    /// The elements of an array; a single value counts as an array of one when `single` allows it.
    pub fn array<'t>(&mut self, value: &'t Value<'t>, wanted: &str, single: bool) -> Vec<&'t Value<'t>> {
        match value.get_ref() {
            DeValue::Array(array) => array.iter().collect(),
            _ if single => vec![value],
            _ => {
                self.wrong_type(value, wanted);
                Vec::new()
            }
        }
    }

    /// The tables of `[[name]]`.
    pub fn tables<'t>(&mut self, value: &'t Value<'t>, name: &str, section: &'static Section) -> Vec<Table<'t>> {
        let wanted = format!("tables, written `[[{name}]]`");
        if value.get_ref().is_table() {
            let message = format!("`{name}` is a list: write `[[{name}]]`, with two brackets");
            self.fault(Code::WrongType, value.span(), message);
            return Vec::new();
        }
        let items = self.array(value, &wanted, false);
        items.into_iter().filter_map(|item| self.table_or(item, section, &wanted)).collect()
    }

    /// A required key.
    pub fn require<'t>(&mut self, table: &Table<'t>, key: &'static str) -> Option<&'t Value<'t>> {
        let value = table.asked(key, true);
        if value.is_none() {
            self.fault(Code::MissingKey, table.head(self.text), format!("{} needs `{key}`", table.section.what));
        }
        value
    }

    /// A message for every key that the section does not have.
    pub fn finish(&mut self, table: &Table<'_>) {
        let section = table.section;
        let unknown = table.map.iter().filter(|(key, _)| section.key(key.get_ref()).is_none());
        // Nobody reads more, and the nearest of many names takes its time.
        for (key, _) in unknown.take(limits::FINDINGS + 1) {
            let name: &str = key.get_ref();
            let span = self.span(key.span());
            let fault = Diagnostic::new(Code::UnknownKey, format!("{} has no key `{name}`", section.what)).at(span);
            let fault = match nearest(section, name) {
                Some(hint) => fault.hint(hint),
                None => fault,
            };
            self.report.push(fault.hint(format!("`handbill explain {}` lists its keys", section.name)));
        }
    }
}

/// Keys that are listed in a finding itself; handbill's own choice.
const LISTED: usize = 12;

/// What was meant by a key that a section does not have.
fn nearest(section: &'static Section, name: &str) -> Option<String> {
    if let Some((_, hint)) = section.slips.iter().find(|(slip, _)| *slip == name) {
        return Some((*hint).to_owned());
    }
    let others: Vec<&str> = find::elsewhere(section, name).into_iter().map(|other| other.what).collect();
    if !others.is_empty() {
        return Some(format!("`{name}` is a key of {}: `handbill explain {name}`", others.join(" or ")));
    }
    let near = suggest::nearest(name, section.names()).map(|near| format!("did you mean `{near}`?"));
    // More are only read where each has its sentence.
    near.or_else(|| suggest::hint(name, section.names()).filter(|_| section.keys.len() <= LISTED))
}

/// A table of a file, and what may stand in it.
#[derive(Debug)]
pub struct Table<'t> {
    pub map: &'t DeTable<'t>,
    pub range: Range<usize>,
    section: &'static Section,
}

impl<'t> Table<'t> {
    pub fn new(map: &'t DeTable<'t>, range: Range<usize>, section: &'static Section) -> Self {
        Self { map, range, section }
    }

    pub fn get(&self, key: &'static str) -> Option<&'t Value<'t>> {
        self.asked(key, false)
    }

    #[cfg_attr(not(test), expect(unused_variables, reason = "tests hold what is asked for against the table of keys"))]
    fn asked(&self, key: &'static str, required: bool) -> Option<&'t Value<'t>> {
        #[cfg(test)]
        crate::load::tables::tests::note_asked(self.section, key, required);
        self.map.get(key)
    }

    /// Where the key itself is written.
    pub fn key_range(&self, key: &str) -> Option<Range<usize>> {
        self.map.get_key_value(key).map(|(key, _)| key.span())
    }

    /// The table's first line, which stands for the whole in messages; never empty where there is text.
    pub fn head(&self, text: &str) -> Range<usize> {
        let Range { start, end } = self.range;
        let end = end.min(text.len());
        let slice = text.get(start..end).unwrap_or("");
        let line = slice.split('\n').next().unwrap_or("").trim_end();
        start..start + line.len()
    }
}

fn kind_of(value: &Value<'_>) -> &'static str {
    match value.get_ref() {
        DeValue::String(_) => "a text in quotes",
        DeValue::Integer(_) => "a whole number",
        DeValue::Float(_) => "a number",
        DeValue::Boolean(_) => "true or false",
        DeValue::Datetime(_) => "a date",
        DeValue::Array(_) => "a list",
        DeValue::Table(_) => "a table",
    }
}
