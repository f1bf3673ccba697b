//! The cases: a code, what raises it, and its twin.

use super::making::*;
use crate::each::support::{POSTER, RECORD, SETTINGS, TEXTS, Town, change, repository};

pub const CASES: &[Case] = &[
    ("art-as-pixels", || boxed("raster = \"300ppi\"", "<path d='M0 0H9V9Z'/>"), || boxed("", "<path d='M0 0H9V9Z'/>")),
    (
        "art-recoloured",
        || drawn("<path data-role='night' d='M0 0H9V9Z'/>"),
        || drawn("<path fill='#10203f' d='M0 0H9V9Z'/>"),
    ),
    (
        "bad-color",
        || found(&only("[[box]]\ntext = \"note\"\nfill = \"#12345\"\n")),
        || found(&only("[[box]]\ntext = \"note\"\nfill = \"#123456\"\n")),
    ),
    (
        "bad-manifest",
        || said(built().put("output/manifest.json", "{").path(), &POSTER_EN),
        || said(built().path(), &POSTER_EN),
    ),
    (
        "bad-name",
        || said(Town::new().path(), &["new", "layout", "My"]),
        || said(Town::new().path(), &["new", "layout", "my"]),
    ),
    ("bad-photo", || scanned(b"no picture".to_vec()), || scanned(photo(None))),
    (
        "draft-translation",
        || found(&Town::new().edit("locales/en/locale.toml", "\"reviewed\"", "\"draft\"")),
        || found(&Town::new()),
    ),
    ("evidence-lapsed", || lapsed(1_840_000_000 + 400 * 86_400), || lapsed(1_796_000_000)),
    (
        "file-conflict",
        || said(Town::new().put("output/en/poster.pdf", "mine").path(), &POSTER_EN),
        || said(Town::new().put("output/en/other.pdf", "mine").path(), &POSTER_EN),
    ),
    (
        "file-too-large",
        || found(&Town::new().append(TEXTS, &"#\n".repeat(600_000))),
        || found(&Town::new().append(TEXTS, &"#\n".repeat(400_000))),
    ),
    (
        "file-unreadable",
        || {
            let town = Town::new();
            std::fs::remove_file(town.path().join(SETTINGS)).unwrap();
            found(&town)
        },
        || found(&Town::new()),
    ),
    (
        "font-lacks-letters",
        || found(&with_font("NotoSansHebrew", "Noto Sans Hebrew", |_| {}).edit(TEXTS, "work?", "work in Việt Nam?")),
        || found(&with_font("NotoSans", "Noto Sans", |_| {}).edit(TEXTS, "work?", "work in Việt Nam?")),
    ),
    (
        "font-replaced",
        || {
            let font = std::fs::read(repository().join("fonts/NotoSans-Regular.ttf")).unwrap();
            found(&Town::new().put("fonts/NotoSans-Regular.ttf", [font, vec![0; 4]].concat()))
        },
        || {
            let font = std::fs::read(repository().join("tests/bad/font-allowed/fonts/OwnSans.ttf")).unwrap();
            found(&Town::new().put("fonts/OwnSans.ttf", font))
        },
    ),
    ("missing-bold", || set_in_own_font("bold"), || set_in_own_font("regular")),
    (
        "missing-font",
        || found(&Town::new().append("locales/en/locale.toml", "font = \"No Such Sans\"")),
        || found(&Town::new().append("locales/en/locale.toml", "font = \"Noto Sans\"")),
    ),
    ("missing-glyph", || found(&noted("You do not have to ᏣᎳᎩ.")), || found(&noted("You do not have to → ask."))),
    ("missing-message", || resolved("es"), || resolved("en")),
    (
        "no-campaign",
        || said(tempfile::tempdir().unwrap().path(), &["check"]),
        || said(Town::new().path(), &["check", "poster", "-l", "en"]),
    ),
    (
        "no-jobs",
        || {
            found(&with_spanish("headline = ¿Alguien?\n").edit(
                SETTINGS,
                "version = ",
                "locales = [\"es\"]\nversion = ",
            ))
        },
        || found(&with_spanish(SPANISH).edit(SETTINGS, "version = ", "locales = [\"es\"]\nversion = ")),
    ),
    (
        "no-manifest",
        || {
            let folder = tempfile::tempdir().unwrap();
            std::fs::write(folder.path().join("photo.png"), photo(None)).unwrap();
            said(folder.path(), &["scan", "photo.png"])
        },
        || scanned(photo(None)),
    ),
    (
        "no-room",
        || found(&only("[[box]]\nshape = \"rect\"\nfill = \"#ff0000\"\n")),
        || found(&only("[[box]]\nshape = \"rect\"\nfill = \"#ff0000\"\nheight = \"1mm\"\n")),
    ),
    (
        "not-compared",
        || {
            let (town, elsewhere) = (built(), tempfile::tempdir().unwrap());
            said(elsewhere.path(), &["verify", town.path().join("output").to_str().unwrap()])
        },
        || verified(|_| {}, &[]),
    ),
    ("number-scrambled", || judged(|scene| change(scene, "373", |run| run.clusters.reverse())), || judged(|_| {})),
    (
        "output-unwritable",
        || said(Town::new().put("file", "").path(), &["build", "poster", "-l", "en", "-o", "file"]),
        || said(Town::new().path(), &["build", "poster", "-l", "en", "-o", "folder"]),
    ),
    (
        "own-region-unused",
        || {
            said(
                Town::new().edit(SETTINGS, "region = \"US\"", "region = \"GB\"").path(),
                &["check", "poster", "-l", "en"],
            )
        },
        || said(Town::new().path(), &["check", "poster", "-l", "en"]),
    ),
    (
        "page-overflow",
        || found(&only("[[box]]\nshape = \"rect\"\nheight = \"268mm\"\n")),
        || found(&only("[[box]]\nshape = \"rect\"\nheight = \"267mm\"\n")),
    ),
    (
        "pseudo-locale",
        || said(Town::new().path(), &["check", "poster", "-l", "en-XA"]),
        || said(Town::new().path(), &["check", "poster", "-l", "en"]),
    ),
    ("qr-inverted", || inverted(true), || inverted(false)),
    (
        "qr-too-long",
        || {
            found(&Town::new().edit(
                POSTER,
                "{hotline.url}",
                &format!("https://humantraffickinghotline.org/{}", "a".repeat(178)),
            ))
        },
        || {
            found(&Town::new().edit(
                POSTER,
                "{hotline.url}",
                &format!("https://humantraffickinghotline.org/{}", "a".repeat(177)),
            ))
        },
    ),
    (
        "qr-too-small",
        || {
            found(&Town::new().edit(
                POSTER,
                "width = \"44mm\"\nheight = \"44mm\"",
                "width = \"14.7mm\"\nheight = \"14.7mm\"",
            ))
        },
        || {
            found(&Town::new().edit(
                POSTER,
                "width = \"44mm\"\nheight = \"44mm\"",
                "width = \"14.9mm\"\nheight = \"14.9mm\"",
            ))
        },
    ),
    ("retired-hotline", || found(&Town::new().edit(RECORD, "\"active\"", "\"retired\"")), || found(&Town::new())),
    (
        "scan-foreign-code",
        || scanned(photo(Some("https://example.net/"))),
        || scanned(photo(Some("https://humantraffickinghotline.org"))),
    ),
    (
        "scan-match",
        || scanned(photo(Some("https://humantraffickinghotline.org"))),
        || scanned(photo(Some("https://humantraffickinghotline.com"))),
    ),
    ("scan-no-code", || scanned(photo(None)), || scanned(photo(Some("https://humantraffickinghotline.org")))),
    ("skipped-locale", || found(&with_spanish("headline = ¿Alguien?\n")), || found(&with_spanish(SPANISH))),
    (
        "skipped-sheet",
        || said(with_spanish("headline = ¿Alguien?\n").path(), &["check", "poster", "-l", "es", "-l", "en"]),
        || said(with_spanish(SPANISH).path(), &["check", "poster", "-l", "es", "-l", "en"]),
    ),
    (
        "svg-unsupported",
        || drawn("<path d='M1 1H9' stroke='#000' stroke-width='1' stroke-linecap='square'/>"),
        || drawn("<path d='M1 1H9' stroke='#000' stroke-width='1' stroke-linecap='round'/>"),
    ),
    ("text-overflow", || found(&in_a_row("9mm")), || found(&in_a_row("9.4mm"))),
    (
        "too-many",
        || found(&only(&"[[box]]\nshape = \"rect\"\nheight = \"0.1mm\"\n".repeat(501))),
        || found(&only(&"[[box]]\nshape = \"rect\"\nheight = \"0.1mm\"\n".repeat(500))),
    ),
    (
        "too-many-files",
        || found(&Town::new().put("layouts/a/b/c/d/e/f/g/note.md", "")),
        || found(&Town::new().put("layouts/a/b/c/d/e/f/note.md", "")),
    ),
    ("too-many-jobs", || planned(50_001), || planned(50_000)),
    (
        "unknown-code",
        || said(Town::new().path(), &["explain", "text-overflw"]),
        || said(Town::new().path(), &["explain", "text-overflow"]),
    ),
    (
        "one-language",
        || said(Town::new().path(), &["check", "poster", "-l", "en+es"]),
        || said(Town::new().path(), &["check", "poster", "-l", "en"]),
    ),
    (
        "unknown-value",
        || said(Town::new().path(), &["check", "poster", "-l", "en", "--set", "vanue=Hotel"]),
        || said(Town::new().path(), &["check", "poster", "-l", "en", "--set", "venue=Hotel"]),
    ),
    (
        "unknown-layout",
        || said(Town::new().path(), &["check", "postr"]),
        || said(Town::new().path(), &["check", "poster"]),
    ),
    (
        "unread-file",
        || found(&Town::new().put("layouts/art/logo.ai", "")),
        || found(&Town::new().put("layouts/art/logo.md", "")),
    ),
    ("verify-changed", || identity(b"%PDF-1.7"), || identity(&finished().bytes)),
    ("verify-code", || content(|e| e.qr.push("https://example.org/other".to_owned())), unchanged),
    ("verify-extra", || of_bytes(&turned()), unchanged),
    ("verify-foreign-code", || content(|e| e.qr.clear()), unchanged),
    (
        "verify-foreign-number",
        || {
            content(|e| {
                e.numbers.retain(|n| n != "1-888-373-7888");
                e.texts.retain(|t| !t.contains("373"));
            })
        },
        unchanged,
    ),
    (
        "verify-link",
        || {
            verified(
                |root| {
                    std::fs::rename(root.join("output/en/poster.pdf"), root.join("there.pdf")).unwrap();
                    std::os::unix::fs::symlink(root.join("there.pdf"), root.join("output/en/poster.pdf")).unwrap();
                },
                &[],
            )
        },
        || verified(|_| {}, &[]),
    ),
    ("verify-link-target", || content(|e| e.links.clear()), unchanged),
    (
        "verify-missing",
        || verified(|root| std::fs::remove_file(root.join("output/en/poster.pdf")).unwrap(), &[]),
        || verified(|_| {}, &[]),
    ),
    (
        "verify-no-texts",
        || {
            content(|e| {
                e.texts.clear();
                e.sheets.clear();
            })
        },
        unchanged,
    ),
    ("verify-number", || content(|e| e.numbers.push("1-888-373-7889".to_owned())), unchanged),
    (
        "verify-outdated",
        || verified(|root| put(root, TEXTS, "to give your name", "to say your name"), &[]),
        || verified(|root| put(root, "output/manifest.json", "{", " {"), &[]),
    ),
    ("verify-outside", || moved(-60.0), || moved(-20.0)),
    ("verify-pages", || content(|e| e.pages = 2), unchanged),
    (
        "verify-registry",
        || {
            verified(
                |root| {
                    put(
                        root,
                        RECORD,
                        "call = \"1-888-373-7888\"\ndial = \"+18883737888\"",
                        "call = \"1-855-352-7233\"",
                    );
                },
                &[],
            )
        },
        || verified(|root| put(root, RECORD, "status = \"active\"", "status = \"active\" # still"), &[]),
    ),
    (
        "verify-seen",
        || {
            verified(
                |root| {
                    std::fs::create_dir(root.join("leaflets")).unwrap();
                    std::fs::rename(root.join("output/en/poster.pdf"), root.join("leaflets/poster.pdf")).unwrap();
                },
                &["leaflets"],
            )
        },
        || verified(|_| {}, &[]),
    ),
    ("verify-text", || content(|e| e.texts.push("You are not alone.".to_owned())), unchanged),
    (
        "verify-unlisted",
        || {
            verified(
                |root| std::fs::rename(root.join("output/en/poster.pdf"), root.join("output/en/other.pdf")).unwrap(),
                &[],
            )
        },
        || verified(|_| {}, &[]),
    ),
    ("verify-unreadable", || of_bytes(b"no PDF at all"), unchanged),
    (
        "wrong-type",
        || found(&Town::new().edit(POSTER, "title = \"Poster\"", "title = 5")),
        || found(&Town::new().edit(POSTER, "title = \"Poster\"", "title = \"5\"")),
    ),
];
