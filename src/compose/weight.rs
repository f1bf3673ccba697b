//! What a face costs those that come after it: the glyphs, steps, dashes and pixels that it paints.
//!
//! Small layouts can ask for much: a drawing of a hundred thousand paths in a box that is repeated, a line of a metre in
//! dashes of a hair. Counts only; nothing is painted here.

use crate::limits;
use crate::scene::{Content, Item, Path, PathStep, Raster};

/// Points along a line that count as a step.
const POINTS_A_STEP: f64 = 8.0;

/// What was painted so far.
#[derive(Debug, Default, Clone, Copy)]
pub struct Weight {
    steps: usize,
    dashes: f64,
    pixels: u64,
}

impl Weight {
    /// Counts items; `Err` says of what there is too much.
    pub fn add(&mut self, items: &[Item]) -> Result<(), String> {
        items.iter().for_each(|item| self.item(item));
        if self.steps > limits::FACE_STEPS {
            return Err(format!("paints more than {} letters and points of drawings", limits::FACE_STEPS));
        }
        if self.dashes > limits::FACE_DASHES {
            return Err(format!("draws more than {} dashes", limits::FACE_DASHES));
        }
        if self.pixels > limits::PIXELS_TOTAL {
            return Err(format!("shows more than {} million pixels", limits::PIXELS_TOTAL / 1_000_000));
        }
        Ok(())
    }

    fn item(&mut self, item: &Item) {
        match &item.content {
            Content::Path(path) => self.path(path),
            Content::Shade(shade) => {
                self.path(&shade.area);
                self.steps += shade.gradient.stops.len();
            }
            Content::Text(run) => self.steps += 1 + run.glyphs.len(),
            Content::Image { raster, .. } => self.image(raster),
            Content::Clip { items, .. } => items.iter().for_each(|item| self.item(item)),
            Content::Cut { shape, items } => {
                self.path(shape);
                items.iter().for_each(|item| self.item(item));
            }
            Content::Form { .. } => {}
        }
    }

    fn path(&mut self, path: &Path) {
        let length = f64::from(length(&path.steps));
        // Whoever draws it walks along it.
        self.steps += 1 + path.steps.len() + (length.min(1e9) / POINTS_A_STEP) as usize;
        self.dashes += dashes(path, length);
    }

    fn image(&mut self, raster: &Raster) {
        self.steps += 1;
        self.pixels += u64::from(raster.width) * u64::from(raster.height);
    }
}

/// Into how many pieces a broken line falls.
fn dashes(path: &Path, length: f64) -> f64 {
    let Some(stroke) = &path.stroke else { return 0.0 };
    let round: f32 = stroke.dash.iter().sum();
    if stroke.dash.is_empty() || round <= 0.0 {
        return 0.0;
    }
    length / f64::from(round) * stroke.dash.len() as f64
}

/// At least as long as the path: a curve counts as the way along its controls.
fn length(steps: &[PathStep]) -> f32 {
    let (mut at, mut start, mut sum) = ((0.0, 0.0), (0.0, 0.0), 0.0);
    for step in steps {
        let mut go = |to: (f32, f32)| {
            sum += (to.0 - at.0).hypot(to.1 - at.1);
            at = to;
        };
        match *step {
            PathStep::Move(x, y) => {
                at = (x, y);
                start = at;
            }
            PathStep::Line(x, y) => go((x, y)),
            PathStep::Cubic(ax, ay, bx, by, x, y) => [(ax, ay), (bx, by), (x, y)].into_iter().for_each(go),
            PathStep::Close => go(start),
        }
    }
    sum
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::scene::{Color, Join, Stroke};

    fn line(to: f32, dash: &[f32]) -> Item {
        let stroke =
            Stroke { color: Color::rgb(0, 0, 0), width: 1.0, dash: dash.to_vec(), round: false, join: Join::Miter };
        let steps = vec![PathStep::Move(0.0, 0.0), PathStep::Line(to, 0.0)];
        Item::artifact(Content::Path(Path { steps, fill: None, even_odd: false, stroke: Some(stroke) }))
    }

    #[test]
    fn dashes_are_counted_by_the_length_of_the_line() {
        assert!(Weight::default().add(&[line(14_400.0, &[1.0, 1.0])]).is_ok());
        assert!(Weight::default().add(&[line(14_400.0, &[])]).is_ok());
        assert!(Weight::default().add(&[line(14_400.0, &[0.1, 0.1])]).is_err_and(|why| why.contains("dashes")));
        let mut weight = Weight::default();
        let added: Vec<bool> = (0..20).map(|_| weight.add(&[line(7200.0, &[1.0, 1.0])]).is_ok()).collect();
        assert_eq!(added.iter().position(|well| !well), Some(13));
    }

    #[test]
    fn what_is_painted_adds_up() {
        let mut weight = Weight::default();
        let items = vec![line(1.0, &[]); 1000];
        let refused = (0..1000).position(|_| weight.add(&items).is_err());
        // Each line is a path and two steps.
        assert_eq!(refused, Some(limits::FACE_STEPS / 3000));
    }
}
