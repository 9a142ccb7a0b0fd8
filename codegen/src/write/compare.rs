//! Compares a folder with the files that would be written to it, for `--check`.

use std::collections::BTreeMap;
use std::path::Path;

use super::error::WriteError;
use super::file::{File, exists, holds};
use super::manifest;
use super::paths;
use super::replace::{with_drafts, with_keys_of_the_user};
use super::reserved::MANIFEST;

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
    /// It is a file of ours that would be deleted.
    Extra,
}

/// Compares the folder `out` with these files, and changes nothing. The result is sorted by path. Files of the user do not count, and drafts that the user changed do not either.
///
/// # Errors
///
/// Returns an error if a path would leave the folder, or if the folder cannot be read or is not ours.
pub fn check(out: &Path, files: &[File], drafts: &[File]) -> Result<Vec<Difference>, WriteError> {
    paths::check_all(files)?;
    let old = manifest::read_or_refuse(out)?;
    let (files, new) = with_drafts(out, files, drafts, &old);
    let (files, _) = with_keys_of_the_user(out, &files, &old)?;
    let manifest = File {
        path: MANIFEST.to_owned(),
        text: new.text(),
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
    let extra = old.obsolete(&new).filter(|path| exists(&out.join(path)));
    differences.extend(extra.map(|path| Difference {
        path: path.to_owned(),
        kind: DifferenceKind::Extra,
    }));
    differences.sort_by(|one, other| one.path.cmp(&other.path));
    Ok(differences)
}
