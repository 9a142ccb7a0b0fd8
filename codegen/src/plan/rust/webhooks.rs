//! The events that the API sends by itself.

use super::{Doc, RustType};

/// The module `webhooks`.
#[derive(Clone, Debug)]
pub struct Webhooks {
    pub doc: Doc,
    /// The type of every event.
    pub event: RustType,
}
