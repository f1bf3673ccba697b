//! Items → operators of one content stream, in paint order, with their marked content.

use std::collections::{BTreeMap, BTreeSet};

use printpdf::{
    Cmyk, Color as PdfColor, CurTransMat, DictItem, ExtendedGraphicsStateId, FontId, Greyscale, Op, PaintMode,
    PdfFontHandle, Pt, Rect as PdfRect, Rgb, XObjectId, XObjectTransform,
};

use super::error::{PdfError, scene as fault};
use super::number::{factor, milli};
use super::plan::Plan;
use super::tags;
use crate::ink::{self, Ink, Paint};
use crate::scene::{Affine, Color, Content, Item, Join, Path, PathStep, Rect, Role, Scene, Tag};

/// What one content stream names.
#[derive(Debug, Default, Clone)]
pub(super) struct Resources {
    pub fonts: BTreeSet<usize>,
    pub images: BTreeSet<usize>,
    /// Numbers in the file, not in the scene.
    pub forms: BTreeSet<usize>,
    pub shades: BTreeSet<usize>,
    pub alphas: BTreeSet<u8>,
    /// Whether something is on every plate, or overprints.
    pub registration: bool,
    pub overprint: bool,
}

/// A stretch of tagged content: its position is its MCID.
#[derive(Debug, Clone, Copy)]
pub(super) struct Mark {
    pub tag: usize,
}

/// One content stream, drawn.
#[derive(Debug)]
pub(super) struct Drawn {
    pub ops: Vec<Op>,
    pub resources: Resources,
    pub marks: Vec<Mark>,
    /// Where each figure lies: left, bottom, right, top.
    pub figures: BTreeMap<usize, [f32; 4]>,
}

/// The part of the graphics state that is worth remembering; `q` saves it and `Q` brings it back.
#[derive(Debug, Clone, Default, PartialEq)]
pub(super) struct State {
    pub fill: Option<Paint>,
    pub stroke: Option<Paint>,
    pub overprint: bool,
    /// `None` is the initial 255.
    pub alpha: Option<u8>,
    pub width: Option<f32>,
    pub dash: Vec<f32>,
    pub round: bool,
    pub join: Join,
    /// In hundredths; `None` is the initial 10.
    pub miter: Option<u32>,
    pub font: Option<(usize, f32)>,
}

/// Draws into one content stream.
#[derive(Debug)]
pub(super) struct Painter<'a> {
    pub scene: &'a Scene,
    pub plan: &'a Plan,
    pub ink: Ink,
    /// The y of the scene that becomes 0: the page's height, or 0 in a form.
    pub base: f32,
    /// Whether items are marked: not in forms, whose uses are artifacts, and not in untagged scenes.
    pub marking: bool,
    pub ops: Vec<Op>,
    pub resources: Resources,
    pub marks: Vec<Mark>,
    figures: BTreeMap<usize, [f32; 4]>,
    pub state: State,
    saved: Vec<State>,
    /// The open marked-content sequence: `Some(None)` is an artifact.
    open: Option<Option<usize>>,
    pub in_text: bool,
}

impl<'a> Painter<'a> {
    pub fn new(scene: &'a Scene, plan: &'a Plan, ink: Ink, base: f32, marking: bool) -> Self {
        Self {
            scene,
            plan,
            ink,
            base,
            marking: marking && !scene.tags.is_empty(),
            ops: Vec::new(),
            resources: Resources::default(),
            marks: Vec::new(),
            figures: BTreeMap::new(),
            state: State::default(),
            saved: Vec::new(),
            open: None,
            in_text: false,
        }
    }

    pub fn finish(mut self) -> Drawn {
        self.end_text();
        self.end_mark();
        Drawn { ops: self.ops, resources: self.resources, marks: self.marks, figures: self.figures }
    }

    pub fn items(&mut self, items: &[Item]) -> Result<(), PdfError> {
        for item in items {
            match &item.content {
                Content::Clip { rect, items } => {
                    self.end_text();
                    self.end_mark();
                    self.save();
                    self.clip(*rect)?;
                    self.items(items)?;
                    self.end_text();
                    self.end_mark();
                    self.restore();
                }
                Content::Cut { shape, items } => {
                    self.end_text();
                    self.end_mark();
                    self.save();
                    self.cut(shape)?;
                    self.items(items)?;
                    self.end_text();
                    self.end_mark();
                    self.restore();
                }
                Content::Shade(shade) => {
                    self.mark(item.tag);
                    self.place(item.tag, path_bounds(&shade.area))?;
                    self.end_text();
                    self.shade(shade)?;
                }
                Content::Form { form, transform, clip } => {
                    self.mark(None);
                    self.form(*form, transform, *clip)?;
                }
                Content::Path(path) => {
                    self.mark(item.tag);
                    self.place(item.tag, path_bounds(path))?;
                    self.end_text();
                    self.path(path)?;
                }
                Content::Image { raster, rect, mirror } => {
                    self.mark(item.tag);
                    self.place(item.tag, Some(*rect))?;
                    let image = self.plan.image(raster).ok_or_else(|| fault("an image appeared from nowhere"))?;
                    self.image(image, *rect, *mirror)?;
                }
                Content::Text(run) => {
                    self.mark(item.tag);
                    self.run(run)?;
                }
            }
        }
        Ok(())
    }

    /// Opens the marked-content sequence for `tag` unless it is open: neighbours with one tag share a sequence.
    fn mark(&mut self, tag: Option<usize>) {
        if !self.marking || self.open == Some(tag) {
            return;
        }
        self.end_text();
        self.end_mark();
        self.open = Some(tag);
        match tag.and_then(|tag| self.scene.tags.get(tag).map(|node| (tag, node))) {
            Some((tag, node)) => {
                let id = DictItem::Int(self.marks.len() as i64);
                self.marks.push(Mark { tag });
                self.ops.push(Op::BeginMarkedContentWithProperties {
                    tag: tags::structure_type(&node.role, self.ink).into(),
                    properties: DictItem::Dict { map: BTreeMap::from([("MCID".into(), id)]) },
                });
            }
            None => self.ops.push(Op::BeginMarkedContent { tag: "Artifact".into() }),
        }
    }

    /// Notes where a figure lies. Words inside a figure add nothing: they lie on its shapes.
    fn place(&mut self, tag: Option<usize>, bounds: Option<Rect>) -> Result<(), PdfError> {
        let (Some(tag), Some(bounds), true) = (tag, bounds, self.marking) else {
            return Ok(());
        };
        if matches!(self.scene.tags.get(tag), Some(Tag { role: Role::Figure { .. }, .. })) {
            let [x, y, w, h] = self.rect(bounds)?;
            let (right, top) = (milli(x + w, "a figure")?, milli(y + h, "a figure")?);
            let own = self.figures.entry(tag).or_insert([x, y, right, top]);
            *own = [own[0].min(x), own[1].min(y), own[2].max(right), own[3].max(top)];
        }
        Ok(())
    }

    fn end_mark(&mut self) {
        if self.open.take().is_some() {
            self.ops.push(Op::EndMarkedContent);
        }
    }

    pub fn begin_text(&mut self) {
        if !self.in_text {
            self.ops.push(Op::StartTextSection);
            self.in_text = true;
        }
    }

    pub fn end_text(&mut self) {
        if self.in_text {
            self.ops.push(Op::EndTextSection);
            self.in_text = false;
        }
    }

    pub fn save(&mut self) {
        self.ops.push(Op::SaveGraphicsState);
        self.saved.push(self.state.clone());
    }

    pub fn restore(&mut self) {
        self.ops.push(Op::RestoreGraphicsState);
        self.state = self.saved.pop().unwrap_or_default();
    }

    fn clip(&mut self, rect: Rect) -> Result<(), PdfError> {
        let [x, y, w, h] = self.rect(rect)?;
        self.ops.push(Op::DrawRectangle {
            rectangle: PdfRect {
                x: Pt(x),
                y: Pt(y),
                width: Pt(w),
                height: Pt(h),
                mode: Some(PaintMode::Clip),
                winding_order: None,
            },
        });
        Ok(())
    }

    /// `x y w h` from the lower left corner, y upwards.
    pub fn rect(&self, r: Rect) -> Result<[f32; 4], PdfError> {
        let what = "a rectangle";
        Ok([milli(r.x, what)?, milli(self.base - r.bottom(), what)?, milli(r.w, what)?, milli(r.h, what)?])
    }

    /// A point, y upwards.
    pub fn point(&self, x: f32, y: f32) -> Result<[f32; 2], PdfError> {
        Ok([milli(x, "a point")?, milli(self.base - y, "a point")?])
    }

    /// The matrix that takes y-up coordinates with the same origin to this stream's space.
    pub fn matrix(&self, t: &Affine) -> Result<[f32; 6], PdfError> {
        let what = "a transform";
        let [a, b, c, d] = [t.a, -t.b, -t.c, t.d].map(|v| factor(v, what));
        Ok([a?, b?, c?, d?, milli(t.e, what)?, milli(self.base - t.f, what)?])
    }

    fn image(&mut self, image: usize, rect: Rect, mirror: bool) -> Result<(), PdfError> {
        self.end_text();
        let [x, y, w, h] = self.rect(rect)?;
        self.alpha(255);
        self.resources.images.insert(image);
        let (x, w) = if mirror { (x + w, -w) } else { (x, w) };
        self.ops.push(Op::UseXobject {
            id: XObjectId(image_name(image)),
            transform: XObjectTransform {
                scale_x: Some(w),
                scale_y: Some(h),
                translate_x: Some(Pt(milli(x, "an image's place")?)),
                translate_y: Some(Pt(y)),
                ..XObjectTransform::default()
            },
        });
        Ok(())
    }

    fn form(&mut self, form: usize, transform: &Affine, clip: Option<Rect>) -> Result<(), PdfError> {
        self.end_text();
        let number = *self.plan.forms.get(&form).ok_or_else(|| fault("a form appeared from nowhere"))?;
        self.resources.forms.insert(number);
        self.alpha(255);
        self.save();
        if let Some(rect) = clip {
            self.clip(rect)?;
        }
        let matrix = self.matrix(transform)?;
        self.ops.push(Op::SetTransformationMatrix { matrix: CurTransMat::Raw(matrix) });
        self.ops.push(Op::UseXobject { id: XObjectId(form_name(number)), transform: XObjectTransform::default() });
        self.restore();
        Ok(())
    }

    /// Sets the constant alpha of fills and strokes.
    pub fn alpha(&mut self, alpha: u8) {
        if self.state.alpha.unwrap_or(255) != alpha {
            self.state.alpha = Some(alpha);
            self.resources.alphas.insert(alpha);
            self.ops.push(Op::LoadGraphicsState { gs: ExtendedGraphicsStateId(alpha_name(alpha)) });
        }
    }

    /// Black ink that knocks nothing out leaves no white edge where the plates are a hair apart.
    pub fn overprint(&mut self, on: bool) {
        if self.state.overprint != on {
            self.state.overprint = on;
            self.resources.overprint = true;
            self.ops.push(Op::LoadGraphicsState { gs: ExtendedGraphicsStateId(overprint_name(on).into()) });
        }
    }

    /// `fine` for small type and thin lines.
    pub fn fill(&mut self, color: Color, fine: bool) {
        self.alpha(color.a);
        let paint = ink::paint(self.ink, color, fine);
        self.overprint(fine && paint == BLACK);
        // The initial colour is black in DeviceGray.
        if self.state.fill.unwrap_or(Paint::Grey(0)) != paint {
            self.state.fill = Some(paint);
            match pdf_color(paint) {
                Some(col) => self.ops.push(Op::SetFillColor { col }),
                None => self.separation("cs", "scn"),
            }
        }
    }

    pub fn stroke(&mut self, color: Color, fine: bool) {
        self.alpha(color.a);
        let paint = ink::paint(self.ink, color, fine);
        self.overprint(fine && paint == BLACK);
        if self.state.stroke.unwrap_or(Paint::Grey(0)) != paint {
            self.state.stroke = Some(paint);
            match pdf_color(paint) {
                Some(col) => self.ops.push(Op::SetOutlineColor { col }),
                None => self.separation("CS", "SCN"),
            }
        }
    }

    /// Full ink on every plate.
    fn separation(&mut self, space: &str, color: &str) {
        self.resources.registration = true;
        let name = DictItem::Name(REGISTRATION.as_bytes().to_vec());
        self.ops.push(Op::Unknown { key: space.into(), value: vec![name] });
        self.operator(color, &[1.0]);
    }

    pub fn font(&mut self, font: usize, size: f32) {
        self.resources.fonts.insert(font);
        if self.state.font != Some((font, size)) {
            self.state.font = Some((font, size));
            self.ops.push(Op::SetFont { font: PdfFontHandle::External(FontId(font_name(font))), size: Pt(size) });
        }
    }
}

// Resource names. A font may not be called F1 … F14: printpdf takes those for the standard fonts.
pub(super) fn font_name(number: usize) -> String {
    format!("T{number}")
}
pub(super) fn image_name(number: usize) -> String {
    format!("I{number}")
}
pub(super) fn form_name(number: usize) -> String {
    format!("X{number}")
}
pub(super) fn shade_name(number: usize) -> String {
    format!("S{number}")
}
pub(super) fn alpha_name(alpha: u8) -> String {
    format!("A{alpha}")
}

pub(super) fn overprint_name(on: bool) -> &'static str {
    if on { "O1" } else { "O0" }
}
/// The colour space of marks that are on every plate.
pub(super) const REGISTRATION: &str = "All";

/// Black ink alone.
const BLACK: Paint = Paint::Cmyk([0, 0, 0, 1000]);

/// `None` for what no device colour can say.
fn pdf_color(paint: Paint) -> Option<PdfColor> {
    // Three digits tell 256 steps apart.
    let part = |v: u16| f32::from(v) / 1000.0;
    let icc_profile = None;
    Some(match paint {
        Paint::Grey(v) => PdfColor::Greyscale(Greyscale { percent: part(v), icc_profile }),
        Paint::Rgb([r, g, b]) => PdfColor::Rgb(Rgb { r: part(r), g: part(g), b: part(b), icc_profile }),
        Paint::Cmyk([c, m, y, k]) => {
            PdfColor::Cmyk(Cmyk { c: part(c), m: part(m), y: part(y), k: part(k), icc_profile })
        }
        Paint::Registration => return None,
    })
}

/// The box around a path's points; controls count as points.
fn path_bounds(path: &Path) -> Option<Rect> {
    let mut points = Vec::new();
    for step in &path.steps {
        match *step {
            PathStep::Move(x, y) | PathStep::Line(x, y) => points.push((x, y)),
            PathStep::Cubic(x1, y1, x2, y2, x, y) => points.extend([(x1, y1), (x2, y2), (x, y)]),
            PathStep::Close => {}
        }
    }
    let (x, y) = *points.first()?;
    let [x0, y0, x1, y1] =
        points.iter().fold([x, y, x, y], |[x0, y0, x1, y1], (x, y)| [x0.min(*x), y0.min(*y), x1.max(*x), y1.max(*y)]);
    Some(Rect::new(x0, y0, x1 - x0, y1 - y0))
}
