use super::*;

/// `[911]` stands for a number, `<x.org>` for an address.
fn touched(text: &str) -> bool {
    let mut spans = Vec::new();
    let mut plain = String::new();
    let mut rest = text;
    while let Some(open) = rest.find(['⟦', '⟪']) {
        plain.push_str(&rest[..open]);
        let address = rest[open..].starts_with('⟪');
        let close = rest.find(['⟧', '⟫']).unwrap();
        let start = plain.len();
        plain.push_str(&rest[open + '⟦'.len_utf8()..close]);
        spans.push(Protected { range: start..plain.len(), address });
        rest = &rest[close + '⟧'.len_utf8()..];
    }
    plain.push_str(rest);
    !find(&plain, &spans).is_empty()
}

#[test]
fn touching_is_found() {
    for text in [
        "⟦911⟧5",
        "9⟦911⟧",
        "⟦911⟧⟦112⟧",
        "⟦911⟧-⟦112⟧",
        "⟦911⟧/⟦112⟧",
        "⟦911⟧ ⟦112⟧",
        "+⟦911⟧",
        "0⟦911⟧",
        "#⟦911⟧",
        "*⟦911⟧",
        "⟦911⟧\u{200B}5",
        "⟦911⟧<strong>5</strong>",
        "⟦911⟧\u{336}",
        "⟦911⟧٥",
        "⟦911⟧ ١",
        "⟦911⟧ 5 today",
        "5 ⟦911⟧",
        "⟦911⟧now",
        "call⟦911⟧",
        "⟦911⟧.5",
        "⟦911⟧,5",
        "5.⟦911⟧",
        "(5)⟦911⟧",
        "⟦911⟧(5)",
        "⟦911⟧'5",
        "⟦911⟧-HELP",
        "⟦911⟧-ext 5",
        "⟦911⟧%",
        "$⟦911⟧",
        "|⟦911⟧",
        "○⟦911⟧",
        "-⟦911⟧",
        "T-⟦911⟧",
        "⟦911⟧²",
        "①⟦911⟧",
        "⟦911⟧一",
        "ا⟦911⟧",
        "⟦911⟧ဝ",
        "⟦911⟧в",
        "⟪x.org⟫.evil.org",
        "⟪x.org⟫/evil",
        "www.⟪x.org⟫",
        "my⟪x.org⟫",
        "⟪x.org⟫5",
        "⟪x.org⟫@y",
        "@⟪x.org⟫",
        "⟦911⟧⟪x.org⟫",
        "⟦911⟧।5",
        "⟦911⟧।",
    ] {
        assert!(touched(text), "{text}");
    }
}

#[test]
fn honest_neighbours() {
    for text in [
        "⟦911⟧",
        "Call ⟦911⟧.",
        "(⟦911⟧)",
        "“⟦911⟧”",
        "⟦911⟧, ⟦112⟧",
        "⟦911⟧، ⟦112⟧",
        "⟦911⟧、⟦112⟧",
        "⟦911⟧ / ⟦112⟧",
        "⟦911⟧ – ⟦112⟧",
        "⟦911⟧に電話",
        "拨打⟦911⟧或",
        "โทร⟦911⟧ได้",
        "⟦911⟧로",
        "⟦911⟧'i arayın",
        "⟦112⟧-t hívja",
        "⟦112⟧:een",
        "ወደ⟦911⟧ይደውሉ",
        "⟦911⟧ကို",
        "ទៅ⟦911⟧ឬ",
        "ໂທ⟦911⟧ໄດ້",
        "بـ⟦911⟧",
        "ل⟦911⟧",
        "⟦911⟧। कॉल",
        "⟦911⟧—free",
        "—⟦911⟧—",
        "chiama l'⟦112⟧",
        "ל-⟦911⟧",
        "Tel.:⟦911⟧",
        "⟦911⟧: now",
        "⟦911⟧ 24/7",
        "24/7: ⟦911⟧",
        "24/7 ⟦911⟧",
        "⟦911⟧ 24 hours a day",
        "⟦911⟧ 365 days",
        "⟦911⟧ 24 часа",
        "⟦911⟧ 9:00–17:00",
        "⟦911⟧（24小时）",
        "⟦911⟧(24小时)",
        "☎⟦911⟧",
        "→⟦911⟧",
        "1. ⟦911⟧",
        "<strong>⟦911⟧</strong>",
        "\u{FFFC}⟦911⟧\u{FFFC}",
        "⟪x.org⟫.",
        "⟪x.org⟫?",
        "(⟪x.org⟫)",
        "⟪x.org⟫ 5",
        "请访问⟪x.org⟫了解",
        "⟪x.org⟫'u ziyaret",
        "কল করুন ⟦999⟧।",
        "⟦999⟧এ",
        "⟦911⟧!",
        "2025: ⟦911⟧",
        "⟦911⟧\n\n5",
        "ဖုန်း⟦911⟧သို့",
        "⟦911⟧؟",
        "⟦911⟧…",
        "⟦911⟧»",
        "⟦911⟧ရန်",
        "⟦911⟧።",
    ] {
        assert!(!touched(text), "{text}");
    }
}
