//! `handbill completions` and `handbill man`: every command is in each of them.

use std::io::Write as _;
use std::process::{Command, Stdio};

use super::support::{handbill, repository, words};

/// The names of the commands, from the help of `args`.
fn commands(args: &[&str]) -> Vec<String> {
    let out = handbill(&repository(), &[args, &["--help"]].concat());
    let help = String::from_utf8(out.stdout).unwrap();
    let list = help.split("Commands:").nth(1).unwrap().split("\n\n").next().unwrap();
    let name = |line: &str| line.strip_prefix("  ").filter(|l| !l.starts_with(' ')).map(str::to_owned);
    let names = list.lines().filter_map(name).filter_map(|l| l.split_whitespace().next().map(str::to_owned));
    names.filter(|name| name != "help").collect()
}

fn script(shell: &str) -> String {
    let out = handbill(&repository(), &["completions", shell]);
    assert!(out.status.success(), "{}", words(&out));
    String::from_utf8(out.stdout).unwrap()
}

#[test]
fn each_shell_knows_every_command() {
    let (all, parts) = (commands(&[]), commands(&["new"]));
    assert!(all.len() > 8 && all.contains(&"completions".to_owned()) && all.contains(&"man".to_owned()), "{all:?}");
    assert!(parts.len() > 2, "{parts:?}");
    for shell in ["bash", "zsh", "fish", "powershell", "elvish"] {
        let script = script(shell);
        let word = |name: &str| {
            let letter = |c: char| c.is_alphanumeric() || c == '-' || c == '_';
            script.split(|c| !letter(c)).any(|word| word == name)
        };
        for name in all.iter().chain(&parts).map(String::as_str).chain(["--message-format", "--locale"]) {
            let option = name.trim_start_matches("--");
            assert!(word(name) || option != name && word(option), "{shell} lacks {name}");
        }
        // Words that an option takes; two shells are not told them.
        assert!(script.contains("cmyk") || ["powershell", "elvish"].contains(&shell), "{shell}");
    }
    assert_eq!(handbill(&repository(), &["completions", "tcsh"]).status.code(), Some(2));
}

/// Reads a script without running it; a shell that is not there is no fault.
fn parses(program: &str, arguments: &[&str], script: &str) {
    let child = Command::new(program).args(arguments).stdin(Stdio::piped()).stderr(Stdio::piped()).spawn();
    let Ok(mut child) = child else { return };
    child.stdin.take().unwrap().write_all(script.as_bytes()).unwrap();
    let out = child.wait_with_output().unwrap();
    assert!(out.status.success() && out.stderr.is_empty(), "{program}: {}", String::from_utf8_lossy(&out.stderr));
}

#[test]
fn shells_read_their_scripts() {
    parses("bash", &["-n"], &script("bash"));
    parses("zsh", &["-n"], &script("zsh"));
    parses("fish", &["--no-execute"], &script("fish"));
}

/// What bash offers after a few letters, by the script.
#[test]
fn bash_completes() {
    let ask = |words: &str, at: usize| {
        let script = script("bash");
        let run = format!(
            "{script}\nCOMP_WORDS=({words}); COMP_CWORD={at}\n\
             _handbill handbill \"${{COMP_WORDS[{at}]}}\" \"${{COMP_WORDS[{at}-1]}}\"\necho \"${{COMPREPLY[@]}}\""
        );
        let Ok(out) = Command::new("bash").args(["--norc", "-c", &run]).output() else { return None };
        Some(String::from_utf8(out.stdout).unwrap().trim().to_owned())
    };
    for (words, at, wanted) in [
        ("handbill comp", 1, "completions"),
        ("handbill new lo", 2, "locale"),
        ("handbill build --ink c", 3, "colour cmyk"),
        ("handbill build --no", 2, "--no-verify"),
    ] {
        let Some(offered) = ask(words, at) else { return };
        assert!(wanted.split(' ').all(|word| offered.split(' ').any(|o| o == word)), "{words}: {offered}");
    }
}

#[test]
fn the_manual_has_a_page_a_command() {
    let folder = tempfile::tempdir().unwrap();
    let out = handbill(folder.path(), &["man", "pages/man1"]);
    assert!(out.status.success(), "{}", words(&out));
    let page = |name: &str| std::fs::read_to_string(folder.path().join("pages/man1").join(name)).unwrap();
    let first = page("handbill.1");
    assert!(first.contains(".TH handbill 1") && first.contains("wrong usage"), "{first}");
    for name in commands(&[]) {
        assert!(first.contains(&name.replace('-', "\\-")), "handbill.1 lacks {name}");
        assert!(page(&format!("handbill-{name}.1")).contains(".SH DESCRIPTION"), "{name}");
    }
    for name in commands(&["new"]) {
        page(&format!("handbill-new-{name}.1"));
    }
    // To standard output: the first page.
    let out = handbill(folder.path(), &["man"]);
    assert!(out.status.success() && String::from_utf8(out.stdout).unwrap().contains(".TH handbill 1"));
    // A place where nothing can be written is said.
    std::fs::write(folder.path().join("file"), "").unwrap();
    let out = handbill(folder.path(), &["man", "file"]);
    assert!(out.status.code() == Some(1) && words(&out).contains("error[output-unwritable]"), "{}", words(&out));
    // What `man` itself makes of them.
    let Ok(out) = Command::new("mandoc")
        .args(["-T", "lint", "-W", "error"])
        .arg(folder.path().join("pages/man1/handbill.1"))
        .output()
    else {
        return;
    };
    assert!(out.status.success(), "{}", words(&out));
}
