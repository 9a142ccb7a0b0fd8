//! Gives a Swagger 2.0 document the shape of an OpenAPI 3.0 one.
//!
//! Source: OpenAPI Specification 2.0. Only places change here; schemas keep their keywords for `schema`.

mod body;
mod media;
mod operation;
mod parameter;
mod response;
mod schema;
mod sections;
mod security;
mod servers;
#[cfg(test)]
mod tests;
mod words;

use serde_json::{Map, Value};

use crate::report::Report;

use super::moves::Moves;
pub(super) use schema::{convert_schema, nullable};
use sections::Sections;

pub(super) fn convert(document: &mut Value, moves: &mut Moves<'_>, report: &mut Report) {
    let Value::Object(document) = document else {
        return;
    };
    let sections = Sections::take(document);
    servers::convert(document, moves);
    operation::convert_all(document, &sections, moves, report);
    let components = sections.components(moves, report);
    document.insert("components".to_owned(), Value::Object(components));
    state_version(document);
}

fn state_version(document: &mut Map<String, Value>) {
    document.shift_remove("swagger");
    document.insert("openapi".to_owned(), "3.0.3".into());
}
