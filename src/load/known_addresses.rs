//! Codes with an address of their own lead to a site that a hotline of the campaign names: nobody looks at them again.

use std::collections::BTreeMap;
use std::sync::Arc;

use crate::diag::{Diagnostic, Report, Spanned};
use crate::load::address;
use crate::load::campaign::Region;
use crate::load::layout::{BoxSpec, ContentSpec, Layout};

pub fn check(layouts: &BTreeMap<String, Arc<Layout>>, regions: &BTreeMap<String, Arc<Region>>, report: &mut Report) {
    let hotlines = regions.values().flat_map(|r| &r.hotlines).filter(|h| !h.retired);
    let known: Vec<&str> = hotlines.flat_map(|h| h.url.iter().chain(&h.chat)).map(|u| u.value.as_str()).collect();
    let mut literal = Vec::new();
    layouts.values().flat_map(|l| &l.faces).for_each(|face| codes(&face.boxes, &mut literal));
    for code in literal {
        if known.iter().any(|known| address::covers(known, &code.value)) {
            continue;
        }
        let message = format!("no hotline of the campaign has the address of this code: {}", code.value);
        let hint =
            "write qr = \"{hotline.url}\", or the address into `url` or `chat` of a file in hotlines/, with its source";
        report.push(Diagnostic::new("unknown-address", message).at(code.span).hint(hint));
    }
}

/// The literal addresses of a level and of those below it.
fn codes<'a>(boxes: &'a [Arc<BoxSpec>], out: &mut Vec<&'a Spanned<String>>) {
    for item in boxes {
        match &item.content {
            ContentSpec::Qr(payload) if payload.value.starts_with("https://") => out.push(payload),
            ContentSpec::Boxes { boxes, .. } => codes(boxes, out),
            _ => {}
        }
    }
}
