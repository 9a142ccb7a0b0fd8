use std::collections::BTreeSet;

use serde_json::{Value, json};

use super::super::target::Side;
use super::super::validity::Validity;

fn made(schema: &Value, side: Side) -> Vec<Value> {
    let document = json!({"components": {"schemas": {
        "A": schema,
        "Tree": {"type": "object", "required": ["children"], "properties": {
            "children": {"type": "array", "items": {"$ref": "#/components/schemas/Tree"}},
        }},
        "Endless": {"required": ["next"], "properties": {"next": {"$ref": "#/components/schemas/Endless"}}},
        "Cat": {"type": "object", "required": ["kind"], "properties": {"kind": {"type": "string"}, "lives": {"type": "integer"}}},
        "Dog": {"type": "object", "required": ["kind"], "properties": {"kind": {"type": "string"}}},
    }}});
    let pointer = "/components/schemas/A";
    let validity = Validity::of(&document, side, &BTreeSet::from([pointer.to_owned()]));
    let all = super::of(&document, side, pointer, 24).flatten();
    all.inspect(|it| assert!(validity.accepts(pointer, it), "{schema} {it}"))
        .collect()
}

#[test]
fn instances_are_valid() {
    for schema in [
        json!({"type": "string", "minLength": 12, "maxLength": 13}),
        json!({"type": "string", "format": "uuid"}),
        json!({"type": "string", "format": "date-time", "nullable": true}),
        json!({"type": "string", "format": "duration"}),
        json!({"type": "string", "format": "ipv6"}),
        json!({"type": "integer", "minimum": 3, "exclusiveMinimum": true, "maximum": 5}),
        json!({"type": "integer", "multipleOf": 5, "minimum": 0}),
        json!({"type": "number", "minimum": 0, "maximum": 1}),
        json!({"type": "array", "items": {"enum": [1, 2, 3]}, "uniqueItems": true, "minItems": 2}),
        json!({"type": "object", "additionalProperties": {"type": "integer"}, "minProperties": 2}),
        json!({"allOf": [{"$ref": "#/components/schemas/Cat"}, {"required": ["b"], "properties": {"b": {"type": "boolean"}}}]}),
        json!({"oneOf": [{"type": "string"}, {"$ref": "#/components/schemas/Tree"}, {"type": "array", "items": {}}]}),
        json!({"properties": {"tree": {"$ref": "#/components/schemas/Tree"}}}),
        json!({}),
    ] {
        assert!(made(&schema, Side::Both).len() >= 20, "{schema}");
    }
}

#[test]
fn all_properties_occur_together_and_only_the_required_ones_do() {
    let schema = json!({"type": "object", "required": ["a"], "properties": {
        "a": {"type": "string"}, "b": {"type": "string"}, "c": {"type": "object", "properties": {"d": {"type": "integer"}}},
    }});
    let made = made(&schema, Side::Both);
    let keys = |it: &Value| it.as_object().unwrap().len();
    assert!(made.iter().any(|it| keys(it) == 3 && keys(&it["c"]) == 1));
    assert!(made.iter().any(|it| keys(it) == 1));
}

#[test]
fn every_member_occurs_with_its_tag() {
    let schema = json!({
        "oneOf": [{"$ref": "#/components/schemas/Cat"}, {"$ref": "#/components/schemas/Dog"}],
        "discriminator": {"propertyName": "kind", "mapping": {"meow": "#/components/schemas/Cat"}},
    });
    // Both members accept most values, so only details that a person can read distinguish them.
    let document = json!({"components": {"schemas": {"A": schema, "Cat": {"properties": {"lives": {"type": "integer"}}}, "Dog": {}}}});
    let all: Vec<Value> = super::of(&document, Side::Both, "/components/schemas/A", 24)
        .flatten()
        .collect();
    let kinds: BTreeSet<&str> = all.iter().map(|it| it["kind"].as_str().unwrap()).collect();
    assert_eq!(kinds, BTreeSet::from(["meow", "Dog"]));
    assert!(
        all.iter()
            .filter(|it| it.get("lives").is_some())
            .all(|it| it["kind"] == "meow")
    );
}

#[test]
fn a_side_has_only_what_is_its_own() {
    let schema = json!({"type": "object", "required": ["id", "secret"], "properties": {
        "id": {"type": "string", "readOnly": true},
        "secret": {"type": "string", "writeOnly": true},
    }});
    for (side, key) in [(Side::Request, "secret"), (Side::Response, "id")] {
        let made = made(&schema, side);
        assert!(
            made.iter()
                .all(|it| it.as_object().unwrap().keys().eq([key]))
        );
        assert!(made.len() >= 20);
    }
}

#[test]
fn what_has_no_end_is_given_up() {
    assert_eq!(
        made(&json!({"$ref": "#/components/schemas/Endless"}), Side::Both),
        Vec::<Value>::new()
    );
}

#[test]
fn values_are_the_same_in_every_run() {
    let schema = json!({"properties": {"a": {"type": "string"}, "b": {"type": "integer"}}});
    assert_eq!(made(&schema, Side::Both), made(&schema, Side::Both));
}

#[test]
fn a_schema_that_is_its_own_member_ends() {
    let itself = json!({"allOf": [{"oneOf": [{"$ref": "#/components/schemas/A"}]}]});
    assert!(made(&itself, Side::Both).is_empty());
}
