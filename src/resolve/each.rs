//! Boxes with `each`: one copy for every entry of a list, each worded with the values of its entry.

use std::sync::Arc;

use crate::diag::{Code, Diagnostic, Span, Spanned};
use crate::load::tables::suggest;
use crate::model::hotline::LineKind;
use crate::model::layout::{
    Align, BoxSpec, ContentSpec, Each, Edges, Grid, Length, List, Order, Place, RoleSpec, Track,
};
use crate::model::values::Localized;
use crate::resolve::args::Scope;
use crate::resolve::boxes::Fill;
use crate::resolve::wording::{WordedBox, WordedContent};
use crate::text::sorting;

/// An entry of a list: what it is called, its tags, and the values that its copy sees.
struct Member {
    id: String,
    /// What it is sorted by.
    name: String,
    kind: Option<LineKind>,
    tags: Vec<String>,
    scope: Scope,
}

impl Fill<'_> {
    /// The copies in a box of their own, which takes the place of the one that is written.
    pub(super) fn each(&mut self, spec: &Arc<BoxSpec>, each: &Each) -> Option<WordedBox> {
        let ContentSpec::Boxes { boxes, .. } = &spec.content else { return None };
        let all = self.entries(each.list);
        let entries = self.chosen(each, all)?;
        if entries.is_empty() {
            if !each.optional {
                let message = format!("the box repeats over {}, and there are none", named(each.list));
                let hint = "add one, or leave the box out with `if-none = \"leave-out\"`";
                self.report.push(Diagnostic::new(Code::EmptyList, message).at(each.span).hint(hint));
            }
            return None;
        }
        let most = usize::from(each.at_most);
        if entries.len() > most {
            let message = format!("the box repeats over {} {}, and {most} fit in it", entries.len(), named(each.list));
            let hint = "choose some with `where`, or raise `at-most` if the design has room";
            self.report.push(Diagnostic::new(Code::TooManyCopies, message).at(each.span).hint(hint));
            return None;
        }
        let locale = Arc::clone(&self.scope.locale);
        let mut copies = Vec::new();
        let copy = Arc::new(BoxSpec { place: Place::Auto, width: None, height: None, each: None, ..(**spec).clone() });
        let wanted = entries.len();
        for entry in entries {
            let locale = Arc::clone(&entry.scope.locale);
            let content = WordedContent::Boxes(self.within(entry.scope, boxes));
            copies.push(WordedBox { spec: Arc::clone(&copy), content, alt: None, locale });
        }
        let grid = grid_of(each, wanted);
        let outer = BoxSpec {
            content: ContentSpec::Boxes { grid, boxes: Vec::new() },
            role: RoleSpec::Auto,
            fill: None,
            stroke: None,
            radius: 0.0,
            padding: Edges { top: ZERO, end: ZERO, bottom: ZERO, start: ZERO },
            extend: Edges { top: false, end: false, bottom: false, start: false },
            valign: Align::Start,
            ..(**spec).clone()
        };
        Some(WordedBox { spec: Arc::new(outer), content: WordedContent::Boxes(copies), alt: None, locale })
    }

    fn entries(&self, list: List) -> Vec<Member> {
        let here = &self.scope;
        let tags = |tags: &[String]| tags.to_vec();
        let named = |name: &Localized| name.of(&here.locale.id).map_or_else(String::new, |name| name.value.clone());
        match list {
            List::Hotlines => (self.job.hotlines.iter())
                .map(|hotline| Member {
                    id: hotline.id.clone(),
                    name: hotline.name.clone(),
                    kind: hotline.kind,
                    tags: tags(&hotline.tags),
                    scope: Scope { hotline: Arc::clone(hotline), ..here.clone() },
                })
                .collect(),
            // Who is not understood there is not sent there.
            List::Resources => (self.campaign.resources.values())
                .filter(|resource| resource.languages.serves(&here.locale.id))
                .map(|resource| Member {
                    id: resource.id.clone(),
                    name: named(&resource.title),
                    kind: None,
                    tags: tags(&resource.tags),
                    scope: Scope { resource: Some(Arc::clone(resource)), ..here.clone() },
                })
                .collect(),
            List::Partners => (self.campaign.settings.organization.partners.iter())
                .map(|partner| Member {
                    id: named(&partner.name),
                    name: named(&partner.name),
                    kind: None,
                    tags: Vec::new(),
                    scope: Scope { partner: Some(Arc::clone(partner)), ..here.clone() },
                })
                .collect(),
            List::Locales => (self.job.locales.iter())
                .map(|locale| Member {
                    id: locale.id.clone(),
                    name: locale.native_name.clone(),
                    kind: None,
                    tags: Vec::new(),
                    scope: Scope { locale: Arc::clone(locale), shared: false, ..here.clone() },
                })
                .collect(),
        }
    }

    /// The entries that `where` asks for; `None` when it names one that is not there.
    fn chosen(&mut self, each: &Each, mut entries: Vec<Member>) -> Option<Vec<Member>> {
        let mut sound = true;
        let mut twice = Vec::new();
        let mut unknown = |what: &str, wanted: &Spanned<String>, known: Vec<&str>, at: Span| {
            let message = format!("no entry of the {} has the {what} `{}`", named(each.list), wanted.value);
            let mut fault = Diagnostic::new(Code::UnknownEntry, message).at(at);
            fault.hints.extend(suggest::hint(&wanted.value, known));
            self.report.push(fault);
            sound = false;
        };
        if let Some(tag) = &each.tag {
            if !entries.is_empty() && !entries.iter().any(|entry| entry.tags.contains(&tag.value)) && !each.optional {
                let known = entries.iter().flat_map(|entry| entry.tags.iter().map(String::as_str)).collect();
                unknown("tag", tag, known, tag.span);
            }
            entries.retain(|entry| entry.tags.contains(&tag.value));
        }
        if !each.kinds.is_empty() {
            entries.retain(|entry| entry.kind.is_some_and(|kind| each.kinds.contains(&kind)));
        }
        if !each.ids.is_empty() {
            let known: Vec<String> = entries.iter().map(|entry| entry.id.clone()).collect();
            let mut found: Vec<Member> = Vec::new();
            for (at, id) in each.ids.iter().enumerate() {
                if each.ids[..at].iter().any(|other| other.value == id.value) {
                    twice
                        .push(Diagnostic::new(Code::DuplicateId, format!("`{}` is named twice", id.value)).at(id.span));
                    continue;
                }
                match entries.iter().position(|entry| entry.id == id.value) {
                    Some(at) => found.push(entries.remove(at)),
                    None => unknown("id", id, known.iter().map(String::as_str).collect(), id.span),
                }
            }
            entries = found;
        }
        sound &= twice.is_empty();
        twice.into_iter().for_each(|fault| self.report.push(fault));
        if each.order != Order::Listed {
            sorting::by_name(&mut entries, &self.scope.locale.id, |entry| &entry.name);
            if each.order == Order::NameDown {
                entries.reverse();
            }
        }
        sound.then_some(entries)
    }
}

const ZERO: Length = Length::Pt(0.0);

fn named(list: List) -> &'static str {
    match list {
        List::Hotlines => "hotlines",
        List::Resources => "resources",
        List::Partners => "partners",
        List::Locales => "languages",
    }
}

/// As many equal columns as there are copies side by side, and a row as high as its content for each line of them.
fn grid_of(each: &Each, copies: usize) -> Grid {
    let columns = usize::from(each.across).clamp(1, copies.max(1));
    Grid {
        span: each.span,
        columns: vec![Track::Fr(1.0); columns],
        rows: vec![if each.equal_rows { Track::Fr(1.0) } else { Track::Auto }; copies.div_ceil(columns)],
        areas: Vec::new(),
        column_gap: each.gap.0,
        row_gap: each.gap.1,
    }
}
