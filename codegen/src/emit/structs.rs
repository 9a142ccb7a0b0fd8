//! Structs: the declaration, and the items that belong to it.

use proc_macro2::TokenStream;
use quote::quote;

use crate::plan::rust::{Constant, Literal, Presence, Role, Struct};

use super::table::{self, Table};
use super::{defaults, docs, multipart, types};

pub(super) fn struct_(item: &Struct) -> Table {
    let constants = constants(item);
    let defaults = defaults::accessors(item);
    let envelope = envelope(item);
    let multipart = item.multipart.then(|| multipart::multipart(item));

    table::object(item).beside(quote! {
        #constants
        #defaults
        #envelope
        #multipart
    })
}

fn constants(item: &Struct) -> TokenStream {
    let name = &item.name;
    let parameter = types::parameter(item);
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

fn envelope(item: &Struct) -> TokenStream {
    let Some(envelope) = &item.envelope else {
        return quote!();
    };
    let name = &item.name;
    let (payload, payload_wire) = (&envelope.payload.field, &envelope.payload.wire);
    let (succeeded, success_wire) = match &envelope.success {
        Some(flag) => {
            let wire = &flag.wire;
            (self::succeeded(flag), quote!(Some(#wire)))
        }
        None => (quote!(true), quote!(None)),
    };

    quote! {
        impl<T> runtime::json::envelope::Enveloped for #name<T> {
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

/// A flag that is absent denies nothing.
fn succeeded(flag: &Role) -> TokenStream {
    let field = &flag.field;
    match flag.presence {
        Presence::Required => quote!(self.#field),
        Presence::RequiredNullable | Presence::Optional => quote!(self.#field != Some(false)),
        Presence::ThreeState => {
            quote!(self.#field != runtime::json::nullable::Nullable::Value(false))
        }
        Presence::RequiredClearable | Presence::Clearable => {
            quote!(self.#field != runtime::json::clearable::Clearable::Value(false))
        }
    }
}
