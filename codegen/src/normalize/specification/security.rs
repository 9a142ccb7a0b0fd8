//! Credentials: the schemes of an API, and those that an operation requires.
//!
//! Source: OpenAPI 3.2.0 and its predecessors, sections "Security Scheme Object"; Swagger 2.0 likewise.

use super::keyword::Holds::{Anything, Flag, Members, Text, Texts};
use super::keyword::{Object, Role, keyword};
use super::version::Version::{V3_0, V3_2};

pub(super) const SECURITY_SCHEME: Object = Object::checked(
    "security scheme",
    &[
        keyword("type", Text),
        keyword("description", Text),
        keyword("name", Text),
        keyword("in", Text),
        keyword("scheme", Text).since(V3_0),
        keyword("bearerFormat", Text).since(V3_0),
        keyword("flows", Members).since(V3_0),
        keyword("openIdConnectUrl", Text).since(V3_0),
        keyword("oauth2MetadataUrl", Text)
            .since(V3_2)
            .role(Role::Silent),
        keyword("deprecated", Flag).since(V3_2).role(Role::Silent),
        keyword("flow", Text).outdated(),
        keyword("authorizationUrl", Text).outdated(),
        keyword("tokenUrl", Text).outdated(),
        keyword("scopes", Anything).outdated(),
    ],
);

/// The scopes by the name of the scheme.
pub(super) const SECURITY_REQUIREMENT: Object = Object::of_members(Texts);
