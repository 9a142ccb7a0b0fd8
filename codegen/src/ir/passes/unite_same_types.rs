//! Follows `codegen.toml`: gives types their names, and unites those that it declares equal.

use std::collections::{HashMap, HashSet};

use crate::ir::{Api, Shape, TypeId, Types, reach, same_shape};
use crate::report::{Report, nearest};
use crate::settings::{Located, SameType, Settings};
use crate::source::{Place, Pointer};

use super::budget::Budget;
use super::problems;
use super::unite::{Meaning, Uniting};

pub(super) fn unite_same_types(mut api: Api, settings: &Settings, report: &mut Report) -> Api {
    let by_pointer = by_pointer(&api);
    for same_type in &settings.same_type {
        let types = found(&same_type.value, &by_pointer, report);
        unite(&mut api, &same_type.value, &types, report);
    }
    for (pointer, name) in &settings.names {
        let named = Located {
            value: pointer.clone(),
            place: name.place.clone(),
        };
        if let Some(id) = find(&named, &by_pointer, report) {
            let (id, _) = api.types.follow(id);
            api.types[id].pinned = Some(name.value.clone());
        }
    }
    api
}

/// The place of each type. A schema with keywords beside its composition led to several types, of which requests and responses reach
/// only the merged one. Otherwise the first one at a pointer is the schema itself; parts of compositions come later.
fn by_pointer(api: &Api) -> HashMap<Pointer, TypeId> {
    let reach = reach(api);
    let is_reached = |id: TypeId| reach.request.contains(id) || reach.response.contains(id);
    let (reached, other): (Vec<_>, Vec<_>) = api.types.iter().partition(|it| is_reached(it.0));
    let mut by_pointer = HashMap::new();
    for (id, ty) in reached.into_iter().chain(other) {
        by_pointer.entry(ty.pointer.clone()).or_insert(id);
    }
    by_pointer
}

fn found(
    same_type: &SameType,
    by_pointer: &HashMap<Pointer, TypeId>,
    report: &mut Report,
) -> Vec<(TypeId, Place)> {
    let pointers = same_type.pointers.iter();
    pointers
        .filter_map(|pointer| {
            let id = find(pointer, by_pointer, report)?;
            Some((id, pointer.place.clone()))
        })
        .collect()
}

fn find(
    pointer: &Located<Pointer>,
    by_pointer: &HashMap<Pointer, TypeId>,
    report: &mut Report,
) -> Option<TypeId> {
    let found = by_pointer.get(&pointer.value).copied();
    if found.is_none() {
        let known = by_pointer.keys().map(Pointer::as_str);
        let nearest = nearest(pointer.value.as_str(), known);
        report.push(problems::unmatched_pointer("schema", pointer, nearest));
    }
    found
}

fn unite(api: &mut Api, same_type: &SameType, members: &[(TypeId, Place)], report: &mut Report) {
    let parts = api.types.iter().map(|(_, ty)| ty.shape.uses().len()).sum();
    let mut uniting = Uniting::new(Meaning::Same, Budget::of(parts));
    let mut whole: Option<TypeId> = None;
    for (member, place) in members {
        let (member, _) = api.types.follow(*member);
        whole = Some(match whole {
            None => member,
            Some(first) => match uniting.unite(&mut api.types, first, member) {
                Some(united) => united,
                None => {
                    let members = (&api.types[first], &api.types[member]);
                    report.push(problems::cannot_unite(members.0, members.1, place.clone()));
                    first
                }
            },
        });
    }
    let Some(whole) = whole else {
        return;
    };
    if let Some(name) = &same_type.name {
        api.types[whole].pinned = Some(name.value.clone());
    }
    for (member, _) in members {
        let (member, _) = api.types.follow(*member);
        if member != whole {
            note(&api.types, whole, member, report);
            api.types[member].shape = Shape::Reference(whole);
        }
    }
    follow_references(api);
    end_unions_of_one(api);
}

/// Reports the changes for one of the members.
fn note(types: &Types, whole: TypeId, member: TypeId, report: &mut Report) {
    let (whole, member) = (&types[whole], &types[member]);
    let (Shape::Object(whole_object), Shape::Object(member_object)) = (&whole.shape, &member.shape)
    else {
        return;
    };
    let common = member_object.fields.iter();
    let narrowed = common.filter(|(name, field)| {
        let united = whole_object.fields.get(*name);
        united.is_some_and(|it| !same_shape(types, it.value.ty, field.value.ty))
    });
    let narrowed: Vec<&str> = narrowed.map(|(name, _)| name.as_str()).collect();
    if !narrowed.is_empty() {
        report.push(problems::narrowed_types(member, &narrowed));
    }
    let names = whole_object.fields.keys();
    let lacked = names.filter(|name| !member_object.fields.contains_key(*name));
    let lacked: Vec<&str> = lacked.map(|name| name.as_str()).collect();
    if !lacked.is_empty() {
        report.push(problems::united_types(member, &lacked));
    }
}

/// Replaces a union whose members all became one type by that type.
fn end_unions_of_one(api: &mut Api) {
    let mut ended = false;
    for id in api.types.ids() {
        let Shape::Union(union) = &mut api.types[id].shape else {
            continue;
        };
        let mut seen = HashSet::new();
        union.members.retain(|member| seen.insert(*member));
        if let [only] = union.members[..]
            && !only.nullable
        {
            api.types[id].shape = Shape::Reference(only.ty);
            ended = true;
        }
    }
    if ended {
        follow_references(api);
    }
}

/// Lets every use name the united type itself.
fn follow_references(api: &mut Api) {
    for id in api.types.ids() {
        let targets: Vec<TypeId> = api.types[id]
            .shape
            .uses()
            .iter()
            .map(|used| api.types.follow(used.ty).0)
            .collect();
        let places = api.types[id].shape.uses_mut();
        for (place, target) in places.into_iter().zip(targets) {
            place.ty = target;
        }
    }
    let (types, uses) = api.types_and_uses();
    for used in uses {
        used.ty = types.follow(used.ty).0;
    }
}
