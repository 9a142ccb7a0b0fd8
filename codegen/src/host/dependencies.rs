//! Compares the dependencies of the crate around a module with those that the module needs.

use std::collections::BTreeSet;

use crate::plan::rust::{AddedDependency, HostDependency};
use crate::report::Report;
use crate::source::Sources;

use super::manifest::{HostManifest, Listed};
use super::{problems, requirement};

/// Reports what the crate lacks. A dependency for browsers only is not asked for, since most crates never run in one.
pub(super) fn check(
    manifest: &HostManifest,
    needed: &[HostDependency],
    added: &[AddedDependency],
    sources: &Sources,
    report: &mut Report,
) {
    let mut missing = Vec::new();
    for need in needed.iter().filter(|it| !it.is_for_browsers()) {
        let listed: Vec<&Listed> = fitting(manifest, need).collect();
        let Some(first) = listed.first() else {
            missing.push(need);
            continue;
        };
        let version = listed.iter().find_map(|it| it.version.as_deref());
        let needed = need.dependency.version;
        if let Some(given) = version.filter(|given| !requirement::fits(given, needed)) {
            report.push(problems::other_version(&first.at, given, need));
            continue;
        }
        let on: BTreeSet<&str> = listed
            .iter()
            .flat_map(|it| it.features.iter().map(String::as_str))
            .collect();
        let lacking = need.features.iter().filter(|it| !on.contains(**it));
        let lacking: Vec<&str> = lacking.copied().collect();
        let has_defaults = listed.iter().any(|it| it.default_features);
        // The features of a crate that are on by default are not listed here.
        if !lacking.is_empty() || (need.dependency.default_features && !has_defaults) {
            report.push(problems::lacking_features(&first.at, &lacking, need));
        }
        if listed.iter().all(|it| it.optional) {
            report.push(problems::optional(&first.at, &first.name));
        }
    }
    let has = |name: &String| manifest.dependencies.iter().any(|it| it.name == *name);
    let added: Vec<&AddedDependency> = added.iter().filter(|it| !has(&it.name)).collect();
    if !missing.is_empty() || !added.is_empty() {
        let shown = sources.shown(manifest.file);
        report.push(problems::missing(manifest.place(), &missing, &added, shown));
    }
}

/// The entries of the crate that count for a dependency: those for all targets, and those for the same.
fn fitting<'m>(
    manifest: &'m HostManifest,
    need: &HostDependency,
) -> impl Iterator<Item = &'m Listed> {
    let (name, target) = (need.dependency.name, need.dependency.target);
    let listed = manifest.dependencies.iter();
    listed.filter(move |it| {
        it.name == name && (it.target.is_none() || it.target.as_deref() == target)
    })
}
