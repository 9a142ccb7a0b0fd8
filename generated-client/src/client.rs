//! The client: where the API is, who calls, and the way to every resource.

use std::time::Duration;
use crate::runtime::call::builder::Call;
use crate::runtime::call::endpoint::Operation;
use crate::runtime::call::api::Api;
use crate::runtime::call::settings::Settings;
use crate::runtime::call::shared::Core;
use crate::runtime::call::environment::Environment;
use crate::runtime::error::failure::Error;
use crate::runtime::call::hooks::Hooks;
use crate::runtime::http::transport::Transport;
use crate::runtime::call::untyped::Untyped;

static API: Api = Api {
    base_url: "https://api.cloudflare.com/client/v4",
    server_variables: &[],
    user_agent: "cloudflare-tunnel/0.1.0",
    request_id: &["cf-ray", "x-request-id", "request-id"],
    schemes: &[
        crate::runtime::auth::scheme::Scheme {
            name: "api_email",
            placement: crate::runtime::auth::scheme::Placement::Header("X-Auth-Email"),
        },
        crate::runtime::auth::scheme::Scheme {
            name: "api_key",
            placement: crate::runtime::auth::scheme::Placement::Header("X-Auth-Key"),
        },
        crate::runtime::auth::scheme::Scheme {
            name: "api_token",
            placement: crate::runtime::auth::scheme::Placement::Bearer,
        },
    ],
    security: &[&["api_email", "api_key"]],
    environment: &Environment {
        base_url: Some("CLOUDFLARE_BASE_URL"),
        credentials: &[
            ("api_token", "CLOUDFLARE_API_TOKEN"),
            ("api_email", "CLOUDFLARE_EMAIL"),
            ("api_key", "CLOUDFLARE_API_KEY"),
        ],
        alternatives: &[&["api_token"], &["api_email", "api_key"]],
        path_defaults: &[("account_id", "CLOUDFLARE_ACCOUNT_ID")],
    },
};

/// A client of the API. Cheap to clone; clones share their connections.
#[derive(Clone, Debug)]
pub struct Client {
    pub(crate) core: Core,
}

impl Client {
    /// Starts a client.
    pub fn builder() -> ClientBuilder {
        ClientBuilder {
            settings: Settings::new(&API),
        }
    }

    /// A client that is configured by environment variables:
    ///
    /// - `CLOUDFLARE_API_TOKEN`
    /// - `CLOUDFLARE_EMAIL`
    /// - `CLOUDFLARE_API_KEY`
    /// - `CLOUDFLARE_BASE_URL`
    /// - `CLOUDFLARE_ACCOUNT_ID`
    ///
    /// # Errors
    ///
    /// When a credential is missing or a setting is unusable; the error names the variable.
    pub fn from_env() -> Result<Self, Error> {
        ClientBuilder::from_env()?.build()
    }

    /// Where the API is.
    pub fn base_url(&self) -> &str {
        self.core.base_url()
    }

    /// A call of an endpoint that this client has no method for, such as `request("GET", "/status")`. The path is appended to the base
    /// URL as it is; what an argument puts into it must be percent-encoded. The answer is JSON, unless
    /// [`with_raw_response`](Call::with_raw_response) leaves it as it is.
    pub fn request(&self, method: &str, path: &str) -> Call<Untyped> {
        Call::untyped(&self.core, method, path)
    }

    #[cfg(feature = "zero-trust")]
    /// Zero Trust: `client.zero_trust()`.
    pub fn zero_trust(&self) -> crate::zero_trust::ZeroTrust {
        crate::zero_trust::ZeroTrust::with_core(&self.core)
    }
}

/// Collects what a client needs.
#[derive(Clone, Debug)]
#[must_use = "a builder does nothing until `build` is called"]
pub struct ClientBuilder {
    settings: Settings,
}

impl ClientBuilder {
    /// Starts with what the environment variables of [`Client::from_env`] say.
    ///
    /// # Errors
    ///
    /// When a credential is missing; the error names its variable.
    pub fn from_env() -> Result<Self, Error> {
        let settings = Settings::from_env(&API)?;
        Ok(Self { settings })
    }

    /// Sent in the header `X-Auth-Email`.
    ///
    /// E-mail address of the user to whom the `X-Auth-Key` belongs.
    pub fn api_email(
        mut self,
        api_email: impl Into<crate::runtime::auth::secret::Secret>,
    ) -> Self {
        self.settings.credential("api_email", api_email.into());
        self
    }

    /// As [`api_email`](Self::api_email), with what gets the credential when it is needed.
    pub fn api_email_provider(
        mut self,
        provider: impl crate::runtime::auth::provider::Provider,
    ) -> Self {
        self.settings.credential_provider("api_email", provider);
        self
    }

    /// Sent in the header `X-Auth-Key`.
    ///
    /// Key with all rights of its user. Older than tokens, and valid only together with `X-Auth-Email`.
    pub fn api_key(
        mut self,
        api_key: impl Into<crate::runtime::auth::secret::Secret>,
    ) -> Self {
        self.settings.credential("api_key", api_key.into());
        self
    }

    /// As [`api_key`](Self::api_key), with what gets the credential when it is needed.
    pub fn api_key_provider(
        mut self,
        provider: impl crate::runtime::auth::provider::Provider,
    ) -> Self {
        self.settings.credential_provider("api_key", provider);
        self
    }

    /// Sent as a bearer token.
    ///
    /// A token that is limited to chosen permissions. Prefer it over the account-wide key.
    pub fn api_token(
        mut self,
        api_token: impl Into<crate::runtime::auth::secret::Secret>,
    ) -> Self {
        self.settings.credential("api_token", api_token.into());
        self
    }

    /// As [`api_token`](Self::api_token), with what gets the credential when it is needed.
    pub fn api_token_provider(
        mut self,
        provider: impl crate::runtime::auth::provider::Provider,
    ) -> Self {
        self.settings.credential_provider("api_token", provider);
        self
    }

    /// The account to work on.
    ///
    /// The default of `account_id` for every call; a call can name another.
    pub fn account_id(mut self, account_id: impl Into<String>) -> Self {
        self.settings.path_default("account_id", account_id.into());
        self
    }

    /// Sets where the API is; a path in it comes before the path of every operation.
    pub fn base_url(mut self, base_url: impl Into<String>) -> Self {
        self.settings.base_url(base_url);
        self
    }

    /// Sets how long a call may take, with its body and with all that is sent again; 60 seconds unless set.
    pub fn timeout(mut self, timeout: Duration) -> Self {
        self.settings.timeout(timeout);
        self
    }

    /// Sets how long one attempt of a call may take, with its body; as long as the call unless set.
    pub fn attempt_timeout(mut self, timeout: Duration) -> Self {
        self.settings.attempt_timeout(timeout);
        self
    }

    /// Sets how often a call is sent again if it fails in a way that may pass; twice unless set. A call that may already have
    /// taken effect is not, unless its method is idempotent or it has an `Idempotency-Key`.
    pub fn max_retries(mut self, retries: u32) -> Self {
        self.settings.max_retries(retries);
        self
    }

    /// Sets how many bytes the body of an answer may have; 64 MiB unless set.
    pub fn body_limit(mut self, limit: usize) -> Self {
        self.settings.body_limit(limit);
        self
    }

    /// Adds the application's own name to the user agent.
    pub fn user_agent_suffix(mut self, suffix: impl Into<String>) -> Self {
        self.settings.user_agent_suffix(suffix);
        self
    }

    /// Uses an HTTP client of the application. Its own redirect policy counts.
    pub fn http_client(mut self, client: reqwest::Client) -> Self {
        self.settings.http_client(client);
        self
    }

    /// Sends requests by something else than reqwest: another HTTP stack, or a fake in tests.
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
    /// When a setting is unusable; the error says which.
    pub fn build(self) -> Result<Client, Error> {
        let core = self.settings.build()?;
        Ok(Client { core })
    }
}

impl<O: Operation> Call<O> {
    /// Sends another credential for `api_email` with this call than the client has.
    pub fn with_api_email(
        self,
        secret: impl Into<crate::runtime::auth::secret::Secret>,
    ) -> Self {
        self.put_credential("api_email", secret.into())
    }

    /// Sends another credential for `api_key` with this call than the client has.
    pub fn with_api_key(
        self,
        secret: impl Into<crate::runtime::auth::secret::Secret>,
    ) -> Self {
        self.put_credential("api_key", secret.into())
    }

    /// Sends another credential for `api_token` with this call than the client has.
    pub fn with_api_token(
        self,
        secret: impl Into<crate::runtime::auth::secret::Secret>,
    ) -> Self {
        self.put_credential("api_token", secret.into())
    }
}
