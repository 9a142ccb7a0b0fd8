//! Types about `result`.

use crate::runtime;

#[cfg(any(feature = "zero-trust-tunnels-cloudflared", feature = "zero-trust-tunnels-warp-connector"))]
runtime::json::fields::decode_object! {
    /// The place of a page in the list.
    #[derive(Default)]
    pub struct ResultInfo {
        /// The number of items on this page.
        pub count: Option<i64> = optional "count",
        /// The number of this page, counted from 1.
        pub page: Option<i64> = optional "page",
        /// The number of items on a full page.
        pub per_page: Option<i64> = optional "per_page",
        /// The number of items on all pages.
        pub total_count: Option<i64> = optional "total_count",
    }
}
