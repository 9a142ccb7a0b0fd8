//! The JSON Schema of `codegen.toml`, by which editors complete and check the file.

use schemars::Schema;
use schemars::generate::SchemaSettings;
use schemars::transform::RecursiveTransform;
use serde_json::Value;

use super::keys::Settings;

/// The schema as pretty JSON with a final line break, which is committed as `codegen.schema.json`.
pub fn schema() -> String {
    format!("{:#}\n", root())
}

/// The schema as a value, without references.
///
/// Source: JSON Schema draft-07, the version that editors of TOML know.
pub(super) fn root() -> Value {
    let mut settings = SchemaSettings::draft07();
    settings.inline_subschemas = true;
    let settings = settings.with_transform(RecursiveTransform(tidy));
    let generator = settings.into_generator();
    generator.into_root_schema_for::<Settings>().to_value()
}

/// Removes everything that TOML does not have or editors do not need: null, names that may be anything, and line breaks in descriptions.
fn tidy(schema: &mut Schema) {
    if let Some(Value::Array(types)) = schema.get_mut("type") {
        types.retain(|it| it != "null");
        if let [single] = types.as_slice() {
            let single = single.clone();
            schema.insert("type".to_owned(), single);
        }
    }
    if let Some(Value::Array(alternatives)) = schema.get_mut("anyOf") {
        alternatives.retain(|it| it["type"] != "null");
        if let [Value::Object(single)] = alternatives.as_slice() {
            let single = single.clone();
            schema.remove("anyOf");
            for (keyword, value) in single {
                schema.ensure_object().entry(keyword).or_insert(value);
            }
        }
    }
    if let Some(Value::String(description)) = schema.get_mut("description") {
        *description = description.replace('\n', " ");
    }
    if schema.get("default").is_some_and(Value::is_null) {
        schema.remove("default");
    }
    let names = schema.get("propertyNames");
    if names.is_some_and(|names| names.get("pattern").is_none()) {
        schema.remove("propertyNames");
    }
}
