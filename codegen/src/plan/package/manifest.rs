//! The manifest of the crate.

use crate::plan::naming::features::{DEFAULT_EXTRA, EXTRAS, Features};
use crate::plan::rust::{Dependency, Manifest};

use super::identity::Identity;

pub(crate) fn manifest(
    identity: Identity,
    features: &Features,
    dependencies: Vec<Dependency>,
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
        extras: EXTRAS,
        default_extra: DEFAULT_EXTRA,
        dependencies,
    }
}
