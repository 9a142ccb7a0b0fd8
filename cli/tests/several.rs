//! Commands on several clients, from any folder of a repository.
#![forbid(unsafe_code)]

use std::fs;
use std::path::Path;
use std::process::{Command, Output};

use serde_json::Value;
use tempfile::TempDir;

const SPEC: &str = "openapi: 3.0.3
info: { title: Pets, version: '1' }
paths:
  /pets:
    get: { operationId: listPets, responses: { '204': { description: ok } } }
";

fn sdk(folder: &Path, arguments: &[&str]) -> Output {
    let mut command = Command::new(env!("CARGO_BIN_EXE_cargo-sdk"));
    command.arg("sdk").args(arguments).current_dir(folder);
    command.output().unwrap()
}

fn errors(output: &Output) -> String {
    String::from_utf8(output.stderr.clone()).unwrap()
}

/// The only object that a command printed.
#[track_caller]
fn object(output: &Output) -> Value {
    serde_json::from_slice(&output.stdout).unwrap_or_else(|error| panic!("{error}: {output:?}"))
}

/// A repository with two clients, of which the second has an error in its document.
fn repository() -> TempDir {
    let folder = tempfile::tempdir().unwrap();
    let write = |path: &str, text: &str| {
        let path = folder.path().join(path);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, text).unwrap();
    };
    write("specs/pets/api.yaml", SPEC);
    write("specs/shops/api.yaml", "openapi: [");
    write("specs/pets/codegen.toml", "[crate]\nname = \"pets\"\n");
    write(
        "sdk.toml",
        "[clients.pets]\nspec = \"specs/pets/api.yaml\"\nout = \"pets\"\n\n[clients.shops]\nspec = \"specs/shops/api.yaml\"\nout = \"shops\"\n",
    );
    folder
}

#[test]
fn the_object_about_several_clients_is_one() {
    let folder = repository();
    for arguments in [
        &["generate", "--json"][..],
        &["check", "--json"],
        &["lint", "--format", "json"],
    ] {
        let output = sdk(folder.path(), arguments);
        assert_eq!(output.status.code(), Some(1));
        let object = object(&output);
        assert_eq!(object["ok"], false);
        let clients = object["clients"].as_array().unwrap();
        let names: Vec<&Value> = clients.iter().map(|it| &it["client"]).collect();
        assert_eq!(names, ["pets", "shops"]);
        assert_eq!(clients[0]["ok"], true, "{arguments:?}");
        assert_eq!(clients[1]["ok"], false);
        assert_eq!(clients[1]["diagnostics"][0]["code"], "syntax");
    }
    let output = sdk(folder.path(), &["generate", "--json", "--client", "pets"]);
    let one = object(&output);
    assert_eq!((&one["client"], &one["ok"]), (&"pets".into(), &true.into()));
    assert!(one.get("clients").is_none());
}

#[test]
fn the_reviews_of_several_clients_are_one_object() {
    let folder = repository();
    fs::write(folder.path().join("specs/shops/api.yaml"), SPEC).unwrap();
    assert!(sdk(folder.path(), &["generate"]).status.success());
    let git = |arguments: &[&str]| {
        let mut command = Command::new("git");
        command
            .args(["-c", "user.name=a", "-c", "user.email=a@example.com"])
            .args(arguments);
        assert!(
            command
                .current_dir(folder.path())
                .output()
                .unwrap()
                .status
                .success()
        );
    };
    git(&["init", "--quiet"]);
    git(&["add", "."]);
    git(&["commit", "--quiet", "-m", "a"]);
    let changed = SPEC.replace("/pets:", "/toys:");
    fs::write(folder.path().join("specs/shops/api.yaml"), changed).unwrap();
    let output = sdk(
        folder.path(),
        &["diff", "--format", "json", "--deny", "breaking"],
    );
    assert_eq!(output.status.code(), Some(1), "{output:?}");
    let object = object(&output);
    assert_eq!(object["ok"], false);
    let clients = object["clients"].as_array().unwrap();
    assert_eq!(clients[0]["client"], "pets");
    assert_eq!(clients[1]["client"], "shops");
    assert_ne!(clients[0], clients[1]);
}

#[test]
fn a_command_runs_from_any_folder_and_says_where_the_project_is() {
    let folder = repository();
    let below = folder.path().join("specs/pets");
    let output = sdk(&below, &["generate", "--client", "pets", "--verbose"]);
    assert!(output.status.success(), "{output:?}");
    let printed = errors(&output);
    assert!(printed.contains(", which has `sdk.toml`"), "{printed}");
    assert!(
        printed.contains("settings: specs/pets/codegen.toml\n"),
        "{printed}"
    );
    assert!(printed.contains("stages: settings 0."), "{printed}");
    assert!(folder.path().join("pets/Cargo.toml").is_file());
    for arguments in [&["check"][..], &["lint"], &["inspect", "plan"]] {
        let arguments = [arguments, &["--client", "pets"]].concat();
        let output = sdk(&below, &arguments);
        assert!(output.status.success(), "{arguments:?} {output:?}");
    }
}
