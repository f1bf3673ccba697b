//! The tests of users' promises: whole campaigns in, finished files judged. One program, so that they are linked once and
//! share what is dear to make. `cargo test --test main honest::` runs those of one file.
#![allow(clippy::expect_used, clippy::panic, clippy::unwrap_used, reason = "a test that cannot go on may panic")]

mod architecture;
mod bad_cases;
mod bad_inputs;
mod campaigns;
mod codes;
mod copied;
mod drawings;
#[path = "each/main.rs"]
mod each;
mod families;
mod files;
mod finished;
mod forms;
#[path = "fuzz/main.rs"]
mod fuzz;
mod headlines;
mod honest;
#[path = "hostile/main.rs"]
mod hostile;
mod library;
mod main_job;
mod manifest;
mod numbers;
mod pdf_inks;
mod pdf_judges;
#[path = "pdf/support.rs"]
#[allow(dead_code, reason = "scenes by hand, of which a test uses some")]
mod pdf_support;
mod pdf_write;
mod preflight;
mod preflight_scene;
#[path = "finished/read_back.rs"]
#[allow(dead_code, reason = "a reader of files, of which a test uses some")]
mod read_back;
mod records;
mod rules;
mod same_bytes;
mod scene;
#[path = "schema/main.rs"]
mod schema;
mod scripts;
mod stages;
mod stops;
mod verify;
mod verify_campaign;
