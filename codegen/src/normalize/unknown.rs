//! Names keywords that no version of the specification has: most are slips of the pen, and their meaning is lost.
//!
//! Before the words of other versions are replaced, since what is not understood then goes with them.

use serde_json::{Map, Value, json};

use super::malformed;
use super::references::positions::{Kind, Nesting, Position};
use super::version::Version;
use super::vocabulary::Vocabulary;
use crate::report::{Report, nearest};
use crate::source::Pointer;

/// Notes every unknown keyword of objects whose kind is certain.
pub(super) fn name(document: &Value, version: Version, report: &mut Report) {
    let mut naming = Naming {
        is_old: version == Version::V2_0,
        report,
    };
    naming.visit(document, &Pointer::root(), Position::DOCUMENT);
}

struct Naming<'r> {
    is_old: bool,
    report: &'r mut Report,
}

impl Naming<'_> {
    fn visit(&mut self, value: &Value, at: &Pointer, position: Position) {
        if position.kind == Kind::Opaque {
            return;
        }
        match value {
            Value::Object(object) => {
                if matches!(position.nesting, Nesting::One | Nesting::OneOrList) {
                    self.object(object, at, position.kind);
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

    fn object(&mut self, object: &Map<String, Value>, at: &Pointer, kind: Kind) {
        // What stands beside a reference is not part of what it refers to.
        let is_reference = object.get("$ref").is_some_and(Value::is_string);
        let Some(vocabulary) = Vocabulary::of(kind).filter(|_| !is_reference) else {
            return;
        };
        for (keyword, value) in object {
            let is_known = vocabulary.words(self.is_old).any(|it| it == keyword);
            if is_known || keyword.starts_with("x-") {
                continue;
            }
            let at = at.child(keyword);
            self.report.push(if vocabulary.is_outdated(keyword) {
                let words = renewed(kind, keyword, value);
                malformed::outdated_keyword(keyword, vocabulary.noun, words, &at)
            } else {
                let meant = nearest(keyword, vocabulary.words(self.is_old));
                let value =
                    Some(value).filter(|_| !meant.is_some_and(|it| object.contains_key(it)));
                malformed::unknown_keyword(keyword, vocabulary.noun, meant, value, &at)
            });
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
