//! `cargo sdk generate --changelog`, and the same entry from `cargo sdk diff`.
#![forbid(unsafe_code)]

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
      parameters: [{ name: limit, in: query, schema: { type: integer } }]
      responses: { '204': { description: ok } }
    post:
      operationId: createPet
      responses: { '204': { description: ok } }
";

fn sdk(folder: &Path, arguments: &[&str]) -> Output {
    let mut command = Command::new(env!("CARGO_BIN_EXE_cargo-sdk"));
    command.arg("sdk").args(arguments).current_dir(folder);
    command.output().unwrap()
}

#[track_caller]
fn succeeds(folder: &Path, arguments: &[&str]) -> String {
    let output = sdk(folder, arguments);
    assert!(output.status.success(), "{output:?}");
    String::from_utf8(output.stdout).unwrap()
}

fn repository(project: &str) -> TempDir {
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join("pets.yaml"), SPEC).unwrap();
    fs::write(folder.path().join("sdk.toml"), project).unwrap();
    folder
}

#[test]
fn the_entry_of_a_change_is_added_once_and_nothing_else_changes() {
    let repository = repository("[clients.pets]\nspec = \"pets.yaml\"\nout = \"pets\"\n");
    let folder = repository.path();
    succeeds(folder, &["generate", "--changelog"]);
    let changelog = folder.join("pets/CHANGELOG.md");
    let first = fs::read_to_string(&changelog).unwrap();
    assert!(first.ends_with("## Unreleased\n"), "{first}");

    let own = format!("{first}\n- A line of the user.\n");
    fs::write(&changelog, &own).unwrap();
    let before = folder.join("before");
    fs::create_dir(&before).unwrap();
    fs::copy(folder.join("pets/api.lock"), before.join("api.lock")).unwrap();
    let edited = SPEC
        .replace("name: limit", "name: most")
        .replace("    post:\n", "    put:\n");
    fs::write(folder.join("pets.yaml"), edited).unwrap();
    succeeds(folder, &["generate", "--changelog"]);
    let text = fs::read_to_string(&changelog).unwrap();
    let entry = succeeds(
        folder,
        &["diff", "before/api.lock", "pets", "--format", "changelog"],
    );
    assert_eq!(
        text,
        own.replace("## Unreleased\n", &format!("## Unreleased\n\n{entry}"))
    );
    assert_eq!(
        entry,
        "### Breaking

- `client.pets().get.limit` is called `client.pets().get.most` now.

### Requests and responses

- `client.pets().update() -> (), POST /pets` is `client.pets().update() -> (), PUT /pets` now.
"
    );

    succeeds(folder, &["generate", "--changelog", "--full"]);
    assert_eq!(fs::read_to_string(&changelog).unwrap(), text);
    succeeds(folder, &["check"]);
}

#[test]
fn a_module_has_no_changelog() {
    let repository =
        repository("[clients.pets]\nspec = \"pets.yaml\"\nmodule = \"shop/src/pets\"\n");
    let output = sdk(repository.path(), &["generate", "--changelog"]);
    assert_eq!(output.status.code(), Some(2));
    let error = String::from_utf8(output.stderr).unwrap();
    assert!(
        error.contains("`cargo sdk diff --format changelog`"),
        "{error}"
    );
    assert!(!repository.path().join("shop").exists());
}
