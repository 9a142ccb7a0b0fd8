//! All findings of a run, in the order in which they were made.

use indexmap::IndexSet;
use rayon::prelude::*;

use super::diagnostic::{Diagnostic, Severity};
use crate::pointer::Pointer;

/// All findings of a run.
#[derive(Clone, Debug, Default)]
pub struct Report {
    diagnostics: IndexSet<Diagnostic>,
}

impl Report {
    /// An empty report.
    pub fn new() -> Self {
        Self::default()
    }

    /// Adds a finding; an exact repeat of an earlier one is dropped.
    pub fn push(&mut self, diagnostic: Diagnostic) {
        self.diagnostics.insert(diagnostic);
    }

    /// Runs a function for each item, on all processors. Findings are added in the order of the items.
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

    /// Removes the warnings and notes about a part of the document that turned out to be irrelevant.
    pub fn withdraw(&mut self, below: &Pointer) {
        self.diagnostics.retain(|it| {
            let place = it.labels.first().and_then(|(place, _)| place.in_document());
            let concerned = place.is_some_and(|place| place.starts_with(below));
            it.severity == Severity::Error || !concerned
        });
    }

    /// The findings about a value of the effective document, or about a part of it.
    #[must_use]
    pub fn about(&self, pointer: &Pointer) -> Self {
        let concerns = |diagnostic: &&Diagnostic| {
            let mut places = diagnostic
                .labels
                .iter()
                .filter_map(|(it, _)| it.in_document());
            places.any(|place| place.starts_with(pointer))
        };
        let is_nowhere = pointer.as_str().is_empty();
        let found = self.iter().filter(|_| !is_nowhere).filter(concerns);
        Self {
            diagnostics: found.cloned().collect(),
        }
    }

    /// Keeps the findings that satisfy the condition.
    pub(super) fn retain(&mut self, keeps: impl FnMut(&Diagnostic) -> bool) {
        self.diagnostics.retain(keeps);
    }

    /// The findings in the order in which they were made.
    pub fn iter(&self) -> impl Iterator<Item = &Diagnostic> {
        self.diagnostics.iter()
    }

    /// Returns whether any finding stops the run.
    pub fn has_errors(&self) -> bool {
        self.iter().any(|it| it.severity == Severity::Error)
    }

    /// The number of findings of this severity.
    pub fn count(&self, severity: Severity) -> usize {
        self.iter().filter(|it| it.severity == severity).count()
    }
}
