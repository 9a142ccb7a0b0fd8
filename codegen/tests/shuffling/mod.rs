//! Shuffles the parts of an OpenAPI document that have no order, and leaves everything else unchanged.

use std::collections::BTreeSet;

use fastrand::Rng;
use serde_json::{Map, Value};

/// Maps of components, in OpenAPI 3 below `components` and in Swagger 2.0 at the top.
const COMPONENTS: [&str; 10] = [
    "callbacks",
    "examples",
    "headers",
    "links",
    "parameters",
    "pathItems",
    "requestBodies",
    "responses",
    "schemas",
    "securitySchemes",
];
const DEFINITIONS: [&str; 4] = [
    "definitions",
    "parameters",
    "responses",
    "securityDefinitions",
];
/// Extensions whose items belong to those of the `enum` beside them.
const PARALLEL: [&str; 5] = [
    "x-enum-varnames",
    "x-enumNames",
    "x-enum-descriptions",
    "x-enumDescriptions",
    "x-ms-enum",
];

/// Shuffles paths, methods, components, properties, parameters, tags, values of enums, and members of unions with a tag.
pub fn shuffle(document: &mut Value, rng: &mut Rng) {
    let original = document.clone();
    let mut shuffling = Shuffling {
        document: &original,
        rng,
    };
    shuffling.document(document);
}

struct Shuffling<'d> {
    /// The document into which references lead.
    document: &'d Value,
    rng: &'d mut Rng,
}

impl Shuffling<'_> {
    fn document(&mut self, document: &mut Value) {
        let Some(document) = document.as_object_mut() else {
            return;
        };
        for key in ["paths", "webhooks"] {
            if let Some(paths) = document.get_mut(key) {
                self.map(paths, Self::path_item);
            }
        }
        for key in DEFINITIONS {
            self.components(document, key);
        }
        if let Some(components) = document
            .get_mut("components")
            .and_then(Value::as_object_mut)
        {
            for key in COMPONENTS {
                self.components(components, key);
            }
        }
        self.list(document.get_mut("tags"));
    }

    fn components(&mut self, all: &mut Map<String, Value>, kind: &str) {
        let visit = match kind {
            "schemas" | "definitions" => Self::schema,
            "pathItems" => Self::path_item,
            _ => Self::node,
        };
        if let Some(components) = all.get_mut(kind) {
            self.map(components, visit);
        }
    }

    fn path_item(&mut self, item: &mut Value) {
        self.entries(item);
        self.node(item);
    }

    /// An object outside schemas: an operation, a parameter, a response, or something inside one.
    fn node(&mut self, node: &mut Value) {
        match node {
            Value::Object(object) => {
                for (key, value) in object {
                    match key.as_str() {
                        "schema" => self.schema(value),
                        "example" | "examples" | "default" => {}
                        key if key.starts_with("x-") => {}
                        "parameters" => {
                            self.list(Some(&mut *value));
                            self.node(value);
                        }
                        _ => self.node(value),
                    }
                }
            }
            Value::Array(items) => items.iter_mut().for_each(|it| self.node(it)),
            Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) => {}
        }
    }

    fn schema(&mut self, schema: &mut Value) {
        let Some(object) = schema.as_object_mut() else {
            return;
        };
        let has_parallel = PARALLEL.iter().any(|key| object.contains_key(*key));
        for (key, value) in object {
            match key.as_str() {
                "properties" | "patternProperties" | "definitions" | "$defs" => {
                    self.map(value, Self::schema);
                }
                "required" => self.list(Some(value)),
                "enum" if !has_parallel => self.list(Some(value)),
                "items" | "additionalProperties" | "not" | "propertyNames" | "contains" => {
                    self.schema(value);
                }
                "allOf" | "oneOf" | "anyOf" | "prefixItems" => {
                    let members = value.as_array_mut().into_iter().flatten();
                    members.for_each(|member| self.schema(member));
                }
                _ => {}
            }
        }
        self.union(schema);
    }

    /// Shuffles the members of a union with a tag. Without a tag, the order of the members may decide.
    fn union(&mut self, schema: &mut Value) {
        for key in ["oneOf", "anyOf"] {
            let members = schema[key].as_array();
            let tagged = members.is_some_and(|members| {
                schema["discriminator"].is_object() || self.has_constant_tag(members)
            });
            if tagged {
                self.list(schema.get_mut(key));
            }
        }
    }

    /// Returns whether all members share a property that has a different constant in each of them.
    fn has_constant_tag(&self, members: &[Value]) -> bool {
        let members: Vec<&Value> = members.iter().map(|it| self.resolved(it)).collect();
        let Some((first, _)) = members.split_first() else {
            return false;
        };
        let mut keys = first["properties"].as_object().into_iter().flatten();
        keys.any(|(key, _)| {
            let tags = members.iter().map(|it| constant(&it["properties"][key]));
            let tags: Option<BTreeSet<String>> = tags.collect();
            tags.is_some_and(|tags| tags.len() == members.len())
        })
    }

    fn resolved<'s>(&'s self, schema: &'s Value) -> &'s Value {
        let reference = schema["$ref"].as_str();
        let pointer = reference.and_then(|it| it.strip_prefix('#'));
        let target = pointer.and_then(|pointer| self.document.pointer(pointer));
        target.unwrap_or(schema)
    }

    /// Shuffles the entries of a map, and visits each.
    fn map(&mut self, map: &mut Value, visit: fn(&mut Self, &mut Value)) {
        self.entries(map);
        let values = map.as_object_mut().into_iter().flatten();
        values.for_each(|(_, value)| visit(self, value));
    }

    fn entries(&mut self, map: &mut Value) {
        if let Some(map) = map.as_object_mut() {
            let mut entries: Vec<_> = std::mem::take(map).into_iter().collect();
            self.rng.shuffle(&mut entries);
            map.extend(entries);
        }
    }

    fn list(&mut self, list: Option<&mut Value>) {
        if let Some(items) = list.and_then(Value::as_array_mut) {
            self.rng.shuffle(items);
        }
    }
}

/// The only value of a property, if it has only one.
fn constant(property: &Value) -> Option<String> {
    let values = property["enum"].as_array();
    let only = values.filter(|it| it.len() == 1).and_then(|it| it.first());
    let constant = property.get("const").or(only);
    constant.map(Value::to_string)
}
