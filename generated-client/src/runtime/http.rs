//! The files of the runtime about `http`.

pub mod base_url;
#[cfg(target_arch = "wasm32")]
pub mod browser;
pub mod default_client;
#[cfg(feature = "test-util")]
pub mod in_memory;
pub mod parameter;
pub mod path;
pub mod prepared;
pub mod response;
pub mod transport;
