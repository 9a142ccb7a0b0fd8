//! Conditions: the features with which an item is compiled.

use proc_macro2::TokenStream;

use super::types::{quoted, tokens};

/// The line with the attribute of an item that is compiled if any of the features is on; empty if there are no features.
pub(super) fn line(features: &[String]) -> String {
    let named = features
        .iter()
        .map(|it| format!("feature = {}", quoted(it)));
    let named: Vec<String> = named.collect();
    match named.as_slice() {
        [] => String::new(),
        [feature] => format!("#[cfg({feature})]\n"),
        [..] => format!("#[cfg(any({}))]\n", named.join(", ")),
    }
}

/// The same attribute as tokens.
pub(super) fn any_of(features: &[String]) -> TokenStream {
    tokens(&line(features))
}

/// The attribute of an item that is compiled under a condition.
pub(super) fn cfg(condition: &str) -> TokenStream {
    tokens(&format!("#[cfg({condition})]"))
}
