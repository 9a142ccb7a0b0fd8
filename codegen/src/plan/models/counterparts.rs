//! The types with a counterpart, since responses and requests differ.

use std::collections::{HashMap, HashSet};

use crate::ir::{Api, Shape, TypeId};
use crate::plan::naming::types::TypeNames;
use crate::plan::rust::RustName;

/// The pairs of a type of responses and the type that requests have instead.
#[derive(Clone, Debug, Default)]
pub(crate) struct Counterparts {
    pairs: Vec<(TypeId, TypeId)>,
    by_request: HashMap<TypeId, TypeId>,
    objects: HashSet<TypeId>,
}

impl Counterparts {
    /// A multipart form is never read, so it has no counterpart.
    pub(crate) fn of(api: &Api, forms: &HashSet<TypeId>) -> Self {
        let mut pairs: Vec<(TypeId, TypeId)> = api.types.split().into_iter().collect();
        pairs.retain(|(_, request)| !forms.contains(request));
        let is_object = |id: &TypeId| matches!(api.types[*id].shape, Shape::Object(_));
        let objects = pairs
            .iter()
            .filter(|(response, request)| is_object(response) && is_object(request));
        Self {
            objects: objects.flat_map(|pair| [pair.0, pair.1]).collect(),
            by_request: pairs
                .iter()
                .map(|(response, request)| (*request, *response))
                .collect(),
            pairs,
        }
    }

    /// Returns whether unknown keys are converted with the type. A value that is read, edited and written must not lose them.
    pub(crate) fn keeps_unknown_keys(&self, id: TypeId) -> bool {
        self.objects.contains(&id)
    }

    /// The type that responses have instead of a type that only requests have.
    pub(crate) fn response_side(&self, request: TypeId) -> Option<TypeId> {
        self.by_request.get(&request).copied()
    }

    /// The names of the pairs in which both types are items.
    pub(crate) fn names<'n>(&self, names: &'n TypeNames) -> Vec<(&'n RustName, &'n RustName)> {
        let pairs = self.pairs.iter();
        let named = pairs.filter_map(|(left, right)| Some((names.get(*left)?, names.get(*right)?)));
        named.collect()
    }
}
