//! The table of an API as the generator would emit it, and methods that only the tests need.

use crate::runtime::auth::secret::Secret;
use crate::runtime::call::shared::Core;
use crate::runtime::{self, call::client::ClientBuilder};
use crate::warp_connector::WarpConnector;

runtime::call::declare::client!(API {
    /// The API's document names:
    ///
    /// - `https://api.example.com/client/v4`
    base_url: "https://api.example.com/client/v4",
    user_agent: "runtime-tests/0.1.0",
    request_id: ["cf-ray", "x-request-id"],
    credentials {
        /// Sent as a bearer token.
        "api_token" = Bearer set api_token provider api_token_provider grant api_token_grant("/oauth/token/?tenant=1", "/oauth/refresh") authorize api_token_authorization("/oauth/authorize?tenant=1", "/oauth/token/?tenant=1") call with_api_token,
        /// Sent in the header `X-Auth-Email`.
        "api_email" = Header("X-Auth-Email") set api_email provider api_email_provider call with_api_email,
        /// Sent in the header `X-Auth-Key`.
        "api_key" = Header("X-Auth-Key") set api_key provider api_key_provider call with_api_key,
        /// Sent as user and password by HTTP Basic authentication.
        "login" = Basic set login provider login_provider call with_login,
        /// Sent as the query parameter `key`.
        "query_key" = Query("key") set query_key provider query_key_provider call with_query_key,
        /// Sent in the cookie `session`.
        "session" = Cookie("session") set session provider session_provider call with_session,
    },
    path_defaults {
        /// The account of all calls that do not name one.
        "account_id" set account_id,
    },
    environment {
        base_url = "CLOUDFLARE_BASE_URL",
        credential "api_token" = "CLOUDFLARE_API_TOKEN",
        credential "api_email" = "CLOUDFLARE_EMAIL",
        credential "api_key" = "CLOUDFLARE_API_KEY",
        alternatives: [["api_token"], ["api_email", "api_key"]],
        path_default "account_id" = "CLOUDFLARE_ACCOUNT_ID",
    },
});

impl crate::Client {
    /// The WARP connectors.
    pub fn warp_connector(&self) -> WarpConnector {
        WarpConnector::new(&self.core)
    }

    /// The core, which the resources share.
    pub fn core(&self) -> &Core {
        &self.core
    }
}

impl ClientBuilder {
    /// Authenticates with an email address and a key.
    pub fn email_and_key(self, email: impl Into<Secret>, key: impl Into<Secret>) -> Self {
        self.api_email(email).api_key(key)
    }
}
