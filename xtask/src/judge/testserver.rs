//! Runs the programs in `tests/testserver` against the test server of AutoRest, and compares the outcome with the baseline.
//!
//! Everything that is fetched, generated or built stays below `target/judge/`.

mod build;
mod crates;
mod folder;
mod manifest;
mod names;
mod package;
mod programs;
mod scenarios;
pub mod session;
mod tools;
mod verdict;

use std::num::NonZeroUsize;
use std::process::ExitCode;

use folder::Folder;
use programs::Program;
use scenarios::{Baseline, Known, Outcome};
use verdict::Verdict;

#[derive(Debug, clap::Args)]
pub struct Arguments {
    /// Only programs of `tests/testserver/src/bin` whose name matches; `*` and `?` match any characters.
    #[arg(long, value_name = "GLOB")]
    only: Option<String>,
    /// Write the outcome to `tests/testserver/baseline.tsv`.
    #[arg(long)]
    bless: bool,
    /// Do not compile the crates that no program uses.
    #[arg(long)]
    used: bool,
    /// List the scenarios of the server that no program tries.
    #[arg(long)]
    untried: bool,
    /// The number of crates that are compiled at once; the default is the number of processors.
    #[arg(long, value_name = "N")]
    jobs: Option<NonZeroUsize>,
}

pub fn run(arguments: &Arguments) -> ExitCode {
    if let Some(missing) = tools::missing() {
        eprintln!("skipped: {missing}");
        return ExitCode::SUCCESS;
    }
    match judged(arguments) {
        Ok(verdict) => {
            print!("{}", verdict.text(arguments.untried));
            ExitCode::from(u8::from(verdict.is_worse()))
        }
        Err(problem) => {
            eprintln!("error: {problem}");
            ExitCode::FAILURE
        }
    }
}

fn judged(arguments: &Arguments) -> Result<Verdict, String> {
    let folder = Folder::open()?;
    let programs = programs::matching(arguments.only.as_deref(), &folder)?;
    let package = package::installed(&folder)?;
    let crates = crates::generated(&package, &folder)?;
    manifest::write(&programs::all(&folder)?, &crates, &folder)?;
    let whole = arguments.only.is_none() && !arguments.used;
    let built = build::build(&programs, whole, arguments.jobs, &folder)?;
    session::isolated(&programs, &package, &folder)?;
    let outcome = Outcome::read(&folder)?;
    let verdict = compared(outcome, &programs, built && crates.is_complete(), &folder)?;
    if arguments.bless {
        verdict.bless(&folder)?;
    }
    Ok(verdict)
}

fn compared(
    outcome: Outcome,
    programs: &[Program],
    is_built: bool,
    folder: &Folder,
) -> Result<Verdict, String> {
    let baseline = Baseline::read(folder)?;
    let known = Known::read(folder)?;
    Ok(Verdict::new(outcome, baseline, known, programs, is_built))
}
