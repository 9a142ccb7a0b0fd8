//! Applies overlays: corrections of a document in separate files, so that the document itself stays as it was published.
//!
//! Source: Overlay Specification 1.0.0 and 1.1.0.

mod action;
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
mod widen;

use std::path::{Path, PathBuf};

use serde_json::Value;

use super::references;
use crate::report::Report;
use crate::source::Sources;
pub(crate) use spell::{spelled_actions, spelled_change};
pub(crate) use widen::{Change, taking};

/// Applies the overlays beside the document or the fragments, and then those that were `given`, in their order.
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
    // The values that an overlay adds may refer to files as well, relative to the overlay.
    references::internalize(changed, sources, report)
}
