//! Unites unnamed types with equal shapes, if one name fits every use.

mod kin;
mod owner;
mod redirect;
mod shape;

use std::collections::{BTreeMap, HashMap};

use crate::ir::{Api, Choice, Shape, TypeId, Types, equivalence_classes, reach};
use crate::report::Report;
use crate::settings::Settings;

use kin::{Kin, Kinship};
use owner::fits;
use redirect::redirect;

/// Objects with this many properties, and enums with this many values, are not equal by accident.
const TELLING_PROPERTIES: usize = 5;

pub(super) fn share_equal_types(mut api: Api, _settings: &Settings, _report: &mut Report) -> Api {
    let equal = equal_types(&api);
    let kinship = Kinship::of(&api, &equal);
    let mut shared = HashMap::new();
    for equal in &equal {
        share(&api.types, equal, &kinship, &mut shared);
    }
    if !shared.is_empty() {
        redirect(&mut api, &shared);
    }
    api
}

/// The candidates in groups of equal types. A type without an equal is a group by itself.
fn equal_types(api: &Api) -> Vec<Vec<TypeId>> {
    let reach = reach(api);
    let reached = api.types.ids().filter(|id| reach.contains(*id));
    let candidates: Vec<TypeId> = reached.filter(|id| api.types[*id].is_item()).collect();
    let classes = equivalence_classes(&api.types, &candidates);
    let mut equal: BTreeMap<usize, Vec<TypeId>> = BTreeMap::new();
    for id in candidates {
        equal.entry(classes[&id]).or_default().push(id);
    }
    equal.into_values().collect()
}

/// Finds for each of these equal types the one that replaces it, if there is one.
fn share(types: &Types, equal: &[TypeId], kinship: &Kinship, shared: &mut HashMap<TypeId, TypeId>) {
    let (named, mut unnamed): (Vec<TypeId>, Vec<TypeId>) =
        equal.iter().partition(|id| types[**id].component.is_some());
    unnamed.retain(|id| match named_alike(types, &named, *id, kinship) {
        Some(original) => {
            shared.insert(*id, original);
            false
        }
        None => true,
    });
    let mut kin: BTreeMap<(Kin, bool), Vec<TypeId>> = BTreeMap::new();
    for (id, its) in kinship.kin(types, &unnamed) {
        let side = means_by_direction(&types[id].shape) && types[id].for_requests;
        kin.entry((its, side)).or_default().push(id);
    }
    for mut kin in kin.into_values() {
        // A name from the settings applies to all types of the group. Without one, the type whose place comes first stays.
        kin.sort_by_cached_key(|id| (types[*id].pinned.is_none(), kinship.place(types, *id)));
        let mut originals: Vec<TypeId> = Vec::new();
        for id in kin {
            let original = originals.first().filter(|original| {
                let (original, copy) = (&types[**original].pinned, &types[id].pinned);
                copy.is_none() || original == copy
            });
            match original {
                Some(original) => drop(shared.insert(id, *original)),
                None => originals.push(id),
            }
        }
    }
}

/// The named type that replaces an unnamed one: its name fits the place, or the equal shapes are proof enough.
fn named_alike(types: &Types, named: &[TypeId], id: TypeId, kinship: &Kinship) -> Option<TypeId> {
    let ty = &types[id];
    let may_be = named.iter().filter(|named| {
        let named = &types[**named];
        let one_name = ty.pinned.is_none() || ty.pinned == named.pinned;
        let one_meaning = !means_by_direction(&ty.shape) || named.for_requests == ty.for_requests;
        one_name && one_meaning
    });
    let ranked = may_be.filter_map(|named| {
        let name = types[*named].component.as_deref()?;
        let fits = kinship.name(types, id).is_some_and(|own| fits(name, &own));
        (fits || tells_by_shape(&ty.shape)).then_some((!fits, name.len(), name, *named))
    });
    ranked.min().map(|(_, _, _, named)| named)
}

/// Returns whether a union is plain JSON in responses and an enum in requests, since nothing distinguishes its members.
fn means_by_direction(shape: &Shape) -> bool {
    match shape {
        Shape::Union(union) => union.choice == Some(Choice::Unknown),
        Shape::Any
        | Shape::Null
        | Shape::Boolean { .. }
        | Shape::Integer(_)
        | Shape::Number(_)
        | Shape::String(_)
        | Shape::Array { .. }
        | Shape::Object(_)
        | Shape::AllOf(_)
        | Shape::Reference(_)
        | Shape::Parameter
        | Shape::Apply { .. } => false,
    }
}

/// Returns whether equal shapes are reason enough to unite two types.
fn tells_by_shape(shape: &Shape) -> bool {
    match shape {
        Shape::Object(object) => object.fields.len() >= TELLING_PROPERTIES,
        Shape::Union(_) => true,
        Shape::String(string) => string.values.len() >= TELLING_PROPERTIES,
        Shape::Any
        | Shape::Null
        | Shape::Boolean { .. }
        | Shape::Integer(_)
        | Shape::Number(_)
        | Shape::Array { .. }
        | Shape::AllOf(_)
        | Shape::Reference(_)
        | Shape::Parameter
        | Shape::Apply { .. } => false,
    }
}
