//! The operations of the effective document: `spec/` with its overlays, as the generator reads it.

use std::path::Path;

use jsonschema::Validator;
use sdkgen::{Generator, Stage};
use serde_json::{Map, Value, json};

use super::schema::translated;

/// An operation of the document, with its schemas ready to validate.
pub struct Operation {
    pub id: String,
    pub method: String,
    pub path: String,
    pub parameters: Vec<Parameter>,
    /// The validator of the JSON body, if the operation has one. Every body of this document is required.
    pub body: Option<Validator>,
    /// The validator of the answer 200.
    pub answer: Validator,
    /// The permissions of which one is enough.
    pub permissions: Vec<String>,
}

/// A path or query parameter.
pub struct Parameter {
    pub name: String,
    pub is_in_path: bool,
    pub is_required: bool,
    /// The type of the value, or of an item of a list.
    pub kind: String,
    /// True for a list whose values are separated by commas.
    pub is_list: bool,
    pub schema: Validator,
}

/// All operations, in the order of the document.
///
/// # Panics
///
/// Panics if the document cannot be read, since nothing could be tested then.
pub fn operations() -> Vec<Operation> {
    let spec = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../spec");
    let text = Generator::new(spec).inspect(Stage::Value, None, None);
    let document: Value = serde_json::from_str(&text.expect("spec/ is valid")).expect("JSON");
    let reader = Reader {
        components: translated(&document["components"]),
        document: &document,
    };
    let paths = document["paths"].as_object().into_iter().flatten();
    let operations = paths.flat_map(|(path, item)| {
        let methods = item.as_object().into_iter().flatten();
        methods.map(move |(method, operation)| (path, method, operation))
    });
    operations
        .map(|(path, method, operation)| reader.operation(path, method, operation))
        .collect()
}

struct Reader<'d> {
    document: &'d Value,
    components: Value,
}

impl Reader<'_> {
    fn operation(&self, path: &str, method: &str, operation: &Value) -> Operation {
        let text = |value: &Value| value.as_str().unwrap_or_default().to_owned();
        let list = |value: &Value| value.as_array().cloned().unwrap_or_default();
        let json = "content/application~1json/schema";
        let body = operation.pointer(&format!("/requestBody/{json}"));
        let answer = operation.pointer(&format!("/responses/200/{json}"));
        let parameters = list(&operation["parameters"]);
        let permissions = list(&operation["x-api-token-group"]);
        Operation {
            id: text(&operation["operationId"]),
            method: method.to_ascii_uppercase(),
            path: path.to_owned(),
            parameters: parameters.iter().map(|it| self.parameter(it)).collect(),
            body: body.map(|schema| self.validator(schema)),
            answer: self.validator(answer.expect("every operation has an answer")),
            permissions: permissions.iter().map(text).collect(),
        }
    }

    fn parameter(&self, parameter: &Value) -> Parameter {
        let text = |value: &Value| value.as_str().unwrap_or_default().to_owned();
        let schema = &parameter["schema"];
        let resolved = self.resolved(schema);
        let is_list = resolved["type"] == "array";
        let item = match is_list {
            true => self.resolved(&resolved["items"]),
            false => resolved,
        };
        if is_list {
            assert_eq!(
                parameter["explode"], false,
                "a list is separated by commas, or this fake has to learn more"
            );
        }
        Parameter {
            name: text(&parameter["name"]),
            is_in_path: parameter["in"] == "path",
            is_required: parameter["required"] == true,
            kind: text(&item["type"]),
            is_list,
            schema: self.validator(schema),
        }
    }

    fn resolved<'s>(&'s self, schema: &'s Value) -> &'s Value {
        match schema["$ref"].as_str() {
            Some(reference) => {
                let target = self.document.pointer(reference.trim_start_matches('#'));
                self.resolved(target.expect("a reference of the effective document resolves"))
            }
            None => schema,
        }
    }

    fn validator(&self, schema: &Value) -> Validator {
        let mut root = Map::new();
        root.insert("allOf".to_owned(), json!([translated(schema)]));
        root.insert("components".to_owned(), self.components.clone());
        let options = jsonschema::options()
            .with_draft(jsonschema::Draft::Draft202012)
            .should_validate_formats(true);
        let validator = options.build(&Value::Object(root));
        validator.expect("the schemas of the document can be compiled")
    }
}
