//! Tunnels of WARP Connector, whose connectors stand in for each other.

use cloudflare_tunnel::models::{
    CreateWarpConnector, EditWarpConnector, HaMode, HaStatus, MeshAddress, MeshAwsConfig,
    MeshConfig, MeshConfigInput, MeshEmptyConfig, MeshLocalConfig, TunnelType, UpdateFailover,
    UpdateMeshConfiguration,
};
use cloudflare_tunnel::{Error, Nullable};

use super::{nothing_was_undocumented, service};

#[tokio::test]
async fn one_connector_takes_over_from_another() -> Result<(), Error> {
    let (fake, client) = service().await;
    let warp = client.zero_trust().tunnels().warp_connector();
    let create = CreateWarpConnector::new("office");
    // The document of this operation is too old for `ha`, so it is sent by its name.
    let tunnel = warp.create(&create).with_body_field("ha", &true).await?;
    let id = tunnel.id.unwrap();
    assert_eq!(tunnel.tun_type, Some(TunnelType::WarpConnector));
    assert_eq!(tunnel.config_src, None);

    let local = MeshLocalConfig::new(vec![MeshAddress::new("10.0.0.100")]);
    let update = UpdateMeshConfiguration::new(HaMode::Local).config(MeshConfigInput::Local(local));
    let configuration = warp.configurations().update(id, &update).await?;
    assert_eq!(configuration.ha_mode, HaMode::Local);
    assert_eq!(warp.configurations().get(id).await?, configuration);
    let Some(MeshConfig::Local(local)) = configuration.config else {
        panic!("{:?}", configuration.config);
    };
    assert_eq!(local.vips[0].address, "10.0.0.100");

    let token = warp.token().get(id).await?;
    let first = fake.connect(token.expose()).unwrap();
    let second = fake.connect(token.expose()).unwrap();
    let roles = async || -> Result<_, Error> {
        let connectors = warp.connections().get(id).await?;
        let roles = connectors.into_iter().map(|it| (it.id, it.ha_status));
        Ok(roles.collect::<Vec<_>>())
    };
    let (active, passive) = (Some(HaStatus::Active), Some(HaStatus::Passive));
    let before = [
        (Some(first), active.clone()),
        (Some(second), passive.clone()),
    ];
    assert_eq!(roles().await?, before);
    warp.failover()
        .update(id, &UpdateFailover::new(second))
        .await?;
    let after = [(Some(first), passive), (Some(second), active.clone())];
    assert_eq!(roles().await?, after);
    assert_eq!(warp.connectors().get(id, second).await?.ha_status, active);
    nothing_was_undocumented(&fake);
    Ok(())
}

#[tokio::test]
async fn every_mode_can_be_sent_and_read() -> Result<(), Error> {
    let (fake, client) = service().await;
    let warp = client.zero_trust().tunnels().warp_connector();
    let create = CreateWarpConnector::new("office");
    let id = warp.create(&create).await?.id.unwrap();
    let new = warp.configurations().get(id).await?;
    assert_eq!((new.ha_mode, new.config), (HaMode::None, None));

    let aws = MeshConfigInput::Aws(MeshAwsConfig::new("eni-1"));
    let update = UpdateMeshConfiguration::new(HaMode::Aws).config(aws);
    let read = warp.configurations().update(id, &update).await?;
    assert_eq!(
        read.config,
        Some(MeshConfig::Aws(MeshAwsConfig::new("eni-1")))
    );
    for mode in [HaMode::Disabled, HaMode::None] {
        let plain = UpdateMeshConfiguration::new(mode.clone());
        let empty = MeshConfigInput::Empty(MeshEmptyConfig::new());
        let mut null = plain.clone();
        null.config = Nullable::Null;
        for update in [plain.clone(), plain.config(empty), null] {
            let read = warp.configurations().update(id, &update).await?;
            assert_eq!((&read.ha_mode, read.config), (&mode, None));
        }
    }
    // A mode without its settings, and a failover without high availability.
    let update = UpdateMeshConfiguration::new(HaMode::Local);
    let error = warp.configurations().update(id, &update).await.unwrap_err();
    assert_eq!(error.problems()[0].pointer.as_deref(), Some("/config"));
    let failover = UpdateFailover::new(id);
    assert!(warp.failover().update(id, &failover).await.is_err());

    let edit = EditWarpConnector::new().name("branch");
    assert_eq!(warp.edit(id, &edit).await?.name.as_deref(), Some("branch"));
    assert_eq!(warp.get(id).await?.name.as_deref(), Some("branch"));
    assert!(warp.delete(id).await?.deleted_at.is_some());
    nothing_was_undocumented(&fake);
    Ok(())
}
