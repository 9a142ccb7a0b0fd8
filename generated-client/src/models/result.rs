//! Types about `result`.

use crate::runtime;

#[cfg(any(feature = "zero-trust-tunnels-cloudflared", feature = "zero-trust-tunnels-warp-connector"))]
runtime::json::fields::decode_object! {
    /// Where a page lies in the list.
    #[derive(Default)]
    pub struct ResultInfo {
        /// How many items this page has.
        pub count: Option<i64> = optional "count",
        /// Which page this is, counted from 1.
        pub page: Option<i64> = optional "page",
        /// How many items a full page has.
        pub per_page: Option<i64> = optional "per_page",
        /// How many items all pages have together.
        pub total_count: Option<i64> = optional "total_count",
    }
}
