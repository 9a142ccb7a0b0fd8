//! Operations: moves bodies out of the parameters, and media types to the bodies that they describe.

use serde_json::{Map, Value};

use crate::normalize::specification::{Version, methods};
use crate::report::Report;
use crate::source::Pointer;

use super::body::{self, Part};
use super::media::{Media, Outcome};
use super::sections::Sections;
use super::{parameter, response};
use crate::normalize::upgrade::moves::Moves;

/// Converts every operation of the document.
pub(super) fn convert_all(
    document: &mut Map<String, Value>,
    sections: &Sections,
    moves: &mut Moves<'_>,
    report: &mut Report,
) {
    let paths = document.get_mut("paths").and_then(Value::as_object_mut);
    for (path, item) in paths.into_iter().flatten() {
        let Value::Object(item) = item else {
            continue;
        };
        let at = Pointer::root().child("paths").child(path);
        let shared = parts(item, sections, &at);
        for method in methods(Version::V2_0) {
            if let Some(Value::Object(operation)) = item.get_mut(method) {
                let at = at.child(method);
                convert(operation, method, &shared, sections, &at, moves, report);
            }
        }
        close_ranks(item, sections, &at, moves, report);
    }
}

fn convert(
    operation: &mut Map<String, Value>,
    method: &str,
    shared: &[Part],
    sections: &Sections,
    at: &Pointer,
    moves: &mut Moves<'_>,
    report: &mut Report,
) {
    let states_media = operation.contains_key("produces");
    let media = Media::take_within(operation, &sections.media);
    let parts = body::with_shared(parts(operation, sections, at), shared);
    let body = body::of(parts, &media, &at.child("requestBody"), moves, report);
    if let Some(body) = body {
        operation.insert("requestBody".to_owned(), body);
    }
    close_ranks(operation, sections, at, moves, report);
    let responses = operation
        .get_mut("responses")
        .and_then(Value::as_object_mut);
    let at = at.child("responses");
    for (status, response) in responses.into_iter().flatten() {
        let at = at.child(status);
        if states_media {
            inline(response, sections, &at, moves);
        }
        if let (Value::Object(response), false) = (response, status.starts_with("x-")) {
            let outcome = match (status.as_str(), method) {
                // Neither has a body, even if the operation produces something.
                ("204" | "205", _) | (_, "head") => Outcome::Other,
                (status, _) => Outcome::of(status),
            };
            response::convert(response, &at, outcome, &media, moves, report);
        }
    }
}

/// A shared response has the media types of the operation, so an operation with its own media types needs a copy.
fn inline(response: &mut Value, sections: &Sections, at: &Pointer, moves: &mut Moves<'_>) {
    let reference = response.get("$ref").and_then(Value::as_str);
    let found = reference.and_then(|it| sections.response(it));
    if let Some((shared, from)) = found
        && shared.get("schema").is_some()
    {
        moves.derived(&from, at);
        *response = shared.clone();
    }
}

/// The parameters that are bodies or parts of one, with their places.
fn parts(holder: &Map<String, Value>, sections: &Sections, at: &Pointer) -> Vec<Part> {
    let at = at.child("parameters");
    let parameters = holder.get("parameters").and_then(Value::as_array);
    let numbered = parameters.into_iter().flatten().enumerate();
    numbered
        .filter_map(|(index, parameter)| part(parameter, &at.index(index), sections))
        .collect()
}

/// Removes the parts of bodies from the parameters, and converts the others.
///
/// Runs last, since the other steps look for the parts in their old places.
fn close_ranks(
    holder: &mut Map<String, Value>,
    sections: &Sections,
    at: &Pointer,
    moves: &mut Moves<'_>,
    report: &mut Report,
) {
    let at = at.child("parameters");
    let Some(Value::Array(parameters)) = holder.get_mut("parameters") else {
        return;
    };
    let mut kept = Vec::new();
    for (index, mut parameter) in parameters.drain(..).enumerate() {
        let at_old = at.index(index);
        if part(&parameter, &at_old, sections).is_some() {
            continue;
        }
        let at_new = at.index(kept.len());
        if at_new != at_old {
            moves.moved(&at_old, &at_new);
        }
        if let Value::Object(parameter) = &mut parameter {
            parameter::convert(parameter, &at_new, moves, report);
        }
        kept.push(parameter);
    }
    *parameters = kept;
}

fn part(parameter: &Value, at: &Pointer, sections: &Sections) -> Option<Part> {
    let reference = parameter.get("$ref").and_then(Value::as_str);
    let (value, at) = match reference {
        Some(reference) => sections.parameter(reference)?,
        None => (parameter, at.clone()),
    };
    parameter::is_body(value).then(|| Part {
        value: value.clone(),
        at,
    })
}
