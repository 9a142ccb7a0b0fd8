//! Redirects every use of a copy to its original.

use std::collections::HashMap;

use crate::ir::{Api, Shape, TypeId};

pub(super) fn redirect(api: &mut Api, shared: &HashMap<TypeId, TypeId>) {
    let target = |id: TypeId| shared.get(&id).copied().unwrap_or(id);
    for (_, ty) in api.types.iter_mut() {
        for used in ty.shape.uses_mut() {
            used.ty = target(used.ty);
        }
        if let Shape::Union(union) = &mut ty.shape {
            let discriminators = union.discriminator.iter_mut();
            for tag in discriminators.flat_map(|it| &mut it.mapping) {
                tag.member = target(tag.member);
            }
        }
    }
    for used in api.types_and_uses().1 {
        used.ty = target(used.ty);
    }
    for (&copy, &original) in shared {
        api.types[copy].shape = Shape::Reference(original);
    }
}
