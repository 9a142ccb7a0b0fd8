//! Sends values through the emitted crates and back.
//!
//! The crate `roundtrip` makes the values and compares them; here the examples of the crates are compiled and run.

mod build;
mod exchange;

use std::collections::BTreeMap;
use std::fs::File;
use std::io::{BufWriter, Write};
use std::path::Path;

use roundtrip::{Findings, RoundTrip, Targets};

use super::generation::in_parallel;
use super::progress::Progress;
use super::row::{Row, Shortfall};
use super::state::State;
use super::work::Work;
use build::Program;

/// Adds the losses of the values that were sent to the rows. Unchanged crates are skipped.
///
/// # Errors
///
/// Returns an error if cargo or a crate's example cannot be run, or if the disk fails.
pub fn run(rows: &mut [Row], jobs: usize, work: &Work, state: &mut State) -> Result<(), String> {
    let open = rows.iter().enumerate();
    let open = open.filter(|(_, row)| row.generated && row.round_trip.is_none());
    let open: Vec<usize> = open.map(|(index, _)| index).collect();
    if open.is_empty() {
        return Ok(());
    }
    let names: Vec<String> = rows.iter().map(|row| row.crate_name.clone()).collect();
    let members = open.iter().map(|index| names[*index].clone());
    let programs = build::programs(&members.collect(), jobs, work)?;
    let mut progress = Progress::new("sending", open.len());
    let one = |index: usize| outcome(&names[index], &programs, work);
    in_parallel(&open, jobs, one, |index, outcome| {
        let row = &mut rows[index];
        let (round_trip, shortfalls) =
            outcome.map_err(|error| format!("`{}`: {error}", row.document))?;
        row.round_trip = round_trip;
        if let Some(round_trip) = round_trip.filter(|_| shortfalls.is_empty()) {
            state.remember_round_trip(&row.crate_name, round_trip);
        }
        row.shortfalls.extend(shortfalls);
        progress.step(&row.document);
        state.write()
    })
}

type Outcome = (Option<RoundTrip>, Vec<Shortfall>);

fn outcome(
    crate_name: &str,
    programs: &BTreeMap<String, Program>,
    work: &Work,
) -> Result<Outcome, String> {
    let program = match programs.get(crate_name) {
        Some(Program::Built(program)) => program,
        Some(Program::Refused(said)) => return Ok(not_sent("example does not compile", said)),
        None => {
            return Ok(not_sent(
                "example does not compile",
                "see logs/cargo-build.err",
            ));
        }
    };
    let targets = Targets::read(&work.harness(crate_name))?;
    match findings(crate_name, program, &targets, work) {
        Ok(findings) => {
            let shortfalls = findings.shortfalls().into_iter();
            let shortfalls = shortfalls.map(|(cause, detail)| Shortfall::new(cause, detail));
            Ok((Some(findings.round_trip()), shortfalls.collect()))
        }
        Err(problem) => Ok(not_sent("values cannot be sent", &problem)),
    }
}

fn not_sent(cause: &str, detail: &str) -> Outcome {
    (None, vec![Shortfall::new(cause, detail)])
}

/// Writes the values, runs the program, and compares.
fn findings(
    crate_name: &str,
    program: &Path,
    targets: &Targets,
    work: &Work,
) -> Result<Findings, String> {
    let log = work.logs().join(format!("{crate_name}.roundtrip"));
    let refused = |error: std::io::Error| error.to_string();
    let lines = exchange::input(&log);
    let mut out = BufWriter::new(File::create(&lines).map_err(refused)?);
    let written = roundtrip::write_values(targets, &mut out)?;
    out.flush().map_err(refused)?;
    drop(out);
    let answers = exchange::answers(program, &log, written.lines.len()).map_err(refused)?;
    let findings = roundtrip::compared(targets, &written, &lines, answers).map_err(refused)?;
    findings
        .write(&log.with_extension("roundtrip.jsonl"))
        .map_err(refused)?;
    exchange::forget(&log);
    Ok(findings)
}
