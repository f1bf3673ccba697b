//! Marks around what a text prints, while Fluent formats it: so it is known afterwards where each value stands and which
//! form it takes. Three noncharacters that no text may have; the number of a value stands between them, so that a campaign
//! may have as many values as it likes.

use crate::model::values::ValueId;
use crate::text::number_format::{DateStyle, Grouping};

const OPEN: char = '\u{FDD0}';
const HEAD: char = '\u{FDD1}';
const CLOSE: char = '\u{FDEF}';

/// What a marked stretch of a text becomes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Form {
    Number(Grouping),
    Date(DateStyle),
    Time,
}

const FORMS: [(char, Form); 8] = [
    ('a', Form::Number(Grouping::Auto)),
    ('b', Form::Number(Grouping::FromFive)),
    ('c', Form::Number(Grouping::Never)),
    ('d', Form::Date(DateStyle::Full)),
    ('e', Form::Date(DateStyle::Long)),
    ('f', Form::Date(DateStyle::Medium)),
    ('g', Form::Date(DateStyle::Short)),
    ('h', Form::Time),
];

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Mark {
    Value(ValueId),
    Form(Form),
}

impl Mark {
    pub fn wrap(self, text: &str) -> String {
        match self {
            Self::Value(id) => format!("{OPEN}{}{HEAD}{text}{CLOSE}", id.index()),
            Self::Form(form) => {
                let name = FORMS.iter().find(|(_, known)| *known == form).map_or('a', |(name, _)| *name);
                format!("{OPEN}{name}{HEAD}{text}{CLOSE}")
            }
        }
    }

    fn of(head: &str) -> Option<Self> {
        match head.parse::<u32>() {
            Ok(index) => Some(Self::Value(ValueId::from_index(index))),
            Err(_) => FORMS.iter().find(|(name, _)| head.starts_with(*name)).map(|(_, form)| Self::Form(*form)),
        }
    }
}

/// A marked text, piece by piece: what stands between marks has `None`.
pub fn pieces(text: &str) -> impl Iterator<Item = (Option<Mark>, &str)> {
    let mut rest = text;
    std::iter::from_fn(move || {
        if rest.is_empty() {
            return None;
        }
        if let Some(after) = rest.strip_prefix(OPEN)
            && let Some((head, after)) = after.split_once(HEAD)
            && let Some(mark) = Mark::of(head)
        {
            let (inside, after) = after.split_once(CLOSE).unwrap_or((after, ""));
            rest = after;
            return Some((Some(mark), inside));
        }
        let first = rest.chars().next().map_or(0, char::len_utf8);
        let end = rest[first..].find(OPEN).map_or(rest.len(), |at| at + first);
        let (plain, after) = rest.split_at(end);
        rest = after;
        Some((None, plain))
    })
}

/// Without marks.
pub fn bare(marked: &str) -> String {
    pieces(marked).map(|(_, text)| text).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn hundreds_of_values_survive() {
        let ids = [0, 1, 17, 300, 65_000].map(ValueId::from_index);
        let text: String = ids.iter().map(|id| format!("x {}, ", Mark::Value(*id).wrap("1-888"))).collect();
        let found: Vec<_> = pieces(&text).filter_map(|(mark, inside)| Some((mark?, inside))).collect();
        assert_eq!(found, ids.map(|id| (Mark::Value(id), "1-888")));
        assert_eq!(bare(&text), "x 1-888, ".repeat(5));
    }

    #[test]
    fn forms_come_back() {
        for (_, form) in FORMS {
            let text = format!("a{}b", Mark::Form(form).wrap("5"));
            let found: Vec<_> = pieces(&text).collect();
            assert_eq!(found, [(None, "a"), (Some(Mark::Form(form)), "5"), (None, "b")]);
        }
    }
}
