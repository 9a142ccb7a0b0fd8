//! Records the moves of values while the document is rewritten, so that locations and references follow them.

use std::collections::HashMap;

use serde_json::Value;

use crate::normalize::references::resolve;
use crate::normalize::specification::{Kind, walk};
use crate::source::{Pointer, Sources};

/// The number of times that one value may move, which is more than any document needs.
const MAX_MOVES: usize = 64;

/// All moves so far.
pub(super) struct Moves<'a> {
    sources: &'a mut Sources,
    /// The source and the target of each move, and its number: a later move starts where an earlier one ended.
    steps: HashMap<Pointer, (usize, Pointer)>,
    count: usize,
}

impl<'a> Moves<'a> {
    pub(super) fn new(sources: &'a mut Sources) -> Self {
        Self {
            sources,
            steps: HashMap::new(),
            count: 0,
        }
    }

    /// Records that the value at `from`, and all below it, is now at `to`.
    pub(super) fn moved(&mut self, from: &Pointer, to: &Pointer) {
        self.derived(from, to);
        self.steps.insert(from.clone(), (self.count, to.clone()));
        self.count += 1;
    }

    /// Records that the value at `to` was built from the one at `from`, to which references still lead.
    pub(super) fn derived(&mut self, from: &Pointer, to: &Pointer) {
        self.sources.originate_alike(from, to);
    }

    /// Changes every reference to a value that moved.
    pub(super) fn point_anew(self, document: &mut Value) {
        if self.steps.is_empty() {
            return;
        }
        walk::each(document, &mut |value, _, kind| match (kind, value) {
            (Kind::Opaque, _) => {}
            (Kind::MappedSchema, Value::String(reference)) => self.follow(reference),
            (_, Value::Object(object)) => {
                if let Some(Value::String(reference)) = object.get_mut("$ref") {
                    self.follow(reference);
                }
            }
            (_, _) => {}
        });
    }

    fn follow(&self, reference: &mut String) {
        let written = reference
            .strip_prefix('#')
            .filter(|fragment| fragment.starts_with('/'))
            .and_then(resolve::pointer);
        if let Some(pointer) = written.and_then(|pointer| self.followed(pointer)) {
            *reference = resolve::fragment(&pointer);
        }
    }

    /// The new place of the value that was at `pointer` before all moves, if it differs.
    fn followed(&self, pointer: Pointer) -> Option<Pointer> {
        let mut next_step = 0;
        let mut at = pointer;
        let mut is_new = false;
        for _ in 0..MAX_MOVES {
            let Some((step, moved)) = self.step(&at, next_step) else {
                break;
            };
            (at, next_step, is_new) = (moved, step + 1, true);
        }
        is_new.then_some(at)
    }

    /// The first move, from `earliest` on, that included the value at `pointer`.
    fn step(&self, pointer: &Pointer, earliest: usize) -> Option<(usize, Pointer)> {
        let ancestors = std::iter::successors(Some(pointer.clone()), Pointer::parent);
        let moves = ancestors.filter_map(|from| {
            let (step, to) = self.steps.get(&from)?;
            let rest = pointer.below(&from)?;
            (*step >= earliest).then(|| (*step, to.join(&rest)))
        });
        moves.min_by_key(|(step, _)| *step)
    }
}
