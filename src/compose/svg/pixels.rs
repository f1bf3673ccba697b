//! Drawings as pixels, where their box says `raster`: filters, masks and patterns have no other way onto paper.

use std::sync::Arc;

use resvg::tiny_skia::{Pixmap, Transform};
use usvg::{ClipPath, Fill, Group, Mask, Node, Paint, Stroke};

use crate::limits;
use crate::scene::{Pixels, Pt, Raster};

/// The drawing in so many pixels an inch at its size on the page.
pub fn draw(tree: &usvg::Tree, (w, h): (Pt, Pt), ppi: f32) -> Result<Raster, &'static str> {
    let count = |length: Pt| (length / 72.0 * ppi).ceil().max(1.0);
    let (across, down) = (count(w), count(h));
    let pixels = f64::from(across) * f64::from(down);
    if pixels > limits::DRAWN_PIXELS as f64 {
        return Err("more pixels at this size than are drawn: ask for fewer an inch");
    }
    let mut work = Work { canvas: tree.size(), pixels, largest: 0.0, sum: 0.0 };
    work.group(tree.root());
    if work.largest > limits::DRAWN_PIXELS as f64 || work.sum > limits::DRAWN_LAYERS as f64 {
        return Err("filters, masks and clips that go over too many pixels: ask for fewer an inch, or simplify it");
    }
    let (width, height) = (across as u32, down as u32);
    let mut pixmap = Pixmap::new(width, height).ok_or("no size")?;
    let place = Transform::from_scale(across / tree.size().width(), down / tree.size().height());
    resvg::render(tree, place, &mut pixmap.as_mut());
    let (mut data, mut alpha) = (Vec::new(), Vec::new());
    for pixel in pixmap.pixels() {
        let plain = pixel.demultiply();
        // What is not seen is white, which packs well.
        let [r, g, b] = if plain.alpha() == 0 { [255; 3] } else { [plain.red(), plain.green(), plain.blue()] };
        data.extend([r, g, b]);
        alpha.push(plain.alpha());
    }
    let clear = alpha.iter().any(|a| *a < 255);
    let alpha = clear.then(|| Arc::from(alpha));
    Ok(Raster { width, height, pixels: Pixels::Raw { data: Arc::from(data), grey: false, alpha } })
}

/// What the layers of a drawing cost: a group with a filter, a mask or the like is drawn by itself.
struct Work {
    canvas: usvg::Size,
    pixels: f64,
    largest: f64,
    sum: f64,
}

impl Work {
    fn group(&mut self, group: &Group) {
        let primitives: usize = group.filters().iter().map(|filter| filter.primitives().len()).sum();
        let layers = usize::from(group.should_isolate()) + 2 * usize::from(group.mask().is_some()) + primitives;
        if layers > 0 {
            // A filter reaches beyond the paper: resvg draws five times the canvas to either side at most.
            let area = group.abs_layer_bounding_box();
            let (w, h) = (self.canvas.width(), self.canvas.height());
            let share = f64::from(area.width().min(5.0 * w) / w) * f64::from(area.height().min(5.0 * h) / h);
            let own = share.max(1.0) * self.pixels;
            self.largest = self.largest.max(own);
            self.sum += own * layers as f64;
        }
        let mask = group.mask();
        let within = mask.into_iter().chain(mask.and_then(Mask::mask)).map(Mask::root);
        within.chain(group.clip_path().map(ClipPath::root)).for_each(|root| self.whole(root));
        for node in group.children() {
            match node {
                Node::Group(inner) => self.group(inner),
                Node::Path(path) => {
                    let paints = path.fill().map(Fill::paint).into_iter().chain(path.stroke().map(Stroke::paint));
                    for paint in paints {
                        if let Paint::Pattern(own) = paint {
                            self.whole(own.root());
                        }
                    }
                }
                _ => {}
            }
        }
    }

    /// A part whose own coordinates say nothing of the page.
    fn whole(&mut self, root: &Group) {
        self.sum += self.pixels;
        self.group(root);
    }
}
