//! The client: the place of the API, its credentials, and the way to every resource.

use crate::runtime;

runtime::call::declare::client!(API {
    base_url: "https://api.cloudflare.com/client/v4",
    user_agent: "cloudflare-tunnel/0.1.0",
    request_id: ["cf-ray", "x-request-id", "request-id"],
    security: [["api_token"], ["user_service_key"], ["api_email", "api_key"]],
    credentials {
        /// Sent in the header `X-Auth-Email`.
        ///
        /// E-mail address of the user to whom the `X-Auth-Key` belongs.
        "api_email" = Header("X-Auth-Email") set api_email provider api_email_provider call with_api_email,
        /// Sent in the header `X-Auth-Key`.
        ///
        /// Key with all rights of its user. Older than tokens, and valid only together with `X-Auth-Email`.
        "api_key" = Header("X-Auth-Key") set api_key provider api_key_provider call with_api_key,
        /// Sent as a bearer token.
        ///
        /// A token that is limited to chosen permissions. Prefer it over the account-wide key.
        "api_token" = Bearer set api_token provider api_token_provider call with_api_token,
        /// Sent in the header `X-Auth-User-Service-Key`.
        ///
        /// Key that is limited to some endpoints. Few accounts have one.
        "user_service_key" = Header("X-Auth-User-Service-Key") set user_service_key provider user_service_key_provider call with_user_service_key,
    },
    path_defaults {
        /// The account to work on.
        ///
        /// The default of `account_id` for every call; a call can name another.
        "account_id" set account_id,
    },
    environment {
        base_url = "CLOUDFLARE_BASE_URL",
        credential "api_token" = "CLOUDFLARE_API_TOKEN",
        credential "api_email" = "CLOUDFLARE_EMAIL",
        credential "api_key" = "CLOUDFLARE_API_KEY",
        credential "user_service_key" = "CLOUDFLARE_API_USER_SERVICE_KEY",
        alternatives: [["api_token"], ["user_service_key"], ["api_email", "api_key"]],
        path_default "account_id" = "CLOUDFLARE_ACCOUNT_ID",
    },
});

impl crate::Client {
    #[cfg(any(feature = "zero-trust", feature = "zero-trust-tunnels", feature = "zero-trust-tunnels-cloudflared", feature = "zero-trust-tunnels-warp-connector"))]
    /// Zero Trust: `client.zero_trust()`.
    pub fn zero_trust(&self) -> crate::zero_trust::ZeroTrust {
        crate::zero_trust::ZeroTrust::with_core(&self.core)
    }
}
