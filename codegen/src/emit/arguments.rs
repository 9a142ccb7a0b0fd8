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
        ArgumentType::Bytes => quote!(impl Into<bytes::Bytes>),
    };
    quote!(#name: #ty)
}

/// The statement that puts an argument into `request`.
pub(super) fn put(argument: &Argument, request: &TokenStream) -> TokenStream {
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
        Target::Path(wire) => quote!(#request.path(#wire, #name.to_owned());),
        Target::StyledPath(parameter) => styled(parameter, &argument.ty, request, name, &reference),
        Target::Query(parameter) => {
            let parameter = self::constant(parameter);
            quote!(#request.query(#parameter, #reference);)
        }
        Target::Header(parameter) => {
            let parameter = self::constant(parameter);
            quote!(#request.header(#parameter, #reference);)
        }
        Target::Cookie(parameter) => {
            let parameter = self::constant(parameter);
            quote!(#request.cookie(#parameter, #reference);)
        }
        Target::Json(media_type) => quote!(#request.json(#media_type, #reference);),
        Target::Multipart(media_type) => quote!(#request.multipart(#media_type, #reference);),
        Target::Form(properties) if properties.is_empty() => quote!(#request.form(#reference);),
        Target::Form(properties) => {
            let properties = properties.iter().map(made);
            quote!(#request.styled_form(&[#(#properties),*], #reference);)
        }
        Target::Text(media_type) => {
            quote!(#request.bytes(#media_type, bytes::Bytes::copy_from_slice(#name.as_bytes()));)
        }
        Target::Bytes(media_type) => quote!(#request.bytes(#media_type, #name.into());),
    }
}

/// Plain text goes in as it is; everything else is written in the style of its parameter.
fn styled(
    parameter: &Parameter,
    ty: &ArgumentType,
    request: &TokenStream,
    name: &crate::plan::rust::RustName,
    reference: &TokenStream,
) -> TokenStream {
    match (ty, parameter.style) {
        (ArgumentType::Text, Style::Simple) => {
            let wire = &parameter.name;
            quote!(#request.path(#wire, #name.to_owned());)
        }
        _ => {
            let parameter = constant(parameter);
            quote!(#request.styled_path(#parameter, #reference);)
        }
    }
}

fn constant(parameter: &Parameter) -> TokenStream {
    let made = made(parameter);
    quote!(&#made)
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
