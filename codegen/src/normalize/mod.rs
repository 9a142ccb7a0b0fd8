//! JSON value → JSON value: turns everything that was read into one OpenAPI 3.0 document in which every keyword has its type.
//!
//! The only stage that knows of fragments, of other files and of other versions; behind it there is one document.

mod check;
mod gather;
mod overlay;
mod references;
mod repair;
mod specification;
mod upgrade;

use std::path::{Path, PathBuf};

use serde_json::Value;

use crate::report::Report;
use crate::source::Sources;
pub(crate) use overlay::spelled_actions;
use specification::Version;

/// Reads `spec` (a document, a fragment, or a folder of fragments) as one effective document.
///
/// `overlays` are applied after those in the folder itself. Returns `None` if nothing usable was read; the report has the reason.
pub fn normalize(
    spec: &Path,
    overlays: &[PathBuf],
    sources: &mut Sources,
    report: &mut Report,
) -> Option<Value> {
    let gathered = gather::gather(spec, sources, report)?;
    let version = Version::of(&gathered);
    let named = upgrade::name_anchors(gathered, version, report);
    let whole = references::internalize(named, sources, report);
    // After joining, so that an overlay can reach everything that belongs to the document; before anything is rewritten,
    // so that its targets and its values are in the words of the version that the document is written in.
    let corrected = overlay::apply(whole, spec, overlays, sources, report);
    check::check(&corrected, version, sources, report);
    let upgraded = upgrade::upgrade(corrected, version, sources, report);
    Some(repair::repair(upgraded, report))
}
