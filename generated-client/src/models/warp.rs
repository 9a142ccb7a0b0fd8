//! Types about `warp`.

use crate::runtime;

#[cfg(feature = "zero-trust")]
runtime::json::fields::encode_object! {
    pub struct CreateWarpConnector {
        new(name: impl Into<String>),
        /// Label by which people know the tunnel.
        pub name: String = required "name",
    }
}
