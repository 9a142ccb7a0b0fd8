//! The server's scenarios: their outcome in this run, their outcome in the baseline, and the known reasons of those that fail.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt;
use std::fs;
use std::path::Path;

use serde_json::Value;

use super::folder::Folder;

/// The reports in which the server counts its scenarios; the first is the one without a name.
pub(super) const REPORTS: [&str; 4] = ["vanilla", "optional", "azure", "dpg"];

/// The outcome of a scenario.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Status {
    /// The checks of the program hold, and the server counted the scenario.
    Passed,
    /// A check of the program failed.
    Failed,
    /// The checks of the program hold, but the server did not see the expected request.
    Uncounted,
}

impl Status {
    const ALL: [Self; 3] = [Self::Passed, Self::Failed, Self::Uncounted];

    fn named(name: &str) -> Option<Self> {
        Self::ALL
            .into_iter()
            .find(|status| status.to_string() == name)
    }
}

impl fmt::Display for Status {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Passed => "passed",
            Self::Failed => "failed",
            Self::Uncounted => "uncounted",
        })
    }
}

/// A scenario that a program tried.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Tried {
    pub(super) program: String,
    pub(super) status: Status,
    /// The message of the failed check.
    pub(super) reason: String,
}

/// The results of a run.
#[derive(Clone, Debug, Default)]
pub(super) struct Outcome {
    pub(super) tried: BTreeMap<String, Tried>,
    /// The scenarios that the server knows and no program tried.
    pub(super) untried: BTreeSet<String>,
}

impl Outcome {
    /// Reads the results of the programs and the counts of the server.
    ///
    /// # Errors
    ///
    /// Returns an error if the session left no results.
    pub(super) fn read(folder: &Folder) -> Result<Self, String> {
        let (mut known, mut counted) = (BTreeSet::new(), BTreeSet::new());
        for report in REPORTS {
            let before = counts(&folder.counts(report, "before"))?;
            for (key, count) in counts(&folder.counts(report, "after"))? {
                // Some scenarios have a count before the first request.
                if count > before.get(&key).copied().unwrap_or_default() {
                    counted.insert(key.clone());
                }
                known.insert(key);
            }
        }
        let tried = tried(&text(&folder.results())?, &counted);
        known.retain(|key| !tried.contains_key(key));
        Ok(Self {
            tried,
            untried: known,
        })
    }
}

/// Reads a line per scenario: `passed` or `failed`, the scenario, the program, and the reason of a failure.
fn tried(results: &str, counted: &BTreeSet<String>) -> BTreeMap<String, Tried> {
    let mut all = BTreeMap::new();
    for [word, key, program, reason] in rows(results) {
        let status = match (word, counted.contains(key)) {
            ("passed", true) => Status::Passed,
            ("passed", false) => Status::Uncounted,
            _ => Status::Failed,
        };
        let tried = Tried {
            program: program.to_owned(),
            status,
            reason: reason.to_owned(),
        };
        all.insert(key.to_owned(), tried);
    }
    all
}

/// The outcome that was last blessed.
#[derive(Clone, Debug, Default)]
pub(super) struct Baseline(pub(super) BTreeMap<String, (String, Status)>);

impl Baseline {
    /// # Errors
    ///
    /// Returns an error if the file cannot be read.
    pub(super) fn read(folder: &Folder) -> Result<Self, String> {
        let text = text(&folder.baseline())?;
        let rows = rows(&text).filter_map(|[key, program, status]| {
            Some((key.to_owned(), (program.to_owned(), Status::named(status)?)))
        });
        Ok(Self(rows.collect()))
    }

    /// # Errors
    ///
    /// Returns an error if the file cannot be written.
    pub(super) fn write(&self, folder: &Folder) -> Result<(), String> {
        let rows = self.0.iter();
        let rows = rows.map(|(key, (program, status))| format!("{key}\t{program}\t{status}\n"));
        let path = folder.baseline();
        fs::write(&path, rows.collect::<String>())
            .map_err(|error| format!("`{}`: {error}", path.display()))
    }
}

/// The reasons of failures: the responsible side, and the cause.
#[derive(Clone, Debug, Default)]
pub(super) struct Known(pub(super) BTreeMap<String, (String, String)>);

impl Known {
    /// # Errors
    ///
    /// Returns an error if the file cannot be read.
    pub(super) fn read(folder: &Folder) -> Result<Self, String> {
        let text = text(&folder.known())?;
        let rows = rows(&text)
            .map(|[key, fault, cause]| (key.to_owned(), (fault.to_owned(), cause.to_owned())));
        Ok(Self(rows.collect()))
    }
}

/// The lines that have this many columns, separated by tabs.
fn rows<const N: usize>(text: &str) -> impl Iterator<Item = [&str; N]> {
    let lines = text.lines();
    lines.filter_map(|line| line.split('\t').collect::<Vec<_>>().try_into().ok())
}

fn counts(path: &Path) -> Result<BTreeMap<String, u64>, String> {
    let value: Value = serde_json::from_str(&text(path)?)
        .map_err(|error| format!("`{}`: {error}", path.display()))?;
    let counts = value.as_object().into_iter().flatten();
    Ok(counts
        .map(|(key, count)| (key.clone(), count.as_u64().unwrap_or_default()))
        .collect())
}

fn text(path: &Path) -> Result<String, String> {
    fs::read_to_string(path).map_err(|error| format!("`{}`: {error}", path.display()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_scenario_passes_if_the_program_and_the_server_say_so() {
        let results = "passed\ta\turl\t\npassed\tb\turl\t\nfailed\tc\turl\tgot 1\n\nbroken line\n";
        let counted = ["a", "c"].map(str::to_owned).into();
        let tried = tried(results, &counted);
        let statuses: Vec<Status> = tried.values().map(|it| it.status).collect();
        assert_eq!(
            statuses,
            [Status::Passed, Status::Uncounted, Status::Failed]
        );
        assert_eq!(tried["c"].reason, "got 1");
        assert!(
            Status::ALL
                .iter()
                .all(|it| Status::named(&it.to_string()) == Some(*it))
        );
    }
}
