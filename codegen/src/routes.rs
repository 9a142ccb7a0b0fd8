//! The operations of a crate by their routes, for programs that know an API by another description of it.

use crate::plan::Plan;
use crate::plan::rust::Resource;

/// An operation: its key in `codegen.toml`, and its route.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Route {
    /// The key in `[operations]`.
    pub id: String,
    /// The method of HTTP, in capitals.
    pub verb: String,
    /// The path, as the document has it.
    pub path: String,
}

pub(crate) fn routes(plan: &Plan) -> Vec<Route> {
    let mut routes = Vec::new();
    let mut open: Vec<&Resource> = plan.resources.iter().collect();
    while let Some(resource) = open.pop() {
        routes.extend(resource.operations.iter().map(|operation| Route {
            id: operation.route.id.clone(),
            verb: operation.route.verb.clone(),
            path: operation.route.path.clone(),
        }));
        open.extend(&resource.children);
    }
    routes
}
