//! Drops `readOnly` properties from requests and `writeOnly` ones from responses.
//!
//! A type that is used in both directions is split in two, but only if the two differ.

use std::collections::{HashMap, HashSet};

use crate::ir::{Api, Object, Purpose, Shape, Type, TypeId, Types, reach};
use crate::report::Report;
use crate::settings::Settings;

use super::tell_unions_apart::depends_on_direction;

pub(super) fn split_read_write(mut api: Api, _settings: &Settings, _report: &mut Report) -> Api {
    let reach = reach(&api);
    let differing = differing(
        &api.types,
        reach.request.iter().chain(reach.response.iter()),
    );
    let both = |id: &TypeId| reach.request.contains(*id) && reach.response.contains(*id);
    let split: Vec<TypeId> = reach
        .request
        .iter()
        .filter(|id| differing.contains(id))
        .collect();
    let split: Vec<TypeId> = split.into_iter().filter(both).collect();
    let copies = copies(&mut api.types, &split);
    point_requests_at(&mut api, &copies);

    for id in reach.request.iter() {
        let request_side = copies.get(&id).copied().unwrap_or(id);
        if request_side != id || !reach.response.contains(id) {
            drop_fields(&mut api.types[request_side], |field| field.read_only);
        }
    }
    for id in reach.response.iter() {
        if copies.contains_key(&id) || !reach.request.contains(id) {
            drop_fields(&mut api.types[id], |field| field.write_only);
        }
    }
    api
}

/// Types whose request and response forms differ, since they or their parts have such properties.
fn differing(types: &Types, reached: impl Iterator<Item = TypeId>) -> HashSet<TypeId> {
    let reached: Vec<TypeId> = reached.collect();
    let mut users: HashMap<TypeId, Vec<TypeId>> = HashMap::new();
    for &id in &reached {
        for used in types[id].shape.uses() {
            users.entry(used.ty).or_default().push(id);
        }
    }
    let marked = reached.iter().copied().filter(|id| has_own(types, *id));
    let mut pending: Vec<TypeId> = marked.collect();
    let mut differing = HashSet::new();
    while let Some(id) = pending.pop() {
        if differing.insert(id) {
            pending.extend(users.get(&id).into_iter().flatten());
        }
    }
    differing
}

fn has_own(types: &Types, id: TypeId) -> bool {
    match &types[id].shape {
        Shape::Union(union) => depends_on_direction(types, union),
        Shape::Object(object) => object
            .fields
            .values()
            .any(|field| field.read_only || field.write_only),
        Shape::Any
        | Shape::Null
        | Shape::Boolean { .. }
        | Shape::Integer(_)
        | Shape::Number(_)
        | Shape::String(_)
        | Shape::Array { .. }
        | Shape::AllOf(_)
        | Shape::Reference(_)
        | Shape::Parameter
        | Shape::Apply { .. } => false,
    }
}

/// Copies `split` for requests; within the copies, uses of split types name their copies.
fn copies(types: &mut Types, split: &[TypeId]) -> HashMap<TypeId, TypeId> {
    let mut copies = HashMap::new();
    for &id in split {
        let mut copy = types[id].clone();
        copy.for_requests = true;
        let copy = types.add(copy);
        types[id].request_side = Some(copy);
        copies.insert(id, copy);
    }
    for &copy in copies.values() {
        for used in types[copy].shape.uses_mut() {
            used.ty = copies.get(&used.ty).copied().unwrap_or(used.ty);
        }
        if let Shape::Union(union) = &mut types[copy].shape {
            let discriminators = union.discriminator.iter_mut();
            for tag in discriminators.flat_map(|it| &mut it.mapping) {
                tag.member = copies.get(&tag.member).copied().unwrap_or(tag.member);
            }
        }
    }
    copies
}

fn point_requests_at(api: &mut Api, copies: &HashMap<TypeId, TypeId>) {
    for operation in &mut api.operations {
        let parameters = operation.parameters.iter_mut().map(|it| &mut it.value);
        let content = operation.body.iter_mut().flat_map(|body| &mut body.content);
        let content = content.filter_map(|content| content.value.as_mut());
        for used in parameters.chain(content) {
            used.ty = copies.get(&used.ty).copied().unwrap_or(used.ty);
        }
    }
    for kept in &mut api.kept {
        if kept.purpose == Purpose::Written {
            let used = &mut kept.value;
            used.ty = copies.get(&used.ty).copied().unwrap_or(used.ty);
        }
    }
    // Types that only requests reach may contain types that were split.
    let reach = reach(api);
    for id in reach
        .request
        .iter()
        .filter(|id| !reach.response.contains(*id))
    {
        for used in api.types[id].shape.uses_mut() {
            used.ty = copies.get(&used.ty).copied().unwrap_or(used.ty);
        }
    }
}

fn drop_fields(ty: &mut Type, dropped: impl Fn(&crate::ir::Field) -> bool) {
    if let Shape::Object(Object { fields, .. }) = &mut ty.shape {
        fields.retain(|_, field| !dropped(field));
    }
}
