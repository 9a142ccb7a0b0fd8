//! Several runs into one folder at once, runs that are killed, and the honesty of the runs after them.
#![forbid(unsafe_code)]

use std::fs;
use std::path::Path;
use std::process::{Child, Command, Output, Stdio};
use std::thread;
use std::time::Duration;

/// The operation ids of two documents, whose crates go to the same folder.
const DOCUMENTS: [&str; 2] = ["listCats", "listDogs"];

/// A document whose crate has a file that no other crate has.
fn document(id: &str) -> String {
    let operation = format!(
        "get: {{operationId: {id}, tags: [{id}], responses: {{'200': {{description: ok}}}}}}"
    );
    format!(
        "openapi: 3.0.3\ninfo: {{title: Pets, version: '1'}}\npaths:\n  /{id}:\n    {operation}\n"
    )
}

fn command(folder: &Path, arguments: &[&str]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_cargo-sdk"));
    command.args(arguments).args(["--out", "client"]);
    command.current_dir(folder).stdout(Stdio::piped());
    command.stderr(Stdio::piped());
    command
}

fn run(folder: &Path, arguments: &[&str]) -> Output {
    command(folder, arguments).output().unwrap()
}

fn is_up_to_date(folder: &Path, spec: &str) -> bool {
    run(folder, &["check", "--spec", spec]).status.success()
}

/// Generates again without `--full`, and asserts that the crate is on disk afterwards, regardless of the output.
fn generate_again(folder: &Path, spec: &str) {
    let output = run(folder, &["generate", "--spec", spec]);
    assert!(output.status.success(), "{output:?}");
    assert!(is_up_to_date(folder, spec), "{output:?}");
}

#[test]
fn two_runs_at_once_end_well_and_remember_only_what_they_wrote() {
    for _ in 0..10 {
        let folder = tempfile::tempdir().unwrap();
        let folder = folder.path();
        for id in DOCUMENTS {
            fs::write(folder.join(id), document(id)).unwrap();
        }
        let runs: Vec<Child> = DOCUMENTS
            .iter()
            .cycle()
            .take(4)
            .map(|id| {
                command(folder, &["generate", "--spec", id])
                    .spawn()
                    .unwrap()
            })
            .collect();
        for run in runs {
            let output = run.wait_with_output().unwrap();
            assert!(output.status.success(), "{output:?}");
        }
        let whole = DOCUMENTS.iter().filter(|id| is_up_to_date(folder, id));
        assert_eq!(whole.count(), 1);
        DOCUMENTS.iter().for_each(|id| generate_again(folder, id));
    }
}

#[test]
fn a_killed_run_does_not_block_the_next() {
    let folder = tempfile::tempdir().unwrap();
    let folder = folder.path();
    for id in DOCUMENTS {
        fs::write(folder.join(id), document(id)).unwrap();
    }
    for delay in 0..30 {
        let id = DOCUMENTS[delay % 2];
        let mut killed = command(folder, &["generate", "--full", "--spec", id])
            .spawn()
            .unwrap();
        thread::sleep(Duration::from_millis(2 * delay as u64));
        killed.kill().unwrap();
        killed.wait().unwrap();
        generate_again(folder, id);
    }
    let left: Vec<_> = fs::read_dir(folder.join("client")).unwrap().collect();
    let left = left.iter().flatten().map(|it| it.file_name());
    let left: Vec<_> = left
        .filter(|it| it.to_string_lossy().starts_with(".codegen"))
        .collect();
    assert_eq!(left, [".codegen-manifest"]);
}

#[test]
fn a_run_after_an_edit_by_hand_writes_the_file_again() {
    let folder = tempfile::tempdir().unwrap();
    let folder = folder.path();
    let [id, _] = DOCUMENTS;
    fs::write(folder.join(id), document(id)).unwrap();
    generate_again(folder, id);
    let client = folder.join("client");
    let manifest = fs::read_to_string(client.join(".codegen-manifest")).unwrap();
    // The other lines are keys of Cargo.toml.
    for path in manifest.lines().filter(|line| !line.contains('#')) {
        let file = client.join(path);
        let text = fs::read_to_string(&file).unwrap();
        fs::write(&file, format!("{text}\n")).unwrap();
        generate_again(folder, id);
        assert_eq!(fs::read_to_string(&file).unwrap(), text);
        fs::remove_file(&file).unwrap();
        generate_again(folder, id);
        assert_eq!(fs::read_to_string(&file).unwrap(), text);
    }
}
