//! The type parameter of an envelope.

use proc_macro2::TokenStream;
use quote::quote;

use crate::plan::rust::Struct;

/// `<T>` where the item is generic.
pub(super) fn parameter(item: &Struct) -> TokenStream {
    match item.generic {
        true => quote!(<T>),
        false => quote!(),
    }
}
