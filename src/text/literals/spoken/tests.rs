use super::super::{Registry, find, reading};
use super::Glyph;

fn digits(text: &str) -> String {
    reading::read(text).iter().filter_map(Glyph::digit).map(|d| char::from(b'0' + d)).collect()
}

#[test]
fn numbers_in_words() {
    for (text, read) in [
        ("Nine one one", "911"),
        ("nine, one, one", "911"),
        ("nine. one. one", "911"),
        ("nueve-uno-uno, ¿sí?", "911"),
        ("NineOneOne", "911"),
        ("n-i-n-e one one", "911"),
        ("n i n e  o n e  o n e", "911"),
        ("se-ven one one", "711"),
        ("9 one 1", "911"),
        ("nine eleven", "911"),
        ("call nine eighty-eight", "988"),
        ("call one eight hundred five five five one two", "180055512"),
        ("call double eight nine", "889"),
        ("appelez le cent douze", "112"),
        ("llame al ciento doce", "112"),
        ("ligue para o cento e oitenta", "180"),
        ("звоните сто двенадцать", "112"),
        ("один восемь восемь восемь", "1888"),
        ("หนึ่งแปดแปดแปด", "1888"),
        ("หนึ่ง-แปด-แปด", "188"),
        ("ប្រាំបួន មួយ មួយ", "911"),
        ("ប្រាំបួនមួយមួយ", "911"),
        ("ကိုး တစ် တစ်", "911"),
        ("ကိုးတစ်တစ်", "911"),
        ("chín một một", "911"),
        ("नौ एक एक", "911"),
        ("নয় এক এক", "911"),
        ("تسعة واحد واحد", "911"),
        ("نه یک یک", "911"),
        ("نو ایک ایک", "911"),
        ("ዘጠኝ አንድ አንድ", "911"),
        ("nèf youn youn", "911"),
        ("neuf un un", "911"),
        ("nove um um", "911"),
        ("九一一", "911"),
        ("၁ဝဝ", "100"),
        ("one in five", ""),
        ("two or three people", ""),
        ("one, two, three", ""),
        ("three, two, one", ""),
        ("twenty-four seven", ""),
        ("call twenty-four seven", ""),
        ("nine hundred people", ""),
        ("twenty twenty-six", ""),
        ("One person in two", ""),
        ("un enfant sur trois", ""),
        ("uno de cada tres", ""),
        ("สองสามคน", ""),
        ("တစ်ယောက်", ""),
        ("ឯកសារមួយ ឬពីរ", ""),
        ("often one tone", ""),
    ] {
        assert_eq!(digits(text), read, "{text}");
    }
}

#[test]
fn what_is_told_of_them() {
    let registry: Registry = ["911".to_owned()].into();
    let told = |text: &str| !find(text, &registry).is_empty();
    for text in [
        "one-eight-eight-eight-three",
        "one, eight, eight, eight, three",
        "หนึ่งแปดแปดแปดสาม",
        "Dial nine-eleven",
        "Call nine eight eight",
        "Call one hundred twelve now",
        "โทรเก้าแปดแปด",
    ] {
        assert!(told(text), "{text}");
    }
    for text in [
        "Step one, two, three, four, five",
        "one two five",
        "One hundred twelve countries",
        "ciento doce países",
        "Call twenty-four seven, three sixty-five",
        "nineteen ninety-eight",
    ] {
        assert!(!told(text), "{text}");
    }
}
