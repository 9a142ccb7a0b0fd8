//! The table of every kind of object, and queries of it for all of `normalize/`.

use super::keyword::{Holds, Keyword, Object};
use super::kind::Kind;
use super::version::Version;
use super::{body, document, operation, parameter, schema, security};

impl Kind {
    pub(in crate::normalize) fn object(self) -> &'static Object {
        match self {
            Self::Document => &document::DOCUMENT,
            Self::Info => &document::INFO,
            Self::Server => &document::SERVER,
            Self::ServerVariable => &document::SERVER_VARIABLE,
            Self::Tag => &document::TAG,
            Self::ExternalDocs => &document::EXTERNAL_DOCS,
            Self::Components => &document::COMPONENTS,
            Self::PathItem => &operation::PATH_ITEM,
            Self::Operation => &operation::OPERATION,
            Self::Callback => &operation::CALLBACK,
            Self::Parameter => &parameter::PARAMETER,
            Self::Header => &parameter::HEADER,
            Self::RequestBody => &body::REQUEST_BODY,
            Self::Responses => &body::RESPONSES,
            Self::Response => &body::RESPONSE,
            Self::Link => &body::LINK,
            Self::MediaType => &body::MEDIA_TYPE,
            Self::Encoding => &body::ENCODING,
            Self::Example => &body::EXAMPLE,
            Self::Schema => &schema::SCHEMA,
            Self::Discriminator => &schema::DISCRIMINATOR,
            Self::SecurityScheme => &security::SECURITY_SCHEME,
            Self::SecurityRequirement => &security::SECURITY_REQUIREMENT,
            Self::MappedSchema | Self::Plain | Self::Opaque => &Object::NONE,
        }
    }

    pub(in crate::normalize) fn keyword(self, name: &str) -> Option<&'static Keyword> {
        self.object().keywords.iter().find(|it| it.name == name)
    }

    /// The keywords that one version has.
    pub(in crate::normalize) fn keywords(
        self,
        version: Version,
    ) -> impl Iterator<Item = &'static Keyword> {
        let all = self.object().keywords.iter();
        all.filter(move |it| it.is_in(version))
    }

    /// The section of `components` that contains such objects. A mapped schema is a schema under another name.
    pub(in crate::normalize) fn section(self) -> Option<&'static str> {
        let kind = match self {
            Self::MappedSchema => Self::Schema,
            other => other,
        };
        let (section, _) = sections().find(|(_, it)| *it == kind)?;
        Some(section)
    }

    /// Returns whether a reference may replace such an object (OpenAPI 3.0.4, Components Object).
    pub(in crate::normalize) fn may_be_reference(self) -> bool {
        self.section().is_some()
    }

    /// The keyword at the root of a Swagger 2.0 document that contains named objects of this kind.
    pub(in crate::normalize) fn outdated_section(self) -> Option<&'static str> {
        let mut keywords = Self::Document.keywords(Version::V2_0);
        let section = keywords.find(|it| it.is_outdated() && it.holds == Holds::Map(self))?;
        Some(section.name)
    }
}

/// The sections of `components` in 3.0, and the kind of object in each.
pub(in crate::normalize) fn sections() -> impl Iterator<Item = (&'static str, Kind)> {
    let keywords = Kind::Components.keywords(Version::V3_0);
    keywords.filter_map(|keyword| {
        let Holds::Map(kind) = keyword.holds else {
            return None;
        };
        Some((keyword.name, kind))
    })
}

/// The methods for which a path of some version has keywords.
pub(in crate::normalize) fn methods(version: Version) -> impl Iterator<Item = &'static str> {
    let keywords = Kind::PathItem.keywords(version);
    let operations = keywords.filter(|it| it.holds == Holds::One(Kind::Operation));
    operations.map(|it| it.name)
}

#[cfg(test)]
mod tests {
    use super::super::keyword::Role;
    use super::super::walk;
    use super::*;

    const ALL: [Kind; 26] = [
        Kind::Document,
        Kind::Info,
        Kind::Server,
        Kind::ServerVariable,
        Kind::Tag,
        Kind::ExternalDocs,
        Kind::Components,
        Kind::PathItem,
        Kind::Operation,
        Kind::Callback,
        Kind::Parameter,
        Kind::Header,
        Kind::RequestBody,
        Kind::Responses,
        Kind::Response,
        Kind::Link,
        Kind::MediaType,
        Kind::Encoding,
        Kind::Example,
        Kind::Schema,
        Kind::Discriminator,
        Kind::MappedSchema,
        Kind::SecurityScheme,
        Kind::SecurityRequirement,
        Kind::Plain,
        Kind::Opaque,
    ];

    #[test]
    fn a_table_lists_a_keyword_once() {
        for kind in ALL {
            let mut names: Vec<_> = kind.object().keywords.iter().map(|it| it.name).collect();
            names.sort_unstable();
            let repeated = names.windows(2).find(|pair| pair[0] == pair[1]);
            assert_eq!(repeated, None, "{kind:?}");
        }
    }

    #[test]
    fn every_keyword_is_in_some_version() {
        for kind in ALL {
            for keyword in kind.object().keywords {
                let versions = [Version::V2_0, Version::V3_0, Version::V3_1, Version::V3_2];
                let is_known = versions.into_iter().any(|it| keyword.is_in(it));
                assert!(is_known, "{kind:?}: {}", keyword.name);
            }
        }
    }

    /// `tests/harmless.rs` puts a payload into each text of these documents, which therefore have all that are read.
    #[test]
    fn the_harmless_documents_have_every_keyword_that_holds_text() {
        let newer = include_str!("../../../tests/harmless/openapi.yaml");
        let older = include_str!("../../../tests/harmless/swagger.yaml");
        assert_eq!(missing_texts(newer, |it| !it.is_outdated()), [""; 0]);
        assert_eq!(missing_texts(older, Keyword::is_outdated), [""; 0]);
    }

    /// The keywords that hold text, and that a document does not have.
    fn missing_texts(document: &str, is_expected: fn(&Keyword) -> bool) -> Vec<String> {
        let mut document: serde_json::Value = serde_yaml::from_str(document).unwrap();
        let mut seen = std::collections::HashSet::new();
        walk::each(&mut document, &mut |value, _, kind| {
            let keys = value.as_object().into_iter().flatten();
            seen.extend(keys.map(|(key, _)| format!("{kind:?} {key}")));
        });
        let mut missing = Vec::new();
        for kind in ALL {
            let keywords = kind.object().keywords.iter();
            let read = keywords.filter(|it| matches!(it.role, Role::Read | Role::Kept));
            let with_text = read.filter(|it| is_expected(it) && holds_text(it.holds));
            let named = with_text.map(|it| format!("{kind:?} {}", it.name));
            missing.extend(named.filter(|it| !seen.contains(it)));
        }
        missing
    }

    fn holds_text(holds: Holds) -> bool {
        match holds {
            Holds::Text
            | Holds::Texts
            | Holds::Values
            | Holds::Value
            | Holds::Map(_)
            | Holds::Patterned(_)
            | Holds::Mapping
            | Holds::Members
            | Holds::Anything => true,
            Holds::Flag
            | Holds::Number
            | Holds::Count
            | Holds::One(_)
            | Holds::OneOrFlag(_)
            | Holds::OneOrList(_)
            | Holds::List(_) => false,
        }
    }

    #[test]
    fn only_schemas_constrain_types() {
        for kind in ALL.into_iter().filter(|it| *it != Kind::Schema) {
            let keywords = kind.object().keywords;
            assert!(
                keywords.iter().all(|it| it.constrains.is_empty()),
                "{kind:?}"
            );
        }
    }

    #[test]
    fn what_has_a_section_may_be_a_reference() {
        let names: Vec<_> = sections().map(|(section, _)| section).collect();
        assert_eq!(
            names,
            [
                "schemas",
                "responses",
                "parameters",
                "examples",
                "requestBodies",
                "headers",
                "securitySchemes",
                "links",
                "callbacks"
            ]
        );
        assert!(Kind::Callback.may_be_reference() && !Kind::PathItem.may_be_reference());
        assert_eq!(Kind::Schema.outdated_section(), Some("definitions"));
    }
}
