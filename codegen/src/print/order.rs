//! The order in which findings are printed: as a reader meets them in the files.

use crate::report::{Diagnostic, Report};
use crate::source::{FileId, Location, Sources};

/// A finding with its labels located. Places outside all files are left out.
pub(super) struct Located<'r> {
    pub(super) diagnostic: &'r Diagnostic,
    /// The primary place.
    pub(super) location: Option<Location>,
    pub(super) labels: Vec<(Location, &'r str)>,
}

/// All findings by file, then by position. Findings without a place come last, in the order in which they were made.
pub(super) fn in_document_order<'r>(report: &'r Report, sources: &Sources) -> Vec<Located<'r>> {
    let mut all: Vec<_> = report
        .iter()
        .map(|diagnostic| locate(diagnostic, sources))
        .collect();
    all.sort_by_key(|it| {
        let key: Option<(FileId, usize)> =
            it.location.as_ref().map(|at| (at.file_id, at.span.start));
        (key.is_none(), key)
    });
    all
}

fn locate<'r>(diagnostic: &'r Diagnostic, sources: &Sources) -> Located<'r> {
    let located = diagnostic
        .labels
        .iter()
        .map(|(place, text)| (sources.locate(place), text.as_str()));
    let labels: Vec<_> = located
        .filter_map(|(location, text)| location.map(|location| (location, text)))
        .collect();
    Located {
        diagnostic,
        location: labels.first().map(|(location, _)| location.clone()),
        labels,
    }
}
