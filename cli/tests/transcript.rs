//! The transcript of a newcomer in `docs/newcomer.md`, run again.
//!
//! With `BLESS=1`, the output is written to the page.
#![forbid(unsafe_code)]

use std::env;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use tempfile::TempDir;

const PAGE: &str = "../docs/newcomer.md";

/// The start of a section about a document of a vendor.
const DOCUMENT: &str = "<!-- document: ";

fn specs() -> PathBuf {
    let here = Path::new(env!("CARGO_MANIFEST_DIR"));
    env::var_os("SPECS").map_or_else(|| here.join("../../shared/specs"), PathBuf::from)
}

/// A folder with the document, in which the commands of a section run.
fn folder(section: &str) -> Option<TempDir> {
    let (path, _) = section.split_once(" -->")?;
    let document = specs().join(path);
    if !document.exists() {
        println!(
            "skipped: {} is not here; SPECS names its folder",
            document.display()
        );
        return None;
    }
    let folder = tempfile::tempdir().unwrap();
    let name = document.file_name().unwrap();
    fs::copy(&document, folder.path().join(name)).unwrap();
    Some(folder)
}

/// The output of a line of the shell, in which `cargo sdk` is the program that was built.
fn output(command: &str, folder: &TempDir) -> String {
    let program = env!("CARGO_BIN_EXE_cargo-sdk");
    let command = command.replace("cargo sdk", &format!("'{program}' sdk"));
    let mut shell = Command::new("sh");
    let ran = shell.args(["-c", &command]).current_dir(folder.path());
    let ran = ran.output().unwrap();
    assert!(ran.status.success(), "{command}: {ran:?}");
    String::from_utf8(ran.stdout).unwrap()
}

/// The page with the output of now.
fn run(page: &str) -> String {
    let mut sections = page.split(DOCUMENT);
    let mut now = sections.next().unwrap_or_default().to_owned();
    for section in sections {
        now.push_str(DOCUMENT);
        let Some(folder) = folder(section) else {
            now.push_str(section);
            continue;
        };
        let mut in_block = false;
        for line in section.lines() {
            match line {
                "```console" => in_block = true,
                "```" => in_block = false,
                _ => {}
            }
            if let Some(command) = line.strip_prefix("$ ") {
                now.push_str(&format!("{line}\n{}", output(command, &folder)));
            } else if !in_block || line.starts_with("```") {
                now.push_str(line);
                now.push('\n');
            }
        }
    }
    now
}

/// Sizes change with every version, and prove nothing.
fn without_digits(text: &str) -> String {
    let mut shown = text.replace(|it: char| it.is_ascii_digit(), "0");
    while shown.contains("00") {
        shown = shown.replace("00", "0");
    }
    shown
}

#[test]
fn the_transcript_is_what_happens() {
    let page = fs::read_to_string(PAGE).unwrap();
    assert_eq!(page.matches(DOCUMENT).count(), 3);
    let now = run(&page);
    if env::var_os("BLESS").is_some() {
        fs::write(PAGE, now).unwrap();
        return;
    }
    assert_eq!(
        without_digits(&now),
        without_digits(&page),
        "run it with BLESS=1"
    );
}
