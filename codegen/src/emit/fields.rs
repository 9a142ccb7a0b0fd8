//! A struct with the keys of its fields. The runtime's macros make the struct and its serde of it.

use proc_macro2::TokenStream;
use quote::quote;

use crate::plan::rust::{Field, Presence, RustType, Struct};

use super::docs;
use super::structs::parameter;
use super::types::{From, ty};

pub(super) fn declaration(item: &Struct) -> TokenStream {
    let directions = item.directions;
    let table = match (directions.decode, directions.encode) {
        (true, true) => quote!(object),
        (true, false) => quote!(decode_object),
        (false, true) => quote!(encode_object),
        (false, false) => return plain(item),
    };
    let constants = item.constants.iter().filter(|constant| constant.encoded);
    let constants = constants.map(|constant| {
        let (wire, value) = (&constant.wire, &constant.value);
        quote!(const #wire = #value,)
    });
    let fields = item.fields.iter().map(|field| {
        let (declared, wire) = (declared(field), &field.wire);
        let presence = match field.presence {
            Presence::Required | Presence::RequiredNullable => quote!(required),
            Presence::Optional => quote!(optional),
            Presence::ThreeState => quote!(nullable),
        };
        quote!(#declared = #presence #wire,)
    });
    let extra = extra(item).map(|extra| quote!(.. #extra,));
    let head = head(item);

    quote! {
        runtime::fields::#table! {
            #head {
                #(#constants)*
                #(#fields)*
                #extra
            }
        }
    }
}

/// A struct that is neither read nor written as JSON.
fn plain(item: &Struct) -> TokenStream {
    let fields = item.fields.iter().map(declared);
    let extra = extra(item).map(|extra| quote!(#extra,));
    let head = head(item);

    quote! {
        #[derive(Clone, Debug, PartialEq)]
        #[non_exhaustive]
        #head {
            #(#fields,)*
            #extra
        }
    }
}

fn head(item: &Struct) -> TokenStream {
    let doc = docs::outer(&item.doc);
    let default = item.default.then(|| quote!(#[derive(Default)]));
    let name = &item.name;
    let parameter = parameter(item);

    quote! {
        #doc
        #default
        pub struct #name #parameter
    }
}

fn declared(field: &Field) -> TokenStream {
    let doc = docs::outer(&field.doc);
    let name = &field.name;
    let ty = ty(&field.ty, From::Models);
    quote!(#doc pub #name: #ty)
}

fn extra(item: &Struct) -> Option<TokenStream> {
    let extra = item.extra.as_ref()?;
    let doc = docs::outer(&extra.doc);
    let name = &extra.name;
    let value = ty(&RustType::Map(Box::new(extra.value.clone())), From::Models);
    Some(quote!(#doc pub #name: #value))
}
