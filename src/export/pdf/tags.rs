//! The structure tree: what a screen reader walks (ISO 32000-1, 14.7; ISO 14289-1, 7).

use std::collections::BTreeMap;

use lopdf::{Dictionary, Document, Object, ObjectId, dictionary};

use super::content::Mark;
use super::error::{PdfError, scene as fault};
use super::metadata::{check_lang, text};
use crate::ink::Ink;
use crate::scene::{Role, Scene};

/// The standard structure type of a role (ISO 32000-1, 14.8.4).
/// A sheet for the press has no links, only their words.
pub(super) fn structure_type(role: &Role, ink: Ink) -> &'static str {
    match role {
        Role::Document => "Document",
        Role::Sect => "Sect",
        Role::H1 => "H1",
        Role::H2 => "H2",
        Role::P => "P",
        Role::List { .. } => "L",
        Role::ListItem => "LI",
        Role::Label => "Lbl",
        Role::ListBody => "LBody",
        Role::Figure { .. } => "Figure",
        Role::Link if ink == Ink::Cmyk => "Span",
        Role::Link => "Link",
    }
}

/// Refuses a tree whose parents do not come first, whose root is no document, or whose figures say nothing.
pub(super) fn check(scene: &Scene) -> Result<(), PdfError> {
    for (i, tag) in scene.tags.iter().enumerate() {
        match (i, tag.parent) {
            (0, None) if tag.role == Role::Document => {}
            (0, _) => return Err(fault("the first tag is not a document without a parent")),
            (_, Some(parent)) if parent < i => {}
            _ => return Err(fault("a tag's parent does not come before it")),
        }
        if let Some(lang) = &tag.lang {
            check_lang(lang)?;
        }
        if let Role::Figure { alt } = &tag.role
            && alt.trim().is_empty()
        {
            return Err(fault("a figure without a text alternative"));
        }
    }
    Ok(())
}

/// A painted page, as far as the tree is concerned.
#[derive(Debug)]
pub(super) struct TaggedPage {
    pub id: ObjectId,
    /// By MCID.
    pub marks: Vec<Mark>,
    /// Each link annotation with its tag and its key in the parent tree.
    pub annotations: Vec<(ObjectId, usize, i64)>,
    /// Where each figure lies, as a PDF rectangle.
    pub figures: BTreeMap<usize, [f32; 4]>,
}

/// What hangs below a node itself, with its place in paint order: (page, MCID).
struct Leaf {
    order: (usize, usize),
    object: Object,
}

/// Writes the tree and returns the id of its root.
pub(super) fn write(doc: &mut Document, scene: &Scene, ink: Ink, pages: &[TaggedPage]) -> ObjectId {
    let leaves = leaves(scene, pages);
    let first = first_leaf(scene, &leaves);
    // A node without content would be announced and say nothing: it gets no element.
    let ids: Vec<Option<ObjectId>> =
        first.iter().enumerate().map(|(i, f)| (i == 0 || f.is_some()).then(|| doc.new_object_id())).collect();
    let root = doc.new_object_id();

    let mut children: Vec<Vec<usize>> = vec![Vec::new(); scene.tags.len()];
    for (i, tag) in scene.tags.iter().enumerate() {
        if let (Some(parent), Some(_)) = (tag.parent, ids[i]) {
            children[parent].push(i);
        }
    }
    for (i, tag) in scene.tags.iter().enumerate() {
        let Some(id) = ids[i] else { continue };
        let parent = tag.parent.and_then(|p| ids[p]).unwrap_or(root);
        let mut dict = dictionary! {
            "Type" => "StructElem", "S" => structure_type(&tag.role, ink), "P" => Object::Reference(parent),
        };
        attributes(&mut dict, scene, i, pages);
        dict.set("K", kids(&leaves[i], &children[i], &first, &ids));
        doc.set_object(id, dict);
    }
    let parent_tree = parent_tree(pages, &ids);
    let top = ids.first().copied().flatten().unwrap_or(root);
    doc.set_object(
        root,
        dictionary! {
            "Type" => "StructTreeRoot",
            "K" => Object::Reference(top),
            "ParentTree" => dictionary! { "Nums" => parent_tree },
            "ParentTreeNextKey" => pages.iter().map(|p| 1 + p.annotations.len() as i64).sum::<i64>(),
        },
    );
    root
}

fn leaves(scene: &Scene, pages: &[TaggedPage]) -> Vec<Vec<Leaf>> {
    let mut leaves: Vec<Vec<Leaf>> = (0..scene.tags.len()).map(|_| Vec::new()).collect();
    for (number, page) in pages.iter().enumerate() {
        for (mcid, mark) in page.marks.iter().enumerate() {
            let object = dictionary! {
                "Type" => "MCR", "Pg" => Object::Reference(page.id), "MCID" => mcid as i64,
            };
            leaves[mark.tag].push(Leaf { order: (number, mcid), object: object.into() });
        }
        for (annotation, tag, _) in &page.annotations {
            let object = dictionary! {
                "Type" => "OBJR", "Pg" => Object::Reference(page.id), "Obj" => Object::Reference(*annotation),
            };
            // After the words of the same link on this page.
            leaves[*tag].push(Leaf { order: (number, usize::MAX), object: object.into() });
        }
    }
    leaves
}

/// The first leaf at or below each node.
fn first_leaf(scene: &Scene, leaves: &[Vec<Leaf>]) -> Vec<Option<(usize, usize)>> {
    let mut first: Vec<Option<(usize, usize)>> =
        leaves.iter().map(|own| own.iter().map(|leaf| leaf.order).min()).collect();
    for i in (0..scene.tags.len()).rev() {
        if let (Some(parent), Some(mine)) = (scene.tags[i].parent, first[i]) {
            first[parent] = Some(first[parent].map_or(mine, |theirs| theirs.min(mine)));
        }
    }
    first
}

/// A node's own content and its child nodes: the children in the scene's order, the content where it was painted.
fn kids(
    leaves: &[Leaf],
    children: &[usize],
    first: &[Option<(usize, usize)>],
    ids: &[Option<ObjectId>],
) -> Vec<Object> {
    let mut out = Vec::with_capacity(leaves.len() + children.len());
    let mut rest = leaves.iter().peekable();
    for child in children {
        while let Some(leaf) = rest.next_if(|leaf| Some(leaf.order) < first[*child]) {
            out.push(leaf.object.clone());
        }
        out.extend(ids[*child].map(Object::Reference));
    }
    out.extend(rest.map(|leaf| leaf.object.clone()));
    out
}

fn attributes(dict: &mut Dictionary, scene: &Scene, index: usize, pages: &[TaggedPage]) {
    let tag = &scene.tags[index];
    if let Some(lang) = &tag.lang {
        dict.set("Lang", text(lang));
    }
    // ISO 14289-1, 7.6: a list whose labels count says so.
    if tag.role == (Role::List { numbered: true }) {
        dict.set("A", dictionary! { "O" => "List", "ListNumbering" => "Decimal" });
    }
    if let Role::Figure { alt } = &tag.role {
        dict.set("Alt", text(alt));
        let places: Vec<&[f32; 4]> = pages.iter().filter_map(|p| p.figures.get(&index)).collect();
        if let [place] = places.as_slice() {
            let bbox: Vec<Object> = place.iter().map(|v| Object::Real(*v)).collect();
            dict.set("A", dictionary! { "O" => "Layout", "Placement" => "Block", "BBox" => bbox });
        }
    }
}

/// From content back to elements: a page's key leads to a list by MCID, an annotation's key to its element.
fn parent_tree(pages: &[TaggedPage], ids: &[Option<ObjectId>]) -> Vec<Object> {
    let reference = |tag: usize| ids[tag].map_or(Object::Null, Object::Reference);
    let mut numbers = Vec::new();
    for (key, page) in pages.iter().enumerate() {
        numbers.push(Object::Integer(key as i64));
        numbers.push(page.marks.iter().map(|mark| reference(mark.tag)).collect::<Vec<_>>().into());
    }
    for page in pages {
        for (_, tag, key) in &page.annotations {
            numbers.push(Object::Integer(*key));
            numbers.push(reference(*tag));
        }
    }
    numbers
}
