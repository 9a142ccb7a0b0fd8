//! The files of the runtime about `stream`.

#[path = "../../../../codegen/runtime/stream/events.rs"]
pub mod events;
#[path = "../../../../codegen/runtime/stream/lines.rs"]
pub mod lines;
#[path = "../../../../codegen/runtime/stream/of_body.rs"]
pub mod of_body;
#[path = "../../../../codegen/runtime/stream/origin.rs"]
pub mod origin;
#[path = "../../../../codegen/runtime/stream/parser.rs"]
pub mod parser;
#[path = "../../../../codegen/runtime/stream/reconnect.rs"]
pub mod reconnect;
#[path = "../../../../codegen/runtime/stream/scanner.rs"]
pub mod scanner;
#[path = "../../../../codegen/runtime/stream/splitter.rs"]
pub mod splitter;
