//! Every parser over inputs of the corpus, and over a fixed number of seeded mutations of it: none panics. The same targets go
//! through libFuzzer in `fuzz/`; what that finds is added to `tests/fuzz/corpus`.
//!
//! `RUNS=20000 TARGET=svg cargo test --test main fuzz::` goes on for longer with one of them; `SEED=7` takes other mutations.

mod harness;

use std::path::{Path, PathBuf};

/// Mutations of each target in a run of the tests.
const RUNS: u64 = 60;
/// Inputs of each target that libFuzzer has named, in a run of the tests; a run of more than a thousand mutations takes all.
const SAMPLES: usize = 16;

/// Knuth's MMIX constants.
struct Lcg(u64);

impl Lcg {
    fn below(&mut self, n: usize) -> usize {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        usize::try_from((self.0 >> 33) % (n.max(1) as u64)).unwrap()
    }
}

/// Words that a parser knows: one of another file of the corpus, or a number at an edge.
fn piece(random: &mut Lcg, corpus: &[Vec<u8>]) -> Vec<u8> {
    const EDGES: [&str; 16] = [
        "0",
        "-1",
        "1e38",
        "4294967296",
        "99999999999999999999",
        "nan",
        "\0",
        "\u{FEFF}",
        "\u{202E}",
        "\u{FDD0}",
        "{",
        "}",
        "<<",
        ">>",
        "[[",
        "\"",
    ];
    if random.below(3) == 0 {
        return EDGES[random.below(EDGES.len())].repeat(1 + random.below(4)).into_bytes();
    }
    let other = &corpus[random.below(corpus.len())];
    let from = random.below(other.len() + 1);
    other[from..(from + 1 + random.below(60)).min(other.len())].to_vec()
}

fn mutate(seed: &[u8], corpus: &[Vec<u8>], random: &mut Lcg) -> Vec<u8> {
    let mut bytes = seed.to_vec();
    for _ in 0..=random.below(5) {
        let at = random.below(bytes.len() + 1);
        let end = (at + 1 + random.below(24)).min(bytes.len());
        match random.below(9) {
            0 => bytes.truncate(at),
            1 => drop(bytes.drain(at..end)),
            2 if at < bytes.len() => bytes[at] ^= 1 << random.below(8),
            3 if at < bytes.len() => bytes[at] = u8::try_from(random.below(256)).unwrap(),
            4 if at + 4 <= bytes.len() => {
                let edge = [0, 1, 0x7F, 0x80, 0xFF, 0xFFFF, 0x7FFF_FFFF, 0xFFFF_FFFF_u32][random.below(8)];
                bytes[at..at + 4].copy_from_slice(&edge.to_be_bytes());
            }
            5 => {
                let copied = bytes[at..end].repeat(1 + random.below(8));
                bytes.splice(at..at, copied);
            }
            6 => {
                let from = piece(random, corpus);
                bytes.splice(at..end, from);
            }
            _ => {
                let from = piece(random, corpus);
                bytes.splice(at..at, from);
            }
        }
    }
    bytes
}

/// Every input that a hand has named, and of the others all or some.
fn corpus(name: &str, all: bool) -> Vec<Vec<u8>> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fuzz/corpus").join(name);
    let mut paths: Vec<_> = std::fs::read_dir(folder).unwrap().flatten().map(|entry| entry.path()).collect();
    paths.sort();
    let is_hash = |path: &PathBuf| {
        let name = path.file_name().unwrap().to_string_lossy().into_owned();
        name.len() == 40 && name.bytes().all(|b| b.is_ascii_hexdigit())
    };
    let (found, named): (Vec<_>, Vec<_>) = paths.into_iter().partition(is_hash);
    let step = if all { 1 } else { found.len().div_ceil(SAMPLES).max(1) };
    named.iter().chain(found.iter().step_by(step)).map(|path| std::fs::read(path).unwrap()).collect()
}

fn number(name: &str) -> Option<u64> {
    std::env::var(name).ok()?.parse().ok()
}

#[test]
fn no_parser_panics() {
    let (runs, seed) = (number("RUNS").unwrap_or(RUNS), number("SEED").unwrap_or(2026));
    let only = std::env::var("TARGET").ok();
    // What handbill catches itself is told by nobody.
    std::panic::set_hook(Box::new(|_| {}));
    let mut finds = Vec::new();
    for (name, target) in harness::TARGETS.iter().filter(|(name, _)| only.as_deref().is_none_or(|only| only == *name)) {
        let corpus = corpus(name, runs > 1000);
        let mut random = Lcg(seed);
        for turn in 0..corpus.len() as u64 + runs {
            let sound = usize::try_from(turn).unwrap();
            let data = match corpus.get(sound) {
                Some(data) => data.clone(),
                None => mutate(&corpus[random.below(corpus.len())].clone(), &corpus, &mut random),
            };
            if std::env::var_os("KEEP").is_some() {
                std::fs::write(std::env::temp_dir().join(format!("handbill-fuzz-{name}")), &data).unwrap();
            }
            if std::panic::catch_unwind(|| target(&data)).is_err() {
                let path = std::env::temp_dir().join(format!("handbill-find-{name}-{turn}"));
                std::fs::write(&path, &data).unwrap();
                finds.push(path);
            }
        }
    }
    let _ = std::panic::take_hook();
    assert!(finds.is_empty(), "panics, with what made them in {finds:?}");
}
