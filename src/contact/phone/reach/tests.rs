use crate::contact::phone::{call, text};

/// How a number is taken: `error`, or what its doubts are about.
fn taken(country: &str, number: &str) -> String {
    match call(number, None, country) {
        Err(fault) => format!("error: {}", fault.message),
        Ok(phone) => phone.doubts.iter().map(|d| d.message.as_str()).collect::<Vec<_>>().join(" / "),
    }
}

#[test]
fn what_costs_is_refused_or_said() {
    for (country, number) in [
        ("US", "1-900-222-3456"),
        ("GB", "0909 123 4567"),
        ("GB", "0871 234 5678"),
        ("GB", "0870 234 5678"),
        ("GB", "+44 871 234 5678"),
        ("US", "+44 871 234 5678"),
        ("ES", "803 123 456"),
        ("ES", "806 123 456"),
        ("DE", "0900 1 234567"),
        ("FR", "0 899 70 12 34"),
        ("IT", "899 123 456"),
        ("AU", "1900 123 456"),
        ("CH", "0900 123 456"),
        ("NL", "0906 1234"),
        ("TH", "1900 123 456"),
        ("MX", "900 123 4567"),
    ] {
        assert!(taken(country, number).starts_with("error: `"), "{country} {number}: {}", taken(country, number));
        assert!(taken(country, number).contains("premium rate"), "{country} {number}: {}", taken(country, number));
    }
    for (country, number, word) in [
        ("GB", "070 1234 5678", "personal"),
        ("GB", "0845 790 9090", "premium"),
        ("ES", "902 123 456", "shared cost"),
        ("DE", "0180 2 345678", "shared cost"),
        ("NL", "0900-8844", "premium"),
        ("VN", "1900 5454", "premium"),
        ("GB", "076 0123 4567", "pager"),
    ] {
        let taken = taken(country, number);
        assert!(!taken.starts_with("error") && taken.contains(word), "{country} {number}: {taken}");
    }
    // Real lines, and kinds that cost no more than a call.
    for (country, number) in [
        ("AU", "131 237"),
        ("AU", "1800 737 732"),
        ("CH", "0840 212 212"),
        ("ZA", "08600 10111"),
        ("ZA", "0800 222 777"),
        ("SE", "0771-235 235"),
        ("US", "1-888-373-7888"),
        ("GB", "0300 123 3000"),
        ("GB", "0808 2000 247"),
        ("DE", "0800 987 654 8"),
        ("ES", "900 10 50 90"),
        ("FR", "3919"),
        ("KR", "1577-1366"),
    ] {
        assert_eq!(taken(country, number), "", "{country} {number}");
    }
}

#[test]
fn another_country_under_the_same_code_is_named() {
    for (country, number, other) in [
        ("US", "1-876-926-1234", "JM"),
        ("US", "+1 876 926 1234", "JM"),
        ("US", "(876) 926-1234", "JM"),
        ("US", "1-876-000-1234", "JM"),
        ("US", "1-809-220-1111", "DO"),
        ("US", "829-220-1111", "DO"),
        ("US", "1-242-302-1234", "BS"),
        ("CA", "1-876-926-1234", "JM"),
        ("GB", "01534 612612", "JE"),
        ("GB", "+44 1481 725111", "GG"),
        ("GB", "01624 631212", "IM"),
        ("GB", "07797 712345", "JE"),
        ("RU", "8 (727) 258-20-00", "KZ"),
        ("RU", "+7 701 123 45 67", "KZ"),
    ] {
        let taken = taken(country, number);
        assert!(
            taken.starts_with("error") && taken.contains(&format!("number of {other} ")),
            "{country} {number}: {taken}"
        );
    }
    for (country, number, other) in
        [("US", "1-416-916-1234", "CA"), ("CA", "1-212-736-5000", "US"), ("KZ", "8 495 123 45 67", "RU")]
    {
        let taken = taken(country, number);
        assert!(
            !taken.starts_with("error") && taken.contains(&format!("number of {other} ")),
            "{country} {number}: {taken}"
        );
    }
    // One state, lines of all of them, and the country itself.
    for (country, number) in [
        ("US", "787-766-1000"),
        ("PR", "1-212-736-5000"),
        ("PR", "1-888-373-7888"),
        ("JM", "1-888-373-7888"),
        ("JM", "876-926-1234"),
        ("CA", "1-833-900-1010"),
        ("GG", "08000 121 700"),
        ("JE", "01534 612612"),
        ("KZ", "8 (7172) 55-01-99"),
        ("IT", "06 6988 1234"),
        ("AX", "018 25000"),
    ] {
        assert_eq!(taken(country, number), "", "{country} {number}");
    }
    assert!(taken("GB", "+1 876 926 1234").contains("number of JM "));
}

#[test]
fn codes_of_other_countries_are_refused() {
    for (country, number) in [
        ("US", "999"),
        ("US", "112"),
        ("US", "000"),
        ("US", "12345"),
        ("US", "54321"),
        ("US", "233733"),
        ("US", "123"),
        ("CA", "999"),
        ("PR", "112"),
        ("DE", "911"),
        ("IT", "999"),
        ("GB", "911"),
        ("GB", "000"),
    ] {
        assert!(taken(country, number).starts_with("error"), "{country} {number}: {}", taken(country, number));
    }
    for (country, number) in [
        ("US", "988"),
        ("US", "211"),
        ("PR", "988"),
        ("PR", "211"),
        ("CA", "988"),
        ("CA", "211"),
        ("US", "911"),
        ("VN", "111"),
        ("GR", "1109"),
        ("NG", "627"),
        ("NG", "112"),
        ("PH", "911"),
        ("PH", "1343"),
        ("CN", "110"),
        ("JP", "119"),
        ("HK", "999"),
        ("AU", "000"),
        ("NZ", "111"),
        ("JM", "211"),
        ("IE", "999"),
        ("CO", "123"),
        ("UA", "15 47"),
    ] {
        assert_eq!(taken(country, number), "", "{country} {number}");
    }
    assert!(taken("PH", "12345").contains("not listed"));
    for (country, code, good) in [
        ("US", "233733", true),
        ("US", "741741", true),
        ("US", "988", true),
        ("CA", "686868", true),
        ("PR", "741741", true),
        ("US", "12345", false),
        ("US", "012345", false),
        ("US", "999", false),
        ("GB", "85258", true),
    ] {
        assert_eq!(text(code, country).is_ok_and(|p| p.doubts.is_empty()), good, "{country} {code}");
    }
}

#[test]
fn numbers_for_films_and_dead_ones() {
    for (country, number) in [
        ("US", "1-212-555-0147"),
        ("CA", "416-555-0199"),
        ("JM", "876-555-0123"),
        ("GB", "020 7946 0958"),
        ("GB", "01632 960123"),
        ("GB", "07700 900461"),
        ("GB", "+44 808 157 0192"),
        ("GB", "03069 990123"),
        ("IE", "020 912 3456"),
        ("FR", "01 99 00 12 34"),
        ("DE", "030 23125 123"),
        ("SE", "08-465 004 12"),
        ("AU", "02 5550 1234"),
        ("AU", "0491 570 156"),
    ] {
        assert!(taken(country, number).contains("kept for films"), "{country} {number}: {}", taken(country, number));
    }
    for (country, number) in
        [("US", "1-212-555-0200"), ("US", "1-212-556-0147"), ("GB", "020 7981 3040"), ("FR", "01 42 61 53 16")]
    {
        assert!(!taken(country, number).contains("films"), "{country} {number}");
    }
    assert!(taken("US", "1-888-428-7581").starts_with("error"));
    assert!(taken("GB", "0300 3038 151").contains("given up"));
    assert!(taken("PL", "22 628 99 99").contains("given up"));
    assert_eq!(taken("PL", "22 628 01 20"), "");
}

#[test]
fn codes_of_no_country_and_made_up_digits() {
    assert!(taken("US", "+979 1 2345 6789").starts_with("error"));
    assert!(taken("US", "+881 6 1234 5678").contains("satellite"));
    assert_eq!(taken("US", "+800 1234 5678"), "");
    for number in ["1-888-888-8888", "234-567-8901", "987-654-3210"] {
        assert!(taken("US", number).contains("stand for others"), "{number}: {}", taken("US", number));
    }
    for (country, number) in [("US", "1-800-222-2222"), ("GB", "0800 1111"), ("AU", "1800 55 1800"), ("CN", "12345")] {
        assert!(!taken(country, number).contains("stand for others"), "{country} {number}");
    }
    for (country, number) in [("US", "411"), ("US", "711"), ("US", "811"), ("CA", "511")] {
        assert!(taken(country, number).contains("no help line"), "{country} {number}");
    }
    assert_eq!(taken("CA", "811"), "");
    for (country, number) in [("GB", "118 118"), ("DE", "11833"), ("ES", "11818"), ("FR", "118 218"), ("IE", "11850")] {
        assert!(taken(country, number).contains("directory enquiry"), "{country} {number}");
    }
    for (country, number) in [("DE", "116 016"), ("GB", "116 123"), ("IT", "118"), ("IN", "1181"), ("PE", "1818")] {
        assert!(!taken(country, number).contains("directory enquiry"), "{country} {number}");
    }
}

#[test]
fn groups_as_nobody_writes_them() {
    for (country, number) in
        [("US", "1-8-8-8-3-7-3-7-8-8-8"), ("US", "8.8.8.3.7.3.7.8.8.8"), ("GB", "0 8 0 0 0 1 2 1 7 0 0")]
    {
        assert!(taken(country, number).contains("digit by digit"), "{country} {number}: {}", taken(country, number));
    }
    for (country, number) in [
        ("US", "18-88-37378-88"),
        ("US", "88-83-73-78-88"),
        ("US", "8883-73-7888"),
        ("US", "1 8883 737 888"),
        ("FR", "01 42 6 15316"),
    ] {
        assert!(taken(country, number).contains("groups"), "{country} {number}: {}", taken(country, number));
    }
    assert!(text("2-3-3-7-3-3", "US").unwrap().doubts.len() == 1);
    for (country, number) in [
        ("US", "1-888-3737-888"),
        ("US", "1888-373-7888"),
        ("US", "888 37378 88"),
        ("US", "18883737888"),
        ("US", "+1.888.373.78.88"),
        ("US", "1 (888) 373-7888"),
        ("US", "9-1-1"),
        ("US", "2-1-1"),
        ("US", "1-800-4-A-CHILD"),
        ("GB", "0800 0121 700"),
        ("GB", "0800 012 1700"),
        ("DE", "0800 987 654 8"),
        ("FR", "+33 1 42 61 53 16"),
        ("BY", "8 801 100 8 801"),
        ("MD", "0 800 77777"),
        ("HU", "06 1 236 0303"),
        ("CO", "01 8000 52 20 20"),
        ("IE", "1800 25 00 25"),
        ("SE", "08-508 330 00"),
    ] {
        assert_eq!(taken(country, number), "", "{country} {number}");
    }
}

#[test]
fn longer_than_any_number() {
    assert!(taken("DE", "030 123 456 789 012").contains("16 digits"), "{}", taken("DE", "030 123 456 789 012"));
    for (country, number) in
        [("DE", "030 1234567"), ("DE", "0800 0116 016"), ("AT", "01 71100 86 2222"), ("US", "1-888-373-7888")]
    {
        assert!(!taken(country, number).contains("more than 15"), "{country} {number}");
    }
}

#[test]
fn a_zero_before_a_free_number_of_italy() {
    for number in ["0800 290 290", "0800-290-290", "0803 001"] {
        assert!(taken("IT", number).contains("Bari"), "{number}: {}", taken("IT", number));
    }
    for number in ["800 290 290", "800-290-290", "+39 800 290 290", "080 529 1111", "06 6988 1234"] {
        assert!(!taken("IT", number).contains("Bari"), "{number}");
    }
}

#[test]
fn free_numbers_of_russia_begin_with_eight() {
    for (country, number) in [("RU", "800 700 06 00"), ("RU", "(800) 700-06-00"), ("KZ", "800 080 7777")] {
        assert!(taken(country, number).contains("lacks the 8"), "{country} {number}: {}", taken(country, number));
    }
    for (country, number) in [
        ("RU", "8 800 700 06 00"),
        ("RU", "8 (800) 700-06-00"),
        ("RU", "+7 800 700 06 00"),
        ("RU", "8 (495) 123-45-67"),
        ("RU", "(495) 123-45-67"),
        ("KZ", "8 800 080 7777"),
    ] {
        assert!(!taken(country, number).contains("lacks the 8"), "{country} {number}: {}", taken(country, number));
    }
}
