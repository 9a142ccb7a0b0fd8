//! Paths and their operations.
//!
//! Source: OpenAPI 3.2.0 and its predecessors, sections "Path Item Object" and "Operation Object"; Swagger 2.0 likewise.

use super::keyword::Holds::{Flag, List, Map, One, Text, Texts};
use super::keyword::{Object, Role, keyword};
use super::kind::Kind;
use super::version::Version::{V3_0, V3_2};

pub(super) const PATH_ITEM: Object = Object::checked(
    "path",
    &[
        keyword("summary", Text).since(V3_0),
        keyword("description", Text).since(V3_0),
        keyword("get", One(Kind::Operation)),
        keyword("put", One(Kind::Operation)),
        keyword("post", One(Kind::Operation)),
        keyword("delete", One(Kind::Operation)),
        keyword("options", One(Kind::Operation)),
        keyword("head", One(Kind::Operation)),
        keyword("patch", One(Kind::Operation)),
        keyword("trace", One(Kind::Operation)).since(V3_0),
        keyword("query", One(Kind::Operation))
            .since(V3_2)
            .role(Role::Kept),
        keyword("additionalOperations", Map(Kind::Operation))
            .since(V3_2)
            .role(Role::Kept),
        keyword("servers", List(Kind::Server)).since(V3_0),
        keyword("parameters", List(Kind::Parameter)),
    ],
);

pub(super) const OPERATION: Object = Object::checked(
    "operation",
    &[
        keyword("tags", Texts),
        keyword("summary", Text),
        keyword("description", Text),
        keyword("externalDocs", One(Kind::ExternalDocs)),
        keyword("operationId", Text),
        keyword("parameters", List(Kind::Parameter)),
        keyword("requestBody", One(Kind::RequestBody)).since(V3_0),
        keyword("responses", One(Kind::Responses)),
        keyword("callbacks", Map(Kind::Callback)).since(V3_0),
        keyword("deprecated", Flag),
        keyword("security", List(Kind::SecurityRequirement)),
        keyword("servers", List(Kind::Server)).since(V3_0),
        keyword("consumes", Texts).outdated(),
        keyword("produces", Texts).outdated(),
        keyword("schemes", Texts).outdated(),
    ],
);

/// The path items by the expression that gives the URL.
pub(super) const CALLBACK: Object = Object::of_members(One(Kind::PathItem));
