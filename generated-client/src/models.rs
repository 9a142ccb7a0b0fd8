//! The types of the API: the contents of requests and responses.

#[cfg(feature = "zero-trust-tunnels-cloudflared")]
mod cloudflared;
#[cfg(any(feature = "zero-trust-tunnels-cloudflared", feature = "zero-trust-tunnels-warp-connector"))]
mod config;
#[cfg(feature = "zero-trust-tunnels-cloudflared")]
mod configuration;
#[cfg(any(feature = "zero-trust-tunnels-cloudflared", feature = "zero-trust-tunnels-warp-connector"))]
mod connection;
#[cfg(any(feature = "zero-trust-tunnels-cloudflared", feature = "zero-trust-tunnels-warp-connector"))]
mod envelope;
#[cfg(feature = "zero-trust-tunnels-warp-connector")]
mod failover;
#[cfg(feature = "zero-trust-tunnels-warp-connector")]
mod ha;
#[cfg(feature = "zero-trust-tunnels-cloudflared")]
mod ingress;
#[cfg(feature = "zero-trust-tunnels-cloudflared")]
mod management;
#[cfg(feature = "zero-trust-tunnels-warp-connector")]
mod mesh;
#[cfg(any(feature = "zero-trust-tunnels-cloudflared", feature = "zero-trust-tunnels-warp-connector"))]
mod message;
#[cfg(feature = "zero-trust-tunnels-cloudflared")]
mod origin;
#[cfg(any(feature = "zero-trust-tunnels-cloudflared", feature = "zero-trust-tunnels-warp-connector"))]
mod result;
#[cfg(any(feature = "zero-trust-tunnels-cloudflared", feature = "zero-trust-tunnels-warp-connector"))]
mod token;
#[cfg(any(feature = "zero-trust-tunnels-cloudflared", feature = "zero-trust-tunnels-warp-connector"))]
mod tunnel;
#[cfg(any(feature = "zero-trust-tunnels-cloudflared", feature = "zero-trust-tunnels-warp-connector"))]
mod warp;

#[cfg(feature = "zero-trust-tunnels-cloudflared")]
pub use self::cloudflared::*;
#[cfg(any(feature = "zero-trust-tunnels-cloudflared", feature = "zero-trust-tunnels-warp-connector"))]
pub use self::config::*;
#[cfg(feature = "zero-trust-tunnels-cloudflared")]
pub use self::configuration::*;
#[cfg(any(feature = "zero-trust-tunnels-cloudflared", feature = "zero-trust-tunnels-warp-connector"))]
pub use self::connection::*;
#[cfg(any(feature = "zero-trust-tunnels-cloudflared", feature = "zero-trust-tunnels-warp-connector"))]
pub use self::envelope::*;
#[cfg(feature = "zero-trust-tunnels-warp-connector")]
pub use self::failover::*;
#[cfg(feature = "zero-trust-tunnels-warp-connector")]
pub use self::ha::*;
#[cfg(feature = "zero-trust-tunnels-cloudflared")]
pub use self::ingress::*;
#[cfg(feature = "zero-trust-tunnels-cloudflared")]
pub use self::management::*;
#[cfg(feature = "zero-trust-tunnels-warp-connector")]
pub use self::mesh::*;
#[cfg(any(feature = "zero-trust-tunnels-cloudflared", feature = "zero-trust-tunnels-warp-connector"))]
pub use self::message::*;
#[cfg(feature = "zero-trust-tunnels-cloudflared")]
pub use self::origin::*;
#[cfg(any(feature = "zero-trust-tunnels-cloudflared", feature = "zero-trust-tunnels-warp-connector"))]
pub use self::result::*;
#[cfg(any(feature = "zero-trust-tunnels-cloudflared", feature = "zero-trust-tunnels-warp-connector"))]
pub use self::token::*;
#[cfg(any(feature = "zero-trust-tunnels-cloudflared", feature = "zero-trust-tunnels-warp-connector"))]
pub use self::tunnel::*;
#[cfg(any(feature = "zero-trust-tunnels-cloudflared", feature = "zero-trust-tunnels-warp-connector"))]
pub use self::warp::*;
