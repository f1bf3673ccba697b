//! What may stand in a text or a value: no control characters, no stray bidi controls, no sentinels.
//!
//! Shared by the texts, the settings, the regions and (later) the batch tables.

use crate::text::writing;

use crate::text::writing::chars;

/// Why this character may not stand in a text, if it may not.
pub fn refusal(c: char) -> Option<&'static str> {
    match c {
        '\n' => None,
        '\u{200E}' | '\u{200F}' | '\u{061C}' | '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}' => {
            Some("a bidi control character (directions are set for you)")
        }
        '\u{FDD0}'..='\u{FDEF}' | '\u{E000}'..='\u{F8FF}' | '\u{F0000}'..='\u{10FFFF}' => {
            Some("a private or unassigned character")
        }
        '\u{FEFF}' | '\u{FFF9}'..='\u{FFFD}' | '\u{FFFE}' | '\u{FFFF}' => Some("a character that is no text"),
        '\u{2028}' | '\u{2029}' => Some("a line separator character"),
        '\u{E0000}'..='\u{E0FFF}' => Some("a tag character"),
        c if c.is_control() => Some("a control character"),
        c if !c.is_ascii() && chars::is_unassigned(c) => Some("a character that is not in Unicode"),
        _ => None,
    }
}

/// A one-line value: no forbidden character, no line end, not too long.
pub fn check(text: &str, limit: usize) -> Result<(), String> {
    if let Some((c, why)) = text.chars().find_map(|c| Some((c, refusal(c)?))) {
        return Err(format!("the value contains {why}: U+{:04X}", u32::from(c)));
    }
    if text.contains('\n') {
        return Err("the value has more than one line".to_owned());
    }
    if text.chars().count() > limit {
        return Err(format!("the value is longer than {limit} characters"));
    }
    writing::fault_of_value(text).map_or(Ok(()), Err)
}

/// The value of a decimal digit of any script (Unicode general category Nd).
pub fn digit(c: char) -> Option<u8> {
    // The code points of each script's zero; its other digits follow (Unicode 16, blocks in living use).
    const ZEROS: [u32; 45] = [
        0x30, 0x660, 0x6F0, 0x7C0, 0x966, 0x9E6, 0xA66, 0xAE6, 0xB66, 0xBE6, 0xC66, 0xCE6, 0xD66, 0xDE6, 0xE50, 0xED0,
        0xF20, 0x1040, 0x1090, 0x17E0, 0x1810, 0x1946, 0x19D0, 0x1A80, 0x1A90, 0x1B50, 0x1BB0, 0x1C40, 0x1C50, 0xA620,
        0xA8D0, 0xA900, 0xA9D0, 0xA9F0, 0xAA50, 0xABF0, 0xFF10, 0x104A0, 0x10D30, 0x11066, 0x110F0, 0x11136, 0x1E140,
        0x1E2F0, 0x1E950,
    ];
    let code = u32::from(c);
    if let 0x1D7CE..=0x1D7FF = code {
        return u8::try_from((code - 0x1D7CE) % 10).ok();
    }
    let at = ZEROS.partition_point(|zero| *zero <= code).checked_sub(1)?;
    let value = code - ZEROS[at];
    (value < 10).then(|| u8::try_from(value).ok()).flatten()
}

/// The text with its ASCII digits as those from `zero` on.
pub fn native_digits(text: &str, zero: char) -> String {
    let native = |c: char| {
        let value = c.to_digit(10).filter(|_| c.is_ascii_digit())?;
        char::from_u32(u32::from(zero) + value)
    };
    text.chars().map(|c| native(c).unwrap_or(c)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn digits_of_any_script() {
        for (c, value) in [('0', 0), ('9', 9), ('٣', 3), ('۷', 7), ('९', 9), ('๑', 1), ('５', 5), ('𝟗', 9)] {
            assert_eq!(digit(c), Some(value), "{c}");
        }
        for c in ['a', ' ', '/', ':', '½', '²', '一'] {
            assert_eq!(digit(c), None, "{c}");
        }
    }

    #[test]
    fn values_are_plain() {
        assert_eq!(check("Hotel Sunrise", 300), Ok(()));
        assert_eq!(check("دار الأمان", 300), Ok(()));
        for bad in ["a\nb", "a\u{202E}b", "a\u{FDD0}b", "\u{7}", "\u{E000}"] {
            assert!(check(bad, 300).is_err());
        }
        assert!(check("aaaa", 3).is_err());
    }
}
