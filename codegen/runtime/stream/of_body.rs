//! The bodies of raw responses as streams.

use serde::de::DeserializeOwned;

use crate::runtime::body::content::Body;

use super::events::EventStream;
use super::lines::LineStream;

impl Body {
    /// Reads the rest of the body as events that contain JSON: the body of a raw response, whatever its media type is.
    pub fn events<T: DeserializeOwned>(self) -> EventStream<T> {
        self.into()
    }

    /// Reads the rest of the body as JSON lines, or as a sequence of JSON texts: the body of a raw response, whatever its media type is.
    pub fn json_lines<T: DeserializeOwned>(self) -> LineStream<T> {
        self.into()
    }
}
