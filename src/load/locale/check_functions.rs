//! Calls in texts: only functions that exist, with what they take. Fluent would print the name of any other.

use fluent_syntax::ast::{CallArguments, Identifier, InlineExpression, NamedArgument};

use crate::diag::Code;
use crate::load::locale::check_ftl::Check;
use crate::load::tables::suggest;
use crate::model::values::Kind;
use crate::text::functions::{FUNCTIONS, Function};
use crate::text::texts::ABSENT;

impl Check<'_> {
    pub(crate) fn call(&mut self, id: &Identifier<&str>, arguments: &CallArguments<&str>) {
        let Some(function) = FUNCTIONS.iter().find(|f| f.name == id.name) else {
            let hint = suggest::hint(id.name, FUNCTIONS.iter().map(|f| f.name));
            self.fault(Code::UnknownFunction, id.name, format!("there is no function {}()", id.name), hint);
            return;
        };
        match function.name {
            "LIST" => self.list(id.name, &arguments.positional),
            name => self.single(name, id.name, &arguments.positional),
        }
        let takes = match arguments.positional.first() {
            Some(InlineExpression::VariableReference { id }) => self.known.kind(id.name),
            _ => None,
        };
        for argument in &arguments.named {
            self.named(function, takes, argument);
        }
    }

    /// `NUMBER` and `DATETIME` take one thing each.
    fn single(&mut self, function: &str, place: &str, items: &[InlineExpression<&str>]) {
        let (takes, example) = match function {
            "NUMBER" => ("a number", "NUMBER($languages)"),
            _ => ("a date or a time", "DATETIME($evidence)"),
        };
        let hint = Some(format!("write {{ {example} }}"));
        let [item] = items else {
            self.fault(Code::UnknownFunction, place, format!("{function}() takes {takes}, and nothing else"), hint);
            return;
        };
        self.inline(item, true);
        match item {
            InlineExpression::VariableReference { id } => {
                let fits = match self.known.kind(id.name) {
                    Some(Kind::Count | Kind::Number) => function == "NUMBER",
                    Some(Kind::Seen | Kind::Date | Kind::Time) => function == "DATETIME",
                    Some(_) => false,
                    // It has its own fault.
                    None => true,
                };
                if !fits {
                    let message = format!("{function}() takes {takes}, and ${} is none", id.name);
                    self.fault(Code::UnknownFunction, id.name, message, hint);
                }
            }
            InlineExpression::NumberLiteral { .. } if function == "NUMBER" => {}
            _ => self.fault(Code::UnknownFunction, place, format!("{function}() takes {takes}"), hint),
        }
    }

    fn list(&mut self, place: &str, items: &[InlineExpression<&str>]) {
        if items.is_empty() {
            let hint = "write { LIST($call, $text-number) }".to_owned();
            self.fault(Code::UnknownFunction, place, "LIST() of nothing".to_owned(), Some(hint));
        }
        for item in items {
            // As printed, so that what is for choosing only is refused.
            self.inline(item, false);
            match item {
                InlineExpression::StringLiteral { value } if *value == ABSENT || value.trim().is_empty() => {
                    let message = format!("LIST() leaves out \"{value}\": it stands for a value that is not there");
                    self.fault(Code::UnknownFunction, value, message, None);
                }
                _ => {}
            }
        }
    }

    fn named(&mut self, function: &Function, takes: Option<Kind>, argument: &NamedArgument<&str>) {
        let (name, given) = (argument.name.name, &argument.value);
        // Days have one style and times of day another.
        let fits = |known: &str| match (takes, known) {
            (Some(Kind::Time), "dateStyle") => false,
            (takes, "timeStyle") => takes == Some(Kind::Time),
            _ => true,
        };
        let known = function.named.iter().filter(|(known, _)| fits(known));
        let Some((_, values)) = known.clone().find(|(known, _)| *known == name) else {
            let hint = suggest::hint(name, known.map(|(known, _)| *known));
            self.fault(Code::UnknownFunction, name, format!("{}() takes no `{name}` here", function.name), hint);
            return;
        };
        let word = match given {
            InlineExpression::StringLiteral { value } | InlineExpression::NumberLiteral { value } => *value,
            _ => "",
        };
        let quoted = matches!(given, InlineExpression::StringLiteral { .. });
        if !quoted || !values.contains(&word) {
            let place = if word.is_empty() { name } else { word };
            let message = format!("`{name}` of {}() is never `{word}`", function.name);
            let hint = suggest::nearest(word, values.iter().copied()).map(|near| format!("did you mean \"{near}\"?"));
            let hint = hint.unwrap_or_else(|| format!("known: \"{}\"", values.join("\", \"")));
            self.fault(Code::UnknownFunction, place, message, Some(hint));
        }
    }
}
