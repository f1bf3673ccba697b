//! Text runs: glyphs at exact places, with the text that a reader takes from them.

use std::collections::BTreeMap;

use printpdf::{Codepoint, DictItem, Op, TextItem, TextMatrix};

use super::clusters::{Piece, pieces};
use super::content::Painter;
use super::error::{PdfError, scene as fault};
use super::fonts::Metrics;
use super::metadata::{check_lang, utf16};
use super::number::milli;
use super::plan::FacePlan;
use crate::ink;
use crate::scene::TextRun;

/// The pen inside one `Tm`: what has been shown and not yet written.
struct Line {
    items: Vec<TextItem>,
    /// Where the reader's pen is, in thousandths of an em from the run's origin.
    pen: f64,
    /// `Ts`: how far the glyphs stand above the baseline, in points.
    rise: f32,
}

impl Painter<'_> {
    pub fn run(&mut self, run: &TextRun) -> Result<(), PdfError> {
        if run.glyphs.is_empty() && run.clusters.is_empty() {
            return Ok(());
        }
        let size = milli(run.size, "a type size")?;
        let plan = self.plan;
        let (number, face) = plan.face(&run.face).ok_or_else(|| fault("a face appeared from nowhere"))?;
        let metrics = Metrics::new(&face.face, face.truetype)?;
        self.begin_text();
        if let Some(lang) = &run.lang {
            check_lang(lang)?;
            self.span("Lang", lang.as_bytes().to_vec());
        }
        // A turned or scaled run is as large as its matrix makes it.
        let t = &run.transform;
        let scale = (t.a * t.d - t.b * t.c).abs().sqrt();
        self.fill(run.color, run.size * scale < ink::SMALL_TYPE);
        self.font(number, size);
        let matrix = self.matrix(&run.transform)?;
        self.ops.push(Op::SetTextMatrix { matrix: TextMatrix::Raw(matrix) });
        let mut line = Line { items: Vec::new(), pen: 0.0, rise: 0.0 };
        for piece in pieces(run, &metrics)? {
            self.piece(&piece, face, &metrics, size, &mut line)?;
        }
        self.flush(&mut line);
        self.rise(&mut line, 0.0);
        if run.lang.is_some() {
            self.ops.push(Op::EndMarkedContent);
        }
        Ok(())
    }

    fn piece(
        &mut self,
        piece: &Piece<'_>,
        face: &FacePlan,
        metrics: &Metrics<'_>,
        size: f32,
        line: &mut Line,
    ) -> Result<(), PdfError> {
        // In a CFF face a glyph has one code and one meaning; another meaning takes a span.
        let ambiguous = match piece.shown.as_slice() {
            [one] => face.code(&one.shape, &one.text).is_some_and(|(_, exact)| !exact).then_some(&*one.text),
            _ => None,
        };
        let actual = piece.actual.or(ambiguous);
        if let Some(text) = actual {
            self.flush(line);
            self.span("ActualText", utf16(text));
        }
        for shown in &piece.shown {
            let (code, _) =
                face.code(&shown.shape, &shown.text).ok_or_else(|| fault("a glyph appeared from nowhere"))?;
            let width = metrics.width(&shown.shape).ok_or_else(|| PdfError::Glyph {
                name: face.face.name.clone(),
                id: shown.shape.parts.first().map_or(0, |part| part.glyph),
            })?;
            let rise = milli(-shown.y, "a glyph's place")?;
            if rise != line.rise {
                self.flush(line);
                self.rise(line, rise);
            }
            let want = f64::from(milli(shown.x, "a glyph's place")?) * 1000.0 / f64::from(size);
            // TJ numbers move left; less than a thousandth of an em is not worth one, and does not add up.
            let back = (line.pen - want).round();
            if back != 0.0 {
                line.items.push(TextItem::Offset(back as f32));
                line.pen -= back;
            }
            match line.items.last_mut() {
                Some(TextItem::GlyphIds(ids)) => ids.push(Codepoint::new(code, 0.0)),
                _ => line.items.push(TextItem::GlyphIds(vec![Codepoint::new(code, 0.0)])),
            }
            line.pen += metrics.milli_em(width) as f64;
        }
        if actual.is_some() {
            self.flush(line);
            self.ops.push(Op::EndMarkedContent);
        }
        Ok(())
    }

    fn flush(&mut self, line: &mut Line) {
        let items = std::mem::take(&mut line.items);
        if !items.is_empty() {
            self.ops.push(Op::ShowText { items });
        }
    }

    fn rise(&mut self, line: &mut Line, rise: f32) {
        if line.rise != rise {
            line.rise = rise;
            self.ops.push(Op::SetLineOffset { multiplier: rise });
        }
    }

    /// Opens a `/Span` with one string property.
    fn span(&mut self, key: &str, value: Vec<u8>) {
        let value = DictItem::String { data: value, literal: true };
        self.ops.push(Op::BeginMarkedContentWithProperties {
            tag: "Span".into(),
            properties: DictItem::Dict { map: BTreeMap::from([(key.into(), value)]) },
        });
    }
}
