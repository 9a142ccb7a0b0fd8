//! The manifest of the crate.

use crate::plan::naming::features::{DEFAULT_EXTRA, EXTRAS, Features};
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
    } = identity;
    Manifest {
        name,
        version,
        description,
        license,
        repository,
        features: features.all.clone(),
        extras: EXTRAS,
        default_extra: DEFAULT_EXTRA,
        dependencies,
        added,
    }
}
