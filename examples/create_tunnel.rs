//! Creates a WARP Connector tunnel: `cargo run --example create_tunnel -- NAME [ACCOUNT_ID]`.
//!
//! Shows a request body, an account named for one call, and the whole envelope instead of its result.
#![forbid(unsafe_code)]

use std::process::ExitCode;

use cloudflare_tunnel::models::{CreateWarpConnector, Envelope, Tunnel};
use cloudflare_tunnel::{Client, Error, Response};

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
        Ok(response) => {
            print(&response);
            ExitCode::SUCCESS
        }
        Err(error) => {
            eprintln!("error: {error}");
            ExitCode::FAILURE
        }
    }
}

async fn create(name: &str, account_id: Option<&str>) -> Result<Response<Envelope<Tunnel>>, Error> {
    let client = Client::from_env()?;
    let tunnel = CreateWarpConnector::new(name);
    let call = client
        .zero_trust()
        .tunnels()
        .warp_connector()
        .create(&tunnel);
    match account_id {
        Some(account_id) => call.account_id(account_id).with_response().await,
        None => call.with_response().await,
    }
}

fn print(response: &Response<Envelope<Tunnel>>) {
    let envelope = response.body();
    if let Some(id) = envelope.result.as_ref().and_then(|it| it.id.as_deref()) {
        println!("made tunnel {id}");
    }
    for message in &envelope.messages {
        println!("note {}: {}", message.code, message.message);
    }
}
