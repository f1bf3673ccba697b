//! The last line of a headline, in every locale of the kit and on every sheet.

use std::collections::BTreeMap;
use std::path::Path;
use std::sync::Arc;

use handbill::compose::typeset::{SHAPE_SIZE, Typesetter};
use handbill::diag::{Report, Sources};
use handbill::load;
use handbill::load::campaign::Campaign;
use handbill::load::campaign::Locale;
use handbill::model::layout::Weight;
use handbill::resolve;
use handbill::resolve::wording::{Job, Paragraph};
use handbill::scene::{Content, Item, Scene};

/// From this size on a text is a headline, in points.
const HEADLINE: f32 = 24.0;
/// A last line shorter than this part of the longest one stands alone. The code acts below 0.42; what it
/// draws must be the best in between too.
const ALONE: f32 = 0.5;

/// A line as it is drawn: where it begins and ends, its text, its size.
#[derive(Debug, Clone)]
struct Line {
    left: f32,
    right: f32,
    text: String,
    size: f32,
}

/// The lines of each text of headline size, from the top, by the tag that they hang under.
fn headlines(scene: &Scene) -> Vec<Vec<Line>> {
    fn walk(items: &[Item], found: &mut BTreeMap<usize, BTreeMap<i32, Line>>) {
        for item in items {
            match &item.content {
                Content::Text(run) if run.size >= HEADLINE => {
                    let Some(tag) = item.tag else { continue };
                    let x = |x: f32| run.transform.apply(x, 0.0);
                    let ends = run.glyphs.iter().map(|g| x(g.x).0);
                    let (left, right) = ends.fold((f32::MAX, f32::MIN), |(l, r), at| (l.min(at), r.max(at)));
                    let level = (x(0.0).1 * 10.0).round() as i32;
                    let text = String::new();
                    let line = found.entry(tag).or_default().entry(level).or_insert(Line {
                        left,
                        right,
                        text,
                        size: run.size,
                    });
                    (line.left, line.right) = (line.left.min(left), line.right.max(right));
                    line.text += &run.text;
                }
                Content::Clip { items, .. } | Content::Cut { items, .. } => walk(items, found),
                _ => {}
            }
        }
    }
    let mut all = Vec::new();
    for items in scene.pages.iter().map(|p| &p.items).chain(scene.forms.iter().map(|f| &f.items)) {
        let mut found = BTreeMap::new();
        walk(items, &mut found);
        all.extend(found.into_values().map(|lines| lines.into_values().collect()));
    }
    all
}

fn ends_alone(lengths: &[f32]) -> bool {
    let longest = lengths.iter().copied().fold(0.0, f32::max);
    lengths.len() > 1 && lengths.last().is_some_and(|last| *last < longest * ALONE)
}

/// Whether the same text has a break in as many lines, no wider than its box, that ends better.
fn another_fits(campaign: &Campaign, locale: &Arc<Locale>, lines: &[Line], width: f32) -> bool {
    let text = lines.iter().map(|l| l.text.trim()).collect::<Vec<_>>().join(" ");
    let paragraph = Paragraph { text, ..Paragraph::default() };
    let mut typesetter = Typesetter::default();
    let mut shaped =
        typesetter.shape_in(&campaign.fonts, None, locale, &paragraph, Weight::Bold, &mut Vec::new()).unwrap();
    let limit = width * SHAPE_SIZE / lines[0].size;
    (0..100).map(|step| limit * (1.0 - 0.006 * step as f32)).any(|measure| {
        shaped.layout.break_all_lines(Some(measure));
        let length = |l: parley::Line<'_, _>| l.metrics().advance - l.metrics().hanging_advance;
        let lengths: Vec<f32> = shaped.layout.lines().map(length).collect();
        lengths.len() == lines.len() && lengths.iter().all(|l| *l <= limit) && !ends_alone(&lengths)
    })
}

#[test]
fn no_headline_ends_in_one_short_word_where_another_break_fits() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let campaign = load::load(root, &mut Sources::default(), &mut Report::default()).unwrap();
    let (mut typesetter, mut faults, mut broken) = (Typesetter::default(), Vec::new(), 0);
    for locale in campaign.locales.values() {
        for layout in campaign.layouts.values() {
            for region in ["US", "GB"] {
                let region = Arc::clone(&campaign.regions[region]);
                let job = Job::new(&campaign, layout, locale, &region, None, &mut Report::default()).unwrap();
                let wording = resolve::resolve(&campaign, &job, &mut Report::default()).unwrap();
                let scene = crate::stages::scene(&campaign, &wording, &mut typesetter, &mut Report::default()).unwrap();
                for lines in headlines(&scene) {
                    let lengths: Vec<f32> = lines.iter().map(|l| l.right - l.left).collect();
                    broken += usize::from(lines.len() > 1);
                    let widest = lengths.iter().copied().fold(0.0, f32::max);
                    if ends_alone(&lengths) && another_fits(&campaign, locale, &lines, widest + lines[0].size * 0.3) {
                        faults.push(format!("{}: {lines:?}", job.name));
                    }
                }
            }
        }
    }
    assert!(broken > 20, "only {broken} headlines have more than one line");
    assert!(faults.is_empty(), "{} headlines\n{}", faults.len(), faults.join("\n"));
}
