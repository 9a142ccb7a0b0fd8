//! A client and its builder, as the generator would emit them.

use std::time::Duration;

use crate::runtime::call::builder::Call;

use crate::runtime::auth::scheme::{Placement, Scheme};
use crate::runtime::auth::secret::Secret;
use crate::runtime::call::environment::Environment;
use crate::runtime::call::operation::Operation;
use crate::runtime::call::untyped::Untyped;
use crate::runtime::call::{api::Api, settings::Settings, shared::Core};
use crate::runtime::error::failure::Error;
use crate::warp_connector::WarpConnector;

pub(crate) const API: Api = Api {
    base_url: "https://api.example.com/client/v4",
    server_variables: &[],
    user_agent: "runtime-tests/0.1.0",
    request_id: &["cf-ray", "x-request-id"],
    schemes: &[
        Scheme {
            name: "api_token",
            placement: Placement::Bearer,
        },
        Scheme {
            name: "api_email",
            placement: Placement::Header("X-Auth-Email"),
        },
        Scheme {
            name: "api_key",
            placement: Placement::Header("X-Auth-Key"),
        },
        Scheme {
            name: "login",
            placement: Placement::Basic,
        },
        Scheme {
            name: "query_key",
            placement: Placement::Query("key"),
        },
        Scheme {
            name: "session",
            placement: Placement::Cookie("session"),
        },
    ],
    security: &[],
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

/// A client of the API.
#[derive(Clone, Debug)]
pub struct Client {
    core: Core,
}

impl Client {
    /// Returns a builder for the settings of a client.
    pub fn builder() -> ClientBuilder {
        ClientBuilder {
            settings: Settings::new(const { &API }),
        }
    }

    /// A client that is configured by environment variables.
    ///
    /// # Errors
    ///
    /// Returns an error if a variable is missing.
    pub fn from_env() -> Result<Self, Error> {
        let core = Settings::from_env(const { &API })?.build()?;
        Ok(Self { core })
    }

    /// The WARP connectors.
    pub fn warp_connector(&self) -> WarpConnector {
        WarpConnector::new(&self.core)
    }

    /// A call of an endpoint for which this client has no method.
    pub fn request(&self, method: &str, path: &str) -> Call<Untyped> {
        Call::untyped(&self.core, method, path)
    }

    /// The core that the resources share.
    pub fn core(&self) -> &Core {
        &self.core
    }
}

/// Collects the settings of a client.
#[derive(Clone, Debug)]
#[must_use = "a builder does nothing until `build` is called"]
pub struct ClientBuilder {
    settings: Settings,
}

impl ClientBuilder {
    /// Authenticates with a token.
    pub fn api_token(mut self, token: impl Into<Secret>) -> Self {
        self.settings.credential("api_token", token.into());
        self
    }

    /// Authenticates with an email address and a key.
    pub fn email_and_key(mut self, email: impl Into<Secret>, key: impl Into<Secret>) -> Self {
        self.settings.credential("api_email", email.into());
        self.settings.credential("api_key", key.into());
        self
    }

    /// Sets the base URL of the API.
    pub fn base_url(mut self, base_url: impl Into<String>) -> Self {
        self.settings.base_url(base_url);
        self
    }

    /// Sets the time limit of a call.
    pub fn timeout(mut self, timeout: Duration) -> Self {
        self.settings.timeout(timeout);
        self
    }

    /// Sets the account of all calls that do not name one.
    pub fn account_id(mut self, account_id: impl Into<String>) -> Self {
        self.settings.path_default("account_id", account_id.into());
        self
    }

    /// The settings, for those without a method here.
    pub fn settings(&mut self) -> &mut Settings {
        &mut self.settings
    }

    /// Builds the client.
    ///
    /// # Errors
    ///
    /// Returns an error if a setting is unusable.
    pub fn build(self) -> Result<Client, Error> {
        let core = self.settings.build()?;
        Ok(Client { core })
    }
}

impl<O: Operation> Call<O> {
    /// Sends this call with another token than that of the client.
    pub fn with_api_token(self, secret: impl Into<Secret>) -> Self {
        self.put_credential("api_token", secret.into())
    }
}
