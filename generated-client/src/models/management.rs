//! Types about `management`.

use crate::runtime;

#[cfg(feature = "zero-trust-tunnels-cloudflared")]
runtime::json::fields::encode_object! {
    /// The resources to manage.
    pub struct CreateManagement {
        new(resources(list of impl Into<String>)),
        /// The resources that the token opens, of which there is only `logs` so far.
        pub resources: Vec<String> = required "resources",
    }
}
