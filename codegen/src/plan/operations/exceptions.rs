//! Exceptions from lints, for methods whose shape follows from their API.

use crate::plan::rust::{Exception, RustName};

/// clippy reports a function with more arguments than these.
const MOST_ARGUMENTS: usize = 6;

/// The exceptions of a method that starts a call.
pub(crate) fn exceptions(name: &RustName, arguments: usize) -> Vec<Exception> {
    let many = (arguments > MOST_ARGUMENTS).then_some(Exception::ManyArguments);
    let like_trait = TRAIT_METHODS
        .contains(&name.plain())
        .then_some(Exception::NamedLikeTrait);
    let new = (name.plain() == "new").then_some(Exception::NamedNew);
    many.into_iter().chain(like_trait).chain(new).collect()
}

/// clippy mistakes a method with one of these names for that of a trait of the standard library.
const TRAIT_METHODS: [&str; 30] = [
    "add",
    "bitand",
    "bitor",
    "bitxor",
    "cmp",
    "div",
    "eq",
    "index",
    "mul",
    "rem",
    "shl",
    "shr",
    "sub",
    "not",
    "neg",
    "next",
    "hash",
    "borrow",
    "deref",
    "drop",
    "clone",
    "default",
    "from_str",
    "from_iter",
    "into_iter",
    "as_ref",
    "as_mut",
    "borrow_mut",
    "deref_mut",
    "index_mut",
];
