//! The client: the place of the API, its credentials, and the way to every resource.

use crate::runtime;

runtime::call::declare::client!(API {
    base_url: "https://pets.example.com/v1",
    user_agent: "pets/0.1.0",
    request_id: ["x-request-id", "request-id"],
    security: [["token"]],
    credentials {
        /// Sent as a bearer token.
        "token" = Bearer set token provider token_provider call with_token,
    },
});

impl crate::Client {
    #[cfg(feature = "pets")]
    /// Pets: `client.pets()`.
    pub fn pets(&self) -> crate::pets::Pets {
        crate::pets::Pets::with_core(&self.core)
    }
}
