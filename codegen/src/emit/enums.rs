//! Open enums: a table of values, which the runtime's macro makes the enum of.

use proc_macro2::TokenStream;
use quote::quote;

use crate::plan::rust::{Enum, EnumOver};

use super::docs;

pub(super) fn enum_(item: &Enum) -> TokenStream {
    let doc = docs::outer(&item.doc);
    let name = &item.name;
    let rows = item.variants.iter().map(|variant| {
        let (name, value) = (&variant.name, &variant.value);
        quote!(#name = #value)
    });
    let table = match item.over {
        EnumOver::Strings => quote!(open_enum),
        EnumOver::Integers => quote!(open_integer_enum),
    };

    quote! {
        runtime::json::enumeration::#table! {
            #doc
            pub enum #name { #(#rows),* }
        }
    }
}
