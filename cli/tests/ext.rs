//! A module of the user in an emitted crate: `src/ext.rs`, or `src/ext/mod.rs`.
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
      responses: { '200': { description: ok, content: { application/json: { schema: { $ref: '#/components/schemas/Pet' } } } } }
  /ext:
    get: { operationId: getExt, responses: { '204': { description: ok } } }
components:
  schemas:
    Pet: { type: object, required: [name], properties: { name: { type: string } } }
";

/// Methods of the user on our types.
const EXTENSION: &str = "//! Methods of our own.

use crate::models::Pet;
use crate::{Client, Error};

impl Pet {
    /// The name as it is called.
    pub fn called(&self) -> String {
        format!(\"{}!\", self.name)
    }
}

impl Client {
    /// The name of the pet.
    pub async fn name(&self) -> Result<String, Error> {
        Ok(self.pets().list().await?.called())
    }
}
";

fn sdk(folder: &Path, arguments: &[&str]) -> Output {
    let mut command = Command::new(env!("CARGO_BIN_EXE_cargo-sdk"));
    let options = ["--spec", "pets.yaml", "--out", "pets"];
    command.arg("sdk").args(arguments).args(options);
    command.current_dir(folder).output().unwrap()
}

fn text(output: &Output) -> String {
    let text = [&output.stdout[..], &output.stderr].concat();
    String::from_utf8(text).unwrap()
}

#[track_caller]
fn succeeds(output: &Output) {
    assert!(output.status.success(), "{}", text(output));
}

fn repository() -> TempDir {
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join("pets.yaml"), SPEC).unwrap();
    folder
}

fn root(folder: &TempDir) -> String {
    fs::read_to_string(folder.path().join("pets/src/lib.rs")).unwrap()
}

#[test]
fn a_file_of_the_user_is_a_module_as_long_as_it_is_there() {
    for file in ["pets/src/ext.rs", "pets/src/ext/mod.rs"] {
        let folder = repository();
        succeeds(&sdk(folder.path(), &["generate"]));
        assert!(!root(&folder).contains("pub mod ext;"));

        let path = folder.path().join(file);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(&path, EXTENSION).unwrap();
        let stale = sdk(folder.path(), &["check"]);
        assert!(
            text(&stale).contains("changed src/lib.rs"),
            "{}",
            text(&stale)
        );
        // The memory of the last run notices the new file.
        succeeds(&sdk(folder.path(), &["generate"]));
        assert!(root(&folder).contains("\npub mod ext;\n"));
        succeeds(&sdk(folder.path(), &["check"]));

        // It is never touched.
        let edited = format!("{EXTENSION}\n// Edited.\n");
        fs::write(&path, &edited).unwrap();
        succeeds(&sdk(folder.path(), &["check"]));
        succeeds(&sdk(folder.path(), &["generate", "--full"]));
        assert_eq!(fs::read_to_string(&path).unwrap(), edited);

        fs::remove_file(&path).unwrap();
        assert!(!sdk(folder.path(), &["check"]).status.success());
        succeeds(&sdk(folder.path(), &["generate"]));
        assert!(!root(&folder).contains("pub mod ext;"));
    }
}

#[test]
fn a_resource_leaves_the_name_to_the_user() {
    let folder = repository();
    succeeds(&sdk(folder.path(), &["generate"]));
    assert!(!folder.path().join("pets/src/ext.rs").exists());
    assert!(root(&folder).contains("pub mod ext_"), "{}", root(&folder));
}

#[test]
fn a_crate_may_be_written_around_the_file() {
    // The rest of the folder was lost, or is not committed.
    let folder = repository();
    succeeds(&sdk(folder.path(), &["generate"]));
    let path = folder.path().join("pets/src/ext.rs");
    fs::write(&path, EXTENSION).unwrap();
    succeeds(&sdk(folder.path(), &["generate"]));
    fs::remove_dir_all(folder.path().join("pets/src/models")).unwrap();
    succeeds(&sdk(folder.path(), &["generate"]));
    assert_eq!(fs::read_to_string(&path).unwrap(), EXTENSION);
}
