//! Codes with an address of their own lead to a site that a hotline of the campaign names: nobody looks at them again.
//!
//! A campaign may have many regions. That somebody's registry knows the site is asked once, of the layouts; that the region of
//! the sheet knows it, of every job.

use std::collections::BTreeMap;
use std::sync::Arc;

use crate::contact::address;
use crate::diag::{Code, Diagnostic, Report, Spanned};
use crate::model::hotline::Region;
use crate::model::layout::{BoxSpec, ContentSpec, Layout};

type Regions = BTreeMap<String, Arc<Region>>;

/// `own`: the addresses of the campaign's organization, values and resources.
pub fn check(layouts: &BTreeMap<String, Arc<Layout>>, regions: &Regions, own: &[String], report: &mut Report) {
    for code in layouts.values().flat_map(|layout| literals(layout)) {
        let is_own = own.iter().any(|known| address::covers(known, &code.value));
        if is_own || regions.values().any(|region| knows(region, &code.value)) {
            continue;
        }
        let message =
            format!("no hotline and no resource of the campaign has the address of this code: {}", code.value);
        let hint =
            "write qr = \"{hotline.url}\", or the address into a file of hotlines/ or resources/, with its source";
        report.push(Diagnostic::new(Code::UnknownAddress, message).at(code.span).hint(hint));
    }
}

/// The codes of a sheet for one region: a state's sheets may lead to the sites of its country, no sheet to another region's.
pub fn check_job(layout: &Layout, region: &Region, regions: &Regions, report: &mut Report) {
    let country = region.id.split('-').next().unwrap_or(&region.id);
    let home = |other: &Region| other.id == region.id || other.id == country;
    for code in literals(layout) {
        let knowing: Vec<&Region> =
            regions.values().map(AsRef::as_ref).filter(|region| knows(region, &code.value)).collect();
        // What nobody knows was told when the layouts were read, and what the campaign itself has is of no region.
        if knowing.is_empty() || knowing.iter().any(|region| home(region)) {
            continue;
        }
        let ids: Vec<&str> = knowing.iter().map(|region| region.id.as_str()).collect();
        let message = format!(
            "this code leads to {}, which belongs to {}, and the sheet is for {}",
            code.value,
            ids.join(", "),
            region.id
        );
        let hint = format!(
            "write qr = \"{{hotline.url}}\", or the address into `url` or `chat` of hotlines/{}.toml, with its source",
            region.id
        );
        report.push(Diagnostic::new(Code::UnknownAddress, message).at(code.span).hint(hint));
    }
}

/// Whether a hotline of the region that is in service has the site.
fn knows(region: &Region, url: &str) -> bool {
    let hotlines = region.hotlines.iter().filter(|hotline| !hotline.retired);
    hotlines.flat_map(|h| h.addresses()).any(|known| address::covers(&known.value, url))
}

/// The literal addresses of a layout's codes.
fn literals(layout: &Layout) -> Vec<&Spanned<String>> {
    let mut found = Vec::new();
    layout.faces.iter().for_each(|face| codes(&face.boxes, &mut found));
    found
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
