//! Types about `config`.

use crate::runtime;

#[cfg(any(feature = "zero-trust-tunnels-cloudflared", feature = "zero-trust-tunnels-warp-connector"))]
runtime::json::enumeration::open_enum! {
    /// Keeper of the configuration: `local` for a file beside cloudflared, `cloudflare` for the service,
    /// where the configuration calls can change it.
    pub enum ConfigSource {
        Local = "local",
        Cloudflare = "cloudflare",
    }
}
