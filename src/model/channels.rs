//! The ways to a person that one hotline has, each with its own languages, hours and evidence.

pub use crate::schema::words::{CHANNELS, Channel};

/// In which languages a channel is answered.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub enum Spoken {
    /// Nobody says so: it is printed in every language.
    #[default]
    Unknown,
    /// By interpreters, in any.
    Interpreters,
    /// Language tags.
    In(Vec<String>),
}

impl Spoken {
    /// Whether somebody understands the language of a locale there.
    pub fn serves(&self, locale: &str) -> bool {
        let language = |id: &str| id.split('-').next().unwrap_or_default().to_owned();
        match self {
            Self::In(known) => known.iter().any(|known| language(known) == language(locale)),
            Self::Unknown | Self::Interpreters => true,
        }
    }

    pub fn listed(&self) -> Option<&[String]> {
        if let Self::In(known) = self { Some(known) } else { None }
    }
}

/// What is known of one channel beside its number or address.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Service {
    pub languages: Spoken,
    /// `None` where it is as the record's.
    pub always_open: Option<bool>,
    pub source: Option<String>,
    pub evidence: Option<String>,
}

/// One of each channel, in the order of [`CHANNELS`].
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Services([Service; 4]);

impl Services {
    pub fn new(of: [Service; 4]) -> Self {
        Self(of)
    }

    pub fn of(&self, channel: Channel) -> &Service {
        let [call, text, chat, whatsapp] = &self.0;
        match channel {
            Channel::Call => call,
            Channel::Text => text,
            Channel::Chat => chat,
            Channel::WhatsApp => whatsapp,
        }
    }
}

impl Channel {
    /// Its word in files.
    pub fn word(self) -> &'static str {
        CHANNELS.iter().find(|(_, channel)| *channel == self).map_or("", |(word, _)| *word)
    }

    /// What a value of this name leads to.
    pub fn of_value(name: &str) -> Option<Self> {
        match name {
            "hotline.call" => Some(Self::Call),
            "hotline.text" | "hotline.keyword" => Some(Self::Text),
            "hotline.chat" => Some(Self::Chat),
            "hotline.whatsapp" => Some(Self::WhatsApp),
            _ => None,
        }
    }

    /// What it is, for messages.
    pub fn number(self) -> &'static str {
        match self {
            Self::Call => "the number to call",
            Self::Text => "the number for messages",
            Self::Chat => "the chat",
            Self::WhatsApp => "the WhatsApp number",
        }
    }

    /// With what is done there, for messages: "the number for messages, which are read".
    pub fn named(self) -> &'static str {
        match self {
            Self::Call => "the number to call, which is answered",
            Self::Text => "the number for messages, which are read",
            Self::Chat => "the chat, which is held",
            Self::WhatsApp => "the WhatsApp number, which is answered",
        }
    }
}
