//! libFuzzer over one of the targets of `tests/fuzz/harness.rs`, named by the environment variable `TARGET`.

#![no_main]

#[path = "../../tests/fuzz/harness.rs"]
mod harness;

use std::sync::OnceLock;

use libfuzzer_sys::fuzz_target;

static TARGET: OnceLock<fn(&[u8])> = OnceLock::new();

fuzz_target!(
    init: {
        let name = std::env::var("TARGET").unwrap_or_default();
        let found = harness::TARGETS.iter().find(|(known, _)| *known == name);
        let Some((_, target)) = found else {
            let known: Vec<&str> = harness::TARGETS.iter().map(|(name, _)| *name).collect();
            eprintln!("TARGET is one of {}", known.join(" "));
            std::process::exit(2);
        };
        let _ = TARGET.set(*target);
        // What handbill catches itself is no find; what nobody catches ends the process all the same.
        std::panic::set_hook(Box::new(|info| eprintln!("{info}")));
    },
    |data: &[u8]| {
        if let Some(target) = TARGET.get() {
            target(data);
        }
    }
);
