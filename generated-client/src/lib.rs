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

#![forbid(unsafe_code)]

mod client;

pub mod models;
pub mod zero_trust;

#[doc(hidden)]
pub mod runtime;

pub use client::{Client, ClientBuilder};
pub use runtime::call::{Call, Operation, Sending};
pub use runtime::error::{Error, ErrorKind};
pub use runtime::nullable::Nullable;
pub use runtime::problem::{Code, Problem};
pub use runtime::response::Response;
pub use runtime::secret::Secret;
