//! Making, showing, changing and removing tunnels, and their tokens.

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use serde_json::{Value, json};

use super::answer::{INVALID, NAME_IS_TAKEN, Refusal};
use super::check::Request;
use super::state::State;
use super::tunnel::{Kind, Tunnel};

impl State {
    pub fn create(&mut self, kind: Kind, request: &Request) -> Result<Value, Refusal> {
        let body = &request.body;
        let name = body["name"].as_str().unwrap_or_default();
        self.require_free(name)?;
        let secret = body["tunnel_secret"].as_str();
        secret.map_or(Ok(()), long_enough)?;
        let source = body["config_src"].as_str().unwrap_or("local");
        let account = self.account.clone();
        let tunnel = self.add(Tunnel::new(kind, name, source, secret));
        Ok(tunnel.json(&account))
    }

    pub fn show(&mut self, kind: Kind, request: &Request) -> Result<Value, Refusal> {
        let account = self.account.clone();
        Ok(self.tunnel(kind, &request.path[1])?.json(&account))
    }

    pub fn edit(&mut self, kind: Kind, request: &Request) -> Result<Value, Refusal> {
        let account = self.account.clone();
        let name = request.body["name"].as_str();
        let secret = request.body["tunnel_secret"].as_str();
        let is_new = name != Some(&self.existing(kind, &request.path[1])?.name);
        if let Some(name) = name.filter(|_| is_new) {
            self.require_free(name)?;
        }
        secret.map_or(Ok(()), long_enough)?;
        let tunnel = self.existing(kind, &request.path[1])?;
        if let Some(name) = name {
            tunnel.name = name.to_owned();
        }
        if let Some(secret) = secret {
            tunnel.secret = secret.to_owned();
        }
        Ok(tunnel.json(&account))
    }

    pub fn delete(&mut self, kind: Kind, request: &Request) -> Result<Value, Refusal> {
        let account = self.account.clone();
        let tunnel = self.tunnel(kind, &request.path[1])?;
        tunnel.remove()?;
        Ok(tunnel.json(&account))
    }

    pub fn token(&mut self, kind: Kind, request: &Request) -> Result<Value, Refusal> {
        let account = self.account.clone();
        let tunnel = self.existing(kind, &request.path[1])?;
        Ok(Value::from(tunnel.token(&account)))
    }

    /// A token that opens resources of the connectors. It differs from that of the tunnel, and does not hold its secret.
    pub fn management(&mut self, request: &Request) -> Result<Value, Refusal> {
        let tunnel = self.existing(Kind::Cloudflared, &request.path[1])?;
        let content = json!({ "tun": tunnel.id.to_string(), "res": request.body["resources"] });
        Ok(Value::from(STANDARD.encode(content.to_string())))
    }

    fn require_free(&self, name: &str) -> Result<(), Refusal> {
        let mut existing = self.tunnels.iter().filter(|it| it.deleted.is_none());
        if name.is_empty() {
            return Err(Refusal::new(400, INVALID, "a tunnel needs a name").at("/name"));
        }
        match existing.any(|it| it.name == name) {
            true => {
                let message = format!("you already have a tunnel named `{name}`");
                Err(Refusal::new(409, NAME_IS_TAKEN, message).at("/name"))
            }
            false => Ok(()),
        }
    }
}

/// Refuses a secret that is not the base64 of at least 32 bytes, without repeating it.
fn long_enough(secret: &str) -> Result<(), Refusal> {
    match STANDARD.decode(secret) {
        Ok(bytes) if bytes.len() >= 32 => Ok(()),
        _ => {
            let message = "a secret is at least 32 bytes, in base64";
            Err(Refusal::new(400, INVALID, message).at("/tunnel_secret"))
        }
    }
}
