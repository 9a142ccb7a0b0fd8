//! Decoding: a few lines per struct that the runtime's visitor drives.

use proc_macro2::TokenStream;
use quote::quote;

use crate::plan::rust::{Presence, Struct};

use super::structs::parameter;

pub(super) fn object(item: &Struct) -> TokenStream {
    if !item.directions.decode {
        return quote!();
    }
    let name = &item.name;
    let parameter = parameter(item);
    let bounded = match item.generic {
        true => quote!(<T: runtime::decode::Decode>),
        false => quote!(),
    };
    let required = item.fields.iter().filter(|field| match field.presence {
        Presence::Required | Presence::RequiredNullable => true,
        Presence::Optional | Presence::ThreeState => false,
    });
    let required = required.map(|field| &field.wire);
    let blank = blank(item);
    let arms = item.fields.iter().map(|field| {
        let (wire, name) = (&field.wire, &field.name);
        quote!(#wire => self.#name = entry.decode()?,)
    });
    let rest = match &item.extra {
        Some(extra) => {
            let name = &extra.name;
            let constants = item.constants.iter().filter(|constant| constant.encoded);
            let constants = constants.map(|constant| &constant.wire);
            quote! {
                #(#constants => entry.skip()?,)*
                _ => entry.keep(key, &mut self.#name)?,
            }
        }
        None => quote!(_ => entry.skip()?,),
    };
    let body = match (item.fields.is_empty(), &item.extra) {
        (true, None) => quote! {
            let _ = key;
            entry.skip()
        },
        _ => quote! {
            match key {
                #(#arms)*
                #rest
            }
            Ok(())
        },
    };

    quote! {
        impl #bounded runtime::object::Object for #name #parameter {
            const REQUIRED: &'static [&'static str] = &[#(#required),*];

            fn blank() -> Self {
                #blank
            }

            fn field<'de, A: serde::de::MapAccess<'de>>(
                &mut self,
                key: &str,
                entry: runtime::object::Entry<'_, A>,
            ) -> Result<(), A::Error> {
                #body
            }
        }

        runtime::decode::deserialize!(#name #parameter);
    }
}

fn blank(item: &Struct) -> TokenStream {
    if item.default && !item.generic {
        return quote!(Default::default());
    }
    let fields = item.fields.iter().map(|field| {
        let name = &field.name;
        match field.presence {
            Presence::Required => quote!(#name: runtime::decode::Decode::blank()),
            Presence::RequiredNullable | Presence::Optional => quote!(#name: None),
            Presence::ThreeState => quote!(#name: Default::default()),
        }
    });
    let extra = item.extra.iter().map(|extra| {
        let name = &extra.name;
        quote!(#name: Default::default())
    });
    quote!(Self { #(#fields,)* #(#extra,)* })
}
