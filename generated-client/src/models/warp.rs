//! Types about `warp`.

use crate::runtime;

#[cfg(feature = "zero-trust-tunnels-warp-connector")]
runtime::json::fields::encode_object! {
    /// The tunnel to make.
    pub struct CreateWarpConnector {
        new(name(impl Into<String>)),
        /// Label by which people know the tunnel.
        pub name: String = required "name",
    }
}

#[cfg(feature = "zero-trust-tunnels-warp-connector")]
runtime::json::fields::encode_object! {
    /// The changes of the tunnel.
    #[derive(Default)]
    pub struct EditWarpConnector {
        new(),
        /// Label by which people know the tunnel.
        pub name: Option<String> = optional "name" set name(impl Into<String>),
        /// Base64 of at least 32 random bytes. Connectors prove with it that they may serve the tunnel.
        pub tunnel_secret: Option<runtime::auth::secret::Secret> = optional "tunnel_secret" set tunnel_secret(impl Into<runtime::auth::secret::Secret>),
    }
}

#[cfg(feature = "zero-trust-tunnels-warp-connector")]
runtime::json::fields::decode_object! {
    /// A WARP Connector of a tunnel.
    #[derive(Default)]
    pub struct WarpConnectorClient {
        /// Operating system and processor on which the connector runs.
        pub arch: Option<String> = optional "arch",
        /// Links that are up, or were until a short while ago.
        pub conns: Option<Vec<super::Connection>> = optional "conns",
        /// Names of what the connector has switched on.
        pub features: Option<Vec<String>> = optional "features",
        /// Role of the connector among those that stand in for each other: `active` carries the traffic,
        /// `passive` waits to take over, `offline` cannot.
        pub ha_status: Option<super::HaStatus> = optional "ha_status",
        /// Identifies a connector.
        ///
        /// At most 36 characters.
        pub id: Option<uuid::Uuid> = optional "id",
        /// When the connector was started.
        pub run_at: Option<runtime::json::date_time::DateTime> = optional "run_at",
        /// Release of the connector that runs.
        pub version: Option<String> = optional "version",
    }
}

#[cfg(feature = "zero-trust-tunnels-cloudflared")]
runtime::json::fields::decode_object! {
    /// Lets private networks be reached through the tunnel.
    #[derive(Default)]
    pub struct WarpRouting {
        /// Tells whether private networks are reached.
        ///
        /// Default: `false`.
        pub enabled: Option<bool> = optional "enabled",
    }

    impl WarpRouting {
        /// `enabled`, or the default if it is absent.
        pub fn enabled_or_default(&self) -> bool {
            self.enabled.unwrap_or(false)
        }
    }
}
