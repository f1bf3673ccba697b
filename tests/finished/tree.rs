//! The structure tree and the links: what a screen reader walks and a finger touches.

use std::collections::{BTreeMap, BTreeSet};

use handbill::ink::Ink;
use handbill::scene::{Content, Item, Role, Scene};
use hayro::hayro_syntax::object::{Array, Dict, Number, Object, ObjectIdentifier};

use super::content::Sheet;
use super::file::{self, File, dict, has_keys, members, name, near, number, numbers, reference, text};
use super::fonts::Fonts;
use super::stream::{Code, Event, Mark, Shape};

/// The structure type of a role (ISO 32000-1, 14.8.4); the press has the words of links and no links.
pub fn role(role: &Role, ink: Ink) -> &'static str {
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

/// A place in the order in which things are painted: the page, and the item on it.
type Place = (usize, usize);

/// What hangs below a node of the scene.
#[derive(Debug, Default, Clone)]
struct Below {
    own: Vec<(Place, String)>,
    links: Vec<(Place, usize)>,
    children: Vec<usize>,
    first: Option<Place>,
}

/// What an element has below it, as both sides say it.
#[derive(Debug, Clone, PartialEq)]
enum Kid {
    /// Content of its own, with the text in it.
    Own(String),
    /// The number of an annotation, counted over the pages.
    Link(usize),
    /// A tag of the scene.
    Child(usize),
}

fn items(all: &[Item], page: usize, count: &mut usize, below: &mut [Below]) {
    for item in all {
        *count += 1;
        let words = match &item.content {
            Content::Clip { items: inner, .. } | Content::Cut { items: inner, .. } => {
                items(inner, page, count, below);
                continue;
            }
            Content::Form { .. } => continue,
            // As it stands on the paper, which is how a reader meets it.
            Content::Text(run) => run.clusters.iter().map(|c| read(&run.text[c.text.clone()], run.rtl)).collect(),
            Content::Path(_) | Content::Shade(_) | Content::Image { .. } => String::new(),
        };
        if let Some(tag) = item.tag {
            below[tag].own.push(((page, *count), words));
        }
    }
}

fn read(cluster: &str, rtl: bool) -> String {
    if rtl { plain(cluster.chars().rev()) } else { plain(cluster.chars()) }
}

/// The scene's tags with what is below them.
fn wanted(scene: &Scene, ink: Ink) -> Vec<Below> {
    let mut below = vec![Below::default(); scene.tags.len()];
    let mut links = 0;
    for (number, page) in scene.pages.iter().enumerate() {
        items(&page.items, number, &mut 0, &mut below);
        for link in page.links.iter().filter(|_| ink != Ink::Cmyk) {
            if let Some(tag) = link.tag {
                below[tag].links.push(((number, usize::MAX), links));
            }
            links += 1;
        }
    }
    for at in (0..scene.tags.len()).rev() {
        let places =
            below[at].own.iter().map(|(place, _)| *place).chain(below[at].links.iter().map(|(place, _)| *place));
        below[at].first = places.chain(below[at].first).min();
        let (Some(first), Some(parent)) = (below[at].first, scene.tags[at].parent) else { continue };
        below[parent].first = Some(below[parent].first.map_or(first, |before| before.min(first)));
        below[parent].children.insert(0, at);
    }
    below
}

/// Own content before the children that are painted after it; neighbours are one.
fn kids(tag: usize, below: &[Below]) -> Vec<Kid> {
    let mut leaves: Vec<(Place, Kid)> = below[tag].own.iter().map(|(p, t)| (*p, Kid::Own(t.clone()))).collect();
    leaves.extend(below[tag].links.iter().map(|(place, link)| (*place, Kid::Link(*link))));
    leaves.sort_by_key(|(place, _)| *place);
    let mut leaves = leaves.into_iter().peekable();
    let mut out = Vec::new();
    for child in &below[tag].children {
        while let Some((_, leaf)) = leaves.next_if(|(place, _)| Some(*place) < below[*child].first) {
            out.push(leaf);
        }
        out.push(Kid::Child(*child));
    }
    out.extend(leaves.map(|(_, leaf)| leaf));
    joined(out)
}

fn joined(all: Vec<Kid>) -> Vec<Kid> {
    let mut out: Vec<Kid> = Vec::new();
    for kid in all {
        match (out.last_mut(), kid) {
            (Some(Kid::Own(before)), Kid::Own(text)) => before.push_str(&text),
            (_, kid) => out.push(kid),
        }
    }
    out
}

/// The tree of a file, held against the scene: for each page, the tag of each of its numbered sequences.
pub struct Tree {
    pub tags: Vec<BTreeMap<usize, usize>>,
}

struct Walk<'f, 's> {
    name: &'s str,
    scene: &'s Scene,
    ink: Ink,
    below: Vec<Below>,
    pages: Vec<ObjectIdentifier>,
    annotations: Vec<ObjectIdentifier>,
    /// The text of each numbered sequence of each page.
    words: Vec<BTreeMap<usize, String>>,
    tags: Vec<BTreeMap<usize, usize>>,
    elements: BTreeMap<usize, ObjectIdentifier>,
    file: &'f File,
}

/// Without marks of direction, which are for readers that guess, and without soft hyphens, which stand for no character.
fn plain(text: impl Iterator<Item = char>) -> String {
    text.filter(|c| !matches!(c, '\u{200E}' | '\u{200F}' | '\u{AD}')).collect()
}

/// What a reader takes from the codes of one run.
fn said(codes: &[Code], text_of: impl Fn(u16) -> String) -> String {
    let mut out = String::new();
    let mut last = None;
    for code in codes {
        match &code.actual {
            Some((group, text)) if last != Some(*group) => out.push_str(text),
            Some(_) => {}
            None => out.push_str(&text_of(code.code)),
        }
        last = code.actual.as_ref().map(|(group, _)| *group);
    }
    plain(out.chars())
}

fn words(sheet: &Sheet<'_>, fonts: &Fonts) -> BTreeMap<usize, String> {
    let mut found: BTreeMap<usize, String> = BTreeMap::new();
    for Event { shape, mark, .. } in &sheet.events {
        let Mark::Content(_, id) = mark else { continue };
        let own = found.entry(*id).or_default();
        if let Shape::Text { font, codes, .. } = shape {
            let font = fonts.get(font);
            own.push_str(&said(codes, |code| font.text(code).to_owned()));
        }
    }
    found
}

/// Compares the tree; panics at the first difference.
pub fn check(name: &str, file: &File, scene: &Scene, ink: Ink, sheets: &[Sheet<'_>], fonts: &Fonts) -> Tree {
    let pages = file.pages();
    let annotations: Vec<ObjectIdentifier> =
        pages.iter().flat_map(|page| members(page.raw(), "Annots")).map(|(id, _)| id.expect("a reference")).collect();
    let mut walk = Walk {
        name,
        scene,
        ink,
        below: wanted(scene, ink),
        pages: pages.iter().map(|page| page.raw().obj_id().expect("a page's number")).collect(),
        annotations,
        words: sheets.iter().map(|sheet| words(sheet, fonts)).collect(),
        tags: vec![BTreeMap::new(); pages.len()],
        elements: BTreeMap::new(),
        file,
    };
    let root = dict(&file.catalog(), "StructTreeRoot");
    has_keys(&root, &["Type", "K", "ParentTree", "ParentTreeNextKey"]);
    let top = reference(&root, "K").expect("a reference");
    walk.element(0, &dict(&root, "K"), top, reference(&file.catalog(), "StructTreeRoot").expect("a reference"));
    let shown: Vec<BTreeSet<usize>> = walk.words.iter().map(|words| words.keys().copied().collect()).collect();
    let hung: Vec<BTreeSet<usize>> = walk.tags.iter().map(|tags| tags.keys().copied().collect()).collect();
    assert_eq!(shown, hung, "{name}: what is marked and what hangs in the tree");
    walk.parents(&root);
    Tree { tags: walk.tags }
}

impl Walk<'_, '_> {
    fn element(&mut self, tag: usize, found: &Dict<'_>, id: ObjectIdentifier, parent: ObjectIdentifier) {
        let name = format!("{}: tag {tag}", self.name);
        let node = &self.scene.tags[tag];
        assert_eq!(file::name(found, "S").as_deref(), Some(role(&node.role, self.ink)), "{name}");
        assert_eq!(reference(found, "P"), Some(parent), "{name}: its parent");
        self.elements.insert(tag, id);
        let mut keys = vec!["Type", "S", "P", "K"];
        keys.extend(node.lang.as_ref().map(|_| "Lang"));
        assert_eq!(text(found, "Lang"), node.lang, "{name}: its language");
        match &node.role {
            Role::Figure { alt } => {
                keys.push("Alt");
                assert_eq!(text(found, "Alt").as_ref(), Some(alt), "{name}: its text alternative");
                keys.extend(self.figure(&name, tag, found).then_some("A"));
            }
            Role::List { numbered: true } => {
                keys.push("A");
                let attributes = dict(found, "A");
                has_keys(&attributes, &["O", "ListNumbering"]);
                assert_eq!(file::name(&attributes, "O").as_deref(), Some("List"), "{name}");
                assert_eq!(file::name(&attributes, "ListNumbering").as_deref(), Some("Decimal"), "{name}");
            }
            _ => {}
        }
        has_keys(found, &keys);
        let wanted = kids(tag, &self.below);
        let mut children = wanted.iter().filter_map(|kid| if let Kid::Child(tag) = kid { Some(*tag) } else { None });
        let mut kids = Vec::new();
        for (kid, object) in members(found, "K") {
            let below = object.into_dict().unwrap_or_else(|| panic!("{name}: a kid that is no dictionary"));
            kids.push(match file::name(&below, "Type").as_deref() {
                Some("StructElem") => {
                    let child = children.next().unwrap_or_else(|| panic!("{name}: an element too many"));
                    self.element(child, &below, kid.expect("a reference"), id);
                    Kid::Child(child)
                }
                Some("MCR") => self.content(&name, tag, &below),
                Some("OBJR") => {
                    let annotation = reference(&below, "Obj").expect("a reference");
                    let at = self.annotations.iter().position(|a| *a == annotation);
                    Kid::Link(at.unwrap_or_else(|| panic!("{name}: an annotation of no page")))
                }
                other => panic!("{name}: {other:?} in the tree"),
            });
        }
        assert_eq!(joined(kids), wanted, "{name}: what is below it");
    }

    fn content(&mut self, name: &str, tag: usize, found: &Dict<'_>) -> Kid {
        has_keys(found, &["Type", "Pg", "MCID"]);
        let page = reference(found, "Pg").expect("a page");
        let page = self.pages.iter().position(|p| *p == page).unwrap_or_else(|| panic!("{name}: content of no page"));
        let id = number(found, "MCID").expect("a number") as usize;
        let words = self.words[page].get(&id).unwrap_or_else(|| panic!("{name}: page {page} has no sequence {id}"));
        assert_eq!(self.tags[page].insert(id, tag), None, "{name}: sequence {id} twice in the tree");
        Kid::Own(words.clone())
    }

    /// A figure that is painted on one page says where; true when it does.
    fn figure(&self, name: &str, tag: usize, found: &Dict<'_>) -> bool {
        let mut boxes: BTreeMap<usize, [f32; 4]> = BTreeMap::new();
        for (number, page) in self.scene.pages.iter().enumerate() {
            super::bounds_of(&page.items, tag, &mut |[x0, y0, x1, y1]| {
                let own = [x0, page.media.h - y1, x1, page.media.h - y0];
                let all = boxes.entry(number).or_insert(own);
                *all = [all[0].min(own[0]), all[1].min(own[1]), all[2].max(own[2]), all[3].max(own[3])];
            });
        }
        let [place] = boxes.values().collect::<Vec<_>>()[..] else { return false };
        let attributes = dict(found, "A");
        has_keys(&attributes, &["O", "Placement", "BBox"]);
        assert_eq!(file::name(&attributes, "O").as_deref(), Some("Layout"), "{name}");
        near(&format!("{name}: its place"), &numbers(&attributes, "BBox"), &place.map(f64::from), 0.003);
        true
    }

    /// The way back, from content and annotations to their elements.
    fn parents(&self, root: &Dict<'_>) {
        let name = self.name;
        let tree = dict(root, "ParentTree");
        let all: Vec<(Option<ObjectIdentifier>, Object<'_>)> = members(&tree, "Nums");
        let mut by_key = BTreeMap::new();
        for pair in all.chunks(2) {
            let key = pair[0].1.clone().into_number().map(|n: Number| n.as_i64()).expect("a key");
            assert!(by_key.insert(key, pair[1].clone()).is_none(), "{name}: key {key} twice");
        }
        let next = by_key.len() as f64;
        assert_eq!(number(root, "ParentTreeNextKey"), Some(next), "{name}");
        let mut annotations = self.scene.pages.iter().flat_map(|page| &page.links);
        for (at, page) in self.file.pages().iter().enumerate() {
            let raw = page.raw();
            let key = number(raw, "StructParents").expect("a key") as i64;
            let (_, list) = by_key.remove(&key).unwrap_or_else(|| panic!("{name}: no key {key}"));
            let list: Array<'_> = list.into_array().expect("an array");
            let found: Vec<_> = list.raw_iter().map(|one| one.as_obj_ref().map(ObjectIdentifier::from)).collect();
            let wanted: Vec<_> = self.tags[at].values().map(|tag| Some(self.elements[tag])).collect();
            assert_eq!(found, wanted, "{name}: the elements of page {at}");
            for (_, annotation) in members(raw, "Annots") {
                let annotation = annotation.into_dict().expect("a dictionary");
                let key = number(&annotation, "StructParent").expect("a key") as i64;
                let (id, _) = by_key.remove(&key).unwrap_or_else(|| panic!("{name}: no key {key}"));
                let tag = annotations.next().and_then(|link| link.tag).expect("a link's tag");
                assert_eq!(id, Some(self.elements[&tag]), "{name}: the element of a link");
            }
        }
        assert!(by_key.is_empty(), "{name}: {:?} lead nowhere", by_key.keys());
        assert_eq!(file::name(root, "Type").as_deref(), Some("StructTreeRoot"), "{name}");
    }
}

/// The annotations of the pages against the scene's links, one by one.
pub fn links(sheet: &str, file: &File, scene: &Scene, ink: Ink) {
    for (page, found) in scene.pages.iter().zip(file.pages()) {
        let found = members(found.raw(), "Annots");
        if ink == Ink::Cmyk {
            assert!(found.is_empty(), "{sheet}: the press has no links");
            continue;
        }
        assert_eq!(found.len(), page.links.len(), "{sheet}: links");
        for (link, (_, annotation)) in page.links.iter().zip(found) {
            let annotation = annotation.into_dict().expect("a dictionary");
            let mut keys = vec!["Type", "Subtype", "Rect", "F", "Border", "Contents", "A"];
            keys.extend((!scene.tags.is_empty()).then_some("StructParent"));
            has_keys(&annotation, &keys);
            assert_eq!(name(&annotation, "Subtype").as_deref(), Some("Link"));
            assert_eq!((number(&annotation, "F"), numbers(&annotation, "Border")), (Some(4.0), vec![0.0; 3]));
            assert_eq!(text(&annotation, "Contents").as_ref(), Some(&link.contents), "{sheet}");
            let action = dict(&annotation, "A");
            has_keys(&action, &["Type", "S", "URI"]);
            assert_eq!(name(&action, "S").as_deref(), Some("URI"));
            assert_eq!(text(&action, "URI").as_ref(), Some(&link.uri), "{sheet}");
            let (r, h) = (link.rect, page.media.h);
            let rect = [r.x, h - r.y - r.h, r.x + r.w, h - r.y].map(f64::from);
            near(&format!("{sheet}: the place of {}", link.uri), &numbers(&annotation, "Rect"), &rect, 0.002);
        }
    }
}
