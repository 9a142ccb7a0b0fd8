//! `cargo xtask corpus`: generates from every document below some folders, and says which fell short.
//!
//! Each document is generated in a process of its own, so that one that panics or never ends costs nothing but itself.

mod check;
pub mod child;
mod crate_name;
mod discover;
pub mod document;
mod features;
mod generation;
pub mod glob;
mod names;
mod print;
mod progress;
mod roundtrip;
mod row;
mod skim;
mod state;
mod timings;
mod work;
mod workspace;

use std::fs;
use std::num::NonZeroUsize;
use std::path::PathBuf;
use std::process::ExitCode;
use std::thread;

use discover::Document;
use row::Row;
use state::State;
use work::Work;

#[derive(Debug, clap::Args)]
pub struct Arguments {
    /// The folders in which to look for documents.
    #[arg(value_name = "DIR", required_unless_present = "fragments")]
    folders: Vec<PathBuf>,
    /// A folder of fragments that is one document, as a folder with a file `.fragments` is; may be repeated.
    #[arg(long, value_name = "DIR")]
    fragments: Vec<PathBuf>,
    /// Compile the crates, and take a warning of the compiler for a shortfall.
    #[arg(long)]
    check: bool,
    /// Compile each crate with none and with one of its features at a time, and take a warning for a shortfall.
    #[arg(long)]
    features: bool,
    /// Send values through the crates and back, and take what is lost for a shortfall.
    #[arg(long)]
    roundtrip: bool,
    /// Report on the names of all crates: numbers, repetitions and endless ones, and the worst of each.
    #[arg(long)]
    names: bool,
    /// Generate twice, and compare.
    #[arg(long)]
    twice: bool,
    /// How many documents are generated, and crates compiled, at once; as many as there are processors if not given.
    #[arg(long, value_name = "N")]
    jobs: Option<NonZeroUsize>,
    /// Only documents whose name, as the table shows it, matches; `*` and `?` stand for any characters.
    #[arg(long, value_name = "GLOB")]
    only: Option<String>,
    /// Write the rows of the table to this file.
    #[arg(long, value_name = "FILE")]
    json: Option<PathBuf>,
    /// The folder for crates, logs and what is remembered; below the user's cache folder if not given.
    #[arg(long, value_name = "DIR")]
    work: Option<PathBuf>,
}

/// Why there is no table.
enum Stop {
    /// The arguments ask for what cannot be.
    Usage(String),
    /// The disk or cargo refused.
    Refused(String),
}

pub fn run(arguments: &Arguments) -> ExitCode {
    match examine(arguments) {
        Ok(rows) => {
            print!("{}", print::text(&rows));
            if arguments.names {
                print!("{}", names::text(&rows));
            }
            ExitCode::from(u8::from(rows.iter().any(Row::fell_short)))
        }
        Err(Stop::Usage(problem)) => {
            eprintln!("error: {problem}");
            ExitCode::from(2)
        }
        Err(Stop::Refused(problem)) => {
            eprintln!("error: {problem}");
            ExitCode::FAILURE
        }
    }
}

fn examine(arguments: &Arguments) -> Result<Vec<Row>, Stop> {
    let work = Work::open(arguments.work.as_deref()).map_err(Stop::Refused)?;
    let documents = documents(arguments, &work)?;
    let mut state = State::read(&work.state());
    let jobs = jobs(arguments);
    let options = generation::Options {
        twice: arguments.twice,
        harness: arguments.roundtrip,
        names: arguments.names,
        jobs,
    };
    let mut rows =
        generation::run(&documents, options, &work, &mut state).map_err(Stop::Refused)?;
    if arguments.check {
        check::run(&mut rows, jobs, &work, &mut state).map_err(Stop::Refused)?;
    }
    if arguments.features {
        features::run(&mut rows, jobs, &work).map_err(Stop::Refused)?;
    }
    if arguments.roundtrip {
        roundtrip::run(&mut rows, jobs, &work, &mut state).map_err(Stop::Refused)?;
    }
    if let Some(file) = &arguments.json {
        write_json(file, &rows)?;
    }
    Ok(rows)
}

fn documents(arguments: &Arguments, work: &Work) -> Result<Vec<Document>, Stop> {
    let found = discover::documents(&arguments.folders, &arguments.fragments, work.folder());
    let mut documents = found.map_err(Stop::Usage)?;
    if let Some(pattern) = &arguments.only {
        documents.retain(|document| glob::matches(pattern, &document.name));
    }
    if documents.is_empty() {
        // An empty table would look like a success.
        return Err(Stop::Usage("there is no such document".to_owned()));
    }
    Ok(documents)
}

fn jobs(arguments: &Arguments) -> usize {
    let jobs = arguments.jobs.or(thread::available_parallelism().ok());
    jobs.map_or(1, NonZeroUsize::get)
}

fn write_json(file: &std::path::Path, rows: &[Row]) -> Result<(), Stop> {
    fs::write(file, format!("{:#}\n", print::json(rows)))
        .map_err(|error| Stop::Refused(format!("`{}`: {error}", file.display())))
}
