//! `mft2` tables of ICC profiles (ICC.1:2001-04, 6.5.8): curves, a grid of nodes, curves.

/// A table with `inputs` channels in and `outputs` out, all from 0 to 1.
#[derive(Debug)]
pub(super) struct Lut {
    inputs: usize,
    outputs: usize,
    grid: usize,
    /// One after the other, `in_length` numbers each.
    input_curves: Vec<u16>,
    in_length: usize,
    nodes: Vec<u16>,
    output_curves: Vec<u16>,
    out_length: usize,
}

/// More channels than these have more corners than are worth visiting.
const MOST: usize = 4;

impl Lut {
    /// `None` when the element is of another type, or too short.
    pub fn read(element: &[u8]) -> Option<Self> {
        let head = element.get(..52)?;
        if !head.starts_with(b"mft2") {
            return None;
        }
        let (inputs, outputs, grid) = (usize::from(head[8]), usize::from(head[9]), usize::from(head[10]));
        let in_length = usize::from(u16::from_be_bytes([head[48], head[49]]));
        let out_length = usize::from(u16::from_be_bytes([head[50], head[51]]));
        if !(1..=MOST).contains(&inputs)
            || !(1..=MOST).contains(&outputs)
            || grid < 2
            || in_length < 2
            || out_length < 2
        {
            return None;
        }
        let numbers: Vec<u16> = element[52..].chunks_exact(2).map(|b| u16::from_be_bytes([b[0], b[1]])).collect();
        let nodes = grid.checked_pow(u32::try_from(inputs).ok()?)? * outputs;
        let (first, second) = (inputs * in_length, inputs * in_length + nodes);
        Some(Self {
            inputs,
            outputs,
            grid,
            input_curves: numbers.get(..first)?.to_vec(),
            in_length,
            nodes: numbers.get(first..second)?.to_vec(),
            output_curves: numbers.get(second..second + outputs * out_length)?.to_vec(),
            out_length,
        })
    }

    /// Straight interpolation between all corners of the cell: nowhere more ink than at a corner.
    pub fn apply(&self, input: &[f64]) -> [f64; MOST] {
        let mut out = [0.0; MOST];
        let mut places = [(0_usize, 0.0_f64); MOST];
        for (i, place) in places.iter_mut().enumerate().take(self.inputs) {
            let curve = &self.input_curves[i * self.in_length..(i + 1) * self.in_length];
            let at = curve_at(curve, input.get(i).copied().unwrap_or(0.0)) * (self.grid - 1) as f64;
            let cell = (at.floor() as usize).min(self.grid - 2);
            *place = (cell, at - cell as f64);
        }
        for corner in 0..1_usize << self.inputs {
            let (mut index, mut weight) = (0, 1.0);
            for (i, (cell, part)) in places.iter().enumerate().take(self.inputs) {
                let far = corner >> i & 1;
                weight *= if far == 1 { *part } else { 1.0 - part };
                index = index * self.grid + cell + far;
            }
            if weight > 0.0 {
                for (o, sum) in out.iter_mut().enumerate().take(self.outputs) {
                    *sum += weight * f64::from(self.nodes[index * self.outputs + o]) / 65_535.0;
                }
            }
        }
        for (o, value) in out.iter_mut().enumerate().take(self.outputs) {
            *value = curve_at(&self.output_curves[o * self.out_length..(o + 1) * self.out_length], *value);
        }
        out
    }
}

fn curve_at(curve: &[u16], x: f64) -> f64 {
    let at = x.clamp(0.0, 1.0) * (curve.len() - 1) as f64;
    let cell = (at.floor() as usize).min(curve.len() - 2);
    let (low, high) = (f64::from(curve[cell]), f64::from(curve[cell + 1]));
    (low + (high - low) * (at - cell as f64)) / 65_535.0
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_no_table_is_refused() {
        assert!(Lut::read(b"mft1").is_none());
        assert!(Lut::read(&[0; 60]).is_none());
        let mut short = b"mft2\0\0\0\0\x03\x04\x09\0".to_vec();
        short.resize(300, 1);
        assert!(Lut::read(&short).is_none());
    }
}
