//! Security schemes and requirements.

use indexmap::IndexMap;
use openapiv3::{APIKeyLocation, SecurityRequirement, SecurityScheme as Scheme};

use crate::document::Document;
use crate::ir::{Docs, Placement, SecurityScheme};
use crate::report::Report;
use crate::source::Pointer;

use super::problems;

/// The schemes that the document defines.
pub(super) fn schemes(
    document: &Document,
    report: &mut Report,
) -> IndexMap<String, SecurityScheme> {
    let at = Pointer::root().child("components").child("securitySchemes");
    let mut schemes = IndexMap::new();
    let components = document.openapi.components.iter();
    for (name, scheme) in components.flat_map(|it| &it.security_schemes) {
        let at = at.child(name);
        if let Some(found) = document.resolve(scheme, &at) {
            schemes.insert(name.clone(), lowered(&found.value, found.pointer, report));
        }
    }
    schemes
}

/// The alternatives of an operation, or of the document where the operation says nothing.
pub(super) fn requirements(
    document: &Document,
    own: Option<&Vec<SecurityRequirement>>,
    at: &Pointer,
    report: &mut Report,
) -> Vec<Vec<String>> {
    let (requirements, at) = match own {
        Some(own) => (Some(own), at.child("security")),
        None => {
            let at = Pointer::root().child("security");
            (document.openapi.security.as_ref(), at)
        }
    };
    let defined = |name: &String| {
        let components = document.openapi.components.as_ref();
        components.is_some_and(|it| it.security_schemes.contains_key(name))
    };
    let mut alternatives = Vec::new();
    for (index, requirement) in requirements.into_iter().flatten().enumerate() {
        match requirement.keys().find(|name| !defined(name)) {
            Some(name) => {
                let at = at.index(index);
                report.push(problems::undefined_security_scheme(name, &at));
            }
            None => alternatives.push(requirement.keys().cloned().collect()),
        }
    }
    alternatives
}

fn lowered(scheme: &Scheme, pointer: Pointer, report: &mut Report) -> SecurityScheme {
    let (placement, description) = match scheme {
        Scheme::APIKey {
            location,
            name,
            description,
            ..
        } => {
            let placement = match location {
                APIKeyLocation::Query => Placement::Query(name.clone()),
                APIKeyLocation::Header => Placement::Header(name.clone()),
                APIKeyLocation::Cookie => Placement::Cookie(name.clone()),
            };
            (placement, description)
        }
        Scheme::HTTP {
            scheme,
            description,
            ..
        } => {
            let placement = match scheme.to_ascii_lowercase().as_str() {
                "basic" => Placement::Basic,
                "bearer" => Placement::Bearer,
                other => {
                    let what = format!("the HTTP scheme `{other}`");
                    report.push(problems::unsupported_security_scheme(&what, &pointer));
                    Placement::Bearer
                }
            };
            (placement, description)
        }
        // Both end in an access token that is sent as a bearer token (RFC 6750).
        Scheme::OAuth2 { description, .. } | Scheme::OpenIDConnect { description, .. } => {
            (Placement::Bearer, description)
        }
    };
    SecurityScheme {
        placement,
        docs: Docs {
            summary: None,
            description: description.clone(),
        },
        pointer,
    }
}
