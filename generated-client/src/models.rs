//! The types of the API: the contents of requests and responses.

#[cfg(feature = "zero-trust")]
mod connection;
#[cfg(feature = "zero-trust")]
mod envelope;
#[cfg(feature = "zero-trust")]
mod message;
#[cfg(feature = "zero-trust")]
mod tunnel;
#[cfg(feature = "zero-trust")]
mod warp;

#[cfg(feature = "zero-trust")]
pub use self::connection::*;
#[cfg(feature = "zero-trust")]
pub use self::envelope::*;
#[cfg(feature = "zero-trust")]
pub use self::message::*;
#[cfg(feature = "zero-trust")]
pub use self::tunnel::*;
#[cfg(feature = "zero-trust")]
pub use self::warp::*;
