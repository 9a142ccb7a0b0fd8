//! `cargo xtask bench`: how long generating takes and how much memory it needs, as a document grows.
//!
//! Whole processes are measured, several times, and the median counts. Nothing here is asserted by a test: machines differ.

mod machine;
mod measure;
mod repeat;

use std::fs;
use std::num::NonZeroUsize;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use codegen::Generator;
use serde_json::Value;

use measure::Measured;

#[derive(Debug, clap::Args)]
pub struct Arguments {
    /// The documents that are repeated under new names until they are large enough; `spec` if none is given.
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
    /// How many runs the median is of.
    #[arg(long, value_name = "N", default_value = "5")]
    runs: NonZeroUsize,
    /// Write the tables into BENCHMARKS.md, in the place of those that are there.
    #[arg(long)]
    write: bool,
}

const FILE: &str = "BENCHMARKS.md";
const START: &str = "<!-- cargo xtask bench: start -->";
const END: &str = "<!-- cargo xtask bench: end -->";

pub fn run(arguments: &Arguments) -> ExitCode {
    match benched(arguments) {
        Ok(text) => {
            println!("{text}");
            ExitCode::SUCCESS
        }
        Err(problem) => {
            eprintln!("error: {problem}");
            ExitCode::FAILURE
        }
    }
}

fn benched(arguments: &Arguments) -> Result<String, String> {
    let folder = std::env::temp_dir().join(format!("openapi-bench-{}", std::process::id()));
    fs::create_dir_all(&folder).map_err(|error| error.to_string())?;
    let tables = tables(arguments, &folder);
    // What is left behind is only in the way, and no reason to fail.
    let _ = fs::remove_dir_all(&folder);
    let text = format!("{}\n{}", machine::described(), tables?);
    if arguments.write {
        write(&text)?;
    }
    Ok(text)
}

fn tables(arguments: &Arguments, folder: &Path) -> Result<String, String> {
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
            let measured = measure::median(&spec, folder, arguments.runs.get())?;
            text += &measured.row(repeated.len(), copies);
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

/// The last two parts of a path: where a document lies is no matter of the reader's.
fn shown(document: &Path) -> String {
    let parts: Vec<_> = document.components().rev().take(2).collect();
    let parts = parts
        .iter()
        .rev()
        .map(|it| it.as_os_str().to_string_lossy());
    parts.collect::<Vec<_>>().join("/")
}

fn write(text: &str) -> Result<(), String> {
    let refused = |error: std::io::Error| format!("`{FILE}`: {error}");
    let old = fs::read_to_string(FILE).map_err(refused)?;
    let parts = old.split_once(START).zip(old.split_once(END));
    let Some(((before, _), (_, after))) = parts else {
        return Err(format!(
            "`{FILE}` has no place for the tables: `{START}` and `{END}`"
        ));
    };
    fs::write(FILE, format!("{before}{START}\n{text}{END}{after}")).map_err(refused)
}
