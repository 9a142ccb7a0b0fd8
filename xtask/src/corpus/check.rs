//! Compiles all crates as members of one workspace, so that they share their dependencies.

use std::collections::{BTreeMap, BTreeSet};
use std::fs::{self, File};
use std::io::{BufRead, BufReader};
use std::process::{Command, Stdio};

use serde_json::Value;

use super::child;
use super::progress::Progress;
use super::row::{Row, Shortfall};
use super::state::State;
use super::timings;
use super::work::Work;
use super::workspace;

/// The number of lines of cargo's output that are shown.
const TAIL: usize = 12;

/// The messages of the compiler about one crate.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct Findings {
    /// True if it was compiled completely.
    done: bool,
    /// True if that happened in an earlier run; cargo then lists it without a time.
    fresh: bool,
    /// The number of times that each cause occurred, and its first message.
    causes: BTreeMap<String, (usize, String)>,
}

/// Runs `cargo check` on every crate, and adds its findings to the rows. Unchanged crates are not compiled again.
///
/// # Errors
///
/// Returns an error if cargo cannot be run, or ends before it compiles anything.
pub fn run(rows: &mut [Row], jobs: usize, work: &Work, state: &mut State) -> Result<(), String> {
    let members: BTreeSet<String> = rows
        .iter()
        .filter(|row| row.generated)
        .map(|row| row.crate_name.clone())
        .collect();
    if members.is_empty() {
        return Ok(());
    }
    let folders = members.iter().map(|it| format!("crates/{it}"));
    workspace::write(folders, work).map_err(|error| error.to_string())?;
    timings::forget(&work.target());
    let mut cargo = workspace::cargo("check", jobs, work);
    cargo.args(["--workspace", "--timings"]);
    let findings = checked(cargo, &members, "checking", work)?;
    let seconds = timings::read(&work.target());
    for row in rows.iter_mut().filter(|row| row.generated) {
        let found = findings.get(&row.crate_name);
        let compiled_now = found.is_some_and(|it| it.done && !it.fresh);
        if let Some(&seconds) = seconds.get(&row.crate_name).filter(|_| compiled_now) {
            row.check_seconds = Some(seconds);
            state.remember_check(&row.crate_name, seconds);
        }
        row.shortfalls.extend(shortfalls(found));
    }
    state.write()
}

/// The messages of cargo about the members that it compiles.
///
/// # Errors
///
/// Returns an error if it cannot be run, or ends before it compiles anything.
pub(super) fn checked(
    mut cargo: Command,
    members: &BTreeSet<String>,
    label: &'static str,
    work: &Work,
) -> Result<BTreeMap<String, Findings>, String> {
    let log = work.logs().join("cargo-check.err");
    let refused = |error: std::io::Error| format!("`cargo check` cannot be run: {error}");
    cargo.stdout(Stdio::piped());
    cargo.stderr(File::create(&log).map_err(refused)?);
    let mut cargo = cargo.spawn().map_err(refused)?;
    let mut progress = Progress::new(label, members.len());
    let mut findings: BTreeMap<String, Findings> = BTreeMap::new();
    let mut compiled = false;
    for line in cargo
        .stdout
        .take()
        .map(BufReader::new)
        .into_iter()
        .flat_map(BufRead::lines)
    {
        let message: Value = serde_json::from_str(&line.map_err(refused)?).unwrap_or_default();
        compiled |= message["reason"] == "build-finished";
        if let Some(member) = workspace::member(&message).filter(|it| members.contains(it)) {
            let finding = findings.entry(member.clone()).or_default();
            finding.take(&message);
            if message["reason"] == "compiler-artifact" {
                progress.step(&member);
            }
        }
    }
    cargo.wait().map_err(refused)?;
    if compiled {
        Ok(findings)
    } else {
        let said = fs::read_to_string(&log).unwrap_or_default();
        Err(format!(
            "`cargo check` compiled nothing:\n{}",
            child::tail(&said, TAIL)
        ))
    }
}

impl Findings {
    fn take(&mut self, message: &Value) {
        if message["reason"] == "compiler-artifact" {
            self.done = true;
            self.fresh = message["fresh"] == true;
        }
        let said = &message["message"];
        // "3 warnings emitted" and similar messages have no place in the code.
        let is_summary =
            said["code"].is_null() && said["spans"].as_array().is_none_or(Vec::is_empty);
        let level = said["level"].as_str().unwrap_or_default();
        if message["reason"] == "compiler-message"
            && !is_summary
            && (level.starts_with("error") || level == "warning")
        {
            let code = said["code"]["code"].as_str();
            let cause = code.map_or_else(
                || format!("rustc {level}"),
                |it| format!("rustc {level}[{it}]"),
            );
            let rendered = said["rendered"].as_str().unwrap_or_default();
            let first = || {
                child::tail(
                    &rendered.lines().take(TAIL).collect::<Vec<_>>().join("\n"),
                    TAIL,
                )
            };
            self.causes.entry(cause).or_insert_with(|| (0, first())).0 += 1;
        }
    }
}

/// One shortfall per cause; an incomplete compilation without an error is a shortfall as well.
pub(super) fn shortfalls(findings: Option<&Findings>) -> Vec<Shortfall> {
    let causes = findings.into_iter().flat_map(|it| &it.causes);
    let mut shortfalls: Vec<Shortfall> = causes
        .map(|(cause, (count, first))| Shortfall::new(cause, format!("{count} times; {first}")))
        .collect();
    let done = findings.is_some_and(|it| it.done);
    if !done
        && !shortfalls
            .iter()
            .any(|it| it.cause.starts_with("rustc error"))
    {
        shortfalls.push(Shortfall::new(
            "not compiled",
            "see logs/cargo-check.err in the work folder",
        ));
    }
    shortfalls
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    fn warning(code: Value) -> Value {
        json!({"reason": "compiler-message", "manifest_path": "/w/crates/a-b/Cargo.toml", "message": {
            "level": "warning", "code": code, "rendered": "warning: unused\n\n --> a\n", "spans": [],
        }})
    }

    #[test]
    fn warnings_are_counted_by_lint_and_summaries_are_not() {
        let mut findings = Findings::default();
        let lint = json!({"code": "dead_code"});
        for message in [warning(lint.clone()), warning(lint), warning(Value::Null)] {
            assert_eq!(workspace::member(&message).as_deref(), Some("a-b"));
            findings.take(&message);
        }
        findings.take(&json!({"reason": "compiler-artifact"}));
        let found = shortfalls(Some(&findings));
        let expected = Shortfall::new(
            "rustc warning[dead_code]",
            "2 times; warning: unused\n --> a",
        );
        assert_eq!(found, [expected]);
    }

    #[test]
    fn what_was_compiled_before_is_not_taken_for_compiled_now() {
        let mut findings = Findings::default();
        findings.take(&json!({"reason": "compiler-artifact", "fresh": false}));
        assert_eq!((findings.done, findings.fresh), (true, false));
        findings.take(&json!({"reason": "compiler-artifact", "fresh": true}));
        assert!(findings.fresh);
    }

    #[test]
    fn what_was_not_compiled_falls_short() {
        assert_eq!(shortfalls(None)[0].cause, "not compiled");
        let done = Findings {
            done: true,
            ..Findings::default()
        };
        assert_eq!(shortfalls(Some(&done)), []);
    }
}
