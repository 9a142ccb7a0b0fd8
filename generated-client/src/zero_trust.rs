//! Zero Trust: `client.zero_trust()`.

#[cfg(any(feature = "zero-trust-tunnels", feature = "zero-trust-tunnels-cloudflared", feature = "zero-trust-tunnels-warp-connector"))]
pub mod tunnels;

use crate::runtime::call::shared::Core;

/// Zero Trust: `client.zero_trust()`.
#[derive(Clone, Debug)]
pub struct ZeroTrust {
    core: Core,
}

impl ZeroTrust {
    pub(crate) fn with_core(core: &Core) -> Self {
        Self { core: core.clone() }
    }

    #[cfg(any(feature = "zero-trust-tunnels", feature = "zero-trust-tunnels-cloudflared", feature = "zero-trust-tunnels-warp-connector"))]
    /// Tunnels: `client.zero_trust().tunnels()`.
    pub fn tunnels(&self) -> self::tunnels::Tunnels {
        self::tunnels::Tunnels::with_core(&self.core)
    }
}
