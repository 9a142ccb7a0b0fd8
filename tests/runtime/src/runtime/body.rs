//! The files of the runtime about `body`.

#[path = "../../../../codegen/runtime/body/collected.rs"]
pub mod collected;
#[path = "../../../../codegen/runtime/body/content.rs"]
pub mod content;
#[cfg(not(target_arch = "wasm32"))]
#[path = "../../../../codegen/runtime/body/draft.rs"]
pub mod draft;
#[cfg(not(target_arch = "wasm32"))]
#[path = "../../../../codegen/runtime/body/file.rs"]
pub mod file;
#[path = "../../../../codegen/runtime/body/multipart.rs"]
pub mod multipart;
#[path = "../../../../codegen/runtime/body/upload.rs"]
pub mod upload;
#[cfg(feature = "blocking")]
#[path = "../../../../codegen/runtime/body/waiting.rs"]
pub mod waiting;
