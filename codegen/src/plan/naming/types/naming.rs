//! The names chosen so far, and the facts from which the next ones follow.

use std::cell::RefCell;
use std::collections::HashMap;
use std::rc::Rc;

use crate::ir::{Api, SchemaPaths, TypeId};

use super::super::rust_name::RustName;
use super::super::tree::Tree;
use super::super::words::singular;
use super::contest::Contest;
use super::envelope::Envelopes;
use super::members::Members;
use super::path::Path;
use super::uses::{Holder, Uses};
use super::watched::Watched;

/// The state of the naming: the names so far, and the facts from which the next ones follow.
pub(super) struct Naming<'a> {
    pub(super) api: &'a Api,
    pub(super) tree: &'a Tree,
    pub(super) standings: SchemaPaths,
    pub(super) uses: Uses,
    /// The names for each component, best first.
    pub(super) components: HashMap<TypeId, Vec<String>>,
    pub(super) envelopes: Envelopes,
    pub(super) contest: Contest,
    pub(super) named: HashMap<TypeId, Named>,
    /// The members of each union whose members have been named.
    pub(super) members: RefCell<HashMap<TypeId, Rc<Members>>>,
    /// The type whose names are explained, if there is one.
    pub(super) watched: RefCell<Watched>,
}

/// A name that was chosen.
#[derive(Clone, Debug)]
pub(super) struct Named {
    pub(super) name: RustName,
    /// The beginning of the names of the types inside.
    pub(super) path: Path,
    /// The resource or component that contains all uses, if there is one.
    pub(super) below: Option<Below>,
}

/// The resource or the type that a type belongs to.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Below {
    Resource { path: Vec<String>, noun: String },
    Type(TypeId),
}

impl Below {
    /// The owner that both have in common: the same one, or the resource above both, if there is one.
    pub(super) fn and(self, other: Self) -> Option<Self> {
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
    pub(super) fn is_component(&self, id: TypeId) -> bool {
        self.components.contains_key(&id)
    }

    /// The owner that all uses of a type have in common, if there is one and the types among the owners have names.
    pub(super) fn below(&self, id: TypeId) -> Option<Below> {
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
}
