//! What a template leaves where something is to be filled in: `[your number here]`, `####`, `%s`, `null`, DRAFT.

use std::ops::Range;

use super::{Fault, Language, VALUE};

const HINT: &str = "write the text, or take it out of the sheet; what comes from a record is written { $name }";

/// The first place that is still to be filled in.
pub fn find(text: &str, language: Language<'_>) -> Option<Fault> {
    let found = bracketed(text)
        .or_else(|| phrase(text))
        .or_else(|| named(text))
        .or_else(|| hashes(text))
        .or_else(|| formats(text))
        .or_else(|| lost_value(text, language))
        .or_else(|| stamp(text))?;
    let message = format!("`{}` is still to be filled in", text[found.clone()].replace(VALUE, "…"));
    Some(Fault::new(Code::UnfinishedText, found, message, HINT))
}

/// What is filled in, in brackets that stand for it; lower case.
const THINGS: &str = "number phone telephone tel hotline helpline name address venue place city town date time email e-mail url link website \
    logo organization organisation agency here text todo tbd tbc xxx placeholder translation número numero teléfono telefono \
    nombre dirección fecha ciudad enlace aquí numéro nom adresse ville lien ici número telefone nome endereço cidade aqui nimewo \
    telefòn non номер телефон имя название адрес дата город ссылка رقم الرقم هاتف الهاتف اسم الاسم عنوان العنوان هنا شماره تلفن نام \
    آدرس نشانی نمبر فون نام پتہ नंबर नम्बर फ़ोन नाम पता নম্বর ফোন নাম ঠিকানা số tên chỉ ቁጥር ስልክ ስም";
const THINGS_JOINED: [&str; 14] =
    ["号码", "號碼", "电话", "電話", "姓名", "名称", "地址", "填写", "หมายเลข", "เบอร์", "ชื่อ", "លេខ", "ឈ្មោះ", "နံပါတ်"];
/// What begins an order to fill in.
const ORDERS: &str = "insert enter add type fill put your inserte insertar introduzca escriba ponga tu su insérer insérez entrez votre ajouter \
    insira inserir seu sua mete вставьте вставить введите укажите ваш أدخل ادخل ضع رقمك درج وارد यहाँ अपना";

/// `[NUMBER]`, `<insert phone>`, `{hotline}`.
fn bracketed(text: &str) -> Option<Range<usize>> {
    const LONGEST: usize = 60;
    for (at, open) in text.match_indices(['[', '<', '{', '【', '〔', '⟨', '‹', '［']) {
        let close = match open {
            "[" => "]",
            "<" => ">",
            "{" => "}",
            "【" => "】",
            "〔" => "〕",
            "⟨" => "⟩",
            "‹" => "›",
            _ => "］",
        };
        let inner = &text[at + open.len()..];
        let Some(len) = inner.find(close).filter(|len| *len <= LONGEST) else { continue };
        let inner = &inner[..len];
        let lower = inner.to_lowercase();
        let mut words = lower.split(|c: char| !c.is_alphanumeric() && !is_joiner(c)).filter(|w| !w.is_empty());
        let has = |list: &str, word: &str| list.split_whitespace().any(|known| known == word);
        let orders = words.clone().next().is_some_and(|first| has(ORDERS, first));
        let short = words.clone().count() <= 4;
        // A sentence in brackets may speak of numbers; a note of one or two words stands for one.
        let thing = short && words.any(|word| has(THINGS, word)) || THINGS_JOINED.iter().any(|t| inner.contains(t));
        let field = inner.contains('_') && inner.chars().all(|c| c.is_ascii_alphanumeric() || c == '_');
        if (orders || thing || field) && inner.chars().any(char::is_alphabetic) {
            return Some(at..at + open.len() + len + close.len());
        }
    }
    None
}

/// Marks of scripts that have their vowels as signs belong to a word.
fn is_joiner(c: char) -> bool {
    c == '-' || super::chars::is_mark(c)
}

/// Orders to fill in, without brackets.
fn phrase(text: &str) -> Option<Range<usize>> {
    const PHRASES: &[&str] = &[
        "here is the translation",
        "here's the translation",
        "here is a translation",
        "as an ai language model",
        "as a language model",
        "as an ai assistant",
        "your venue here",
        "your logo here",
        "your address here",
        "your phone here",
        "your city here",
        "venue name here",
        "your number here",
        "number here",
        "phone here",
        "your name here",
        "name here",
        "insert number",
        "insert phone",
        "insert name",
        "insert hotline",
        "insert text",
        "insert link",
        "insert address",
        "number goes here",
        "goes here",
        "do not print",
        "not for print",
        "not final",
        "for review only",
        "[object object]",
        "#name?",
        "#value!",
        "#ref!",
    ];
    let lower = text.to_ascii_lowercase();
    let word = |range: &Range<usize>| {
        let beside = |c: Option<char>| c.is_some_and(char::is_alphanumeric);
        !beside(lower[..range.start].chars().next_back()) && !beside(lower[range.end..].chars().next())
    };
    let places = PHRASES.iter().flat_map(|p| lower.match_indices(p).map(|(at, p)| at..at + p.len()));
    places.into_iter().find(word)
}

/// `Call NUMBER`, `Call (phone number)`, `%NUMBER%`: the name of what a call word asks for stands in its place.
fn named(text: &str) -> Option<Range<usize>> {
    const CALLS: &str =
        "call dial text phone ring llame llama marque al appelez composez ligue disque rele звоните позвоните";
    const NAMES: [&str; 13] = [
        "NUMBER",
        "PHONE",
        "PHONENUMBER",
        "HOTLINE",
        "NÚMERO",
        "NUMERO",
        "TELÉFONO",
        "TELEFONO",
        "NUMÉRO",
        "TELEFONE",
        "NIMEWO",
        "НОМЕР",
        "ТЕЛЕФОН",
    ];
    const THINGS: [&str; 12] = [
        "phone number",
        "number",
        "telephone number",
        "hotline number",
        "phone",
        "número",
        "número de teléfono",
        "numéro",
        "numéro de téléphone",
        "número de telefone",
        "номер",
        "номер телефона",
    ];
    let small = text.chars().any(char::is_lowercase);
    let called = |at: usize| {
        let before = text[..at].trim_end();
        let word = before.rsplit(|c: char| !c.is_alphabetic()).next().unwrap_or_default().to_lowercase();
        CALLS.split_whitespace().any(|call| call == word) && !word.is_empty() && before.ends_with(char::is_alphabetic)
    };
    let ends = |at: usize| !text[at..].trim_start_matches(' ').starts_with(char::is_alphabetic);
    let in_capitals = NAMES.iter().flat_map(|name| text.match_indices(name)).find_map(|(at, name)| {
        let alone = !text[..at].ends_with(char::is_alphanumeric) && ends(at + name.len());
        let percent = text[..at].ends_with('%') && text[at + name.len()..].starts_with('%');
        (small && alone && called(at) || percent).then_some(at..at + name.len())
    });
    let lower = text.to_ascii_lowercase();
    in_capitals.or_else(|| {
        lower.match_indices('(').find_map(|(at, _)| {
            let len = lower[at..].find(')')?;
            let inner = lower[at + 1..at + len].trim();
            let whole = lower[..at].trim().is_empty() && lower[at + len + 1..].trim().is_empty();
            (THINGS.contains(&inner) && (whole || called(at))).then_some(at..at + len + 1)
        })
    })
}

/// `####`, `###-####`, `•••`, `○○○○`: signs in the place of digits.
fn hashes(text: &str) -> Option<Range<usize>> {
    let signs = ['#', '○', '◯', '〇', '△', '▢', '□', '▯', '�'];
    let mut start = None;
    let mut count = 0;
    for (at, c) in text.char_indices().chain([(text.len(), ' ')]) {
        if signs.contains(&c) {
            start.get_or_insert(at);
            count += 1;
        } else {
            if let Some(start) = start.filter(|_| count >= 3) {
                return Some(start..at);
            }
            (start, count) = (None, 0);
        }
    }
    // ___-____; a line to write on has no hyphens.
    text.find("__-__").map(|at| at..at + "__-__".len())
}

/// `%s`, `%1$d`, `%(name)s`, `{0}`, `%@`: what a program would have put in.
fn formats(text: &str) -> Option<Range<usize>> {
    for (at, _) in text.match_indices('%') {
        let rest = &text[at + 1..];
        let before = text[..at].trim_end_matches(' ').chars().next_back();
        if before.is_some_and(char::is_numeric) {
            continue;
        }
        let numbered =
            rest.find('$').filter(|dollar| *dollar > 0 && rest[..*dollar].bytes().all(|b| b.is_ascii_digit()));
        let named = rest.strip_prefix('(').and_then(|r| r.find(')')).map(|close| close + 2);
        let skip = numbered.map(|dollar| dollar + 1).or(named).unwrap_or(0);
        let mut tail = rest.get(skip..).unwrap_or_default().chars();
        let kind = tail.next().is_some_and(|c| "sdifu@".contains(c));
        if kind && !tail.next().is_some_and(char::is_alphanumeric) {
            return Some(at..at + 1 + skip + 1);
        }
    }
    let digit = |at: usize| text[at + 1..].starts_with(|c: char| c.is_ascii_digit()) && text[at + 2..].starts_with('}');
    text.match_indices('{').map(|(at, _)| at).find(|at| digit(*at)).map(|at| at..at + 3)
}

/// Languages in which `null` is a word: zero.
const NULL_IS_A_WORD: [&str; 9] = ["de", "nb", "no", "nn", "et", "lb", "da", "sv", "nds"];

/// `undefined`, `null`, `NaN`: what a program prints when it has nothing.
fn lost_value(text: &str, language: Language<'_>) -> Option<Range<usize>> {
    let mut start = 0;
    for part in text.split_inclusive(|c: char| !c.is_alphanumeric() && c != '_') {
        let word = part.trim_end_matches(|c: char| !c.is_alphanumeric() && c != '_');
        let range = start..start + word.len();
        start += part.len();
        let after = text[range.end..].trim_start();
        let lost = match word {
            "undefined" | "NaN" | "NULL" => true,
            "N" => text[range.end..].starts_with("/A") && !text[range.end + 2..].starts_with(char::is_alphanumeric),
            // Null and void.
            "null" => {
                let next = after.split(|c: char| !c.is_alphanumeric()).next().unwrap_or_default();
                let small =
                    ["", "now", "today", "or", "to", "for", "at", "on", "in", "from", "y", "o", "et", "ou", "e", "и"];
                !NULL_IS_A_WORD.contains(&language.primary()) && small.contains(&next)
            }
            _ => false,
        };
        if lost {
            return Some(range);
        }
    }
    None
}

/// Stamps, in capitals.
const STAMPS: [&str; 11] =
    ["DRAFT", "BORRADOR", "BROUILLON", "RASCUNHO", "ЧЕРНОВИК", "BOUYON", "ENTWURF", "BOZZA", "SPECIMEN", "TBC", "TBA"];
/// Whole texts that only stand in drafts.
const WHOLE: &[&str] = &[
    "draft",
    "borrador",
    "brouillon",
    "rascunho",
    "черновик",
    "bản nháp",
    "مسودة",
    "پیش‌نویس",
    "मसौदा",
    "খসড়া",
    "草稿",
    "ฉบับร่าง",
    "to be confirmed",
    "to be announced",
    "to be determined",
    "por confirmar",
    "a confirmar",
    "à confirmer",
    "test",
    "test test",
    "this is a test",
    "foo",
    "foo bar",
    "asdf",
    "qwerty",
    "sample",
    "dummy text",
    "translate this",
    "change me",
    "fix me",
    "pendiente",
    "pendiente de traducir",
    "por traducir",
    "a traducir",
    "falta traducir",
    "texto de ejemplo",
    "exemple de texte",
    "texte d'exemple",
    "texto de exemplo",
    "à traduire",
    "à remplir",
    "a traduzir",
    "por traduzir",
    "preencher",
    "перевести",
    "нужен перевод",
    "待翻译",
    "待译",
    "未翻译",
    "n/a",
    "t.b.d",
    "t.b.c",
    "tbd",
];

/// DRAFT in capitals among small letters, or at the beginning of a text; in other languages as well.
fn stamp(text: &str) -> Option<Range<usize>> {
    let bare = text.trim().trim_matches(|c: char| !c.is_alphanumeric() && !is_joiner(c));
    let lower = bare.to_lowercase();
    // `test test test`, `blah blah`.
    let mut words = lower.split_whitespace();
    let first = words.next().unwrap_or_default();
    let repeated = ["test", "blah", "bla", "tk", "xxx", "foo"].contains(&first) && words.all(|word| word == first);
    if repeated && lower != "bla" && lower != "tk" && lower != "blah" || WHOLE.contains(&lower.as_str()) {
        let at = text.find(bare)?;
        return Some(at..at + bare.len());
    }
    let small = text.chars().any(char::is_lowercase);
    let mut start = 0;
    for part in text.split_inclusive(|c: char| !c.is_alphanumeric()) {
        let word = part.trim_end_matches(|c: char| !c.is_alphanumeric());
        let range = start..start + word.len();
        start += part.len();
        let first = !text[..range.start].contains(char::is_alphanumeric);
        if STAMPS.contains(&word) && (small || first) {
            return Some(range);
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::super::tests::codes;

    #[test]
    fn what_is_to_be_filled_in() {
        for (id, bad) in [
            ("en", "Call [your number here] now"),
            ("en", "[NUMBER]"),
            ("en", "Call [NUMBER] now"),
            ("en", "<insert phone number>"),
            ("en", "Call (insert number)"),
            ("en", "Call ###-####"),
            ("en", "####"),
            ("en", "Opens TBC"),
            ("en", "Place: TBA"),
            ("en", "DRAFT Help is here"),
            ("en", "DRAFT"),
            ("en", "Draft"),
            ("es", "Hay ayuda. BORRADOR"),
            ("en", "Call undefined today"),
            ("en", "null"),
            ("en", "Open until null"),
            ("en", "NaN languages"),
            ("en", "Call %s now"),
            ("en", "%d languages"),
            ("en", "%1$s"),
            ("en", "%(name)s"),
            ("es", "Llame al [número]"),
            ("fr", "Appelez le [numéro de téléphone]"),
            ("ru", "Звоните [номер телефона]"),
            ("ar", "اتصل على [رقم الهاتف]"),
            ("zh-Hans", "请拨打【电话号码】"),
            ("vi", "Gọi [số điện thoại]"),
            ("hi", "[नंबर] पर कॉल करें"),
            ("th", "โทร [หมายเลข]"),
            ("en", "[hotline_number]"),
            ("zh-Hans", "请拨打○○○○"),
            ("en", "Call ___-____"),
            ("en", "Call N/A"),
            ("en", "To be confirmed"),
            ("en", "T.B.D."),
            ("en", "- DRAFT -"),
            ("en", "test"),
        ] {
            assert_eq!(codes(id, bad), ["unfinished-text"], "{id}: {bad}");
        }
        for (id, good) in [
            ("en", "The contract is null and void."),
            ("en", "Fleeing a military draft is no crime."),
            ("en", "NO MILITARY DRAFT"),
            ("en", "Look [see below]"),
            ("en", "Help is here. Your rights (they are yours) stay."),
            ("en", "100 % safe, 50% say so"),
            ("de", "Null Toleranz, null Euro"),
            ("en", "Numbers #1 and #2"),
            ("fr", "100 % d’aide, 50 %, si besoin"),
            ("en", "Nan and naan"),
            ("es", "El borrador de la ley"),
            ("ar", "مسودة القانون الجديد"),
            ("ja", "○か×"),
            ("en", "Your name: ________"),
            ("en", "A COVID test"),
            ("en", "Each visit has to be confirmed by you"),
            ("en", "“Here” they said <3"),
        ] {
            assert!(codes(id, good).is_empty(), "{id}: {good}: {:?}", codes(id, good));
        }
    }

    #[test]
    fn orders_names_and_machines() {
        for (id, bad) in [
            ("en", "CHANGE ME"),
            ("en", "Fix me!"),
            ("en", "Call NUMBER"),
            ("en", "Call NUMBER, day or night"),
            ("en", "%NUMBER%"),
            ("en", "Call (phone number) now"),
            ("en", "(phone number)"),
            ("es", "Llame al NÚMERO"),
            ("es", "PENDIENTE"),
            ("es", "POR TRADUCIR"),
            ("es", "Texto de ejemplo"),
            ("fr", "À TRADUIRE"),
            ("zh-Hans", "待翻译"),
            ("pt", "PREENCHER"),
            ("en", "TEST TEST TEST"),
            ("en", "blah blah blah"),
            ("en", "tk tk"),
            ("en", "n/a"),
            ("en", "xxx"),
            ("en", "Here is the translation: you are safe"),
            ("en", "As an AI language model, I cannot"),
            ("en", "Your venue here"),
        ] {
            assert_eq!(codes(id, bad), ["unfinished-text"], "{id}: {bad}");
        }
        for (id, good) in [
            ("en", "They cannot change me"),
            ("en", "Save our NUMBER."),
            ("en", "Write it down (phone number, name, place)"),
            ("en", "Call our NUMBER ONE priority"),
            ("en", "Leave a number (phone number) if it is safe"),
            ("es", "Su caso está pendiente"),
            ("en", "A test, a second test"),
            ("en", "Here is the place. Your venue is here."),
        ] {
            assert!(codes(id, good).is_empty(), "{id}: {good}: {:?}", codes(id, good));
        }
    }
}
