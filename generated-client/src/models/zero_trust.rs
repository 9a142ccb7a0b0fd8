//! Types of `zero_trust`.

use crate::runtime;

/// One link between a connector and a data center.
#[derive(Clone, Debug, Default, PartialEq)]
#[non_exhaustive]
pub struct Connection {
    /// Which cloudflared process opened the link.
    pub client_id: Option<String>,
    /// Release of cloudflared behind the link.
    pub client_version: Option<String>,
    /// Short code of the data center at the far end.
    pub colo_name: Option<String>,
    /// Identifies the link.
    ///
    /// At most 36 characters.
    pub id: Option<String>,
    /// `true` if the link broke a short while ago and is remembered so that it can resume quickly; `false`
    /// if it carries traffic.
    pub is_pending_reconnect: Option<bool>,
    /// When the link came up.
    pub opened_at: Option<jiff::Timestamp>,
    /// Address from which the origin reaches the internet.
    pub origin_ip: Option<String>,
    /// Identifies the link.
    ///
    /// At most 36 characters.
    pub uuid: Option<String>,
}

runtime::fields::decode_object!(Connection {
    "client_id" => client_id: optional,
    "client_version" => client_version: optional,
    "colo_name" => colo_name: optional,
    "id" => id: optional,
    "is_pending_reconnect" => is_pending_reconnect: optional,
    "opened_at" => opened_at: optional,
    "origin_ip" => origin_ip: optional,
    "uuid" => uuid: optional,
});

#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct CreateWarpConnector {
    /// Label by which people know the tunnel.
    pub name: String,
}

impl CreateWarpConnector {
    /// Starts with what is required.
    pub fn new(name: impl Into<String>) -> Self {
        Self { name: name.into() }
    }
}

runtime::fields::encode_object!(CreateWarpConnector {
    "name" => name: required,
});

#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct Envelope<T> {
    pub errors: Vec<Message>,
    pub messages: Vec<Message>,
    pub result: Option<T>,
    /// Tells success from failure.
    pub success: bool,
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

runtime::fields::decode_object!(Envelope<T> {
    "errors" => errors: required,
    "messages" => messages: required,
    "result" => result: optional,
    "success" => success: required,
});

/// A remark of the service about a call.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct Message {
    /// Tells one kind of remark from another.
    ///
    /// At least 1000.
    pub code: i64,
    /// The remark, for people to read.
    pub message: String,
    /// Where to read more.
    pub documentation_url: Option<String>,
    /// What caused the remark.
    pub source: Option<MessageSource>,
}

runtime::fields::decode_object!(Message {
    "code" => code: required,
    "message" => message: required,
    "documentation_url" => documentation_url: optional,
    "source" => source: optional,
});

/// What caused the remark.
#[derive(Clone, Debug, Default, PartialEq)]
#[non_exhaustive]
pub struct MessageSource {
    /// Leads to the part of the request that is meant.
    pub pointer: Option<String>,
}

runtime::fields::decode_object!(MessageSource {
    "pointer" => pointer: optional,
});

/// A Cloudflare Tunnel that cloudflared keeps open from an origin machine.
///
/// A WARP Connector tunnel that joins a private network through a device running WARP.
#[derive(Clone, Debug, Default, PartialEq)]
#[non_exhaustive]
pub struct Tunnel {
    /// Account that owns the tunnel.
    ///
    /// At most 32 characters.
    pub account_tag: Option<String>,
    /// Links that are up, or were until a short while ago.
    pub connections: Option<Vec<Connection>>,
    /// Since when the tunnel has had links; `null` while it has none.
    pub conns_active_at: Option<jiff::Timestamp>,
    /// Since when the tunnel has had no links; `null` while it has some.
    pub conns_inactive_at: Option<jiff::Timestamp>,
    /// When somebody made the tunnel.
    pub created_at: Option<jiff::Timestamp>,
    /// When somebody removed the tunnel; `null` as long as it exists.
    pub deleted_at: Option<jiff::Timestamp>,
    /// Identifies the tunnel.
    ///
    /// At most 36 characters.
    pub id: Option<String>,
    /// Arbitrary values stored along with the tunnel.
    pub metadata: Option<std::collections::BTreeMap<String, serde_json::Value>>,
    /// Label by which people know the tunnel.
    pub name: Option<String>,
    /// Where the configuration is kept: `true` for the Zero Trust dashboard, `false` for a file on the
    /// origin machine.
    pub remote_config: Option<bool>,
    /// Health of the tunnel: `inactive` before its first run, `healthy` in working order, `degraded` if it
    /// serves traffic but something is wrong, `down` if all links are lost.
    pub status: Option<String>,
    /// Product to which the tunnel belongs.
    pub tun_type: Option<TunnelTunType>,
}

runtime::fields::decode_object!(Tunnel {
    "account_tag" => account_tag: optional,
    "connections" => connections: optional,
    "conns_active_at" => conns_active_at: optional,
    "conns_inactive_at" => conns_inactive_at: optional,
    "created_at" => created_at: optional,
    "deleted_at" => deleted_at: optional,
    "id" => id: optional,
    "metadata" => metadata: optional,
    "name" => name: optional,
    "remote_config" => remote_config: optional,
    "status" => status: optional,
    "tun_type" => tun_type: optional,
});

/// A connector of a tunnel, in most cases a cloudflared process.
#[derive(Clone, Debug, Default, PartialEq)]
#[non_exhaustive]
pub struct TunnelClient {
    /// Identifies the connector.
    ///
    /// At most 36 characters.
    pub id: Option<String>,
    /// Operating system and processor on which the connector runs.
    pub arch: Option<String>,
    /// Counts the changes of the remote configuration; tells which of them the connector has picked up.
    pub config_version: Option<i64>,
    /// Links that are up, or were until a short while ago.
    pub conns: Option<Vec<Connection>>,
    /// What the connector has switched on.
    pub features: Option<Vec<String>>,
    /// When the connector was started.
    pub run_at: Option<jiff::Timestamp>,
    /// Release of cloudflared that runs.
    pub version: Option<String>,
}

runtime::fields::decode_object!(TunnelClient {
    "id" => id: optional,
    "arch" => arch: optional,
    "config_version" => config_version: optional,
    "conns" => conns: optional,
    "features" => features: optional,
    "run_at" => run_at: optional,
    "version" => version: optional,
});

/// Product to which the tunnel belongs.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum TunnelTunType {
    /// `cfd_tunnel`
    CfdTunnel,
    /// `warp_connector`
    WarpConnector,
    /// `ip_sec`
    IpSec,
    /// `gre`
    Gre,
    /// `cni`
    Cni,
    /// A value that the API does not document, as it came.
    Unknown(String),
}

runtime::enumeration::open_enum!(TunnelTunType {
    CfdTunnel = "cfd_tunnel",
    WarpConnector = "warp_connector",
    IpSec = "ip_sec",
    Gre = "gre",
    Cni = "cni",
});
