//! The client: the place of the API, its credentials, and the way to every resource.

use crate::payouts::runtime;

runtime::call::declare::client!(API {
    base_url: "https://payouts.example.com/v1",
    user_agent: "payouts/0.1.0",
    request_id: ["x-request-id", "request-id"],
    security: [["key"]],
    credentials {
        /// Sent in the header `X-Key`.
        "key" = Header("X-Key") set key provider key_provider call with_key,
    },
});

impl crate::payouts::Client {
    /// Payouts: `client.payouts()`.
    pub fn payouts(&self) -> crate::payouts::payouts::Payouts {
        crate::payouts::payouts::Payouts::with_core(&self.core)
    }
}
