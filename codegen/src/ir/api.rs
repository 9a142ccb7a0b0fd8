//! One API, and what its operations share.

use indexmap::IndexMap;

use super::{Docs, Operation, Types};

/// One API: its types, its operations, and what they share.
#[derive(Clone, Debug, Default)]
pub struct Api {
    pub title: String,
    pub version: String,
    pub docs: Docs,
    /// The addresses of the API; the first one is used unless a client chooses another.
    pub servers: Vec<Server>,
    pub security_schemes: IndexMap<String, SecurityScheme>,
    pub types: Types,
    pub operations: Vec<Operation>,
    /// The documentation of each tag.
    pub tags: IndexMap<String, Docs>,
}

/// The address of an API (OpenAPI 3.0.4, Server Object).
#[derive(Clone, Debug)]
pub struct Server {
    /// The URL, with `{name}` for each variable.
    pub url: String,
    pub variables: Vec<ServerVariable>,
    pub docs: Docs,
}

/// A part of a server's URL that the user chooses.
#[derive(Clone, Debug)]
pub struct ServerVariable {
    pub name: String,
    pub default: String,
    /// The allowed values; empty if any value is allowed.
    pub values: Vec<String>,
    pub docs: Docs,
}

/// A way to authenticate (OpenAPI 3.0.4, Security Scheme Object).
#[derive(Clone, Debug)]
pub struct SecurityScheme {
    pub placement: Placement,
    /// The address at which a client gets tokens with its own credentials (RFC 6749, section 4.4), if there is one.
    pub token_url: Option<String>,
    pub docs: Docs,
}

/// The place of a credential in a request.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Placement {
    Bearer,
    Basic,
    Header(String),
    Query(String),
    Cookie(String),
}
