//! UTF-8 that somebody read in another encoding: `Ã©` for `é`, `â€™` for `’`, `Ð¿Ñ€` and `РїСЂ` for `пр`.
//!
//! Proof is that the characters, written in that encoding, are UTF-8 again, and that what comes out is what the language
//! is written with. A pair that an honest text has by chance (`CAFÉ…`, `Рік`) is not enough.

use std::ops::Range;
use std::sync::LazyLock;

use encoding_rs::{
    BIG5, EUC_KR, Encoding, GBK, MACINTOSH, SHIFT_JIS, WINDOWS_1250, WINDOWS_1251, WINDOWS_1252, WINDOWS_1253,
    WINDOWS_1254, WINDOWS_1256, WINDOWS_1257,
};
use icu_properties::props::Script;

use super::chars::{is_letter, script, scripts_of};
use super::{Fault, Language};

const HINT: &str = "save the source as UTF-8 and paste it again; a program has read it in another encoding";

pub fn find(text: &str, language: Language<'_>) -> Option<Fault> {
    if text.is_ascii() { escaped(text) } else { read_wrongly(text, language).or_else(|| escaped(text)) }
}

fn read_wrongly(text: &str, language: Language<'_>) -> Option<Fault> {
    let own = scripts_of(language.script);
    let bytes = TABLES.iter().find_map(|table| misread(text, table, &own));
    let (range, meant) = bytes.or_else(|| multibyte(text)).or_else(|| boxes(text)).or_else(|| {
        let at = text.find("锟斤拷")?;
        Some((at..at + "锟斤拷".len(), None))
    })?;
    let meant = meant.map(|meant| format!(": `{meant}` was meant")).unwrap_or_default();
    let message = format!("`{}` is text that was read in the wrong encoding{meant}", &text[range.clone()]);
    Some(Fault::new(Code::Mojibake, range, message, HINT))
}

/// An encoding of one byte a character: the byte from 0x80 on of each character by its code, 0 where it has none.
type Table = Vec<u8>;

/// Beyond it these encodings have only a few signs of the Macintosh.
const LAST: usize = 0x2600;

fn byte_of(table: &Table, c: char) -> Option<u8> {
    table.get(c as usize).copied().filter(|byte| *byte != 0)
}

static TABLES: LazyLock<Vec<Table>> = LazyLock::new(|| {
    let table = |encoding: &'static Encoding| {
        // On a Macintosh these are quotes and dashes: an honest `…ó` would be a letter of Hausa.
        let quote = |byte: u8| encoding == MACINTOSH && matches!(byte, 0xC6..=0xCF | 0xD2..=0xD7 | 0xDA..=0xDF);
        let mut table = vec![0; LAST];
        for byte in (0x80..=0xFF).filter(|byte| !quote(*byte)) {
            let c = encoding.decode_without_bom_handling(&[byte]).0.chars().next();
            if let Some(slot) = c.and_then(|c| table.get_mut(c as usize)) {
                *slot = byte;
            }
        }
        table
    };
    [WINDOWS_1252, WINDOWS_1250, WINDOWS_1254, WINDOWS_1257, WINDOWS_1251, WINDOWS_1253, WINDOWS_1256, MACINTOSH]
        .map(table)
        .into()
});

/// A sequence that is one character in UTF-8.
struct Sequence {
    range: Range<usize>,
    meant: char,
    /// It proves the fault: the language is written with what was meant, and no honest text has it by chance.
    proof: bool,
    /// The language is written with what was meant, and not with what is there.
    own: bool,
}

/// The first stretch that was misread, and what it was.
fn misread(text: &str, table: &Table, own: &[Script]) -> Option<(Range<usize>, Option<String>)> {
    let sequences = sequences(text, table, own);
    let mut stretch: Option<(Range<usize>, String, usize)> = None;
    let mut longest: Option<(Range<usize>, String, usize)> = None;
    for sequence in &sequences {
        match &mut stretch {
            Some((range, meant, count)) if range.end == sequence.range.start => {
                range.end = sequence.range.end;
                meant.push(sequence.meant);
                *count += 1;
            }
            _ => stretch = Some((sequence.range.clone(), sequence.meant.to_string(), 1)),
        }
        if let Some(now) = &stretch
            && longest.as_ref().is_none_or(|(_, _, count)| now.2 > *count)
        {
            longest.clone_from(&stretch);
        }
    }
    // Three in a row are no chance, in whatever script.
    if let Some((range, meant, _)) = longest.filter(|(_, _, count)| *count >= 3) {
        return Some((range, Some(meant)));
    }
    let proof = sequences.iter().find(|s| s.proof);
    let several = (sequences.iter().filter(|s| s.own).count() >= 4).then(|| sequences.iter().find(|s| s.own)).flatten();
    let found = proof.or(several)?;
    Some((found.range.clone(), Some(found.meant.to_string())))
}

fn sequences(text: &str, table: &Table, own: &[Script]) -> Vec<Sequence> {
    let chars: Vec<(usize, char)> = text.char_indices().collect();
    let bytes: Vec<Option<u8>> = chars.iter().map(|(_, c)| byte_of(table, *c)).collect();
    let mut found = Vec::new();
    let mut at = 0;
    while at < chars.len() {
        let len = match bytes[at] {
            Some(0xC2..=0xDF) => 2,
            Some(0xE0..=0xEF) => 3,
            Some(0xF0..=0xF4) => 4,
            _ => 0,
        };
        let raw: Option<Vec<u8>> =
            bytes.get(at..at + len).filter(|b| !b.is_empty()).and_then(|b| b.iter().copied().collect());
        let meant = raw.and_then(|raw| std::str::from_utf8(&raw).ok()?.chars().next());
        let Some(meant) = meant else {
            at += 1;
            continue;
        };
        let end = chars.get(at + len).map_or(text.len(), |(end, _)| *end);
        let letters: Vec<char> = chars[at..at + len].iter().map(|(_, c)| *c).collect();
        let before = at.checked_sub(1).map(|b| chars[b].1);
        let after = chars.get(at + len).map(|(_, c)| *c);
        // Letters of the language itself meet by chance: only three in a row count.
        let native = is_letter(letters[0])
            && script(letters[0]) != Script::Latin
            && (own.is_empty() || own.contains(&script(letters[0])));
        let is_own = writes(meant, own) && !native && !letters.iter().all(|c| is_letter(*c));
        let proof = is_own && !by_chance(&letters, before, after);
        found.push(Sequence { range: chars[at].0..end, meant, proof, own: is_own });
        at += len;
    }
    found
}

/// Whether a language with these scripts is written with this character.
fn writes(c: char, own: &[Script]) -> bool {
    let sign = matches!(c, '\u{A0}'..='\u{BF}' | '×' | '÷' | '\u{2010}'..='\u{203A}' | '\u{20A0}'..='\u{20C0}' | '\u{FEFF}')
        || matches!(c, '\u{2122}' | '\u{2190}'..='\u{21FF}' | '\u{2600}'..='\u{27BF}' | '\u{3000}'..='\u{303F}');
    let latin = matches!(c, 'À'..='\u{17F}' | '\u{1E00}'..='\u{1EFF}') && c != '\u{149}'
        || "ơưƠƯȘșȚțƙƘɓƁɗƊǝəƏɛɔƐƆŋƴ".contains(c);
    sign || latin || own.contains(&script(c)) && script(c) != Script::Latin
}

/// What may follow a word in capitals, or stand behind it as a footnote.
const FOLLOWS: &str = "…”“’‘»«–—·®™°ºª¹²³\u{A0}\u{AD}›‹•‚„";

/// Whether an honest text may have this sequence: a capital and the punctuation behind it.
fn by_chance(sequence: &[char], before: Option<char>, after: Option<char>) -> bool {
    let in_word = before.is_some_and(char::is_lowercase) || after.is_some_and(char::is_alphabetic);
    match sequence {
        [_, second] => FOLLOWS.contains(*second) && !in_word,
        [first, rest @ ..] => is_letter(*first) && rest.iter().all(|c| FOLLOWS.contains(*c)),
        [] => true,
    }
}

/// Chinese, Japanese and Korean encodings: a stretch of three characters or more that is UTF-8 again, and other letters.
fn multibyte(text: &str) -> Option<(Range<usize>, Option<String>)> {
    let wide = |c: char| {
        !c.is_ascii()
            && (matches!(c, '\u{3000}'..='\u{9FFF}' | '\u{AC00}'..='\u{D7A3}' | '\u{FF61}'..='\u{FF9F}')
                || "檚€".contains(c))
    };
    let mut start = 0;
    for part in text.split_inclusive(|c: char| !wide(c)) {
        let run = part.trim_end_matches(|c: char| !wide(c));
        let range = start..start + run.len();
        start += part.len();
        if run.chars().count() < 4 {
            continue;
        }
        for encoding in [GBK, SHIFT_JIS, BIG5, EUC_KR] {
            let (raw, _, unmappable) = encoding.encode(run);
            if unmappable || raw.is_ascii() {
                continue;
            }
            // The last character may be half of one.
            let valid = match std::str::from_utf8(&raw) {
                Ok(meant) => meant,
                Err(e) if e.valid_up_to() + 3 >= raw.len() => {
                    std::str::from_utf8(&raw[..e.valid_up_to()]).unwrap_or("")
                }
                Err(_) => "",
            };
            if valid.chars().count() >= 3 && valid.chars().all(|c| !c.is_ascii() && !super::chars::is_unassigned(c)) {
                return Some((range, Some(valid.to_owned())));
            }
        }
    }
    None
}

/// UTF-8 as a DOS program shows it: `├®`, `ÔÇÖ`, `ΓÇÖ`, `╨┐╤Ç`.
fn boxes(text: &str) -> Option<(Range<usize>, Option<String>)> {
    let chars: Vec<(usize, char)> = text.char_indices().collect();
    let line = |c: char| matches!(c, '\u{2550}'..='\u{256C}' | '├' | '┬');
    chars.windows(2).find_map(|two| {
        let ((at, first), (next, second)) = (two[0], two[1]);
        let end = next + second.len_utf8();
        let drawn = line(first)
            && !second.is_whitespace()
            && !second.is_ascii()
            && second != first
            && !matches!(second, '\u{2500}'..='\u{2502}');
        let quote = matches!(first, 'Γ' | 'Ô')
            && second == 'Ç'
            && text[end..].chars().next().is_some_and(|c| !c.is_ascii_alphabetic());
        (drawn || quote).then_some((at..end, None))
    })
}

/// UTF-8 as a mail program or an address spells it: `=C3=A9`, `%C3%A9`.
fn escaped(text: &str) -> Option<Fault> {
    if let Some(range) = entity(text) {
        let message = format!("`{}` is a letter in the spelling of a web page or a program", &text[range.clone()]);
        return Some(Fault::new(Code::Mojibake, range, message, HINT));
    }
    let bytes = text.as_bytes();
    let byte = |at: usize| {
        let marked = matches!(bytes.get(at), Some(b'=' | b'%'));
        let hex =
            text.get(at + 1..at + 3).filter(|h| h.bytes().all(|b| b.is_ascii_digit() || (b'A'..=b'F').contains(&b)))?;
        marked.then(|| u8::from_str_radix(hex, 16).ok()).flatten()
    };
    let at = (0..bytes.len()).find(|at| matches!((byte(*at), byte(at + 3)), (Some(0xC2..=0xEF), Some(0x80..=0xBF))))?;
    let message =
        format!("`{}` is a letter in the spelling of a mail or an address", text.get(at..at + 6).unwrap_or_default());
    Some(Fault::new(Code::Mojibake, at..at + 6, message, HINT))
}

/// `&nbsp;`, `&#39;`, `\\n`, `\\u00e9`.
fn entity(text: &str) -> Option<Range<usize>> {
    for (at, sign) in text.match_indices(['&', '\\']) {
        let rest = &text[at + 1..];
        let len = rest.find(|c: char| !c.is_ascii_alphanumeric() && c != '#').unwrap_or(rest.len());
        let closed = rest[len..].starts_with(';');
        if sign == "&" && closed && (2..=8).contains(&len) && !rest[..len].chars().all(char::is_numeric) {
            return Some(at..at + 1 + len + 1);
        }
        let code =
            rest.starts_with('u') && rest.get(1..5).is_some_and(|hex| hex.chars().all(|c| c.is_ascii_hexdigit()));
        if sign == "\\" && (code || matches!(&rest[..len], "n" | "t" | "r")) {
            return Some(at..at + 1 + len.min(5));
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::super::tests::codes;

    #[test]
    fn misread_texts() {
        for (id, bad) in [
            ("es", "Â¿Hay alguien que controla su vida o su trabajo? EstÃ¡ en peligro"),
            ("es", "EstÃ¡ en peligro"),
            ("en", "You donâ€™t have to pay"),
            ("en", "â€œHelpâ€\u{9d}"),
            ("fr", "L'aide est gratuite, mÃªme sans papiers"),
            ("fr", "L‚Äôaide est gratuite, m√™me"),
            ("pt", "VocÃª nÃ£o estÃ¡ sÃ³"),
            ("vi", "Báº¡n cÃ³ quyá»n"),
            ("ru", "Ð\u{9f}Ð¾Ð¼Ð¾Ñ‰ÑŒ"),
            ("ru", "РџРѕРјРѕС‰СЊ РІСЃРµРіРґР°"),
            ("ru", "РџСЂРёРІРµС‚"),
            ("ar", "Ø§Ù„Ù…Ø³Ø§Ø¹Ø¯Ø©"),
            ("ar", "ط§ظ„ظ…ط³ط§ط¹ط¯ط©"),
            ("es", "Est├í en peligro"),
            ("es", "informaci=C3=B3n"),
            ("es", "más informaci%C3%B3n"),
            ("en", "Price â‚¬5"),
            ("zh-Hans", "锟斤拷锟斤拷"),
            ("es", "mÃƒÂ¡s"),
            ("en", "Call&nbsp;now"),
            ("en", "It&#39;s safe"),
            ("en", "safe \\n help"),
            ("pl", "Nie jesteĹ› sam, zadzwoĹ„"),
            ("cs", "PomĹŻĹľeme vĂˇm"),
            ("tr", "YalnÄ±z deÄŸilsiniz"),
        ] {
            assert!(codes(id, bad).contains(&"mojibake"), "{id}: {bad}");
        }
    }

    #[test]
    fn honest_neighbours() {
        for (id, good) in [
            ("fr", "AU CAFÉ… ou «\u{A0}VOILÀ\u{A0}»"),
            ("fr", "CAFÉ\u{A0}: ouvert"),
            ("pt", "AMANHÃ… IRMÃ”"),
            ("fi", "MITÄ… TÄ”"),
            ("de", "GROSS, Groß… Straße“ und ß"),
            ("uk", "Рік, Різдво, Сім'я, Рівне"),
            ("ru", "Рёв. Сёла. РЁВ"),
            ("tr", "GÜÇ… İÇ” Ç®"),
            ("sv", "SÅ… Å”"),
            ("vi", "BÃI, ĐÃ… ÂM NHẠC"),
            ("en", "CAFÉ® and CAFÉ™"),
            ("es", "dijo que sí…” y ‘no’"),
            ("fr", "café…” et été…"),
            ("cs", "Úžasné, Éš, nýž"),
            ("pl", "Łódź, ŚWIĘTY, Åš"),
            ("ar", "طک ظں"),
            ("zh-Hans", "你有权利拒绝任何人的要求，我们会帮助你。"),
            ("ja", "あなたは一人ではありません。助けがあります。"),
            ("ko", "당신은 혼자가 아닙니다. 도움을 받을 수 있습니다."),
            ("en", "100 % = C3, 50%"),
            ("en", "Q&A; rights & duties; AT&T"),
            ("es", "ÁÉÍÓÚ ¡AQUÍ! ¿Qué?"),
        ] {
            assert!(!codes(id, good).contains(&"mojibake"), "{id}: {good}");
        }
    }
}
