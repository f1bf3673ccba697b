//! Addresses that may be printed: what a phone opens is what stands on the paper, and nobody is told who opened it.
//!
//! Parsing is the `url` crate's (WHATWG, as browsers do), endings are those of the Public Suffix List (`psl`). Readers and
//! reports may not enter; the lists beside this file say what they hold and from where.

use std::borrow::Cow;

use icu_properties::CodePointMapData;
use icu_properties::props::Script;
use url::{Host, Url};

use crate::contact::phone::invisible;
use crate::text::characters;

const REDIRECTORS: &str = include_str!("redirectors.txt");
const TRACKERS: &str = include_str!("trackers.txt");
/// Longer ones make codes that no phone reads from a wall.
const LENGTH: usize = 500;

/// Names that lead nowhere for others (RFC 2606, RFC 6761, RFC 6762, RFC 8375, RFC 9476; ICANN's `internal`).
const PRIVATE: [&str; 16] = [
    "alt",
    "arpa",
    "corp",
    "example",
    "home",
    "home.arpa",
    "internal",
    "intranet",
    "invalid",
    "lan",
    "local",
    "localdomain",
    "localhost",
    "onion",
    "private",
    "test",
];

/// Why an address may not be printed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fault {
    pub message: String,
    pub hint: &'static str,
}

const OWN: &str = "write the operator's own https address, as short as it works";
const TYPE: &str = "type it anew, as the browser shows it";

fn refused(message: String, hint: &'static str) -> Fault {
    Fault { message, hint }
}

/// What leads elsewhere than it says.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Service {
    Shortener,
    ChangeableCode,
    Redirector,
    /// A list of links that its owner changes.
    Hub,
    /// Pages of many people under one name.
    Shared,
}

/// Checks an address and gives it as it is opened, in ASCII: hosts in punycode, other letters as percent escapes.
pub fn check(text: &str) -> Result<String, Fault> {
    characters(text)?;
    let Some(rest) = text.strip_prefix("https://") else {
        return Err(refused(format!("`{text}` does not begin with https://"), OWN));
    };
    if text.len() > LENGTH {
        return Err(refused(format!("the address is longer than {LENGTH} characters"), OWN));
    }
    let end = rest.find(['/', '?', '#']).unwrap_or(rest.len());
    let (authority, rest) = rest.split_at(end);
    let host = host(text, authority)?;
    places(text, rest)?;
    if let Some(tracker) = tracker(rest) {
        let message = format!("`{text}` tracks who opens it (`{tracker}`): a person in danger must not be traced");
        return Err(refused(message, "take it out: everything from the ? on, if nothing else is there"));
    }
    refuse_service(text, &host, rest)?;
    let url = Url::parse(text).map_err(|why| refused(format!("`{text}` is no address: {why}"), OWN))?;
    let opened = if text.is_ascii() { rest.to_owned() } else { url.as_str().split_at(8 + host.len()).1.to_owned() };
    let opened = if rest.is_empty() { String::new() } else { opened };
    Ok(format!("https://{host}{opened}"))
}

/// The number with which an address of WhatsApp, Signal or Telegram opens a chat, in digits.
pub fn messenger_number(url: &str) -> Option<String> {
    let rest = url.strip_prefix("https://")?;
    let (host, path) = rest.split_once('/')?;
    let host = host.to_lowercase();
    let path = decoded(path)?;
    let number = match host.trim_start_matches("www.") {
        "wa.me" | "whatsapp.com" | "api.whatsapp.com" | "web.whatsapp.com" => {
            path.split_once("phone=").map_or(path.as_str(), |(_, number)| number)
        }
        "signal.me" => path.strip_prefix("#p/")?,
        // With letters behind the plus it is an invitation.
        "t.me" | "telegram.me" => path.strip_prefix('+').filter(|rest| rest.bytes().all(|b| b.is_ascii_digit()))?,
        _ => return None,
    };
    let number = number.trim_start_matches(['+', ' ']);
    let written = number.chars().take_while(|c| c.is_ascii_digit() || "-. ()".contains(*c));
    let digits: String = written.filter(char::is_ascii_digit).collect();
    (digits.len() >= 5).then_some(digits)
}

/// No character that is not seen, and none that browsers drop or turn.
fn characters(text: &str) -> Result<(), Fault> {
    for (at, c) in text.char_indices() {
        let code = format!("U+{:04X}", u32::from(c));
        let before = &text[..at];
        if let Some(name) = invisible(c) {
            let message = format!("the address has an invisible character, {code} ({name}), after `{before}`");
            return Err(refused(message, "delete it: type the address anew, do not paste it"));
        }
        if c.is_whitespace() || "<>\"\\^`{|}".contains(c) || characters::refusal(c).is_some() {
            return Err(refused(format!("`{text}` contains `{c}` ({code}), which no address may contain"), TYPE));
        }
    }
    Ok(())
}

/// The host as it is looked up, in punycode.
fn host(text: &str, authority: &str) -> Result<String, Fault> {
    if let Some((user, _)) = authority.rsplit_once('@') {
        let message =
            format!("`{text}` has a user name (`{user}@`) in front of its host: it opens what stands after the @");
        return Err(refused(message, OWN));
    }
    if let Some((_, port)) = authority.rsplit_once(':').filter(|_| !authority.ends_with(']')) {
        let message = format!("`{text}` names a port (`:{port}`): many networks let only plain addresses through");
        return Err(refused(message, "ask the operator for an address without a port"));
    }
    if authority.ends_with('.') {
        return Err(refused(format!("the host of `{text}` ends in a dot"), TYPE));
    }
    let no_name = |why: &str| refused(format!("`{text}` has no proper host name{why}"), OWN);
    let parsed = Url::parse(&format!("https://{authority}")).map_err(|why| no_name(&format!(": {why}")))?;
    let name = match parsed.host() {
        Some(Host::Domain(name)) => name.to_owned(),
        Some(Host::Ipv4(_) | Host::Ipv6(_)) => {
            let shown = parsed.host_str().unwrap_or_default();
            return Err(refused(format!("`{text}` has no proper host name: it is a machine's number ({shown})"), OWN));
        }
        None => return Err(no_name("")),
    };
    let (unicode, sound) = idna::domain_to_unicode(&name);
    if sound.is_err() {
        return Err(no_name(": its punycode stands for no letters"));
    }
    let written = authority.to_lowercase();
    if written != name && written != unicode {
        let message = format!("`{text}` opens `{name}`, which is not what is printed");
        return Err(refused(message, "write the host as the browser shows it"));
    }
    ending(text, &name, &unicode)?;
    scripts(text, &name, &unicode)?;
    Ok(name)
}

fn ending(text: &str, name: &str, unicode: &str) -> Result<(), Fault> {
    let labels: Vec<&str> = name.split('.').collect();
    let plain = |l: &&str| {
        let edge = l.starts_with('-') || l.ends_with('-');
        !l.is_empty() && l.len() <= 63 && !edge && l.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'-')
    };
    if labels.len() < 2 || !labels.iter().all(plain) {
        return Err(refused(format!("`{text}` has no proper host name"), OWN));
    }
    if PRIVATE.iter().any(|p| name == *p || name.strip_suffix(p).is_some_and(|n| n.ends_with('.'))) {
        return Err(refused(
            format!("`{text}` leads to `{name}`, which others cannot open"),
            "use the operator's own public name",
        ));
    }
    let known = |name: &str| psl::suffix(name.as_bytes()).is_some_and(|s| s.is_known());
    if !known(name) && !known(unicode) {
        let top = labels.last().copied().unwrap_or_default();
        let message = format!("`{text}` ends in `.{top}`, which is no ending of the internet");
        return Err(refused(message, "look for a typing error: the Public Suffix List does not have it"));
    }
    Ok(())
}

/// Hosts in other letters: one script a part, and not one that only looks like Latin.
fn scripts(text: &str, name: &str, unicode: &str) -> Result<(), Fault> {
    if name == unicode {
        return Ok(());
    }
    let say = |why: &str| refused(format!("`{text}` leads to `{unicode}` (punycode `{name}`): {why}"), OWN);
    let map = CodePointMapData::<Script>::new();
    let latin_top = unicode.rsplit('.').next().is_some_and(str::is_ascii);
    for label in unicode.split('.').filter(|l| !l.is_ascii()) {
        let mut found: Vec<Script> = label.chars().map(|c| map.get(c)).collect();
        found.retain(|s| !matches!(*s, Script::Common | Script::Inherited));
        found.sort();
        found.dedup();
        let east = |s: &Script| {
            matches!(
                *s,
                Script::Latin | Script::Han | Script::Hiragana | Script::Katakana | Script::Bopomofo | Script::Hangul
            )
        };
        if found.len() > 1 && !found.iter().all(east) {
            return Err(say("letters of different scripts in one word may look like a known name"));
        }
        if (latin_top && label.chars().all(|c| c.is_ascii() || LIKE_LATIN.contains(c))) || phonetic(label, unicode) {
            return Err(say("letters that look like those of a known name"));
        }
        let rtl =
            |s: &Script| matches!(*s, Script::Arabic | Script::Hebrew | Script::Syriac | Script::Thaana | Script::Nko);
        if found.iter().any(rtl) {
            return Err(refused(
                format!("`{text}` leads to `{unicode}` (punycode `{name}`): in print its parts would change places"),
                "use an address of the operator in Latin letters",
            ));
        }
    }
    Ok(())
}

/// Letters of other scripts that look like Latin ones (UTS #39, those of living alphabets).
const LIKE_LATIN: &str = "асеорхуѕіјӏһԁԛԝѵгαονρυικνοԍ";

/// Phonetic letters, small capitals, and a dotless i where nobody writes it.
fn phonetic(label: &str, unicode: &str) -> bool {
    let turkic = [".tr", ".az", ".cy"].iter().any(|top| unicode.ends_with(top));
    label.chars().any(|c| {
        matches!(c, '\u{250}'..='\u{2FF}' | '\u{1D00}'..='\u{1DBF}' | '\u{A720}'..='\u{A7FF}') || (c == 'ı' && !turkic)
    })
}

/// What stands after the host: no dots that climb, no second address, escapes that are whole.
fn places(text: &str, rest: &str) -> Result<(), Fault> {
    let escapes = rest.match_indices('%').all(|(at, _)| {
        let code = rest.get(at + 1..at + 3).and_then(|hex| u8::from_str_radix(hex, 16).ok());
        code.is_some_and(|b| b >= 0x20 && b != 0x7F)
    });
    if !escapes {
        return Err(refused(format!("`{text}` has a broken percent escape"), TYPE));
    }
    let Some(plain) = decoded(rest) else {
        return Err(refused(format!("`{text}` has escapes inside escapes"), TYPE));
    };
    if let Some(c) = plain.chars().find(|c| invisible(*c).is_some() && *c != ' ') {
        return Err(refused(format!("`{text}` has an invisible character in an escape: U+{:04X}", u32::from(c)), TYPE));
    }
    let path = plain.split(['?', '#']).next().unwrap_or("");
    if path.split('/').any(|part| part == "." || part == "..") {
        return Err(refused(format!("`{text}` has `.` or `..` in its path: a browser opens another one"), TYPE));
    }
    let lower = plain.to_lowercase();
    if lower.contains("//") || lower.contains("http:") || lower.contains("https:") || lower.contains('\\') {
        return Err(refused(format!("`{text}` carries a second address: it may lead on to it"), OWN));
    }
    let value = |part: &str| part.split_once('=').is_some_and(|(_, v)| is_host(v));
    if plain.split_once('?').is_some_and(|(_, query)| query.split(['&', ';', '#']).any(value)) {
        return Err(refused(format!("`{text}` carries a second address: it may lead on to it"), OWN));
    }
    if rest.contains(":~:") {
        return Err(refused(format!("the fragment of `{text}` is a search in the page, which few phones know"), OWN));
    }
    Ok(())
}

/// `www.example.org/…` as a value.
fn is_host(value: &str) -> bool {
    let host = value.split('/').next().unwrap_or("");
    let name = host.to_ascii_lowercase();
    name.starts_with("www.") && name.matches('.').count() >= 2
        || (value.contains('/')
            && name.contains('.')
            && psl::domain(name.as_bytes()).is_some_and(|d| d.suffix().is_known()))
}

/// Percent escapes undone, up to three times over; `None` when there are more.
fn decoded(text: &str) -> Option<String> {
    let mut text = text.to_owned();
    for _ in 0..3 {
        if !text.contains('%') {
            return Some(text);
        }
        let mut bytes = Vec::with_capacity(text.len());
        let mut rest = text.as_bytes();
        while let [first, more @ ..] = rest {
            let code =
                more.get(..2).and_then(|h| std::str::from_utf8(h).ok()).and_then(|h| u8::from_str_radix(h, 16).ok());
            match (*first, code) {
                (b'%', Some(code)) => {
                    bytes.push(code);
                    rest = &more[2..];
                }
                (byte, _) => {
                    bytes.push(byte);
                    rest = more;
                }
            }
        }
        let next = String::from_utf8_lossy(&bytes).into_owned();
        if next == text {
            return Some(text);
        }
        text = next;
    }
    (!text.contains('%')).then_some(text)
}

/// The parameter that tells who opened the address, in the path, the query or the fragment.
fn tracker(rest: &str) -> Option<String> {
    let plain = decoded(rest)?.to_lowercase().replace("amp;", "");
    plain.split(['?', '&', ';', '#', '/', '!']).find_map(|part| {
        let (key, value) = part.split_once('=').map_or((part, false), |(key, _)| (key, true));
        let key = key.trim_matches(|c: char| c.is_whitespace() || c == '+');
        let named = TRACKERS.lines().filter(|l| !l.starts_with('#')).any(|name| match name.strip_suffix('*') {
            Some(start) => value && key.starts_with(start),
            None => value && key == name,
        });
        named.then(|| key.to_owned())
    })
}

/// The service that an address belongs to, by the kept list.
pub fn service(host: &str, rest: &str) -> Option<Service> {
    let host = host.to_ascii_lowercase();
    let below = |name: &str| host == name || host.strip_suffix(name).is_some_and(|h| h.ends_with('.'));
    let lines = REDIRECTORS.lines().filter(|l| !l.starts_with('#')).filter_map(|l| l.split_once(' '));
    let named = |(entry, kind): (&str, &str)| {
        let (name, path) = entry.find('/').map_or((entry, ""), |at| entry.split_at(at));
        // google.com stands for google.de too.
        let everywhere = name == "google.com" && is_google(&host);
        ((below(name) || everywhere) && rest.to_ascii_lowercase().starts_with(path)).then(|| kind.to_owned())
    };
    let kind = lines.into_iter().find_map(named)?;
    Some(match kind.as_str() {
        "short" => Service::Shortener,
        "code" => Service::ChangeableCode,
        "wrap" => Service::Redirector,
        "hub" => Service::Hub,
        _ => Service::Shared,
    })
}

fn is_google(host: &str) -> bool {
    psl::domain_str(host).is_some_and(|domain| domain.split('.').next() == Some("google"))
}

fn refuse_service(text: &str, host: &str, rest: &str) -> Result<(), Fault> {
    let message = match service(host, rest) {
        Some(Service::Shortener) => "is a shortened address: nobody sees where it leads, and it may lapse",
        Some(Service::ChangeableCode) => {
            "belongs to a service for changeable QR codes: it counts who scans, can be led elsewhere, and ends with the subscription"
        }
        Some(Service::Redirector) => "goes through a redirector, which learns who opened it",
        Some(Service::Hub | Service::Shared) | None => return Ok(()),
    };
    Err(refused(format!("`{text}` {message}"), "open it, and write the address that it ends at"))
}

/// Host and the rest of an address that [`check`] gave.
pub fn split(url: &str) -> (&str, &str) {
    let rest = url.strip_prefix("https://").unwrap_or(url);
    rest.split_at(rest.find(['/', '?', '#']).unwrap_or(rest.len()))
}

/// Whether a registry that has `known` speaks for `url`: the same site, or on a site of many people the same page.
pub fn covers(known: &str, url: &str) -> bool {
    let ((known_host, known_rest), (host, rest)) = (split(known), split(url));
    let bare = |rest: &str| rest.trim_end_matches('/').to_owned();
    if service(host, rest).is_some() || known_host == host && psl_is_private(host) {
        return known_host == host && bare(known_rest) == bare(rest);
    }
    let site = |host: &str| psl::domain_str(host).map(str::to_owned);
    known_host == host || site(host).is_some() && site(host) == site(known_host)
}

/// `github.io`, `blogspot.com`: endings under which anyone has a name.
fn psl_is_private(host: &str) -> bool {
    psl::suffix(host.as_bytes()).is_some_and(|s| s.typ() == Some(psl::Type::Private)) && psl::domain_str(host).is_none()
}

/// An address as people read it: `https://example.org/` → `example.org`, punycode and escapes as letters.
pub fn shown(url: &str) -> String {
    let (host, rest) = split(url);
    let host = if host.contains("xn--") { Cow::Owned(idna::domain_to_unicode(host).0) } else { Cow::Borrowed(host) };
    let rest = match decoded(rest) {
        // Only letters: an escaped space or slash stays an escape.
        Some(plain) if plain.chars().all(is_readable) && !plain.is_ascii() => plain,
        _ => rest.to_owned(),
    };
    format!("{host}{rest}").trim_end_matches('/').to_owned()
}

/// A letter that may stand in an address on paper: right-to-left ones would change places.
fn is_readable(c: char) -> bool {
    c.is_ascii_graphic() || (c.is_alphanumeric() && !matches!(c, '\u{590}'..='\u{8FF}' | '\u{FB1D}'..='\u{FEFC}'))
}

/// Names that are kept for examples and lead to nobody (RFC 2606, RFC 6761).
const EXAMPLES: [&str; 7] = ["example.com", "example.net", "example.org", "example", "invalid", "test", "localhost"];

/// Whether an address is one of a manual's.
pub fn is_example(url: &str) -> bool {
    let host = split(url).0.to_lowercase();
    let below = |name: &str| host.strip_suffix(name).is_some_and(|rest| rest.is_empty() || rest.ends_with('.'));
    EXAMPLES.into_iter().any(below)
}

/// Both forms of an address in other letters; `None` where they are one.
pub fn both_forms(url: &str) -> Option<(String, &str)> {
    let (host, _) = split(url);
    host.contains("xn--").then(|| (idna::domain_to_unicode(host).0, host))
}

#[cfg(test)]
mod tests;
