//! Tests code that uses the client, without a socket: `cargo run --example without_a_server`.
#![forbid(unsafe_code)]

use cloudflare_tunnel::{Client, Error, InMemory, Reply};
use serde_json::json;

/// A function of the application.
async fn is_healthy(client: &Client, tunnel: &str, connector: &str) -> Result<bool, Error> {
    let connectors = client.zero_trust().tunnels().cloudflared().connectors();
    let found = connectors.get(tunnel, connector).await?;
    Ok(found.conns.is_some_and(|conns| !conns.is_empty()))
}

#[tokio::main(flavor = "current_thread")]
async fn main() -> Result<(), Error> {
    let body = json!({ "success": true, "errors": [], "messages": [], "result": { "conns": [] } });
    let path = "/cfd_tunnel/t/connectors/*";
    let service = InMemory::new().on("GET", path, Reply::no_connection()).on(
        "GET",
        path,
        Reply::json(200, &body),
    );
    let builder = Client::builder().api_token("token").account_id("account");
    let client = builder.transport(service.clone()).build()?;

    assert!(!is_healthy(&client, "t", "c").await?);
    // The first request found no server, and was retried.
    assert_eq!(service.received().len(), 2);
    Ok(())
}
