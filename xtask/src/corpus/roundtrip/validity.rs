//! Says which values the schemas of a document accept.
//!
//! All of them are compiled as one schema, so that what many refer to is compiled once.

use std::collections::BTreeSet;

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use jsonschema::ValidatorMap;
use serde_json::{Map, Value, json};

use super::target::Side;
use super::translate::{Definitions, Translator};

/// The compiled schemas of one side.
#[derive(Debug)]
pub struct Validity {
    validators: ValidatorMap,
    definitions: Definitions,
}

impl Validity {
    /// Compiles the schemas at these pointers and all that they refer to.
    ///
    /// # Errors
    ///
    /// When the validator refuses what the schemas became.
    pub fn of(document: &Value, side: Side, pointers: BTreeSet<String>) -> Result<Self, String> {
        let (schema, definitions) = closure(document, side, &pointers);
        let mut options = jsonschema::options().offline();
        options = options
            .with_draft(jsonschema::Draft::Draft202012)
            .should_validate_formats(true)
            .with_format("byte", |text: &str| STANDARD.decode(text).is_ok());
        let validators = options.build_map(&schema);
        let validators =
            validators.map_err(|error| format!("{error} at {}", error.instance_path()))?;
        Ok(Self {
            validators,
            definitions,
        })
    }

    /// Whether the schema at a pointer accepts a value.
    pub fn accepts(&self, pointer: &str, value: &Value) -> bool {
        let reference = self.definitions.known(pointer);
        let validator = reference.and_then(|it| self.validators.get(&it));
        validator.is_some_and(|it| it.is_valid(value))
    }
}

/// One schema that has each of the others as a definition.
fn closure(document: &Value, side: Side, pointers: &BTreeSet<String>) -> (Value, Definitions) {
    let mut translator = Translator {
        document,
        side,
        compiles,
        definitions: Definitions::default(),
    };
    for pointer in pointers {
        translator.definitions.reference(pointer);
    }
    let mut translated = Map::new();
    while let Some(pointer) = translator.definitions.open.pop() {
        let schema = document.pointer(&pointer);
        let schema = schema.map_or(Value::Bool(true), |it| translator.schema(it));
        let reference = translator.definitions.reference(&pointer);
        let name = reference.trim_start_matches("#/$defs/").to_owned();
        translated.insert(name, schema);
    }
    (json!({ "$defs": translated }), translator.definitions)
}

/// Patterns are ECMAScript by the standard, and whatever their author used in practice.
fn compiles(pattern: &str) -> bool {
    jsonschema::validator_for(&json!({ "pattern": pattern })).is_ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn accepts(schema: &Value, side: Side, value: &Value) -> bool {
        let document = json!({"components": {"schemas": {
            "A": schema,
            "Next": {"type": "object", "properties": {"next": {"$ref": "#/components/schemas/Next"}}},
            "Read": {"properties": {"id": {"type": "string", "readOnly": true}}, "required": ["id"]},
        }}});
        let pointer = "/components/schemas/A".to_owned();
        let validity = Validity::of(&document, side, BTreeSet::from([pointer.clone()])).unwrap();
        validity.accepts(&pointer, value)
    }

    #[test]
    fn the_words_of_3_0_mean_what_they_do() {
        let next = json!({"$ref": "#/components/schemas/Next"});
        for (schema, value, expected) in [
            (
                json!({"type": "string", "nullable": true, "enum": ["a"]}),
                json!(null),
                true,
            ),
            (json!({"type": "string", "enum": ["a"]}), json!(null), false),
            (
                json!({"nullable": true, "allOf": [next]}),
                json!(null),
                true,
            ),
            (
                json!({"type": "number", "minimum": 1, "exclusiveMinimum": true}),
                json!(1),
                false,
            ),
            (
                json!({"type": "number", "minimum": 1, "exclusiveMinimum": false}),
                json!(1),
                true,
            ),
            (
                json!({"type": "integer", "format": "int32"}),
                json!(1_i64 << 40),
                false,
            ),
            (
                json!({"type": "string", "format": "date-time"}),
                json!("yesterday"),
                false,
            ),
            (
                json!({"type": "string", "format": "byte"}),
                json!("?"),
                false,
            ),
            (
                json!({"type": "string", "format": "made-up"}),
                json!("x"),
                true,
            ),
            (
                json!({"type": "string", "pattern": "(?<broken"}),
                json!("x"),
                true,
            ),
            (
                json!({"type": "string", "pattern": "^a(?!b)"}),
                json!("ab"),
                false,
            ),
            (
                json!({"type": "object", "additionalProperties": false}),
                json!({"a": 1}),
                false,
            ),
            (
                json!({"type": "array", "items": next}),
                json!([{"next": {"next": 1}}]),
                false,
            ),
            (
                json!({"$ref": "#/components/schemas/Missing"}),
                json!(1),
                true,
            ),
            (json!({"$ref": "https://a.example/b.json"}), json!(1), true),
            (
                json!({"minLength": -1, "required": "a", "enum": [1]}),
                json!(1),
                true,
            ),
            (json!({"not": {"type": "string"}}), json!("a"), false),
        ] {
            assert_eq!(
                accepts(&schema, Side::Both, &value),
                expected,
                "{schema} {value}"
            );
        }
    }

    #[test]
    fn what_is_hidden_on_a_side_is_not_required_there() {
        let own = json!({"properties": {"id": {"readOnly": true}}, "required": ["id"]});
        let inherited = json!({"allOf": [{"$ref": "#/components/schemas/Read"}]});
        let apart = json!({"allOf": [{"required": ["id"]}, own]});
        for schema in [own, inherited, apart] {
            assert!(accepts(&schema, Side::Request, &json!({})), "{schema}");
            assert!(!accepts(&schema, Side::Response, &json!({})), "{schema}");
            assert!(!accepts(&schema, Side::Both, &json!({})), "{schema}");
        }
    }

    #[test]
    fn a_name_may_have_any_characters() {
        let document = json!({"components": {"schemas": {"a/b~c %é": {"type": "string"}}}});
        let pointer = "/components/schemas/a~1b~0c %é".to_owned();
        let validity = Validity::of(&document, Side::Both, BTreeSet::from([pointer.clone()]));
        assert!(validity.unwrap().accepts(&pointer, &json!("a")));
    }
}
