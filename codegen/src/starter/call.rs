//! The calls of a crate, as examples show them.

use crate::plan::Plan;
use crate::plan::rust::{Operation, Resource};

/// An operation, and the resource that it is a method of.
pub(super) type Call<'p> = (&'p Resource, &'p Operation);

/// The call that a newcomer makes first: one that reads, needs no arguments, and preferably returns a list.
pub(super) fn first_call(plan: &Plan) -> Option<Call<'_>> {
    let calls = plan.calls().into_iter();
    let easy = calls.filter(|(_, operation)| {
        operation.arguments.is_empty()
            && operation.deprecated.is_none()
            && !operation.success.is_stream()
    });
    easy.min_by_key(|(resource, operation)| {
        let reads = operation.route.verb == "GET";
        let lists = operation.method.plain() == "list";
        (!reads, !lists, resource.chain.len())
    })
}

/// The expression for a call, without `.await`.
pub(super) fn expression((resource, operation): Call<'_>) -> String {
    let chain = resource.chain.iter().map(|method| format!(".{method}()"));
    format!("client{}.{}()", chain.collect::<String>(), operation.method)
}

/// The name of the package as it is spelled in code.
pub(super) fn crate_name(plan: &Plan) -> String {
    plan.manifest.name.replace('-', "_")
}

/// The environment variable of a credential, in the manner of `PET_STORE_API_KEY`.
pub(super) fn variable(plan: &Plan, setter: &str) -> String {
    format!("{}_{setter}", plan.manifest.name.replace('-', "_")).to_uppercase()
}
