//! Connectors: `client.zero_trust().tunnels().cloudflared().connectors()`.

use crate::models;
use crate::runtime;
use crate::runtime::call::builder::Call;
use crate::runtime::call::shared::Core;
use crate::runtime::http::parameter::Parameter;

/// Connectors: `client.zero_trust().tunnels().cloudflared().connectors()`.
#[derive(Clone, Debug)]
pub struct Connectors {
    core: Core,
}

impl Connectors {
    pub(crate) fn with_core(core: &Core) -> Self {
        Self { core: core.clone() }
    }

    /// Look up one connector of a tunnel
    ///
    /// Returns one running cloudflared process, and the links that it holds.
    ///
    /// `GET /accounts/{account_id}/cfd_tunnel/{tunnel_id}/connectors/{connector_id}`
    ///
    /// - `tunnel_id`: The tunnel.
    /// - `connector_id`: The connector of the tunnel.
    ///
    /// Returns [`TunnelClient`](crate::models::TunnelClient).
    ///
    /// Requires one of the permissions `Cloudflare One Connectors Write`, `Cloudflare One Connectors
    /// Read`, `Cloudflare One Connector: cloudflared Write`, `Cloudflare One Connector: cloudflared Read`,
    /// `Cloudflare Tunnel Write`, `Cloudflare Tunnel Read`.
    ///
    /// # Errors
    ///
    /// - 4XX: The connector could not be shown. ([`Envelope`](crate::models::Envelope))
    ///
    /// # Example
    ///
    /// ```no_run
    /// # async fn example(client: cloudflare_tunnel::Client) -> Result<(), cloudflare_tunnel::Error> {
    /// let response = client
    ///     .zero_trust()
    ///     .tunnels()
    ///     .cloudflared()
    ///     .connectors()
    ///     .get(uuid::uuid!("f70ff985-a4ef-4643-bbbc-4a0ed4fc8415"), uuid::uuid!("1bedc50d-42b3-473c-b108-ff3d10c0d925"))
    ///     .await?;
    /// # let _ = response;
    /// # Ok(())
    /// # }
    /// ```
    pub fn get(&self, tunnel_id: uuid::Uuid, connector_id: uuid::Uuid) -> GetCall {
        Call::new(&self.core)
            .put_styled_path(&Parameter::simple("tunnel_id"), &tunnel_id)
            .put_styled_path(&Parameter::simple("connector_id"), &connector_id)
    }
}

runtime::call::operation::operation!(Get as GetCall = "cloudflare-tunnel-get-cloudflare-tunnel-connector" {
    "GET" "/accounts/{account_id}/cfd_tunnel/{tunnel_id}/connectors/{connector_id}",
    /// Account that owns the tunnel.
    ///
    /// At most 32 characters.
    ///
    /// Used instead of the one that the client was built with.
    set account_id(account_id: &str) => put_path("account_id", account_id),
    success: runtime::call::success::Unwrap<models::Envelope<models::TunnelClient>>,
    "4XX" => models::Envelope<()>,
});
