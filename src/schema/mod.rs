//! One table of keys: what may stand in a layout, in `handbill.toml`, in a region's file and in a `locale.toml`.
//!
//! The readers take their known keys from it, `handbill explain` and `docs/reference.md` print it, and `handbill schema`
//! writes it as JSON Schema for editors. A new key is a row here and a line in its reader; a test fails when one is missing.
//!
//! | file | what |
//! |---|---|
//! | `layout`, `theme`, `settings`, `hotlines`, `resources`, `locale` | the rows |
//! | `words`, `forms` | choices, and forms of texts, each once |
//! | `find` | where a section stands; keys by name |
//! | `json`, `card` | JSON Schema, `explain` |
//!
//! No reading, no files and nothing of the campaign: what other tables name is handed in as [`Lists`].

pub mod card;
pub mod find;
pub mod forms;
pub mod hotlines;
pub mod json;
pub mod layout;
pub mod locale;
pub mod resources;
pub mod settings;
pub mod theme;
pub mod words;

use std::ops::RangeInclusive;

use crate::schema::forms::Form;
use crate::schema::words::WordList;

/// What a value may be.
#[derive(Debug)]
pub enum Kind {
    /// A text, and what it is: "a title".
    Text(&'static str),
    /// A text of one line that is printed or kept as it stands, with at most [`crate::limits::VALUE_CHARS`] characters.
    Line(&'static str),
    /// A text of a form.
    Form(&'static Form),
    Integer(RangeInclusive<i64>),
    /// One of a few numbers.
    Numbers(&'static [i64]),
    /// A number, and its unit.
    Number(RangeInclusive<f32>, &'static str),
    Flag,
    /// One of a few words.
    Word(&'static dyn WordList),
    /// A word that another table names.
    Listed(List),
    /// How many there may be, and whether one may stand without brackets.
    Many {
        of: &'static Kind,
        count: Count,
        single: bool,
    },
    Table(&'static Section),
    /// Written `[[name]]`.
    Tables {
        of: &'static Section,
        most: usize,
    },
    Either(&'static [Kind]),
}

#[derive(Debug)]
pub enum Count {
    Range(RangeInclusive<usize>),
    Of(&'static [usize]),
}

/// Words of other tables.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum List {
    Papers,
    /// What a box may show: of the hotline, and of all values.
    OfHotlines,
    Shown,
    /// Values that are pictures.
    Pictures,
    /// What `when` and `unless` ask for.
    Conditions,
    /// What a code may hold, beside an address.
    Payloads,
    /// Findings whose level may be set, and those of them that a layout may set.
    Rules,
    RulesOfSheets,
}

impl List {
    /// Names beside the words: values that a campaign brings itself.
    pub fn pattern(self) -> Option<&'static str> {
        match self {
            Self::OfHotlines | Self::Shown | Self::Conditions => Some(forms::OWN_VALUE),
            Self::Pictures | Self::Payloads => Some(forms::OWN_VALUE_IN_BRACES),
            Self::Papers | Self::Rules | Self::RulesOfSheets => None,
        }
    }
}

/// The words of a list.
#[derive(Debug, Clone, Default)]
pub struct Words {
    /// What people are told.
    pub offered: Vec<String>,
    /// Other ways to write them, which readers take.
    pub taken: Vec<String>,
}

/// The words themselves; `load` has the tables that they come from.
#[derive(Debug, Clone, Default)]
pub struct Lists {
    pub papers: Words,
    pub of_hotlines: Words,
    pub shown: Words,
    pub pictures: Words,
    pub conditions: Words,
    pub payloads: Words,
    pub rules: Words,
    pub rules_of_sheets: Words,
}

impl Lists {
    pub fn get(&self, list: List) -> &Words {
        match list {
            List::Papers => &self.papers,
            List::OfHotlines => &self.of_hotlines,
            List::Shown => &self.shown,
            List::Pictures => &self.pictures,
            List::Conditions => &self.conditions,
            List::Payloads => &self.payloads,
            List::Rules => &self.rules,
            List::RulesOfSheets => &self.rules_of_sheets,
        }
    }
}

/// What holds when a key is not written.
#[derive(Debug)]
pub enum Unless {
    /// It must be written.
    Required,
    /// A value, as TOML.
    Value(&'static str),
    /// In words; empty where there is nothing to say.
    Words(&'static str),
}

/// A row.
#[derive(Debug)]
pub struct Key {
    pub name: &'static str,
    pub kind: Kind,
    pub unless: Unless,
    /// The kinds of box that it has an effect in; empty for all, and for what is no box.
    pub only: &'static [&'static str],
    /// One sentence.
    pub says: &'static str,
    /// A value, as TOML. What is a table may leave it to its section.
    pub example: &'static str,
}

/// A key that nobody needs to write.
pub const fn key(name: &'static str, kind: Kind, says: &'static str, example: &'static str) -> Key {
    Key { name, kind, unless: Unless::Words(""), only: &[], says, example }
}

impl Key {
    pub const fn required(mut self) -> Self {
        self.unless = Unless::Required;
        self
    }

    /// The value that holds when it is not written, as TOML.
    pub const fn or(mut self, value: &'static str) -> Self {
        self.unless = Unless::Value(value);
        self
    }

    /// What holds when it is not written, in words.
    pub const fn unless(mut self, words: &'static str) -> Self {
        self.unless = Unless::Words(words);
        self
    }

    /// The kinds of box that it has an effect in.
    pub const fn only(mut self, kinds: &'static [&'static str]) -> Self {
        self.only = kinds;
        self
    }

    pub fn is_required(&self) -> bool {
        matches!(self.unless, Unless::Required)
    }
}

/// A table of TOML: a whole file, `[grid]`, one of `[[box]]`.
#[derive(Debug)]
pub struct Section {
    /// What is typed after `handbill explain`.
    pub name: &'static str,
    /// How findings name it: "a box".
    pub what: &'static str,
    /// What is expected in its place: "a style, written `[styles.NAME]`".
    pub written: &'static str,
    /// One sentence.
    pub says: &'static str,
    pub keys: &'static [Key],
    /// Names of the user's own beside the keys.
    pub rest: Option<Rest>,
    pub groups: &'static [Group],
    /// Keys that are often written and are none, with what to say.
    pub slips: &'static [(&'static str, &'static str)],
    /// As it stands in a file, its head included.
    pub example: &'static str,
}

/// What a name of the user's own holds.
#[derive(Debug)]
pub struct Rest {
    /// How papers call the name.
    pub name: &'static str,
    pub kind: Kind,
    pub names: Names,
}

/// Which names may stand there.
#[derive(Debug)]
pub enum Names {
    Any,
    /// Those of a list.
    Of(List),
    /// Those of a form, as a regular expression.
    Like(&'static str),
}

/// What keys of one section ask of one another.
#[derive(Debug)]
pub enum Group {
    OneOf(&'static [&'static str]),
    AtLeastOne(&'static [&'static str]),
    /// The first asks for the second.
    Needs(&'static str, &'static str),
    /// The first stands beside none of the others.
    Apart(&'static str, &'static [&'static str]),
    /// The first with this word asks for the second.
    When(&'static str, &'static str, &'static str),
    /// Something must stand in it.
    NotEmpty,
}

impl Section {
    pub fn key(&self, name: &str) -> Option<&'static Key> {
        self.keys.iter().find(|key| key.name == name)
    }

    pub fn names(&self) -> impl Iterator<Item = &'static str> + Clone + use<> {
        self.keys.iter().map(|key| key.name)
    }
}

/// The kinds of file, by the word that `handbill schema` takes, and where such files stand.
pub const FILES: [(&Section, &str); 5] = [
    (&layout::LAYOUT, "layouts/*.toml"),
    (&settings::SETTINGS, "handbill.toml"),
    (&hotlines::HOTLINES, "hotlines/*.toml"),
    (&resources::RESOURCES, "resources/*.toml"),
    (&locale::LOCALE, "locales/*/locale.toml"),
];
