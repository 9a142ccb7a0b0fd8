//! The generated Cargo.toml.

use super::Feature;

/// The generated Cargo.toml.
#[derive(Clone, Debug)]
pub struct Manifest {
    pub name: String,
    pub version: String,
    pub description: String,
    pub license: Option<String>,
    pub repository: Option<String>,
    /// One per top-level resource, or for several small ones, and for the parts of a large one.
    pub features: Vec<Feature>,
    /// Features that bring no resource, each with those of dependencies that it turns on.
    pub extras: &'static [(&'static str, &'static [&'static str])],
    pub dependencies: Vec<Dependency>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Dependency {
    pub name: &'static str,
    pub version: &'static str,
    pub default_features: bool,
    pub features: &'static [&'static str],
    /// Whether only a feature brings it.
    pub optional: bool,
    /// For which targets, if not for all.
    pub target: Option<&'static str>,
}
