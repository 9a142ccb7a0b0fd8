//! The effect that a run had on a folder, for people and for tools.

use std::path::Path;

use sdkgen::{Difference, DifferenceKind, Generated, Severity, Written};
use serde_json::{Value, json};

use super::Mode;
use crate::verbosity::Verbosity;

/// The result of a run for the crate.
pub(super) enum Outcome {
    /// The reason why there was nothing to write.
    Nothing(String),
    Written(Written),
    /// The last run wrote it, and nothing has changed since.
    Repeated,
    Checked(Vec<Difference>),
    Refused(String),
}

impl Outcome {
    /// Writes the result of a run into its folder, or compares the two.
    pub(super) fn of(generated: &Generated, mode: Mode, out: &Path) -> Self {
        if !generated.is_ok() {
            return Self::Nothing(counted(generated));
        }
        let done = match mode {
            Mode::Check => generated.check(out).map(Self::Checked),
            Mode::Write | Mode::WriteInFull | Mode::Accept => {
                generated.write(out).map(Self::Written)
            }
        };
        done.unwrap_or_else(|error| Self::Refused(error.to_string()))
    }

    pub(super) fn is_failure(&self) -> bool {
        match self {
            Self::Nothing(_) | Self::Refused(_) => true,
            Self::Written(_) | Self::Repeated => false,
            Self::Checked(differences) => !differences.is_empty(),
        }
    }

    /// Returns whether a file on disk differs from that of the run, or did before it.
    pub(super) fn changes(&self, path: &str) -> bool {
        match self {
            Self::Written(written) => written.written.iter().any(|it| it == path),
            Self::Checked(differences) => differences.iter().any(|it| it.path == path),
            Self::Nothing(_) | Self::Repeated | Self::Refused(_) => false,
        }
    }

    /// Prints it for people, below the summary of the run in one line.
    pub(super) fn print(&self, line: &str, out: &Path, verbosity: Verbosity) {
        let out = out.display();
        match self {
            Self::Nothing(counted) => eprintln!("{counted}; nothing was written"),
            Self::Repeated => println!("{out}: {line}; nothing changed since the last run"),
            Self::Refused(error) => eprintln!("error: {error}"),
            Self::Written(written) => {
                if verbosity.is_verbose() {
                    let list = |kind: &str, paths: &[String]| {
                        paths.iter().for_each(|path| println!("  {kind} {path}"));
                    };
                    list("wrote  ", &written.written);
                    list("deleted", &written.deleted);
                }
                for key in &written.overwritten {
                    eprintln!(
                        "warning: {out}/Cargo.toml: `{key}` had another value, and is the generator's: change it in codegen.toml if it has a setting"
                    );
                }
                println!(
                    "{out}: {line}; {} written, {} deleted, {} unchanged",
                    written.written.len(),
                    written.deleted.len(),
                    written.unchanged
                );
            }
            Self::Checked(differences) if differences.is_empty() => {
                println!("{out} is up to date: {line}");
            }
            Self::Checked(differences) => {
                for difference in differences {
                    let kind = match difference.kind {
                        DifferenceKind::Missing => "missing",
                        DifferenceKind::Changed => "changed",
                        DifferenceKind::Extra => "extra",
                    };
                    println!("  {kind} {}", difference.path);
                }
                println!(
                    "{out} is out of date ({} to change): run `cargo sdk generate`",
                    differences.len()
                );
            }
        }
    }

    /// Adds it to the object about a run.
    pub(super) fn add_to(&self, json: &mut Value) {
        json["ok"] = (!self.is_failure()).into();
        match self {
            Self::Nothing(_) => {}
            Self::Repeated => {
                json["seconds"] = json!({});
                json["written"] = json!([]);
            }
            Self::Written(written) => json["written"] = written.written.clone().into(),
            Self::Checked(differences) => {
                let paths = differences.iter().map(|it| it.path.clone());
                json["differences"] = paths.collect();
            }
            Self::Refused(error) => {
                let diagnostic = json!({
                    "severity": "error", "code": "output", "message": error,
                    "file": null, "line": null, "column": null, "pointer": null,
                });
                if let Some(diagnostics) = json["diagnostics"].as_array_mut() {
                    diagnostics.push(diagnostic);
                }
            }
        }
    }
}

fn counted(generated: &Generated) -> String {
    let (errors, warnings) = (
        generated.count(Severity::Error),
        generated.count(Severity::Warning),
    );
    let strict = if generated.is_strict() {
        " (warnings are errors here)"
    } else {
        ""
    };
    let plural = |count: usize| if count == 1 { "" } else { "s" };
    format!(
        "{errors} error{}, {warnings} warning{}{strict}",
        plural(errors),
        plural(warnings)
    )
}
