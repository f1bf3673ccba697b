//! Campaigns that ask for too much: products of small numbers, chains, references that double, pictures by the dozen.

use std::fmt::Write as _;
use std::path::Path;

use super::{Case, put};

const SETTINGS: &str = "name = \"Town\"\nregion = \"US\"\nversion = \"2026-11\"\nlocales = [\"en\"]\n";
const TEXTS: &str = "headline = Is someone controlling your work?\nword = Free\ncall-line = Call { $call }\n";
const BODY: &str = "\n[styles.body]\nsize = \"12pt\"\nmin = \"6pt\"\n";
const BUILD: &str = "build -q x -l en -o out";

/// A campaign of one layout `x`, whose boxes are given.
fn campaign(folder: &Path, settings: &str, boxes: &str, texts: &str) {
    put(folder, "handbill.toml", format!("{SETTINGS}{settings}"));
    put(folder, "locales/en/x.ftl", format!("{TEXTS}{texts}"));
    layout(folder, "", boxes);
}

fn layout(folder: &Path, head: &str, boxes: &str) {
    let text = format!(
        "title = \"X\"\ndocument-title = \"headline\"\npaper = {{ iso = [\"A4\"], us = [\"Letter\"] }}\nmargin = \"10mm\"\n{head}{BODY}{boxes}"
    );
    put(folder, "layouts/x.toml", text);
}

fn svg(body: &str) -> String {
    format!("<svg xmlns='http://www.w3.org/2000/svg' width='100' height='100'>{body}</svg>")
}

fn drawing(folder: &Path, body: &str) {
    campaign(folder, "", "[[box]]\nimage = \"art/a.svg\"\nwidth = \"50mm\"\nheight = \"50mm\"\n", "");
    put(folder, "layouts/art/a.svg", svg(body));
}

fn nested_repeat(folder: &Path) {
    let mut boxes = String::from("[[box]]\nrepeat = 200\n");
    let mut path = String::from("box");
    for _ in 0..6 {
        path.push_str(".boxes");
        let _ = write!(boxes, "[[{path}]]\nrepeat = 200\n");
    }
    let _ = write!(boxes, "[[{path}.boxes]]\nrepeat = 200\ntext = \"word\"\n");
    campaign(folder, "", &boxes, "");
}

fn wide_repeat(folder: &Path) {
    campaign(folder, "", &"[[box]]\nrepeat = 200\ntext = \"word\"\n".repeat(500), "");
}

fn copies(folder: &Path) {
    put(folder, "handbill.toml", SETTINGS);
    put(folder, "locales/en/x.ftl", TEXTS);
    let impose = "size = { iso = \"3mm x 3mm\", us = \"3mm x 3mm\" }\n[impose]\ncolumns = 50\nrows = 50\n";
    layout(folder, impose, &"[[box]]\nrepeat = 10\nshape = \"rect\"\nfill = \"#000000\"\n".repeat(450));
}

fn style_chain(folder: &Path) {
    let mut styles = String::from("[styles.s0]\nsize = \"12pt\"\n");
    for n in 1..25_000 {
        let _ = write!(styles, "[styles.s{n}]\nextends = \"s{}\"\n", n - 1);
    }
    campaign(folder, &styles, "[[box]]\ntext = \"word\"\nstyle = \"s24999\"\n", "");
}

fn style_circle(folder: &Path) {
    let mut styles = String::new();
    for n in 0..20_000 {
        let _ = write!(styles, "[styles.s{n}]\nextends = \"s{}\"\n", (n + 1) % 20_000);
    }
    campaign(folder, &styles, "[[box]]\ntext = \"word\"\n", "");
}

fn colours(folder: &Path) {
    let colors: String = (0..40_000).fold("[colors]\n".to_owned(), |mut all, n| {
        let _ = writeln!(all, "c{n} = \"#111111\"");
        all
    });
    campaign(folder, &colors, "[[box]]\nimage = \"art/a.svg\"\nwidth = \"50mm\"\nheight = \"50mm\"\n", "");
    put(folder, "layouts/art/a.svg", svg(&"<path d='M0 0H5V5Z'/>".repeat(50_000)));
}

fn css_rules(folder: &Path) {
    drawing(folder, &format!("<style>{}</style>{}", ".a{b:c}".repeat(100_000), "<path d='M0 0H5V5Z'/>".repeat(50_000)));
}

fn css_classes(folder: &Path) {
    let rules = ".b{c:d}".repeat(20_000);
    drawing(folder, &format!("<style>{rules}</style><path class='{}' d='M0 0H5V5Z'/>", "a ".repeat(800_000)));
}

fn css_descendants(folder: &Path) {
    let rule = format!("{}q{{c:d}}", "g ".repeat(500));
    let inner = "<path d='M0 0H5V5Z'/>".repeat(9_000);
    let (open, close) = ("<g>".repeat(90), "</g>".repeat(90));
    drawing(folder, &format!("<style>{}</style>{open}{inner}{close}", rule.repeat(1000)));
}

fn use_doubling(folder: &Path) {
    let mut body = "<g id='a0'><path d='M0 0H5V5Z'/></g>".to_owned();
    for n in 1..30 {
        let _ = write!(body, "<g id='a{n}'><use href='#a{0}'/><use href='#a{0}'/></g>", n - 1);
    }
    drawing(folder, &body);
}

fn use_long_path(folder: &Path) {
    let path = format!("<path id='a' d='M0 0{}'/>", "h1v1".repeat(100_000));
    drawing(folder, &format!("{path}{}", "<use href='#a'/>".repeat(50_000)));
}

fn use_chain(folder: &Path) {
    let mut body = "<g id='a0'><path d='M0 0H5V5Z'/></g>".to_owned();
    for n in 1..2000 {
        let _ = write!(body, "<g id='a{n}'><path d='M0 0H5V5Z'/><use href='#a{}'/></g>", n - 1);
    }
    drawing(folder, &body);
}

fn use_circle(folder: &Path) {
    drawing(folder, "<g id='a'><use href='#b'/></g><g id='b'><use href='#a'/></g><path d='M0 0H5V5Z'/>");
}

fn art_times_boxes(folder: &Path) {
    campaign(folder, "", &"[[box]]\narea = \"page\"\nimage = \"art/a.svg\"\nrepeat = 10\n".repeat(400), "");
    put(folder, "layouts/art/a.svg", svg(&"<path d='M0 0H5V5Z'/>".repeat(80_000)));
}

fn pale_group(folder: &Path) {
    let parts: String = (0..45_000).fold(String::new(), |mut all, n| {
        let _ = write!(all, "<path d='M{n} 0h.5v9z'/>");
        all
    });
    drawing(folder, &format!("<g opacity='.5'>{parts}</g>"));
}

fn dashes(folder: &Path) {
    let line = "[[box]]\nshape = \"rule\"\nstroke = { color = \"#000000\", width = \"1pt\", dash = [\"0.06pt\", \"0.05pt\"] }\n";
    campaign(folder, "", &format!("{}{}", line.replace("[[box]]", "[[box]]\nrepeat = 100"), line.repeat(100)), "");
}

fn svg_dashes(folder: &Path) {
    let path =
        format!("<path d='M0 0{}' fill='none' stroke='#000' stroke-dasharray='.0001'/>", "h9999h-9999".repeat(1000));
    drawing(folder, &path);
}

/// A PNG of one colour, `bits` a channel, in few bytes.
pub fn png(width: u32, height: u32, bits: u8, kind: u8) -> Vec<u8> {
    use flate2::{Compression, Crc, write::ZlibEncoder};
    use std::io::Write;
    let channels = match kind {
        0 => 1,
        2 => 3,
        _ => 4,
    };
    let row = vec![0_u8; 1 + width as usize * channels * usize::from(bits) / 8];
    let mut packed = ZlibEncoder::new(Vec::new(), Compression::fast());
    for _ in 0..height {
        packed.write_all(&row).unwrap();
    }
    let mut head = Vec::new();
    head.extend(width.to_be_bytes());
    head.extend(height.to_be_bytes());
    head.extend([bits, kind, 0, 0, 0]);
    let mut out = b"\x89PNG\r\n\x1a\n".to_vec();
    for (name, data) in [(b"IHDR", head), (b"IDAT", packed.finish().unwrap()), (b"IEND", Vec::new())] {
        out.extend(u32::try_from(data.len()).unwrap().to_be_bytes());
        let mut crc = Crc::new();
        crc.update(name);
        crc.update(&data);
        out.extend(name);
        out.extend(data);
        out.extend(crc.sum().to_be_bytes());
    }
    out
}

fn pictures(folder: &Path, count: usize, picture: &[u8]) {
    let mut boxes = String::new();
    for n in 0..count {
        let _ = write!(boxes, "[[box]]\nimage = \"art/{n}.png\"\nwidth = \"20mm\"\nheight = \"20mm\"\n");
        put(folder, &format!("layouts/art/{n}.png"), picture);
    }
    campaign(folder, "", &boxes, "");
}

fn ten_pngs(folder: &Path) {
    pictures(folder, 10, &png(10_000, 10_000, 8, 2));
}

fn deep_png(folder: &Path) {
    pictures(folder, 1, &png(10_000, 10_000, 16, 6));
}

fn one_png(folder: &Path) {
    pictures(folder, 1, &png(10_000, 9_990, 8, 6));
}

fn many_small_pngs(folder: &Path) {
    pictures(folder, 400, &png(1000, 1000, 8, 2));
}

fn text_box(folder: &Path, text: &str, more: &str) {
    let boxes = format!(
        "[styles.big]\nsize = \"300pt\"\nmin = \"1pt\"\nbalance = true\nhyphens = true\n[[box]]\ntext = \"long\"\nstyle = \"big\"\n{more}"
    );
    campaign(folder, "", &boxes, &format!("long = {text}\n"));
}

fn long_text(folder: &Path) {
    text_box(folder, &"free ".repeat(3990), "");
}

fn long_word(folder: &Path) {
    text_box(folder, &"w".repeat(19_900), "");
}

fn long_texts(folder: &Path) {
    text_box(folder, &"free ".repeat(3990), &"[[box]]\ntext = \"long\"\nstyle = \"big\"\n".repeat(60));
}

fn long_khmer(folder: &Path) {
    text_box(folder, &"\u{1780}\u{17D2}\u{1781}\u{17B6}".repeat(4900), "");
}

fn long_list(folder: &Path) {
    let items = vec!["\"long\""; 100].join(", ");
    let boxes = format!("[[box]]\nlist = [{items}]\n");
    campaign(folder, "", &boxes, &format!("long = {}\n", "free ".repeat(3990)));
}

fn fluent_laughs(folder: &Path) {
    let mut texts = format!("-t0 = {}\n", "ha ".repeat(30_000));
    for n in 1..9 {
        let _ = writeln!(texts, "-t{n} = {}", format!("{{ -t{} }}", n - 1).repeat(9));
    }
    texts.push_str("long = { -t8 }\n");
    campaign(folder, "", "[[box]]\ntext = \"long\"\n", &texts);
}

fn fluent_huge_text(folder: &Path) {
    let mut texts = format!("m0 = {}\n", "ha ".repeat(330_000));
    let _ = writeln!(texts, "long = {}", "{ m0 }".repeat(90));
    campaign(folder, "", &"[[box]]\ntext = \"long\"\n".repeat(20), &texts);
}

fn fluent_nesting(folder: &Path) {
    let mut text = "deepest".to_owned();
    for _ in 0..95 {
        text = format!("{{ $hours ->\n [always] {text}\n *[other] {text}x\n }}");
        if text.len() > 150_000 {
            break;
        }
    }
    campaign(folder, "", "[[box]]\ntext = \"long\"\n", &format!("long = {text}\n"));
}

fn fluent_references(folder: &Path) {
    let mut texts = String::new();
    for n in 0..4900 {
        let refs: String = (1..12).map(|k| format!("{{m{}}}", (n * k + k) % 4900)).collect();
        let _ = writeln!(texts, "m{n} = {refs}");
    }
    let (first, second) = texts.split_at(texts.len() / 2 + texts[texts.len() / 2..].find('\n').unwrap() + 1);
    campaign(folder, "", "[[box]]\ntext = \"word\"\n", first);
    put(folder, "locales/en/y.ftl", second);
}

fn fluent_unknown(folder: &Path) {
    let names: String = (0..4900).fold(String::new(), |mut all, n| {
        let _ = writeln!(all, "some-rather-long-name-of-a-text-{n} = {{ some-rather-lang-name-of-a-text-{n}x }}");
        all
    });
    campaign(folder, "", "[[box]]\ntext = \"word\"\n", &names);
}

fn fluent_pieces(folder: &Path) {
    let text = "911 { $call } ".repeat(66);
    let text = format!("{text}{}", "911 <b> ".repeat(110_000));
    campaign(folder, "", "[[box]]\ntext = \"word\"\n", &format!("long = {text}\n"));
}

fn findings(folder: &Path) {
    campaign(folder, "", "[[box]]\ntext = \"word\"\n", "");
    let line = format!("{}\n", "911\u{3000}".repeat(160));
    for file in 0..60 {
        let texts: String = (0..70).fold(String::new(), |mut all, n| {
            let _ = write!(all, "t{file}-{n} = {}", line.repeat(14).replace('\n', "\n    ").trim_end());
            all.push('\n');
            all
        });
        put(folder, &format!("locales/en/f{file}.ftl"), texts);
    }
}

fn many_locales(folder: &Path) {
    campaign(folder, "", "[[box]]\ntext = \"word\"\n", "");
    let texts: String = (0..4900).fold(String::new(), |mut all, n| {
        let _ = writeln!(all, "t{n} = {}", "call { $call } ".repeat(12));
        all
    });
    for a in b'a'..=b'y' {
        for b in b'a'..=b'f' {
            let (a, b) = (char::from(a), char::from(b));
            put(folder, &format!("locales/q{a}{b}/x.ftl"), &texts);
            put(
                folder,
                &format!("locales/q{a}{b}/locale.toml"),
                "native = \"X\"\nenglish = \"X\"\nreview = \"draft\"\n",
            );
        }
    }
}

fn rules(folder: &Path) {
    let rules: String = (0..25_000).fold("[rules]\n".to_owned(), |mut all, n| {
        let _ = writeln!(all, "text-contrast-of-color-{n} = \"deny\"");
        all
    });
    campaign(folder, &rules, "[[box]]\ntext = \"word\"\n", "");
}

fn unknown_keys(folder: &Path) {
    let keys: String = (0..30_000).fold(String::new(), |mut all, n| {
        let _ = writeln!(all, "max-evidence-age-{n} = 1");
        all
    });
    campaign(folder, &keys, "[[box]]\ntext = \"word\"\n", "");
}

fn deep_toml(folder: &Path) {
    campaign(folder, &format!("x = {}\n", "[".repeat(500_000)), "[[box]]\ntext = \"word\"\n", "");
}

fn dotted_toml(folder: &Path) {
    campaign(folder, &format!("{} = 1\n", vec!["a"; 250_000].join(".")), "[[box]]\ntext = \"word\"\n", "");
}

fn toml_errors(folder: &Path) {
    campaign(folder, &"= \n".repeat(300_000), "[[box]]\ntext = \"word\"\n", "");
}

fn areas(folder: &Path) {
    let row = (0..100).map(|n| format!("a{n}")).collect::<Vec<_>>().join(" ");
    let rows = vec![row; 100].join("\n");
    let grid = format!("[grid]\nareas = \"\"\"\n{rows}\n\"\"\"\n");
    let boxes: String = (0..450).fold(String::new(), |mut all, n| {
        let _ = write!(all, "[[box]]\narea = \"a{}\"\ntext = \"headline\"\n", n % 100);
        all
    });
    campaign(folder, "", &format!("{grid}{boxes}"), "");
}

fn auto_grids(folder: &Path) {
    // Grids of `auto` tracks, one inside the other: each level measures what is below it more than once.
    let mut boxes = String::new();
    let mut path = String::from("box");
    for _ in 0..7 {
        let _ = write!(
            boxes,
            "[[{path}]]\n[{path}.grid]\ncolumns = [\"auto\", \"auto\", \"1fr\"]\nrows = [\"auto\", \"auto\"]\n"
        );
        let _ = write!(boxes, "[[{path}.boxes]]\ntext = \"long\"\n[[{path}.boxes]]\ntext = \"long\"\n");
        path.push_str(".boxes");
    }
    let _ = write!(boxes, "[[{path}]]\ntext = \"long\"\n");
    campaign(folder, "", &boxes, &format!("long = {}\n", "free to leave ".repeat(40)));
}

fn hotlines(folder: &Path) {
    campaign(folder, "", "[[box]]\ntext = \"call-line\"\n", "");
    let one = |n: usize| {
        format!(
            "[[hotline]]\nid = \"h{n}\"\nname = \"Line {n}\"\ncall = \"1-888-373-{:04}\"\nsource = \"https://example.org/{n}\"\nevidence = \"2025-11\"\n",
            n % 10_000
        )
    };
    for a in b'A'..=b'Z' {
        for b in b'A'..=b'Z' {
            let (a, b) = (char::from(a), char::from(b));
            let mut text = format!(
                "name = \"{a}{b}\"\npaper = \"iso\"\n[emergency]\nnumber = \"112\"\nsource = \"https://example.org/e\"\n"
            );
            (0..100).for_each(|n| text.push_str(&one(n)));
            put(folder, &format!("hotlines/US-{a}{b}.toml"), text);
        }
    }
}

fn fonts(folder: &Path) {
    campaign(folder, "", "[[box]]\ntext = \"word\"\n", "");
    let mut packed = zstd::bulk::compress(&vec![0_u8; 60 << 20], 1).unwrap();
    packed.shrink_to_fit();
    for n in 0..400 {
        put(folder, &format!("fonts/F{n}.ttc.zst"), &packed);
    }
}

fn large_fonts(folder: &Path) {
    campaign(folder, "", "[[box]]\ntext = \"word\"\n", "");
    let font = std::fs::read(concat!(env!("CARGO_MANIFEST_DIR"), "/fonts/NotoSans-Regular.ttf")).unwrap();
    for n in 0..60 {
        let mut own = font.clone();
        own.resize(60 << 20, 0);
        put(folder, &format!("fonts/F{n}.ttf"), own);
    }
}

fn postings(folder: &Path) {
    campaign(folder, "", "[[box]]\ntext = \"word\"\n", "");
    let text = "Call the hotline. ".repeat(58_000);
    for n in 0..300 {
        put(folder, &format!("posting/p{n}.txt"), &text);
    }
}

fn many_layouts(folder: &Path) {
    campaign(folder, "", "[[box]]\ntext = \"word\"\n", "");
    let boxes = "[[box]]\nrepeat = 200\nname = \"x\"\ntext = \"word\"\n".repeat(499);
    let text = std::fs::read_to_string(folder.join("layouts/x.toml")).unwrap() + &boxes;
    for n in 0..1900 {
        put(folder, &format!("layouts/l{n}.toml"), &text);
    }
}

/// Every case.
pub fn cases() -> Vec<Case> {
    let build = |name, write, says, quick| Case { name, args: BUILD, write, says, quick };
    vec![
        build("boxes-nested-repeat", nested_repeat as fn(&Path), "too-many", true),
        build("boxes-wide-repeat", wide_repeat, "too-many", true),
        build("boxes-times-copies", copies, "too-many", true),
        build("boxes-areas", areas, "", false),
        build("boxes-auto-grids", auto_grids, "", false),
        build("style-chain", style_chain, "too-many", true),
        build("style-circle", style_circle, "too-many", true),
        build("colours-times-paths", colours, "too-many", true),
        build("css-rules-times-paths", css_rules, "rules", true),
        build("css-rules-times-classes", css_classes, "rules", true),
        build("css-descendants", css_descendants, "rules", true),
        build("use-doubling", use_doubling, "elements", true),
        build("use-long-path", use_long_path, "bad-image", true),
        build("use-chain", use_chain, "bad-image", true),
        build("use-circle", use_circle, "bad-image", true),
        build("art-times-boxes", art_times_boxes, "too-many", false),
        build("art-pale-group", pale_group, "opacity", true),
        build("dashes", dashes, "too-many", true),
        build("dashes-svg", svg_dashes, "too-many", true),
        build("png-ten-of-100-megapixels", ten_pngs, "too large", false),
        build("png-16-bit", deep_png, "too large", false),
        build("png-one-of-100-megapixels", one_png, "too large", false),
        build("png-400-of-1-megapixel", many_small_pngs, "too-many", false),
        build("text-long", long_text, "", false),
        build("text-long-word", long_word, "", false),
        build("text-long-often", long_texts, "", false),
        build("text-long-khmer", long_khmer, "", false),
        build("text-long-list", long_list, "", false),
        build("fluent-laughs", fluent_laughs, "is longer than", true),
        build("fluent-huge-text", fluent_huge_text, "too-many", true),
        build("fluent-nesting", fluent_nesting, "too-many", true),
        build("fluent-references", fluent_references, "", false),
        build("fluent-unknown-references", fluent_unknown, "unknown-reference", false),
        build("fluent-pieces", fluent_pieces, "too-many", true),
        build("fluent-findings", findings, "too-many", false),
        build("fluent-many-locales", many_locales, "too-many", false),
        build("rules-entries", rules, "unknown-code", true),
        build("unknown-keys", unknown_keys, "unknown-key", true),
        build("toml-deep", deep_toml, "toml-syntax", true),
        build("toml-dotted", dotted_toml, "error", true),
        build("toml-errors", toml_errors, "toml-syntax", true),
        build("hotlines-times-regions", hotlines, "", false),
        build("fonts-zstd", fonts, "too-many", false),
        build("fonts-large", large_fonts, "too-many", false),
        build("postings", postings, "too-many", false),
        build("layouts-many", many_layouts, "too-many", false),
    ]
}
