//! The operations that use a type, in the order of their right to name it.

use std::collections::BTreeSet;

use crate::ir::{Operation, TypeId};

use super::super::tree::Place;
use super::super::words::singular;
use super::contest::Right;
use super::naming::Naming;
use super::uses::{Holder, Part};

/// An operation that uses a type.
pub(super) struct Used<'a> {
    pub(super) operation: &'a Operation,
    pub(super) place: &'a Place,
    pub(super) part: &'a Part,
    pub(super) many: bool,
}

impl Naming<'_> {
    /// The operations that use a type, the one with the best right to name it first.
    pub(super) fn used(&self, id: TypeId) -> Vec<Used<'_>> {
        let uses = self.uses.of_item(id).iter();
        let used = uses.filter_map(|used| match &used.holder {
            Holder::Operation { index, part } => Some(Used {
                operation: self.api.operations.get(*index)?,
                place: self.tree.places.get(*index)?,
                part,
                many: used.many,
            }),
            Holder::Item { .. } => None,
        });
        let mut used: Vec<Used<'_>> = used.collect();
        used.sort_by_key(|it| {
            let operation = it.operation;
            (it.right(), &operation.path, &operation.method, it.part)
        });
        used
    }
}

impl Used<'_> {
    pub(super) fn right(&self) -> Right {
        match (self.operation.method.as_str(), self.many) {
            ("GET", false) => Right::Item,
            ("GET", true) => Right::Items,
            (_, true | false) => Right::Other,
        }
    }
}

/// The noun that several operations have in common, in the words of the resource above all of them.
pub(super) fn in_common(all: &[Used<'_>]) -> Option<String> {
    let operations: BTreeSet<_> = all.iter().map(|it| &it.operation.pointer).collect();
    let (first, rest) = all.split_first().filter(|_| operations.len() > 1)?;
    let common = rest.iter().fold(&first.place.path[..], |common, used| {
        let pairs = common.iter().zip(&used.place.path);
        &common[..pairs.take_while(|(left, right)| left == right).count()]
    });
    common.last().map(|name| singular(name))
}
