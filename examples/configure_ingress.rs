//! Moves the ingress rules of cloudflared's `config.yml` to the service: `cargo run --example configure_ingress -- TUNNEL_ID config.yml`.
//!
//! The file has the same keys as the API, except that it writes times such as `30s`, where the API takes seconds.
#![forbid(unsafe_code)]

use std::error::Error;
use std::process::ExitCode;

use cloudflare_tunnel::Client;
use cloudflare_tunnel::models::{IngressRule, TunnelConfigInput, UpdateConfiguration};
use serde_json::Value;

/// The settings that are times.
const TIMES: [&str; 4] = [
    "connectTimeout",
    "tlsTimeout",
    "tcpKeepAlive",
    "keepAliveTimeout",
];

#[tokio::main(flavor = "current_thread")]
async fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let [tunnel_id, path] = arguments.as_slice() else {
        eprintln!("usage: configure_ingress TUNNEL_ID CONFIG_YML");
        return ExitCode::from(2);
    };
    match configure(tunnel_id, path).await {
        Ok(version) => {
            println!("the service has version {version} of the configuration");
            ExitCode::SUCCESS
        }
        Err(error) => {
            eprintln!("error: {error}");
            ExitCode::FAILURE
        }
    }
}

async fn configure(tunnel_id: &str, path: &str) -> Result<i64, Box<dyn Error>> {
    let text = std::fs::read_to_string(path).map_err(|error| format!("{path}: {error}"))?;
    let config = config(&text).map_err(|error| format!("{path}: {error}"))?;
    let update = UpdateConfiguration::new().config(config);
    let client = Client::from_env()?;
    let configurations = client.zero_trust().tunnels().cloudflared().configurations();
    let updated = configurations.update(tunnel_id.parse()?, &update).await?;
    Ok(updated.version.unwrap_or_default())
}

/// The part of a `config.yml` that the service keeps.
fn config(text: &str) -> Result<TunnelConfigInput, Box<dyn Error>> {
    let mut file: Value = serde_yaml::from_str(text)?;
    let mut rules = file["ingress"].take();
    let mut origin = file["originRequest"].take();
    in_seconds(&mut origin)?;
    for rule in rules.as_array_mut().ok_or("there is no list `ingress`")? {
        in_seconds(&mut rule["originRequest"])?;
        // Looking for it made an entry.
        if let Some(rule) = rule.as_object_mut() {
            rule.retain(|_, value| !value.is_null());
        }
    }
    let rules: Vec<IngressRule> = serde_json::from_value(rules)?;
    let mut config = TunnelConfigInput::new().ingress(rules);
    config.origin_request = serde_json::from_value(origin)?;
    Ok(config)
}

/// Turns times such as `1m30s` into seconds.
fn in_seconds(settings: &mut Value) -> Result<(), Box<dyn Error>> {
    for (key, value) in settings.as_object_mut().into_iter().flatten() {
        if let (true, Some(text)) = (TIMES.contains(&key.as_str()), value.as_str()) {
            let time: jiff::SignedDuration = text.parse()?;
            *value = Value::from(time.as_secs());
        }
    }
    Ok(())
}
