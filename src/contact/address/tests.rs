use super::*;

#[test]
fn plain_addresses_are_accepted() {
    for good in [
        "https://humantraffickinghotline.org/",
        "https://humantraffickinghotline.org",
        "https://humantraffickinghotline.org/chat",
        "https://www.modernslaveryhelpline.org/report",
        "https://www.afp.gov.au",
        "https://0800222777.org.za",
        "https://080020100.bg",
        "https://www.gov.uk/modern-slavery",
        "https://www.gov.br/mdh/pt-br/disque100",
        "https://www.pariopportunita.gov.it/it/politiche-e-attivita/tratta-degli-esseri-umani-e-grave-sfruttamento/",
        "https://example.org/get-help?lang=es",
        "https://example.org/get-help?version=1.2.3",
        "https://example.org/get-help?day=1/2",
        "https://example.org/get-help?from=example.org",
        "https://example.org/help.php?page=contact&id=12",
        "https://example.org/help#chat",
        "https://example.org/#/chat",
        "https://example.org#chat",
        "https://example.org/aide%20imm%C3%A9diate",
        "https://example.org/~help/index.html",
        "https://example.org/resource/source",
        "https://example.org/preferences?reference=3&sources=2",
        "https://migrationnetwork.un.org/practice/foreigners-communication-center-yimer-157",
        "https://wa.me/15550100199",
        "https://t.me/examplehelp",
        "https://m.me/examplehelp",
        "https://www.facebook.com/examplehelp",
        "https://example.github.io/help",
        "https://ngo.example.com.br",
        "https://police.uk",
        "https://coop.uk",
        "https://tiny.org",
        "https://notbit.ly",
        "https://sabit.ly.example.org",
        "https://google.com/search",
        "https://linktr.ee/examplehelp",
    ] {
        assert_eq!(check(good).as_deref(), Ok(good), "{good}");
    }
    assert_eq!(check("https://Example.ORG/Help").as_deref(), Ok("https://example.org/Help"));
}

#[test]
fn other_letters_have_two_forms() {
    let opened = check("https://опора.рф/помощь").unwrap();
    assert_eq!(opened, "https://xn--80a1aadg.xn--p1ai/%D0%BF%D0%BE%D0%BC%D0%BE%D1%89%D1%8C");
    assert_eq!(shown(&opened), "опора.рф/помощь");
    assert_eq!(both_forms(&opened), Some(("опора.рф".to_owned(), "xn--80a1aadg.xn--p1ai")));
    assert_eq!(check(&opened).as_deref(), Ok(opened.as_str()));
    for good in [
        "https://bücher.de",
        "https://señal.es/ayuda",
        "https://ไทย.ไทย",
        "https://日本語.jp",
        "https://ελλάδα.ευ",
        "https://उदाहरण.भारत",
    ] {
        let opened = check(good).unwrap_or_else(|f| panic!("{good}: {}", f.message));
        assert!(opened.is_ascii(), "{opened}");
        assert_eq!(format!("https://{}", shown(&opened)), good);
    }
    assert_eq!(shown("https://example.org/"), "example.org");
    assert_eq!(shown("https://example.org/a%20b"), "example.org/a%20b");
    assert_eq!(shown("https://example.org/%D7%A9"), "example.org/%D7%A9");
    for (bad, word) in [
        ("https://humantraff\u{131}ckinghotline.org", "punycode"),
        ("https://humantraff\u{456}ckinghotline.org", "punycode"),
        ("https://аррӏе.com", "punycode"),
        ("https://مثال.السعودية", "punycode"),
        ("https://xn--zzzzzz--.org", "host"),
        ("https://ｅｘample.org", "not what is printed"),
        ("https://example。org", "not what is printed"),
    ] {
        let message = check(bad).unwrap_err().message;
        assert!(message.contains(word), "{bad}: {message}");
    }
}

#[test]
fn what_opens_something_else_is_refused() {
    for (bad, word) in [
        ("http://x.org", "begin with https"),
        ("HTTPS://x.org", "begin with https"),
        ("https:/x.org", "begin with https"),
        ("https://", "host"),
        ("https:///x.org", "host"),
        ("https://localhost", "host"),
        ("https://x..org", "host"),
        ("https://-x.org", "host"),
        ("https://x_y.org", "host"),
        ("https://user@x.org", "user name"),
        ("https://humantraffickinghotline.org@evil.com", "after the @"),
        ("https://x.org:8443/a", "port"),
        ("https://x.org:443", "port"),
        ("https://x.org./a", "dot"),
        ("https://127.0.0.1", "machine's number"),
        ("https://127.0.0.0x1", "machine's number"),
        ("https://0x7f000001", "machine's number"),
        ("https://2130706433/", "machine's number"),
        ("https://0177.1", "machine's number"),
        ("https://[::1]/", "machine's number"),
        ("https://ex.1", "host"),
        ("https://router.local", "others cannot open"),
        ("https://help.internal/", "others cannot open"),
        ("https://help.example", "others cannot open"),
        ("https://help.test", "others cannot open"),
        ("https://help.invalid", "others cannot open"),
        ("https://help.home.arpa", "others cannot open"),
        ("https://example.ogr", "no ending"),
        ("https://example.con/help", "no ending"),
        ("https://ex%61mple.org", "not what is printed"),
        ("https://x.org\\@evil.com", "U+005C"),
        ("https://x.org/a b", "U+0020"),
        ("https://x.org/a\tb", "U+0009"),
        ("https://x.org/a\u{200B}b", "U+200B"),
        ("https://x.org/a\u{202E}b", "U+202E"),
        ("https://x.org/a%E2%80%8Bb", "U+200B"),
        ("https://x.org/a/../b", "`..`"),
        ("https://x.org/a/%2e%2E/b", "`..`"),
        ("https://x.org/./b", "`..`"),
        ("https://x.org//evil.com", "second address"),
        ("https://x.org/%2F%2Fevil.com", "second address"),
        ("https://x.org/out?url=https://evil.com", "second address"),
        ("https://x.org/out?url=https%3A%2F%2Fevil.com", "second address"),
        ("https://x.org/out?u=https%253A%252F%252Fevil.com", "second address"),
        ("https://x.org/out?to=www.evil.com", "second address"),
        ("https://x.org/out?to=evil.com/jobs", "second address"),
        ("https://x.org/%zz", "percent escape"),
        ("https://x.org/%00", "percent escape"),
        ("https://x.org/%", "percent escape"),
        ("https://x.org/a#:~:text=help", "fragment"),
    ] {
        let message = check(bad).unwrap_err().message;
        assert!(message.contains(word), "{bad}: {message}");
    }
    assert!(check(&format!("https://x.org/{}", "a".repeat(500))).is_err());
}

#[test]
fn trackers_are_named() {
    for bad in [
        "https://x.org/?utm_source=a",
        "https://x.org?fbclid=1",
        "https://x.org/?a=1&gad_source=1",
        "https://x.org/?gclid=x",
        "https://x.org/?gbraid=x",
        "https://x.org/?wbraid=x",
        "https://x.org/?igshid=x",
        "https://x.org/?igsh=x",
        "https://x.org/?mc_cid=x",
        "https://x.org/?msclkid=x",
        "https://x.org/?ttclid=x",
        "https://x.org/?twclid=x",
        "https://x.org/?yclid=x",
        "https://x.org/?_hsenc=x",
        "https://x.org/?vero_id=x",
        "https://x.org/?ref=poster",
        "https://x.org/?source=poster",
        "https://x.org/?si=x",
        "https://x.org/?UTM_Source=x",
        "https://x.org/?%75tm_source=x",
        "https://x.org/?utm%5Fsource=x",
        "https://x.org/?a=1;utm_source=x",
        "https://x.org/?a=1&amp;utm_source=x",
        "https://x.org/#utm_source=x",
        "https://x.org/#!/help?utm_source=x",
        "https://x.org/page;utm_source=x",
        "https://x.org/?a=1#b&gclid=x",
    ] {
        let message = check(bad).unwrap_err().message;
        assert!(message.contains("tracks who opens it"), "{bad}: {message}");
    }
}

#[test]
fn redirectors_are_named() {
    for bad in [
        "https://bit.ly/abc",
        "https://BIT.LY/abc",
        "https://www.bit.ly/abc",
        "https://x.bit.ly/abc",
        "https://qrco.de/bfAbCd",
        "https://me-qr.com/l/x",
        "https://q.me-qr.com/x",
        "https://lnkd.in/x",
        "https://shorturl.at/x",
        "https://tiny.cc/x",
        "https://t.ly/x",
        "https://rebrand.ly/x",
        "https://s.id/x",
        "https://youtu.be/x",
        "https://ngo.page.link/x",
        "https://l.facebook.com/l.php?u=x",
        "https://www.google.com/url?q=x",
        "https://google.de/url?q=x",
        "https://www.google.com/amp/s/x.org",
        "https://nam02.safelinks.protection.outlook.com/?x=1",
    ] {
        assert!(check(bad).is_err(), "{bad}");
    }
    assert_eq!(service("linktr.ee", "/x"), Some(Service::Hub));
    assert_eq!(service("example.org", "/x"), None);
    assert_eq!(service("google.com", "/"), None);
    for line in REDIRECTORS.lines().filter(|l| !l.starts_with('#')) {
        let (name, kind) = line.split_once(' ').unwrap();
        assert!(["short", "code", "wrap", "hub", "shared"].contains(&kind), "{line}");
        let host = name.split('/').next().unwrap();
        assert!(psl::suffix(host.as_bytes()).is_some_and(|s| s.is_known()), "{line}");
    }
}

#[test]
fn a_registry_speaks_for_its_site() {
    let known = "https://humantraffickinghotline.org/";
    assert!(covers(known, "https://humantraffickinghotline.org/chat"));
    assert!(covers(known, "https://www.humantraffickinghotline.org/en"));
    assert!(!covers(known, "https://evil-agency.com/jobs"));
    assert!(!covers(known, "https://humantraffickinghotline.org.evil.com/"));
    assert!(!covers(known, "https://humantraffickinghotline.com/"));
    assert!(covers("https://www.facebook.com/ngo", "https://www.facebook.com/ngo"));
    assert!(!covers("https://www.facebook.com/ngo", "https://www.facebook.com/evil"));
    assert!(!covers("https://ngo.github.io", "https://evil.github.io"));
    assert!(!covers("https://www.example.co.uk", "https://www.evil.co.uk"));
}

#[test]
fn numbers_of_messengers() {
    for (url, number) in [
        ("https://wa.me/18885550199", Some("18885550199")),
        ("https://wa.me/+18885550199?text=hi", Some("18885550199")),
        ("https://api.whatsapp.com/send?phone=18885550199", Some("18885550199")),
        ("https://www.whatsapp.com/send/?phone=%2B18885550199&x=1", Some("18885550199")),
        ("https://WA.me/1-888-555-0199", Some("18885550199")),
        ("https://wa.me/?phone=18885550199", Some("18885550199")),
        ("https://signal.me/#p/+18885550199", Some("18885550199")),
        ("https://t.me/+18885550199", Some("18885550199")),
        ("https://t.me/+AbCdEf12345", None),
        ("https://t.me/line18885550199", None),
        ("https://wa.me/message/ABCDEF", None),
        ("https://example.org/18885550199", None),
        ("https://whatsapp.com/legal", None),
    ] {
        assert_eq!(messenger_number(url).as_deref(), number, "{url}");
    }
}

#[test]
fn addresses_of_a_manual() {
    for url in
        ["https://example.com", "https://www.example.org/help?lang=es", "https://EXAMPLE.net/", "https://help.test"]
    {
        assert!(is_example(url), "{url}");
    }
    for url in
        ["https://myexample.org", "https://example.org.uk/", "https://example.gov", "https://help.org/example.com"]
    {
        assert!(!is_example(url), "{url}");
    }
}
