//! The examples that a document gives for a schema or a media type.

use serde_json::Value;

use super::place::{self, Place};

/// The examples directly at a place; the target of a reference has other examples. Null is left out, since the schema of the parent
/// decides whether a value may be null.
pub fn at<'d>(document: &'d Value, place: Place<'_>) -> Vec<&'d Value> {
    let found = document.pointer(place.0).and_then(Value::as_object);
    let Some(keywords) = found.filter(|it| !it.contains_key("$ref")) else {
        return Vec::new();
    };
    let named = keywords.get("examples").filter(|_| place.is_media_type());
    let named = named.and_then(Value::as_object).into_iter().flatten();
    let named = named.filter_map(|(_, example)| place::followed(document, example)?.get("value"));
    let all = keywords.get("example").into_iter().chain(named);
    all.filter(|it| !it.is_null()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn a_media_type_has_examples_by_name_and_a_schema_has_one() {
        let document = json!({
            "content": {"a/b": {"examples": {"x": {"value": 1}, "y": {"$ref": "#/e"}, "z": {"externalValue": "u"}}}},
            "e": {"value": 2},
            "s": {"example": 3, "examples": {"x": {"value": 4}}},
            "r": {"$ref": "#/s", "example": 5},
        });
        assert_eq!(
            at(&document, Place("/content/a~1b")),
            [&json!(1), &json!(2)]
        );
        assert_eq!(at(&document, Place("/s")), [&json!(3)]);
        assert!(at(&document, Place("/r")).is_empty());
    }
}
