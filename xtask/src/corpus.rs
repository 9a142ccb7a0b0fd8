//! `cargo xtask corpus`: generates from every document below some folders, and lists those that fell short.
//!
//! Each document has a separate process, so that one that panics or never ends does not stop the others.

mod check;
pub mod child;
mod crate_name;
mod discover;
pub mod document;
mod features;
mod generation;
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
use globset::Glob;
use row::Row;
use state::State;
use work::Work;

#[derive(Debug, clap::Args)]
pub struct Arguments {
    /// The folders in which to look for documents.
    #[arg(value_name = "DIR", required_unless_present = "fragments")]
    folders: Vec<PathBuf>,
    /// A folder of fragments that is one document, like a folder with a file `.fragments`; may be repeated.
    #[arg(long, value_name = "DIR")]
    fragments: Vec<PathBuf>,
    /// Compile the crates; a compiler warning is a shortfall.
    #[arg(long)]
    check: bool,
    /// Compile each crate without features, and with one feature at a time; a warning is a shortfall.
    #[arg(long)]
    features: bool,
    /// Send values through the crates and back; every loss is a shortfall.
    #[arg(long)]
    roundtrip: bool,
    /// Report on the names of all crates: counters, repetitions and long names, with the worst of each.
    #[arg(long)]
    names: bool,
    /// Generate twice; a difference is a shortfall.
    #[arg(long)]
    twice: bool,
    /// The number of documents and crates that are processed at once; the default is the number of processors.
    #[arg(long, value_name = "N")]
    jobs: Option<NonZeroUsize>,
    /// Take only documents whose name in the table matches; `*` and `?` match any characters, `/` included.
    #[arg(long, value_name = "GLOB")]
    only: Option<Glob>,
    /// Write the rows of the table to this file.
    #[arg(long, value_name = "FILE")]
    json: Option<PathBuf>,
    /// The folder for crates, logs and the results of earlier runs; the default is below the user's cache folder.
    #[arg(long, value_name = "DIR")]
    work: Option<PathBuf>,
}

/// The reason why there is no table.
enum Stop {
    /// The arguments are wrong.
    Usage(String),
    /// The disk or cargo failed.
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
    if let Some(only) = &arguments.only {
        let only = only.compile_matcher();
        documents.retain(|document| only.is_match(&document.name));
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
