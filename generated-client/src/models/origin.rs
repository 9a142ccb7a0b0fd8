//! Types about `origin`.

use crate::runtime;

#[cfg(feature = "zero-trust-tunnels-cloudflared")]
runtime::json::fields::object! {
    /// Has cloudflared check the login of Cloudflare Access before it passes a request on.
    pub struct OriginAccess {
        new(aud_tag(list of impl Into<String>), team_name(impl Into<String>)),
        /// Tags of the Access applications that may be reached.
        pub aud_tag: Vec<String> = required "audTag",
        /// Refuses requests without a valid login.
        ///
        /// Default: `false`.
        pub required: Option<bool> = optional "required" set required(bool),
        /// Team whose logins count.
        pub team_name: String = required "teamName",
        ..
        /// Keys that the API does not document.
        pub extra: std::collections::BTreeMap<String, serde_json::Value> = undeclared set extra(map of impl Into<serde_json::Value>),
    }

    impl OriginAccess {
        /// `required`, or the default if it is absent.
        pub fn required_or_default(&self) -> bool {
            self.required.unwrap_or(false)
        }
    }
}

#[cfg(feature = "zero-trust-tunnels-cloudflared")]
runtime::json::fields::object! {
    /// The way in which cloudflared talks to the service behind a rule.
    #[derive(Default)]
    pub struct OriginRequest {
        new(),
        /// Has cloudflared check the login of Cloudflare Access before it passes a request on.
        pub access: Option<super::OriginAccess> = optional "access" set access(super::OriginAccess),
        /// File with the authority that signed the certificate of the service.
        ///
        /// Default: `""`.
        pub ca_pool: Option<String> = optional "caPool" set ca_pool(impl Into<String>),
        /// Seconds until a connection to the service has to stand, without its TLS handshake.
        ///
        /// Default: `10`.
        pub connect_timeout: Option<i64> = optional "connectTimeout" set connect_timeout(i64),
        /// Sends bodies in one piece, for services that do not take chunks.
        pub disable_chunked_encoding: Option<bool> = optional "disableChunkedEncoding" set disable_chunked_encoding(bool),
        /// Talks HTTP/2 to the service.
        pub http2_origin: Option<bool> = optional "http2Origin" set http2_origin(bool),
        /// Replaces the header `Host` of requests.
        pub http_host_header: Option<String> = optional "httpHostHeader" set http_host_header(impl Into<String>),
        /// Most idle connections to the service that are kept.
        ///
        /// Default: `100`.
        pub keep_alive_connections: Option<i64> = optional "keepAliveConnections" set keep_alive_connections(i64),
        /// Seconds after which an idle connection is closed.
        ///
        /// Default: `90`.
        pub keep_alive_timeout: Option<i64> = optional "keepAliveTimeout" set keep_alive_timeout(i64),
        /// Uses the host of the request as the name in the TLS handshake.
        ///
        /// Default: `false`.
        pub match_sni_to_host: Option<bool> = optional "matchSNItoHost" set match_sni_to_host(bool),
        /// Tries one version of IP after the other, not both at once.
        ///
        /// Default: `false`.
        pub no_happy_eyeballs: Option<bool> = optional "noHappyEyeballs" set no_happy_eyeballs(bool),
        /// Accepts any certificate of the service.
        ///
        /// Default: `false`.
        pub no_tls_verify: Option<bool> = optional "noTLSVerify" set no_tls_verify(bool),
        /// Name that the certificate of the service has to bear.
        ///
        /// Default: `""`.
        pub origin_server_name: Option<String> = optional "originServerName" set origin_server_name(impl Into<String>),
        /// Protocol of the proxy that cloudflared is for a service; empty for HTTP, or `socks`.
        ///
        /// Default: `""`.
        pub proxy_type: Option<String> = optional "proxyType" set proxy_type(impl Into<String>),
        /// Seconds between the signs of life on a connection to the service.
        ///
        /// Default: `30`.
        pub tcp_keep_alive: Option<i64> = optional "tcpKeepAlive" set tcp_keep_alive(i64),
        /// Seconds until the TLS handshake with the service has to be done.
        ///
        /// Default: `10`.
        pub tls_timeout: Option<i64> = optional "tlsTimeout" set tls_timeout(i64),
        ..
        /// Keys that the API does not document.
        pub extra: std::collections::BTreeMap<String, serde_json::Value> = undeclared set extra(map of impl Into<serde_json::Value>),
    }

    impl OriginRequest {
        /// `caPool`, or the default if it is absent.
        pub fn ca_pool_or_default(&self) -> &str {
            self.ca_pool.as_deref().unwrap_or("")
        }

        /// `connectTimeout`, or the default if it is absent.
        pub fn connect_timeout_or_default(&self) -> i64 {
            self.connect_timeout.unwrap_or(10)
        }

        /// `keepAliveConnections`, or the default if it is absent.
        pub fn keep_alive_connections_or_default(&self) -> i64 {
            self.keep_alive_connections.unwrap_or(100)
        }

        /// `keepAliveTimeout`, or the default if it is absent.
        pub fn keep_alive_timeout_or_default(&self) -> i64 {
            self.keep_alive_timeout.unwrap_or(90)
        }

        /// `matchSNItoHost`, or the default if it is absent.
        pub fn match_sni_to_host_or_default(&self) -> bool {
            self.match_sni_to_host.unwrap_or(false)
        }

        /// `noHappyEyeballs`, or the default if it is absent.
        pub fn no_happy_eyeballs_or_default(&self) -> bool {
            self.no_happy_eyeballs.unwrap_or(false)
        }

        /// `noTLSVerify`, or the default if it is absent.
        pub fn no_tls_verify_or_default(&self) -> bool {
            self.no_tls_verify.unwrap_or(false)
        }

        /// `originServerName`, or the default if it is absent.
        pub fn origin_server_name_or_default(&self) -> &str {
            self.origin_server_name.as_deref().unwrap_or("")
        }

        /// `proxyType`, or the default if it is absent.
        pub fn proxy_type_or_default(&self) -> &str {
            self.proxy_type.as_deref().unwrap_or("")
        }

        /// `tcpKeepAlive`, or the default if it is absent.
        pub fn tcp_keep_alive_or_default(&self) -> i64 {
            self.tcp_keep_alive.unwrap_or(30)
        }

        /// `tlsTimeout`, or the default if it is absent.
        pub fn tls_timeout_or_default(&self) -> i64 {
            self.tls_timeout.unwrap_or(10)
        }
    }
}
