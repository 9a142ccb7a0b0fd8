//! The life of a tunnel, from its creation to its removal.

use std::collections::BTreeSet;

use cloudflare_tunnel::Error;
use cloudflare_tunnel::models::{
    ConfigSource, CreateCloudflared, CreateManagement, EditCloudflared, IngressRule, OriginAccess,
    OriginRequest, TunnelConfigInput, TunnelStatus, TunnelType, UpdateConfiguration,
};
use fake::{Call, Fake};
use uuid::Uuid;

use super::tour::{OPERATIONS, tour};
use super::{nothing_was_undocumented, service};

fn rules() -> TunnelConfigInput {
    let access = OriginAccess::new(vec!["tag".to_owned()], "team").required(true);
    let origin = OriginRequest::new()
        .connect_timeout(5)
        .no_tls_verify(true)
        .match_sni_to_host(true)
        .http2_origin(true)
        .access(access);
    let blog = IngressRule::new("https://localhost:8001")
        .hostname("blog.example.com")
        .path("^/posts")
        .origin_request(origin);
    // The last rule has no host, since it has to fit every request.
    let otherwise = IngressRule::new("http_status:404");
    TunnelConfigInput::new().ingress(vec![blog, otherwise])
}

#[tokio::test]
async fn a_tunnel_from_its_creation_to_its_removal() -> Result<(), Error> {
    let (fake, client) = service().await;
    let cloudflared = client.zero_trust().tunnels().cloudflared();

    let create = CreateCloudflared::new("blog").config_src(ConfigSource::Local);
    let tunnel = cloudflared.create(&create).await?;
    let id = tunnel.id.unwrap();
    assert_eq!(tunnel.name.as_deref(), Some("blog"));
    assert_eq!(tunnel.status, Some(TunnelStatus::Inactive));
    assert_eq!(tunnel.tun_type, Some(TunnelType::CfdTunnel));
    assert_eq!(tunnel.config_src, Some(ConfigSource::Local));
    assert_eq!((tunnel.conns_active_at, tunnel.deleted_at), (None, None));
    assert_eq!(tunnel.conns_inactive_at, tunnel.created_at);

    let configurations = cloudflared.configurations();
    assert_eq!(configurations.get(id).await?.config, None);
    let update = UpdateConfiguration::new().config(rules());
    let updated = configurations.update(id, &update).await?;
    assert_eq!(updated.version, Some(1));
    assert_eq!(updated.source, Some(ConfigSource::Cloudflare));
    // What comes back can be sent again.
    let stored = configurations.get(id).await?.config.unwrap();
    assert_eq!(TunnelConfigInput::from(stored), rules());

    let token = cloudflared.token().get(id).await?;
    let connector = fake.connect(token.expose()).unwrap();
    let connectors = cloudflared.connections().get(id).await?;
    assert_eq!(connectors.len(), 1);
    assert_eq!(connectors[0].id, Some(connector));
    assert_eq!(connectors[0].config_version, Some(1));
    assert_eq!(connectors[0].conns.as_ref().unwrap().len(), 4);
    let alone = cloudflared.connectors().get(id, connector).await?;
    assert_eq!(alone, connectors[0]);
    let tunnel = cloudflared.get(id).await?;
    assert_eq!(tunnel.status, Some(TunnelStatus::Healthy));
    assert!(tunnel.conns_active_at.is_some() && tunnel.conns_inactive_at.is_none());

    fake.break_links(connector, 1);
    assert_eq!(
        cloudflared.get(id).await?.status,
        Some(TunnelStatus::Degraded)
    );
    let links = cloudflared
        .connectors()
        .get(id, connector)
        .await?
        .conns
        .unwrap();
    let pending = links
        .iter()
        .filter(|it| it.is_pending_reconnect == Some(true));
    assert_eq!(pending.count(), 1);

    // A tunnel with live links cannot be removed.
    let error = cloudflared.delete(id).await.unwrap_err();
    assert!(error.has_code(1022), "{error}");
    cloudflared
        .connections()
        .delete(id)
        .client_id(connector)
        .await?;
    assert_eq!(cloudflared.connections().get(id).await?, []);
    assert_eq!(cloudflared.get(id).await?.status, Some(TunnelStatus::Down));

    let removed = cloudflared.delete(id).await?;
    assert!(removed.deleted_at.is_some());
    // It stays visible, and its token does not work any more.
    assert_eq!(cloudflared.get(id).await?.deleted_at, removed.deleted_at);
    assert_eq!(fake.connect(token.expose()), None);
    assert!(
        cloudflared
            .token()
            .get(id)
            .await
            .unwrap_err()
            .is_not_found()
    );
    nothing_was_undocumented(&fake);
    Ok(())
}

#[tokio::test]
async fn a_tunnel_is_renamed_and_gets_a_new_secret() -> Result<(), Error> {
    let (fake, client) = service().await;
    let cloudflared = client.zero_trust().tunnels().cloudflared();
    let create = CreateCloudflared::new("blog");
    let id = cloudflared.create(&create).await?.id.unwrap();
    cloudflared.create(&CreateCloudflared::new("shop")).await?;
    let before = cloudflared.token().get(id).await?;

    let secret = "AQIDBAUGBwgBAgMEBQYHCAECAwQFBgcIAQIDBAUGBwg=";
    let edit = EditCloudflared::new().name("journal").tunnel_secret(secret);
    // Secrets are not shown by accident.
    assert!(!format!("{edit:?}").contains(secret));
    let edited = cloudflared.edit(id, &edit).await?;
    assert_eq!(edited.name.as_deref(), Some("journal"));
    let after = cloudflared.token().get(id).await?;
    assert!(!format!("{after:?}").contains(after.expose()));
    assert_eq!(fake.connect(before.expose()), None);
    assert!(fake.connect(after.expose()).is_some());

    let error = cloudflared
        .edit(id, &EditCloudflared::new().name("shop"))
        .await;
    assert!(error.unwrap_err().has_code(1013));
    let short = CreateCloudflared::new("short").tunnel_secret("c2hvcnQ=");
    let error = cloudflared.create(&short).await.unwrap_err();
    assert_eq!(
        error.problems()[0].pointer.as_deref(),
        Some("/tunnel_secret")
    );
    assert!(!error.to_string().contains("c2hvcnQ="));

    let manage = CreateManagement::new(vec!["logs".to_owned()]);
    let token = cloudflared.management().create(id, &manage).await?;
    assert!(!format!("{token:?}").contains(token.expose()));
    nothing_was_undocumented(&fake);
    Ok(())
}

#[tokio::test]
async fn rules_without_a_catch_all_are_refused_with_their_place() -> Result<(), Error> {
    let (fake, client) = service().await;
    let cloudflared = client.zero_trust().tunnels().cloudflared();
    let create = CreateCloudflared::new("blog");
    let id = cloudflared.create(&create).await?.id.unwrap();
    let mut config = rules();
    config.ingress.as_mut().unwrap().pop();
    let update = UpdateConfiguration::new().config(config);
    let error = cloudflared.configurations().update(id, &update).await;
    let error = error.unwrap_err();
    assert_eq!(
        error.problems()[0].pointer.as_deref(),
        Some("/config/ingress/0")
    );
    // A configuration without any rule breaks the document itself.
    let empty = TunnelConfigInput::new().ingress(Vec::new());
    let update = UpdateConfiguration::new().config(empty);
    let error = cloudflared.configurations().update(id, &update).await;
    assert_eq!(error.unwrap_err().status().unwrap(), 400);
    assert_eq!(fake.violations().len(), 1);
    Ok(())
}

/// The requests, with the same name for the same id.
fn on_the_wire(calls: &[Call]) -> String {
    let mut lines = Vec::new();
    let mut ids: Vec<String> = Vec::new();
    for call in calls {
        let mut line = format!("{} {} {}", call.method, call.target, call.body);
        for text in line
            .clone()
            .split(|it: char| it != '-' && !it.is_ascii_hexdigit())
        {
            if text.parse::<Uuid>().is_err() || text.len() != 36 {
                continue;
            }
            let known = ids.iter().position(|it| it == text);
            let number = known.unwrap_or(ids.len());
            if known.is_none() {
                ids.push(text.to_owned());
            }
            line = line.replace(text, &format!("<id {number}>"));
        }
        lines.push(line.trim_end().to_owned());
    }
    lines.join("\n")
}

#[tokio::test]
async fn every_operation_of_the_document_can_be_called() -> Result<(), Error> {
    let (fake, client) = service().await;
    tour(&fake, &client).await?;
    let calls = fake.calls();
    assert!(calls.iter().all(|it| it.status == Some(200)), "{calls:#?}");
    let called: BTreeSet<&str> = calls.iter().map(|it| it.operation.as_str()).collect();
    assert_eq!(called.len(), OPERATIONS);
    insta::assert_snapshot!(on_the_wire(&calls));
    let declared = Fake::operations();
    assert_eq!(called, declared.iter().map(String::as_str).collect());
    nothing_was_undocumented(&fake);
    Ok(())
}
