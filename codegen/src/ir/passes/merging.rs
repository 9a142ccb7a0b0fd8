//! The state of merging: which types are done, which pairs were intersected, and how much more may be done.

use std::collections::{HashMap, HashSet};

use crate::ir::{TypeId, Types};
use crate::report::Report;

use super::budget::Budget;

/// The deepest nesting of intersections of properties, which are computed on the stack.
pub(super) const DEEPEST: usize = 64;

/// The state of one run of the pass.
pub(super) struct Merging<'a> {
    pub(super) types: &'a mut Types,
    pub(super) report: &'a mut Report,
    pub(super) budget: Budget,
    /// True if the outermost `allOf` under way takes too much stack, time or memory, so that its result does not matter.
    pub(super) gave_up: bool,
    /// The types whose values are kept as JSON for that reason. Unlike other types without a shape, they are not free to be narrowed: a part of
    /// the properties would look like all of them.
    pub(super) endless: HashSet<TypeId>,
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
            endless: HashSet::new(),
            depth: 0,
            progress: HashMap::new(),
            intersections: HashMap::new(),
        }
    }
}
