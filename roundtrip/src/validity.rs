//! Decides which values the schemas of a document accept.
//!
//! Each schema is compiled separately, when it is needed. Compiled together, schemas that refer to each other take gigabytes.

use std::collections::BTreeSet;
use std::sync::{Arc, OnceLock};

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use jsonschema::Validator;
use serde_json::{Value, json};

use super::reference::Reference;
use super::target::Side;
use super::translate::{Definitions, REFERENCE, Translator};

/// The schemas of one side.
#[derive(Debug)]
pub struct Validity {
    definitions: Definitions,
    schemas: Arc<Schemas>,
}

/// Translated schemas by their numbers, and their compiled forms.
#[derive(Debug)]
pub struct Schemas(Vec<(Value, OnceLock<Result<Validator, String>>)>);

impl Validity {
    /// The schemas at these pointers, and all schemas to which they refer.
    pub fn of(document: &Value, side: Side, pointers: &BTreeSet<String>) -> Self {
        let mut translator = Translator {
            document,
            side,
            compiles,
            definitions: Definitions::default(),
        };
        for pointer in pointers {
            translator.definitions.number(pointer);
        }
        let mut schemas = Vec::new();
        while let Some(pointer) = translator.definitions.open.pop_front() {
            let schema = document.pointer(&pointer);
            let schema = schema.map_or(Value::Bool(true), |it| translator.schema(it));
            schemas.push((schema, OnceLock::new()));
        }
        Self {
            definitions: translator.definitions,
            schemas: Arc::new(Schemas(schemas)),
        }
    }

    /// Returns true if the schema at a pointer accepts a value.
    pub fn accepts(&self, pointer: &str, value: &Value) -> bool {
        let number = self.definitions.known(pointer);
        number.is_some_and(|it| self.schemas.accepts(it, value))
    }

    /// The reason why the schema at a pointer does not accept a value.
    pub fn refusal(&self, pointer: &str, value: &Value) -> String {
        let number = self.definitions.known(pointer);
        number.map_or_else(String::new, |it| self.schemas.refusal(it, value))
    }
}

impl Schemas {
    pub fn accepts(self: &Arc<Self>, number: usize, value: &Value) -> bool {
        match self.compiled(number) {
            Some(Ok(validator)) => validator.is_valid(value),
            Some(Err(_)) | None => false,
        }
    }

    pub fn refusal(self: &Arc<Self>, number: usize, value: &Value) -> String {
        match self.compiled(number) {
            Some(Ok(validator)) => match validator.validate(value) {
                Ok(()) => String::new(),
                Err(error) => format!("{}: {}", error.instance_path(), error.masked()),
            },
            Some(Err(error)) => format!("the schema cannot be compiled: {error}"),
            None => String::new(),
        }
    }

    fn compiled(self: &Arc<Self>, number: usize) -> Option<&Result<Validator, String>> {
        let (schema, compiled) = self.0.get(number)?;
        Some(compiled.get_or_init(|| {
            // The reference is weak, since the schemas own the validator.
            let schemas = Arc::downgrade(self);
            let validator = jsonschema::options()
                .offline()
                .with_draft(jsonschema::Draft::Draft202012)
                .should_validate_formats(true)
                .with_format("byte", |text: &str| STANDARD.decode(text).is_ok())
                .with_keyword(REFERENCE, move |_, number, _| {
                    Ok(Box::new(Reference::new(schemas.clone(), number)))
                })
                .build(schema);
            validator.map_err(|error| format!("{error} at {}", error.instance_path()))
        }))
    }
}

/// Patterns are ECMAScript according to the standard, but in practice have whatever syntax their author used.
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
            "Circle": {"anyOf": [{"$ref": "#/components/schemas/Circle"}, {"type": "string"}]},
            "Read": {"properties": {"id": {"type": "string", "readOnly": true}}, "required": ["id"]},
        }}});
        let pointer = "/components/schemas/A".to_owned();
        let validity = Validity::of(&document, side, &BTreeSet::from([pointer.clone()]));
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
            (
                json!({"$ref": "#/components/schemas/Circle"}),
                json!("x"),
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
        let validity = Validity::of(&document, Side::Both, &BTreeSet::from([pointer.clone()]));
        assert!(validity.accepts(&pointer, &json!("a")));
    }
}
