//! Filling the boxes: each message formatted, each condition decided, each code given its payload.

use std::sync::Arc;

use crate::diag::{Code, Diagnostic, Report, Span, Spanned};
use crate::limits;
use crate::load;
use crate::load::campaign::Campaign;
use crate::load::settings::free_fields;
use crate::model::channels::Channel;
use crate::model::hotline::Hotline;
use crate::model::layout::{BoxSpec, ContentSpec, Layout};
use crate::model::values::{Kind, Localized, ValueId};
use crate::resolve::args::Scope;
use crate::resolve::wording::{Job, Paragraph, RichText, WordedBox, WordedContent, WordedFace, Wording};
use crate::resolve::{args, neighbours, paragraphs};
use crate::text::texts::{Args, TextFault};
use crate::text::writing;

/// Fills every slot of the job's layout. `None` when anything is missing; every fault is in the report.
pub fn resolve(campaign: &Campaign, job: &Job, report: &mut Report) -> Option<Wording> {
    let scope = Scope::of(job);
    let args = scope.args(job, campaign);
    let mut fill = Fill { campaign, job, scope, args, used: Vec::new(), made: 0, report: Report::default() };
    let layout: &Layout = &job.layout;
    let title = fill.plain(&layout.document_title);
    let faces: Vec<WordedFace> = layout
        .faces
        .iter()
        .enumerate()
        .map(|(index, face)| WordedFace { index, boxes: fill.boxes(&face.boxes) })
        .collect();
    neighbours::check(&faces, &campaign.numbers, &mut fill.report);
    fill.check_languages(&faces);
    let failed = fill.report.has_errors() || fill.broken(layout);
    let mut hotlines = std::mem::take(&mut fill.used);
    if hotlines.is_empty() {
        hotlines.push(Arc::clone(&job.hotline));
    }
    for mut diagnostic in fill.report.diagnostics {
        diagnostic.job = Some(job.name.clone());
        report.push(diagnostic);
    }
    if failed { None } else { Some(Wording { job: job.clone(), title: title?, faces, hotlines }) }
}

/// How a sheet says that a channel is not answered in its language.
fn insist(channel: Channel) -> String {
    let word = channel.word();
    format!(
        "give the box when = \"hotline.{word}\", build the other languages, or write [[insist]] with channel = \"{word}\" \
         and a reason into the layout"
    )
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

pub(super) struct Fill<'a> {
    pub(super) campaign: &'a Campaign,
    pub(super) job: &'a Job,
    pub(super) scope: Scope,
    args: Args,
    /// Hotlines whose values were asked for.
    used: Vec<Arc<Hotline>>,
    /// Boxes so far, on all faces.
    made: usize,
    pub(super) report: Report,
}

impl Fill<'_> {
    /// The boxes with the values of another scope.
    pub(super) fn within(&mut self, scope: Scope, specs: &[Arc<BoxSpec>]) -> Vec<WordedBox> {
        let args = scope.args(self.job, self.campaign);
        let outer = (std::mem::replace(&mut self.scope, scope), std::mem::replace(&mut self.args, args));
        let boxes = self.boxes(specs);
        (self.scope, self.args) = outer;
        boxes
    }

    fn fact(&mut self, id: ValueId) -> Option<crate::model::values::Fact> {
        if self.campaign.values.name(id).starts_with("hotline.")
            && !self.used.iter().any(|used| used.id == self.scope.hotline.id)
        {
            self.used.push(Arc::clone(&self.scope.hotline));
        }
        if let Some(line) = self
            .scope
            .line_of(id, self.job, self.campaign)
            .filter(|line| !self.used.iter().any(|used| used.id == line.id))
        {
            self.used.push(line);
        }
        self.scope.fact(id, self.job, self.campaign)
    }

    /// Whether the box is there for this record.
    fn shown(&self, spec: &BoxSpec) -> bool {
        // A count is 0 where it is not known.
        let known = |id: ValueId, text: &str| self.campaign.values.kind(id) != Kind::Count || text != "0";
        let has = |id: ValueId| self.scope.fact(id, self.job, self.campaign).is_some_and(|fact| known(id, &fact.text));
        spec.when.is_none_or(has) && !spec.unless.is_some_and(has)
    }

    pub(super) fn boxes(&mut self, specs: &[Arc<BoxSpec>]) -> Vec<WordedBox> {
        let mut out = Vec::new();
        for spec in specs {
            if !self.shown(spec) {
                continue;
            }
            if let Some(each) = &spec.each {
                out.extend(self.each(spec, each));
                continue;
            }
            let content = self.content(spec);
            let alt = spec.alt.as_ref().and_then(|id| self.plain(id));
            if let (Some(WordedContent::Qr { payload }), Some(id)) = (&content, &spec.alt) {
                self.same_address(id, payload);
            }
            let locale = Arc::clone(&self.scope.locale);
            if !self.has_room(spec) {
                return out;
            }
            out.extend(content.map(|content| WordedBox { spec: Arc::clone(spec), content, alt, locale }));
        }
        out
    }

    /// Lists in lists multiply: so many boxes and no more.
    fn has_room(&mut self, spec: &BoxSpec) -> bool {
        self.made += 1;
        if self.made == limits::BOXES_PLACED + 1 {
            let message = format!("with every `each` the sheet has more than {} boxes", limits::BOXES_PLACED);
            self.report.push(Diagnostic::new(Code::TooMany, message).at(spec.span).hint("repeat fewer boxes"));
        }
        self.made <= limits::BOXES_PLACED
    }

    /// A sheet under the name of a language that it does not speak would be counted on.
    fn check_languages(&mut self, faces: &[WordedFace]) {
        fn speaks(boxes: &[WordedBox], locale: &str) -> bool {
            boxes.iter().any(|worded| match &worded.content {
                WordedContent::Boxes(inner) => speaks(inner, locale),
                WordedContent::Text(_) | WordedContent::List(_) => worded.locale.id == locale,
                _ => false,
            })
        }
        if self.job.locales.len() < 2 || self.report.has_errors() {
            return;
        }
        for locale in self.job.locales.iter().filter(|l| !faces.iter().any(|face| speaks(&face.boxes, &l.id))) {
            let layout = &self.job.layout;
            let message = format!("{} says nothing in {}, which is asked for on this sheet", layout.id, locale.id);
            let hint = "let the `where` of its box over the languages take it in, or leave the language out";
            self.report.push(Diagnostic::new(Code::OneLanguage, message).at(layout.document_title.span).hint(hint));
        }
    }

    fn content(&mut self, spec: &BoxSpec) -> Option<WordedContent> {
        match &spec.content {
            ContentSpec::Text(id) => self.message(id).map(WordedContent::Text),
            ContentSpec::List(ids) => {
                let items: Vec<_> = ids.iter().filter_map(|id| self.message(id)).collect();
                (items.len() == ids.len()).then_some(WordedContent::List(items))
            }
            ContentSpec::Value(id) => self.value(spec, *id).map(WordedContent::Hotline),
            ContentSpec::Qr(payload) => self.qr(payload).map(|payload| WordedContent::Qr { payload }),
            ContentSpec::Image(path) => Some(WordedContent::Image { art: path.value.clone() }),
            ContentSpec::Picture(id) => {
                let fact = self.fact(*id);
                if fact.is_none() {
                    self.lacking(spec.span, *id);
                }
                let fact = fact.filter(|fact| self.campaign.art.contains_key(&fact.text))?;
                Some(WordedContent::Image { art: fact.text })
            }
            ContentSpec::Shape(_) => Some(WordedContent::Shape),
            ContentSpec::Boxes { boxes, .. } => Some(WordedContent::Boxes(self.boxes(boxes))),
        }
    }

    fn message(&mut self, id: &Spanned<String>) -> Option<RichText> {
        let locale = Arc::clone(&self.scope.locale);
        let texts = &locale.texts;
        let origin = texts.span(&id.value);
        for variable in texts.variables(&id.value) {
            self.fact(variable);
        }
        let formatted = match texts.format(&id.value, &self.args) {
            Ok(formatted) => formatted,
            Err(faults) => {
                self.text_faults(id, origin, &faults);
                return None;
            }
        };
        let origin = origin.unwrap_or(id.span);
        let behaviour = |id: ValueId| {
            let fact = self.scope.fact(id, self.job, self.campaign)?;
            args::held(self.campaign.values.kind(id), &fact)
        };
        let found = match paragraphs::build(&formatted, &behaviour, locale.digits) {
            Ok(found) => found,
            Err(faults) => {
                for fault in faults {
                    let message = format!("the text `{}` has broken markup: {}", id.value, fault.message);
                    self.report.push(Diagnostic::new(Code::Markup, message).at(origin));
                }
                return None;
            }
        };
        self.typed(&found, &id.value, origin);
        let blank = |p: &Paragraph| p.text.chars().all(writing::is_blank);
        if found.iter().all(blank) {
            let message = match found.is_empty() {
                true => format!("the text `{}` is empty", id.value),
                false => format!("the text `{}` has nothing in it that could be seen: {}", id.value, invisible(&found)),
            };
            self.report.push(Diagnostic::new(Code::EmptyText, message).at(origin).label(id.span, "asked for here"));
            return None;
        }
        Some(RichText { paragraphs: found, origin, message: id.value.clone() })
    }

    /// Numbers and addresses that came together, or that touch what is beside them.
    fn typed(&mut self, found: &[Paragraph], id: &str, origin: Span) {
        if let Some((code, shown)) = found.iter().find_map(|p| paragraphs::literal(p, &self.campaign.numbers, false)) {
            let what = if code == Code::LiteralUrl { "address" } else { "number" };
            let message = format!("the text `{id}` spells out the {what} `{shown}`");
            self.report.push(Diagnostic::new(code, message).at(origin));
        }
        if let Some((value, shown)) = found.iter().find_map(paragraphs::glued) {
            let message = format!("`{value}` touches what is beside it in the text `{id}`: `{shown}`");
            let hint = "put a space, a comma or a word between them";
            self.report.push(Diagnostic::new(Code::NumberGlued, message).at(origin).hint(hint));
        }
    }

    /// A message as plain text in one line, for titles and alternative texts.
    fn plain(&mut self, id: &Spanned<String>) -> Option<String> {
        let text = self.message(id)?;
        // No box shows it: what a name brings is seen here or nowhere.
        let own = load::numbers_of(&self.job.region);
        let in_name =
            text.paragraphs.iter().filter(|p| paragraphs::literal(p, &self.campaign.numbers, false).is_none());
        let mut found = in_name.filter_map(|p| paragraphs::literal(p, &self.campaign.numbers, true));
        if let Some((code, shown)) = found.find(|(_, shown)| !own.contains(&free_fields::digits(shown))) {
            let message = format!("the text `{}` prints `{shown}`, which a name brought", id.value);
            self.report.push(Diagnostic::new(code, message).at(text.origin).label(id.span, "asked for here"));
        }
        Some(text.paragraphs.iter().map(|p| p.text.as_str()).collect::<Vec<_>>().join(" "))
    }

    fn text_faults(&mut self, id: &Spanned<String>, origin: Option<Span>, faults: &[TextFault]) {
        let locale = &self.scope.locale.id;
        let name = &id.value;
        let values = &self.campaign.values;
        for fault in faults {
            let diagnostic = match fault {
                // Reported where it is written.
                TextFault::Broken => continue,
                TextFault::Unknown => {
                    Diagnostic::new(Code::MissingMessage, format!("the locale `{locale}` has no text `{name}`"))
                        .at(id.span)
                }
                // Every locale says it, and one line of handbill.toml mends it.
                TextFault::Missing(variables) if variables.iter().all(|id| values.name(*id) == "campaign.version") => {
                    let message = format!("the text `{name}` prints $version, and handbill.toml has none");
                    let hint = "write `version = \"2026-11\"` (the month of your texts) into handbill.toml";
                    Diagnostic::new(Code::MissingValue, message).at(id.span).hint(hint)
                }
                TextFault::Missing(variables) if variables.iter().any(|id| self.formless(*id).is_some()) => {
                    let at = origin.unwrap_or(id.span);
                    let faults: Vec<Diagnostic> = variables.iter().filter_map(|id| self.formless(*id)).collect();
                    faults.into_iter().for_each(|fault| self.report.push(fault.at(at)));
                    continue;
                }
                TextFault::Missing(variables) => {
                    let channels: Vec<Option<(Channel, String)>> =
                        variables.iter().map(|id| self.unserved(*id)).collect();
                    if let Some(Some((channel, read))) = channels.first()
                        && channels.iter().all(Option::is_some)
                    {
                        let message =
                            format!("the text `{name}` prints {} in {read} and not in {locale}", channel.named());
                        let fault = Diagnostic::new(Code::MissingValue, message).at(origin.unwrap_or(id.span));
                        let fault = fault.label(self.scope.hotline.span, "the record");
                        self.report
                            .push(fault.hint(format!("give the text a variant for [none]; {}", insist(*channel))));
                        continue;
                    }
                    let names =
                        variables.iter().map(|v| format!("${}", values.text_name(*v))).collect::<Vec<_>>().join(", ");
                    let region = &self.job.region;
                    let message = format!("the text `{name}` prints {names}, which {} does not have", region.name);
                    let hint = "give the text a variant for [none], or the box a `when`";
                    let diagnostic = Diagnostic::new(Code::MissingValue, message).at(origin.unwrap_or(id.span));
                    diagnostic.label(id.span, "asked for here").label(self.scope.hotline.span, "the record").hint(hint)
                }
                TextFault::SelectorOnly => {
                    let message = format!("the text `{name}` prints a variable that is for choosing only");
                    Diagnostic::new(Code::SelectorOnly, message).at(origin.unwrap_or(id.span))
                }
                TextFault::Other(why) => {
                    let message = format!("the text `{name}` cannot be made: {why}");
                    Diagnostic::new(Code::BadMessage, message).at(origin.unwrap_or(id.span))
                }
            };
            self.report.push(diagnostic);
        }
    }

    /// A value alone in its box.
    fn value(&mut self, spec: &BoxSpec, id: ValueId) -> Option<RichText> {
        let Some(fact) = self.fact(id) else {
            self.lacking(spec.span, id);
            return None;
        };
        let kind = self.campaign.values.kind(id);
        let text = args::printed(kind, &fact, &self.scope.locale);
        let name = self.campaign.values.name(id);
        let mut paragraph = Paragraph { text, ..Paragraph::default() };
        match args::held(kind, &fact) {
            Some((kind, uri)) => paragraph.protected.push(args::whole(&paragraph.text, kind, uri)),
            None => paragraph.names.push(0..paragraph.text.len()),
        }
        let origin = fact.span.unwrap_or(self.scope.hotline.span);
        Some(RichText { paragraphs: vec![paragraph], origin, message: name.replace('.', " ") })
    }

    fn qr(&mut self, payload: &Spanned<String>) -> Option<String> {
        let name = payload.value.strip_prefix('{').and_then(|name| name.strip_suffix('}'));
        let Some(id) = name.and_then(|name| self.campaign.values.find(name)) else {
            return Some(payload.value.clone());
        };
        let target = self.fact(id).and_then(|fact| fact.opens);
        if target.is_none() {
            self.lacking(payload.span, id);
        }
        target
    }

    /// What is said of a code and what it opens are one value.
    fn same_address(&mut self, alt: &Spanned<String>, payload: &str) {
        let values = &self.campaign.values;
        let said: Vec<String> = (self.scope.locale.texts.variables(&alt.value).into_iter())
            .filter(|id| values.kind(*id) == Kind::Web)
            .filter_map(|id| self.scope.fact(id, self.job, self.campaign)?.opens)
            .collect();
        // The site is what is told apart: a page of it may have any path.
        let site = |address: &str| address.split('/').nth(2).map(str::to_owned);
        if said.is_empty() || said.iter().any(|opened| site(opened) == site(payload)) {
            return;
        }
        let message =
            format!("the code opens {payload}, and its text `{}` says that it opens {}", alt.value, said.join(", "));
        let hint = "write the same value into `qr` and into the text: qr = \"{hotline.url}\" goes with { $url }";
        self.report.push(Diagnostic::new(Code::CodeOtherAddress, message).at(alt.span).hint(hint));
    }

    /// The channel of a value that the record has, and that is answered in other languages, with those.
    fn unserved(&self, id: ValueId) -> Option<(Channel, String)> {
        let channel = self.scope.unanswered(id, self.job, self.campaign)?;
        let languages = &self.scope.hotline.services.of(channel).languages;
        Some((channel, languages.listed().unwrap_or_default().join(", ")))
    }

    fn lacking(&mut self, at: Span, id: ValueId) {
        let name = self.campaign.values.name(id);
        if let Some(fault) = self.formless(id) {
            self.report.push(fault.at(at));
            return;
        }
        let locale = &self.scope.locale.id;
        let quoted = |name: &Localized| name.of(locale).map(|name| format!(" `{}`", name.value)).unwrap_or_default();
        let who = match name.split('.').next() {
            Some("hotline" | "region") => self.job.region.name.clone(),
            Some("resource") => {
                format!("the resource{}", self.scope.resource.as_ref().map(|r| quoted(&r.title)).unwrap_or_default())
            }
            Some("partner") => {
                format!("the partner{}", self.scope.partner.as_ref().map(|p| quoted(&p.name)).unwrap_or_default())
            }
            _ => "the campaign".to_owned(),
        };
        if let Some((channel, read)) = self.unserved(id) {
            let locale = &self.scope.locale.id;
            let message = format!("the box shows {} in {read} and not in {locale}", channel.named());
            let fault =
                Diagnostic::new(Code::MissingValue, message).at(at).label(self.scope.hotline.span, "the record");
            self.report.push(fault.hint(insist(channel)));
            return;
        }
        let hint = format!("give the box when = \"{name}\", so that it is left out where there is none");
        let mut fault =
            Diagnostic::new(Code::MissingValue, format!("the box shows `{name}`, which {who} does not have"))
                .at(at)
                .hint(hint);
        if name.starts_with("hotline.") {
            fault = fault.label(self.scope.hotline.span, "the record");
        }
        if let Some(partner) = self.scope.partner.as_ref().filter(|_| name.starts_with("partner.")) {
            fault = fault.label(partner.span, "the partner");
        }
        if let Some(resource) = self.scope.resource.as_ref().filter(|_| name.starts_with("resource.")) {
            fault = fault.label(resource.span, "the resource");
        }
        self.report.push(fault);
    }

    /// A value of the campaign's own that has forms, and none for this language.
    fn formless(&self, id: ValueId) -> Option<Diagnostic> {
        let values = &self.campaign.values;
        let own = values.own().iter().find(|own| own.name == values.name(id)).filter(|own| !own.forms.is_empty())?;
        let locale = &self.scope.locale.id;
        let has: Vec<&str> = own.forms.by_locale.keys().map(String::as_str).collect();
        let message = format!("`{}` has no form for the locale `{locale}`: it has {}", own.name, has.join(", "));
        let hint = format!("write one: {{ {locale} = \"…\", {} = … }}", has.first().copied().unwrap_or_default());
        Some(Diagnostic::new(Code::MissingValue, message).label(own.span, "the value").hint(hint))
    }

    /// A text that `load` refused leaves no fault of its own here, but the sheet is incomplete all the same.
    fn broken(&self, layout: &Layout) -> bool {
        self.job.locales.iter().any(|locale| {
            let scope = Scope { locale: Arc::clone(locale), shared: false, ..self.scope.clone() };
            let args = scope.args(self.job, self.campaign);
            super::needed(layout)
                .iter()
                .any(|id| matches!(locale.texts.format(&id.value, &args), Err(f) if f.contains(&TextFault::Broken)))
        })
    }
}
