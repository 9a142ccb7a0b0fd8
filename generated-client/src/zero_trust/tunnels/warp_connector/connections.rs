//! Connections: `client.zero_trust().tunnels().warp_connector().connections()`.

use crate::models;
use crate::runtime;
use crate::runtime::call::builder::Call;
use crate::runtime::call::shared::Core;
use crate::runtime::http::parameter::Parameter;

/// Connections: `client.zero_trust().tunnels().warp_connector().connections()`.
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
    /// Lists the running WARP Connectors of a tunnel, each with its links.
    ///
    /// `GET /accounts/{account_id}/warp_connector/{tunnel_id}/connections`
    ///
    /// - `tunnel_id`: The tunnel.
    ///
    /// Returns a list of [`WarpConnectorClient`](crate::models::WarpConnectorClient).
    ///
    /// Requires one of the permissions `Cloudflare One Connectors Write`, `Cloudflare One Connectors
    /// Read`, `Cloudflare One Connector: WARP Write`, `Cloudflare One Connector: WARP Read`.
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
    ///     .warp_connector()
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
}

runtime::call::operation::operation!(Get as GetCall = "cloudflare-tunnel-list-warp-connector-tunnel-connections" {
    "GET" "/accounts/{account_id}/warp_connector/{tunnel_id}/connections",
    /// Account that owns the tunnel.
    ///
    /// At most 32 characters.
    ///
    /// Used instead of the one that the client was built with.
    set account_id(account_id: &str) => put_path("account_id", account_id),
    success: runtime::call::success::UnwrapOrEmpty<models::ListEnvelope<Vec<models::WarpConnectorClient>>>,
    "4XX" => models::ListEnvelope<()>,
});
