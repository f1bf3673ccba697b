//! Values that are chosen by a word, each list once: readers choose by it, schemas and papers print it.
//!
//! Plain data. What a choice does is said where it is carried out, not here.

use std::fmt;

/// A list of words without what they stand for.
pub trait WordList: fmt::Debug + Sync {
    fn words(&self) -> Vec<&'static str>;
}

impl<T: fmt::Debug + Sync, const N: usize> WordList for [(&'static str, T); N] {
    fn words(&self) -> Vec<&'static str> {
        self.iter().map(|(word, _)| *word).collect()
    }
}

/// A list without one of its words.
#[derive(Debug)]
pub struct Without(pub &'static dyn WordList, pub &'static str);

impl WordList for Without {
    fn words(&self) -> Vec<&'static str> {
        self.0.words().into_iter().filter(|word| *word != self.1).collect()
    }
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Align {
    Start,
    Center,
    End,
}

pub const ALIGNS: &[(&str, Align); 3] = &[("start", Align::Start), ("center", Align::Center), ("end", Align::End)];

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Weight {
    Regular,
    Bold,
}

pub const WEIGHTS: &[(&str, Weight); 2] = &[("regular", Weight::Regular), ("bold", Weight::Bold)];

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Shape {
    Rect,
    Circle,
    /// A horizontal line through the middle of the box.
    Rule,
    /// A vertical line through the middle of the box.
    VerticalRule,
}

pub const SHAPES: &[(&str, Shape); 4] =
    &[("rect", Shape::Rect), ("circle", Shape::Circle), ("rule", Shape::Rule), ("vertical-rule", Shape::VerticalRule)];

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Marker {
    None,
    Bullet,
    Checkbox,
    Number,
}

pub const MARKERS: &[(&str, Marker); 4] =
    &[("none", Marker::None), ("bullet", Marker::Bullet), ("checkbox", Marker::Checkbox), ("number", Marker::Number)];

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum RoleSpec {
    /// What the content suggests: text P, list L, hotline P, qr and image Figure when they have an `alt`, shapes artifact.
    /// It has no word: it is what a box without `role` gets.
    Auto,
    H1,
    H2,
    P,
    /// Decoration: nothing is read.
    None,
}

pub const ROLES: &[(&str, RoleSpec); 4] =
    &[("h1", RoleSpec::H1), ("h2", RoleSpec::H2), ("p", RoleSpec::P), ("none", RoleSpec::None)];

/// What every sheet says (see `preflight/words.rs`).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Covers {
    /// Whom to call in danger.
    Emergency,
    /// That a phone may be checked.
    PhoneSafety,
    /// Which version of the sheet it is.
    Version,
}

pub const COVERS: &[(&str, Covers); 3] =
    &[("emergency", Covers::Emergency), ("phone-safety", Covers::PhoneSafety), ("version", Covers::Version)];

/// Sides by their place in `[top, end, bottom, start]`.
pub const SIDES: &[(&str, usize); 4] = &[("top", 0), ("end", 1), ("bottom", 2), ("start", 3)];

/// True for a picture that covers its box.
pub const FITS: &[(&str, bool); 2] = &[("contain", false), ("cover", true)];

/// The lists that a box can be repeated over.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum List {
    /// Those that the sheet prints, in their order.
    Hotlines,
    /// `resources/`, in the order of their ids.
    Resources,
    /// The organization's, in the order of the settings.
    Partners,
    /// The languages of the sheet, in the order of the request.
    Locales,
}

pub const LISTS: &[(&str, List); 4] = &[
    ("hotlines", List::Hotlines),
    ("resources", List::Resources),
    ("partners", List::Partners),
    ("locales", List::Locales),
];

/// True for a box that is left out where its list has no entry.
pub const IF_NONE: &[(&str, bool); 2] = &[("leave-out", true), ("error", false)];

/// True for rows of one height.
pub const ROW_HEIGHTS: &[(&str, bool); 2] = &[("content", false), ("equal", true)];

/// What `[values]` are made of.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ValueType {
    Text,
    Web,
    Email,
    Date,
    Time,
    Number,
    Image,
}

pub const VALUE_TYPES: &[(&str, ValueType); 7] = &[
    ("text", ValueType::Text),
    ("web", ValueType::Web),
    ("e-mail", ValueType::Email),
    ("date", ValueType::Date),
    ("time", ValueType::Time),
    ("number", ValueType::Number),
    ("image", ValueType::Image),
];

/// True for landscape.
pub const ORIENTATIONS: &[(&str, bool); 2] = &[("portrait", false), ("landscape", true)];

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum FlipEdge {
    Long,
    Short,
}

pub const FLIP_EDGES: &[(&str, FlipEdge); 2] = &[("long-edge", FlipEdge::Long), ("short-edge", FlipEdge::Short)];

#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, serde::Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Family {
    Iso,
    Us,
}

pub const FAMILIES: &[(&str, Family); 2] = &[("us", Family::Us), ("iso", Family::Iso)];

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Status {
    Active,
    /// Not seen in a source of its own: printed, and every build says so.
    Draft,
    /// Never printed.
    Retired,
}

pub const STATUSES: &[(&str, Status); 3] =
    &[("active", Status::Active), ("draft", Status::Draft), ("retired", Status::Retired)];

/// What kind of line a hotline is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum LineKind {
    Emergency,
    National,
    State,
    Local,
    Police,
    /// Takes no tips of others: it is on no sheet that asks for them.
    VictimOnly,
}

pub const LINE_KINDS: &[(&str, LineKind); 6] = &[
    ("emergency", LineKind::Emergency),
    ("national", LineKind::National),
    ("state", LineKind::State),
    ("local", LineKind::Local),
    ("police", LineKind::Police),
    ("victim-only", LineKind::VictimOnly),
];

/// The ways to a person of one hotline.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Channel {
    Call,
    Text,
    Chat,
    WhatsApp,
}

pub const CHANNELS: &[(&str, Channel); 4] =
    &[("call", Channel::Call), ("text", Channel::Text), ("chat", Channel::Chat), ("whatsapp", Channel::WhatsApp)];

/// In which order the copies of a box stand.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Order {
    /// As they are listed where they come from.
    Listed,
    /// By their names, as the sheet's language sorts them.
    Name,
    NameDown,
}

pub const ORDERS: &[(&str, Order); 3] = &[("listed", Order::Listed), ("name", Order::Name), ("-name", Order::NameDown)];

#[derive(Debug, Clone, Copy, PartialEq, Eq, serde::Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Review {
    Draft,
    Reviewed,
}

pub const REVIEWS: &[(&str, Review); 2] = &[("draft", Review::Draft), ("reviewed", Review::Reviewed)];

/// `digits` and `phone-digits` of a locale.toml.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Digits {
    Native,
    Latin,
}

pub const DIGITS: &[(&str, Digits); 2] = &[("native", Digits::Native), ("latin", Digits::Latin)];

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Level {
    Allow,
    Warn,
    Deny,
}

pub const LEVELS: &[(&str, Level); 3] = &[("allow", Level::Allow), ("warn", Level::Warn), ("deny", Level::Deny)];
