//! Encoding: a line per field.

use proc_macro2::TokenStream;
use quote::quote;

use crate::plan::rust::{Presence, Struct};

use super::structs::parameter;

pub(super) fn object(item: &Struct) -> TokenStream {
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
