//! The manifest of the package that has the programs, which is the root of a workspace of all crates.

use std::fs;

use super::crates::Crates;
use super::folder::Folder;
use super::programs::Program;

/// Debug information is not needed, and what is built is rarely built again.
const HEAD: &str = r#"[package]
name = "testserver"
edition = "2024"
publish = false
autobins = false

[workspace]
resolver = "3"

[profile.dev]
debug = false
incremental = false
"#;

/// The server keeps a session in a cookie for one of its scenarios.
const DEPENDENCIES: &str = r#"
[dependencies]
jiff = "0.2"
reqwest = { version = "0.13", default-features = false, features = ["rustls", "cookies"] }
serde_json = "1"
tokio = { version = "1", features = ["macros", "rt", "time"] }
"#;

/// Writes the manifest for all programs, and the lock file unless there is one.
///
/// # Errors
///
/// When the disk refuses.
pub(super) fn write(programs: &[Program], crates: &Crates, folder: &Folder) -> Result<(), String> {
    let package = folder.package();
    let refused = |error: std::io::Error| format!("`{}`: {error}", package.display());
    fs::write(package.join("Cargo.toml"), text(programs, crates, folder)).map_err(refused)?;
    let lock = package.join("Cargo.lock");
    if !lock.exists() {
        fs::copy(folder.lock(), lock).map_err(refused)?;
    }
    Ok(())
}

fn text(programs: &[Program], crates: &Crates, folder: &Folder) -> String {
    let library = quoted(&folder.sources().join("lib.rs"));
    let binaries = programs.iter().map(|program| {
        let path = folder.sources().join(format!("bin/{}.rs", program.name));
        format!(
            "\n[[bin]]\nname = \"{}\"\npath = {}\n",
            program.name,
            quoted(&path)
        )
    });
    let binaries: String = binaries.collect();
    let used = crates.names.iter().filter(|name| {
        let name = name.replace('-', "_");
        programs
            .iter()
            .any(|program| program.crates.contains(&name))
    });
    let used: String = used
        .map(|name| format!("{name} = {{ path = \"crates/{name}\" }}\n"))
        .collect();
    let members = crates
        .names
        .iter()
        .map(|name| format!("    \"crates/{name}\",\n"));
    let members: String = members.collect();
    let head = HEAD.replace("resolver", &format!("members = [\n{members}]\nresolver"));
    format!("{head}\n[lib]\npath = {library}\n{binaries}{DEPENDENCIES}{used}")
}

fn quoted(path: &std::path::Path) -> String {
    // A string of JSON is one of TOML.
    serde_json::Value::from(path.to_string_lossy()).to_string()
}
