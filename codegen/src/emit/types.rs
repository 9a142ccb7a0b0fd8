//! Types and names as tokens.

use proc_macro2::{Ident, Span, TokenStream};
use quote::{ToTokens, format_ident, quote};

use crate::plan::rust::{Literal, RustName, RustType, WireName};

impl ToTokens for WireName {
    fn to_tokens(&self, tokens: &mut TokenStream) {
        self.as_str().to_tokens(tokens);
    }
}

impl ToTokens for RustName {
    fn to_tokens(&self, tokens: &mut TokenStream) {
        let ident = match self.as_str().strip_prefix("r#") {
            Some(plain) => Ident::new_raw(plain, Span::call_site()),
            None => Ident::new(self.as_str(), Span::call_site()),
        };
        ident.to_tokens(tokens);
    }
}

impl ToTokens for Literal {
    fn to_tokens(&self, tokens: &mut TokenStream) {
        match self {
            Self::Text(text) => text.to_tokens(tokens),
            Self::Integer(number) => {
                proc_macro2::Literal::i64_unsuffixed(*number).to_tokens(tokens);
            }
            Self::Boolean(flag) => flag.to_tokens(tokens),
        }
    }
}

/// The path by which emitted code reaches its models.
#[derive(Clone, Copy)]
pub(super) enum From {
    /// A file of `models`. An import would need the conditions of all types that use it, so that each says where the other is.
    Models,
    /// Any other file.
    Crate,
}

/// A type as it is written in a file.
pub(super) fn ty(ty: &RustType, from: From) -> TokenStream {
    let of = |inner: &RustType| self::ty(inner, from);
    match ty {
        RustType::Bool => quote!(bool),
        RustType::I32 => quote!(i32),
        RustType::I64 => quote!(i64),
        RustType::U64 => quote!(u64),
        RustType::F64 => quote!(f64),
        RustType::String => quote!(String),
        RustType::Value => quote!(serde_json::Value),
        RustType::Unit => quote!(()),
        RustType::Text(text) => {
            let path = text.path().split("::").map(|it| format_ident!("{it}"));
            quote!(#(#path)::*)
        }
        RustType::Secret => quote!(runtime::auth::secret::Secret),
        RustType::Bytes => quote!(bytes::Bytes),
        RustType::File => quote!(runtime::body::multipart::File),
        RustType::Model(name) => model(name, from),
        RustType::Generic(name, argument) => {
            let name = model(name, from);
            let argument = of(argument);
            quote!(#name<#argument>)
        }
        RustType::Parameter => quote!(T),
        RustType::Vec(item) => {
            let item = of(item);
            quote!(Vec<#item>)
        }
        RustType::Map(value) => {
            let value = of(value);
            quote!(std::collections::BTreeMap<String, #value>)
        }
        RustType::Option(inner) => {
            let inner = of(inner);
            quote!(Option<#inner>)
        }
        RustType::Nullable(inner) => {
            let inner = of(inner);
            quote!(runtime::json::nullable::Nullable<#inner>)
        }
        RustType::Boxed(inner) => {
            let inner = of(inner);
            quote!(Box<#inner>)
        }
    }
}

fn model(name: &RustName, from: From) -> TokenStream {
    match from {
        From::Models => quote!(super::#name),
        From::Crate => quote!(models::#name),
    }
}
