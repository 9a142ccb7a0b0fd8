//! The shape that the keywords of a schema describe, without its compositions.

use std::collections::BTreeMap;

use indexmap::{IndexMap, IndexSet};
use openapiv3::{AdditionalProperties, ReferenceOr, Schema};
use serde_json::Value;

use crate::document::{Keywords, target};
use crate::ir::{
    Additional, Docs, Field, Integer, Number, Object, Shape, StringShape, Type, Union, Use,
    WireName,
};
use crate::source::Pointer;

use super::deprecation;
use super::example::small;
use super::lowering::Lowering;
use super::page::page;
use super::problems;

impl Lowering<'_> {
    /// The shape, and whether the `enum` lists `null`.
    pub(super) fn own_shape(&mut self, keywords: &Keywords, at: &Pointer) -> (Shape, bool) {
        let null_listed = keywords
            .values
            .as_ref()
            .is_some_and(|values| values.contains(&Value::Null));
        let values: Option<Vec<&Value>> = keywords
            .values
            .as_ref()
            .map(|values| values.iter().filter(|value| !value.is_null()).collect());
        if values.as_ref().is_some_and(Vec::is_empty) {
            return (Shape::Null, false);
        }
        let values = values.unwrap_or_default();
        let shape = match keywords.ty.or_else(|| inferred(keywords, &values)) {
            // This format changes the JSON type: Kubernetes and similar APIs send either.
            Some("string") if keywords.format.as_deref() == Some("int-or-string") => self.either(
                at,
                [
                    Shape::Integer(Integer::default()),
                    Shape::String(StringShape::default()),
                ],
            ),
            Some("string") => string(keywords, &values),
            Some("integer") => integer(keywords, &values),
            Some("number") => Shape::Number(Number {
                format: keywords.format.clone(),
                minimum: keywords.minimum,
                maximum: keywords.maximum,
            }),
            Some("boolean") => boolean(&values),
            Some("array") => self.array(keywords, at),
            Some("object") => Shape::Object(self.object(keywords, at)),
            Some("null") => Shape::Null,
            Some(unknown) => {
                self.report.push(problems::unknown_type(unknown, at));
                Shape::Any
            }
            None => self.mixed(&values, at),
        };
        (shape, null_listed)
    }

    fn array(&mut self, keywords: &Keywords, at: &Pointer) -> Shape {
        let at = at.child("items");
        let items = match keywords.items {
            Some(items) => self.boxed_schema(items, &at),
            None => self.types.add(Type {
                pointer: at,
                unsaid: true,
                ..Type::default()
            }),
        };
        Shape::Array {
            items: Use::of(items),
        }
    }

    fn object(&mut self, keywords: &Keywords, at: &Pointer) -> Object {
        let required: IndexSet<&str> = keywords.required.iter().map(String::as_str).collect();
        let properties = keywords.properties.into_iter().flatten();
        let fields: IndexMap<WireName, Field> = properties
            .map(|(name, property)| {
                let at = at.child("properties").child(name);
                let required = required.contains(name.as_str());
                (WireName::new(name), self.field(property, required, at))
            })
            .collect();
        let required_elsewhere = required.into_iter().map(WireName::new);
        let required_elsewhere = required_elsewhere.filter(|name| !fields.contains_key(name));
        Object {
            required_elsewhere: required_elsewhere.collect(),
            additional: self.additional(keywords.additional, at),
            fields,
            envelope: None,
        }
    }

    fn additional(
        &mut self,
        additional: Option<&AdditionalProperties>,
        at: &Pointer,
    ) -> Additional {
        let at = at.child("additionalProperties");
        match additional {
            None => Additional::Open,
            Some(AdditionalProperties::Any(false)) => Additional::Closed,
            Some(AdditionalProperties::Any(true)) => {
                Additional::Typed(Use::of(self.part(at, Shape::Any, false)))
            }
            Some(AdditionalProperties::Schema(schema)) => {
                Additional::Typed(Use::of(self.schema(schema, &at)))
            }
        }
    }

    fn field(&mut self, property: &ReferenceOr<Box<Schema>>, required: bool, at: Pointer) -> Field {
        let value = self.boxed_schema(property, &at);
        let annotations = self.annotations(property);
        Field {
            value: Use::of(value),
            required,
            cleared_by_empty: false,
            untyped: required && self.is_untyped(property),
            read_only: annotations.read_only,
            write_only: annotations.write_only,
            deprecated: annotations.deprecated,
            default: annotations.default,
            example: annotations.example,
            docs: annotations.docs,
            pointer: at,
            kept: None,
        }
    }

    /// The keywords about a property in its schema, following references.
    fn annotations(&self, property: &ReferenceOr<Box<Schema>>) -> Annotations {
        match property {
            ReferenceOr::Item(schema) => {
                let mut annotations = Annotations::of(schema);
                // Keywords about the place in one member of an `allOf` hold for the whole.
                for member in Keywords::of(schema).all_of {
                    annotations.inherit(match member {
                        ReferenceOr::Item(schema) => Annotations::of(schema),
                        ReferenceOr::Reference { reference } => {
                            self.referenced_annotations(reference)
                        }
                    });
                }
                annotations
            }
            ReferenceOr::Reference { reference } => {
                let mut annotations = self.referenced_annotations(reference);
                // The description of a named type belongs to the type, and is not repeated at each use.
                annotations.docs = Docs {
                    deprecation: annotations.docs.deprecation,
                    ..Docs::default()
                };
                annotations
            }
        }
    }

    /// Returns whether a schema names properties, but does not say that its values are objects.
    fn is_untyped(&self, property: &ReferenceOr<Box<Schema>>) -> bool {
        let names_properties = |schema: &Schema| {
            let keywords = Keywords::of(schema);
            let members = [keywords.all_of, keywords.any_of, keywords.one_of];
            let is_composed = members.iter().any(|it| !it.is_empty());
            keywords.properties.is_some() && keywords.ty.is_none() && !is_composed
        };
        match property {
            ReferenceOr::Item(schema) => names_properties(schema),
            ReferenceOr::Reference { reference } => {
                let schema = target(reference).and_then(|it| self.document.schema(&it));
                let schema = schema.as_deref().and_then(ReferenceOr::as_item);
                schema.is_some_and(names_properties)
            }
        }
    }

    fn referenced_annotations(&self, reference: &str) -> Annotations {
        let schema = target(reference).and_then(|pointer| self.document.schema(&pointer));
        match schema.as_deref() {
            Some(ReferenceOr::Item(schema)) => Annotations::of(schema),
            Some(ReferenceOr::Reference { .. }) | None => Annotations::default(),
        }
    }

    fn either(&mut self, at: &Pointer, shapes: [Shape; 2]) -> Shape {
        let members = shapes.map(|shape| Use::of(self.part(at.clone(), shape, false)));
        Shape::Union(Union {
            members: members.to_vec(),
            ..Union::default()
        })
    }

    /// An `enum` without a type: one shape if its values have one JSON type, or else a union of one member per JSON type.
    fn mixed(&mut self, values: &[&Value], at: &Pointer) -> Shape {
        let mut members: IndexMap<&str, Vec<&Value>> = IndexMap::new();
        for value in values {
            let Some(name) = scalar(value) else {
                return Shape::Any;
            };
            members.entry(name).or_default().push(value);
        }
        if members.is_empty() {
            return Shape::Any;
        }
        let keywords = Keywords::default();
        let members = members.into_iter().map(|(name, values)| {
            let shape = match name {
                "string" => string(&keywords, &values),
                "integer" => integer(&keywords, &values),
                "boolean" => boolean(&values),
                _ => Shape::Number(Number::default()),
            };
            Use::of(self.part(at.clone(), shape, false))
        });
        Shape::Union(Union {
            members: members.collect(),
            ..Union::default()
        })
    }
}

/// The keywords of a schema about the place where it is used.
#[derive(Default)]
struct Annotations {
    read_only: bool,
    write_only: bool,
    deprecated: bool,
    default: Option<Value>,
    example: Option<Value>,
    docs: Docs,
}

impl Annotations {
    fn of(schema: &Schema) -> Self {
        let data = &schema.schema_data;
        Self {
            read_only: data.read_only,
            write_only: data.write_only,
            deprecated: deprecation::is_deprecated(data.deprecated, &data.extensions),
            default: data.default.clone(),
            example: data.example.as_ref().and_then(small),
            docs: Docs {
                summary: match data.description {
                    Some(_) => None,
                    None => data.title.clone(),
                },
                description: data.description.clone(),
                deprecation: deprecation::reason(&data.extensions),
                page: page(data.external_docs.as_ref()),
            },
        }
    }

    fn inherit(&mut self, other: Self) {
        self.read_only |= other.read_only;
        self.write_only |= other.write_only;
        self.deprecated |= other.deprecated;
        self.default = self.default.take().or(other.default);
    }
}

/// The implied type of a schema without `type`, from the keywords that it uses.
fn inferred(keywords: &Keywords, values: &[&Value]) -> Option<&'static str> {
    let is_object = keywords.properties.is_some()
        || keywords.additional.is_some()
        || !keywords.required.is_empty();
    if is_object {
        return Some("object");
    }
    if keywords.items.is_some() {
        return Some("array");
    }
    let (first, rest) = values.split_first()?;
    let ty = scalar(first)?;
    rest.iter()
        .all(|value| scalar(value) == Some(ty))
        .then_some(ty)
}

fn scalar(value: &Value) -> Option<&'static str> {
    match value {
        Value::String(_) => Some("string"),
        Value::Number(number) if number.is_f64() => Some("number"),
        Value::Number(_) => Some("integer"),
        Value::Bool(_) => Some("boolean"),
        Value::Null | Value::Array(_) | Value::Object(_) => None,
    }
}

fn string(keywords: &Keywords, values: &[&Value]) -> Shape {
    let text = |value: &&Value| match value {
        Value::String(text) => text.clone(),
        other => other.to_string(),
    };
    Shape::String(StringShape {
        format: keywords.format.clone(),
        values: values.iter().map(text).collect(),
        enumerators: BTreeMap::new(),
        open: false,
    })
}

fn integer(keywords: &Keywords, values: &[&Value]) -> Shape {
    let whole = |value: &&Value| value.as_i64().or_else(|| value.as_str()?.parse().ok());
    Shape::Integer(Integer {
        format: keywords.format.clone(),
        minimum: keywords.minimum.map(|bound| bound.ceil() as i128),
        maximum: keywords.maximum.map(|bound| bound.floor() as i128),
        values: values.iter().filter_map(whole).collect(),
        enumerators: BTreeMap::new(),
    })
}

fn boolean(values: &[&Value]) -> Shape {
    let only = match values {
        [Value::Bool(only)] => Some(*only),
        _ => None,
    };
    Shape::Boolean { only }
}
