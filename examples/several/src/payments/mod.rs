//! Client for the Payments API.
//!
//! # Start
//!
//! ```no_run
//! # async fn example() -> Result<(), several::payments::Error> {
//! use several::payments::Client;
//!
//! let client = Client::builder().token("secret").build()?;
//!
//! let response = client.payments().get("payment_id").await?;
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
//! - Payments: [`client.payments()`](payments::Payments).
//!
//! # Calls
//!
//! A call does nothing until it is awaited.
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
//! # async fn example(value: several::payments::models::Currency) -> Result<(), several::payments::Error> {
//! use several::payments::models::Currency;
//!
//! match value {
//!     Currency::Eur => println!("known"),
//!     Currency::Unknown(value) => println!("newer: {value:?}"),
//!     _ => println!("something else"),
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
//! # async fn example(client: several::payments::Client) -> Result<(), several::payments::Error> {
//! match client.payments().get("payment_id").await {
//!     Ok(response) => println!("{response:?}"),
//!     Err(error) if error.is_not_found() => println!("it does not exist"),
//!     Err(error) => return Err(error),
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
//! # async fn example() -> Result<(), several::payments::Error> {
//! use several::payments::{Client, InMemory, Reply};
//!
//! let service = InMemory::new().on("GET", "/payments/*", Reply::new(404, ""));
//! let builder = Client::builder().base_url("https://example.com");
//! let client = builder.anonymous().transport(service.clone()).build()?;
//! let error = client.payments().get("payment_id").await.unwrap_err();
//! assert!(error.is_not_found());
//! assert_eq!(service.received().len(), 1);
//! # Ok(())
//! # }
//! ```
//!
//! # Features
//!
//! This module has these features of a crate: `reqwest`, `rustls`, `test-util`. `module.features` in `codegen.toml` chooses others.

#![forbid(unsafe_code)]
#![allow(
    dead_code,
    deprecated_in_future,
    missing_copy_implementations,
    missing_debug_implementations,
    missing_docs,
    single_use_lifetimes,
    unnameable_types,
    unreachable_pub,
    unused_imports,
    unused_results,
    variant_size_differences,
    clippy::all,
    clippy::cargo,
    clippy::nursery,
    clippy::pedantic,
    clippy::restriction,
    reason = "the lints of the crate are for code that people write"
)]

mod client;

pub mod models;
pub mod payments;
#[doc(hidden)]
pub mod runtime;

pub use self::runtime::auth::provider::{Provider, Providing, Token};
pub use self::runtime::auth::secret::Secret;
pub use self::runtime::body::content::Body;
pub use self::runtime::body::upload::{Opening, Source, Upload};
pub use self::runtime::call::builder::Call;
pub use self::runtime::call::client::{Client, ClientBuilder};
pub use self::runtime::call::endpoint::Operation;
pub use self::runtime::call::hooks::{CallInfo, Hooks};
pub use self::runtime::call::retry::RetryPolicy;
pub use self::runtime::call::sending::Sending;
pub use self::runtime::call::untyped::Untyped;
pub use self::runtime::error::failure::Error;
pub use self::runtime::error::kind::ErrorKind;
pub use self::runtime::error::problem::{Code, Problem};
pub use self::runtime::error::transport::TransportError;
pub use self::runtime::http::in_memory::{InMemory, Received, Reply};
pub use self::runtime::http::response::Response;
pub use self::runtime::http::transport::{Answering, Transport};
pub use self::runtime::json::misfit::Misfit;
pub use self::runtime::json::nullable::Nullable;
