//! Calls every operation of the API once or more, with arguments that succeed.

use cloudflare_tunnel::models::{
    ConfigSource, CreateCloudflared, CreateManagement, CreateWarpConnector, EditCloudflared,
    EditWarpConnector, HaMode, IngressRule, MeshAddress, MeshConfigInput, MeshLocalConfig,
    OriginRequest, TunnelConfigInput, TunnelStatus, TunnelType, UpdateConfiguration,
    UpdateFailover, UpdateMeshConfiguration,
};
use cloudflare_tunnel::{Client, Error};
use fake::Fake;

/// The number of operations.
pub const OPERATIONS: usize = 24;

/// Calls every operation on a service without tunnels.
pub async fn tour(fake: &Fake, client: &Client) -> Result<(), Error> {
    cloudflared(fake, client).await?;
    warp_connector(fake, client).await?;
    let list = client.zero_trust().tunnels().list();
    let kinds = [TunnelType::CfdTunnel, TunnelType::WarpConnector];
    let list = list.tun_types(&kinds).per_page(1).is_deleted(true);
    let list = list.existed_at(jiff::Timestamp::UNIX_EPOCH);
    list.all(10).await?;
    Ok(())
}

async fn cloudflared(fake: &Fake, client: &Client) -> Result<(), Error> {
    let cloudflared = client.zero_trust().tunnels().cloudflared();
    let create = CreateCloudflared::new("blog").config_src(ConfigSource::Cloudflare);
    let id = cloudflared.create(&create).await?.id.unwrap();
    cloudflared
        .edit(id, &EditCloudflared::new().name("journal"))
        .await?;
    let origin = OriginRequest::new().no_tls_verify(true).connect_timeout(5);
    let blog = IngressRule::new("https://localhost:8001");
    let blog = blog.hostname("blog.example.com").origin_request(origin);
    let rules = vec![blog, IngressRule::new("http_status:404")];
    let config = TunnelConfigInput::new().ingress(rules);
    let update = UpdateConfiguration::new().config(config);
    cloudflared.configurations().update(id, &update).await?;
    cloudflared.configurations().get(id).await?;
    let token = cloudflared.token().get(id).await?;
    let connector = fake.connect(token.expose()).unwrap();
    let manage = CreateManagement::new(vec!["logs".to_owned()]);
    cloudflared.management().create(id, &manage).await?;
    cloudflared.connections().get(id).await?;
    cloudflared.connectors().get(id, connector).await?;
    cloudflared
        .connections()
        .delete(id)
        .client_id(connector)
        .await?;
    cloudflared.delete(id).await?;
    cloudflared.get(id).await?;
    cloudflared
        .list()
        .uuid(id)
        .status(TunnelStatus::Down)
        .await?;
    Ok(())
}

async fn warp_connector(fake: &Fake, client: &Client) -> Result<(), Error> {
    let warp = client.zero_trust().tunnels().warp_connector();
    let create = CreateWarpConnector::new("office");
    let id = warp.create(&create).await?.id.unwrap();
    warp.edit(id, &EditWarpConnector::new().name("branch"))
        .await?;
    let local = MeshLocalConfig::new(vec![MeshAddress::new("10.0.0.100")]);
    let update = UpdateMeshConfiguration::new(HaMode::Local).config(MeshConfigInput::Local(local));
    warp.configurations().update(id, &update).await?;
    warp.configurations().get(id).await?;
    let token = warp.token().get(id).await?;
    let connectors = [fake.connect(token.expose()), fake.connect(token.expose())];
    let second = connectors[1].unwrap();
    warp.failover()
        .update(id, &UpdateFailover::new(second))
        .await?;
    warp.connections().get(id).await?;
    warp.connectors().get(id, second).await?;
    warp.list().name("branch").await?;
    warp.get(id).await?;
    let unused = warp.create(&CreateWarpConnector::new("unused")).await?;
    warp.delete(unused.id.unwrap()).await?;
    Ok(())
}
