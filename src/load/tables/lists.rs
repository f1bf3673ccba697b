//! The words of other tables that a key may name, for the papers that `schema` writes. Readers ask those tables themselves.

use crate::load::settings::rule_levels;
use crate::load::tables::units::PAPERS;
use crate::model::values::{Kind, ROWS};
use crate::rules::{self, Code};
use crate::schema::{Lists, Words};

pub fn lists() -> Lists {
    let codes = || rules::all().filter(|rule| rule.adjustable).map(|rule| rule.code);
    let all = |words: &mut dyn Iterator<Item = &'static str>| Words {
        offered: words.map(str::to_owned).collect(),
        taken: Vec::new(),
    };
    Lists {
        papers: all(&mut PAPERS.iter().map(|(name, ..)| *name)),
        of_hotlines: plain(Kind::in_boxes, "hotline."),
        shown: plain(Kind::in_boxes, ""),
        pictures: braced(|kind| kind == Kind::Image),
        conditions: plain(|_| true, ""),
        payloads: braced(Kind::in_codes),
        rules: all(&mut codes().map(Code::name)),
        rules_of_sheets: all(&mut codes().filter(|code| rule_levels::is_of_sheets(*code)).map(Code::name)),
    }
}

/// Values by their dotted names, of which `prefix` may be left out; the short names and braces are taken too.
fn plain(fits: fn(Kind) -> bool, prefix: &str) -> Words {
    let rows = || ROWS.iter().filter(move |row| fits(row.kind));
    let offered: Vec<String> = rows().map(|row| row.name.strip_prefix(prefix).unwrap_or(row.name).to_owned()).collect();
    let mut taken: Vec<String> = rows().flat_map(|row| [row.name, row.short]).map(str::to_owned).collect();
    taken.retain(|name| !name.is_empty() && !offered.contains(name));
    let braces: Vec<String> = offered.iter().chain(&taken).map(|name| format!("{{{name}}}")).collect();
    taken.extend(braces);
    Words { offered, taken }
}

/// Values in braces.
fn braced(fits: fn(Kind) -> bool) -> Words {
    let rows = || ROWS.iter().filter(move |row| fits(row.kind));
    let short = rows().map(|row| row.short).filter(|short| !short.is_empty());
    Words {
        offered: rows().map(|row| format!("{{{}}}", row.name)).collect(),
        taken: short.map(|short| format!("{{{short}}}")).collect(),
    }
}
