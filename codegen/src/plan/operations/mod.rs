//! Operations: what is called, what it takes, and what comes back.

pub(crate) mod accept;
pub(crate) mod arguments;
pub(crate) mod bodies;
pub(crate) mod client;
pub(crate) mod documentation;
pub(crate) mod encodings;
pub(crate) mod example;
pub(crate) mod headers;
pub(crate) mod other_media_types;
pub(crate) mod paging;
pub(crate) mod parameters;
pub(crate) mod resources;
pub(crate) mod streams;

use crate::ir::{self, BodyFormat, Location, Shape, Use};
use crate::report::Report;

use super::docs::{self, doc};
use super::naming::{Place, Scope, type_name, value_name, variant_name};
use super::planner::Planner;
use super::rust::{
    Argument, ByStatus, Operation, OtherBody, Route, RustName, RustType, Status, StatusVariant,
    Success,
};
use documentation::Documented;
use example::Example;

impl Planner<'_> {
    pub(crate) fn operation(
        &self,
        operation: &ir::Operation,
        place: &Place,
        chain: &[RustName],
        methods: &mut Scope,
        types: &mut Scope,
        report: &mut Report,
    ) -> Operation {
        let method = methods.first_free(&[
            value_name(&place.method),
            value_name(&format!("{} {}", operation.method, place.method)),
        ]);
        let marker = types.first_free(&[
            type_name(&place.method),
            type_name(&format!("{} {}", place.method, place.noun())),
        ]);
        let success = self.success(operation, place, types);
        let paging = self.paging(operation, &success);
        let signature = self.signature(operation, paging.as_ref(), report);
        let others = other_bodies(&method, signature.others, methods);
        let route = self.route(operation);
        let documented = Documented {
            example: Example {
                method: &method,
                arguments: &signature.arguments,
                success: &success,
                is_deprecated: operation.deprecated,
            },
            path: &route.path,
            is_paged: paging.is_some(),
        };
        Operation {
            doc: self.method_doc(operation, chain, &documented),
            marker,
            deprecated: operation.deprecated,
            method,
            headers: self.headers(operation),
            paging,
            route,
            answers: self.other_answers(operation, &success, &signature.setters, report),
            success,
            arguments: signature.arguments,
            setters: signature.setters,
            others,
        }
    }

    fn route(&self, operation: &ir::Operation) -> Route {
        Route {
            id: operation.id.clone(),
            verb: operation.method.clone(),
            path: self.path(operation),
            accept: accept(operation),
            server: operation.server.clone(),
            security: Some(&operation.security)
                .filter(|it| **it != self.security)
                .cloned(),
            failures: self.failures(operation),
        }
    }

    /// The path template with scope parameters under their one name.
    pub(crate) fn path(&self, operation: &ir::Operation) -> String {
        let mut path = operation.path.clone();
        let parameters = operation.parameters.iter();
        for parameter in parameters.filter(|it| it.location == Location::Path) {
            if let Some(scope) = self.scope_of(parameter) {
                let name = parameter.name.as_str();
                path = path.replace(&format!("{{{name}}}"), &format!("{{{scope}}}"));
            }
        }
        path
    }

    fn failures(&self, operation: &ir::Operation) -> Vec<(Status, RustType)> {
        let typed = operation.failures().filter_map(|response| {
            let value = response.content.preferred()?.json()?;
            Some((response.status, self.used(value)))
        });
        typed.collect()
    }

    /// What a successful call returns, over all successful statuses.
    fn success(&self, operation: &ir::Operation, place: &Place, types: &mut Scope) -> Success {
        let mut bodies: Vec<(&ir::Response, Success)> = Vec::new();
        for response in operation.successes() {
            let content = response.content.preferred();
            let body = content.map_or(Success::Empty, |content| self.body_of(content));
            bodies.push((response, body));
        }
        let mut different: Vec<&Success> = Vec::new();
        for (_, body) in &bodies {
            if !different.contains(&body) {
                different.push(body);
            }
        }
        match different[..] {
            [] => Success::Empty,
            [only] => only.clone(),
            [Success::Json(ty), Success::Empty] | [Success::Empty, Success::Json(ty)] => {
                Success::JsonOrEmpty(ty.clone())
            }
            [optional @ Success::JsonOrEmpty(_), Success::Empty]
            | [Success::Empty, optional @ Success::JsonOrEmpty(_)] => optional.clone(),
            // No body is a stream of nothing.
            [stream, Success::Empty] | [Success::Empty, stream] if stream.is_stream() => {
                stream.clone()
            }
            _ => Success::ByStatus(self.by_status(place, bodies, types)),
        }
    }

    fn by_status(
        &self,
        place: &Place,
        bodies: Vec<(&ir::Response, Success)>,
        types: &mut Scope,
    ) -> ByStatus {
        let mut scope = Scope::default();
        let bodies = bodies
            .into_iter()
            .map(|(response, body)| match body.is_stream() {
                // What holds one body or another holds all of it.
                true => (response, Success::Binary),
                false => (response, body),
            });
        let variants = bodies.map(|(response, body)| StatusVariant {
            name: scope.unique(variant_name(&status_words(response.status))),
            statuses: response.status,
            holds: held(&body),
            doc: doc(&response.docs),
            body,
        });
        ByStatus {
            variants: variants.collect(),
            name: types.first_free(&[
                type_name(&format!("{} answer", place.method)),
                type_name(&format!("{} {} answer", place.method, place.noun())),
            ]),
        }
    }

    pub(crate) fn body_of(&self, content: &ir::Content) -> Success {
        match (content.format(), content.value) {
            (BodyFormat::Json, Some(value)) => self.json(value),
            (BodyFormat::Json, None) => Success::Json(RustType::Value),
            (BodyFormat::Text, _) => Success::Text,
            (BodyFormat::Events | BodyFormat::Lines, _) if self.is_bytes(content) => {
                Success::Binary
            }
            (BodyFormat::Events, value) => self.events(value),
            (BodyFormat::Lines, value) => self.lines(value),
            (
                BodyFormat::Urlencoded
                | BodyFormat::Binary
                | BodyFormat::Multipart
                | BodyFormat::Xml,
                _,
            ) => Success::Binary,
        }
    }

    fn json(&self, value: Use) -> Success {
        let whole = self.used(value);
        match &self.api.types[value.ty].shape {
            Shape::Apply { payload, .. } => {
                if matches!(self.api.types[payload.ty].shape, Shape::Null) {
                    Success::UnwrapEmpty(whole)
                } else if payload.nullable {
                    Success::UnwrapOptional(whole)
                } else if matches!(self.plain(*payload), RustType::Vec(_) | RustType::Map(_)) {
                    Success::UnwrapOrEmpty(whole)
                } else {
                    Success::Unwrap(whole)
                }
            }
            _ => match whole {
                // A server that has nothing to say may leave out the `null`, too.
                RustType::Option(whole) => Success::JsonOrEmpty(*whole),
                whole => Success::Json(whole),
            },
        }
    }
}

/// A method for each media type in which the body can be sent as well.
fn other_bodies(
    method: &RustName,
    others: Vec<(String, Vec<Argument>)>,
    methods: &mut Scope,
) -> Vec<OtherBody> {
    let others = others.into_iter().map(|(words, arguments)| OtherBody {
        method: methods.unique(value_name(&format!("{} as {words}", method.plain()))),
        doc: docs::line(format!(
            "[`Self::{method}`] with its body in another media type."
        )),
        arguments,
    });
    others.collect()
}

/// The media type of the successful body, else of the failed one.
fn accept(operation: &ir::Operation) -> Option<String> {
    let responses = operation.successes().chain(operation.failures());
    let mut content = responses.filter_map(|response| response.content.preferred());
    content.next().map(|content| content.media_type.to_string())
}

/// The name of a status (RFC 9110, section 15.3), for a variant.
fn status_words(status: Status) -> String {
    match status {
        Status::Exact(200) => "ok".to_owned(),
        Status::Exact(201) => "created".to_owned(),
        Status::Exact(202) => "accepted".to_owned(),
        Status::Exact(203) => "non authoritative information".to_owned(),
        Status::Exact(204) => "no content".to_owned(),
        Status::Exact(205) => "reset content".to_owned(),
        Status::Exact(206) => "partial content".to_owned(),
        Status::Exact(status) => format!("status {status}"),
        Status::Range(class) => format!("status {class}xx"),
        Status::Default => "other".to_owned(),
    }
}

/// What is left of a body when it was read.
fn held(body: &Success) -> Option<RustType> {
    let payload = |envelope: &RustType| match envelope {
        RustType::Generic(_, payload) => payload.as_ref().clone(),
        whole => whole.clone(),
    };
    match body {
        Success::Json(ty) => Some(ty.clone()),
        Success::JsonOrEmpty(ty) => Some(RustType::Option(Box::new(ty.clone()))),
        Success::Unwrap(ty) | Success::UnwrapOrEmpty(ty) => Some(payload(ty)),
        Success::UnwrapOptional(ty) => Some(RustType::Option(Box::new(payload(ty)))),
        Success::Text => Some(RustType::String),
        Success::Binary => Some(RustType::Bytes),
        Success::UnwrapEmpty(_)
        | Success::Empty
        | Success::ByStatus(_)
        | Success::Events(_)
        | Success::TextEvents
        | Success::Lines(_) => None,
    }
}
