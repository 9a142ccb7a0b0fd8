//! The input and the options of a run.

use std::fmt;
use std::path::{Path, PathBuf};
use std::sync::{Arc, OnceLock};

use crate::plan::rust::SharedModule;
use crate::share::Unshared;

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
    pub(crate) module: Option<PathBuf>,
    pub(crate) module_path: Option<String>,
    pub(crate) out: Option<PathBuf>,
    pub(crate) listener: Option<Listener>,
    pub(crate) sharing: Option<Sharing>,
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
            module: None,
            module_path: None,
            out: None,
            listener: None,
            sharing: None,
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

    /// Generates a module for this folder of an existing crate, such as `src/api`, instead of a crate. The crate around it must have the
    /// dependencies of the module, and the report says which ones it lacks.
    #[must_use]
    pub fn module(mut self, folder: impl Into<PathBuf>) -> Self {
        self.module = Some(folder.into());
        self
    }

    /// Makes `src/ext.rs` or `src/ext/mod.rs` of the user a module of the crate in this folder, if there is such a file. In a module, it is `ext.rs` or
    /// `ext/mod.rs`.
    #[must_use]
    pub fn extended_in(mut self, out: impl Into<PathBuf>) -> Self {
        self.out = Some(out.into());
        self
    }

    /// Calls `listener` with the name of each stage before it runs.
    #[must_use]
    pub fn on_stage(mut self, listener: impl Fn(&'static str) + Send + Sync + 'static) -> Self {
        self.listener = Some(Listener(Arc::new(listener)));
        self
    }

    /// Leaves the code out of the module that it shares with other modules of its crate.
    #[must_use]
    pub fn sharing(mut self, sharing: &Sharing) -> Self {
        self.sharing = Some(sharing.clone());
        self
    }

    /// Lists the public surface of the crate as well.
    #[must_use]
    pub fn surface(mut self, surface: bool) -> Self {
        self.surface = surface;
        self
    }

    /// Composes the files that a new client begins with as well; see [`Generated::starter`](crate::Generated::starter).
    #[must_use]
    pub fn starter(mut self, starter: bool) -> Self {
        self.starter = starter;
        self
    }
}

/// A function that is called at the start of each stage.
#[derive(Clone)]
pub(crate) struct Listener(pub(crate) Arc<dyn Fn(&'static str) + Send + Sync>);

impl fmt::Debug for Listener {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("Listener")
    }
}

/// Modules of one crate that share code, which is in a module of its own.
///
/// Each of them is generated by a [`Generator`] with [`Generator::sharing`], and the shared one by [`Sharing::generate`]. All of them are read once, when
/// the first of them is generated.
#[derive(Clone)]
pub struct Sharing(pub(crate) Arc<Modules>);

/// The modules that share code, and what was found out about them.
pub(crate) struct Modules {
    /// The folder of the shared module.
    pub(crate) folder: PathBuf,
    /// True if they share types, too.
    pub(crate) types: bool,
    pub(crate) generators: Vec<Generator>,
    pub(crate) features: OnceLock<Vec<String>>,
    pub(crate) shared: OnceLock<Result<SharedModule, Unshared>>,
}

impl Sharing {
    /// The modules that share the code in `folder`, such as `src/shared`. With `types`, they also share the types of `models` that are equal. Modules
    /// of another crate than that of the folder share nothing.
    pub fn new(folder: impl Into<PathBuf>, types: bool, modules: Vec<Generator>) -> Self {
        Self(Arc::new(Modules {
            folder: folder.into(),
            types,
            generators: modules,
            features: OnceLock::new(),
            shared: OnceLock::new(),
        }))
    }

    /// The folder of the shared module.
    pub fn folder(&self) -> &Path {
        &self.0.folder
    }
}

impl fmt::Debug for Sharing {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let modules = self.0.generators.iter().map(|it| &it.module);
        formatter
            .debug_struct("Sharing")
            .field("folder", &self.0.folder)
            .field("types", &self.0.types)
            .field("modules", &modules.collect::<Vec<_>>())
            .finish()
    }
}
