//! Cloudflared: `client.zero_trust().tunnels().cloudflared()`.

pub mod configurations;
pub mod connections;
pub mod connectors;
pub mod management;
pub mod token;

use crate::models;
use crate::runtime;
use crate::runtime::call::builder::Call;
use crate::runtime::call::shared::Core;
use crate::runtime::http::parameter::Parameter;

/// Cloudflared: `client.zero_trust().tunnels().cloudflared()`.
#[derive(Clone, Debug)]
pub struct Cloudflared {
    core: Core,
}

impl Cloudflared {
    pub(crate) fn with_core(core: &Core) -> Self {
        Self { core: core.clone() }
    }

    /// Configurations: `client.zero_trust().tunnels().cloudflared().configurations()`.
    pub fn configurations(&self) -> self::configurations::Configurations {
        self::configurations::Configurations::with_core(&self.core)
    }

    /// Connections: `client.zero_trust().tunnels().cloudflared().connections()`.
    pub fn connections(&self) -> self::connections::Connections {
        self::connections::Connections::with_core(&self.core)
    }

    /// Connectors: `client.zero_trust().tunnels().cloudflared().connectors()`.
    pub fn connectors(&self) -> self::connectors::Connectors {
        self::connectors::Connectors::with_core(&self.core)
    }

    /// Management: `client.zero_trust().tunnels().cloudflared().management()`.
    pub fn management(&self) -> self::management::Management {
        self::management::Management::with_core(&self.core)
    }

    /// Token: `client.zero_trust().tunnels().cloudflared().token()`.
    pub fn token(&self) -> self::token::Token {
        self::token::Token::with_core(&self.core)
    }

    /// List the tunnels that cloudflared keeps open
    ///
    /// Lists the tunnels of cloudflared, page by page, narrowed by filters.
    ///
    /// `GET /accounts/{account_id}/cfd_tunnel`
    ///
    /// Returns a list of [`Tunnel`](crate::models::Tunnel).
    ///
    /// The response is one page: `.stream()` iterates over the items of all pages, and `.pages()` over the pages.
    ///
    /// Requires one of the permissions `Cloudflare One Connectors Write`, `Cloudflare One Connectors
    /// Read`, `Cloudflare One Connector: cloudflared Write`, `Cloudflare One Connector: cloudflared Read`,
    /// `Cloudflare Tunnel Write`, `Cloudflare Tunnel Read`.
    ///
    /// # Errors
    ///
    /// - 4XX: The tunnels could not be listed. ([`ListEnvelope`](crate::models::ListEnvelope))
    ///
    /// # Example
    ///
    /// ```no_run
    /// use cloudflare_tunnel::models::TunnelStatus;
    ///
    /// # async fn example(client: cloudflare_tunnel::Client) -> Result<(), cloudflare_tunnel::Error> {
    /// let response = client
    ///     .zero_trust()
    ///     .tunnels()
    ///     .cloudflared()
    ///     .list()
    ///     .await?;
    /// # let _ = response;
    /// # Ok(())
    /// # }
    /// ```
    pub fn list(&self) -> ListCall {
        Call::new(&self.core)
    }

    /// Make a tunnel for cloudflared
    ///
    /// Makes a tunnel under the given name. It carries no traffic until cloudflared runs with its token.
    ///
    /// `POST /accounts/{account_id}/cfd_tunnel`
    ///
    /// Returns [`Tunnel`](crate::models::Tunnel).
    ///
    /// Requires one of the permissions `Cloudflare One Connectors Write`, `Cloudflare One Connector:
    /// cloudflared Write`, `Cloudflare Tunnel Write`.
    ///
    /// # Errors
    ///
    /// - 4XX: Nothing was made. ([`Envelope`](crate::models::Envelope))
    ///
    /// # Example
    ///
    /// ```no_run
    /// use cloudflare_tunnel::models::CreateCloudflared;
    ///
    /// # async fn example(client: cloudflare_tunnel::Client) -> Result<(), cloudflare_tunnel::Error> {
    /// let body = CreateCloudflared::new("blog");
    /// let response = client
    ///     .zero_trust()
    ///     .tunnels()
    ///     .cloudflared()
    ///     .create(&body)
    ///     .await?;
    /// # let _ = response;
    /// # Ok(())
    /// # }
    /// ```
    pub fn create(&self, body: &models::CreateCloudflared) -> CreateCall {
        Call::new(&self.core).put_json("application/json", body)
    }

    /// Look up a tunnel of cloudflared
    ///
    /// Returns one tunnel. Removed tunnels can be looked up as well.
    ///
    /// `GET /accounts/{account_id}/cfd_tunnel/{tunnel_id}`
    ///
    /// - `tunnel_id`: The tunnel.
    ///
    /// Returns [`Tunnel`](crate::models::Tunnel).
    ///
    /// Requires one of the permissions `Cloudflare One Connectors Write`, `Cloudflare One Connectors
    /// Read`, `Cloudflare One Connector: cloudflared Write`, `Cloudflare One Connector: cloudflared Read`,
    /// `Cloudflare Tunnel Write`, `Cloudflare Tunnel Read`.
    ///
    /// # Errors
    ///
    /// - 4XX: The tunnel could not be shown. ([`Envelope`](crate::models::Envelope))
    ///
    /// # Example
    ///
    /// ```no_run
    /// # async fn example(client: cloudflare_tunnel::Client) -> Result<(), cloudflare_tunnel::Error> {
    /// let response = client
    ///     .zero_trust()
    ///     .tunnels()
    ///     .cloudflared()
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

    /// Rename a tunnel of cloudflared, or change its secret
    ///
    /// Changes what the body names, and leaves the rest.
    ///
    /// `PATCH /accounts/{account_id}/cfd_tunnel/{tunnel_id}`
    ///
    /// - `tunnel_id`: The tunnel.
    ///
    /// Returns [`Tunnel`](crate::models::Tunnel).
    ///
    /// Requires one of the permissions `Cloudflare One Connectors Write`, `Cloudflare One Connector:
    /// cloudflared Write`, `Cloudflare Tunnel Write`.
    ///
    /// # Errors
    ///
    /// - 4XX: Nothing was changed. ([`Envelope`](crate::models::Envelope))
    ///
    /// # Example
    ///
    /// ```no_run
    /// use cloudflare_tunnel::models::EditCloudflared;
    ///
    /// # async fn example(client: cloudflare_tunnel::Client) -> Result<(), cloudflare_tunnel::Error> {
    /// let body = EditCloudflared::new().name("blog");
    /// let response = client
    ///     .zero_trust()
    ///     .tunnels()
    ///     .cloudflared()
    ///     .edit(uuid::uuid!("f70ff985-a4ef-4643-bbbc-4a0ed4fc8415"), &body)
    ///     .await?;
    /// # let _ = response;
    /// # Ok(())
    /// # }
    /// ```
    pub fn edit(
        &self,
        tunnel_id: uuid::Uuid,
        body: &models::EditCloudflared,
    ) -> EditCall {
        Call::new(&self.core)
            .put_styled_path(&Parameter::simple("tunnel_id"), &tunnel_id)
            .put_json("application/json", body)
    }

    /// Remove a tunnel of cloudflared
    ///
    /// Removes a tunnel that has no links any more. It stays visible with the time of its removal.
    ///
    /// `DELETE /accounts/{account_id}/cfd_tunnel/{tunnel_id}`
    ///
    /// - `tunnel_id`: The tunnel.
    ///
    /// Returns [`Tunnel`](crate::models::Tunnel).
    ///
    /// Requires one of the permissions `Cloudflare One Connectors Write`, `Cloudflare One Connector:
    /// cloudflared Write`, `Cloudflare Tunnel Write`.
    ///
    /// # Errors
    ///
    /// - 4XX: Nothing was removed. ([`Envelope`](crate::models::Envelope))
    ///
    /// # Example
    ///
    /// ```no_run
    /// # async fn example(client: cloudflare_tunnel::Client) -> Result<(), cloudflare_tunnel::Error> {
    /// let response = client
    ///     .zero_trust()
    ///     .tunnels()
    ///     .cloudflared()
    ///     .delete(uuid::uuid!("f70ff985-a4ef-4643-bbbc-4a0ed4fc8415"))
    ///     .await?;
    /// # let _ = response;
    /// # Ok(())
    /// # }
    /// ```
    pub fn delete(&self, tunnel_id: uuid::Uuid) -> DeleteCall {
        Call::new(&self.core)
            .put_styled_path(&Parameter::simple("tunnel_id"), &tunnel_id)
    }
}

runtime::call::operation::operation!(List as ListCall = "cloudflare-tunnel-list-cloudflare-tunnels" {
    "GET" "/accounts/{account_id}/cfd_tunnel",
    /// Account whose tunnels are meant.
    ///
    /// At most 32 characters.
    ///
    /// Used instead of the one that the client was built with.
    set account_id(account_id: &str) => put_path("account_id", account_id),
    /// No tunnels whose names begin like this.
    set exclude_prefix(exclude_prefix: &str) => put_query("exclude_prefix", exclude_prefix),
    /// Only tunnels that existed at this moment.
    set existed_at(existed_at: impl Into<runtime::json::date_time::DateTime>) => put_query("existed_at", &Into::<runtime::json::date_time::DateTime>::into(existed_at)),
    /// Only tunnels whose names begin like this.
    set include_prefix(include_prefix: &str) => put_query("include_prefix", include_prefix),
    /// Only removed tunnels, or with `false` only those that exist; both without it.
    set is_deleted(is_deleted: bool) => put_query("is_deleted", &is_deleted),
    /// Only tunnels with exactly this name.
    set name(name: &str) => put_query("name", name),
    /// The page, counted from 1.
    ///
    /// At least 1.
    ///
    /// Default: `1`.
    set page(page: i64) => put_query("page", &page),
    /// The number of tunnels on a page.
    ///
    /// At least 1, at most 1000.
    set per_page(per_page: i64) => put_query("per_page", &per_page),
    /// Only tunnels in this state of health.
    set status(status: impl Into<models::TunnelStatus>) => put_query("status", &Into::<models::TunnelStatus>::into(status)),
    /// Only the tunnel with this id.
    ///
    /// At most 36 characters.
    set uuid(uuid: uuid::Uuid) => put_query("uuid", &uuid),
    /// Only tunnels that had links at this moment.
    set was_active_at(was_active_at: impl Into<runtime::json::date_time::DateTime>) => put_query("was_active_at", &Into::<runtime::json::date_time::DateTime>::into(was_active_at)),
    /// Only tunnels that had no links at this moment.
    set was_inactive_at(was_inactive_at: impl Into<runtime::json::date_time::DateTime>) => put_query("was_inactive_at", &Into::<runtime::json::date_time::DateTime>::into(was_inactive_at)),
    success: runtime::call::success::UnwrapOrEmpty<models::ListEnvelope<Vec<models::Tunnel>>>,
    "4XX" => models::ListEnvelope<()>,
    pages: Page { parameter: "page", first: 1 },
    items: models::Tunnel = |page| page,
    size: Some("per_page"),
    total_count: &["result_info", "total_count"],
});

runtime::call::operation::operation!(Create as CreateCall = "cloudflare-tunnel-create-a-cloudflare-tunnel" {
    "POST" "/accounts/{account_id}/cfd_tunnel",
    /// Account that owns the tunnel.
    ///
    /// At most 32 characters.
    ///
    /// Used instead of the one that the client was built with.
    set account_id(account_id: &str) => put_path("account_id", account_id),
    success: runtime::call::success::Unwrap<models::Envelope<models::Tunnel>>,
    "4XX" => models::Envelope<()>,
});

runtime::call::operation::operation!(Get as GetCall = "cloudflare-tunnel-get-a-cloudflare-tunnel" {
    "GET" "/accounts/{account_id}/cfd_tunnel/{tunnel_id}",
    /// Account that owns the tunnel.
    ///
    /// At most 32 characters.
    ///
    /// Used instead of the one that the client was built with.
    set account_id(account_id: &str) => put_path("account_id", account_id),
    success: runtime::call::success::Unwrap<models::Envelope<models::Tunnel>>,
    "4XX" => models::Envelope<()>,
});

runtime::call::operation::operation!(Edit as EditCall = "cloudflare-tunnel-update-a-cloudflare-tunnel" {
    "PATCH" "/accounts/{account_id}/cfd_tunnel/{tunnel_id}",
    /// Account that owns the tunnel.
    ///
    /// At most 32 characters.
    ///
    /// Used instead of the one that the client was built with.
    set account_id(account_id: &str) => put_path("account_id", account_id),
    success: runtime::call::success::Unwrap<models::Envelope<models::Tunnel>>,
    "4XX" => models::Envelope<()>,
});

runtime::call::operation::operation!(Delete as DeleteCall = "cloudflare-tunnel-delete-a-cloudflare-tunnel" {
    "DELETE" "/accounts/{account_id}/cfd_tunnel/{tunnel_id}",
    /// Account that owns the tunnel.
    ///
    /// At most 32 characters.
    ///
    /// Used instead of the one that the client was built with.
    set account_id(account_id: &str) => put_path("account_id", account_id),
    success: runtime::call::success::Unwrap<models::Envelope<models::Tunnel>>,
    "4XX" => models::Envelope<()>,
});
