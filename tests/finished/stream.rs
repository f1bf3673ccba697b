//! A content stream, step by step: what is painted where, with which ink, under which clip and which mark.
//!
//! It knows the operators that handbill writes and no other: a new one fails, and is looked at by whoever adds it.

use hayro::hayro_syntax::content::UntypedIter;
use hayro::hayro_syntax::object::{Dict, Number, Object};

use super::file::{decode, name, number, numbers};

pub use super::events::*;

#[derive(Debug, Clone)]
struct State {
    ctm: Matrix,
    fill: Paint,
    stroke: Paint,
    alpha: [f64; 2],
    overprints: bool,
    pen: Pen,
    font: (String, f64),
    clips: Vec<Clip>,
}

enum Open {
    Mark,
    Lang,
    Actual,
}

/// Reads a stream with its resources; `width` says how wide a code of a font is.
pub fn read(data: &[u8], resources: &Dict<'_>, width: &dyn Fn(&str, u16) -> f64) -> Vec<Event> {
    let mut reader = Reader {
        states: resources.get("ExtGState").unwrap_or_default(),
        objects: resources.get("XObject").unwrap_or_default(),
        spaces: resources.get("ColorSpace").unwrap_or_default(),
        width,
        state: State {
            ctm: IDENTITY,
            fill: Paint::Grey(0.0),
            stroke: Paint::Grey(0.0),
            alpha: [1.0; 2],
            overprints: false,
            pen: Pen { width: 1.0, cap: 0, join: 0, miter: 10.0, dash: Vec::new(), phase: 0.0 },
            font: (String::new(), 0.0),
            clips: Vec::new(),
        },
        saved: Vec::new(),
        steps: Vec::new(),
        clipping: None,
        open: Vec::new(),
        mark: Mark::None,
        lang: None,
        actual: None,
        actuals: 0,
        marks: 0,
        text: None,
        in_text: false,
        events: Vec::new(),
    };
    let mut operators = UntypedIter::new(data);
    while let Some(one) = operators.next() {
        let operands: Vec<Object<'_>> = one.operands().cloned().collect();
        let operator = String::from_utf8_lossy(one.operator).into_owned();
        reader.operator(&operator, &operands);
    }
    assert!(reader.saved.is_empty() && reader.open.is_empty() && !reader.in_text, "the stream ends in the middle");
    assert!(reader.steps.is_empty(), "a path that nobody paints");
    reader.events
}

/// What has been shown since the last `Tm`.
struct Line {
    matrix: Matrix,
    pen: f64,
    rise: f64,
    event: Option<usize>,
}

struct Reader<'a, 'w> {
    states: Dict<'a>,
    objects: Dict<'a>,
    spaces: Dict<'a>,
    width: &'w dyn Fn(&str, u16) -> f64,
    state: State,
    saved: Vec<State>,
    steps: Vec<Step>,
    clipping: Option<bool>,
    open: Vec<Open>,
    mark: Mark,
    lang: Option<String>,
    actual: Option<(usize, String)>,
    actuals: usize,
    marks: usize,
    text: Option<Line>,
    in_text: bool,
    events: Vec<Event>,
}

fn real(object: &Object<'_>) -> f64 {
    object.clone().into_number().map(|n: Number| n.as_f64()).unwrap_or_else(|| panic!("{object:?} is no number"))
}

fn word(object: &Object<'_>) -> String {
    object.clone().into_name().map(|n| n.as_str().to_owned()).unwrap_or_else(|| panic!("{object:?} is no name"))
}

fn reals<const N: usize>(operands: &[Object<'_>]) -> [f64; N] {
    let all: Vec<f64> = operands.iter().map(real).collect();
    all.try_into().unwrap_or_else(|all| panic!("{all:?} are not {N} numbers"))
}

impl Reader<'_, '_> {
    fn operator(&mut self, operator: &str, o: &[Object<'_>]) {
        match operator {
            "q" | "Q" | "cm" | "gs" | "w" | "J" | "j" | "M" | "d" => self.graphics(operator, o),
            "g" | "G" | "rg" | "RG" | "k" | "K" | "cs" | "CS" | "scn" | "SCN" => self.colour(operator, o),
            "m" | "l" | "c" | "h" | "re" | "W" | "W*" | "n" | "f" | "f*" | "S" => self.path(operator, o),
            "BT" | "ET" | "Tf" | "Tm" | "Ts" | "TJ" | "Tj" => self.text(operator, o),
            "BMC" | "BDC" | "EMC" => self.marked(operator, o),
            "Do" => self.object(&word(&o[0])),
            "sh" => {
                let (name, matrix) = (word(&o[0]), self.state.ctm);
                self.push(Shape::Shade { name, matrix }, false);
            }
            other => panic!("{other} is an operator that no sheet has had before"),
        }
    }

    fn graphics(&mut self, operator: &str, o: &[Object<'_>]) {
        assert!(!self.in_text || operator == "gs", "{operator} between BT and ET");
        match operator {
            "q" => self.saved.push(self.state.clone()),
            "Q" => self.state = self.saved.pop().expect("Q without q"),
            "cm" => self.state.ctm = then(&reals(o), &self.state.ctm),
            "gs" => self.extended(&word(&o[0])),
            "w" => self.state.pen.width = real(&o[0]),
            "J" => self.state.pen.cap = real(&o[0]) as i64,
            "j" => self.state.pen.join = real(&o[0]) as i64,
            "M" => self.state.pen.miter = real(&o[0]),
            _ => {
                let dash = o[0].clone().into_array().expect("a dash");
                self.state.pen.dash = dash.iter::<Number>().map(|n| n.as_f64()).collect();
                self.state.pen.phase = real(&o[1]);
            }
        }
    }

    /// A graphics state by its name: nothing but alpha and overprint may be in it.
    fn extended(&mut self, key: &str) {
        let dict: Dict<'_> = self.states.get(key).unwrap_or_else(|| panic!("no graphics state {key}"));
        for key in super::file::keys(&dict) {
            match key.as_str() {
                "ca" => self.state.alpha[0] = number(&dict, "ca").expect("ca"),
                "CA" => self.state.alpha[1] = number(&dict, "CA").expect("CA"),
                "op" | "OP" | "OPM" => {
                    let [fill, stroke] = ["op", "OP"].map(|key| dict.get::<bool>(key).expect("both"));
                    assert_eq!(fill, stroke);
                    assert_eq!(number(&dict, "OPM"), Some(f64::from(u8::from(fill))));
                    self.state.overprints = fill;
                }
                other => panic!("{other} in a graphics state"),
            }
        }
    }

    fn colour(&mut self, operator: &str, o: &[Object<'_>]) {
        let paint = match operator {
            "g" | "G" => Paint::Grey(real(&o[0])),
            "rg" | "RG" => Paint::Rgb(reals(o)),
            "k" | "K" => Paint::Cmyk(reals(o)),
            "scn" | "SCN" => Paint::All(real(&o[0])),
            _ => {
                let key = word(&o[0]);
                let space: hayro::hayro_syntax::object::Array<'_> = self.spaces.get(&key).expect("a colour space");
                let mut parts = space.flex_iter();
                let mut next = || parts.next::<hayro::hayro_syntax::object::Name<'_>>().map(|n| n.as_str().to_owned());
                assert_eq!(
                    [next(), next(), next()].map(Option::unwrap_or_default),
                    ["Separation", "All", "DeviceCMYK"]
                );
                let tint: Dict<'_> = parts.next().expect("a function");
                assert_eq!(numbers(&tint, "C0"), [0.0; 4]);
                assert_eq!(numbers(&tint, "C1"), [1.0; 4]);
                return;
            }
        };
        if operator.starts_with(|c: char| c.is_ascii_uppercase()) {
            self.state.stroke = paint;
        } else {
            self.state.fill = paint;
        }
    }

    fn look(&self, stroke: bool) -> Look {
        let paint = if stroke { self.state.stroke } else { self.state.fill };
        Look { paint, alpha: self.state.alpha[usize::from(stroke)], overprints: self.state.overprints }
    }

    fn path(&mut self, operator: &str, o: &[Object<'_>]) {
        assert!(!self.in_text, "{operator} between BT and ET");
        match operator {
            "m" => self.steps.push(Step::Move(reals(o))),
            "l" => self.steps.push(Step::Line(reals(o))),
            "c" => self.steps.push(Step::Cubic(reals(o))),
            "h" => self.steps.push(Step::Close),
            "re" => {
                let [x, y, w, h] = reals(o);
                let corners = [[x + w, y], [x + w, y + h], [x, y + h]].map(Step::Line);
                self.steps.push(Step::Move([x, y]));
                self.steps.extend(corners);
                self.steps.push(Step::Close);
            }
            "W" | "W*" => self.clipping = Some(operator == "W*"),
            "n" => {
                let steps = std::mem::take(&mut self.steps);
                assert!(!steps.is_empty() && self.state.ctm == IDENTITY, "a clip of {steps:?}");
                let even_odd = self.clipping.take().expect("a path that is not painted");
                self.state.clips.push(Clip { steps, even_odd });
            }
            _ => {
                assert!(self.clipping.is_none() && self.state.ctm == IDENTITY);
                let steps = std::mem::take(&mut self.steps);
                let shape = match operator {
                    "S" => Shape::Stroke { steps, pen: self.state.pen.clone() },
                    _ => Shape::Fill { steps, even_odd: operator == "f*" },
                };
                self.push(shape, operator == "S");
            }
        }
    }

    fn push(&mut self, shape: Shape, stroke: bool) {
        let (look, mark, clips) = (self.look(stroke), self.mark.clone(), self.state.clips.clone());
        self.events.push(Event { shape, look, mark, clips });
    }

    fn object(&mut self, key: &str) {
        let stream: hayro::hayro_syntax::object::Stream<'_> = self.objects.get(key).expect("an object");
        let (name_of, matrix) = (key.to_owned(), self.state.ctm);
        match name(stream.dict(), "Subtype").as_deref() {
            Some("Image") => self.push(Shape::Image { name: name_of, matrix }, false),
            Some("Form") => self.push(Shape::Form { name: name_of, matrix }, false),
            other => panic!("an object of the kind {other:?}"),
        }
    }

    fn text(&mut self, operator: &str, o: &[Object<'_>]) {
        match operator {
            "BT" => {
                assert!(!std::mem::replace(&mut self.in_text, true), "BT in BT");
                self.text = None;
            }
            "ET" => assert!(std::mem::take(&mut self.in_text), "ET without BT"),
            "Tf" => self.state.font = (word(&o[0]), real(&o[1])),
            "Tm" => {
                let rise = self.text.as_ref().map_or(0.0, |line| line.rise);
                assert_eq!(rise, 0.0, "a rise that nobody has taken back");
                self.text = Some(Line { matrix: reals(o), pen: 0.0, rise, event: None });
            }
            "Ts" => self.text.as_mut().expect("a place").rise = real(&o[0]),
            "Tj" => self.show(&o[0]),
            _ => {
                let all = o[0].clone().into_array().expect("an array");
                for part in all.iter::<Object<'_>>() {
                    match part {
                        Object::Number(back) => self.text.as_mut().expect("a place").pen -= back.as_f64(),
                        part => self.show(&part),
                    }
                }
            }
        }
    }

    fn show(&mut self, string: &Object<'_>) {
        assert!(self.in_text, "text outside BT and ET");
        let string = string.clone().into_string().expect("a string");
        let (font, size) = self.state.font.clone();
        let line = self.text.as_mut().expect("a place");
        let mut codes = Vec::new();
        for pair in string.as_bytes().chunks(2) {
            let code = u16::from_be_bytes([pair[0], pair[1]]);
            codes.push(Code { code, at: line.pen, rise: line.rise, actual: self.actual.clone() });
            line.pen += (self.width)(&font, code);
        }
        match line.event {
            Some(at) => {
                let look = self.look(false);
                let event = &mut self.events[at];
                assert!(event.look == look && event.mark == self.mark, "one run, one look, one mark");
                let Shape::Text { codes: all, .. } = &mut event.shape else { unreachable!() };
                all.extend(codes);
            }
            None => {
                line.event = Some(self.events.len());
                let matrix = then(&line.matrix, &self.state.ctm);
                let shape = Shape::Text { font, size, matrix, lang: self.lang.clone(), codes };
                self.push(shape, false);
            }
        }
    }

    fn marked(&mut self, operator: &str, o: &[Object<'_>]) {
        if operator == "EMC" {
            match self.open.pop().expect("EMC without a begin") {
                Open::Mark => self.mark = Mark::None,
                Open::Lang => self.lang = None,
                Open::Actual => self.actual = None,
            }
            return;
        }
        let tag = word(&o[0]);
        let Some(properties) = o.get(1) else {
            assert_eq!((tag.as_str(), &self.mark), ("Artifact", &Mark::None));
            self.open.push(Open::Mark);
            self.mark = Mark::Artifact;
            return;
        };
        let properties = properties.clone().into_dict().expect("properties");
        let keys: Vec<String> = super::file::keys(&properties).into_iter().collect();
        match keys.iter().map(String::as_str).collect::<Vec<_>>()[..] {
            ["MCID"] => {
                assert_eq!(self.mark, Mark::None, "a mark in a mark");
                let id = number(&properties, "MCID").expect("a number") as usize;
                assert_eq!(id, self.marks, "numbers in their order");
                self.marks += 1;
                self.open.push(Open::Mark);
                self.mark = Mark::Content(tag, id);
            }
            ["Lang"] => {
                assert_eq!(tag, "Span");
                self.lang = super::file::text(&properties, "Lang");
                self.open.push(Open::Lang);
            }
            ["ActualText"] => {
                assert_eq!(tag, "Span");
                let text = properties.get::<hayro::hayro_syntax::object::String<'_>>("ActualText").expect("text");
                self.actual = Some((self.actuals, decode(text.as_bytes())));
                self.actuals += 1;
                self.open.push(Open::Actual);
            }
            ref other => panic!("a mark with {other:?}"),
        }
    }
}
