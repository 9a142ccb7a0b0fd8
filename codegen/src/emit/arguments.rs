//! Arguments: how a method takes a value, and where it puts it.

use proc_macro2::TokenStream;
use quote::quote;

use crate::plan::rust::{Argument, ArgumentType, Parameter, Style, Target};

use super::types::{From, ty};

/// `name: Type`, as in a signature.
pub(super) fn parameter(argument: &Argument) -> TokenStream {
    let name = &argument.name;
    let ty = match &argument.ty {
        ArgumentType::Text => quote!(&str),
        ArgumentType::Texts => quote!(&[&str]),
        ArgumentType::Value(value) => ty(value, From::Crate),
        ArgumentType::Reference(value) => {
            let value = ty(value, From::Crate);
            quote!(&#value)
        }
        ArgumentType::Slice(item) => {
            let item = ty(item, From::Crate);
            quote!(&[#item])
        }
        ArgumentType::Bytes => quote!(impl Into<runtime::body::upload::Upload>),
    };
    quote!(#name: #ty)
}

/// The method of a call that puts an argument into the request, and what it takes.
pub(super) fn put(argument: &Argument) -> TokenStream {
    let name = &argument.name;
    let reference = match &argument.ty {
        ArgumentType::Value(_) => quote!(&#name),
        ArgumentType::Text
        | ArgumentType::Texts
        | ArgumentType::Reference(_)
        | ArgumentType::Slice(_)
        | ArgumentType::Bytes => quote!(#name),
    };
    match &argument.target {
        Target::Path(wire) => quote!(put_path(#wire, #name)),
        Target::StyledPath(parameter) => match (&argument.ty, parameter.style) {
            // Plain text goes in as it is.
            (ArgumentType::Text, Style::Simple) => {
                let wire = &parameter.name;
                quote!(put_path(#wire, #name))
            }
            _ => {
                let parameter = made(parameter);
                quote!(put_styled_path(&#parameter, #reference))
            }
        },
        Target::Query(Parameter {
            name,
            style: Style::Form,
            explode: true,
            reserved: false,
        }) => quote!(put_query(#name, #reference)),
        Target::Query(parameter) => {
            let parameter = made(parameter);
            quote!(put_styled_query(&#parameter, #reference))
        }
        Target::Header(Parameter {
            name,
            style: Style::Simple,
            explode: false,
            ..
        }) => quote!(put_header(#name, #reference)),
        Target::Header(parameter) => {
            let parameter = made(parameter);
            quote!(put_styled_header(&#parameter, #reference))
        }
        Target::Cookie(parameter) => {
            let parameter = made(parameter);
            quote!(put_cookie(&#parameter, #reference))
        }
        Target::Json(media_type) => quote!(put_json(#media_type, #reference)),
        Target::Multipart(media_type) => quote!(put_multipart(#media_type, #reference)),
        Target::Form(properties) => {
            let properties = properties.iter().map(made);
            quote!(put_form(&[#(#properties),*], #reference))
        }
        Target::Text(media_type) => quote!(put_bytes(#media_type, #name.to_owned())),
        Target::Bytes(media_type) => quote!(put_bytes(#media_type, #name)),
    }
}

/// The expression that makes a parameter.
fn made(parameter: &Parameter) -> TokenStream {
    let name = &parameter.name;
    let explode = parameter.explode;
    let reserved = parameter.reserved.then(|| quote!(.reserved()));
    let style = match parameter.style {
        Style::Form if explode => return quote!(Parameter::query(#name)#reserved),
        Style::Simple if !explode => return quote!(Parameter::simple(#name)#reserved),
        Style::Form => quote!(Form),
        Style::SpaceDelimited => quote!(SpaceDelimited),
        Style::PipeDelimited => quote!(PipeDelimited),
        Style::DeepObject => quote!(DeepObject),
        Style::Simple => quote!(Simple),
        Style::Label => quote!(Label),
        Style::Matrix => quote!(Matrix),
        Style::Json => quote!(Json),
    };
    quote!(Parameter::new(#name, Style::#style, #explode)#reserved)
}
