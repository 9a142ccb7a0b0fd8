//! Turns a parameter that is the whole query (`in: querystring`) into one whose properties are the parts of the query.
//!
//! Source: OpenAPI 3.2.0, section 4.12.4 (Parameter Locations): both are serialized alike.

use serde_json::{Map, Value};

use crate::normalize::specification::{Kind, walk};
use crate::source::Pointer;

use super::moves::Moves;

const FORM: &str = "application/x-www-form-urlencoded";

/// Leaves parameters of other media types, which the repairs report.
pub(super) fn convert(document: &mut Value, moves: &mut Moves<'_>) {
    walk::each_of(document, Kind::Parameter, |parameter, at| {
        if parameter.get("in").is_some_and(|it| it == "querystring") {
            explode(parameter, at, moves);
        }
    });
}

fn explode(parameter: &mut Map<String, Value>, at: &Pointer, moves: &mut Moves<'_>) {
    let form = parameter
        .get("content")
        .and_then(|content| content.get(FORM)?.get("schema"));
    let Some(schema) = form.cloned() else {
        return;
    };
    let from = at.child("content").child(FORM).child("schema");
    parameter.shift_remove("content");
    parameter.insert("in".to_owned(), "query".into());
    parameter.insert("style".to_owned(), "form".into());
    parameter.insert("explode".to_owned(), true.into());
    parameter.insert("schema".to_owned(), schema);
    moves.moved(&from, &at.child("schema"));
}
