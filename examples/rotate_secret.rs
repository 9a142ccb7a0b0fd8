//! Gives a tunnel a new secret, and prints the token that holds it: `cargo run --example rotate_secret -- TUNNEL_ID`.
//!
//! Connectors that run keep their links; they need the new token when they start again.
#![forbid(unsafe_code)]

use std::error::Error;
use std::process::ExitCode;

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use cloudflare_tunnel::models::EditCloudflared;
use cloudflare_tunnel::{Client, Secret};

#[tokio::main(flavor = "current_thread")]
async fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let [tunnel_id] = arguments.as_slice() else {
        eprintln!("usage: rotate_secret TUNNEL_ID");
        return ExitCode::from(2);
    };
    match rotate(tunnel_id).await {
        Ok(token) => {
            println!(
                "run it with: cloudflared tunnel run --token {}",
                token.expose()
            );
            ExitCode::SUCCESS
        }
        Err(error) => {
            eprintln!("error: {error}");
            ExitCode::FAILURE
        }
    }
}

async fn rotate(tunnel_id: &str) -> Result<Secret, Box<dyn Error>> {
    let tunnel_id = tunnel_id.parse()?;
    let mut secret = [0; 32];
    getrandom::fill(&mut secret)?;
    let edit = EditCloudflared::new().tunnel_secret(STANDARD.encode(secret));
    let client = Client::from_env()?;
    let cloudflared = client.zero_trust().tunnels().cloudflared();
    cloudflared.edit(tunnel_id, &edit).await?;
    Ok(cloudflared.token().get(tunnel_id).await?)
}
