//! Management: `client.zero_trust().tunnels().cloudflared().management()`.

use crate::models;
use crate::runtime;
use crate::runtime::call::builder::Call;
use crate::runtime::call::shared::Core;
use crate::runtime::http::parameter::Parameter;

/// Management: `client.zero_trust().tunnels().cloudflared().management()`.
#[derive(Clone, Debug)]
pub struct Management {
    core: Core,
}

impl Management {
    pub(crate) fn with_core(core: &Core) -> Self {
        Self { core: core.clone() }
    }

    /// Get a token to manage a tunnel
    ///
    /// Returns a token that opens the chosen resources of the connectors of a tunnel, such as their logs.
    ///
    /// `POST /accounts/{account_id}/cfd_tunnel/{tunnel_id}/management`
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
    /// - 4XX: No token was made. ([`TokenEnvelope`](crate::models::TokenEnvelope))
    ///
    /// # Example
    ///
    /// ```no_run
    /// use cloudflare_tunnel::models::CreateManagement;
    ///
    /// # async fn example(client: cloudflare_tunnel::Client) -> Result<(), cloudflare_tunnel::Error> {
    /// let body = CreateManagement::new(["resource"]);
    /// let response = client
    ///     .zero_trust()
    ///     .tunnels()
    ///     .cloudflared()
    ///     .management()
    ///     .create(uuid::uuid!("f70ff985-a4ef-4643-bbbc-4a0ed4fc8415"), &body)
    ///     .await?;
    /// # let _ = response;
    /// # Ok(())
    /// # }
    /// ```
    pub fn create(
        &self,
        tunnel_id: uuid::Uuid,
        body: &models::CreateManagement,
    ) -> CreateCall {
        Call::new(&self.core)
            .put_styled_path(&Parameter::simple("tunnel_id"), &tunnel_id)
            .put_json("application/json", body)
    }
}

runtime::call::operation::operation!(Create as CreateCall = "cloudflare-tunnel-get-a-cloudflare-tunnel-management-token" {
    "POST" "/accounts/{account_id}/cfd_tunnel/{tunnel_id}/management",
    /// Account that owns the tunnel.
    ///
    /// At most 32 characters.
    ///
    /// Used instead of the one that the client was built with.
    set account_id(account_id: &str) => put_path("account_id", account_id),
    success: runtime::call::success::Unwrap<models::TokenEnvelope<runtime::auth::secret::Secret>>,
    "4XX" => models::TokenEnvelope<()>,
});
