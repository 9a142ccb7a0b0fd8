//! The client: the place of the API, its credentials, and the way to every resource.

use crate::payments::runtime;

runtime::call::declare::client!(API {
    base_url: "https://payments.example.com/v1",
    user_agent: "payments/0.1.0",
    request_id: ["x-request-id", "request-id"],
    security: [["token"]],
    credentials {
        /// Sent as a bearer token.
        "token" = Bearer set token provider token_provider call with_token,
    },
});

impl crate::payments::Client {
    /// Payments: `client.payments()`.
    pub fn payments(&self) -> crate::payments::payments::Payments {
        crate::payments::payments::Payments::with_core(&self.core)
    }
}
