//! Tunnels: `client.zero_trust().tunnels()`.

pub mod warp_connector;
pub mod cloudflared;

use crate::runtime::client::Core;

/// Tunnels: `client.zero_trust().tunnels()`.
#[derive(Clone, Debug)]
pub struct Tunnels {
    core: Core,
}

impl Tunnels {
    pub(crate) fn new(core: &Core) -> Self {
        Self { core: core.clone() }
    }

    /// Warp Connector: `client.zero_trust().tunnels().warp_connector()`.
    pub fn warp_connector(&self) -> self::warp_connector::WarpConnector {
        self::warp_connector::WarpConnector::new(&self.core)
    }

    /// Cloudflared: `client.zero_trust().tunnels().cloudflared()`.
    pub fn cloudflared(&self) -> self::cloudflared::Cloudflared {
        self::cloudflared::Cloudflared::new(&self.core)
    }
}
