//! The operations of a crate by their routes, for programs that know an API by another description of it.

use crate::plan::Plan;

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
    let routes = plan
        .calls()
        .into_iter()
        .map(|(_, operation)| &operation.route);
    let routes = routes.map(|route| Route {
        id: route.id.clone(),
        verb: route.verb.clone(),
        path: route.path.clone(),
    });
    routes.collect()
}
