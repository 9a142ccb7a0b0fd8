//! Prints one connector of a tunnel: `cargo run --example connector -- TUNNEL_ID CONNECTOR_ID`.
//!
//! `Client::from_env` reads the credentials and the account, and names any missing variable.
#![forbid(unsafe_code)]

use std::process::ExitCode;

use cloudflare_tunnel::models::TunnelClient;
use cloudflare_tunnel::{Client, Error, ErrorKind};
use uuid::Uuid;

#[tokio::main(flavor = "current_thread")]
async fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let ids: Option<Vec<Uuid>> = arguments.iter().map(|it| it.parse().ok()).collect();
    let Some([tunnel_id, connector_id]) = ids.as_deref() else {
        eprintln!("usage: connector TUNNEL_ID CONNECTOR_ID");
        return ExitCode::from(2);
    };
    match fetch(*tunnel_id, *connector_id).await {
        Ok(connector) => {
            print(&connector);
            ExitCode::SUCCESS
        }
        Err(error) => {
            eprintln!("error: {error}");
            eprintln!("help: {}", advice(&error));
            ExitCode::FAILURE
        }
    }
}

async fn fetch(tunnel_id: Uuid, connector_id: Uuid) -> Result<TunnelClient, Error> {
    let client = Client::from_env()?;
    client
        .zero_trust()
        .tunnels()
        .cloudflared()
        .connectors()
        .get(tunnel_id, connector_id)
        .await
}

fn print(connector: &TunnelClient) {
    let or_unknown = |value: &Option<String>| value.clone().unwrap_or_else(|| "unknown".to_owned());
    println!(
        "connector {}",
        or_unknown(&connector.id.map(|id| id.to_string()))
    );
    println!("  version  {}", or_unknown(&connector.version));
    println!("  arch     {}", or_unknown(&connector.arch));
    for connection in connector.conns.iter().flatten() {
        let since = match &connection.opened_at {
            Some(time) => time.to_string(),
            None => "an unknown time".to_owned(),
        };
        println!(
            "  linked to {} since {since}",
            or_unknown(&connection.colo_name)
        );
    }
}

fn advice(error: &Error) -> &'static str {
    if error.is_not_found() {
        return "check the ids, and that the tunnel belongs to the account";
    }
    if error.is_retryable() {
        return "the same call may succeed later";
    }
    match error.kind() {
        ErrorKind::Request => "nothing was sent: correct the settings or the arguments",
        ErrorKind::Api => "the server refused the call: see the codes above",
        // The kinds are open, so that a release can add one.
        _ => "the answer could not be used",
    }
}
