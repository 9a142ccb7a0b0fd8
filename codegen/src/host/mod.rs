//! The crate of the user around a module: its name, the path of the module in it, and its dependencies.

mod dependencies;
mod manifest;
mod path;
mod problems;
mod requirement;

use std::path::{Path, PathBuf};

use crate::plan::rust::{AddedDependency, HostDependency, ModulePath};
use crate::report::Report;
use crate::source::Sources;

use manifest::{CARGO_TOML, HostManifest};

/// The crate around a module.
#[derive(Debug)]
pub(crate) struct Host {
    /// The folder of the crate.
    root: PathBuf,
    manifest: HostManifest,
    pub(crate) path: ModulePath,
}

impl Host {
    /// Finds the crate around `folder`, which may not exist yet. The path of the module is `named`, or follows from the folder. If there is no
    /// crate, or if the folder cannot be a module of it, the report says so.
    pub(crate) fn around(
        folder: &Path,
        named: Option<&str>,
        sources: &mut Sources,
        report: &mut Report,
    ) -> Option<Self> {
        let Some(root) = crate_around(folder) else {
            report.push(problems::no_crate(folder));
            return None;
        };
        let manifest = HostManifest::read(&root, sources, report)?;
        let inside = match named {
            Some(path) => path.to_owned(),
            None => match path::of(folder, &root, &manifest) {
                Ok(inside) => inside,
                Err(reason) => {
                    report.push(problems::no_module(manifest.file, folder, &reason));
                    return None;
                }
            },
        };
        let below = inside.strip_prefix("crate").unwrap_or_default();
        let outside = format!("{}{below}", manifest.crate_name());
        let path = ModulePath { inside, outside };
        Some(Self {
            root,
            manifest,
            path,
        })
    }

    /// Returns whether this is the crate around `folder`.
    pub(crate) fn is_around(&self, folder: &Path) -> bool {
        let same =
            |root: PathBuf| std::path::absolute(&root).ok() == std::path::absolute(&self.root).ok();
        crate_around(folder).is_some_and(same)
    }

    /// Reports the dependencies that the crate lacks, and those that do not fit.
    pub(crate) fn check(
        &self,
        needed: &[HostDependency],
        added: &[AddedDependency],
        sources: &Sources,
        report: &mut Report,
    ) {
        dependencies::check(&self.manifest, needed, added, sources, report);
    }
}

/// The folder of the nearest Cargo.toml around `folder`. A module is below the folder of its crate.
fn crate_around(folder: &Path) -> Option<PathBuf> {
    let absolute = std::path::absolute(folder).ok()?;
    let found = absolute
        .ancestors()
        .find(|it| it.join(CARGO_TOML).is_file())?;
    // The path as the user wrote it, if it leads there.
    let depth = absolute.components().count() - found.components().count();
    let written = folder.ancestors().nth(depth);
    let written = written.map(|it| match it.as_os_str().is_empty() {
        true => PathBuf::from("."),
        false => it.to_owned(),
    });
    Some(match written {
        Some(written) if written.join(CARGO_TOML).is_file() => written,
        Some(_) | None => found.to_owned(),
    })
}
