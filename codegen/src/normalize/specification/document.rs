//! The document, and the objects around its paths.
//!
//! Source: OpenAPI 3.2.0 and its predecessors, sections "Fixed Fields"; Swagger 2.0 likewise.

use super::keyword::Holds::{Anything, List, Map, One, Patterned, Text, Texts};
use super::keyword::{Keyword, Object, Role, keyword};
use super::kind::Kind;
use super::version::Version::{V3_0, V3_1, V3_2};

/// The key of webhooks in documents of 3.0, where it is an extension.
pub(in crate::normalize) const WEBHOOKS: &str = "x-webhooks";

pub(super) const DOCUMENT: Object = Object::checked("document", KEYWORDS);

const KEYWORDS: &[Keyword] = &[
    keyword("openapi", Text).since(V3_0),
    keyword("$self", Text).since(V3_2),
    keyword("info", One(Kind::Info)),
    keyword("jsonSchemaDialect", Text)
        .since(V3_1)
        .role(Role::Silent),
    keyword("servers", List(Kind::Server)).since(V3_0),
    keyword("paths", Patterned(Kind::PathItem)),
    keyword("webhooks", Map(Kind::PathItem)).since(V3_1),
    // The extension of documents in 3.0 for what 3.1 has; all events end up here.
    keyword(WEBHOOKS, Map(Kind::PathItem)).since(V3_0),
    keyword("components", One(Kind::Components)).since(V3_0),
    keyword("security", List(Kind::SecurityRequirement)),
    keyword("tags", List(Kind::Tag)),
    keyword("externalDocs", One(Kind::ExternalDocs)),
    keyword("swagger", Text).outdated(),
    keyword("host", Text).outdated(),
    keyword("basePath", Text).outdated(),
    keyword("schemes", Texts).outdated(),
    keyword("consumes", Texts).outdated(),
    keyword("produces", Texts).outdated(),
    keyword("definitions", Map(Kind::Schema)).outdated(),
    keyword("parameters", Map(Kind::Parameter)).outdated(),
    keyword("responses", Map(Kind::Response)).outdated(),
    keyword("securityDefinitions", Map(Kind::SecurityScheme)).outdated(),
];

pub(super) const INFO: Object = Object::unchecked(&[
    keyword("title", Text),
    keyword("summary", Text).since(V3_1),
    keyword("description", Text),
    keyword("termsOfService", Anything).role(Role::Ignored),
    keyword("contact", Anything).role(Role::Ignored),
    keyword("license", Anything).role(Role::Ignored),
    keyword("version", Text),
]);

pub(super) const SERVER: Object = Object::unchecked(&[
    keyword("url", Text).since(V3_0),
    keyword("description", Text).since(V3_0),
    keyword("name", Text).since(V3_2),
    keyword("variables", Map(Kind::ServerVariable)).since(V3_0),
]);

pub(super) const SERVER_VARIABLE: Object = Object::unchecked(&[
    keyword("enum", Texts).since(V3_0),
    keyword("default", Text).since(V3_0),
    keyword("description", Text).since(V3_0),
]);

pub(super) const TAG: Object = Object::unchecked(&[
    keyword("name", Text),
    keyword("summary", Text).since(V3_2).role(Role::Silent),
    keyword("description", Text),
    keyword("externalDocs", One(Kind::ExternalDocs)),
    keyword("parent", Text).since(V3_2).role(Role::Silent),
    keyword("kind", Text).since(V3_2).role(Role::Silent),
]);

pub(super) const EXTERNAL_DOCS: Object =
    Object::unchecked(&[keyword("url", Text), keyword("description", Text)]);

/// Kinds of objects that have a section here since 3.0 may be replaced by a reference everywhere.
pub(super) const COMPONENTS: Object = Object::checked(
    "components",
    &[
        keyword("schemas", Map(Kind::Schema)).since(V3_0),
        keyword("responses", Map(Kind::Response)).since(V3_0),
        keyword("parameters", Map(Kind::Parameter)).since(V3_0),
        keyword("examples", Map(Kind::Example)).since(V3_0),
        keyword("requestBodies", Map(Kind::RequestBody)).since(V3_0),
        keyword("headers", Map(Kind::Header)).since(V3_0),
        keyword("securitySchemes", Map(Kind::SecurityScheme)).since(V3_0),
        keyword("links", Map(Kind::Link))
            .since(V3_0)
            .role(Role::Ignored),
        keyword("callbacks", Map(Kind::Callback)).since(V3_0),
        keyword("pathItems", Map(Kind::PathItem)).since(V3_1),
        keyword("mediaTypes", Map(Kind::MediaType)).since(V3_2),
    ],
);
