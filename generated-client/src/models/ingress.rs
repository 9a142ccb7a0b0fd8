//! Types about `ingress`.

use crate::runtime;

#[cfg(feature = "zero-trust-tunnels-cloudflared")]
runtime::json::fields::object! {
    /// A rule that sends requests for a host to a service.
    pub struct IngressRule {
        new(service(impl Into<String>)),
        /// Public name for which the rule holds. It may begin with `*.`. The last rule has none, and holds for
        /// every request.
        pub hostname: Option<String> = optional "hostname" set hostname(impl Into<String>),
        /// The way in which cloudflared talks to the service of this rule.
        pub origin_request: Option<super::OriginRequest> = optional "originRequest" set origin_request(super::OriginRequest),
        /// Regular expression for the paths for which the rule holds; all paths without it.
        pub path: Option<String> = optional "path" set path(impl Into<String>),
        /// The target of requests: an address such as `https://localhost:8001`, or a fixed answer such as
        /// `http_status:404`.
        pub service: String = required "service",
        ..
        /// Keys that the API does not document.
        pub extra: std::collections::BTreeMap<String, serde_json::Value> = undeclared set extra(map of impl Into<serde_json::Value>),
    }
}
