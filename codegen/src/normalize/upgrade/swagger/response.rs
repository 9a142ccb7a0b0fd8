//! Responses: copies `schema` to each media type that the operation produces, and gives headers schemas.

use serde_json::{Map, Value, json};

use crate::report::Report;
use crate::source::Pointer;

use super::media::{Media, Outcome};
use super::words;
use crate::normalize::upgrade::moves::Moves;

pub(super) fn convert(
    response: &mut Map<String, Value>,
    at: &Pointer,
    outcome: Outcome,
    media: &Media,
    moves: &mut Moves<'_>,
    report: &mut Report,
) {
    if response.contains_key("$ref") {
        return;
    }
    headers(response, at, moves, report);
    let examples = response.shift_remove("examples");
    let Some(schema) = response.shift_remove("schema") else {
        undescribed(response, outcome, media);
        return;
    };
    let is_file = schema.get("type").is_some_and(|it| it == "file");
    let media_types = match is_file {
        true => media.of_file(),
        false => media.of_response(outcome),
    };
    let from = at.child("schema");
    let mut content = Map::new();
    for media_type in media_types {
        let to = at.child("content").child(&media_type);
        moves.derived(&from, &to);
        match content.is_empty() {
            true => moves.moved(&from, &to.child("schema")),
            false => moves.derived(&from, &to.child("schema")),
        }
        let mut body = Map::new();
        body.insert("schema".to_owned(), schema.clone());
        if let Some(example) = examples.as_ref().and_then(|it| it.get(&media_type)) {
            body.insert("example".to_owned(), example.clone());
        }
        content.insert(media_type, Value::Object(body));
    }
    response.insert("content".to_owned(), Value::Object(content));
}

/// A body that is not described any further.
fn undescribed(response: &mut Map<String, Value>, outcome: Outcome, media: &Media) {
    let media_types = match outcome {
        Outcome::Success => media.of_undescribed(),
        Outcome::Other => Vec::new(),
    };
    if !media_types.is_empty() {
        let body = json!({ "schema": { "type": "string", "format": "binary" } });
        let content = media_types.into_iter().map(|it| (it, body.clone()));
        response.insert("content".to_owned(), Value::Object(content.collect()));
    }
}

fn headers(
    response: &mut Map<String, Value>,
    at: &Pointer,
    moves: &mut Moves<'_>,
    report: &mut Report,
) {
    let headers = response.get_mut("headers").and_then(Value::as_object_mut);
    for (name, header) in headers.into_iter().flatten() {
        let Value::Object(header) = header else {
            continue;
        };
        let at = at.child("headers").child(name);
        header.shift_remove("collectionFormat");
        let schema = words::schema(header, &at, report);
        moves.derived(&at, &at.child("schema"));
        header.entry("schema").or_insert(schema);
    }
}
