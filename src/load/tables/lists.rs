//! The words of other tables that a key may name, for the papers that `schema` writes. Readers ask those tables themselves.

use crate::load::settings::levels;
use crate::load::tables::units::PAPERS;
use crate::model::values::{Kind, ROWS};
use crate::rules;
use crate::schema::Lists;

pub fn lists() -> Lists {
    let codes = || rules::all().into_iter().filter(|rule| rule.adjustable).map(|rule| rule.code);
    let values = |fits: fn(Kind) -> bool| ROWS.iter().filter(move |row| fits(row.kind));
    let braced = |name: &str| format!("{{{name}}}");
    // The short names stay good, and the long ones are what is offered first.
    let names = |fits| {
        let all = values(fits).flat_map(|row| [row.name, row.short]);
        all.filter(|name| !name.is_empty()).map(str::to_owned).collect::<Vec<String>>()
    };
    let of_hotlines = names(Kind::in_boxes).into_iter();
    let of_hotlines = of_hotlines.map(|name| name.strip_prefix("hotline.").map(str::to_owned).unwrap_or(name));
    Lists {
        papers: PAPERS.iter().map(|(name, ..)| (*name).to_owned()).collect(),
        of_hotlines: of_hotlines.collect(),
        shown: names(Kind::in_boxes),
        pictures: names(|kind| kind == Kind::Image).iter().map(|name| braced(name)).collect(),
        conditions: names(|_| true),
        payloads: names(Kind::in_codes).iter().map(|name| braced(name)).collect(),
        rules: codes().map(str::to_owned).collect(),
        rules_of_sheets: codes().filter(|code| levels::is_of_sheets(code)).map(str::to_owned).collect(),
    }
}
