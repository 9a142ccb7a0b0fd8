//! Lets unnamed types with equal shapes be one type, named once.

use std::collections::HashMap;
use std::hash::{DefaultHasher, Hash, Hasher};

use crate::ir::{Api, Shape, Type, TypeId, Types, reach, same_shape};
use crate::report::Report;
use crate::settings::Settings;
use crate::source::Pointer;

/// Objects with fewer properties than this are equal by accident too easily, and are shared only under one name.
const TELLING_PROPERTIES: usize = 2;

pub(super) fn share_equal_types(mut api: Api, _settings: &Settings, _report: &mut Report) -> Api {
    // Sharing makes more types equal (those around the shared ones), so it goes on until nothing changes.
    while share_once(&mut api) {}
    api
}

fn share_once(api: &mut Api) -> bool {
    let mut shared = HashMap::new();
    let names = Names::of(api);
    for bucket in buckets(api) {
        share_bucket(&api.types, &bucket, &names, &mut shared);
    }
    if shared.is_empty() {
        return false;
    }
    redirect(api, &shared);
    true
}

/// Candidates that may be equal, in the order in which operations reach them.
fn buckets(api: &Api) -> Vec<Vec<TypeId>> {
    let reach = reach(api);
    let mut order: Vec<TypeId> = Vec::new();
    let mut by_digest: HashMap<u64, Vec<TypeId>> = HashMap::new();
    let mut seen = std::collections::HashSet::new();
    for id in reach.request.iter().chain(reach.response.iter()) {
        if seen.insert(id) && is_candidate(&api.types[id]) {
            order.push(id);
        }
    }
    let mut digests = Vec::new();
    for id in order {
        let digest = digest(&api.types, id);
        let bucket = by_digest.entry(digest).or_default();
        if bucket.is_empty() {
            digests.push(digest);
        }
        bucket.push(id);
    }
    let buckets = digests.iter().filter_map(|it| by_digest.remove(it));
    buckets.filter(|bucket| bucket.len() > 1).collect()
}

fn is_candidate(ty: &Type) -> bool {
    match &ty.shape {
        Shape::Object(object) => !object.is_map(),
        Shape::Union(_) => true,
        Shape::String(string) => !string.values.is_empty(),
        Shape::Integer(integer) => !integer.values.is_empty(),
        Shape::Any
        | Shape::Null
        | Shape::Boolean { .. }
        | Shape::Number(_)
        | Shape::Array { .. }
        | Shape::AllOf(_)
        | Shape::Reference(_)
        | Shape::Parameter
        | Shape::Apply { .. } => false,
    }
}

fn share_bucket(
    types: &Types,
    bucket: &[TypeId],
    names: &Names,
    shared: &mut HashMap<TypeId, TypeId>,
) {
    let mut originals: Vec<TypeId> = Vec::new();
    // A named type is the better original, since its name is the document's own.
    let named = bucket.iter().filter(|id| types[**id].component.is_some());
    let unnamed = bucket.iter().filter(|id| types[**id].component.is_none());
    for &id in named.chain(unnamed) {
        let original = originals.iter().find(|&&original| {
            types[id].component.is_none()
                && same_shape(types, original, id)
                && may_share(types, original, id, names)
        });
        match original {
            Some(&original) => {
                shared.insert(id, original);
            }
            None => originals.push(id),
        }
    }
}

/// Whether equal shapes are enough to say that two types are one.
fn may_share(types: &Types, original: TypeId, copy: TypeId, names: &Names) -> bool {
    let (original, copy) = (&types[original], &types[copy]);
    if original.pinned.is_some() && copy.pinned.is_some() && original.pinned != copy.pinned {
        return false;
    }
    match &copy.shape {
        Shape::Object(object) if object.fields.len() >= TELLING_PROPERTIES => true,
        Shape::Union(_) => true,
        _ => names.own(original) == names.own(copy),
    }
}

/// What the types are called where they stand.
struct Names {
    /// Parameters, by where they stand: a number in their list says nothing.
    parameters: HashMap<Pointer, String>,
}

impl Names {
    fn of(api: &Api) -> Self {
        let parameters = api.operations.iter().flat_map(|it| &it.parameters);
        let named = parameters.map(|it| (it.pointer.clone(), it.name.as_str().to_owned()));
        Self {
            parameters: named.collect(),
        }
    }

    /// The type's title, its component, or the property or parameter that holds it.
    fn own(&self, ty: &Type) -> Option<String> {
        let title = ty.title.clone().or_else(|| ty.component.clone());
        title.or_else(|| {
            let mut at = ty.pointer.clone();
            loop {
                if let Some(parameter) = self.parameters.get(&at) {
                    return Some(parameter.clone());
                }
                let token = at.last()?;
                if !matches!(token.as_str(), "items" | "schema" | "additionalProperties") {
                    return Some(token);
                }
                at = at.parent()?;
            }
        })
    }
}

fn redirect(api: &mut Api, shared: &HashMap<TypeId, TypeId>) {
    let target = |id: TypeId| shared.get(&id).copied().unwrap_or(id);
    for (_, ty) in api.types.iter_mut() {
        for used in ty.shape.uses_mut() {
            used.ty = target(used.ty);
        }
        if let Shape::Union(union) = &mut ty.shape {
            for (_, member) in union
                .discriminator
                .iter_mut()
                .flat_map(|it| &mut it.mapping)
            {
                *member = target(*member);
            }
        }
    }
    for operation in &mut api.operations {
        for used in operation.uses_mut() {
            used.ty = target(used.ty);
        }
    }
    for (&copy, &original) in shared {
        api.types[copy].shape = Shape::Reference(original);
    }
}

/// A number that equal shapes have in common. Looks a few levels deep, which is enough to tell most types apart.
fn digest(types: &Types, id: TypeId) -> u64 {
    let mut hasher = DefaultHasher::new();
    feed(types, id, 3, &mut hasher);
    hasher.finish()
}

fn feed(types: &Types, id: TypeId, depth: usize, hasher: &mut DefaultHasher) {
    let (id, _) = types.follow(id);
    let shape = &types[id].shape;
    std::mem::discriminant(shape).hash(hasher);
    match shape {
        Shape::Object(object) => {
            // Property order does not count, so that each contributes on its own.
            let mut names: Vec<_> = object.fields.keys().collect();
            names.sort();
            names.hash(hasher);
            if depth > 0 {
                for name in names {
                    feed(types, object.fields[name].value.ty, depth - 1, hasher);
                }
            }
        }
        Shape::String(string) => string.values.len().hash(hasher),
        Shape::Integer(integer) => integer.values.hash(hasher),
        Shape::Boolean { only } => only.hash(hasher),
        Shape::Union(union) => union.members.len().hash(hasher),
        Shape::Array { items } if depth > 0 => feed(types, items.ty, depth - 1, hasher),
        Shape::Any
        | Shape::Null
        | Shape::Number(_)
        | Shape::Array { .. }
        | Shape::AllOf(_)
        | Shape::Reference(_)
        | Shape::Parameter
        | Shape::Apply { .. } => {}
    }
}
