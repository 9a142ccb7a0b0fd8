//! Structs: the declaration, and what a consumer makes one with.

use proc_macro2::TokenStream;
use quote::quote;

use crate::plan::rust::{Constant, Field, Literal, Presence, Role, RustName, Struct, Taken};

use super::types::{From, ty};
use super::{conversion, defaults, docs, fields, multipart};

pub(super) fn struct_(item: &Struct) -> TokenStream {
    let declaration = fields::declaration(item);
    let constants = constants(item);
    let constructor = constructor(item);
    let defaults = defaults::accessors(item);
    let envelope = envelope(item);
    let multipart = item.multipart.then(|| multipart::multipart(item));
    let conversions = conversion::conversions(&item.conversions);

    quote! {
        #declaration
        #constants
        #constructor
        #defaults
        #envelope
        #multipart
        #conversions
    }
}

/// `<T>` where the item is generic.
pub(super) fn parameter(item: &Struct) -> TokenStream {
    match item.generic {
        true => quote!(<T>),
        false => quote!(),
    }
}

fn constants(item: &Struct) -> TokenStream {
    let name = &item.name;
    let parameter = parameter(item);
    let constants = item.constants.iter().map(constant);
    match item.constants.is_empty() {
        true => quote!(),
        false => quote! {
            impl #parameter #name #parameter {
                #(#constants)*
            }
        },
    }
}

fn constant(constant: &Constant) -> TokenStream {
    let doc = docs::outer(&constant.doc);
    let name = &constant.name;
    let value = &constant.value;
    let ty = match value {
        Literal::Text(_) => quote!(&'static str),
        Literal::Integer(_) => quote!(i64),
        Literal::Boolean(_) => quote!(bool),
    };

    quote! {
        #doc
        pub const #name: #ty = #value;
    }
}

fn constructor(item: &Struct) -> TokenStream {
    if !item.constructor {
        return quote!();
    }
    let name = &item.name;
    let parameter = parameter(item);
    let required: Vec<&Field> = item
        .fields
        .iter()
        .filter(|field| is_asked_for(field))
        .collect();
    let parameters = required.iter().map(|field| {
        let name = &field.name;
        let ty = taken(&field.taken);
        quote!(#name: #ty)
    });
    let values = item.fields.iter().map(|field| {
        let name = &field.name;
        if is_asked_for(field) {
            initialized(field)
        } else if let Some(preset) = &field.preset {
            let preset = preset_value(field, preset);
            quote!(#name: #preset)
        } else {
            quote!(#name: Default::default())
        }
    });
    let extra = item.extra.iter().map(|extra| {
        let name = &extra.name;
        quote!(#name: Default::default())
    });
    let doc = match required.len() {
        0 => " Starts with nothing set.",
        _ => " Starts with what is required.",
    };
    let many = (parameters.len() > 7).then(
        || quote!(#[allow(clippy::too_many_arguments, reason = "the API requires them all")]),
    );
    let setters = item
        .fields
        .iter()
        .filter(|field| !is_asked_for(field))
        .map(|field| setter(item, field));
    let preset = item.fields.iter().any(|field| field.preset.is_some());
    let body = match item.default && !preset && !item.generic {
        // A setter may be called `default`, and would be taken for the trait's.
        true => quote!(Default::default()),
        false => quote!(Self { #(#values,)* #(#extra,)* }),
    };

    quote! {
        impl #parameter #name #parameter {
            #[doc = #doc]
            #many
            pub fn new(#(#parameters),*) -> Self {
                #body
            }

            #(#setters)*
        }
    }
}

/// An optional constant is sent unless it is taken away.
fn preset_value(field: &Field, constant: &RustName) -> TokenStream {
    match field.presence {
        Presence::Required => quote!(Self::#constant.into()),
        Presence::RequiredNullable | Presence::Optional => quote!(Some(Self::#constant.into())),
        Presence::ThreeState => quote!(runtime::nullable::Nullable::Value(Self::#constant.into())),
    }
}

fn is_asked_for(field: &Field) -> bool {
    match field.presence {
        Presence::Required => true,
        Presence::RequiredNullable | Presence::Optional | Presence::ThreeState => false,
    }
}

fn taken(taken: &Taken) -> TokenStream {
    match taken {
        Taken::Into(inner) => {
            let inner = ty(inner, From::Models);
            quote!(impl Into<#inner>)
        }
        Taken::Value(inner) | Taken::Boxed(inner) => ty(inner, From::Models),
    }
}

/// A field in a struct expression, from the parameter of the same name.
fn initialized(field: &Field) -> TokenStream {
    let name = &field.name;
    match &field.taken {
        Taken::Value(_) => quote!(#name),
        Taken::Into(_) | Taken::Boxed(_) => {
            let value = made(field);
            quote!(#name: #value)
        }
    }
}

/// The value of a field, from the parameter of the same name.
fn made(field: &Field) -> TokenStream {
    let name = &field.name;
    match &field.taken {
        Taken::Into(_) => quote!(#name.into()),
        Taken::Value(_) => quote!(#name),
        Taken::Boxed(_) => quote!(Box::new(#name)),
    }
}

fn setter(item: &Struct, field: &Field) -> TokenStream {
    let (name, method) = (&field.name, &field.setter);
    let doc = format!(" Sets `{}`.", field.wire.replace(['`', '\n', '\r'], " "));
    let ty = taken(&field.taken);
    let value = made(field);
    let set = match field.presence {
        Presence::Required => initialized(field),
        Presence::RequiredNullable | Presence::Optional => quote!(#name: Some(#value)),
        Presence::ThreeState => quote!(#name: runtime::nullable::Nullable::Value(#value)),
    };
    let is_alone = item.fields.len() == 1 && item.extra.is_none();
    let others = (!is_alone).then(|| quote!(..self));
    let confused = trait_like(method.plain());
    let clear = field.clear.iter().map(|clear| {
        let doc = format!(
            " Sets `{}` to null.",
            field.wire.replace(['`', '\n', '\r'], " ")
        );
        quote! {
            #[doc = #doc]
            pub fn #clear(self) -> Self {
                Self { #name: runtime::nullable::Nullable::Null, #others }
            }
        }
    });

    quote! {
        #[doc = #doc]
        #confused
        pub fn #method(self, #name: #ty) -> Self {
            Self { #set, #others }
        }

        #(#clear)*
    }
}

/// clippy takes a setter with the name of an operator's method for that method.
pub(super) fn trait_like(name: &str) -> TokenStream {
    let operators = [
        "add",
        "bitand",
        "bitor",
        "bitxor",
        "cmp",
        "div",
        "eq",
        "index",
        "mul",
        "rem",
        "shl",
        "shr",
        "sub",
        "not",
        "neg",
        "next",
        "hash",
        "borrow",
        "deref",
        "drop",
        "clone",
        "default",
        "from_str",
        "from_iter",
        "into_iter",
        "as_ref",
        "as_mut",
        "borrow_mut",
        "deref_mut",
        "index_mut",
    ];
    match operators.contains(&name) {
        true => quote! {
            #[allow(clippy::should_implement_trait, reason = "named as the API names it")]
        },
        false => quote!(),
    }
}

fn envelope(item: &Struct) -> TokenStream {
    let Some(envelope) = &item.envelope else {
        return quote!();
    };
    let name = &item.name;
    let (payload, payload_wire) = (&envelope.payload.field, &envelope.payload.wire);
    let (succeeded, success_wire) = match &envelope.success {
        Some(Role { field, wire }) => (quote!(self.#field), quote!(Some(#wire))),
        None => (quote!(true), quote!(None)),
    };

    quote! {
        impl<T> runtime::success::Enveloped for #name<T> {
            type Result = T;

            const PAYLOAD: &'static str = #payload_wire;

            const SUCCESS: Option<&'static str> = #success_wire;

            fn succeeded(&self) -> bool {
                #succeeded
            }

            fn into_result(self) -> Option<T> {
                self.#payload
            }
        }
    }
}
