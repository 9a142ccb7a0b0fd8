//! Finds unions of which a value may be of all members at once, so that one type has the properties of all in both directions.

use std::collections::{HashMap, HashSet};

use crate::ir::{Choice, Field, Shape, Types, Union, WireName};

use super::objects::known_values;

/// Returns whether the members of an `anyOf` are objects that no property keeps apart, neither by its known values nor by its type.
///
/// Equal types are shared by now, so that their ids are equal.
pub(super) fn may_be_several(types: &Types, union: &Union) -> bool {
    let mut common: HashMap<&WireName, (&Field, HashSet<String>)> = HashMap::new();
    union.any_of
        && union.members.iter().all(|member| {
            let object = types[member.ty].shape.as_object();
            object.is_some_and(|object| {
                let mut fields = object.fields.iter();
                fields.all(|(name, field)| agrees(types, &mut common, name, field))
            })
        })
}

/// Returns whether a property of one member can have a value that it can also have in all members before.
fn agrees<'t>(
    types: &'t Types,
    common: &mut HashMap<&'t WireName, (&'t Field, HashSet<String>)>,
    name: &'t WireName,
    field: &'t Field,
) -> bool {
    let values: HashSet<String> = known_values(types, field.value.ty).into_iter().collect();
    let Some((first, known)) = common.get_mut(name) else {
        common.insert(name, (field, values));
        return true;
    };
    let (shape, other) = (&types[first.value.ty].shape, &types[field.value.ty].shape);
    let is_alike = first.value.ty == field.value.ty || same_scalar(shape, other);
    if known.is_empty() {
        *known = values;
        return is_alike;
    }
    if !values.is_empty() {
        known.retain(|value| values.contains(value));
    }
    is_alike && !known.is_empty()
}

fn same_scalar(left: &Shape, right: &Shape) -> bool {
    let is_boolean = |shape: &Shape| matches!(shape, Shape::Boolean { .. });
    left.is_string() && right.is_string()
        || left.is_number() && right.is_number()
        || is_boolean(left) && is_boolean(right)
}

/// Returns whether only keys distinguish some members, so that a value may have the keys of several.
pub(super) fn by_keys(choice: &Choice) -> bool {
    match choice {
        Choice::Key { .. } => true,
        Choice::Kind(cases) | Choice::Items { cases, .. } => {
            cases.iter().any(|(_, choice)| by_keys(choice))
        }
        // Only one member has the value of a tag, but a member without that tag may have any keys.
        Choice::Tag { otherwise, .. } => **otherwise != Choice::Unknown,
        Choice::Property { .. } | Choice::Member(_) | Choice::Unknown => false,
    }
}
