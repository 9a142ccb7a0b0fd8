//! Connections: `client.zero_trust().tunnels().cloudflared().connections()`.

use crate::models;
use crate::runtime;
use crate::runtime::call::builder::Call;
use crate::runtime::call::shared::Core;
use crate::runtime::http::parameter::Parameter;

/// Connections: `client.zero_trust().tunnels().cloudflared().connections()`.
#[derive(Clone, Debug)]
pub struct Connections {
    core: Core,
}

impl Connections {
    pub(crate) fn with_core(core: &Core) -> Self {
        Self { core: core.clone() }
    }

    /// List who is connected to a tunnel
    ///
    /// Lists the running cloudflared processes of a tunnel, each with its links.
    ///
    /// `GET /accounts/{account_id}/cfd_tunnel/{tunnel_id}/connections`
    ///
    /// - `tunnel_id`: The tunnel.
    ///
    /// Returns a list of [`TunnelClient`](crate::models::TunnelClient).
    ///
    /// Requires one of the permissions `Cloudflare One Connectors Write`, `Cloudflare One Connectors
    /// Read`, `Cloudflare One Connector: cloudflared Write`, `Cloudflare One Connector: cloudflared Read`,
    /// `Cloudflare Tunnel Write`, `Cloudflare Tunnel Read`.
    ///
    /// # Errors
    ///
    /// - 4XX: The links could not be listed. ([`ListEnvelope`](crate::models::ListEnvelope))
    ///
    /// # Example
    ///
    /// ```no_run
    /// # async fn example(client: cloudflare_tunnel::Client) -> Result<(), cloudflare_tunnel::Error> {
    /// let response = client
    ///     .zero_trust()
    ///     .tunnels()
    ///     .cloudflared()
    ///     .connections()
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

    /// Cut the links of a tunnel
    ///
    /// Forgets links that are stale, and cuts those that are up. A connector that still runs comes back by
    /// itself.
    ///
    /// `DELETE /accounts/{account_id}/cfd_tunnel/{tunnel_id}/connections`
    ///
    /// - `tunnel_id`: The tunnel.
    ///
    /// Requires one of the permissions `Cloudflare One Connectors Write`, `Cloudflare One Connector:
    /// cloudflared Write`, `Cloudflare Tunnel Write`.
    ///
    /// # Errors
    ///
    /// - 4XX: No link was cut. ([`Envelope`](crate::models::Envelope))
    ///
    /// # Example
    ///
    /// ```no_run
    /// # async fn example(client: cloudflare_tunnel::Client) -> Result<(), cloudflare_tunnel::Error> {
    /// client
    ///     .zero_trust()
    ///     .tunnels()
    ///     .cloudflared()
    ///     .connections()
    ///     .delete(uuid::uuid!("f70ff985-a4ef-4643-bbbc-4a0ed4fc8415"))
    ///     .await?;
    /// # Ok(())
    /// # }
    /// ```
    pub fn delete(&self, tunnel_id: uuid::Uuid) -> DeleteCall {
        Call::new(&self.core)
            .put_styled_path(&Parameter::simple("tunnel_id"), &tunnel_id)
    }
}

runtime::call::operation::operation!(Get as GetCall = "cloudflare-tunnel-list-cloudflare-tunnel-connections" {
    "GET" "/accounts/{account_id}/cfd_tunnel/{tunnel_id}/connections",
    /// Account that owns the tunnel.
    ///
    /// At most 32 characters.
    ///
    /// Used instead of the one that the client was built with.
    set account_id(account_id: &str) => put_path("account_id", account_id),
    success: runtime::call::success::UnwrapOrEmpty<models::ListEnvelope<Vec<models::TunnelClient>>>,
    "4XX" => models::ListEnvelope<()>,
});

runtime::call::operation::operation!(Delete as DeleteCall = "cloudflare-tunnel-clean-up-cloudflare-tunnel-connections" {
    "DELETE" "/accounts/{account_id}/cfd_tunnel/{tunnel_id}/connections",
    /// Account that owns the tunnel.
    ///
    /// At most 32 characters.
    ///
    /// Used instead of the one that the client was built with.
    set account_id(account_id: &str) => put_path("account_id", account_id),
    /// Only the links of this connector.
    ///
    /// At most 36 characters.
    set client_id(client_id: uuid::Uuid) => put_query("client_id", &client_id),
    success: runtime::call::success::UnwrapEmpty<models::Envelope<()>>,
    "4XX" => models::Envelope<()>,
});
