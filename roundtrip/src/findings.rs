//! The findings about one crate: in numbers, by cause, and one by one.

use std::collections::BTreeMap;
use std::fs::File;
use std::io::{BufWriter, Write};
use std::path::Path;

use serde_json::{Value, json};

use super::compare::{Kind, Loss};
use super::target::Targets;
use super::values::Written;

/// The number of places that are reported for each cause; the others are in the log.
const TOLD: usize = 8;

#[derive(Debug)]
pub struct Findings {
    passed: u64,
    failed: Vec<(String, Value, Failure)>,
    invalid_examples: Vec<(String, Value)>,
    invalid_instances: Vec<(String, u64, String)>,
    pointers: Vec<String>,
}

/// The numbers of values that went through a crate and back.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct RoundTrip {
    /// The number of values that came back unchanged.
    pub passed: u64,
    pub total: u64,
    /// The number of the document's examples that were not sent, since its own schemas refuse them.
    pub invalid_examples: u64,
    /// The number of made-up values that were not sent for the same reason.
    pub invalid_instances: u64,
}

impl RoundTrip {
    pub fn json(self) -> Value {
        json!({
            "passed": self.passed,
            "total": self.total,
            "invalid_examples": self.invalid_examples,
            "invalid_instances": self.invalid_instances,
        })
    }

    /// Reads the numbers that [`RoundTrip::json`] wrote; `None` if they have another form.
    pub fn from_json(json: &Value) -> Option<Self> {
        Some(Self {
            passed: json["passed"].as_u64()?,
            total: json["total"].as_u64()?,
            invalid_examples: json["invalid_examples"].as_u64()?,
            invalid_instances: json["invalid_instances"].as_u64()?,
        })
    }
}

/// The number of occurrences and the first message, by target and place in its values.
type Places<'p> = BTreeMap<(&'p str, String), (usize, String)>;

/// The reason why a value did not come back.
#[derive(Clone, Debug)]
pub enum Failure {
    Refused(String),
    Lost(Vec<Loss>),
}

impl Findings {
    pub fn new(targets: &Targets, written: &Written) -> Self {
        let pointers: Vec<String> = targets.all.iter().map(|it| it.pointer.clone()).collect();
        let invalid = written.invalid_examples.iter();
        let made_in_vain = written.invalid_instances.iter();
        let made_in_vain = made_in_vain
            .map(|(index, (count, why))| (pointers[*index].clone(), *count, why.clone()));
        Self {
            passed: 0,
            failed: Vec::new(),
            invalid_examples: invalid
                .map(|(index, it)| (pointers[*index].clone(), it.clone()))
                .collect(),
            invalid_instances: made_in_vain.collect(),
            pointers,
        }
    }

    pub fn passed(&mut self) {
        self.passed += 1;
    }

    /// `target` is the index of the target to which the value was sent.
    pub fn failed(&mut self, target: usize, sent: Value, failure: Failure) {
        self.failed
            .push((self.pointers[target].clone(), sent, failure));
    }

    pub fn round_trip(&self) -> RoundTrip {
        let count = |length: usize| u64::try_from(length).unwrap_or(u64::MAX);
        RoundTrip {
            passed: self.passed,
            total: self.passed + count(self.failed.len()),
            invalid_examples: count(self.invalid_examples.len()),
            invalid_instances: self.invalid_instances.iter().map(|it| it.1).sum(),
        }
    }

    /// The causes for which values fail, each with its most frequent places.
    pub fn shortfalls(&self) -> Vec<(String, String)> {
        let mut causes: BTreeMap<String, Places<'_>> = BTreeMap::new();
        for (pointer, _, failure) in &self.failed {
            for (cause, place, what) in failure.causes() {
                let places = causes.entry(cause).or_default();
                let entry = places.entry((pointer, place)).or_insert_with(|| (0, what));
                entry.0 += 1;
            }
        }
        causes
            .into_iter()
            .map(|(cause, places)| (cause, told(places)))
            .collect()
    }

    /// Writes a line for the numbers, and one for each failed value and each example that was not sent. Made-up values that were not sent are
    /// counted by target.
    ///
    /// # Errors
    ///
    /// Returns an error if the disk fails.
    pub fn write(&self, file: &Path) -> std::io::Result<()> {
        let mut out = BufWriter::new(File::create(file)?);
        let numbers = self.round_trip();
        writeln!(out, "{}", numbers.json())?;
        for (pointer, sent, failure) in &self.failed {
            let line = json!({"pointer": pointer, "value": sent, "failure": failure.told()});
            writeln!(out, "{line}")?;
        }
        for (pointer, example) in &self.invalid_examples {
            let line = json!({"pointer": pointer, "invalid_example": example});
            writeln!(out, "{line}")?;
        }
        for (pointer, count, why) in &self.invalid_instances {
            let line = json!({"pointer": pointer, "invalid_instances": count, "why": why});
            writeln!(out, "{line}")?;
        }
        out.flush()
    }
}

/// The most frequent places.
fn told(places: Places<'_>) -> String {
    let mut places: Vec<_> = places.into_iter().collect();
    places.sort_by_key(|(_, (count, _))| std::cmp::Reverse(*count));
    let more = places.len().saturating_sub(TOLD);
    let lines = places.into_iter().take(TOLD);
    let mut lines: Vec<String> = lines
        .map(|((pointer, _), (count, what))| format!("{pointer}, {count} times: {what}"))
        .collect();
    if more > 0 {
        lines.push(format!("and at {more} other places, which are in the log"));
    }
    lines.join("\n")
}

impl Failure {
    fn told(&self) -> Vec<String> {
        match self {
            Self::Refused(error) => vec![error.clone()],
            Self::Lost(losses) => losses.iter().map(Loss::told).collect(),
        }
    }

    /// The name of the cause, the place without its numbers, and the whole message.
    fn causes(&self) -> Vec<(String, String, String)> {
        match self {
            Self::Refused(error) => vec![(
                "a value is refused".to_owned(),
                masked(error),
                error.clone(),
            )],
            Self::Lost(losses) => {
                let causes = losses.iter().map(|loss| {
                    let cause = match loss.kind {
                        Kind::Absent => "a value is lost",
                        Kind::Appeared => "a value appears",
                        Kind::Null => "a value becomes null",
                        Kind::Changed => "a value changes",
                    };
                    (cause.to_owned(), masked(&loss.place), loss.told())
                });
                // A loss in every item of an array counts as one.
                let causes: BTreeMap<_, _> = causes
                    .map(|(cause, place, told)| ((cause, place), told))
                    .collect();
                causes
                    .into_iter()
                    .map(|((cause, place), told)| (cause, place, told))
                    .collect()
            }
        }
    }
}

impl Loss {
    fn told(&self) -> String {
        format!("{}: {}", self.place, self.what)
    }
}

/// The string without its numbers.
fn masked(text: &str) -> String {
    let mut masked = String::new();
    for character in text.chars() {
        match character {
            '0'..='9' if masked.ends_with('*') => {}
            '0'..='9' => masked.push('*'),
            other => masked.push(other),
        }
    }
    masked
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn losses_are_grouped_by_what_happened_and_where() {
        let mut findings = Findings {
            passed: 3,
            failed: Vec::new(),
            invalid_examples: Vec::new(),
            invalid_instances: Vec::new(),
            pointers: vec!["/a".to_owned()],
        };
        for index in [1, 22] {
            let lost = |item: &str| Loss {
                place: format!("/{index}/{item}"),
                kind: Kind::Absent,
                what: "1 came back as absent".to_owned(),
            };
            findings.failed(0, json!(1), Failure::Lost(vec![lost("5"), lost("6")]));
        }
        findings.failed(0, json!(1), Failure::Refused("no".to_owned()));
        let shortfalls = findings.shortfalls();
        assert_eq!(
            shortfalls[0],
            (
                "a value is lost".to_owned(),
                "/a, 2 times: /1/6: 1 came back as absent".to_owned()
            )
        );
        assert_eq!(
            shortfalls[1],
            (
                "a value is refused".to_owned(),
                "/a, 1 times: no".to_owned()
            )
        );
        let expected = RoundTrip {
            passed: 3,
            total: 6,
            ..RoundTrip::default()
        };
        assert_eq!(findings.round_trip(), expected);
    }
}
