//! Reading TOML by hand, with faults that help: `spec` tables and keys, `syntax` errors of the grammar, `units` lengths and
//! colours, `suggest` the nearest known word.

pub(crate) mod spec;
pub mod suggest;
pub(crate) mod syntax;
pub mod units;
