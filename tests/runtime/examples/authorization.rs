//! Asks a user for an authorization, and calls the API with the tokens. A service at `BASE_URL` must know the client `CLIENT_ID`.
//!
//! `BASE_URL=https://api.example.com CLIENT_ID=app cargo run -p runtime-tests --example authorization`

use std::error::Error;
use std::io;

use runtime_tests::Client;
use runtime_tests::runtime::auth::oauth::AuthorizationGrant;

#[tokio::main]
async fn main() -> Result<(), Box<dyn Error>> {
    let (base_url, id) = (std::env::var("BASE_URL")?, std::env::var("CLIENT_ID")?);
    let builder = Client::builder().base_url(&base_url);
    let asked = builder.api_token_authorization(&id, "http://localhost:8080/back")?;
    let asked = asked.scope("tunnels:read");
    println!(
        "Open {}\nand paste the URL to which it leads:",
        asked.url()?
    );
    let mut callback = String::new();
    io::stdin().read_line(&mut callback)?;
    let tokens = asked.exchange(callback.trim()).await?;

    let refresh = tokens
        .refresh
        .ok_or("the service issues no refresh token")?;
    let grant = AuthorizationGrant::refresh_token(refresh.expose()).public_client(&id);
    let grant =
        grant.on_refresh_token(|token| println!("To be stored: {} bytes", token.expose().len()));
    let client = Client::builder().base_url(&base_url).account_id("6");
    let client = client.api_token_grant(grant).build()?;
    println!("{:?}", client.warp_connector().list().await?);
    Ok(())
}
