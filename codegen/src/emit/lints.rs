//! Attributes for lints: exceptions, and deprecation.

use proc_macro2::TokenStream;
use quote::quote;

use crate::plan::rust::Exception;

use super::types::quoted;

/// The attribute for an exception of a method.
pub(super) fn exception(exception: &Exception) -> TokenStream {
    match exception {
        Exception::ManyArguments => {
            quote!(#[allow(clippy::too_many_arguments, reason = "the API requires them all")])
        }
        Exception::NamedLikeTrait => {
            quote!(#[allow(clippy::should_implement_trait, reason = "named as the API names it")])
        }
        Exception::NamedNew => {
            quote!(#[allow(clippy::new_ret_no_self, reason = "named as the API names it")])
        }
    }
}

/// The attribute of a module that reads and writes deprecated fields.
pub(super) fn own_use_of_deprecated() -> TokenStream {
    quote!(#[allow(deprecated, reason = "a deprecated field is still read and sent")])
}

/// The attribute of a module in a crate of the user: its lints are for code that people write, and nobody has to call everything.
pub(super) fn of_nobody() -> TokenStream {
    quote! {
        #![allow(
            dead_code,
            deprecated_in_future,
            missing_copy_implementations,
            missing_debug_implementations,
            missing_docs,
            single_use_lifetimes,
            unnameable_types,
            unreachable_pub,
            unused_imports,
            unused_results,
            variant_size_differences,
            clippy::all,
            clippy::cargo,
            clippy::nursery,
            clippy::pedantic,
            clippy::restriction,
            reason = "the lints of the crate are for code that people write"
        )]
    }
}

/// The attribute of an item that the API deprecates for a reason.
pub(super) fn deprecation(reason: Option<&String>) -> Option<String> {
    reason.map(|reason| format!("#[deprecated = {}]", quoted(reason)))
}
