//! Filling the boxes: each message formatted, each condition decided, each code given its payload.

use std::sync::Arc;

use crate::diag::{Diagnostic, Report, Span, Spanned};
use crate::load;
use crate::load::QR_FIELDS;
use crate::load::campaign::Campaign;
use crate::load::layout::{BoxSpec, ContentSpec, Field, Layout};
use crate::load::settings::free_fields;
use crate::resolve::wording::{AtomKind, Job, Paragraph, RichText, WordedBox, WordedContent, WordedFace, Wording};
use crate::resolve::{args, neighbours, paragraphs};
use crate::text::literals::Registry;
use crate::text::texts::{Args, Printed, TextFault, Variable};
use crate::text::writing;

/// Fills every slot of the job's layout. `None` when anything is missing; every fault is in the report.
pub fn resolve(campaign: &Campaign, job: &Job, report: &mut Report) -> Option<Wording> {
    let mut fill = Fill { job, args: args::of(job, campaign), numbers: &campaign.numbers, report: Report::default() };
    let layout: &Layout = &job.layout;
    let title = fill.plain(&layout.document_title);
    let faces: Vec<WordedFace> = layout
        .faces
        .iter()
        .enumerate()
        .map(|(index, face)| WordedFace { index, boxes: fill.boxes(&face.boxes) })
        .collect();
    neighbours::check(&faces, &campaign.numbers, &mut fill.report);
    let failed = fill.report.has_errors() || fill.broken(layout);
    for mut diagnostic in fill.report.diagnostics {
        diagnostic.job = Some(job.name.clone());
        report.push(diagnostic);
    }
    if failed { None } else { Some(Wording { job: job.clone(), title: title?, faces }) }
}

/// Whether the box is there for this record.
pub fn shown(spec: &BoxSpec, job: &Job) -> bool {
    let has = |field: Field| args::field_text(job, field).is_some();
    spec.when.is_none_or(has) && !spec.unless.is_some_and(has)
}

/// The characters of an invisible text by their codes, each once.
fn invisible(paragraphs: &[Paragraph]) -> String {
    let mut codes: Vec<String> = Vec::new();
    for c in paragraphs.iter().flat_map(|p| p.text.chars()) {
        let code = format!("U+{:04X}", u32::from(c));
        if !codes.contains(&code) {
            codes.push(code);
        }
    }
    codes.truncate(5);
    codes.join(", ")
}

struct Fill<'a> {
    job: &'a Job,
    args: Args,
    numbers: &'a Registry,
    report: Report,
}

impl Fill<'_> {
    fn boxes(&mut self, specs: &[Arc<BoxSpec>]) -> Vec<WordedBox> {
        let mut out = Vec::new();
        for spec in specs.iter().filter(|spec| shown(spec, self.job)) {
            let content = self.content(spec);
            let alt = spec.alt.as_ref().and_then(|id| self.plain(id));
            out.extend(content.map(|content| WordedBox { spec: Arc::clone(spec), content, alt }));
        }
        out
    }

    fn content(&mut self, spec: &BoxSpec) -> Option<WordedContent> {
        match &spec.content {
            ContentSpec::Text(id) => self.message(id).map(WordedContent::Text),
            ContentSpec::List(ids) => {
                let items: Vec<_> = ids.iter().filter_map(|id| self.message(id)).collect();
                (items.len() == ids.len()).then_some(WordedContent::List(items))
            }
            ContentSpec::Hotline(field) => self.hotline(spec, *field).map(WordedContent::Hotline),
            ContentSpec::Qr(payload) => self.qr(payload).map(|payload| WordedContent::Qr { payload }),
            ContentSpec::Image(path) => Some(WordedContent::Image { art: path.value.clone() }),
            ContentSpec::Shape(_) => Some(WordedContent::Shape),
            ContentSpec::Boxes { boxes, .. } => Some(WordedContent::Boxes(self.boxes(boxes))),
        }
    }

    fn message(&mut self, id: &Spanned<String>) -> Option<RichText> {
        let texts = &self.job.locale.texts;
        let origin = texts.span(&id.value);
        let formatted = match texts.format(&id.value, &self.args) {
            Ok(formatted) => formatted,
            Err(faults) => {
                self.text_faults(id, origin, &faults);
                return None;
            }
        };
        let origin = origin.unwrap_or(id.span);
        let job = self.job;
        let found = match paragraphs::build(&formatted, &|variable| args::atom_of(job, variable), job.locale.digits) {
            Ok(found) => found,
            Err(faults) => {
                for fault in faults {
                    let message = format!("the text `{}` has broken markup: {}", id.value, fault.message);
                    self.report.push(Diagnostic::new("markup", message).at(origin));
                }
                return None;
            }
        };
        let dates = formatted.values.iter().filter(|(_, printed)| *printed == Printed::Date);
        let dates: Vec<String> = dates.map(|(range, _)| free_fields::digits(&formatted.text[range.clone()])).collect();
        self.typed(&found, &id.value, origin, &dates);
        let blank = |p: &Paragraph| p.text.chars().all(writing::is_blank);
        if found.iter().all(blank) {
            let message = match found.is_empty() {
                true => format!("the text `{}` is empty", id.value),
                false => format!("the text `{}` has nothing in it that could be seen: {}", id.value, invisible(&found)),
            };
            self.report.push(Diagnostic::new("empty-text", message).at(origin).label(id.span, "asked for here"));
            return None;
        }
        Some(RichText { paragraphs: found, origin, message: id.value.clone() })
    }

    /// Numbers and addresses that came together, or that touch what is beside them.
    fn typed(&mut self, found: &[Paragraph], id: &str, origin: Span, dates: &[String]) {
        if let Some((code, shown)) = found.iter().find_map(|p| paragraphs::literal(p, self.numbers, false, dates)) {
            let what = if code == "literal-url" { "address" } else { "number" };
            let message = format!("the text `{id}` spells out the {what} `{shown}`");
            self.report.push(Diagnostic::new(code, message).at(origin));
        }
        if let Some((value, shown)) = found.iter().find_map(paragraphs::glued) {
            let message = format!("`{value}` touches what is beside it in the text `{id}`: `{shown}`");
            let hint = "put a space, a comma or a word between them";
            self.report.push(Diagnostic::new("number-glued", message).at(origin).hint(hint));
        }
    }

    /// A message as plain text in one line, for titles and alternative texts.
    fn plain(&mut self, id: &Spanned<String>) -> Option<String> {
        let text = self.message(id)?;
        // No box shows it: what a name brings is seen here or nowhere.
        let own = load::numbers_of(&self.job.region);
        let in_name = text.paragraphs.iter().filter(|p| paragraphs::literal(p, self.numbers, false, &[]).is_none());
        let mut found = in_name.filter_map(|p| paragraphs::literal(p, self.numbers, true, &[]));
        if let Some((code, shown)) = found.find(|(_, shown)| !own.contains(&free_fields::digits(shown))) {
            let message = format!("the text `{}` prints `{shown}`, which a name brought", id.value);
            self.report.push(Diagnostic::new(code, message).at(text.origin).label(id.span, "asked for here"));
        }
        Some(text.paragraphs.iter().map(|p| p.text.as_str()).collect::<Vec<_>>().join(" "))
    }

    fn text_faults(&mut self, id: &Spanned<String>, origin: Option<Span>, faults: &[TextFault]) {
        let locale = &self.job.locale.id;
        let name = &id.value;
        for fault in faults {
            let diagnostic = match fault {
                // Reported where it is written.
                TextFault::Broken => continue,
                TextFault::Unknown => {
                    Diagnostic::new("missing-message", format!("the locale `{locale}` has no text `{name}`"))
                        .at(id.span)
                }
                // Every locale says it, and one line of handbill.toml mends it.
                TextFault::Missing(variables) if variables.as_slice() == [Variable::Version] => {
                    let message = format!("the text `{name}` prints $version, and handbill.toml has none");
                    let hint = "write `version = \"2026-11\"` (the month of your texts) into handbill.toml";
                    Diagnostic::new("missing-value", message).at(id.span).hint(hint)
                }
                TextFault::Missing(variables) => {
                    let names = variables.iter().map(|v| format!("${}", v.name())).collect::<Vec<_>>().join(", ");
                    let region = &self.job.region;
                    let message = format!("the text `{name}` prints {names}, which {} does not have", region.name);
                    let hint = "give the text a variant for [none], or the box a `when`";
                    let diagnostic = Diagnostic::new("missing-value", message).at(origin.unwrap_or(id.span));
                    diagnostic.label(id.span, "asked for here").label(self.job.hotline.span, "the record").hint(hint)
                }
                TextFault::SelectorOnly => {
                    let message = format!("the text `{name}` prints a variable that is for choosing only");
                    Diagnostic::new("selector-only", message).at(origin.unwrap_or(id.span))
                }
                TextFault::Other(why) => {
                    let message = format!("the text `{name}` cannot be made: {why}");
                    Diagnostic::new("bad-message", message).at(origin.unwrap_or(id.span))
                }
            };
            self.report.push(diagnostic);
        }
    }

    fn hotline(&mut self, spec: &BoxSpec, field: Field) -> Option<RichText> {
        let Some(text) = args::field_text(self.job, field) else {
            self.lacking(spec.span, &format!("{field:?}").to_lowercase());
            return None;
        };
        let (kind, uri) = args::atom(self.job, field).unwrap_or((AtomKind::Other, None));
        let hotline = &self.job.hotline;
        let span = |s: Option<&Spanned<String>>| s.map_or(hotline.span, |s| s.span);
        let origin = match field {
            Field::Call => span(hotline.call.as_ref()),
            Field::Text => span(hotline.text.as_ref()),
            Field::Url => span(hotline.url.as_ref()),
            Field::Chat => span(hotline.chat.as_ref()),
            Field::Emergency => self.job.region.emergency.span,
            Field::Keyword | Field::Venue => hotline.span,
        };
        let paragraph = Paragraph { atoms: vec![args::whole(&text, kind, uri)], text, ..Paragraph::default() };
        Some(RichText { paragraphs: vec![paragraph], origin, message: format!("hotline {field:?}").to_lowercase() })
    }

    fn qr(&mut self, payload: &Spanned<String>) -> Option<String> {
        let Some((name, field)) = QR_FIELDS.iter().find(|(name, _)| *name == payload.value) else {
            return Some(payload.value.clone());
        };
        let target = args::atom(self.job, *field).and_then(|(_, uri)| uri);
        if target.is_none() {
            self.lacking(payload.span, name.trim_matches(['{', '}']));
        }
        target
    }

    fn lacking(&mut self, at: Span, what: &str) {
        let region = &self.job.region;
        let field = what.strip_prefix("hotline.").unwrap_or(what);
        let hint = if field == "emergency" {
            "the region has no emergency number".to_owned()
        } else {
            format!("give the box when = \"hotline.{field}\", so that it is left out where there is none")
        };
        self.report.push(
            Diagnostic::new("missing-value", format!("the box shows `{what}`, which {} does not have", region.name))
                .at(at)
                .label(self.job.hotline.span, "the record")
                .hint(hint),
        );
    }

    /// A text that `load` refused leaves no fault of its own here, but the sheet is incomplete all the same.
    fn broken(&self, layout: &Layout) -> bool {
        crate::resolve::needed(layout).iter().any(|id| {
            matches!(self.job.locale.texts.format(&id.value, &self.args), Err(f) if f.contains(&TextFault::Broken))
        })
    }
}
