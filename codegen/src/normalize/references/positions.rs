//! What stands where in a document, as far as it decides what a reference becomes.
//!
//! Source: the fixed fields of OpenAPI 3.0.4 to 3.2.0, of Swagger 2.0, and of JSON Schema 2020-12.

/// The kind of a value.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(in crate::normalize) enum Kind {
    Document,
    Components,
    PathItem,
    Operation,
    Parameter,
    RequestBody,
    Response,
    Header,
    Example,
    SecurityScheme,
    Link,
    Callback,
    MediaType,
    Schema,
    Discriminator,
    /// A value of `mapping`: the name of a schema, or a reference to one.
    MappedSchema,
    /// Anything else; what a reference names takes its place.
    Plain,
    /// Values of the API's own, in which `$ref` is a key like any other.
    Opaque,
}

/// What a value holds: one thing, or many.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::normalize) enum Nesting {
    One,
    Map,
    List,
    OneOrList,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::normalize) struct Position {
    pub(in crate::normalize) kind: Kind,
    pub(in crate::normalize) nesting: Nesting,
}

use Nesting::{List, Map, One, OneOrList};

const fn at(kind: Kind, nesting: Nesting) -> Position {
    Position { kind, nesting }
}

impl Position {
    pub(in crate::normalize) const DOCUMENT: Self = at(Kind::Document, One);

    /// Where something of this kind stands on its own.
    pub(in crate::normalize) fn of(kind: Kind) -> Self {
        at(kind, One)
    }

    /// The position of a member of an object that stands here.
    pub(in crate::normalize) fn member(self, key: &str) -> Self {
        match self.nesting {
            _ if key.starts_with("x-") && self.kind != Kind::Schema => at(Kind::Opaque, One),
            Map => at(self.kind, One),
            One | List | OneOrList => self.kind.field(key),
        }
    }

    /// The position of an item of an array that stands here.
    pub(in crate::normalize) fn item(self) -> Self {
        match self.nesting {
            List | OneOrList => at(self.kind, One),
            One | Map if self.kind == Kind::Opaque => at(Kind::Opaque, One),
            One | Map => at(Kind::Plain, One),
        }
    }
}

impl Kind {
    /// The section of `components` that holds values of this kind.
    pub(in crate::normalize) fn section(self) -> Option<&'static str> {
        match self {
            Self::Schema | Self::MappedSchema => Some("schemas"),
            Self::Parameter => Some("parameters"),
            Self::RequestBody => Some("requestBodies"),
            Self::Response => Some("responses"),
            Self::Header => Some("headers"),
            Self::Example => Some("examples"),
            Self::SecurityScheme => Some("securitySchemes"),
            Self::Link => Some("links"),
            Self::Callback => Some("callbacks"),
            Self::Document
            | Self::Components
            | Self::PathItem
            | Self::Operation
            | Self::MediaType
            | Self::Discriminator
            | Self::Plain
            | Self::Opaque => None,
        }
    }

    fn field(self, key: &str) -> Position {
        match self {
            Self::Document => document_field(key),
            Self::Components => components_field(key),
            Self::PathItem => path_item_field(key),
            Self::Operation => operation_field(key),
            Self::Parameter
            | Self::Header
            | Self::MediaType
            | Self::RequestBody
            | Self::Response => body_field(key),
            Self::Schema => schema_field(key),
            Self::Discriminator if key == "mapping" => at(Self::MappedSchema, Map),
            Self::Callback => at(Self::PathItem, One),
            Self::Example if key == "value" => at(Self::Opaque, One),
            Self::Opaque => at(Self::Opaque, One),
            Self::Discriminator
            | Self::Example
            | Self::SecurityScheme
            | Self::Link
            | Self::MappedSchema
            | Self::Plain => at(Self::Plain, One),
        }
    }
}

fn document_field(key: &str) -> Position {
    match key {
        "paths" | "webhooks" => at(Kind::PathItem, Map),
        "components" => at(Kind::Components, One),
        "definitions" => at(Kind::Schema, Map),
        "parameters" => at(Kind::Parameter, Map),
        "responses" => at(Kind::Response, Map),
        "securityDefinitions" => at(Kind::SecurityScheme, Map),
        _ => at(Kind::Plain, One),
    }
}

fn components_field(key: &str) -> Position {
    match key {
        "schemas" => at(Kind::Schema, Map),
        "parameters" => at(Kind::Parameter, Map),
        "requestBodies" => at(Kind::RequestBody, Map),
        "responses" => at(Kind::Response, Map),
        "headers" => at(Kind::Header, Map),
        "examples" => at(Kind::Example, Map),
        "securitySchemes" => at(Kind::SecurityScheme, Map),
        "links" => at(Kind::Link, Map),
        "callbacks" => at(Kind::Callback, Map),
        "pathItems" => at(Kind::PathItem, Map),
        "mediaTypes" => at(Kind::MediaType, Map),
        _ => at(Kind::Plain, One),
    }
}

fn path_item_field(key: &str) -> Position {
    match key {
        "get" | "put" | "post" | "delete" | "options" | "head" | "patch" | "trace" | "query" => {
            at(Kind::Operation, One)
        }
        "additionalOperations" => at(Kind::Operation, Map),
        "parameters" => at(Kind::Parameter, List),
        _ => at(Kind::Plain, One),
    }
}

fn operation_field(key: &str) -> Position {
    match key {
        "parameters" => at(Kind::Parameter, List),
        "requestBody" => at(Kind::RequestBody, One),
        "responses" => at(Kind::Response, Map),
        "callbacks" => at(Kind::Callback, Map),
        _ => at(Kind::Plain, One),
    }
}

/// The fields of what carries a schema; no two kinds use one name in two senses.
fn body_field(key: &str) -> Position {
    match key {
        "schema" | "items" | "itemSchema" => at(Kind::Schema, One),
        "content" | "encoding" => at(Kind::MediaType, Map),
        "headers" => at(Kind::Header, Map),
        "links" => at(Kind::Link, Map),
        "examples" => at(Kind::Example, Map),
        "example" | "default" | "enum" => at(Kind::Opaque, One),
        _ => at(Kind::Plain, One),
    }
}

fn schema_field(key: &str) -> Position {
    match key {
        "properties" | "patternProperties" | "$defs" | "definitions" | "dependentSchemas" => {
            at(Kind::Schema, Map)
        }
        "allOf" | "oneOf" | "anyOf" | "prefixItems" => at(Kind::Schema, List),
        "items" => at(Kind::Schema, OneOrList),
        "additionalProperties"
        | "not"
        | "if"
        | "then"
        | "else"
        | "contains"
        | "propertyNames"
        | "unevaluatedItems"
        | "unevaluatedProperties"
        | "contentSchema"
        | "additionalItems" => at(Kind::Schema, One),
        "discriminator" => at(Kind::Discriminator, One),
        "example" | "examples" | "default" | "enum" | "const" => at(Kind::Opaque, One),
        _ if key.starts_with("x-") => at(Kind::Opaque, One),
        _ => at(Kind::Plain, One),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn kind_at(tokens: &[&str]) -> Kind {
        let position = tokens.iter().fold(Position::DOCUMENT, |position, token| {
            match token.parse::<usize>() {
                Ok(_) if matches!(position.nesting, List | OneOrList) => position.item(),
                Ok(_) | Err(_) => position.member(token),
            }
        });
        position.kind
    }

    #[test]
    fn positions_follow_the_fields() {
        for (tokens, kind) in [
            (
                vec!["paths", "/a", "get", "parameters", "0", "schema"],
                Kind::Schema,
            ),
            (
                vec![
                    "paths",
                    "/a",
                    "get",
                    "responses",
                    "200",
                    "content",
                    "text/json",
                    "schema",
                    "items",
                ],
                Kind::Schema,
            ),
            (
                vec!["paths", "/a", "get", "responses", "200", "headers", "X"],
                Kind::Header,
            ),
            (
                vec!["paths", "/a", "post", "callbacks", "c", "{$url}", "post"],
                Kind::Operation,
            ),
            (
                vec!["components", "schemas", "A", "properties", "example"],
                Kind::Schema,
            ),
            (
                vec!["components", "schemas", "A", "example", "a"],
                Kind::Opaque,
            ),
            (
                vec!["components", "schemas", "A", "properties", "x-a"],
                Kind::Schema,
            ),
            (vec!["components", "schemas", "A", "x-a", "b"], Kind::Opaque),
            (vec!["paths", "/a", "get", "x-samples", "0"], Kind::Opaque),
            (
                vec![
                    "components",
                    "schemas",
                    "A",
                    "discriminator",
                    "mapping",
                    "a",
                ],
                Kind::MappedSchema,
            ),
            (vec!["definitions", "A", "allOf", "0"], Kind::Schema),
            (vec!["info", "description"], Kind::Plain),
        ] {
            assert_eq!(kind_at(&tokens), kind, "{tokens:?}");
        }
    }
}
