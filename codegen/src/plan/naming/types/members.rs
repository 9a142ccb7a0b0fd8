//! The members of a union as a whole, which decide the words that distinguish one of them.

use std::collections::HashMap;

use crate::ir::{TypeId, WireName};

/// The numbers of members of a union that have something in common.
#[derive(Debug, Default)]
pub(super) struct Members {
    pub(super) of_type: HashMap<TypeId, usize>,
    pub(super) of_kind: HashMap<&'static str, usize>,
    pub(super) with_key: HashMap<WireName, usize>,
}
