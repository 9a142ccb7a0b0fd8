//! The whole crate.

use super::{Client, Convention, Doc, Manifest, Module, Resource, RuntimeFile, RustType};

/// A whole crate.
#[derive(Clone, Debug)]
pub struct Plan {
    pub manifest: Manifest,
    /// How the operation ids of the document are made, which says how far they name methods.
    pub operation_ids: Convention,
    pub docs: Doc,
    pub client: Client,
    pub resources: Vec<Resource>,
    pub models: Vec<Module>,
    /// Files of the runtime that the API needs.
    pub runtime: Vec<&'static RuntimeFile>,
    /// What the round-trip example knows; `None` if the crate has no such example.
    pub harness: Option<Vec<RoundTrip>>,
}

/// A schema or a media type of the effective document, and the type that the crate has for it.
#[derive(Clone, Debug)]
pub struct RoundTrip {
    /// A JSON Pointer; with `#request` or `#response` behind it where the two directions have different types.
    pub pointer: String,
    pub ty: RustType,
    /// Whether requests reach the type.
    pub request: bool,
    /// Whether responses reach the type.
    pub response: bool,
}
