//! Pseudo-locales, made from English when the campaign is loaded: they show what a translation will do to a layout.
//!
//! `en-XA` has an accent on every letter and is about 40 % longer; what stays plain on the sheet comes from no text.
//! `ar-XB` runs from right to left (compose turns its letters round). Neither is part of a build that does not name it.

use crate::text::markup;
use crate::text::texts::Formatted;

/// What is done to the English texts.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Pseudo {
    /// `en-XA`
    Accented,
    /// `ar-XB`
    Mirrored,
}

impl Pseudo {
    pub const ALL: [Self; 2] = [Self::Accented, Self::Mirrored];

    pub fn id(self) -> &'static str {
        match self {
            Self::Accented => "en-XA",
            Self::Mirrored => "ar-XB",
        }
    }

    pub fn name(self) -> &'static str {
        match self {
            Self::Accented => "English, accented and longer",
            Self::Mirrored => "English, mirrored",
        }
    }

    /// Letters with accents, vowels twice; values and markup stay as they are.
    pub fn transform(self, formatted: Formatted) -> Formatted {
        if self == Self::Mirrored {
            return formatted;
        }
        let values: Vec<_> = formatted.values.iter().map(|(range, _)| range.clone()).collect();
        let tags = markup::tags(&formatted.text, &values);
        let mut out = Formatted { text: String::with_capacity(formatted.text.len() * 2), values: Vec::new() };
        let mut values = formatted.values.iter().peekable();
        for (at, c) in formatted.text.char_indices() {
            if let Some((range, printed)) = values.peek() {
                if range.end <= at {
                    values.next();
                } else if range.start == at {
                    let start = out.text.len();
                    out.values.push((start..start + range.len(), *printed));
                }
            }
            let kept =
                formatted.values.iter().any(|(r, _)| r.contains(&at)) || tags.iter().any(|t| t.range.contains(&at));
            if kept {
                out.text.push(c);
                continue;
            }
            out.text.push(accented(c));
            if "aeiouAEIOU".contains(c) {
                out.text.push(accented(c.to_ascii_lowercase()));
            }
        }
        out
    }
}

fn accented(c: char) -> char {
    const PLAIN: &str = "aceghijklnorstuwyzACEGHIJKLNORSTUWYZ";
    const ACCENTED: &str = "áçéĝĥíĵķļñóŕšţúŵýžÁÇÉĜĤÍĴĶĻÑÓŔŠŢÚŴÝŽ";
    PLAIN.find(c).and_then(|at| ACCENTED.chars().nth(at)).unwrap_or(c)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::values::built_in;
    use crate::text::texts::Printed;

    #[test]
    fn accents_and_length() {
        let text = "Call 1-2 <strong>now</strong>, please";
        let formatted =
            Formatted { text: text.to_owned(), values: vec![(5..8, Printed::Value(built_in("call").unwrap()))] };
        let out = Pseudo::Accented.transform(formatted.clone());
        assert_eq!(out.text, "Çáálļ 1-2 <strong>ñóóŵ</strong>, pļééáášéé".replace("Çáálļ", "Çááļļ"));
        assert_eq!(&out.text[out.values[0].0.clone()], "1-2");
        assert_eq!(Pseudo::Mirrored.transform(formatted.clone()), formatted);
        let long = "Is someone controlling your life or your work?";
        let out = Pseudo::Accented.transform(Formatted { text: long.to_owned(), values: Vec::new() });
        let ratio = out.text.chars().count() as f32 / long.chars().count() as f32;
        assert!((1.25..1.5).contains(&ratio), "{ratio}");
    }
}
