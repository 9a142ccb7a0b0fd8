//! The contract of the command line: exit codes, the output on both streams, and the effects on disk.
//!
//! Other tools depend on it. The cases of `codegen` test the content of diagnostics.
#![forbid(unsafe_code)]

use std::fs;
use std::path::Path;
use std::process::{Command, Output};

use serde_json::Value;
use tempfile::TempDir;

/// A document without operations: the smallest that can be generated from.
const SPEC: &str = "openapi: 3.0.3\ninfo:\n  title: Pets\n  version: '1'\npaths: {}\n";
/// A document with a warning, since its reference is dangling.
const BROKEN: &str = "openapi: 3.0.3\ninfo:\n  title: Pets\n  version: '1'\npaths:\n  /pets:\n    get:\n      \
                      responses:\n        '200':\n          description: ok\n          content:\n            \
                      application/json:\n              schema:\n                $ref: '#/components/schemas/pet'\n";

/// A folder with `spec.yaml` in it.
fn folder(spec: &str) -> TempDir {
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join("spec.yaml"), spec).unwrap();
    folder
}

fn run(folder: &TempDir, arguments: &[&str]) -> Output {
    let mut command = Command::new(env!("CARGO_BIN_EXE_cargo-sdk"));
    command.args(arguments).current_dir(folder.path());
    command.output().unwrap()
}

fn generate(folder: &TempDir, arguments: &[&str]) -> Output {
    let fixed = ["generate", "--spec", "spec.yaml", "--out", "client"];
    run(folder, &[&fixed, arguments].concat())
}

fn json(output: &Output) -> Value {
    serde_json::from_slice(&output.stdout).unwrap()
}

fn code(output: &Output) -> Option<i32> {
    output.status.code()
}

#[test]
fn generate_writes_a_crate_and_then_nothing() {
    let folder = folder(SPEC);
    let first = generate(&folder, &["--json"]);
    assert_eq!(code(&first), Some(0));
    let first = json(&first);
    assert_eq!(first["ok"], true);
    assert_eq!(first["operations"], 0);
    assert_eq!(first["types"], 0);
    assert!(first["bytes"].as_u64() > Some(0));
    assert!(first["seconds"].is_object());
    let written = first["written"].as_array().unwrap();
    assert_eq!(first["files"].as_u64(), u64::try_from(written.len()).ok());
    assert!(folder.path().join("client/Cargo.toml").exists());

    for arguments in [&["--json"][..], &["--json", "--full"]] {
        let mut second = json(&generate(&folder, arguments));
        assert_eq!(second["written"], serde_json::json!([]));
        for member in ["written", "seconds"] {
            second[member] = first[member].clone();
        }
        assert_eq!(second, first);
    }
    assert_eq!(code(&generate(&folder, &["--check"])), Some(0));
}

#[test]
fn what_nothing_was_changed_for_is_not_done_again_and_says_the_same() {
    let folder = folder(BROKEN);
    let repeated = "nothing changed since the last run";
    let again = || {
        let output = generate(&folder, &[]);
        let printed = String::from_utf8(output.stdout).unwrap();
        (
            printed.contains(repeated),
            String::from_utf8(output.stderr).unwrap(),
        )
    };
    let (was_repeated, report) = again();
    assert!(
        !was_repeated && report.contains("dangling-reference"),
        "{report}"
    );
    assert_eq!(again(), (true, report.clone()));
    let whole = generate(&folder, &["--full"]);
    assert!(!String::from_utf8(whole.stdout).unwrap().contains(repeated));

    let library = folder.path().join("client/src/lib.rs");
    let wanted = fs::read(&library).unwrap();
    fs::write(&library, "// mine").unwrap();
    assert_eq!(again(), (false, report.clone()));
    assert_eq!(fs::read(&library).unwrap(), wanted);
    fs::remove_file(&library).unwrap();
    assert_eq!(again(), (false, report));
    assert_eq!(fs::read(&library).unwrap(), wanted);
    assert!(again().0);

    fs::write(folder.path().join("spec.yaml"), SPEC).unwrap();
    assert_eq!(again(), (false, String::new()));
    assert!(again().0);
    // Settings are looked for beside the spec, and count as soon as they exist.
    fs::write(folder.path().join("codegen.toml"), "unknown = 1\n").unwrap();
    let (was_repeated, report) = again();
    assert!(
        !was_repeated && report.contains("codegen.toml:1"),
        "{report}"
    );
}

#[test]
fn what_is_remembered_may_be_anything() {
    let folder = folder(SPEC);
    // A program that was installed keeps its records in the user's cache folder.
    let program = folder.path().join("installed");
    fs::copy(env!("CARGO_BIN_EXE_cargo-sdk"), &program).unwrap();
    let generate = || {
        let mut command = Command::new(&program);
        command.env("XDG_CACHE_HOME", folder.path()).args([
            "generate",
            "--json",
            "--spec",
            "spec.yaml",
            "--out",
            "client",
        ]);
        let output = command.current_dir(folder.path()).output().unwrap();
        assert_eq!(code(&output), Some(0));
        json(&output)["seconds"] != serde_json::json!({})
    };
    assert_eq!([generate(), generate()], [true, false]);
    let kept = fs::read_dir(folder.path().join("cargo-sdk/last-runs")).unwrap();
    let kept = kept.last().unwrap().unwrap().path();
    let good = fs::read_to_string(&kept).unwrap();
    for text in [
        "",
        "[]",
        "{}",
        &good.replace("\"json\":{", "\"json\":[],\"was\":{"),
    ] {
        fs::write(&kept, text).unwrap();
        assert!(generate(), "{text}");
        assert!(!generate());
    }
}

#[test]
fn check_lists_what_would_change_and_writes_nothing() {
    let folder = folder(SPEC);
    let absent = generate(&folder, &["--check", "--json"]);
    assert_eq!(code(&absent), Some(1));
    assert_eq!(json(&absent)["ok"], false);
    assert!(!folder.path().join("client").exists());

    generate(&folder, &[]);
    let library = folder.path().join("client/src/lib.rs");
    fs::write(&library, "// mine").unwrap();
    let changed = generate(&folder, &["--check", "--json"]);
    assert_eq!(code(&changed), Some(1));
    assert_eq!(
        json(&changed)["differences"],
        serde_json::json!(["src/lib.rs"])
    );
    assert_eq!(fs::read_to_string(library).unwrap(), "// mine");
}

#[test]
fn an_error_is_located_and_leaves_the_disk_alone() {
    let folder = folder(SPEC);
    generate(&folder, &[]);
    let before = fs::read(folder.path().join("client/src/lib.rs")).unwrap();
    fs::write(
        folder.path().join("spec.yaml"),
        "openapi: 3.0.3\nopenapi: 4\n",
    )
    .unwrap();
    let failed = generate(&folder, &["--json"]);
    assert_eq!(code(&failed), Some(1));
    let failed = json(&failed);
    assert_eq!(failed["ok"], false);
    let diagnostics = failed["diagnostics"].as_array().unwrap();
    let error = diagnostics.iter().find(|it| it["severity"] == "error");
    let error = error.unwrap();
    assert_eq!(error["file"], "spec.yaml");
    assert!(error["line"].is_u64() && error["column"].is_u64());
    for member in ["code", "message"] {
        assert!(error[member].is_string(), "{member}");
    }
    let after = fs::read(folder.path().join("client/src/lib.rs")).unwrap();
    assert_eq!(before, after);
}

#[test]
fn strict_takes_warnings_for_errors() {
    let folder = folder(BROKEN);
    let refused = generate(&folder, &["--strict", "--json"]);
    assert_eq!(code(&refused), Some(1));
    assert_eq!(json(&refused)["ok"], false);
    assert!(!folder.path().join("client").exists());
    assert_eq!(code(&generate(&folder, &[])), Some(0));
}

#[test]
fn a_folder_of_somebody_else_is_left_alone() {
    let folder = folder(SPEC);
    let client = folder.path().join("client");
    fs::create_dir(&client).unwrap();
    fs::write(client.join("notes"), "mine").unwrap();
    let refused = generate(&folder, &[]);
    assert_eq!(code(&refused), Some(1));
    assert!(String::from_utf8_lossy(&refused.stderr).contains("client"));
    assert_eq!(files(&client), ["notes"]);
}

#[test]
fn files_beside_ours_are_left_alone() {
    let folder = folder(SPEC);
    generate(&folder, &[]);
    let notes = folder.path().join("client/notes");
    fs::write(&notes, "mine").unwrap();
    assert_eq!(code(&generate(&folder, &[])), Some(0));
    assert_eq!(fs::read_to_string(notes).unwrap(), "mine");
}

#[test]
fn wrong_arguments_are_told_apart_from_wrong_input() {
    let folder = folder(SPEC);
    for arguments in [
        &["generate", "--nonsense"][..],
        &["nonsense"],
        &[],
        &["inspect", "ir", "--after", "nonsense"],
    ] {
        assert_eq!(code(&run(&folder, arguments)), Some(2), "{arguments:?}");
    }
    let missing = run(&folder, &["generate", "--spec", "nowhere", "--out", "x"]);
    assert_eq!(code(&missing), Some(1));
}

#[test]
fn name_is_the_name_of_the_crate() {
    let folder = folder(SPEC);
    generate(&folder, &["--name", "my-pets"]);
    let manifest = fs::read_to_string(folder.path().join("client/Cargo.toml"));
    assert!(manifest.unwrap().contains("name = \"my-pets\""));
}

#[test]
fn lint_only_speaks() {
    let folder = folder(BROKEN);
    let lint = |more: &[&str]| run(&folder, &[&["lint", "spec.yaml"], more].concat());
    let text = lint(&[]);
    assert_eq!(code(&text), Some(0));
    let text = String::from_utf8(text.stdout).unwrap();
    assert!(text.contains("spec.yaml:13:15"), "{text}");
    assert!(text.contains("1  warning[dangling-reference]"), "{text}");
    assert_eq!(code(&lint(&["--strict"])), Some(1));
    assert_eq!(files(folder.path()), ["spec.yaml"]);
}

#[test]
fn lint_speaks_to_tools() {
    let folder = folder(BROKEN);
    let lint = |more: &[&str]| run(&folder, &[&["lint", "spec.yaml"], more].concat());
    let object = json(&lint(&["--format", "json", "--strict"]));
    assert_eq!(object["ok"], false);
    assert_eq!(object["operations"], 1);
    let count =
        serde_json::json!({"severity": "warning", "code": "dangling-reference", "count": 1});
    let codes = object["codes"].as_array().unwrap();
    assert!(codes.contains(&count), "{codes:?}");

    let github = lint(&["--format", "github"]);
    let github = String::from_utf8(github.stdout).unwrap();
    let start = "::warning file=spec.yaml,line=13,col=";
    assert!(github.lines().any(|it| it.starts_with(start)), "{github}");
    assert_eq!(code(&lint(&["--format", "xml"])), Some(2));
}

#[test]
fn overlays_are_applied_in_the_order_in_which_they_are_given() {
    let folder = folder(SPEC);
    for (name, title) in [("one.yaml", "Cats"), ("two.yaml", "Dogs")] {
        let overlay = format!(
            "overlay: 1.1.0\ninfo: {{ title: T, version: '1' }}\nactions:\n- {{ target: $.info.title, update: {title} }}\n"
        );
        fs::write(folder.path().join(name), overlay).unwrap();
    }
    let overlays = ["--overlay", "two.yaml", "--overlay", "one.yaml"];
    let value = ["inspect", "value", "--spec", "spec.yaml"];
    let printed = run(&folder, &[&value[..], &overlays].concat());
    let title = &json(&printed)["info"]["title"];
    assert_eq!(title, "Cats");
    assert_eq!(code(&generate(&folder, &overlays)), Some(0));
    assert_eq!(
        code(&generate(&folder, &["--overlay", "none.yaml"])),
        Some(1)
    );
}

#[test]
fn every_stage_can_be_printed() {
    let folder = folder(BROKEN);
    for stage in ["value", "document", "ir", "plan"] {
        let printed = run(&folder, &["inspect", stage, "--spec", "spec.yaml"]);
        assert_eq!(code(&printed), Some(0), "{stage}");
        assert!(!printed.stdout.is_empty(), "{stage}");
    }
}

#[test]
fn shells_and_man_know_every_command() {
    let folder = folder(SPEC);
    for arguments in [&["completions", "bash"][..], &["man"]] {
        let printed = run(&folder, arguments);
        assert_eq!(code(&printed), Some(0), "{arguments:?}");
        let text = String::from_utf8(printed.stdout).unwrap();
        for command in ["init", "generate", "diff"] {
            assert!(text.contains(command), "{arguments:?}: {command}");
        }
    }
}

fn files(folder: &Path) -> Vec<String> {
    let entries = fs::read_dir(folder).unwrap();
    let names = entries.map(|entry| entry.unwrap().file_name().into_string().unwrap());
    names.collect()
}
