use serde_json::{Value, json};

use crate::normalize::gather::tests::Outcome;
use crate::normalize::upgrade::tests::upgraded;

/// The schema `A`, and the findings.
fn converted(schema: Value) -> (Value, Outcome) {
    let document = json!({
        "openapi": "3.1.0",
        "info": {"title": "Pets", "version": "1"},
        "components": {"schemas": {"A": schema}},
    });
    let outcome = upgraded(&document.to_string());
    (outcome.value["components"]["schemas"]["A"].clone(), outcome)
}

#[track_caller]
fn check(schema: Value, expected: Value) {
    let (found, outcome) = converted(schema);
    outcome.clean();
    assert_eq!(found, expected);
}

#[track_caller]
fn check_loose(schema: Value, expected: Value) {
    let (found, outcome) = converted(schema);
    let codes: Vec<_> = outcome.report.iter().map(|it| it.code.as_str()).collect();
    assert_eq!(codes, ["loose-schema"]);
    assert_eq!(found, expected);
}

#[test]
fn null_among_the_types_is_nullable() {
    check(
        json!({"type": ["string", "null"], "minLength": 1}),
        json!({"type": "string", "minLength": 1, "nullable": true}),
    );
    check(json!({"type": "null"}), json!({"enum": [null]}));
    check(json!({"type": ["null"]}), json!({"enum": [null]}));
    check(
        json!({"type": ["integer", "number"]}),
        json!({"type": "number"}),
    );
}

#[test]
fn several_types_are_a_union_in_which_each_has_its_keywords() {
    check(
        json!({
            "type": ["string", "integer", "object", "null"], "description": "x", "minLength": 1, "minimum": 2,
            "properties": {"a": {"type": ["string", "null"]}}, "format": "int32",
        }),
        json!({
            "description": "x",
            "anyOf": [
                {"type": "string", "minLength": 1},
                {"type": "integer", "minimum": 2, "format": "int32"},
                {"type": "object", "properties": {"a": {"type": "string", "nullable": true}}},
            ],
            "nullable": true,
        }),
    );
}

#[test]
fn listed_values_go_to_their_types() {
    check(
        json!({"type": ["string", "integer", "boolean"], "enum": ["a", 1, 2, null]}),
        json!({
            "anyOf": [{"type": "string", "enum": ["a"]}, {"type": "integer", "enum": [1, 2]}],
            "nullable": true,
        }),
    );
    check(
        json!({"type": ["string", "integer"], "enum": [true]}),
        json!({"enum": [true]}),
    );
}

#[test]
fn a_list_of_types_that_members_repeat_goes() {
    check(
        json!({"type": ["string", "object"], "oneOf": [{"type": "string"}, {"$ref": "#/components/schemas/B"}]}),
        json!({"oneOf": [{"type": "string"}, {"$ref": "#/components/schemas/B"}]}),
    );
    check(
        json!({"type": ["string", "integer"], "anyOf": [{"minimum": 1}]}),
        json!({
            "anyOf": [{"minimum": 1}],
            "allOf": [{"anyOf": [{"type": "string"}, {"type": "integer"}]}],
        }),
    );
}

#[test]
fn a_constant_is_an_enum() {
    check(json!({"const": "a"}), json!({"enum": ["a"]}));
    check(json!({"const": null}), json!({"enum": [null]}));
}

#[test]
fn exclusive_bounds_are_flags() {
    check(
        json!({"exclusiveMinimum": 1, "minimum": 0, "exclusiveMaximum": 9, "maximum": 5}),
        json!({"minimum": 1, "exclusiveMinimum": true, "maximum": 5}),
    );
    check(
        json!({"minimum": 1, "exclusiveMinimum": true}),
        json!({"minimum": 1, "exclusiveMinimum": true}),
    );
}

#[test]
fn what_stands_beside_a_reference_counts() {
    check(
        json!({"$ref": "#/components/schemas/B", "properties": {"a": {}}, "allOf": [{"required": ["a"]}]}),
        json!({
            "properties": {"a": {}},
            "allOf": [{"$ref": "#/components/schemas/B"}, {"required": ["a"]}],
        }),
    );
    check(
        json!({"$ref": "#/components/schemas/B", "$comment": "x", "examples": [1], "x-order": 1}),
        json!({"$ref": "#/components/schemas/B"}),
    );
}

#[test]
fn tuples_are_lists_of_any_of_their_members() {
    check_loose(
        json!({"type": "array", "prefixItems": [{"type": "string"}, {"const": 1}], "items": false}),
        json!({"type": "array", "items": {"anyOf": [{"type": "string"}, {"enum": [1]}]}}),
    );
    check_loose(
        json!({"prefixItems": [{"type": "string"}], "items": {"type": "integer"}}),
        json!({"items": {"anyOf": [{"type": "string"}, {"type": "integer"}]}}),
    );
}

#[test]
fn references_into_a_tuple_follow_its_members() {
    let (found, _) = converted(json!({
        "type": ["array", "object"],
        "prefixItems": [{"type": "string"}],
        "properties": {"a": {"$ref": "#/components/schemas/A/prefixItems/0"}},
    }));
    let at = "#/components/schemas/A/anyOf/0/items/anyOf/0";
    assert_eq!(found["anyOf"][1]["properties"]["a"]["$ref"], at);
}

#[test]
fn patterns_are_further_keys() {
    check_loose(
        json!({"patternProperties": {"^x": {"type": "string"}}, "additionalProperties": false}),
        json!({"additionalProperties": {"type": "string"}}),
    );
    check_loose(
        json!({"patternProperties": {"^x": {"type": "string"}, "^y": true}, "additionalProperties": {"type": "integer"}}),
        json!({"additionalProperties": {"anyOf": [{"type": "string"}, {}, {"type": "integer"}]}}),
    );
    check(
        json!({"patternProperties": {"^x": {}}, "additionalProperties": true}),
        json!({"additionalProperties": true}),
    );
}

#[test]
fn unevaluated_is_additional_where_nothing_is_composed() {
    check(
        json!({"unevaluatedProperties": false}),
        json!({"additionalProperties": false}),
    );
    check(
        json!({"unevaluatedProperties": false, "allOf": [{"required": ["a"]}]}),
        json!({"allOf": [{"required": ["a"]}]}),
    );
    check(
        json!({"type": "array", "unevaluatedItems": {"type": "string"}}),
        json!({"type": "array", "items": {"type": "string"}}),
    );
}

#[test]
fn conditions_are_left_out_with_a_note() {
    check_loose(
        json!({"type": "object", "if": {"required": ["a"]}, "then": {"required": ["b"]}, "else": {}}),
        json!({"type": "object"}),
    );
    check_loose(json!({"dependentRequired": {"a": ["b"]}}), json!({}));
}

#[test]
fn words_about_the_schema_itself_are_forgotten() {
    check(
        json!({"$schema": "x", "$comment": "y", "contains": {}, "propertyNames": {"pattern": "a"}}),
        json!({}),
    );
}

#[test]
fn true_is_anything_and_false_is_nothing() {
    check(
        json!({"properties": {"a": true, "b": false}, "anyOf": [false, true], "items": true, "additionalProperties": false}),
        json!({"properties": {"a": {}}, "anyOf": [{}], "items": {}, "additionalProperties": false}),
    );
}

#[test]
fn binary_texts_have_a_format() {
    check(
        json!({"type": "string", "contentEncoding": "base64", "contentMediaType": "image/png"}),
        json!({"type": "string", "format": "byte"}),
    );
    check(
        json!({"contentMediaType": "application/octet-stream"}),
        json!({"format": "binary", "type": "string"}),
    );
    check(
        json!({"type": "string", "contentMediaType": "application/json", "contentSchema": {"type": "object"}}),
        json!({"type": "string"}),
    );
}

#[test]
fn the_first_example_is_the_example() {
    check(json!({"examples": [1, 2]}), json!({"example": 1}));
}

#[test]
fn a_default_mapping_is_noted() {
    check_loose(
        json!({"discriminator": {"propertyName": "kind", "defaultMapping": "B"}}),
        json!({"discriminator": {"propertyName": "kind"}}),
    );
}
