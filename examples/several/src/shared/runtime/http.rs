//! The files of the runtime about `http`.

pub mod base_url;
#[cfg(target_arch = "wasm32")]
pub mod browser;
pub mod default_client;
pub mod in_memory;
pub mod parameter;
pub mod path;
pub mod prepared;
pub mod response;
#[cfg(not(target_arch = "wasm32"))]
pub mod system;
#[cfg(not(target_arch = "wasm32"))]
pub mod tls;
pub mod transport;
