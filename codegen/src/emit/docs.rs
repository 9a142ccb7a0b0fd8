//! Documentation, both as attributes, which prettyplease prints as comments, and as comments.

use proc_macro2::TokenStream;
use quote::quote;

use crate::plan::rust::Doc;

use super::types::quoted;

/// The documentation of an item.
pub(super) fn outer(doc: &Doc) -> TokenStream {
    let lines = spaced(doc);
    quote! { #(#[doc = #lines])* }
}

/// The documentation of the module in the file.
pub(super) fn inner(doc: &Doc) -> TokenStream {
    let lines = spaced(doc);
    quote! { #(#![doc = #lines])* }
}

/// The documentation of an item, as comments.
pub(super) fn comments(doc: &Doc) -> Vec<String> {
    let lines = spaced(doc).into_iter().map(|line| {
        // A comment ends with its line.
        match line.contains(['\n', '\r']) {
            true => format!("#[doc = {}]", quoted(&line)),
            false => format!("///{}", line.trim_end()),
        }
    });
    lines.collect()
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
