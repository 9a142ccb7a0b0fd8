//! Lets unnamed types with equal shapes be one type, named once.

use std::collections::HashMap;

use indexmap::{IndexMap, IndexSet};

use crate::ir::{Api, Choice, Shape, Type, TypeId, Types, classes, reach};
use crate::report::Report;
use crate::settings::Settings;
use crate::source::Pointer;

/// Objects with fewer properties than this are equal by accident too easily, and are shared only under one name.
const TELLING_PROPERTIES: usize = 2;

pub(super) fn share_equal_types(mut api: Api, _settings: &Settings, _report: &mut Report) -> Api {
    let mut shared = HashMap::new();
    let names = Names::of(&api);
    for equal in equal_types(&api) {
        share(&api.types, &equal, &names, &mut shared);
    }
    if !shared.is_empty() {
        redirect(&mut api, &shared);
    }
    api
}

/// The candidates that are equal, in the order in which operations reach them.
fn equal_types(api: &Api) -> Vec<Vec<TypeId>> {
    let reach = reach(api);
    let reached: IndexSet<TypeId> = reach.request.iter().chain(reach.response.iter()).collect();
    let candidates = reached
        .into_iter()
        .filter(|id| is_candidate(&api.types[*id]));
    let candidates: Vec<TypeId> = candidates.collect();
    let classes = classes(&api.types, &candidates);
    let mut equal: IndexMap<usize, Vec<TypeId>> = IndexMap::new();
    for id in candidates {
        equal.entry(classes[&id]).or_default().push(id);
    }
    equal
        .into_values()
        .filter(|equal| equal.len() > 1)
        .collect()
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

/// Finds for each of these equal types the one that stands for it, if it may.
fn share(types: &Types, equal: &[TypeId], names: &Names, shared: &mut HashMap<TypeId, TypeId>) {
    let mut originals: Vec<TypeId> = Vec::new();
    let mut by_name: HashMap<Option<String>, TypeId> = HashMap::new();
    // A named type is the better original, since its name is the document's own.
    let named = equal.iter().filter(|id| types[**id].component.is_some());
    let unnamed = equal.iter().filter(|id| types[**id].component.is_none());
    for &id in named.chain(unnamed) {
        let ty = &types[id];
        let name = (!tells_by_shape(&ty.shape)).then(|| names.own(ty));
        let candidates = match &name {
            None => &originals[..],
            Some(name) => by_name
                .get(name)
                .map(std::slice::from_ref)
                .unwrap_or_default(),
        };
        let mut candidates = candidates.iter().filter(|_| ty.component.is_none());
        match candidates.find(|original| may_share(&types[**original], ty)) {
            Some(&original) => {
                shared.insert(id, original);
            }
            None => {
                originals.push(id);
                if let Some(name) = name {
                    by_name.entry(name).or_insert(id);
                }
            }
        }
    }
}

/// Whether nothing but their shape keeps two types apart: the settings give them no names of their own, and both mean the same
/// in requests and in responses.
fn may_share(original: &Type, copy: &Type) -> bool {
    let one_name =
        original.pinned.is_none() || copy.pinned.is_none() || original.pinned == copy.pinned;
    let one_meaning = match &copy.shape {
        // Where nothing tells its members apart it is JSON for who reads, and an enum for who writes.
        Shape::Union(union) if union.choice == Some(Choice::Unknown) => {
            original.for_requests == copy.for_requests
        }
        _ => true,
    };
    one_name && one_meaning
}

/// Whether equal shapes are enough to say that two types are one.
fn tells_by_shape(shape: &Shape) -> bool {
    match shape {
        Shape::Object(object) => object.fields.len() >= TELLING_PROPERTIES,
        Shape::Union(_) => true,
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
