//! Bounds, lengths and patterns: no type expresses them and nothing checks them, but a reader wants to know.

use openapiv3::{Schema, SchemaKind, Type};

use crate::ir::Constraint;

/// The rules of the validation keywords of a schema (JSON Schema Validation, draft Wright 00, section 5).
pub(super) fn constraints(schema: &Schema) -> Vec<Constraint> {
    match &schema.schema_kind {
        SchemaKind::Type(ty) => of_type(ty),
        SchemaKind::Any(any) => gathered([
            bounds(
                any.minimum.and_then(bound),
                any.maximum.and_then(bound),
                any.exclusive_minimum == Some(true),
                any.exclusive_maximum == Some(true),
            ),
            any.multiple_of.map(written).map(Constraint::MultipleOf),
            count(Constraint::Characters, any.min_length, any.max_length),
            any.pattern.clone().map(Constraint::Pattern),
            count(Constraint::Items, any.min_items, any.max_items),
            (any.unique_items == Some(true)).then_some(Constraint::Unique),
            count(Constraint::Entries, any.min_properties, any.max_properties),
        ]),
        SchemaKind::OneOf { .. }
        | SchemaKind::AllOf { .. }
        | SchemaKind::AnyOf { .. }
        | SchemaKind::Not { .. } => Vec::new(),
    }
}

fn of_type(ty: &Type) -> Vec<Constraint> {
    match ty {
        Type::String(it) => gathered([
            count(Constraint::Characters, it.min_length, it.max_length),
            it.pattern.clone().map(Constraint::Pattern),
        ]),
        Type::Number(it) => gathered([
            bounds(
                it.minimum.and_then(bound),
                it.maximum.and_then(bound),
                it.exclusive_minimum,
                it.exclusive_maximum,
            ),
            it.multiple_of.map(written).map(Constraint::MultipleOf),
        ]),
        Type::Integer(it) => gathered([
            bounds(
                it.minimum.map(|bound| bound.to_string()),
                it.maximum.map(|bound| bound.to_string()),
                it.exclusive_minimum,
                it.exclusive_maximum,
            ),
            it.multiple_of
                .map(|of| Constraint::MultipleOf(of.to_string())),
        ]),
        Type::Array(it) => gathered([
            count(Constraint::Items, it.min_items, it.max_items),
            it.unique_items.then_some(Constraint::Unique),
        ]),
        Type::Object(it) => gathered([count(
            Constraint::Entries,
            it.min_properties,
            it.max_properties,
        )]),
        Type::Boolean(_) => Vec::new(),
    }
}

fn gathered<const N: usize>(constraints: [Option<Constraint>; N]) -> Vec<Constraint> {
    constraints.into_iter().flatten().collect()
}

fn bounds(
    minimum: Option<String>,
    maximum: Option<String>,
    above: bool,
    below: bool,
) -> Option<Constraint> {
    (minimum.is_some() || maximum.is_some()).then_some(Constraint::Bounds {
        minimum,
        maximum,
        above,
        below,
    })
}

/// A minimum of zero is not a constraint.
fn count(
    of: fn(usize, Option<usize>) -> Constraint,
    least: Option<usize>,
    most: Option<usize>,
) -> Option<Constraint> {
    let least = least.unwrap_or_default();
    (least > 0 || most.is_some()).then(|| of(least, most))
}

/// A bound this large is the end of an integer type, and not even exact.
fn bound(number: f64) -> Option<String> {
    const EXACT: f64 = (1_u64 << 53) as f64;
    (number.abs() < EXACT).then(|| written(number))
}

fn written(number: f64) -> String {
    number.to_string()
}
