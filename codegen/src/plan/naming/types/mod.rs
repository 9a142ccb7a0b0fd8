//! Decides which types of the IR become items of the crate, and names each of them.
//!
//! The files apply in this order: `uses`, `candidates` with a file per kind of place, `path`, `contest`.

mod call;
mod candidates;
mod component;
mod contest;
mod envelope;
mod held;
mod item;
mod member;
mod parameter;
mod part;
mod path;
mod problem;
mod root;
mod title;
mod uses;

use std::collections::{BTreeSet, HashMap};

use crate::ir::{Api, SchemaPaths, TypeId};
use crate::source::Pointer;

use super::rust_name::RustName;
use super::tree::Tree;
use super::words::singular;

use contest::{Contest, Wish};
use envelope::{Envelopes, envelope};
use path::Path;
use uses::{Holder, Uses};

/// The name of every type that is an item.
#[derive(Clone, Debug, Default)]
pub(in crate::plan) struct TypeNames {
    names: HashMap<TypeId, RustName>,
    /// The named types, by where they stand.
    pub(in crate::plan) order: Vec<TypeId>,
    /// The types that only a number distinguishes.
    pub(in crate::plan) numbered: Vec<Numbered>,
}

/// A type with a number in its name, which settings can give a better one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(in crate::plan) struct Numbered {
    pub(in crate::plan) id: TypeId,
    pub(in crate::plan) name: RustName,
    pub(in crate::plan) pointer: Pointer,
}

impl TypeNames {
    pub(in crate::plan) fn get(&self, id: TypeId) -> Option<&RustName> {
        self.names.get(&id)
    }
}

/// Names all items: first those that the settings name, then those that the document names, then the rest by place.
///
/// The types inside named schemas come before those inside operations, so that their names stay when operations come and go.
pub(in crate::plan) fn name(api: &Api, tree: &Tree) -> TypeNames {
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
    };
    naming.settle_where(|it, id| it.api.types[id].pinned.is_some());
    naming.settle_where(|it, id| it.is_component(id) && !it.api.types[id].for_requests);
    naming.settle_where(|it, id| it.is_component(id));
    naming.settle_where(|it, id| envelope(it.api, id).is_some());
    naming.settle_below();
    naming.settle_where(|it, id| it.uses.is_direct(id));
    naming.settle_below();
    naming.settle_where(|_, _| true);
    naming.finished()
}

struct Naming<'a> {
    api: &'a Api,
    tree: &'a Tree,
    standings: SchemaPaths,
    uses: Uses,
    /// The names for each component, best first.
    components: HashMap<TypeId, Vec<String>>,
    envelopes: Envelopes,
    contest: Contest,
    named: HashMap<TypeId, Named>,
}

/// A name that was chosen.
#[derive(Clone, Debug)]
struct Named {
    name: RustName,
    /// The beginning of the names of the types inside.
    path: Path,
    /// The resource or component that all uses are below, if there is one.
    below: Option<Below>,
}

/// The resource or the type that a type belongs to.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Below {
    Resource { path: Vec<String>, noun: String },
    Type(TypeId),
}

impl Below {
    /// The owner that both have in common: the same one, or the resource above both, if there is one.
    fn and(self, other: Self) -> Option<Self> {
        match (self, other) {
            (left, right) if left == right => Some(left),
            (Self::Resource { path: left, .. }, Self::Resource { path: right, .. }) => {
                let pairs = left.iter().zip(&right);
                let count = pairs.take_while(|(left, right)| left == right).count();
                let path = left[..count].to_vec();
                let noun = singular(path.last()?);
                Some(Self::Resource { path, noun })
            }
            (Self::Resource { .. } | Self::Type(_), _) => None,
        }
    }
}

impl Naming<'_> {
    fn is_component(&self, id: TypeId) -> bool {
        self.components.contains_key(&id)
    }

    /// Names all types for which the condition holds and that have no name yet, all at once.
    fn settle_where(&mut self, holds: impl Fn(&Self, TypeId) -> bool) {
        let items = self.uses.items.iter().copied();
        let pending = items.filter(|id| !self.named.contains_key(id) && holds(self, *id));
        self.settle(pending.collect());
    }

    /// Names the types inside named types, and the types inside those, a level at a time.
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
        let wishes = pending.into_iter().map(|id| Wish {
            right: self.right(id),
            paths: self.candidates(id),
            id,
        });
        let wishes = wishes.collect();
        for (id, name, path) in self.contest.settle(wishes) {
            let below = self.below(id);
            self.named.insert(id, Named { name, path, below });
        }
    }

    /// The owner that all uses of a type have in common, if there is one and the types among the owners have names.
    fn below(&self, id: TypeId) -> Option<Below> {
        if self.is_component(id) {
            return Some(Below::Type(id));
        }
        let mut all: Option<Below> = None;
        for used in self.uses.of_item(id) {
            let below = match &used.holder {
                Holder::Operation { index, .. } => {
                    let place = self.tree.places.get(*index)?;
                    Below::Resource {
                        path: place.path.clone(),
                        noun: place.noun(),
                    }
                }
                Holder::Item { owner, .. } => self.named.get(owner)?.below.clone()?,
            };
            all = Some(match all {
                Some(known) => known.and(below)?,
                None => below,
            });
        }
        all
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
