//! Tests code that uses the client, without a socket: `cargo run --example without_a_server`.
#![forbid(unsafe_code)]

use cloudflare_tunnel::{Client, Error, InMemory, Reply};
use serde_json::json;
use uuid::Uuid;

/// A function of the application.
async fn is_connected(client: &Client, tunnel: Uuid) -> Result<bool, Error> {
    let cloudflared = client.zero_trust().tunnels().cloudflared();
    let connectors = cloudflared.connections().get(tunnel).await?;
    Ok(!connectors.is_empty())
}

#[tokio::main(flavor = "current_thread")]
async fn main() -> Result<(), Error> {
    let body = json!({ "success": true, "errors": [], "messages": [], "result": [] });
    let path = "/cfd_tunnel/*/connections";
    let service = InMemory::new().on("GET", path, Reply::no_connection()).on(
        "GET",
        path,
        Reply::json(200, &body),
    );
    let builder = Client::builder().api_token("token").account_id("account");
    let client = builder.transport(service.clone()).build()?;

    assert!(!is_connected(&client, Uuid::nil()).await?);
    // The first request found no server, and was retried.
    assert_eq!(service.received().len(), 2);
    Ok(())
}
