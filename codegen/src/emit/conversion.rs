//! Conversions: a `From` for each pair of types into which a type was split.

use proc_macro2::TokenStream;
use quote::quote;

use crate::plan::rust::{Change, Conversion, ConvertedField, ConvertedMember, Parts};

use super::docs;

pub(super) fn conversions(conversions: &[Conversion]) -> TokenStream {
    conversions.iter().map(conversion).collect()
}

fn conversion(conversion: &Conversion) -> TokenStream {
    let doc = docs::outer(&conversion.doc);
    let (source, target) = (&conversion.source, &conversion.target);
    let (value, body) = match &conversion.parts {
        Parts::Fields(fields) => struct_(fields),
        Parts::Members(members) => union(conversion, members),
        Parts::Kept => (quote!(value), quote!(Self::Unknown(value.0))),
    };

    quote! {
        #doc
        impl From<super::#source> for #target {
            fn from(#value: super::#source) -> Self {
                #body
            }
        }
    }
}

/// The name of the parameter, and the expression that is built from it.
fn struct_(fields: &[ConvertedField]) -> (TokenStream, TokenStream) {
    let value = match fields.iter().any(|field| field.source.is_some()) {
        true => quote!(value),
        false => quote!(_),
    };
    let fields = fields.iter().map(|field| {
        let name = &field.name;
        match &field.source {
            Some((source, change)) => {
                let changed = changed(change, quote!(value.#source));
                quote!(#name: #changed)
            }
            None => quote!(#name: Default::default()),
        }
    });
    (value, quote!(Self { #(#fields,)* }))
}

fn union(conversion: &Conversion, members: &[ConvertedMember]) -> (TokenStream, TokenStream) {
    let name = &conversion.source;
    let arms = members.iter().map(|member| {
        let (source, target) = (&member.source, &member.target);
        let changed = changed(&member.change, quote!(value));
        quote!(super::#name::#source(value) => Self::#target(#changed),)
    });
    let body = quote! {
        match value {
            #(#arms)*
            super::#name::Unknown(value) => Self::Unknown(value),
        }
    };
    (quote!(value), body)
}

/// The expression that converts the value.
fn changed(change: &Change, value: TokenStream) -> TokenStream {
    match change {
        Change::Same => value,
        Change::Model { .. } => quote!(#value.into()),
        Change::Optional(inner) => {
            let inner = function(inner);
            quote!(#value.map(#inner))
        }
        Change::Each(inner) => {
            let inner = function(inner);
            quote!(#value.into_iter().map(#inner).collect())
        }
        Change::Values(inner) => {
            let inner = changed(inner, quote!(value));
            quote!(#value.into_iter().map(|(key, value)| (key, #inner)).collect())
        }
        Change::Nullable(inner) => {
            let option = changed(inner, value);
            quote!(runtime::json::nullable::Nullable::value_or_absent(#option))
        }
        Change::Some(inner) => {
            let inner = changed(inner, value);
            quote!(Some(#inner))
        }
        Change::Unboxed(inner) => changed(inner, quote!((*#value))),
        Change::Boxed(inner) => {
            let inner = changed(inner, value);
            quote!(Box::new(#inner))
        }
    }
}

/// The same as a function.
fn function(change: &Change) -> TokenStream {
    match change {
        Change::Model { .. } => quote!(Into::into),
        Change::Same
        | Change::Optional(_)
        | Change::Each(_)
        | Change::Values(_)
        | Change::Nullable(_)
        | Change::Some(_)
        | Change::Unboxed(_)
        | Change::Boxed(_) => {
            let changed = changed(change, quote!(value));
            quote!(|value| #changed)
        }
    }
}
