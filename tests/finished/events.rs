//! What a content stream paints, step by step.

pub type Matrix = [f64; 6];

pub const IDENTITY: Matrix = [1.0, 0.0, 0.0, 1.0, 0.0, 0.0];

/// `first`, then `next`.
pub fn then(first: &Matrix, next: &Matrix) -> Matrix {
    let [a, b, c, d, e, f] = *first;
    let [m, n, o, p, q, r] = *next;
    [a * m + b * o, a * n + b * p, c * m + d * o, c * n + d * p, e * m + f * o + q, e * n + f * p + r]
}

#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Paint {
    Grey(f64),
    Rgb([f64; 3]),
    Cmyk([f64; 4]),
    /// On every plate.
    All(f64),
}

/// How a line is drawn.
#[derive(Debug, Clone, PartialEq)]
pub struct Pen {
    pub width: f64,
    pub cap: i64,
    pub join: i64,
    pub miter: f64,
    pub dash: Vec<f64>,
    pub phase: f64,
}

/// Ink, and what it does to the ink below.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Look {
    pub paint: Paint,
    pub alpha: f64,
    pub overprints: bool,
}

/// One step of an outline, y upwards.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Step {
    Move([f64; 2]),
    Line([f64; 2]),
    Cubic([f64; 6]),
    Close,
}

/// The outline of a clip, and whether its rule is the even-odd one.
#[derive(Debug, Clone, PartialEq)]
pub struct Clip {
    pub steps: Vec<Step>,
    pub even_odd: bool,
}

/// One code as it is shown.
#[derive(Debug, Clone, PartialEq)]
pub struct Code {
    pub code: u16,
    /// Along the baseline in thousandths of the size, and above it in points.
    pub at: f64,
    pub rise: f64,
    /// The number of the `/ActualText` that it stands under, and the text.
    pub actual: Option<(usize, String)>,
}

#[derive(Debug, Clone, PartialEq)]
pub enum Shape {
    Fill {
        steps: Vec<Step>,
        even_odd: bool,
    },
    Stroke {
        steps: Vec<Step>,
        pen: Pen,
    },
    Text {
        font: String,
        size: f64,
        matrix: Matrix,
        lang: Option<String>,
        codes: Vec<Code>,
    },
    Image {
        name: String,
        matrix: Matrix,
    },
    Form {
        name: String,
        matrix: Matrix,
    },
    /// A gradient in the innermost clip.
    Shade {
        name: String,
        matrix: Matrix,
    },
}

/// What the stream says that a thing is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Mark {
    None,
    Artifact,
    /// The role and the number of the sequence.
    Content(String, usize),
}

#[derive(Debug, Clone)]
pub struct Event {
    pub shape: Shape,
    pub look: Look,
    pub mark: Mark,
    /// Every open clip, the outermost first.
    pub clips: Vec<Clip>,
}
