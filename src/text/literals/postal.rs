//! Five digits and more that are a place: postal codes, and the long house numbers of American streets.
//!
//! Only where the text says so: a label (`CEP`, `индекс`), a state, a street with its house number, a house of guests.

use super::numbers::Place;
use super::{call_words, words};

/// What names a postal code, in the kit's languages.
const LABELS: &str = "zip zipcode postcode pincode pin plz cep cp c.p box apartado apdo bp postal postale postaux \
    индекс почтовый الرمز البريدي بريدي کدپستی پستی کد کوڈ ڈاک پوسٹل پن पिन कोड पिनकोड কোড পোস্ট পোস্টকোড ፖስታ bưu chính";
const LABELS_JOINED: &str = "邮编 邮政编码 郵遞區號 รหัสไปรษณีย์ លេខកូដប្រៃសណីយ៍ ကုဒ် စာတိုက်";

/// Houses that have a postal code behind their name.
const HOUSES: &str = "hotel hostel motel pension herberge haus house inn lodge hôtel auberge foyer maison albergue pensão pousada casa refugio \
    refuge shelter gasthof unterkunft";

/// `CA 90012`, `CA 90012-1234`, `P.O. Box 90012`, `…, 75001 Paris`, `CEP 01310-100`, `10115 Elm Ave.`.
pub fn is_postal(place: &Place<'_>) -> bool {
    let lens: Vec<usize> = place.groups().iter().map(|g| g.digits.len()).collect();
    let dash = place.gaps().first().is_none_or(|gap| gap == "-");
    let around = place.around;
    let code = match lens.as_slice() {
        [5 | 6] => true,
        // The United States, Brazil, Iran.
        [5, 3..=5] => dash,
        // India, and Sweden's and Greece's with a space.
        [3, 2..=3] => place.gaps()[0] == " ",
        _ => false,
    };
    let labelled = around.is(LABELS) || words::ends(LABELS_JOINED, &around.written);
    code && (place.first && (labelled || is_state(place, &lens)) || is_city(place, &lens) || is_house(place, &lens))
}

fn is_state(place: &Place<'_>, lens: &[usize]) -> bool {
    words::has(words::STATES, &place.around.written) && lens[0] == 5 && lens.get(1).is_none_or(|len| *len == 4)
}

/// A city stands behind it, and a street with its house or a house of guests before it.
fn is_city(place: &Place<'_>, lens: &[usize]) -> bool {
    let [before, after] = [&place.run.gaps[place.groups.start], &place.run.gaps[place.groups.end]];
    let named = place.last && place.around.name && after == " ";
    // Calle Mayor 45, 28013 Madrid: the house is in the same run.
    let house = place.around.house || place.groups.start > 0;
    let street = house && before.contains([',', '\n', '-']);
    let guests = place.first && place.around.is(HOUSES) && before == " ";
    lens.len() == 1 && named && (street || guests)
}

/// `10117 Berlin`, `75001 Paris`: a postal code and the name of its town, and nothing else.
pub fn is_town(text: &str) -> bool {
    const MOST: usize = 5;
    let Some((code, town)) = text.trim().split_once(' ') else { return false };
    let (words, small): (Vec<&str>, _) = (
        town.split([' ', '-']).collect(),
        ["am", "an", "der", "im", "sur", "en", "les", "sous", "de", "la", "le", "del", "di"],
    );
    let named = |word: &&str| {
        let inner = |c: char| c.is_alphabetic() || "'’.".contains(c);
        let title = word.starts_with(char::is_uppercase) && word.chars().skip(1).any(char::is_lowercase);
        small.contains(word) || title && word.chars().all(inner)
    };
    let plain = |word: &&str| {
        let word = call_words::fold(word);
        !(call_words::is_call(&word)
            || call_words::is_label(&word)
            || call_words::is_line(&word)
            || call_words::is_lead(&word))
    };
    code.len() == 5
        && code.bytes().all(|b| b.is_ascii_digit())
        && words.len() <= MOST
        && words.first().is_some_and(|word| word.starts_with(char::is_uppercase))
        && words.iter().all(|word| named(word) && plain(word))
}

/// A house of five digits stands on a street: `10115 Elm Ave.`.
fn is_house(place: &Place<'_>, lens: &[usize]) -> bool {
    lens == [5] && place.last && place.around.street && place.run.gaps[place.groups.end] == " "
}
