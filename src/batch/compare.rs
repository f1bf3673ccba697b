//! A finished sheet's entry against the campaign as it is now: its numbers, its codes, its texts, and the files that it was
//! made from.
//!
//! The entry alone is looked at; that the file shows what the entry says is for `verify`.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::{Arc, Mutex, PoisonError};

use sha2::{Digest, Sha256};

use super::record::Printed;
use super::{path_of, review};
use crate::diag::{Code, Diagnostic, Report};
use crate::disk::hex;
use crate::ink::Ink;
use crate::load::campaign::{Campaign, Locale};
use crate::load::region::known_addresses;
use crate::load::settings::values;
use crate::load::{dialled, fonts};
use crate::manifest::{Entry, PrintedHotline, PrintedLink};
use crate::model::hotline::{Hotline, Region};
use crate::resolve::wording::Job;
use crate::text::characters;
use crate::{resolve, rules};

/// Languages of one sheet that a manifest may name.
const MOST_LANGUAGES: usize = 32;
/// Most files that one message names.
const NAMED: usize = 6;

/// A campaign, asked about sheets.
#[derive(Debug)]
pub struct Comparison<'a> {
    campaign: &'a Campaign,
    /// The campaign was read without a fault: what is not in it is not there.
    is_whole: bool,
    /// By family: the hashes of its files.
    fonts: Mutex<BTreeMap<String, Arc<BTreeSet<String>>>>,
}

impl<'a> Comparison<'a> {
    pub fn new(campaign: &'a Campaign, is_whole: bool) -> Self {
        Self { campaign, is_whole, fonts: Mutex::default() }
    }

    /// Everything in which the sheet differs from what would be made now.
    pub fn entry(&self, entry: &Entry, report: &mut Report) {
        let Some(region) = self.campaign.regions.get(&entry.region) else {
            if self.is_whole {
                report.push(outdated(entry, &format!("the campaign has no region {}", entry.region)));
            }
            return;
        };
        let before = report.diagnostics.len();
        self.registry(entry, region, report);
        record(entry, region, report);
        self.labels(entry, report);
        let told = report.diagnostics.len() > before;
        self.wording(entry, region, told, report);
    }

    /// What the entry says about the sheet as a whole.
    fn labels(&self, entry: &Entry, report: &mut Report) {
        let mut push = |what: String| report.push(outdated(entry, &what));
        if let Some(locales) = self.locales(entry).filter(|locales| locales.iter().all(|l| l.pseudo.is_none())) {
            let now = review(&locales);
            if entry.review != now {
                push(format!("`review` of the manifest is `{}`, and that of the locale is `{now}` now", entry.review));
            }
        }
        match Ink::named(&entry.ink) {
            None => push(format!("`ink` of the manifest is `{}`, which is no edition", entry.ink)),
            Some(ink) => {
                let wanted = path_of(&entry.locale, &entry.layout, ink);
                if entry.path != wanted {
                    push(format!(
                        "`path`, `locale`, `layout` and `ink` of the manifest do not agree: it would be {wanted}"
                    ));
                }
            }
        }
        if let Some(code) = entry.warnings.iter().find(|code| rules::find(code).is_none()) {
            let shown: String = code.chars().take(60).flat_map(char::escape_debug).collect();
            push(format!("`warnings` of the manifest has `{shown}`, which is no rule"));
        }
    }

    /// The languages that the sheet is in, if the campaign has them all.
    fn locales(&self, entry: &Entry) -> Option<Vec<Arc<Locale>>> {
        let find = |id: &str| self.campaign.locales.get(id).or_else(|| self.campaign.pseudo.get(id)).cloned();
        entry.locale.split('+').take(MOST_LANGUAGES).map(find).collect()
    }

    fn registry(&self, entry: &Entry, region: &Region, report: &mut Report) {
        let path = format!("hotlines/{}.toml", region.id);
        let before = report.diagnostics.len();
        let mut push = |what: String| report.push(wrong(entry, &what));
        for printed in entry.hotlines() {
            let Some(now) = region.hotlines.iter().find(|h| h.id == printed.id) else {
                push(format!("its hotline `{}` is not in {path} any more", printed.id));
                continue;
            };
            if now.retired {
                push(format!("its hotline `{}` is retired in {path}", now.id));
            } else {
                for (kind, was, is) in [("number", &printed.call, &now.call), ("text number", &printed.text, &now.text)]
                {
                    let is = is.as_ref().map(|is| is.value.as_str());
                    if was.as_deref() != is {
                        let said = |n: Option<&str>| n.map_or("none".to_owned(), str::to_owned);
                        push(format!(
                            "the {kind} of `{}` was {} and is {} now",
                            now.id,
                            said(was.as_deref()),
                            said(is)
                        ));
                    }
                }
            }
        }
        // The number that was told just now needs no second word.
        let told: Vec<String> =
            entry.hotlines().flat_map(|h| [&h.call, &h.text]).flatten().map(|n| figures(n)).collect();
        let any = report.diagnostics.len() > before;
        let told = |number: &str| any && told.contains(&figures(number));
        let mut push = |what: String| report.push(wrong(entry, &what));
        for number in entry.numbers.iter().filter(|n| !numbers(region).contains(&figures(n))) {
            let other = self.campaign.regions.values().find(|other| numbers(other).contains(&figures(number)));
            if other.is_none() && told(number) {
                continue;
            }
            push(match other {
                Some(other) => {
                    format!("it prints {number}, a number of {}, and says that it is for {}", other.id, region.id)
                }
                None => format!("it prints {number}, which {path} does not have"),
            });
        }
    }

    /// The same sheet, worded anew.
    fn wording(&self, entry: &Entry, region: &Arc<Region>, told: bool, report: &mut Report) {
        let campaign = self.campaign;
        let layout = campaign.layouts.get(&entry.layout);
        let locales = self.locales(entry);
        let (Some(layout), Some(locales)) = (layout, locales.as_deref().filter(|locales| !locales.is_empty())) else {
            let what = if layout.is_none() { ("layout", &entry.layout) } else { ("locale", &entry.locale) };
            report.push(outdated(entry, &format!("the campaign has no {} {} that can be read", what.0, what.1)));
            return;
        };
        let now = campaign.inputs.of(layout, locales, &region.id);
        let changed = self.changed(entry, &now, locales);
        if let Some(what) = changed {
            report.push(outdated(entry, &what));
        }
        let mut faults = Report::default();
        known_addresses::check_job(layout, region, &campaign.regions, &mut faults);
        if let Some(fault) = faults.diagnostics.first() {
            report.push(wrong(entry, &fault.message));
        }
        let mut given = Vec::new();
        for (name, written) in &entry.set {
            match values::given(&campaign.values, name, written) {
                Ok(value) => given.push(value),
                Err(fault) => report.push(outdated(entry, &fault.message)),
            }
        }
        let printed = Job::new(campaign, layout, &locales[0], region, Some(&entry.paper), &mut faults)
            .map(|job| job.in_languages(locales).with(&given, campaign))
            .and_then(|job| resolve::resolve(campaign, &job, &mut faults))
            .map(|wording| Printed::of(&wording));
        let Some(printed) = printed else {
            report.push(outdated(entry, "it could not be made now: run `handbill check`"));
            return;
        };
        let links = |all: &[PrintedLink]| all.iter().map(|l| format!("{} → {}", l.text, l.uri)).collect::<Vec<_>>();
        for (what, was, is) in [
            ("number", &entry.numbers, &printed.numbers),
            ("address", &entry.addresses, &printed.addresses),
            ("code", &entry.qr, &printed.qr),
            ("link", &links(&entry.links), &links(&printed.links)),
        ] {
            let gone: Vec<&str> = was.iter().filter(|w| !is.contains(w)).map(String::as_str).collect();
            let new: Vec<&str> = is.iter().filter(|i| !was.contains(i)).map(String::as_str).collect();
            // A number that was told above needs no second word.
            if (gone.is_empty() && new.is_empty()) || (told && matches!(what, "number" | "link")) {
                continue;
            }
            let list = |all: &[&str]| if all.is_empty() { "nothing".to_owned() } else { all.join(", ") };
            report.push(wrong(entry, &format!("its {what} {} would be {} now", list(&gone), list(&new))));
        }
        if let Some(text) = entry.texts.iter().find(|t| !printed.texts.contains(t)).filter(|_| !told) {
            let shown: String = text.chars().take(60).collect();
            report.push(outdated(entry, &format!("the campaign does not say \"{shown}\" any more")));
        }
    }

    /// Which files are not those that the sheet was made from.
    fn changed(&self, entry: &Entry, now: &BTreeMap<String, String>, locales: &[Arc<Locale>]) -> Option<String> {
        if entry.inputs.is_empty() {
            return Some("its manifest is that of an older handbill and does not say what it was made from".to_owned());
        }
        let mut files: Vec<String> = Vec::new();
        for (path, hash) in &entry.inputs {
            match now.get(path) {
                Some(is) if is == hash => {}
                Some(_) if path.starts_with("kit:") => files.push(format!("{path} (of another handbill)")),
                Some(_) => files.push(path.clone()),
                None => files.push(format!("{path} (gone)")),
            }
        }
        files.extend(now.keys().filter(|path| !entry.inputs.contains_key(*path)).map(|path| format!("{path} (new)")));
        let known: Vec<Arc<BTreeSet<String>>> = locales
            .iter()
            .map(|locale| locale.family.as_str())
            .chain([fonts::LATIN])
            .chain(fonts::SYMBOLS)
            .map(|family| self.family(family))
            .collect();
        let lost = entry
            .fonts
            .iter()
            .filter(|(name, hash)| !known.iter().any(|family| family.contains(*hash)) && !self.is_foreign(name, hash));
        files.extend(lost.map(|(name, _)| format!("the font {name}")));
        if files.is_empty() {
            return None;
        }
        let more = files.len().saturating_sub(NAMED);
        files.truncate(NAMED);
        let more = if more > 0 { format!(" and {more} more") } else { String::new() };
        Some(format!("it was made from files that have changed since: {}{more}", files.join(", ")))
    }

    /// Whether it is a face of a family that a name in another script is set in.
    fn is_foreign(&self, face: &str, hash: &String) -> bool {
        // A style may name any of the campaign's own.
        if self.campaign.fonts.own().any(|blob| hex(&Sha256::digest(blob.as_ref())) == *hash) {
            return true;
        }
        let plain = |name: &str| name.replace(' ', "").to_lowercase();
        let face = plain(face);
        let families = self.campaign.fonts.names().filter(|family| face.starts_with(&plain(family)));
        families.map(str::to_owned).collect::<Vec<_>>().iter().any(|family| self.family(family).contains(hash))
    }

    fn family(&self, name: &str) -> Arc<BTreeSet<String>> {
        if let Some(known) = self.fonts.lock().unwrap_or_else(PoisonError::into_inner).get(name) {
            return Arc::clone(known);
        }
        let blobs = self.campaign.fonts.blobs(name).unwrap_or_default();
        let hashes = Arc::new(blobs.iter().map(|blob| hex(&Sha256::digest(blob.as_ref()))).collect());
        self.fonts.lock().unwrap_or_else(PoisonError::into_inner).insert(name.to_owned(), Arc::clone(&hashes));
        hashes
    }

    /// Every number of the campaign that may be printed, in plain figures.
    pub fn all_numbers(&self) -> BTreeSet<String> {
        self.campaign.regions.values().flat_map(|region| numbers(region)).collect()
    }

    /// What became of a number that the registry calls retired.
    pub fn fate(&self, figure: &str) -> Option<String> {
        let same = |number: &str| {
            let known = figures(number);
            known == figure
                || known.len() >= 7 && figure.len() >= 7 && (known.ends_with(figure) || figure.ends_with(&known))
        };
        self.campaign.regions.values().find_map(|region| {
            let old = region
                .hotlines
                .iter()
                .filter(|h| h.retired)
                .find(|h| h.numbers().map(|n| n.value.as_str()).chain(h.dialled()).any(same))?;
            Some(format!("{} (hotlines/{}.toml)", old.fate(region), region.id))
        })
    }

    /// Every payload that a code of the campaign may have.
    pub fn all_payloads(&self) -> BTreeSet<String> {
        let regions = self.campaign.regions.values();
        let hotlines = regions.flat_map(|region| region.hotlines.iter().filter(|h| !h.retired));
        hotlines.flat_map(|h| payloads(h)).chain(self.campaign.own_addresses()).collect()
    }
}

/// Where the number was seen, and when.
fn record(entry: &Entry, region: &Region, report: &mut Report) {
    for printed in entry.hotlines() {
        seen(entry, printed, region, report);
    }
}

fn seen(entry: &Entry, printed: &PrintedHotline, region: &Region, report: &mut Report) {
    let Some(now) = region.hotlines.iter().find(|h| h.id == printed.id && !h.retired) else { return };
    let said =
        |n: Option<&str>| n.map_or("none".to_owned(), |n| n.chars().take(120).flat_map(char::escape_debug).collect());
    let fields = [
        ("source", Some(printed.source.as_str()), Some(now.source.as_str())),
        ("evidence", printed.evidence.as_deref(), now.evidence.as_deref()),
    ];
    for (name, was, is) in fields {
        if was != is {
            let what = format!("the `{name}` of `{}` was {} and is {} now", now.id, said(was), said(is));
            report.push(outdated(entry, &what));
        }
    }
}

fn payloads(hotline: &Hotline) -> Vec<String> {
    let mut found: Vec<String> = hotline.addresses().map(|address| address.value.clone()).collect();
    found.extend(hotline.dial.iter().map(|dial| format!("tel:{dial}")));
    found.extend(hotline.text.iter().map(|text| format!("sms:{}", dialled(&text.value))));
    found.extend(hotline.whatsapp_dial.iter().map(|dial| format!("https://wa.me/{}", dial.trim_start_matches('+'))));
    found
}

/// What a region may print, in plain figures: its hotlines that are not retired, and its emergency number.
fn numbers(region: &Region) -> BTreeSet<String> {
    let hotlines = region.hotlines.iter().filter(|h| !h.retired);
    let values = hotlines.flat_map(|h| h.numbers()).map(|n| figures(&n.value));
    values.chain([figures(&region.emergency.value)]).collect()
}

/// Digits of any script and the letters of vanity numbers, nothing else.
pub fn figures(number: &str) -> String {
    let plain = |c: char| match characters::digit(c) {
        Some(digit) => Some(char::from(b'0' + digit)),
        None => c.is_ascii_alphabetic().then(|| c.to_ascii_uppercase()),
    };
    number.chars().filter_map(plain).collect()
}

fn outdated(entry: &Entry, what: &str) -> Diagnostic {
    Diagnostic::new(Code::VerifyOutdated, format!("{}: {what}", entry.path))
        .hint("run `handbill build` again, and replace what hangs on walls where a number or an address has changed")
}

fn wrong(entry: &Entry, what: &str) -> Diagnostic {
    Diagnostic::new(Code::VerifyRegistry, format!("{}: {what}", entry.path))
        .hint("take down what hangs, throw the file away, and run `handbill build` again")
}
