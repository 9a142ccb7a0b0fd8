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

impl runtime::object::Object for Connection {
    const REQUIRED: &'static [&'static str] = &[];

    fn blank() -> Self {
        Default::default()
    }

    fn field<'de, A: serde::de::MapAccess<'de>>(
        &mut self,
        key: &str,
        entry: runtime::object::Entry<'_, A>,
    ) -> Result<(), A::Error> {
        match key {
            "client_id" => self.client_id = entry.decode()?,
            "client_version" => self.client_version = entry.decode()?,
            "colo_name" => self.colo_name = entry.decode()?,
            "id" => self.id = entry.decode()?,
            "is_pending_reconnect" => self.is_pending_reconnect = entry.decode()?,
            "opened_at" => self.opened_at = entry.decode()?,
            "origin_ip" => self.origin_ip = entry.decode()?,
            "uuid" => self.uuid = entry.decode()?,
            _ => entry.skip()?,
        }
        Ok(())
    }
}

runtime::decode::deserialize!(Connection);

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

impl serde::Serialize for CreateWarpConnector {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut object = runtime::encode::ObjectEncoder::new(serializer)?;
        object.required("name", &self.name)?;
        object.end()
    }
}

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

impl<T: runtime::decode::Decode> runtime::object::Object for Envelope<T> {
    const REQUIRED: &'static [&'static str] = &["errors", "messages", "success"];

    fn blank() -> Self {
        Self {
            errors: runtime::decode::Decode::blank(),
            messages: runtime::decode::Decode::blank(),
            result: None,
            success: runtime::decode::Decode::blank(),
        }
    }

    fn field<'de, A: serde::de::MapAccess<'de>>(
        &mut self,
        key: &str,
        entry: runtime::object::Entry<'_, A>,
    ) -> Result<(), A::Error> {
        match key {
            "errors" => self.errors = entry.decode()?,
            "messages" => self.messages = entry.decode()?,
            "result" => self.result = entry.decode()?,
            "success" => self.success = entry.decode()?,
            _ => entry.skip()?,
        }
        Ok(())
    }
}

runtime::decode::deserialize!(Envelope<T>);

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

impl runtime::object::Object for Message {
    const REQUIRED: &'static [&'static str] = &["code", "message"];

    fn blank() -> Self {
        Self {
            code: runtime::decode::Decode::blank(),
            message: runtime::decode::Decode::blank(),
            documentation_url: None,
            source: None,
        }
    }

    fn field<'de, A: serde::de::MapAccess<'de>>(
        &mut self,
        key: &str,
        entry: runtime::object::Entry<'_, A>,
    ) -> Result<(), A::Error> {
        match key {
            "code" => self.code = entry.decode()?,
            "message" => self.message = entry.decode()?,
            "documentation_url" => self.documentation_url = entry.decode()?,
            "source" => self.source = entry.decode()?,
            _ => entry.skip()?,
        }
        Ok(())
    }
}

runtime::decode::deserialize!(Message);

/// What caused the remark.
#[derive(Clone, Debug, Default, PartialEq)]
#[non_exhaustive]
pub struct MessageSource {
    /// Leads to the part of the request that is meant.
    pub pointer: Option<String>,
}

impl runtime::object::Object for MessageSource {
    const REQUIRED: &'static [&'static str] = &[];

    fn blank() -> Self {
        Default::default()
    }

    fn field<'de, A: serde::de::MapAccess<'de>>(
        &mut self,
        key: &str,
        entry: runtime::object::Entry<'_, A>,
    ) -> Result<(), A::Error> {
        match key {
            "pointer" => self.pointer = entry.decode()?,
            _ => entry.skip()?,
        }
        Ok(())
    }
}

runtime::decode::deserialize!(MessageSource);

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

impl runtime::object::Object for Tunnel {
    const REQUIRED: &'static [&'static str] = &[];

    fn blank() -> Self {
        Default::default()
    }

    fn field<'de, A: serde::de::MapAccess<'de>>(
        &mut self,
        key: &str,
        entry: runtime::object::Entry<'_, A>,
    ) -> Result<(), A::Error> {
        match key {
            "account_tag" => self.account_tag = entry.decode()?,
            "connections" => self.connections = entry.decode()?,
            "conns_active_at" => self.conns_active_at = entry.decode()?,
            "conns_inactive_at" => self.conns_inactive_at = entry.decode()?,
            "created_at" => self.created_at = entry.decode()?,
            "deleted_at" => self.deleted_at = entry.decode()?,
            "id" => self.id = entry.decode()?,
            "metadata" => self.metadata = entry.decode()?,
            "name" => self.name = entry.decode()?,
            "remote_config" => self.remote_config = entry.decode()?,
            "status" => self.status = entry.decode()?,
            "tun_type" => self.tun_type = entry.decode()?,
            _ => entry.skip()?,
        }
        Ok(())
    }
}

runtime::decode::deserialize!(Tunnel);

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

impl runtime::object::Object for TunnelClient {
    const REQUIRED: &'static [&'static str] = &[];

    fn blank() -> Self {
        Default::default()
    }

    fn field<'de, A: serde::de::MapAccess<'de>>(
        &mut self,
        key: &str,
        entry: runtime::object::Entry<'_, A>,
    ) -> Result<(), A::Error> {
        match key {
            "id" => self.id = entry.decode()?,
            "arch" => self.arch = entry.decode()?,
            "config_version" => self.config_version = entry.decode()?,
            "conns" => self.conns = entry.decode()?,
            "features" => self.features = entry.decode()?,
            "run_at" => self.run_at = entry.decode()?,
            "version" => self.version = entry.decode()?,
            _ => entry.skip()?,
        }
        Ok(())
    }
}

runtime::decode::deserialize!(TunnelClient);

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
