//! Compiles the programs, and the crates with them.

use std::env;
use std::fs;
use std::num::NonZeroUsize;
use std::process::Command;

use super::folder::Folder;
use super::programs::Program;

/// Compiles the programs, and all other crates if `whole`. Returns whether everything compiles without a warning.
///
/// # Errors
///
/// Returns an error if cargo cannot be run.
pub(super) fn build(
    programs: &[Program],
    whole: bool,
    jobs: Option<NonZeroUsize>,
    folder: &Folder,
) -> Result<bool, String> {
    for program in programs {
        // A program that does not compile must not run in its old form; it may not exist.
        let _ = fs::remove_file(folder.program(&program.name));
    }
    let cargo = env::var_os("CARGO").unwrap_or_else(|| "cargo".into());
    let mut cargo = Command::new(cargo);
    cargo
        .args(["build", "--keep-going", "--target-dir"])
        .arg(folder.target())
        .current_dir(folder.package())
        .env("RUSTFLAGS", "-Dwarnings");
    if let Some(jobs) = jobs {
        cargo.args(["--jobs", &jobs.to_string()]);
    }
    if whole {
        cargo.arg("--workspace");
    }
    for program in programs.iter().filter(|_| !whole) {
        cargo.args(["--bin", &program.name]);
    }
    let status = cargo.status();
    let status = status.map_err(|error| format!("`cargo build` cannot be run: {error}"))?;
    Ok(status.success())
}
