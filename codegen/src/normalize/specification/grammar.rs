//! The grammar of OpenAPI 3.0: which keywords an object has, and what each must be (OpenAPI 3.0.4, section 4.8).
//!
//! One table per kind of object. Keywords that nothing here reads are not listed, and may be anything.

/// The kinds of objects that the generator reads.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Kind {
    Document,
    Info,
    Server,
    ServerVariable,
    Components,
    PathItem,
    Operation,
    Parameter,
    RequestBody,
    MediaType,
    Encoding,
    Responses,
    Response,
    Header,
    Tag,
    Schema,
    Discriminator,
    SecurityScheme,
    SecurityRequirement,
}

/// What the value of a keyword must be.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Expected {
    Text,
    Flag,
    Number,
    /// A whole number that is not negative.
    Count,
    /// A list of strings.
    Texts,
    /// A list of anything.
    Values,
    One(Kind),
    Each(Kind),
    Map(Kind),
    /// A map of strings.
    TextMap,
    /// A schema, or `true` or `false`.
    SchemaOrFlag,
    /// A map of anything.
    AnyMap,
}

use Expected::{
    AnyMap, Count, Each, Flag, Map, Number, One, SchemaOrFlag, Text, TextMap, Texts, Values,
};

type Table = &'static [(&'static str, Expected)];

impl Kind {
    /// The keywords of this kind of object.
    pub(crate) fn keywords(self) -> Table {
        match self {
            Self::Document => DOCUMENT,
            Self::Info => &[("title", Text), ("version", Text), ("description", Text)],
            Self::Server => &[
                ("url", Text),
                ("description", Text),
                ("variables", Map(Self::ServerVariable)),
            ],
            Self::ServerVariable => &[("default", Text), ("enum", Texts), ("description", Text)],
            Self::Components => COMPONENTS,
            Self::PathItem => PATH_ITEM,
            Self::Operation => OPERATION,
            Self::Parameter => PARAMETER,
            Self::RequestBody => &[
                ("description", Text),
                ("required", Flag),
                ("content", Map(Self::MediaType)),
            ],
            Self::MediaType => &[
                ("schema", One(Self::Schema)),
                ("examples", AnyMap),
                ("encoding", Map(Self::Encoding)),
            ],
            Self::Encoding => &[
                ("contentType", Text),
                ("headers", Map(Self::Header)),
                ("style", Text),
                ("explode", Flag),
                ("allowReserved", Flag),
            ],
            // Its keywords are statuses; all of them hold a response.
            Self::Responses => &[],
            Self::Response => &[
                ("description", Text),
                ("headers", Map(Self::Header)),
                ("content", Map(Self::MediaType)),
            ],
            Self::Header => &[
                ("description", Text),
                ("required", Flag),
                ("deprecated", Flag),
                ("style", Text),
                ("explode", Flag),
                ("schema", One(Self::Schema)),
                ("content", Map(Self::MediaType)),
                ("examples", AnyMap),
            ],
            Self::Tag => &[("name", Text), ("description", Text)],
            Self::Schema => SCHEMA,
            Self::Discriminator => &[("propertyName", Text), ("mapping", TextMap)],
            Self::SecurityScheme => &[
                ("type", Text),
                ("description", Text),
                ("name", Text),
                ("in", Text),
                ("scheme", Text),
                ("bearerFormat", Text),
                ("flows", AnyMap),
                ("openIdConnectUrl", Text),
            ],
            // Its keywords are names of schemes; all of them hold a list of scopes.
            Self::SecurityRequirement => &[],
        }
    }

    /// Whether a Reference Object may stand in place of the object.
    pub(crate) fn may_be_reference(self) -> bool {
        match self {
            Self::Parameter
            | Self::RequestBody
            | Self::Response
            | Self::Header
            | Self::Schema
            | Self::SecurityScheme => true,
            Self::Document
            | Self::Info
            | Self::Server
            | Self::ServerVariable
            | Self::Components
            | Self::PathItem
            | Self::Operation
            | Self::MediaType
            | Self::Encoding
            | Self::Responses
            | Self::Tag
            | Self::Discriminator
            | Self::SecurityRequirement => false,
        }
    }

    /// What every keyword of the object holds, where the keywords are names.
    pub(crate) fn every_keyword(self) -> Option<Expected> {
        match self {
            Self::Responses => Some(One(Self::Response)),
            Self::SecurityRequirement => Some(Texts),
            Self::Document
            | Self::Info
            | Self::Server
            | Self::ServerVariable
            | Self::Components
            | Self::PathItem
            | Self::Operation
            | Self::Parameter
            | Self::RequestBody
            | Self::MediaType
            | Self::Encoding
            | Self::Response
            | Self::Header
            | Self::Tag
            | Self::Schema
            | Self::Discriminator
            | Self::SecurityScheme => None,
        }
    }

    /// Keywords that no generator needs and that are often malformed: they go before anything is typed.
    pub(crate) fn ignored(self) -> &'static [&'static str] {
        match self {
            Self::Document => &["externalDocs"],
            Self::Info => &["contact", "license", "termsOfService"],
            Self::Operation => &["externalDocs"],
            Self::Tag | Self::Schema => &["externalDocs"],
            Self::Response => &["links"],
            Self::Components => &["links", "examples", "callbacks"],
            Self::Server
            | Self::ServerVariable
            | Self::PathItem
            | Self::Parameter
            | Self::RequestBody
            | Self::MediaType
            | Self::Encoding
            | Self::Responses
            | Self::Header
            | Self::Discriminator
            | Self::SecurityScheme
            | Self::SecurityRequirement => &[],
        }
    }
}

const DOCUMENT: Table = &[
    ("openapi", Text),
    ("info", One(Kind::Info)),
    ("servers", Each(Kind::Server)),
    ("paths", Map(Kind::PathItem)),
    ("components", One(Kind::Components)),
    ("security", Each(Kind::SecurityRequirement)),
    ("tags", Each(Kind::Tag)),
];

const COMPONENTS: Table = &[
    ("schemas", Map(Kind::Schema)),
    ("responses", Map(Kind::Response)),
    ("parameters", Map(Kind::Parameter)),
    ("requestBodies", Map(Kind::RequestBody)),
    ("headers", Map(Kind::Header)),
    ("securitySchemes", Map(Kind::SecurityScheme)),
];

const PATH_ITEM: Table = &[
    ("summary", Text),
    ("description", Text),
    ("parameters", Each(Kind::Parameter)),
    ("servers", Each(Kind::Server)),
    ("get", One(Kind::Operation)),
    ("put", One(Kind::Operation)),
    ("post", One(Kind::Operation)),
    ("delete", One(Kind::Operation)),
    ("options", One(Kind::Operation)),
    ("head", One(Kind::Operation)),
    ("patch", One(Kind::Operation)),
    ("trace", One(Kind::Operation)),
];

const OPERATION: Table = &[
    ("tags", Texts),
    ("summary", Text),
    ("description", Text),
    ("operationId", Text),
    ("parameters", Each(Kind::Parameter)),
    ("requestBody", One(Kind::RequestBody)),
    ("responses", One(Kind::Responses)),
    ("callbacks", AnyMap),
    ("deprecated", Flag),
    ("security", Each(Kind::SecurityRequirement)),
    ("servers", Each(Kind::Server)),
];

const PARAMETER: Table = &[
    ("name", Text),
    ("in", Text),
    ("description", Text),
    ("required", Flag),
    ("deprecated", Flag),
    ("allowEmptyValue", Flag),
    ("style", Text),
    ("explode", Flag),
    ("allowReserved", Flag),
    ("schema", One(Kind::Schema)),
    ("content", Map(Kind::MediaType)),
    ("examples", AnyMap),
];

const SCHEMA: Table = &[
    ("title", Text),
    ("description", Text),
    ("type", Text),
    ("format", Text),
    ("pattern", Text),
    ("multipleOf", Number),
    ("maximum", Number),
    ("minimum", Number),
    ("exclusiveMaximum", Flag),
    ("exclusiveMinimum", Flag),
    ("maxLength", Count),
    ("minLength", Count),
    ("maxItems", Count),
    ("minItems", Count),
    ("uniqueItems", Flag),
    ("maxProperties", Count),
    ("minProperties", Count),
    ("required", Texts),
    ("enum", Values),
    ("properties", Map(Kind::Schema)),
    ("additionalProperties", SchemaOrFlag),
    ("items", One(Kind::Schema)),
    ("allOf", Each(Kind::Schema)),
    ("oneOf", Each(Kind::Schema)),
    ("anyOf", Each(Kind::Schema)),
    ("not", One(Kind::Schema)),
    ("nullable", Flag),
    ("readOnly", Flag),
    ("writeOnly", Flag),
    ("deprecated", Flag),
    ("discriminator", One(Kind::Discriminator)),
];
