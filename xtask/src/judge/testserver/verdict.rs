//! The outcome compared with the baseline, as a table.

use std::collections::BTreeSet;

use super::folder::Folder;
use super::programs::Program;
use super::scenarios::{Baseline, Known, Outcome, Status};
use cargo_sdk::table::{self, Align};

/// The outcome of a run and its difference from the baseline.
#[derive(Clone, Debug)]
pub(super) struct Verdict {
    outcome: Outcome,
    baseline: Baseline,
    known: Known,
    /// The programs that ran.
    programs: BTreeSet<String>,
    /// True if everything that should be generated and compiled was.
    is_built: bool,
}

impl Verdict {
    pub(super) fn new(
        mut outcome: Outcome,
        mut baseline: Baseline,
        known: Known,
        programs: &[Program],
        is_built: bool,
    ) -> Self {
        let programs: BTreeSet<String> = programs.iter().map(|it| it.name.clone()).collect();
        // These belong to a program that did not run.
        outcome.untried.retain(|key| !baseline.0.contains_key(key));
        // A scenario that has moved to another program is compared there.
        let tried = &outcome.tried;
        baseline
            .0
            .retain(|key, (program, _)| programs.contains(program) || tried.contains_key(key));
        Self {
            outcome,
            baseline,
            known,
            programs,
            is_built,
        }
    }

    /// Returns whether a scenario that passed in the baseline does not pass, or something was not built.
    pub(super) fn is_worse(&self) -> bool {
        !self.is_built || self.lost().next().is_some()
    }

    /// Writes the outcome as the baseline; rows of programs that did not run stay.
    ///
    /// # Errors
    ///
    /// Returns an error if the disk fails.
    pub(super) fn bless(&self, folder: &Folder) -> Result<(), String> {
        let mut baseline = Baseline::read(folder)?;
        baseline
            .0
            .retain(|_, (program, _)| !self.programs.contains(program));
        for (key, tried) in &self.outcome.tried {
            let row = (tried.program.clone(), tried.status);
            baseline.0.insert(key.clone(), row);
        }
        baseline.write(folder)
    }

    /// A row per program, and then each scenario that needs a remark.
    pub(super) fn text(&self, with_untried: bool) -> String {
        let untried = self.outcome.untried.iter().map(String::as_str);
        let untried: Vec<&str> = untried.filter(|_| with_untried).collect();
        let sections = [
            ("does not pass", self.failures()),
            (
                "lost since the baseline",
                self.lost().map(one_cell).collect(),
            ),
            ("won since the baseline", self.won().map(one_cell).collect()),
            (
                "passes although known.tsv has a reason",
                self.stale().map(one_cell).collect(),
            ),
            ("not tried", untried.into_iter().map(one_cell).collect()),
        ];
        let sections = sections.into_iter().filter(|(_, rows)| !rows.is_empty());
        let sections =
            sections.map(|(title, rows)| format!("\n{title}:\n{}", table::render(&rows, &[])));
        format!("{}{}", self.counts(), sections.collect::<String>())
    }

    fn counts(&self) -> String {
        let head = ["program", "tried", "passed", "failed", "lost", "won"];
        let mut rows = vec![head.map(str::to_owned).to_vec()];
        rows.extend(
            self.programs
                .iter()
                .map(|program| self.row(program, |it| it == program)),
        );
        if self.programs.len() > 1 {
            rows.push(self.row("all", |_| true));
        }
        let align = [
            Align::Left,
            Align::Right,
            Align::Right,
            Align::Right,
            Align::Right,
            Align::Right,
        ];
        let untried = self.outcome.untried.len();
        format!(
            "{}{untried} more scenarios are not tried\n",
            table::render(&rows, &align)
        )
    }

    fn row(&self, name: &str, counts: impl Fn(&str) -> bool) -> Vec<String> {
        let tried = self.outcome.tried.values().filter(|it| counts(&it.program));
        let (tried, passed) = tried.fold((0, 0), |(tried, passed), it| {
            (tried + 1, passed + usize::from(it.status == Status::Passed))
        });
        let of = |key: &&str| counts(self.program(key));
        let (lost, won) = (
            self.lost().filter(of).count(),
            self.won().filter(of).count(),
        );
        let numbers = [tried, passed, tried - passed, lost, won];
        [name.to_owned()]
            .into_iter()
            .chain(numbers.map(|it| it.to_string()))
            .collect()
    }

    /// The program that tries a scenario, or that tried it when the baseline was written.
    fn program(&self, key: &str) -> &str {
        let tried = self.outcome.tried.get(key).map(|it| it.program.as_str());
        let before = self
            .baseline
            .0
            .get(key)
            .map(|(program, _)| program.as_str());
        tried.or(before).unwrap_or_default()
    }

    fn failures(&self) -> Vec<Vec<String>> {
        let failed = self
            .outcome
            .tried
            .iter()
            .filter(|(_, it)| it.status != Status::Passed);
        let mut rows: Vec<Vec<String>> = failed
            .map(|(key, it)| {
                let known = self.known.0.get(key);
                let reason = match it.status {
                    Status::Uncounted => "the server does not count it",
                    Status::Passed | Status::Failed => it.reason.as_str(),
                };
                let (fault, cause) =
                    known.map_or(("UNKNOWN", reason), |(fault, cause)| (fault, cause));
                [fault, key, cause].map(str::to_owned).to_vec()
            })
            .collect();
        rows.sort();
        rows
    }

    fn lost(&self) -> impl Iterator<Item = &str> {
        let passed = self
            .baseline
            .0
            .iter()
            .filter(|(_, (_, status))| *status == Status::Passed);
        passed
            .map(|(key, _)| key.as_str())
            .filter(|key| !self.passes(key))
    }

    fn won(&self) -> impl Iterator<Item = &str> {
        let passing = self.outcome.tried.keys().filter(|key| self.passes(key));
        passing.map(String::as_str).filter(|key| {
            let before = self.baseline.0.get(*key);
            before.is_none_or(|(_, status)| *status != Status::Passed)
        })
    }

    fn stale(&self) -> impl Iterator<Item = &str> {
        let known = self.known.0.keys().map(String::as_str);
        known.filter(|key| self.passes(key))
    }

    fn passes(&self, key: &str) -> bool {
        let tried = self.outcome.tried.get(key);
        tried.is_some_and(|it| it.status == Status::Passed)
    }
}

fn one_cell(key: &str) -> Vec<String> {
    vec![key.to_owned()]
}

#[cfg(test)]
mod tests {
    use super::super::scenarios::Tried;
    use super::*;

    fn verdict(before: &[(&str, Status)], now: &[(&str, Status)]) -> Verdict {
        let program = Program {
            name: "url".to_owned(),
            crates: BTreeSet::new(),
        };
        let tried = |&(key, status): &(&str, Status)| {
            let (program, reason) = ("url".to_owned(), "got 1".to_owned());
            (
                key.to_owned(),
                Tried {
                    program,
                    status,
                    reason,
                },
            )
        };
        let outcome = Outcome {
            tried: now.iter().map(tried).collect(),
            untried: ["elsewhere", "xml"].map(str::to_owned).into(),
        };
        let rows = before
            .iter()
            .map(|&(key, status)| (key.to_owned(), ("url".to_owned(), status)));
        let mut baseline = Baseline(rows.collect());
        let elsewhere = ("header".to_owned(), Status::Passed);
        baseline.0.insert("elsewhere".to_owned(), elsewhere);
        let known = [(
            "kept".to_owned(),
            ("server".to_owned(), "sends null".to_owned()),
        )];
        Verdict::new(outcome, baseline, Known(known.into()), &[program], true)
    }

    #[test]
    fn a_scenario_that_no_longer_passes_is_lost() {
        use Status::{Failed, Passed, Uncounted};
        let before = [
            ("gone", Passed),
            ("kept", Failed),
            ("worse", Passed),
            ("better", Uncounted),
        ];
        let now = [
            ("kept", Failed),
            ("worse", Failed),
            ("better", Passed),
            ("new", Passed),
        ];
        let verdict = verdict(&before, &now);
        assert!(verdict.is_worse());
        assert_eq!(
            verdict.text(true),
            "program  tried  passed  failed  lost  won\n\
             url          4       2       2     2    2\n\
             1 more scenarios are not tried\n\n\
             does not pass:\n\
             UNKNOWN  worse  got 1\n\
             server   kept   sends null\n\n\
             lost since the baseline:\ngone\nworse\n\n\
             won since the baseline:\nbetter\nnew\n\n\
             not tried:\nxml\n"
        );
    }

    #[test]
    fn what_failed_before_may_fail() {
        let verdict = verdict(&[("kept", Status::Failed)], &[("kept", Status::Uncounted)]);
        assert!(!verdict.is_worse());
    }
}
