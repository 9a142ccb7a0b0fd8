//! A newcomer's first minutes: from a document to tests that pass, with nothing but a toolchain.
#![forbid(unsafe_code)]

use std::env;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("..")
}

/// The project's own document, and those of vendors that are here.
fn documents() -> Vec<PathBuf> {
    let shared = env::var_os("SPECS").map(PathBuf::from);
    let shared = shared.unwrap_or_else(|| root().join("../shared/specs"));
    let mut documents = vec![root().join("tests/faults/api.yaml")];
    for vendor in [
        "petstore/swagger-petstore.yaml",
        "qdrant/qdrant.json",
        "prefect/prefect-3.9.1.json",
    ] {
        let document = shared.join(vendor);
        match document.exists() {
            true => documents.push(document),
            false => println!(
                "skipped: {} is not here; SPECS names its folder",
                document.display()
            ),
        }
    }
    documents
}

#[test]
#[ignore = "compiles clients and all their dependencies; .ci/run does it"]
fn a_new_client_compiles_and_its_test_passes() {
    for document in documents() {
        let folder = tempfile::tempdir().unwrap();
        let made = Command::new(env!("CARGO_BIN_EXE_cargo-sdk"))
            .args(["init", "--out", "client"])
            .arg(&document)
            .current_dir(folder.path())
            .output()
            .unwrap();
        assert!(made.status.success(), "{made:?}");
        let client = folder.path().join("client");
        // The versions that are downloaded already.
        fs::copy(root().join("Cargo.lock"), client.join("Cargo.lock")).unwrap();
        let tested = Command::new(env!("CARGO"))
            .args(["test", "--offline"])
            .current_dir(&client)
            .env("CARGO_TARGET_DIR", root().join("target/consumer"))
            .output()
            .unwrap();
        let text = String::from_utf8_lossy(&tested.stdout);
        let passed = tested.status.success() && text.contains("a_call_arrives ... ok");
        assert!(passed, "{}: {tested:?}", document.display());
        println!("{} was generated and tested", document.display());
    }
}
