//! A fault at every call of a program: nothing is made twice, and nothing is lost.

use cloudflare_tunnel::models::{
    CreateCloudflared, CreateManagement, EditCloudflared, IngressRule, TunnelConfigInput,
    UpdateConfiguration,
};
use cloudflare_tunnel::{Client, Error};
use fake::{Fake, Fault};
use tokio::task::JoinSet;
use uuid::Uuid;

use super::{builder, carried_out, nothing_was_undocumented};

/// More than the program has.
const CALLS: usize = 16;

/// The tunnel of this name, which is made if it does not exist.
///
/// The client does not repeat a creation of which it does not know whether it took effect. A look at the list tells.
async fn ensure(client: &Client, name: &str) -> Result<Uuid, Error> {
    let cloudflared = client.zero_trust().tunnels().cloudflared();
    let mut failure = None;
    for _ in 0..2 {
        let found = cloudflared.list().name(name).is_deleted(false).await?;
        if let Some(tunnel) = found.into_iter().next() {
            return Ok(tunnel.id.unwrap());
        }
        match cloudflared.create(&CreateCloudflared::new(name)).await {
            Ok(tunnel) => return Ok(tunnel.id.unwrap()),
            Err(error) => failure = Some(error),
        }
    }
    Err(failure.unwrap())
}

/// Makes a tunnel, uses every kind of call on it, and removes it.
async fn program(client: &Client) -> Result<(), Error> {
    let id = ensure(client, "blog").await?;
    let cloudflared = client.zero_trust().tunnels().cloudflared();
    // These two calls use methods that may do something at each attempt, but these do the same each time.
    let edit = EditCloudflared::new().name("journal");
    if cloudflared.edit(id, &edit).await.is_err() {
        cloudflared.edit(id, &edit).await?;
    }
    let manage = CreateManagement::new(vec!["logs".to_owned()]);
    if cloudflared.management().create(id, &manage).await.is_err() {
        cloudflared.management().create(id, &manage).await?;
    }
    let rules = vec![IngressRule::new("http_status:404")];
    let config = TunnelConfigInput::new().ingress(rules);
    let update = UpdateConfiguration::new().config(config);
    cloudflared.configurations().update(id, &update).await?;
    let stored = cloudflared.configurations().get(id).await?;
    assert_eq!(stored.config.unwrap().ingress.unwrap().len(), 1);
    cloudflared.token().get(id).await?;
    cloudflared.connections().get(id).await?;
    cloudflared.connections().delete(id).await?;
    assert!(cloudflared.delete(id).await?.deleted_at.is_some());
    Ok(())
}

/// Runs the program with one fault, and returns the number of requests.
async fn run(fault: Fault, at: usize) -> usize {
    let fake = Fake::start().await.unwrap();
    fake.plan(at, fault);
    let client = builder(&fake).build().unwrap();
    let result = program(&client).await;
    assert!(result.is_ok(), "{fault:?} at {at}: {result:?}");
    let what = format!("{fault:?} at {at}: {:#?}", fake.calls());
    assert_eq!(
        carried_out(&fake, "create-a-cloudflare-tunnel"),
        1,
        "{what}"
    );
    let all = client.zero_trust().tunnels().list().all(10).await.unwrap();
    assert_eq!(all.len(), 1, "{what}");
    assert_eq!(all[0].name.as_deref(), Some("journal"), "{what}");
    assert!(all[0].deleted_at.is_some(), "{what}");
    nothing_was_undocumented(&fake);
    fake.calls().len()
}

#[tokio::test(flavor = "multi_thread")]
async fn a_fault_at_any_call_neither_repeats_a_creation_nor_loses_anything() {
    let mut runs = JoinSet::new();
    for fault in Fault::ALL {
        for at in 0..CALLS {
            runs.spawn(run(fault, at));
        }
    }
    let requests = runs.join_all().await;
    assert_eq!(requests.len(), Fault::ALL.len() * CALLS);
    // A run without a fault, since it comes too late, has as many requests as calls: so every call met every fault.
    assert!(requests.iter().min().is_some_and(|it| *it <= CALLS));
}

#[tokio::test]
async fn a_creation_of_which_nothing_is_known_is_left_to_the_caller() {
    let fake = Fake::start().await.unwrap();
    let client = builder(&fake).build().unwrap();
    let cloudflared = client.zero_trust().tunnels().cloudflared();
    for (number, fault) in [Fault::CutAfterEffect, Fault::GatewayAfterEffect]
        .iter()
        .enumerate()
    {
        fake.plan(0, *fault);
        let create = CreateCloudflared::new(format!("blog-{number}"));
        let error = cloudflared.create(&create).await.unwrap_err();
        assert!(!error.is_retryable(), "{error}");
    }
    assert_eq!(carried_out(&fake, "create-a-cloudflare-tunnel"), 2);
    // A refusal that says when to come back is no creation, so it is repeated.
    for fault in [Fault::TooMany(0), Fault::Unavailable(Some(0))] {
        fake.plan(0, fault);
        let create = CreateCloudflared::new(format!("{fault:?}"));
        cloudflared.create(&create).await.unwrap();
    }
    assert_eq!(carried_out(&fake, "create-a-cloudflare-tunnel"), 4);
}
