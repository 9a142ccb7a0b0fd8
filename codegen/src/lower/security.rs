//! Security schemes and requirements.

use indexmap::IndexMap;
use openapiv3::{
    APIKeyLocation, OAuth2Flows, ReferenceOr, SecurityRequirement, SecurityScheme as Scheme,
};

use crate::document::Document;
use crate::ir::{Docs, OAuth, Placement, SecurityScheme};
use crate::report::{Report, did_you_mean};
use crate::source::Pointer;

use super::problems;

/// The schemes that the document defines, sorted by name: their order in the document means nothing.
pub(super) fn schemes(
    document: &Document,
    report: &mut Report,
) -> IndexMap<String, SecurityScheme> {
    let at = Pointer::root().child("components").child("securitySchemes");
    let mut schemes = IndexMap::new();
    for (name, scheme) in components(document) {
        let at = at.child(name);
        if let Some(found) = document.resolve(scheme, &at)
            && let Some(scheme) = lowered(&found.value, found.pointer, report)
        {
            schemes.insert(name.clone(), scheme);
        }
    }
    schemes.sort_unstable_keys();
    schemes
}

/// The security of an operation.
pub(super) struct Security {
    pub(super) alternatives: Vec<Vec<String>>,
    /// The scopes that an access token needs.
    pub(super) scopes: Vec<String>,
    /// The alternatives of schemes beyond the client, if there are no others.
    pub(super) beyond: Vec<Vec<String>>,
}

/// The security of an operation, or that of the document if the operation has none.
pub(super) fn requirements(
    document: &Document,
    own: Option<&Vec<SecurityRequirement>>,
    at: &Pointer,
    report: &mut Report,
) -> Security {
    let (requirements, at) = match own {
        Some(own) => (own.as_slice(), at.child("security")),
        None => {
            let everywhere = document.openapi.security.as_deref();
            let at = Pointer::root().child("security");
            (everywhere.unwrap_or_default(), at)
        }
    };
    let mut alternatives: Vec<Vec<String>> = Vec::new();
    let mut beyond: Vec<Vec<String>> = Vec::new();
    let mut scopes: Vec<String> = Vec::new();
    let mut is_undefined = false;
    for (index, requirement) in requirements.iter().enumerate() {
        let names: Vec<&String> = requirement.keys().collect();
        let (sent, others): (Vec<&String>, Vec<&String>) =
            names.into_iter().partition(|name| is_sent(document, name));
        match others.iter().find(|name| !is_defined(document, name)) {
            Some(name) => {
                is_undefined = true;
                let known = components(document).map(|(name, _)| name.as_str());
                let help = did_you_mean(name, known);
                let at = at.index(index);
                report.push(problems::undefined_security_scheme(name, help, &at));
            }
            // The connection has a credential of its own, so the request needs only the others.
            None if !sent.is_empty() && others.iter().all(|it| is_of_connection(document, it)) => {
                if asks_for_several(document, &sent) {
                    report.push(problems::several_credentials(&sent, &at.index(index)));
                }
                if scopes.is_empty() {
                    let needed = requirement.iter().filter(|(name, _)| sent.contains(name));
                    scopes.extend(needed.flat_map(|(_, scopes)| scopes).cloned());
                }
                alternatives.push(sent.into_iter().cloned().collect());
            }
            None if others.is_empty() => alternatives.push(Vec::new()),
            None => beyond.push(others.into_iter().cloned().collect()),
        }
    }
    beyond.dedup();
    if !alternatives.is_empty() {
        beyond.clear();
    } else if is_undefined {
        alternatives.push(vec![WHATEVER_IS_CONFIGURED.to_owned()]);
    } else if !beyond.is_empty() {
        report.push(problems::security_beyond_the_client(&beyond, &at));
    }
    Security {
        alternatives,
        scopes,
        beyond,
    }
}

/// Replaces requirements of schemes that are not defined; the runtime knows the mark.
const WHATEVER_IS_CONFIGURED: &str = "*";

fn components(document: &Document) -> impl Iterator<Item = (&String, &ReferenceOr<Scheme>)> {
    let components = document.openapi.components.iter();
    components.flat_map(|it| &it.security_schemes)
}

fn is_defined(document: &Document, name: &str) -> bool {
    components(document).any(|(known, _)| known == name)
}

/// Returns whether the credential of the scheme is a certificate.
fn is_of_connection(document: &Document, name: &str) -> bool {
    let scheme = components(document).find(|(known, _)| *known == name);
    let found = scheme.and_then(|(_, scheme)| document.resolve(scheme, &Pointer::root()));
    found.is_some_and(
        |it| matches!(it.value, Scheme::HTTP { scheme, .. } if is_certificate(&scheme)),
    )
}

/// The normalized document has client certificates under this name.
fn is_certificate(scheme: &str) -> bool {
    scheme.eq_ignore_ascii_case("mutualTLS")
}

/// Returns whether the scheme is defined and can be sent by the client.
fn is_sent(document: &Document, name: &str) -> bool {
    placement(document, name).is_some()
}

fn placement(document: &Document, name: &str) -> Option<Placement> {
    let (_, scheme) = components(document).find(|(known, _)| *known == name)?;
    let found = document.resolve(scheme, &Pointer::root())?;
    let scheme = lowered(&found.value, found.pointer, &mut Report::new())?;
    Some(scheme.placement)
}

/// Returns whether a credential that suffices by itself is asked for together with others.
fn asks_for_several(document: &Document, names: &[&String]) -> bool {
    let mut placements = names.iter().filter_map(|name| placement(document, name));
    names.len() > 1 && placements.any(|it| matches!(it, Placement::Bearer | Placement::Basic))
}

fn lowered(scheme: &Scheme, pointer: Pointer, report: &mut Report) -> Option<SecurityScheme> {
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
                // Reported when the document was normalized.
                other if is_certificate(other) => return None,
                other => {
                    report.push(problems::unsupported_security_scheme(other, &pointer));
                    return None;
                }
            };
            (placement, description)
        }
        // Both end in an access token that is sent as a bearer token (RFC 6750).
        Scheme::OAuth2 { description, .. } | Scheme::OpenIDConnect { description, .. } => {
            (Placement::Bearer, description)
        }
    };
    let oauth = match scheme {
        Scheme::OAuth2 { flows, .. } => oauth(flows),
        Scheme::APIKey { .. } | Scheme::HTTP { .. } | Scheme::OpenIDConnect { .. } => {
            OAuth::default()
        }
    };
    Some(SecurityScheme {
        placement,
        oauth,
        docs: Docs {
            summary: None,
            description: description.clone(),
            ..Docs::default()
        },
    })
}

fn oauth(flows: &OAuth2Flows) -> OAuth {
    let own = flows.client_credentials.as_ref();
    let user = flows.password.as_ref();
    let code = flows.authorization_code.as_ref();
    let code_urls = code.map(|it| [it.authorization_url.clone(), it.token_url.clone()]);
    let token_url = own.map(|it| &it.token_url).or(user.map(|it| &it.token_url));
    let refresh_urls = [
        own.and_then(|it| it.refresh_url.as_ref()),
        user.and_then(|it| it.refresh_url.as_ref()),
        code.and_then(|it| it.refresh_url.as_ref()),
    ];
    let scopes = own.map(|it| &it.scopes).into_iter();
    let scopes = scopes
        .chain(user.map(|it| &it.scopes))
        .chain(code.map(|it| &it.scopes));
    let scopes = scopes
        .flatten()
        .map(|(scope, text)| (scope.clone(), text.clone()));
    OAuth {
        token_url: token_url.or(code.map(|it| &it.token_url)).cloned(),
        refresh_url: refresh_urls.into_iter().flatten().next().cloned(),
        code_urls,
        scopes: scopes.collect(),
    }
}
