//! Rebuilds the crate when a part of the embedded kit changes: `include_dir!` cannot say so itself.

fn main() {
    for part in ["layouts", "locales", "hotlines", "handbill.toml"] {
        println!("cargo::rerun-if-changed={part}");
    }
}
