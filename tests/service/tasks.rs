//! One client in many tasks, and a service that limits its requests.

use std::collections::HashSet;
use std::time::Duration;

use cloudflare_tunnel::models::CreateCloudflared;
use cloudflare_tunnel::{Client, Error};
use fake::{Fake, Options};
use tokio::task::JoinSet;
use uuid::Uuid;

use super::{builder, carried_out, nothing_was_undocumented, service};

async fn make(client: Client, name: String) -> Result<Uuid, Error> {
    let cloudflared = client.zero_trust().tunnels().cloudflared();
    let tunnel = cloudflared.create(&CreateCloudflared::new(name.as_str()));
    let id = tunnel.await?.id.unwrap();
    cloudflared.token().get(id).await?;
    assert_eq!(cloudflared.get(id).await?.name, Some(name));
    Ok(id)
}

#[tokio::test(flavor = "multi_thread")]
async fn one_client_serves_64_tasks() -> Result<(), Error> {
    let (fake, client) = service().await;
    let mut tasks = JoinSet::new();
    for number in 0..64 {
        tasks.spawn(make(client.clone(), format!("task-{number}")));
    }
    let mut ids = HashSet::new();
    while let Some(made) = tasks.join_next().await {
        ids.insert(made.unwrap()?);
    }
    assert_eq!(ids.len(), 64);
    let tunnels = client.zero_trust().tunnels();
    let listed = tunnels.list().all(1000).await?;
    let listed: HashSet<Uuid> = listed.into_iter().filter_map(|it| it.id).collect();
    assert_eq!(listed, ids);
    assert_eq!(carried_out(&fake, "create-a-cloudflare-tunnel"), 64);
    nothing_was_undocumented(&fake);
    Ok(())
}

#[tokio::test(flavor = "multi_thread")]
async fn a_limit_of_requests_slows_tasks_down_and_fails_none() {
    let fake = Fake::with(Options {
        rate: Some((10, Duration::from_millis(800))),
        ..Options::default()
    });
    let fake = fake.await.unwrap();
    let client = builder(&fake).max_retries(6).build().unwrap();
    let mut tasks = JoinSet::new();
    for number in 0..8 {
        tasks.spawn(make(client.clone(), format!("task-{number}")));
    }
    let made = tasks.join_all().await;
    assert!(made.iter().all(Result::is_ok), "{made:?}");
    assert!(fake.calls().iter().any(|it| it.status == Some(429)));
    assert_eq!(carried_out(&fake, "create-a-cloudflare-tunnel"), 8);
    nothing_was_undocumented(&fake);
}
