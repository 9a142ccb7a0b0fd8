//! The pipeline: from a path to files, with a report of everything that was found on the way.

use std::path::{Path, PathBuf};
use std::thread;
use std::time::Instant;

use crate::ir::{Api, passes};
use crate::plan::rust::Convention;
use crate::plan::{self, Plan, Surface};
use crate::report::{Report, Severity};
use crate::settings::{self, Settings};
use crate::source::Sources;
use crate::write::{self, Difference, File, WriteError, Written};
use crate::{document, emit, lower, normalize, print};

/// The input and the options of a run.
#[derive(Clone, Debug)]
pub struct Generator {
    pub(crate) spec: PathBuf,
    pub(crate) config: Option<PathBuf>,
    pub(crate) overlays: Vec<PathBuf>,
    pub(crate) root: Option<PathBuf>,
    pub(crate) name: Option<String>,
    pub(crate) strict: bool,
    pub(crate) harness: bool,
    pub(crate) surface: bool,
}

/// The result of a run.
#[derive(Debug)]
pub struct Generated {
    /// The crate; `None` if there were errors, and then nothing may be written.
    files: Option<Vec<File>>,
    pub(crate) operations: usize,
    pub(crate) types: usize,
    /// The convention of the document's operation ids.
    pub(crate) operation_ids: Option<Convention>,
    pub(crate) seconds: Vec<(&'static str, f64)>,
    pub(crate) report: Report,
    pub(crate) sources: Sources,
    strict: bool,
    harness: Option<Harness>,
    surface: Option<Surface>,
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

impl Generator {
    /// Generates from a document, one fragment file, or a folder of fragments.
    pub fn new(spec: impl Into<PathBuf>) -> Self {
        Self {
            spec: spec.into(),
            config: None,
            overlays: Vec::new(),
            root: None,
            name: None,
            strict: false,
            harness: false,
            surface: false,
        }
    }

    /// Takes the settings from this file instead of from `codegen.toml` in the folder of the spec.
    #[must_use]
    pub fn config(mut self, config: impl Into<PathBuf>) -> Self {
        self.config = Some(config.into());
        self
    }

    /// Applies an OpenAPI overlay after those in the spec's folder and those named before.
    ///
    /// Source: Overlay Specification 1.1.0.
    #[must_use]
    pub fn overlay(mut self, overlay: impl Into<PathBuf>) -> Self {
        self.overlays.push(overlay.into());
        self
    }

    /// Lets references lead to any file below this folder, instead of only below the folder of the spec.
    #[must_use]
    pub fn root(mut self, folder: impl Into<PathBuf>) -> Self {
        self.root = Some(folder.into());
        self
    }

    /// Names the crate, whatever the settings say.
    #[must_use]
    pub fn name(mut self, name: impl Into<String>) -> Self {
        self.name = Some(name.into());
        self
    }

    /// Treats every warning as an error.
    #[must_use]
    pub fn strict(mut self, strict: bool) -> Self {
        self.strict = strict;
        self
    }

    /// Adds `examples/roundtrip.rs`, which reads values as the crate's types and writes them again, and gives every type both
    /// directions of serde for it.
    #[must_use]
    pub fn harness(mut self, harness: bool) -> Self {
        self.harness = harness;
        self
    }

    /// Lists the public surface of the crate as well.
    #[must_use]
    pub fn surface(mut self, surface: bool) -> Self {
        self.surface = surface;
        self
    }

    /// Runs every stage. Never fails: the report of the result has everything that is wrong with the input.
    pub fn generate(&self) -> Generated {
        let mut run = Run::new(self);
        let plan = run.plan();
        let files = plan
            .as_ref()
            .map(|plan| run.timed("emit", |_| emit::emit(plan)));
        let generated = run.finished(files, plan.as_ref());
        discard(plan);
        generated
    }

    /// Runs every stage that can find a problem, and prints no code: the result has a report and no files.
    pub fn lint(&self) -> Generated {
        let mut run = Run::new(self);
        let plan = run.plan();
        run.finished(plan.as_ref().map(|_| Vec::new()), plan.as_ref())
    }

    /// Generates into `folder` below Cargo's `OUT_DIR`, for use in a build script.
    ///
    /// If `lib.rs` holds nothing but the client, its only line is
    /// `include!(concat!(env!("OUT_DIR"), "/client/src/include.rs"));`.
    ///
    /// Prints the report to standard error, and ends the process with 1 if there is an error in it.
    pub fn build_script(&self, folder: &str) {
        let generated = self.generate().with_include();
        for file in generated.inputs() {
            println!("cargo::rerun-if-changed={}", file.display());
        }
        let out = std::env::var_os("OUT_DIR").map(PathBuf::from);
        let written = out.map(|out| generated.write(&out.join(folder)));
        let problem = match written {
            None => Some("`OUT_DIR` is not set: call this from a build script".to_owned()),
            Some(Ok(_)) => None,
            Some(Err(error)) => Some(error.to_string()),
        };
        eprint!("{}", generated.text(false));
        if let Some(problem) = problem {
            eprintln!("error: {problem}");
            std::process::exit(1);
        }
    }
}

impl Generated {
    /// Returns whether a crate was generated.
    pub fn is_ok(&self) -> bool {
        self.files.is_some()
    }

    /// The files of the crate; empty if there were errors.
    pub fn files(&self) -> &[File] {
        self.files.as_deref().unwrap_or_default()
    }

    /// Adds the root without its inner attributes, which `include!` does not take.
    fn with_include(mut self) -> Self {
        let files = self.files.iter_mut().flatten();
        let root = files.into_iter().find(|file| file.path == "src/lib.rs");
        let lines = root.map(|root| {
            let lines = root.text.lines();
            let lines = lines.skip_while(|line| line.starts_with("//!") || line.starts_with("#!["));
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

    /// The inputs, and the files that were looked for and do not exist. The result stays the same until one of them changes.
    pub fn watched(&self) -> impl Iterator<Item = &Path> {
        self.inputs().chain(self.sources.absent())
    }

    /// Every file that [`Generated::write`] writes or removes.
    pub fn written_to(&self, out: &Path) -> impl Iterator<Item = PathBuf> {
        let files = self.files().iter().map(|file| file.path.as_str());
        files.chain([write::MANIFEST]).map(|path| out.join(path))
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

    /// Writes the crate; nothing on disk changes unless all of it can be written.
    ///
    /// # Errors
    ///
    /// Returns an error if there is no crate, if `out` contains files that were not generated, or if writing fails.
    pub fn write(&self, out: &Path) -> Result<Written, WriteError> {
        match &self.files {
            Some(files) => write::write(out, files),
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
            Some(files) => write::check(out, files),
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

    /// Returns whether warnings counted as errors.
    pub fn is_strict(&self) -> bool {
        self.strict
    }
}

/// One run of the pipeline, stage by stage.
pub(crate) struct Run<'g> {
    generator: &'g Generator,
    sources: Sources,
    pub(crate) report: Report,
    seconds: Vec<(&'static str, f64)>,
    operations: usize,
    /// Kept only for the harness.
    effective: serde_json::Value,
}

impl<'g> Run<'g> {
    pub(crate) fn new(generator: &'g Generator) -> Self {
        let mut sources = Sources::new();
        if let Some(root) = &generator.root {
            sources.set_root_folder(root);
        }
        Self {
            generator,
            sources,
            report: Report::new(),
            seconds: Vec::new(),
            operations: 0,
            effective: serde_json::Value::Null,
        }
    }

    /// All stages up to the plan; `None` if the input leaves nothing to plan, or has an error.
    fn plan(&mut self) -> Option<Plan> {
        let settings = self.timed("settings", Self::settings);
        let value = self.timed("normalize", Self::value)?;
        if self.generator.harness {
            self.effective.clone_from(&value);
        }
        let document = self.timed("document", |run| document::parse(value, &mut run.report));
        let api = self.timed("lower", |run| lower::lower(&document, &mut run.report));
        discard(document);
        // Settings would refer to parts that could not be read, and their errors would bury the reason.
        if self.report.has_errors() {
            return None;
        }
        let api = self.timed("passes", |run| {
            passes::run(api, &settings, &mut run.report, None)
        });
        self.operations = api.operations.len();
        let plan = self.timed("plan", |run| run.planned(&api, &settings));
        discard(api);
        (!self.failed()).then_some(plan)
    }

    pub(crate) fn settings(&mut self) -> Settings {
        let (sources, report) = (&mut self.sources, &mut self.report);
        match &self.generator.config {
            Some(config) => settings::read(config, sources, report),
            None => {
                let config = beside(&self.generator.spec);
                if config.exists() {
                    settings::read(&config, sources, report)
                } else {
                    sources.looked_for(&config);
                    Settings::default()
                }
            }
        }
    }

    pub(crate) fn value(&mut self) -> Option<serde_json::Value> {
        normalize::normalize(
            &self.generator.spec,
            &self.generator.overlays,
            &mut self.sources,
            &mut self.report,
        )
    }

    pub(crate) fn planned(&mut self, api: &Api, settings: &Settings) -> Plan {
        plan::plan(
            api,
            settings,
            plan::Wishes {
                name: self.generator.name.as_deref(),
                harness: self.generator.harness,
            },
            &mut self.report,
        )
    }

    fn failed(&self) -> bool {
        let warnings = self.report.count(Severity::Warning);
        self.report.has_errors() || (self.generator.strict && warnings > 0)
    }

    fn timed<T>(&mut self, stage: &'static str, run: impl FnOnce(&mut Self) -> T) -> T {
        let start = Instant::now();
        let done = run(self);
        self.seconds.push((stage, start.elapsed().as_secs_f64()));
        done
    }

    fn finished(self, files: Option<Vec<File>>, plan: Option<&Plan>) -> Generated {
        let modules = plan.into_iter().flat_map(|plan| &plan.models);
        let harness = plan.and_then(|plan| plan.harness.as_deref());
        let harness = harness.map(|targets| Harness {
            document: self.effective,
            targets: targets.iter().map(target).collect(),
        });
        let asked = plan.filter(|_| self.generator.surface);
        Generated {
            files,
            surface: asked.map(plan::surface),
            operations: self.operations,
            types: modules.map(|module| module.entries.len()).sum(),
            operation_ids: plan.map(|plan| plan.operation_ids),
            seconds: self.seconds,
            report: self.report,
            sources: self.sources,
            strict: self.generator.strict,
            harness,
        }
    }

    /// The report of a run that ended early.
    pub(crate) fn text(&self) -> String {
        print::text(&self.report, &self.sources, false)
    }
}

/// Frees on another thread a value that no later stage needs: it is as large as the document, and freeing it takes time.
fn discard<T: Send + 'static>(value: T) {
    // If no thread can be started, the value is freed here.
    drop(thread::Builder::new().spawn(move || drop(value)));
}

fn target(round_trip: &plan::rust::RoundTrip) -> HarnessTarget {
    HarnessTarget {
        pointer: round_trip.pointer.clone(),
        request: round_trip.request,
        response: round_trip.response,
    }
}

/// The settings that go with a spec: `codegen.toml` in its folder.
fn beside(spec: &Path) -> PathBuf {
    let folder = if spec.is_dir() {
        spec
    } else {
        spec.parent().unwrap_or(Path::new("."))
    };
    folder.join("codegen.toml")
}
