//! Drops types that no operation reaches, and notes those that are reached and describe nothing.

use crate::ir::{Api, Shape, TypeId, reach};
use crate::report::{Report, nearest};
use crate::settings::Settings;
use crate::source::Pointer;

use super::problems;

pub(super) fn prune_unreachable(mut api: Api, _settings: &Settings, report: &mut Report) -> Api {
    let reach = reach(&api);
    let unreached: Vec<TypeId> = api.types.ids().filter(|id| !reach.contains(*id)).collect();
    for id in unreached {
        api.types.prune(id);
    }
    for (_, ty) in api.types.iter() {
        if let Shape::Object(object) = &ty.shape {
            for name in object
                .required_elsewhere
                .iter()
                .filter(|_| !object.is_map())
            {
                let known = object.fields.keys().map(|name| name.as_str());
                let near = nearest(name.as_str(), known);
                let is_carried = object.additional.value().is_some();
                report.push(problems::requires_nothing(name, near, ty, is_carried));
            }
        }
        let is_untyped = matches!(ty.shape, Shape::Any) && ty.foreign.is_none() && !ty.assumed;
        if is_untyped && is_property(&ty.pointer) {
            report.push(problems::untyped(ty));
        }
        if let Shape::Array { items } = &ty.shape
            && api.types[items.ty].unsaid
        {
            report.push(problems::untyped_items(&api.types[items.ty]));
        }
    }
    api
}

/// Returns whether the pointer names a property: maps and lists of anything are meant that way.
fn is_property(pointer: &Pointer) -> bool {
    // A property may be called `properties` itself, and then does not start a map of names.
    let (mut is_name, mut names_follow) = (false, false);
    for token in pointer.tokens() {
        is_name = names_follow;
        names_follow = !is_name && token == "properties";
    }
    is_name
}
