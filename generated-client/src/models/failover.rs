//! Types about `failover`.

use crate::runtime;

#[cfg(feature = "zero-trust-tunnels-warp-connector")]
runtime::json::fields::encode_object! {
    /// The connector to take over.
    pub struct UpdateFailover {
        new(client_id(uuid::Uuid)),
        /// Names a connector.
        ///
        /// At most 36 characters.
        pub client_id: uuid::Uuid = required "client_id",
    }
}
