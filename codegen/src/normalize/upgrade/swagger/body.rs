//! Bodies, which 2.0 treats as parameters: `in: body` is the whole body, `in: formData` one field.

use serde_json::{Map, Value, json};

use crate::report::Report;
use crate::source::Pointer;

use super::media::Media;
use super::parameter::Written;
use super::words;
use crate::normalize::upgrade::moves::Moves;
use crate::normalize::upgrade::problems;

/// A parameter that is a body or a field of one, and its original place.
#[derive(Clone)]
pub(super) struct Part {
    pub(super) value: Value,
    pub(super) at: Pointer,
}

impl Part {
    fn text(&self, keyword: &str) -> Option<&str> {
        self.value.get(keyword)?.as_str()
    }

    /// The identity of a part: there is one body, and one field per name.
    fn identity(&self) -> Option<&str> {
        self.text("name")
            .filter(|_| self.text("in") != Some("body"))
    }

    /// Returns whether it is a file or a list of files, which documents have although the specification does not allow it.
    fn is_file(&self) -> bool {
        let items = self.value.get("items").and_then(|items| items.get("type"));
        [self.value.get("type"), items]
            .into_iter()
            .flatten()
            .any(|ty| ty == "file")
    }

    fn is_required(&self) -> bool {
        self.value.get("required") == Some(&Value::Bool(true))
    }
}

/// Adds the parts that apply to all operations of a path, except those that the operation overrides.
pub(super) fn with_shared(own: Vec<Part>, shared: &[Part]) -> Vec<Part> {
    let missing = shared
        .iter()
        .filter(|part| !own.iter().any(|it| it.identity() == part.identity()));
    let missing: Vec<Part> = missing.cloned().collect();
    missing.into_iter().chain(own).collect()
}

/// The request body of the parts, whose place is `at`. `None` if there are no parts.
pub(super) fn of(
    parts: Vec<Part>,
    media: &Media,
    at: &Pointer,
    moves: &mut Moves<'_>,
    report: &mut Report,
) -> Option<Value> {
    let (whole, fields): (Vec<Part>, Vec<Part>) = parts
        .into_iter()
        .partition(|part| part.text("in") == Some("body"));
    let mut whole = whole.into_iter();
    let Some(body) = whole.next() else {
        return form(fields, media, at, moves, report);
    };
    for further in whole.chain(fields) {
        report.push(problems::several_bodies(&further.at, &body.at));
    }
    Some(one(body, media, at, moves))
}

fn one(part: Part, media: &Media, at: &Pointer, moves: &mut Moves<'_>) -> Value {
    moves.derived(&part.at, at);
    let schema = part
        .value
        .get("schema")
        .cloned()
        .unwrap_or_else(|| json!({}));
    let from = part.at.child("schema");
    let mut content = Map::new();
    for media_type in media.of_request() {
        let to = at.child("content").child(&media_type).child("schema");
        match content.is_empty() {
            true => moves.moved(&from, &to),
            false => moves.derived(&from, &to),
        }
        content.insert(media_type, json!({ "schema": schema }));
    }
    let mut body = Map::new();
    if let Some(description) = part.value.get("description") {
        body.insert("description".to_owned(), description.clone());
    }
    body.insert("required".to_owned(), part.is_required().into());
    body.insert("content".to_owned(), Value::Object(content));
    Value::Object(body)
}

/// A body of fields, which are the properties of one object.
fn form(
    fields: Vec<Part>,
    media: &Media,
    at: &Pointer,
    moves: &mut Moves<'_>,
    report: &mut Report,
) -> Option<Value> {
    let first = fields.first()?;
    let has_files = fields.iter().any(Part::is_file);
    let media_types = media.of_form(has_files);
    moves.derived(&first.at, at);
    let required: Vec<&str> = fields
        .iter()
        .filter(|it| it.is_required())
        .filter_map(|it| it.text("name"))
        .collect();
    let mut schema = json!({ "type": "object", "properties": {} });
    if !required.is_empty() {
        schema["required"] = json!(required);
    }
    let is_required = !required.is_empty();
    let mut encoding = Map::new();
    for part in &fields {
        let Some(name) = part.text("name") else {
            continue;
        };
        for media_type in &media_types {
            let schema = at.child("content").child(media_type).child("schema");
            moves.derived(&part.at, &schema.child("properties").child(name));
        }
        schema["properties"][name] = field(part, name, &mut encoding, report);
    }
    let mut body = json!({ "schema": schema });
    if !encoding.is_empty() {
        body["encoding"] = Value::Object(encoding);
    }
    let content: Map<String, Value> = media_types
        .into_iter()
        .map(|media_type| (media_type, body.clone()))
        .collect();
    Some(json!({ "required": is_required, "content": content }))
}

/// The schema of a field. If the field is a list, its serialization goes to the encoding.
fn field(part: &Part, name: &str, encoding: &mut Map<String, Value>, report: &mut Report) -> Value {
    let Value::Object(mut field) = part.value.clone() else {
        return json!({});
    };
    if part.text("type") == Some("array") {
        let format = part.text("collectionFormat");
        let mut written = Map::new();
        Written::of(format, "formData", &part.at, report).say(&mut written);
        encoding.insert(name.to_owned(), Value::Object(written));
    }
    let mut schema = words::schema(&mut field, &part.at, report);
    if let Some(description) = field.shift_remove("description") {
        schema["description"] = description;
    }
    schema
}
