//! Types about `connection`.

use crate::runtime;

#[cfg(any(feature = "zero-trust-tunnels-cloudflared", feature = "zero-trust-tunnels-warp-connector"))]
runtime::json::fields::decode_object! {
    /// One link between a connector and a data center.
    #[derive(Default)]
    pub struct Connection {
        /// The cloudflared process that opened the link.
        pub client_id: Option<uuid::Uuid> = optional "client_id",
        /// Release of cloudflared behind the link.
        pub client_version: Option<String> = optional "client_version",
        /// Short code of the data center at the far end.
        pub colo_name: Option<String> = optional "colo_name",
        /// Identifies the link.
        ///
        /// At most 36 characters.
        pub id: Option<uuid::Uuid> = optional "id",
        /// `true` if the link broke a short while ago and is remembered so that it can resume quickly; `false`
        /// if it carries traffic.
        pub is_pending_reconnect: Option<bool> = optional "is_pending_reconnect",
        /// When the link came up.
        pub opened_at: Option<runtime::json::date_time::DateTime> = optional "opened_at",
        /// Address from which the origin reaches the internet.
        pub origin_ip: Option<String> = optional "origin_ip",
        /// Identifies the link.
        ///
        /// At most 36 characters.
        pub uuid: Option<uuid::Uuid> = optional "uuid",
    }
}
