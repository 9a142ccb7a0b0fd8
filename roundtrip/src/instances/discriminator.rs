//! The values of a tag and their schemas.
//!
//! Source: OpenAPI 3.0.4, section 4.7.25 (Discriminator Object).

use serde_json::{Map, Value};

use crate::place;

const SCHEMAS: &str = "/components/schemas/";

/// The name of the tag, and its value for the schema at a pointer.
pub fn tag(document: &Value, discriminator: &Value, pointer: &str) -> Option<(String, String)> {
    let name = discriminator.get("propertyName")?.as_str()?.to_owned();
    let mapped = mapping(discriminator).find(|(_, target)| resolved(document, target) == pointer);
    // A schema that is not listed has its own name as the value.
    let own = || pointer.strip_prefix(SCHEMAS).map(str::to_owned);
    let value = mapped.map(|(value, _)| value.clone()).or_else(own)?;
    Some((name, value))
}

/// References to the schemas between which a discriminator of the schema at a pointer chooses.
pub fn children(document: &Value, discriminator: &Value, parent: &str) -> Vec<Value> {
    let schemas = document.pointer("/components/schemas");
    let schemas = schemas.and_then(Value::as_object).into_iter().flatten();
    let inherits = |schema: &Value| {
        let members = schema.get("allOf").and_then(Value::as_array);
        let mut members = members.into_iter().flatten();
        members.any(|it| place::referenced(document, it).is_some_and(|(it, _)| it == parent))
    };
    let inheriting = schemas.filter(|(_, schema)| inherits(schema));
    let inheriting = inheriting.map(|(name, _)| SCHEMAS.to_owned() + &escaped(name));
    let mapped = mapped(document, discriminator);
    let mut pointers: Vec<String> = mapped.filter(|it| it != parent).collect();
    for pointer in inheriting {
        if !pointers.contains(&pointer) {
            pointers.push(pointer);
        }
    }
    pointers.retain(|pointer| document.pointer(pointer).is_some());
    pointers.iter().map(|it| place::reference(it)).collect()
}

/// The pointers of the schemas that a discriminator lists.
pub fn mapped(document: &Value, discriminator: &Value) -> impl Iterator<Item = String> {
    mapping(discriminator).map(|(_, target)| resolved(document, target))
}

fn mapping(discriminator: &Value) -> impl Iterator<Item = (&String, &str)> {
    let mapping = discriminator.get("mapping").and_then(Value::as_object);
    let entries = mapping.map_or_else(Vec::new, |it: &Map<String, Value>| it.iter().collect());
    entries
        .into_iter()
        .filter_map(|(value, target)| Some((value, target.as_str()?)))
}

/// A mapping names a schema by a reference, or by its name alone.
fn resolved(document: &Value, target: &str) -> String {
    let named = SCHEMAS.to_owned() + &escaped(target);
    match place::pointer(target) {
        Some(pointer) => pointer,
        None if document.pointer(&named).is_some() => named,
        None => target.to_owned(),
    }
}

fn escaped(name: &str) -> String {
    name.replace('~', "~0").replace('/', "~1")
}
