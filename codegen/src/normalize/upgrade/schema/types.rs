//! Lists of types: null makes a schema nullable, and several other types make it a union of one member each.
//!
//! Source: JSON Schema 2020-12 (Validation), section 6.1.1. 3.0 has one type, and `nullable`.

use serde_json::{Map, Value, json};

use crate::source::Pointer;

use super::object::Schema;
use crate::normalize::specification::{Keyword, Kind};
use crate::normalize::upgrade::moves::Moves;

const NUMBER_FORMATS: [&str; 8] = [
    "int8", "int16", "int32", "int64", "uint32", "uint64", "float", "double",
];

pub(super) fn split(schema: &mut Schema, at: &Pointer, moves: &mut Moves<'_>) {
    let mut types = match schema.get("type") {
        Some(Value::Array(types)) if types.iter().all(Value::is_string) => distinct(types),
        Some(Value::String(ty)) if ty == "null" => vec![ty.clone()],
        Some(_) | None => return,
    };
    let before = types.len();
    types.retain(|ty| ty != "null");
    let takes_null = types.len() < before;
    match types.as_slice() {
        [] if takes_null => return nothing_but_null(schema),
        [] => drop(schema.shift_remove("type")),
        [only] => drop(schema.insert("type".to_owned(), only.clone().into())),
        [_, _, ..] => union(schema, types, at, moves),
    }
    if takes_null {
        schema.insert("nullable".to_owned(), true.into());
    }
}

/// Each type once; `number` includes `integer`.
fn distinct(types: &[Value]) -> Vec<String> {
    let names = types.iter().filter_map(Value::as_str);
    let has_numbers = names.clone().any(|ty| ty == "number");
    let mut distinct: Vec<String> = Vec::new();
    for name in names.filter(|ty| !(has_numbers && *ty == "integer")) {
        if !distinct.iter().any(|ty| ty == name) {
            distinct.push(name.to_owned());
        }
    }
    distinct
}

fn nothing_but_null(schema: &mut Schema) {
    schema.shift_remove("type");
    schema.insert("enum".to_owned(), json!([null]));
}

fn union(schema: &mut Schema, types: Vec<String>, at: &Pointer, moves: &mut Moves<'_>) {
    schema.shift_remove("type");
    if is_told_by_members(schema) {
        return;
    }
    let values = match schema.shift_remove("enum") {
        Some(Value::Array(values)) => Some(values),
        Some(_) | None => None,
    };
    let allows_null = values.as_ref().is_some_and(|it| it.contains(&Value::Null));
    let has_values = |ty: &String| {
        let listed = values.as_ref();
        listed.is_none_or(|values| values.iter().any(|it| is_of(it, ty)))
    };
    let types: Vec<String> = types.into_iter().filter(has_values).collect();
    if types.is_empty() {
        // No listed value has a listed type, so only the values are known.
        schema.insert("enum".to_owned(), values.into());
        return;
    }
    let word = place(schema, at);
    let members: Vec<Value> = types
        .iter()
        .enumerate()
        .map(|(index, ty)| {
            let mut member = own_keywords(schema, ty, &types, at, &word.index(index), moves);
            if let Some(values) = &values {
                let own: Vec<&Value> = values.iter().filter(|it| is_of(it, ty)).collect();
                member.insert("enum".to_owned(), json!(own));
            }
            Value::Object(member)
        })
        .collect();
    if allows_null {
        schema.insert("nullable".to_owned(), true.into());
    }
    insert(schema, members);
}

/// The keywords that apply to values of some types only.
fn constraints() -> impl Iterator<Item = &'static Keyword> {
    let keywords = Kind::Schema.object().keywords.iter();
    keywords.filter(|it| !it.constrains.is_empty())
}

/// Returns whether the members of a schema have these types already, so that the list only repeats them.
fn is_told_by_members(schema: &Schema) -> bool {
    let own = constraints().any(|it| schema.contains_key(it.name));
    let is_typed = |member: &Value| {
        let states = |keyword: &&str| member.get(*keyword).is_some();
        ["$ref", "type", "enum", "const"].iter().any(states)
    };
    let composed = ["oneOf", "anyOf", "allOf"].iter().any(|keyword| {
        let members = schema.get(*keyword).and_then(Value::as_array);
        members.is_some_and(|it| !it.is_empty() && it.iter().all(is_typed))
    });
    composed && !own && !schema.contains_key("enum")
}

/// The place for the union. If the schema has an `anyOf` already, both must be satisfied.
fn place(schema: &Schema, at: &Pointer) -> Pointer {
    if !schema.contains_key("anyOf") {
        return at.child("anyOf");
    }
    let members = schema.get("allOf").and_then(Value::as_array);
    let next = members.map_or(0, Vec::len);
    at.child("allOf").index(next).child("anyOf")
}

fn insert(schema: &mut Schema, members: Vec<Value>) {
    if !schema.contains_key("anyOf") {
        schema.insert("anyOf".to_owned(), members.into());
        return;
    }
    let all_of = schema.entry("allOf").or_insert_with(|| json!([]));
    if let Value::Array(all_of) = all_of {
        all_of.push(json!({ "anyOf": members }));
    }
}

/// The member for one type, with the keywords that apply to it.
fn own_keywords(
    schema: &mut Schema,
    ty: &str,
    types: &[String],
    at: &Pointer,
    to: &Pointer,
    moves: &mut Moves<'_>,
) -> Schema {
    let mut member = Map::new();
    member.insert("type".to_owned(), ty.into());
    moves.derived(at, to);
    for keyword in constraints().filter(|it| it.constrains.contains(&ty)) {
        let keyword = keyword.name;
        if let Some(value) = schema.shift_remove(keyword) {
            moves.moved(&at.child(keyword), &to.child(keyword));
            member.insert(keyword.to_owned(), value);
        }
    }
    let format = schema.get("format").and_then(Value::as_str);
    if format.is_some_and(|format| concerns(format, ty, types))
        && let Some(format) = schema.shift_remove("format")
    {
        member.insert("format".to_owned(), format);
    }
    member
}

fn concerns(format: &str, ty: &str, types: &[String]) -> bool {
    let is_number = matches!(ty, "integer" | "number");
    match NUMBER_FORMATS.contains(&format) {
        true => is_number,
        false => ty == "string" || is_number && !types.iter().any(|ty| ty == "string"),
    }
}

fn is_of(value: &Value, ty: &str) -> bool {
    match value {
        Value::Null => ty == "null",
        Value::Bool(_) => ty == "boolean",
        Value::Number(number) => ty == "number" || ty == "integer" && !number.is_f64(),
        Value::String(_) => ty == "string",
        Value::Array(_) => ty == "array",
        Value::Object(_) => ty == "object",
    }
}
