//! Tunnels: `client.zero_trust().tunnels()`.

pub mod cloudflared;
pub mod warp_connector;

use crate::runtime::call::shared::Core;

/// Tunnels: `client.zero_trust().tunnels()`.
#[derive(Clone, Debug)]
pub struct Tunnels {
    core: Core,
}

impl Tunnels {
    pub(crate) fn with_core(core: &Core) -> Self {
        Self { core: core.clone() }
    }

    /// Cloudflared: `client.zero_trust().tunnels().cloudflared()`.
    pub fn cloudflared(&self) -> self::cloudflared::Cloudflared {
        self::cloudflared::Cloudflared::with_core(&self.core)
    }

    /// Warp Connector: `client.zero_trust().tunnels().warp_connector()`.
    pub fn warp_connector(&self) -> self::warp_connector::WarpConnector {
        self::warp_connector::WarpConnector::with_core(&self.core)
    }
}
