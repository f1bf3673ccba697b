//! Which texts a layout needs, and which of them a locale lacks.

use std::sync::Arc;

use crate::diag::{Code, Diagnostic, Report, Spanned};
use crate::load::campaign::Locale;
use crate::load::tables::suggest;
use crate::model::layout::{BoxSpec, ContentSpec, Layout};

/// Every message id that the layout names: title, texts, lists, alternative texts; in order, each once.
pub fn needed(layout: &Layout) -> Vec<&Spanned<String>> {
    let mut out = vec![&layout.document_title];
    for face in &layout.faces {
        collect(&face.boxes, &mut out);
    }
    let mut seen = Vec::new();
    out.retain(|id| {
        let new = !seen.contains(&id.value.as_str());
        seen.push(&id.value);
        new
    });
    out
}

/// Asks who sees it happen to somebody else to call; of the kit.
const BYSTANDER: &str = "bystander";

/// Whether a sheet asks people to tell what they saw.
pub fn asks_for_tips(layout: &Layout) -> bool {
    layout.tips || needed(layout).iter().any(|id| id.value == BYSTANDER)
}

fn collect<'a>(boxes: &'a [Arc<BoxSpec>], out: &mut Vec<&'a Spanned<String>>) {
    for item in boxes {
        match &item.content {
            ContentSpec::Text(id) => out.push(id),
            ContentSpec::List(ids) => out.extend(ids),
            ContentSpec::Boxes { boxes, .. } => collect(boxes, out),
            _ => {}
        }
        out.extend(&item.alt);
    }
}

/// The messages that the layout needs and the locale lacks. A layout is built in the locales that lack none.
pub fn missing(layout: &Layout, locale: &Locale) -> Vec<String> {
    needed(layout).into_iter().filter(|id| !locale.texts.contains(&id.value)).map(|id| id.value.clone()).collect()
}

/// A message that the default language lacks too was mistyped in the layout: an error at its line.
pub fn check_layout(layout: &Layout, default: &Locale, report: &mut Report) {
    for id in needed(layout) {
        if default.texts.contains(&id.value) || default.texts.incomplete {
            continue;
        }
        let message = format!("no text is called `{}`", id.value);
        let mut fault = Diagnostic::new(Code::UnknownMessage, message).at(id.span);
        fault
            .hints
            .extend(suggest::nearest(&id.value, default.texts.keys()).map(|near| format!("did you mean `{near}`?")));
        if fault.hints.is_empty() {
            fault = fault.hint(format!("write it in locales/{}/", default.id));
        }
        report.push(fault);
    }
}
