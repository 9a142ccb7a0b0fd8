//! Keywords beside a `$ref` count since 3.1: the reference becomes a member of an `allOf`.
//!
//! Source: OpenAPI 3.1.1, section 4.8.24 (Schema Object); 3.0 ignores them.

use serde_json::{Value, json};

use crate::source::Pointer;

use super::object::Schema;
use crate::normalize::upgrade::moves::Moves;

/// Keywords for people and tools, which do not change the referenced schema.
const SILENT: [&str; 4] = ["example", "examples", "externalDocs", "xml"];

pub(super) fn wrap(schema: &mut Schema, at: &Pointer, moves: &mut Moves<'_>) {
    if !schema.get("$ref").is_some_and(Value::is_string) {
        return;
    }
    schema.retain(|keyword, _| counts(keyword));
    if schema.len() == 1 {
        return;
    }
    let Some(reference) = schema.shift_remove("$ref") else {
        return;
    };
    let members = schema.entry("allOf").or_insert_with(|| json!([]));
    if let Value::Array(members) = members {
        // The reference goes first, since the keywords beside it refine its target.
        let at = at.child("allOf");
        for index in (0..members.len()).rev() {
            moves.moved(&at.index(index), &at.index(index + 1));
        }
        members.insert(0, json!({ "$ref": reference }));
    }
}

fn counts(keyword: &str) -> bool {
    let is_extension = keyword.starts_with("x-") && keyword != "x-sensitive";
    !is_extension && !SILENT.contains(&keyword)
}
