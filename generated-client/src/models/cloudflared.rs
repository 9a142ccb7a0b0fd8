//! Types about `cloudflared`.

use crate::runtime;

#[cfg(feature = "zero-trust-tunnels-cloudflared")]
runtime::json::fields::encode_object! {
    /// The tunnel to make.
    pub struct CreateCloudflared {
        new(name(impl Into<String>)),
        /// Label by which people know the tunnel.
        pub name: String = required "name",
        /// Keeper of the configuration.
        ///
        /// Default: `"local"`.
        pub config_src: Option<super::ConfigSource> = optional "config_src" set config_src(impl Into<super::ConfigSource>),
        /// Base64 of at least 32 random bytes. Connectors prove with it that they may serve the tunnel.
        pub tunnel_secret: Option<runtime::auth::secret::Secret> = optional "tunnel_secret" set tunnel_secret(impl Into<runtime::auth::secret::Secret>),
    }
}

#[cfg(feature = "zero-trust-tunnels-cloudflared")]
runtime::json::fields::encode_object! {
    /// The changes of the tunnel.
    #[derive(Default)]
    pub struct EditCloudflared {
        new(),
        /// Label by which people know the tunnel.
        pub name: Option<String> = optional "name" set name(impl Into<String>),
        /// Base64 of at least 32 random bytes. Connectors prove with it that they may serve the tunnel.
        pub tunnel_secret: Option<runtime::auth::secret::Secret> = optional "tunnel_secret" set tunnel_secret(impl Into<runtime::auth::secret::Secret>),
    }
}
