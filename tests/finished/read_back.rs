//! A finished file against the scene that it was written from, value by value.
//!
//! hayro-syntax reads the file, which has not written it; `pdf/`, printpdf and lopdf may not enter. What must be there is
//! worked out from the scene by the rules that README and ISO 32000-1 give, not by the writer's code.

pub mod content;
pub mod document;
pub mod events;
pub mod file;
pub mod fonts;
pub mod inks;
pub mod kit;
pub mod pictures;
pub mod shades;
pub mod stream;
pub mod tree;
pub mod words;

use std::collections::BTreeMap;

use handbill::export::pdf::PdfOptions;
use handbill::scene::{Content, FontFace, Item, PathStep, Scene, Shade};

use content::{Comparison, Sheet};
use file::File;
use fonts::{Fonts, plain_name};

/// A file that has been read, for tests that ask more of it.
pub struct Read<'f> {
    pub sheets: Vec<Sheet<'f>>,
    pub fonts: Fonts,
    /// By page and numbered sequence: the tag of the scene.
    pub tags: Vec<BTreeMap<usize, usize>>,
}

/// Everything in the file is what the scene says; panics at the first difference.
pub fn compare<'f>(name: &str, file: &'f File, scene: &Scene, options: &PdfOptions) -> Read<'f> {
    document::check(name, file, scene, options);
    document::blending(name, file, options.ink);
    let mut fonts = Fonts::default();
    let mut sheets = Vec::new();
    for page in file.pages() {
        let resources = page.raw().get("Resources").expect("resources");
        sheets.push(content::read(page.page_stream().expect("a stream"), &resources, scene, &mut fonts));
    }
    let tree = (!scene.tags.is_empty()).then(|| tree::check(name, file, scene, options.ink, &sheets, &fonts));
    tree::links(name, file, scene, options.ink);
    let mut forms = BTreeMap::new();
    for (number, (page, sheet)) in scene.pages.iter().zip(&sheets).enumerate() {
        let tags = tree.as_ref().map(|tree| &tree.tags[number]);
        let name = format!("{name}, page {}", number + 1);
        let ink = options.ink;
        Comparison::new(&name, scene, ink, &mut fonts, sheet, page.media.h, tags, &mut forms).all(&page.items);
    }
    Read { sheets, fonts, tags: tree.map(|tree| tree.tags).unwrap_or_default() }
}

/// Every face that the scene sets text in, by its name in the file.
pub fn faces_of(scene: &Scene) -> BTreeMap<String, &FontFace> {
    fn walk<'s>(items: &'s [Item], found: &mut BTreeMap<String, &'s FontFace>) {
        for item in items {
            match &item.content {
                Content::Text(run) => {
                    found.insert(plain_name(&run.face.name), &run.face);
                }
                Content::Clip { items, .. } | Content::Cut { items, .. } => walk(items, found),
                Content::Path(_) | Content::Shade(_) | Content::Image { .. } | Content::Form { .. } => {}
            }
        }
    }
    let mut found = BTreeMap::new();
    scene.pages.iter().for_each(|page| walk(&page.items, &mut found));
    scene.forms.iter().for_each(|form| walk(&form.items, &mut found));
    found
}

/// The boxes (left, top, right, bottom) of the paths and pictures with a tag.
pub fn bounds_of(items: &[Item], tag: usize, found: &mut impl FnMut([f32; 4])) {
    for item in items {
        match &item.content {
            Content::Clip { items, .. } | Content::Cut { items, .. } => bounds_of(items, tag, found),
            _ if item.tag != Some(tag) => {}
            Content::Image { rect, .. } => found([rect.x, rect.y, rect.right(), rect.bottom()]),
            Content::Path(path) | Content::Shade(Shade { area: path, .. }) => {
                let mut all = [f32::MAX, f32::MAX, f32::MIN, f32::MIN];
                let mut add = |x: f32, y: f32| all = [all[0].min(x), all[1].min(y), all[2].max(x), all[3].max(y)];
                for step in &path.steps {
                    match *step {
                        PathStep::Move(x, y) | PathStep::Line(x, y) => add(x, y),
                        PathStep::Cubic(a, b, c, d, x, y) => {
                            [(a, b), (c, d), (x, y)].into_iter().for_each(|(x, y)| add(x, y));
                        }
                        PathStep::Close => {}
                    }
                }
                if !path.steps.is_empty() {
                    found(all);
                }
            }
            Content::Text(_) | Content::Form { .. } => {}
        }
    }
}
