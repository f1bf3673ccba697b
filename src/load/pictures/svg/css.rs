//! Style sheets of drawings: which declarations an element gets, in the order in which they win.
//!
//! usvg leaves out what it does not understand; here it is a fault. Only selectors of names, classes and ids are
//! understood, inside and directly inside one another: no drawing program writes others.

use std::collections::BTreeMap;

use usvg::roxmltree::Node;

/// `name: value`.
pub type Declaration = (String, String);

#[derive(Debug, Default, Clone, PartialEq)]
struct Compound {
    tag: Option<String>,
    ids: Vec<String>,
    classes: Vec<String>,
    /// Stands directly inside the one before it.
    child: bool,
}

#[derive(Debug)]
struct Rule {
    /// From the outermost to the element itself.
    selector: Vec<Compound>,
    declarations: usize,
    /// Ids, classes, names; then the place in the sheets.
    weight: (usize, usize, usize, usize),
}

/// All sheets of a drawing.
#[derive(Debug, Default)]
pub struct Sheet {
    rules: Vec<Rule>,
    declarations: Vec<Vec<Declaration>>,
    /// By what the element itself must have: `#id`, `.class`, its name, or `*`.
    by_key: BTreeMap<String, Vec<usize>>,
}

/// A line of the sheet (from 0) and what is wrong there.
pub type SheetFault = (usize, String);

impl Sheet {
    /// Adds the text of one `<style>`.
    pub fn add(&mut self, text: &str) -> Result<(), SheetFault> {
        let text = without_comments(text)?;
        let mut at = 0;
        loop {
            let rest = &text[at..];
            let skipped = rest.len() - rest.trim_start().len();
            let rest = &rest[skipped..];
            let line = text[..at + skipped].matches('\n').count();
            at += skipped;
            if rest.is_empty() {
                return Ok(());
            }
            let here = |what: String| (line, what);
            if rest.starts_with('@') {
                at += at_rule(rest).map_err(here)?;
                continue;
            }
            let open = rest.find('{').ok_or_else(|| here("a style rule without braces".to_owned()))?;
            let close = rest.find('}').ok_or_else(|| here("a style rule that does not end".to_owned()))?;
            if close < open || rest[open + 1..close].contains('{') {
                return Err(here("style rules inside one another".to_owned()));
            }
            let declarations = declarations(&rest[open + 1..close]).map_err(here)?;
            self.declarations.push(declarations);
            for selector in rest[..open].split(',') {
                self.rule(selector).map_err(here)?;
            }
            at += close + 1;
        }
    }

    fn rule(&mut self, text: &str) -> Result<(), String> {
        // What a pointer does to a drawing does not happen on paper.
        if [":hover", ":focus", ":active", ":visited"].iter().any(|p| text.trim_end().ends_with(p)) {
            return Ok(());
        }
        let selector = selector(text)?;
        let sum = |count: fn(&Compound) -> usize| selector.iter().map(count).sum::<usize>();
        let weight =
            (sum(|c| c.ids.len()), sum(|c| c.classes.len()), sum(|c| usize::from(c.tag.is_some())), self.rules.len());
        let key = selector.last().map(Compound::key).unwrap_or_default();
        self.by_key.entry(key).or_default().push(self.rules.len());
        self.rules.push(Rule { selector, declarations: self.declarations.len() - 1, weight });
        Ok(())
    }

    /// What the sheets say about an element, the winner last. `spent` counts the comparisons.
    pub fn declarations<'a>(&'a self, node: Node<'_, '_>, spent: &mut usize) -> Vec<&'a Declaration> {
        let mut keys = vec!["*".to_owned(), node.tag_name().name().to_owned()];
        keys.extend(node.attribute("id").map(|id| format!("#{id}")));
        keys.extend(classes(node).map(|class| format!(".{class}")));
        keys.sort();
        keys.dedup();
        let candidates = keys.iter().filter_map(|key| self.by_key.get(key)).flatten();
        let mut hits: Vec<&Rule> = Vec::new();
        let chain: Vec<_> = node.ancestors().filter(Node::is_element).collect();
        for rule in candidates.map(|at| &self.rules[*at]) {
            *spent += rule.selector.len() * chain.len();
            if matches(&rule.selector, &chain) {
                hits.push(rule);
            }
        }
        hits.sort_by_key(|rule| rule.weight);
        hits.into_iter().flat_map(|rule| &self.declarations[rule.declarations]).collect()
    }
}

impl Compound {
    fn key(&self) -> String {
        match (self.ids.first(), self.classes.first(), &self.tag) {
            (Some(id), ..) => format!("#{id}"),
            (None, Some(class), _) => format!(".{class}"),
            (None, None, Some(tag)) => tag.clone(),
            (None, None, None) => "*".to_owned(),
        }
    }

    fn fits(&self, node: Node<'_, '_>) -> bool {
        self.tag.as_ref().is_none_or(|tag| node.tag_name().name() == tag)
            && self.ids.iter().all(|id| node.attribute("id") == Some(id))
            && self.classes.iter().all(|class| classes(node).any(|c| c == class))
    }
}

pub fn classes<'a>(node: Node<'a, '_>) -> impl Iterator<Item = &'a str> {
    node.attribute("class").unwrap_or_default().split_ascii_whitespace()
}

/// From the element outwards: at which of its ancestors the part of the selector read so far may stand.
fn matches(selector: &[Compound], chain: &[Node<'_, '_>]) -> bool {
    let Some((own, outer)) = selector.split_last() else { return true };
    if !chain.first().is_some_and(|node| own.fits(*node)) {
        return false;
    }
    let mut child = own.child;
    let mut places = vec![0];
    for part in outer.iter().rev() {
        let first = places.first().copied().unwrap_or(usize::MAX);
        let fits = |at: &usize| {
            let below = if child { places.contains(&(at - 1)) } else { first < *at };
            below && part.fits(chain[*at])
        };
        places = (1..chain.len()).filter(fits).collect();
        child = part.child;
    }
    !places.is_empty()
}

fn selector(text: &str) -> Result<Vec<Compound>, String> {
    let spaced = text.replace('>', " > ");
    let mut out = Vec::new();
    let mut child = false;
    for word in spaced.split_ascii_whitespace() {
        if word == ">" {
            child = true;
            continue;
        }
        let mut compound = compound(word).ok_or_else(|| format!("the selector `{}`", text.trim()))?;
        compound.child = std::mem::take(&mut child);
        out.push(compound);
    }
    if out.is_empty() || child || out.len() > 8 {
        return Err(format!("the selector `{}`", text.trim()));
    }
    Ok(out)
}

fn compound(word: &str) -> Option<Compound> {
    let name = |s: &str| {
        let sound = !s.is_empty() && s.chars().all(|c| c.is_alphanumeric() || c == '-' || c == '_');
        sound.then(|| s.to_owned())
    };
    let mut out = Compound::default();
    let first = word.find(['.', '#']).unwrap_or(word.len());
    match &word[..first] {
        "" | "*" => {}
        tag => out.tag = Some(name(tag)?),
    }
    let mut rest = &word[first..];
    while let Some(kind) = rest.chars().next() {
        let end = rest[1..].find(['.', '#']).map_or(rest.len(), |at| at + 1);
        let value = name(&rest[1..end])?;
        if kind == '.' {
            out.classes.push(value);
        } else {
            out.ids.push(value);
        }
        rest = &rest[end..];
    }
    Some(out)
}

/// The length of an at-rule that does nothing to a drawing without text.
fn at_rule(rest: &str) -> Result<usize, String> {
    let name: String = rest[1..].chars().take_while(|c| c.is_ascii_alphanumeric() || *c == '-').collect();
    let end = match name.as_str() {
        "charset" => rest.find(';'),
        "font-face" => rest.find('}'),
        _ => None,
    };
    end.map(|at| at + 1).ok_or_else(|| format!("`@{name}` in its style sheet"))
}

/// Comments as spaces, line ends kept.
fn without_comments(text: &str) -> Result<String, SheetFault> {
    let text = text.replace("<!--", "    ").replace("-->", "   ");
    let mut out = String::with_capacity(text.len());
    let mut rest = text.as_str();
    while let Some(start) = rest.find("/*") {
        out.push_str(&rest[..start]);
        let Some(length) = rest[start + 2..].find("*/") else {
            return Err((out.matches('\n').count(), "a comment that does not end".to_owned()));
        };
        let end = start + 2 + length + 2;
        out.extend(rest[start..end].chars().map(|c| if c == '\n' { '\n' } else { ' ' }));
        rest = &rest[end..];
    }
    out.push_str(rest);
    Ok(out)
}

/// The declarations of a `style` attribute or of a rule.
pub fn declarations(text: &str) -> Result<Vec<Declaration>, String> {
    let text = without_comments(text).map_err(|(_, what)| what)?;
    let mut out = Vec::new();
    for part in split(&text) {
        let part = part.trim();
        if part.is_empty() {
            continue;
        }
        let (name, value) = part.split_once(':').ok_or_else(|| format!("`{part}`, which is no declaration"))?;
        let (name, value) = (name.trim(), value.trim());
        if value.contains('!') || value.contains('\\') || name.contains(char::is_whitespace) {
            return Err(format!("`{name}: {value}`"));
        }
        let name = if name.starts_with("--") { name.to_owned() } else { name.to_ascii_lowercase() };
        out.push((name, value.to_owned()));
    }
    Ok(out)
}

/// At semicolons outside quotes and brackets.
fn split(text: &str) -> Vec<&str> {
    let (mut out, mut from, mut depth, mut quote) = (Vec::new(), 0, 0_usize, None);
    for (at, c) in text.char_indices() {
        match (quote, c) {
            (Some(q), c) if q == c => quote = None,
            (Some(_), _) => {}
            (None, '"' | '\'') => quote = Some(c),
            (None, '(') => depth += 1,
            (None, ')') => depth = depth.saturating_sub(1),
            (None, ';') if depth == 0 => {
                out.push(&text[from..at]);
                from = at + 1;
            }
            _ => {}
        }
    }
    out.push(&text[from..]);
    out
}

#[cfg(test)]
mod tests {
    use super::*;
    use usvg::roxmltree::Document;

    fn fills(sheet: &str, body: &str) -> Vec<String> {
        let mut sheets = Sheet::default();
        sheets.add(sheet).unwrap();
        let document = Document::parse(body).unwrap();
        let node = document.descendants().find(|n| n.has_tag_name("p")).unwrap();
        sheets.declarations(node, &mut 0).into_iter().map(|(_, value)| value.clone()).collect()
    }

    #[test]
    fn the_cascade() {
        let body = "<g class='a b'><h id='i'><p class='c d' id='x'/></h></g>";
        assert_eq!(fills(".c{fill:1} p{fill:2} #x{fill:3} *{fill:4}", body), ["4", "2", "1", "3"]);
        assert_eq!(fills(".a .c, .d{fill:1} .c{fill:2}", body), ["1", "2", "1"]);
        assert_eq!(fills(".a > p{fill:1} h>p{fill:2} g > h > .c.d{fill:3} p.e{fill:4}", body), ["2", "3"]);
        assert_eq!(
            fills("/* .c{fill:0} */\n<!-- .c{fill:1;;} -->@font-face{src:url(x)} .c:hover{fill:2}", body),
            ["1"]
        );
    }

    #[test]
    fn what_is_not_understood_is_named() {
        let fault = |sheet: &str| Sheet::default().add(sheet).map_err(|(line, what)| format!("{line} {what}"));
        assert_eq!(fault("\n@media print{.a{fill:red}}").unwrap_err(), "1 `@media` in its style sheet");
        for bad in [".a:first-child{}", "[x]{}", ".a+.b{}", ".a~b{}", ".a{fill:red", "@import 'x';", ".a{b{c:d}}", "x"]
        {
            assert!(fault(bad).is_err(), "{bad}");
        }
        assert!(fault(".a{fill:red !important}").is_err() && fault(".a{fill}").is_err());
        assert!(fault("").is_ok() && fault(".a{;}").is_ok());
    }
}
