//! The connectors of a tunnel, their links, and the connector that carries the traffic.

use serde_json::{Value, json};
use uuid::Uuid;

use super::answer::{INVALID, Refusal, Success};
use super::check::Request;
use super::state::State;
use super::tunnel::{Kind, Tunnel};

impl State {
    pub fn connectors(&mut self, kind: Kind, request: &Request) -> Result<Success, Refusal> {
        let tunnel = self.existing(kind, &request.path[1])?;
        let connectors = tunnel.connectors.iter().map(|it| it.json(tunnel));
        let connectors: Vec<Value> = connectors.collect();
        let info = json!({
            "count": connectors.len(),
            "page": 1,
            "per_page": connectors.len(),
            "total_count": connectors.len(),
        });
        Ok(Success {
            result: Value::Array(connectors),
            info: Some(info),
        })
    }

    pub fn connector(&mut self, kind: Kind, request: &Request) -> Result<Value, Refusal> {
        let tunnel = self.existing(kind, &request.path[1])?;
        let id: Option<Uuid> = request.path[2].parse().ok();
        let mut connectors = tunnel.connectors.iter();
        let connector = connectors.find(|it| Some(it.id) == id);
        let connector = connector.ok_or_else(|| Refusal::not_found("connector"))?;
        Ok(connector.json(tunnel))
    }

    /// Forgets the connectors whose links are cut: all of them, or the one that the request names.
    pub fn clean_up(&mut self, request: &Request) -> Result<Value, Refusal> {
        let tunnel = self.existing(Kind::Cloudflared, &request.path[1])?;
        let only = request.argument("client_id").and_then(Value::as_str);
        let only: Option<Uuid> = only.and_then(|it| it.parse().ok());
        let kept = |id: Uuid| only.is_some_and(|only| only != id);
        tunnel.connectors.retain(|it| kept(it.id));
        tunnel.links_changed();
        Ok(Value::Null)
    }

    pub fn fail_over(&mut self, request: &Request) -> Result<Value, Refusal> {
        let tunnel = self.existing(Kind::WarpConnector, &request.path[1])?;
        let id = request.body["client_id"].as_str().unwrap_or_default();
        let id: Option<Uuid> = id.parse().ok();
        require_mesh(tunnel)?;
        let mut connectors = tunnel.connectors.iter();
        let Some(found) = connectors.find(|it| Some(it.id) == id) else {
            return Err(Refusal::not_found("connector").at("/client_id"));
        };
        tunnel.carrier = Some(found.id);
        Ok(Value::Null)
    }
}

fn require_mesh(tunnel: &Tunnel) -> Result<(), Refusal> {
    match tunnel.mesh.mode.as_str() {
        "none" | "disabled" => {
            let message = "the tunnel has no high availability";
            Err(Refusal::new(400, INVALID, message))
        }
        _ => Ok(()),
    }
}
