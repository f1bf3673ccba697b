//! The codes of a JPEG's scans (ITU-T T.81, annexes F and G): read to the last block, without a single pixel.
//!
//! What is kept of a coefficient is only whether it is there: refining scans need no more.

/// Codes by their length, and a table of the short ones.
#[derive(Debug, Clone)]
pub struct Huffman {
    /// For the next nine bits: the length and the symbol, or 0.
    short: Vec<(u8, u8)>,
    /// By length: the first code, the number of codes and the place of the first symbol.
    long: [(u32, u32, usize); 17],
    symbols: Vec<u8>,
}

const SHORT: u32 = 9;

impl Huffman {
    /// `None` when there are more codes than fit.
    pub fn new(counts: &[u8], symbols: &[u8]) -> Option<Self> {
        let mut table = Self { short: vec![(0, 0); 1 << SHORT], long: [(0, 0, 0); 17], symbols: symbols.to_vec() };
        let (mut code, mut at) = (0_u32, 0_usize);
        for (bits, count) in (1_u32..).zip(counts) {
            let count = u32::from(*count);
            table.long[bits as usize] = (code, count, at);
            if code + count > 1 << bits {
                return None;
            }
            for n in 0..count {
                if bits <= SHORT {
                    let first = (code + n) << (SHORT - bits);
                    for entry in &mut table.short[first as usize..(first + (1 << (SHORT - bits))) as usize] {
                        *entry = (bits as u8, symbols[at + n as usize]);
                    }
                }
            }
            at += count as usize;
            code = (code + count) << 1;
        }
        Some(table)
    }
}

#[derive(Debug, Clone, PartialEq)]
pub struct Component {
    pub id: u8,
    pub h: u8,
    pub v: u8,
    /// Its quantization table.
    pub table: u8,
}

/// The size of a picture, and which of its coefficients have come.
#[derive(Debug)]
pub struct Frame {
    pub width: u16,
    pub height: u16,
    pub components: Vec<Component>,
    progressive: bool,
    /// By component: blocks in a row (whole MCUs), rows of blocks.
    blocks: Vec<(usize, usize)>,
    /// By component: which coefficients of each block are not zero. Only for progressive pictures.
    there: Vec<Vec<u64>>,
    /// By component and coefficient: the lowest bit that has come.
    come: Vec<[Option<u8>; 64]>,
}

impl Frame {
    pub fn new(width: u16, height: u16, components: Vec<Component>, progressive: bool) -> Self {
        let (h, v) = most(&components);
        let mcus = |side: u16, most: u8| usize::from(side).div_ceil(8 * usize::from(most));
        let (across, down) = (mcus(width, h), mcus(height, v));
        let blocks: Vec<_> = components.iter().map(|c| (across * usize::from(c.h), down * usize::from(c.v))).collect();
        let there = blocks.iter().map(|(w, h)| vec![0; if progressive { w * h } else { 0 }]).collect();
        let come = vec![[None; 64]; components.len()];
        Self { width, height, components, progressive, blocks, there, come }
    }

    /// Whether every bit of every coefficient has come.
    pub fn is_complete(&self) -> bool {
        self.come.iter().all(|c| c.iter().all(|low| *low == Some(0)))
    }
}

fn most(components: &[Component]) -> (u8, u8) {
    let most = |side: fn(&Component) -> u8| components.iter().map(side).max().unwrap_or(1);
    (most(|c| c.h), most(|c| c.v))
}

/// A component of a scan and its tables.
#[derive(Debug)]
pub struct ScanPart {
    pub index: usize,
    dc: usize,
    ac: usize,
}

#[derive(Debug)]
pub struct Scan {
    pub components: Vec<ScanPart>,
    from: usize,
    to: usize,
    high: u8,
    restart: u32,
    /// Blocks that are still empty, or only refined.
    run: u32,
}

type Tables = [Option<Huffman>; 4];

const ENDS: &str = "it ends in the middle";
const CODE: &str = "a code that does not exist";

impl Scan {
    /// Reads a scan header, and notes what comes with it.
    pub fn new(body: &[u8], frame: &mut Frame, restart: u32) -> Option<Self> {
        let (count, rest) = body.split_first()?;
        let count = usize::from(*count);
        if !(1..=3).contains(&count) || rest.len() != 2 * count + 3 {
            return None;
        }
        let mut components: Vec<ScanPart> = Vec::new();
        for part in rest[..2 * count].chunks_exact(2) {
            let index = frame.components.iter().position(|c| c.id == part[0])?;
            if components.last().is_some_and(|last| last.index >= index) || part[1] >> 4 > 3 || part[1] & 15 > 3 {
                return None;
            }
            components.push(ScanPart { index, dc: usize::from(part[1] >> 4), ac: usize::from(part[1] & 15) });
        }
        let (from, to) = (usize::from(rest[2 * count]), usize::from(rest[2 * count + 1]));
        let (high, low) = (rest[2 * count + 2] >> 4, rest[2 * count + 2] & 15);
        let shape = if frame.progressive {
            (from == 0 && to == 0 || from > 0 && from <= to && to < 64 && count == 1) && low <= 13
        } else {
            (from, to, high, low) == (0, 63, 0, 0)
        };
        let blocks: u32 = components.iter().map(|c| &frame.components[c.index]).map(|c| u32::from(c.h * c.v)).sum();
        if !shape || (count > 1 && blocks > 10) {
            return None;
        }
        for part in &components {
            let come = &mut frame.come[part.index];
            // What was not sent before is sent from its highest bit; after that, bit by bit.
            let fits = |c: &Option<u8>| if high == 0 { c.is_none() } else { *c == Some(high) && high == low + 1 };
            if !come[from..=to].iter().all(fits) || (from > 0 && come[0].is_none()) {
                return None;
            }
            come[from..=to].fill(Some(low));
        }
        Some(Self { components, from, to, high, restart, run: 0 })
    }

    /// Reads all codes; the number of bytes up to the next marker.
    pub fn run(&mut self, bytes: &[u8], frame: &mut Frame, dc: &Tables, ac: &Tables) -> Result<usize, &'static str> {
        let mut bits = Bits { bytes, at: 0, held: 0, count: 0 };
        let (h, v) = most(&frame.components);
        let alone = self.components.len() == 1;
        let (across, down) = if alone {
            // A component alone has only the blocks that its own samples fill.
            let c = &frame.components[self.components[0].index];
            let own = |side: u16, part: u8, most: u8| {
                (usize::from(side) * usize::from(part)).div_ceil(usize::from(most)).div_ceil(8)
            };
            (own(frame.width, c.h, h), own(frame.height, c.v, v))
        } else {
            let mcus = |side: u16, most: u8| usize::from(side).div_ceil(8 * usize::from(most));
            (mcus(frame.width, h), mcus(frame.height, v))
        };
        let total = across * down;
        let (mut next, mut since) = (0_u8, 0_u32);
        for mcu in 0..total {
            if self.restart > 0 && since == self.restart {
                self.idle()?;
                bits.restart(next)?;
                (next, since) = ((next + 1) % 8, 0);
            }
            since += 1;
            let (column, row) = (mcu % across, mcu / across);
            for part in 0..self.components.len() {
                let index = self.components[part].index;
                let (bh, bv) = if alone { (1, 1) } else { (frame.components[index].h, frame.components[index].v) };
                let (bh, bv) = (usize::from(bh), usize::from(bv));
                for n in 0..bh * bv {
                    let at = (row * bv + n / bh) * frame.blocks[index].0 + column * bh + n % bh;
                    let tables = (dc[self.components[part].dc].as_ref(), ac[self.components[part].ac].as_ref());
                    self.block(&mut bits, frame.there[index].get_mut(at), tables)?;
                }
            }
        }
        self.idle()?;
        bits.end()
    }

    fn idle(&self) -> Result<(), &'static str> {
        if self.run == 0 { Ok(()) } else { Err(CODE) }
    }

    fn block(
        &mut self,
        bits: &mut Bits<'_>,
        there: Option<&mut u64>,
        (dc, ac): (Option<&Huffman>, Option<&Huffman>),
    ) -> Result<(), &'static str> {
        const TABLE: &str = "a table is missing";
        let dc = || dc.ok_or(TABLE);
        let ac = || ac.ok_or(TABLE);
        match there {
            None => {
                difference(bits, dc()?)?;
                baseline(bits, ac()?)
            }
            Some(_) if self.from == 0 && self.high == 0 => difference(bits, dc()?),
            Some(_) if self.from == 0 => bits.take(1).map(drop),
            Some(there) if self.high == 0 => self.first(bits, there, ac()?),
            Some(there) => self.refine(bits, there, ac()?),
        }
    }

    /// The first bits of a band (G.1.2.2).
    fn first(&mut self, bits: &mut Bits<'_>, there: &mut u64, ac: &Huffman) -> Result<(), &'static str> {
        if self.run > 0 {
            self.run -= 1;
            return Ok(());
        }
        let mut k = self.from;
        while k <= self.to {
            let code = bits.code(ac)?;
            let (zeros, size) = (usize::from(code >> 4), u32::from(code & 15));
            if size == 0 && zeros < 15 {
                self.run = (1 << zeros) + bits.take(zeros as u32)? - 1;
                return Ok(());
            }
            k += zeros;
            if k > self.to || size > 10 {
                return Err(CODE);
            }
            if size > 0 {
                bits.take(size)?;
                *there |= 1 << k;
            }
            k += 1;
        }
        Ok(())
    }

    /// One more bit of a band (G.1.2.3).
    fn refine(&mut self, bits: &mut Bits<'_>, there: &mut u64, ac: &Huffman) -> Result<(), &'static str> {
        let mut k = self.from;
        while self.run == 0 && k <= self.to {
            let code = bits.code(ac)?;
            let (mut zeros, size) = (code >> 4, code & 15);
            if size == 0 && zeros < 15 {
                self.run = (1 << zeros) + bits.take(u32::from(zeros))?;
                break;
            }
            if size > 1 {
                return Err(CODE);
            }
            bits.take(u32::from(size))?;
            loop {
                if k > self.to {
                    return Err(CODE);
                }
                let old = *there >> k & 1 == 1;
                if old {
                    bits.take(1)?;
                } else if zeros == 0 {
                    *there |= u64::from(size) << k;
                    k += 1;
                    break;
                } else {
                    zeros -= 1;
                }
                k += 1;
            }
        }
        if self.run > 0 {
            for k in k..=self.to {
                bits.take((*there >> k & 1) as u32)?;
            }
            self.run -= 1;
        }
        Ok(())
    }
}

/// The difference of a block's mean from the one before (F.2.2.1).
fn difference(bits: &mut Bits<'_>, dc: &Huffman) -> Result<(), &'static str> {
    let size = u32::from(bits.code(dc)?);
    if size > 11 {
        return Err(CODE);
    }
    bits.take(size).map(drop)
}

/// The other 63 coefficients (F.2.2.2).
fn baseline(bits: &mut Bits<'_>, ac: &Huffman) -> Result<(), &'static str> {
    let mut k = 1;
    while k < 64 {
        let code = bits.code(ac)?;
        let (zeros, size) = (usize::from(code >> 4), u32::from(code & 15));
        if size == 0 && zeros < 15 {
            return if zeros == 0 { Ok(()) } else { Err(CODE) };
        }
        k += zeros + 1;
        if k > 64 || size > 10 {
            return Err(CODE);
        }
        bits.take(size)?;
    }
    Ok(())
}

/// Bits between two markers.
struct Bits<'a> {
    bytes: &'a [u8],
    at: usize,
    held: u64,
    count: u32,
}

impl Bits<'_> {
    /// Holds at least 16 bits, or all that are left before the marker.
    fn fill(&mut self) {
        while self.count <= 48 {
            let byte = match self.bytes.get(self.at..) {
                Some([0xFF, 0x00, ..]) => {
                    self.at += 2;
                    0xFF
                }
                Some([0xFF, ..]) | Some([]) | None => return,
                Some([byte, ..]) => {
                    self.at += 1;
                    *byte
                }
            };
            self.held = self.held << 8 | u64::from(byte);
            self.count += 8;
        }
    }

    fn take(&mut self, count: u32) -> Result<u32, &'static str> {
        if count == 0 {
            return Ok(0);
        }
        if self.count < count {
            self.fill();
        }
        if self.count < count {
            return Err(ENDS);
        }
        self.count -= count;
        Ok((self.held >> self.count & ((1 << count) - 1)) as u32)
    }

    fn code(&mut self, table: &Huffman) -> Result<u8, &'static str> {
        if self.count < 16 {
            self.fill();
        }
        let peek = |count: u32| {
            let bits =
                if self.count >= count { self.held >> (self.count - count) } else { self.held << (count - self.count) };
            (bits & ((1 << count) - 1)) as u32
        };
        let (bits, symbol) = table.short[peek(SHORT) as usize];
        if bits > 0 {
            return if u32::from(bits) <= self.count {
                self.count -= u32::from(bits);
                Ok(symbol)
            } else {
                Err(ENDS)
            };
        }
        for bits in SHORT + 1..=16 {
            let (first, count, at) = table.long[bits as usize];
            let code = peek(bits);
            if code >= first && code - first < count {
                if bits > self.count {
                    return Err(ENDS);
                }
                self.count -= bits;
                return Ok(table.symbols[at + (code - first) as usize]);
            }
        }
        Err(if self.count < 16 { ENDS } else { CODE })
    }

    /// The rest of the last byte is filling; then comes RST0 … RST7.
    fn restart(&mut self, number: u8) -> Result<(), &'static str> {
        let at = self.end()?;
        let fill = self.bytes[at..].iter().take_while(|b| **b == 0xFF).count();
        if self.bytes.get(at + fill) != Some(&(0xD0 + number)) {
            return Err("a restart marker is missing");
        }
        *self = Self { bytes: self.bytes, at: at + fill + 1, held: 0, count: 0 };
        Ok(())
    }

    /// The place of the marker that ends the codes; only filling may be left before it.
    fn end(&mut self) -> Result<usize, &'static str> {
        self.fill();
        if self.count >= 8 {
            return Err("it has more codes than picture");
        }
        match self.bytes.get(self.at) {
            Some(0xFF) => Ok(self.at),
            _ => Err(ENDS),
        }
    }
}
