//! Makes a tunnel, and prints the token for cloudflared once: `cargo run --example create_tunnel -- NAME [ACCOUNT_ID]`.
//!
//! Shows a request body, an account that is named for one call, and a secret, which only `expose` shows.
#![forbid(unsafe_code)]

use std::process::ExitCode;

use cloudflare_tunnel::models::{ConfigSource, CreateCloudflared};
use cloudflare_tunnel::{Client, Error};

#[tokio::main(flavor = "current_thread")]
async fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let (name, account_id) = match arguments.as_slice() {
        [name] => (name, None),
        [name, account_id] => (name, Some(account_id)),
        _ => {
            eprintln!("usage: create_tunnel NAME [ACCOUNT_ID]");
            return ExitCode::from(2);
        }
    };
    match create(name, account_id.map(String::as_str)).await {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("error: {error}");
            ExitCode::FAILURE
        }
    }
}

async fn create(name: &str, account_id: Option<&str>) -> Result<(), Error> {
    let client = Client::from_env()?;
    let cloudflared = client.zero_trust().tunnels().cloudflared();
    // The service keeps the configuration, so that `configure_ingress` can change it.
    let tunnel = CreateCloudflared::new(name).config_src(ConfigSource::Cloudflare);
    let mut call = cloudflared.create(&tunnel);
    if let Some(account_id) = account_id {
        call = call.account_id(account_id);
    }
    let tunnel = call.await?;
    let Some(id) = tunnel.id else {
        println!("made a tunnel, but the service did not tell its id");
        return Ok(());
    };
    println!("made tunnel {id}");

    let mut call = cloudflared.token().get(id);
    if let Some(account_id) = account_id {
        call = call.account_id(account_id);
    }
    let token = call.await?;
    println!(
        "run it with: cloudflared tunnel run --token {}",
        token.expose()
    );
    Ok(())
}
