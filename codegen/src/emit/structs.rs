//! Structs: the declaration, and what stands beside it.

use proc_macro2::TokenStream;
use quote::quote;

use crate::plan::rust::{Constant, Literal, Role, Struct};

use super::{defaults, docs, fields, multipart};

pub(super) fn struct_(item: &Struct) -> TokenStream {
    let declaration = fields::declaration(item);
    let constants = constants(item);
    let defaults = defaults::accessors(item);
    let envelope = envelope(item);
    let multipart = item.multipart.then(|| multipart::multipart(item));

    quote! {
        #declaration
        #constants
        #defaults
        #envelope
        #multipart
    }
}

/// `<T>` where the item is generic.
pub(super) fn parameter(item: &Struct) -> TokenStream {
    match item.generic {
        true => quote!(<T>),
        false => quote!(),
    }
}

fn constants(item: &Struct) -> TokenStream {
    let name = &item.name;
    let parameter = parameter(item);
    let constants = item.constants.iter().map(constant);
    match item.constants.is_empty() {
        true => quote!(),
        false => quote! {
            impl #parameter #name #parameter {
                #(#constants)*
            }
        },
    }
}

fn constant(constant: &Constant) -> TokenStream {
    let doc = docs::outer(&constant.doc);
    let name = &constant.name;
    let value = &constant.value;
    let ty = match value {
        Literal::Text(_) => quote!(&'static str),
        Literal::Integer(_) => quote!(i64),
        Literal::Boolean(_) => quote!(bool),
    };

    quote! {
        #doc
        pub const #name: #ty = #value;
    }
}

/// clippy takes a setter with the name of an operator's method for that method.
pub(super) fn trait_like(name: &str) -> TokenStream {
    let operators = [
        "add",
        "bitand",
        "bitor",
        "bitxor",
        "cmp",
        "div",
        "eq",
        "index",
        "mul",
        "rem",
        "shl",
        "shr",
        "sub",
        "not",
        "neg",
        "next",
        "hash",
        "borrow",
        "deref",
        "drop",
        "clone",
        "default",
        "from_str",
        "from_iter",
        "into_iter",
        "as_ref",
        "as_mut",
        "borrow_mut",
        "deref_mut",
        "index_mut",
    ];
    match operators.contains(&name) {
        true => quote! {
            #[allow(clippy::should_implement_trait, reason = "named as the API names it")]
        },
        false => quote!(),
    }
}

fn envelope(item: &Struct) -> TokenStream {
    let Some(envelope) = &item.envelope else {
        return quote!();
    };
    let name = &item.name;
    let (payload, payload_wire) = (&envelope.payload.field, &envelope.payload.wire);
    let (succeeded, success_wire) = match &envelope.success {
        Some(Role { field, wire }) => (quote!(self.#field), quote!(Some(#wire))),
        None => (quote!(true), quote!(None)),
    };

    quote! {
        impl<T> runtime::call::success::Enveloped for #name<T> {
            type Result = T;

            const PAYLOAD: &'static str = #payload_wire;

            const SUCCESS: Option<&'static str> = #success_wire;

            fn succeeded(&self) -> bool {
                #succeeded
            }

            fn into_result(self) -> Option<T> {
                self.#payload
            }
        }
    }
}
