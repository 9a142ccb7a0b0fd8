//! The files of the runtime about `http`.

pub mod base_url;
#[cfg(all(feature = "reqwest", target_arch = "wasm32"))]
pub mod browser;
#[cfg(feature = "reqwest")]
pub mod default_client;
#[cfg(feature = "test-util")]
pub mod in_memory;
pub mod parameter;
pub mod path;
pub mod prepared;
pub mod response;
#[cfg(all(feature = "reqwest", not(target_arch = "wasm32")))]
pub mod system;
#[cfg(all(feature = "rustls", not(any(feature = "native-tls", target_arch = "wasm32"))))]
pub mod tls;
#[cfg(feature = "tower")]
pub mod tower;
pub mod transport;
