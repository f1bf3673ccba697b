//! Connected pieces of ink in a picture.

/// Smaller pieces are specks.
const LEAST: usize = 12;

/// One piece.
#[derive(Debug)]
pub struct Piece {
    /// Left, top, right, bottom in pixels.
    pub bounds: [i32; 4],
    /// Its ink, row by row of the bounds.
    pub ink: Vec<bool>,
}

/// A stretch of ink in one row: from, to, row.
#[derive(Debug, Clone, Copy)]
struct Run {
    from: usize,
    to: usize,
    y: usize,
}

/// Every piece, pixels joined at sides and corners, in the order of their first pixels; rows of `width`.
pub fn of(ink: &[bool], width: usize) -> Vec<Piece> {
    let runs = runs(ink, width);
    // Which earlier run each is joined to; the first of a piece to itself.
    let mut joined: Vec<usize> = (0..runs.len()).collect();
    let mut above = 0;
    for (at, run) in runs.iter().enumerate() {
        while above < at && (runs[above].y + 1 < run.y || (runs[above].y + 1 == run.y && runs[above].to < run.from)) {
            above += 1;
        }
        let touching = runs[above..at].iter().take_while(|other| other.y < run.y && other.from <= run.to);
        for other in above..above + touching.count() {
            let (a, b) = (root(&mut joined, other), root(&mut joined, at));
            joined[a.max(b)] = a.min(b);
        }
    }
    let mut all: Vec<Vec<Run>> = Vec::new();
    let mut place = vec![usize::MAX; runs.len()];
    for (at, run) in runs.iter().enumerate() {
        let root = root(&mut joined, at);
        if place[root] == usize::MAX {
            place[root] = all.len();
            all.push(Vec::new());
        }
        all[place[root]].push(*run);
    }
    let large = all.iter().filter(|piece| piece.iter().map(|run| run.to - run.from).sum::<usize>() >= LEAST);
    large.map(|piece| cut(piece)).collect()
}

fn runs(ink: &[bool], width: usize) -> Vec<Run> {
    let mut runs = Vec::new();
    for (y, row) in ink.chunks_exact(width.max(1)).enumerate() {
        let mut x = 0;
        while let Some(from) = row[x..].iter().position(|ink| *ink).map(|at| x + at) {
            let to = row[from..].iter().position(|ink| !*ink).map_or(width, |at| from + at);
            runs.push(Run { from, to, y });
            x = to;
        }
    }
    runs
}

fn root(joined: &mut [usize], mut at: usize) -> usize {
    while joined[at] != at {
        joined[at] = joined[joined[at]];
        at = joined[at];
    }
    at
}

fn cut(piece: &[Run]) -> Piece {
    let (mut x0, mut y0, mut x1, mut y1) = (usize::MAX, usize::MAX, 0, 0);
    for run in piece {
        (x0, x1) = (x0.min(run.from), x1.max(run.to));
        (y0, y1) = (y0.min(run.y), y1.max(run.y + 1));
    }
    let wide = x1 - x0;
    let mut ink = vec![false; wide * (y1 - y0)];
    for run in piece {
        let row = (run.y - y0) * wide;
        ink[row + run.from - x0..row + run.to - x0].fill(true);
    }
    Piece { bounds: [x0, y0, x1, y1].map(|side| i32::try_from(side).unwrap_or(i32::MAX)), ink }
}

#[cfg(test)]
mod tests {
    use super::of;

    #[test]
    fn pieces_are_joined_at_sides_and_corners() {
        let rows = [
            "............",
            "####....####",
            "####....####",
            "####....####",
            "............",
            "####........",
            "####.....#..",
            "####........",
            "....####....",
            "....####....",
            "....####....",
        ];
        let ink: Vec<bool> = rows.iter().flat_map(|row| row.chars().map(|c| c == '#')).collect();
        let pieces = of(&ink, rows[0].len());
        let bounds: Vec<_> = pieces.iter().map(|piece| piece.bounds).collect();
        // A speck is none; what stands below a gap is another.
        assert_eq!(bounds, [[0, 1, 4, 4], [8, 1, 12, 4], [0, 5, 8, 11]]);
        assert!(pieces[0].ink.iter().all(|ink| *ink));
        assert_eq!(pieces[2].ink.iter().filter(|ink| **ink).count(), 24);
        assert!(of(&[], 0).is_empty());
    }
}
