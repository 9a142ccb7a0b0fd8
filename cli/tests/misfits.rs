//! `generate --from-misfits`: from the misfits that a client of `tests/misfits/` has written to the overlay of its other client.
#![forbid(unsafe_code)]

use std::fs;
use std::path::Path;
use std::process::{Command, Output};

use tempfile::TempDir;

const SPEC: &str = "../tests/misfits/api.yaml";
const MISFITS: &str = include_str!("../../tests/misfits/misfits.jsonl");
const OVERLAY: &str = "../tests/misfits/misfits.overlay.yaml";

fn run(arguments: &[&str]) -> Output {
    let mut command = Command::new(env!("CARGO_BIN_EXE_cargo-sdk"));
    command.args(arguments).output().unwrap()
}

/// Runs with a file of misfits, in a new folder.
fn from(misfits: &str) -> (TempDir, Output) {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("misfits.jsonl");
    fs::write(&path, misfits).unwrap();
    let output = again(folder.path());
    (folder, output)
}

fn again(folder: &Path) -> Output {
    let path = folder.join("misfits.jsonl");
    let path = path.to_str().unwrap();
    run(&["generate", "--spec", SPEC, "--from-misfits", path])
}

fn errors(output: &Output) -> String {
    String::from_utf8(output.stderr.clone()).unwrap()
}

#[test]
fn misfits_become_an_overlay_to_review() {
    let (folder, output) = from(MISFITS);
    assert!(output.status.success(), "{}", errors(&output));
    assert_eq!(errors(&output), "");
    let written = fs::read_to_string(folder.path().join("misfits.overlay.yaml")).unwrap();
    if std::env::var_os("BLESS").is_some() {
        fs::write(OVERLAY, &written).unwrap();
    }
    assert_eq!(written, fs::read_to_string(OVERLAY).unwrap());
    // Nothing else was written, and nothing was generated.
    assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 2);
}

#[test]
fn an_overlay_is_not_overwritten() {
    let (folder, _) = from(MISFITS);
    let path = folder.path().join("misfits.overlay.yaml");
    fs::write(&path, "mine").unwrap();
    let output = again(folder.path());
    assert_eq!(output.status.code(), Some(2));
    assert!(errors(&output).contains("misfits.overlay.yaml: the file exists"));
    assert_eq!(fs::read_to_string(path).unwrap(), "mine");
}

#[test]
fn a_misfit_that_the_document_has_no_place_for_is_listed_with_the_reason() {
    let lines = [
        r#"{"method":"GET","path":"/carts","status":200,"pointer":"/a","expected":"a string","found":"null"}"#,
        r#"{"method":"GET","path":"/orders","status":404,"pointer":"/a","expected":"a string","found":"null"}"#,
        r#"{"method":"GET","path":"/orders","status":200,"pointer":"/orders/0/color","expected":"a string","found":"null"}"#,
        r#"{"method":"GET","path":"/orders","status":200,"pointer":"/orders/0/id","expected":"a string","found":"a string"}"#,
    ];
    let (folder, output) = from(&lines.join("\n"));
    assert!(output.status.success());
    assert_eq!(
        errors(&output),
        "note: /a is null in GET /carts 200 (once): the document has no GET /carts\n\
         note: /orders/0/color is null in GET /orders 200 (once): no schema on the way declares `color`\n\
         note: /a is null in GET /orders 404 (once): the operation declares no response 404\n\
         note: /orders/0/id is a string in GET /orders 200 (once): the document declares it so\n"
    );
    let printed = String::from_utf8(output.stdout).unwrap();
    assert!(printed.ends_with("nothing to correct; nothing was written\n"));
    assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 1);
}

#[test]
fn a_line_that_is_no_misfit_is_an_error_with_its_number() {
    let (_, output) = from("\n{\"found\": 1}\n");
    assert_eq!(output.status.code(), Some(2));
    assert!(
        errors(&output).contains("misfits.jsonl:2: "),
        "{}",
        errors(&output)
    );
}

#[test]
fn a_document_that_cannot_be_read_is_reported_as_ever() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("misfits.jsonl");
    fs::write(&path, MISFITS).unwrap();
    let path = path.to_str().unwrap();
    let output = run(&["generate", "--spec", "nowhere.yaml", "--from-misfits", path]);
    assert_eq!(output.status.code(), Some(2));
    let printed = errors(&output);
    assert!(printed.contains("nowhere.yaml"), "{printed}");
    assert!(
        printed.ends_with("error: the document cannot be read, so that it cannot be corrected\n")
    );
}
