//! Decides whether an operation returns a list.

use crate::ir::{Api, LISTS, Object, Operation, Shape, TypeId, UNPAGED, WireName, plain};

use super::lexicon::stems;

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
    let is_array = |id: TypeId| matches!(api.types[id].shape, Shape::Array { .. });
    let fields = object.fields.iter();
    let mut lists = fields.filter(|(_, field)| is_array(field.value.ty));
    let has_list = lists.any(|(name, _)| is_list_name(name, resource));
    has_list || (may_wrap && wraps_list(api, object, resource))
}

/// Returns whether a list is called `data`, `items` or the like, or has the name of the resource.
fn is_list_name(name: &WireName, resource: &[String]) -> bool {
    let plain = plain(name.as_str());
    let is_usual = LISTS.contains(&plain.as_str()) || plain == UNPAGED;
    is_usual || is_alike(&stems(name.as_str()), resource)
}

/// Returns whether the first of the usual wrappers has a list in it.
fn wraps_list(api: &Api, object: &Object, resource: &[String]) -> bool {
    let wrapped = WRAPPERS
        .iter()
        .find_map(|name| object.fields.get(&WireName::new(*name)));
    wrapped.is_some_and(|it| is_list(api, it.value.ty, resource, false))
}

/// Returns whether one of the names ends with the other: `line_items` and `items`.
fn is_alike(name: &[String], resource: &[String]) -> bool {
    !name.is_empty()
        && !resource.is_empty()
        && (name.ends_with(resource) || resource.ends_with(name))
}
