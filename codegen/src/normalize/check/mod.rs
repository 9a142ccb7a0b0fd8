//! Names keywords that mean nothing, and those that must be there and are not.
//!
//! Before the words of other versions are replaced: what is not understood would go with them, and what is missing be added.

mod newer;
mod problems;

use serde_json::{Map, Value, json};

use crate::report::{Report, nearest};
use crate::source::{FileId, Place, Pointer, Sources};

use super::references::positions::{Kind, Nesting, Position};
use super::specification::version::Version;
use super::specification::vocabulary::Vocabulary;

type Object = Map<String, Value>;

/// Notes every unknown and every missing keyword of objects whose kind is certain.
pub(crate) fn check(document: &Value, version: Version, sources: &Sources, report: &mut Report) {
    let stated = document.get("openapi").and_then(Value::as_str);
    let mut check = Check {
        version,
        describes: !stated.is_some_and(|version| version.starts_with("3.2")),
        has_root: sources.origin(&Pointer::root()).is_some(),
        report,
    };
    check.visit(document, &Pointer::root(), Position::DOCUMENT);
}

/// Notes the unknown keywords at the top of a fragment, of which nothing comes into the document.
pub(crate) fn check_fragment(fragment: &Value, file: FileId, report: &mut Report) {
    let Some(vocabulary) = Vocabulary::of(Kind::Document) else {
        return;
    };
    let keys = fragment.as_object().into_iter().flat_map(Map::keys);
    for key in keys.filter(|key| !key.starts_with("x-")) {
        if !vocabulary.words(true).any(|it| it == key) {
            let meant = nearest(key, vocabulary.words(true));
            let place = Place::FileKey(file, Pointer::root().child(key));
            report.push(problems::unknown_in_a_fragment(key, meant, place));
        }
    }
}

struct Check<'r> {
    version: Version,
    /// Whether responses must have a description; they may do without one since 3.2.
    describes: bool,
    /// Whether the author wrote a root. One that was assumed lacks nothing.
    has_root: bool,
    report: &'r mut Report,
}

impl Check<'_> {
    fn visit(&mut self, value: &Value, at: &Pointer, position: Position) {
        if position.kind == Kind::Opaque {
            return;
        }
        match value {
            Value::Object(object) => {
                // What stands beside a reference is not part of what it refers to.
                let is_reference = object.get("$ref").is_some_and(Value::is_string);
                let is_one = matches!(position.nesting, Nesting::One | Nesting::OneOrList);
                if is_one && !is_reference {
                    self.unknown(object, at, position.kind);
                    self.missing(object, at, position.kind);
                }
                for (key, value) in object {
                    if value.is_object() || value.is_array() {
                        self.visit(value, &at.child(key), position.member(key));
                    }
                }
            }
            Value::Array(items) => {
                for (index, item) in items.iter().enumerate() {
                    self.visit(item, &at.index(index), position.item());
                }
            }
            Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) => {}
        }
    }

    fn unknown(&mut self, object: &Object, at: &Pointer, kind: Kind) {
        if kind == Kind::Schema && self.version != Version::V3_1 {
            newer::note(object, self.version, at, self.report);
        }
        let Some(vocabulary) = Vocabulary::of(kind) else {
            return;
        };
        let is_old = self.version == Version::V2_0;
        for (keyword, value) in object {
            let is_known = vocabulary.words(is_old).any(|it| it == keyword);
            if is_known || keyword.starts_with("x-") {
                continue;
            }
            let at = at.child(keyword);
            self.report.push(if vocabulary.is_outdated(keyword) {
                let words = renewed(kind, keyword, value);
                problems::outdated_keyword(keyword, vocabulary.noun, words, &at)
            } else {
                let is_media_type = keyword.contains('/');
                let holds_content = matches!(kind, Kind::Response | Kind::RequestBody);
                let meant = match is_media_type && holds_content {
                    true => Some(("content", json!({ "content": { keyword: value } }))),
                    false => nearest(keyword, vocabulary.words(is_old))
                        .map(|meant| (meant, json!({ meant: value }))),
                };
                let is_free = |meant: &str| meant == "content" || !object.contains_key(meant);
                let (meant, words) = meant.unzip();
                let words = words.filter(|_| meant.is_some_and(is_free));
                problems::unknown_keyword(keyword, vocabulary.noun, meant, words, &at)
            });
        }
    }

    /// What other stages complete without a word, or report themselves, is not asked for here.
    fn missing(&mut self, object: &Object, at: &Pointer, kind: Kind) {
        let mut missing = |at: &Pointer, keyword: &str, label: &str, value: Value| {
            self.report
                .push(problems::missing_keyword(keyword, at, label, value));
        };
        let says = |keyword: &str| object.get(keyword).is_some_and(|it| !it.is_null());
        let has_members = |keyword: &str| {
            let members = object.get(keyword).and_then(Value::as_object);
            members.is_some_and(|members| !members.is_empty())
        };
        let is_old = self.version == Version::V2_0;
        match kind {
            Kind::Document if self.has_root => {
                let info = json!({ "title": "", "version": "" });
                let described = object.get("info").and_then(Value::as_object);
                match described {
                    None => missing(at, "info", "without a title and a version", info),
                    Some(described) => {
                        let keywords = ["title", "version"].into_iter();
                        for keyword in keywords.filter(|it| !described.contains_key(*it)) {
                            missing(&at.child("info"), keyword, "without one", "".into());
                        }
                    }
                }
                if self.version != Version::V3_1 && !says("paths") {
                    missing(at, "paths", "without any operation", json!({}));
                }
            }
            Kind::Operation if self.version != Version::V3_1 && !has_members("responses") => {
                let none = json!({ "200": { "description": "" } });
                missing(at, "responses", "a success without a body is assumed", none);
            }
            Kind::Response if self.describes && !says("description") => {
                missing(at, "description", "without one", "".into());
            }
            Kind::Parameter | Kind::Header
                if !is_old && !says("schema") && !says("content") && !says("type") =>
            {
                let text = json!({ "type": "string" });
                missing(at, "schema", "any JSON is taken", text);
            }
            Kind::Document
            | Kind::Components
            | Kind::PathItem
            | Kind::Operation
            | Kind::Parameter
            | Kind::RequestBody
            | Kind::Response
            | Kind::Header
            | Kind::Example
            | Kind::SecurityScheme
            | Kind::Link
            | Kind::Callback
            | Kind::MediaType
            | Kind::Schema
            | Kind::Discriminator
            | Kind::MappedSchema
            | Kind::Plain
            | Kind::Opaque => {}
        }
    }
}

/// How version 3 says what 2.0 says with this keyword, where that is plain.
fn renewed(kind: Kind, keyword: &str, value: &Value) -> Option<Value> {
    match (kind, keyword) {
        (Kind::Parameter | Kind::Header, "collectionFormat") => None,
        (Kind::Parameter | Kind::Header, word) => Some(json!({ "schema": { word: value } })),
        (Kind::Response, "schema") => {
            Some(json!({ "content": { "application/json": { "schema": value } } }))
        }
        _ => None,
    }
}
