//! The manifest of the crate.

use crate::plan::naming::features::{DEFAULT_EXTRA, EVENTS, EXTRAS, Features};
use crate::plan::rust::{AddedDependency, Dependency, Manifest};

use super::identity::Identity;

pub(crate) fn manifest(
    identity: Identity,
    features: &Features,
    dependencies: Vec<Dependency>,
    added: Vec<AddedDependency>,
) -> Manifest {
    let Identity {
        name,
        version,
        description,
        license,
        repository,
        documentation,
        keywords,
        categories,
        ..
    } = identity;
    Manifest {
        name,
        version,
        description,
        license,
        repository,
        documentation,
        keywords,
        categories,
        features: features.all.clone(),
        extras: extras(features, &dependencies),
        default_extra: DEFAULT_EXTRA,
        dependencies,
        added,
    }
}

/// The features that enable no resource, sorted by name.
fn extras(
    features: &Features,
    dependencies: &[Dependency],
) -> Vec<(&'static str, &'static [&'static str])> {
    let (name, brought) = EVENTS;
    // A feature cannot turn on a dependency that is always there.
    let is_optional = |name: &str| dependencies.iter().any(|it| it.name == name && it.optional);
    let brought = match is_optional("sha2") {
        true => brought,
        false => &brought[..1],
    };
    let events = features.has_events.then_some((name, brought));
    let mut extras: Vec<_> = EXTRAS.iter().copied().chain(events).collect();
    extras.sort_unstable();
    extras
}
