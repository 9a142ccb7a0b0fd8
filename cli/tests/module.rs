//! `cargo sdk generate --module`: a client as a module of an existing crate.
#![forbid(unsafe_code)]

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;
use std::process::{Command, Output};

use serde_json::Value;
use tempfile::TempDir;

const SPEC: &str = "openapi: 3.0.3
info: { title: Pets, version: '1' }
paths:
  /pets:
    get:
      operationId: listPets
      responses: { '200': { description: ok, content: { application/json: { schema: { type: array, items: { type: string } } } } } }
";

const HOST: &str = "[package]
name = \"pet-shop\"
edition = \"2024\"

[dependencies]
reqwest = \"0.12\"
serde_json = \"1\"
url = \"2.5\"
";

fn sdk(folder: &Path, arguments: &[&str]) -> Output {
    let mut command = Command::new(env!("CARGO_BIN_EXE_cargo-sdk"));
    command.arg("sdk").args(arguments).current_dir(folder);
    command.output().unwrap()
}

fn text(output: &Output) -> String {
    let text = [&output.stdout[..], &output.stderr].concat();
    String::from_utf8(text).unwrap()
}

#[track_caller]
fn succeeds(output: &Output) -> String {
    assert!(output.status.success(), "{}", text(output));
    text(output)
}

#[track_caller]
fn fails(output: &Output) -> String {
    assert!(!output.status.success(), "{}", text(output));
    text(output)
}

#[track_caller]
fn contains(text: &str, wanted: &str) {
    assert!(text.contains(wanted), "{wanted} is not in\n{text}");
}

/// A repository with a document and a crate.
fn repository(project: Option<&str>) -> TempDir {
    let folder = tempfile::tempdir().unwrap();
    let write = |path: &str, text: &str| {
        let path = folder.path().join(path);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, text).unwrap();
    };
    write("spec/pets.yaml", SPEC);
    write("shop/Cargo.toml", HOST);
    write("shop/src/lib.rs", "");
    if let Some(project) = project {
        write("sdk.toml", project);
    }
    folder
}

/// The files below a folder, with their texts.
fn files(folder: &Path) -> BTreeMap<String, String> {
    let mut files = BTreeMap::new();
    let mut open = vec![folder.to_owned()];
    while let Some(next) = open.pop() {
        for entry in fs::read_dir(next).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                open.push(path);
            } else {
                let shown = path.strip_prefix(folder).unwrap().display().to_string();
                files.insert(shown, fs::read_to_string(path).unwrap());
            }
        }
    }
    files
}

#[test]
fn a_module_is_written_into_its_folder_and_nowhere_else() {
    let folder = repository(None);
    let before = files(folder.path());
    let generate = [
        "generate",
        "--spec",
        "spec/pets.yaml",
        "--module",
        "shop/src/api",
    ];
    let printed = succeeds(&sdk(folder.path(), &generate));
    contains(&printed, "#[rustfmt::skip]\npub mod api;");
    let after = files(folder.path());
    for (path, text) in &after {
        assert!(
            path.starts_with("shop/src/api/") || before.get(path) == Some(text),
            "{path}"
        );
    }
    let names: Vec<&str> = after
        .keys()
        .filter_map(|it| it.strip_prefix("shop/src/api/"))
        .collect();
    for name in [
        "mod.rs",
        "client.rs",
        "pets.rs",
        "api.lock",
        "API.md",
        "dependencies.toml",
    ] {
        assert!(names.contains(&name), "{name} in {names:?}");
    }
    for name in ["Cargo.toml", "README.md", "rustfmt.toml", "CHANGELOG.md"] {
        assert!(!names.contains(&name), "{name}");
    }
    let pets = &after["shop/src/api/pets.rs"];
    contains(pets, "use crate::api::runtime;");
    contains(pets, "pet_shop::api::Client");
    for (path, text) in after.iter().filter(|(path, _)| path.ends_with(".rs")) {
        assert!(
            !text.contains("feature = \""),
            "{path} has a condition on a feature"
        );
    }
    // A second run names no declaration again.
    let again = succeeds(&sdk(folder.path(), &[&generate[..], &["--full"]].concat()));
    assert!(!again.contains("pub mod api"), "{again}");
}

#[test]
fn the_dependencies_of_the_crate_are_checked() {
    let folder = repository(None);
    let generate = [
        "generate",
        "--spec",
        "spec/pets.yaml",
        "--module",
        "shop/src/api",
    ];
    let printed = succeeds(&sdk(folder.path(), &generate));
    contains(&printed, "shop/Cargo.toml:6:1");
    contains(&printed, "the module needs version 0.13 of `reqwest`");
    contains(&printed, "this asks for `0.12`");
    contains(&printed, "shop/Cargo.toml:7:1");
    contains(&printed, "`float_roundtrip`, `preserve_order`, `raw_value`");
    contains(&printed, "shop/Cargo.toml:5:2");
    contains(
        &printed,
        "tokio = { version = \"1\", default-features = false",
    );
    assert!(!printed.contains("`url`"), "{printed}");

    let strict = [&generate[..], &["--strict", "--json"]].concat();
    let output = sdk(folder.path(), &strict);
    assert_eq!(output.status.code(), Some(1));
    let json: Value = serde_json::from_slice(&output.stdout).unwrap();
    let diagnostics = json["diagnostics"].as_array().unwrap();
    let missing = diagnostics
        .iter()
        .find(|it| it["code"] == "missing-dependency")
        .unwrap();
    assert_eq!(missing["override"]["kind"], "manifest");

    // The lines that are printed are all that is missing.
    let lines = missing["override"]["text"].as_str().unwrap();
    let fixed = HOST
        .replace("reqwest = \"0.12\"", "reqwest = { version = \"0.13\", default-features = false, features = [\"rustls-no-provider\"] }")
        .replace("serde_json = \"1\"", "serde_json = { version = \"1\", features = [\"float_roundtrip\", \"preserve_order\", \"raw_value\"] }");
    fs::write(
        folder.path().join("shop/Cargo.toml"),
        format!("{fixed}{lines}\n"),
    )
    .unwrap();
    let printed = succeeds(&sdk(
        folder.path(),
        &[&generate[..], &["--strict"]].concat(),
    ));
    assert!(!printed.contains("warning"), "{printed}");
}

#[test]
fn the_project_knows_the_module() {
    let project = "[clients.pets]\nspec = \"spec/pets.yaml\"\nmodule = \"shop/src/deep/api\"\n";
    let folder = repository(Some(project));
    let says = fails(&sdk(folder.path(), &["check"]));
    contains(&says, "missing mod.rs");
    // From a folder below, and without options.
    succeeds(&sdk(&folder.path().join("shop/src"), &["generate"]));
    succeeds(&sdk(folder.path(), &["check"]));
    let path = folder.path().join("shop/src/deep/api/mod.rs");
    let text = fs::read_to_string(&path).unwrap();
    contains(&text, "use self::runtime::");
    let pets = fs::read_to_string(folder.path().join("shop/src/deep/api/pets.rs")).unwrap();
    contains(&pets, "use crate::deep::api::runtime;");
    let printed = fails(&sdk(folder.path(), &["generate", "--harness"]));
    contains(&printed, "which a module cannot have");
    fs::write(&path, text + "\n").unwrap();
    contains(&fails(&sdk(folder.path(), &["check"])), "changed mod.rs");
}

#[test]
fn a_client_is_either_a_crate_or_a_module() {
    let both =
        "[clients.pets]\nspec = \"spec/pets.yaml\"\nout = \"pets\"\nmodule = \"shop/src/api\"\n";
    let folder = repository(Some(both));
    let printed = fails(&sdk(folder.path(), &["generate"]));
    contains(&printed, "`pets` has `out` and `module`");
    let none = "[clients.pets]\nspec = \"spec/pets.yaml\"\n";
    let folder = repository(Some(none));
    contains(
        &fails(&sdk(folder.path(), &["generate"])),
        "`pets` needs a folder",
    );
}

#[test]
fn a_folder_that_is_no_module_is_an_error() {
    let folder = repository(None);
    for (module, reason) in [
        ("elsewhere/api", "is in no crate"),
        ("shop", "outside of the crate"),
        ("shop/api", "no file above it is the root of a crate"),
        ("shop/src/my-api", "`my-api` is not the name of a module"),
        ("shop/src/type", "`type` is not the name of a module"),
    ] {
        let generate = ["generate", "--spec", "spec/pets.yaml", "--module", module];
        contains(&fails(&sdk(folder.path(), &generate)), reason);
        assert!(!folder.path().join(module).join("mod.rs").exists());
    }
}

#[test]
fn the_settings_choose_features_and_the_path() {
    let folder = repository(None);
    let settings = |text: &str| fs::write(folder.path().join("spec/codegen.toml"), text).unwrap();
    let generate = [
        "generate",
        "--spec",
        "spec/pets.yaml",
        "--module",
        "shop/src/api",
    ];
    settings("[module]\nfeatures = [\"blockin\"]\n");
    let printed = fails(&sdk(folder.path(), &generate));
    contains(&printed, "spec/codegen.toml:2:13");
    contains(&printed, "did you mean `blocking`?");

    settings("[module]\nfeatures = [\"blocking\"]\npath = \"crate::elsewhere::pets\"\n");
    let printed = succeeds(&sdk(folder.path(), &generate));
    assert!(!printed.contains("rustls"), "{printed}");
    let files = files(&folder.path().join("shop/src/api"));
    assert!(files.contains_key("runtime/call/blocking.rs"));
    assert!(!files.contains_key("runtime/http/tls.rs"));
    contains(&files["pets.rs"], "use crate::elsewhere::pets::runtime;");
    contains(&files["dependencies.toml"], "\"rt-multi-thread\"");
    assert!(!files["dependencies.toml"].contains("reqwest"));
}

#[test]
fn init_makes_a_module_as_well() {
    let folder = repository(None);
    let init = ["init", "spec/pets.yaml", "--module", "shop/src/api"];
    let printed = succeeds(&sdk(folder.path(), &init));
    contains(&printed, "pub mod api;");
    let files = files(folder.path());
    contains(&files["sdk.toml"], "module = \"shop/src/api\"");
    assert!(files.contains_key("shop/src/api/mod.rs"));
    assert_eq!(files["shop/Cargo.toml"], HOST);
    assert!(!files.keys().any(|it| it.ends_with("first_call.rs")));
    succeeds(&sdk(folder.path(), &["check"]));
}
