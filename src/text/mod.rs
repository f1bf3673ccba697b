//! Texts: how a message becomes words in a language, and what may not stand in one. No file is read here, and nothing is
//! known of layouts, sheets or records.
//!
//! | file | what |
//! |---|---|
//! | `texts` | a Fluent bundle that never falls back in silence |
//! | `functions`, `forms`, `dates`, `plurals`, `marks` | `NUMBER`, `DATETIME`, `LIST`; how a locale writes and counts; where values stand |
//! | `locales`, `pseudo` | locale ids; the locales that are made from English |
//! | `sorting` | in which order a language lists names |
//! | `markup`, `characters` | tags in texts; which characters may stand there |
//! | `literals` | numbers and addresses that were typed where only the registry may speak |
//! | `writing` | texts that are broken, unfinished or in the wrong script |

pub mod characters;
pub mod dates;
pub mod forms;
pub(crate) mod functions;
pub mod literals;
pub mod locales;
pub(crate) mod marks;
pub mod markup;
pub(crate) mod plurals;
pub mod pseudo;
pub mod sorting;
pub mod texts;
pub mod writing;
