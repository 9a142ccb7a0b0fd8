//! Multipart forms: one line per field.

use proc_macro2::TokenStream;
use quote::{format_ident, quote};

use crate::plan::rust::{Part, PartContent, Struct};

/// Adds a part for each field that has a value.
pub(super) fn multipart(item: &Struct) -> TokenStream {
    let name = &item.name;
    let constants = item.constants.iter().filter(|constant| constant.encoded);
    let constants = constants.map(|constant| {
        let value = &constant.value;
        part(&constant.part, &constant.wire, quote!(#value))
    });
    let fields = item.fields.iter().map(|field| {
        let name = &field.name;
        part(&field.part, &field.wire, quote!(self.#name))
    });
    let extra = item.extra.iter().map(|extra| {
        let name = &extra.name;
        quote! {
            for (name, value) in &self.#name {
                form.value(name, value);
            }
        }
    });

    quote! {
        impl runtime::body::multipart::Multipart for #name {
            fn write(&self, form: &mut runtime::body::multipart::Form) {
                #(#constants)*
                #(#fields)*
                #(#extra)*
            }
        }
    }
}

/// A statement that adds a part, in its media type if it has one.
fn part(part: &Part, name: &str, value: TokenStream) -> TokenStream {
    let (method, value) = match part.content {
        PartContent::File { optional: false } => ("file", quote!(Some(&#value))),
        PartContent::File { optional: true } => ("file", quote!(#value.as_ref())),
        PartContent::Files { optional: false } => ("files", quote!(&#value)),
        PartContent::Files { optional: true } => ("files", quote!(#value.iter().flatten())),
        PartContent::Value => ("value", quote!(&#value)),
    };
    let method = match part.media_type {
        Some(_) => format_ident!("{method}_as"),
        None => format_ident!("{method}"),
    };
    let media_type = part.media_type.iter();
    quote!(form.#method(#name, #(#media_type,)* #value);)
}
