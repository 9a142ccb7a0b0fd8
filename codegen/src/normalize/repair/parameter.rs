//! Completes parameters, headers and encodings, and removes styles that they cannot have.

use serde_json::{Map, Value, json};

use super::problems;
use super::required::has;
use crate::normalize::specification::DELIMITER;
use crate::report::Report;
use crate::source::Pointer;

const QUERY_STYLES: [&str; 4] = ["form", "spaceDelimited", "pipeDelimited", "deepObject"];

/// Completes a parameter; `false` if no request can carry it.
pub(super) fn complete(object: &mut Map<String, Value>, at: &Pointer, report: &mut Report) -> bool {
    note_both_examples(object, at, report);
    if !has(object, "name", at, report) || !has(object, "in", at, report) {
        return false;
    }
    let location = object.get("in").and_then(Value::as_str);
    let location = location.unwrap_or_default().to_owned();
    let styles: &[&str] = match location.as_str() {
        "query" => &QUERY_STYLES,
        "path" => &["simple", "label", "matrix"],
        "header" => &["simple"],
        "cookie" => &["form"],
        other => {
            report.push(problems::unknown_location(other, at));
            return false;
        }
    };
    keep_delimiter(object, styles);
    drop_unknown_style(object, styles, at, report);
    allow_empty_value(object, &location);
    let name = object
        .get("name")
        .and_then(Value::as_str)
        .unwrap_or_default();
    if location == "header" && !is_token(name) {
        report.push(problems::invalid_name(name, &at.child("name")));
        return false;
    }
    assume_schema(object);
    keep_first_example(object);
    true
}

/// Replaces named examples by the value of the first that has one, or by the reference to it. openapiv3 refuses examples without a value.
fn keep_first_example(object: &mut Map<String, Value>) {
    let examples = object.shift_remove("examples");
    let named = examples.iter().filter_map(Value::as_object).flatten();
    let mut usable = named.filter(|(_, it)| it.get("value").or(it.get("$ref")).is_some());
    let Some((name, first)) = usable.next().filter(|_| !object.contains_key("example")) else {
        return;
    };
    match first.get("value") {
        Some(value) => object.insert("example".to_owned(), value.clone()),
        None => object.insert("examples".to_owned(), json!({ name: first })),
    };
}

/// Gives an encoding its default for `explode`, which depends on the style. openapiv3 cannot tell that the keyword is missing.
pub(super) fn complete_encoding(
    object: &mut Map<String, Value>,
    at: &Pointer,
    report: &mut Report,
) {
    drop_unknown_style(object, &QUERY_STYLES, at, report);
    let keywords = ["style", "explode", "allowReserved"];
    if keywords.iter().any(|keyword| object.contains_key(*keyword)) {
        let style = object.entry("style").or_insert_with(|| "form".into());
        let is_form = style == "form";
        object
            .entry("explode")
            .or_insert_with(|| Value::Bool(is_form));
    }
}

/// Moves a style that 3.0 does not have in this place, but whose meaning is clear.
fn keep_delimiter(object: &mut Map<String, Value>, styles: &[&str]) {
    let style = object.get("style").and_then(Value::as_str);
    let delimited = ["spaceDelimited", "pipeDelimited", "tabDelimited"];
    let moved = style.filter(|style| delimited.contains(style) && !styles.contains(style));
    if let Some(style) = moved.map(str::to_owned) {
        object.shift_remove("style");
        object.insert(DELIMITER.to_owned(), style.into());
    }
}

/// In a path, the keyword can only mean that the empty string is a value.
fn allow_empty_value(object: &mut Map<String, Value>, location: &str) {
    let allows = object.get("allowEmptyValue") == Some(&Value::Bool(true));
    let schema = object.get_mut("schema").and_then(Value::as_object_mut);
    if let Some(schema) =
        schema.filter(|it| allows && location == "path" && !it.contains_key("$ref"))
    {
        schema.entry("minLength").or_insert_with(|| 0.into());
    }
}

fn drop_unknown_style(
    object: &mut Map<String, Value>,
    styles: &[&str],
    at: &Pointer,
    report: &mut Report,
) {
    let style = object.get("style").and_then(Value::as_str);
    if let Some(style) = style.filter(|style| !styles.contains(style)) {
        report.push(problems::unknown_style(style, styles, at));
        object.shift_remove("style");
    }
}

pub(super) fn note_both_examples(object: &Map<String, Value>, at: &Pointer, report: &mut Report) {
    if object.contains_key("example") && object.contains_key("examples") {
        report.push(problems::example_and_examples(at));
    }
}

/// Gives a value without a description the schema that accepts anything.
pub(super) fn assume_schema(object: &mut Map<String, Value>) {
    let content = object.get("content").and_then(Value::as_object);
    if content.is_some_and(Map::is_empty) {
        object.shift_remove("content");
    }
    if !object.contains_key("schema") && !object.contains_key("content") {
        object.insert("schema".to_owned(), json!({}));
    }
}

/// Returns whether a header, a query or a cookie can have this name (RFC 9110, section 5.6.2, and the escaping of queries).
pub(super) fn is_token(name: &str) -> bool {
    !name.is_empty()
        && name
            .chars()
            .all(|it| it.is_ascii_graphic() && !"\"(),/:;<=>?@[\\]{}".contains(it))
}
