//! The state of merging: which types are done, which pairs were intersected, and how much more may be done.

use std::collections::HashMap;

use crate::ir::{TypeId, Types};
use crate::report::Report;

use super::budget::Budget;
use super::problems;

/// The deepest nesting of intersections of properties, which are computed on the stack.
pub(super) const DEEPEST: usize = 64;

/// The state of one run of the pass.
pub(super) struct Merging<'a> {
    pub(super) types: &'a mut Types,
    pub(super) report: &'a mut Report,
    pub(super) budget: Budget,
    gave_up: bool,
    /// The number of intersections that are under way, each inside the one before.
    pub(super) depth: usize,
    pub(super) progress: HashMap<TypeId, Progress>,
    pub(super) intersections: HashMap<(TypeId, TypeId), TypeId>,
}

#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Progress {
    Busy,
    Done,
}

impl<'a> Merging<'a> {
    pub(super) fn new(types: &'a mut Types, budget: Budget, report: &'a mut Report) -> Self {
        Self {
            types,
            report,
            budget,
            gave_up: false,
            depth: 0,
            progress: HashMap::new(),
            intersections: HashMap::new(),
        }
    }

    /// Reports once that merging would take too much stack, time or memory. The error leaves nothing to emit.
    pub(super) fn give_up(&mut self, at: TypeId) {
        if !self.gave_up {
            self.gave_up = true;
            self.report.push(problems::endless_all_of(&self.types[at]));
        }
    }
}
