//! The record's values for the texts, as they are printed, and where each leads when it is touched.

use crate::load::campaign::Campaign;

use crate::contact::address;
use crate::load::campaign::Hotline;
use crate::load::dialled;
use crate::load::layout::Field;
use crate::resolve::wording::{Atom, AtomKind, Job};
use crate::text::characters;
use crate::text::texts::{Args, Variable};

/// Every value that the job has.
pub fn of(job: &Job, campaign: &Campaign) -> Args {
    let hotline = &job.hotline;
    let mut args =
        Args { always_open: hotline.always_open, languages: hotline.languages.unwrap_or(0), ..Args::default() };
    let mut set = |variable: Variable, value: Option<&str>| {
        if let Some(value) = value.map(str::trim).filter(|v| !v.is_empty()) {
            args.values.insert(variable, value.to_owned());
        }
    };
    for (variable, field) in [
        (Variable::Call, Field::Call),
        (Variable::TextNumber, Field::Text),
        (Variable::TextKeyword, Field::Keyword),
        (Variable::Url, Field::Url),
        (Variable::Chat, Field::Chat),
        (Variable::Emergency, Field::Emergency),
        (Variable::Venue, Field::Venue),
    ] {
        set(variable, field_text(job, field).as_deref());
    }
    set(Variable::HotlineName, Some(&hotline.name));
    set(Variable::Operator, hotline.operator.as_deref());
    set(Variable::RegionName, Some(&job.region.name));
    set(Variable::Evidence, hotline.evidence.as_deref());
    set(Variable::Version, campaign.settings.version.as_deref());
    args
}

/// A field as it is printed; `None` when the record lacks it.
pub fn field_text(job: &Job, field: Field) -> Option<String> {
    let hotline: &Hotline = &job.hotline;
    let number = |published: &str| match job.locale.phone_digits {
        Some(zero) => characters::native_digits(published, zero),
        None => published.to_owned(),
    };
    match field {
        Field::Call => hotline.call.as_ref().map(|c| number(&c.value)),
        Field::Text => hotline.text.as_ref().map(|t| number(&t.value)),
        Field::Keyword => hotline.keyword.clone(),
        Field::Url => hotline.url.as_ref().map(|u| address::shown(&u.value)),
        Field::Chat => hotline.chat.as_ref().map(|u| address::shown(&u.value)),
        Field::Emergency => Some(number(&job.region.emergency.value)),
        Field::Venue => job.venue.clone(),
    }
}

/// Where a field leads, and what kind of atom it is. `None` for a name, which may break.
pub fn atom(job: &Job, field: Field) -> Option<(AtomKind, Option<String>)> {
    let hotline = &job.hotline;
    let phone = |number: &str| if dialled(number).len() <= 6 { AtomKind::ShortCode } else { AtomKind::Phone };
    match field {
        Field::Call => {
            let dial = hotline.dial.clone()?;
            Some((phone(&dial), Some(format!("tel:{dial}"))))
        }
        Field::Text => {
            let dial = hotline.text_dial.clone()?;
            Some((phone(&dial), Some(format!("sms:{dial}"))))
        }
        Field::Keyword => Some((AtomKind::Other, None)),
        Field::Url => Some((AtomKind::Url, Some(hotline.url.as_ref()?.value.clone()))),
        Field::Chat => Some((AtomKind::Url, Some(hotline.chat.as_ref()?.value.clone()))),
        Field::Emergency => {
            let number = dialled(&job.region.emergency.value);
            Some((phone(&number), Some(format!("tel:{number}"))))
        }
        Field::Venue => None,
    }
}

/// How a printed value behaves in a line.
pub fn atom_of(job: &Job, variable: Variable) -> Option<(AtomKind, Option<String>)> {
    match variable {
        Variable::Call => atom(job, Field::Call),
        Variable::TextNumber => atom(job, Field::Text),
        Variable::TextKeyword => atom(job, Field::Keyword),
        Variable::Url => atom(job, Field::Url),
        Variable::Chat => atom(job, Field::Chat),
        Variable::Emergency => atom(job, Field::Emergency),
        Variable::Evidence | Variable::Version => Some((AtomKind::Other, None)),
        _ => None,
    }
}

/// The whole text as one atom.
pub fn whole(text: &str, kind: AtomKind, uri: Option<String>) -> Atom {
    Atom { range: 0..text.len(), kind, uri }
}
