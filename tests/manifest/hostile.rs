//! Manifests that mean harm or know nothing: what is not handbill's stays as it is.

use super::town::*;

/// A file of the user's own stands where a sheet would go: no manifest beside it makes it handbill's.
#[test]
fn a_users_own_file_is_never_overwritten() {
    let town = Town::built(&["wallet-card", "-l", "en"]);
    let honest = town.manifest();
    let place = town.path("output").join(POSTER);
    let mut of_others = honest.clone();
    of_others.files[0].path = "en/another.pdf".into();
    let mut other_layout = honest.clone();
    other_layout.files[0].path = POSTER.into();
    let mut other_ink = other_layout.clone();
    other_ink.files[0].layout = "venue-poster".into();
    other_ink.files[0].ink = "cmyk".into();
    let mut dotted = honest.clone();
    dotted.files[0].path = "en/../en/venue-poster.pdf".into();
    let manifests = [&honest, &of_others, &other_layout, &other_ink, &dotted];
    let texts = manifests.map(|m| Some(serde_json::to_string(m).unwrap()));
    let foreign = [
        None,
        Some("{}".to_owned()),
        Some("[]".to_owned()),
        Some("{\"name\": \"my web app\", \"start_url\": \"/\"}".to_owned()),
        Some(format!("{{\"generator\":\"g\",\"campaign\":\"c\",\"version\":null,\"files\":[],\"x\":\"{POSTER}\"}}")),
    ];
    for text in texts.into_iter().chain(foreign) {
        std::fs::write(&place, "my own poster").unwrap();
        let file = town.path("output/manifest.json");
        match &text {
            Some(text) => std::fs::write(&file, text).unwrap(),
            None => std::fs::remove_file(&file).unwrap(),
        }
        let (code, _, words) = handbill(&town.root, &["build", "venue-poster", "-l", "en"]);
        assert_eq!(code, Some(1), "{text:?}\n{words}");
        assert!(words.contains("error[file-conflict]") || words.contains("error[bad-manifest]"), "{words}");
        assert_eq!(std::fs::read_to_string(&place).unwrap(), "my own poster", "{text:?}");
        // Nor is the manifest of somebody else.
        assert_eq!(std::fs::read_to_string(&file).ok(), text);
    }
}

/// Paths that lead out of the folder are neither opened, nor written, nor kept.
#[test]
fn a_manifest_that_leads_out_of_its_folder_is_not_followed() {
    let town = Town::built(&["wallet-card", "-l", "en"]);
    let honest = town.manifest();
    let secret = town.path("secret.pdf");
    std::fs::copy(town.path("output/en/wallet-card.pdf"), &secret).unwrap();
    let absolute = secret.to_string_lossy().into_owned();
    let paths =
        ["../secret.pdf", "en/../../secret.pdf", "./../secret.pdf", "en\\..\\..\\secret.pdf", &absolute, "", "."];
    let mut manifest = honest.clone();
    for path in paths {
        let mut twin = manifest.files[0].clone();
        twin.path = path.to_owned();
        manifest.files.push(twin);
    }
    town.write(&manifest);
    let (code, _, words) = handbill(&town.root, &["verify", "output"]);
    assert_eq!(code, Some(1), "{words}");
    assert_eq!(words.matches("error[verify-link]").count(), paths.len(), "{words}");
    assert_eq!(words.matches("was not opened").count(), paths.len(), "{words}");
    town.build(&["wallet-card", "-l", "en"]);
    let kept: Vec<String> = town.manifest().files.into_iter().map(|f| f.path).collect();
    assert_eq!(kept, ["en/wallet-card.pdf"]);
    assert_eq!(handbill(&town.root, &["verify", "output"]).0, Some(0));
    assert!(secret.is_file());
}

/// What went, or became a folder or a link, leaves the manifest with the next build; what is there stays in it.
#[test]
fn vanished_files_leave_the_manifest() {
    let town = Town::built(&["-l", "en"]);
    town.build(&["wallet-card", "-l", "fr"]);
    let all = town.manifest().files.len();
    assert_eq!(all, 4);
    std::fs::remove_file(town.path("output/en/venue-poster.pdf")).unwrap();
    std::fs::remove_file(town.path("output/en/tear-off-flyer.pdf")).unwrap();
    std::fs::create_dir(town.path("output/en/tear-off-flyer.pdf")).unwrap();
    let kept = |town: &Town| town.manifest().files.into_iter().map(|f| f.path).collect::<Vec<_>>();
    town.build(&["wallet-card", "-l", "es"]);
    assert_eq!(kept(&town), ["en/wallet-card.pdf", "es/wallet-card.pdf", "fr/wallet-card.pdf"]);
    #[cfg(unix)]
    {
        let card = town.path("output/fr/wallet-card.pdf");
        std::fs::rename(&card, town.path("mine.pdf")).unwrap();
        std::os::unix::fs::symlink(town.path("mine.pdf"), &card).unwrap();
        town.build(&["wallet-card", "-l", "es"]);
        assert_eq!(kept(&town), ["en/wallet-card.pdf", "es/wallet-card.pdf"]);
        assert!(town.path("mine.pdf").is_file());
    }
}
