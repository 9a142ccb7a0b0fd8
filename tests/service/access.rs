//! Credentials, and the permissions that the documentation of a method names.

use cloudflare_tunnel::models::CreateCloudflared;
use cloudflare_tunnel::{Client, Error};
use fake::{Fake, Options, Token};

use super::{builder, nothing_was_undocumented, service};

#[tokio::test]
async fn each_kind_of_credential_is_accepted() -> Result<(), Error> {
    let (fake, _) = service().await;
    let Options {
        account_id,
        user: (email, key),
        service_key,
        ..
    } = fake.options();
    let anyone = || {
        Client::builder()
            .base_url(fake.url())
            .account_id(account_id.as_str())
    };
    let user = anyone().api_email(email.as_str()).api_key(key.as_str());
    for builder in [
        builder(&fake),
        user,
        anyone().user_service_key(service_key.as_str()),
    ] {
        builder.build()?.zero_trust().tunnels().list().await?;
    }
    nothing_was_undocumented(&fake);
    Ok(())
}

#[tokio::test]
async fn wrong_credentials_and_other_accounts_are_refused() {
    let (fake, client) = service().await;
    let stranger = builder(&fake).api_token("wrong").build().unwrap();
    let error = stranger.zero_trust().tunnels().list().await.unwrap_err();
    assert_eq!(error.status().unwrap(), 401);
    assert!(error.has_code(10000));
    let tunnels = client.zero_trust().tunnels();
    let error = tunnels.list().account_id("another").await.unwrap_err();
    assert_eq!(error.status().unwrap(), 403);
    // Neither the token nor its beginning is in the message.
    assert!(!error.to_string().contains("a-token"));
}

#[tokio::test]
async fn a_token_may_do_what_its_permissions_allow() -> Result<(), Error> {
    let token = Token {
        secret: "reader".to_owned(),
        permissions: Some(vec!["Cloudflare Tunnel Read".to_owned()]),
    };
    let fake = Fake::with(Options {
        tokens: vec![token],
        ..Options::default()
    });
    let fake = fake.await.unwrap();
    let tunnels = builder(&fake).build()?.zero_trust().tunnels();
    tunnels.list().await?;
    tunnels.cloudflared().list().await?;
    for error in [
        tunnels.warp_connector().list().await.unwrap_err(),
        tunnels
            .cloudflared()
            .create(&CreateCloudflared::new("blog"))
            .await
            .unwrap_err(),
    ] {
        assert_eq!(error.status().unwrap(), 403);
    }
    Ok(())
}
