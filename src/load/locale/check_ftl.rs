//! What Fluent's grammar allows and a poster does not: unknown references and variables, literal numbers, broken markup.
//!
//! Walks the parsed entries of one locale; returns what each message uses.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use fluent_syntax::ast::{
    CallArguments, Entry as AstEntry, Expression, InlineExpression, Pattern, PatternElement, VariantKey,
};

use crate::diag::{Code, Diagnostic, Report, Span};
use crate::limits;
use crate::load::locale::ftl::{Entries, Parsed};
use crate::load::settings::free_fields;
use crate::load::tables::suggest;
use crate::model::values::{Kind, ValueId, Values};
use crate::text::literals::touching::Guarded;
use crate::text::literals::{Registry, touching};
use crate::text::texts::Template;
use crate::text::{literals, markup};

/// Checks every own entry of a locale (`inherited` ones were checked with their own locale) and builds the index.
pub fn check(own: &Entries, inherited: &Entries, known: Known<'_>, report: &mut Report) -> BTreeMap<String, Template> {
    let mut all = inherited.clone();
    all.extend(own.iter().map(|(id, parsed)| (id.clone(), parsed.clone())));
    let mut uses: BTreeMap<String, Uses> = BTreeMap::new();
    for (id, parsed) in &all {
        let mut quiet = Report::default();
        let checked = own.contains_key(id) && !parsed.broken;
        let report = if checked { &mut *report } else { &mut quiet };
        for (key, pattern) in patterns(parsed) {
            let mut check =
                Check { parsed, all: &all, known, report, uses: Uses::default(), term: id.starts_with('-') };
            let before = check.report.errors();
            check.pattern(pattern);
            let faulty = check.report.errors() > before;
            let mut found = check.uses;
            found.broken = parsed.broken || faulty;
            uses.insert(key, found);
        }
        if parsed.broken {
            uses.entry(id.clone()).or_default().broken = true;
        }
    }
    let closed = closures(&uses);
    let mut out = BTreeMap::new();
    for (key, used) in &uses {
        if key.starts_with('-') {
            continue;
        }
        let id = key.split('.').next().unwrap_or(key);
        let Some(parsed) = all.get(id) else { continue };
        let span = used.span.unwrap_or(parsed.span);
        let (variables, broken) = closed.get(key.as_str()).cloned().unwrap_or_default();
        out.insert(key.clone(), Template { span, variables, broken });
    }
    out
}

/// The values of an entry: `id`, `id.attribute`.
fn patterns(parsed: &Parsed) -> Vec<(String, &Pattern<&str>)> {
    let mut out = Vec::new();
    for entry in parsed.resource.entries() {
        let (id, value, attributes) = match entry {
            AstEntry::Message(m) if m.id.name == parsed.id => (parsed.id.clone(), m.value.as_ref(), &m.attributes),
            AstEntry::Term(t) if parsed.id.strip_prefix('-') == Some(t.id.name) => {
                (parsed.id.clone(), Some(&t.value), &t.attributes)
            }
            _ => continue,
        };
        out.extend(value.map(|v| (id.clone(), v)));
        out.extend(attributes.iter().map(|a| (format!("{id}.{}", a.id.name), &a.value)));
    }
    out
}

#[derive(Debug, Default)]
struct Uses {
    span: Option<Span>,
    variables: BTreeSet<ValueId>,
    references: BTreeSet<String>,
    broken: bool,
}

/// What each message uses through all its references. What a message has is handed on to those that refer to it until
/// nothing changes: each hands on at most once for every variable, however many roads there are.
fn closures(uses: &BTreeMap<String, Uses>) -> BTreeMap<&str, (BTreeSet<ValueId>, bool)> {
    let mut referring: BTreeMap<&str, Vec<&str>> = BTreeMap::new();
    for (key, used) in uses {
        for target in &used.references {
            referring.entry(target).or_default().push(key);
        }
    }
    let own = |(key, used): (_, &Uses)| (key, (used.variables.clone(), used.broken));
    let mut all: BTreeMap<&str, _> = uses.iter().map(|(key, used)| own((key.as_str(), used))).collect();
    let mut waiting: Vec<&str> = all.keys().copied().collect();
    while let Some(next) = waiting.pop() {
        let (variables, broken) = all.get(next).cloned().unwrap_or_default();
        for above in referring.get(next).into_iter().flatten() {
            let Some(entry) = all.get_mut(above) else { continue };
            if !variables.is_subset(&entry.0) || broken && !entry.1 {
                entry.0.extend(variables.iter().copied());
                entry.1 |= broken;
                waiting.push(above);
            }
        }
    }
    all
}

/// Stands for a value while a text is looked at.
const VALUE: char = '\u{FFFC}';

/// What texts may name, and what they may not spell out.
#[derive(Debug, Clone, Copy)]
pub struct Known<'a> {
    pub registry: &'a Registry,
    pub values: &'a Arc<Values>,
}

impl Known<'_> {
    pub fn kind(&self, variable: &str) -> Option<Kind> {
        self.values.find_in_texts(variable).map(|id| self.values.kind(id))
    }
}

pub(crate) struct Check<'a> {
    parsed: &'a Parsed,
    all: &'a Entries,
    pub(crate) known: Known<'a>,
    report: &'a mut Report,
    uses: Uses,
    term: bool,
}

impl Check<'_> {
    pub(crate) fn fault(&mut self, code: Code, slice: &str, message: String, hint: Option<String>) {
        let mut fault = Diagnostic::new(code, message).at(self.parsed.span_of(slice));
        fault.hints.extend(hint);
        self.report.push(fault);
    }

    fn pattern(&mut self, pattern: &Pattern<&str>) {
        let mut text = String::new();
        // Where each piece of `text` stands in the file: (offset in `text`, the slice).
        let mut pieces: Vec<(usize, &str)> = Vec::new();
        // Values that nothing may touch, with their names.
        let mut spans: Vec<(Guarded, &str)> = Vec::new();
        for element in &pattern.elements {
            match element {
                PatternElement::TextElement { value } => {
                    if self.uses.span.is_none() && !value.trim().is_empty() {
                        self.uses.span = Some(self.parsed.span_of(value.trim()));
                    }
                    pieces.push((text.len(), value));
                    text.push_str(value);
                }
                PatternElement::Placeable { expression } => {
                    // A value parts the text: "24/{ $x }7" is two numbers.
                    if let Expression::Inline(InlineExpression::VariableReference { id }) = expression
                        && let Some(address) = self.known.kind(id.name).and_then(Kind::untouched)
                    {
                        spans.push((Guarded { range: text.len()..text.len() + VALUE.len_utf8(), address }, id.name));
                    }
                    text.push(VALUE);
                    self.expression(expression);
                }
            }
        }
        self.words(&text, &pieces);
        self.touched(&text, &pieces, &spans);
    }

    /// Literals and markup of a text whose pieces are known.
    fn words(&mut self, text: &str, pieces: &[(usize, &str)]) {
        let place = |at: usize| {
            let piece = pieces.iter().rev().find(|(start, piece)| *start <= at && at <= start + piece.len());
            piece.map(|(start, piece)| &piece[at - start..])
        };
        let cut = |range: std::ops::Range<usize>| {
            let rest = place(range.start).unwrap_or("");
            let len = range.len().min(rest.trim_end_matches('\n').len());
            rest.get(..len).unwrap_or(rest)
        };
        for literal in literals::find(text, self.known.registry) {
            let shown = text[literal.range.clone()].replace('\n', " ");
            let (message, hint) = if literal.code == Code::LiteralUrl {
                (
                    format!("the address `{shown}` is typed into the text"),
                    "write { $url }: addresses come from hotlines/. If a sentence ends there, put a space behind the full stop",
                )
            } else {
                let hint = if free_fields::digits(&shown).len() < 5 {
                    "numbers to call come from hotlines/: write { $call }, { $text-number } or { $emergency }; an amount is \
                     written in words, with its unit, or as a thousand with a comma"
                } else {
                    "write { $call }, { $text-number } or { $emergency }: numbers come from hotlines/"
                };
                (format!("the number `{shown}` is typed into the text"), hint)
            };
            self.fault(literal.code, cut(literal.range), message, Some(hint.to_owned()));
        }
        for fault in markup::check(&markup::tags(text, &[])).into_iter().take(limits::FINDINGS_OF_TEXT) {
            let hint = "texts know <strong>…</strong> and <em>…</em>, each closed in the same text".to_owned();
            self.fault(Code::Markup, cut(fault.range), fault.message, Some(hint));
        }
    }

    /// Values that something touches which is typed beside them; what other values bring is seen when all are known.
    fn touched(&mut self, text: &str, pieces: &[(usize, &str)], spans: &[(Guarded, &str)]) {
        let values: Vec<Guarded> = spans.iter().map(|(span, _)| span.clone()).collect();
        for touch in touching::find(text, &values).into_iter().take(limits::FINDINGS_OF_TEXT) {
            let name = spans[touch.span].1;
            let piece =
                pieces.iter().rev().find(|(start, piece)| (*start..start + piece.len()).contains(&touch.at.start));
            let slice = piece.and_then(|(start, piece)| piece.get(touch.at.start - start..touch.at.end - start));
            let message = match slice {
                Some(slice) => format!("`{slice}` touches {{ ${name} }}"),
                None => format!("another value touches {{ ${name} }}"),
            };
            let hint = "put a space, a comma or a word between them".to_owned();
            self.fault(Code::NumberGlued, slice.unwrap_or(name), message, Some(hint));
        }
    }

    fn expression(&mut self, expression: &Expression<&str>) {
        match expression {
            Expression::Inline(inline) => self.inline(inline, false),
            Expression::Select { selector, variants } => {
                self.inline(selector, true);
                for variant in variants {
                    self.variant_key(selector, &variant.key);
                    self.pattern(&variant.value);
                }
            }
        }
    }

    /// Keys that can never match would silently drop a text.
    fn variant_key(&mut self, selector: &InlineExpression<&str>, key: &VariantKey<&str>) {
        let InlineExpression::VariableReference { id } = selector else { return };
        let Some(kind) = self.known.kind(id.name) else { return };
        let known: Vec<&str> = match kind {
            Kind::Choice(words) => words.iter().copied().chain(["other"]).collect(),
            Kind::Count => vec!["zero", "one", "two", "few", "many", "other"],
            Kind::Number => vec!["none", "zero", "one", "two", "few", "many", "other"],
            _ => vec!["none", "other"],
        };
        match key {
            VariantKey::Identifier { name } if !known.contains(name) => {
                let message = format!("${} is never `{name}`", id.name);
                self.fault(Code::VariantKey, name, message, Some(format!("known: {}", known.join(", "))));
            }
            VariantKey::NumberLiteral { value } if !matches!(kind, Kind::Count | Kind::Number) => {
                self.fault(Code::VariantKey, value, format!("${} is no number", id.name), None);
            }
            _ => {}
        }
    }

    pub(crate) fn inline(&mut self, inline: &InlineExpression<&str>, selector: bool) {
        match inline {
            InlineExpression::StringLiteral { value } | InlineExpression::NumberLiteral { value } => {
                for literal in literals::find(value, self.known.registry) {
                    let slice = &value[literal.range];
                    self.fault(literal.code, slice, format!("`{slice}` is typed into the text"), None);
                }
                if value.contains('\\') {
                    let message = "escapes hide what a text says".to_owned();
                    let hint = "type the character itself; a brace is written {\"{\"}".to_owned();
                    self.fault(Code::BadCharacter, value, message, Some(hint));
                }
            }
            InlineExpression::VariableReference { id } => self.variable(id.name, selector),
            InlineExpression::MessageReference { id, attribute } => {
                let target = match attribute {
                    Some(attribute) => format!("{}.{}", id.name, attribute.name),
                    None => id.name.to_owned(),
                };
                self.reference(id.name, id.name, attribute.as_ref().map(|a| a.name), target);
            }
            InlineExpression::TermReference { id, attribute, arguments } => {
                let target = format!("-{}", id.name);
                self.reference(id.name, &target, attribute.as_ref().map(|a| a.name), target.clone());
                if let Some(arguments) = arguments {
                    self.arguments(arguments);
                }
            }
            InlineExpression::FunctionReference { id, arguments } => {
                if selector && id.name != "NUMBER" {
                    let message = format!("nothing can be chosen by {}()", id.name);
                    self.fault(Code::UnknownFunction, id.name, message, Some("choose by the variable".to_owned()));
                }
                self.call(id, arguments);
            }
            InlineExpression::Placeable { expression } => self.expression(expression),
        }
    }

    fn arguments(&mut self, arguments: &CallArguments<&str>) {
        for value in arguments.positional.iter().chain(arguments.named.iter().map(|n| &n.value)) {
            self.inline(value, true);
        }
    }

    fn variable(&mut self, name: &str, selector: bool) {
        if self.term {
            let message = format!("a term cannot see ${name}");
            self.fault(Code::UnknownVariable, name, message, Some("make the term a text of its own".to_owned()));
            return;
        }
        let values = self.known.values;
        let Some(id) = values.find_in_texts(name) else {
            if !values.incomplete {
                let printable = values.all().filter(|id| values.kind(*id).in_texts());
                let names: Vec<String> = printable.flat_map(|id| values.names_in_texts(id)).collect();
                let near = suggest::nearest(name, names.iter().map(String::as_str));
                let hint = match near {
                    Some(near) => Some(format!("did you mean `${near}`?")),
                    None => suggest::hint(name, names.iter().map(String::as_str)),
                };
                self.fault(Code::UnknownVariable, name, format!("there is no variable ${name}"), hint);
            }
            return;
        };
        match values.kind(id) {
            Kind::Choice(words) if !selector => {
                let hint = format!("choose by it: {{ ${name} -> [{}] … *[other] … }}", words.join("] … ["));
                self.fault(Code::SelectorOnly, name, format!("${name} is no text to print"), Some(hint));
            }
            Kind::Image => {
                let hint = format!("a box shows it: image = \"{{{}}}\"", values.name(id));
                self.fault(Code::SelectorOnly, name, format!("${name} is a picture, and no text to print"), Some(hint));
            }
            _ => _ = self.uses.variables.insert(id),
        }
    }

    fn reference(&mut self, slice: &str, id: &str, attribute: Option<&str>, key: String) {
        let found = self.all.get(id).is_some_and(|parsed| {
            parsed.broken
                || patterns(parsed).iter().any(|(found, _)| match attribute {
                    Some(attribute) => found.split_once('.').is_some_and(|(_, a)| a == attribute),
                    None => found == id,
                })
        });
        if found {
            self.uses.references.insert(key);
            return;
        }
        let term = id.starts_with('-');
        let known = self.all.keys().map(String::as_str).filter(|k| k.starts_with('-') == term);
        let hint = match attribute {
            Some(_) => None,
            // Looking for the nearest of thousands takes its time.
            None if self.report.diagnostics.len() > limits::FINDINGS => None,
            None => suggest::nearest(id, known).map(|near| format!("did you mean `{near}`?")),
        };
        let shown = attribute.map_or_else(|| id.to_owned(), |a| format!("{id}.{a}"));
        let message = format!("there is no {} `{shown}` in this locale", if term { "term" } else { "text" });
        self.fault(Code::UnknownReference, slice, message, hint);
    }
}
