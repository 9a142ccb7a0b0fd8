//! The files of the runtime about `http`.

#[cfg(target_arch = "wasm32")]
pub mod browser;
#[cfg(feature = "test-util")]
pub mod in_memory;
pub mod parameter;
pub mod path;
pub mod request;
pub mod response;
pub mod transport;
