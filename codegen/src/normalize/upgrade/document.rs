//! Removes parts of documents of OpenAPI 3.1 and 3.2, apart from schemas, that have no equivalent in 3.0.
//!
//! Source: OpenAPI 3.2.0, sections 4.1 (OpenAPI Object), 4.9 (Path Item Object) and 4.27 (Security Scheme Object).

use serde_json::{Map, Value};

use crate::normalize::specification::{ADDRESS, Kind, Role, walk};
use crate::report::Report;

use super::problems;

pub(super) fn convert(document: &mut Value, report: &mut Report) {
    if let Value::Object(members) = document {
        let keywords = Kind::Document.object().keywords.iter();
        let silent = keywords.filter(|it| it.is_newer() && it.role == Role::Silent);
        silent.for_each(|it| drop(members.shift_remove(it.name)));
        if let Some(address) = members.shift_remove("$self") {
            members.insert(ADDRESS.to_owned(), address);
        }
        summary(members);
    }
    summarized_responses(document);
    server_names(document);
    client_certificates(document, report);
}

/// `info` has a summary since 3.1, which is the best description if there is not another one.
fn summary(document: &mut Map<String, Value>) {
    let info = document.get_mut("info").and_then(Value::as_object_mut);
    if let Some(info) = info
        && let Some(summary) = info.shift_remove("summary")
    {
        info.entry("description").or_insert(summary);
    }
}

/// Responses have a summary since 3.2, and may lack a description.
fn summarized_responses(document: &mut Value) {
    walk::each_of(document, Kind::Response, |response, _| {
        if let Some(summary) = response.shift_remove("summary") {
            response.entry("description").or_insert(summary);
        }
    });
}

/// A server has a name since 3.2, which 3.0 can have as an extension.
fn server_names(document: &mut Value) {
    walk::each_of(document, Kind::Server, |server, _| {
        if let Some(name) = server.shift_remove("name") {
            server.entry("x-server-name").or_insert(name);
        }
    });
}

/// Turns schemes whose credential belongs to the connection into ones of HTTP, which 3.0 has and the client cannot send.
fn client_certificates(document: &mut Value, report: &mut Report) {
    walk::each_of(document, Kind::SecurityScheme, |scheme, at| {
        if scheme.get("type").is_some_and(|it| it == "mutualTLS") {
            report.push(problems::client_certificate(at));
            scheme.insert("type".to_owned(), "http".into());
            scheme.insert("scheme".to_owned(), "mutualTLS".into());
        }
    });
}
