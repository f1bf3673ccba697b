//! Link annotations: the places of a page that a finger may touch.

use lopdf::{Dictionary, Object, StringFormat, dictionary};

use super::error::{PdfError, scene as fault};
use super::metadata::text;
use super::number::milli;
use crate::scene::{Link, Role, Scene};

/// Only what leads to a person or to a page of the campaign; never a file, a script or plain http.
const SCHEMES: [&str; 4] = ["tel:", "sms:", "mailto:", "https:"];

/// The annotation's dictionary, without its place in the structure tree. `height` is the page's.
pub(super) fn annotation(scene: &Scene, link: &Link, height: f32) -> Result<Dictionary, PdfError> {
    let allowed = SCHEMES.iter().any(|s| link.uri.get(..s.len()).is_some_and(|head| head.eq_ignore_ascii_case(s)));
    if !allowed || !link.uri.bytes().all(|b| b.is_ascii_graphic()) {
        return Err(PdfError::Link(link.uri.clone()));
    }
    if link.contents.trim().is_empty() {
        return Err(fault("a link that says nothing to a screen reader"));
    }
    if !scene.tags.is_empty() {
        let tag = link.tag.and_then(|tag| scene.tags.get(tag));
        if tag.is_none_or(|tag| tag.role != Role::Link) {
            return Err(fault("a link outside a link tag"));
        }
    }
    let r = link.rect;
    let corners = [r.x, height - r.bottom(), r.right(), height - r.y];
    let mut rect = Vec::new();
    for corner in corners {
        rect.push(Object::Real(milli(corner, "a link's rectangle")?));
    }
    Ok(dictionary! {
        "Type" => "Annot",
        "Subtype" => "Link",
        "Rect" => rect,
        // Print (bit 3): PDF/A wants every annotation printable.
        "F" => 4,
        "Border" => vec![0.into(), 0.into(), 0.into()],
        "Contents" => text(&link.contents),
        "A" => dictionary! {
            "Type" => "Action", "S" => "URI",
            "URI" => Object::String(link.uri.as_bytes().to_vec(), StringFormat::Literal),
        },
    })
}
