//! Completes objects that lack what the specification requires, or says that they must go.

use std::collections::HashSet;

use serde_json::{Map, Value, json};

use crate::normalize::specification::grammar::Kind;
use crate::report::Report;
use crate::source::Pointer;

use super::problems;

/// Adds what is missing and clear; `false` if the object means nothing without what it lacks.
pub(crate) fn complete(
    object: &mut Map<String, Value>,
    kind: Kind,
    at: &Pointer,
    report: &mut Report,
) -> bool {
    match kind {
        Kind::Parameter => parameter(object, at, report),
        Kind::Header => {
            exclusive_examples(object, at, report);
            assume_schema(object);
            true
        }
        // Never read by anyone but people, so its absence is no loss.
        Kind::Response => {
            media_types(object, at, report);
            object.entry("description").or_insert_with(|| "".into());
            true
        }
        Kind::RequestBody => {
            media_types(object, at, report);
            object.entry("content").or_insert_with(|| json!({}));
            true
        }
        Kind::Operation => {
            leave_out_callbacks(object, at, report);
            object.entry("responses").or_insert_with(|| json!({}));
            true
        }
        Kind::Responses => {
            capital_ranges(object, at, report);
            drop_unusable(object, at, report, is_status);
            true
        }
        Kind::MediaType => {
            exclusive_examples(object, at, report);
            true
        }
        Kind::Schema => {
            unique_entries(object, at, report);
            true
        }
        Kind::Info => {
            object.entry("title").or_insert_with(|| "".into());
            object.entry("version").or_insert_with(|| "0.0.0".into());
            true
        }
        Kind::ServerVariable => {
            if !object.contains_key("default") {
                report.push(problems::missing_keyword("default", at, "empty", "".into()));
                object.insert("default".to_owned(), "".into());
            }
            true
        }
        Kind::Server => has(object, "url", at, report),
        Kind::Tag => has(object, "name", at, report),
        Kind::Discriminator => has(object, "propertyName", at, report),
        Kind::SecurityScheme => security_scheme(object, at, report),
        Kind::Encoding => {
            encoding(object, at, report);
            true
        }
        Kind::Document => {
            rooted_paths(object, at, report);
            true
        }
        Kind::Components | Kind::PathItem | Kind::SecurityRequirement => true,
    }
}

/// Leaves out paths that do not start with a slash (OpenAPI 3.0.4, Paths Object): the typed document would without a word.
fn rooted_paths(document: &mut Map<String, Value>, at: &Pointer, report: &mut Report) {
    let at = at.child("paths");
    if let Some(Value::Object(paths)) = document.get_mut("paths") {
        paths.retain(|path, _| {
            let keep = path.starts_with('/') || path.starts_with("x-");
            if !keep {
                report.push(problems::invalid_path(path, &at.child(path)));
            }
            keep
        });
    }
}

/// Before they are typed: they may be references, which the typed document cannot hold in this place.
fn leave_out_callbacks(object: &mut Map<String, Value>, at: &Pointer, report: &mut Report) {
    let callbacks = object.shift_remove("callbacks");
    if callbacks.is_some_and(|it| it.as_object().is_some_and(|it| !it.is_empty())) {
        report.push(problems::callbacks(&at.child("callbacks")));
    }
}

/// An entry that is listed twice says nothing more, and is mostly a slip (JSON Schema Validation, sections 5.15 and 5.20).
fn unique_entries(schema: &mut Map<String, Value>, at: &Pointer, report: &mut Report) {
    for keyword in ["enum", "required"] {
        let Some(Value::Array(entries)) = schema.get_mut(keyword) else {
            continue;
        };
        let mut seen = HashSet::new();
        let mut repeated = None;
        let all = std::mem::take(entries);
        entries.extend(all.into_iter().filter(|entry| {
            let new = seen.insert(entry.to_string());
            if !new && repeated.is_none() {
                repeated = Some(entry.clone());
            }
            new
        }));
        if let Some(repeated) = repeated {
            let unique = Value::Array(entries.clone());
            let at = at.child(keyword);
            report.push(problems::repeated_entry(keyword, &repeated, &unique, &at));
        }
    }
}

fn exclusive_examples(object: &Map<String, Value>, at: &Pointer, report: &mut Report) {
    if object.contains_key("example") && object.contains_key("examples") {
        report.push(problems::example_and_examples(at));
    }
}

fn has(object: &Map<String, Value>, keyword: &str, at: &Pointer, report: &mut Report) -> bool {
    let found = object.contains_key(keyword);
    if !found {
        report.push(problems::incomplete_object(keyword, at));
    }
    found
}

const QUERY_STYLES: [&str; 4] = ["form", "spaceDelimited", "pipeDelimited", "deepObject"];

fn parameter(object: &mut Map<String, Value>, at: &Pointer, report: &mut Report) -> bool {
    exclusive_examples(object, at, report);
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
    drop_unknown_style(object, styles, at, report);
    let name = object
        .get("name")
        .and_then(Value::as_str)
        .unwrap_or_default();
    if location == "header" && !is_token(name) {
        report.push(problems::invalid_name(name, &at.child("name")));
        return false;
    }
    assume_schema(object);
    // openapiv3 knows no example without a value.
    object.shift_remove("examples");
    true
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

/// openapiv3 cannot say that `explode` is not there, and its default depends on the style.
fn encoding(object: &mut Map<String, Value>, at: &Pointer, report: &mut Report) {
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

/// A value of which nothing is said may be anything.
fn assume_schema(object: &mut Map<String, Value>) {
    let content = object.get("content").and_then(Value::as_object);
    if content.is_some_and(Map::is_empty) {
        object.shift_remove("content");
    }
    if !object.contains_key("schema") && !object.contains_key("content") {
        object.insert("schema".to_owned(), json!({}));
    }
}

/// `4xx` is written `4XX` (OpenAPI 3.0.4, Patterned Fields of the Responses Object).
fn capital_ranges(object: &mut Map<String, Value>, at: &Pointer, report: &mut Report) {
    let ranges = object.keys().filter(|status| {
        let bytes = status.as_bytes();
        bytes.len() == 3 && bytes[0].is_ascii_digit() && status.ends_with("xx")
    });
    let ranges: Vec<String> = ranges.cloned().collect();
    for range in ranges {
        if let Some(response) = object.shift_remove(&range) {
            let problem = problems::lower_case_status(&range, &response, &at.child(&range));
            report.push(problem);
            object.entry(range.to_uppercase()).or_insert(response);
        }
    }
}

fn security_scheme(object: &mut Map<String, Value>, at: &Pointer, report: &mut Report) -> bool {
    let needed: &[&str] = match object.get("type").and_then(Value::as_str) {
        Some("apiKey") => &["name", "in"],
        Some("http") => &["scheme"],
        Some("oauth2") => {
            // Which flow gave the token makes no difference to how it is sent.
            object.insert("flows".to_owned(), json!({}));
            &[]
        }
        Some("openIdConnect") => {
            object
                .entry("openIdConnectUrl")
                .or_insert_with(|| "".into());
            &[]
        }
        Some(_) | None => &["type"],
    };
    let known = needed
        .iter()
        .all(|keyword| has(object, keyword, at, report));
    let name = object.get("name").and_then(Value::as_str);
    if let Some(name) = name.filter(|name| !is_token(name)) {
        report.push(problems::invalid_name(name, &at.child("name")));
        return false;
    }
    let location = object.get("in").and_then(Value::as_str);
    known && location.is_none_or(|it| matches!(it, "header" | "query" | "cookie"))
}

/// Leaves out media types that no header can carry (RFC 9110, section 8.3.1).
fn media_types(object: &mut Map<String, Value>, at: &Pointer, report: &mut Report) {
    if let Some(Value::Object(content)) = object.get_mut("content") {
        let printable =
            |name: &str| !name.is_empty() && name.chars().all(|it| (' '..='~').contains(&it));
        drop_unusable(content, &at.child("content"), report, printable);
    }
}

/// Leaves out entries whose name means nothing.
fn drop_unusable(
    entries: &mut Map<String, Value>,
    at: &Pointer,
    report: &mut Report,
    usable: fn(&str) -> bool,
) {
    entries.retain(|name, _| {
        let keep = name.starts_with("x-") || usable(name);
        if !keep {
            report.push(problems::unusable_key(name, &at.child(name)));
        }
        keep
    });
}

fn is_status(name: &str) -> bool {
    let bytes = name.as_bytes();
    let digits = |digits: &[u8]| digits.iter().all(u8::is_ascii_digit);
    name == "default"
        || (bytes.len() == 3
            && (b'1'..=b'5').contains(&bytes[0])
            && (digits(bytes) || name.ends_with("XX")))
}

/// Whether a header, a query or a cookie can have this name (RFC 9110, section 5.6.2, and what queries escape).
fn is_token(name: &str) -> bool {
    !name.is_empty()
        && name
            .chars()
            .all(|it| it.is_ascii_graphic() && !"\"(),/:;<=>?@[\\]{}".contains(it))
}
