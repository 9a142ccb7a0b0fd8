//! The client and its builder.

use super::{Accessor, Doc, Placement, Retries, RustName};

/// The client and its builder.
#[derive(Clone, Debug)]
pub struct Client {
    /// With `{name}` for each variable.
    pub base_url: String,
    pub server_variables: Vec<ServerVariable>,
    /// The servers that have names; empty if there is nothing to choose from.
    pub servers: Vec<Server>,
    /// The servers that the document names, if there are several.
    pub base_url_doc: Doc,
    pub user_agent: String,
    pub request_id: Vec<String>,
    /// The rules by which calls are retried, if they are not the usual ones.
    pub retries: Option<Retries>,
    pub schemes: Vec<Scheme>,
    /// The alternatives of schemes that most operations have.
    pub security: Vec<Vec<String>>,
    pub scopes: Vec<ScopeSetter>,
    /// The variables that `from_env` reads; without any, there is no `from_env`.
    pub environment: Option<Environment>,
    pub roots: Vec<Root>,
}

/// A top-level resource, as it is reached from the client.
#[derive(Clone, Debug)]
pub struct Root {
    pub accessor: Accessor,
    /// The features that each enable it.
    pub features: Vec<String>,
}

/// A security scheme, and the builder's setter for its credential.
#[derive(Clone, Debug)]
pub struct Scheme {
    pub name: String,
    pub placement: Placement,
    pub setter: RustName,
    pub doc: Doc,
    /// The setter of a provider, which gets the credential when a call needs it.
    pub provider: RustName,
    /// The method of a call that sets its own credential.
    pub own: RustName,
    /// The setter of a grant of OAuth 2.0, and the URLs at which tokens are issued and refreshed.
    pub grant: Option<(RustName, [String; 2])>,
    /// The method that asks a user for an authorization, and the URLs for the user and for the tokens.
    pub authorize: Option<(RustName, [String; 2])>,
}

/// A server that can be chosen.
#[derive(Clone, Debug)]
pub struct Server {
    pub name: RustName,
    pub doc: Doc,
    /// With `{name}` for each variable.
    pub url: String,
    /// The defaults of the variables.
    pub defaults: Vec<(String, String)>,
}

/// A part of the base URL, and the builder's setter for it.
#[derive(Clone, Debug)]
pub struct ServerVariable {
    pub name: String,
    pub default: String,
    pub setter: RustName,
    pub doc: Doc,
}

/// A path parameter that the client supplies by default.
#[derive(Clone, Debug)]
pub struct ScopeSetter {
    pub parameter: String,
    pub setter: RustName,
    pub doc: Doc,
}

/// The variables that `Client::from_env` reads.
#[derive(Clone, Debug, Default)]
pub struct Environment {
    pub base_url: Option<String>,
    /// Each security scheme with its variable.
    pub credentials: Vec<(String, String)>,
    pub alternatives: Vec<Vec<String>>,
    /// Each path parameter with its variable.
    pub path_defaults: Vec<(String, String)>,
}
