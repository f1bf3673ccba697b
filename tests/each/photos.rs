//! `scan` with and without a manifest, with retired addresses, and with names and files that nobody expects.

use crate::each::commands::{BUILD, refused};
use crate::each::support::{RECORD, Town, handbill, words};

/// A code as a photograph.
fn photo(payload: &str) -> Vec<u8> {
    let code = qrcode::QrCode::new(payload).unwrap();
    let side = code.width() + 8;
    let image = image::GrayImage::from_fn(side as u32 * 8, side as u32 * 8, |x, y| {
        let (x, y) = (x as usize / 8, y as usize / 8);
        let inside = (4..side - 4).contains(&x) && (4..side - 4).contains(&y);
        image::Luma([if inside && code[(x - 4, y - 4)] == qrcode::Color::Dark { 30 } else { 235 }])
    });
    let mut bytes = std::io::Cursor::new(Vec::new());
    image.write_to(&mut bytes, image::ImageFormat::Png).unwrap();
    bytes.into_inner()
}

const RETIRED: &str = "\n[[hotline]]\nid = \"old\"\nname = \"Old Line\"\nurl = \"https://example.org/old\"\n\
                       source = \"https://example.org\"\nstatus = \"retired\"\n";

/// Against the registry alone, before anything was built, and against a manifest beside it.
#[test]
fn scan_knows_which_addresses_are_retired() {
    let town = Town::new()
        .append(RECORD, RETIRED)
        .put("own.png", photo("https://humantraffickinghotline.org"))
        .put("upper.png", photo("HTTPS://HUMANTRAFFICKINGHOTLINE.ORG/"))
        .put("old.png", photo("https://example.org/old"))
        .put("foreign.png", photo("https://example.net/"))
        .put("http.png", photo("http://humantraffickinghotline.org"))
        .put("path.png", photo("https://humantraffickinghotline.org/x"));
    let scan = |name: &str| {
        let out = town.handbill(&["scan", name]);
        (out.status.code(), words(&out))
    };
    let check = |with: &str| {
        for own in ["own.png", "upper.png"] {
            let (status, said) = scan(own);
            assert!(status == Some(0) && said.contains("note[scan-match]"), "{with} {own}: {said}");
        }
        let (status, said) = scan("old.png");
        assert!(status == Some(1) && said.contains("error[scan-foreign-code]"), "{with}: {said}");
        assert!(
            said.contains("an address that the registry has retired (US)") && !said.contains("scan-match"),
            "{with}: {said}"
        );
        for foreign in ["foreign.png", "http.png", "path.png"] {
            let (status, said) = scan(foreign);
            assert!(
                status == Some(1) && said.contains("a sticker?") && !said.contains("scan-match"),
                "{with} {foreign}: {said}"
            );
        }
    };
    check("the registry alone");
    assert!(town.handbill(&BUILD).status.success());
    check("a manifest");
    // A manifest of before: the address has been retired since.
    let manifest =
        town.text("output/manifest.json").replace("https://humantraffickinghotline.org\"", "https://example.org/old\"");
    let older = town.with("output/manifest.json", manifest);
    let out = older.handbill(&["scan", "old.png"]);
    assert!(out.status.code() == Some(1) && words(&out).contains("has retired"), "{}", words(&out));
    // Of the registry, and on no sheet.
    let out = older.handbill(&["scan", "own.png"]);
    assert!(out.status.code() == Some(1) && words(&out).contains("on no sheet of the manifest"), "{}", words(&out));
    // Retired in one record and alive in another.
    let alive = town
        .with(RECORD, format!("{}{}", town.text(RECORD).replace("example.org/old", "humantraffickinghotline.org"), ""));
    let out = alive.handbill(&["scan", "own.png"]);
    assert!(out.status.success(), "{}", words(&out));
}

#[test]
fn scan_names_what_it_cannot_open() {
    let own = photo("https://humantraffickinghotline.org");
    let town = Town::new()
        .put("text.png", "no picture")
        .put("cut.png", &own[..own.len() / 2])
        .put("empty.jpg", "")
        .put("folder/x", "");
    for name in ["nowhere.png", "text.png", "cut.png", "empty.jpg", "folder", "./", " "] {
        let out = town.handbill(&["scan", name]);
        assert!(out.status.code() == Some(1) && words(&out).contains("error[bad-photo]"), "{name}: {}", words(&out));
    }
    for name in ["mauer mit ümlaut.png", "100%.jpg", "photo", "a\nb.png", "'quoted\".PNG"] {
        std::fs::write(town.path().join(name), &own).unwrap();
        let out = town.handbill(&["scan", &format!("./{name}")]);
        assert!(out.status.success() && words(&out).contains("note[scan-match]"), "{name}: {}", words(&out));
        // One that cannot be opened among several is an error, and the others are looked at.
        let both = town.handbill(&["scan", &format!("./{name}"), "text.png"]);
        assert!(both.status.code() == Some(1) && words(&both).contains("note[scan-match]"), "{name}: {}", words(&both));
    }
    let nowhere = tempfile::tempdir().unwrap();
    std::fs::write(nowhere.path().join("own.png"), &own).unwrap();
    let said = refused(nowhere.path(), &["scan", "own.png"]);
    assert!(said.contains("error[no-manifest]"), "{said}");
    let said = refused(town.path(), &["scan", "photo", "--manifest", "handbill.toml"]);
    assert!(said.contains("handbill.toml is no manifest"), "{said}");
    assert_eq!(handbill(nowhere.path(), &["scan"]).status.code(), Some(2));
}
