//! Turns JSON Schema 2020-12, as OpenAPI 3.1 and 3.2 use it, into the equivalent keywords of 3.0.
//!
//! Schemas are converted one at a time, from the outside in, so that the target of a diagnostic does not move afterwards.

mod booleans;
mod bounds;
mod conditions;
mod content;
mod keys;
mod object;
mod reference;
#[cfg(test)]
mod tests;
mod tuples;
mod types;
mod values;

use object::Schema;
use serde_json::Value;

use crate::normalize::specification::{Kind, walk};
use crate::report::Report;
use crate::source::Pointer;

use super::moves::Moves;
use super::swagger;

/// Converts every schema of a 3.1 or 3.2 document.
pub(super) fn convert(document: &mut Value, moves: &mut Moves<'_>, report: &mut Report) {
    walk::each_of(document, Kind::Schema, |schema, at| {
        convert_one(schema, at, moves, report);
    });
}

/// Converts every schema of a former Swagger 2.0 document. It has the keywords of an older JSON Schema.
pub(super) fn convert_swagger(document: &mut Value, moves: &mut Moves<'_>, report: &mut Report) {
    walk::each_of(document, Kind::Schema, |schema, at| {
        swagger::convert_schema(schema);
        tuples::choose(schema, at, moves, report);
        tuples::unite(schema, at, moves, report);
        keys::unite(schema, at, moves, report);
        bounds::flag(schema);
        values::list(schema);
        types::split(schema, at, moves);
    });
}

/// Converts keywords of 3.1 in the schemas of a 3.0 document, which were noted before.
pub(super) fn convert_newer(document: &mut Value, moves: &mut Moves<'_>, report: &mut Report) {
    walk::each_of(document, Kind::Schema, |schema, at| {
        swagger::nullable(schema);
        tuples::unite(schema, at, moves, report);
        keys::unite(schema, at, moves, report);
        bounds::flag(schema);
        content::name(schema);
        values::list(schema);
        types::split(schema, at, moves);
    });
}

fn convert_one(schema: &mut Schema, at: &Pointer, moves: &mut Moves<'_>, report: &mut Report) {
    forget(schema);
    reference::wrap(schema, at, moves);
    booleans::replace(schema, at, moves);
    conditions::leave_out(schema, at, report);
    tuples::unite(schema, at, moves, report);
    keys::unite(schema, at, moves, report);
    bounds::flag(schema);
    content::name(schema);
    values::list(schema);
    types::split(schema, at, moves);
}

/// Removes keywords that describe the schema itself and not its values.
fn forget(schema: &mut Schema) {
    const SILENT: [&str; 11] = [
        "$schema",
        "$id",
        "$anchor",
        "$dynamicAnchor",
        "$recursiveAnchor",
        "$vocabulary",
        "$comment",
        "contains",
        "minContains",
        "maxContains",
        "propertyNames",
    ];
    SILENT
        .iter()
        .for_each(|keyword| drop(schema.shift_remove(*keyword)));
}
