//! The Cargo.toml of the crate around a module, with the places of its dependencies.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use toml::Spanned;
use toml::de::{DeTable, DeValue};

use crate::place::{FileId, Place};
use crate::report::Report;
use crate::source::Sources;

use super::problems;

pub(super) const CARGO_TOML: &str = "Cargo.toml";

/// The Cargo.toml of a crate.
#[derive(Debug)]
pub(super) struct HostManifest {
    pub(super) file: FileId,
    package: String,
    library: Option<String>,
    /// The files that are roots of a crate, relative to the folder, if the manifest names them.
    pub(super) roots: Vec<PathBuf>,
    pub(super) dependencies: Vec<Listed>,
    /// The place of the table `[dependencies]`.
    table: Option<usize>,
}

/// A dependency as it is listed.
#[derive(Clone, Debug)]
pub(super) struct Listed {
    pub(super) name: String,
    /// The condition of its targets.
    pub(super) target: Option<String>,
    pub(super) at: Place,
    /// The requirement; `None` for a dependency that has none, such as one of a folder.
    pub(super) version: Option<String>,
    pub(super) features: BTreeSet<String>,
    pub(super) default_features: bool,
    pub(super) optional: bool,
}

type Table<'t> = DeTable<'t>;

impl HostManifest {
    /// Reads the manifest in `folder`, and that of its workspace if a dependency is inherited.
    pub(super) fn read(folder: &Path, sources: &mut Sources, report: &mut Report) -> Option<Self> {
        let file = sources.open(&folder.join(CARGO_TOML), report)?;
        let text = sources.text(file).to_owned();
        let document = parsed(file, &text, report)?;
        let table = document.get_ref();
        let workspace = workspace_around(folder, table, sources, report);
        let workspace_text = workspace.map(|it| sources.text(it).to_owned());
        let workspace = workspace.zip(workspace_text.as_deref());
        let workspace = workspace.and_then(|(file, text)| parsed(file, text, report));
        let inherited = workspace
            .as_ref()
            .and_then(|it| below(it.get_ref(), "workspace"))
            .and_then(|it| below(it, "dependencies"));
        let Some(package) = below(table, "package").and_then(|it| text_of(it, "name")) else {
            report.push(problems::no_package(file));
            return None;
        };
        let library = below(table, "lib");
        let mut dependencies = Vec::new();
        let mut list = |table: &Table<'_>, target: Option<&str>| {
            if let Some(listed) = below(table, "dependencies") {
                let listed = listed.iter();
                dependencies.extend(
                    listed.map(|(name, value)| Listed::of(file, name, value, target, inherited)),
                );
            }
        };
        list(table, None);
        for (target, value) in below(table, "target").into_iter().flat_map(|it| it.iter()) {
            if let DeValue::Table(of_target) = value.get_ref() {
                list(of_target, Some(target.get_ref()));
            }
        }
        let start = table
            .iter()
            .find(|(key, _)| key.get_ref() == "dependencies");
        Some(Self {
            file,
            package,
            library: library.and_then(|it| text_of(it, "name")),
            roots: roots(table),
            table: start.map(|(key, _)| key.span().start),
            dependencies,
        })
    }

    /// The place of the dependencies, or of the file if it has none.
    pub(super) fn place(&self) -> Place {
        match self.table {
            Some(at) => Place::Text(self.file, at),
            None => Place::Whole(self.file),
        }
    }

    /// The name of the crate in code.
    pub(super) fn crate_name(&self) -> String {
        let name = self.library.as_ref().unwrap_or(&self.package);
        name.replace('-', "_")
    }
}

impl Listed {
    fn of(
        file: FileId,
        key: &Spanned<std::borrow::Cow<'_, str>>,
        value: &Spanned<DeValue<'_>>,
        target: Option<&str>,
        inherited: Option<&Table<'_>>,
    ) -> Self {
        let name = key.get_ref().clone().into_owned();
        let mut listed = Self {
            at: Place::Text(file, key.span().start),
            target: target.map(str::to_owned),
            version: None,
            features: BTreeSet::new(),
            default_features: true,
            optional: false,
            name,
        };
        let is_inherited = match value.get_ref() {
            DeValue::Table(table) => flag(table, "workspace").unwrap_or(false),
            _ => false,
        };
        if is_inherited && let Some(all) = inherited {
            let found = all.iter().find(|(key, _)| *key.get_ref() == listed.name);
            if let Some((_, of_workspace)) = found {
                listed.take(of_workspace.get_ref());
            }
        }
        listed.take(value.get_ref());
        listed
    }

    /// Takes over the keys of a requirement. Features add up, as Cargo adds them up.
    fn take(&mut self, value: &DeValue<'_>) {
        match value {
            DeValue::String(version) => self.version = Some(version.clone().into_owned()),
            DeValue::Table(table) => {
                if let Some(version) = text_of(table, "version") {
                    self.version = Some(version);
                }
                // Another package under this name has versions of its own.
                if text_of(table, "package").is_some_and(|it| it != self.name) {
                    self.version = None;
                }
                self.default_features =
                    flag(table, "default-features").unwrap_or(self.default_features);
                self.optional = flag(table, "optional").unwrap_or(self.optional);
                let features = table.iter().find(|(key, _)| key.get_ref() == "features");
                if let Some(DeValue::Array(features)) = features.map(|(_, value)| value.get_ref()) {
                    let features = features.iter().filter_map(|it| it.get_ref().as_str());
                    self.features.extend(features.map(str::to_owned));
                }
            }
            _ => {}
        }
    }
}

/// The Cargo.toml of the workspace, if this manifest inherits anything from it.
fn workspace_around(
    folder: &Path,
    table: &Table<'_>,
    sources: &mut Sources,
    report: &mut Report,
) -> Option<FileId> {
    if below(table, "workspace").is_some() {
        return sources.open(&folder.join(CARGO_TOML), report);
    }
    let named = below(table, "package").and_then(|it| text_of(it, "workspace"));
    let root = match named {
        Some(root) => folder.join(root),
        None => {
            let absolute = std::path::absolute(folder).ok()?;
            let mut above = absolute.ancestors().skip(1);
            above
                .find(|it| is_workspace(&it.join(CARGO_TOML)))?
                .to_owned()
        }
    };
    sources.open(&root.join(CARGO_TOML), report)
}

fn is_workspace(manifest: &Path) -> bool {
    let text = std::fs::read_to_string(manifest).unwrap_or_default();
    DeTable::parse(&text).is_ok_and(|it| below(it.get_ref(), "workspace").is_some())
}

fn parsed<'t>(file: FileId, text: &'t str, report: &mut Report) -> Option<Spanned<DeTable<'t>>> {
    match DeTable::parse(text) {
        Ok(table) => Some(table),
        Err(error) => {
            let at = error.span().map_or(0, |span| span.start);
            report.push(problems::syntax(Place::Text(file, at), error.message()));
            None
        }
    }
}

/// The files of `[lib]` and `[[bin]]` that the manifest names.
fn roots(table: &Table<'_>) -> Vec<PathBuf> {
    let library = below(table, "lib").and_then(|it| text_of(it, "path"));
    let programs = table.iter().find(|(key, _)| key.get_ref() == "bin");
    let programs = match programs.map(|(_, value)| value.get_ref()) {
        Some(DeValue::Array(programs)) => programs.iter().collect(),
        _ => Vec::new(),
    };
    let programs = programs.into_iter().filter_map(|it| match it.get_ref() {
        DeValue::Table(program) => text_of(program, "path"),
        _ => None,
    });
    library
        .into_iter()
        .chain(programs)
        .map(PathBuf::from)
        .collect()
}

fn below<'a, 't>(table: &'a Table<'t>, key: &str) -> Option<&'a Table<'t>> {
    let (_, value) = table.iter().find(|(it, _)| it.get_ref() == key)?;
    match value.get_ref() {
        DeValue::Table(table) => Some(table),
        _ => None,
    }
}

fn text_of(table: &Table<'_>, key: &str) -> Option<String> {
    let (_, value) = table.iter().find(|(it, _)| it.get_ref() == key)?;
    value.get_ref().as_str().map(str::to_owned)
}

fn flag(table: &Table<'_>, key: &str) -> Option<bool> {
    let (_, value) = table.iter().find(|(it, _)| it.get_ref() == key)?;
    value.get_ref().as_bool()
}
