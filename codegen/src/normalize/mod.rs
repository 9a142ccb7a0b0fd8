//! JSON value → JSON value: turns the input into one OpenAPI 3.0 document in which every keyword has its type.
//!
//! The only stage that knows fragments, other files and other versions; later stages see one document.

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
pub(crate) use overlay::{Change, spelled_actions, spelled_change, taking};
use specification::Version;

/// Reads `spec` (a document, a fragment, or a folder of fragments) as one effective document.
///
/// `overlays` are applied after those that lie beside it. Returns `None` if nothing usable was read; the report has the reason.
pub fn normalize(
    spec: &Path,
    overlays: &[PathBuf],
    sources: &mut Sources,
    report: &mut Report,
) -> Option<Value> {
    let (corrected, version) = corrected(spec, overlays, sources, report)?;
    Some(effective(corrected, version, sources, report))
}

/// A document in the keywords of its author, which the targets of an overlay select from, and the effective document.
pub(crate) struct Both {
    pub(crate) corrected: Value,
    pub(crate) effective: Value,
}

/// Reads `spec` like [`normalize`], and keeps the document as its author wrote it, with its overlays.
pub(crate) fn normalize_both(
    spec: &Path,
    overlays: &[PathBuf],
    sources: &mut Sources,
    report: &mut Report,
) -> Option<Both> {
    let (corrected, version) = corrected(spec, overlays, sources, report)?;
    let effective = effective(corrected.clone(), version, sources, report);
    Some(Both {
        corrected,
        effective,
    })
}

fn corrected(
    spec: &Path,
    overlays: &[PathBuf],
    sources: &mut Sources,
    report: &mut Report,
) -> Option<(Value, Version)> {
    let gathered = gather::gather(spec, sources, report)?;
    let version = Version::of(&gathered);
    let named = upgrade::name_anchors(gathered, version, report);
    let whole = references::internalize(named, sources, report);
    // Overlays are applied after joining, so that they can reach everything that belongs to the document, and before anything is
    // rewritten, so that their targets and values use the keywords of the version that the document is written in.
    let corrected = overlay::apply(whole, spec, overlays, sources, report);
    Some((corrected, version))
}

fn effective(
    corrected: Value,
    version: Version,
    sources: &mut Sources,
    report: &mut Report,
) -> Value {
    check::check(&corrected, version, sources, report);
    let upgraded = upgrade::upgrade(corrected, version, sources, report);
    repair::repair(upgraded, report)
}
