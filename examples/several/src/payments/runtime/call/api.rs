//! The facts about an API that are the same for all of its clients.

use crate::payments::runtime::auth::scheme::Scheme;

use super::environment::Environment;

/// A server of an API.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Server {
    /// The base URL, with `{name}` for each variable.
    pub url: &'static str,
    /// The names of the variables, with their defaults.
    pub variables: &'static [(&'static str, &'static str)],
}

/// The facts about an API.
#[derive(Debug)]
pub struct Api {
    /// The server of a client that chooses no other, with the variables of all servers that can be chosen.
    pub server: Server,
    /// The user agent.
    pub user_agent: &'static str,
    /// The headers that may hold the server's id of a request; the first one that is present counts.
    pub request_id: &'static [&'static str],
    /// The security schemes.
    pub schemes: &'static [Scheme],
    /// The alternatives of security schemes for operations that declare none; empty if no credentials are sent.
    pub security: &'static [&'static [&'static str]],
    /// The environment variables.
    pub environment: &'static Environment,
}
