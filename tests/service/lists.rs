//! Long lists, page by page, and narrowed by filters.

use cloudflare_tunnel::Error;
use cloudflare_tunnel::models::{
    CreateCloudflared, CreateWarpConnector, Tunnel, TunnelStatus, TunnelType,
};

use super::{nothing_was_undocumented, service};

fn names(tunnels: &[Tunnel]) -> Vec<&str> {
    tunnels.iter().filter_map(|it| it.name.as_deref()).collect()
}

#[tokio::test]
async fn all_of_2500_tunnels_are_listed_once() -> Result<(), Error> {
    let (fake, client) = service().await;
    fake.fill("site-", 2500);
    let tunnels = client.zero_trust().tunnels();

    let mut stream = tunnels.list().stream();
    let mut found = Vec::new();
    while let Some(tunnel) = stream.next().await {
        found.push(tunnel?.name.unwrap());
    }
    let expected: Vec<String> = (0..2500).map(|number| format!("site-{number}")).collect();
    assert_eq!(found, expected);
    // The end is known from the count, so no empty page is asked for.
    assert_eq!(fake.calls().len(), 2500 / 20);

    let found = tunnels
        .cloudflared()
        .list()
        .per_page(1000)
        .all(usize::MAX)
        .await?;
    assert_eq!(names(&found), expected);
    assert_eq!(fake.calls().len(), 2500 / 20 + 3);

    let mut pages = tunnels.list().per_page(1000).page(3).pages();
    assert_eq!(pages.next().await.unwrap()?.len(), 500);
    assert!(pages.next().await.is_none());
    assert_eq!(tunnels.list().all(30).await?.len(), 30);

    let page = tunnels.list().page(2).with_response().await?;
    let info = page.body().result_info.as_ref().unwrap();
    assert_eq!((info.page, info.per_page), (Some(2), Some(20)));
    assert_eq!((info.count, info.total_count), (Some(20), Some(2500)));
    nothing_was_undocumented(&fake);
    Ok(())
}

#[tokio::test]
async fn every_filter_narrows_the_list() -> Result<(), Error> {
    let (fake, client) = service().await;
    let tunnels = client.zero_trust().tunnels();
    let (cloudflared, warp) = (tunnels.cloudflared(), tunnels.warp_connector());
    let create = CreateCloudflared::new("blog");
    let blog = cloudflared.create(&create).await?.id.unwrap();
    let before = jiff::Timestamp::now();
    fake.fill("site-", 2500);
    let create = CreateWarpConnector::new("office");
    let office = warp.create(&create).await?.id.unwrap();
    warp.delete(office).await?;
    let token = cloudflared.token().get(blog).await?;
    fake.connect(token.expose()).unwrap();
    let now = jiff::Timestamp::now();

    let list = || tunnels.list().per_page(1000);
    let count = async |call: cloudflare_tunnel::Call<_>| -> Result<usize, Error> {
        Ok(call.all(usize::MAX).await?.len())
    };
    assert_eq!(count(list()).await?, 2502);
    assert_eq!(names(&list().name("blog").await?), ["blog"]);
    assert_eq!(names(&list().is_deleted(true).await?), ["office"]);
    assert_eq!(count(list().is_deleted(false)).await?, 2501);
    assert_eq!(names(&list().uuid(blog).await?), ["blog"]);
    assert_eq!(names(&list().existed_at(before).await?), ["blog"]);
    assert_eq!(names(&list().was_active_at(now).await?), ["blog"]);
    assert_eq!(count(list().was_inactive_at(now)).await?, 2500);
    assert_eq!(count(list().include_prefix("site-1")).await?, 1111);
    assert_eq!(
        names(&list().exclude_prefix("site-").await?),
        ["blog", "office"]
    );
    assert_eq!(
        names(&list().status(TunnelStatus::Healthy).await?),
        ["blog"]
    );
    let kinds = [TunnelType::WarpConnector, TunnelType::Gre];
    assert_eq!(names(&list().tun_types(&kinds).await?), ["office"]);
    let calls = fake.calls();
    let target = &calls.last().unwrap().target;
    assert!(target.contains("tun_types=warp_connector,gre"), "{target}");

    assert_eq!(cloudflared.list().name("office").await?, []);
    assert_eq!(names(&warp.list().all(10).await?), ["office"]);
    nothing_was_undocumented(&fake);
    Ok(())
}

#[tokio::test]
async fn a_page_that_the_document_does_not_allow_is_refused() {
    let (fake, client) = service().await;
    let tunnels = client.zero_trust().tunnels();
    for call in [tunnels.list().per_page(1001), tunnels.list().page(0)] {
        assert_eq!(call.await.unwrap_err().status().unwrap(), 400);
    }
    assert_eq!(fake.violations().len(), 2);
}
