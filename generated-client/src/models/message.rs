//! Types about `message`.

use crate::runtime;

#[cfg(any(feature = "zero-trust-tunnels-cloudflared", feature = "zero-trust-tunnels-warp-connector"))]
runtime::json::fields::decode_object! {
    /// A remark of the service about a call.
    pub struct Message {
        /// Tells one kind of remark from another.
        ///
        /// At least 1000.
        pub code: i64 = required "code",
        /// The remark, for people to read.
        pub message: String = required "message",
        /// The address of a page to read more.
        pub documentation_url: Option<String> = optional "documentation_url",
        /// The cause of the remark.
        pub source: Option<super::MessageSource> = optional "source",
    }
}

#[cfg(any(feature = "zero-trust-tunnels-cloudflared", feature = "zero-trust-tunnels-warp-connector"))]
runtime::json::fields::decode_object! {
    /// The cause of the remark.
    #[derive(Default)]
    pub struct MessageSource {
        /// Leads to the part of the request that is meant.
        pub pointer: Option<String> = optional "pointer",
    }
}
