//! Answers that are streams: what their events and lines hold.

use crate::ir::{self, Shape, Use};
use crate::plan::Planner;
use crate::plan::rust::{RustType, Success};

impl Planner<'_> {
    /// What the events of a stream hold, whether the document describes that or the whole of an event.
    pub(crate) fn events(&self, value: Option<Use>) -> Success {
        let types = &self.api.types;
        let Some(value) = value.map(|value| self.streamed(value)) else {
            return Success::TextEvents;
        };
        let data = match &types[value.ty].shape {
            Shape::Object(object) => event_data(object),
            Shape::Apply { envelope, payload } => match &types[*envelope].shape {
                Shape::Object(object) => event_data(object).map(|_| *payload),
                _ => None,
            },
            _ => None,
        };
        let data = data.unwrap_or(value);
        match &types[data.ty].shape {
            Shape::String(_) => Success::TextEvents,
            _ => Success::Events(self.used(unboxed(data))),
        }
    }

    pub(crate) fn lines(&self, value: Option<Use>) -> Success {
        let item = value.map(|value| self.streamed(value));
        let item = item.filter(|it| !matches!(self.api.types[it.ty].shape, Shape::String(_)));
        Success::Lines(item.map_or(RustType::Value, |it| self.used(unboxed(it))))
    }

    /// A list in the place of what a stream holds is the stream itself.
    fn streamed(&self, value: Use) -> Use {
        match &self.api.types[value.ty].shape {
            Shape::Array { items } => *items,
            _ => value,
        }
    }
}

/// What comes one at a time needs no box, even where it closes a cycle of types.
fn unboxed(value: Use) -> Use {
    Use {
        boxed: false,
        ..value
    }
}

/// What an event holds, if an object has the fields of an event and no others (the HTML standard, section 9.2.6).
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
