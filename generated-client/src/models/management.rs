//! Types about `management`.

use crate::runtime;

#[cfg(feature = "zero-trust-tunnels-cloudflared")]
runtime::json::fields::encode_object! {
    /// What to manage.
    pub struct CreateManagement {
        new(resources: Vec<String>),
        /// What the token opens. Only `logs` so far.
        pub resources: Vec<String> = required "resources",
    }
}
