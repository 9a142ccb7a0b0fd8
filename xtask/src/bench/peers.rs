//! This generator compared with others, on the same documents and in one run.

use std::ffi::OsString;
use std::fs;
use std::io;
use std::num::NonZeroUsize;
use std::path::{Path, PathBuf};

use super::measured::{self, Usage};
use super::peer::{PEERS, Peer};
use super::shown;

#[derive(Debug, clap::Args)]
pub struct Arguments {
    /// The documents.
    #[arg(value_name = "PATH", required = true)]
    documents: Vec<PathBuf>,
    /// The number of runs of each generator for a median.
    #[arg(long, value_name = "N", default_value = "5")]
    runs: NonZeroUsize,
    /// The number of runs of `cargo check` for a median.
    #[arg(long, value_name = "N", default_value = "3")]
    checks: NonZeroUsize,
}

const HEAD: &str = "| generator | generate s | CPU s | peak MiB | lines of code | check s | CPU s | peak MiB |\n\
                    |---|---:|---:|---:|---:|---:|---:|---:|\n";

/// A table per document.
///
/// # Errors
///
/// Returns an error if a process cannot be run, or the disk fails.
pub fn tables(arguments: &Arguments, folder: &Path) -> Result<String, String> {
    let mut text = String::new();
    for (number, document) in arguments.documents.iter().enumerate() {
        let spec = fs::canonicalize(document)
            .map_err(|error| format!("`{}`: {error}", document.display()))?;
        text += &format!("\n`{}`:\n\n{HEAD}", shown(document));
        let folder = folder.join(number.to_string());
        for peer in PEERS {
            text += &row(peer, &spec, &folder, arguments).map_err(|error| error.to_string())?;
        }
    }
    Ok(text)
}

fn row(peer: Peer, spec: &Path, folder: &Path, arguments: &Arguments) -> io::Result<String> {
    let name = match peer.name {
        "" => "**this one**".to_owned(),
        name => peer.version().unwrap_or_else(|| name.to_owned()),
    };
    if !peer.is_installed() {
        return Ok(format!("| {name} | not installed |\n"));
    }
    let (generated, out) = generated(peer, spec, folder, arguments.runs.get())?;
    if !generated.ok {
        return Ok(format!(
            "| {name} | fails: {} |\n",
            last_line(&generated.said)
        ));
    }
    let (seconds, cpu, peak) = (generated.seconds, generated.cpu_seconds, generated.peak_mib);
    peer.complete(&out)?;
    let lines = lines(&out.join("src"))?;
    let checked = match checked(&out, arguments.checks.get())? {
        Ok(Usage {
            seconds,
            cpu_seconds,
            peak_mib,
            ..
        }) => {
            format!("{seconds:.1} | {cpu_seconds:.1} | {peak_mib:.0}")
        }
        Err(errors) => format!("does not compile: {errors} errors | | "),
    };
    Ok(format!(
        "| {name} | {seconds:.2} | {cpu:.2} | {peak:.0} | {lines} | {checked} |\n"
    ))
}

/// Each run writes into a new folder, since disks reuse deleted files slowly. Returns the last folder as well.
fn generated(peer: Peer, spec: &Path, folder: &Path, runs: usize) -> io::Result<(Usage, PathBuf)> {
    let mut all = Vec::new();
    let mut out = PathBuf::new();
    for run in 0..runs {
        // Some generators name the crate after its folder.
        out = folder.join(format!("{}{run}", peer.name)).join("measured");
        fs::create_dir_all(&out)?;
        let command = peer.command(spec, &out)?;
        let usage = measured::usage(&command, &out).map_err(io::Error::other)?;
        if !usage.ok {
            return Ok((usage, out));
        }
        all.push(usage);
    }
    let median = measured::median(all).ok_or_else(|| io::Error::other("there was no run"))?;
    Ok((median, out))
}

/// Checks the crate with its features, after its dependencies; the number of errors if it does not compile.
fn checked(out: &Path, runs: usize) -> io::Result<Result<Usage, usize>> {
    let manifest = out.join("Cargo.toml");
    let text = fs::read_to_string(&manifest)?;
    fs::write(&manifest, format!("{text}\n[workspace]\n"))?;
    let root = out.join("src/lib.rs");
    let features = features(&text).map_err(io::Error::other)?;
    let command = ["cargo", "check", "--quiet", "--features", &features].map(OsString::from);
    let source = fs::read_to_string(&root)?;
    fs::write(&root, "")?;
    // The dependencies are not counted for any generator.
    let dependencies = measured::usage(&command, out).map_err(io::Error::other)?;
    if !dependencies.ok {
        return Ok(Err(errors(&dependencies.said)));
    }
    let mut all = Vec::new();
    for _ in 0..runs {
        fs::write(&root, &source)?;
        let usage = measured::usage(&command, out).map_err(io::Error::other)?;
        if !usage.ok {
            return Ok(Err(errors(&usage.said)));
        }
        all.push(usage);
    }
    let median = measured::median(all).map(Ok);
    median.ok_or_else(|| io::Error::other("there was no run"))
}

/// All features but the one that needs a library of the system.
fn features(manifest: &str) -> Result<String, toml::de::Error> {
    let manifest: toml::Table = manifest.parse()?;
    let declared = manifest.get("features").and_then(|it| it.as_table());
    let names = declared.into_iter().flat_map(|it| it.keys());
    let names: Vec<&str> = names
        .map(String::as_str)
        .filter(|name| *name != "native-tls")
        .collect();
    Ok(names.join(","))
}

fn errors(said: &str) -> usize {
    said.lines().filter(|it| it.starts_with("error")).count()
}

/// The lines of all Rust files that are neither empty nor a comment.
fn lines(folder: &Path) -> io::Result<usize> {
    let mut count = 0;
    for entry in fs::read_dir(folder)? {
        let path = entry?.path();
        if path.is_dir() {
            count += lines(&path)?;
        } else if path.extension().is_some_and(|it| it == "rs") {
            let text = fs::read_to_string(&path)?;
            let code = text.lines().map(str::trim);
            count += code
                .filter(|it| !it.is_empty() && !it.starts_with("//"))
                .count();
        }
    }
    Ok(count)
}

fn last_line(text: &str) -> &str {
    let mut lines = text.lines().rev().map(str::trim);
    lines.find(|it| !it.is_empty()).unwrap_or_default()
}
