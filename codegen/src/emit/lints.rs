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

/// The attribute of an item that the API deprecates for a reason.
pub(super) fn deprecation(reason: Option<&String>) -> Option<String> {
    reason.map(|reason| format!("#[deprecated = {}]", quoted(reason)))
}
