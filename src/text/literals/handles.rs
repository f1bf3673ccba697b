//! Addresses without a dot or an at sign: the name of an account behind the name of a network, a mail address whose dot is
//! missing, names with underscores.
//!
//! Networks may be spoken of (`WhatsApp messages are not safe`): a name is what no language writes as a word, or a lone
//! word behind the network and a colon.

use std::collections::BTreeSet;
use std::ops::Range;
use std::sync::LazyLock;

use super::call_words::fold;
use super::reading::{Glyph, Sort};
use super::{addresses, words};

/// Networks, as they are called in the kit's languages.
const NETWORKS: &str = "telegram whatsapp insta instagram ig facebook fb signal viber snapchat tiktok twitter wechat weixin messenger \
    skype discord youtube linkedin kakaotalk dm zalo mastodon bluesky reddit wickr threema \
    телеграм телеграмм телега тг вотсап ватсап вацап инстаграм инстаграмм фейсбук вайбер вконтакте сигнал скайп \
    تلغرام تليجرام تيليجرام واتساب واتس انستغرام انستجرام فيسبوك فيس سيجنال فايبر تلگرام واتساپ اینستاگرام فیسبوک سیگنال وٹس انسٹاگرام \
    ٹیلیگرام فیس टेलीग्राम टेलिग्राम व्हाट्सएप व्हाट्सऐप वॉट्सऐप इंस्टाग्राम फेसबुक টেলিগ্রাম হোয়াটসঅ্যাপ ইনস্টাগ্রাম ফেসবুক \
    ቴሌግራም ዋትስአፕ ዋትሳፕ ኢንስታግራም ፌስቡክ";
const NETWORKS_JOINED: [&str; 18] = [
    "微信",
    "微博",
    "抖音",
    "电报",
    "電報",
    "ไลน์",
    "เฟซบุ๊ก",
    "เทเลแกรม",
    "วอตส์แอป",
    "อินสตาแกรม",
    "តេឡេក្រាម",
    "ហ្វេសប៊ុក",
    "တယ်လီဂရမ်",
    "ဖေ့စ်ဘုတ်",
    "ဗိုင်ဘာ",
    "小红书",
    "ไลน์ไอดี",
    "ไอดีไลน์",
];
/// Mail providers whose name is no word of a sentence.
const PROVIDERS: &str = "gmail googlemail yahoo ymail hotmail outlook proton protonmail pm icloud yandex tutanota tuta zoho gmx aol rambler qq \
    mailru hushmail rediffmail";
const SUFFIXES: &str = "com net org me ru de fr es br uk us in co mx info edu gov ch eu";
/// Words that follow a network and a colon and are no name.
const SAID: &str = "free gratis gratuit gratuite gratuito grátis safe safely seguro segura message messages chat only also and or not no yes soon open \
    online offline text call help ayuda ajuda aide us here hello privacy private blocked beware careful attention cuidado danger warning stop";

/// The accounts and mail addresses of a text.
pub fn find(glyphs: &[Glyph]) -> Vec<Range<usize>> {
    let words = words_of(glyphs);
    let mut found: Vec<Range<usize>> = Vec::new();
    for (at, word) in words.iter().enumerate() {
        let range = underscored(word)
            .then(|| word.at.clone())
            .or_else(|| provider(&words, at, glyphs))
            .or_else(|| dotless(&words, at, glyphs))
            .or_else(|| at_word(&words, at, glyphs))
            .or_else(|| quoted(&words, at, glyphs))
            .or_else(|| account(&words, at, glyphs));
        if let Some(range) = range.filter(|r| found.last().is_none_or(|last| last.end <= r.start)) {
            found.push(range);
        }
    }
    found
}

struct Word {
    /// Folded.
    text: String,
    written: String,
    at: Range<usize>,
}

/// Letters, digits and underscores without a space between them.
fn words_of(glyphs: &[Glyph]) -> Vec<Word> {
    let part = |g: &Glyph| matches!(g.sort, Sort::Letter | Sort::Digit(_)) || g.c == '_';
    let mut out = Vec::new();
    let mut at = 0;
    while at < glyphs.len() {
        let len = glyphs[at..].iter().take_while(|g| part(g)).count();
        if len > 0 {
            let written: String = glyphs[at..at + len].iter().map(|g| g.c).collect();
            out.push(Word { text: fold(&written), written, at: at..at + len });
        }
        at += len.max(1);
    }
    out
}

/// `helpme_now`: an underscore between letters, and no blank line to fill in.
fn underscored(word: &Word) -> bool {
    let inner = word.written.trim_matches('_');
    let letters = inner.chars().filter(|c| c.is_alphabetic()).count();
    inner.contains('_') && !inner.contains("__") && letters >= 3
}

/// `gmail com`, `ana at gmail com`, `yahoo, com`.
fn provider(words: &[Word], at: usize, glyphs: &[Glyph]) -> Option<Range<usize>> {
    let word = &words[at];
    if !words::has(PROVIDERS, &word.text) {
        return None;
    }
    let led = at.checked_sub(1).is_some_and(|b| ["at", "arroba", "arobase", "chez"].contains(&words[b].text.as_str()));
    let said = words.get(at + 1).is_some_and(|w| addresses::is_dot_word(&w.text));
    let Some(suffix) = words.get(at + 1 + usize::from(said)) else {
        // ana at gmail
        let certain = led && at >= 2 && ["gmail", "hotmail", "protonmail"].contains(&word.text.as_str());
        return certain.then(|| words[at - 2].at.start..word.at.end);
    };
    let near = said || glyphs[word.at.end..suffix.at.start].len() <= 3;
    let known = words::has(SUFFIXES, &suffix.text);
    // `Yahoo us`, `Outlook in`: small words of sentences need the whole address before them.
    let certain = said || ["com", "net", "org"].contains(&suffix.text.as_str());
    if !(near && known && (certain || led)) {
        return None;
    }
    let from = if led && at >= 2 { words[at - 2].at.start } else { word.at.start };
    Some(from..suffix.at.end)
}

/// `safehousehelpline org`, `safehouse,org`, `t me/help`, `slash slash`, `мейл точка ру`.
fn dotless(words: &[Word], at: usize, glyphs: &[Glyph]) -> Option<Range<usize>> {
    const SECOND: &str = "org gov edu com net me ly gl slash barra слэш слеш ру рф ком орг нет";
    let [word, next] = [&words[at], words.get(at + 1)?];
    if !words::has(SECOND, &next.text) {
        return None;
    }
    let gap: String = glyphs[word.at.end..next.at.start].iter().map(|g| g.c).collect();
    let behind = |back: usize| glyphs.get(next.at.end + back).map(|g| g.c);
    let small = word.written.chars().all(|c| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-');
    // The name of a site is written together; a sentence has spaces.
    let long = small && word.written.len() >= 14 && gap == " ";
    let ends = behind(0).is_none_or(|c| ".,;:!?)\n/".contains(c));
    let suffix = ["org", "gov", "edu"].contains(&next.written.as_str())
        || ends && ["com", "net"].contains(&next.written.as_str());
    let comma = small && gap == "," && next.written == "org" && word.written.len() > 2;
    let short = ["t", "wa", "m", "fb", "bit", "ow", "goo", "cutt"].contains(&word.text.as_str())
        && ["me", "ly", "gl"].contains(&next.text.as_str())
        && gap == " "
        && behind(0) == Some('/')
        && behind(1).is_some_and(char::is_alphanumeric);
    let slashes = word.text == next.text && ["slash", "barra", "слэш", "слеш"].contains(&word.text.as_str());
    let said =
        addresses::is_dot_word(&word.text) && ["ру", "рф", "ком", "орг", "нет"].contains(&next.text.as_str()) && at > 0;
    let from = if said { words[at - 1].at.start } else { word.at.start };
    (long && suffix || comma || short || slashes || said).then_some(from..next.at.end)
}

/// `help at evil com`: nothing else has `com` behind a word behind `at`.
fn at_word(words: &[Word], at: usize, glyphs: &[Glyph]) -> Option<Range<usize>> {
    let [user, sign, host, suffix] = words.get(at..at + 4)? else { return None };
    let said = sign.text == "at" && ["com", "org", "net"].contains(&suffix.written.as_str()) || sign.text == "arroba";
    let known = words::has(SUFFIXES, &suffix.written);
    let small = host.written.len() > 2 && host.written.chars().all(|c| c.is_ascii_lowercase() || c.is_ascii_digit());
    let article = ["the", "our", "your", "this", "that", "any", "una", "uma"].contains(&host.text.as_str());
    let end = glyphs.get(suffix.at.end).is_none_or(|g| ".,;:!?)\n".contains(g.c));
    let near = glyphs[user.at.start..suffix.at.end].iter().all(|g| g.sort != Sort::Separator || g.c == ' ');
    (said && known && small && !article && end && near).then_some(user.at.start..suffix.at.end)
}

/// `Search “safehands” on Facebook`: a lone small word in quotes, and a network soon behind it.
fn quoted(words: &[Word], at: usize, glyphs: &[Glyph]) -> Option<Range<usize>> {
    let word = &words[at];
    let before = word.at.start.checked_sub(1).map(|b| glyphs[b].c)?;
    let after = glyphs.get(word.at.end)?.c;
    let marks = "\"“”„«»‘’'‹›";
    let small = word.written.len() >= 4 && word.written.chars().all(|c| c.is_ascii_lowercase() || c.is_ascii_digit());
    let network = words.iter().skip(at + 1).take(2).any(|w| is_network(&w.text));
    (marks.contains(before) && marks.contains(after) && small && network).then(|| word.at.clone())
}

fn is_network(word: &str) -> bool {
    let word = word.trim_end_matches(['号', '號', '群', '是', '：']);
    static FOLDED: LazyLock<BTreeSet<String>> = LazyLock::new(|| NETWORKS.split_whitespace().map(fold).collect());
    FOLDED.contains(word) || NETWORKS_JOINED.iter().any(|known| word.ends_with(known))
}

/// `Telegram: helpbot`, `WhatsApp helpline55`, `Instagram @ helpme`; `微信号helpbot88`.
fn account(words: &[Word], at: usize, glyphs: &[Glyph]) -> Option<Range<usize>> {
    /// Words between a network and the name: `Telegram bot: helpnow`, `微信号`.
    const BETWEEN: &str = "bot channel group account username user id name page profile canal grupo cuenta usuario compte groupe chaîne página perfil \
        conta бот канал группа аккаунт ник at as us is es est é on our nuestro notre nosso";
    let network = &words[at];
    let mut next = at + 1;
    // `Line` is a word; `Line ID` is the network.
    let line = network.text == "line" && words.get(at + 1).is_some_and(|w| w.text == "id");
    if !line && !is_network(&network.text) {
        return joined(network, glyphs);
    }
    while words.get(next).is_some_and(|w| words::has(BETWEEN, &w.text)) && next - at <= 3 {
        next += 1;
    }
    let name = words.get(next)?;
    let gap: String = glyphs[words[next - 1].at.end..name.at.start].iter().map(|g| g.c).collect();
    let gap_all: String =
        glyphs[network.at.end..name.at.start].iter().filter(|g| g.sort == Sort::Separator).map(|g| g.c).collect();
    let led = gap_all.contains([':', '：', '@', '=', '→', '＠'])
        || gap.contains(['–', '—', '"', '“', '«', '(']) && is_made_up(&name.written);
    let wall = glyphs[network.at.end..name.at.start].iter().any(|g| g.sort == Sort::Wall);
    if wall || gap.contains(['.', '!', '?', ';', '\n']) || gap.chars().count() > 4 || !name.written.is_ascii() {
        return None;
    }
    let behind = glyphs.get(name.at.end).map(|g| g.c);
    let last = behind.is_none_or(|c| !matches!(c, ' ' | '-' | '\'' | '’') && !c.is_alphanumeric())
        || next + 1 == words.len()
        || behind == Some(' ') && words[next + 1].at.start - name.at.end > 1;
    let latin = glyphs
        .iter()
        .all(|g| g.sort != Sort::Letter || u32::from(g.c) < 0x250 || matches!(u32::from(g.c), 0x1E00..=0x1EFF));
    // facebook/freedomhelp
    let small = name.written.len() >= 8 && name.written.chars().all(|c| c.is_ascii_lowercase());
    let path = gap == "/" && small && network.written.chars().all(|c| c.is_ascii_lowercase()) && last;
    let led = led || path;
    let lone = led && last && name.written.len() >= 4 && name.written.chars().any(|c| c.is_ascii_alphabetic());
    // The Telegram channel is safehands.
    let named = next - at >= 3 && last && name.written.len() >= 4 && !words::has(SAID, &name.text);
    let honest = latin && words::has(SAID, &name.text) || is_network(&name.text);
    (is_made_up(&name.written) || lone && !honest || named || gap.contains('@')).then(|| name.at.clone())
}

/// `helpline55`, `helpBot`, `help_me`: no word of a language.
fn is_made_up(name: &str) -> bool {
    let letters = name.chars().take_while(char::is_ascii_alphabetic).count();
    let digits = name.chars().skip(letters).take_while(char::is_ascii_digit).count();
    let camel = name
        .chars()
        .zip(name.chars().skip(1))
        .filter(|(a, b)| a.is_ascii_lowercase() && b.is_ascii_uppercase())
        .count();
    let bot = name.len() > 5 && name.to_ascii_lowercase().ends_with("bot") && name != "robot";
    letters >= 3 && digits >= 1 && letters + digits == name.len() && letters + digits >= 5
        || camel == 1
            && name.len() >= 6
            && !["YouTube", "TikTok", "WhatsApp", "LinkedIn", "KakaoTalk", "WeChat"].contains(&name)
        || name.contains('_')
        || bot
}

/// The same where no space stands between: 微信helpbot88.
fn joined(word: &Word, glyphs: &[Glyph]) -> Option<Range<usize>> {
    let latin = word.written.chars().rev().take_while(char::is_ascii_alphanumeric).count();
    let letters = glyphs[word.at.end - latin..word.at.end].iter().filter(|g| g.c.is_ascii_alphabetic()).count();
    let before: String = glyphs[word.at.start..word.at.end - latin].iter().map(|g| g.c).collect();
    let network =
        NETWORKS_JOINED.iter().any(|known| before.trim_end_matches(['号', '號', '是', '群']).ends_with(known));
    (network && letters >= 3).then(|| word.at.end - latin..word.at.end)
}

#[cfg(test)]
mod tests {
    use super::super::{addresses, reading};

    fn found(text: &str) -> Vec<&str> {
        let glyphs = reading::read(text);
        super::find(&glyphs).into_iter().map(|r| &text[glyphs[r.start].at.start..glyphs[r.end - 1].at.end]).collect()
    }

    #[test]
    fn accounts() {
        for (text, name) in [
            ("Telegram: helpbot", "helpbot"),
            ("WhatsApp helpline55", "helpline55"),
            ("Insta helpme_now", "helpme_now"),
            ("find helpme_now there", "helpme_now"),
            ("ana at gmail com", "ana at gmail com"),
            ("gmail com", "gmail com"),
            ("Instagram @ helpme", "helpme"),
            ("Telegram: HelpBot", "HelpBot"),
            ("Facebook: safehouse.", "safehouse"),
            ("Телеграм: helpbot", "helpbot"),
            ("تليجرام: helpbot", "helpbot"),
            ("टेलीग्राम: helpbot", "helpbot"),
            ("Telegram bot helpnowbot", "helpnowbot"),
            ("Busca en Instagram: ayudaya", "ayudaya"),
            ("微信helpbot88", "helpbot88"),
            ("微信号：helpbot88", "helpbot88"),
            ("our Telegram channel is safehands", "safehands"),
            ("Search “safehands” on Facebook", "safehands"),
            ("helpme at gmail", "helpme at gmail"),
            ("help at proton dot me", "help at proton dot me"),
            ("go to safehousehelpline org", "safehousehelpline org"),
            ("safehouse,org", "safehouse,org"),
            ("t me/helpbot", "t me"),
            ("colon slash slash safe", "slash slash"),
            ("мейл точка ру", "мейл точка ру"),
            ("Телеграм помощь_бот", "помощь_бот"),
            ("Line ID: freedom", "freedom"),
            ("ไลน์ไอดี help988", "help988"),
            ("facebook/freedomhelp", "freedomhelp"),
            ("help at evil com", "help at evil com"),
        ] {
            assert_eq!(found(text), [name], "{text}");
        }
    }

    #[test]
    fn networks_that_are_spoken_of() {
        for text in [
            "We are on Instagram and Facebook.",
            "WhatsApp or Telegram messages are not safe.",
            "WhatsApp: free",
            "Signal, WhatsApp, Telegram",
            "WhatsApp / Signal / Viber",
            "Estamos en Instagram y Facebook",
            "Ne répondez pas sur WhatsApp, Telegram ou Instagram.",
            "Telegram или WhatsApp небезопасны",
            "Offers on Facebook: beware",
            "Facebook group for nurses",
            "微信、WhatsApp都不安全",
            "Name: ________",
            "Yahoo and Outlook in an office",
            "Line 5, line up",
            "YouTube: TikTok",
            "A signal: three knocks",
            "Telegram is dangerous",
            "WhatsApp est gratuit",
            "Find us on Facebook",
            "Say “help” on the phone",
            "our org helps, an international org too",
            "uma organização internacional com ajuda",
            "She works at Yahoo",
            "и точка",
            "Facebook/Instagram",
            "Line up; line 5: freedom",
            "WhatsApp/messages",
            "We meet at our org, at the net",
            "Show your ID: passport",
        ] {
            assert!(found(text).is_empty(), "{text}: {:?}", found(text));
        }
        assert!(addresses("Telegram: helpbot").len() == 1);
    }

    #[test]
    fn a_name_may_be_the_last_word_before_a_sign() {
        for text in ["Telegram: safehands ·", "Telegram: safehands -", "Telegram: safehands —"] {
            assert_eq!(found(text), ["safehands"], "{text}");
        }
    }
}
