//! The facts about an API that are the same for all of its clients.

use std::time::Duration;

use crate::runtime::auth::scheme::Scheme;
use crate::runtime::error::retryable::PASSING_STATUSES;

use super::environment::Environment;

/// A server of an API.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Server {
    /// The base URL, with `{name}` for each variable.
    pub url: &'static str,
    /// The names of the variables, with their defaults.
    pub variables: &'static [(&'static str, &'static str)],
}

/// The rules by which the calls of an API are retried, unless a client has others.
#[derive(Clone, Copy, Debug)]
pub struct Retries {
    /// The statuses of failures that may pass; a digit stands for all statuses that begin with it.
    pub statuses: &'static [u16],
    /// The longest wait before the first retry.
    pub first_wait: Duration,
    /// The longest wait of all.
    pub longest_wait: Duration,
}

impl Retries {
    /// The rules for an API whose document has none.
    pub const USUAL: Self = Self {
        statuses: &PASSING_STATUSES,
        first_wait: Duration::from_millis(500),
        longest_wait: Duration::from_secs(8),
    };
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
    /// The rules by which calls are retried.
    pub retries: Retries,
    /// The security schemes.
    pub schemes: &'static [Scheme],
    /// The alternatives of security schemes for operations that declare none; empty if no credentials are sent.
    pub security: &'static [&'static [&'static str]],
    /// The environment variables.
    pub environment: &'static Environment,
}

impl Api {
    /// An API without a server, without credentials and with the usual retries.
    #[allow(dead_code, reason = "a table may declare everything")]
    pub const PLAIN: Self = Self {
        server: Server {
            url: "",
            variables: &[],
        },
        user_agent: "",
        request_id: &[],
        retries: Retries::USUAL,
        schemes: &[],
        security: &[],
        environment: &Environment::NONE,
    };
}
