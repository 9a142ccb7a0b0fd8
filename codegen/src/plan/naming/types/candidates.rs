//! Lists the possible names of a type, best first.

use crate::ir::{TypeId, noun_phrase};

use super::envelope::envelope;
use super::naming::Naming;
use super::path::Path;
use super::title::{Title, title};
use super::uses::Holder;

impl Naming<'_> {
    /// Returns at least one candidate. A type that requests have in place of another one ends with `Input` or `Request`.
    pub(super) fn candidates(&self, id: TypeId) -> Vec<Path> {
        let paths = self.plain_candidates(id);
        if !self.api.types[id].for_requests {
            return paths;
        }
        let endings = ["input", "request"].into_iter();
        let inputs = endings.flat_map(|ending| paths.iter().map(move |path| path.then(ending)));
        inputs.collect()
    }

    fn plain_candidates(&self, id: TypeId) -> Vec<Path> {
        let ty = &self.api.types[id];
        if let Some(name) = &ty.pinned {
            return vec![Path::of([name])];
        }
        if let Some(names) = self.components.get(&id) {
            return names.iter().map(|name| Path::of([name])).collect();
        }
        let standing = self.standings.at(&ty.pointer);
        if envelope(self.api, id).is_some() {
            return self.envelopes.candidates(self.api, id, &standing);
        }
        let is_direct = self.uses.is_direct(id);
        let mut paths = if is_direct {
            self.of_operation(id)
        } else {
            self.held(id)
        };
        match title(ty, &standing, self.ids_of(id)) {
            Some(Title::Name(name)) => paths.insert(0, Path::of([name])),
            Some(Title::Word(word)) if is_direct => paths.insert(0, Path::of([word])),
            Some(Title::Word(word)) => paths.push(Path::of([word])),
            None => {}
        }
        let phrase = ty.docs.description.as_deref().and_then(noun_phrase);
        paths.extend(phrase.map(|phrase| Path::of([phrase])));
        if paths.is_empty() {
            paths.push(Path::of(["unnamed"]));
        }
        paths
    }

    /// The ids of the operations that use a type directly.
    fn ids_of(&self, id: TypeId) -> impl Iterator<Item = &str> {
        let uses = self.uses.of_item(id).iter();
        uses.filter_map(|used| match &used.holder {
            Holder::Operation { index, .. } => self.api.operations.get(*index),
            Holder::Item { .. } => None,
        })
        .map(|operation| operation.id.as_str())
    }
}
