//! One type for the members of a union that nothing distinguishes, and its name.

use crate::ir::{Additional, Shape, Type, TypeId, Types, Use, noun_phrase};

use super::super::unite::Uniting;

/// A type with the properties of all members; `None` if one of them is not an object.
pub(super) fn one_type(
    types: &mut Types,
    members: &[TypeId],
    uniting: &mut Uniting,
) -> Option<TypeId> {
    let is_object = |id: &TypeId| matches!(types[*id].shape, Shape::Object(_));
    if !members.iter().all(is_object) {
        return None;
    }
    let (first, rest) = members.split_first()?;
    uniting.forget();
    let mut rest = rest.iter();
    let whole = rest.try_fold(*first, |whole, &member| uniting.unite(types, whole, member))?;
    let open = |id: &TypeId| {
        let object = types[*id].shape.as_object();
        object.is_some_and(|object| object.is_map())
    };
    // A member without properties accepts anything, so unknown keys are kept.
    if members.iter().any(open)
        && let Shape::Object(object) = &types[whole].shape
        && object.additional == Additional::Open
    {
        let pointer = types[whole].pointer.clone();
        let any = types.add(Type {
            pointer,
            ..Type::default()
        });
        if let Shape::Object(object) = &mut types[whole].shape {
            object.additional = Additional::Typed(Use::of(any));
        }
    }
    Some(whole)
}

fn name(types: &Types, id: TypeId) -> Option<String> {
    let ty = &types[id];
    let given = ty.component.clone().or_else(|| ty.title.clone());
    given.or_else(|| noun_phrase(ty.docs.description.as_deref()?))
}

/// The words in which the names of all members end: `Tunnel` for `Cloudflare Tunnel` and `WARP Connector Tunnel`.
pub(super) fn common_name(types: &Types, members: &[TypeId]) -> Option<String> {
    let names = members.iter().map(|member| name(types, *member));
    let names: Option<Vec<Vec<String>>> = names.map(|name| Some(words(&name?))).collect();
    let names = names?;
    let (first, rest) = names.split_first()?;
    let common = (1..=first.len()).take_while(|&count| {
        let end = &first[first.len() - count..];
        rest.iter().all(|name| name.ends_with(end))
    });
    let count = common.last()?;
    Some(first[first.len() - count..].join(" "))
}

fn words(name: &str) -> Vec<String> {
    let spaced = heck::ToSnakeCase::to_snake_case(name);
    spaced.split('_').map(str::to_owned).collect()
}
