//! Applies overlays: corrections of a document that stand in files of their own, so that the document stays as it came.
//!
//! Source: Overlay Specification 1.0.0 and 1.1.0.

mod apply;
mod files;
mod near;
mod path;
mod problems;
mod read;
mod remove;
mod spell;
mod target;
#[cfg(test)]
mod tests;
mod update;

use std::path::{Path, PathBuf};

use serde_json::Value;

use super::references;
use crate::report::Report;
use crate::source::{FileId, Pointer, Sources};
pub(crate) use spell::spelled_actions;
use target::Target;

/// One overlay file, checked.
#[derive(Debug)]
struct Overlay {
    file: FileId,
    actions: Vec<Action>,
}

/// One change of the document (Overlay Specification 1.1.0, Action Object).
#[derive(Debug)]
struct Action {
    /// Where it stands in its file.
    at: Pointer,
    target: Target,
    change: Change,
}

/// What happens to each value that the target selects.
#[derive(Debug)]
enum Change {
    /// The value is merged into it.
    Update(Value),
    /// Another value of the document is merged into it.
    Copy(Target),
    Remove,
}

/// Applies the overlays that lie beside the fragments of a folder, and then those that were `given`, each in its order.
///
/// Problems go to the report; nothing is applied unless every overlay could be read.
pub(super) fn apply(
    document: Value,
    spec: &Path,
    given: &[PathBuf],
    sources: &mut Sources,
    report: &mut Report,
) -> Value {
    let paths = files::paths(spec, given, sources, report);
    if paths.is_empty() {
        return document;
    }
    let Some(overlays) = read::read_all(&paths, sources, report) else {
        return document;
    };
    let changed = apply::apply_all(document, &overlays, sources, report);
    // What an overlay added may name files as well, relative to the overlay.
    references::internalize(changed, sources, report)
}
