//! Diagnostics: what was found, how grave it is, and where.

mod code;
pub mod json;
mod nearest;
mod order;
mod overrides;
pub mod render;
#[cfg(test)]
mod tests;

use std::fmt;

use indexmap::IndexSet;
use rayon::prelude::*;

use crate::source::{Place, Pointer};
pub use code::Code;
pub use nearest::{did_you_mean, nearest};
pub(crate) use overrides::LONGEST_REPEATED;
pub use overrides::{Action, Override};

/// How grave a diagnostic is. Ordered: an error is the greatest.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Severity {
    /// Something was decided that the user may want to know.
    Note,
    /// Something is broken; a defined fallback was taken.
    Warning,
    /// Nothing is written.
    Error,
}

impl Severity {
    /// The word that is printed.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Note => "note",
            Self::Warning => "warning",
            Self::Error => "error",
        }
    }
}

impl fmt::Display for Severity {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(self.as_str())
    }
}

/// One finding. The first label is the primary one.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Diagnostic {
    pub severity: Severity,
    pub code: Code,
    pub message: String,
    pub labels: Vec<(Place, String)>,
    pub help: Option<String>,
    /// What the user can paste to that end.
    pub fix: Option<Override>,
}

impl Diagnostic {
    /// A finding that stops the run before anything is written.
    pub fn error(code: Code) -> Self {
        Self::new(Severity::Error, code)
    }

    /// A finding for which a fallback was taken; an error under `--strict`.
    pub fn warning(code: Code) -> Self {
        Self::new(Severity::Warning, code)
    }

    /// A decision that is worth telling.
    pub fn note(code: Code) -> Self {
        Self::new(Severity::Note, code)
    }

    fn new(severity: Severity, code: Code) -> Self {
        Self {
            severity,
            code,
            message: String::new(),
            labels: Vec::new(),
            help: None,
            fix: None,
        }
    }

    /// What was found: lower case, no full stop, names in backticks.
    #[must_use]
    pub fn message(mut self, message: impl Into<String>) -> Self {
        self.message = message.into();
        self
    }

    /// The primary place, and what stands there.
    #[must_use]
    pub fn at(mut self, place: Place, label: impl Into<String>) -> Self {
        self.labels.insert(0, (place, label.into()));
        self
    }

    /// A further place that belongs to the finding.
    #[must_use]
    pub fn also(mut self, place: Place, label: impl Into<String>) -> Self {
        self.labels.push((place, label.into()));
        self
    }

    /// What the user can do.
    #[must_use]
    pub fn help(mut self, help: impl Into<Option<String>>) -> Self {
        self.help = help.into();
        self
    }

    /// What the user can paste so that there is nothing to find any more.
    #[must_use]
    pub fn fix(mut self, fix: impl Into<Option<Override>>) -> Self {
        self.fix = fix.into();
        self
    }
}

/// All findings of a run.
#[derive(Clone, Debug, Default)]
pub struct Report {
    diagnostics: IndexSet<Diagnostic>,
}

impl Report {
    /// Nothing was found.
    pub fn new() -> Self {
        Self::default()
    }

    /// Adds a finding; an exact repeat of an earlier one is dropped.
    pub fn push(&mut self, diagnostic: Diagnostic) {
        self.diagnostics.insert(diagnostic);
    }

    /// Does some work for each item, on all processors. What is found on the way is added in the order of the items.
    pub fn for_all<I: Send, T: Send>(
        &mut self,
        items: Vec<I>,
        work: impl Fn(I, &mut Self) -> T + Sync,
    ) -> Vec<T> {
        let done = items.into_par_iter().map(|item| {
            let mut found = Self::new();
            (work(item, &mut found), found.diagnostics)
        });
        let (done, found): (Vec<T>, Vec<_>) = done.unzip();
        self.diagnostics.extend(found.into_iter().flatten());
        done
    }

    /// Takes back the warnings and notes about a part of the document that turned out to be of no interest.
    pub fn withdraw(&mut self, below: &Pointer) {
        self.diagnostics.retain(|it| {
            let place = it.labels.first().and_then(|(place, _)| place.in_document());
            let concerned = place.is_some_and(|place| place.starts_with(below));
            it.severity == Severity::Error || !concerned
        });
    }

    /// The findings in the order in which they were made.
    pub fn iter(&self) -> impl Iterator<Item = &Diagnostic> {
        self.diagnostics.iter()
    }

    /// Whether anything was found that stops the run.
    pub fn has_errors(&self) -> bool {
        self.iter().any(|it| it.severity == Severity::Error)
    }

    /// How many findings have this severity.
    pub fn count(&self, severity: Severity) -> usize {
        self.iter().filter(|it| it.severity == severity).count()
    }
}
