//! Resources, and the methods that lead to them.

use super::{Doc, Operation, RustName};

/// A method that leads to a resource.
#[derive(Clone, Debug)]
pub struct Accessor {
    pub method: RustName,
    pub module: RustName,
    pub handle: RustName,
    pub doc: Doc,
}

/// One node of the resource tree: a module with a handle, its operations and its children.
#[derive(Clone, Debug)]
pub struct Resource {
    /// The features that each enable it; empty if it is present whenever the resource above it is.
    pub features: Vec<String>,
    /// The feature of its own operations, if parts of it can exist without them.
    pub own_feature: Option<String>,
    /// The methods that lead to it from the client.
    pub chain: Vec<RustName>,
    pub module: RustName,
    pub handle: RustName,
    pub doc: Doc,
    pub operations: Vec<Operation>,
    pub accessors: Vec<Accessor>,
    pub children: Vec<Resource>,
}
