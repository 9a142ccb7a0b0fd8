//! Names generic envelopes: the usual one, and the others by their difference from it.

use std::cmp::Reverse;
use std::collections::{BTreeSet, HashMap};

use crate::ir::{Api, Object, Root, SchemaPath, Shape, TypeId};

use super::path::Path;

/// The facts about all envelopes of an API that determine their names.
#[derive(Clone, Debug, Default)]
pub(super) struct Envelopes {
    /// The envelope of most responses.
    usual: Option<TypeId>,
    /// The keys that all have.
    common: BTreeSet<String>,
}

impl Envelopes {
    /// `sorted` has the items in the order of their places.
    pub(super) fn of(api: &Api, sorted: &[TypeId]) -> Self {
        let mut uses: HashMap<TypeId, usize> = HashMap::new();
        for (_, ty) in api.types.iter() {
            if let Shape::Apply { envelope, .. } = &ty.shape {
                *uses.entry(*envelope).or_default() += 1;
            }
        }
        let envelopes = sorted.iter().copied().enumerate();
        let envelopes = envelopes.filter(|(_, id)| envelope(api, *id).is_some());
        let usual = envelopes
            .clone()
            .max_by_key(|(place, id)| (uses.get(id).copied(), Reverse(*place)));
        let keys = envelopes.filter_map(|(_, id)| Some(keys(envelope(api, id)?)));
        Self {
            usual: usual.map(|(_, id)| id),
            common: keys
                .reduce(|left, right| &left & &right)
                .unwrap_or_default(),
        }
    }

    /// The possible names of an envelope: after a key that not all envelopes have, or after its response.
    pub(super) fn candidates(&self, api: &Api, id: TypeId, standing: &SchemaPath) -> Vec<Path> {
        if self.usual == Some(id) {
            return vec![Path::of(["envelope"])];
        }
        let keys = envelope(api, id).map(keys).unwrap_or_default();
        let own = keys.difference(&self.common);
        let own = own.map(|key| Path::of([key.as_str(), "envelope"]));
        let answer = match &standing.root {
            Root::Component(_, name) => Path::of([name, "envelope"]),
            Root::Body(path, method) | Root::Answer(path, method, _) => {
                Path::of([method, path, "envelope"])
            }
            Root::Parameter(..) | Root::Elsewhere(_) => Path::of(["other envelope"]),
        };
        own.chain([answer]).collect()
    }
}

/// The object of an envelope, if the type is one.
pub(super) fn envelope(api: &Api, id: TypeId) -> Option<&Object> {
    let object = api.types[id].shape.as_object();
    object.filter(|it| it.envelope.is_some())
}

fn keys(object: &Object) -> BTreeSet<String> {
    let keys = object.fields.keys();
    keys.map(|name| name.as_str().to_owned()).collect()
}
