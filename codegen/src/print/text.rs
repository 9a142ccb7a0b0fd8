//! Findings as text for a terminal, in the form that rustc has made familiar.
//!
//! The renderer gets only the few lines around each place, so that a large file costs nothing.

use std::ops::Range;

use indexmap::IndexMap;

use annotate_snippets::{
    Annotation, AnnotationKind, Element, Group, Level, Origin, Renderer, Snippet,
};

use super::order::{Located, in_document_order};
use crate::report::{Code, Diagnostic, Override, Report, Severity};
use crate::source::{FileId, Location, Sources};

/// Lines that are shown above a place.
const LINES_ABOVE: usize = 1;
/// Lines of one file that are further apart than this are shown as separate snippets.
const LARGEST_GAP: usize = 12;
/// Notes of one kind beyond this number are only counted.
const NOTES_OF_A_KIND: usize = 3;
/// Warnings of one kind beyond this number are only counted. Errors are all shown.
const WARNINGS_OF_A_KIND: usize = 10;
/// A longer line, such as all of a minified document, is shown in part.
const LONGEST_LINE: usize = 160;

/// The findings in document order, each with the lines that it refers to, its labels and its help. Many warnings or notes of one kind are counted.
pub fn text(report: &Report, sources: &Sources, color: bool) -> String {
    let mut counts = Counts::default();
    let text = rendered(report, sources, color, Severity::Note, &mut counts);
    text + &counts.more()
}

/// Warnings and errors as in [`text`], and no notes.
pub fn severe(report: &Report, sources: &Sources, color: bool) -> String {
    let mut counts = Counts::default();
    let text = rendered(report, sources, color, Severity::Warning, &mut counts);
    text + &counts.more()
}

/// Warnings and errors as in [`text`], then a line per note, since notes need no excerpt.
pub fn brief(report: &Report, sources: &Sources, color: bool) -> String {
    let mut counts = Counts::default();
    let mut text = rendered(report, sources, color, Severity::Warning, &mut counts);
    for located in in_document_order(report, sources) {
        let diagnostic = located.diagnostic;
        if diagnostic.severity == Severity::Note && counts.shows(diagnostic, NOTES_OF_A_KIND) {
            let place = located.location.as_ref();
            let place = place.map_or_else(String::new, |it| {
                format!(" {}:{}:{}", it.file, it.line, it.column)
            });
            let (code, message) = (diagnostic.code.as_str(), &diagnostic.message);
            text.push_str(&format!("note[{code}]{place}: {message}\n"));
        }
    }
    text + &counts.more()
}

/// The numbers of findings of each kind that are not shown.
#[derive(Default)]
struct Counts {
    kinds: IndexMap<(Severity, Code), (usize, usize)>,
}

impl Counts {
    /// Counts a finding. Returns false if `most` of its kind have been shown.
    fn shows(&mut self, diagnostic: &Diagnostic, most: usize) -> bool {
        let kind = (diagnostic.severity, diagnostic.code);
        let (shown, hidden) = self.kinds.entry(kind).or_default();
        let is_shown = *shown < most;
        *(if is_shown { shown } else { hidden }) += 1;
        is_shown
    }

    /// A line for each kind of which some are not shown.
    fn more(&self) -> String {
        let hidden = self.kinds.iter().filter(|(_, (_, hidden))| *hidden > 0);
        let lines = hidden.map(|((severity, code), (_, hidden))| {
            format!(
                "{severity}[{}]: and {hidden} more of these\n",
                code.as_str()
            )
        });
        lines.collect()
    }
}

fn rendered(
    report: &Report,
    sources: &Sources,
    color: bool,
    least: Severity,
    counts: &mut Counts,
) -> String {
    let renderer = if color {
        Renderer::styled()
    } else {
        Renderer::plain()
    };
    let mut text = String::new();
    let located = in_document_order(report, sources).into_iter();
    for located in located.filter(|located| located.diagnostic.severity >= least) {
        let most = match located.diagnostic.severity {
            Severity::Error => usize::MAX,
            Severity::Warning | Severity::Note => WARNINGS_OF_A_KIND,
        };
        if !counts.shows(located.diagnostic, most) {
            continue;
        }
        text.push_str(&renderer.render(&[group(&located, sources)]));
        text.push('\n');
        // Overrides are in the full report. Without its dependencies, a module does not compile at all.
        let is_urgent = matches!(located.diagnostic.fix, Some(Override::Manifest(_)));
        if is_urgent || least == Severity::Note {
            text.push_str(&override_of(&located, sources));
        }
        text.push('\n');
    }
    text
}

/// A block that can be pasted as it is, since YAML and TOML allow any indentation of the whole.
fn override_of(located: &Located<'_>, sources: &Sources) -> String {
    let fix = located.diagnostic.fix.as_ref();
    let Some((fix, lines)) = fix.and_then(|fix| Some((fix, fix.text(sources)?))) else {
        return String::new();
    };
    let lines = lines.lines().map(|line| match line {
        "" => "\n".to_owned(),
        line => format!("      {line}\n"),
    });
    let file = match fix {
        Override::Overlay(_) => "an action for an overlay",
        Override::Settings(_) => "lines for codegen.toml",
        Override::Manifest(_) => "lines for Cargo.toml",
    };
    format!("  {file}:\n{}", lines.collect::<String>())
}

fn group<'a>(located: &'a Located<'_>, sources: &'a Sources) -> Group<'a> {
    let diagnostic = located.diagnostic;
    let title = level(diagnostic.severity)
        .primary_title(diagnostic.message.as_str())
        .id(diagnostic.code.as_str());
    let snippets = excerpts(located)
        .into_iter()
        .flat_map(|excerpt| excerpt.elements(sources));
    let help = diagnostic
        .help
        .iter()
        .map(|help| Level::HELP.message(help.as_str()).into());
    title.elements(snippets.chain(help).collect::<Vec<Element<'a>>>())
}

fn level(severity: Severity) -> Level<'static> {
    match severity {
        Severity::Error => Level::ERROR,
        Severity::Warning => Level::WARNING,
        Severity::Note => Level::NOTE,
    }
}

/// Labels of one file that are shown together.
struct Excerpt<'a> {
    labels: Vec<(&'a Location, &'a str, AnnotationKind)>,
}

/// The primary label comes first; later labels join an excerpt of the same file if their lines are near it.
fn excerpts<'a>(located: &'a Located<'_>) -> Vec<Excerpt<'a>> {
    let mut excerpts: Vec<Excerpt<'a>> = Vec::new();
    for (index, (location, label)) in located.labels.iter().enumerate() {
        let kind = if index == 0 {
            AnnotationKind::Primary
        } else {
            AnnotationKind::Context
        };
        match excerpts.iter_mut().find(|it| it.takes(location)) {
            Some(excerpt) => excerpt.labels.push((location, label, kind)),
            None => excerpts.push(Excerpt {
                labels: vec![(location, label, kind)],
            }),
        }
    }
    excerpts
}

impl<'a> Excerpt<'a> {
    fn takes(&self, location: &Location) -> bool {
        self.labels.iter().any(|(known, ..)| {
            known.file_id == location.file_id && known.line.abs_diff(location.line) <= LARGEST_GAP
        })
    }

    fn elements(&self, sources: &'a Sources) -> Vec<Element<'a>> {
        let Some((first, ..)) = self.labels.first() else {
            return Vec::new();
        };
        let origin = Origin::path(first.file.as_str())
            .line(first.line)
            .char_column(first.column);
        let Some(window) = self.window(sources, first.file_id) else {
            return vec![origin.into()];
        };
        let source = &sources.text(first.file_id)[window.bytes.clone()];
        let annotations = self
            .labels
            .iter()
            .filter_map(|label| annotation(label, &window.bytes));
        let snippet = Snippet::source(source)
            .line_start(window.first_line)
            .annotations(annotations);
        if window.whole_lines {
            vec![snippet.path(first.file.as_str()).into()]
        } else {
            // The renderer would count columns from the start of the part.
            vec![origin.into(), snippet.into()]
        }
    }

    /// The bytes to show; `None` if the file has no text.
    fn window(&self, sources: &Sources, file: FileId) -> Option<Window> {
        let first = self.labels.iter().map(|(at, ..)| at.line).min()?;
        let last = self.labels.iter().map(|(at, ..)| at.line).max()?;
        let first_line = first.saturating_sub(LINES_ABOVE).max(1);
        let lines = sources.lines(file, first_line..last + 1);
        let text = sources.text(file);
        if text[lines.clone()].trim().is_empty() {
            return None;
        }
        let length = |line: usize| sources.lines(file, line..line + 1).len();
        if (first_line..=last).all(|line| length(line) <= LONGEST_LINE) {
            return Some(Window {
                bytes: lines,
                first_line,
                whole_lines: true,
            });
        }
        let (primary, ..) = self.labels.first()?;
        let line = sources.lines(file, primary.line..primary.line + 1);
        let bytes = part_of_line(text, line, &primary.span);
        Some(Window {
            bytes,
            first_line: primary.line,
            whole_lines: false,
        })
    }
}

/// The part of a file that is shown.
struct Window {
    bytes: Range<usize>,
    first_line: usize,
    /// True if these are whole lines, or only a part of a line that is too long.
    whole_lines: bool,
}

fn part_of_line(text: &str, line: Range<usize>, span: &Range<usize>) -> Range<usize> {
    let start = span.start.saturating_sub(LONGEST_LINE / 4).max(line.start);
    let end = (start + LONGEST_LINE).min(line.end);
    text.floor_char_boundary(start)..text.ceil_char_boundary(end).min(line.end)
}

fn annotation<'a>(
    label: &(&'a Location, &'a str, AnnotationKind),
    window: &Range<usize>,
) -> Option<Annotation<'a>> {
    let (location, text, kind) = label;
    let within = window.start <= location.span.start && location.span.start <= window.end;
    within.then(|| {
        let end = location.span.end.min(window.end).max(location.span.start);
        let span = location.span.start - window.start..end - window.start;
        (*kind)
            .span(span)
            .label((!text.is_empty()).then_some(*text))
    })
}
