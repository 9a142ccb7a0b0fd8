//! `cargo sdk init` and `cargo sdk fetch`, and the project that they make.
#![forbid(unsafe_code)]

use std::fs;
use std::io::Write;
use std::path::Path;
use std::process::{Command, Output, Stdio};

use loopback::{Reply, Server};
use tempfile::TempDir;

const SPEC: &str = "openapi: 3.0.3
info: { title: Pet Shop API, version: '1' }
security: [{ key: [] }]
paths:
  /shops/{shop_id}/pets:
    parameters: [{ name: shop_id, in: path, required: true, schema: { type: string } }]
    get:
      operationId: listPets
      responses: { '200': { description: ok, content: { application/json: { schema: { type: array, items: { type: string } } } } } }
  /status:
    get:
      operationId: getStatus
      responses: { '204': { description: ok } }
components: { securitySchemes: { key: { type: apiKey, in: header, name: X-Key } } }
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

/// Checks that the output of a command contains a text.
#[track_caller]
fn says(output: &Output, wanted: &str) {
    let text = text(output);
    assert!(text.contains(wanted), "{text}");
}

#[track_caller]
fn succeeds(output: &Output) {
    assert!(output.status.success(), "{}", text(output));
}

fn read(folder: &TempDir, path: &str) -> String {
    fs::read_to_string(folder.path().join(path)).unwrap_or_else(|error| panic!("{path}: {error}"))
}

/// The files below a folder without sources, sorted.
fn files(folder: &Path) -> Vec<String> {
    let mut all = Vec::new();
    let mut open = vec![folder.to_owned()];
    while let Some(next) = open.pop() {
        for entry in fs::read_dir(next).unwrap() {
            let path = entry.unwrap().path();
            match path.is_dir() {
                true => open.push(path),
                false => all.push(path.strip_prefix(folder).unwrap().display().to_string()),
            }
        }
    }
    all.retain(|path| !path.contains("/src/"));
    all.sort();
    all
}

fn with_spec() -> TempDir {
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join("pets.yaml"), SPEC).unwrap();
    folder
}

#[test]
fn a_document_becomes_a_project() {
    let folder = with_spec();
    succeeds(&sdk(folder.path(), &["init", "pets.yaml"]));
    assert_eq!(
        files(folder.path()),
        [
            ".github/workflows/sdk.yml",
            "codegen.toml",
            "pet-shop/.codegen-manifest",
            "pet-shop/API.md",
            "pet-shop/CHANGELOG.md",
            "pet-shop/Cargo.toml",
            "pet-shop/README.md",
            "pet-shop/api.lock",
            "pet-shop/rustfmt.toml",
            "pet-shop/tests/first_call.rs",
            "pets.yaml",
            "sdk.toml",
        ]
    );
    insta::assert_snapshot!("settings", read(&folder, "codegen.toml"));
    insta::assert_snapshot!("project", read(&folder, "sdk.toml"));
    insta::assert_snapshot!("readme", read(&folder, "pet-shop/README.md"));
    insta::assert_snapshot!("first_call", read(&folder, "pet-shop/tests/first_call.rs"));
}

#[test]
fn the_files_of_the_user_stay() {
    let folder = with_spec();
    succeeds(&sdk(folder.path(), &["init", "pets.yaml"]));
    let manifest = read(&folder, "pet-shop/Cargo.toml");
    assert!(manifest.contains("[dev-dependencies]"), "{manifest}");
    fs::write(folder.path().join("pet-shop/README.md"), "mine").unwrap();
    // The keys of the user do not hide that nothing changed.
    for repeated in [false, true] {
        let output = text(&sdk(folder.path(), &["generate"]));
        assert_eq!(
            output.contains("nothing changed since the last run"),
            repeated,
            "{output}"
        );
    }
    // A folder inside of the project will do.
    succeeds(&sdk(&folder.path().join("pet-shop/src"), &["check"]));
    let changed = SPEC.replace("/status", "/health");
    fs::write(folder.path().join("pets.yaml"), changed).unwrap();
    assert_eq!(sdk(folder.path(), &["check"]).status.code(), Some(1));
    succeeds(&sdk(folder.path(), &["generate"]));
    let kept = read(&folder, "pet-shop/Cargo.toml");
    assert_eq!(kept.lines().last(), manifest.lines().last());
    assert_eq!(read(&folder, "pet-shop/README.md"), "mine");

    let edited = kept.replace("version = \"0.1.0\"", "version = \"0.2.0\"");
    fs::write(folder.path().join("pet-shop/Cargo.toml"), edited).unwrap();
    says(
        &sdk(folder.path(), &["generate"]),
        "pet-shop/Cargo.toml: `package.version` had another value",
    );
    assert_eq!(read(&folder, "pet-shop/Cargo.toml"), kept);
}

#[test]
fn nothing_remains_of_a_document_that_cannot_become_a_client() {
    let folder = tempfile::tempdir().unwrap();
    let elsewhere = tempfile::tempdir().unwrap();
    let spec = elsewhere.path().join("pets.yaml");
    fs::write(&spec, "openapi: 3.0.3\nopenapi: 4\n").unwrap();
    let failed = sdk(folder.path(), &["init", spec.to_str().unwrap()]);
    assert_eq!(failed.status.code(), Some(1));
    says(&failed, "pets.yaml:2:1");
    assert_eq!(files(folder.path()), Vec::<String>::new());
    assert!(!folder.path().join("spec").exists());
}

#[test]
fn a_second_client_joins_the_project_and_its_workspace() {
    let folder = with_spec();
    let workspace = "[workspace]\nmembers = [\"other\"] # mine\n";
    fs::write(folder.path().join("Cargo.toml"), workspace).unwrap();
    succeeds(&sdk(folder.path(), &["init", "pets.yaml"]));
    let joined = workspace.replace("\"other\"", "\"other\", \"pet-shop\"");
    assert_eq!(read(&folder, "Cargo.toml"), joined);

    says(
        &sdk(folder.path(), &["init", "pets.yaml"]),
        "has a client already",
    );
    let cats = SPEC.replace("Pet Shop", "Cats");
    fs::write(folder.path().join("cats.yaml"), cats).unwrap();
    let more = ["--name", "cat-shop", "--out", "clients/cats"];
    succeeds(&sdk(
        folder.path(),
        &[&["init", "cats.yaml"], &more[..]].concat(),
    ));
    insta::assert_snapshot!("two_clients", read(&folder, "sdk.toml"));

    let both = sdk(folder.path(), &["check"]);
    says(&both, "pet-shop is up to date");
    says(&both, "clients/cats is up to date");
    let one = sdk(folder.path(), &["check", "--client", "cat-shop"]);
    assert!(!text(&one).contains("pet-shop"), "{}", text(&one));
    let none = sdk(folder.path(), &["check", "--client", "dogs"]);
    assert_eq!(none.status.code(), Some(2));
    says(&none, "it has cat-shop, pet-shop");
    let inside = sdk(&folder.path().join("clients"), &["init", "../cats.yaml"]);
    says(&inside, "run `cargo sdk init` there");
}

#[test]
fn a_mistake_in_the_project_has_a_place() {
    let folder = with_spec();
    let project = folder.path().join("sdk.toml");
    let wrong = "[clients.pets]\nspec = \"pets.yaml\"\nout = \"pets\"\nouter = 1\n";
    fs::write(&project, wrong).unwrap();
    let failed = sdk(folder.path(), &["generate"]);
    assert_eq!(failed.status.code(), Some(2));
    says(&failed, "sdk.toml:4:1: unknown field `outer`");
    fs::remove_file(project).unwrap();
    says(
        &sdk(folder.path(), &["generate"]),
        "make a client with `cargo sdk init`",
    );
}

#[test]
fn a_document_can_come_from_standard_input() {
    let folder = tempfile::tempdir().unwrap();
    let mut child = Command::new(env!("CARGO_BIN_EXE_cargo-sdk"))
        .args(["init", "-", "--quiet"])
        .current_dir(folder.path())
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .unwrap();
    let mut input = child.stdin.take().unwrap();
    input.write_all(SPEC.as_bytes()).unwrap();
    drop(input);
    let output = child.wait_with_output().unwrap();
    assert!(output.status.success() && output.stdout.is_empty());
    assert_eq!(read(&folder, "spec/openapi.yaml"), SPEC);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_document_can_come_from_a_url_and_be_fetched_again() {
    let changed = SPEC.replace("/status", "/health");
    let documents = [SPEC, SPEC, &changed, &changed];
    let replies = documents.map(|it| Reply::new(200, "application/yaml", it));
    let gone = Reply::new(404, "text/plain", "");
    let server = Server::answering(replies.into_iter().chain([gone]));
    let server = server.await.unwrap();
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path();
    let run = |arguments: &[&str]| tokio::task::block_in_place(|| sdk(path, arguments));

    let url = format!("{}/v1/pets?token=secret", server.url());
    succeeds(&run(&["init", &url]));
    assert_eq!(read(&folder, "spec/pets.yaml"), SPEC);
    assert!(read(&folder, "sdk.toml").contains("sha256 = "));
    says(&run(&["fetch"]), "spec/pets.yaml is up to date");
    assert_eq!(run(&["fetch", "--check"]).status.code(), Some(1));
    assert_eq!(read(&folder, "spec/pets.yaml"), SPEC);
    succeeds(&run(&["fetch"]));
    assert_eq!(read(&folder, "spec/pets.yaml"), changed);
    let gone = run(&["fetch"]);
    assert_eq!(gone.status.code(), Some(2));
    says(&gone, "404");
    let refused = run(&["init", "https://me:secret@example.com/pets.yaml"]);
    says(&refused, "example.com");
    for output in [gone, refused] {
        assert!(!text(&output).contains("secret"), "{}", text(&output));
    }
}
