//! The header by which a server recognizes a call that it has received before, so that calls that are not idempotent can be retried.
//!
//! It is named as in the Internet draft "The Idempotency-Key HTTP Header Field".

use crate::ir::{self, Location, Shape};
use crate::plan::planner::Planner;

/// The usual names of the header.
const USUAL: [&str; 2] = ["idempotency-key", "x-idempotency-key"];

impl Planner<'_> {
    /// The header that has a random key unless the caller sets it: one that the document declares, or the one of the settings.
    pub(super) fn idempotency_key(&self, operation: &ir::Operation) -> Option<String> {
        let mut parameters = operation.parameters.iter();
        let declared = parameters.find(|it| self.is_idempotency_key(it));
        let is_idempotent = !matches!(operation.method.as_str(), "POST" | "PATCH");
        let set = self.settings.client.idempotency_key.as_ref();
        match declared {
            Some(declared) => Some(declared.name.as_str().to_owned()),
            None => set.filter(|_| !is_idempotent).map(|it| it.value.clone()),
        }
    }

    /// Returns whether a parameter takes any key. One of another form is the caller's to make.
    pub(super) fn is_idempotency_key(&self, parameter: &ir::Parameter) -> bool {
        let name = parameter.name.as_str();
        let set = self.settings.client.idempotency_key.iter();
        let mut names = set.map(|it| it.value.as_str()).chain(USUAL);
        let takes_any = match &self.api.types[parameter.value.ty].shape {
            Shape::String(string) => string.values.is_empty(),
            _ => false,
        };
        parameter.location == Location::Header
            && takes_any
            && names.any(|it| it.eq_ignore_ascii_case(name))
    }
}
