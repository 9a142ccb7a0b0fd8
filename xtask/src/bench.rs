//! `cargo xtask bench`: the cost of generating and of the output, compared with other generators and with code by hand.
//!
//! Whole processes are measured several times, and the median counts. No test asserts any of this, since machines differ.

mod growth;
mod machine;
mod measured;
mod names;
mod peer;
mod peers;
mod repeat;
mod speed;

use std::fs;
use std::path::Path;
use std::process::ExitCode;

pub use measured::{Arguments as MeasuredArguments, run as measured};

#[derive(Debug, clap::Args)]
pub struct Arguments {
    #[command(subcommand)]
    what: What,
    /// Write the tables into BENCHMARKS.md, replacing the old ones.
    #[arg(long, global = true)]
    write: bool,
}

#[derive(Debug, clap::Subcommand)]
enum What {
    /// Measure how time and memory grow with a document.
    Growth(growth::Arguments),
    /// Compare the names of operations with those in the vendors' own SDKs.
    Names(names::Arguments),
    /// Compare this generator with others: the cost of generating, and the cost of checking the crate.
    Peers(peers::Arguments),
    /// Compare the emitted code with code written by hand: reading and writing JSON, and whole requests.
    Speed(speed::Arguments),
}

const FILE: &str = "BENCHMARKS.md";

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
    let (section, tables) = match &arguments.what {
        What::Growth(arguments) => ("growth", growth::tables(arguments, &folder)),
        What::Names(arguments) => ("names", names::table(arguments)),
        What::Peers(arguments) => ("peers", peers::tables(arguments, &folder)),
        What::Speed(arguments) => ("speed", speed::table(arguments, &folder)),
    };
    // Leftover files are harmless, so a failure to remove them is ignored.
    let _ = fs::remove_dir_all(&folder);
    let text = match &arguments.what {
        What::Growth(_) | What::Peers(_) | What::Speed(_) => {
            format!("{}\n{}", machine::described(), tables?)
        }
        // Names are the same on every machine.
        What::Names(_) => tables?,
    };
    if arguments.write {
        write(section, &text)?;
    }
    Ok(text)
}

/// The last two parts of a path, since the location of a document does not matter to the reader.
fn shown(document: &Path) -> String {
    let parts: Vec<_> = document.components().rev().take(2).collect();
    let parts = parts
        .iter()
        .rev()
        .map(|it| it.as_os_str().to_string_lossy());
    parts.collect::<Vec<_>>().join("/")
}

/// Puts the text between the two marks of its section.
fn write(section: &str, text: &str) -> Result<(), String> {
    let refused = |error: std::io::Error| format!("`{FILE}`: {error}");
    let (start, end) = (
        format!("<!-- cargo xtask bench {section}: start -->"),
        format!("<!-- cargo xtask bench {section}: end -->"),
    );
    let old = fs::read_to_string(FILE).map_err(refused)?;
    let parts = old.split_once(&start).zip(old.split_once(&end));
    let Some(((before, _), (_, after))) = parts else {
        return Err(format!(
            "`{FILE}` has no place for the tables: `{start}` and `{end}`"
        ));
    };
    fs::write(FILE, format!("{before}{start}\n{text}{end}{after}")).map_err(refused)
}
