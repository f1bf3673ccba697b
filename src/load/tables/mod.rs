//! Reading TOML by hand, with faults that help: `spec` tables and keys, `syntax` errors of the grammar, `units` lengths and
//! colours, `suggest` the nearest known word, `lists` the words that other tables name.

pub mod lists;
pub(crate) mod spec;
pub mod suggest;
pub(crate) mod syntax;
#[cfg(test)]
pub(crate) mod tests;
pub mod units;
