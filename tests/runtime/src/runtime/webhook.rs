//! The files of the runtime about `webhook`.

#[path = "../../../../codegen/runtime/webhook/error.rs"]
pub mod error;
#[path = "../../../../codegen/runtime/webhook/event.rs"]
pub mod event;
#[path = "../../../../codegen/runtime/webhook/standard.rs"]
pub mod standard;
#[path = "../../../../codegen/runtime/webhook/verifier.rs"]
pub mod verifier;
