//! The pipeline: from a path to files, with a report of everything that was found on the way.

use std::path::{Path, PathBuf};
use std::thread;
use std::time::Instant;

use crate::embed::embed;
use crate::generated::{Generated, Harness, HarnessTarget};
use crate::generator::{Generator, Sharing};
use crate::glob::Glob;
use crate::host::Host;
use crate::ir::{Api, passes};
use crate::place::{FileId, Place};
use crate::plan::{self, Plan, Surface};
use crate::readme::readme;
use crate::report::{Baseline, Code, Diagnostic, Report, Severity};
use crate::review::{Inputs, Lock, LockError, Pins};
use crate::routes::routes;
use crate::settings::{self, Settings};
use crate::share;
use crate::source::Sources;
use crate::starter::{self, Starter};
use crate::write::File;
use crate::{document, emit, lower, normalize, print};

impl Generator {
    /// Runs every stage. Never fails: the report of the result has everything that is wrong with the input.
    pub fn generate(&self) -> Generated {
        let mut run = Run::new(self);
        let Some((plan, surface)) = run.plan() else {
            return run.finished(None);
        };
        let files = run.timed("emit", |_| emit::emit(&plan));
        let (files, drafts) = run.in_its_home(files, &plan);
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
        self.generate_for_build(folder, None);
    }

    /// Generates the module `path` of the crate whose build script this is, such as `crate::api`, into a folder of its name below Cargo's `OUT_DIR`.
    ///
    /// The file of the module above it has the line `include!(concat!(env!("OUT_DIR"), "/api/include.rs"));`, which declares the module.
    ///
    /// Prints the report to standard error, and ends the process with 1 if there is an error in it.
    pub fn build_module(&self, path: &str) {
        let mut generator = self.clone();
        generator.module = Some(PathBuf::from("."));
        generator.module_path = Some(path.to_owned());
        let name = path.rsplit("::").next().unwrap_or(path);
        generator.generate_for_build(name, Some(name));
    }

    fn generate_for_build(&self, folder: &str, module: Option<&str>) {
        let generated = self.generate().with_include(module);
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
    pub(crate) sources: Sources,
    pub(crate) report: Report,
    seconds: Vec<(&'static str, f64)>,
    operations: usize,
    /// Kept only for the harness.
    effective: serde_json::Value,
    inputs: Inputs,
    readme: Option<File>,
    /// The crate around the module.
    pub(crate) host: Option<Host>,
    /// The features that the module has because other modules share its code.
    pub(crate) further_features: Vec<String>,
    /// True if the user has written a module.
    extended: bool,
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
            host: None,
            further_features: Vec::new(),
            extended: false,
            found: Baseline::default(),
            known: (0, 0),
        }
    }

    /// All stages up to the plan; `None` if the input leaves nothing to plan, or has an error.
    fn plan(&mut self) -> Option<(Plan, Surface)> {
        let Made {
            api, mut planned, ..
        } = self.made(&mut |_, _| {})?;
        discard(api);
        if let (Some(host), Some(hosted)) = (&self.host, planned.0.home.hosted()) {
            let (needed, added) = (&hosted.dependencies, &planned.0.manifest.added);
            host.check(needed, added, &self.sources, &mut self.report);
        }
        if let Some(sharing) = self.sharing().cloned() {
            self.timed("share", |run| run.share(&sharing, &mut planned));
        }
        self.settle();
        (!self.failed()).then_some(planned)
    }

    /// All stages up to the plan, with the data that they made on the way. `watch` sees the IR as `lower` made it, and after each pass.
    pub(crate) fn made(&mut self, watch: &mut dyn FnMut(&'static str, &Api)) -> Option<Made> {
        let settings = self.timed("settings", Self::settings);
        let folder = self.config().with_file_name("");
        self.readme = readme(&settings, &folder, &mut self.sources, &mut self.report);
        self.find_host(&settings);
        if let Some(sharing) = self.sharing() {
            self.further_features = sharing.features().to_vec();
        }
        self.extended = self.is_extended();
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

    /// The sharing of the module's code, unless the shared code is in another crate.
    fn sharing(&self) -> Option<&'g Sharing> {
        let host = self.host.as_ref()?;
        self.generator.sharing.as_ref().filter(|it| it.is_in(host))
    }

    /// Leaves out the code that the module shares.
    fn share(&mut self, sharing: &Sharing, (plan, surface): &mut (Plan, Surface)) {
        // Errors of this document are errors of one of the modules that share.
        if self.report.has_errors() {
            return;
        }
        if let Err(reason) = sharing.take(plan, surface) {
            self.report.push(share::problem(&reason, sharing.folder()));
        }
    }

    /// Finds the crate around the module, if there is to be a module.
    pub(crate) fn find_host(&mut self, settings: &Settings) {
        let Generator {
            module,
            module_path,
            ..
        } = self.generator;
        self.host = module.as_deref().and_then(|folder| {
            let (sources, report) = (&mut self.sources, &mut self.report);
            let named = settings.module.path.as_ref().map(|it| it.value.as_str());
            Host::around(folder, module_path.as_deref().or(named), sources, report)
        });
    }

    /// Returns whether the user has written the module [`plan::EXTENSION`]. The next run notices if the file comes or goes.
    fn is_extended(&mut self) -> bool {
        let Generator { out, module, .. } = self.generator;
        let Some(out) = out else {
            return false;
        };
        let code = match module {
            Some(_) => out.clone(),
            None => out.join("src"),
        };
        let name = plan::EXTENSION;
        let files = [format!("{name}.rs"), format!("{name}/mod.rs")];
        let files = files.map(|file| code.join(file));
        for file in &files {
            if file.is_file() {
                self.sources.open(file, &mut self.report);
                return true;
            }
            self.sources.looked_for(file);
        }
        false
    }

    /// The files of the crate with its drafts, or those of the module, which has none.
    fn in_its_home(&mut self, mut files: Vec<File>, plan: &Plan) -> (Vec<File>, Vec<File>) {
        match plan.home.hosted() {
            Some(hosted) => (self.timed("embed", |_| embed(files, hosted)), Vec::new()),
            None => {
                let drafts = starter::drafts(plan, self.readme.is_none());
                files.extend(self.readme.take());
                (files, drafts)
            }
        }
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
                module: self.host.as_ref().map(|it| &it.path),
                extended: self.extended,
                further_features: &self.further_features,
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

    pub(crate) fn failed(&self) -> bool {
        let warnings = self.report.count(Severity::Warning);
        self.report.has_errors() || (self.generator.strict && warnings > 0)
    }

    fn timed<T>(&mut self, stage: &'static str, run: impl FnOnce(&mut Self) -> T) -> T {
        if let Some(listener) = &self.generator.listener {
            (listener.0)(stage);
        }
        let start = Instant::now();
        let done = run(self);
        self.seconds.push((stage, start.elapsed().as_secs_f64()));
        done
    }

    pub(crate) fn finished(self, planned: Option<(&Plan, Surface)>) -> Generated {
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
