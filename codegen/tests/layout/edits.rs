//! Small edits of any document.

use serde_json::{Map, Value, json};

/// The parts of a crate that an edit may touch.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Touches {
    /// Documentation alone.
    Docs,
    /// The files of the resource of a call, and the indexes.
    Resource,
    /// The files of the types, those of calls with them in their signatures, and the indexes.
    Types,
}

/// One edit.
pub struct Edit {
    pub name: &'static str,
    pub touches: Touches,
    /// Makes the edit, and returns its place; `None` if the document has no such part.
    pub make: fn(&mut Value) -> Option<String>,
}

const fn edit(
    name: &'static str,
    touches: Touches,
    make: fn(&mut Value) -> Option<String>,
) -> Edit {
    Edit {
        name,
        touches,
        make,
    }
}

/// All edits.
pub const EDITS: &[Edit] = &[
    edit("add an operation", Touches::Resource, add_operation),
    edit(
        "change an operation",
        Touches::Resource,
        deprecate_operation,
    ),
    edit("remove an operation", Touches::Resource, remove_operation),
    edit("add a field", Touches::Types, add_field),
    edit("change a field", Touches::Types, change_field),
    edit("remove a field", Touches::Types, remove_field),
    edit("add a value", Touches::Types, add_value),
    edit("change a value", Touches::Types, change_value),
    edit("remove a value", Touches::Types, remove_value),
    edit("describe an operation", Touches::Docs, describe_operation),
    edit("describe a field", Touches::Docs, describe_field),
    edit("leave out a description", Touches::Docs, undescribe_field),
];

const METHODS: [&str; 5] = ["get", "post", "put", "patch", "delete"];

/// The path and the method of the operation in the middle of the document.
fn operation(document: &Value) -> Option<(String, String)> {
    let paths = document["paths"].as_object()?;
    let mut all: Vec<(String, String)> = Vec::new();
    for (path, item) in paths {
        let methods = METHODS
            .iter()
            .filter(|it| item.get(**it).is_some_and(Value::is_object));
        all.extend(methods.map(|method| (path.clone(), (*method).to_owned())));
    }
    all.sort();
    let middle = all.len() / 2;
    all.into_iter().nth(middle)
}

fn add_operation(document: &mut Value) -> Option<String> {
    let (path, method) = operation(document)?;
    let parameters = document["paths"][&path].get("parameters").cloned();
    let original = document["paths"][&path][&method].clone();
    let new = format!("{}/layout_probe", path.trim_end_matches('/'));
    let mut added =
        json!({ "operationId": "layoutProbe", "responses": { "204": { "description": "done" } } });
    for key in ["tags", "security", "parameters"] {
        if let Some(value) = original.get(key) {
            added[key] = value.clone();
        }
    }
    // Only the parameters of the path matter, and the others would bring types of their own.
    if let Some(list) = added.get_mut("parameters").and_then(Value::as_array_mut) {
        list.retain(|it| it["in"] == "path" || it.get("$ref").is_some());
    }
    document["paths"][&new] = json!({ "get": added });
    if let Some(parameters) = parameters {
        document["paths"][&new]["parameters"] = parameters;
    }
    Some(new)
}

fn deprecate_operation(document: &mut Value) -> Option<String> {
    let (path, method) = operation(document)?;
    let operation = &mut document["paths"][&path][&method];
    if operation["deprecated"] == json!(true) {
        return None;
    }
    operation["deprecated"] = json!(true);
    Some(format!("{method} {path}"))
}

fn remove_operation(document: &mut Value) -> Option<String> {
    let (path, method) = operation(document)?;
    document["paths"][&path].as_object_mut()?.remove(&method);
    Some(format!("{method} {path}"))
}

fn describe_operation(document: &mut Value) -> Option<String> {
    let (path, method) = operation(document)?;
    document["paths"][&path][&method]["description"] = json!("A wholly new description.");
    Some(format!("{method} {path}"))
}

fn schemas(document: &mut Value) -> Option<&mut Map<String, Value>> {
    match document.get("swagger").is_some() {
        true => document.get_mut("definitions")?.as_object_mut(),
        false => document
            .get_mut("components")?
            .get_mut("schemas")?
            .as_object_mut(),
    }
}

/// The property in the middle of those that satisfy the condition, with the name of its schema.
fn property(document: &mut Value, fits: fn(&Value) -> bool) -> Option<(String, String)> {
    let mut all: Vec<(String, String)> = Vec::new();
    for (name, schema) in schemas(document)? {
        let properties = schema.get("properties").and_then(Value::as_object);
        let fitting = properties.into_iter().flatten().filter(|(_, it)| fits(it));
        all.extend(fitting.map(|(property, _)| (name.clone(), property.clone())));
    }
    all.sort();
    let middle = all.len() / 2;
    all.into_iter().nth(middle)
}

fn properties<'d>(document: &'d mut Value, schema: &str) -> Option<&'d mut Map<String, Value>> {
    let schema = schemas(document)?.get_mut(schema)?;
    schema.get_mut("properties")?.as_object_mut()
}

fn add_field(document: &mut Value) -> Option<String> {
    let (schema, _) = property(document, |_| true)?;
    let added = json!({ "type": "string", "description": "A probe." });
    properties(document, &schema)?.insert("layout_probe".to_owned(), added);
    Some(schema)
}

fn is_text(property: &Value) -> bool {
    property["type"] == "string"
        && property.get("enum").is_none()
        && property.get("format").is_none()
}

fn change_field(document: &mut Value) -> Option<String> {
    let (schema, name) = property(document, is_text)?;
    properties(document, &schema)?.insert(name.clone(), json!({ "type": "boolean" }));
    Some(format!("{schema}.{name}"))
}

fn remove_field(document: &mut Value) -> Option<String> {
    let (schema, name) = property(document, is_text)?;
    properties(document, &schema)?.remove(&name);
    if let Some(required) = schemas(document)?[&schema]["required"].as_array_mut() {
        required.retain(|it| *it != name);
    }
    Some(format!("{schema}.{name}"))
}

fn describe_field(document: &mut Value) -> Option<String> {
    let (schema, name) = property(document, is_text)?;
    properties(document, &schema)?[&name]["description"] = json!("A wholly new description.");
    Some(format!("{schema}.{name}"))
}

fn undescribe_field(document: &mut Value) -> Option<String> {
    let (schema, name) = property(document, |it| {
        is_text(it) && it.get("description").is_some()
    })?;
    properties(document, &schema)?[&name]
        .as_object_mut()?
        .remove("description");
    Some(format!("{schema}.{name}"))
}

fn is_enum(property: &Value) -> bool {
    let values = property["enum"].as_array();
    property["type"] == "string" && values.is_some_and(|it| it.len() > 2)
}

/// The values of the enum in the middle of the document.
fn values(document: &mut Value) -> Option<(String, &mut Vec<Value>)> {
    let (schema, name) = property(document, is_enum)?;
    let place = format!("{schema}.{name}");
    let property = properties(document, &schema)?.get_mut(&name)?;
    let property = property.as_object_mut()?;
    // A default would have to be one of the values.
    property.remove("default");
    Some((place, property.get_mut("enum")?.as_array_mut()?))
}

fn add_value(document: &mut Value) -> Option<String> {
    let (place, values) = values(document)?;
    values.push(json!("layout_probe"));
    Some(place)
}

fn change_value(document: &mut Value) -> Option<String> {
    let (place, values) = values(document)?;
    *values.last_mut()? = json!("layout_probe");
    Some(place)
}

fn remove_value(document: &mut Value) -> Option<String> {
    let (place, values) = values(document)?;
    values.pop();
    Some(place)
}
