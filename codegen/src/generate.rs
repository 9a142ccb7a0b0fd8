//! The pipeline: from a path to files, with a report of everything that was found on the way.

use std::path::{Path, PathBuf};
use std::thread;
use std::time::Instant;

use crate::generated::{Generated, Harness, HarnessTarget};
use crate::glob::Glob;
use crate::ir::{Api, passes};
use crate::place::{FileId, Place};
use crate::plan::{self, Plan, Surface};
use crate::readme::readme;
use crate::report::{Baseline, Code, Diagnostic, Report, Severity};
use crate::review::{Inputs, Lock, LockError, Pins};
use crate::routes::routes;
use crate::settings::{self, Settings};
use crate::source::Sources;
use crate::starter::{self, Starter};
use crate::write::File;
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
    pub(crate) starter: bool,
    pub(crate) earlier: Option<PathBuf>,
    pub(crate) renames: Vec<String>,
    pub(crate) known: Option<PathBuf>,
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
            starter: false,
            earlier: None,
            renames: Vec::new(),
            known: None,
        }
    }

    /// Takes the settings from this file instead of from `codegen.toml` in the folder of the spec.
    #[must_use]
    pub fn config(mut self, config: impl Into<PathBuf>) -> Self {
        self.config = Some(config.into());
        self
    }

    /// Applies an OpenAPI overlay after those in `overlays/` of the spec's folder, or beside its file, and those named before.
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

    /// Leaves the findings of this file out of the report, if it exists. Findings that are left out do not count as warnings.
    #[must_use]
    pub fn known_findings(mut self, known: impl Into<PathBuf>) -> Self {
        self.known = Some(known.into());
        self
    }

    /// Keeps the names that the `api.lock` of an earlier crate has, wherever the type or the call still exists.
    #[must_use]
    pub fn keep_names(mut self, lock: impl Into<PathBuf>) -> Self {
        self.earlier = Some(lock.into());
        self
    }

    /// Lets names change although the lock has others: those that match `pattern`, such as `models::Pet` or `client.pets().*`.
    #[must_use]
    pub fn rename(mut self, pattern: impl Into<String>) -> Self {
        self.renames.push(pattern.into());
        self
    }

    /// Lists the public surface of the crate as well.
    #[must_use]
    pub fn surface(mut self, surface: bool) -> Self {
        self.surface = surface;
        self
    }

    /// Composes the files that a new client begins with as well; see [`Generated::starter`].
    #[must_use]
    pub fn starter(mut self, starter: bool) -> Self {
        self.starter = starter;
        self
    }

    /// Runs every stage. Never fails: the report of the result has everything that is wrong with the input.
    pub fn generate(&self) -> Generated {
        let mut run = Run::new(self);
        let Some((plan, surface)) = run.plan() else {
            return run.finished(None);
        };
        let mut files = run.timed("emit", |_| emit::emit(&plan));
        let drafts = starter::drafts(&plan, run.readme.is_none());
        files.extend(run.readme.take());
        let generated = run
            .finished(Some((&plan, surface)))
            .with_files(files, drafts);
        discard(plan);
        generated
    }

    /// Runs every stage that can find a problem, and prints no code: the result has a report and no files.
    pub fn lint(&self) -> Generated {
        let mut run = Run::new(self);
        let Some((plan, surface)) = run.plan() else {
            return run.finished(None);
        };
        run.finished(Some((&plan, surface)))
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

/// The results of the stages up to the plan.
pub(crate) struct Made {
    pub(crate) settings: Settings,
    pub(crate) api: Api,
    pub(crate) planned: (Plan, Surface),
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
    inputs: Inputs,
    readme: Option<File>,
    /// All warnings and notes, with those that are known.
    found: Baseline,
    /// The number of findings that are known, and of known ones that were not found.
    known: (usize, usize),
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
            inputs: Inputs::default(),
            readme: None,
            found: Baseline::default(),
            known: (0, 0),
        }
    }

    /// All stages up to the plan; `None` if the input leaves nothing to plan, or has an error.
    fn plan(&mut self) -> Option<(Plan, Surface)> {
        let Made { api, planned, .. } = self.made(&mut |_, _| {})?;
        discard(api);
        self.settle();
        (!self.failed()).then_some(planned)
    }

    /// All stages up to the plan, with the data that they made on the way. `watch` sees the IR as `lower` made it, and after each pass.
    pub(crate) fn made(&mut self, watch: &mut dyn FnMut(&'static str, &Api)) -> Option<Made> {
        let settings = self.timed("settings", Self::settings);
        let folder = self.config().with_file_name("");
        self.readme = readme(&settings, &folder, &mut self.sources, &mut self.report);
        let value = self.timed("normalize", Self::value)?;
        self.inputs = Inputs::of(&value, self.sources.settings_text());
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
        watch("lower", &api);
        let api = self.timed("passes", |run| {
            passes::run_watched(api, &settings, &mut run.report, None, watch)
        });
        self.operations = api.operations.len();
        let (api, planned) = self.timed("plan", |run| run.with_kept_names(api, &settings));
        Some(Made {
            settings,
            api,
            planned,
        })
    }

    /// The place of the settings.
    fn config(&self) -> PathBuf {
        let named = self.generator.config.clone();
        named.unwrap_or_else(|| beside(&self.generator.spec))
    }

    pub(crate) fn settings(&mut self) -> Settings {
        let config = self.config();
        let (sources, report) = (&mut self.sources, &mut self.report);
        match &self.generator.config {
            Some(config) => settings::read(config, sources, report),
            None => {
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

    /// The document in the keywords of its author, and the effective one.
    pub(crate) fn documents(&mut self) -> Option<normalize::Both> {
        let (sources, report) = (&mut self.sources, &mut self.report);
        let Generator { spec, overlays, .. } = self.generator;
        let documents = normalize::normalize_both(spec, overlays, sources, report)?;
        (!self.report.has_errors()).then_some(documents)
    }

    pub(crate) fn sources(&self) -> &Sources {
        &self.sources
    }

    /// Plans the crate, and once more if names of the earlier crate would change.
    fn with_kept_names(&mut self, mut api: Api, settings: &Settings) -> (Api, (Plan, Surface)) {
        let lock = self.earlier();
        let before = lock.is_some().then(|| self.report.clone());
        let plan = self.planned(&api, settings);
        let surface = plan::surface(&plan);
        let (Some(lock), Some(before)) = (lock, before) else {
            return (api, (plan, surface));
        };
        let renames = self.generator.renames.iter();
        let renames: Vec<Glob> = renames.map(|pattern| Glob::of_names(pattern)).collect();
        let is_accepted = |name: &str| renames.iter().any(|glob| glob.fits(name));
        let version = plan.manifest.version.clone();
        let renaming = settings.naming.rename;
        let pins = Pins::of(&lock, &surface.items, &is_accepted, renaming, &version);
        if pins.is_empty() && pins.aliases().is_empty() {
            return (api, (plan, surface));
        }
        let mut plan = plan;
        if !pins.is_empty() {
            self.report = before;
            pins.apply(&mut api, &mut self.report);
            plan = self.planned(&api, settings);
        }
        plan::add_aliases(&mut plan, pins.aliases());
        let surface = plan::surface(&plan);
        (api, (plan, surface))
    }

    /// The lock of the earlier crate, if there is one.
    fn earlier(&mut self) -> Option<Lock> {
        let path = self.generator.earlier.as_deref()?;
        if !path.exists() {
            self.sources.looked_for(path);
            return None;
        }
        let file = self.sources.open(path, &mut self.report)?;
        match Lock::read(self.sources.text(file)) {
            Ok(lock) => Some(lock),
            Err(error) => {
                self.report.push(unreadable_lock(file, &error));
                None
            }
        }
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

    /// Takes the known findings out of the report, and keeps all findings beside it.
    fn settle(&mut self) {
        self.found = Baseline::of_report(&self.report, &self.sources);
        let Some(path) = self.generator.known.clone() else {
            return;
        };
        if !path.exists() {
            self.sources.looked_for(&path);
            return;
        }
        if let Some(file) = self.sources.open(&path, &mut self.report) {
            let known = Baseline::read(self.sources.text(file));
            self.known = known.withdraw_from(&mut self.report, &self.sources);
        }
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

    fn finished(self, planned: Option<(&Plan, Surface)>) -> Generated {
        let plan = planned.as_ref().map(|(plan, _)| *plan);
        let modules = plan.into_iter().flat_map(|plan| &plan.models);
        let harness = plan.and_then(|plan| plan.harness.as_deref());
        let harness = harness.map(|targets| Harness {
            document: self.effective,
            targets: targets.iter().map(target).collect(),
        });
        let surface = planned.as_ref().map(|(_, surface)| surface);
        Generated {
            surface: surface.filter(|_| self.generator.surface).cloned(),
            routes: plan.map(routes).unwrap_or_default(),
            starter: plan.filter(|_| self.generator.starter).map(Starter::of),
            files: planned.as_ref().map(|_| Vec::new()),
            drafts: Vec::new(),
            operations: self.operations,
            types: modules.map(|module| module.entries.len()).sum(),
            operation_ids: plan.map(|plan| plan.operation_ids),
            seconds: self.seconds,
            report: self.report,
            sources: self.sources,
            strict: self.generator.strict,
            found: self.found,
            known: self.known,
            harness,
            lock: planned.map(|(plan, surface)| Lock {
                version: plan.manifest.version.clone(),
                inputs: self.inputs,
                items: surface.items,
            }),
        }
    }

    /// The report of a run that ended early.
    pub(crate) fn text(&self) -> String {
        print::text(&self.report, &self.sources, false)
    }
}

fn unreadable_lock(file: FileId, error: &LockError) -> Diagnostic {
    Diagnostic::error(Code::UnreadableLock)
        .message(format!("this is not a lock that keeps names: {error}"))
        .at(Place::Whole(file), "read here")
        .help("restore the file, or delete it to give up all names in it".to_owned())
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
