//! Media types as in OpenAPI 3.2: defined once for several uses, and with a schema for the items of a stream.
//!
//! Source: OpenAPI 3.2.0, section 4.14 (Media Type Object).

use serde_json::{Map, Value};

use crate::normalize::references::resolve;
use crate::normalize::specification::{Kind, walk};
use crate::report::Report;
use crate::source::Pointer;

use super::moves::Moves;
use super::problems;

pub(super) fn convert(document: &mut Value, moves: &mut Moves<'_>, report: &mut Report) {
    inline(document, moves);
    walk::each_of(document, Kind::MediaType, |media_type, at| {
        if media_type.contains_key("itemSchema") {
            stream(media_type, at, moves, report);
        }
        examples(media_type);
    });
}

/// Copies the definitions of `components/mediaTypes` to their uses.
fn inline(document: &mut Value, moves: &mut Moves<'_>) {
    let components = document.get_mut("components");
    let defined = components
        .and_then(Value::as_object_mut)
        .and_then(|it| it.shift_remove("mediaTypes"));
    let Some(Value::Object(defined)) = defined else {
        return;
    };
    let section = Pointer::root().child("components").child("mediaTypes");
    walk::each_of(document, Kind::MediaType, |media_type, at| {
        let reference = media_type.get("$ref").and_then(Value::as_str);
        let pointer = reference.and_then(|it| resolve::pointer(it.strip_prefix('#')?));
        let name = pointer
            .filter(|it| it.parent().as_ref() == Some(&section))
            .and_then(|it| it.last());
        if let Some(name) = name
            && let Some(Value::Object(content)) = defined.get(&name)
        {
            media_type.clone_from(content);
            moves.moved(&section.child(&name), at);
        }
    });
}

fn stream(
    media_type: &mut Map<String, Value>,
    at: &Pointer,
    moves: &mut Moves<'_>,
    report: &mut Report,
) {
    let Some(items) = media_type.shift_remove("itemSchema") else {
        return;
    };
    if media_type.contains_key("schema") {
        report.push(problems::streamed_items(
            at,
            "the schema of the whole body is used",
        ));
        return;
    }
    report.push(problems::streamed_items(
        at,
        "used as the schema of the body",
    ));
    let (from, to) = (at.child("itemSchema"), at.child("schema"));
    let payload = ["properties", "data", "contentSchema"];
    let content = payload
        .iter()
        .try_fold(&items, |schema, key| schema.get(*key));
    // An event consists of a few text fields, of which `data` has the value of the API (OpenAPI 3.2.0, section 4.14.4).
    if let Some(content) = content {
        let from = payload.iter().fold(from, |at, key| at.child(key));
        moves.moved(&from, &to);
        media_type.insert("schema".to_owned(), content.clone());
    } else {
        moves.moved(&from, &to);
        media_type.insert("schema".to_owned(), items);
    }
}

/// Renames `dataValue` of an example, which was `value` before 3.2.
fn examples(media_type: &mut Map<String, Value>) {
    let examples = media_type
        .get_mut("examples")
        .and_then(Value::as_object_mut);
    for (_, example) in examples.into_iter().flatten() {
        if let Value::Object(example) = example
            && let Some(value) = example.shift_remove("dataValue")
        {
            example.entry("value").or_insert(value);
        }
    }
}
