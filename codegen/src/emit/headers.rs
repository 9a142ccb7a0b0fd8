//! The constants by which the headers of an answer are read.

use proc_macro2::TokenStream;
use quote::quote;

use crate::plan::rust::{HeaderForm, HeaderKey, RustName};

use super::docs;
use super::types::{From, ty};

/// The constants stand on the operation.
pub(super) fn headers(marker: &RustName, keys: &[HeaderKey]) -> TokenStream {
    let constants = keys.iter().map(key);
    match keys.is_empty() {
        true => quote!(),
        false => quote! {
            impl #marker {
                #(#constants)*
            }
        },
    }
}

fn key(key: &HeaderKey) -> TokenStream {
    let doc = docs::outer(&key.doc);
    let (constant, name) = (&key.constant, &key.name);
    let ty = ty(&key.ty, From::Crate);
    let form = match key.form {
        HeaderForm::Text => quote!(text),
        HeaderForm::Scalar => quote!(scalar),
        HeaderForm::Texts => quote!(texts),
        HeaderForm::Scalars => quote!(scalars),
    };

    quote! {
        #doc
        pub const #constant: runtime::header::Header<#ty> = runtime::header::Header::#form(#name);
    }
}
