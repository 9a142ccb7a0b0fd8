//! Names all types, group by group.

use std::cell::RefCell;
use std::collections::{BTreeSet, HashMap};

use crate::ir::{Api, SchemaPaths, TypeId};

use super::super::considered::{Considered, Rule};
use super::super::tree::Tree;
use super::component;
use super::contest::{Contest, Wish};
use super::envelope::{Envelopes, envelope};
use super::names::TypeNames;
use super::naming::{Named, Naming};
use super::uses::Uses;
use super::watched::Watched;

/// Names all items: first those that the settings name, then those that the document names, then the rest by place.
///
/// The types inside named schemas come before those inside operations, so that their names stay when operations come and go.
pub(in crate::plan) fn name(api: &Api, tree: &Tree) -> TypeNames {
    named(api, tree, Watched::default()).finished()
}

/// The type with a name, and the names that were considered for it, best first.
pub(in crate::plan) fn considered(
    api: &Api,
    tree: &Tree,
    name: &str,
) -> Option<(TypeId, Vec<Considered>)> {
    let mut names = self::name(api, tree).names.into_iter();
    let (id, name) = names.find(|(_, it)| it.as_str() == name)?;
    let watched = named(api, tree, Watched::of(id)).watched.into_inner();
    let mut considered = watched.considered;
    if !considered.iter().any(|it| it.name == name.as_str()) {
        considered.push(Considered {
            rule: Rule::Number,
            name: name.as_str().to_owned(),
        });
    }
    Some((id, considered))
}

fn named<'a>(api: &'a Api, tree: &'a Tree, watched: Watched) -> Naming<'a> {
    let standings = SchemaPaths::of(api);
    let uses = Uses::of(api);
    let contest = Contest::of(api, &standings, &uses.items);
    let mut naming = Naming {
        components: component::names(api, &uses.items),
        envelopes: Envelopes::of(api, &contest.sorted(uses.items.clone())),
        contest,
        standings,
        api,
        tree,
        uses,
        named: HashMap::new(),
        members: RefCell::default(),
        watched: RefCell::new(watched),
    };
    naming.settle_where(|it, id| it.api.types[id].pinned.is_some());
    naming.settle_where(|it, id| it.is_component(id) && !it.api.types[id].for_requests);
    naming.settle_where(|it, id| it.is_component(id));
    naming.settle_where(|it, id| envelope(it.api, id).is_some());
    naming.settle_below();
    naming.settle_where(|it, id| it.uses.is_direct(id));
    naming.settle_below();
    naming.settle_where(|_, _| true);
    naming
}

impl Naming<'_> {
    /// Names all unnamed types for which the condition holds, all at once.
    fn settle_where(&mut self, holds: impl Fn(&Self, TypeId) -> bool) {
        let items = self.uses.items.iter().copied();
        let pending = items.filter(|id| !self.named.contains_key(id) && holds(self, *id));
        self.settle(pending.collect());
    }

    /// Names the types inside named types, and the types inside those, level by level.
    fn settle_below(&mut self) {
        let mut level: Vec<TypeId> = self.named.keys().copied().collect();
        while !level.is_empty() {
            let parts = level.iter().flat_map(|owner| self.uses.parts(*owner));
            let inner =
                parts.filter(|id| !self.named.contains_key(id) && !self.uses.is_direct(*id));
            let inner: BTreeSet<TypeId> = inner.collect();
            level = inner.into_iter().collect();
            self.settle(level.clone());
        }
    }

    fn settle(&mut self, pending: Vec<TypeId>) {
        let wishes = pending.into_iter().map(|id| {
            let candidates = self.candidates(id);
            self.watched.borrow_mut().see(id, &candidates);
            Wish {
                right: self.right(id),
                paths: candidates.into_iter().map(|(_, path)| path).collect(),
                id,
            }
        });
        let wishes = wishes.collect();
        for (id, name, path) in self.contest.settle(wishes) {
            let below = self.below(id);
            self.named.insert(id, Named { name, path, below });
        }
    }

    fn finished(self) -> TypeNames {
        let names = self.named.into_iter();
        TypeNames {
            names: names.map(|(id, named)| (id, named.name)).collect(),
            order: self.contest.sorted(self.uses.items.clone()),
            numbered: self.contest.numbered(self.api),
        }
    }
}
