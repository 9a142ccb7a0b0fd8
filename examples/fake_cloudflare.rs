//! Starts a fake of the service, to try the client and the other examples by hand: `cargo run --example fake_cloudflare -- [PORT]`.
//!
//! It has some tunnels, and a connector whose links come and go. It forgets everything when it ends.
#![forbid(unsafe_code)]

use std::error::Error;
use std::time::Duration;

use cloudflare_tunnel::Client;
use cloudflare_tunnel::models::{CreateCloudflared, CreateWarpConnector};
use fake::{Fake, Options};

#[tokio::main]
async fn main() -> Result<(), Box<dyn Error>> {
    let port = std::env::args().nth(1).map_or(Ok(0), |it| it.parse())?;
    let fake = Fake::with(Options {
        port,
        ..Options::default()
    });
    let fake = fake.await?;
    let token = &fake.options().tokens[0].secret;
    let account = &fake.options().account_id;
    println!("export CLOUDFLARE_BASE_URL={}", fake.url());
    println!("export CLOUDFLARE_API_TOKEN={token}");
    println!("export CLOUDFLARE_ACCOUNT_ID={account}");

    let client = Client::builder().base_url(fake.url());
    let client = client
        .api_token(token.as_str())
        .account_id(account)
        .build()?;
    let tunnels = client.zero_trust().tunnels();
    let blog = tunnels
        .cloudflared()
        .create(&CreateCloudflared::new("blog"));
    let blog = blog.await?.id.ok_or("a tunnel has an id")?;
    let office = CreateWarpConnector::new("office");
    tunnels.warp_connector().create(&office).await?;
    fake.fill("site-", 30);
    println!("# The tunnel `blog` has a connector: {blog}");

    let secret = tunnels.cloudflared().token().get(blog).await?;
    let connector = fake.connect(secret.expose()).ok_or("the token is new")?;
    loop {
        tokio::time::sleep(Duration::from_secs(4)).await;
        fake.break_links(connector, 2);
        tokio::time::sleep(Duration::from_secs(4)).await;
        fake.mend_links(connector);
    }
}
