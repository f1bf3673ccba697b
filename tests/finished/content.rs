//! Everything that a page or a form paints against the items of the scene, in order: geometry, ink, clip and mark.

use std::collections::BTreeMap;

use handbill::ink::Ink;
use handbill::scene::{Affine, Content, Form, Item, Join, Path, PathStep, Rect, Scene, Shade, Stroke, TextRun};
use hayro::hayro_syntax::object::{Dict, Stream};

use super::file::{data, has_keys, near, numbers};
use super::fonts::{Fonts, plain_name};
use super::stream::{self, Clip, Event, Mark, Matrix, Shape, Step};
use super::{faces_of, inks, pictures, shades, words};

/// Half a thousandth of a point is rounded away, twice in a rectangle.
const SLACK: f64 = 0.002;

/// A content stream and what it names.
pub struct Sheet<'a> {
    pub events: Vec<Event>,
    pub resources: Dict<'a>,
}

pub fn read<'a>(bytes: &[u8], resources: &Dict<'a>, scene: &Scene, fonts: &mut Fonts) -> Sheet<'a> {
    fonts.add(resources, &faces_of(scene));
    let known = &*fonts;
    let events = stream::read(bytes, resources, &|font, code| known.get(font).width(code));
    Sheet { events, resources: resources.clone() }
}

/// Compares one stream with the items that it was made of.
pub struct Comparison<'a, 's> {
    pub name: &'s str,
    pub scene: &'s Scene,
    pub ink: Ink,
    pub fonts: &'s mut Fonts,
    pub sheet: &'s Sheet<'a>,
    /// The y that becomes 0.
    pub base: f64,
    /// The tag of each numbered sequence; `None` in forms and in scenes without tags.
    pub tags: Option<&'s BTreeMap<usize, usize>>,
    /// Forms that have been compared, by their names in the file.
    pub forms: &'s mut BTreeMap<String, usize>,
    next: usize,
}

impl<'a, 's> Comparison<'a, 's> {
    #[expect(clippy::too_many_arguments, reason = "all that a stream is compared with")]
    pub fn new(
        name: &'s str,
        scene: &'s Scene,
        ink: Ink,
        fonts: &'s mut Fonts,
        sheet: &'s Sheet<'a>,
        base: f32,
        tags: Option<&'s BTreeMap<usize, usize>>,
        forms: &'s mut BTreeMap<String, usize>,
    ) -> Self {
        Self { name, scene, ink, fonts, sheet, base: f64::from(base), tags, forms, next: 0 }
    }

    pub fn all(mut self, items: &[Item]) {
        self.items(items, &mut Vec::new());
        let rest = &self.sheet.events[self.next..];
        assert!(rest.is_empty(), "{}: {} things too many, the first is {:?}", self.name, rest.len(), rest[0]);
    }

    fn event(&mut self, what: &str) -> &'s Event {
        let event = self.sheet.events.get(self.next);
        self.next += 1;
        event.unwrap_or_else(|| panic!("{}: {what} is not in the file", self.name))
    }

    fn items(&mut self, items: &[Item], clips: &mut Vec<Clip>) {
        for item in items {
            match &item.content {
                Content::Path(path) => self.path(path, item.tag, clips),
                Content::Text(run) if run.glyphs.is_empty() && run.clusters.is_empty() => {}
                Content::Text(run) => self.run(run, item.tag, clips),
                Content::Image { raster, rect, mirror } => {
                    let event = self.event("a picture");
                    self.around(event, item.tag, clips);
                    let Shape::Image { name, matrix } = &event.shape else { panic!("{}: {event:?}", self.name) };
                    let [x, y, w, h] = self.rect(*rect);
                    let wanted = if *mirror { [-w, 0.0, 0.0, h, x + w, y] } else { [w, 0.0, 0.0, h, x, y] };
                    near(&format!("{}: a picture", self.name), matrix, &wanted, SLACK);
                    assert_eq!(event.look.alpha, 1.0, "{}: a picture", self.name);
                    pictures::check(self.name, &self.sheet.resources, name, raster, self.ink);
                }
                Content::Clip { rect, items } => {
                    clips.push(self.clip(*rect));
                    self.items(items, clips);
                    clips.pop();
                }
                Content::Cut { shape, items } => {
                    clips.push(Clip { steps: self.upwards(&shape.steps), even_odd: shape.even_odd });
                    self.items(items, clips);
                    clips.pop();
                }
                Content::Shade(shade) => self.shade(shade, item.tag, clips),
                Content::Form { form, transform, clip } => self.form(*form, transform, *clip, clips),
            }
        }
    }

    /// The mark and the clips around a thing.
    fn around(&self, event: &Event, tag: Option<usize>, clips: &[Clip]) {
        let name = self.name;
        match (self.tags, &event.mark, tag) {
            (None, Mark::None, _) | (Some(_), Mark::Artifact, None) => {}
            (Some(tags), Mark::Content(role, id), Some(tag)) => {
                assert_eq!(tags.get(id), Some(&tag), "{name}: the element of {event:?}");
                let wanted = super::tree::role(&self.scene.tags[tag].role, self.ink);
                assert_eq!(role, wanted, "{name}: the mark of {event:?}");
            }
            _ => panic!("{name}: {tag:?} is marked {:?}: {event:?}", event.mark),
        }
        assert_eq!(event.clips.len(), clips.len(), "{name}: clips of {event:?}");
        for (found, wanted) in event.clips.iter().zip(clips) {
            assert_eq!(found.even_odd, wanted.even_odd, "{name}: the rule of a clip");
            same_outline(&format!("{name}: a clip"), &rings(&found.steps), &rings(&wanted.steps));
        }
    }

    fn rect(&self, r: Rect) -> [f64; 4] {
        let [x, y, w, h] = [r.x, r.y, r.w, r.h].map(f64::from);
        [x, self.base - (y + h), w, h]
    }

    fn clip(&self, r: Rect) -> Clip {
        let [x, y, w, h] = self.rect(r);
        let corners = [[x + w, y], [x + w, y + h], [x, y + h]].map(Step::Line);
        let steps = [&[Step::Move([x, y])], &corners[..], &[Step::Close]].concat();
        Clip { steps, even_odd: false }
    }

    /// The area of a gradient is a clip around it.
    fn shade(&mut self, shade: &Shade, tag: Option<usize>, clips: &mut Vec<Clip>) {
        let alpha = shade.gradient.stops[0].color.a;
        if shade.area.steps.is_empty() || alpha == 0 {
            return;
        }
        let event = self.event("a gradient");
        clips.push(Clip { steps: self.upwards(&shade.area.steps), even_odd: shade.area.even_odd });
        self.around(event, tag, clips);
        clips.pop();
        let Shape::Shade { name, matrix } = &event.shape else { panic!("{}: {event:?} and no gradient", self.name) };
        let what = format!("{}: {name}", self.name);
        let t = &shade.gradient.transform;
        let [a, b, c, d, e, f] = [t.a, t.b, t.c, t.d, t.e, t.f].map(f64::from);
        near(&what, &matrix[..4], &[a, -b, c, -d], 0.000_02);
        near(&what, &matrix[4..], &[e, self.base - f], SLACK);
        assert!(
            (event.look.alpha - f64::from(alpha) / 255.0).abs() < 0.001 && !event.look.overprints,
            "{what}: {event:?}"
        );
        shades::check(&what, &self.sheet.resources, name, &shade.gradient, self.ink);
    }

    fn matrix(&self, t: &Affine) -> Matrix {
        let [a, b, c, d, e, f] = [t.a, t.b, t.c, t.d, t.e, t.f].map(f64::from);
        [a, -b, -c, d, e, self.base - f]
    }

    fn path(&mut self, path: &Path, tag: Option<usize>, clips: &[Clip]) {
        if path.steps.is_empty() {
            return;
        }
        let name = self.name;
        let wanted = self.upwards(&path.steps);
        if let Some(color) = path.fill.filter(|color| color.a > 0) {
            let event = self.event("a filled path");
            self.around(event, tag, clips);
            let Shape::Fill { steps, even_odd } = &event.shape else { panic!("{name}: {event:?} and no fill") };
            assert_eq!(*even_odd, path.even_odd, "{name}: the rule of {event:?}");
            same_outline(name, &rings(steps), &rings(&wanted));
            inks::check(name, self.ink, color, false, &event.look);
        }
        if let Some(stroke) = path.stroke.as_ref().filter(|stroke| stroke.color.a > 0) {
            let event = self.event("a line");
            self.around(event, tag, clips);
            let Shape::Stroke { steps, .. } = &event.shape else { panic!("{name}: {event:?} and no line") };
            same_steps(name, steps, &wanted);
            pen(name, event, stroke);
            inks::check(name, self.ink, stroke.color, stroke.width < 1.0, &event.look);
        }
    }

    fn upwards(&self, steps: &[PathStep]) -> Vec<Step> {
        let at = |x: f32, y: f32| [f64::from(x), self.base - f64::from(y)];
        let step = |step: &PathStep| match *step {
            PathStep::Move(x, y) => Step::Move(at(x, y)),
            PathStep::Line(x, y) => Step::Line(at(x, y)),
            PathStep::Cubic(a, b, c, d, x, y) => {
                let ([a, b], [c, d], [x, y]) = (at(a, b), at(c, d), at(x, y));
                Step::Cubic([a, b, c, d, x, y])
            }
            PathStep::Close => Step::Close,
        };
        steps.iter().map(step).collect()
    }

    fn run(&mut self, run: &TextRun, tag: Option<usize>, clips: &[Clip]) {
        let event = self.event(&run.text);
        self.around(event, tag, clips);
        let name = format!("{}: {:?}", self.name, run.text);
        let Shape::Text { font, size, matrix, lang, codes } = &event.shape else { panic!("{name}: {event:?}") };
        near(&name, &[*size], &[f64::from(run.size)], 0.001);
        let place = self.matrix(&run.transform);
        near(&name, &matrix[..4], &place[..4], 0.000_02);
        near(&name, &matrix[4..], &place[4..], 0.0015);
        assert_eq!(lang, &run.lang, "{name}");
        let font = self.fonts.get(font);
        assert_eq!(font.base.split_once('+').map(|(_, own)| own), Some(plain_name(&run.face.name).as_str()), "{name}");
        words::check(&name, run, font, *size, codes);
        let t = &run.transform;
        let scale = (t.a * t.d - t.b * t.c).abs().sqrt();
        inks::check(&name, self.ink, run.color, run.size * scale < 12.0, &event.look);
    }

    fn form(&mut self, form: usize, transform: &Affine, clip: Option<Rect>, clips: &mut Vec<Clip>) {
        let event = self.event("a form");
        let deep = clips.len();
        clips.extend(clip.map(|rect| self.clip(rect)));
        self.around(event, None, clips);
        clips.truncate(deep);
        let Shape::Form { name, matrix } = &event.shape else { panic!("{}: {event:?} and no form", self.name) };
        near(&format!("{}: a form", self.name), matrix, &self.matrix(transform), SLACK);
        assert_eq!(event.look.alpha, 1.0, "{}: a form", self.name);
        if let Some(known) = self.forms.get(name) {
            assert_eq!(*known, form, "{}: {name}", self.name);
            return;
        }
        self.forms.insert(name.clone(), form);
        self.inside(name, &self.scene.forms[form]);
    }

    fn inside(&mut self, key: &str, form: &Form) {
        let objects: Dict<'_> = self.sheet.resources.get("XObject").expect("objects");
        let stream: Stream<'_> = objects.get(key).expect("a form");
        has_keys(stream.dict(), &["Type", "Subtype", "BBox", "Resources", "Filter", "Length"]);
        let b = form.bounds;
        let bounds = [b.x, -(b.y + b.h), b.x + b.w, -b.y].map(f64::from);
        near(&format!("{}: the box of {key}", self.name), &numbers(stream.dict(), "BBox"), &bounds, SLACK);
        let resources: Dict<'_> = stream.dict().get("Resources").expect("resources");
        let sheet = read(&data(&stream), &resources, self.scene, self.fonts);
        Comparison::new(self.name, self.scene, self.ink, self.fonts, &sheet, 0.0, None, self.forms).all(&form.items);
    }
}

fn pen(name: &str, event: &Event, stroke: &Stroke) {
    let Shape::Stroke { pen, .. } = &event.shape else { return };
    near(&format!("{name}: a line's width"), &[pen.width], &[f64::from(stroke.width)], 0.001);
    let dash: Vec<f64> = stroke.dash.iter().map(|d| f64::from(*d)).collect();
    near(&format!("{name}: dashes"), &pen.dash, &dash, 0.001);
    assert_eq!((pen.phase, pen.cap), (0.0, i64::from(stroke.round)), "{name}: ends of {event:?}");
    let (join, miter) = match stroke.join {
        Join::Miter => (0, Some(10.0)),
        Join::Sharp(limit) => (0, Some(f64::from(limit.max(100)) / 100.0)),
        Join::Round => (1, None),
        Join::Bevel => (2, None),
    };
    assert_eq!(pen.join, join, "{name}: corners of {event:?}");
    assert!(miter.is_none_or(|miter| (pen.miter - miter).abs() < 0.001), "{name}: corners of {event:?}");
}

fn same_steps(name: &str, found: &[Step], wanted: &[Step]) {
    let parts = |step: &Step| match *step {
        Step::Move(p) => (0, p.to_vec()),
        Step::Line(p) => (1, p.to_vec()),
        Step::Cubic(p) => (2, p.to_vec()),
        Step::Close => (3, Vec::new()),
    };
    assert_eq!(found.len(), wanted.len(), "{name}: {found:?} and not {wanted:?}");
    for (found, wanted) in found.iter().map(parts).zip(wanted.iter().map(parts)) {
        assert_eq!(found.0, wanted.0, "{name}: a step of a path");
        near(&format!("{name}: a step of a path"), &found.1, &wanted.1, SLACK);
    }
}

/// One closed or open line of a filled path. It does not matter at which corner a rectangle begins.
#[derive(Debug)]
enum Ring {
    /// Left, bottom, right, top, and whether it runs against the clock.
    Upright([f64; 4], bool),
    Free(Vec<Step>),
}

fn rings(steps: &[Step]) -> Vec<Ring> {
    let mut parts: Vec<Vec<Step>> = Vec::new();
    for step in steps {
        match (step, parts.last_mut()) {
            (Step::Move(_), _) | (_, None) => parts.push(vec![*step]),
            (_, Some(part)) => part.push(*step),
        }
    }
    parts.into_iter().map(ring).collect()
}

fn ring(mut steps: Vec<Step>) -> Ring {
    // A line back to the beginning closes nothing that `h` does not close.
    if let [Step::Move(first), .., Step::Line(last), Step::Close] = steps[..]
        && steps.len() == 6
        && first == last
    {
        steps.remove(4);
    }
    let corners: Vec<[f64; 2]> = steps
        .iter()
        .filter_map(|step| match step {
            Step::Move(p) | Step::Line(p) => Some(*p),
            _ => None,
        })
        .collect();
    let closed = matches!(steps.last(), Some(Step::Close));
    let (4, true, true) = (corners.len(), closed, corners.len() + 1 == steps.len()) else { return Ring::Free(steps) };
    let [a, b, c, d] = [corners[0], corners[1], corners[2], corners[3]];
    let same = |p: f64, q: f64| (p - q).abs() < SLACK;
    let flat = same(a[1], b[1]) && same(b[0], c[0]) && same(c[1], d[1]) && same(d[0], a[0]);
    let steep = same(a[0], b[0]) && same(b[1], c[1]) && same(c[0], d[0]) && same(d[1], a[1]);
    if !flat && !steep {
        return Ring::Free(steps);
    }
    let turn = (b[0] - a[0]) * (c[1] - b[1]) - (b[1] - a[1]) * (c[0] - b[0]);
    Ring::Upright([a[0].min(c[0]), a[1].min(c[1]), a[0].max(c[0]), a[1].max(c[1])], turn > 0.0)
}

fn same_outline(name: &str, found: &[Ring], wanted: &[Ring]) {
    assert_eq!(found.len(), wanted.len(), "{name}: the rings of a path");
    for (found, wanted) in found.iter().zip(wanted) {
        match (found, wanted) {
            (Ring::Upright(a, x), Ring::Upright(b, y)) => {
                near(&format!("{name}: a rectangle"), a, b, SLACK);
                assert!(x == y || (a[2] - a[0]) * (a[3] - a[1]) < 0.01, "{name}: the turn of {found:?}");
            }
            (Ring::Free(a), Ring::Free(b)) => same_steps(name, a, b),
            _ => panic!("{name}: {found:?} and not {wanted:?}"),
        }
    }
}
