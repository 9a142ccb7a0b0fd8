//! Configurations: `client.zero_trust().tunnels().warp_connector().configurations()`.

use crate::models;
use crate::runtime;
use crate::runtime::call::builder::Call;
use crate::runtime::call::shared::Core;
use crate::runtime::http::parameter::Parameter;

/// Configurations: `client.zero_trust().tunnels().warp_connector().configurations()`.
#[derive(Clone, Debug)]
pub struct Configurations {
    core: Core,
}

impl Configurations {
    pub(crate) fn with_core(core: &Core) -> Self {
        Self { core: core.clone() }
    }

    /// Read how the connectors of a tunnel stand in for each other
    ///
    /// Returns the mode of high availability, and its settings.
    ///
    /// `GET /accounts/{account_id}/warp_connector/{tunnel_id}/configurations`
    ///
    /// - `tunnel_id`: The tunnel.
    ///
    /// Returns [`MeshConfiguration`](crate::models::MeshConfiguration).
    ///
    /// Requires one of the permissions `Cloudflare One Connectors Write`, `Cloudflare One Connectors
    /// Read`, `Cloudflare One Connector: WARP Write`, `Cloudflare One Connector: WARP Read`.
    ///
    /// # Errors
    ///
    /// - 4XX: The configuration could not be shown. ([`Envelope`](crate::models::Envelope))
    ///
    /// # Example
    ///
    /// ```no_run
    /// # async fn example(client: cloudflare_tunnel::Client) -> Result<(), cloudflare_tunnel::Error> {
    /// let response = client
    ///     .zero_trust()
    ///     .tunnels()
    ///     .warp_connector()
    ///     .configurations()
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

    /// Set how the connectors of a tunnel stand in for each other
    ///
    /// Replaces the mode of high availability, and its settings.
    ///
    /// `PUT /accounts/{account_id}/warp_connector/{tunnel_id}/configurations`
    ///
    /// - `tunnel_id`: The tunnel.
    ///
    /// Returns [`MeshConfiguration`](crate::models::MeshConfiguration).
    ///
    /// Requires one of the permissions `Cloudflare One Connectors Write`, `Cloudflare One Connector: WARP
    /// Write`.
    ///
    /// # Errors
    ///
    /// - 4XX: Nothing was changed. ([`Envelope`](crate::models::Envelope))
    ///
    /// # Example
    ///
    /// ```no_run
    /// use cloudflare_tunnel::models::{HaMode, UpdateMeshConfiguration};
    ///
    /// # async fn example(client: cloudflare_tunnel::Client) -> Result<(), cloudflare_tunnel::Error> {
    /// let body = UpdateMeshConfiguration::new(HaMode::None);
    /// let response = client
    ///     .zero_trust()
    ///     .tunnels()
    ///     .warp_connector()
    ///     .configurations()
    ///     .update(uuid::uuid!("f70ff985-a4ef-4643-bbbc-4a0ed4fc8415"), &body)
    ///     .await?;
    /// # let _ = response;
    /// # Ok(())
    /// # }
    /// ```
    pub fn update(
        &self,
        tunnel_id: uuid::Uuid,
        body: &models::UpdateMeshConfiguration,
    ) -> UpdateCall {
        Call::new(&self.core)
            .put_styled_path(&Parameter::simple("tunnel_id"), &tunnel_id)
            .put_json("application/json", body)
    }
}

runtime::call::operation::operation!(Get as GetCall = "cloudflare-tunnel-configuration-get-warp-connector-configuration" {
    "GET" "/accounts/{account_id}/warp_connector/{tunnel_id}/configurations",
    /// Account that owns the tunnel.
    ///
    /// At most 32 characters.
    ///
    /// Used instead of the one that the client was built with.
    set account_id(account_id: &str) => put_path("account_id", account_id),
    success: runtime::call::success::Unwrap<models::Envelope<models::MeshConfiguration>>,
    "4XX" => models::Envelope<()>,
});

runtime::call::operation::operation!(Update as UpdateCall = "cloudflare-tunnel-configuration-update-warp-connector-configuration" {
    "PUT" "/accounts/{account_id}/warp_connector/{tunnel_id}/configurations",
    /// Account that owns the tunnel.
    ///
    /// At most 32 characters.
    ///
    /// Used instead of the one that the client was built with.
    set account_id(account_id: &str) => put_path("account_id", account_id),
    success: runtime::call::success::Unwrap<models::Envelope<models::MeshConfiguration>>,
    "4XX" => models::Envelope<()>,
});
