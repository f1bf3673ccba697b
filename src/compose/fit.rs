//! Which texts of a face give way, in which order, when not all of it fits at the sizes that are wanted.
//!
//! A style has a `shrink`: 1 gives way first, 9 last, 0 never. All texts of one rank shrink by one factor, so that what
//! belongs together stays together. A rank begins when those before it are as small as they may be; those that then turn out
//! to have shrunk for nothing grow again. What a text means and where it stands is none of this file's business.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use super::grid::{Content, Node};
use crate::model::layout::BoxSpec;
use crate::scene::Pt;

/// Finest step of a factor.
const STEPS: u32 = 64;
/// Least factor: below it the least sizes of the styles decide anyway.
const LEAST: f32 = 0.3;
/// The last rank, which is that of styles that do not say.
pub const LAST: u8 = 9;

/// How far each rank has given way.
#[derive(Debug, Clone, PartialEq)]
pub struct Factors {
    of: [f32; LAST as usize + 1],
    /// Texts of this rank and those before it may also shrink by themselves, where their own track is short.
    free: u8,
}

impl Factors {
    /// Largest and smallest size of a text: what it wants now, and how far it may shrink by itself.
    pub fn sizes(&self, shrink: u8, wanted: Pt, least: Pt) -> (Pt, Pt) {
        if shrink == 0 {
            return (wanted, wanted);
        }
        let least = least.min(wanted);
        let size = (wanted * self.of[usize::from(shrink.min(LAST))]).max(least);
        (size, if shrink <= self.free { least } else { size })
    }
}

/// Tries until the face fits: `attempt` lays it out and says what does not fit. On failure, what does not fit when everything
/// is as small as it may be.
pub fn by_order<M>(ranks: &BTreeSet<u8>, mut attempt: impl FnMut(&Factors) -> Vec<M>) -> Result<(), Vec<M>> {
    // Where no style says when it gives way, a text in a short track shrinks by itself from the beginning.
    let one = ranks.len() < 2;
    let mut factors = Factors { of: [1.0; LAST as usize + 1], free: if one { LAST } else { 0 } };
    if attempt(&factors).is_empty() {
        return Ok(());
    }
    let least = Factors { of: [LEAST; LAST as usize + 1], free: LAST };
    let misfits = attempt(&least);
    if !misfits.is_empty() {
        return Err(misfits);
    }
    for (at, rank) in ranks.iter().enumerate() {
        factors.free = factors.free.max(*rank);
        factors.of[usize::from(*rank)] = LEAST;
        if !attempt(&factors).is_empty() {
            continue;
        }
        grow(&mut factors, *rank, &mut attempt);
        // From the last to the first: what matters more grows first.
        for before in ranks.iter().take(at).rev() {
            grow(&mut factors, *before, &mut attempt);
        }
        break;
    }
    let misfits = attempt(&factors);
    if misfits.is_empty() { Ok(()) } else { Err(misfits) }
}

/// The largest factor of a rank with which all still fits.
fn grow<M>(factors: &mut Factors, rank: u8, attempt: &mut impl FnMut(&Factors) -> Vec<M>) {
    let mut with = |steps: u32| {
        let mut tried = factors.clone();
        tried.of[usize::from(rank)] = steps as f32 / STEPS as f32;
        attempt(&tried).is_empty()
    };
    let (mut low, mut high) = ((LEAST * STEPS as f32) as u32, STEPS);
    if with(high) {
        low = high;
    }
    while high > low + 1 {
        let middle = u32::midpoint(low, high);
        if with(middle) { low = middle } else { high = middle }
    }
    factors.of[usize::from(rank)] = low as f32 / STEPS as f32;
}

/// The ranks of all texts that may shrink.
pub fn ranks(nodes: &[Node]) -> BTreeSet<u8> {
    let mut found = BTreeSet::new();
    let mut rest: Vec<&Node> = nodes.iter().collect();
    while let Some(node) = rest.pop() {
        match &node.content {
            Content::Text { shrink, .. } => {
                found.insert(*shrink);
            }
            Content::Group { children, .. } => rest.extend(children),
            Content::Qr(_) | Content::Plain => {}
        }
    }
    found.remove(&0);
    found
}

/// Bounds the texts of copies that are to be equal by the smallest of them; whether there was one that was larger.
pub fn equalize(nodes: &mut [Node]) -> bool {
    let mut bounded = false;
    for node in nodes {
        let equal = node.spec().each.as_ref().is_some_and(|each| each.equal);
        let Content::Group { children, .. } = &mut node.content else { continue };
        if equal {
            let mut least: BTreeMap<*const BoxSpec, Pt> = BTreeMap::new();
            let mut note = |spec: &Arc<BoxSpec>, _: &mut Pt, size: Pt| {
                let known = least.entry(Arc::as_ptr(spec)).or_insert(size);
                *known = known.min(size);
            };
            children.iter_mut().for_each(|copy| texts(copy, &mut note));
            let mut bound = |spec: &Arc<BoxSpec>, wanted: &mut Pt, size: Pt| {
                let Some(least) = least.get(&Arc::as_ptr(spec)) else { return };
                bounded |= size > *least + 1e-3;
                *wanted = wanted.min(*least);
            };
            children.iter_mut().for_each(|copy| texts(copy, &mut bound));
        }
        bounded |= equalize(children);
    }
    bounded
}

/// Shows every text of a box: the box, the size that it wants, the size that it has.
fn texts(node: &mut Node, show: &mut impl FnMut(&Arc<BoxSpec>, &mut Pt, Pt)) {
    let spec = Arc::clone(node.spec());
    let size = node.size;
    match &mut node.content {
        Content::Text { wanted, .. } => show(&spec, wanted, size),
        Content::Group { children, .. } => children.iter_mut().for_each(|child| texts(child, show)),
        Content::Qr(_) | Content::Plain => {}
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Three texts of 10 pt, at least 5 pt, in a room that holds so much.
    fn sizes(ranks: [u8; 3], room: f32) -> Option<[f32; 3]> {
        let mut last = [0.0; 3];
        let all = ranks.iter().copied().filter(|rank| *rank > 0).collect();
        by_order(&all, |factors| {
            last = ranks.map(|rank| factors.sizes(rank, 10.0, 5.0).0);
            if last.iter().sum::<f32>() <= room { vec![] } else { vec![()] }
        })
        .ok()
        .map(|()| last)
    }

    fn close(found: Option<[f32; 3]>, wanted: [f32; 3]) -> bool {
        found.is_some_and(|found| found.iter().zip(wanted).all(|(a, b)| (a - b).abs() < 0.2))
    }

    #[test]
    fn ranks_give_way_one_after_the_other() {
        assert!(close(sizes([1, 2, 3], 30.0), [10.0, 10.0, 10.0]));
        assert!(close(sizes([1, 2, 3], 28.0), [8.0, 10.0, 10.0]));
        assert!(close(sizes([1, 2, 3], 23.0), [5.0, 8.0, 10.0]));
        assert!(close(sizes([3, 1, 2], 23.0), [10.0, 5.0, 8.0]));
        assert!(close(sizes([1, 1, 3], 27.0), [8.5, 8.5, 10.0]));
        assert!(close(sizes([1, 0, 2], 22.0), [5.0, 10.0, 7.0]));
        assert_eq!(sizes([1, 0, 2], 19.9), None);
        assert_eq!(sizes([0, 0, 0], 29.0), None);
    }

    /// The first does not stand in the way of anything: it is as large as it wants in the end.
    #[test]
    fn what_shrank_for_nothing_grows_again() {
        let mut last = [0.0; 2];
        by_order(&BTreeSet::from([1, 2]), |factors| {
            last = [1, 2].map(|rank| factors.sizes(rank, 10.0, 5.0).0);
            if last[1] <= 7.0 { vec![] } else { vec![()] }
        })
        .unwrap();
        assert!((last[0] - 10.0).abs() < 0.01 && (last[1] - 7.0).abs() < 0.2, "{last:?}");
    }

    /// A text shrinks by itself only when its rank's turn has come.
    #[test]
    fn a_text_waits_for_its_turn() {
        let factors = Factors { of: [1.0; 10], free: 2 };
        assert_eq!(factors.sizes(2, 10.0, 5.0), (10.0, 5.0));
        assert_eq!(factors.sizes(3, 10.0, 5.0), (10.0, 10.0));
        assert_eq!(factors.sizes(0, 10.0, 5.0), (10.0, 10.0));
    }
}
