//! Tunnels join a private origin to Cloudflare's network from the inside: a process at the origin
//! dials out, and no port is opened to the internet. This document describes the calls that make
//! tunnels and look at who is connected to them.
//!
//! # Start
//!
//! ```no_run
//! let client = cloudflare_tunnel::Client::from_env()?;
//! # Ok::<(), cloudflare_tunnel::Error>(())
//! ```
//!
//! # Resources
//!
//! - Zero Trust: `client.zero_trust()`.
//!
//! # Calls
//!
//! A call does nothing until it is awaited. Before that it can be changed by `with_timeout`, `with_max_retries`, `with_header`,
//! `with_query`, `with_body_field` and `with_base_url`; `with_response` returns the status and the headers as well, and
//! `with_raw_response` the body piece by piece. [`Client::request`] calls endpoints without a method. A call that failed for a
//! reason that may pass is retried, unless it may have taken effect. [`Error`] describes the failure: its `kind`, the `status`, the
//! `problems` and `codes` that the server reported, the `typed` body, and whether it `is_retryable`.
//!
//! [`ClientBuilder`] accepts a [`Transport`] other than reqwest, and [`Hooks`] around calls and attempts.
//! A list that comes in pages has `stream` for the items of all pages, `pages`, and `all`.
//!
//! # Features
//!
//! Each resource has a feature, and so does each part of a large one. All of them are on by default. A crate that uses few resources builds faster with only their features:
//!
//! ```toml
//! cloudflare-tunnel = { version = "0.1.0", default-features = false, features = ["zero-trust"] }
//! ```
//!
//! `rustls` is on by default as well; `native-tls` takes its place, and without both the client needs a [`Transport`].
//! Other features are off by default: `http2`, `blocking` (calls and lists have `wait` for code that is not async), `tracing` (a span for each call and each attempt),
//! `test-util` (a service in memory for tests), `tower` (a service of tower as the transport), `webpki-roots` (Mozilla's certificates beside those of the system),
//! `gzip`, `brotli`, `deflate` and `zstd` (compressed responses), and `arbitrary-precision` (all digits of
//! numbers in values without a type).

#![forbid(unsafe_code)]
#![cfg_attr(docsrs, feature(doc_cfg))]

mod client;

#[allow(deprecated, reason = "a deprecated field is still read and sent")]
pub mod models;
#[cfg(any(feature = "zero-trust", feature = "zero-trust-tunnels", feature = "zero-trust-tunnels-cloudflared", feature = "zero-trust-tunnels-warp-connector"))]
#[allow(deprecated, reason = "a deprecated field is still read and sent")]
pub mod zero_trust;
#[doc(hidden)]
pub mod runtime;

pub use runtime::auth::provider::{Provider, Providing, Token};
pub use runtime::auth::secret::Secret;
pub use runtime::body::content::Body;
pub use runtime::body::upload::{Opening, Source, Upload};
#[cfg(feature = "blocking")]
pub use runtime::call::blocking::Waiting;
pub use runtime::call::builder::Call;
pub use runtime::call::client::{Client, ClientBuilder};
pub use runtime::call::endpoint::Operation;
pub use runtime::call::hooks::{CallInfo, Hooks};
pub use runtime::call::retry::RetryPolicy;
pub use runtime::call::sending::Sending;
pub use runtime::call::untyped::Untyped;
pub use runtime::error::failure::Error;
pub use runtime::error::kind::ErrorKind;
pub use runtime::error::problem::{Code, Problem};
pub use runtime::error::transport::TransportError;
#[cfg(feature = "test-util")]
pub use runtime::http::in_memory::{InMemory, Received, Reply};
pub use runtime::http::response::Response;
#[cfg(feature = "tower")]
pub use runtime::http::tower::TowerTransport;
pub use runtime::http::transport::{Answering, Transport};
pub use runtime::json::date_time::DateTime;
pub use runtime::json::misfit::Misfit;
pub use runtime::json::nullable::Nullable;
pub use runtime::paging::pages::{Items, Pages};
