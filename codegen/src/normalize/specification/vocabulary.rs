//! Every keyword that some version of OpenAPI or JSON Schema has, by the kind of object.
//!
//! Wider than the grammar, which lists what the generator reads: a word that is listed here is no slip of the pen.

use crate::normalize::references::positions::Kind;

/// The keywords of one kind of object; nothing where any key may stand.
pub(crate) struct Vocabulary {
    /// What the object is called in a message.
    pub(crate) noun: &'static str,
    words: &'static [&'static str],
    /// Words of Swagger 2.0, which version 3 says elsewhere.
    old: &'static [&'static str],
}

impl Vocabulary {
    /// Source: OpenAPI 3.2.0 and its forerunners, sections "Fixed Fields"; Swagger 2.0 likewise.
    pub(crate) fn of(kind: Kind) -> Option<Self> {
        let (noun, words, old): (_, &[_], &[_]) = match kind {
            Kind::Document => ("a document", DOCUMENT, OLD_DOCUMENT),
            Kind::Components => ("`components`", COMPONENTS, &[]),
            Kind::PathItem => ("a path", PATH_ITEM, &[]),
            Kind::Operation => ("an operation", OPERATION, OLD_OPERATION),
            Kind::Parameter => ("a parameter", PARAMETER, OLD_VALUE),
            Kind::Header => ("a header", PARAMETER, OLD_VALUE),
            Kind::RequestBody => (
                "a request body",
                &["description", "content", "required"],
                &[],
            ),
            Kind::Response => ("a response", RESPONSE, &["schema", "examples"]),
            Kind::MediaType => ("a media type", MEDIA_TYPE, &[]),
            Kind::Schema => ("a schema", SCHEMA, &["collectionFormat"]),
            Kind::Discriminator => (
                "a discriminator",
                &["propertyName", "mapping", "defaultMapping"],
                &[],
            ),
            Kind::SecurityScheme => ("a security scheme", SECURITY_SCHEME, OLD_SECURITY_SCHEME),
            Kind::Example
            | Kind::Link
            | Kind::Callback
            | Kind::MappedSchema
            | Kind::Plain
            | Kind::Opaque => return None,
        };
        Some(Self { noun, words, old })
    }

    /// All words that mean something in such an object of a document of version 3, or of 2.0.
    pub(crate) fn words(&self, is_old: bool) -> impl Iterator<Item = &'static str> {
        let old = if is_old { self.old } else { &[] };
        self.words.iter().chain(old).copied()
    }

    /// Whether Swagger 2.0 has this word here and version 3 does not.
    pub(crate) fn is_outdated(&self, word: &str) -> bool {
        self.old.contains(&word) && !self.words.contains(&word)
    }
}

const DOCUMENT: &[&str] = &[
    "openapi",
    "$self",
    "info",
    "jsonSchemaDialect",
    "servers",
    "paths",
    "webhooks",
    "components",
    "security",
    "tags",
    "externalDocs",
];

const OLD_DOCUMENT: &[&str] = &[
    "swagger",
    "host",
    "basePath",
    "schemes",
    "consumes",
    "produces",
    "definitions",
    "parameters",
    "responses",
    "securityDefinitions",
];

const COMPONENTS: &[&str] = &[
    "schemas",
    "responses",
    "parameters",
    "examples",
    "requestBodies",
    "headers",
    "securitySchemes",
    "links",
    "callbacks",
    "pathItems",
    "mediaTypes",
];

const PATH_ITEM: &[&str] = &[
    "summary",
    "description",
    "get",
    "put",
    "post",
    "delete",
    "options",
    "head",
    "patch",
    "trace",
    "query",
    "additionalOperations",
    "servers",
    "parameters",
];

const OPERATION: &[&str] = &[
    "tags",
    "summary",
    "description",
    "externalDocs",
    "operationId",
    "parameters",
    "requestBody",
    "responses",
    "callbacks",
    "deprecated",
    "security",
    "servers",
];

const OLD_OPERATION: &[&str] = &["consumes", "produces", "schemes"];

const PARAMETER: &[&str] = &[
    "name",
    "in",
    "description",
    "required",
    "deprecated",
    "allowEmptyValue",
    "style",
    "explode",
    "allowReserved",
    "schema",
    "example",
    "examples",
    "content",
];

/// What a parameter, a header or an item of 2.0 says about its value itself.
const OLD_VALUE: &[&str] = &[
    "type",
    "format",
    "items",
    "collectionFormat",
    "default",
    "maximum",
    "exclusiveMaximum",
    "minimum",
    "exclusiveMinimum",
    "maxLength",
    "minLength",
    "pattern",
    "maxItems",
    "minItems",
    "uniqueItems",
    "enum",
    "multipleOf",
];

const RESPONSE: &[&str] = &["summary", "description", "headers", "content", "links"];

/// Those of an Encoding Object as well, which stands in the place of one.
const MEDIA_TYPE: &[&str] = &[
    "schema",
    "itemSchema",
    "example",
    "examples",
    "encoding",
    "prefixEncoding",
    "itemEncoding",
    "contentType",
    "headers",
    "style",
    "explode",
    "allowReserved",
];

const SECURITY_SCHEME: &[&str] = &[
    "type",
    "description",
    "name",
    "in",
    "scheme",
    "bearerFormat",
    "flows",
    "openIdConnectUrl",
    "oauth2MetadataUrl",
    "deprecated",
];

const OLD_SECURITY_SCHEME: &[&str] = &["flow", "authorizationUrl", "tokenUrl", "scopes"];

/// Those of JSON Schema from draft 4 to 2020-12, and those that OpenAPI adds.
const SCHEMA: &[&str] = &[
    "title",
    "description",
    "type",
    "format",
    "pattern",
    "multipleOf",
    "maximum",
    "minimum",
    "exclusiveMaximum",
    "exclusiveMinimum",
    "maxLength",
    "minLength",
    "maxItems",
    "minItems",
    "uniqueItems",
    "contains",
    "maxContains",
    "minContains",
    "maxProperties",
    "minProperties",
    "required",
    "dependentRequired",
    "dependentSchemas",
    "dependencies",
    "enum",
    "const",
    "properties",
    "patternProperties",
    "additionalProperties",
    "propertyNames",
    "items",
    "prefixItems",
    "additionalItems",
    "unevaluatedItems",
    "unevaluatedProperties",
    "allOf",
    "oneOf",
    "anyOf",
    "not",
    "if",
    "then",
    "else",
    "nullable",
    "readOnly",
    "writeOnly",
    "deprecated",
    "discriminator",
    "xml",
    "externalDocs",
    "default",
    "example",
    "examples",
    "contentEncoding",
    "contentMediaType",
    "contentSchema",
    "definitions",
    "id",
    "$id",
    "$schema",
    "$anchor",
    "$dynamicAnchor",
    "$dynamicRef",
    "$recursiveAnchor",
    "$recursiveRef",
    "$vocabulary",
    "$comment",
    "$defs",
    "$ref",
];
