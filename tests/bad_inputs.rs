//! Mutated campaigns never panic, and never make the reader run away: a small random generator with fixed seeds
//! breaks the base campaign of `tests/bad` in thousands of ways.

use std::path::Path;

use handbill::diag::render::{self, Options};
use handbill::diag::{Report, Sources};
use handbill::load;
use handbill::load::files::kit::Kit;
use handbill::resolve;
use handbill::resolve::wording::Job;

/// Knuth's MMIX constants.
struct Lcg(u64);

impl Lcg {
    fn below(&mut self, n: usize) -> usize {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        usize::try_from((self.0 >> 33) % (n.max(1) as u64)).unwrap()
    }
}

const PIECES: [&str; 40] = [
    "{",
    "}",
    "[",
    "]",
    "[[",
    "]]",
    "\"",
    "\"\"\"",
    "=",
    "\n",
    "#",
    "'",
    "\\",
    "(",
    ")",
    "$",
    "->",
    "*[",
    "<",
    "</",
    "<strong>",
    "</em>",
    "-",
    ".",
    "0",
    "999999999999999999999",
    "-1",
    "1e999",
    "nan",
    "١",
    "\u{202E}",
    "\u{FDD0}",
    "\u{0}",
    "你",
    "é",
    "\u{301}",
    "\t",
    "{ $x ->",
    "\"\"",
    "true",
];

fn mutate(text: &str, random: &mut Lcg) -> Vec<u8> {
    let mut bytes = text.as_bytes().to_vec();
    for _ in 0..=random.below(4) {
        let at = random.below(bytes.len() + 1);
        match random.below(6) {
            0 => bytes.truncate(at),
            1 => {
                let end = (at + random.below(30)).min(bytes.len());
                bytes.drain(at..end);
            }
            2 => {
                let from = random.below(bytes.len() + 1);
                let piece = bytes[from..(from + random.below(80)).min(bytes.len())].to_vec();
                bytes.splice(at..at, piece);
            }
            3 if at < bytes.len() => bytes[at] = u8::try_from(random.below(256)).unwrap(),
            _ => {
                let piece = PIECES[random.below(PIECES.len())].repeat(1 + random.below(3));
                bytes.splice(at..at, piece.bytes());
            }
        }
    }
    bytes
}

fn run(root: &Path) -> (Sources, Report) {
    let (mut sources, mut report) = (Sources::default(), Report::default());
    if let Some(campaign) =
        load::load_edition(Kit::none(), root, handbill::ink::Ink::default(), &mut sources, &mut report)
    {
        for layout in campaign.layouts.values() {
            for locale in campaign.locales.values() {
                let _ = resolve::missing(layout, locale);
                resolve::check_layout(layout, locale, &mut report);
                for region in campaign.regions.values() {
                    if let Some(job) = Job::new(&campaign, layout, locale, region, None, &mut report) {
                        let _ = resolve::resolve(&campaign, &job, &mut report);
                    }
                }
            }
        }
    }
    (sources, report)
}

#[test]
fn mutations_never_panic() {
    let base = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/bad/_base");
    let files =
        ["handbill.toml", "hotlines/US.toml", "layouts/poster.toml", "locales/en/poster.ftl", "locales/en/locale.toml"];
    let scratch = tempfile::tempdir().unwrap();
    for folder in ["hotlines", "layouts", "locales/en"] {
        std::fs::create_dir_all(scratch.path().join(folder)).unwrap();
    }
    let good: Vec<String> = files.iter().map(|f| std::fs::read_to_string(base.join(f)).unwrap()).collect();
    let mut random = Lcg(2026);
    let mut faulty = 0;
    for round in 0..1500 {
        let which = round % files.len();
        for (index, file) in files.iter().enumerate() {
            let bytes =
                if index == which { mutate(&good[index], &mut random) } else { good[index].clone().into_bytes() };
            std::fs::write(scratch.path().join(file), bytes).unwrap();
        }
        let (sources, report) = run(scratch.path());
        faulty += usize::from(report.has_errors());
        let text = render::human(&report, &sources, Options { color: round % 2 == 0, width: 80 });
        assert!(text.is_empty() == report.diagnostics.is_empty());
        let _ = render::json_lines(&report, &sources);
        for diagnostic in &report.diagnostics {
            let Some(span) = diagnostic.span else { continue };
            let len = sources.get(span.source).unwrap().text.len();
            assert!(span.start <= span.end && span.end <= len, "{diagnostic:?} beyond {len}");
        }
    }
    assert!(faulty > 500, "only {faulty} of the mutations were found to be faulty");
}

#[test]
fn extreme_files_are_refused_in_few_words() {
    let base = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/bad/_base");
    let poster = std::fs::read_to_string(base.join("layouts/poster.toml")).unwrap();
    let boxes = "[[box]]\nshape = \"rect\"\n".repeat(20_000);
    let deep = format!(
        "{poster}\n[[box]]\n{}",
        (1..60).map(|n| format!("[[box{}]]\n", ".boxes".repeat(n))).collect::<String>()
    );
    let cases: Vec<(&str, String)> = vec![
        ("layouts/poster.toml", format!("a = {}", "[".repeat(100_000))),
        ("layouts/poster.toml", format!("{poster}\n{boxes}")),
        ("layouts/poster.toml", deep),
        ("layouts/poster.toml", format!("{}= 1", "a.".repeat(50_000))),
        ("layouts/poster.toml", format!("areas = \"\"\"{}\"\"\"", "a ".repeat(200_000))),
        ("locales/en/poster.ftl", format!("a = {}", "{ A(".repeat(100_000))),
        ("locales/en/poster.ftl", "a =\n    { $x ->\n".repeat(20_000)),
        ("locales/en/poster.ftl", format!("a = {}", "1 2 3 4 5 ".repeat(50_000))),
        ("locales/en/poster.ftl", format!("a = {}", "<strong>".repeat(100_000))),
        ("locales/en/poster.ftl", (0..60_000).map(|n| format!("m{n} = x\n")).collect()),
        ("hotlines/US.toml", "[[hotline]]\n".repeat(50_000)),
        ("handbill.toml", format!("name = \"{}\"", "x".repeat(2_000_000))),
    ];
    for (file, text) in cases {
        let scratch = tempfile::tempdir().unwrap();
        for name in ["handbill.toml", "hotlines/US.toml", "layouts/poster.toml", "locales/en/poster.ftl"] {
            let target = scratch.path().join(name);
            std::fs::create_dir_all(target.parent().unwrap()).unwrap();
            std::fs::copy(base.join(name), target).unwrap();
        }
        std::fs::write(scratch.path().join(file), text).unwrap();
        let (sources, report) = run(scratch.path());
        assert!(report.has_errors(), "{file}");
        let said = render::human(&report, &sources, Options::default());
        assert!(said.len() < 400_000, "{file}: {} bytes are said of it", said.len());
    }
}
