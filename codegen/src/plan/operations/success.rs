//! Successful responses: the way in which the body of each is read.

use crate::ir::{self, BodyFormat, Shape, Use};
use crate::plan::naming::{Place, Scope};
use crate::plan::planner::Planner;
use crate::plan::rust::{RustType, Success};

impl Planner<'_> {
    /// The way in which a call reads the bodies of all its successful statuses.
    pub(super) fn success(
        &self,
        operation: &ir::Operation,
        place: &Place,
        types: &mut Scope,
    ) -> Success {
        let bodies = operation.successes().map(|response| {
            let content = response.content.preferred();
            let body = content.map_or(Success::Empty, |content| self.body_of(content));
            (response, body)
        });
        let bodies: Vec<(&ir::Response, Success)> = bodies.collect();
        one_for_all(&bodies)
            .unwrap_or_else(|| Success::ByStatus(self.by_status(place, bodies, types)))
    }

    /// The way in which a content is read.
    pub(crate) fn body_of(&self, content: &ir::Content) -> Success {
        match (content.format(), content.value) {
            (_, _) if self.is_bytes(content) => Success::Binary,
            (BodyFormat::Json, Some(value)) => self.json(value),
            (BodyFormat::Json, None) => Success::Json(RustType::Value),
            (BodyFormat::Text, _) => Success::Text,
            (BodyFormat::Events, value) => self.events(value),
            (BodyFormat::Lines, value) => self.lines(value),
            (
                BodyFormat::Urlencoded
                | BodyFormat::Binary
                | BodyFormat::Multipart
                | BodyFormat::Xml,
                _,
            ) => Success::Binary,
        }
    }

    fn json(&self, value: Use) -> Success {
        let whole = self.used(value);
        match &self.api.types[value.ty].shape {
            Shape::Apply { payload, .. } => {
                if matches!(self.api.types[payload.ty].shape, Shape::Null) {
                    Success::UnwrapEmpty(whole)
                } else if payload.nullable {
                    Success::UnwrapOptional(whole)
                } else if matches!(self.plain(*payload), RustType::Vec(_) | RustType::Map(_)) {
                    Success::UnwrapOrEmpty(whole)
                } else {
                    Success::Unwrap(whole)
                }
            }
            Shape::Any
            | Shape::Null
            | Shape::Boolean { .. }
            | Shape::Integer(_)
            | Shape::Number(_)
            | Shape::String(_)
            | Shape::Array { .. }
            | Shape::Object(_)
            | Shape::Union(_)
            | Shape::AllOf(_)
            | Shape::Reference(_)
            | Shape::Parameter => match whole {
                // A server that has no value may leave out the `null`, too.
                RustType::Option(whole) => Success::JsonOrEmpty(*whole),
                whole => Success::Json(whole),
            },
        }
    }
}

/// The one way to read the bodies of all statuses; `None` if they differ.
fn one_for_all(bodies: &[(&ir::Response, Success)]) -> Option<Success> {
    let mut different: Vec<&Success> = Vec::new();
    for (_, body) in bodies {
        if !different.contains(&body) {
            different.push(body);
        }
    }
    match different[..] {
        [] => Some(Success::Empty),
        [only] => Some(only.clone()),
        [Success::Json(ty), Success::Empty] | [Success::Empty, Success::Json(ty)] => {
            Some(Success::JsonOrEmpty(ty.clone()))
        }
        [optional @ Success::JsonOrEmpty(_), Success::Empty]
        | [Success::Empty, optional @ Success::JsonOrEmpty(_)] => Some(optional.clone()),
        // A stream without a body has no items, and no bytes. A redirect says more than that.
        [stream, Success::Empty] | [Success::Empty, stream]
            if stream.is_read_later() && bodies.iter().all(|(it, _)| it.status.is_success()) =>
        {
            Some(stream.clone())
        }
        [..] => None,
    }
}
