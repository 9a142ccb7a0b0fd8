//! The files that a document consists of, before they are joined.

use std::path::Path;

use crate::source::FileId;

/// The files that make up the effective document.
#[derive(Debug)]
pub(super) struct Parts {
    /// The name for an assumed root: that of the folder, or of the file without its extension.
    pub(super) name: String,
    /// The folder or file that the user named.
    pub(super) spec: FileId,
    pub(super) root: Option<FileId>,
    pub(super) fragments: Vec<Fragment>,
}

/// A file whose content is joined with the root.
#[derive(Debug)]
pub(super) enum Fragment {
    /// A document that has only some of its parts.
    Partial(FileId),
    /// One Operation Object with `path` and `method` beside its fields.
    Operation(FileId),
}

/// The name of a file without its extension.
pub(super) fn stem(path: &Path) -> String {
    path.file_stem()
        .map(|stem| stem.to_string_lossy().into_owned())
        .unwrap_or_default()
}
