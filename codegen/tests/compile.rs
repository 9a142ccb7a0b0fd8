//! Every case's crate compiles without warnings from rustc and clippy, and those with several features also with each feature alone.
//!
//! All crates are members of one workspace in the target folder and are checked at once.
#![forbid(unsafe_code)]

mod corpus;

use std::path::{Path, PathBuf};
use std::process::Command;
use std::{env, fs};

use corpus::cases;

#[test]
fn every_case_compiles_without_a_warning() {
    let workspace = workspace();
    let mut members = Vec::new();
    for case in cases() {
        let generated = case.generator().generate();
        if generated.is_ok() {
            let member = case.crate_name();
            let written = generated.write(&workspace.join(&member));
            written.unwrap_or_else(|error| panic!("{member}: {error}"));
            members.push(member);
        }
    }
    members.push(write_large(&workspace));
    write_types_of_a_user(&workspace);
    fs::write(workspace.join("Cargo.toml"), manifest(&members)).expect("manifest");
    // The versions with which the project itself was tested.
    fs::copy("../Cargo.lock", workspace.join("Cargo.lock")).expect("lock file");

    silent(cargo("clippy", &workspace).arg("--workspace"));
    println!("{} crates checked", members.len());
    silent(&mut with_everything(&workspace, &members));
    silent(&mut in_both_directions(&workspace, &members));
    elsewhere(&workspace);
    let checks = features_alone(&workspace, &members);
    println!("{checks} times a crate was checked with none or one of its features");
}

/// Uses the oldest supported compiler, which `OLDEST_RUSTC` names, and a compiler with the target of browsers: `WASM_RUSTC`, or
/// this one. Checks without a compiler are skipped with a message.
fn elsewhere(workspace: &Path) {
    match env::var("OLDEST_RUSTC") {
        Ok(oldest) => silent(
            cargo("check", workspace)
                .arg("--workspace")
                .env("RUSTC", oldest),
        ),
        Err(_) => println!("skipped: `OLDEST_RUSTC` names no compiler of version 1.85"),
    }
    let target = "wasm32-unknown-unknown";
    let rustc = env::var("WASM_RUSTC").unwrap_or_else(|_| "rustc".to_owned());
    let library = Command::new(&rustc)
        .args(["--print", "target-libdir", "--target", target])
        .output();
    let library = library
        .ok()
        .and_then(|it| String::from_utf8(it.stdout).ok());
    if library.is_some_and(|it| Path::new(it.trim()).exists()) {
        silent(
            cargo("check", workspace)
                .args(["--workspace", "--target", target])
                .env("RUSTC", rustc),
        );
    } else {
        println!("skipped: `{rustc}` has no target `{target}`");
    }
}

/// Everything with which a crate can be built besides its resources, for crates with most of the runtime.
fn with_everything(workspace: &Path, members: &[String]) -> Command {
    let chosen = members
        .iter()
        .filter(|it| it.starts_with("paging-") || it.starts_with("streams-"));
    let mut clippy = cargo("clippy", workspace);
    for member in chosen {
        clippy.args(["--package", member]);
        for feature in [
            "blocking",
            "serde",
            "test-util",
            "tower",
            "tracing",
            "webpki-roots",
        ] {
            clippy.args(["--features", &format!("{member}/{feature}")]);
        }
    }
    clippy
}

/// The models of the topics about types, each in both directions.
fn in_both_directions(workspace: &Path, members: &[String]) -> Command {
    let topics = [
        "all-of-",
        "envelope-",
        "golden-",
        "nullable-",
        "objects-",
        "read-write-",
        "scalars-",
        "unions-",
    ];
    let chosen = members
        .iter()
        .filter(|it| topics.iter().any(|topic| it.starts_with(topic)));
    let mut check = cargo("check", workspace);
    for member in chosen {
        check.args(["--package", member]);
        check.args(["--features", &format!("{member}/serde")]);
    }
    check
}

/// Builds in rounds: without any feature, with the first of each crate, with the second of those that have one, and so on.
fn features_alone(workspace: &Path, members: &[String]) -> usize {
    let mut several: Vec<(&String, Vec<String>)> = Vec::new();
    for member in members {
        let features = features(&workspace.join(member).join("Cargo.toml"));
        if features.len() > 1 {
            several.push((member, features));
        }
    }
    let rounds = several.iter().map(|(_, it)| it.len() + 1).max();
    let mut checks = 0;
    for round in 0..rounds.unwrap_or_default() {
        let mut check = cargo("check", workspace);
        check.arg("--no-default-features");
        for (member, features) in several.iter().filter(|(_, it)| round <= it.len()) {
            check.args(["--package", member]);
            if let Some(feature) = round.checked_sub(1).map(|it| &features[it]) {
                check.args(["--features", &format!("{member}/{feature}")]);
            }
            checks += 1;
        }
        silent(&mut check);
    }
    checks
}

/// The features of a crate that enable resources.
fn features(manifest: &Path) -> Vec<String> {
    let text = fs::read_to_string(manifest).expect("manifest");
    let manifest: toml::Table = text.parse().expect("TOML");
    let full = manifest["features"]["full"].as_array().expect("features");
    let names = full.iter().filter_map(|it| it.as_str());
    names.map(str::to_owned).collect()
}

fn cargo(command: &str, workspace: &Path) -> Command {
    let mut cargo = Command::new(env!("CARGO"));
    cargo
        .args([command, "--quiet", "--message-format=short"])
        .arg("--target-dir")
        .arg(workspace.join("target"))
        .current_dir(workspace);
    cargo
}

fn silent(cargo: &mut Command) {
    let checked = cargo.output().expect("cargo runs");
    let said = String::from_utf8_lossy(&checked.stderr);
    assert!(checked.status.success() && said.trim().is_empty(), "{said}");
}

/// Writes a crate whose resource and whose types are too many for one file each, and returns its name.
fn write_large(workspace: &Path) -> String {
    const NOUNS: [&str; 6] = ["card", "bill", "voucher", "refund", "dispute", "payout"];
    let description = "A long line of the description of a call or a type.\\n\\n".repeat(12);
    let mut paths = String::new();
    let mut schemas = String::new();
    for (index, noun) in NOUNS.iter().cycle().take(90).enumerate() {
        let schema = format!("Payment{}{}{index}", noun[..1].to_uppercase(), &noun[1..]);
        paths += &format!(
            "  /payments/{noun}/a{index}:\n    post:\n      operationId: payments/make-{noun}-{index}\n      description: \"{description}\"\n      parameters: [{{ name: state, in: query, schema: {{ type: string }} }}]\n      requestBody: {{ content: {{ application/json: {{ schema: {{ $ref: '#/components/schemas/{schema}' }} }} }} }}\n      responses: {{ '204': {{ description: done }} }}\n"
        );
        schemas += &format!(
            "    {schema}: {{ type: object, description: \"{description}\", properties: {{ {noun}{index}: {{ type: string }} }} }}\n"
        );
    }
    let document = format!(
        "openapi: 3.0.3\ninfo: {{ title: Large, version: '1' }}\npaths:\n{paths}components:\n  schemas:\n{schemas}"
    );
    let folder = tempfile::tempdir().expect("folder");
    let path = folder.path().join("openapi.yaml");
    fs::write(&path, document).expect("document");
    let generated = sdkgen::Generator::new(path).name("large").generate();
    assert!(generated.is_ok(), "{}", generated.text(false));
    let files = generated.files().iter();
    let own = files.filter(|it| it.path.ends_with(".rs") && !it.path.starts_with("src/runtime"));
    let lengths: Vec<(&str, usize)> = own
        .map(|it| (it.path.as_str(), it.text.lines().count()))
        .collect();
    let has = |front: &str| {
        lengths
            .iter()
            .filter(|(path, _)| path.starts_with(front))
            .count()
    };
    assert!(
        has("src/payments/calls_") > 1 && has("src/models/payment_") > 1,
        "{lengths:?}"
    );
    assert!(
        lengths.iter().all(|(_, lines)| *lines <= 1_500),
        "{lengths:?}"
    );
    generated.write(&workspace.join("large")).expect("crate");
    "large".to_owned()
}

/// The crate from which cases take types.
fn write_types_of_a_user(workspace: &Path) {
    let folder = workspace.join("my-ids");
    fs::create_dir_all(folder.join("src")).expect("folder of the types");
    let manifest = "[package]\nname = \"my-ids\"\nedition = \"2024\"\n\n[features]\nstd = []\n\n\
                    [dependencies]\nserde = { version = \"1\", features = [\"derive\"] }\n";
    let types = ["AccountId", "Amount", "Place"].map(|name| {
        format!(
            "#[derive(Clone, Debug, Default, PartialEq, serde::Serialize, serde::Deserialize)]\n\
             pub struct {name}(pub String);\n"
        )
    });
    fs::write(folder.join("Cargo.toml"), manifest).expect("manifest");
    fs::write(folder.join("src/lib.rs"), types.concat()).expect("library");
}

fn workspace() -> PathBuf {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("cases");
    fs::create_dir_all(&folder).expect("folder of the workspace");
    folder
}

fn manifest(members: &[String]) -> String {
    let members = members.iter().map(|member| format!("    \"{member}\",\n"));
    format!(
        "[workspace]\nresolver = \"3\"\nmembers = [\n{}]\n\n[profile.dev]\ndebug = false\nincremental = false\n",
        members.collect::<String>()
    )
}
