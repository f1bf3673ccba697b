use super::*;

/// libphonenumber's own answers (`tests/judge/phone_plans.py`).
const REFERENCE: &str = include_str!("../../../tests/phone/reference.tsv");

fn dialled_in(country: &str, number: &str) -> String {
    call(number, None, country).map_or_else(|fault| format!("refused: {}", fault.message), |phone| phone.dial)
}

#[test]
fn the_plans_are_read_as_libphonenumber_reads_them() {
    let mut seen = 0;
    for line in REFERENCE.lines().filter(|l| !l.starts_with('#')) {
        let columns: Vec<&str> = line.split('\t').collect();
        let [country, digits, code, national, length, valid] = columns[..] else { panic!("{line}") };
        let (plus, bare) = digits.strip_prefix('+').map_or((false, digits), |rest| (true, rest));
        let parsed = plan::parse(plan::of(country).unwrap(), plus, bare).unwrap();
        assert_eq!((parsed.code, parsed.national.as_str()), (code, national), "{line}");
        let ours = match plan::of_code(code).unwrap().length(national) {
            Length::Possible => "0",
            Length::Short => "2",
            Length::Long => "3",
            Length::Local => "4",
            Length::Between => "5",
        };
        assert_eq!(ours, length, "{line}");
        assert_eq!(plan::is_valid(code, national), valid == "1", "{line}");
        seen += 1;
    }
    assert!(seen > 1500, "{seen}");
}

/// Country, number as printed, what is dialled. Hotlines are those of `hotlines/*.toml`, with the pages named there; other rows
/// are ways of writing that are usual in a country, with made-up digits: none of them may be printed.
const PUBLISHED: &str = "
US|1-888-373-7888|+18883737888
US|1.888.373.7888|+18883737888
US|(888) 373-7888|+18883737888
US|888-373-7888|+18883737888
US|+1 888 373 7888|+18883737888
US|1-855-FLA-SAFE|+18553527233
US|1-800-4-A-CHILD|+18004224453
US|1-800-CALL-FBI|+18002255324
US|988|988
US|211|211
US|855-363-6548|+18553636548
US|718-250-2770|+17182502770
CA|1-833-900-1010|+18339001010
MX|800 5533 000|+528005533000
MX|+52 800-5533-000|+528005533000
MX|01 800 5533 000|+528005533000
GB|08000 121 700|+448000121700
GB|+44 (0)8000 121 700|+448000121700
GB|+44 (0)20 7946 0123|+442079460123
GB|+44 20 7946 0123|+442079460123
GB|(020) 7946 0123|+442079460123
GB|0800 808 3733|+448008083733
GB|0808 2000 247|+448082000247
GB|116 123|116123
GB|112|112
IT|800 290 290|+39800290290
IT|800-290-290|+39800290290
IT|06 6988 1234|+390669881234
IT|+39 06 6988 1234|+390669881234
IT|1522|1522
ES|900 759 759|+34900759759
ES|900 10 50 90|+34900105090
ES|016|016
GR|1109|1109
ZA|0800 222 777|+27800222777
ZA|10111|10111
NG|627|627
NG|0703 0000 203|+2347030000203
AR|145|145
VN|111|111
PH|1343|1343
AU|131 237|131237
AU|131 AFP|131237
AU|1800 737 732|1800737732
AU|1300 123 456|1300123456
AU|(02) 9514 8115|+61295148115
TH|1300|1300
TH|02-123-4567|+6621234567
KH|117|117
IN|112|112
IN|1800 102 7222|1800 as shown
IN|1098|1098
BG|0800 20 100|+35980020100
FI|+358 2954 63177|+358295463177
FI|029 54 63177|+358295463177
DK|+45 70 20 25 50|+4570202550
DK|70 20 25 50|+4570202550
NO|22 33 11 60|+4722331160
PT|964 608 288|+351964608288
PL|22 628 01 20|+48226280120
PL|+48 22 628 01 20|+48226280120
SK|0800 800 818|+421800800818
SK|+421 800 800 818|+421800800818
HR|0800 77-99|+3858007799
RS|+381 11 785 0000|+381117850000
RS|011/785-0000|+381117850000
MD|0 800 77777|+37380077777
MD|+373 22 23 33 09|+37322233309
NL|033 448 11 86|+31334481186
TR|157|157
ET|8797|8797
SG|6435 0000|+6564350000
TW|1955|1955
TW|02-2388-3095|+886223883095
NZ|105|105
NZ|0800 555 111|+64800555111
BR|100|100
BR|(61) 99656-5008|+5561996565008
IE|1800 666 111|+3531800666111
IE|1800 25 00 25|+3531800250025
HU|+36 80 20 55 20|+3680205520
HU|06 80 20 55 20|+3680205520
HU|06 1 236 0303|+3612360303
AE|800 SAVE|+9718007283
AE|800 7283|+9718007283
UA|1547|1547
UA|+38 044 284-19-15|+380442841915
UA|044 284-19-15|+380442841915
UA|527|527
RO|0800 800 678|+40800800678
PE|1818|1818
HN|145|145
MY|03-8000 8000|+60380008000
NP|1177|1177
EG|15508|15508
CO|01 8000 52 20 20|+5718000522020
GM|1123|1123
LR|2883|2883
MR|1916|1916
DE|116 016|116016
DE|08000 116 016|+498000116016
DE|0800 987 654 8|+498009876548
DE|030/2639110|+49302639110
DE|+49 (0)30 2639110|+49302639110
CZ|+420 222 717 171|+420222717171
CZ|222 717 171|+420222717171
IL|03-5602530|+97235602530
RU|8 (800) 555-01-99|+78005550199
RU|+7 800 555-01-99|+78005550199
RU|8-495-123-45-67|+74951234567
KZ|8 (7172) 55-01-99|+77172550199
BY|8 (017) 200 00 00|+375172000000
BY|8 801 100 8 801|+3758011008801
LT|8 616 61380|+37061661380
LT|0 616 61380|+37061661380
JP|0120-279-338|+81120279338
KR|02-735-7544|+8227357544
KR|1577-1366|+8215771366
KR|1366|1366
CN|12338|12338
CN|010-6510-3400|+861065103400
FR|01 42 61 53 16|+33142615316
FR|3919|3919
BE|02 511 64 64|+3225116464
AT|01/216 69 08|+4312166908
AT|+43 (0)1 216 69 08|+4312166908
CH|0840 212 212|+41840212212
KE|0800 720 100|+254800720100
CL|800 104 008|+56800104008
PA|+507 316-0080|+5073160080
GE|116 006|116006
SE|020-390 000|+4620390000
LU|2060 5555|+35220605555
MT|179|179
CY|1440|1440
";

#[test]
fn published_numbers_dial_what_they_show() {
    let mut failed = String::new();
    let mut countries = std::collections::BTreeSet::new();
    for line in PUBLISHED.lines().filter(|l| !l.is_empty()) {
        let parts: Vec<&str> = line.split('|').collect();
        let [country, number, dial] = parts[..] else { panic!("{line}") };
        let dial = if dial.ends_with("as shown") { dialled(number) } else { dial.to_owned() };
        countries.insert(country);
        match call(number, None, country) {
            Ok(phone) => {
                let old = country == "MX" && number.starts_with("01");
                // Made-up digits of the kind that a regulator keeps free.
                let doubts = phone.doubts.iter().filter(|d| !d.message.contains("kept for films")).count();
                if phone.dial != dial || (doubts == 0) == old {
                    failed += &format!("{line}: {} {:?}\n", phone.dial, phone.doubts);
                }
                // The right `dial` of a record is accepted.
                if let Err(fault) = call(number, Some(&dial), country) {
                    failed += &format!("{line}: dial: {}\n", fault.message);
                }
            }
            Err(fault) => failed += &format!("{line}: {}\n", fault.message),
        }
    }
    assert!(failed.is_empty(), "{failed}");
    assert!(countries.len() >= 60, "{}", countries.len());
}

/// Country, what is written, and a word of the message.
const REFUSED: &[(&str, &str, &str)] = &[
    ("US", "210-555-O147", "`O`"),
    ("US", "1-888-373-7O88", "`O`"),
    ("US", "1-8OO-373-7888", "`OO`"),
    ("US", "I-888-373-7888", "does not begin"),
    ("US", "1-888-373-788B", "`B`"),
    ("US", "1-888-373-78l8", "letter `l`"),
    ("US", "1-888-373-7888 EXT 5", "EXT"),
    ("US", "1-800-555-0100 EXT 5", "EXT"),
    ("US", "1-888-373-7888 x5", "letter `x`"),
    ("US", "1-888-373-7888X5", "no word"),
    ("US", "1 800 555 0199 FREE", "no part of a number"),
    ("US", "1-888-373-7888 (FREE)", "does not end"),
    ("US", "711 TTY", "TTY"),
    ("US", "888-373-7888 OR 911", "OR"),
    ("US", "888-373-7888 / 911", "more than one"),
    ("US", "112/911", "more than one"),
    ("US", "911 / 988", "more than one"),
    ("US", "911 112", "more than one"),
    ("US", "1-888-373-7888, 233733", "`,`"),
    ("US", "1-888-373-7888;233733", "`;`"),
    ("US", "1-888-373-788", "no number of US"),
    ("US", "1-888-373-78888", "no number of US"),
    ("US", "188-373-7888", "no number of US"),
    ("US", "11-888-373-7888", "digits in front, `11`"),
    ("US", "1-373-7888", "no area code"),
    ("US", "373-7888", "no area code"),
    ("US", "+8883737888", "no number of 001"),
    ("US", "+0 888 373 7888", "no country"),
    ("US", "1-888-373\u{200B}-7888", "U+200B"),
    ("US", "1-888-373-7888\u{2060}", "U+2060"),
    ("US", "\u{FEFF}1-888-373-7888", "U+FEFF"),
    ("US", "1-888-３73-7888", "U+FF13"),
    ("US", "1-888-٣73-7888", "U+0663"),
    ("US", "1-888-³73-7888", "U+00B3"),
    ("US", "1-888-①73-7888", "U+2460"),
    ("US", "1-888-373-788О", "looks like 0"),
    ("US", "1-888-37З-7888", "looks like 3"),
    ("US", "88", "no number"),
    ("US", "#77", "`#`"),
    ("US", "1-888+373-7888", "a + stands"),
    ("US", "(888 373-7888", "parentheses"),
    ("US", "1-888-()-3737888", "empty"),
    ("US", "1-800-GET-HELP-NOW", "no part of a number"),
    ("US", "1-800-get-help", "letter `g`"),
    ("US", "", "no digits"),
    ("US", "FLA-SAFE", "does not begin"),
    ("GB", "8000 121 700", "lacks the 0"),
    ("GB", "2079460123", "lacks the 0"),
    ("GB", "44 20 7946 0123", "has no +"),
    ("GB", "+44 020 7946 0123", "after the country code"),
    ("GB", "0800 0121 7000", "no number of GB"),
    ("GB", "020 7946 0123 / 0124", "more than one"),
    ("GB", "08000 121 700 999", "more than one"),
    ("GB", "0800 11", "no"),
    ("GB", "0121 700", "count of digits"),
    ("GB", "1-888-373-7888", "no number of GB"),
    ("GB", "00 44 020 7946 0123", "after the country code"),
    ("US", "0800 222 777", "begins with 0"),
    ("US", "08000 121 700", "no number of US"),
    ("US", "+1 1 888 373 7888", "after the country code"),
    ("US", "+44 20 (0)7946 0123", "no number of GB"),
    ("PL", "0 22 628 01 20", "begins with 0"),
    ("DE", "030 2639110 FREE", "no part of a number"),
    ("DE", "110/112", "more than one"),
    ("DE", "030/2639110 112", "more than one"),
    ("DE", "0800 987 654 8 - 112", "more than one"),
    ("KH", "117 911", "more than one"),
    ("HN", "911 145", "more than one"),
    ("AE", "800 SAVE FREE", "no part of a number"),
    ("AE", "800 SAVE A", "no part of a number"),
    ("IN", "112-HOTLINE", "no part of a number"),
    ("DE", "110 112", "more than one"),
    ("DE", "030/2639110/11", "two slashes"),
    ("ES", "0900 759 759", "no number of ES"),
    ("RU", "7 800 555-01-99", "has no +"),
    ("FR", "1 42 61 53 16", "lacks the 0"),
    ("NG", "703 0000 203", "lacks the 0"),
];

#[test]
fn what_is_no_number_is_refused() {
    for (country, number, why) in REFUSED.iter().copied() {
        match call(number, None, country) {
            Ok(phone) => panic!("{country} {number:?} dials {}", phone.dial),
            Err(fault) => assert!(fault.message.contains(why), "{country} {number:?}: {}", fault.message),
        }
    }
}

#[test]
fn a_dial_calls_what_is_shown() {
    for (country, number, dial) in [
        ("US", "1-888-373-7888", "+18883737888"),
        ("US", "1-888-373-7888", "18883737888"),
        ("US", "1-888-373-7888", "8883737888"),
        ("US", "1-555-010-0199", "+15550100199"),
        ("GB", "+44 (0)20 7946 0123", "+442079460123"),
        ("GB", "08000 121 700", "08000121700"),
        ("GB", "8 (800) 555-01-99", "+78005550199"),
        ("RU", "8 (800) 555-01-99", "88005550199"),
        ("DE", "0800 987 654 8", "00498009876548"),
        ("AU", "131 237", "+61131237"),
        ("GR", "1109", "1109"),
    ] {
        let phone = call(number, Some(dial), country);
        assert_eq!(phone.as_ref().map(|p| p.dial.as_str()), Ok(dial), "{country} {number}");
    }
    for (country, number, dial) in [
        ("US", "1-888-373-7888", "88"),
        ("US", "1-888-373-7888", "7888"),
        ("US", "1-888-373-7888", "+8883737888"),
        ("US", "1-888-373-7888", "+18883737889"),
        ("US", "1-888-373-7888", "900118883737888"),
        ("US", "1-888-373-7888", "+118883737888"),
        ("US", "1-888-373-7888", "+448883737888"),
        ("US", "1-888-373-7888", "+1888\u{200B}3737888"),
        ("US", "1-888-373-7888", "+1 888 373 7888"),
        ("US", "1-888-373-7888", ""),
        ("GB", "08000 121 700", "8000121700"),
        ("GB", "08000 121 700", "+4408000121700"),
        ("GB", "08000 121 700", "448000121700"),
        ("GB", "020 7946 0123", "+12079460123"),
        ("US", "(207) 946-0123", "+442079460123"),
        ("GR", "1109", "+1109"),
        ("GR", "1109", "+301109"),
        ("GR", "1109", "11099"),
        ("GR", "1109", "109"),
    ] {
        let fault = call(number, Some(dial), country).unwrap_err();
        assert!(fault.dial, "{country} {number} {dial}: {}", fault.message);
    }
}

#[test]
fn doubts_are_said() {
    let doubts = |country, number| call(number, None, country).unwrap().doubts.len();
    assert_eq!(doubts("US", "1-555-010-0199"), 1);
    assert_eq!(doubts("US", "288-073-7888"), 1);
    assert_eq!(doubts("PK", "111-247-786"), 1);
    assert_eq!(doubts("AU", "0131 237"), 1);
    assert_eq!(doubts("IE", "01800 666 111"), 1);
    assert_eq!(doubts("MT", "0179"), 1);
    assert_eq!(doubts("US", "+44 20 7946 0123"), 2);
    assert_eq!(doubts("US", "+800 1234 5678"), 0);
    // For films, and of Canada.
    assert_eq!(doubts("US", "1-416-555-0142"), 2);
    assert_eq!(call("8 (800) 555-01-99", Some("+78005550199"), "GB").unwrap().doubts.len(), 1);
}

#[test]
fn typography_is_made_plain() {
    for number in
        ["1–888–373–7888", "1\u{A0}888\u{202F}373\u{2009}7888", "1‑888‑373‑7888", "1−888−373−7888", " 1-888-373-7888 "]
    {
        let phone = call(number, None, "US").unwrap();
        assert_eq!(phone.dial, "+18883737888", "{number}");
        assert!(phone.shown.is_ascii() && !phone.shown.starts_with(' '), "{number}");
    }
}

#[test]
fn numbers_for_messages() {
    for (country, number, dial) in [
        ("US", "233733", "233733"),
        ("US", "741741", "741741"),
        ("US", "988", "988"),
        ("GB", "85258", "85258"),
        ("GB", "60163", "60163"),
        ("IE", "50808", "50808"),
        ("US", "1-888-373-7888", "+18883737888"),
        ("GB", "07860 039967", "+447860039967"),
        ("SG", "9123 4567", "+6591234567"),
        ("IT", "342 775 4946", "+393427754946"),
    ] {
        assert_eq!(text(number, country).map(|p| p.dial).as_deref(), Ok(dial), "{country} {number}");
    }
    for (country, number) in
        [("US", "88"), ("US", "373-7888"), ("US", "233733233"), ("US", "23373E"), ("US", "0123"), ("GB", "7860 039967")]
    {
        assert!(
            text(number, country).is_err() || !text(number, country).unwrap().doubts.is_empty(),
            "{country} {number}"
        );
    }
}

#[test]
fn emergency_numbers_are_the_countrys() {
    for (country, number) in [
        ("US", "911"),
        ("GB", "999"),
        ("GB", "112"),
        ("AU", "000"),
        ("NZ", "111"),
        ("ZA", "10111"),
        ("NG", "112"),
        ("ES", "112"),
        ("ES", "091"),
        ("FR", "17"),
        ("JP", "110"),
        ("VN", "113"),
        ("TH", "191"),
        ("KH", "117"),
        ("BR", "190"),
        ("TR", "112"),
        ("RU", "112"),
        ("NO", "112"),
        ("HN", "911"),
    ] {
        assert_eq!(emergency(number, country).map(|p| p.doubts.len()), Ok(0), "{country} {number}");
    }
    for (country, number) in [
        ("US", "999"),
        ("US", "988"),
        ("US", "91"),
        ("US", "9111"),
        ("US", "9-1-I"),
        ("US", "1-888-373-7888"),
        ("GB", "911"),
        ("GB", "99"),
        ("DE", "911"),
        ("DE", "110/112"),
        ("DE", "110 112"),
        ("AU", "00"),
        ("US", "+911"),
        ("US", "911 "),
        ("US", "٩١١"),
        ("US", "911\u{200B}"),
    ] {
        if number == "911 " {
            assert_eq!(emergency(number, country).unwrap().shown, "911");
            continue;
        }
        assert!(emergency(number, country).is_err(), "{country} {number}");
    }
    assert_eq!(emergency("112", "VN").unwrap().doubts.len(), 1);
    assert_eq!(emergency("112", "US").unwrap().doubts.len(), 1);
}

#[test]
fn keys_of_numbers() {
    assert_eq!(dialled("1-888-373-7888"), "18883737888");
    assert_eq!(dialled("1-855-FLA-SAFE"), "18553527233");
    assert_eq!(dialled_in("US", "911"), "911");
    assert!(is_country("US") && is_country("XK") && !is_country("UK") && !is_country("00") && !is_country("001"));
}

#[test]
fn only_a_long_number_may_be_one_of_another_country() {
    let said = |country, number: &str| match call(number, None, country) {
        Ok(phone) => phone.dial,
        Err(fault) => fault.hint,
    };
    assert!(said("US", "888-373-78888").contains("another country"));
    let few = said("FR", "01 23 45");
    assert!(few.contains("copy the number") && !few.contains("another country"), "{few}");
}
