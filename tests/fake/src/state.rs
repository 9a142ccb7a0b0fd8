//! Everything that the service remembers.

use std::collections::HashMap;

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use serde_json::Value;
use uuid::Uuid;

use super::answer::Refusal;
use super::tunnel::{Connector, Kind, Link, Tunnel, now};

/// The tunnels of the account, in the order in which they were made.
#[derive(Debug)]
pub struct State {
    pub account: String,
    pub tunnels: Vec<Tunnel>,
    by_id: HashMap<Uuid, usize>,
}

/// The data centers of the links of a connector.
const DATA_CENTERS: [&str; 4] = ["DFW", "FRA", "DFW", "AMS"];

impl State {
    pub fn new(account: &str) -> Self {
        Self {
            account: account.to_owned(),
            tunnels: Vec::new(),
            by_id: HashMap::new(),
        }
    }

    pub fn add(&mut self, tunnel: Tunnel) -> &Tunnel {
        let at = self.tunnels.len();
        self.by_id.insert(tunnel.id, at);
        self.tunnels.push(tunnel);
        &self.tunnels[at]
    }

    /// A tunnel of some kind, even if it was removed.
    pub fn tunnel(&mut self, kind: Kind, id: &str) -> Result<&mut Tunnel, Refusal> {
        let at = id.parse().ok().and_then(|id: Uuid| self.by_id.get(&id));
        let tunnel = at.and_then(|at| self.tunnels.get_mut(*at));
        let tunnel = tunnel.filter(|it| it.kind == kind);
        tunnel.ok_or_else(|| Refusal::not_found("tunnel"))
    }

    /// A tunnel that was not removed.
    pub fn existing(&mut self, kind: Kind, id: &str) -> Result<&mut Tunnel, Refusal> {
        let tunnel = self.tunnel(kind, id)?;
        match tunnel.deleted {
            None => Ok(tunnel),
            Some(_) => Err(Refusal::not_found("tunnel")),
        }
    }

    /// Starts a connector, which proves with a token that it may serve a tunnel. Returns `None` if the token is not, or no longer, right.
    pub fn connect(&mut self, token: &str) -> Option<Uuid> {
        let token: Value = serde_json::from_slice(&STANDARD.decode(token).ok()?).ok()?;
        let id: Uuid = token["t"].as_str()?.parse().ok()?;
        let tunnel = self.tunnels.get_mut(*self.by_id.get(&id)?)?;
        let is_right = token["s"] == *tunnel.secret && token["a"] == *self.account;
        if !is_right || tunnel.deleted.is_some() {
            return None;
        }
        let count = match tunnel.kind {
            Kind::Cloudflared => DATA_CENTERS.len(),
            Kind::WarpConnector => 1,
        };
        let links = DATA_CENTERS.iter().take(count).map(|data_center| Link {
            id: Uuid::new_v4(),
            data_center,
            opened: now(),
            is_pending_reconnect: false,
        });
        let connector = Connector {
            id: Uuid::new_v4(),
            started: now(),
            links: links.collect(),
        };
        let id = connector.id;
        tunnel.connectors.push(connector);
        tunnel.carrier.get_or_insert(id);
        tunnel.links_changed();
        Some(id)
    }

    /// Breaks some links of a connector, which may come back.
    pub fn break_links(&mut self, connector: Uuid, count: usize) {
        self.with_connector(connector, |it| {
            for link in it.links.iter_mut().take(count) {
                link.is_pending_reconnect = true;
            }
        });
    }

    /// Brings all links of a connector back.
    pub fn mend_links(&mut self, connector: Uuid) {
        self.with_connector(connector, |it| {
            for link in &mut it.links {
                link.is_pending_reconnect = false;
            }
        });
    }

    fn with_connector(&mut self, id: Uuid, change: impl Fn(&mut Connector)) {
        for tunnel in &mut self.tunnels {
            if let Some(connector) = tunnel.connectors.iter_mut().find(|it| it.id == id) {
                change(connector);
                tunnel.links_changed();
            }
        }
    }
}
