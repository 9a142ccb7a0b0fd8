//! Types about `tunnel`.

use crate::runtime;

#[cfg(any(feature = "zero-trust-tunnels-cloudflared", feature = "zero-trust-tunnels-warp-connector"))]
runtime::json::fields::decode_object! {
    /// A tunnel, which cloudflared keeps open from an origin machine, or WARP Connector from a private
    /// network. `tun_type` tells the kinds apart.
    #[derive(Default)]
    pub struct Tunnel {
        /// Account that owns the tunnel.
        ///
        /// At most 32 characters.
        pub account_tag: Option<String> = optional "account_tag",
        /// Default: `"local"`.
        pub config_src: Option<super::ConfigSource> = optional "config_src",
        /// Links that are up, or were until a short while ago. The calls of `connections` tell more.
        #[deprecated = "Ask the connections of the tunnel instead."]
        pub connections: Option<Vec<super::Connection>> = optional "connections",
        /// Since when the tunnel has had links; `null` while it has none.
        pub conns_active_at: Option<runtime::json::date_time::DateTime> = optional "conns_active_at",
        /// Since when the tunnel has had no links; `null` while it has some.
        pub conns_inactive_at: Option<runtime::json::date_time::DateTime> = optional "conns_inactive_at",
        /// When somebody made the tunnel.
        pub created_at: Option<runtime::json::date_time::DateTime> = optional "created_at",
        /// When somebody removed the tunnel; `null` as long as it exists.
        pub deleted_at: Option<runtime::json::date_time::DateTime> = optional "deleted_at",
        /// Identifies the tunnel.
        ///
        /// At most 36 characters.
        pub id: Option<uuid::Uuid> = optional "id",
        /// Arbitrary values stored along with the tunnel.
        pub metadata: Option<std::collections::BTreeMap<String, serde_json::Value>> = optional "metadata",
        /// Label by which people know the tunnel.
        pub name: Option<String> = optional "name",
        /// Where the configuration is kept: `true` for the Zero Trust dashboard, `false` for a file on the
        /// origin machine. `config_src` tells the same.
        #[deprecated = "the API deprecates it"]
        pub remote_config: Option<bool> = optional "remote_config",
        /// Health of the tunnel: `inactive` before its first run, `healthy` in working order, `degraded` if it
        /// serves traffic but something is wrong, `down` if all links are lost.
        pub status: Option<super::TunnelStatus> = optional "status",
        /// Product to which the tunnel belongs.
        pub tun_type: Option<super::TunnelType> = optional "tun_type",
    }

    impl Tunnel {
        /// `config_src`, or the default if it is absent.
        pub fn config_src_or_default(&self) -> super::ConfigSource {
            self.config_src.clone().unwrap_or(super::ConfigSource::Local)
        }
    }
}

#[cfg(feature = "zero-trust-tunnels-cloudflared")]
runtime::json::fields::decode_object! {
    /// A connector of a tunnel, in most cases a cloudflared process.
    #[derive(Default)]
    pub struct TunnelClient {
        /// Identifies the connector.
        ///
        /// At most 36 characters.
        pub id: Option<uuid::Uuid> = optional "id",
        /// Operating system and processor on which the connector runs.
        pub arch: Option<String> = optional "arch",
        /// Counts the changes of the remote configuration; tells which of them the connector has picked up.
        pub config_version: Option<i64> = optional "config_version",
        /// Links that are up, or were until a short while ago.
        pub conns: Option<Vec<super::Connection>> = optional "conns",
        /// Names of what the connector has switched on.
        pub features: Option<Vec<String>> = optional "features",
        /// When the connector was started.
        pub run_at: Option<runtime::json::date_time::DateTime> = optional "run_at",
        /// Release of cloudflared that runs.
        pub version: Option<String> = optional "version",
    }
}

#[cfg(feature = "zero-trust-tunnels-cloudflared")]
runtime::json::fields::decode_object! {
    /// The treatment of requests by the connectors of a tunnel.
    #[derive(Default)]
    pub struct TunnelConfig {
        /// Rules, tried in this order; the first that fits decides where a request goes. The last rule has to
        /// fit every request.
        ///
        /// At least 1 item.
        pub ingress: Option<Vec<super::IngressRule>> = optional "ingress",
        /// The way in which cloudflared talks to services, unless a rule has its own settings.
        pub origin_request: Option<super::OriginRequest> = optional "originRequest",
        /// Lets private networks be reached through the tunnel.
        #[deprecated = "the API deprecates it"]
        pub warp_routing: Option<super::WarpRouting> = optional "warp-routing",
        ..
        /// Keys that the API does not document.
        pub extra: std::collections::BTreeMap<String, serde_json::Value>,
    }
}

#[cfg(feature = "zero-trust-tunnels-cloudflared")]
runtime::json::fields::encode_object! {
    /// The treatment of requests by the connectors of a tunnel.
    #[derive(Default)]
    pub struct TunnelConfigInput {
        new(),
        /// Rules, tried in this order; the first that fits decides where a request goes. The last rule has to
        /// fit every request.
        ///
        /// At least 1 item.
        pub ingress: Option<Vec<super::IngressRule>> = optional "ingress" set ingress(list of super::IngressRule),
        /// The way in which cloudflared talks to services, unless a rule has its own settings.
        pub origin_request: Option<super::OriginRequest> = optional "originRequest" set origin_request(super::OriginRequest),
        ..
        /// Keys that the API does not document.
        pub extra: std::collections::BTreeMap<String, serde_json::Value> = undeclared set extra(map of impl Into<serde_json::Value>),
    }

    /// Leaves out `warp-routing`.
    impl From<super::TunnelConfig> for TunnelConfigInput {
        fn from(value: super::TunnelConfig) -> Self {
            Self {
                ingress: value.ingress,
                origin_request: value.origin_request,
                extra: value.extra,
            }
        }
    }
}

#[cfg(feature = "zero-trust-tunnels-cloudflared")]
runtime::json::fields::decode_object! {
    /// The remote configuration of a tunnel, and where it comes from.
    #[derive(Default)]
    pub struct TunnelConfiguration {
        /// Identifies an account.
        ///
        /// At most 32 characters.
        pub account_id: Option<String> = optional "account_id",
        /// The treatment of requests; absent if the tunnel was never configured.
        pub config: Option<super::TunnelConfig> = optional "config",
        /// When this version of the configuration was made.
        pub created_at: Option<runtime::json::date_time::DateTime> = optional "created_at",
        /// Keeper of the configuration.
        pub source: Option<super::ConfigSource> = optional "source",
        /// Identifies a tunnel.
        ///
        /// At most 36 characters.
        pub tunnel_id: Option<uuid::Uuid> = optional "tunnel_id",
        /// Counts the changes of the configuration.
        pub version: Option<i64> = optional "version",
    }
}

#[cfg(any(feature = "zero-trust-tunnels-cloudflared", feature = "zero-trust-tunnels-warp-connector"))]
runtime::json::enumeration::open_enum! {
    /// Health of a tunnel: `inactive` before its first run, `healthy` in working order, `degraded` if it
    /// serves traffic but something is wrong, `down` if all links are lost.
    pub enum TunnelStatus {
        Inactive = "inactive",
        Degraded = "degraded",
        Healthy = "healthy",
        Down = "down",
    }
}

#[cfg(any(feature = "zero-trust-tunnels-cloudflared", feature = "zero-trust-tunnels-warp-connector"))]
runtime::json::enumeration::open_enum! {
    /// Product to which the tunnel belongs.
    pub enum TunnelType {
        CfdTunnel = "cfd_tunnel",
        WarpConnector = "warp_connector",
        IpSec = "ip_sec",
        Gre = "gre",
        Cni = "cni",
        Warp = "warp",
        Magic = "magic",
    }
}
