//! Open enums: the variants, and a table that the runtime's macro does the rest with.

use proc_macro2::TokenStream;
use quote::quote;

use crate::plan::rust::{Enum, EnumOver, Literal, Variant};

use super::docs;

pub(super) fn enum_(item: &Enum) -> TokenStream {
    let doc = docs::outer(&item.doc);
    let name = &item.name;
    let variants = item.variants.iter().map(variant);
    let rows = item.variants.iter().map(|variant| {
        let (name, value) = (&variant.name, &variant.value);
        quote!(#name = #value)
    });
    let (kept, table) = match item.over {
        EnumOver::Strings => (quote!(String), quote!(open_enum)),
        EnumOver::Integers => (quote!(i64), quote!(open_integer_enum)),
    };

    quote! {
        #doc
        #[derive(Clone, Debug, PartialEq, Eq, Hash)]
        #[non_exhaustive]
        pub enum #name {
            #(#variants)*
            #[doc = " A value that the API does not document, as it came."]
            Unknown(#kept),
        }

        runtime::enumeration::#table!(#name { #(#rows),* });
    }
}

fn variant(variant: &Variant) -> TokenStream {
    let name = &variant.name;
    let value = match &variant.value {
        Literal::Text(text) => text.escape_debug().to_string().replace('`', "'"),
        Literal::Integer(number) => number.to_string(),
        Literal::Boolean(flag) => flag.to_string(),
    };
    let doc = match value.trim() {
        "" => " The empty text.".to_owned(),
        value => format!(" `{value}`"),
    };

    quote! {
        #[doc = #doc]
        #name,
    }
}
