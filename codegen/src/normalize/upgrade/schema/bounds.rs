//! Exclusive bounds: a number since 3.1, a flag beside the bound in 3.0.
//!
//! Source: JSON Schema 2020-12 (Validation), sections 6.2.3 and 6.2.5.

use serde_json::Value;

use super::object::Schema;

pub(super) fn flag(schema: &mut Schema) {
    exclude(schema, "exclusiveMinimum", "minimum", |own, other| {
        own >= other
    });
    exclude(schema, "exclusiveMaximum", "maximum", |own, other| {
        own <= other
    });
}

fn exclude(
    schema: &mut Schema,
    exclusive: &str,
    inclusive: &str,
    is_tighter: fn(f64, f64) -> bool,
) {
    // Documents that were upgraded from 3.0 may still have the flag.
    let Some(Value::Number(bound)) = schema.get(exclusive).cloned() else {
        return;
    };
    let other = schema.get(inclusive).and_then(Value::as_f64);
    let own = bound.as_f64();
    let counts = match (own, other) {
        (Some(own), Some(other)) => is_tighter(own, other),
        (_, None) => true,
        (None, Some(_)) => false,
    };
    schema.shift_remove(exclusive);
    if counts {
        schema.insert(inclusive.to_owned(), Value::Number(bound));
        schema.insert(exclusive.to_owned(), true.into());
    }
}
