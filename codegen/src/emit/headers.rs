//! The constants by which the headers of an answer are read.

use proc_macro2::TokenStream;
use quote::quote;

use crate::plan::rust::{HeaderForm, HeaderKey};

use super::docs;
use super::types::{From, ty};

/// A row of the operation.
pub(super) fn header(key: &HeaderKey) -> TokenStream {
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
        header #constant: #ty = #form #name
    }
}
