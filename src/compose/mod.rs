//! Wording → Composition: shape, fit, place, paint.
//!
//! - [`hyphens`] cuts words, `phrases` keeps them whole, `order` keeps Arabic telephone numbers in theirs, `foreign` finds families for names in other scripts, [`symbols`] finds arrows and ticks, [`typeset`] shapes
//!   paragraphs, `breaks` ends lines, [`block`] sets and fits them, [`script`] knows what each script needs
//! - [`grid`] places boxes, `fit` says which texts give way first, [`paint`] turns them into items (`runs`, [`qr`], [`svg`])
//! - `weight` counts what is painted
//! - `copies` measures how many copies of a box over a list fit
//! - `faults` words what keeps a face from being made
//!
//! All positions are final after this stage. No file is read here and no text is looked up.

pub mod block;
pub mod breaks;
mod copies;
mod faults;
mod fit;
mod foreign;
pub mod grid;
pub mod hyphens;
mod marks;
mod order;
pub mod paint;
mod phrases;
pub mod qr;
mod runs;
pub mod script;
pub mod svg;
pub mod symbols;
pub mod typeset;
mod weight;

use std::sync::Arc;

use block::{Block, Hang};
use grid::{Content as Placed, Frame, Node};
use paint::Painter;
use typeset::Typesetter;

use crate::diag::{Code, Diagnostic, Report};
use crate::load::campaign::Campaign;
use crate::model::layout::{ContentSpec, Face, Length, Marker, Style, Weight};
use crate::resolve::wording::{Job, Paragraph, RichText, WordedBox, WordedContent, Wording};
use crate::scene::{Composition, Content, Item, PaintedFace, Pt, Rect, Role, Tag, shapes};
use crate::text::characters::native_digits;

/// Lays a job out. Pushes every fault that it finds; `None` when one of them is an error.
pub fn compose(
    campaign: &Campaign,
    wording: &Wording,
    typesetter: &mut Typesetter,
    report: &mut Report,
) -> Option<Composition> {
    let job = &wording.job;
    let errors = report.errors();
    let mut tags = vec![Tag { parent: None, role: Role::Document, lang: None }];
    let mut faces = Vec::new();
    for worded in &wording.faces {
        let face = worded.spec(&job.layout);
        let before = report.diagnostics.len();
        let made = compose_face(campaign, job, face, &worded.boxes, typesetter, &mut tags, report);
        if made.is_none() {
            copies::advise(campaign, job, (face, &worded.boxes), typesetter, before, report);
        }
        faces.extend(made);
    }
    let composition = Composition {
        title: wording.title.clone(),
        subject: job.layout.title.clone(),
        lang: job.locale.id.clone(),
        rtl: job.locale.rtl,
        faces,
        tags,
    };
    (report.errors() == errors).then_some(composition)
}

fn compose_face(
    campaign: &Campaign,
    job: &Job,
    face: &Face,
    boxes: &[WordedBox],
    typesetter: &mut Typesetter,
    tags: &mut Vec<Tag>,
    report: &mut Report,
) -> Option<PaintedFace> {
    let mut builder = Builder { campaign, job, typesetter, report, numbered: 0 };
    let before = builder.report.errors();
    let mut nodes = builder.nodes(boxes);
    if builder.report.errors() > before {
        return None;
    }
    let trim = job.trim.size;
    let margin = match face.margin {
        Length::Pt(pt) => pt * job.scale,
        Length::Percent(p) => trim.w.min(trim.h) * p,
    };
    let frame = Frame { trim, margin, scale: job.scale, rtl: job.locale.rtl };
    if let Err(misfits) = grid::lay_out(&mut nodes, &face.grid, &frame) {
        faults::of_layout(&misfits, &nodes, job, report);
        return None;
    }
    let whole = Rect::new(0.0, 0.0, trim.w, trim.h);
    faults::check_codes(&nodes, whole, report);
    faults::check_pictures(campaign, &nodes, report);
    let bleed = whole.outset(job.layout.bleed);
    tags.push(Tag { parent: Some(0), role: Role::Sect, lang: None });
    let parent = tags.len() - 1;
    let mut painter = Painter {
        campaign,
        locale: Arc::clone(&job.locale),
        document: &job.locale.id,
        typesetter,
        bleed,
        scale: job.scale,
        tags,
        parent,
        items: Vec::new(),
        links: Vec::new(),
        weight: weight::Weight::default(),
        stopped: false,
    };
    if let Some(fill) = face.fill {
        let path = shapes::filled(shapes::rect(bleed, 0.0), fill);
        painter.items.push(Item::artifact(Content::Path(path)));
    }
    painter.boxes(&mut nodes, report);
    let Painter { items, links, .. } = painter;
    Some(PaintedFace { trim, bleed: job.layout.bleed, items, links })
}

/// Makes the tree of nodes: shapes texts, encodes payloads.
struct Builder<'a> {
    campaign: &'a Campaign,
    job: &'a Job,
    typesetter: &'a mut Typesetter,
    report: &'a mut Report,
    /// How many boxes have a number.
    numbered: usize,
}

impl Builder<'_> {
    fn nodes(&mut self, boxes: &[WordedBox]) -> Vec<Node> {
        let mut nodes = Vec::new();
        for worded in boxes {
            for copy in 0..worded.spec.repeat.max(1) {
                let number = self.numbered;
                self.numbered += 1;
                if let Some(content) = self.content(worded) {
                    nodes.push(Node::new(worded.clone(), content, copy, number));
                }
            }
        }
        nodes
    }

    fn content(&mut self, worded: &WordedBox) -> Option<Placed> {
        match &worded.content {
            WordedContent::Text(text) | WordedContent::Hotline(text) => {
                self.text(worded, std::slice::from_ref(text), Hang::default())
            }
            WordedContent::List(items) => {
                let spec = &worded.spec;
                let indent = if spec.marker == Marker::None { 0.0 } else { paint::MARKER_INDENT };
                let ruled = spec.rules.is_some();
                // A rule stands in the middle of the gap; the list begins with one, so half a gap goes above it.
                let lead = if ruled && spec.first_rule { spec.item_gap / 2.0 } else { 0.0 };
                let hang = Hang { indent, item_gap: spec.item_gap, item_gap_max: spec.item_gap_max, lead };
                self.text(worded, items, hang)
            }
            WordedContent::Qr { payload } => match qr::Symbol::new(payload) {
                Some(symbol) => Some(Placed::Qr(symbol)),
                None => {
                    let message = format!("{} bytes are too long for a QR code that scans from paper", payload.len());
                    self.report.push(
                        Diagnostic::new(Code::QrTooLong, message)
                            .at(worded.spec.span)
                            .hint(format!("keep the address below {} characters", qr::MAX_PAYLOAD)),
                    );
                    None
                }
            },
            WordedContent::Image { .. } | WordedContent::Shape => Some(Placed::Plain),
            WordedContent::Boxes(inner) => {
                let ContentSpec::Boxes { grid, .. } = &worded.spec.content else { return None };
                Some(Placed::Group { grid: grid.clone(), children: self.nodes(inner) })
            }
        }
    }

    fn text(&mut self, worded: &WordedBox, texts: &[RichText], hang: Hang) -> Option<Placed> {
        let style = worded.spec.style.clone()?;
        let locale = &worded.locale;
        let own = style.font.as_deref();
        let mut items = Vec::new();
        for text in texts {
            let mut faults = Vec::new();
            let shaped: Vec<_> = text
                .paragraphs
                .iter()
                .filter_map(|p: &Paragraph| {
                    let cut = style.hyphens.then(|| hyphens::hyphenate(p, &locale.id));
                    let p = cut.as_ref().unwrap_or(p);
                    let phrased = style.balance.then(|| phrases::keep(p, &locale.script)).flatten();
                    let p = phrased.as_ref().unwrap_or(p);
                    let ordered = order::overridden(p);
                    let p = ordered.as_ref().unwrap_or(p);
                    self.typesetter.shape_in(&self.campaign.fonts, own, locale, p, style.weight, &mut faults)
                })
                .collect();
            faults::of_texts(&faults, worded, text, self.job, self.report);
            items.push(shaped);
        }
        let (wanted, least) = sizes(&style, self.job.scale);
        let mut block = Block::new(items, &style, locale, hang);
        if worded.spec.marker == Marker::Number {
            let mut shape = |n: usize| {
                let fonts = &self.campaign.fonts;
                let text = locale.digits.map_or_else(|| n.to_string(), |zero| native_digits(&n.to_string(), zero));
                let number = Paragraph { text: format!("{text}."), ..Paragraph::default() };
                self.typesetter.shape_in(fonts, own, locale, &number, Weight::Bold, &mut Vec::new())
            };
            block.numbers = (1..=texts.len()).filter_map(&mut shape).collect();
            // The widest number, and a space after it.
            let widest = block.numbers.iter().map(|n| n.layout.width() / typeset::SHAPE_SIZE).fold(0.0, f32::max);
            block.hang.indent = block.hang.indent.max(widest + NUMBER_GAP);
        }
        Some(Placed::Text { block, wanted, least, shrink: style.shrink })
    }
}

/// Between the number of a list's item and its text, in em.
const NUMBER_GAP: f32 = 0.4;

/// The wanted and the least size on this paper: only the wanted one scales, a least size is a promise to the eye.
fn sizes(style: &Style, scale: f32) -> (Pt, Pt) {
    ((style.size * scale).max(style.min), style.min)
}
