//! An operation with everything that its method, its call and its documentation need.

use crate::ir;
use crate::plan::docs;
use crate::plan::naming::{Place, Scope, call_name, type_name, value_name};
use crate::plan::planner::Planner;
use crate::plan::rust::{Argument, Operation, OtherBody, RustName};
use crate::report::Report;

use super::documentation::Documented;
use super::example::Example;
use super::exceptions::exceptions;

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
        let method = method(operation, place, methods);
        let (marker, call) = marker(place, types);
        let success = self.success(operation, place, types);
        let paging = self.paging(operation, &success);
        let signature = self.signature(operation, paging.as_ref(), report);
        let others = other_bodies(&method, signature.others, methods);
        let route = self.route(operation);
        let documented = Documented {
            example: Example {
                method: &method,
                arguments: &signature.arguments,
                setters: &signature.setters,
                success: &success,
                is_deprecated: operation.deprecated,
            },
            route: &route,
            is_paged: paging.is_some(),
        };
        Operation {
            pointer: operation.pointer.as_str().to_owned(),
            doc: self.method_doc(operation, chain, &documented),
            exceptions: exceptions(&method, signature.arguments.len()),
            file: None,
            marker,
            call,
            deprecated: docs::deprecation(operation.deprecated, &operation.docs),
            method,
            headers: self.headers(operation),
            paging,
            route,
            other_responses: self.other_responses(operation, &success, &signature.setters, report),
            success,
            arguments: signature.arguments,
            constants: signature.constants,
            may_end_empty: may_end_empty(operation),
            setters: signature.setters,
            others,
        }
    }
}

/// Returns whether the path ends in an argument that the document allows to be empty.
fn may_end_empty(operation: &ir::Operation) -> bool {
    let mut parameters = operation.parameters.iter();
    parameters.any(|it| {
        let name = it.name.as_str();
        let is_last = operation.path.ends_with(&format!("{{{name}}}"));
        it.location == ir::Location::Path && it.may_be_empty && is_last
    })
}

/// The name of the method that starts the call.
fn method(operation: &ir::Operation, place: &Place, methods: &mut Scope) -> RustName {
    methods.first_free(&[
        value_name(&place.method),
        value_name(&format!("{} {}", operation.method, place.method)),
    ])
}

/// The name of the type that stands for the operation, and that of its calls. One follows from the other, so that an interface need not
/// list both.
fn marker(place: &Place, types: &mut Scope) -> (RustName, RustName) {
    let candidates = [
        type_name(&place.method),
        type_name(&format!("{} {}", place.method, place.noun())),
    ];
    let is_free = |it: &&RustName| types.is_free(it) && types.is_free(&call_name(it));
    let marker = match candidates.iter().find(is_free).cloned() {
        Some(free) => types.unique(free),
        None => types.first_free(&candidates),
    };
    let call = types.unique(call_name(&marker));
    (marker, call)
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
            "[`Self::{}`] with its body in another media type.",
            method.plain()
        )),
        exceptions: exceptions(method, arguments.len()),
        arguments,
    });
    others.collect()
}
