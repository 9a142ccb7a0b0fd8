//! Every case's crate compiles, and neither rustc nor clippy warns.
//!
//! All crates are members of one workspace in the target folder and are checked at once.
#![forbid(unsafe_code)]

mod corpus;

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

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
    fs::write(workspace.join("Cargo.toml"), manifest(&members)).expect("manifest");
    // The versions that the project itself was tested with.
    fs::copy("../Cargo.lock", workspace.join("Cargo.lock")).expect("lock file");

    let checked = Command::new(env!("CARGO"))
        .args(["clippy", "--workspace", "--quiet", "--message-format=short"])
        .arg("--target-dir")
        .arg(workspace.join("target"))
        .current_dir(&workspace)
        .output()
        .expect("cargo runs");
    let said = String::from_utf8_lossy(&checked.stderr);
    assert!(checked.status.success() && said.trim().is_empty(), "{said}");
    println!("{} crates checked", members.len());
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
