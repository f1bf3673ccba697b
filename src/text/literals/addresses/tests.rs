use crate::text::literals::reading;

fn found(text: &str) -> Vec<&str> {
    let glyphs = reading::read(text);
    let place = |r: std::ops::Range<usize>| &text[glyphs[r.start].at.start..glyphs[r.end - 1].at.end];
    super::find(&glyphs).into_iter().map(place).collect()
}

#[test]
fn addresses() {
    for (text, address) in [
        ("write to t.me/helpnow today", "t.me/helpnow"),
        ("write to t.me today", "t.me"),
        ("go to e v i l . c o m", "e v i l . c o m"),
        ("see evil.c0m", "evil.c0m"),
        ("на помощь.рф сейчас", "помощь.рф"),
        ("veja ajuda.com.br agora", "ajuda.com.br"),
        ("see help.app.", "help.app"),
        ("xn--80ak6aa92e.com", "xn--80ak6aa92e.com"),
        ("请访问help.app了解", "help.app"),
        ("访问帮助.中国了解", "访问帮助.中国了解"),
        ("example．org", "example．org"),
        ("example。org", "example。org"),
        ("example (dot) org", "example (dot) org"),
        ("example dot org", "example dot org"),
        ("x[at]y.org", "x[at]y.org"),
        ("x (at) y (dot) org", "x (at) y (dot) org"),
        ("ask @helpline now", "@helpline"),
        ("mailto:help", "mailto:help"),
        ("wa.me/15550100", "wa.me/15550100"),
        ("go to 93.184.216.34 now", "93.184.216.34"),
        ("exa\u{200B}mple.o\u{AD}rg", "exa\u{200B}mple.o\u{AD}rg"),
        ("ex<em>ample</em>.org", "ex<em>ample</em>.org"),
        ("HELP.ORG", "HELP.ORG"),
        ("Help.Org", "Help.Org"),
        ("help . org", "help . org"),
        ("مساعدة.مصر", "مساعدة.مصر"),
        ("HELP.ME/now", "HELP.ME/now"),
        ("Write to Help.Me!", "Help.Me"),
        ("help.оrg", "help.оrg"),
        ("www example", "www"),
        ("988lifeline.org", "988lifeline.org"),
        ("example.co.uk", "example.co.uk"),
        ("SMS/help.app", "help.app"),
        ("юа.ру и помощь.com", "помощь.com"),
        ("help .com", "help .com"),
        ("help·org", "help·org"),
        ("http:x", "http:x"),
    ] {
        assert_eq!(found(text), [address], "{text}");
    }
}

#[test]
fn sentences() {
    for text in [
        "work.It is",
        "fin.La vie",
        "aide.Si vous",
        "a.m. p.m. U.S. e.g. i.e. No. Co. Inc.",
        "TP.HCM v.v.",
        "ok.so",
        "and/or",
        "3.14 1.5",
        "poster.pdf",
        "m.in.",
        "St.Louis",
        "vs.The",
        "WORK.IT IS",
        "at 5.pm",
        "Ready?Go",
        "AC/DC",
        "c/o",
        "ajuda.Com a",
        "@ 5",
        "C++ #help",
        "24/7",
        "ABC Co.Ltd",
        "что.Если вы",
        "жизнь.Дети",
        "Dr.Smith",
        "p.ej.",
        "z.B.",
        "S.A. de C.V.",
        "1.5.2026",
        "帮助。如果",
        "ช่วยเหลือ.ถ้า",
        "أنت.هل",
        "v1.2.3",
        "a b c . d",
        "T . B . C",
        "I . e . x",
        "file v2.c0",
        "H e l p . It is free",
        "R.D.C.",
        "s'il vous plaît.Merci",
    ] {
        assert!(found(text).is_empty(), "{text}: {:?}", found(text));
    }
}
