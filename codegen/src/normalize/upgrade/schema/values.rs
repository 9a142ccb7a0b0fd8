//! Turns a constant into an enum of one value.
//!
//! Source: JSON Schema 2020-12 (Validation), section 6.1.3.

use serde_json::Value;

use super::object::Schema;

pub(super) fn list(schema: &mut Schema) {
    if let Some(constant) = schema.shift_remove("const") {
        schema.insert("enum".to_owned(), Value::Array(vec![constant]));
    }
}
