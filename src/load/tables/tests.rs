//! The readers against the table of keys: neither knows a key that the other does not, and both judge alike.

use std::cell::RefCell;
use std::collections::BTreeSet;

use crate::schema::Section;

thread_local! {
    static ASKED: RefCell<BTreeSet<(&'static str, &'static str, bool)>> = const { RefCell::new(BTreeSet::new()) };
}

/// What a reader asked for: section, key, and whether it must be there.
pub fn note_asked(section: &Section, key: &'static str, required: bool) {
    ASKED.with_borrow_mut(|asked| asked.insert((section.name, key, required)));
}
