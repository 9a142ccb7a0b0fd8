//! The code that several modules of this crate share.

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

#[allow(deprecated, reason = "a deprecated field is still read and sent")]
pub mod models;
#[doc(hidden)]
pub mod runtime;

pub use self::runtime::auth::provider::{Provider, Providing, Token};
pub use self::runtime::auth::secret::Secret;
pub use self::runtime::body::content::Body;
pub use self::runtime::body::upload::{Opening, Source, Upload};
pub use self::runtime::error::failure::Error;
pub use self::runtime::error::kind::ErrorKind;
pub use self::runtime::error::problem::{Code, Problem};
pub use self::runtime::error::transport::TransportError;
pub use self::runtime::http::in_memory::{InMemory, Received, Reply};
pub use self::runtime::http::response::Response;
pub use self::runtime::http::transport::{Answering, Transport};
pub use self::runtime::json::misfit::Misfit;
pub use self::runtime::json::nullable::Nullable;
