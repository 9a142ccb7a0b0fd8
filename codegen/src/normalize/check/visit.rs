//! Visits every object whose kind is certain.

use serde_json::Value;

use super::extensions::Extensions;
use super::{missing, newer, unknown};
use crate::normalize::specification::{Kind, Nesting, Position, Version};
use crate::report::Report;
use crate::source::{Pointer, Sources};

/// Notes the keywords of a whole document that are unknown, newer than the document, or missing.
pub(in crate::normalize) fn check(
    document: &Value,
    version: Version,
    sources: &Sources,
    report: &mut Report,
) {
    let mut check = Check {
        version,
        has_root: sources.origin(&Pointer::root()).is_some(),
        extensions: Extensions::default(),
        report,
    };
    check.visit(document, &Pointer::root(), Position::DOCUMENT);
    check.extensions.report(check.report);
}

struct Check<'r> {
    version: Version,
    /// True if the author wrote a root. An assumed root lacks nothing.
    has_root: bool,
    extensions: Extensions,
    report: &'r mut Report,
}

impl Check<'_> {
    fn visit(&mut self, value: &Value, at: &Pointer, position: Position) {
        if position.kind == Kind::Opaque {
            return;
        }
        match value {
            Value::Object(object) => {
                // The members beside a reference are not part of the object that it names.
                let is_reference = object.get("$ref").is_some_and(Value::is_string);
                let is_one = matches!(position.nesting, Nesting::One | Nesting::OneOrList);
                if is_one && !is_reference {
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

    fn object(&mut self, object: &serde_json::Map<String, Value>, at: &Pointer, kind: Kind) {
        if kind == Kind::Schema && self.version < Version::V3_1 {
            newer::note(object, self.version, at, self.report);
        }
        unknown::note(object, kind, self.version, at, self.report);
        self.extensions.note(object, self.version, at);
        if self.has_root || !matches!(kind, Kind::Document | Kind::Info) {
            missing::note(object, kind, self.version, at, self.report);
        }
    }
}
