//! Types of `zero-trust`.

use crate::runtime;

runtime::fields::decode_object! {
    /// One link between a connector and a data center.
    #[derive(Default)]
    pub struct Connection {
        /// Which cloudflared process opened the link.
        pub client_id: Option<String> = optional "client_id",
        /// Release of cloudflared behind the link.
        pub client_version: Option<String> = optional "client_version",
        /// Short code of the data center at the far end.
        pub colo_name: Option<String> = optional "colo_name",
        /// Identifies the link.
        ///
        /// At most 36 characters.
        pub id: Option<String> = optional "id",
        /// `true` if the link broke a short while ago and is remembered so that it can resume quickly; `false`
        /// if it carries traffic.
        pub is_pending_reconnect: Option<bool> = optional "is_pending_reconnect",
        /// When the link came up.
        pub opened_at: Option<jiff::Timestamp> = optional "opened_at",
        /// Address from which the origin reaches the internet.
        pub origin_ip: Option<String> = optional "origin_ip",
        /// Identifies the link.
        ///
        /// At most 36 characters.
        pub uuid: Option<String> = optional "uuid",
    }
}

runtime::fields::encode_object! {
    pub struct CreateWarpConnector {
        new(name: impl Into<String>),
        /// Label by which people know the tunnel.
        pub name: String = required "name",
    }
}

runtime::fields::decode_object! {
    pub struct Envelope<T> {
        pub errors: Vec<Message> = required "errors",
        pub messages: Vec<Message> = required "messages",
        pub result: Option<T> = optional "result",
        /// Tells success from failure.
        pub success: bool = required "success",
    }
}

impl<T> runtime::success::Enveloped for Envelope<T> {
    type Result = T;

    const PAYLOAD: &'static str = "result";

    const SUCCESS: Option<&'static str> = Some("success");

    fn succeeded(&self) -> bool {
        self.success
    }

    fn into_result(self) -> Option<T> {
        self.result
    }
}

runtime::fields::decode_object! {
    /// A remark of the service about a call.
    pub struct Message {
        /// Tells one kind of remark from another.
        ///
        /// At least 1000.
        pub code: i64 = required "code",
        /// The remark, for people to read.
        pub message: String = required "message",
        /// Where to read more.
        pub documentation_url: Option<String> = optional "documentation_url",
        /// What caused the remark.
        pub source: Option<MessageSource> = optional "source",
    }
}

runtime::fields::decode_object! {
    /// What caused the remark.
    #[derive(Default)]
    pub struct MessageSource {
        /// Leads to the part of the request that is meant.
        pub pointer: Option<String> = optional "pointer",
    }
}

runtime::fields::decode_object! {
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
        pub connections: Option<Vec<Connection>> = optional "connections",
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
        pub tun_type: Option<TunnelTunType> = optional "tun_type",
    }
}

runtime::fields::decode_object! {
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
        pub conns: Option<Vec<Connection>> = optional "conns",
        /// What the connector has switched on.
        pub features: Option<Vec<String>> = optional "features",
        /// When the connector was started.
        pub run_at: Option<jiff::Timestamp> = optional "run_at",
        /// Release of cloudflared that runs.
        pub version: Option<String> = optional "version",
    }
}

runtime::enumeration::open_enum! {
    /// Product to which the tunnel belongs.
    pub enum TunnelTunType {
        CfdTunnel = "cfd_tunnel",
        WarpConnector = "warp_connector",
        IpSec = "ip_sec",
        Gre = "gre",
        Cni = "cni",
    }
}
