//! The contract of `cargo xtask corpus`: exit codes, output, and the effects on disk.
#![forbid(unsafe_code)]

use std::fs;
use std::process::{Command, Output};

use serde_json::Value;
use tempfile::TempDir;

/// A document without operations: the smallest that can be generated from.
const SPEC: &str = "openapi: 3.0.3\ninfo:\n  title: Pets\n  version: '1'\npaths: {}\n";

/// A folder with `spec.yaml` in it.
fn folder(spec: &str) -> TempDir {
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join("spec.yaml"), spec).unwrap();
    folder
}

fn run(folder: &TempDir, arguments: &[&str]) -> Output {
    let mut command = Command::new(env!("CARGO_BIN_EXE_xtask"));
    command.args(arguments).current_dir(folder.path());
    command.output().unwrap()
}

fn code(output: &Output) -> Option<i32> {
    output.status.code()
}

#[test]
fn corpus_tells_what_fell_short_and_remembers_the_rest() {
    let folder = folder(SPEC);
    fs::write(
        folder.path().join("broken.yaml"),
        "openapi: 3.0.3\nopenapi: 4\n",
    )
    .unwrap();
    let corpus = |more: &[&str]| {
        let fixed = ["corpus", ".", "--work", "work", "--json", "rows.json"];
        let output = run(&folder, &[&fixed, more].concat());
        let text = fs::read_to_string(folder.path().join("rows.json")).unwrap_or_default();
        let rows: Value = serde_json::from_str(&text).unwrap_or_default();
        (
            code(&output),
            String::from_utf8(output.stdout).unwrap(),
            rows,
        )
    };
    let (all, text, rows) = corpus(&["--twice", "--jobs", "2"]);
    assert_eq!(all, Some(1));
    assert_eq!(rows["documents"], 2, "{text}");
    assert_eq!(rows["fell_short"], 1, "{text}");
    assert!(text.contains("1 fell short"), "{text}");
    let cause = &rows["rows"][0]["shortfalls"][0]["cause"];
    assert!(cause.as_str().unwrap().starts_with("error["), "{cause}");
    let mut good = rows["rows"][1].clone();
    assert!(good["lines"].as_u64() > Some(0));

    let (some, text, rows) = corpus(&["--only", "*/spec.yaml"]);
    assert_eq!(some, Some(0), "{text}");
    // The time is the same, so it was not generated again.
    assert_eq!(rows["rows"], Value::Array(vec![good.clone()]));

    // Names that were not examined before are examined now.
    let (some, text, rows) = corpus(&["--only", "*/spec.yaml", "--names"]);
    assert_eq!(some, Some(0), "{text}");
    assert!(text.contains("names of 0 methods and 0 types"), "{text}");
    good = rows["rows"][0].clone();
    assert_eq!(good["names"]["methods"], 0);
    let (_, text, rows) = corpus(&["--only", "*/spec.yaml", "--names"]);
    assert!(text.contains("methods with a counter"), "{text}");
    assert_eq!(rows["rows"], Value::Array(vec![good]));
}

#[test]
fn corpus_refuses_what_it_cannot_do() {
    let folder = folder(SPEC);
    for arguments in [
        &["corpus"][..],
        &["corpus", "nowhere"],
        &["corpus", ".", "--work", "work", "--only", "nothing"],
        &["corpus", ".", "--jobs", "0"],
    ] {
        assert_eq!(code(&run(&folder, arguments)), Some(2), "{arguments:?}");
    }
}
