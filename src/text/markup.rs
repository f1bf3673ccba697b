//! `<strong>` and `<em>` in texts: finding the tags. Building paragraphs from them is `resolve`'s.

use std::ops::Range;

/// A tag in a text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Tag {
    pub range: Range<usize>,
    pub name: String,
    pub closing: bool,
}

/// What is wrong with the markup of a text, and where.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MarkupFault {
    pub range: Range<usize>,
    pub message: String,
}

/// Every `<…>` that looks like a tag: a `<` followed by a letter or a slash. `opaque` ranges (values) are passed over.
pub fn tags(text: &str, opaque: &[Range<usize>]) -> Vec<Tag> {
    let mut tags = Vec::new();
    let mut at = 0;
    while let Some(found) = text[at..].find('<') {
        let start = at + found;
        at = start + 1;
        if let Some(range) = opaque.iter().find(|r| r.contains(&start)) {
            at = range.end.max(at);
            continue;
        }
        let rest = &text[start + 1..];
        let closing = rest.starts_with('/');
        let body = rest.strip_prefix('/').unwrap_or(rest);
        if !closing && !body.starts_with(|c: char| c.is_ascii_alphabetic()) {
            continue;
        }
        let len = body.find(['>', '<', '\n']).unwrap_or(body.len());
        let closed = body[len..].starts_with('>');
        let end = start + 1 + usize::from(closing) + len + usize::from(closed);
        let name = if closed { body[..len].trim().to_owned() } else { format!("{}…", body[..len].trim()) };
        tags.push(Tag { range: start..end, name, closing });
        at = end.max(at);
    }
    tags
}

/// Checks that tags are known, balanced and properly nested.
pub fn check(tags: &[Tag]) -> Vec<MarkupFault> {
    let mut faults = Vec::new();
    let mut open: Vec<&Tag> = Vec::new();
    for tag in tags {
        let mut fault = |message: String| faults.push(MarkupFault { range: tag.range.clone(), message });
        if tag.name != "strong" && tag.name != "em" {
            fault(format!("unknown tag `<{}{}>`", if tag.closing { "/" } else { "" }, tag.name));
        } else if !tag.closing {
            open.push(tag);
        } else {
            match open.pop() {
                Some(opened) if opened.name == tag.name => {}
                Some(opened) => {
                    let message = format!("`</{}>` closes `<{}>`: close the inner tag first", tag.name, opened.name);
                    faults.push(MarkupFault { range: tag.range.clone(), message });
                }
                None => fault(format!("`</{0}>` without `<{0}>` before it", tag.name)),
            }
        }
    }
    for tag in open {
        faults.push(MarkupFault { range: tag.range.clone(), message: format!("`<{}>` is never closed", tag.name) });
    }
    faults
}

#[cfg(test)]
mod tests {
    use super::*;

    fn messages(text: &str) -> Vec<String> {
        check(&tags(text, &[])).into_iter().map(|f| f.message).collect()
    }

    #[test]
    fn sound_markup() {
        for good in ["plain", "<strong>a</strong>", "<em>a <strong>b</strong></em>", "1 < 2", "a <3 b", "<", "x<"] {
            assert!(messages(good).is_empty(), "{good}");
        }
    }

    #[test]
    fn broken_markup() {
        assert_eq!(messages("<b>x</b>"), ["unknown tag `<b>`", "unknown tag `</b>`"]);
        assert_eq!(messages("<strong>x"), ["`<strong>` is never closed"]);
        assert_eq!(messages("x</em>"), ["`</em>` without `<em>` before it"]);
        assert_eq!(messages("<strong"), ["unknown tag `<strong…>`"]);
        assert_eq!(messages("<em><strong></em></strong>").len(), 2);
    }

    #[test]
    fn values_are_opaque() {
        assert!(check(&tags("Bar <b> Grill", std::slice::from_ref(&(4..7)))).is_empty());
    }
}
