//! The registry: hotlines and the regions that they serve.

use std::sync::Arc;

use crate::diag::{Span, Spanned};
use crate::model::FreeField;
use crate::model::channels::{Channel, Services, Spoken};
use crate::model::layout::Family;
use crate::model::values::Localized;

pub use crate::schema::words::LineKind;

/// Something about a number that its printer has to look at.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Doubt {
    pub message: String,
    pub hint: String,
}

/// One hotline.
#[derive(Debug, Clone)]
pub struct Hotline {
    pub span: Span,
    pub id: String,
    pub name: String,
    pub operator: Option<String>,
    /// As published, with its own grouping; this is what is printed.
    pub call: Option<Spanned<String>>,
    /// What a phone dials: `+`, country code and national number, or the digits of a number that is dialled as it stands.
    pub dial: Option<String>,
    pub text: Option<Spanned<String>>,
    /// What a phone sends a message to, written like `dial`.
    pub text_dial: Option<String>,
    pub keyword: Option<String>,
    pub whatsapp: Option<Spanned<String>>,
    /// With its country code, as WhatsApp asks for.
    pub whatsapp_dial: Option<String>,
    pub url: Localized,
    pub chat: Localized,
    /// Languages and hours of each channel.
    pub services: Services,
    pub kind: Option<LineKind>,
    /// Answered at any hour.
    pub always_open: bool,
    /// How many languages are spoken on the phone, where the operator says so.
    pub languages: Option<u32>,
    pub source: String,
    /// When the number was last seen in the source: `2025-11`, `2023`; `None` where the page has no date.
    pub evidence: Option<String>,
    pub retired: bool,
    /// Not seen in a source of its own.
    pub draft: bool,
    /// Of a retired one: the id of the hotline that answers now, and since when.
    pub replaced_by: Option<String>,
    pub since: Option<String>,
    /// What `where` may ask for: `local`, `youth`.
    pub tags: Vec<String>,
    /// What speaks against its numbers.
    pub doubts: Vec<Spanned<Doubt>>,
}

impl Hotline {
    /// Whether it has the channel at all.
    pub fn has(&self, channel: Channel) -> bool {
        match channel {
            Channel::Call => self.call.is_some(),
            Channel::Text => self.text.is_some(),
            Channel::Chat => !self.chat.is_empty(),
            Channel::WhatsApp => self.whatsapp.is_some(),
        }
    }

    /// Whether the channel is answered at any hour; without hours of its own it has the record's.
    pub fn is_always_open(&self, channel: Channel) -> bool {
        self.services.of(channel).always_open.unwrap_or(self.always_open)
    }

    /// The numbers that it shows.
    pub fn numbers(&self) -> impl Iterator<Item = &Spanned<String>> {
        self.call.iter().chain(&self.text).chain(&self.whatsapp)
    }

    /// What phones dial and write to.
    pub fn dialled(&self) -> impl Iterator<Item = &str> {
        [&self.dial, &self.text_dial, &self.whatsapp_dial].into_iter().flatten().map(String::as_str)
    }

    /// Its addresses in every language.
    pub fn addresses(&self) -> impl Iterator<Item = &Spanned<String>> {
        self.url.all().chain(self.chat.all())
    }

    /// Whether the many languages are spoken on the phone, and nowhere else as far as is known.
    pub fn is_spoken_on_phone(&self) -> bool {
        let others = [Channel::Text, Channel::Chat, Channel::WhatsApp];
        let written = others.into_iter().filter(|channel| self.has(*channel));
        self.languages.is_some()
            && self.call.is_some()
            && written.clone().count() > 0
            && written.clone().all(|channel| self.services.of(channel).languages != Spoken::Interpreters)
    }

    /// An entry of `[[retired]]`: a number that is dialled no more, and nothing else.
    pub fn is_dead_number(&self) -> bool {
        self.retired && self.id.starts_with(DEAD)
    }

    /// What became of a retired number: `retired since 2024-06, replaced by 1-888-373-7888`.
    pub fn fate(&self, region: &Region) -> String {
        let since = self.since.as_ref().map(|since| format!(" since {since}")).unwrap_or_default();
        let now = self.replaced_by.as_ref().and_then(|id| region.hotlines.iter().find(|h| h.id == *id));
        let now = now.and_then(|now| now.call.as_ref()).map(|call| format!(", replaced by {}", call.value));
        format!("retired{since}{}", now.unwrap_or_default())
    }
}

/// How the ids of entries of `[[retired]]` begin.
pub const DEAD: &str = "retired ";

/// `hotlines/<REGION>.toml`.
#[derive(Debug, Clone)]
pub struct Region {
    /// ISO 3166: `US`, `US-CA`.
    pub id: String,
    pub name: String,
    pub family: Family,
    pub emergency: Spanned<String>,
    /// What a phone dials for it.
    pub emergency_dial: String,
    /// What speaks against the emergency number.
    pub doubts: Vec<Spanned<Doubt>>,
    /// The first is the default.
    pub hotlines: Vec<Arc<Hotline>>,
    /// Names and keywords, of its hotlines too.
    pub free: Vec<FreeField>,
}
