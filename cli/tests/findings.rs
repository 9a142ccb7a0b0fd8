//! Findings that are known are not shown again, and new ones can be denied.
#![forbid(unsafe_code)]

use std::fs;
use std::path::Path;
use std::process::{Command, Output};

/// A document with a warning for each of these keywords, which no schema has.
fn write_document(folder: &Path, above: &str, keywords: &[&str]) {
    let keywords: String = keywords.iter().map(|it| format!("{it}: 1, ")).collect();
    let document = format!(
        "{above}openapi: 3.0.3\ninfo: {{title: Pets, version: '1'}}\npaths:\n  /pets:\n    get:\n      \
         operationId: list\n      responses:\n        '200':\n          description: Done.\n          content:\n            \
         application/json: {{schema: {{{keywords}type: object, properties: {{name: {{type: string}}}}}}}}\n"
    );
    fs::write(folder.join("api.yaml"), document).unwrap();
}

fn run(folder: &Path, arguments: &[&str]) -> Output {
    let mut command = Command::new(env!("CARGO_BIN_EXE_cargo-sdk"));
    command.args(arguments).args(["--spec", "api.yaml"]);
    if arguments[0] != "diff" {
        command.args(["--out", "client"]);
    }
    command.current_dir(folder).output().unwrap()
}

fn printed(output: &Output) -> String {
    String::from_utf8_lossy(&output.stderr).into_owned()
}

#[test]
fn only_new_findings_are_shown_and_denied() {
    let folder = tempfile::tempdir().unwrap();
    let folder = folder.path();
    write_document(folder, "", &["colour", "weight"]);
    assert!(printed(&run(folder, &["generate"])).contains("colour"));
    assert!(
        run(folder, &["generate", "--accept-findings"])
            .status
            .success()
    );
    let known = fs::read_to_string(folder.join("diagnostics.lock")).unwrap();
    assert_eq!(known.lines().filter(|it| !it.starts_with('#')).count(), 2);

    // A line above moves everything, and changes no finding.
    write_document(folder, "# A comment.\n", &["colour", "weight"]);
    let quiet = run(folder, &["generate", "--full", "--strict"]);
    assert_eq!(printed(&quiet), "");
    let line = String::from_utf8_lossy(&quiet.stdout).into_owned();
    assert!(line.contains("2 known findings"), "{line}");

    write_document(folder, "", &["colour", "weight", "height"]);
    let output = run(folder, &["generate", "--full"]);
    assert!(printed(&output).contains("height"), "{output:?}");
    assert!(!printed(&output).contains("colour"), "{output:?}");
    let lock = folder.join("client/api.lock");
    let denied = run(
        folder,
        &["diff", lock.to_str().unwrap(), "--deny", "new-diagnostics"],
    );
    assert_eq!(denied.status.code(), Some(1), "{denied:?}");
    assert!(printed(&denied).contains("height"), "{denied:?}");

    write_document(folder, "", &["colour"]);
    let output = run(folder, &["generate", "--full"]);
    let line = String::from_utf8_lossy(&output.stdout).into_owned();
    assert!(line.contains("1 known finding (gone: 1)"), "{line}");
    let passed = run(
        folder,
        &["diff", lock.to_str().unwrap(), "--deny", "new-diagnostics"],
    );
    assert_eq!(passed.status.code(), Some(0), "{passed:?}");
}
