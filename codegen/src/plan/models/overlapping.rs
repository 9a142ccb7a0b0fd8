//! The members of unions that one value may satisfy together, so that each keeps the keys of the others.

use std::collections::HashSet;

use crate::ir::{Api, TypeId};

/// The objects that only keys distinguish from others of the same `anyOf`.
pub(crate) fn overlapping(api: &Api) -> HashSet<TypeId> {
    let unions = api.types.iter().filter_map(|(_, ty)| ty.shape.as_union());
    let members = unions
        .filter(|union| union.any_of)
        .flat_map(|union| &union.members);
    let objects = members.map(|member| {
        let items = api.types[member.ty].shape.items();
        items.map_or(member.ty, |items| items.ty)
    });
    objects.collect()
}
