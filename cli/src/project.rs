//! The clients that a command works on: those of `sdk.toml`, the folder `spec`, or the ones that its options name.

use std::collections::BTreeMap;
use std::env;
use std::fs;
use std::path::{self, Path, PathBuf};

use sdkgen::{Generator, LOCK, Sharing};
use serde::Deserialize;

use crate::place::Located;
use crate::sources::Sources;

/// The file that lists the clients of a repository.
pub(crate) const PROJECT: &str = "sdk.toml";

/// The folder of the spec in a repository without [`PROJECT`].
const SPEC: &str = "spec";

/// The folder of the crate in a repository without [`PROJECT`].
const OUT: &str = "generated-client";

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    #[serde(default)]
    clients: BTreeMap<String, Entry>,
    shared: Option<Shared>,
}

/// The code that the clients share which are modules of one crate.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Shared {
    /// The folder of the module that has the code.
    module: PathBuf,
    /// True if it has the types that are equal, too.
    #[serde(default)]
    types: bool,
}

/// A client of `sdk.toml`.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Entry {
    spec: PathBuf,
    out: Option<PathBuf>,
    module: Option<PathBuf>,
    config: Option<PathBuf>,
    #[serde(default)]
    overlays: Vec<PathBuf>,
    root: Option<PathBuf>,
    download: Option<Download>,
}

/// The address that a spec comes from.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Download {
    pub(crate) url: String,
    /// The SHA-256 of the file, in hexadecimal digits.
    pub(crate) sha256: String,
}

/// The options that choose the clients of a command.
#[derive(Clone, Debug, clap::Args)]
pub(crate) struct Selection {
    /// A document, a fragment file, or a folder of fragments. Without it, the clients of `sdk.toml` here or above, or the folder `spec`.
    #[arg(long, value_name = "PATH")]
    spec: Option<PathBuf>,
    /// The client of `sdk.toml` to work on; may be repeated. Without it, all of them.
    #[arg(long, value_name = "NAME", conflicts_with = "spec")]
    client: Vec<String>,
    #[command(flatten)]
    sources: Sources,
    /// The folder of the generated crate. Without it, the one in `sdk.toml`, or `generated-client`.
    #[arg(long, value_name = "DIR")]
    out: Option<PathBuf>,
    /// Generate a module into this folder of an existing crate, such as `src/api`, instead of a crate of its own.
    #[arg(long, value_name = "DIR", conflicts_with = "out")]
    module: Option<PathBuf>,
}

/// A client: its inputs, and the folder of its crate.
#[derive(Clone, Debug)]
pub(crate) struct Client {
    /// Its name in `sdk.toml`.
    pub(crate) name: Option<String>,
    pub(crate) spec: PathBuf,
    pub(crate) sources: Sources,
    /// The folder of the crate, or of the module.
    pub(crate) out: PathBuf,
    /// True if it is a module of another crate.
    pub(crate) is_module: bool,
    pub(crate) download: Option<Download>,
    /// The code that it shares, if it is a module.
    shared: Option<Shared>,
    /// The modules with which it shares the code.
    pub(crate) sharing: Option<Sharing>,
}

/// Finds out what the clients share. Names that `renames` accepts may change.
pub(crate) fn share(clients: &mut [Client], renames: &[String]) {
    let sharing: Vec<&Client> = clients.iter().filter(|it| it.shared.is_some()).collect();
    let Some(shared) = sharing.first().and_then(|it| it.shared.clone()) else {
        return;
    };
    let modules = sharing.into_iter().map(|client| {
        let generator = client.generator_of(&client.sources, &client.spec);
        let generator = generator.extended_in(&client.out);
        let generator = generator.keep_names(client.out.join(LOCK));
        renames.iter().fold(generator, |it, name| it.rename(name))
    });
    let sharing = Sharing::new(shared.module, shared.types, modules.collect());
    let clients = clients.iter_mut().filter(|it| it.shared.is_some());
    clients.for_each(|client| client.sharing = Some(sharing.clone()));
}

impl Client {
    /// A generator for the crate or the module.
    pub(crate) fn generator(&self) -> Generator {
        let generator = self.generator_of(&self.sources, &self.spec);
        let generator = generator.extended_in(&self.out);
        match &self.sharing {
            Some(sharing) => generator.sharing(sharing),
            None => generator,
        }
    }

    /// A generator for the same crate or module from another document.
    pub(crate) fn generator_of(&self, sources: &Sources, spec: &Path) -> Generator {
        let generator = sources.generator(spec);
        match self.is_module {
            true => generator.module(&self.out),
            false => generator,
        }
    }

    /// The file of the settings, which need not exist.
    pub(crate) fn settings(&self) -> PathBuf {
        if let Some(settings) = self.sources.config() {
            return settings.to_owned();
        }
        let folder = match self.spec.is_dir() {
            true => Some(self.spec.as_path()),
            false => self.spec.parent(),
        };
        folder.unwrap_or(Path::new("")).join("codegen.toml")
    }

    /// The file of the findings that are known, beside the settings.
    pub(crate) fn known_findings(&self) -> PathBuf {
        self.settings().with_file_name("diagnostics.lock")
    }
}

impl Selection {
    /// The selection of a command with other options.
    pub(crate) fn new(spec: &Option<PathBuf>, client: &[String], sources: &Sources) -> Self {
        Self {
            spec: spec.clone(),
            client: client.to_vec(),
            sources: sources.clone(),
            out: None,
            module: None,
        }
    }

    /// The clients, of which there is one at least. Their paths are relative to the working folder, which becomes that of the project.
    ///
    /// # Errors
    ///
    /// Returns a message if there is no project, if it cannot be read, or if it does not have the client.
    pub(crate) fn clients(&self) -> Result<Vec<Client>, String> {
        self.found(false)
    }

    /// The clients to write: as [`Selection::clients`], with all that share code with one of them, since each of these decides which code that is.
    pub(crate) fn clients_to_write(&self) -> Result<Vec<Client>, String> {
        self.found(true)
    }

    fn found(&self, together: bool) -> Result<Vec<Client>, String> {
        if let Some(spec) = &self.spec {
            return Ok(vec![self.client_of(spec.clone())]);
        }
        let entered = self.in_the_project()?;
        match Path::new(PROJECT).is_file() {
            true => entered.listed(together),
            false => Ok(vec![entered.client_of(PathBuf::from(SPEC))]),
        }
    }

    /// The same options in the folder of the project, which becomes the working folder, unless they name a spec.
    ///
    /// # Errors
    ///
    /// Returns a message if there is no project.
    pub(crate) fn in_the_project(&self) -> Result<Self, String> {
        if self.spec.is_some() {
            return Ok(self.clone());
        }
        let here = env::current_dir().map_err(|error| format!("no working folder: {error}"))?;
        let project = here.ancestors().find(|it| it.join(PROJECT).is_file());
        if let Some(folder) = project {
            return self.enter(&here, folder, &format!("which has `{PROJECT}`"));
        }
        if let Some(name) = self.client.first() {
            return Err(format!(
                "there is no `{PROJECT}` here or above that could list the client `{name}`"
            ));
        }
        let Some(folder) = here.ancestors().find(|it| it.join(SPEC).is_dir()) else {
            return Err(format!(
                "there is no `{PROJECT}` and no folder `{SPEC}` here or above: make a client with `cargo sdk init`, or name its spec with `--spec`"
            ));
        };
        self.enter(&here, folder, &format!("which has the folder `{SPEC}`"))
    }

    /// The only client.
    ///
    /// # Errors
    ///
    /// As [`Selection::clients`], and if there are several.
    pub(crate) fn client(&self) -> Result<Client, String> {
        let mut clients = self.clients()?;
        match (clients.pop(), clients.is_empty()) {
            (Some(client), true) => Ok(client),
            _ => Err(format!(
                "`{PROJECT}` has several clients: choose one with `--client`"
            )),
        }
    }

    /// Makes the project's folder the working folder, and the paths of the options independent of it. `reason` says by what it was found.
    fn enter(&self, here: &Path, folder: &Path, reason: &str) -> Result<Self, String> {
        let absolute = |path: &PathBuf| path::absolute(path).unwrap_or_else(|_| path.clone());
        if here == folder {
            return Ok(self.clone());
        }
        let entered = Self {
            spec: None,
            client: self.client.clone(),
            sources: self.sources.map(absolute),
            out: self.out.as_ref().map(absolute),
            module: self.module.as_ref().map(absolute),
        };
        env::set_current_dir(folder)
            .map_err(|error| format!("cannot enter {}: {error}", folder.display()))?;
        eprintln!("in {}, {reason}", folder.display());
        Ok(entered)
    }

    fn client_of(&self, spec: PathBuf) -> Client {
        Client {
            name: None,
            spec,
            sources: self.sources.clone(),
            out: self.place().unwrap_or_else(|| PathBuf::from(OUT)),
            is_module: self.module.is_some(),
            download: None,
            shared: None,
            sharing: None,
        }
    }

    /// The folder that the options name for the crate or for the module.
    fn place(&self) -> Option<PathBuf> {
        self.out.clone().or_else(|| self.module.clone())
    }

    /// The clients of the project in the working folder. If one of them is to be written `together` with those that share its code, they are added.
    fn listed(&self, together: bool) -> Result<Vec<Client>, String> {
        let text = fs::read_to_string(PROJECT)
            .map_err(|error| format!("cannot read {PROJECT}: {error}"))?;
        let file: File = toml::from_str(&text).map_err(|error| {
            let start = error.span().map_or(0, |span| span.start);
            format!(
                "{}: {}",
                Located::at(PROJECT, &text, start),
                error.message()
            )
        })?;
        if let Some(name) = self
            .client
            .iter()
            .find(|it| !file.clients.contains_key(*it))
        {
            let known: Vec<&str> = file.clients.keys().map(String::as_str).collect();
            return Err(format!(
                "{PROJECT} has no client `{name}`; it has {}",
                known.join(", ")
            ));
        }
        if file.shared.is_some() && file.clients.values().all(|it| it.module.is_none()) {
            return Err(format!(
                "{PROJECT}: `[shared]` is for clients that are modules, and there are none: give them `module` instead of `out`, or delete `[shared]`"
            ));
        }
        let shared = file.shared.filter(|_| self.place().is_none());
        let shares = |entry: &Entry| shared.is_some() && entry.module.is_some();
        let is_named =
            |name: &str| self.client.is_empty() || self.client.iter().any(|it| it == name);
        let is_sharing = |(name, entry): (&String, &Entry)| is_named(name) && shares(entry);
        let all_that_share = file.clients.iter().any(is_sharing);
        let clients = file.clients.into_iter();
        let clients =
            clients.filter(|(name, entry)| is_named(name) || all_that_share && shares(entry));
        let mut clients: Vec<Client> = clients
            .map(|(name, entry)| self.listed_client(name, entry, shared.as_ref()))
            .collect::<Result<_, _>>()?;
        share(&mut clients, &[]);
        if !together {
            clients.retain(|it| it.name.as_deref().is_some_and(is_named));
        }
        match clients.len() {
            0 => Err(format!("{PROJECT} has no clients: add one with `cargo sdk init`")),
            1 => Ok(clients),
            _ if self.place().is_some() => Err(
                "`--out` and `--module` name one folder, and there are several clients: choose one with `--client`".to_owned(),
            ),
            _ => Ok(clients),
        }
    }

    fn listed_client(
        &self,
        name: String,
        entry: Entry,
        shared: Option<&Shared>,
    ) -> Result<Client, String> {
        let listed = match (entry.out, entry.module) {
            (Some(out), None) => (out, false),
            (None, Some(module)) => (module, true),
            (None, None) => {
                return Err(format!(
                    "{PROJECT}: the client `{name}` needs a folder: `out` for a crate of its own, or `module` for a module of another crate"
                ));
            }
            (Some(_), Some(_)) => {
                return Err(format!(
                    "{PROJECT}: the client `{name}` has `out` and `module`, and is either a crate or a module: delete one of them"
                ));
            }
        };
        let (out, is_module) = match self.place() {
            Some(place) => (place, self.module.is_some()),
            None => listed,
        };
        Ok(Client {
            name: Some(name),
            spec: entry.spec,
            sources: self.sources.over(entry.config, entry.overlays, entry.root),
            out,
            is_module,
            download: entry.download,
            shared: shared.filter(|_| is_module).cloned(),
            sharing: None,
        })
    }
}
