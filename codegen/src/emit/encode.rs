//! Encoding: a line per field.

use proc_macro2::TokenStream;
use quote::{format_ident, quote};

use crate::plan::rust::{Presence, RustType, Struct};

use super::structs::parameter;

pub(super) fn object(item: &Struct) -> TokenStream {
    if item.multipart {
        return multipart(item);
    }
    if !item.directions.encode {
        return quote!();
    }
    let name = &item.name;
    let parameter = parameter(item);
    let bounded = match item.generic {
        true => quote!(<T: serde::Serialize>),
        false => quote!(),
    };
    let constants = item.constants.iter().filter(|constant| constant.encoded);
    let constants = constants.map(|constant| {
        let (wire, value) = (&constant.wire, &constant.value);
        quote!(object.required(#wire, &#value)?;)
    });
    let fields = item.fields.iter().map(|field| {
        let (wire, name) = (&field.wire, &field.name);
        match field.presence {
            Presence::Required | Presence::RequiredNullable => {
                quote!(object.required(#wire, &self.#name)?;)
            }
            Presence::Optional => quote!(object.optional(#wire, &self.#name)?;),
            Presence::ThreeState => quote!(object.nullable(#wire, &self.#name)?;),
        }
    });
    let extra = item.extra.iter().map(|extra| {
        let name = &extra.name;
        quote!(object.extra(&self.#name)?;)
    });
    let encoded = item.constants.iter().any(|constant| constant.encoded);
    let filled = encoded || !(item.fields.is_empty() && item.extra.is_none());
    let binding = match filled {
        true => quote!(let mut object),
        false => quote!(let object),
    };

    quote! {
        impl #bounded serde::Serialize for #name #parameter {
            fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                #binding = runtime::encode::ObjectEncoder::new(serializer)?;
                #(#constants)*
                #(#fields)*
                #(#extra)*
                object.end()
            }
        }
    }
}

/// A part per field; what is not there has none.
fn multipart(item: &Struct) -> TokenStream {
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
        impl runtime::multipart::Multipart for #name {
            fn write(&self, form: &mut runtime::multipart::Form) {
                #(#constants)*
                #(#fields)*
                #(#extra)*
            }
        }
    }
}

/// A statement that adds a part, in its media type where it has one.
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
