//! Refuses relative paths that leave the output folder in any way.

use std::collections::HashSet;
use std::ffi::OsStr;
use std::fs;
use std::path::Path;

use super::error::WriteError;
use super::file::File;
use super::reserved::{MANIFEST, is_left_behind};

/// Refuses paths that leave the folder, that are reserved for us, or that occur twice.
pub(super) fn check_all(files: &[File]) -> Result<(), WriteError> {
    let mut seen = HashSet::new();
    for file in files {
        check(&file.path)?;
        // Some file systems treat names that differ only in case as one.
        if !seen.insert(file.path.to_lowercase()) {
            return Err(WriteError::SamePath(file.path.clone()));
        }
    }
    Ok(())
}

pub(super) fn check(path: &str) -> Result<(), WriteError> {
    let plain = |part: &str| !matches!(part, "" | "." | "..");
    let harmless = path.split('/').all(plain) && !path.contains(['\\', ':', '\0', '\n', '\r']);
    let first = path.split('/').next().unwrap_or_default();
    let reserved = is_left_behind(OsStr::new(first)) || path == MANIFEST;
    if harmless && !reserved {
        Ok(())
    } else {
        Err(WriteError::PathRefused(path.to_owned()))
    }
}

/// Refuses a path whose parent folders are links, since they may lead anywhere.
pub(super) fn refuse_links(out: &Path, path: &str) -> Result<(), WriteError> {
    let leads_away = parents(path)
        .any(|parent| fs::symlink_metadata(out.join(parent)).is_ok_and(|it| it.is_symlink()));
    if leads_away {
        Err(WriteError::PathRefused(path.to_owned()))
    } else {
        Ok(())
    }
}

/// The file at a place where this path needs a folder.
pub(super) fn file_above(out: &Path, path: &str) -> Option<String> {
    parents(path)
        .find(|parent| fs::symlink_metadata(out.join(parent)).is_ok_and(|it| it.is_file()))
        .map(str::to_owned)
}

fn parents(path: &str) -> impl Iterator<Item = &str> {
    path.match_indices('/').map(|(end, _)| &path[..end])
}
