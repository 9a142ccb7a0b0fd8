//! The files of the runtime about `body`.

#[cfg(not(target_arch = "wasm32"))]
#[path = "../../../../codegen/runtime/body/file.rs"]
pub mod file;
#[path = "../../../../codegen/runtime/body/multipart.rs"]
pub mod multipart;
#[path = "../../../../codegen/runtime/body/pieces.rs"]
pub mod pieces;
#[path = "../../../../codegen/runtime/body/upload.rs"]
pub mod upload;
