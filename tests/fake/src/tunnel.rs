//! A tunnel, and its form on the wire.

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use jiff::Timestamp;
use serde_json::{Value, json};
use uuid::Uuid;

use super::answer::{HAS_LINKS, Refusal};

/// The product of a tunnel.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    Cloudflared,
    WarpConnector,
}

impl Kind {
    pub fn word(self) -> &'static str {
        match self {
            Self::Cloudflared => "cfd_tunnel",
            Self::WarpConnector => "warp_connector",
        }
    }
}

/// A time in which a tunnel had links; it goes on without an end.
#[derive(Clone, Copy, Debug)]
pub struct Period {
    pub start: Timestamp,
    pub end: Option<Timestamp>,
}

/// A process that keeps a tunnel open.
#[derive(Clone, Debug)]
pub struct Connector {
    pub id: Uuid,
    pub started: Timestamp,
    pub links: Vec<Link>,
}

/// A link of a connector to a data center.
#[derive(Clone, Debug)]
pub struct Link {
    pub id: Uuid,
    pub data_center: &'static str,
    pub opened: Timestamp,
    /// True if the link broke, and may come back.
    pub is_pending_reconnect: bool,
}

/// A version of a configuration, whatever it holds.
#[derive(Clone, Debug)]
pub struct Version {
    pub number: u64,
    pub content: Value,
    pub at: Timestamp,
}

/// The high availability of a tunnel of WARP Connector.
#[derive(Clone, Debug)]
pub struct Mesh {
    pub mode: String,
    pub config: Value,
    pub version: u64,
    pub created: Timestamp,
    pub updated: Option<Timestamp>,
}

/// A tunnel. One that was removed stays, with the time of its removal.
#[derive(Clone, Debug)]
pub struct Tunnel {
    pub id: Uuid,
    pub kind: Kind,
    pub name: String,
    pub secret: String,
    pub config_src: String,
    pub created: Timestamp,
    pub deleted: Option<Timestamp>,
    pub active: Vec<Period>,
    pub connectors: Vec<Connector>,
    pub configuration: Option<Version>,
    pub mesh: Mesh,
    /// The connector that carries the traffic of a tunnel of WARP Connector.
    pub carrier: Option<Uuid>,
}

/// The time as the service tells it.
pub fn now() -> Timestamp {
    let now = Timestamp::now();
    Timestamp::from_microsecond(now.as_microsecond()).unwrap_or(now)
}

impl Tunnel {
    pub fn new(kind: Kind, name: &str, config_src: &str, secret: Option<&str>) -> Self {
        let random = [Uuid::new_v4().into_bytes(), Uuid::new_v4().into_bytes()].concat();
        let created = now();
        Self {
            id: Uuid::new_v4(),
            kind,
            name: name.to_owned(),
            secret: secret.map_or_else(|| STANDARD.encode(random), str::to_owned),
            config_src: config_src.to_owned(),
            created,
            deleted: None,
            active: Vec::new(),
            connectors: Vec::new(),
            configuration: None,
            mesh: Mesh {
                mode: "none".to_owned(),
                config: Value::Null,
                version: 0,
                created,
                updated: None,
            },
            carrier: None,
        }
    }

    pub fn links(&self) -> impl Iterator<Item = (&Connector, &Link)> {
        let connectors = self.connectors.iter();
        connectors.flat_map(|it| it.links.iter().map(move |link| (it, link)))
    }

    /// The number of links that carry traffic.
    fn live(&self) -> usize {
        self.links()
            .filter(|(_, link)| !link.is_pending_reconnect)
            .count()
    }

    pub fn status(&self) -> &'static str {
        let wanted = match self.kind {
            Kind::Cloudflared => 4 * self.connectors.len(),
            Kind::WarpConnector => self.connectors.len(),
        };
        match self.live() {
            0 if self.active.is_empty() => "inactive",
            0 => "down",
            live if live < wanted => "degraded",
            _ => "healthy",
        }
    }

    /// Notes that the tunnel got or lost links.
    pub fn links_changed(&mut self) {
        let is_live = self.live() > 0;
        let open = self.active.last_mut().filter(|it| it.end.is_none());
        match open {
            Some(period) if !is_live => period.end = Some(now()),
            None if is_live => self.active.push(Period {
                start: now(),
                end: None,
            }),
            _ => {}
        }
    }

    pub fn was_active(&self, at: Timestamp) -> bool {
        let mut periods = self.active.iter();
        periods.any(|it| it.start <= at && it.end.is_none_or(|end| at < end))
    }

    pub fn existed(&self, at: Timestamp) -> bool {
        self.created <= at && self.deleted.is_none_or(|deleted| at < deleted)
    }

    pub fn remove(&mut self) -> Result<(), Refusal> {
        if self.live() > 0 {
            let message = "Cannot delete tunnel because it has active connections";
            return Err(Refusal::new(400, HAS_LINKS, message));
        }
        // Removing a second time changes nothing.
        self.deleted.get_or_insert_with(now);
        self.connectors.clear();
        Ok(())
    }

    /// The token with which a connector runs the tunnel.
    pub fn token(&self, account: &str) -> String {
        let id = self.id.to_string();
        let content = json!({ "a": account, "t": id, "s": self.secret });
        STANDARD.encode(content.to_string())
    }

    pub fn json(&self, account: &str) -> Value {
        let last = self.active.last();
        let open = last.filter(|it| it.end.is_none());
        let inactive = match last {
            None => Some(self.created),
            Some(period) => period.end,
        };
        let connections = self.links().map(|(connector, link)| link.json(connector));
        let mut json = json!({
            "id": self.id.to_string(),
            "account_tag": account,
            "created_at": self.created.to_string(),
            "deleted_at": time(self.deleted),
            "name": self.name,
            "connections": connections.collect::<Value>(),
            "conns_active_at": time(open.map(|it| it.start)),
            "conns_inactive_at": time(inactive),
            "tun_type": self.kind.word(),
            "metadata": {},
            "status": self.status(),
        });
        if self.kind == Kind::Cloudflared {
            json["config_src"] = Value::from(self.config_src.as_str());
            json["remote_config"] = Value::from(self.config_src == "cloudflare");
        }
        json
    }
}

fn time(at: Option<Timestamp>) -> Value {
    at.map_or(Value::Null, |at| Value::from(at.to_string()))
}

impl Link {
    fn json(&self, connector: &Connector) -> Value {
        let id = self.id.to_string();
        json!({
            "id": id,
            "uuid": id,
            "client_id": connector.id.to_string(),
            "client_version": "2026.8.0",
            "colo_name": self.data_center,
            "is_pending_reconnect": self.is_pending_reconnect,
            "opened_at": self.opened.to_string(),
            "origin_ip": "203.0.113.7",
        })
    }
}

impl Connector {
    pub fn json(&self, tunnel: &Tunnel) -> Value {
        let mut json = json!({
            "id": self.id.to_string(),
            "arch": "linux_amd64",
            "conns": self.links.iter().map(|it| it.json(self)).collect::<Value>(),
            "features": ["allow_remote_config", "ha-origin"],
            "run_at": self.started.to_string(),
            "version": "2026.8.0",
        });
        match tunnel.kind {
            Kind::Cloudflared => {
                let version = tunnel.configuration.as_ref().map_or(0, |it| it.number);
                json["config_version"] = Value::from(version);
            }
            Kind::WarpConnector => {
                let role = match tunnel.carrier {
                    Some(carrier) if carrier == self.id => "active",
                    _ if self.links.is_empty() => "offline",
                    _ => "passive",
                };
                json["ha_status"] = Value::from(role);
            }
        }
        json
    }
}
