//! Multipart forms: a line per field.

use proc_macro2::TokenStream;
use quote::quote;

use crate::plan::rust::{RustType, Struct};

/// A part per field; what is not there has none.
pub(super) fn multipart(item: &Struct) -> TokenStream {
    let name = &item.name;
    let constants = item.constants.iter().filter(|constant| constant.encoded);
    let constants = constants.map(|constant| {
        let (wire, value) = (&constant.wire, &constant.value);
        quote!(form.value(#wire, &#value);)
    });
    let fields = item.fields.iter().map(|field| {
        let (wire, name) = (&field.wire, &field.name);
        match &field.ty {
            RustType::File => quote!(form.file(#wire, Some(&self.#name));),
            RustType::Option(inner) if **inner == RustType::File => {
                quote!(form.file(#wire, self.#name.as_ref());)
            }
            RustType::Vec(inner) if **inner == RustType::File => {
                quote!(form.files(#wire, &self.#name);)
            }
            RustType::Option(inner) if is_files(inner) => {
                quote!(form.files(#wire, self.#name.iter().flatten());)
            }
            _ => quote!(form.value(#wire, &self.#name);),
        }
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
        impl runtime::multipart::Multipart for #name {
            fn write(&self, form: &mut runtime::multipart::Form) {
                #(#constants)*
                #(#fields)*
                #(#extra)*
            }
        }
    }
}

fn is_files(ty: &RustType) -> bool {
    matches!(ty, RustType::Vec(inner) if **inner == RustType::File)
}
