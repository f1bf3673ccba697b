//! Values of every kind, right and wrong, to try a key with.

use handbill::load::tables::lists::lists;
use handbill::schema::{Count, Kind};

/// Right and wrong forms of lengths, colours, papers, messages, pictures, addresses, dates, ages and regions.
const FORMS: &str = "0|0.0|.5in|1.mm| 2 cm |3inch|2\"|12pt|0pt|9mms|-3mm|15px|1fr|2 fr|fr|#ffff|#12345678|#xyz|cmyk(0, 0, 0, 100)|\
    cmyk(0,0,0)|cmyk(1%, 2 ,3,4%)|red|ink|A4|a4| letter |85mm x 55mm|85mm×55mm|85mmx|A44|x x x|headline|\
    headline.alt|a b|art/door.svg|art/DOOR.SVG|door.gif|https://example.org/help|http://example.org/|2026|2026-11|\
    2026-11-03|2016–23|2016/23|2016–2023|26|late 2025|2025-1|18 months|1 year|+2 years|600 months|601 months|\
    0 months|18 weeks|US|GB|us|USA";

/// Values of every kind, right and wrong.
pub fn probes(kind: &Kind, example: &str) -> Vec<String> {
    let mut all: Vec<String> = [
        "\"x\"",
        "\"\"",
        "7",
        "-1",
        "1.5",
        "true",
        "[]",
        "[\"x\"]",
        "[7]",
        "[[\"x\"]]",
        "{}",
        "{ x = 1 }",
        "\"15mm\"",
        "\"15\"",
        "\"40%\"",
        "\"#fff\"",
        "\"auto\"",
    ]
    .map(str::to_owned)
    .to_vec();
    if !example.is_empty() {
        all.push(example.to_owned());
        all.push(format!("[{example}]"));
    }
    of_kind(kind, &mut all);
    all.sort_unstable();
    all.dedup();
    all
}

/// So many characters in words.
fn lines(count: usize) -> String {
    "The harbour has a help line that answers day and night. ".repeat(6).chars().take(count - 1).chain(['s']).collect()
}

fn of_kind(kind: &Kind, all: &mut Vec<String>) {
    let mut quote = |words: &[&str]| all.extend(words.iter().map(|word| format!("{word:?}")));
    match kind {
        Kind::Word(words) => quote(&words.words()),
        Kind::Listed(list) => {
            let (lists, list) = (lists(), *list);
            let words = lists.get(list);
            quote(&words.offered.iter().chain(&words.taken).map(String::as_str).collect::<Vec<_>>());
        }
        Kind::Line(_) => quote(&[&lines(300), &lines(301)]),
        Kind::Form(_) => quote(&FORMS.split('|').collect::<Vec<_>>()),
        Kind::Integer(bounds) => {
            let (least, most) = (*bounds.start(), *bounds.end());
            all.extend([least, most, least - 1, most + 1].map(|n| n.to_string()));
        }
        Kind::Numbers(numbers) => all.extend(numbers.iter().flat_map(|n| [n.to_string(), (n + 1).to_string()])),
        Kind::Number(bounds, _) => {
            let (least, most) = (*bounds.start(), *bounds.end());
            all.extend([least, most, least - 0.25, most + 0.25].map(|n| format!("{n:?}")));
        }
        Kind::Many { of, count, .. } => {
            let mut inner = Vec::new();
            of_kind(of, &mut inner);
            all.extend(inner.iter().map(|one| format!("[{one}]")));
            let one = inner.iter().find(|one| ["\"12pt\"", "\"headline\""].contains(&one.as_str()));
            let most = match count {
                Count::Range(range) => *range.end(),
                Count::Of(counts) => counts.iter().copied().max().unwrap_or(1),
            };
            let counts = [2, 3, 4, most, most.saturating_add(1)].into_iter().filter(|n| *n < 1000);
            all.extend(
                one.iter()
                    .flat_map(|one| counts.clone().map(move |n| format!("[{}]", vec![one.as_str(); n].join(", ")))),
            );
            all.extend(inner);
        }
        Kind::Either(kinds) => kinds.iter().for_each(|one| of_kind(one, all)),
        _ => {}
    }
}
