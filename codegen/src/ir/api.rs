//! One API, and what its operations share.

use indexmap::IndexMap;

use super::{Docs, Operation, Types};

/// One API: its types, its operations, and what they share.
#[derive(Clone, Debug, Default)]
pub struct Api {
    pub title: String,
    pub version: String,
    pub docs: Docs,
    /// Where the API is; the first one unless a client says otherwise.
    pub servers: Vec<Server>,
    pub security_schemes: IndexMap<String, SecurityScheme>,
    pub types: Types,
    pub operations: Vec<Operation>,
    /// The documentation of each tag.
    pub tags: IndexMap<String, Docs>,
}

/// Where an API is (OpenAPI 3.0.4, Server Object).
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
    /// The values that it may have; none if it may have any.
    pub values: Vec<String>,
    pub docs: Docs,
}

/// A way to prove who calls (OpenAPI 3.0.4, Security Scheme Object).
#[derive(Clone, Debug)]
pub struct SecurityScheme {
    pub placement: Placement,
    /// Where a client gets tokens with its own credentials (RFC 6749, section 4.4), if it can.
    pub token_url: Option<String>,
    pub docs: Docs,
}

/// Where a credential goes in a request.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Placement {
    Bearer,
    Basic,
    Header(String),
    Query(String),
    Cookie(String),
}
