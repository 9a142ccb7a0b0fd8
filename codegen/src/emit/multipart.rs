//! Multipart forms: one line per field.

use proc_macro2::TokenStream;
use quote::{format_ident, quote};

use crate::plan::rust::{RustType, Struct};

/// Adds a part for each field that has a value.
pub(super) fn multipart(item: &Struct) -> TokenStream {
    let name = &item.name;
    let constants = item.constants.iter().filter(|constant| constant.encoded);
    let constants = constants.map(|constant| {
        let value = &constant.value;
        part("value", &constant.wire, &constant.part, &quote!(&#value))
    });
    let fields = item.fields.iter().map(|field| {
        let name = &field.name;
        let (method, value) = match &field.ty {
            RustType::File => ("file", quote!(Some(&self.#name))),
            RustType::Option(inner) if **inner == RustType::File => {
                ("file", quote!(self.#name.as_ref()))
            }
            RustType::Vec(inner) if **inner == RustType::File => ("files", quote!(&self.#name)),
            RustType::Option(inner) if is_files(inner) => {
                ("files", quote!(self.#name.iter().flatten()))
            }
            _ => ("value", quote!(&self.#name)),
        };
        part(method, &field.wire, &field.part, &value)
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

/// A statement that adds a part, with its media type if it has one.
fn part(method: &str, name: &str, media_type: &Option<String>, value: &TokenStream) -> TokenStream {
    let method = match media_type {
        Some(_) => format_ident!("{method}_as"),
        None => format_ident!("{method}"),
    };
    let media_type = media_type.iter();
    quote!(form.#method(#name, #(#media_type,)* #value);)
}

fn is_files(ty: &RustType) -> bool {
    matches!(ty, RustType::Vec(inner) if **inner == RustType::File)
}
