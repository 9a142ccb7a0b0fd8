//! Responses that are streams: the values in their events and lines.

use crate::ir::{self, Shape, Use};
use crate::plan::Planner;
use crate::plan::rust::{RustType, Success};

impl Planner<'_> {
    /// The data of the events of a stream. The document may describe the data, or the whole event.
    pub(crate) fn events(&self, value: Option<Use>) -> Success {
        let types = &self.api.types;
        let Some(value) = value.map(|value| self.streamed(value)) else {
            return Success::TextEvents;
        };
        let data = match &types[value.ty].shape {
            Shape::Apply { envelope, payload } => {
                let event = types[*envelope].shape.as_object().and_then(event_data);
                event.map(|_| *payload)
            }
            shape => shape.as_object().and_then(event_data),
        };
        let data = data.unwrap_or(value);
        match types[data.ty].shape.is_string() {
            true => Success::TextEvents,
            false => Success::Events(self.used(unboxed(data))),
        }
    }

    pub(crate) fn lines(&self, value: Option<Use>) -> Success {
        let item = value.map(|value| self.streamed(value));
        let item = item.filter(|it| !self.api.types[it.ty].shape.is_string());
        Success::Lines(item.map_or(RustType::Value, |it| self.used(unboxed(it))))
    }

    /// A list in the place of the values of a stream is the stream itself.
    fn streamed(&self, value: Use) -> Use {
        let items = self.api.types[value.ty].shape.items();
        items.unwrap_or(value)
    }
}

/// Values that come one at a time need no box, even if they close a cycle of types.
fn unboxed(value: Use) -> Use {
    Use {
        boxed: false,
        ..value
    }
}

/// The data of an event, if an object has the fields of an event and no others (the HTML standard, section 9.2.6).
fn event_data(object: &ir::Object) -> Option<Use> {
    let mut names = object.fields.keys();
    names
        .all(|name| matches!(name.as_str(), "data" | "event" | "id" | "retry"))
        .then(|| {
            object
                .fields
                .iter()
                .find(|(name, _)| name.as_str() == "data")
        })?
        .map(|(_, field)| field.value)
}
