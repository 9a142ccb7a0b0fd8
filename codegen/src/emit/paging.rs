//! Pages: the rows of an operation that say how its answer is divided.

use proc_macro2::TokenStream;
use quote::quote;

use crate::plan::rust::{Items, PageStyle, Paging, Presence};

use super::types::{From, ty};

pub(super) fn paging(paging: &Paging) -> TokenStream {
    let item = ty(&paging.item, From::Crate);
    let items = match &paging.items {
        Items::Whole { optional: false } => quote!(page),
        Items::Whole { optional: true } => quote!(page.unwrap_or_default()),
        Items::Field { name, presence } => match presence {
            Presence::Required => quote!(page.#name),
            Presence::RequiredNullable | Presence::Optional => {
                quote!(page.#name.unwrap_or_default())
            }
            Presence::ThreeState => {
                quote!(page.#name.or_if_absent(Vec::new()).unwrap_or_default())
            }
        },
    };
    let style = match &paging.style {
        PageStyle::Page { parameter, first } => {
            let first = proc_macro2::Literal::u64_unsuffixed(*first);
            quote!(Page { parameter: #parameter, first: #first })
        }
        PageStyle::Offset { parameter } => quote!(Offset { parameter: #parameter }),
        PageStyle::Cursor { parameter, next } => {
            quote!(Cursor { parameter: #parameter, next: &[#(#next),*] })
        }
        PageStyle::Url { next } => quote!(Url { next: &[#(#next),*] }),
        PageStyle::Link => quote!(Link {}),
    };
    let size = paging.size.iter().map(|size| quote!(size: Some(#size),));
    let paths = [
        (quote!(total_pages), &paging.total_pages),
        (quote!(total_count), &paging.total_count),
        (quote!(has_more), &paging.has_more),
    ];
    let paths = paths.iter().filter(|(_, path)| !path.is_empty());
    let paths = paths.map(|(key, path)| quote!(#key: &[#(#path),*],));

    quote! {
        pages: #style,
        items: #item = |page| #items,
        #(#size)*
        #(#paths)*
    }
}
