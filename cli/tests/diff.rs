//! `cargo sdk diff` in a git repository: what is compared, what is denied, and what is accepted.
#![forbid(unsafe_code)]

#[path = "diff/consumers.rs"]
mod consumers;

use std::fs;
use std::path::Path;
use std::process::{Command, Output};

use tempfile::TempDir;

const SPEC: &str = "openapi: 3.0.3
info: { title: Pets, version: '1' }
paths:
  /pets:
    get:
      operationId: listPets
      responses: { '204': { description: ok } }
    post:
      operationId: createPet
      responses: { '204': { description: ok } }
";

fn git(folder: &Path, arguments: &[&str]) {
    let mut command = Command::new("git");
    command.args(["-c", "user.name=n", "-c", "user.email=e"]);
    let output = command
        .args(arguments)
        .current_dir(folder)
        .output()
        .unwrap();
    assert!(output.status.success(), "{output:?}");
}

fn sdk(folder: &Path, arguments: &[&str]) -> Output {
    let mut command = Command::new(env!("CARGO_BIN_EXE_cargo-sdk"));
    command
        .args(arguments)
        .current_dir(folder)
        .output()
        .unwrap()
}

fn text(output: &Output) -> String {
    String::from_utf8(output.stdout.clone()).unwrap()
}

/// A repository with a spec and its client, both committed.
fn repository() -> TempDir {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path();
    fs::create_dir(path.join("spec")).unwrap();
    fs::write(path.join("spec/openapi.yaml"), SPEC).unwrap();
    assert!(sdk(path, &["generate"]).status.success());
    git(path, &["init", "-q"]);
    git(path, &["add", "."]);
    git(path, &["commit", "-qm", "first"]);
    folder
}

fn edit(folder: &Path, find: &str, replace: &str) {
    let path = folder.join("spec/openapi.yaml");
    let text = fs::read_to_string(&path).unwrap();
    fs::write(path, text.replace(find, replace)).unwrap();
}

#[test]
fn the_last_commit_is_compared_with_the_working_spec() {
    let folder = repository();
    let same = sdk(folder.path(), &["diff"]);
    assert_eq!(text(&same), "no change: the public interface is the same\n");
    edit(
        folder.path(),
        "    post:\n      operationId: createPet\n      responses: { '204': { description: ok } }\n",
        "",
    );
    let gone = sdk(folder.path(), &["diff"]);
    assert_eq!(gone.status.code(), Some(0));
    let gone = text(&gone);
    assert!(
        gone.contains("- client.pets().update() -> (), POST /pets"),
        "{gone}"
    );
    // The place is in the spec of the commit, under its name in the working folder.
    assert!(
        gone.contains("from the document, spec/openapi.yaml:8:5, /paths/~1pets/post (before)"),
        "{gone}"
    );
    let denied = sdk(folder.path(), &["diff", "HEAD", "--deny", "breaking"]);
    assert_eq!(denied.status.code(), Some(1));
    // `generate` tells the effect as well.
    let generated = text(&sdk(folder.path(), &["generate"]));
    assert!(
        generated.contains("breaking: code that uses the client may not compile any more"),
        "{generated}"
    );
}

#[test]
fn a_break_passes_once_it_is_accepted_and_a_stale_acceptance_fails() {
    let folder = repository();
    edit(
        folder.path(),
        "    post:\n      operationId: createPet\n      responses: { '204': { description: ok } }\n",
        "",
    );
    let entries = text(&sdk(
        folder.path(),
        &["diff", "--deny", "breaking", "--accept"],
    ));
    let accepted = folder.path().join("spec/accepted.toml");
    fs::write(&accepted, &entries).unwrap();
    let unreasoned = sdk(folder.path(), &["diff", "--deny", "breaking"]);
    assert_eq!(unreasoned.status.code(), Some(2));
    let error = String::from_utf8(unreasoned.stderr).unwrap();
    assert!(
        error
            .starts_with("error: spec/accepted.toml: line 1: `client.pets().update` has no reason"),
        "{error}"
    );
    fs::write(
        &accepted,
        entries.replace("reason = \"\"", "reason = \"nobody creates pets\""),
    )
    .unwrap();
    let passed = sdk(folder.path(), &["diff", "--deny", "breaking"]);
    assert_eq!(passed.status.code(), Some(0), "{passed:?}");
    git(folder.path(), &["checkout", "-q", "spec/openapi.yaml"]);
    let stale = sdk(folder.path(), &["diff", "--deny", "breaking"]);
    assert_eq!(stale.status.code(), Some(1));
    // The release of the change ends its acceptance as well.
    edit(
        folder.path(),
        "    post:\n      operationId: createPet\n      responses: { '204': { description: ok } }\n",
        "",
    );
    assert!(sdk(folder.path(), &["generate"]).status.success());
    git(folder.path(), &["add", "."]);
    git(folder.path(), &["commit", "-qm", "without"]);
    let landed = sdk(folder.path(), &["diff", "--deny", "breaking"]);
    assert_eq!(landed.status.code(), Some(1));
    let error = String::from_utf8(landed.stderr).unwrap();
    assert!(
        error.contains("the acceptance of `client.pets().update` is for a change that has landed"),
        "{error}"
    );
}

#[test]
fn a_change_that_comes_from_the_generator_is_told_as_such() {
    let folder = repository();
    // The lock of an older generator had another name, and the spec is the same.
    let lock = folder.path().join("generated-client/api.lock");
    let older = fs::read_to_string(&lock)
        .unwrap()
        .replace(", GET /pets", ", GET /v0/pets");
    fs::write(&lock, older).unwrap();
    git(folder.path(), &["commit", "-qam", "older"]);
    edit(
        folder.path(),
        "operationId: createPet\n",
        "operationId: createPet\n      deprecated: true\n",
    );
    let told = text(&sdk(folder.path(), &["diff"]));
    assert!(
        told.contains("+ client.pets().get() -> (), GET /pets\n"),
        "{told}"
    );
    assert!(told.contains("from the generator"), "{told}");
    assert!(
        told.contains("from the document, spec/openapi.yaml:8:5"),
        "{told}"
    );
}

#[test]
fn names_stay_until_a_rename_is_accepted() {
    let folder = repository();
    edit(
        folder.path(),
        "operationId: listPets\n",
        "operationId: listPets\n      x-speakeasy-name-override: search\n",
    );
    let kept = sdk(folder.path(), &["generate"]);
    assert!(
        String::from_utf8(kept.stderr)
            .unwrap()
            .contains("note[kept-name]")
    );
    let lock = folder.path().join("generated-client/api.lock");
    assert!(
        fs::read_to_string(&lock)
            .unwrap()
            .contains("client.pets().get")
    );
    assert!(
        sdk(folder.path(), &["generate", "--rename", "client.pets().*"])
            .status
            .success()
    );
    let renamed = fs::read_to_string(&lock).unwrap();
    assert!(renamed.contains("client.pets().search") && !renamed.contains("client.pets().get"));
}

#[test]
fn the_settings_beside_the_document_of_a_commit_count() {
    let folder = repository();
    let settings = "[operations.listPets]\npath = [\"animals\"]\n";
    fs::write(folder.path().join("spec/codegen.toml"), settings).unwrap();
    fs::remove_file(folder.path().join("generated-client/api.lock")).unwrap();
    git(folder.path(), &["add", "-A"]);
    git(folder.path(), &["commit", "-qm", "settings, and no lock"]);
    let named = ["diff", "HEAD", "--spec", "spec/openapi.yaml"];
    let same = text(&sdk(folder.path(), &named));
    assert_eq!(same, "no change: the public interface is the same\n");
    let moved = folder.path().join("elsewhere.toml");
    fs::write(&moved, settings.replace("animals", "zoo")).unwrap();
    git(folder.path(), &["add", "-A"]);
    git(folder.path(), &["commit", "-qm", "other settings"]);
    let named = [&named[..], &["--config", "elsewhere.toml"]].concat();
    assert_eq!(text(&sdk(folder.path(), &named)), same);
}

#[test]
fn a_comment_links_to_the_lines_of_the_spec_and_to_the_files_of_the_crate() {
    let folder = repository();
    edit(
        folder.path(),
        "operationId: listPets\n",
        "operationId: listPets\n      deprecated: true\n",
    );
    let root = "https://a.example/blob/main/";
    let comment = ["diff", "--format", "markdown", "--links", root];
    let comment = text(&sdk(folder.path(), &comment));
    for path in ["spec/openapi.yaml#L5", "generated-client/src/pets.rs"] {
        assert!(comment.contains(&format!("({root}{path})")), "{comment}");
    }
}

#[test]
fn a_name_is_given_up_with_its_line_of_the_lock() {
    let folder = repository();
    let lock = folder.path().join("generated-client/api.lock");
    let lines = fs::read_to_string(&lock).unwrap();
    let lines = lines
        .lines()
        .filter(|line| !line.starts_with("method\tclient.pets().get"));
    let lines: String = lines.map(|line| format!("{line}\n")).collect();
    fs::write(&lock, lines).unwrap();
    edit(
        folder.path(),
        "operationId: listPets\n",
        "operationId: listPets\n      x-speakeasy-name-override: search\n",
    );
    assert!(sdk(folder.path(), &["generate"]).status.success());
    assert!(
        fs::read_to_string(&lock)
            .unwrap()
            .contains("client.pets().search")
    );
}

#[test]
fn a_side_that_is_nothing_is_an_error_that_lists_what_it_can_be() {
    let folder = repository();
    let output = sdk(folder.path(), &["diff", "nowhere"]);
    assert_eq!(output.status.code(), Some(2));
    let error = String::from_utf8(output.stderr).unwrap();
    assert_eq!(
        error,
        "error: `nowhere` is neither a path nor a git revision: give a spec, a crate folder, an `api.lock`, or a revision such as `main`\n"
    );
}
