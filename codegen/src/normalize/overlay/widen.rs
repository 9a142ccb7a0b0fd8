//! Changes that make a schema take values of more types, in the keywords of the author of its document.

use serde_json::{Map, Value, json};

use crate::normalize::specification::Version;
use crate::source::Pointer;

/// A change at one place of the document as its author wrote it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Change {
    /// Sets keywords of the object at a place.
    Update(Pointer, Map<String, Value>),
    /// Adds an item to the list at a place.
    Append(Pointer, Value),
    Remove(Pointer),
    /// Removes a name from the list at a place.
    RemoveName(Pointer, String),
}

impl Change {
    fn update(at: &Pointer, keyword: &str, value: impl Into<Value>) -> Self {
        let keywords = [(keyword.to_owned(), value.into())];
        Self::Update(at.clone(), keywords.into_iter().collect())
    }

    /// Makes the change, so that later ones follow from its result.
    pub(crate) fn apply(&self, document: &mut Value) {
        match self {
            Self::Update(at, keywords) => {
                let object = at.of_mut(document).and_then(Value::as_object_mut);
                if let Some(object) = object {
                    object.extend(keywords.clone());
                }
            }
            Self::Append(at, item) => {
                let items = at.of_mut(document).and_then(Value::as_array_mut);
                if let Some(items) = items {
                    items.push(item.clone());
                }
            }
            Self::Remove(at) => {
                let parent = at.parent().unwrap_or_default();
                let object = parent.of_mut(document).and_then(Value::as_object_mut);
                if let (Some(object), Some(key)) = (object, at.last()) {
                    object.shift_remove(&key);
                }
            }
            Self::RemoveName(at, name) => {
                let items = at.of_mut(document).and_then(Value::as_array_mut);
                if let Some(items) = items {
                    items.retain(|item| item != name);
                }
            }
        }
    }
}

/// Keywords that describe the place of a value, and no value.
const ANNOTATIONS: [&str; 11] = [
    "title",
    "description",
    "default",
    "example",
    "examples",
    "deprecated",
    "readOnly",
    "writeOnly",
    "nullable",
    "externalDocs",
    "xml",
];

/// The types of which one has the values of the other as well.
const WIDER: (&str, &str) = ("integer", "number");

/// The changes after which the schema at a place takes values of more types as well, and null; none if the schema says nothing about them.
pub(crate) fn taking(document: &Value, at: &Pointer, types: &[&str], null: bool) -> Vec<Change> {
    let schema = at.of(document).and_then(Value::as_object);
    let Some(schema) = schema else {
        return Vec::new();
    };
    let version = Version::of(document);
    let has_list = schema.get("type").is_some_and(Value::is_array);
    // Where null is a type, it is one of those that come.
    if null && (has_list || version >= Version::V3_1 && schema.contains_key("type")) {
        let types: Vec<&str> = types.iter().copied().chain(["null"]).collect();
        return taking_types(schema, at, &types);
    }
    let mut changes = match types {
        [] => Vec::new(),
        types => taking_types(schema, at, types),
    };
    if null {
        let keyword = match version {
            Version::V2_0 => "x-nullable",
            Version::V3_0 | Version::V3_1 | Version::V3_2 => "nullable",
        };
        changes.push(Change::update(at, keyword, true));
    }
    changes
}

fn taking_types(schema: &Map<String, Value>, at: &Pointer, types: &[&str]) -> Vec<Change> {
    match schema.get("type") {
        Some(Value::String(own)) if types.iter().all(|ty| is_of(ty, own)) => {
            of_another_format(schema, at)
        }
        Some(Value::String(own)) if own == WIDER.0 && types.iter().all(|ty| is_of(ty, WIDER.1)) => {
            with_type(schema, at, WIDER.1)
        }
        Some(Value::String(own)) if types == ["null"] => vec![
            Change::Remove(at.child("type")),
            Change::update(at, "type", json!([own, "null"])),
        ],
        Some(Value::Array(own)) => {
            let is_new = |ty: &&&str| {
                let mut own = own.iter().filter_map(Value::as_str);
                !own.any(|own| is_of(ty, own))
            };
            let new = types.iter().filter(is_new);
            let new = new.map(|ty| Change::Append(at.child("type"), (*ty).into()));
            let new: Vec<Change> = new.collect();
            match new.is_empty() {
                true => of_another_format(schema, at),
                false => new,
            }
        }
        Some(_) | None => as_one_of_several(schema, at, types),
    }
}

/// Returns whether a type has only values of the other.
fn is_of(ty: &str, other: &str) -> bool {
    ty == other || (ty, other) == WIDER
}

/// A value of the type of the schema did not fit because of its format.
fn of_another_format(schema: &Map<String, Value>, at: &Pointer) -> Vec<Change> {
    match schema.get("format").and_then(Value::as_str) {
        Some("int32") => vec![Change::update(at, "format", "int64")],
        Some(_) => vec![Change::Remove(at.child("format"))],
        // Without a format, an integer is one of 64 bits.
        None if schema.get("type").is_some_and(|ty| ty == WIDER.0) => {
            vec![Change::update(at, "type", WIDER.1)]
        }
        None => Vec::new(),
    }
}

/// The schema has another type, and its format goes.
fn with_type(schema: &Map<String, Value>, at: &Pointer, ty: &str) -> Vec<Change> {
    let format = schema.contains_key("format");
    let format = format.then(|| Change::Remove(at.child("format")));
    let update = Change::update(at, "type", ty);
    format.into_iter().chain([update]).collect()
}

/// The schema becomes one of several, which take the other types.
fn as_one_of_several(schema: &Map<String, Value>, at: &Pointer, types: &[&str]) -> Vec<Change> {
    let members = types.iter().map(|ty| match *ty {
        "array" => json!({ "type": ty, "items": {} }),
        _ => json!({ "type": ty }),
    });
    let members: Vec<Value> = members.collect();
    for keyword in ["oneOf", "anyOf"] {
        if schema.contains_key(keyword) {
            let list = at.child(keyword);
            let more = members.into_iter();
            return more.map(|it| Change::Append(list.clone(), it)).collect();
        }
    }
    let is_moved = |key: &&String| !ANNOTATIONS.contains(&key.as_str()) && !key.starts_with("x-");
    let moved: Vec<&String> = schema.keys().filter(is_moved).collect();
    if moved.is_empty() {
        return Vec::new();
    }
    let own = moved
        .iter()
        .map(|key| ((*key).clone(), schema[*key].clone()));
    let own = Value::Object(own.collect::<Map<_, _>>());
    let members: Vec<Value> = [own].into_iter().chain(members).collect();
    let removed = moved.iter().map(|key| Change::Remove(at.child(key)));
    let update = Change::update(at, "anyOf", members);
    removed.chain([update]).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn document(version: &str, schema: Value) -> (Value, Pointer) {
        let at = Pointer::root().child("schema");
        (json!({ "openapi": version, "schema": schema }), at)
    }

    fn widened(schema: Value, types: &[&str]) -> Vec<Change> {
        let (document, at) = document("3.0.3", schema);
        taking(&document, &at, types, false)
    }

    #[test]
    fn null_is_taken_in_the_words_of_each_version() {
        let null = |version: &str, schema: Value| {
            let (document, at) = document(version, schema);
            taking(&document, &at, &[], true)
        };
        let at = Pointer::root().child("schema");
        let update = |value: Value| Change::Update(at.clone(), value.as_object().unwrap().clone());
        let nullable = [update(json!({ "nullable": true }))];
        let string = json!({ "type": "string" });
        assert_eq!(null("3.0.3", string.clone()), nullable);
        assert_eq!(null("3.1.0", json!({ "$ref": "#/a" })), nullable);
        let both = update(json!({ "type": ["string", "null"] }));
        let expected = [Change::Remove(at.child("type")), both];
        assert_eq!(null("3.1.0", string.clone()), expected);
        let appended = [Change::Append(at.child("type"), json!("null"))];
        assert_eq!(null("3.1.0", json!({ "type": ["string"] })), appended);
        let swagger = json!({ "swagger": "2.0", "schema": string });
        let expected = [update(json!({ "x-nullable": true }))];
        assert_eq!(taking(&swagger, &at, &[], true), expected);
    }

    #[test]
    fn null_may_come_beside_another_type() {
        let at = Pointer::root().child("schema");
        let update = |value: Value| Change::Update(at.clone(), value.as_object().unwrap().clone());
        let both = |version: &str, schema: Value| {
            let (document, at) = document(version, schema);
            taking(&document, &at, &["integer"], true)
        };
        let string = json!({ "type": "string" });
        let members = json!({ "anyOf": [string, { "type": "integer" }, { "type": "null" }] });
        let removed = Change::Remove(at.child("type"));
        let expected = [removed.clone(), update(members)];
        assert_eq!(both("3.1.0", string.clone()), expected);
        let listed = json!({ "type": ["string"] });
        let expected = ["integer", "null"];
        let expected = expected.map(|ty| Change::Append(at.child("type"), json!(ty)));
        assert_eq!(both("3.1.0", listed), expected);
        let members = json!({ "anyOf": [string, { "type": "integer" }] });
        let nullable = update(json!({ "nullable": true }));
        let expected = [removed, update(members), nullable];
        assert_eq!(both("3.0.3", string), expected);
    }

    #[test]
    fn a_value_of_the_declared_type_has_another_format() {
        let at = Pointer::root().child("schema");
        let update = |value: Value| Change::Update(at.clone(), value.as_object().unwrap().clone());
        let date = json!({ "type": "string", "format": "date" });
        let format = Change::Remove(at.child("format"));
        assert_eq!(widened(date, &["string"]), std::slice::from_ref(&format));
        let small = json!({ "type": "integer", "format": "int32" });
        let large = update(json!({ "format": "int64" }));
        assert_eq!(widened(small.clone(), &["integer"]), [large]);
        let number = update(json!({ "type": "number" }));
        assert_eq!(
            widened(small, &["integer", "number"]),
            [format, number.clone()]
        );
        let integer = json!({ "type": "integer" });
        assert_eq!(widened(integer, &["integer"]), [number]);
        assert_eq!(widened(json!({ "type": "string" }), &["string"]), []);
    }

    #[test]
    fn a_value_of_another_type_makes_the_schema_one_of_several() {
        let at = Pointer::root().child("schema");
        let schema = json!({ "description": "d", "type": "string", "format": "date" });
        let members = json!([
            { "type": "string", "format": "date" },
            { "type": "array", "items": {} },
        ]);
        let expected = [
            Change::Remove(at.child("type")),
            Change::Remove(at.child("format")),
            Change::update(&at, "anyOf", members),
        ];
        assert_eq!(widened(schema, &["array"]), expected);
        let several = json!({ "oneOf": [{ "type": "string" }] });
        let more = Change::Append(at.child("oneOf"), json!({ "type": "integer" }));
        assert_eq!(widened(several, &["integer"]), [more]);
        assert_eq!(widened(json!({ "title": "t" }), &["integer"]), []);
    }
}
