//! The workspace in which cargo compiles the crates, so that they share their dependencies.

use std::env;
use std::fs;
use std::path::Path;
use std::process::{Command, Stdio};

use serde_json::Value;

use super::work::Work;

/// Writes the manifest. The members are folders below the work folder.
///
/// # Errors
///
/// Returns an error if the disk fails.
pub fn write(members: impl Iterator<Item = String>, work: &Work) -> std::io::Result<()> {
    let listed: String = members.map(|it| format!("    \"{it}\",\n")).collect();
    let manifest = format!(
        "[workspace]\nresolver = \"3\"\nmembers = [\n{listed}]\n\n[profile.dev]\ndebug = false\nincremental = false\n"
    );
    fs::write(work.folder().join("Cargo.toml"), manifest)?;
    // The versions with which this project itself was tested; without them, cargo chooses.
    let lock = Path::new(env!("CARGO_MANIFEST_DIR")).join("../Cargo.lock");
    if lock.exists() {
        fs::copy(lock, work.folder().join("Cargo.lock"))?;
    }
    Ok(())
}

/// Cargo, which continues after errors and prints messages in JSON. The caller adds the members to compile.
pub fn cargo(command: &str, jobs: usize, work: &Work) -> Command {
    let cargo = env::var_os("CARGO").unwrap_or_else(|| "cargo".into());
    let mut cargo = Command::new(cargo);
    cargo
        .args([command, "--keep-going"])
        .arg("--message-format=json")
        .args(["--jobs", &jobs.to_string()])
        .arg("--target-dir")
        .arg(work.target())
        .current_dir(work.folder())
        .stdin(Stdio::null());
    cargo
}

/// The member to which a message of cargo refers: the name of its folder.
pub fn member(message: &Value) -> Option<String> {
    let manifest = Path::new(message["manifest_path"].as_str()?);
    let folder = manifest.parent()?.file_name()?;
    Some(folder.to_string_lossy().into_owned())
}
