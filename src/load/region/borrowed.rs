//! A region whose only numbers are those of another country's hotline: a file that was copied, and one of the two was not
//! changed. Regions come in, and get a doubt; no file and no report may enter.
//!
//! Numbers of another calling code have a doubt of their own (`contact/phone`). Under one code, such as +1, nothing in the
//! number tells that the call is answered elsewhere.

use std::collections::BTreeMap;
use std::sync::Arc;

use crate::contact::phone;
use crate::diag::Spanned;
use crate::model::hotline::Doubt;
use crate::model::hotline::Region;

fn country(id: &str) -> &str {
    id.split('-').next().unwrap_or(id)
}

/// `is_kit`: files that nobody has changed. Who has written both files knows that the line serves both.
pub fn check(regions: &mut BTreeMap<String, Arc<Region>>, is_kit: impl Fn(&str) -> bool) {
    let known: Vec<(String, Arc<Region>)> =
        regions.iter().filter(|(id, _)| is_kit(id)).map(|(id, region)| (id.clone(), Arc::clone(region))).collect();
    for (id, region) in regions.iter_mut().filter(|(id, _)| !is_kit(id)) {
        let same = |other: &str| phone::same_state(country(other), country(id));
        let owner = |dial: &str| {
            let has = |region: &Region| region.hotlines.iter().any(|h| !h.retired && h.dial.as_deref() == Some(dial));
            let is_own = known.iter().any(|(other, kit)| same(other) && has(kit));
            known.iter().find(|(_, kit)| !is_own && has(kit))
        };
        let calls = || region.hotlines.iter().filter(|h| !h.retired && h.call.is_some());
        let first = calls().next().cloned();
        let all = calls().all(|h| h.dial.as_deref().is_some_and(|dial| dial.starts_with('+') && owner(dial).is_some()));
        let Some((call, dial)) = first.as_ref().and_then(|h| h.call.as_ref().zip(h.dial.as_deref())).filter(|_| all)
        else {
            continue;
        };
        let Some((other, kit)) = owner(dial) else { continue };
        // What is written with another country's code says so already.
        if call.value.starts_with('+') || region.hotlines.iter().any(|h| !h.doubts.is_empty()) {
            continue;
        }
        let doubt = Doubt {
            message: format!("`{}` is the number of a hotline of {} (hotlines/{other}.toml)", call.value, kit.name),
            hint: format!(
                "look for the line that helps people in {}; if this one does, allow the rule and say why",
                region.name
            ),
        };
        let doubt = Spanned::new(doubt, call.span);
        Arc::make_mut(region).doubts.push(doubt);
    }
}
