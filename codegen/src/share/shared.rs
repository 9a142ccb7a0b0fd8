//! The module that several modules share.

use std::collections::{BTreeMap, BTreeSet};

use crate::plan::Plan;
use crate::plan::rust::{HostDependency, Hosted, ModulePath, RuntimeFile, SharedModule};

use super::types::equal;

/// The folders of the runtime whose files know no API: they do not refer to the client, whose methods are those of one API.
pub(super) const ROOMS: &[&str] = &["auth", "body", "error", "http", "json", "system"];

/// The module that modules with these plans share.
pub(super) fn shared(plans: &[Plan], path: ModulePath, with_types: bool) -> SharedModule {
    let hosts: Vec<&Hosted> = plans.iter().filter_map(|it| it.home.hosted()).collect();
    let runtime = plans.iter().flat_map(|plan| &plan.runtime);
    let runtime = runtime.filter(|file| ROOMS.contains(&file.room()));
    let runtime: BTreeMap<&str, &'static RuntimeFile> =
        runtime.map(|file| (file.path, *file)).collect();
    let foreign: BTreeSet<&String> = plans.iter().flat_map(|plan| &plan.foreign).collect();
    let mut added = Vec::new();
    for one in plans.iter().flat_map(|plan| &plan.manifest.added) {
        if !added.contains(one) {
            added.push(one.clone());
        }
    }
    let features = hosts.iter().flat_map(|it| it.features.iter().copied());
    SharedModule {
        hosted: Hosted {
            path,
            features: features.collect(),
            dependencies: dependencies(&hosts),
            borrowed: None,
        },
        runtime: runtime.into_values().collect(),
        models: match with_types {
            true => equal(plans),
            false => Vec::new(),
        },
        foreign: foreign.into_iter().cloned().collect(),
        added,
    }
}

/// The dependencies of all modules, with the features that one of them needs.
fn dependencies(hosts: &[&Hosted]) -> Vec<HostDependency> {
    let mut all: BTreeMap<(Option<&str>, &str), HostDependency> = BTreeMap::new();
    for one in hosts.iter().flat_map(|host| &host.dependencies) {
        let key = (one.dependency.target, one.dependency.name);
        let known = all.entry(key).or_insert_with(|| one.clone());
        let features = known.features.iter().chain(&one.features).copied();
        known.features = features.collect::<BTreeSet<_>>().into_iter().collect();
    }
    all.into_values().collect()
}
