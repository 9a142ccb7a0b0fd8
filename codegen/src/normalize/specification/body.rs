//! Bodies, responses, and their media types.
//!
//! Source: OpenAPI 3.2.0 and its predecessors, sections "Request Body Object" to "Link Object"; Swagger 2.0 likewise.

use super::keyword::Holds::{Flag, List, Map, One, Text, Value};
use super::keyword::{Object, Role, keyword};
use super::kind::Kind;
use super::version::Version::{V3_0, V3_2};

pub(super) const REQUEST_BODY: Object = Object::checked(
    "request body",
    &[
        keyword("description", Text).since(V3_0),
        keyword("content", Map(Kind::MediaType)).since(V3_0),
        keyword("required", Flag).since(V3_0),
    ],
);

/// The responses by status.
pub(super) const RESPONSES: Object = Object::of_members(One(Kind::Response));

pub(super) const RESPONSE: Object = Object::checked(
    "response",
    &[
        keyword("summary", Text).since(V3_2),
        keyword("description", Text),
        keyword("headers", Map(Kind::Header)),
        keyword("content", Map(Kind::MediaType)).since(V3_0),
        keyword("links", Map(Kind::Link))
            .since(V3_0)
            .role(Role::Ignored),
        keyword("schema", One(Kind::Schema)).outdated(),
        keyword("examples", Map(Kind::Example)).outdated(),
    ],
);

pub(super) const MEDIA_TYPE: Object = Object::checked(
    "media type",
    &[
        keyword("schema", One(Kind::Schema)).since(V3_0),
        keyword("itemSchema", One(Kind::Schema)).since(V3_2),
        keyword("example", Value).since(V3_0),
        keyword("examples", Map(Kind::Example)).since(V3_0),
        keyword("encoding", Map(Kind::Encoding)).since(V3_0),
        keyword("prefixEncoding", List(Kind::Encoding))
            .since(V3_2)
            .role(Role::Ignored),
        keyword("itemEncoding", One(Kind::Encoding))
            .since(V3_2)
            .role(Role::Ignored),
    ],
);

pub(super) const ENCODING: Object = Object::checked(
    "encoding",
    &[
        keyword("contentType", Text).since(V3_0),
        keyword("headers", Map(Kind::Header)).since(V3_0),
        keyword("style", Text).since(V3_0),
        keyword("explode", Flag).since(V3_0),
        keyword("allowReserved", Flag).since(V3_0),
        keyword("encoding", Map(Kind::Encoding))
            .since(V3_2)
            .role(Role::Ignored),
        keyword("prefixEncoding", List(Kind::Encoding))
            .since(V3_2)
            .role(Role::Ignored),
        keyword("itemEncoding", One(Kind::Encoding))
            .since(V3_2)
            .role(Role::Ignored),
    ],
);

pub(super) const EXAMPLE: Object = Object::unchecked(&[
    keyword("summary", Text).since(V3_0),
    keyword("description", Text).since(V3_0),
    keyword("dataValue", Value).since(V3_2),
    keyword("serializedValue", Text)
        .since(V3_2)
        .role(Role::Silent),
    keyword("value", Value).since(V3_0),
    keyword("externalValue", Text).since(V3_0),
]);

/// Nothing is generated from links, so their keywords are not listed.
pub(super) const LINK: Object = Object::unchecked(&[]);
