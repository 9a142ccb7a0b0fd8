//! The state of lowering: the types so far, and the schemas that are still to be lowered.

use std::collections::{HashMap, VecDeque};

use crate::document::Document;
use crate::ir::{TypeId, Types};
use crate::report::Report;
use crate::source::Pointer;

use super::hierarchy::Hierarchy;

/// The state of lowering one document.
pub(super) struct Lowering<'d> {
    pub(super) document: &'d Document,
    pub(super) report: &'d mut Report,
    pub(super) types: Types,
    /// The type of every schema that was met, by its place.
    pub(super) by_pointer: HashMap<Pointer, TypeId>,
    /// Schemas that are referenced and still have no shape.
    pub(super) pending: VecDeque<(Pointer, TypeId)>,
    /// Parents whose own properties are asked for and not lowered yet.
    pub(super) pending_bases: VecDeque<(Pointer, TypeId)>,
    /// For each schema that was looked at: true if it is a reference that leads back to itself.
    pub(super) circles: HashMap<Pointer, bool>,
    pub(super) hierarchy: Hierarchy,
    /// The types that hold only the properties of a parent.
    pub(super) bases: HashMap<Pointer, TypeId>,
}

impl<'d> Lowering<'d> {
    pub(super) fn new(document: &'d Document, report: &'d mut Report) -> Self {
        Self {
            document,
            report,
            types: Types::default(),
            by_pointer: HashMap::new(),
            pending: VecDeque::new(),
            pending_bases: VecDeque::new(),
            circles: HashMap::new(),
            hierarchy: Hierarchy::of(document),
            bases: HashMap::new(),
        }
    }

    /// Gives an id to every named schema, so that settings can point at each; sorted by name, since the order of components means nothing.
    pub(super) fn components(&mut self) {
        let schemas = Pointer::root().child("components").child("schemas");
        let names = self.document.openapi.components.iter();
        let mut names: Vec<&String> = names.flat_map(|it| it.schemas.keys()).collect();
        names.sort_unstable();
        for name in names {
            self.reserve(&schemas.child(name));
        }
    }

    /// Lowers the schemas that references ask for, until none is left.
    pub(super) fn pending_schemas(&mut self) {
        loop {
            if let Some((parent, base)) = self.pending_bases.pop_front() {
                self.define_base(&parent, base);
            } else if let Some((pointer, id)) = self.pending.pop_front() {
                self.define(&pointer, id);
            } else {
                return;
            }
        }
    }
}
