//! The whole crate.

use super::{
    Client, Convention, Doc, Home, Manifest, Module, Operation, Resource, RuntimeFile, RustType,
    Webhooks,
};

/// A whole crate.
#[derive(Clone, Debug)]
pub struct Plan {
    /// The place of the code.
    pub home: Home,
    /// True if the user has written a module beside ours.
    pub extended: bool,
    pub manifest: Manifest,
    /// The convention of the document's operation ids, which decides how far they name methods.
    pub operation_ids: Convention,
    pub docs: Doc,
    /// True if types or fields are deprecated, which the crate itself still reads and writes.
    pub uses_deprecated: bool,
    /// The recursion limit of the crate, if its types contain each other more deeply than usual.
    pub recursion_limit: Option<usize>,
    pub client: Client,
    pub resources: Vec<Resource>,
    pub models: Vec<Module>,
    /// The module of the events that the API sends by itself, if there are any.
    pub webhooks: Option<Webhooks>,
    /// The paths of the types of other crates that models and calls have.
    pub foreign: Vec<String>,
    /// The files of the runtime that the API needs.
    pub runtime: Vec<&'static RuntimeFile>,
    /// The types of the round-trip example; `None` if the crate has no such example.
    pub harness: Option<Vec<RoundTrip>>,
}

impl Plan {
    /// Every operation with its resource, a resource before those below it.
    pub fn calls(&self) -> Vec<(&Resource, &Operation)> {
        let mut calls = Vec::new();
        let mut open: Vec<&Resource> = self.resources.iter().rev().collect();
        while let Some(resource) = open.pop() {
            calls.extend(resource.operations.iter().map(|it| (resource, it)));
            open.extend(resource.children.iter().rev());
        }
        calls
    }
}

/// A schema or a media type of the effective document, and its type in the crate.
#[derive(Clone, Debug)]
pub struct RoundTrip {
    /// A JSON Pointer, followed by `#request` or `#response` if the two directions have different types.
    pub pointer: String,
    pub ty: RustType,
    /// True if requests reach the type.
    pub request: bool,
    /// True if responses reach the type.
    pub response: bool,
}
