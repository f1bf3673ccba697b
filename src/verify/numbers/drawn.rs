//! Numbers that somebody has drawn, in whatever way an eye still reads them: turned, on an arc, in a column, of dots or
//! segments, struck, touching, on two grounds.
//!
//! Pieces of ink of one size that stand close together are a cluster. A cluster is read at the few turns that its own line
//! suggests; the turn at which it looks most like characters counts. Words of letters are no numbers.

use std::f32::consts::{FRAC_PI_2, PI};

use image::GrayImage;

use super::blob::{Blob, Point};
use super::nearest::{LIMIT, Sign};
use super::{masks, nearest, pieces, sense, strip};

/// Lengths of a figure that are looked at, in pixels of 150 dpi.
const REACH: std::ops::Range<f32> = 12.0..950.0;
/// How far the middles of two neighbours lie apart at most, in their lengths: room for a hyphen between spaces.
const FAR: f32 = 2.1;
/// How unlike the lengths of two figures of one number are.
const UNEVEN: f32 = 1.5;
/// Most pieces of a mask that are compared with one another, and most of a cluster: leaves and waves are more.
const PIECES: usize = 1200;
const CLUSTER: usize = 48;
/// Most figures that are read in one picture.
const READS: usize = 3000;
/// Fewest figures that are read; so few are a number only where they stand alone and are tall (9 mm; three: 13 mm).
const ALONE: usize = 3;
const TALL: [f32; 2] = [53.0, 80.0];
/// A piece of whose upright box this much is ink is no figure; a disc has 0.785.
const SOLID: f32 = 0.76;
/// A figure of whose box this much is ink is a stroke.
const STROKE: f32 = 0.8;
/// How close figures are on average: where they lean, where they are turned, and few ones.
const LEANING: f32 = 0.15;
const TURNED: f32 = 0.125;
const FEW: f32 = 0.1;
/// The same where they are taller than 17 mm.
const HUGE: f32 = 100.0;
const HUGE_FEW: f32 = 0.125;
/// How far letters of a sloped design lean, and how close figures read that need no other slope.
const LEANS: [f32; 3] = [-0.22, 0.22, 0.4];
const UPRIGHT: f32 = 0.06;
/// Readings that are closer to the best one than this count too.
const NEARLY: f32 = 0.02;
/// Most pixels that are looked at in all masks of a picture, and most masks whose dots are joined.
const PIXELS: usize = 40_000_000;
const JOINS: usize = 4;
/// A picture with fewer pieces than this is not made of dots, segments or stripes.
const SMALL: usize = 12;

/// A number.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Number {
    pub digits: String,
    /// Left, top, right, bottom in pixels.
    pub bounds: [i32; 4],
    /// A date, years or hours: shorter readings of the same place are parts of it.
    pub harmless: bool,
}

/// What a picture may still cost.
#[derive(Debug)]
pub struct Budget(usize);

impl Budget {
    pub fn take(&mut self, count: usize) -> bool {
        let enough = self.0 >= count;
        self.0 = self.0.saturating_sub(count);
        enough
    }
}

/// Every number that is drawn in a picture of 150 dpi. `texts`: where glyphs lie.
pub fn find(picture: &GrayImage, texts: &[[i32; 4]]) -> Vec<Number> {
    let width = picture.width() as usize;
    let (mut budget, mut found, mut seen) = (Budget(READS), Vec::new(), Vec::new());
    let mut flat: Vec<Blob> = Vec::new();
    let mut look = |blobs: &[Blob], budget: &mut Budget| {
        for cluster in clusters(blobs) {
            let key = key(&cluster);
            let bounds = around(cluster.iter().map(|b| b.bounds));
            if !seen.contains(&key) && !found.iter().any(|n: &Number| is_read(n, bounds)) {
                seen.push(key);
                found.extend(read(&cluster, budget));
            }
        }
        for blob in blobs.iter().filter(|blob| strip::may_hold(blob)) {
            let key = key(&[blob]);
            if !seen.contains(&key) && !found.iter().any(|n| is_read(n, blob.bounds)) {
                seen.push(key);
                found.extend(strip::read(blob, budget));
            }
        }
    };
    let most = PIXELS / picture.as_raw().len().max(1);
    let (mut looks, mut joins) = (0, 0);
    for mask in masks::of(picture) {
        looks += 1;
        if looks > most {
            break;
        }
        let blobs = blobs(&mask.ink, width, texts, 0.0);
        let small = blobs.iter().filter(|b| b.reach < 60.0).count();
        look(&blobs, &mut budget);
        if mask.flat {
            flat.extend(blobs);
        }
        if small >= SMALL && joins < JOINS && looks + 4 * masks::JOINED.len() <= most {
            (joins, looks) = (joins + 1, looks + 4 * masks::JOINED.len());
            for reach in masks::JOINED {
                for joined in [masks::joined(&mask.ink, width, reach), masks::grown(&mask.ink, width, reach)] {
                    look(&self::blobs(&joined, width, texts, 8.0 * reach as f32), &mut budget);
                }
            }
        }
    }
    look(&flat, &mut budget);
    found.sort_by_key(|number| std::cmp::Reverse(number.digits.len()));
    let mut told: Vec<Number> = Vec::new();
    for number in found {
        if !told.iter().any(|known| touch(known.bounds, number.bounds)) {
            told.push(number);
        }
    }
    told
}

/// A place that is read already; fewer than eight figures may be a part of a date.
fn is_read(number: &Number, place: [i32; 4]) -> bool {
    touch(number.bounds, place) && number.digits.len() >= 8
}

pub fn touch(a: [i32; 4], b: [i32; 4]) -> bool {
    a[0] < b[2] && b[0] < a[2] && a[1] < b[3] && b[1] < a[3]
}

fn blobs(ink: &[bool], width: usize, texts: &[[i32; 4]], least: f32) -> Vec<Blob> {
    let (w, h) = (width as i32, (ink.len() / width.max(1)) as i32);
    let fits = |piece: &pieces::Piece| {
        let [x0, y0, x1, y1] = piece.bounds;
        let whole = x0 > 0 && y0 > 0 && x1 < w && y1 < h;
        let (wide, high) = ((x1 - x0) as f32, (y1 - y0) as f32);
        whole && wide.max(high) >= REACH.start * 0.7 && !super::art::is_text(texts, piece.bounds)
    };
    let blobs = pieces::of(ink, width).into_iter().filter(fits).take(PIECES).map(Blob::new);
    blobs.filter(|b| b.reach >= REACH.start.max(least)).collect()
}

fn key(cluster: &[&Blob]) -> Vec<[i32; 4]> {
    let mut key: Vec<[i32; 4]> =
        cluster.iter().map(|b| [b.bounds[0] / 6, b.bounds[1] / 6, b.bounds[2] / 6, b.bounds[3] / 6]).collect();
    key.sort_unstable();
    key
}

/// Pieces of one size that stand close together.
fn clusters(blobs: &[Blob]) -> Vec<Vec<&Blob>> {
    let mut blobs: Vec<&Blob> = blobs.iter().filter(|b| REACH.contains(&b.reach)).collect();
    if blobs.len() < ALONE || blobs.len() > PIECES {
        return Vec::new();
    }
    // A counter belongs to the figure around it, and of two copies one is enough.
    let inside = |a: &Blob, b: &Blob| {
        let [x0, y0, x1, y1] = b.bounds;
        a.bounds[0] >= x0 - 2 && a.bounds[1] >= y0 - 2 && a.bounds[2] <= x1 + 2 && a.bounds[3] <= y1 + 2
    };
    let all = blobs.clone();
    let mut at = 0;
    blobs.retain(|blob| {
        at += 1;
        !all.iter().enumerate().any(|(other, b)| {
            let copy = inside(blob, b) && inside(b, blob);
            other != at - 1 && inside(blob, b) && b.reach < 1.6 * blob.reach && (!copy || other < at - 1)
        })
    });
    let mut left = blobs;
    let mut found = Vec::new();
    while let Some(first) = left.pop() {
        let mut cluster = vec![first];
        let mut next = 0;
        while next < cluster.len() {
            let own = cluster[next];
            next += 1;
            let near = |b: &&Blob| {
                let (dx, dy) = (b.middle.0 - own.middle.0, b.middle.1 - own.middle.1);
                let (long, short) = (own.reach.max(b.reach), own.reach.min(b.reach));
                long < UNEVEN * short && dx.hypot(dy) < FAR * long
            };
            cluster.extend(left.extract_if(.., |b| near(b)));
        }
        // Dashes, dots and blocks: no figure but a plain 1 is so full, and ones alone are no number.
        let solid = cluster.iter().all(|b| b.share() > SOLID);
        if (ALONE..=CLUSTER).contains(&cluster.len()) && !solid {
            found.push(cluster);
        }
    }
    found
}

/// The turn of each figure of a cluster, and its order.
#[derive(Clone)]
struct Pose {
    turns: Vec<f32>,
    lean: f32,
    order: Vec<usize>,
    upright: bool,
    tangent: bool,
}

/// A cluster in one pose.
struct Look {
    far: f32,
    pose: Pose,
    /// In the order of the pose.
    signs: Vec<Sign>,
}

fn read(cluster: &[&Blob], budget: &mut Budget) -> Option<Number> {
    let mut all: Vec<Look> = Vec::new();
    let look = |pose: Pose, all: &mut Vec<Look>, budget: &mut Budget| {
        if !budget.take(cluster.len()) {
            return;
        }
        let signs: Vec<Sign> = pose.order.iter().map(|at| sign(cluster[*at], pose.turns[*at], pose.lean)).collect();
        let far = signs.iter().map(|s| s.far).sum::<f32>() / signs.len() as f32;
        // Upright is what is meant where two turns read equally well.
        let far = if pose.upright { far - 0.005 } else { far };
        all.push(Look { far, pose, signs });
    };
    for pose in poses(cluster) {
        look(pose, &mut all, budget);
    }
    all.sort_by(|a, b| a.far.total_cmp(&b.far));
    if all.first()?.far > UPRIGHT && all[0].far < 0.95 * LIMIT {
        // The lowest turn of a sloped row is not that of its line.
        let mut bases: Vec<Pose> = all.iter().take(2).map(|look| look.pose.clone()).collect();
        bases.extend(all.iter().skip(2).find(|look| look.pose.upright).map(|look| look.pose.clone()));
        for (base, lean) in bases.iter().flat_map(|base| LEANS.map(|lean| (base, lean))) {
            look(Pose { lean, upright: false, ..base.clone() }, &mut all, budget);
        }
        all.sort_by(|a, b| a.far.total_cmp(&b.far));
    }
    let least = all[0].far;
    all.iter().take_while(|look| look.far <= least + NEARLY).find_map(|look| judge(cluster, look))
}

fn sign(blob: &Blob, turn: f32, lean: f32) -> Sign {
    blob.figure(turn, lean).map_or(Sign::NONE, |figure| nearest::reading(&nearest::within(&figure, LIMIT)))
}

/// The turns at which a cluster may be meant.
fn poses(cluster: &[&Blob]) -> Vec<Pose> {
    let straight = |turn: f32, upright: bool| Pose {
        turns: vec![turn; cluster.len()],
        lean: 0.0,
        order: order(cluster, turn),
        upright,
        tangent: false,
    };
    let mut poses = vec![straight(0.0, true)];
    let mut turns = vec![0.0_f32];
    let mut add = |turn: f32, poses: &mut Vec<Pose>| {
        let apart = |a: f32, b: f32| {
            let d = (a - b).rem_euclid(2.0 * PI);
            d.min(2.0 * PI - d)
        };
        if turns.iter().all(|known| apart(*known, turn) > 0.06) {
            turns.push(turn);
            poses.push(straight(turn, false));
        }
    };
    let line = line(cluster);
    for quarter in 0..4 {
        add(line + FRAC_PI_2 * quarter as f32, &mut poses);
    }
    for quarter in 1..4 {
        add(FRAC_PI_2 * quarter as f32, &mut poses);
    }
    let path = path(cluster);
    let tangents = tangents(cluster, &path);
    let bent = tangents.iter().map(|t| (t - tangents[0]).sin().abs()).fold(0.0, f32::max) > 0.3;
    if bent {
        let back = path.iter().rev().copied().collect();
        let turned = tangents.iter().map(|t| t + PI).collect();
        poses.push(Pose { turns: tangents, lean: 0.0, order: path, upright: false, tangent: true });
        poses.push(Pose { turns: turned, lean: 0.0, order: back, upright: false, tangent: true });
    }
    poses
}

/// The turn at which a cluster is lowest: that of its line, for figures of one height.
fn line(cluster: &[&Blob]) -> f32 {
    let height = |turn: f32| {
        let (sin, cos) = turn.sin_cos();
        let all = cluster.iter().map(|b| b.extent((-sin, cos)));
        let (low, high) = all.fold((f32::MAX, f32::MIN), |(low, high), (a, b)| (low.min(a), high.max(b)));
        high - low
    };
    let best = |from: f32, step: f32, count: i32| {
        let turns = (0..count).map(|n| from + step * n as f32);
        turns.min_by(|a, b| height(*a).total_cmp(&height(*b))).unwrap_or(0.0)
    };
    let rough = best(-FRAC_PI_2, PI / 36.0, 36);
    best(rough - PI / 36.0, PI / 180.0, 11)
}

/// From line to line, and along each.
fn order(cluster: &[&Blob], turn: f32) -> Vec<usize> {
    let (sin, cos) = turn.sin_cos();
    let along = |b: &Blob| b.middle.0 * cos + b.middle.1 * sin;
    let down = |b: &Blob| b.middle.1 * cos - b.middle.0 * sin;
    let mut all: Vec<usize> = (0..cluster.len()).collect();
    all.sort_by(|a, b| down(cluster[*a]).total_cmp(&down(cluster[*b])));
    let mut rows: Vec<Vec<usize>> = Vec::new();
    for at in all {
        let row = rows.last_mut().filter(|row| {
            row.last().is_some_and(|last| down(cluster[at]) - down(cluster[*last]) < 0.45 * cluster[at].reach)
        });
        match row {
            Some(row) => row.push(at),
            None => rows.push(vec![at]),
        }
    }
    for row in &mut rows {
        row.sort_by(|a, b| along(cluster[*a]).total_cmp(&along(cluster[*b])));
    }
    rows.concat()
}

/// From one end to the other, always to the nearest.
fn path(cluster: &[&Blob]) -> Vec<usize> {
    let far = |a: Point, b: Point| (a.0 - b.0).hypot(a.1 - b.1);
    let count = cluster.len() as f32;
    let sum = cluster.iter().fold((0.0, 0.0), |(x, y), b| (x + b.middle.0, y + b.middle.1));
    let middle = (sum.0 / count, sum.1 / count);
    let mut left: Vec<usize> = (0..cluster.len()).collect();
    let mut path = Vec::new();
    let mut at = middle;
    while !left.is_empty() {
        let distance = |n: &usize| far(cluster[left[*n]].middle, at);
        // The first is an end; from there on, the nearest.
        let next = if path.is_empty() {
            (0..left.len()).max_by(|a, b| distance(a).total_cmp(&distance(b)))
        } else {
            (0..left.len()).min_by(|a, b| distance(a).total_cmp(&distance(b)))
        };
        let next = left.swap_remove(next.unwrap_or(0));
        at = cluster[next].middle;
        path.push(next);
    }
    path
}

/// The direction of the path at each figure, by its index in the cluster.
fn tangents(cluster: &[&Blob], path: &[usize]) -> Vec<f32> {
    let mut turns = vec![0.0; cluster.len()];
    for (at, own) in path.iter().enumerate() {
        let (a, b) = (cluster[path[at.saturating_sub(1)]].middle, cluster[path[(at + 1).min(path.len() - 1)]].middle);
        turns[*own] = (b.1 - a.1).atan2(b.0 - a.0);
    }
    turns
}

fn judge(cluster: &[&Blob], look: &Look) -> Option<Number> {
    let Look { far, pose, signs } = look;
    let limit = match () {
        () if pose.upright => LIMIT,
        () if pose.lean != 0.0 => LEANING,
        () => TURNED,
    };
    if *far > limit || !pose.tangent && is_dial(cluster) {
        return None;
    }
    let turn = pose.turns[0];
    let tall = || {
        let heights = cluster.iter().map(|b| b.frame(turn, 0.0)).map(|[_, top, _, bottom]| bottom - top);
        heights.fold(f32::MAX, f32::min)
    };
    // Four strokes side by side are a fence: only a 1 with a flag or a foot is one where all are.
    let strokes = || {
        cluster.iter().all(|b| {
            let [left, top, right, bottom] = b.frame(turn, 0.0);
            b.area as f32 > STROKE * (right - left) * (bottom - top)
        })
    };
    let few = || {
        let tall = tall();
        let high = *far < if tall > HUGE { HUGE_FEW } else { FEW } && tall >= TALL[usize::from(cluster.len() == 3)];
        high.then(|| sense::short(signs)).flatten().filter(|digits| !digits.chars().all(|c| c == '1') || !strokes())
    };
    let bounds = around(cluster.iter().map(|b| b.bounds));
    if let Some(digits) = sense::harmless(signs) {
        return Some(Number { digits, bounds, harmless: true });
    }
    let digits = if cluster.len() <= 4 { few() } else { sense::number(signs) }?;
    Some(Number { digits, bounds, harmless: false })
}

pub fn around(bounds: impl Iterator<Item = [i32; 4]>) -> [i32; 4] {
    bounds.fold([i32::MAX, i32::MAX, i32::MIN, i32::MIN], |a, b| {
        [a[0].min(b[0]), a[1].min(b[1]), a[2].max(b[2]), a[3].max(b[3])]
    })
}

/// Figures all around a middle: the face of a clock.
fn is_dial(cluster: &[&Blob]) -> bool {
    let [x0, y0, x1, y1] = around(cluster.iter().map(|b| b.bounds)).map(|v| v as f32);
    let (mx, my) = (f32::midpoint(x0, x1), f32::midpoint(y0, y1));
    let rays: Vec<Point> = cluster.iter().map(|b| (b.middle.0 - mx, b.middle.1 - my)).collect();
    let lengths: Vec<f32> = rays.iter().map(|(x, y)| x.hypot(*y)).collect();
    let most = lengths.iter().copied().fold(0.0, f32::max);
    let quarters = [(1.0, 1.0), (1.0, -1.0), (-1.0, 1.0), (-1.0, -1.0)]
        .iter()
        .all(|(x, y)| rays.iter().any(|(dx, dy)| dx * x > 0.0 && dy * y > 0.0));
    cluster.len() >= 8 && quarters && lengths.iter().all(|len| *len > 0.6 * most)
}
