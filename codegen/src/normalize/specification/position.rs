//! Positions in a document: the kind of value that the specification expects there.

use super::keyword::Holds;
use super::kind::Kind;

/// The way in which a position contains values of its kind.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::normalize) enum Nesting {
    One,
    /// By arbitrary names, none of which is an extension.
    Map,
    /// By names that follow a pattern, with extensions among them.
    Patterned,
    List,
    OneOrList,
}

/// A place in a document.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::normalize) struct Position {
    pub(in crate::normalize) kind: Kind,
    pub(in crate::normalize) nesting: Nesting,
}

/// Keywords for which authors write examples and other values of the API, even in objects that do not have the keyword.
const VALUES: [&str; 4] = ["example", "examples", "default", "enum"];

impl Position {
    pub(in crate::normalize) const DOCUMENT: Self = Self::of(Kind::Document);

    /// The position of one value of a kind.
    pub(in crate::normalize) const fn of(kind: Kind) -> Self {
        Self {
            kind,
            nesting: Nesting::One,
        }
    }

    /// The position of a member of an object that is here.
    pub(in crate::normalize) fn member(self, key: &str) -> Self {
        match self.nesting {
            Nesting::Map => Self::of(self.kind),
            Nesting::Patterned if key.starts_with("x-") => Self::of(Kind::Opaque),
            Nesting::Patterned => Self::of(self.kind),
            Nesting::One | Nesting::List | Nesting::OneOrList => self.kind.member(key),
        }
    }

    /// The position of an item of an array that is here.
    pub(in crate::normalize) fn item(self) -> Self {
        match self.nesting {
            Nesting::List | Nesting::OneOrList => Self::of(self.kind),
            _ if self.kind == Kind::Opaque => self,
            Nesting::One | Nesting::Map | Nesting::Patterned => Self::of(Kind::Plain),
        }
    }
}

impl Kind {
    fn member(self, key: &str) -> Position {
        let keyword = self.keyword(key).map(|it| it.holds);
        if self == Kind::Opaque || (keyword.is_none() && key.starts_with("x-")) {
            return Position::of(Kind::Opaque);
        }
        match keyword.or(self.object().members) {
            Some(holds) => holds.position(),
            None if VALUES.contains(&key) => Position::of(Kind::Opaque),
            None => Position::of(Kind::Plain),
        }
    }
}

impl Holds {
    fn position(self) -> Position {
        let (kind, nesting) = match self {
            Self::One(kind) | Self::OneOrFlag(kind) => (kind, Nesting::One),
            Self::OneOrList(kind) => (kind, Nesting::OneOrList),
            Self::List(kind) => (kind, Nesting::List),
            Self::Map(kind) => (kind, Nesting::Map),
            Self::Patterned(kind) => (kind, Nesting::Patterned),
            Self::Mapping => (Kind::MappedSchema, Nesting::Map),
            Self::Value | Self::Values => (Kind::Opaque, Nesting::One),
            Self::Text
            | Self::Flag
            | Self::Number
            | Self::Count
            | Self::Texts
            | Self::Members
            | Self::Anything => (Kind::Plain, Nesting::One),
        };
        Position { kind, nesting }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn kind_at(tokens: &[&str]) -> Kind {
        let position = tokens.iter().fold(Position::DOCUMENT, |position, token| {
            match token.parse::<usize>() {
                Ok(_) if matches!(position.nesting, Nesting::List | Nesting::OneOrList) => {
                    position.item()
                }
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
            (vec!["paths", "x-own", "get"], Kind::Opaque),
            (vec!["components", "headers", "x-own"], Kind::Header),
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
