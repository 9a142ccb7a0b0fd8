//! The programs in `examples/`, as a person runs them, against the fake.

use std::fs;

use cloudflare_tunnel::models::CreateCloudflared;
use fake::Fake;

use super::{nothing_was_undocumented, service};

#[path = "../program/mod.rs"]
mod program;

use program::{run, text};

/// Runs a program with the environment of the service.
async fn against(fake: &Fake, name: &str, arguments: &[&str]) -> String {
    let url = fake.url();
    let options = fake.options();
    let variables = [
        ("CLOUDFLARE_BASE_URL", url.as_str()),
        ("CLOUDFLARE_API_TOKEN", &options.tokens[0].secret),
        ("CLOUDFLARE_ACCOUNT_ID", &options.account_id),
    ];
    text(&run(name, arguments, &variables).await)
}

/// The token in the output of a program.
fn token(output: &str) -> String {
    let (_, token) = output.split_once("--token ").unwrap();
    token.lines().next().unwrap().to_owned()
}

#[tokio::test]
async fn a_tunnel_is_made_configured_watched_and_rotated() {
    let (fake, client) = service().await;
    let made = against(&fake, "create_tunnel", &["blog"]).await;
    let (_, id) = made.split_once("made tunnel ").unwrap();
    let id = id.lines().next().unwrap();
    assert_eq!(made.matches("--token ").count(), 1);
    let connector = fake.connect(&token(&made)).unwrap();

    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("config.yml");
    let config = "tunnel: blog\noriginRequest: {connectTimeout: 1m30s}\ningress:\n  - hostname: blog.example.com\n    service: http://localhost:8000\n    originRequest: {noTLSVerify: true, keepAliveTimeout: 45s}\n  - service: http_status:404\n";
    fs::write(&path, config).unwrap();
    let path = path.to_str().unwrap();
    let configured = against(&fake, "configure_ingress", &[id, path]).await;
    assert_eq!(
        configured,
        "stdout:\nthe service has version 1 of the configuration\nexit code Some(0)"
    );
    let cloudflared = client.zero_trust().tunnels().cloudflared();
    let stored = cloudflared.configurations().get(id.parse().unwrap()).await;
    let stored = stored.unwrap().config.unwrap();
    assert_eq!(stored.origin_request.unwrap().connect_timeout, Some(90));
    let rules = stored.ingress.unwrap();
    let origin = rules[0].origin_request.as_ref().unwrap();
    assert_eq!(
        (origin.no_tls_verify, origin.keep_alive_timeout),
        (Some(true), Some(45))
    );
    assert_eq!(rules[1].service, "http_status:404");
    assert_eq!(rules[1].hostname, None);

    fake.break_links(connector, 1);
    let watched = against(&fake, "watch_connections", &[id, "0", "2"]).await;
    let row = format!("{connector}  2026.8.0    linux_amd64   (DFW) FRA DFW AMS\n");
    assert_eq!(watched.matches(&row).count(), 2, "{watched}");

    let rotated = against(&fake, "rotate_secret", &[id]).await;
    assert_ne!(token(&made), token(&rotated));
    assert_eq!(fake.connect(&token(&made)), None);
    assert!(fake.connect(&token(&rotated)).is_some());
    nothing_was_undocumented(&fake);
}

#[tokio::test]
async fn list_tunnels_shows_those_that_exist_or_those_that_are_gone() {
    let (fake, client) = service().await;
    fake.fill("site-", 1200);
    let cloudflared = client.zero_trust().tunnels().cloudflared();
    let create = CreateCloudflared::new("gone");
    let gone = cloudflared.create(&create).await.unwrap().id.unwrap();
    cloudflared.delete(gone).await.unwrap();

    let all = against(&fake, "list_tunnels", &[]).await;
    assert!(all.contains("\n1200 tunnels\n"));
    let some = against(&fake, "list_tunnels", &["site-119"]).await;
    assert_eq!(
        some.matches("cfd_tunnel      inactive  site-119").count(),
        11
    );
    let deleted = against(&fake, "list_tunnels", &["--deleted"]).await;
    assert_eq!(
        deleted,
        format!("stdout:\n{gone}  cfd_tunnel      inactive  gone\n1 tunnels\nexit code Some(0)")
    );
    nothing_was_undocumented(&fake);
}

#[tokio::test]
async fn wrong_arguments_are_explained() {
    let (fake, _) = service().await;
    for (name, usage) in [
        ("create_tunnel", "create_tunnel NAME [ACCOUNT_ID]"),
        (
            "configure_ingress",
            "configure_ingress TUNNEL_ID CONFIG_YML",
        ),
        ("rotate_secret", "rotate_secret TUNNEL_ID"),
        (
            "watch_connections",
            "watch_connections TUNNEL_ID [SECONDS] [TIMES]",
        ),
    ] {
        let output = against(&fake, name, &[]).await;
        assert_eq!(
            output,
            format!("stderr:\nusage: {usage}\nexit code Some(2)")
        );
    }
    let output = against(&fake, "rotate_secret", &["blog"]).await;
    assert!(output.starts_with("stderr:\nerror: "), "{output}");
    assert_eq!(fake.calls(), []);
}

#[tokio::test]
async fn a_failure_is_told_in_one_line() {
    let (fake, _) = service().await;
    fake.fill("blog", 1);
    let output = against(&fake, "create_tunnel", &["blog0"]).await;
    let account = &fake.options().account_id;
    assert_eq!(
        output,
        format!(
            "stderr:\nerror: POST /accounts/{account}/cfd_tunnel: 409 Conflict [1013] you already have a tunnel named `blog0` (at /name)\nexit code Some(1)"
        )
    );
}
