//! What no campaign can break, broken by hand: a finished scene is changed, and the preflight must object.
//! And what a campaign says of the rules: levels, reasons, `--strict`.

use std::path::{Path, PathBuf};
use std::process::{Command, Output};

use handbill::batch::{self, Selection};
use handbill::compose::typeset::Typesetter;
use handbill::diag::{Report, Sources};
use handbill::load;
use handbill::load::files::kit::Kit;
use handbill::preflight::{self, Options};
use handbill::resolve;
use handbill::scene::{Cluster, Color, Content, Glyph, Item, Join, Path as ScenePath, PathStep, Rect, Scene, Stroke};

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).to_path_buf()
}

fn codes_after(change: impl Fn(&mut Scene)) -> Vec<&'static str> {
    let mut codes: Vec<_> = report_after(change).diagnostics.iter().map(|d| d.code.name()).collect();
    codes.sort_unstable();
    codes.dedup();
    codes
}

fn report_after(change: impl Fn(&mut Scene)) -> Report {
    let (mut sources, mut report) = (Sources::default(), Report::default());
    let base = root().join("tests/preflight/_base");
    let campaign =
        load::load_edition(Kit::none(), &base, handbill::ink::Ink::default(), &mut sources, &mut report).unwrap();
    let plan = batch::plan(&campaign, &Selection::default(), &mut report).unwrap();
    let wording = resolve::resolve(&campaign, &plan.jobs[0], &mut report).unwrap();
    let mut scene = crate::stages::scene(&campaign, &wording, &mut Typesetter::default(), &mut report).unwrap();
    change(&mut scene);
    let faces = crate::stages::taken_apart(&scene, &wording);
    preflight::check(&campaign, &wording, &faces, &Options::default(), &mut report);
    report
}

#[test]
fn an_unchanged_scene_is_clean() {
    assert_eq!(codes_after(|_| {}), [""; 0]);
}

#[test]
fn a_scrambled_number_is_caught() {
    let codes = codes_after(|scene| {
        for item in &mut scene.pages[0].items {
            if let Content::Text(run) = &mut item.content
                && run.text.contains("373")
            {
                run.clusters.reverse();
            }
        }
    });
    assert_eq!(codes, ["number-scrambled"]);
}

/// Two runs of one line change places: each is in order, and the number is not.
#[test]
fn a_number_whose_groups_changed_places_is_caught() {
    let codes = codes_after(|scene| {
        let items = &mut scene.pages[0].items;
        let at =
            items.iter().position(|i| matches!(&i.content, Content::Text(run) if run.text.contains("373"))).unwrap();
        let Content::Text(whole) = &items[at].content else { unreachable!() };
        let (mut first, mut rest) = (whole.clone(), whole.clone());
        let cut = whole.clusters.iter().position(|c| &whole.text[c.text.clone()] == "-").unwrap();
        first.clusters.truncate(cut);
        rest.clusters.drain(..cut);
        // The groups are painted in the order of the text, and stand the other way round.
        first.transform.e += 500.0;
        let tag = items[at].tag;
        items[at].content = Content::Text(first);
        items.insert(at + 1, Item::new(Content::Text(rest), tag));
    });
    assert_eq!(codes.first(), Some(&"number-scrambled"));
}

#[test]
fn an_inverted_code_is_caught() {
    let codes = codes_after(|scene| {
        let many = |content: &Content| matches!(content, Content::Path(p) if p.steps.len() > 500);
        let at = scene.pages[0].items.iter().position(|i| many(&i.content)).unwrap();
        for (item, color) in [(at - 1, Color::rgb(0, 0, 0)), (at, Color::rgb(255, 255, 255))] {
            if let Content::Path(path) = &mut scene.pages[0].items[item].content {
                path.fill = Some(color);
            }
        }
    });
    assert_eq!(codes, ["qr-inverted"]);
}

/// A veil, a line and a picture over the number; and what only seems to lie on it.
#[test]
fn what_is_painted_over_a_number_is_caught() {
    let with = |paint: &dyn Fn(Rect) -> Content| {
        codes_after(|scene| {
            let items = &mut scene.pages[0].items;
            let number = |i: &&Item| matches!(&i.content, Content::Text(run) if run.text.contains("373"));
            let Some(Content::Text(run)) = items.iter().find(number).map(|i| &i.content) else { unreachable!() };
            let last = run.glyphs.last().unwrap().x;
            // The last digit.
            let (x, y) = run.transform.apply(last, -0.75 * run.size);
            let place = Rect::new(x, y, 0.6 * run.size, 0.8 * run.size);
            items.push(Item::artifact(paint(place)));
        })
    };
    let fill = |r: Rect, color: Color| {
        let corners = [(r.x, r.y), (r.right(), r.y), (r.right(), r.bottom()), (r.x, r.bottom())];
        let mut steps = vec![PathStep::Move(corners[0].0, corners[0].1)];
        steps.extend(corners[1..].iter().map(|(x, y)| PathStep::Line(*x, *y)));
        steps.push(PathStep::Close);
        ScenePath { steps, fill: Some(color), even_odd: false, stroke: None }
    };
    let line = |r: Rect| {
        let mut path = fill(r, Color::rgb(255, 255, 255));
        let y = r.y + 0.5 * r.h;
        path.steps = vec![PathStep::Move(r.x, y), PathStep::Line(r.right(), y)];
        path.fill = None;
        let color = Color::rgb(255, 255, 255);
        path.stroke = Some(Stroke { color, width: r.h, dash: Vec::new(), round: false, join: Join::Miter });
        path
    };
    let white = |alpha| Color::rgba(255, 255, 255, alpha);
    assert_eq!(with(&|r| Content::Path(fill(r, white(255)))), ["text-covered"]);
    assert_eq!(with(&|r| Content::Path(fill(r, white(240)))), ["text-covered"]);
    assert_eq!(with(&|r| Content::Path(line(r))), ["text-covered"]);
    assert_eq!(with(&|r| Content::Path(fill(r, white(20)))), [""; 0]);
    let clipped = |r: Rect| {
        let item = Item::artifact(Content::Path(fill(r, white(255))));
        Content::Clip { rect: Rect::new(r.x, r.y - 50.0, r.w, 40.0), items: vec![item] }
    };
    assert_eq!(with(&clipped), [""; 0]);
}

/// A line that was broken keeps its last space, which has no ink.
#[test]
fn a_space_at_the_end_of_a_line_is_no_ink() {
    let codes = codes_after(|scene| {
        for item in &mut scene.pages[0].items {
            if let Content::Text(run) = &mut item.content {
                let at = run.text.len();
                run.text.push(' ');
                let far = run.glyphs.iter().map(|g| g.x).fold(0.0, f32::max) + 2000.0;
                run.glyphs.push(Glyph { id: 3, x: far, y: 0.0 });
                run.clusters.push(Cluster { text: at..at + 1, glyphs: run.glyphs.len() - 1..run.glyphs.len() });
            }
        }
    });
    assert_eq!(codes, [""; 0]);
}

/// The hyphen of a word that was cut has no letter of the text; what is found in it is found in the text's box.
#[test]
fn a_hyphen_belongs_to_the_box_of_the_run_before() {
    let report = report_after(|scene| {
        let items = &mut scene.pages[0].items;
        let at = items.iter().position(|i| matches!(&i.content, Content::Text(_))).unwrap();
        let Content::Text(run) = &mut items[at].content else { unreachable!() };
        run.color = Color::rgb(230, 230, 230);
        let mut hyphen = run.clone();
        hyphen.text = "\u{AD}".to_owned();
        hyphen.glyphs.truncate(1);
        hyphen.clusters = vec![Cluster { text: 0..2, glyphs: 0..1 }];
        hyphen.transform.f += 300.0;
        items.insert(at + 1, Item { content: Content::Text(hyphen), ..items[at].clone() });
    });
    let found: Vec<_> = report.diagnostics.iter().filter(|d| d.code == "text-contrast").collect();
    assert_eq!(found.len(), 1, "{found:?}");
    assert!(found[0].message.contains("box \"headline\""), "{found:?}");
}

fn handbill(args: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_handbill")).args(args).current_dir(root()).output().unwrap()
}

#[test]
fn the_kit_passes_strictly_but_for_drafts() {
    let strict = handbill(&["check", "--strict", "--message-format", "json"]);
    let lines = String::from_utf8(strict.stdout).unwrap();
    let errors: Vec<serde_json::Value> = lines.lines().map(|l| serde_json::from_str(l).unwrap()).collect();
    let codes: Vec<&str> =
        errors.iter().filter(|e| e["severity"] == "error").map(|e| e["code"].as_str().unwrap()).collect();
    assert_eq!(codes, ["draft-translation"], "{lines}");
    assert_eq!(strict.status.code(), Some(1));
    let english = handbill(&["check", "--strict", "-l", "en"]);
    assert!(english.status.success(), "{}", String::from_utf8_lossy(&english.stderr));
}

fn with_rules(rules: &str) -> (bool, String) {
    let scratch = tempfile::tempdir().unwrap();
    let base = std::fs::read_to_string(root().join("tests/preflight/_base/handbill.toml")).unwrap();
    let text = format!("{}\n[rules]\n{rules}\n", base.replace("2026-11", "2036-11"));
    std::fs::write(scratch.path().join("handbill.toml"), text).unwrap();
    for part in ["layouts", "locales/en", "hotlines"] {
        let to = scratch.path().join(part);
        std::fs::create_dir_all(&to).unwrap();
        for file in std::fs::read_dir(root().join("tests/preflight/_base").join(part)).unwrap().flatten() {
            std::fs::copy(file.path(), to.join(file.file_name())).unwrap();
        }
    }
    let dir = scratch.path().to_str().unwrap();
    let out = handbill(&["-C", dir, "check", "poster", "-l", "en"]);
    (out.status.success(), String::from_utf8(out.stderr).unwrap())
}

#[test]
fn levels_are_the_campaigns_own() {
    let (well, text) = with_rules("");
    assert!(well && text.contains("warning[evidence-age]"), "{text}");
    let (well, text) = with_rules("evidence-age = \"deny\"");
    assert!(!well && text.contains("error[evidence-age]"), "{text}");
    let (well, text) = with_rules("evidence-age = { level = \"allow\", reason = \"called yesterday\" }");
    assert!(well && !text.contains("evidence-age]"), "{text}");
    let (well, text) = with_rules("evidence-age = \"allow\"");
    assert!(!well && text.contains("needs a reason"), "{text}");
    let (well, text) = with_rules("evidence-aeg = \"warn\"");
    assert!(!well && text.contains("did you mean `evidence-age`?"), "{text}");
    let (well, text) = with_rules("text-overflow = \"warn\"");
    assert!(!well && text.contains("`text-overflow` has no level: it is always an error"), "{text}");
    let (well, text) = with_rules("unused-area = \"allow\"");
    assert!(!well && text.contains("`unused-area` has no level: it is always a warning"), "{text}");
    let (well, text) = with_rules("evidence-age = { level = \"allow\", reason = \"ok\" }");
    assert!(!well && text.contains("the reason \"ok\" is too short") && !text.contains("needs a reason"), "{text}");
    let (well, text) = with_rules("evidence-age = { level = \"allow\", reason = 5 }");
    assert!(!well && text.contains("wrong-type") && !text.contains("needs a reason"), "{text}");
}

#[test]
fn a_recorded_translation_grows_stale() {
    let scratch = tempfile::tempdir().unwrap();
    let dir = scratch.path().join("c");
    let dir = dir.to_str().unwrap();
    assert!(handbill(&["new", "campaign", dir]).status.success());
    assert!(handbill(&["-C", dir, "translated", "es"]).status.success());
    let texts = scratch.path().join("c/locales/en/common.ftl");
    let english = std::fs::read_to_string(&texts).unwrap();
    std::fs::write(&texts, english.replace("It is never your fault.", "It is not your fault.")).unwrap();
    let stale =
        |args: &[&str]| String::from_utf8(handbill(args).stderr).unwrap().contains("warning[stale-translation]");
    assert!(stale(&["-C", dir, "check", "venue-poster", "-l", "es"]));
    assert!(handbill(&["-C", dir, "translated", "es", "rights"]).status.success());
    assert!(!stale(&["-C", dir, "check", "venue-poster", "-l", "es"]));
    assert!(!handbill(&["-C", dir, "translated", "es", "rihgts"]).status.success());
}

#[test]
fn places_are_seen_from_the_repository() {
    let out = handbill(&[
        "-C",
        "tests/preflight/_base",
        "check",
        "poster",
        "-l",
        "en",
        "--posting",
        "us-md",
        "--message-format",
        "github",
    ]);
    let lines = String::from_utf8(out.stdout).unwrap();
    assert!(lines.contains("::error file=tests/preflight/_base/layouts/poster.toml,line=2,"), "{lines}");
    assert!(lines.contains("title=posting-language") && !lines.contains("compliant"), "{lines}");
    let unknown = handbill(&["check", "wallet-card", "-l", "en", "--posting", "us-tx"]);
    let text = String::from_utf8(unknown.stderr).unwrap();
    assert!(
        text.contains("error[unknown-posting]") && text.contains("say which: us-tx-104-07, us-tx-54-103"),
        "{text}"
    );
}
