//! The levels of headings, as a screen reader goes through them: the first is an `h1` (PDF/UA-1, 7.4.2).

use super::Input;
use crate::diag::{Code, Diagnostic, Report};
use crate::model::layout::RoleSpec;

pub fn check(input: &Input<'_>, report: &mut Report) {
    for sheet in input.sheets {
        for (at, leaf) in sheet.leaves.iter().enumerate() {
            match leaf.spec().role {
                RoleSpec::H1 => return,
                RoleSpec::H2 => {
                    let message = format!("the first heading of the sheet is an h2, {}", input.in_box(sheet, Some(at)));
                    let hint = "give this box role = \"h1\", or an earlier one";
                    report.push(sheet.place(Some(at), Diagnostic::new(Code::HeadingOrder, message)).hint(hint));
                    return;
                }
                _ => {}
            }
        }
    }
}
