//! Tunnels join a private origin to Cloudflare's network from the inside: a process at the origin
//! dials out, and no port is opened to the internet. This document describes the calls that make
//! tunnels and look at who is connected to them.
//!
//! # Start
//!
//! ```no_run
//! # #[cfg(feature = "zero-trust-tunnels")]
//! # async fn example() -> Result<(), cloudflare_tunnel::Error> {
//! use cloudflare_tunnel::Client;
//! use cloudflare_tunnel::models::{TunnelStatus, TunnelType};
//!
//! let client = Client::from_env()?;
//!
//! let response = client.zero_trust().tunnels().list().await?;
//! println!("{response:?}");
//! # Ok(())
//! # }
//! ```
//!
//! A client is cheap to clone, and its clones share their connections. The calls are async.
//!
//! # Authentication
//!
//! Most calls need `api_token`, or `user_service_key`, or `api_email` with `api_key`. A builder has:
//!
//! - [`api_email`](ClientBuilder::api_email): sent in the header `X-Auth-Email`. [`Client::from_env`]
//!   reads it from `CLOUDFLARE_EMAIL`.
//! - [`api_key`](ClientBuilder::api_key): sent in the header `X-Auth-Key`. [`Client::from_env`] reads
//!   it from `CLOUDFLARE_API_KEY`.
//! - [`api_token`](ClientBuilder::api_token): sent as a bearer token. [`Client::from_env`] reads it
//!   from `CLOUDFLARE_API_TOKEN`.
//! - [`user_service_key`](ClientBuilder::user_service_key): sent in the header
//!   `X-Auth-User-Service-Key`. [`Client::from_env`] reads it from `CLOUDFLARE_API_USER_SERVICE_KEY`.
//!
//! ```no_run
//! # async fn example() -> Result<(), cloudflare_tunnel::Error> {
//! use cloudflare_tunnel::Client;
//!
//! let client = Client::builder().api_token("secret").account_id("1").build()?;
//! # let _ = client;
//! # Ok(())
//! # }
//! ```
//!
//! [`api_token_provider`](ClientBuilder::api_token_provider) takes a [`Provider`], which gets the
//! credential when a call needs it. [`Call::with_api_token`](Call::with_api_token) sends another one
//! with a single call. A [`Secret`] is not shown by `Debug` or by errors.
//!
//! # Resources
//!
//! - Zero Trust: [`client.zero_trust()`](zero_trust::ZeroTrust).
//!
//! # Calls
//!
//! A call does nothing until it is awaited.
//!
//! ```no_run
//! # #[cfg(feature = "zero-trust-tunnels")]
//! # async fn example(client: cloudflare_tunnel::Client) -> Result<(), cloudflare_tunnel::Error> {
//! use cloudflare_tunnel::models::{TunnelStatus, TunnelType};
//!
//! let response = client
//!     .zero_trust()
//!     .tunnels()
//!     .list()
//!     .account_id("699d98642c564d2e855e9661899b7252")
//!     .await?;
//! # let _ = response;
//! # Ok(())
//! # }
//! ```
//!
//! Its options are methods of the call. Each operation has a type for its calls, whose page lists
//! them: `client.zero_trust().tunnels().list()` returns a [`ListCall`](zero_trust::tunnels::ListCall).
//!
//! Every call has [`with_timeout`](Call::with_timeout), [`with_max_retries`](Call::with_max_retries),
//! [`with_header`](Call::with_header), [`with_query`](Call::with_query),
//! [`with_body_field`](Call::with_body_field) and [`with_base_url`](Call::with_base_url).
//! [`with_response`](Call::with_response) returns the status and the headers as well, and
//! [`with_raw_response`](Call::with_raw_response) the body piece by piece. [`Client::request`] calls
//! endpoints without a method.
//!
//! A call that failed for a reason that may pass is retried, unless it may have taken effect.
//! [`ClientBuilder`] has the limits of time and the rules for retries, and accepts a [`Transport`]
//! other than reqwest, and [`Hooks`] around calls and attempts.
//!
//! # Fields
//!
//! A field that may be absent is an `Option`. A value for a request is built by `new` from all that is
//! required, and each other field has a setter of its name.
//!
//! ```no_run
//! # #[cfg(feature = "zero-trust-tunnels-cloudflared")]
//! # async fn example() -> Result<(), cloudflare_tunnel::Error> {
//! use cloudflare_tunnel::models::{ConfigSource, CreateCloudflared};
//!
//! let body = CreateCloudflared::new("blog").config_src(ConfigSource::Local);
//! # let _ = body;
//! # Ok(())
//! # }
//! ```
//!
//! A field that may also be null is a [`Nullable`]: null, absent, or a value.
//! [`UpdateMeshConfiguration::clear_config`](models::UpdateMeshConfiguration::clear_config) sends null,
//! while a field that is not set is not sent.
//!
//! # Values that are newer than this crate
//!
//! An enum has `Unknown` for a value that the API's document does not list, so that the value is read
//! and can be sent again.
//!
//! ```no_run
//! # #[cfg(any(feature = "zero-trust-tunnels-cloudflared", feature = "zero-trust-tunnels-warp-connector"))]
//! # async fn example(value: cloudflare_tunnel::models::ConfigSource) -> Result<(), cloudflare_tunnel::Error> {
//! use cloudflare_tunnel::models::ConfigSource;
//!
//! match value {
//!     ConfigSource::Local => println!("known"),
//!     ConfigSource::Unknown(value) => println!("newer: {value:?}"),
//!     _ => println!("something else"),
//! }
//! # Ok(())
//! # }
//! ```
//!
//! A union has `Unknown` for a value that is none of its members.
//!
//! ```no_run
//! # #[cfg(feature = "zero-trust-tunnels-warp-connector")]
//! # async fn example(value: cloudflare_tunnel::models::MeshConfig) -> Result<(), cloudflare_tunnel::Error> {
//! use cloudflare_tunnel::models::MeshConfig;
//!
//! match value {
//!     MeshConfig::Aws(value) => println!("{value:?}"),
//!     MeshConfig::Unknown(value) => println!("newer: {value:?}"),
//!     _ => println!("something else"),
//! }
//! # Ok(())
//! # }
//! ```
//!
//! # Lists
//!
//! A list that comes in pages has `stream` for the [`Items`] of all pages, `pages` for the [`Pages`],
//! and `all` for everything up to a limit.
//!
//! ```no_run
//! # #[cfg(feature = "zero-trust-tunnels")]
//! # async fn example(client: cloudflare_tunnel::Client) -> Result<(), cloudflare_tunnel::Error> {
//! use cloudflare_tunnel::models::{TunnelStatus, TunnelType};
//!
//! let mut items = client.zero_trust().tunnels().list().stream();
//! while let Some(item) = items.next().await {
//!     println!("{:?}", item?);
//! }
//! # Ok(())
//! # }
//! ```
//!
//! # Errors
//!
//! An [`Error`] has a [`kind`](Error::kind), and the [`status`](Error::status) if there was a
//! response. [`problems`](Error::problems) and [`codes`](Error::codes) are those that the service
//! reported, [`typed`](Error::typed) is the body as the type that the API's document has for it, and
//! [`request_id`](Error::request_id) is the id that a support may ask for.
//!
//! ```no_run
//! # #[cfg(feature = "zero-trust-tunnels-cloudflared")]
//! # async fn example(client: cloudflare_tunnel::Client) -> Result<(), cloudflare_tunnel::Error> {
//! match client
//!     .zero_trust()
//!     .tunnels()
//!     .cloudflared()
//!     .get(uuid::uuid!("f70ff985-a4ef-4643-bbbc-4a0ed4fc8415"))
//!     .await
//! {
//!     Ok(response) => println!("{response:?}"),
//!     Err(error) if error.is_not_found() => println!("it does not exist"),
//!     Err(error) => match error.typed::<cloudflare_tunnel::models::Envelope<()>>() {
//!         Some(body) => println!("{body:?}"),
//!         None => return Err(error),
//!     },
//! }
//! # Ok(())
//! # }
//! ```
//!
//! # Tests
//!
//! With the feature `test-util`, a service in memory takes the place of the network. A type of
//! responses has `stub`, a value without anything in it.
//!
//! ```no_run
//! # #[cfg(feature = "zero-trust-tunnels")]
//! # #[cfg(feature = "test-util")]
//! # async fn example() -> Result<(), cloudflare_tunnel::Error> {
//! use cloudflare_tunnel::models::{TunnelStatus, TunnelType};
//! use cloudflare_tunnel::{Client, InMemory, Reply};
//!
//! let service = InMemory::new().on("GET", "/accounts/*/tunnels", Reply::new(404, ""));
//! let builder = Client::builder().base_url("https://example.com").account_id("1");
//! let client = builder.anonymous().transport(service.clone()).build()?;
//! let error = client.zero_trust().tunnels().list().await.unwrap_err();
//! assert!(error.is_not_found());
//! assert_eq!(service.received().len(), 1);
//! # Ok(())
//! # }
//! ```
//!
//! # Features
//!
//! Each resource has a feature, and so does each part of a large one. All of them are on by default. A crate that uses few resources builds faster with only their features:
//!
//! ```toml
//! cloudflare-tunnel = { version = "0.1.0", default-features = false, features = ["zero-trust", "rustls"] }
//! ```
//!
//! `rustls` is on by default as well; `native-tls` takes its place, and without both the client needs a [`Transport`].
//! Other features are off by default: `http2`, `blocking` (calls and lists have `wait` for code that is not async), `tracing` (a span for each call and each attempt),
//! `test-util` (a service in memory for tests), `serde` (every model is read and written), `tower` (a service of tower as the transport),
//! `webpki-roots` (Mozilla's certificates beside those of the system), `gzip`, `brotli`, `deflate` and `zstd` (compressed responses), and `arbitrary-precision` (all digits of
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
pub use runtime::body::waiting::Waiting;
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
