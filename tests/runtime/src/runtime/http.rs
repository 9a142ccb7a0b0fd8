//! The files of the runtime about `http`.

#[path = "../../../../codegen/runtime/http/base_url.rs"]
pub mod base_url;
#[cfg(all(feature = "reqwest", target_arch = "wasm32"))]
#[path = "../../../../codegen/runtime/http/browser.rs"]
pub mod browser;
#[path = "../../../../codegen/runtime/http/date.rs"]
pub mod date;
#[cfg(feature = "reqwest")]
#[path = "../../../../codegen/runtime/http/default_client.rs"]
pub mod default_client;
#[path = "../../../../codegen/runtime/http/header.rs"]
pub mod header;
#[cfg(feature = "test-util")]
#[path = "../../../../codegen/runtime/http/in_memory.rs"]
pub mod in_memory;
#[path = "../../../../codegen/runtime/http/parameter.rs"]
pub mod parameter;
#[path = "../../../../codegen/runtime/http/path.rs"]
pub mod path;
#[path = "../../../../codegen/runtime/http/prepared.rs"]
pub mod prepared;
#[path = "../../../../codegen/runtime/http/rate_limit.rs"]
pub mod rate_limit;
#[path = "../../../../codegen/runtime/http/response.rs"]
pub mod response;
#[cfg(all(feature = "reqwest", not(target_arch = "wasm32")))]
#[path = "../../../../codegen/runtime/http/system.rs"]
pub mod system;
#[cfg(all(
    feature = "rustls",
    not(any(feature = "native-tls", target_arch = "wasm32"))
))]
#[path = "../../../../codegen/runtime/http/tls.rs"]
pub mod tls;
#[cfg(feature = "tower")]
#[path = "../../../../codegen/runtime/http/tower.rs"]
pub mod tower;
#[path = "../../../../codegen/runtime/http/transport.rs"]
pub mod transport;
