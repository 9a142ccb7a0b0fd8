//! The result of a run: the files of a crate, its public interface, and the report.

use std::path::{Path, PathBuf};

use crate::embed;
use crate::plan::Surface;
use crate::plan::rust::Convention;
use crate::print;
use crate::report::{Baseline, Report, Severity};
use crate::review::{self, Lock};
use crate::routes::Route;
use crate::source::Sources;
use crate::starter::Starter;
use crate::write::{self, Difference, File, WriteError, Written};

/// The result of a run.
#[derive(Debug)]
pub struct Generated {
    /// The crate; `None` if there were errors, and then nothing may be written.
    pub(crate) files: Option<Vec<File>>,
    /// The files that the user continues.
    pub(crate) drafts: Vec<File>,
    pub(crate) operations: usize,
    pub(crate) types: usize,
    /// The convention of the document's operation ids.
    pub(crate) operation_ids: Option<Convention>,
    pub(crate) seconds: Vec<(&'static str, f64)>,
    pub(crate) report: Report,
    pub(crate) sources: Sources,
    pub(crate) strict: bool,
    pub(crate) found: Baseline,
    pub(crate) known: (usize, usize),
    pub(crate) harness: Option<Harness>,
    pub(crate) surface: Option<Surface>,
    pub(crate) lock: Option<Lock>,
    pub(crate) starter: Option<Starter>,
    pub(crate) routes: Vec<Route>,
}

/// The input of the round-trip example of a crate.
#[derive(Clone, Debug)]
pub struct Harness {
    /// The document in the words of OpenAPI 3.0, after overlays and repairs; all pointers lead into it.
    pub document: serde_json::Value,
    /// The schemas and media types of the example, sorted by pointer.
    pub targets: Vec<HarnessTarget>,
}

/// A schema or a media type that the round-trip example knows.
#[derive(Clone, Debug)]
pub struct HarnessTarget {
    /// A JSON Pointer, followed by `#request` or `#response` if the two directions have different types.
    pub pointer: String,
    /// True if requests reach the type.
    pub request: bool,
    /// True if responses reach the type.
    pub response: bool,
}

impl Generated {
    /// Adds the files of the crate, and those with its public interface.
    pub(crate) fn with_files(mut self, mut files: Vec<File>, drafts: Vec<File>) -> Self {
        if let Some(lock) = &self.lock {
            let written = [
                (review::LOCK, lock.text()),
                (review::OUTLINE, review::outline(&lock.items)),
            ];
            files.extend(written.map(|(path, text)| File {
                path: path.to_owned(),
                text,
            }));
            files.sort_by(|left, right| left.path.cmp(&right.path));
        }
        self.files = Some(files);
        self.drafts = drafts;
        self
    }

    /// Returns whether a crate was generated.
    pub fn is_ok(&self) -> bool {
        self.files.is_some()
    }

    /// The files of the crate; empty if there were errors.
    pub fn files(&self) -> &[File] {
        self.files.as_deref().unwrap_or_default()
    }

    /// Adds `src/include.rs` for a crate: the root without its inner attributes, which `include!` does not take. For a module of this name, adds
    /// `include.rs`, which declares it.
    pub(crate) fn with_include(mut self, module: Option<&str>) -> Self {
        if let Some(name) = module {
            if let Some(files) = &mut self.files {
                files.push(File {
                    path: "include.rs".to_owned(),
                    text: format!("#[path = \"{}\"]\npub mod {name};\n", embed::ROOT),
                });
            }
            return self;
        }
        let files = self.files.iter_mut().flatten();
        let root = files.into_iter().find(|file| file.path == "src/lib.rs");
        let lines = root.map(|root| {
            let lines = root.text.lines();
            let is_inner =
                |line: &str| line.is_empty() || line.starts_with("//!") || line.starts_with("#![");
            let lines = lines.skip_while(|line| is_inner(line));
            lines.fold(String::new(), |text, line| text + line + "\n")
        });
        if let (Some(files), Some(text)) = (&mut self.files, lines) {
            files.push(File {
                path: "src/include.rs".to_owned(),
                text,
            });
        }
        self
    }

    /// Every file that was read, and the folders in which a new one would be read.
    pub fn inputs(&self) -> impl Iterator<Item = &Path> {
        self.sources.files()
    }

    /// The inputs with the contents that were read, and the files that were looked for and do not exist. The result stays the same until
    /// one of them changes. The content of a folder is empty, and a byte order mark is left out.
    pub fn watched(&self) -> impl Iterator<Item = (&Path, Option<&str>)> {
        let inputs = self.sources.contents();
        let inputs = inputs.map(|(path, text)| (path, Some(text)));
        inputs.chain(self.sources.absent().map(|path| (path, None)))
    }

    /// Every file that [`Generated::write`] writes, with its content, and the one that it removes in the end. Cargo.toml has the keys of the user
    /// that are on disk.
    pub fn written_to(&self, out: &Path) -> Vec<(PathBuf, Option<String>)> {
        write::after(out, self.files(), &self.drafts)
    }

    /// The number of diagnostics of one severity.
    pub fn count(&self, severity: Severity) -> usize {
        self.report.count(severity)
    }

    /// The report as text, with the lines that it refers to.
    pub fn text(&self, color: bool) -> String {
        print::text(&self.report, &self.sources, color)
    }

    /// The report as text, with notes in one line each.
    pub fn brief(&self, color: bool) -> String {
        print::brief(&self.report, &self.sources, color)
    }

    /// The warnings and errors as text, with the lines that they refer to.
    pub fn severe(&self, color: bool) -> String {
        print::severe(&self.report, &self.sources, color)
    }

    /// The files that the crate begins with, and that are the user's as soon as the user changes them: README.md and CHANGELOG.md.
    pub fn drafts(&self) -> &[File] {
        &self.drafts
    }

    /// Writes the crate; nothing on disk changes unless all of it can be written. A draft that the user changed or deleted stays as it is.
    ///
    /// # Errors
    ///
    /// Returns an error if there is no crate, if `out` contains files that were not generated, or if writing fails.
    pub fn write(&self, out: &Path) -> Result<Written, WriteError> {
        match &self.files {
            Some(files) => write::write(out, files, &self.drafts),
            None => Err(WriteError::NothingToWrite),
        }
    }

    /// Compares the crate with what is in `out`, and writes nothing.
    ///
    /// # Errors
    ///
    /// Returns an error if there is no crate, or if `out` cannot be read.
    pub fn check(&self, out: &Path) -> Result<Vec<Difference>, WriteError> {
        match &self.files {
            Some(files) => write::check(out, files, &self.drafts),
            None => Err(WriteError::NothingToWrite),
        }
    }

    /// The input of the round-trip example, if there is one.
    pub fn harness(&self) -> Option<&Harness> {
        self.harness.as_ref()
    }

    /// The public surface of the crate, if it was asked for and there is a crate.
    pub fn surface(&self) -> Option<&Surface> {
        self.surface.as_ref()
    }

    /// The operations of the crate.
    pub fn routes(&self) -> &[Route] {
        &self.routes
    }

    /// The files that a new client begins with, if they were asked for and there is a crate.
    pub fn starter(&self) -> Option<Starter> {
        let starter = self.starter.clone()?;
        Some(starter.with_findings(&self.report, &self.sources))
    }

    /// The public interface of the crate with the hashes of the inputs; `None` if there is no crate.
    pub fn lock(&self) -> Option<&Lock> {
        self.lock.as_ref()
    }

    /// All warnings and notes, even those that are left out of the report since they are known.
    pub fn findings(&self) -> &Baseline {
        &self.found
    }

    /// The number of findings that are left out of the report, and of known ones that do not exist any more.
    pub fn known(&self) -> (usize, usize) {
        self.known
    }

    /// The stages that ran, each with its time in seconds.
    pub fn stages(&self) -> &[(&'static str, f64)] {
        &self.seconds
    }

    /// Returns whether warnings counted as errors.
    pub fn is_strict(&self) -> bool {
        self.strict
    }
}
