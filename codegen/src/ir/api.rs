//! One API, and what its operations share.

use indexmap::IndexMap;

use super::{Docs, Operation, Types};

/// One API: its types, its operations, and what they share.
#[derive(Clone, Debug, Default)]
pub struct Api {
    pub title: String,
    pub version: String,
    pub docs: Docs,
    /// The address of the document.
    pub address: Option<String>,
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
    /// The ways to get an access token.
    pub oauth: OAuth,
    pub docs: Docs,
}

/// The flows of OAuth 2.0 that the client can follow (OpenAPI 3.0.4, OAuth Flows Object).
#[derive(Clone, Debug, Default)]
pub struct OAuth {
    /// The URL at which tokens are issued; `None` if there is no such flow.
    pub token_url: Option<String>,
    /// The URL at which tokens are refreshed, if it is another one.
    pub refresh_url: Option<String>,
    /// The URL at which a user is asked, and the URL at which tokens are issued for the answer.
    pub code_urls: Option<[String; 2]>,
    /// The scopes of all flows with their descriptions.
    pub scopes: IndexMap<String, String>,
}

impl OAuth {
    /// The URLs at which tokens are issued and refreshed.
    pub fn token_urls(&self) -> Option<[String; 2]> {
        let issued = self.token_url.clone()?;
        let refreshed = self.refresh_url.clone().unwrap_or_else(|| issued.clone());
        Some([issued, refreshed])
    }
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
