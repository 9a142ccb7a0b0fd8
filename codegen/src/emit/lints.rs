//! Attributes for lints: exceptions, and deprecation.

use proc_macro2::TokenStream;
use quote::quote;

use crate::plan::rust::Exception;

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

/// The attribute of a method that the API deprecates.
pub(super) fn deprecation(deprecated: bool) -> Option<String> {
    deprecated.then(|| "#[deprecated = \"the API deprecates it\"]".to_owned())
}
