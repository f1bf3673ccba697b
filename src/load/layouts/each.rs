//! `each` of a box: the list that it is repeated over, which of its entries, and how the copies stand.

use std::sync::Arc;

use crate::diag::{Code, Diagnostic, Report};
use crate::limits;
use crate::load::settings::theme::read_length;
use crate::load::tables::spec::{Cx, Table};
use crate::model::layout::{BoxSpec, ContentSpec, Each, Length, List, Order};
use crate::schema::layout::{OF_LIST, WHERE};
use crate::schema::words::{IF_NONE, LINE_KINDS, LISTS, ORDERS, ROW_HEIGHTS};

/// A box over a list inside another over the same list would show each entry as often as there are entries.
pub fn nested(boxes: &[Arc<BoxSpec>], around: &mut Vec<List>, report: &mut Report) {
    for item in boxes {
        let ContentSpec::Boxes { boxes, .. } = &item.content else { continue };
        let list = item.each.as_ref().map(|each| each.list);
        if let Some(each) = item.each.as_ref().filter(|each| around.contains(&each.list)) {
            let message = "a box around this one repeats over the same list already";
            let hint = "take one of the two `each` out";
            report.push(Diagnostic::new(Code::WrongValue, message).at(each.span).hint(hint));
        }
        around.extend(list);
        nested(boxes, around, report);
        if list.is_some() {
            around.pop();
        }
    }
}

/// `None` where the box is no list, or its list is not known.
pub fn read(t: &Table<'_>, cx: &mut Cx<'_>) -> Option<Each> {
    let value = t.get("each");
    let span = value.map(|v| cx.span(v.span()));
    let list = value.and_then(|v| cx.choice(v, LISTS));
    let (mut tag, mut kinds, mut ids) = (None, Vec::new(), Vec::new());
    if let Some(filter) = t.get("where").and_then(|v| cx.table(v, &WHERE)) {
        tag = filter.get("tag").and_then(|v| cx.string(v, "a tag"));
        if let Some(value) = filter.get("id") {
            let items = cx.array(value, "an id, or a list of them", true);
            ids = items.into_iter().filter_map(|item| cx.string(item, "an id")).collect();
        }
        if let Some(value) = filter.get("kind") {
            let items = cx.array(value, "a kind of line, or a list of them", true);
            kinds = items.into_iter().filter_map(|item| cx.choice(item, LINE_KINDS)).collect();
            if list.is_some_and(|list| list != List::Hotlines) {
                let range = filter.key_range("kind").unwrap_or_else(|| value.span());
                let hint = "use `tag` or `id`".to_owned();
                cx.fault_hint(Code::UnknownKey, range, "only hotlines have a `kind`", hint);
            }
        }
        cx.finish(&filter);
    }
    let count = |value: Option<&_>, cx: &mut Cx<'_>| {
        value.and_then(|v| cx.integer(v, OF_LIST)).and_then(|n| u16::try_from(n).ok())
    };
    let at_most = count(t.get("at-most"), cx).unwrap_or(limits::COPIES_OF_EACH);
    let order = t.get("order").and_then(|v| cx.choice(v, ORDERS)).unwrap_or(Order::Listed);
    let across = count(t.get("across"), cx).unwrap_or(1);
    let gap = t.get("gap").map_or(vec![Length::Pt(0.0)], |v| {
        let items = cx.array(v, "a length", true);
        if items.is_empty() || items.len() > 2 {
            cx.fault(Code::WrongValue, v.span(), "`gap` is one length, or [\"across\", \"down\"]");
        }
        items.into_iter().map(|item| read_length(item, cx).unwrap_or(Length::Pt(0.0))).collect()
    });
    let optional = t.get("if-none").and_then(|v| cx.choice(v, IF_NONE)).unwrap_or(false);
    let zero = Length::Pt(0.0);
    let gap = (gap.first().copied().unwrap_or(zero), gap.last().copied().unwrap_or(zero));
    let equal = t.get("equal").and_then(|v| cx.bool(v)).unwrap_or(false);
    let equal_rows = t.get("row-heights").and_then(|v| cx.choice(v, ROW_HEIGHTS)).unwrap_or(false);
    Some(Each { equal, equal_rows, list: list?, span: span?, tag, kinds, ids, at_most, order, across, gap, optional })
}
