//! The files of the runtime about `stream`.

#[path = "../../../../codegen/runtime/stream/events.rs"]
pub mod events;
#[path = "../../../../codegen/runtime/stream/lines.rs"]
pub mod lines;
#[path = "../../../../codegen/runtime/stream/resume.rs"]
pub mod resume;
#[path = "../../../../codegen/runtime/stream/splitter.rs"]
pub mod splitter;
#[path = "../../../../codegen/runtime/stream/streamed.rs"]
pub mod streamed;
