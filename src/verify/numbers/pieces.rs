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

/// Every piece, pixels joined at sides and corners; rows of `width`.
pub fn of(ink: &[bool], width: usize) -> Vec<Piece> {
    let mut left = ink.to_vec();
    let height = ink.len() / width.max(1);
    let mut found = Vec::new();
    for start in 0..left.len() {
        if !std::mem::take(&mut left[start]) {
            continue;
        }
        let (mut open, mut piece) = (vec![start], Vec::new());
        while let Some(at) = open.pop() {
            piece.push(at);
            let (x, y) = (at % width, at / width);
            for ny in y.saturating_sub(1)..(y + 2).min(height) {
                for nx in x.saturating_sub(1)..(x + 2).min(width) {
                    let next = ny * width + nx;
                    if std::mem::take(&mut left[next]) {
                        open.push(next);
                    }
                }
            }
        }
        if piece.len() >= LEAST {
            found.push(cut(&piece, width));
        }
    }
    found
}

fn cut(piece: &[usize], width: usize) -> Piece {
    let (mut x0, mut y0, mut x1, mut y1) = (usize::MAX, usize::MAX, 0, 0);
    for at in piece {
        (x0, x1) = (x0.min(at % width), x1.max(at % width + 1));
        (y0, y1) = (y0.min(at / width), y1.max(at / width + 1));
    }
    let mut ink = vec![false; (x1 - x0) * (y1 - y0)];
    for at in piece {
        ink[(at / width - y0) * (x1 - x0) + at % width - x0] = true;
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
