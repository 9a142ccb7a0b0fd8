//! Token: `client.zero_trust().tunnels().cloudflared().token()`.

use crate::models;
use crate::runtime;
use crate::runtime::call::builder::Call;
use crate::runtime::call::shared::Core;
use crate::runtime::http::parameter::Parameter;

/// Token: `client.zero_trust().tunnels().cloudflared().token()`.
#[derive(Clone, Debug)]
pub struct Token {
    core: Core,
}

impl Token {
    pub(crate) fn with_core(core: &Core) -> Self {
        Self { core: core.clone() }
    }

    /// Get the token with which cloudflared runs a tunnel
    ///
    /// Returns the token for `cloudflared tunnel run --token`. Whoever has it can serve the traffic of the
    /// tunnel.
    ///
    /// `GET /accounts/{account_id}/cfd_tunnel/{tunnel_id}/token`
    ///
    /// - `tunnel_id`: The tunnel.
    ///
    /// Returns a secret string.
    ///
    /// Requires one of the permissions `Cloudflare One Connectors Write`, `Cloudflare One Connector:
    /// cloudflared Write`, `Cloudflare Tunnel Write`.
    ///
    /// # Errors
    ///
    /// - 4XX: The token could not be shown. ([`TokenEnvelope`](crate::models::TokenEnvelope))
    ///
    /// # Example
    ///
    /// ```no_run
    /// # async fn example(client: cloudflare_tunnel::Client) -> Result<(), cloudflare_tunnel::Error> {
    /// let response = client
    ///     .zero_trust()
    ///     .tunnels()
    ///     .cloudflared()
    ///     .token()
    ///     .get(uuid::uuid!("f70ff985-a4ef-4643-bbbc-4a0ed4fc8415"))
    ///     .await?;
    /// # let _ = response;
    /// # Ok(())
    /// # }
    /// ```
    pub fn get(&self, tunnel_id: uuid::Uuid) -> GetCall {
        Call::new(&self.core)
            .put_styled_path(&Parameter::simple("tunnel_id"), &tunnel_id)
    }
}

runtime::call::operation::operation!(Get as GetCall = "cloudflare-tunnel-get-a-cloudflare-tunnel-token" {
    "GET" "/accounts/{account_id}/cfd_tunnel/{tunnel_id}/token",
    /// Account that owns the tunnel.
    ///
    /// At most 32 characters.
    ///
    /// Used instead of the one that the client was built with.
    set account_id(account_id: &str) => put_path("account_id", account_id),
    success: runtime::call::success::Unwrap<models::TokenEnvelope<runtime::auth::secret::Secret>>,
    "4XX" => models::TokenEnvelope<()>,
});
