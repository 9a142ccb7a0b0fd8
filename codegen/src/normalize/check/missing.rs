//! Notes keywords that the specification requires and that are missing.
//!
//! Keywords that later stages add without a loss, or report themselves, are not checked here.

use serde_json::{Map, Value, json};

use super::problems;
use crate::normalize::specification::{Kind, Version};
use crate::report::Report;
use crate::source::Pointer;

type Object = Map<String, Value>;

/// A keyword that an object lacks.
struct Lack {
    keyword: &'static str,
    /// The consequence for the generated code.
    instead: &'static str,
    /// The smallest value that the keyword can have.
    least: Value,
}

/// Notes the keywords that one object lacks.
pub(super) fn note(
    object: &Object,
    kind: Kind,
    version: Version,
    at: &Pointer,
    report: &mut Report,
) {
    for lack in lacks(object, kind, version) {
        let Lack {
            keyword,
            instead,
            least,
        } = lack;
        report.push(problems::missing_keyword(keyword, at, instead, least));
    }
}

fn lacks(object: &Object, kind: Kind, version: Version) -> Vec<Lack> {
    match kind {
        Kind::Document => document(object, version),
        Kind::Info => info(object),
        Kind::Operation => operation(object, version).into_iter().collect(),
        Kind::Response => response(object, version).into_iter().collect(),
        Kind::Parameter | Kind::Header => described_value(object, version).into_iter().collect(),
        Kind::Server
        | Kind::ServerVariable
        | Kind::Tag
        | Kind::ExternalDocs
        | Kind::Components
        | Kind::PathItem
        | Kind::Callback
        | Kind::RequestBody
        | Kind::Responses
        | Kind::Link
        | Kind::MediaType
        | Kind::Encoding
        | Kind::Example
        | Kind::Schema
        | Kind::Discriminator
        | Kind::MappedSchema
        | Kind::SecurityScheme
        | Kind::SecurityRequirement
        | Kind::Plain
        | Kind::Opaque => Vec::new(),
    }
}

fn document(document: &Object, version: Version) -> Vec<Lack> {
    let has_info = document.get("info").is_some_and(Value::is_object);
    let info = (!has_info).then(|| Lack {
        keyword: "info",
        instead: "generated without a title and a version",
        least: json!({ "title": "", "version": "" }),
    });
    let needs_paths = version < Version::V3_1 && !is_given(document, "paths");
    let paths = needs_paths.then(|| Lack {
        keyword: "paths",
        instead: "generated without operations",
        least: json!({}),
    });
    info.into_iter().chain(paths).collect()
}

fn info(info: &Object) -> Vec<Lack> {
    let lacking = ["title", "version"]
        .into_iter()
        .filter(|it| !info.contains_key(*it));
    let lack = |keyword| Lack {
        keyword,
        instead: "generated without one",
        least: "".into(),
    };
    lacking.map(lack).collect()
}

fn operation(operation: &Object, version: Version) -> Option<Lack> {
    let responses = operation.get("responses").and_then(Value::as_object);
    let is_answered = responses.is_some_and(|responses| !responses.is_empty());
    (version < Version::V3_1 && !is_answered).then(|| Lack {
        keyword: "responses",
        instead: "a success without a body is assumed",
        least: json!({ "200": { "description": "" } }),
    })
}

fn response(response: &Object, version: Version) -> Option<Lack> {
    let needs_description = version < Version::V3_2 && !is_given(response, "description");
    needs_description.then(|| Lack {
        keyword: "description",
        instead: "generated without one",
        least: "".into(),
    })
}

/// A parameter or a header. In 2.0 the `type` of its value is beside its name.
fn described_value(holder: &Object, version: Version) -> Option<Lack> {
    let keywords = ["schema", "content", "type"];
    let is_described = keywords.iter().any(|keyword| is_given(holder, keyword));
    (version > Version::V2_0 && !is_described).then(|| Lack {
        keyword: "schema",
        instead: "read as any JSON",
        least: json!({ "type": "string" }),
    })
}

fn is_given(object: &Object, keyword: &str) -> bool {
    object.get(keyword).is_some_and(|value| !value.is_null())
}
