//! Parameters and headers.
//!
//! Source: OpenAPI 3.2.0 and its predecessors, sections "Parameter Object" and "Header Object"; Swagger 2.0 likewise.

use super::keyword::Holds::{Anything, Count, Flag, Map, Number, One, Text, Value, Values};
use super::keyword::{Keyword, Object, keyword};
use super::kind::Kind;
use super::version::Version::V3_0;

pub(super) const PARAMETER: Object = Object::checked("parameter", KEYWORDS);

/// A header has the keywords of a parameter. Authors repeat its name and location in it, which does no harm.
pub(super) const HEADER: Object = Object::checked("header", KEYWORDS);

const KEYWORDS: &[Keyword] = &[
    keyword("name", Text),
    keyword("in", Text),
    keyword("description", Text),
    keyword("required", Flag),
    keyword("deprecated", Flag).since(V3_0),
    keyword("allowEmptyValue", Flag),
    keyword("style", Text).since(V3_0),
    keyword("explode", Flag).since(V3_0),
    keyword("allowReserved", Flag).since(V3_0),
    keyword("schema", One(Kind::Schema)),
    keyword("example", Value).since(V3_0),
    keyword("examples", Map(Kind::Example)).since(V3_0),
    keyword("content", Map(Kind::MediaType)).since(V3_0),
    // In 2.0 a parameter, a header or an item describes its value itself.
    keyword("type", Anything).outdated(),
    keyword("format", Text).outdated(),
    keyword("items", One(Kind::Schema)).outdated(),
    keyword("collectionFormat", Text).outdated(),
    keyword("default", Value).outdated(),
    keyword("maximum", Number).outdated(),
    keyword("exclusiveMaximum", Flag).outdated(),
    keyword("minimum", Number).outdated(),
    keyword("exclusiveMinimum", Flag).outdated(),
    keyword("maxLength", Count).outdated(),
    keyword("minLength", Count).outdated(),
    keyword("pattern", Text).outdated(),
    keyword("maxItems", Count).outdated(),
    keyword("minItems", Count).outdated(),
    keyword("uniqueItems", Flag).outdated(),
    keyword("enum", Values).outdated(),
    keyword("multipleOf", Number).outdated(),
];
