//! Calls beyond the document: a field, an endpoint, and bodies of any length.
#![forbid(unsafe_code)]

use cloudflare_tunnel::models::CreateWarpConnector;
use cloudflare_tunnel::{Client, Error, Upload};
use serde_json::Value;

#[tokio::main(flavor = "current_thread")]
async fn main() -> Result<(), Error> {
    let client = Client::from_env()?;
    let tunnels = client.zero_trust().tunnels();

    // A field that the type does not have, and a credential for only this call.
    let create = CreateWarpConnector::new("blog");
    let call = tunnels.warp_connector().create(&create);
    let call = call.with_body_field("beta", &true);
    call.with_api_token("another token").await?;

    // An endpoint for which the client has no method.
    let version: Value = client.request("GET", "/version").await?;
    println!("{version}");

    // A body that is read piece by piece, and one that need not be in memory.
    let log = client.request("GET", "/log").with_raw_response().await?;
    let mut body = log.into_body();
    while let Some(piece) = body.chunk().await? {
        println!("{} bytes", piece.len());
    }
    let call = client.request("PUT", "/log");
    call.with_body("text/plain", Upload::from("one\ntwo\n"))
        .await?;
    Ok(())
}
