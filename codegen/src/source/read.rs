//! Text → JSON value: chooses the syntax, reads the text, and turns every error into a diagnostic with a place.

use indexmap::IndexSet;
use serde::de::Error as _;
use serde_json::Value;

use super::file::SourceFile;
use super::problems;
use super::syntax::{Syntax, looks_like_json};
use super::value::{Findings, Problem, Stop};
use super::yaml_spans::too_deep;
use crate::place::FileId;
use crate::report::{Code, Diagnostic, Report};

/// The message of the parsers if a value is nested too deeply.
const TOO_DEEP: &str = "recursion limit exceeded";
/// The message of the YAML parser if aliases are followed too often.
const TOO_LARGE: &str = "repetition limit exceeded";

/// Reads the value of a file from its text. Stores in the file which syntax it turned out to have.
pub(super) fn read_value(id: FileId, file: &mut SourceFile, report: &mut Report) -> Option<Value> {
    if file.text.trim().is_empty() {
        report.push(problems::empty_file(id, &file.shown));
        return None;
    }
    let value = match read_as_written(id, file, report) {
        Ok((value, found)) => {
            found
                .into_iter()
                .for_each(|problem| report.push(located(id, file, problem)));
            value
        }
        Err(problem) => {
            report.push(*problem);
            return None;
        }
    };
    if value.is_null() {
        report.push(problems::empty_file(id, &file.shown));
        return None;
    }
    Some(value)
}

type Outcome = Result<(Value, IndexSet<Problem>), Box<Diagnostic>>;

fn read_as_written(id: FileId, file: &mut SourceFile, report: &mut Report) -> Outcome {
    let json_problem = match file.syntax {
        Syntax::Json => match read_json(id, file) {
            Ok(read) => return Ok(read),
            Err(problem) => Some(problem),
        },
        Syntax::Yaml | Syntax::Toml => None,
    };
    // YAML's flow style starts with the same braces, and allows comments and trailing commas.
    let is_too_deep = json_problem
        .as_ref()
        .is_some_and(|it| it.code == Code::TooDeep);
    let may_be_yaml = json_problem.is_none() || (looks_like_json(&file.text) && !is_too_deep);
    let yaml = may_be_yaml.then(|| read_yaml(id, file));
    match (yaml, json_problem) {
        (Some(Ok(read)), problem) => {
            // Other readers of JSON will refuse the file.
            if let Some(problem) = problem.filter(|_| file.shown.ends_with(".json")) {
                report.push(problems::only_yaml(*problem));
            }
            file.syntax = Syntax::Yaml;
            Ok(read)
        }
        (_, Some(problem)) => Err(problem),
        (Some(Err(problem)), None) => Err(problem),
        (None, None) => Err(Box::new(problems::empty_file(id, &file.shown))),
    }
}

fn read_json(id: FileId, file: &SourceFile) -> Outcome {
    let findings = Findings::new(Syntax::Json, &file.text);
    let mut deserializer = serde_json::Deserializer::from_str(&file.text);
    let read = findings
        .read(&mut deserializer)
        .and_then(|value| deserializer.end().map(|()| value));
    match read {
        Ok(value) => Ok((value, findings.into_problems())),
        Err(error) => {
            let offset = file.offset(error.line(), error.column());
            Err(Box::new(stopped(
                id,
                "JSON",
                &findings,
                &error.to_string(),
                offset,
            )))
        }
    }
}

fn read_yaml(id: FileId, file: &SourceFile) -> Outcome {
    if let Some(offset) = too_deep(&file.text) {
        return Err(Box::new(problems::too_deep(id, offset)));
    }
    let findings = Findings::new(Syntax::Yaml, &file.text);
    let mut documents = serde_yaml::Deserializer::from_str(&file.text);
    let read = match documents.next() {
        Some(first) => findings.read(first),
        None => Err(serde_yaml::Error::custom("there is no document")),
    };
    match read {
        Ok(_) if documents.next().is_some() => {
            let second = file.yaml_spans().second_document();
            Err(Box::new(problems::several_documents(id, second)))
        }
        Ok(value) => Ok((value, findings.into_problems())),
        Err(error) => {
            let offset = error
                .location()
                .map_or(0, |at| file.offset(at.line(), at.column()));
            Err(Box::new(stopped(
                id,
                "YAML",
                &findings,
                &error.to_string(),
                offset,
            )))
        }
    }
}

fn stopped(
    id: FileId,
    language: &str,
    findings: &Findings,
    message: &str,
    offset: usize,
) -> Diagnostic {
    match findings.stopped() {
        Some(Stop::TooLarge) => problems::too_large(id, offset),
        Some(Stop::UnsupportedKey) => problems::unsupported_key(id, offset),
        None if message.contains(TOO_DEEP) => problems::too_deep(id, offset),
        None if message.contains(TOO_LARGE) => problems::too_large(id, offset),
        None => problems::syntax(id, language, without_position(message), offset),
    }
}

/// Removes the position that the parsers append, since the diagnostic shows it better.
fn without_position(message: &str) -> &str {
    message.split(" at line ").next().unwrap_or(message)
}

fn located(id: FileId, file: &SourceFile, problem: Problem) -> Diagnostic {
    match problem {
        Problem::DuplicateKey(mapping, key) => {
            problems::duplicate_key(id, &mapping, &key, &file.occurrences(&mapping, &key))
        }
        Problem::LongKey(mapping, key) => {
            problems::long_key(id, &mapping, &file.occurrences(&mapping, &key))
        }
        Problem::InvalidMerge(mapping) => problems::invalid_merge(id, &mapping),
    }
}
