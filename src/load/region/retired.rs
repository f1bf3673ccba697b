//! Numbers that a registry calls retired and another hotline still has: somebody copied an old record, or an old number came
//! back. Regions come in, findings go out.

use std::collections::BTreeMap;
use std::sync::Arc;

use crate::diag::{Code, Diagnostic, Report, Span};
use crate::model::hotline::{Hotline, Region};

pub fn check(regions: &BTreeMap<String, Arc<Region>>, report: &mut Report) {
    let hotlines = || regions.values().flat_map(|region| region.hotlines.iter().map(move |hotline| (region, hotline)));
    let mut retired: BTreeMap<&str, (&str, &Hotline)> = BTreeMap::new();
    for (region, hotline) in hotlines().filter(|(_, hotline)| hotline.retired) {
        hotline
            .dialled()
            .for_each(|number| _ = retired.entry(number).or_insert((region.id.as_str(), hotline.as_ref())));
    }
    for (region, hotline) in hotlines().filter(|(_, hotline)| !hotline.retired) {
        let Some((number, (home, old))) = hotline.dialled().find_map(|n| Some((n, *retired.get(n)?))) else { continue };
        let shown = [
            (&hotline.call, &hotline.dial),
            (&hotline.text, &hotline.text_dial),
            (&hotline.whatsapp, &hotline.whatsapp_dial),
        ];
        let own =
            shown.into_iter().find(|(_, dial)| dial.as_deref() == Some(number)).and_then(|(shown, _)| shown.as_ref());
        let (value, span): (&str, Span) = own.map_or((number, hotline.span), |own| (&own.value, own.span));
        // An old record may be kept beside a new one with its number; an entry of `[[retired]]` says that nobody answers.
        if old.is_dead_number() {
            let message = format!("`{value}` is the number of `{}`, and is {} there", hotline.id, old.fate(region));
            let fault = Diagnostic::new(Code::RetiredHotline, message).at(span).label(old.span, "in `[[retired]]`");
            report
                .push(fault.hint("write the number of today into the hotline, or take the entry of `[[retired]]` out"));
            continue;
        }
        let message = format!("`{value}` of {} is retired in hotlines/{home}.toml (`{}`)", region.id, old.id);
        report.push(Diagnostic::new(Code::RetiredNumber, message).at(span).label(old.span, "retired here"));
    }
}
