//! Types about `tunnel`.

use crate::runtime;

#[cfg(feature = "zero-trust")]
runtime::json::fields::decode_object! {
    /// A Cloudflare Tunnel that cloudflared keeps open from an origin machine.
    ///
    /// A WARP Connector tunnel that joins a private network through a device running WARP.
    #[derive(Default)]
    pub struct Tunnel {
        /// Account that owns the tunnel.
        ///
        /// At most 32 characters.
        pub account_tag: Option<String> = optional "account_tag",
        /// Links that are up, or were until a short while ago.
        pub connections: Option<Vec<super::Connection>> = optional "connections",
        /// Since when the tunnel has had links; `null` while it has none.
        pub conns_active_at: Option<jiff::Timestamp> = optional "conns_active_at",
        /// Since when the tunnel has had no links; `null` while it has some.
        pub conns_inactive_at: Option<jiff::Timestamp> = optional "conns_inactive_at",
        /// When somebody made the tunnel.
        pub created_at: Option<jiff::Timestamp> = optional "created_at",
        /// When somebody removed the tunnel; `null` as long as it exists.
        pub deleted_at: Option<jiff::Timestamp> = optional "deleted_at",
        /// Identifies the tunnel.
        ///
        /// At most 36 characters.
        pub id: Option<String> = optional "id",
        /// Arbitrary values stored along with the tunnel.
        pub metadata: Option<std::collections::BTreeMap<String, serde_json::Value>> = optional "metadata",
        /// Label by which people know the tunnel.
        pub name: Option<String> = optional "name",
        /// Where the configuration is kept: `true` for the Zero Trust dashboard, `false` for a file on the
        /// origin machine.
        pub remote_config: Option<bool> = optional "remote_config",
        /// Health of the tunnel: `inactive` before its first run, `healthy` in working order, `degraded` if it
        /// serves traffic but something is wrong, `down` if all links are lost.
        pub status: Option<String> = optional "status",
        /// Product to which the tunnel belongs.
        pub tun_type: Option<super::TunnelTunType> = optional "tun_type",
    }
}

#[cfg(feature = "zero-trust")]
runtime::json::fields::decode_object! {
    /// A connector of a tunnel, in most cases a cloudflared process.
    #[derive(Default)]
    pub struct TunnelClient {
        /// Identifies the connector.
        ///
        /// At most 36 characters.
        pub id: Option<String> = optional "id",
        /// Operating system and processor on which the connector runs.
        pub arch: Option<String> = optional "arch",
        /// Counts the changes of the remote configuration; tells which of them the connector has picked up.
        pub config_version: Option<i64> = optional "config_version",
        /// Links that are up, or were until a short while ago.
        pub conns: Option<Vec<super::Connection>> = optional "conns",
        /// What the connector has switched on.
        pub features: Option<Vec<String>> = optional "features",
        /// When the connector was started.
        pub run_at: Option<jiff::Timestamp> = optional "run_at",
        /// Release of cloudflared that runs.
        pub version: Option<String> = optional "version",
    }
}

#[cfg(feature = "zero-trust")]
runtime::json::enumeration::open_enum! {
    /// Product to which the tunnel belongs.
    pub enum TunnelTunType {
        CfdTunnel = "cfd_tunnel",
        WarpConnector = "warp_connector",
        IpSec = "ip_sec",
        Gre = "gre",
        Cni = "cni",
    }
}
