//! Compares each line that was sent with its response.

use std::fs::File;
use std::io::{BufRead, BufReader};
use std::path::Path;

use serde_json::Value;

use super::compare::{self, Loss};
use super::declared::Declared;
use super::findings::{Failure, Findings};
use super::target::Targets;
use super::values::Written;

/// The response of the program to one line.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Answer {
    Line(String),
    /// The program ended instead.
    None(String),
}

/// The losses of the lines in a file.
///
/// # Errors
///
/// Returns an error if the file cannot be read.
pub fn compared(
    targets: &Targets,
    written: &Written,
    lines: &Path,
    answers: Vec<Answer>,
) -> std::io::Result<Findings> {
    let mut findings = Findings::new(targets, written);
    let lines = BufReader::new(File::open(lines)?).lines();
    for ((line, answer), &index) in lines.zip(answers).zip(&written.lines) {
        let mut line: Value = serde_json::from_str(&line?).unwrap_or_default();
        let sent = line["value"].take();
        match came(&answer) {
            Err(error) => findings.failed(index, sent, Failure::Refused(error)),
            Ok(came) if came == sent => findings.passed(),
            Ok(came) => match losses(targets, index, &sent, &came) {
                losses if losses.is_empty() => findings.passed(),
                losses => findings.failed(index, sent, Failure::Lost(losses)),
            },
        }
    }
    Ok(findings)
}

fn came(answer: &Answer) -> Result<Value, String> {
    let text = match answer {
        Answer::Line(text) => text,
        Answer::None(end) => return Err(end.clone()),
    };
    let mut answer: Value = serde_json::from_str(text).map_err(|error| error.to_string())?;
    if answer["ok"] == true {
        Ok(answer["value"].take())
    } else {
        let error = answer["error"].as_str();
        Err(error.unwrap_or("no error was given").to_owned())
    }
}

fn losses(targets: &Targets, index: usize, sent: &Value, came: &Value) -> Vec<Loss> {
    let target = &targets.all[index];
    let schema = targets.document.pointer(&target.place().schema());
    let declared = Declared::by(&targets.document, schema);
    compare::losses(sent, came, &declared, !target.request)
}
