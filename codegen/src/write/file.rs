//! One file of the emitted crate, and its state on disk.

use std::fs;
use std::path::Path;

/// One file of the emitted crate.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct File {
    /// Relative to the crate's folder, with `/` between its parts.
    pub path: String,
    pub text: String,
}

/// Returns whether a regular file has exactly this text.
pub(super) fn holds(path: &Path, text: &str) -> bool {
    let is_candidate =
        fs::symlink_metadata(path).is_ok_and(|it| it.is_file() && it.len() == text.len() as u64);
    is_candidate && fs::read(path).is_ok_and(|bytes| bytes == text.as_bytes())
}

/// Returns whether anything exists at a path, even a link to nothing.
pub(super) fn exists(path: &Path) -> bool {
    fs::symlink_metadata(path).is_ok()
}
