//! Conditions: the features with which an item is compiled.

use proc_macro2::{Delimiter, TokenStream, TokenTree};
use quote::quote;

/// The attribute of an item that is compiled with any of the features; no attribute if there are no features.
pub(super) fn any_of(features: &[String]) -> TokenStream {
    match features {
        [] => quote!(),
        [feature] => quote!(#[cfg(feature = #feature)]),
        [..] => quote!(#[cfg(any(#(feature = #features),*))]),
    }
}

/// The attribute of an item that is compiled under a condition.
pub(super) fn cfg(condition: &str) -> TokenStream {
    let condition: TokenStream = condition.parse().unwrap_or_default();
    quote!(#[cfg(#condition)])
}

/// Puts a condition before each item. An item begins after the braces or the semicolon of the one before it.
pub(super) fn each(condition: &TokenStream, items: TokenStream) -> TokenStream {
    if condition.is_empty() {
        return items;
    }
    let mut conditional = TokenStream::new();
    let mut opens = true;
    for token in items {
        if opens {
            conditional.extend(condition.clone());
        }
        opens = match &token {
            TokenTree::Group(group) => group.delimiter() == Delimiter::Brace,
            TokenTree::Punct(punct) => punct.as_char() == ';',
            TokenTree::Ident(_) | TokenTree::Literal(_) => false,
        };
        conditional.extend([token]);
    }
    conditional
}

#[cfg(test)]
mod tests {
    use super::{any_of, each};
    use quote::quote;

    #[test]
    fn each_item_has_the_condition() {
        let condition = any_of(&["a".to_owned(), "b".to_owned()]);
        let items = quote!(
            m! { pub struct A {} }
            impl A { fn b() {} }
            n!(A {});
        );
        let expected = quote!(
            #[cfg(any(feature = "a", feature = "b"))]
            m! { pub struct A {} }
            #[cfg(any(feature = "a", feature = "b"))]
            impl A { fn b() {} }
            #[cfg(any(feature = "a", feature = "b"))]
            n!(A {});
        );
        assert_eq!(each(&condition, items).to_string(), expected.to_string());
    }
}
