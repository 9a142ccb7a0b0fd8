//! The table of a struct: which key goes to which field. The runtime's macros do the rest.

use proc_macro2::TokenStream;
use quote::quote;

use crate::plan::rust::{Presence, Struct};

use super::structs::parameter;

pub(super) fn table(item: &Struct) -> TokenStream {
    let directions = item.directions;
    let table = match (directions.decode, directions.encode) {
        (true, true) => quote!(object),
        (true, false) => quote!(decode_object),
        (false, true) => quote!(encode_object),
        (false, false) => return quote!(),
    };
    let name = &item.name;
    let parameter = parameter(item);
    let constants = item.constants.iter().filter(|constant| constant.encoded);
    let constants = constants.map(|constant| {
        let (wire, value) = (&constant.wire, &constant.value);
        quote!(const #wire = #value,)
    });
    let fields = item.fields.iter().map(|field| {
        let (wire, name) = (&field.wire, &field.name);
        let presence = match field.presence {
            Presence::Required | Presence::RequiredNullable => quote!(required),
            Presence::Optional => quote!(optional),
            Presence::ThreeState => quote!(nullable),
        };
        quote!(#wire => #name: #presence,)
    });
    let extra = item.extra.iter().map(|extra| {
        let name = &extra.name;
        quote!(..#name,)
    });

    quote! {
        runtime::fields::#table!(#name #parameter {
            #(#constants)*
            #(#fields)*
            #(#extra)*
        });
    }
}
