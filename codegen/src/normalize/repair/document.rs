//! Repairs a whole document.

use serde_json::Value;

use super::object::object;
use super::siblings;
use crate::normalize::specification::Kind;
use crate::report::Report;
use crate::source::Pointer;

/// Returns the document with every keyword in the type that OpenAPI 3.0 requires. All changes are reported.
pub(in crate::normalize) fn repair(mut value: Value, report: &mut Report) -> Value {
    siblings::wrap(&mut value);
    if let Value::Object(document) = &mut value {
        object(document, Kind::Document, &Pointer::root(), report);
    }
    value
}
