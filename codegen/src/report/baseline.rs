//! The findings that are known: a committed file, so that only new ones are shown.

use std::collections::BTreeMap;

use super::diagnostic::{Diagnostic, Severity};
use super::findings::Report;
use crate::place::Place;
use crate::source::Sources;

/// The first lines of the file.
const HEAD: &str = "\
# The findings that are known, a line each: severity, code, place, and message. Others are new, and only they are shown.
# `cargo sdk generate --accept-findings` writes this file.
";

/// Warnings and notes, each with the number of times that it was found.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Baseline(BTreeMap<String, usize>);

impl Baseline {
    /// Reads the file. A line that fits no finding has no effect.
    pub fn read(text: &str) -> Self {
        let lines = text.lines().filter(|line| !line.starts_with('#'));
        Self::of(lines.map(str::to_owned))
    }

    /// The warnings and notes of a report.
    pub(crate) fn of_report(report: &Report, sources: &Sources) -> Self {
        let found = report.iter().filter(|it| it.severity != Severity::Error);
        Self::of(found.map(|it| line(it, sources)))
    }

    fn of(lines: impl Iterator<Item = String>) -> Self {
        let mut counts = BTreeMap::new();
        for line in lines.filter(|line| !line.is_empty()) {
            *counts.entry(line).or_default() += 1;
        }
        Self(counts)
    }

    /// The content of the file.
    pub fn text(&self) -> String {
        let lines = self.0.iter();
        let lines = lines.flat_map(|(line, count)| std::iter::repeat_n(line, *count));
        lines.fold(HEAD.to_owned(), |text, line| text + line + "\n")
    }

    /// Takes the known findings out of a report. Returns the number of those, and of the known ones that were not found.
    pub(crate) fn withdraw_from(&self, report: &mut Report, sources: &Sources) -> (usize, usize) {
        let mut left = self.0.clone();
        let mut known = 0;
        report.retain(|it| {
            let count = match it.severity {
                Severity::Error => None,
                Severity::Warning | Severity::Note => left.get_mut(&line(it, sources)),
            };
            let is_known = count.is_some_and(|count| {
                let is_left = *count > 0;
                *count -= usize::from(is_left);
                is_left
            });
            known += usize::from(is_known);
            !is_known
        });
        (known, left.values().sum())
    }
}

/// A finding without lines and columns, which change with every edit above it.
fn line(diagnostic: &Diagnostic, sources: &Sources) -> String {
    let (severity, code) = (diagnostic.severity, diagnostic.code.as_str());
    let place = diagnostic.labels.first().map(|(place, _)| place);
    let place = place.map_or_else(|| "-".to_owned(), |it| shown(it, sources));
    // A message may quote text of a document.
    let message = diagnostic.message.replace(['\n', '\r'], " ");
    format!("{severity} {code} {place} {message}")
}

fn shown(place: &Place, sources: &Sources) -> String {
    let file = |id| {
        let name = sources.path(id).and_then(|path| path.file_name());
        name.unwrap_or_default().to_string_lossy().into_owned()
    };
    match place {
        Place::Document(pointer) | Place::DocumentKey(pointer) => format!("#{pointer}"),
        Place::File(id, pointer) | Place::FileKey(id, pointer) => {
            format!("{}#{pointer}", file(*id))
        }
        Place::Text(id, _) | Place::Whole(id) => file(*id),
        Place::Setting(_) => "codegen.toml".to_owned(),
    }
}
