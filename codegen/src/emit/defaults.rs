//! Accessors of defaults: a line of code each.

use proc_macro2::{Literal, TokenStream};
use quote::quote;

use crate::plan::rust::spelling::Paths;
use crate::plan::rust::{Default, DefaultAccessor, Field, Presence, Struct};

use super::docs;
use super::types::{parameter, ty};

pub(super) fn accessors(item: &Struct) -> TokenStream {
    let name = &item.name;
    let parameter = parameter(item);
    let fields = item.fields.iter();
    let accessors = fields.filter_map(|field| Some(accessor(field, field.or_default.as_ref()?)));
    let accessors: Vec<TokenStream> = accessors.collect();
    match accessors.is_empty() {
        true => quote!(),
        false => quote! {
            impl #parameter #name #parameter {
                #(#accessors)*
            }
        },
    }
}

fn accessor(field: &Field, accessor: &DefaultAccessor) -> TokenStream {
    let doc = docs::outer(&accessor.doc);
    let (name, method) = (&field.name, &accessor.method);
    let (returned, borrowed, default) = parts(&accessor.default);
    let (returned, fallen_back) = match field.presence {
        Presence::ThreeState | Presence::Clearable | Presence::RequiredClearable => {
            (quote!(Option<#returned>), quote!(or_if_absent))
        }
        Presence::Required | Presence::RequiredNullable | Presence::Optional => {
            (returned, quote!(unwrap_or))
        }
    };

    quote! {
        #doc
        pub fn #method(&self) -> #returned {
            self.#name #borrowed.#fallen_back(#default)
        }
    }
}

/// The type that is returned, how the field's value is taken for it, and the default.
fn parts(default: &Default) -> (TokenStream, TokenStream, TokenStream) {
    match default {
        Default::Boolean(flag) => (quote!(bool), quote!(), quote!(#flag)),
        Default::Integer(integer, number) => {
            let number = Literal::i128_unsuffixed(*number);
            (ty(integer, Paths::Models), quote!(), quote!(#number))
        }
        Default::Number(number) => {
            let number = Literal::f64_unsuffixed(*number);
            (quote!(f64), quote!(), quote!(#number))
        }
        Default::Text(text) => (quote!(&str), quote!(.as_deref()), quote!(#text)),
        Default::Variant(name, variant) => {
            let name = quote!(super::#name);
            (quote!(#name), quote!(.clone()), quote!(#name::#variant))
        }
        Default::NoItems(item) => {
            let item = ty(item, Paths::Models);
            (quote!(&[#item]), quote!(.as_deref()), quote!(&[]))
        }
    }
}
