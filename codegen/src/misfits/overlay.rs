//! The overlay with the corrections of a document, for a person to review.

use std::collections::BTreeMap;

use serde_json::Value;

use super::correction::{Evidence, Subject, changes, subject};
use super::observation::{self, Observation};
use crate::generate::Run;
use crate::generator::Generator;
use crate::normalize::{Both, spelled_change};

/// The corrections of a document that follow from misfits.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Corrections {
    /// The overlay; `None` if there is nothing to correct.
    pub overlay: Option<String>,
    /// The number of subjects that the overlay corrects.
    pub corrected: usize,
    /// The misfits that no correction follows from, each with its reason.
    pub left: Vec<String>,
}

/// The failure to make corrections.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum CorrectionsError {
    /// The line of this number is not a misfit.
    Line(usize, String),
    /// The document cannot be read; the report says why.
    Document(String),
}

impl Generator {
    /// Turns misfits, one JSON object on each line, into an overlay that corrects the document. Nothing is written or applied.
    ///
    /// # Errors
    ///
    /// Returns an error if a line is not a misfit, or the document cannot be read.
    pub fn corrections(&self, misfits: &str) -> Result<Corrections, CorrectionsError> {
        let observations = observation::read(misfits);
        let observations =
            observations.map_err(|(line, reason)| CorrectionsError::Line(line, reason))?;
        let mut run = Run::new(self);
        let Some(mut documents) = run.documents() else {
            return Err(CorrectionsError::Document(run.text()));
        };
        let mut left = Vec::new();
        let mut subjects: BTreeMap<Subject, Evidence> = BTreeMap::new();
        for (observation, count) in observations {
            match subject(&documents.effective, &observation) {
                Ok(subject) => subjects.entry(subject).or_default().add(observation, count),
                Err(reason) => left.push(unmapped(observation, count, &reason)),
            }
        }
        let (mut actions, mut corrected) = (String::new(), 0);
        // A schema inside another one is corrected first, since the outer one may have to be repeated.
        for (subject, evidence) in subjects.iter().rev() {
            match changes(&documents, subject, evidence, run.sources()) {
                Ok(changes) => {
                    corrected += 1;
                    let reason = evidence.text();
                    for change in &changes {
                        change.apply(&mut documents.corrected);
                        actions.push_str(&spelled_change(change, &reason));
                    }
                }
                Err(reason) => left.push(format!("{}: {reason}", evidence.text())),
            }
        }
        Ok(Corrections {
            overlay: (corrected > 0).then(|| overlay(&documents, &actions, &left)),
            corrected,
            left,
        })
    }
}

fn unmapped(observation: Observation, count: usize, reason: &str) -> String {
    let mut evidence = Evidence::default();
    evidence.add(observation, count);
    format!("{}: {reason}", evidence.text())
}

/// Source: Overlay Specification 1.0.0.
fn overlay(documents: &Both, actions: &str, left: &[String]) -> String {
    let title = documents.effective.pointer("/info/title");
    let title = title.and_then(Value::as_str).unwrap_or("the document");
    let title = Value::from(format!(
        "Corrections of {title} by values that it does not describe"
    ));
    let mut text = "# Clients received values that the document does not describe. Each action says which, and how often.\n\
        # Review the actions, and apply the file with `--overlay`, or move it into `overlays/` beside the document.\n"
        .to_owned();
    text.push_str(&format!(
        "overlay: 1.0.0\ninfo:\n  title: {title}\n  version: 1.0.0\nactions:\n{actions}"
    ));
    if !left.is_empty() {
        text.push_str("# No correction follows from these:\n");
        for line in left {
            text.push_str(&format!("# - {}\n", line.replace(char::is_control, " ")));
        }
    }
    text
}
