//! Decides whether an operation returns a list.

use crate::ir::{Api, Object, Operation, Shape, TypeId, WireName};

use super::lexicon::stems;

/// Properties that contain the items of a page, whatever these are.
const ITEMS: [&str; 14] = [
    "collection",
    "data",
    "entries",
    "items",
    "list",
    "nodes",
    "objects",
    "records",
    "resources",
    "result",
    "results",
    "rows",
    "value",
    "values",
];

/// Properties that wrap a response.
const WRAPPERS: [&str; 3] = ["data", "result", "value"];

/// Returns whether the successful response is a list or a page of one.
///
/// A page is an object whose list is called `data`, `items` or similar, or has the name of the resource.
pub(super) fn answers_list(api: &Api, operation: &Operation, resource: &str) -> bool {
    let successes = operation.successes();
    let mut content = successes.flat_map(|response| &response.content);
    let value = content.find_map(|content| content.value);
    value.is_some_and(|value| is_list(api, value.ty, &stems(resource), true))
}

fn is_list(api: &Api, id: TypeId, resource: &[String], may_wrap: bool) -> bool {
    match &api.types[id].shape {
        Shape::Array { .. } => true,
        Shape::Apply { payload, .. } => is_list(api, payload.ty, resource, false),
        Shape::Object(object) => is_page(api, object, resource, may_wrap),
        // Unions may nest as deeply as a document likes, so only the first one is entered.
        Shape::Union(union) => {
            may_wrap
                && union
                    .members
                    .iter()
                    .any(|it| is_list(api, it.ty, resource, false))
        }
        Shape::Any
        | Shape::Null
        | Shape::Boolean { .. }
        | Shape::Integer(_)
        | Shape::Number(_)
        | Shape::String(_)
        | Shape::AllOf(_)
        | Shape::Reference(_)
        | Shape::Parameter => false,
    }
}

fn is_page(api: &Api, object: &Object, resource: &[String], may_wrap: bool) -> bool {
    let field = |name: &str| {
        object
            .fields
            .get(&WireName::new(name))
            .map(|it| it.value.ty)
    };
    let is_array = |id: TypeId| matches!(api.types[id].shape, Shape::Array { .. });
    if ITEMS.iter().filter_map(|name| field(name)).any(is_array) {
        return true;
    }
    let wrapped = WRAPPERS
        .iter()
        .filter_map(|name| field(name))
        .find(|_| may_wrap);
    if wrapped.is_some_and(|id| is_list(api, id, resource, false)) {
        return true;
    }
    let mut lists = object
        .fields
        .iter()
        .filter(|(_, field)| is_array(field.value.ty));
    lists.any(|(name, _)| is_alike(&stems(name.as_str()), resource))
}

/// Returns whether one of the names ends with the other: `line_items` and `items`.
fn is_alike(name: &[String], resource: &[String]) -> bool {
    !name.is_empty()
        && !resource.is_empty()
        && (name.ends_with(resource) || resource.ends_with(name))
}
