//! The manifest of the package of the programs, which is the root of a workspace of all crates.

use std::fs;

use serde_json::{Map, Value, json};

use super::crates::Crates;
use super::folder::Folder;
use super::programs::Program;

/// Writes the manifest for all programs, and the lock file unless there is one.
///
/// # Errors
///
/// Returns an error if the disk fails.
pub(super) fn write(programs: &[Program], crates: &Crates, folder: &Folder) -> Result<(), String> {
    let package = folder.package();
    let refused = |error: std::io::Error| format!("`{}`: {error}", package.display());
    let manifest = json!({
        "package": { "name": "testserver", "edition": "2024", "publish": false, "autobins": false },
        "lib": { "path": folder.sources().join("lib.rs").display().to_string() },
        "bin": binaries(programs, folder),
        "workspace": { "resolver": "3", "members": members(crates) },
        // Nobody debugs these programs, and little of the build is repeated.
        "profile": { "dev": { "debug": false, "incremental": false } },
        "dependencies": dependencies(programs, crates),
    });
    let manifest = toml::to_string(&manifest).map_err(|error| error.to_string())?;
    fs::write(package.join("Cargo.toml"), manifest).map_err(refused)?;
    let lock = package.join("Cargo.lock");
    if !lock.exists() {
        fs::copy(folder.lock(), lock).map_err(refused)?;
    }
    Ok(())
}

fn binaries(programs: &[Program], folder: &Folder) -> Vec<Value> {
    let sources = folder.sources().join("bin");
    let binaries = programs.iter().map(|program| {
        let path = sources.join(format!("{}.rs", program.name));
        json!({ "name": program.name, "path": path.display().to_string() })
    });
    binaries.collect()
}

fn members(crates: &Crates) -> Vec<String> {
    let names = crates.names.iter();
    names.map(|name| format!("crates/{name}")).collect()
}

/// The crates that a program uses, and the libraries that the programs share.
fn dependencies(programs: &[Program], crates: &Crates) -> Map<String, Value> {
    let used = crates.names.iter().filter(|name| {
        let spelled = name.replace('-', "_");
        let mut all = programs.iter();
        all.any(|program| program.crates.contains(&spelled))
    });
    let generated = used.map(|name| (name.clone(), json!({ "path": format!("crates/{name}") })));
    generated.chain(libraries()).collect()
}

fn libraries() -> [(String, Value); 4] {
    [
        ("jiff", json!("0.2")),
        // The server recognizes the second attempt of a call by a cookie.
        (
            "reqwest",
            json!({ "version": "0.13", "default-features": false, "features": ["rustls", "cookies"] }),
        ),
        ("serde_json", json!("1")),
        (
            "tokio",
            json!({ "version": "1", "features": ["macros", "rt", "time"] }),
        ),
    ]
    .map(|(name, version)| (name.to_owned(), version))
}
