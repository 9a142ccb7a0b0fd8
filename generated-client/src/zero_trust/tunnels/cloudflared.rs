//! Cloudflared: `client.zero_trust().tunnels().cloudflared()`.

pub mod connectors;

use crate::runtime::call::shared::Core;

/// Cloudflared: `client.zero_trust().tunnels().cloudflared()`.
#[derive(Clone, Debug)]
pub struct Cloudflared {
    core: Core,
}

impl Cloudflared {
    pub(crate) fn with_core(core: &Core) -> Self {
        Self { core: core.clone() }
    }

    /// Connectors: `client.zero_trust().tunnels().cloudflared().connectors()`.
    pub fn connectors(&self) -> self::connectors::Connectors {
        self::connectors::Connectors::with_core(&self.core)
    }
}
