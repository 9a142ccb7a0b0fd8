//! The remote configuration of cloudflared, and the high availability of WARP Connector.

use serde_json::{Value, json};

use super::answer::{BAD_CONFIGURATION, Refusal};
use super::check::Request;
use super::state::State;
use super::tunnel::{Kind, Tunnel, Version, now};

impl State {
    pub fn configuration(&mut self, request: &Request) -> Result<Value, Refusal> {
        let account = self.account.clone();
        let tunnel = self.existing(Kind::Cloudflared, &request.path[1])?;
        Ok(configuration(tunnel, &account))
    }

    pub fn configure(&mut self, request: &Request) -> Result<Value, Refusal> {
        let account = self.account.clone();
        let tunnel = self.existing(Kind::Cloudflared, &request.path[1])?;
        let config = &request.body["config"];
        require_catch_all(config)?;
        let number = tunnel.configuration.as_ref().map_or(0, |it| it.number);
        tunnel.configuration = Some(Version {
            number: number + 1,
            content: config.clone(),
            at: now(),
        });
        tunnel.config_src = "cloudflare".to_owned();
        Ok(configuration(tunnel, &account))
    }

    pub fn mesh(&mut self, request: &Request) -> Result<Value, Refusal> {
        Ok(mesh(self.existing(Kind::WarpConnector, &request.path[1])?))
    }

    pub fn set_mesh(&mut self, request: &Request) -> Result<Value, Refusal> {
        let tunnel = self.existing(Kind::WarpConnector, &request.path[1])?;
        let mode = request.body["ha_mode"].as_str().unwrap_or_default();
        let config = &request.body["config"];
        let needed = match mode {
            "aws" => Some("fnr_id"),
            "local" => Some("vips"),
            _ => None,
        };
        if let Some(key) = needed.filter(|key| config.get(key).is_none()) {
            let message = format!("the mode `{mode}` needs `{key}`");
            return Err(Refusal::new(400, BAD_CONFIGURATION, message).at("/config"));
        }
        tunnel.mesh.mode = mode.to_owned();
        tunnel.mesh.config = needed.map_or(Value::Null, |_| config.clone());
        tunnel.mesh.version += 1;
        tunnel.mesh.updated = Some(now());
        Ok(mesh(tunnel))
    }
}

/// The last rule has to fit every request, and the rules before it must leave it something.
fn require_catch_all(config: &Value) -> Result<(), Refusal> {
    let refusal = |message: &str, index: usize| {
        let refusal = Refusal::new(400, BAD_CONFIGURATION, message);
        Err(refusal.at(&format!("/config/ingress/{index}")))
    };
    let Some(rules) = config["ingress"].as_array() else {
        return Ok(());
    };
    for (index, rule) in rules.iter().enumerate() {
        let host = rule["hostname"].as_str().unwrap_or_default();
        let fits_all = matches!(host, "" | "*") && rule.get("path").is_none();
        let is_last = index + 1 == rules.len();
        if is_last && !fits_all {
            return refusal("the last ingress rule must match all requests", index);
        }
        if !is_last && fits_all {
            return refusal("no rule after this one is ever reached", index);
        }
    }
    Ok(())
}

fn configuration(tunnel: &Tunnel, account: &str) -> Value {
    let version = tunnel.configuration.as_ref();
    let mut json = json!({
        "account_id": account,
        "tunnel_id": tunnel.id.to_string(),
        "version": version.map_or(0, |it| it.number),
        "source": tunnel.config_src,
        "created_at": version.map_or(tunnel.created, |it| it.at).to_string(),
    });
    if let Some(version) = version.filter(|it| !it.content.is_null()) {
        json["config"] = version.content.clone();
    }
    json
}

fn mesh(tunnel: &Tunnel) -> Value {
    let mesh = &tunnel.mesh;
    json!({
        "tunnel_id": tunnel.id.to_string(),
        "configuration_version": mesh.version,
        "ha_mode": mesh.mode,
        "config": mesh.config,
        "created_at": mesh.created.to_string(),
        "updated_at": mesh.updated.map(|at| at.to_string()),
    })
}
