//! Failover: `client.zero_trust().tunnels().warp_connector().failover()`.

use crate::models;
use crate::runtime;
use crate::runtime::call::builder::Call;
use crate::runtime::call::shared::Core;
use crate::runtime::http::parameter::Parameter;

/// Failover: `client.zero_trust().tunnels().warp_connector().failover()`.
#[derive(Clone, Debug)]
pub struct Failover {
    core: Core,
}

impl Failover {
    pub(crate) fn with_core(core: &Core) -> Self {
        Self { core: core.clone() }
    }

    /// Let another connector take over
    ///
    /// Makes the named connector the active one of a tunnel with high availability; the others wait.
    ///
    /// `PUT /accounts/{account_id}/warp_connector/{tunnel_id}/failover`
    ///
    /// - `tunnel_id`: The tunnel.
    ///
    /// Requires one of the permissions `Cloudflare One Connectors Write`, `Cloudflare One Connector: WARP
    /// Write`.
    ///
    /// # Errors
    ///
    /// - 4XX: The active connector is the same as before. ([`Envelope`](crate::models::Envelope))
    ///
    /// # Example
    ///
    /// ```no_run
    /// use cloudflare_tunnel::models::UpdateFailover;
    ///
    /// # async fn example(client: cloudflare_tunnel::Client) -> Result<(), cloudflare_tunnel::Error> {
    /// let body = UpdateFailover::new(uuid::uuid!("1bedc50d-42b3-473c-b108-ff3d10c0d925"));
    /// client
    ///     .zero_trust()
    ///     .tunnels()
    ///     .warp_connector()
    ///     .failover()
    ///     .update(uuid::uuid!("f70ff985-a4ef-4643-bbbc-4a0ed4fc8415"), &body)
    ///     .await?;
    /// # Ok(())
    /// # }
    /// ```
    pub fn update(
        &self,
        tunnel_id: uuid::Uuid,
        body: &models::UpdateFailover,
    ) -> UpdateCall {
        Call::new(&self.core)
            .put_styled_path(&Parameter::simple("tunnel_id"), &tunnel_id)
            .put_json("application/json", body)
    }
}

runtime::call::operation::operation!(Update as UpdateCall = "cloudflare-tunnel-manual-failover-warp-connector-tunnel" {
    "PUT" "/accounts/{account_id}/warp_connector/{tunnel_id}/failover",
    /// Account that owns the tunnel.
    ///
    /// At most 32 characters.
    ///
    /// Used instead of the one that the client was built with.
    set account_id(account_id: &str) => put_path("account_id", account_id),
    success: runtime::call::success::UnwrapEmpty<models::Envelope<()>>,
    "4XX" => models::Envelope<()>,
});
