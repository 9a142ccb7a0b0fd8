//! Finds the overlays to apply, in their order.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use crate::normalize::gather::folder::{OVERLAYS, is_description};
use crate::report::Report;
use crate::source::Sources;

use super::problems;

/// The overlays of the spec's folder by name, and then those that were passed.
pub(super) fn paths(
    spec: &Path,
    given: &[PathBuf],
    sources: &mut Sources,
    report: &mut Report,
) -> Vec<PathBuf> {
    let folder = spec.join(OVERLAYS);
    let mut paths = Vec::new();
    if folder.is_dir() {
        match list(&folder) {
            Ok(found) => paths = found,
            Err(error) => {
                let folder = sources.add_folder(&folder);
                report.push(problems::unlistable(folder, sources.shown(folder), &error));
            }
        }
    }
    paths.extend_from_slice(given);
    paths
}

fn list(folder: &Path) -> io::Result<Vec<PathBuf>> {
    let mut paths = Vec::new();
    for entry in fs::read_dir(folder)? {
        let entry = entry?;
        let hidden = entry.file_name().to_string_lossy().starts_with('.');
        let path = entry.path();
        if !hidden && is_description(&path) && path.is_file() {
            paths.push(path);
        }
    }
    paths.sort();
    Ok(paths)
}
