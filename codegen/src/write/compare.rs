//! Compares a folder with the files that would be written to it, for `--check`.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use super::error::WriteError;
use super::file::{File, exists, holds};
use super::manifest::Manifest;
use super::paths;
use super::reserved::{MANIFEST, is_left_behind};

/// A file that would be written or deleted.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Difference {
    /// The path relative to the folder.
    pub path: String,
    pub kind: DifferenceKind,
}

/// The way in which a file differs.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DifferenceKind {
    /// It does not exist.
    Missing,
    /// It has other content.
    Changed,
    /// It exists, and would not be written.
    Extra,
}

/// Files that cargo and git leave in a folder, and that are not differences.
const NOT_COMPARED: [&str; 3] = ["target", "Cargo.lock", ".git"];

/// Compares the folder `out` with these files, and changes nothing. The result is sorted by path.
///
/// # Errors
///
/// Returns an error if a path would leave the folder, or if reading fails.
pub fn check(out: &Path, files: &[File]) -> Result<Vec<Difference>, WriteError> {
    paths::check_all(files)?;
    let manifest = File {
        path: MANIFEST.to_owned(),
        text: Manifest::of(files).text(),
    };
    let wanted: BTreeMap<&str, &str> = files
        .iter()
        .chain([&manifest])
        .map(|file| (file.path.as_str(), file.text.as_str()))
        .collect();

    let mut differences = Vec::new();
    for (path, text) in &wanted {
        let target = out.join(path);
        if !holds(&target, text) {
            let kind = if exists(&target) {
                DifferenceKind::Changed
            } else {
                DifferenceKind::Missing
            };
            differences.push(Difference {
                path: (*path).to_owned(),
                kind,
            });
        }
    }
    let mut found = Vec::new();
    if out.is_dir() {
        list(out, "", &mut found)?;
    }
    let extra = found
        .into_iter()
        .filter(|path| !wanted.contains_key(path.as_str()));
    differences.extend(extra.map(|path| Difference {
        path,
        kind: DifferenceKind::Extra,
    }));
    differences.sort_by(|one, other| one.path.cmp(&other.path));
    Ok(differences)
}

fn list(folder: &Path, below: &str, found: &mut Vec<String>) -> Result<(), WriteError> {
    for entry in fs::read_dir(folder).map_err(WriteError::io("read", folder))? {
        let entry = entry.map_err(WriteError::io("read", folder))?;
        let name = entry.file_name();
        let is_expected = NOT_COMPARED.iter().any(|it| name == *it) || is_left_behind(&name);
        if below.is_empty() && is_expected {
            continue;
        }
        let name = name.to_string_lossy();
        let path = format!("{below}{name}");
        // A link is listed itself, since its target is not in this folder.
        if entry.file_type().is_ok_and(|it| it.is_dir()) {
            list(&entry.path(), &format!("{path}/"), found)?;
        } else {
            found.push(path);
        }
    }
    Ok(())
}
