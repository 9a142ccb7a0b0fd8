//! The service that `spec/` describes, in memory and on loopback: for tests, for the examples, and to try things by hand.
//!
//! It speaks the documented format, and knows nothing of the generated client: JSON is taken apart and put together by hand. Every request
//! is compared with the effective document (`spec/` with its overlays) by the `jsonschema` crate, and so is every answer with the status
//! 200. A client that sends something undocumented is refused, and `violations` tells.
#![forbid(unsafe_code)]

mod access;
mod answer;
mod calls;
mod check;
mod configurations;
mod connectors;
mod document;
mod fault;
mod line;
mod list;
mod options;
mod schema;
mod server;
mod state;
mod tunnel;
mod tunnels;

pub use calls::Call;
pub use fault::Fault;
pub use options::{Options, Token};
pub use server::Fake;
