//! Documentation as attributes; prettyplease prints them as comments.

use proc_macro2::TokenStream;
use quote::quote;

use crate::plan::rust::Doc;

/// The documentation of an item.
pub(super) fn outer(doc: &Doc) -> TokenStream {
    let lines = spaced(doc);
    quote! { #(#[doc = #lines])* }
}

/// The documentation of the module that the file is.
pub(super) fn inner(doc: &Doc) -> TokenStream {
    let lines = spaced(doc);
    quote! { #(#![doc = #lines])* }
}

/// A comment has a space between its slashes and its text.
fn spaced(doc: &Doc) -> Vec<String> {
    let lines = doc.0.iter();
    lines
        .map(|line| match line.as_str() {
            "" => String::new(),
            line => format!(" {line}"),
        })
        .collect()
}
