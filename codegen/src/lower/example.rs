//! Examples of values in requests, for the examples of the documentation.

use indexmap::IndexMap;
use openapiv3::{Example, MediaType, ParameterData, ParameterSchemaOrContent, ReferenceOr, Schema};
use serde_json::Value;

use crate::document::target;
use crate::source::Pointer;

use super::lowering::Lowering;

/// The most values in an example that is kept. A larger one would fill the page of its method.
const MOST_VALUES: usize = 60;

impl Lowering<'_> {
    /// The example of a parameter, or that of its schema.
    pub(super) fn example_of_parameter(&self, data: &ParameterData) -> Option<Value> {
        let schema = match &data.format {
            ParameterSchemaOrContent::Schema(schema) => Some(schema),
            ParameterSchemaOrContent::Content(_) => None,
        };
        let own = data.example.as_ref().and_then(small);
        let own = own.or_else(|| self.first_of(&data.examples));
        own.or_else(|| self.example_of_schema(schema?))
    }

    /// The example of a body, or that of its schema.
    pub(super) fn example_of_body(&self, content: &MediaType) -> Option<Value> {
        let own = content.example.as_ref().and_then(small);
        let own = own.or_else(|| self.first_of(&content.examples));
        own.or_else(|| self.example_of_schema(content.schema.as_ref()?))
    }

    /// The first of several examples that has a small value, here or in `components`.
    fn first_of(&self, examples: &IndexMap<String, ReferenceOr<Example>>) -> Option<Value> {
        examples.values().find_map(|example| {
            let example = self.document.resolve(example, &Pointer::root())?.value;
            small(example.value.as_ref()?)
        })
    }

    /// The example of a schema, also if that is a reference.
    pub(super) fn example_of_schema(&self, schema: &ReferenceOr<Schema>) -> Option<Value> {
        match schema {
            ReferenceOr::Item(schema) => schema.schema_data.example.as_ref().and_then(small),
            ReferenceOr::Reference { reference } => {
                let schema = self.document.schema(&target(reference)?)?;
                let data = &schema.as_item()?.schema_data;
                data.example.as_ref().and_then(small)
            }
        }
    }
}

/// The value, unless it is large.
pub(super) fn small(value: &Value) -> Option<Value> {
    let mut open = vec![value];
    let mut count = 0;
    while let Some(value) = open.pop() {
        count += 1;
        match value {
            Value::Array(items) => open.extend(items),
            Value::Object(members) => open.extend(members.values()),
            Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) => {}
        }
        if count + open.len() > MOST_VALUES {
            return None;
        }
    }
    Some(value.clone())
}
