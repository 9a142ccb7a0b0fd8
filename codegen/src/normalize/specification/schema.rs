//! Schemas: the keywords of JSON Schema from draft 4 to 2020-12, and those that OpenAPI adds.
//!
//! Source: OpenAPI 3.0.4, "Schema Object"; JSON Schema 2020-12, Core and Validation; Swagger 2.0, "Schema Object".

use super::keyword::Holds::{
    Anything, Count, Flag, List, Map, Mapping, Number, One, OneOrFlag, OneOrList, Text, Texts,
    Value, Values,
};
use super::keyword::{Keyword, Object, Role, keyword};
use super::kind::Kind;
use super::version::Version::{V3_0, V3_1, V3_2};

pub(super) const SCHEMA: Object = Object::checked("schema", KEYWORDS);

const NUMBERS: &[&str] = &["number", "integer"];
const STRINGS: &[&str] = &["string"];
const ARRAYS: &[&str] = &["array"];
const OBJECTS: &[&str] = &["object"];

const KEYWORDS: &[Keyword] = &[
    keyword("title", Text),
    keyword("description", Text),
    keyword("type", Text),
    keyword("format", Text),
    keyword("pattern", Text).constrains(STRINGS),
    keyword("multipleOf", Number).constrains(NUMBERS),
    keyword("maximum", Number).constrains(NUMBERS),
    keyword("minimum", Number).constrains(NUMBERS),
    keyword("exclusiveMaximum", Flag).constrains(NUMBERS),
    keyword("exclusiveMinimum", Flag).constrains(NUMBERS),
    keyword("maxLength", Count).constrains(STRINGS),
    keyword("minLength", Count).constrains(STRINGS),
    keyword("maxItems", Count).constrains(ARRAYS),
    keyword("minItems", Count).constrains(ARRAYS),
    keyword("uniqueItems", Flag).constrains(ARRAYS),
    keyword("contains", One(Kind::Schema))
        .since(V3_1)
        .role(Role::Ignored),
    keyword("maxContains", Count).since(V3_1).role(Role::Silent),
    keyword("minContains", Count).since(V3_1).role(Role::Silent),
    keyword("maxProperties", Count).constrains(OBJECTS),
    keyword("minProperties", Count).constrains(OBJECTS),
    keyword("required", Texts).constrains(OBJECTS),
    keyword("dependentRequired", Anything)
        .since(V3_1)
        .role(Role::Ignored),
    keyword("dependentSchemas", Map(Kind::Schema))
        .since(V3_1)
        .role(Role::Ignored),
    keyword("dependencies", Anything).role(Role::Silent),
    keyword("enum", Values),
    keyword("const", Value).since(V3_1),
    keyword("properties", Map(Kind::Schema)).constrains(OBJECTS),
    keyword("patternProperties", Map(Kind::Schema)).since(V3_1),
    keyword("additionalProperties", OneOrFlag(Kind::Schema)).constrains(OBJECTS),
    keyword("propertyNames", One(Kind::Schema))
        .since(V3_1)
        .role(Role::Ignored),
    keyword("items", OneOrList(Kind::Schema)).constrains(ARRAYS),
    keyword("prefixItems", List(Kind::Schema)).since(V3_1),
    keyword("additionalItems", One(Kind::Schema))
        .since(V3_1)
        .role(Role::Silent),
    keyword("unevaluatedItems", One(Kind::Schema)).since(V3_1),
    keyword("unevaluatedProperties", One(Kind::Schema)).since(V3_1),
    keyword("allOf", List(Kind::Schema)),
    keyword("oneOf", List(Kind::Schema)),
    keyword("anyOf", List(Kind::Schema)),
    keyword("not", One(Kind::Schema)),
    keyword("if", One(Kind::Schema))
        .since(V3_1)
        .role(Role::Ignored),
    keyword("then", One(Kind::Schema))
        .since(V3_1)
        .role(Role::Ignored),
    keyword("else", One(Kind::Schema))
        .since(V3_1)
        .role(Role::Ignored),
    keyword("nullable", Flag),
    keyword("readOnly", Flag),
    keyword("writeOnly", Flag),
    keyword("deprecated", Flag),
    keyword("discriminator", One(Kind::Discriminator)).constrains(OBJECTS),
    keyword("xml", Anything).role(Role::Silent),
    keyword("externalDocs", One(Kind::ExternalDocs)),
    keyword("default", Value),
    keyword("example", Value).role(Role::Silent),
    keyword("examples", Value).since(V3_1).role(Role::Silent),
    keyword("contentEncoding", Text).since(V3_1),
    keyword("contentMediaType", Text).since(V3_1),
    keyword("contentSchema", One(Kind::Schema))
        .since(V3_1)
        .role(Role::Ignored),
    keyword("definitions", Map(Kind::Schema))
        .since(V3_1)
        .role(Role::Silent),
    keyword("id", Anything).since(V3_1).role(Role::Silent),
    keyword("$id", Text).since(V3_1).role(Role::Silent),
    keyword("$schema", Text).since(V3_1).role(Role::Silent),
    keyword("$anchor", Text).since(V3_1).role(Role::Silent),
    keyword("$dynamicAnchor", Text)
        .since(V3_1)
        .role(Role::Silent),
    keyword("$dynamicRef", Text).since(V3_1).role(Role::Silent),
    keyword("$recursiveAnchor", Anything)
        .since(V3_1)
        .role(Role::Silent),
    keyword("$recursiveRef", Text)
        .since(V3_1)
        .role(Role::Silent),
    keyword("$vocabulary", Anything)
        .since(V3_1)
        .role(Role::Silent),
    keyword("$comment", Text).since(V3_1).role(Role::Silent),
    keyword("$defs", Map(Kind::Schema))
        .since(V3_1)
        .role(Role::Silent),
    keyword("$ref", Text),
    keyword("collectionFormat", Text).outdated(),
];

pub(super) const DISCRIMINATOR: Object = Object::checked(
    "discriminator",
    &[
        keyword("propertyName", Text).since(V3_0),
        keyword("mapping", Mapping).since(V3_0),
        keyword("defaultMapping", Text)
            .since(V3_2)
            .role(Role::Silent),
    ],
);
