//! What a sheet may show beside its texts: typed values with dotted names, one row each.
//!
//! The type alone decides how a value is isolated, kept together, linked, formatted and proven, and which boxes, codes and
//! conditions may ask for it. In texts `hotline.call` is `$hotline-call`, or its short name `$call`.
//! Nothing is read or worded here.

use std::collections::BTreeMap;
use std::sync::Arc;

use crate::diag::{Span, Spanned};
use crate::model::channels::{Channel, Spoken};
use crate::model::hotline::{Hotline, Region};
use crate::model::layout::Insist;
use crate::schema::words::{LINE_KINDS, ValueType};

/// The type of a value.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// Words in any script and direction: isolated, and they may break.
    Name,
    /// A number that a phone dials or writes to.
    Phone,
    /// A word or a version that is kept together.
    Word,
    /// An `https` address.
    Web,
    Email,
    /// A day of the calendar, `2026-12-05`; in texts in the words of the locale.
    Date,
    /// A time of day, `18:00`.
    Time,
    /// A day as precise as the record says, `2025-11`; printed as recorded where no function forms it.
    Seen,
    /// A whole number in the forms of the locale.
    Number,
    /// A number that texts choose by: 0 where it is not known.
    Count,
    /// One of some words, which texts choose by and never print.
    Choice(&'static [&'static str]),
    /// A picture, as a path below `layouts/`.
    Image,
}

impl From<ValueType> for Kind {
    fn from(written: ValueType) -> Self {
        match written {
            ValueType::Text => Self::Name,
            ValueType::Web => Self::Web,
            ValueType::Email => Self::Email,
            ValueType::Date => Self::Date,
            ValueType::Time => Self::Time,
            ValueType::Number => Self::Number,
            ValueType::Image => Self::Image,
        }
    }
}

impl Kind {
    /// In words, for messages.
    pub fn named(self) -> &'static str {
        match self {
            Self::Name => "text",
            Self::Phone => "phone number",
            Self::Word => "word",
            Self::Web => "web address",
            Self::Email => "e-mail address",
            Self::Date | Self::Seen => "date",
            Self::Time => "time",
            Self::Number | Self::Count => "number",
            Self::Choice(_) => "choice",
            Self::Image => "image",
        }
    }

    /// Whether a text may ask for it.
    pub fn in_texts(self) -> bool {
        self != Self::Image
    }

    /// Whether a box may show it alone.
    pub fn in_boxes(self) -> bool {
        matches!(self, Self::Name | Self::Phone | Self::Word | Self::Web | Self::Email)
    }

    /// Whether a code may hold it.
    pub fn in_codes(self) -> bool {
        matches!(self, Self::Phone | Self::Web)
    }

    /// Whether texts choose by it; translations need not agree on what they choose by.
    pub fn chooses(self) -> bool {
        matches!(self, Self::Choice(_) | Self::Count)
    }

    /// Whether nothing may touch it where it is printed; `Some(true)` for what is no number.
    pub fn untouched(self) -> Option<bool> {
        match self {
            Self::Phone => Some(false),
            Self::Web | Self::Email => Some(true),
            _ => None,
        }
    }
}

/// A value in one form a locale, or in one for all.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Localized {
    pub any: Option<Spanned<String>>,
    /// By the locale's id, or its language.
    pub by_locale: BTreeMap<String, Spanned<String>>,
}

impl Localized {
    /// The form for a locale: its own, its language's, the one for all.
    pub fn of(&self, locale: &str) -> Option<&Spanned<String>> {
        let language = locale.split('-').next().unwrap_or(locale);
        self.by_locale.get(locale).or_else(|| self.by_locale.get(language)).or(self.any.as_ref())
    }

    pub fn is_empty(&self) -> bool {
        self.any.is_none() && self.by_locale.is_empty()
    }

    /// Every form.
    pub fn all(&self) -> impl Iterator<Item = &Spanned<String>> {
        self.any.iter().chain(self.by_locale.values())
    }
}

/// A value that the campaign brings.
#[derive(Debug, Clone, PartialEq)]
pub struct Own {
    /// `values.motto`, `resource.rights.url`
    pub name: String,
    pub kind: Kind,
    /// Where it is named.
    pub span: Span,
    pub forms: Localized,
    /// The hotline whose number it is, by its id.
    pub line: Option<String>,
}

/// Who prints.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Organization {
    pub name: Localized,
    pub web: Localized,
    pub email: Localized,
    pub logo: Localized,
    pub partners: Vec<Arc<Partner>>,
}

#[derive(Debug, Clone, PartialEq)]
pub struct Partner {
    pub span: Span,
    pub name: Localized,
    pub web: Localized,
    pub logo: Localized,
}

/// An address worth leading to: `resources/*.toml`.
#[derive(Debug, Clone, PartialEq)]
pub struct Resource {
    pub span: Span,
    pub id: String,
    pub title: Localized,
    pub url: Localized,
    pub organization: Localized,
    /// The hotline that is called for it, by its id.
    pub phone: Option<Spanned<String>>,
    /// In which languages people are helped there.
    pub languages: Spoken,
    /// `None` where nobody says.
    pub always_open: Option<bool>,
    pub tags: Vec<String>,
    pub source: String,
    pub evidence: Option<String>,
}

/// What a sheet, or one copy of a box on it, is about: where the table's values come from.
#[derive(Debug, Clone, Copy)]
pub struct Facts<'a> {
    pub locale: &'a str,
    /// The locale's name in its own language.
    pub language: &'a str,
    pub hotline: &'a Hotline,
    /// Channels that are printed whatever is spoken there.
    pub insist: &'a [Insist],
    pub region: &'a Region,
    pub organization: &'a Organization,
    pub venue: Option<&'a str>,
    pub version: Option<&'a str>,
    /// Inside `each = "resources"`.
    pub resource: Option<&'a Resource>,
    /// Inside `each = "partners"`.
    pub partner: Option<&'a Partner>,
}

/// A value as it is known before it takes the forms of a locale.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fact {
    pub text: String,
    /// What a number dials, written like `Hotline::dial`; what an address opens.
    pub opens: Option<String>,
    /// Where it is written.
    pub span: Option<Span>,
}

/// A row of the table.
#[derive(Debug)]
pub struct Row {
    pub name: &'static str,
    /// What texts may write for the hyphenated name; empty where they may not.
    pub short: &'static str,
    pub kind: Kind,
    pub of: fn(&Facts<'_>) -> Option<Fact>,
}

fn plain(text: &str) -> Option<Fact> {
    Some(Fact { text: text.trim().to_owned(), opens: None, span: None }).filter(|fact| !fact.text.is_empty())
}

fn placed(text: Option<&Spanned<String>>) -> Option<Fact> {
    let text = text?;
    plain(&text.value).map(|fact| Fact { span: Some(text.span), ..fact })
}

fn phone(shown: Option<&Spanned<String>>, dial: Option<&String>, scheme: &str) -> Option<Fact> {
    placed(shown).map(|fact| Fact { opens: dial.map(|dial| format!("{scheme}:{dial}")), ..fact })
}

fn web(url: Option<&Spanned<String>>) -> Option<Fact> {
    placed(url).map(|fact| Fact { opens: Some(fact.text.clone()), ..fact })
}

/// Who writes or calls in a language that nobody reads or speaks there is not understood. A layout may insist.
fn served(f: &Facts<'_>, channel: Channel) -> bool {
    f.insist.iter().any(|own| own.channel == channel) || f.hotline.services.of(channel).languages.serves(f.locale)
}

/// Where WhatsApp opens a chat with a number (`docs/facts.md#channels`).
fn whatsapp(shown: Option<&Spanned<String>>, dial: Option<&String>) -> Option<Fact> {
    let opens = |dial: &String| format!("https://wa.me/{}", dial.trim_start_matches('+'));
    placed(shown).map(|fact| Fact { opens: dial.map(opens), ..fact })
}

/// The number of a hotline of the region, where its calls are answered in the sheet's language.
fn line_of(f: &Facts<'_>, id: &str) -> Option<Fact> {
    let line = f.region.hotlines.iter().find(|hotline| hotline.id == id && !hotline.retired)?;
    let insisted = f.insist.iter().any(|own| own.channel == Channel::Call);
    let served = insisted || line.services.of(Channel::Call).languages.serves(f.locale);
    phone(line.call.as_ref().filter(|_| served), line.dial.as_ref(), "tel")
}

fn hours(f: &Facts<'_>, channel: Channel) -> Option<Fact> {
    f.hotline.has(channel).then(|| plain(HOURS[usize::from(!f.hotline.is_always_open(channel))])).flatten()
}

fn word<T: PartialEq>(words: &[(&'static str, T)], of: &T) -> Option<Fact> {
    words.iter().find(|(_, known)| known == of).and_then(|(word, _)| plain(word))
}

const HOURS: &[&str] = &["always", "limited"];
/// Where the many languages are spoken, when it is there alone.
const ON: &[&str] = &["phone"];
/// The words of `LINE_KINDS`.
static KINDS: [&str; LINE_KINDS.len()] = {
    let mut words = [""; LINE_KINDS.len()];
    let mut at = 0;
    while at < words.len() {
        words[at] = LINE_KINDS[at].0;
        at += 1;
    }
    words
};

/// The values that every campaign has. A new one is a new row; `tests/each/values.rs` asks for a case of it.
pub static ROWS: &[Row] = &[
    row("hotline.call", "call", Kind::Phone, |f| {
        phone(f.hotline.call.as_ref().filter(|_| served(f, Channel::Call)), f.hotline.dial.as_ref(), "tel")
    }),
    row("hotline.text", "text-number", Kind::Phone, |f| {
        phone(f.hotline.text.as_ref().filter(|_| served(f, Channel::Text)), f.hotline.text_dial.as_ref(), "sms")
    }),
    row("hotline.keyword", "text-keyword", Kind::Word, |f| {
        plain(f.hotline.keyword.as_deref().filter(|_| served(f, Channel::Text))?)
    }),
    row("hotline.url", "url", Kind::Web, |f| web(f.hotline.url.of(f.locale))),
    row("hotline.chat", "chat", Kind::Web, |f| web(f.hotline.chat.of(f.locale).filter(|_| served(f, Channel::Chat)))),
    row("hotline.whatsapp", "whatsapp", Kind::Phone, |f| {
        let shown = f.hotline.whatsapp.as_ref().filter(|_| served(f, Channel::WhatsApp));
        whatsapp(shown, f.hotline.whatsapp_dial.as_ref())
    }),
    row("hotline.name", "", Kind::Name, |f| plain(&f.hotline.name)),
    row("hotline.operator", "operator", Kind::Name, |f| plain(f.hotline.operator.as_deref()?)),
    row("hotline.evidence", "evidence", Kind::Seen, |f| plain(f.hotline.evidence.as_deref()?)),
    row("hotline.kind", "", Kind::Choice(&KINDS), |f| word(LINE_KINDS, f.hotline.kind.as_ref()?)),
    row("hotline.hours", "hours", Kind::Choice(HOURS), |f| {
        plain(HOURS[usize::from(!f.hotline.is_always_open(Channel::Call))])
    }),
    row("hotline.text-hours", "text-hours", Kind::Choice(HOURS), |f| hours(f, Channel::Text)),
    row("hotline.chat-hours", "chat-hours", Kind::Choice(HOURS), |f| hours(f, Channel::Chat)),
    row("hotline.whatsapp-hours", "whatsapp-hours", Kind::Choice(HOURS), |f| hours(f, Channel::WhatsApp)),
    row("hotline.languages", "languages", Kind::Count, |f| plain(&f.hotline.languages.unwrap_or(0).to_string())),
    row("hotline.languages-on", "languages-on", Kind::Choice(ON), |f| {
        plain(ON[0]).filter(|_| f.hotline.is_spoken_on_phone())
    }),
    row("region.emergency", "emergency", Kind::Phone, |f| {
        phone(Some(&f.region.emergency), Some(&f.region.emergency_dial), "tel")
    }),
    row("region.name", "", Kind::Name, |f| plain(&f.region.name)),
    row("record.venue", "venue", Kind::Name, |f| plain(f.venue?)),
    row("campaign.version", "version", Kind::Word, |f| plain(f.version?)),
    row("organization.name", "", Kind::Name, |f| placed(f.organization.name.of(f.locale))),
    row("organization.web", "", Kind::Web, |f| web(f.organization.web.of(f.locale))),
    row("organization.email", "", Kind::Email, |f| placed(f.organization.email.of(f.locale))),
    row("organization.logo", "", Kind::Image, |f| placed(f.organization.logo.of(f.locale))),
    row("partner.name", "", Kind::Name, |f| placed(f.partner?.name.of(f.locale))),
    row("partner.web", "", Kind::Web, |f| web(f.partner?.web.of(f.locale))),
    row("partner.logo", "", Kind::Image, |f| placed(f.partner?.logo.of(f.locale))),
    row("resource.title", "", Kind::Name, |f| placed(f.resource?.title.of(f.locale))),
    row("resource.url", "", Kind::Web, |f| web(f.resource?.url.of(f.locale))),
    row("resource.organization", "", Kind::Name, |f| placed(f.resource?.organization.of(f.locale))),
    row("resource.phone", "", Kind::Phone, |f| line_of(f, &f.resource?.phone.as_ref()?.value)),
    row("resource.hours", "", Kind::Choice(HOURS), |f| plain(HOURS[usize::from(!f.resource?.always_open?)])),
    row("locale.name", "", Kind::Name, |f| plain(f.language)),
];

const fn row(name: &'static str, short: &'static str, kind: Kind, of: fn(&Facts<'_>) -> Option<Fact>) -> Row {
    Row { name, short, kind, of }
}

/// A value of a campaign: a row of the table, or behind them one of its own.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct ValueId(u32);

impl ValueId {
    /// As a number below `limits::OWN_VALUES` and the rows together.
    pub fn index(self) -> u32 {
        self.0
    }

    pub fn from_index(index: u32) -> Self {
        Self(index)
    }
}

/// A value of the table, by its dotted or its short name.
pub fn built_in(name: &str) -> Option<ValueId> {
    let at = ROWS.iter().position(|row| row.name == name || !row.short.is_empty() && row.short == name)?;
    u32::try_from(at).ok().map(ValueId)
}

/// Every value that a campaign's texts, boxes, codes and conditions may ask for.
#[derive(Debug, Clone, Default)]
pub struct Values {
    own: Vec<Own>,
    /// Where they are named could not be read: a name that is not there may be theirs.
    pub incomplete: bool,
}

impl Values {
    pub fn new(own: Vec<Own>) -> Self {
        Self { own, incomplete: false }
    }

    pub fn own(&self) -> &[Own] {
        &self.own
    }

    fn own_of(&self, id: ValueId) -> Option<&Own> {
        let at = usize::try_from(id.0).ok()?.checked_sub(ROWS.len())?;
        self.own.get(at)
    }

    /// Whether the campaign says what it is; a layout may name a value that the campaign does not have.
    pub fn is_there(&self, id: ValueId) -> bool {
        Self::row_of(id).is_some() || self.own_of(id).is_some_and(|own| own.forms.all().next().is_some())
    }

    fn row_of(id: ValueId) -> Option<&'static Row> {
        ROWS.get(usize::try_from(id.0).ok()?)
    }

    pub fn all(&self) -> impl Iterator<Item = ValueId> + Clone + use<> {
        (0..u32::try_from(ROWS.len() + self.own.len()).unwrap_or(u32::MAX)).map(ValueId)
    }

    /// `hotline.call`
    pub fn name(&self, id: ValueId) -> &str {
        Self::row_of(id).map_or_else(|| self.own_of(id).map_or("", |own| own.name.as_str()), |row| row.name)
    }

    pub fn kind(&self, id: ValueId) -> Kind {
        Self::row_of(id).map_or_else(|| self.own_of(id).map_or(Kind::Name, |own| own.kind), |row| row.kind)
    }

    /// By its dotted name or its short one: `hotline.call`, `venue`, `emergency`.
    pub fn find(&self, name: &str) -> Option<ValueId> {
        built_in(name).or_else(|| self.behind(self.own.iter().position(|own| own.name == name)?))
    }

    /// By what a text writes behind the `$`: `call`, `hotline-call`, `values-motto`.
    pub fn find_in_texts(&self, name: &str) -> Option<ValueId> {
        if name.contains('.') {
            return None;
        }
        let same = |dotted: &str| dotted.len() == name.len() && hyphenated(dotted) == name;
        let short = ROWS.iter().position(|row| row.short == name && !name.is_empty());
        let long = || ROWS.iter().position(|row| same(row.name));
        match short.or_else(long) {
            Some(at) => u32::try_from(at).ok().map(ValueId),
            None => self.behind(self.own.iter().position(|own| same(&own.name))?),
        }
    }

    fn behind(&self, at: usize) -> Option<ValueId> {
        u32::try_from(ROWS.len() + at).ok().map(ValueId)
    }

    /// The names that texts know it by, the preferred first.
    pub fn names_in_texts(&self, id: ValueId) -> Vec<String> {
        let long = hyphenated(self.name(id));
        match Self::row_of(id).map(|row| row.short).filter(|short| !short.is_empty()) {
            Some(short) => vec![short.to_owned(), long],
            None => vec![long],
        }
    }

    /// The preferred name in texts.
    pub fn text_name(&self, id: ValueId) -> String {
        self.names_in_texts(id).swap_remove(0)
    }

    /// What the value is here; `None` where there is none.
    pub fn fact(&self, id: ValueId, facts: &Facts<'_>) -> Option<Fact> {
        if let Some(row) = Self::row_of(id) {
            return (row.of)(facts);
        }
        let own = self.own_of(id)?;
        if let Some(line) = &own.line {
            return line_of(facts, line);
        }
        let form = own.forms.of(facts.locale);
        if own.kind == Kind::Web { web(form) } else { placed(form) }
    }
}

fn hyphenated(name: &str) -> String {
    name.replace('.', "-")
}
