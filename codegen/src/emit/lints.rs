//! Exceptions from lints, for methods whose shape follows from their API.

use proc_macro2::TokenStream;
use quote::quote;

use crate::plan::rust::RustName;

/// The exceptions of a method that starts a call.
pub(super) fn exceptions(name: &RustName, arguments: usize) -> TokenStream {
    let many = (arguments > 6).then(
        || quote!(#[allow(clippy::too_many_arguments, reason = "the API requires them all")]),
    );
    let like_a_trait = OPERATORS.contains(&name.plain()).then(
        || quote!(#[allow(clippy::should_implement_trait, reason = "named as the API names it")]),
    );
    let constructor = (name.plain() == "new")
        .then(|| quote!(#[allow(clippy::new_ret_no_self, reason = "named as the API names it")]));
    quote!(#many #like_a_trait #constructor)
}

/// The attribute of a method that the API deprecates.
pub(super) fn deprecation(deprecated: bool) -> Option<String> {
    deprecated.then(|| "#[deprecated = \"the API deprecates it\"]".to_owned())
}

/// clippy mistakes a method with one of these names for that of a trait of the standard library.
const OPERATORS: [&str; 30] = [
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
