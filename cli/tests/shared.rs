//! `[shared]` of `sdk.toml`: modules of one crate that share the runtime and equal types.
#![forbid(unsafe_code)]

use std::fs;
use std::path::Path;
use std::process::{Command, Output};

use serde_json::Value;
use tempfile::TempDir;

/// A document with a resource, whose schemas are given.
fn document(resource: &str, schemas: &str) -> String {
    format!(
        "openapi: 3.0.3
info: {{ title: {resource}, version: '1' }}
paths:
  /{resource}:
    get:
      operationId: list
      responses: {{ '200': {{ description: ok, content: {{ application/json: {{ schema: {{ $ref: '#/components/schemas/Page' }} }} }} }} }}
components:
  schemas:
{schemas}"
    )
}

const PAGE: &str = "    Page: { type: object, properties: { amounts: { type: array, items: { $ref: '#/components/schemas/Amount' } }, unit: { $ref: '#/components/schemas/Unit' } } }\n";
const AMOUNT: &str =
    "    Amount: { type: object, properties: { unit: { $ref: '#/components/schemas/Unit' } } }\n";
const UNIT: &str = "    Unit: { type: string, enum: [cent, euro] }\n";
const OTHER_UNIT: &str = "    Unit: { type: string, enum: [gram, litre] }\n";

const PROJECT: &str = "[shared]
module = \"shop/src/shared\"
types = true

[clients.first]
spec = \"first/spec.yaml\"
module = \"shop/src/first\"

[clients.second]
spec = \"second/spec.yaml\"
module = \"shop/src/second\"
";

const HOST: &str = "[package]\nname = \"shop\"\nedition = \"2024\"\n";

struct Repository(TempDir);

impl Repository {
    fn new(project: &str) -> Self {
        let this = Self(tempfile::tempdir().unwrap());
        this.write("sdk.toml", project);
        this.write("shop/Cargo.toml", HOST);
        this.write("shop/src/lib.rs", "");
        for resource in ["first", "second"] {
            let schemas = [PAGE, AMOUNT, UNIT].concat();
            this.write(
                &format!("{resource}/spec.yaml"),
                &document(resource, &schemas),
            );
        }
        this
    }

    fn path(&self, path: &str) -> std::path::PathBuf {
        self.0.path().join(path)
    }

    fn write(&self, path: &str, text: &str) {
        let path = self.path(path);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, text).unwrap();
    }

    fn read(&self, path: &str) -> String {
        fs::read_to_string(self.path(path)).unwrap_or_else(|error| panic!("{path}: {error}"))
    }

    fn has(&self, path: &str) -> bool {
        Path::new(&self.path(path)).exists()
    }

    fn sdk(&self, arguments: &[&str]) -> Output {
        let mut command = Command::new(env!("CARGO_BIN_EXE_cargo-sdk"));
        command.arg("sdk").args(arguments).current_dir(&self.0);
        command.output().unwrap()
    }

    #[track_caller]
    fn succeeds(&self, arguments: &[&str]) -> String {
        let output = self.sdk(arguments);
        assert!(output.status.success(), "{}", text(&output));
        text(&output)
    }

    #[track_caller]
    fn fails(&self, arguments: &[&str]) -> String {
        let output = self.sdk(arguments);
        assert!(!output.status.success(), "{}", text(&output));
        text(&output)
    }
}

fn text(output: &Output) -> String {
    let text = [&output.stdout[..], &output.stderr].concat();
    String::from_utf8(text).unwrap()
}

#[test]
fn the_runtime_and_equal_types_are_written_once() {
    let repository = Repository::new(PROJECT);
    let printed = repository.succeeds(&["generate"]);
    assert!(printed.contains("pub mod shared;"), "{printed}");
    for client in ["first", "second"] {
        assert!(!repository.has(&format!("shop/src/{client}/runtime/json")));
        assert!(repository.has(&format!("shop/src/{client}/runtime/call")));
        let models = repository.read(&format!("shop/src/{client}/models.rs"));
        assert!(
            models.contains("pub use super::super::shared::models::{Amount, Page, Unit};"),
            "{models}"
        );
        // The lock has the types under the names of the client, with the file in which they are.
        let lock = repository.read(&format!("shop/src/{client}/api.lock"));
        assert!(lock.contains("../shared/models/page.rs"), "{lock}");
    }
    assert!(repository.has("shop/src/shared/runtime/json"));
    let printed = repository.succeeds(&["check"]);
    assert!(
        printed.contains("shop/src/shared is up to date"),
        "{printed}"
    );
    // A review sees no change.
    let printed = repository.succeeds(&[
        "diff",
        "--client",
        "first",
        "shop/src/first",
        "first/spec.yaml",
    ]);
    assert!(printed.starts_with("no change"), "{printed}");
    fs::remove_file(repository.path("shop/src/shared/models/unit.rs")).unwrap();
    let printed = repository.fails(&["check"]);
    assert!(printed.contains("missing models/unit.rs"), "{printed}");
}

#[test]
fn types_that_differ_and_types_that_name_them_are_not_shared() {
    let repository = Repository::new(PROJECT);
    let schemas = [PAGE, AMOUNT, OTHER_UNIT].concat();
    repository.write("second/spec.yaml", &document("second", &schemas));
    repository.succeeds(&["generate"]);
    assert!(!repository.has("shop/src/shared/models.rs"));
    assert!(repository.has("shop/src/first/models/unit.rs"));

    // A third client shares the types of the first one.
    let third = "\n[clients.third]\nspec = \"third/spec.yaml\"\nmodule = \"shop/src/third\"\n";
    repository.write("sdk.toml", &(PROJECT.to_owned() + third));
    let schemas = [PAGE, AMOUNT, UNIT].concat();
    repository.write("third/spec.yaml", &document("third", &schemas));
    repository.succeeds(&["generate"]);
    assert!(!repository.has("shop/src/first/models/unit.rs"));
    assert!(repository.has("shop/src/second/models/unit.rs"));
    assert!(repository.has("shop/src/second/models/page.rs"));
}

#[test]
fn the_shared_body_has_no_methods_for_the_streams_of_one_client() {
    let repository = Repository::new(PROJECT);
    for resource in ["first", "second"] {
        let schemas = [PAGE, AMOUNT, UNIT].concat();
        let streamed =
            document(resource, &schemas).replace("application/json", "text/event-stream");
        repository.write(&format!("{resource}/spec.yaml"), &streamed);
    }
    repository.succeeds(&["generate"]);
    let events = repository.read("shop/src/first/runtime/stream/events.rs");
    assert!(events.contains("From<Body> for EventStream<T>"), "{events}");
    assert!(!repository.has("shop/src/first/runtime/stream/of_body.rs"));
    assert!(!repository.has("shop/src/shared/runtime/stream"));
}

#[test]
fn the_former_name_of_a_shared_type_stays_as_an_alias() {
    let repository = Repository::new(PROJECT);
    for resource in ["first", "second"] {
        let settings = "[naming]\nrename = \"alias\"\n";
        repository.write(&format!("{resource}/codegen.toml"), settings);
    }
    repository.succeeds(&["generate"]);
    for resource in ["first", "second"] {
        let spec = repository.read(&format!("{resource}/spec.yaml"));
        let renamed = spec
            .replace("schemas/Unit", "schemas/Measure")
            .replace("    Unit:", "    Measure:");
        repository.write(&format!("{resource}/spec.yaml"), &renamed);
    }
    repository.succeeds(&["generate"]);
    let models = repository.read("shop/src/first/models.rs");
    assert!(
        models.contains("shared::models::{Amount, Measure, Page, Unit};"),
        "{models}"
    );
}

#[test]
fn types_are_shared_only_if_the_user_asks_for_it() {
    let repository = Repository::new(&PROJECT.replace("types = true\n", ""));
    repository.succeeds(&["generate"]);
    assert!(repository.has("shop/src/shared/runtime/json"));
    assert!(!repository.has("shop/src/shared/models.rs"));
    assert!(repository.has("shop/src/first/models/unit.rs"));
}

#[test]
fn a_feature_of_one_client_is_one_of_all() {
    let repository = Repository::new(PROJECT);
    repository.write(
        "first/codegen.toml",
        "[module]\nfeatures = [\"rustls\", \"blocking\"]\n",
    );
    // Naming one client generates all that share with it.
    repository.succeeds(&["generate", "--client", "first"]);
    for client in ["first", "second"] {
        assert!(repository.has(&format!("shop/src/{client}/runtime/call/blocking.rs")));
    }
    assert!(repository.has("shop/src/shared/runtime/body/waiting.rs"));
    let dependencies = repository.read("shop/src/shared/dependencies.toml");
    assert!(dependencies.contains("rt-multi-thread"), "{dependencies}");
}

#[test]
fn an_error_in_one_client_leaves_the_others_as_they_were() {
    let repository = Repository::new(PROJECT);
    repository.succeeds(&["generate"]);
    let before = repository.read("shop/src/second/second.rs");
    repository.write("first/spec.yaml", "openapi: [");
    let schemas = [PAGE, AMOUNT, UNIT, "    More: { type: string }\n"].concat();
    let second = document("second", &schemas).replace("/second:", "/renamed:");
    repository.write("second/spec.yaml", &second);
    let printed = repository.fails(&["generate"]);
    assert!(printed.contains("error[syntax]"), "{printed}");
    assert!(
        printed.contains(
            "error[nothing-shared]: the module shares code with `shop/src/first`, which has errors"
        ),
        "{printed}"
    );
    assert_eq!(before, repository.read("shop/src/second/second.rs"));
    assert!(!repository.has("shop/src/second/renamed.rs"));
}

#[test]
fn a_folder_outside_of_the_crate_is_an_error() {
    let project = PROJECT.replace("shop/src/shared", "shop/shared");
    let repository = Repository::new(&project);
    let printed = repository.fails(&["generate"]);
    assert!(printed.contains("error[no-module]"), "{printed}");
    assert!(
        printed.contains(
            "error[nothing-shared]: the module would share code in `shop/shared`, which cannot be a module"
        ),
        "{printed}"
    );
    assert!(!repository.has("shop/src/first"));
}

#[test]
fn crates_cannot_share() {
    let repository = Repository::new(
        &PROJECT
            .replace("module = \"shop/src/f", "out = \"f")
            .replace("module = \"shop/src/sec", "out = \"sec"),
    );
    let printed = repository.fails(&["generate"]);
    assert!(
        printed.contains("`[shared]` is for clients that are modules, and there are none"),
        "{printed}"
    );
}

#[test]
fn clients_of_other_crates_share_nothing() {
    let project = PROJECT.replace(
        "module = \"shop/src/second\"",
        "module = \"other/src/second\"",
    );
    let repository = Repository::new(&project);
    repository.write("other/Cargo.toml", HOST);
    repository.write("other/src/lib.rs", "");
    repository.succeeds(&["generate"]);
    assert!(repository.has("other/src/second/runtime/json"));
    assert!(repository.has("shop/src/shared/runtime/json"));
    assert!(!repository.has("shop/src/shared/models.rs"));
    assert!(repository.has("shop/src/first/models/unit.rs"));
}

#[test]
fn tools_read_one_object_with_all_results() {
    let repository = Repository::new(PROJECT);
    let output = repository.sdk(&["generate", "--json"]);
    let object: Value = serde_json::from_slice(&output.stdout).unwrap();
    let clients = object["clients"].as_array().unwrap();
    assert_eq!(clients.len(), 3);
    assert_eq!(clients[2]["shared"], "shop/src/shared");
    assert_eq!(clients[2]["ok"], true);
}
