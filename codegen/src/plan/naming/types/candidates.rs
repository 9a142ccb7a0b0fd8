//! Lists the possible names of a type, best first.

use crate::ir::{TypeId, noun_phrase};

use super::super::considered::Rule;
use super::envelope::envelope;
use super::naming::Naming;
use super::path::Path;
use super::title::{Title, title};
use super::uses::Holder;
use super::watched::Candidate;

impl Naming<'_> {
    /// Returns at least one candidate. A type that requests have in place of another one ends with `Input` or `Request`.
    pub(super) fn candidates(&self, id: TypeId) -> Vec<Candidate> {
        let candidates = self.plain_candidates(id);
        if !self.api.types[id].for_requests {
            return candidates;
        }
        let endings = ["input", "request"].into_iter();
        let inputs = endings.flat_map(|ending| {
            let candidates = candidates.iter();
            candidates.map(move |(rule, path)| (*rule, path.then(ending)))
        });
        inputs.collect()
    }

    fn plain_candidates(&self, id: TypeId) -> Vec<Candidate> {
        let ty = &self.api.types[id];
        if let Some(name) = &ty.pinned {
            return vec![(Rule::Pinned, Path::of([name]))];
        }
        if let Some(names) = self.components.get(&id) {
            return by(Rule::Component, names.iter().map(|name| Path::of([name])));
        }
        let standing = self.standings.at(&ty.pointer);
        if envelope(self.api, id).is_some() {
            let paths = self.envelopes.candidates(self.api, id, &standing);
            return by(Rule::Envelope, paths);
        }
        let is_direct = self.uses.is_direct(id);
        let mut candidates = if is_direct {
            by(Rule::Operation, self.of_operation(id))
        } else {
            by(Rule::Owner, self.held(id))
        };
        let titled = |name| (Rule::Title, Path::of([name]));
        match title(ty, &standing, self.ids_of(id)) {
            Some(Title::Name(name)) => candidates.insert(0, titled(name)),
            Some(Title::Word(word)) if is_direct => candidates.insert(0, titled(word)),
            Some(Title::Word(word)) => candidates.push(titled(word)),
            None => {}
        }
        let phrase = ty.docs.description.as_deref().and_then(noun_phrase);
        candidates.extend(phrase.map(|phrase| (Rule::Description, Path::of([phrase]))));
        if candidates.is_empty() {
            candidates.push((Rule::Nothing, Path::of(["unnamed"])));
        }
        candidates
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

fn by(rule: Rule, paths: impl IntoIterator<Item = Path>) -> Vec<Candidate> {
    paths.into_iter().map(|path| (rule, path)).collect()
}
