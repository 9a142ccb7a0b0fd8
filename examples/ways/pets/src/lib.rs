//! Client for the Pets API.
//!
//! # Start
//!
//! ```no_run
//! # #[cfg(feature = "pets")]
//! # async fn example() -> Result<(), pets::Error> {
//! use pets::Client;
//!
//! let client = Client::builder().token("secret").build()?;
//!
//! let response = client.pets().list().await?;
//! println!("{response:?}");
//! # Ok(())
//! # }
//! ```
//!
//! A client is cheap to clone, and its clones share their connections. The calls are async.
//!
//! # Authentication
//!
//! Most calls need `token`. A builder has:
//!
//! - [`token`](ClientBuilder::token): sent as a bearer token.
//!
//! [`token_provider`](ClientBuilder::token_provider) takes a [`Provider`], which gets the credential
//! when a call needs it. [`Call::with_token`](Call::with_token) sends another one with a single call. A
//! [`Secret`] is not shown by `Debug` or by errors.
//!
//! # Resources
//!
//! - Pets: [`client.pets()`](pets::Pets).
//!
//! # Calls
//!
//! A call does nothing until it is awaited.
//!
//! ```no_run
//! # #[cfg(feature = "pets")]
//! # async fn example(client: pets::Client) -> Result<(), pets::Error> {
//! let response = client.pets().list().cursor("cursor").await?;
//! # let _ = response;
//! # Ok(())
//! # }
//! ```
//!
//! Its options are methods of the call. Each operation has a type for its calls, whose page lists
//! them: `client.pets().list()` returns a [`ListCall`](pets::ListCall).
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
//! # Values that are newer than this crate
//!
//! An enum has `Unknown` for a value that the API's document does not list, so that the value is read
//! and can be sent again.
//!
//! ```no_run
//! # #[cfg(feature = "pets")]
//! # async fn example(value: pets::models::Kind) -> Result<(), pets::Error> {
//! use pets::models::Kind;
//!
//! match value {
//!     Kind::Cat => println!("known"),
//!     Kind::Unknown(value) => println!("newer: {value:?}"),
//!     _ => println!("something else"),
//! }
//! # Ok(())
//! # }
//! ```
//!
//! A union has `Unknown` for a value that is none of its members.
//!
//! ```no_run
//! # #[cfg(feature = "pets")]
//! # async fn example(value: pets::models::PetHome) -> Result<(), pets::Error> {
//! use pets::models::PetHome;
//!
//! match value {
//!     PetHome::Family(value) => println!("{value:?}"),
//!     PetHome::Unknown(value) => println!("newer: {value:?}"),
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
//! # #[cfg(feature = "pets")]
//! # async fn example(client: pets::Client) -> Result<(), pets::Error> {
//! let mut items = client.pets().list().stream();
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
//! # #[cfg(feature = "pets")]
//! # async fn example(client: pets::Client) -> Result<(), pets::Error> {
//! use pets::models::{Kind, NewPet};
//!
//! let body = NewPet::new(Kind::Cat, "name");
//! match client.pets().create(&body).await {
//!     Ok(response) => println!("{response:?}"),
//!     Err(error) if error.is_not_found() => println!("it does not exist"),
//!     Err(error) => match error.typed::<pets::models::Refusal>() {
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
//! # #[cfg(feature = "pets")]
//! # #[cfg(feature = "test-util")]
//! # async fn example() -> Result<(), pets::Error> {
//! use pets::{Client, InMemory, Reply};
//!
//! let service = InMemory::new().on("GET", "/pets", Reply::new(404, ""));
//! let builder = Client::builder().base_url("https://example.com");
//! let client = builder.anonymous().transport(service.clone()).build()?;
//! let error = client.pets().list().await.unwrap_err();
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
//! pets = { version = "0.1.0", default-features = false, features = ["pets", "rustls"] }
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

pub mod ext;
pub mod models;
#[cfg(feature = "pets")]
pub mod pets;
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
pub use runtime::json::misfit::Misfit;
pub use runtime::json::nullable::Nullable;
pub use runtime::paging::pages::{Items, Pages};
