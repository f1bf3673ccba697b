//! Where finished sheets may not go: among the parts of the campaign, or out of it through a link.

use std::path::{Component, Path};

use crate::diag::{Code, Diagnostic};
use crate::load::campaign::Campaign;
use crate::{disk, load};

pub(super) fn fault(campaign: &Campaign, output: &Path) -> Option<Diagnostic> {
    link_out(campaign, output).or_else(|| over_parts(campaign, output))
}

/// A fault when the output lies in the campaign and a link takes it elsewhere.
fn link_out(campaign: &Campaign, output: &Path) -> Option<Diagnostic> {
    let full = std::path::absolute(output).ok()?;
    // Folders above the campaign may be links: they are the user's own way to it.
    let inside = full.ancestors().find(|above| above.canonicalize().is_ok_and(|real| real == campaign.root))?;
    let below = full.strip_prefix(inside).ok()?.to_string_lossy().into_owned();
    if !disk::is_below(&below) {
        return None;
    }
    let real = full.ancestors().find_map(|above| above.canonicalize().ok())?;
    let leaves = !real.starts_with(&campaign.root) || dangles(&campaign.root, &below);
    leaves.then(|| {
        let message = format!("{} is a link that leaves the campaign, and is not written through", output.display());
        Diagnostic::new(Code::PathOutside, message).hint("put a folder there, or name the other place with `-o DIR`")
    })
}

/// A fault when sheets would come to lie among the parts of the campaign: in its own folder, or in one that is read.
fn over_parts(campaign: &Campaign, output: &Path) -> Option<Diagnostic> {
    let full = std::path::absolute(output).ok()?;
    // What is not there yet is looked for below what is.
    let there = full.ancestors().find_map(|above| Some((above, above.canonicalize().ok()?)));
    let (above, real) = there?;
    let mut place = real;
    for part in full.strip_prefix(above).ok()?.components() {
        match part {
            Component::ParentDir => _ = place.pop(),
            part => place.push(part),
        }
    }
    let below = place.strip_prefix(&campaign.root).ok()?;
    let first = below.components().next().map(|part| part.as_os_str().to_string_lossy().into_owned());
    let is_read = |first: &str| load::PARTS.iter().any(|part| part.eq_ignore_ascii_case(first));
    if first.as_deref().is_some_and(|first| !is_read(first)) {
        return None;
    }
    let what = if first.is_some() { "a folder that the campaign is read from" } else { "the campaign's own folder" };
    let message = format!("{} is {what}, and no place for finished sheets", output.display());
    Some(
        Diagnostic::new(Code::OutputOverParts, message)
            .hint("name another with `-o DIR`; without it, output/ is taken"),
    )
}

fn dangles(root: &Path, below: &str) -> bool {
    disk::passes_link(root, below) && root.join(below).canonicalize().is_err()
}
