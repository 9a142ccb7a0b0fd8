//! The settings and connections that all calls of a client share.

use std::fmt;
use std::sync::Arc;
use std::time::Duration;

use http::header::HeaderMap;

use crate::payouts::runtime::auth::credential::Credentials;
use crate::payouts::runtime::http::transport::Wire;

use super::api::Api;
use super::hooks::Hooks;
use super::retry::{Budget, RetryPolicy};

/// The core of a client and of all its resources. Clones share everything.
#[derive(Clone)]
pub struct Core(Arc<Shared>);

pub(crate) struct Shared {
    pub(crate) api: &'static Api,
    pub(crate) base_url: String,
    /// True if operations are sent to their own servers, and not to a base URL that the application has set.
    pub(crate) follows_servers: bool,
    pub(crate) credentials: Credentials<Core>,
    pub(crate) timeout: Duration,
    pub(crate) attempt_timeout: Option<Duration>,
    pub(crate) max_retries: u32,
    pub(crate) retry_policy: RetryPolicy,
    pub(crate) budget: Budget,
    pub(crate) body_limit: usize,
    /// True if a value that does not fit its type is an error, even if it could be absent.
    pub(crate) is_strict: bool,
    /// True if operations that require credentials are sent without, unless there are some.
    pub(crate) is_anonymous: bool,
    /// The headers of every request that does not have them itself.
    pub(crate) default_headers: HeaderMap,
    pub(crate) wire: Wire,
    pub(crate) hooks: Option<Arc<dyn Hooks>>,
    pub(crate) path_defaults: Vec<(&'static str, String)>,
}

impl Core {
    pub(crate) fn new(shared: Shared) -> Self {
        Self(Arc::new(shared))
    }

    /// The base URL, without a slash at the end.
    pub fn base_url(&self) -> &str {
        &self.0.base_url
    }

    pub(crate) fn shared(&self) -> &Shared {
        &self.0
    }
}

impl fmt::Debug for Core {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter
            .debug_struct("Core")
            .field("base_url", &self.0.base_url)
            .field("credentials", &self.0.credentials.names())
            .field("timeout", &self.0.timeout)
            .field("path_defaults", &self.0.path_defaults)
            .finish_non_exhaustive()
    }
}
