//! The client on one page. The README shows this program; `tests/tidy.rs` keeps the two the same.
#![forbid(unsafe_code)]

use cloudflare_tunnel::models::CreateWarpConnector;
use cloudflare_tunnel::{Client, Error};

#[tokio::main(flavor = "current_thread")]
async fn main() -> Result<(), Error> {
    // Reads CLOUDFLARE_API_TOKEN, or CLOUDFLARE_EMAIL and CLOUDFLARE_API_KEY, and CLOUDFLARE_ACCOUNT_ID.
    let client = Client::from_env()?;
    let tunnels = client.zero_trust().tunnels();

    // A call is awaited directly, and returns the result without its envelope.
    let tunnel = tunnels
        .warp_connector()
        .create(&CreateWarpConnector::new("blog"))
        .await?;
    println!("made {:?}", tunnel.id);

    // A list is a stream, which asks for the next page when it is needed.
    let mut all = tunnels.list().per_page(1000).stream();
    while let Some(tunnel) = all.next().await {
        println!("there is {:?}", tunnel?.name);
    }

    // A call can name another account, and can return the envelope, the status and the headers as well.
    let response = tunnels
        .cloudflared()
        .list()
        .account_id("another-account")
        .with_response()
        .await?;
    println!("{} {:?}", response.status(), response.body().messages);
    Ok(())
}
