//! The effect of each pass on a type or an operation: the lines of its print that differ.

use similar::{ChangeTag, TextDiff};

use crate::Generator;
use crate::generate::Run;
use crate::ir::{Api, print_operation, print_type};
use crate::plan::Subject;

use super::sought::Sought;

/// A pass that changed the subject.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Step {
    pub(crate) pass: &'static str,
    pub(crate) lines: Vec<Line>,
}

/// A line that a pass removed or added.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Line {
    pub(crate) is_new: bool,
    pub(crate) text: String,
}

/// The steps of each subject. The pipeline runs once for all of them.
pub(super) fn of(generator: &Generator, subjects: &[Option<Subject>]) -> Vec<Vec<Step>> {
    let mut known: Vec<String> = vec![String::new(); subjects.len()];
    let mut steps: Vec<Vec<Step>> = vec![Vec::new(); subjects.len()];
    Run::new(generator).made(&mut |pass, api| {
        for (index, subject) in subjects.iter().enumerate() {
            let printed = printed(api, subject.as_ref());
            let lines = differences(&known[index], &printed);
            if !lines.is_empty() {
                steps[index].push(Step { pass, lines });
            }
            known[index] = printed;
        }
    });
    steps
}

/// The print of a subject; empty as long as no pass has made it.
fn printed(api: &Api, subject: Option<&Subject>) -> String {
    match subject {
        Some(Subject::Type(id)) if api.types.contains(*id) => print_type(&api.types, *id),
        Some(Subject::Operation(pointer)) => {
            let mut operations = api.operations.iter();
            let operation = operations.find(|it| it.pointer == *pointer);
            operation.map_or_else(String::new, |it| print_operation(api, it))
        }
        Some(Subject::Type(_)) | None => String::new(),
    }
}

fn differences(before: &str, after: &str) -> Vec<Line> {
    if before == after {
        return Vec::new();
    }
    let diff = TextDiff::from_lines(before, after);
    let changes = diff.iter_all_changes();
    let changes = changes.filter(|it| it.tag() != ChangeTag::Equal);
    let lines = changes.map(|it| Line {
        is_new: it.tag() == ChangeTag::Insert,
        text: it.value().trim_end().to_owned(),
    });
    lines.filter(|it| !it.text.is_empty()).collect()
}

/// The steps that are about a part of a type or a call, if the subject is one.
pub(super) fn narrowed(steps: Vec<Step>, sought: &Sought) -> Vec<Step> {
    let Some(wire) = sought.wire() else {
        return steps;
    };
    let is_about = |line: &Line| {
        let mut words = line.text.split_whitespace();
        let named = words.find(|it| {
            let name = it.trim_end_matches(':').trim_end_matches('?');
            name == wire
        });
        named.is_some()
    };
    let narrowed = steps.into_iter().map(|step| Step {
        pass: step.pass,
        lines: step.lines.into_iter().filter(is_about).collect(),
    });
    narrowed.filter(|it| !it.lines.is_empty()).collect()
}
