//! A struct with the keys of its fields. The runtime's macros make the struct and its serde of it.

use proc_macro2::TokenStream;
use quote::quote;

use crate::plan::rust::{Field, Presence, RustType, Struct, Taken};

use super::docs;
use super::structs::parameter;
use super::types::{From, ty};

pub(super) fn declaration(item: &Struct) -> TokenStream {
    let directions = item.directions;
    let table = match (directions.decode, directions.encode) {
        (true, true) => quote!(object),
        (true, false) => quote!(decode_object),
        (false, true) => quote!(encode_object),
        (false, false) => quote!(form_object),
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
        let set = set(item, field);
        quote!(#declared = #presence #wire #set,)
    });
    let new = new(item);
    let extra = extra(item).map(|extra| quote!(.. #extra,));
    let head = head(item);

    quote! {
        runtime::json::fields::#table! {
            #head {
                #new
                #(#constants)*
                #(#fields)*
                #extra
            }
        }
    }
}

/// What the constructor takes, if there is one.
fn new(item: &Struct) -> Option<TokenStream> {
    let required = item.asked_for();
    let parameters = required.into_iter().map(|field| {
        let name = &field.name;
        match &field.taken {
            Taken::Into(taken) => {
                let taken = ty(taken, From::Models);
                quote!(#name: impl Into<#taken>)
            }
            Taken::Value(taken) | Taken::Boxed(taken) => {
                let taken = ty(taken, From::Models);
                quote!(#name: #taken)
            }
        }
    });
    item.constructor.then(|| quote!(new(#(#parameters),*),))
}

/// How a field is set that the constructor does not take.
fn set(item: &Struct, field: &Field) -> Option<TokenStream> {
    if !item.constructor || field.presence.must_be_given() {
        return None;
    }
    let setter = &field.setter;
    let (how, taken) = match &field.taken {
        Taken::Into(taken) => (quote!(into), taken),
        Taken::Boxed(taken) => (quote!(boxed), taken),
        Taken::Value(taken) => (quote!(), taken),
    };
    let taken = ty(taken, From::Models);
    let clear = field.clear.iter().map(|clear| quote!(or #clear));
    let preset = field.preset.iter().map(|preset| quote!(unless #preset));
    Some(quote!(set #setter(#how #taken) #(#clear)* #(#preset)*))
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
