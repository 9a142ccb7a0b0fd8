//! Generates from each document in a separate process, several at once.

use std::env;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::mpsc;
use std::thread;
use std::time::Duration;

use serde_json::Value;

use super::child::{self, End, Ended, Limits};
use super::discover::Document;
use super::names::Names;
use super::progress::Progress;
use super::row::{Row, Shortfall};
use super::state::{Entry, State};
use super::work::Work;
use cargo_sdk::fingerprint;

/// A document that needs more falls short. The largest documents need a tenth of it.
const LIMITS: Limits = Limits {
    time: Duration::from_secs(120),
    mib: 4096,
};
/// The number of lines of a process's output that are shown.
const TAIL: usize = 6;

#[derive(Clone, Copy, Debug)]
pub struct Options {
    /// Generate a second time, and compare.
    pub twice: bool,
    /// Add the round-trip example to each crate.
    pub harness: bool,
    /// Examine the names of each crate.
    pub names: bool,
    /// The number of processes that run at once.
    pub jobs: usize,
}

/// The generating program, which is this one.
struct Program {
    path: PathBuf,
    fingerprint: u64,
}

/// The result for one document.
struct Outcome {
    row: Row,
    /// The entry to record; `None` if the document fell short.
    entry: Option<Entry>,
}

/// One row per document, in their order. Results of unchanged documents are taken from the state.
///
/// # Errors
///
/// Returns an error if a process cannot be started, or the state cannot be written.
pub fn run(
    documents: &[Document],
    options: Options,
    work: &Work,
    state: &mut State,
) -> Result<Vec<Row>, String> {
    let program = Program::current()?;
    let mut progress = Progress::new("generating", documents.len());
    let mut rows: Vec<Option<Row>> = vec![None; documents.len()];
    let mut open = Vec::new();
    for (index, document) in documents.iter().enumerate() {
        let there = || is_there(document, options, work);
        match state
            .unchanged(document, options, program.fingerprint)
            .filter(|_| there())
        {
            Some(row) => {
                progress.step(&document.name);
                rows[index] = Some(row);
            }
            None => open.push(index),
        }
    }
    let one = |index: usize| outcome(&documents[index], options, &program, work);
    in_parallel(&open, options.jobs, one, |index, outcome| {
        let document = &documents[index];
        let mut outcome = outcome.map_err(|error| format!("`{}`: {error}", document.name))?;
        outcome.row.check_seconds = state.check_seconds(document);
        if let Some(entry) = &mut outcome.entry {
            entry.row.check_seconds = outcome.row.check_seconds;
        }
        state.remember(&document.crate_name, outcome.entry);
        progress.step(&document.name);
        rows[index] = Some(outcome.row);
        state.write()
    })?;
    Ok(rows.into_iter().flatten().collect())
}

impl Program {
    fn current() -> Result<Self, String> {
        let path = env::current_exe().map_err(|error| error.to_string())?;
        Ok(Self {
            fingerprint: fingerprint::of(std::slice::from_ref(&path)),
            path,
        })
    }
}

/// Runs `one` for each index on a few threads, and `done` on this one as the results arrive. Starts nothing more after an error.
pub fn in_parallel<T: Send>(
    indices: &[usize],
    jobs: usize,
    one: impl Fn(usize) -> T + Sync,
    mut done: impl FnMut(usize, T) -> Result<(), String>,
) -> Result<(), String> {
    let next = AtomicUsize::new(0);
    let (sender, receiver) = mpsc::channel();
    thread::scope(|scope| {
        for _ in 0..jobs.min(indices.len()) {
            let (sender, next, one) = (sender.clone(), &next, &one);
            scope.spawn(move || {
                while let Some(&index) = indices.get(next.fetch_add(1, Ordering::Relaxed)) {
                    // After an error, the receiver is gone.
                    if sender.send((index, one(index))).is_err() {
                        break;
                    }
                }
            });
        }
        drop(sender);
        receiver
            .into_iter()
            .try_for_each(|(index, result)| done(index, result))
    })
}

fn outcome(
    document: &Document,
    options: Options,
    program: &Program,
    work: &Work,
) -> std::io::Result<Outcome> {
    let log = work.logs().join(&document.crate_name);
    let mut command = command(document, options, &program.path, work);
    let ended = child::run(&mut command, &log, LIMITS)?;
    let (mut row, said) = row(document, &ended);
    if options.twice && row.shortfalls.is_empty() {
        let ended = child::run(command.arg("--compare"), &log, LIMITS)?;
        row.shortfalls.extend(difference(&ended));
    }
    let inputs = inputs(document, &said);
    let entry = row.shortfalls.is_empty().then(|| Entry {
        path: document.path.clone(),
        fingerprint: fingerprint::of(&inputs),
        inputs,
        generator: program.fingerprint,
        twice: options.twice,
        harness: options.harness,
        row: row.clone(),
    });
    Ok(Outcome { row, entry })
}

fn command(document: &Document, options: Options, generator: &Path, work: &Work) -> Command {
    let mut command = Command::new(generator);
    command.arg("corpus-document");
    command.arg("--spec").arg(&document.path);
    command.arg("--out").arg(out(document, work));
    command.arg("--name").arg(&document.crate_name);
    if options.harness {
        let harness = work.harness(&document.crate_name);
        command.arg("--harness").arg(harness);
    }
    if options.names {
        command.arg("--names");
    }
    command
}

fn out(document: &Document, work: &Work) -> PathBuf {
    work.crates().join(&document.crate_name)
}

/// Returns true if the output of an earlier run still exists.
fn is_there(document: &Document, options: Options, work: &Work) -> bool {
    let harness = work.harness(&document.crate_name);
    let manifest = out(document, work).join("Cargo.toml");
    manifest.exists() && (harness.exists() || !options.harness)
}

/// The files on which the result depends.
fn inputs(document: &Document, said: &Value) -> Vec<PathBuf> {
    let read = said["inputs"].as_array().into_iter().flatten();
    let mut inputs: Vec<PathBuf> = read.filter_map(Value::as_str).map(PathBuf::from).collect();
    // Settings that do not exist yet are not among the files that were read.
    let folder = if document.path.is_dir() {
        Some(document.path.as_path())
    } else {
        document.path.parent()
    };
    inputs.extend(folder.map(|folder| folder.join("codegen.toml")));
    inputs
}

/// The facts that the process reported, and their JSON.
fn row(document: &Document, ended: &Ended) -> (Row, Value) {
    let said = serde_json::from_str(&ended.stdout).unwrap_or(Value::Null);
    let number = |key: &str| said[key].as_u64().unwrap_or_default();
    let row = Row {
        document: document.name.clone(),
        crate_name: document.crate_name.clone(),
        generated: said["ok"] == true && said["refused"].is_null(),
        operations: number("operations"),
        types: number("types"),
        errors: count(&said, "error"),
        warnings: count(&said, "warning"),
        notes: count(&said, "note"),
        lines: number("lines"),
        seconds: ended.seconds,
        peak_mib: said["peak_mib"].as_u64(),
        check_seconds: None,
        round_trip: None,
        names: Names::from_json(&said["names"]),
        shortfalls: crash(ended)
            .or_else(|| refusal(&said))
            .into_iter()
            .collect(),
    };
    (row, said)
}

fn count(said: &Value, severity: &str) -> u64 {
    let diagnostics = said["diagnostics"].as_array().into_iter().flatten();
    diagnostics
        .filter(|it| it["severity"] == severity)
        .map(|_| 1)
        .sum()
}

/// The shortfall of a process that did not finish.
fn crash(ended: &Ended) -> Option<Shortfall> {
    let cause = match ended.end {
        End::OutOfTime => format!("takes longer than {} s", LIMITS.time.as_secs()),
        End::OutOfMemory => format!("needs more than {} MB", LIMITS.mib),
        End::Exited(status) if status.success() => return None,
        End::Exited(_) if ended.stderr.contains("panicked at") => "panics".to_owned(),
        End::Exited(status) => format!("ends with {status}"),
    };
    Some(Shortfall::new(cause, child::tail(&ended.stderr, TAIL)))
}

/// The shortfall of a process that emitted no crate, described by its first error.
fn refusal(said: &Value) -> Option<Shortfall> {
    if let Some(refused) = said["refused"].as_str() {
        return Some(Shortfall::new("cannot be written", refused));
    }
    if said["ok"] == true {
        return None;
    }
    let mut diagnostics = said["diagnostics"].as_array().into_iter().flatten();
    let error = diagnostics.find(|it| it["severity"] == "error");
    let Some(error) = error else {
        return Some(Shortfall::new("no crate, and no error", ""));
    };
    let text = |key: &str| error[key].as_str().unwrap_or_default();
    let place = match error["line"].as_u64() {
        Some(line) => format!(" ({}:{line})", text("file")),
        None => String::new(),
    };
    let detail = format!("{}{place}", text("message"));
    Some(Shortfall::new(format!("error[{}]", text("code")), detail))
}

/// The differences that the second process found.
fn difference(ended: &Ended) -> Option<Shortfall> {
    let said: Value = serde_json::from_str(&ended.stdout).unwrap_or(Value::Null);
    let crashed = crash(ended).or_else(|| refusal(&said));
    let differences = said["differences"].as_array();
    let first = differences
        .and_then(|it| it.first())
        .and_then(Value::as_str);
    crashed.or_else(|| first.map(|file| Shortfall::new("differs the second time", file)))
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn every_index_is_done_once_and_an_error_ends_the_run() {
        let indices: Vec<usize> = (0..50).collect();
        let mut seen = Vec::new();
        let all = in_parallel(
            &indices,
            4,
            |it| it * 2,
            |index, double| {
                assert_eq!(double, index * 2);
                seen.push(index);
                Ok(())
            },
        );
        seen.sort_unstable();
        assert_eq!((all, seen), (Ok(()), indices.clone()));
        let stopped = in_parallel(&indices, 4, |it| it, |_, _| Err("no".to_owned()));
        assert_eq!(stopped, Err("no".to_owned()));
    }

    #[test]
    fn a_refusal_is_named_after_the_first_error() {
        let said = json!({"ok": false, "diagnostics": [
            {"severity": "warning", "code": "untyped", "message": "a", "file": "f", "line": 1},
            {"severity": "error", "code": "syntax", "message": "b", "file": "f.yaml", "line": 2},
            {"severity": "error", "code": "empty-file", "message": "c", "file": null, "line": null},
        ]});
        let expected = Shortfall::new("error[syntax]", "b (f.yaml:2)");
        assert_eq!(refusal(&said), Some(expected));
        assert_eq!(refusal(&json!({"ok": true})), None);
    }
}
