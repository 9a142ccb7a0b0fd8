//! Reads a document, one fragment, or a folder, and joins all parts into one document.
//!
//! The first step of `normalize`: later steps need not know in how many files an API is described.

mod assumed;
mod file;
pub(super) mod folder;
mod form;
mod fragment;
mod join;
#[cfg(test)]
mod join_tests;
mod joined;
mod members;
mod parts;
mod problems;
mod servers;
mod shared;
#[cfg(test)]
pub(super) mod tests;
mod version;

use std::path::Path;

use serde_json::Value;

use crate::report::Report;
use crate::source::Sources;

/// Reads the document, fragment or folder at `spec`, and joins all parts into one document.
///
/// Returns `None` if there is nothing to work on; the report has the reason.
pub(super) fn gather(spec: &Path, sources: &mut Sources, report: &mut Report) -> Option<Value> {
    let parts = if spec.is_dir() {
        folder::read(spec, sources, report)
    } else {
        file::read(spec, sources, report)
    }?;
    join::join(parts, sources, report)
}
