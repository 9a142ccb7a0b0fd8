//! Types about `configuration`.

use crate::runtime;

#[cfg(feature = "zero-trust-tunnels-cloudflared")]
runtime::json::fields::encode_object! {
    /// The configuration to use.
    #[derive(Default)]
    pub struct UpdateConfiguration {
        new(),
        /// The configuration, which replaces the one before.
        pub config: Option<super::TunnelConfigInput> = optional "config" set config(impl Into<super::TunnelConfigInput>),
    }
}
