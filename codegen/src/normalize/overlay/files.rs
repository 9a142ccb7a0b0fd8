//! Finds the overlays to apply, in their order.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use crate::normalize::gather::folder::{OVERLAYS, is_description};
use crate::report::Report;
use crate::source::Sources;

use super::problems;

/// The overlays in `overlays/` by name, and then those that were passed. The folder is beside a file, and inside a folder of fragments.
///
/// An overlay that is in the folder and was passed as well is applied once: a list that it extends must not grow twice.
pub(super) fn paths(
    spec: &Path,
    given: &[PathBuf],
    sources: &mut Sources,
    report: &mut Report,
) -> Vec<PathBuf> {
    let is_file = !spec.is_dir();
    let folder = match is_file {
        true => spec.with_file_name(OVERLAYS),
        false => spec.join(OVERLAYS),
    };
    let mut paths = Vec::new();
    if folder.is_dir() {
        let listed = list(&folder);
        // A folder of fragments is listed with everything in it.
        if is_file || listed.is_err() {
            let folder = sources.add_folder(&folder);
            if let Err(error) = &listed {
                report.push(problems::unlistable(folder, sources.shown(folder), error));
            }
        }
        paths = listed.unwrap_or_default();
    } else if is_file {
        sources.looked_for(&folder);
    }
    let real = |path: &PathBuf| path.canonicalize().unwrap_or_else(|_| path.clone());
    let found: Vec<PathBuf> = paths.iter().map(real).collect();
    paths.extend(
        given
            .iter()
            .filter(|it| !found.contains(&real(it)))
            .cloned(),
    );
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
