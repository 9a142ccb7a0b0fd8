//! The client of the API, and its builder.
//!
//! Both are the same for every API. The crate's `client.rs` adds the methods that differ, by a table of `declare.rs`.

use std::time::Duration;

use crate::payouts::runtime::auth::secret::Secret;
use crate::payouts::runtime::error::failure::Error;
use crate::payouts::runtime::http::transport::Transport;

use super::api::Api;
use super::builder::Call;
use super::hooks::Hooks;
use super::retry::RetryPolicy;
use super::settings::Settings;
use super::shared::Core;
use super::untyped::Untyped;

/// A client of the API. Cheap to clone; clones share their connections.
#[derive(Clone, Debug)]
pub struct Client {
    pub(crate) core: Core,
}

impl Client {
    /// Returns the base URL of the API.
    pub fn base_url(&self) -> &str {
        self.core.base_url()
    }

    /// A call of an endpoint for which this client has no method, such as `request("GET", "/status")`. The path is appended to the base
    /// URL as it is, and arguments in it must already be percent-encoded. A path that would lead elsewhere, such as `/a/%2e%2e/b`, is an
    /// error of the call. The response is read as JSON, unless
    /// [`with_raw_response`](Call::with_raw_response) leaves it undecoded.
    pub fn request(&self, method: &str, path: &str) -> Call<Untyped> {
        Call::untyped(&self.core, method, path)
    }
}

/// Collects the settings of a client.
#[derive(Clone, Debug)]
#[must_use = "a builder does nothing until `build` is called"]
pub struct ClientBuilder {
    pub(crate) settings: Settings,
}

impl ClientBuilder {
    pub(crate) fn new(api: &'static Api) -> Self {
        Self {
            settings: Settings::new(api),
        }
    }

    /// Sets the time limit of a call, including its body and all of its retries; 60 seconds by default.
    pub fn timeout(mut self, timeout: Duration) -> Self {
        self.settings.timeout(timeout);
        self
    }

    /// Sets the time limit of one attempt of a call, including its body; that of the call by default.
    pub fn attempt_timeout(mut self, timeout: Duration) -> Self {
        self.settings.attempt_timeout(timeout);
        self
    }

    /// Sets how often a call is retried if it fails for a reason that may pass; twice by default. A call that may already have taken effect is
    /// retried only if its method is idempotent or if it has an `Idempotency-Key`.
    pub fn max_retries(mut self, retries: u32) -> Self {
        self.settings.max_retries(retries);
        self
    }

    /// Sets the rules by which calls are retried: the statuses, the waits, and the budget.
    pub fn retry_policy(mut self, policy: RetryPolicy) -> Self {
        self.settings.retry_policy(policy);
        self
    }

    /// Sets how many bytes the body of a response may have; 64 MiB by default.
    pub fn body_limit(mut self, limit: usize) -> Self {
        self.settings.body_limit(limit);
        self
    }

    /// Sets whether a value of a response that does not fit its type is an error. By default, an optional property, an entry of a map, or an
    /// item of a list that does not fit is absent, and [`Response::misfits`](crate::payouts::runtime::http::response::Response::misfits) lists it.
    pub fn strict_decoding(mut self, is_strict: bool) -> Self {
        self.settings.strict_decoding(is_strict);
        self
    }

    /// Adds the name of the application to the user agent.
    pub fn user_agent_suffix(mut self, suffix: impl Into<String>) -> Self {
        self.settings.user_agent_suffix(suffix);
        self
    }

    /// Sends a header with every call, unless the call has it itself.
    pub fn default_header(mut self, name: impl Into<String>, value: impl Into<Secret>) -> Self {
        self.settings.default_header(name, value);
        self
    }

    /// Sends `Authorization: Bearer …` with every call that has no other credentials, whatever the API's document says.
    pub fn default_bearer_token(mut self, token: impl Into<Secret>) -> Self {
        let value = format!("Bearer {}", token.into().expose());
        self.settings.default_header("authorization", value);
        self
    }

    /// Sends calls without credentials where the API's document asks for some and none are set.
    pub fn anonymous(mut self) -> Self {
        self.settings.anonymous();
        self
    }

    /// Uses an HTTP client of the application, which follows redirects by its own policy.
    pub fn http_client(mut self, client: reqwest::Client) -> Self {
        self.settings.http_client(client);
        self
    }

    /// Sends requests through a socket of Unix, as Docker has one, whatever their host is: `base_url("http://localhost")` is that of a service whose
    /// document names no server.
    #[cfg(unix)]
    pub fn unix_socket(mut self, path: impl Into<std::path::PathBuf>) -> Self {
        self.settings.unix_socket(path.into());
        self
    }

    /// Sends requests by something other than reqwest: another HTTP stack, or a fake in tests.
    pub fn transport(mut self, transport: impl Transport) -> Self {
        self.settings.transport(transport);
        self
    }

    /// Calls these functions around every call and every attempt.
    pub fn hooks(mut self, hooks: impl Hooks) -> Self {
        self.settings.hooks(hooks);
        self
    }

    /// Builds the client.
    ///
    /// # Errors
    ///
    /// Returns an error if a setting is unusable; it names the setting.
    pub fn build(self) -> Result<Client, Error> {
        let core = self.settings.build()?;
        Ok(Client { core })
    }
}
