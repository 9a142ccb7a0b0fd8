//! Keywords that hold under a condition: no type can say that, so the client takes what they would exclude.

use serde_json::Value;

use crate::report::Report;
use crate::source::Pointer;

use super::super::problems;
use super::Schema;

pub(super) fn leave_out(schema: &mut Schema, at: &Pointer, report: &mut Report) {
    for keyword in [
        "if",
        "dependentRequired",
        "dependentSchemas",
        "dependencies",
    ] {
        let removed = schema.shift_remove(keyword);
        if removed.is_some_and(|it| says_anything(&it)) {
            let label = "left out; the client takes values that it excludes";
            report.push(problems::loose_schema(keyword, at, label));
        }
    }
    // Without `if` they mean nothing, and with it they went.
    for keyword in ["then", "else"] {
        schema.shift_remove(keyword);
    }
}

fn says_anything(value: &Value) -> bool {
    value.as_object().is_none_or(|it| !it.is_empty())
}
