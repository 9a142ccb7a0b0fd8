//! Compiles the round-trip examples of all crates.
//!
//! Each example is the program of a separate package, since cargo would let examples of one name overwrite each other.

use std::collections::{BTreeMap, BTreeSet};
use std::fs::{self, File};
use std::io::{BufRead, BufReader};
use std::path::PathBuf;
use std::process::Stdio;

use serde_json::Value;

use crate::corpus::child;
use crate::corpus::progress::Progress;
use crate::corpus::work::Work;
use crate::corpus::workspace;

/// The number of lines of the compiler's output that are shown.
const TAIL: usize = 12;

/// The result of compiling an example.
#[derive(Debug)]
pub enum Program {
    Built(PathBuf),
    /// The first error of the compiler.
    Refused(String),
}

/// The programs of these crates, by the name of the crate.
///
/// # Errors
///
/// Returns an error if cargo cannot be run, or ends before it compiles anything.
pub fn programs(
    crates: &BTreeSet<String>,
    jobs: usize,
    work: &Work,
) -> Result<BTreeMap<String, Program>, String> {
    let refused = |error: std::io::Error| format!("`cargo build` cannot be run: {error}");
    for name in crates {
        write_package(name, work).map_err(refused)?;
    }
    let runners = crates.iter().map(|it| format!("runners/{it}"));
    workspace::write(runners, work).map_err(refused)?;
    let log = work.logs().join("cargo-build.err");
    let mut cargo = workspace::cargo("build", jobs, work)
        .arg("--workspace")
        .stdout(Stdio::piped())
        .stderr(File::create(&log).map_err(refused)?)
        .spawn()
        .map_err(refused)?;
    let mut progress = Progress::new("building", crates.len());
    let mut programs = BTreeMap::new();
    let mut compiled = false;
    let lines = cargo.stdout.take().map(BufReader::new);
    for line in lines.into_iter().flat_map(BufRead::lines) {
        let message: Value = serde_json::from_str(&line.map_err(refused)?).unwrap_or_default();
        compiled |= message["reason"] == "build-finished";
        if let Some(member) = workspace::member(&message).filter(|it| crates.contains(it))
            && let Some(program) = program(&message)
        {
            progress.step(&member);
            programs.entry(member).or_insert(program);
        }
    }
    cargo.wait().map_err(refused)?;
    if compiled {
        Ok(programs)
    } else {
        let said = fs::read_to_string(&log).unwrap_or_default();
        Err(format!(
            "`cargo build` compiled nothing:\n{}",
            child::tail(&said, TAIL)
        ))
    }
}

fn program(message: &Value) -> Option<Program> {
    if let Some(executable) = message["executable"].as_str() {
        return Some(Program::Built(executable.into()));
    }
    let said = &message["message"];
    let is_error = said["level"]
        .as_str()
        .is_some_and(|it| it.starts_with("error"));
    is_error.then(|| {
        let rendered = said["rendered"].as_str().unwrap_or_default();
        let first: Vec<&str> = rendered.lines().take(TAIL).collect();
        Program::Refused(first.join("\n"))
    })
}

/// The programs send nothing over a network, so that they do not link the TLS stack.
fn write_package(name: &str, work: &Work) -> std::io::Result<()> {
    let folder = work.runners().join(name);
    fs::create_dir_all(&folder)?;
    let emitted = fs::read_to_string(work.crates().join(name).join("Cargo.toml"))?;
    let dependencies = dependencies(&emitted);
    let features = features(&emitted);
    let manifest = format!(
        "[package]\nname = \"{name}-roundtrip\"\nversion = \"0.0.0\"\nedition = \"2024\"\npublish = false\n\n\
         [[bin]]\nname = \"{name}-roundtrip\"\npath = \"../../crates/{name}/examples/roundtrip.rs\"\n\n\
         [dependencies]\n{name} = {{ path = \"../../crates/{name}\", default-features = false, features = {features:?} }}\n\
         {dependencies}"
    );
    let file = folder.join("Cargo.toml");
    // Cargo recompiles files that were touched.
    if fs::read_to_string(&file).is_ok_and(|there| there == manifest) {
        return Ok(());
    }
    fs::write(file, manifest)
}

/// The dependencies of a crate, which its example may use too, as emitted lines.
fn dependencies(manifest: &str) -> String {
    let lines = manifest.lines();
    let table = lines.skip_while(|line| *line != "[dependencies]").skip(1);
    let entries = table.take_while(|line| !line.starts_with('['));
    entries.map(|line| format!("{line}\n")).collect()
}

/// The features with all types.
fn features(manifest: &str) -> Vec<&str> {
    let names = ["full", "webhooks"].into_iter();
    names
        .filter(|it| manifest.contains(&format!("\n{it} = [")))
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_features_are_those_of_types() {
        let manifest = "[features]\ndefault = [\"full\", \"rustls\"]\nfull = []\nwebhooks = []\n";
        assert_eq!(features(manifest), ["full", "webhooks"]);
        assert_eq!(features("[features]\nfull = []\n"), ["full"]);
    }

    #[test]
    fn the_dependencies_are_those_of_the_crate() {
        let manifest =
            "[package]\nname = \"a\"\n\n[dependencies]\nserde = \"1\"\n[lints]\nx = \"y\"\n";
        assert_eq!(dependencies(manifest), "serde = \"1\"\n");
        assert_eq!(dependencies("[package]\n"), "");
    }
}
