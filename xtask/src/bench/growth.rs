//! The time and memory of generating as a document grows.

use std::env;
use std::fs;
use std::num::NonZeroUsize;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::Instant;

use sdkgen::Generator;
use serde_json::Value;

use super::{repeat, shown};

#[derive(Debug, clap::Args)]
pub struct Arguments {
    /// The documents that are repeated under new names until they are large enough; the default is `spec`.
    #[arg(value_name = "PATH")]
    documents: Vec<PathBuf>,
    /// The sizes to measure, in megabytes of JSON.
    #[arg(
        long,
        value_name = "MB",
        value_delimiter = ',',
        default_value = "1,4,16"
    )]
    megabytes: Vec<NonZeroUsize>,
    /// The number of runs for each median.
    #[arg(long, value_name = "N", default_value = "5")]
    runs: NonZeroUsize,
}

/// A table per document.
///
/// # Errors
///
/// Returns an error if a document cannot be read, or a process cannot be run.
pub fn tables(arguments: &Arguments, folder: &Path) -> Result<String, String> {
    let spec = [PathBuf::from("spec")];
    let documents = match &arguments.documents[..] {
        [] => &spec[..],
        named => named,
    };
    let mut text = String::new();
    for document in documents {
        let effective = effective(document)?;
        let size = effective.to_string().len();
        text += &format!(
            "\n`{}`, {size} bytes as JSON, repeated:\n\n",
            shown(document)
        );
        text += Measured::HEAD;
        for megabytes in &arguments.megabytes {
            let copies = (megabytes.get() * 1_000_000 / size).max(1);
            let spec = folder.join("document.json");
            let repeated = repeat::repeated(&effective, copies).to_string();
            fs::write(&spec, &repeated).map_err(|error| error.to_string())?;
            let (measured, unchanged) = median(&spec, folder, arguments.runs.get())?;
            text += &measured.row(repeated.len(), copies, unchanged);
        }
    }
    Ok(text)
}

/// The document as the generator sees it: one file, without references to others.
fn effective(document: &Path) -> Result<Value, String> {
    let generated = Generator::new(document).harness(true).generate();
    match generated.harness() {
        Some(harness) => Ok(harness.document.clone()),
        None => Err(format!(
            "nothing can be repeated:\n{}",
            generated.brief(false).trim_end()
        )),
    }
}

/// The median of several runs.
#[derive(Clone, Debug)]
struct Measured {
    seconds: f64,
    peak_mib: u64,
    operations: u64,
    lines: u64,
    /// The time of each stage, in the median run.
    stages: String,
}

impl Measured {
    /// The head of the table.
    const HEAD: &str = "| MB | copies | operations | lines | s | s per MB | unchanged s | peak MiB | MiB per MB | s by stage |\n\
                            |---:|---:|---:|---:|---:|---:|---:|---:|---:|---|\n";

    /// The row of a document of this many bytes. `unchanged` is the number of seconds of a second run without changes.
    fn row(&self, bytes: usize, copies: usize, unchanged: f64) -> String {
        let megabytes = bytes as f64 / 1_000_000.0;
        format!(
            "| {megabytes:.1} | {copies} | {} | {} | {:.2} | {:.3} | {:.2} | {} | {:.1} | {} |\n",
            self.operations,
            self.lines,
            self.seconds,
            self.seconds / megabytes,
            unchanged,
            self.peak_mib,
            self.peak_mib as f64 / megabytes,
            self.stages,
        )
    }
}

/// Generates from `spec` into a new folder, `runs` times, and once more without changes.
fn median(spec: &Path, folder: &Path, runs: usize) -> Result<(Measured, f64), String> {
    let mut all = Vec::new();
    for run in 0..runs {
        all.push(one(spec, &folder.join(format!("crate{run}")))?);
    }
    let unchanged = unchanged(spec, &folder.join("crate0"))?;
    for run in 0..runs {
        // Leftover files are harmless.
        let _ = fs::remove_dir_all(folder.join(format!("crate{run}")));
    }
    all.sort_by(|left, right| left.seconds.total_cmp(&right.seconds));
    let middle = all.get(all.len() / 2).cloned();
    let middle = middle.ok_or_else(|| "there was no run".to_owned())?;
    Ok((middle, unchanged))
}

/// The time of a second `generate`, which finds everything unchanged.
fn unchanged(spec: &Path, out: &Path) -> Result<f64, String> {
    let program = env::current_exe().map_err(|error| error.to_string())?;
    let mut seconds = 0.0;
    for _ in 0..2 {
        let mut command = Command::new(&program);
        command
            .args(["generate", "--name", "bench", "--spec"])
            .arg(spec);
        let start = Instant::now();
        let said = command.arg("--out").arg(out).output();
        seconds = start.elapsed().as_secs_f64();
        let said = said.map_err(|error| error.to_string())?;
        if !said.status.success() {
            return Err(String::from_utf8_lossy(&said.stderr).into_owned());
        }
    }
    Ok(seconds)
}

/// `out` is new each time, since disks reuse deleted files slowly.
fn one(spec: &Path, out: &Path) -> Result<Measured, String> {
    let program = env::current_exe().map_err(|error| error.to_string())?;
    let start = Instant::now();
    let said = Command::new(program)
        .args(["corpus-document", "--name", "bench", "--spec"])
        .arg(spec)
        .arg("--out")
        .arg(out)
        .output()
        .map_err(|error| error.to_string())?;
    let seconds = start.elapsed().as_secs_f64();
    let json: Value = serde_json::from_slice(&said.stdout).unwrap_or_default();
    if json["ok"] != true {
        return Err(format!("no crate was generated: {}", json["diagnostics"]));
    }
    let number = |name: &str| json[name].as_u64().unwrap_or_default();
    let stages = json["seconds"].as_object().into_iter().flatten();
    let stages = stages.map(|(stage, seconds)| {
        let seconds = seconds.as_f64().unwrap_or_default();
        format!("{stage} {seconds:.2}")
    });
    Ok(Measured {
        seconds,
        peak_mib: number("peak_mib"),
        operations: number("operations"),
        lines: number("lines"),
        stages: stages.collect::<Vec<_>>().join(", "),
    })
}
