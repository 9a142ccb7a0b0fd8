//! Moves nullability from types to their uses, and lets every use name its type directly.
//!
//! A Rust type cannot be null, but a use of it can.

use crate::ir::{Api, Shape, TypeId, Types, Use};
use crate::report::Report;
use crate::settings::Settings;

pub(super) fn fold_nullable(mut api: Api, _settings: &Settings, _report: &mut Report) -> Api {
    for id in api.types.ids() {
        let uses = folded(&api.types, api.types[id].shape.uses());
        if matches!(api.types[id].shape, Shape::Reference(_) | Shape::AllOf(_)) {
            continue;
        }
        let places = api.types[id].shape.uses_mut();
        for (place, used) in places.into_iter().zip(uses) {
            *place = used;
        }
        fold_discriminator(&mut api.types, id);
    }
    let (types, uses) = api.types_and_uses();
    for used in uses {
        *used = fold(types, *used);
    }
    for (_, ty) in api.types.iter_mut() {
        // References keep theirs, for later code that asks where a pointer leads.
        if !matches!(ty.shape, Shape::Reference(_)) {
            ty.nullable = false;
        }
    }
    api
}

fn folded(types: &Types, uses: Vec<Use>) -> Vec<Use> {
    uses.into_iter().map(|used| fold(types, used)).collect()
}

fn fold(types: &Types, used: Use) -> Use {
    let (ty, nullable) = types.follow(used.ty);
    // Any JSON value includes null, so another marker would only wrap the value.
    let any = matches!(types[ty].shape, Shape::Any | Shape::Null);
    Use {
        ty,
        nullable: (used.nullable || nullable) && !any,
        boxed: used.boxed,
    }
}

fn fold_discriminator(types: &mut Types, id: TypeId) {
    let Shape::Union(union) = &types[id].shape else {
        return;
    };
    let Some(mut discriminator) = union.discriminator.clone() else {
        return;
    };
    for tag in &mut discriminator.mapping {
        tag.member = types.follow(tag.member).0;
    }
    if let Shape::Union(union) = &mut types[id].shape {
        union.discriminator = Some(discriminator);
    }
}
