//! Warp Connector: `client.zero_trust().tunnels().warp_connector()`.

use crate::models;
use crate::runtime;
use crate::runtime::call::builder::Call;
use crate::runtime::call::shared::Core;

/// Warp Connector: `client.zero_trust().tunnels().warp_connector()`.
#[derive(Clone, Debug)]
pub struct WarpConnector {
    core: Core,
}

impl WarpConnector {
    pub(crate) fn with_core(core: &Core) -> Self {
        Self { core: core.clone() }
    }

    /// Makes a tunnel for WARP Connector, under the given name.
    ///
    /// `POST /accounts/{account_id}/warp_connector`
    ///
    /// # Errors
    ///
    /// - 4XX: The request was refused, and nothing was made.
    ///
    /// # Example
    ///
    /// ```no_run
    /// # async fn example(client: cloudflare_tunnel::Client, body: &cloudflare_tunnel::models::CreateWarpConnector) -> Result<(), cloudflare_tunnel::Error> {
    /// let response = client
    ///     .zero_trust()
    ///     .tunnels()
    ///     .warp_connector()
    ///     .create(body)
    ///     .await?;
    /// # let _ = response;
    /// # Ok(())
    /// # }
    /// ```
    pub fn create(&self, body: &models::CreateWarpConnector) -> Call<Create> {
        Call::new(&self.core).put_json("application/json", body)
    }
}

runtime::call::operation::operation!(Create = "cloudflare-tunnel-create-a-warp-connector-tunnel" {
    "POST" "/accounts/{account_id}/warp_connector",
    /// Account that owns the tunnel.
    ///
    /// At most 32 characters.
    ///
    /// Used instead of the one that the client was built with.
    set account_id(account_id: &str) => put_path("account_id", account_id),
    success: runtime::call::success::Unwrap<models::Envelope<models::Tunnel>>,
    "4XX" => models::Envelope<()>,
});
