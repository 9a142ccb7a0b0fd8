//! The one type whose names are explained.

use crate::ir::TypeId;

use super::super::considered::{Considered, Rule};
use super::path::Path;

/// A possible name, and the rule that proposes it.
pub(super) type Candidate = (Rule, Path);

/// The type to explain, and the names that were considered for it, best first.
#[derive(Debug, Default)]
pub(super) struct Watched {
    id: Option<TypeId>,
    pub(super) considered: Vec<Considered>,
}

impl Watched {
    pub(super) fn of(id: TypeId) -> Self {
        Self {
            id: Some(id),
            considered: Vec::new(),
        }
    }

    /// Takes down the candidates of a type, if it is the one.
    pub(super) fn see(&mut self, id: TypeId, candidates: &[Candidate]) {
        if self.id != Some(id) {
            return;
        }
        for (rule, path) in candidates {
            let name = path.name().as_str().to_owned();
            if !self.considered.iter().any(|it| it.name == name) {
                self.considered.push(Considered { rule: *rule, name });
            }
        }
    }
}
