//! Compiles the emitted runtime alone, next to handwritten code in the form that the generator would emit.
//!
//! The example proves that the runtime's interface fits; the tests of this crate drive it.
#![forbid(unsafe_code)]

#[cfg(test)]
mod bodies;
mod client;
#[allow(deprecated, reason = "a deprecated field is still read and sent")]
mod models;
#[cfg(test)]
mod paging;
#[cfg(test)]
mod parameters;
#[doc(hidden)]
pub mod runtime;
mod warp_connector;
#[doc(hidden)]
pub mod workload;

pub use models::{
    Cat, Connection, Dog, Envelope, Find, Guest, Level, Message, Node, Pet, Reminder, Rename,
    Sight, Task, Tunnel, TunnelType, Visit, Weight,
};
pub use runtime::call::client::{Client, ClientBuilder};
pub use runtime::error::{failure::Error, kind::ErrorKind};
pub use warp_connector::{Create, CreateRequest, List, WarpConnector};
