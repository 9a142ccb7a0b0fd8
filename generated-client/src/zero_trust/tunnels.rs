//! Tunnels: `client.zero_trust().tunnels()`.

#[cfg(feature = "zero-trust-tunnels-cloudflared")]
pub mod cloudflared;
#[cfg(feature = "zero-trust-tunnels-warp-connector")]
pub mod warp_connector;

#[cfg(feature = "zero-trust-tunnels")]
use crate::models;
#[cfg(feature = "zero-trust-tunnels")]
use crate::runtime;
#[cfg(feature = "zero-trust-tunnels")]
use crate::runtime::call::builder::Call;
use crate::runtime::call::shared::Core;
#[cfg(feature = "zero-trust-tunnels")]
use crate::runtime::http::parameter::Parameter;
#[cfg(feature = "zero-trust-tunnels")]
use crate::runtime::http::parameter::Style;

/// Tunnels: `client.zero_trust().tunnels()`.
#[derive(Clone, Debug)]
pub struct Tunnels {
    core: Core,
}

impl Tunnels {
    pub(crate) fn with_core(core: &Core) -> Self {
        Self { core: core.clone() }
    }

    #[cfg(feature = "zero-trust-tunnels-cloudflared")]
    /// Cloudflared: `client.zero_trust().tunnels().cloudflared()`.
    pub fn cloudflared(&self) -> self::cloudflared::Cloudflared {
        self::cloudflared::Cloudflared::with_core(&self.core)
    }

    #[cfg(feature = "zero-trust-tunnels-warp-connector")]
    /// Warp Connector: `client.zero_trust().tunnels().warp_connector()`.
    pub fn warp_connector(&self) -> self::warp_connector::WarpConnector {
        self::warp_connector::WarpConnector::with_core(&self.core)
    }
}

#[cfg(feature = "zero-trust-tunnels")]
impl Tunnels {
    /// List the tunnels of an account
    ///
    /// Lists tunnels of all kinds, page by page, narrowed by filters.
    ///
    /// `GET /accounts/{account_id}/tunnels`
    ///
    /// Returns a list of [`Tunnel`](crate::models::Tunnel).
    ///
    /// The response is one page: `.stream()` iterates over the items of all pages, and `.pages()` over the pages.
    ///
    /// Requires one of the permissions `Cloudflare One Connectors Write`, `Cloudflare One Connectors
    /// Read`, `Cloudflare One Connector: cloudflared Write`, `Cloudflare One Connector: cloudflared Read`,
    /// `Cloudflare One Connector: WARP Write`, `Cloudflare One Connector: WARP Read`, `Cloudflare Tunnel
    /// Write`, `Cloudflare Tunnel Read`.
    ///
    /// # Errors
    ///
    /// - 4XX: The tunnels could not be listed. ([`ListEnvelope`](crate::models::ListEnvelope))
    ///
    /// # Example
    ///
    /// ```no_run
    /// use cloudflare_tunnel::models::{TunnelStatus, TunnelType};
    ///
    /// # async fn example(client: cloudflare_tunnel::Client) -> Result<(), cloudflare_tunnel::Error> {
    /// let response = client
    ///     .zero_trust()
    ///     .tunnels()
    ///     .list()
    ///     .await?;
    /// # let _ = response;
    /// # Ok(())
    /// # }
    /// ```
    pub fn list(&self) -> ListCall {
        Call::new(&self.core)
    }
}

#[cfg(feature = "zero-trust-tunnels")]
runtime::call::operation::operation!(List as ListCall = "cloudflare-tunnel-list-all-tunnels" {
    "GET" "/accounts/{account_id}/tunnels",
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
    /// Only tunnels of these kinds, separated by commas.
    set tun_types(tun_types: &[models::TunnelType]) => put_styled_query(&Parameter::new("tun_types", Style::Form, false), tun_types),
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
