//! The values that a sheet, or one copy of a box on it, may show: as they are printed, and where each leads when it is
//! touched. Which values there are stands in `model::values`; here their types decide.

use std::sync::Arc;

use crate::contact::address;
use crate::load::campaign::{Campaign, Locale};
use crate::model::channels::Channel;
use crate::model::hotline::{Hotline, LineKind};
use crate::model::values::{Fact, Facts, Kind, Partner, Resource, ValueId};
use crate::resolve::missing;
use crate::resolve::wording::{Job, Protected, ProtectedKind};
use crate::text::characters;
use crate::text::texts::Args;

/// A number of this many digits at most is a short code.
const SHORT: usize = 6;

/// What the texts and boxes at one place are about.
#[derive(Debug, Clone)]
pub struct Scope {
    pub locale: Arc<Locale>,
    /// It is for readers of every language of the sheet, not of one part.
    pub shared: bool,
    pub hotline: Arc<Hotline>,
    pub resource: Option<Arc<Resource>>,
    pub partner: Option<Arc<Partner>>,
}

impl Scope {
    /// The sheet as a whole.
    pub fn of(job: &Job) -> Self {
        let shared = job.locales.len() > 1;
        Self {
            locale: Arc::clone(&job.locale),
            shared,
            hotline: Arc::clone(&job.hotline),
            resource: None,
            partner: None,
        }
    }

    pub fn fact(&self, id: ValueId, job: &Job, campaign: &Campaign) -> Option<Fact> {
        if let Some((_, fact)) = job.given.iter().find(|(given, _)| *given == id) {
            return Some(fact.clone());
        }
        if self.shared && self.unanswered(id, job, campaign).is_some() {
            return None;
        }
        if self.line_of(id, job, campaign).is_some_and(|line| !self.may_print(&line, job)) {
            return None;
        }
        let settings = &campaign.settings;
        let facts = Facts {
            locale: &self.locale.id,
            language: &self.locale.native_name,
            hotline: &self.hotline,
            insist: &job.layout.insist,
            region: &job.region,
            organization: &settings.organization,
            venue: job.venue.as_deref(),
            version: settings.version.as_deref(),
            resource: self.resource.as_deref(),
            partner: self.partner.as_deref(),
        };
        campaign.values.fact(id, &facts)
    }

    /// The hotline whose number a resource's phone is.
    pub fn line_of(&self, id: ValueId, job: &Job, campaign: &Campaign) -> Option<Arc<Hotline>> {
        let name = campaign.values.name(id).strip_prefix("resource.")?.strip_suffix("phone")?;
        let resource = match name.strip_suffix('.') {
            Some(id) => campaign.resources.get(id),
            None => self.resource.as_ref(),
        };
        let line = &resource?.phone.as_ref()?.value;
        job.region.hotlines.iter().find(|hotline| hotline.id == *line && !hotline.retired).cloned()
    }

    /// Lines for victims alone are on no sheet that asks for tips, and for all languages of a sheet only what is answered in each.
    fn may_print(&self, line: &Hotline, job: &Job) -> bool {
        let insisted = job.layout.insist.iter().any(|insist| insist.channel == Channel::Call);
        let languages = &line.services.of(Channel::Call).languages;
        let answered = !self.shared || insisted || job.locales.iter().all(|locale| languages.serves(&locale.id));
        answered && (line.kind != Some(LineKind::VictimOnly) || !missing::asks_for_tips(&job.layout))
    }

    /// The channel of a value that the hotline has, and that is not answered in a language that is read here.
    pub fn unanswered(&self, id: ValueId, job: &Job, campaign: &Campaign) -> Option<Channel> {
        let channel = Channel::of_value(campaign.values.name(id)).filter(|channel| self.hotline.has(*channel))?;
        let languages = &self.hotline.services.of(channel).languages;
        let served = if self.shared {
            let insisted = job.layout.insist.iter().any(|insist| insist.channel == channel);
            insisted || job.locales.iter().all(|locale| languages.serves(&locale.id))
        } else {
            languages.serves(&self.locale.id)
        };
        (!served).then_some(channel)
    }

    /// Every value that texts may ask for here.
    pub fn args(&self, job: &Job, campaign: &Campaign) -> Args {
        let mut args = Args::default();
        for id in campaign.values.all() {
            let kind = campaign.values.kind(id);
            if let Some(fact) = kind.in_texts().then(|| self.fact(id, job, campaign)).flatten() {
                args.values.insert(id, printed(kind, &fact, &self.locale));
            }
        }
        args
    }
}

/// A value as it is printed.
pub fn printed(kind: Kind, fact: &Fact, locale: &Locale) -> String {
    match kind {
        Kind::Phone => match locale.phone_digits {
            Some(zero) => characters::native_digits(&fact.text, zero),
            None => fact.text.clone(),
        },
        Kind::Web => address::shown(&fact.text),
        _ => fact.text.clone(),
    }
}

/// How a value behaves in a line, and where it leads; `None` for a name, which may break.
pub fn held(kind: Kind, fact: &Fact) -> Option<(ProtectedKind, Option<String>)> {
    match kind {
        Kind::Phone => {
            let digits = fact.opens.as_ref()?.bytes().filter(u8::is_ascii_digit).count();
            let kind = if digits <= SHORT { ProtectedKind::ShortCode } else { ProtectedKind::Phone };
            Some((kind, fact.opens.clone()))
        }
        Kind::Web => Some((ProtectedKind::Url, fact.opens.clone())),
        Kind::Email => Some((ProtectedKind::Url, Some(format!("mailto:{}", fact.text)))),
        Kind::Word | Kind::Seen | Kind::Number | Kind::Count => Some((ProtectedKind::Other, None)),
        Kind::Name | Kind::Date | Kind::Time | Kind::Choice(_) | Kind::Image => None,
    }
}

/// The whole text as one protected span.
pub fn whole(text: &str, kind: ProtectedKind, uri: Option<String>) -> Protected {
    Protected { range: 0..text.len(), kind, uri }
}
